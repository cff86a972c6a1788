from __future__ import annotations

import contextlib
import errno
import json
import os
import random
import resource
import shutil
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from staged import (
    ONE,
    Mounts,
    add_things_of_others,
    digests,
    files_in,
    in_child,
    obey_rights,
    one_changed,
    only,
    pages,
    publish,
    things,
)

from sitegen import output, staging
from sitegen.output import MANIFEST, Busy, Refused
from sitegen.publication import exchange
from sitegen.publication.inplace import READY
from sitegen.publication.single import Single


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "build"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / ".sitegen-cache"


def spare_of(home: Path) -> Path:
    return next(path for path in home.glob("spare-*") if not path.suffix)


def journal_of(home: Path) -> Path:
    return next(home.glob("spare-*.json"))


def refusing(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def publish_some(out: Path, home: Path, *numbers: int) -> None:
    for number in numbers:
        assert publish(out, home, pages(number)) == ()
        assert files_in(out) == pages(number)


# What a publication does


def test_a_site_is_published_whole_with_its_list(out: Path, home: Path) -> None:
    publish_some(out, home, 1)
    assert json.loads((out / MANIFEST).read_bytes()) == digests(pages(1))
    assert output.files_of(out) == digests(pages(1))
    names = list(json.loads((out / MANIFEST).read_bytes()))
    assert names == sorted(names)


def test_only_what_differs_is_a_new_file(out: Path, home: Path) -> None:
    files = {f"{n}/index.html": f"page {n}".encode() for n in range(300)}
    for _ in range(2):
        publish(out, home, files)
    before = things(out, times=True)
    for turn in range(4):
        files["7/index.html"] = f"changed {turn}".encode()
        publish(out, home, files)
        after = things(out, times=True)
        new = {name for name in after if not (out / name).is_dir() and after[name] != before[name]}
        assert new == {"7/index.html", MANIFEST}
        before = after


def test_one_changed_page_of_many_moves_nothing_else(out: Path, home: Path) -> None:
    files = {f"{n}/index.html": f"page {n}".encode() for n in range(2000)}
    for turn in range(3):
        files["7/index.html"] = f"changed {turn}".encode()
        publish(out, home, files)
    ours = staging.settled(out, home)
    changing = ("os.link", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.chown")

    def act() -> None:
        seen: list[str] = []
        sys.addaudithook(lambda event, _: seen.append(event) if event in changing else None)
        with staging.opened(out, home, ours) as stage:
            stage.put("9/index.html", b"changed")
            stage.publish(digests({**files, "9/index.html": b"changed"}))
        # Brought up to date: the page and the list of last time; new: those of this time. The journal; the folder.
        assert len(seen) < 15, seen

    assert in_child(act) == ""
    assert (out / "9/index.html").read_bytes() == b"changed"


def is_walked_whole(out: Path, home: Path) -> bool:
    """Whether a publication compares the two trees name by name: then it sees that what is in the spare only."""
    with staging.opened(out, home, staging.settled(out, home)):
        return json.loads(journal_of(home).read_bytes().split(b"\n")[0])["live"] == []


def test_nothing_new_leaves_the_spare_ready(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    (out / "theirs").write_text("theirs")
    for turn in range(4):
        # The clock of a file system may tick only every 10 ms, and what is as old as the last tick is looked at again.
        time.sleep(0.02)
        assert is_walked_whole(out, home) is False, turn
        with staging.opened(out, home, staging.settled(out, home)) as stage:
            assert not any(stage.put(name, content).changed for name, content in pages(1).items())
        time.sleep(0.02)
    publish(out, home, pages(2))
    (out / "theirs").unlink()
    publish_some(out, home, 3, 4)


def test_the_disk_holds_each_file_once(out: Path, home: Path) -> None:
    publish_some(out, home, 1, 2, 3)
    for name in pages(2).keys() & pages(3).keys():
        if pages(2)[name] == pages(3)[name]:
            assert (out / name).samefile(spare_of(home) / name)


def test_puts_tell_what_changed_and_how_the_file_will_lie_there(out: Path, home: Path) -> None:
    publish_some(out, home, 1)
    with staging.opened(out, home, staging.settled(out, home)) as stage:
        files = {**pages(1), "stays/0/index.html": b"other", "new/index.html": b"new"}
        puts = {name: stage.put(name, content) for name, content in files.items()}
        assert files_in(out) == pages(1)
        stage.publish(digests(files))
    assert {name for name, put in puts.items() if put.changed} == {"stays/0/index.html", "new/index.html"}
    assert output.stamps(out, files) == {name: put.stamp for name, put in puts.items()}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_left_without_publishing_the_site_stays(out: Path, home: Path, error: type[BaseException]) -> None:
    publish_some(out, home, 1, 2)
    before = things(out, times=True)
    with pytest.raises(error), staging.opened(out, home, staging.settled(out, home)) as stage:
        stage.drop("stays/0/index.html")
        stage.put("stays/1/index.html", b"half")
        stage.put("half/index.html", b"half")
        raise error
    assert things(out, times=True) == before
    publish_some(out, home, 3, 4)
    assert not list(home.glob("*.kept"))


def test_what_worker_processes_put_is_published_and_known_later(out: Path, home: Path) -> None:
    publish_some(out, home, 1, 2)
    files = {name: content + b" by a worker" for name, content in pages(3).items()}
    with staging.opened(out, home, staging.settled(out, home)) as stage:
        for name in sorted(pages(2).keys() - files.keys()):
            stage.drop(name)
        for part in range(3):
            mine = sorted(files)[part::3]
            assert in_child(lambda mine=mine: [stage.put(name, files[name]) for name in mine] and None) == ""  # type: ignore[misc]
        stage.publish(digests(files))
    assert files_in(out) == files
    publish_some(out, home, 4, 5)


@pytest.mark.parametrize(
    "name", ["a\nb", "ä/ö.html", 'quo"te', "n" * 255, "/".join(["d" * 99] * 9), "\udcff", "a b/%2e"]
)
def test_names(out: Path, home: Path, name: str) -> None:
    if name == "\udcff":
        # Bytes that are no UTF-8 can only be somebody else's.
        publish(out, home, {"a": b"0"})
        (out / name).write_text("theirs")
        files = {"a": b"1"}
    else:
        files = {name: b"1"}
    for turn in range(4):
        files = {key: content + str(turn).encode() for key, content in files.items()}
        publish(out, home, files)
        assert {k: v for k, v in files_in(out).items() if k != "\udcff"} == files
    assert name != "\udcff" or (out / name).read_text() == "theirs"


def test_an_output_that_is_a_link_stays_one(out: Path, home: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    out.symlink_to("www")
    publish_some(out, home, 1, 2, 3)
    assert out.is_symlink()
    assert files_in(tmp_path / "www") == pages(3)


def test_the_output_keeps_its_mode(out: Path, home: Path) -> None:
    publish_some(out, home, 1)
    out.chmod(0o2750)
    publish_some(out, home, 2, 3)
    assert stat.S_IMODE(out.stat().st_mode) == 0o2750


def test_a_site_moved_as_a_whole(tmp_path: Path) -> None:
    publish_some(tmp_path / "a" / "build", tmp_path / "a" / "cache", 1, 2)
    (tmp_path / "a").rename(tmp_path / "b")
    publish_some(tmp_path / "b" / "build", tmp_path / "b" / "cache", 3, 4)
    assert len(list((tmp_path / "b" / "cache").glob("spare-*.json"))) == 1


def test_who_holds_the_folder_keeps_the_site_that_went_out(out: Path, home: Path) -> None:
    publish_some(out, home, 1)
    held = os.open(out, os.O_RDONLY)
    publish_some(out, home, 2)
    for name, content in pages(1).items():
        fd = os.open(name, os.O_RDONLY, dir_fd=held)
        assert os.read(fd, 9999) == content
        os.close(fd)
    os.close(held)


# Things of others


def test_things_of_others_outlive_twenty_publications(out: Path, home: Path) -> None:
    publish_some(out, home, 0)
    others = add_things_of_others(out)
    before = only(things(out, times=True), others)
    assert before.keys() == others
    for number in range(1, 21):
        assert publish(out, home, pages(number)) == ()
        assert only(things(out, times=True), others) == before
        assert files_in(out).keys() - others == pages(number).keys()


@pytest.mark.parametrize("again", [1, 2, 3])
def test_a_thing_deleted_by_its_owner_does_not_come_back(out: Path, home: Path, again: int) -> None:
    publish_some(out, home, 0)
    add_things_of_others(out)
    for number in range(again):
        publish(out, home, pages(number))
    shutil.rmtree(out / "photos")
    for name in ("CNAME", "link", "pipe", "stays/3/THESIS.docx"):
        (out / name).unlink()
    (out / "empty").rmdir()
    for number in range(4):
        assert publish(out, home, pages(number)) == ()
        assert not {"CNAME", "link", "pipe", "photos", "empty", "stays/3/THESIS.docx"} & things(out).keys()


def test_nor_when_it_was_there_during_a_build_that_broke_off(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    time.sleep(0.02)
    (out / "CNAME").write_text("theirs")
    with pytest.raises(RuntimeError), staging.opened(out, home, staging.settled(out, home)):
        raise RuntimeError
    (out / "CNAME").unlink()
    publish_some(out, home, 2, 3, 4)


def save(path: Path, text: str) -> None:
    """As an editor does it: a new file in the place of the old one."""
    path.with_name("saved").write_text(text)
    path.with_name("saved").rename(path)


def test_what_others_save_during_a_build_is_in_the_new_site(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    add_things_of_others(out)
    publish(out, home, pages(2))
    with staging.opened(out, home, staging.settled(out, home)) as stage:
        for name in sorted(pages(2).keys() - pages(3).keys()):
            stage.drop(name)
        for name, content in pages(3).items():
            stage.put(name, content)
        save(out / "CNAME", "changed")
        (out / "photos" / "2016" / "b.jpg").write_text("new")
        (out / "stays" / "4" / "NOTES").write_text("new")
        (out / "comes" / "1" / "beside a page that goes").write_text("new")
        (out / "more" / "inner").mkdir(parents=True)
        (out / "more" / "inner" / "c").write_text("new")
        (out / "pipe").unlink()
        during = {n: t for n, t in things(out, times=True).items() if n not in pages(2)}
        stage.publish(digests(pages(3)))
    assert stage.notes == ()
    for number in (None, 4, 5):
        if number is not None:
            publish(out, home, pages(number))
        after = things(out, times=True)
        gone = {n for n in during.keys() - after.keys() if not (n.startswith("comes/") or n == "shape")}
        assert gone == set()
        files = {n for n, (kind, *_) in during.items() if kind == stat.S_IFREG and n != MANIFEST}
        assert only(after, frozenset(files)) == only(during, frozenset(files))


def test_a_page_never_lands_on_a_thing_of_somebody_else(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    others = add_things_of_others(out)
    before = things(out, times=True)
    for name in ("CNAME", "photos", "photos/2016/a.jpg", "link", "pipe", "link/b.html", "CNAME/index.html", "dangling"):
        with pytest.raises(Refused, match="sitegen did not write it"):
            publish(out, home, {**pages(1), name: b"ours"})
        assert things(out, times=True) == before
    assert publish(out, home, {**pages(2), "photos/2016/ours.html": b"ours"}) == ()
    assert only(things(out), others).keys() == others


def test_a_folder_with_a_thing_of_somebody_else_gives_way_to_no_page(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    (out / "shape" / "theirs").write_text("theirs")
    for more in ({}, {"in_place": True}):
        with pytest.raises(Refused, match="shape is in the way"):
            publish(out, home, pages(2), **more)
        assert (out / "shape" / "theirs").read_text() == "theirs"
    assert files_in(out).keys() == pages(1).keys() | {"shape/theirs"}
    publish(out, home, pages(3))
    (out / "shape" / "theirs").unlink()
    publish_some(out, home, 4)


def test_a_page_that_somebody_saved_at_its_place_during_the_build_is_kept_aside(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    with staging.opened(out, home, staging.settled(out, home)) as stage:
        stage.put("new.html", b"ours")
        (out / "new.html").write_text("theirs")
        stage.publish(digests({**pages(1), "new.html": b"ours"}))
    assert (out / "new.html").read_bytes() == b"ours"
    (note,) = stage.notes
    kept = next(spare_of(home).with_name(f"{spare_of(home).name}.kept").glob("*/new.html"))
    assert str(kept) in note
    assert kept.read_text() == "theirs"


def test_an_equal_file_of_somebody_else_becomes_ours(out: Path, home: Path) -> None:
    publish_some(out, home, 0)
    (out / "robots.txt").write_text("same")
    before = (out / "robots.txt").stat()
    publish(out, home, {**pages(1), "robots.txt": b"same"})
    assert (out / "robots.txt").stat().st_mtime_ns == before.st_mtime_ns
    publish_some(out, home, 2)


def test_a_link_in_the_place_of_a_page_is_replaced_and_its_target_left_alone(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    target = out.parent / "theirs"
    target.write_text("theirs")
    (out / "stays/0/index.html").unlink()
    (out / "stays/0/index.html").symlink_to(target)
    publish_some(out, home, 2, 3, 4)
    assert target.read_text() == "theirs"
    assert not (out / "stays/0/index.html").is_symlink()


def test_nothing_is_written_or_deleted_through_a_linked_folder(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1, 2)
    theirs = out.parent / "theirs"
    (out / "stays").rename(theirs)
    (out / "stays").symlink_to(theirs)
    before = things(theirs, times=True)
    with pytest.raises(Refused, match="stays is in the way"):
        publish(out, home, {**pages(3), "stays/0/index.html": b"other"})
    without = {name: content for name, content in pages(3).items() if not name.startswith("stays/")}
    for _ in range(3):
        publish(out, home, without)
        assert things(theirs, times=True) == before
        assert (out / "stays").is_symlink()
    (out / "stays").unlink()
    publish_some(out, home, 3, 4, 5)
    assert things(theirs, times=True) == before


def test_a_page_changed_by_hand_is_mended_for_good(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1, 2)
    (out / "stays/0/index.html").write_text("written into")
    save(out / "stays/1/index.html", "saved anew")
    (out / "stays/2/index.html").unlink()
    (out / "stays/3/index.html").unlink()
    (out / "stays/3/index.html").mkdir()
    (out / "stays/3/index.html").rmdir()
    shutil.rmtree(out / "stays/4")
    publish_some(out, home, 3, 4, 5, 6)


def test_a_page_saved_by_hand_does_not_come_back_with_the_spare(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1, 2)
    time.sleep(0.02)
    save(out / "stays/1/index.html", "saved anew")
    publish_some(out, home, 3)
    for number in (5, 7, 9):
        # As a build does it: only pages that changed are put.
        time.sleep(0.02)
        with staging.opened(out, home, staging.settled(out, home)) as stage:
            for name, content in pages(number).items():
                if name.startswith(("changes/", "shape")):
                    stage.put(name, content)
            stage.publish(digests(pages(number)))
        assert files_in(out) == pages(number)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_others_do_between_and_during_builds_is_kept(out: Path, home: Path, seed: int) -> None:
    choice = random.Random(seed)
    publish(out, home, pages(0))
    for number in range(1, 25):
        ours = staging.settled(out, home)
        disturb(out, choice, ours)
        files = {n: c for n, c in pages(number).items() if choice.random() < 0.9}
        with contextlib.suppress(InterruptedError), staging.opened(out, home, ours) as stage:
            for name in sorted(ours.keys() - files.keys()):
                stage.drop(name)
            for name, content in files.items():
                stage.put(name, content)
            if choice.random() < 0.2:
                raise InterruptedError
            additions = disturb(out, choice, ours, adding=True)
            before = {n: t for n, t in things(out, times=True).items() if n.rpartition("/")[2].startswith("theirs")}
            stage.publish(digests(files))
            assert stage.notes == ()
            after = things(out, times=True)
            for name, thing in before.items():
                # The time of a folder in which things were saved meanwhile is that of its copy.
                same = slice(0, 3) if thing[0] == stat.S_IFDIR and additions else slice(None)
                assert after.get(name, ())[same] == thing[same], name
            assert {n: c for n, c in files_in(out).items() if not n.rpartition("/")[2].startswith("theirs")} == files
            assert {n for n in after if n.rpartition("/")[2].startswith("theirs")} == before.keys()


def disturb(out: Path, choice: random.Random, ours: dict[str, str], *, adding: bool = False) -> int:
    """Do a few things in a folder as its owner might; return how many."""
    done = choice.randrange(4)
    for _ in range(done):
        # Where a folder of ours gives way to a page, theirs would be refused.
        folders = [p for p in (out, *out.rglob("*")) if p.is_dir() and not p.is_symlink() and p.name != "shape"]
        theirs = [p for p in out.rglob("theirs*") if p.is_symlink() or not p.is_dir()]
        kind = choice.randrange(4 if adding else 6)
        path = choice.choice(folders) / f"theirs{choice.randrange(10**9)}"
        if kind == 0:
            path.write_text(path.name)
        elif kind == 1:
            path.symlink_to(choice.choice(("CNAME", "/nowhere", "..")))
        elif kind == 2:
            path.mkdir()
        elif kind == 3 and theirs:
            save(choice.choice(theirs), f"again {choice.random()}")
        elif kind == 4 and theirs:
            choice.choice(theirs).unlink()
        elif kind == 5:
            folder = choice.choice([f for f in folders if f.name.startswith("theirs")] or [path])
            shutil.rmtree(folder, ignore_errors=True)
    return done


# Damage


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


DAMAGE: dict[str, Callable[[Path, Path], object]] = {
    "spare removed": lambda spare, _: shutil.rmtree(spare),
    "half of it": lambda spare, _: shutil.rmtree(spare / "stays"),
    "one page gone": lambda spare, _: (spare / "stays/0/index.html").unlink(),
    "a page saved anew": lambda spare, _: save(spare / "stays/0/index.html", "wrong"),
    "a page too many": lambda spare, _: (spare / "stays/0/extra.html").write_text("wrong"),
    "a file in its place": lambda spare, _: (shutil.rmtree(spare), spare.write_text("x")),
    "emptied": lambda spare, _: (shutil.rmtree(spare), spare.mkdir()),
    "a folder is a link": lambda spare, _: (
        (spare / "stays").rename(spare.parent.parent / "elsewhere"),
        (spare / "stays").symlink_to(spare.parent.parent / "elsewhere"),
    ),
    "a link in its place": lambda spare, _: (
        spare.rename(spare.parent.parent / "elsewhere"),
        spare.symlink_to(spare.parent.parent / "elsewhere"),
    ),
    "journal removed": lambda _, journal: journal.unlink(),
    "journal cut": lambda _, journal: cut(journal),
    **{
        f"journal {text!r}": lambda _, journal, text=text: journal.write_bytes(text)  # type: ignore[misc]
        for text in (
            b"",
            b"{",
            b"null\n",
            b"[]\n",
            b'{"version": 1}\n',
            b"\xff\x00",
            b"[" * 99_999,
            b'{"version": 9}\n7\n',
        )
    },
    "journal of a build that was killed": lambda _, journal: journal.open("a").write("null\n"),
    "all of it removed": lambda spare, journal: (shutil.rmtree(spare), journal.unlink()),
}


# Folders that are not read again


def seen_of(home: Path) -> Path:
    return next(home.glob("spare-*.seen"))


def folders_read(out: Path, home: Path) -> int:
    """How many folders a publication of a generation reads."""
    ours, files = staging.settled(out, home), pages(1)
    counted = home / "counted"

    def act() -> None:
        seen: list[str] = []
        sys.addaudithook(lambda event, _: seen.append(event) if event == "os.scandir" else None)
        with staging.opened(out, home, ours) as stage:
            stage.put("stays/1/index.html", os.urandom(8))
            stage.publish(digests(files))
        counted.write_text(str(len(seen)))

    assert in_child(act) == ""
    return int(counted.read_text())


@pytest.fixture
def known(out: Path, home: Path) -> Path:
    """A site whose folders are known."""
    for number in (0, 1, 3, 5, 1):
        publish_some(out, home, number)
        time.sleep(0.02)
    assert seen_of(home).exists()
    return out


def test_only_folders_that_changed_are_read(known: Path, home: Path) -> None:
    for _ in range(2):
        folders_read(known, home)
        time.sleep(0.02)
    assert folders_read(known, home) < 8
    time.sleep(0.02)
    (known / "stays/5/theirs").write_text("theirs")
    (known / "more/inner").mkdir(parents=True)
    time.sleep(0.02)
    assert folders_read(known, home) < 14
    assert (known / "stays/5/theirs").read_text() == "theirs"
    assert (known / "more/inner").is_dir()


def test_a_first_publication_that_is_looked_after_makes_folders_known(out: Path, home: Path) -> None:
    publish(out, home, pages(1))
    time.sleep(0.02)
    with staging.opened(out, home, digests(pages(1))):
        pass
    time.sleep(0.02)
    assert folders_read(out, home) < 8


OTHERS_DO: dict[str, Callable[[Path], object]] = {
    "add": lambda out: (out / "stays/5/theirs").write_text("theirs"),
    "add a folder": lambda out: (out / "stays/5/theirs/inner").mkdir(parents=True),
    "add a pipe": lambda out: os.mkfifo(out / "stays/5/theirs"),
    "remove": lambda out: (out / "stays/3/THESIS.docx").unlink(),
    "remove a folder": lambda out: shutil.rmtree(out / "photos"),
    "rename": lambda out: (out / "stays/3/THESIS.docx").rename(out / "stays/3/theirs"),
    "rename elsewhere": lambda out: (out / "stays/3/THESIS.docx").rename(out / "stays/4/theirs"),
    "rename a folder": lambda out: (out / "photos").rename(out / "stays/4/theirs"),
    "rename a folder inside": lambda out: (out / "photos/2016").rename(out / "photos/theirs"),
    "save anew": lambda out: save(out / "stays/3/THESIS.docx", "more years"),
    "write into": lambda out: (out / "CNAME").write_text("other.example.org"),
    "a link for a folder": lambda out: (
        (out / "photos").rename(out.parent / "moved"),
        (out / "photos").symlink_to(out.parent / "moved"),
    ),
    "a folder for a page": lambda out: (
        (out / "stays/6/index.html").unlink(),
        (out / "stays/6/index.html/inner").mkdir(parents=True),
    ),
    "a copy of the site": lambda out: (
        shutil.copytree(out, out.parent / "copy", symlinks=True, copy_function=shutil.copy2)
        if not (out / "pipe").unlink() and not (out / "closed").chmod(0o755)
        else None,
        shutil.rmtree(out),
        (out.parent / "copy").rename(out),
    ),
}


@pytest.mark.parametrize("how", ["known", "in the same tick", "damaged"])
@pytest.mark.parametrize("deed", OTHERS_DO)
def test_what_others_do_is_noticed_whatever_is_known(known: Path, home: Path, deed: str, how: str) -> None:
    out = known
    others = add_things_of_others(out)
    for number in (3, 5, 1):
        time.sleep(0 if how == "in the same tick" else 0.02)
        publish(out, home, pages(number))
    if how == "damaged":
        cut(seen_of(home))
    if how != "in the same tick":
        time.sleep(0.02)
    OTHERS_DO[deed](out)
    before = {n: t for n, t in things(out, times=True).items() if n not in pages(1) or t[0] == stat.S_IFDIR}
    before = {
        n: t for n, t in before.items() if t[0] != stat.S_IFDIR or n in others or "theirs" in n or "stays/6/index" in n
    }
    before.pop(MANIFEST)
    for number in (3, 5, 7):
        # As a build does it: only what changed is put.
        with staging.opened(out, home, staging.settled(out, home)) as stage:
            for name, content in pages(number).items():
                if name.startswith(("changes/", "shape")):
                    stage.put(name, content)
            stage.publish(digests(pages(number)))
        after = things(out, times=True)
        assert {name: after.get(name) for name in before} == before
        kept = {n for n in after if n in others or "theirs" in n}
        assert kept == {n for n in before if "stays/6/index" not in n and "elsewhere" not in n}


def test_a_thing_that_became_ours_and_whose_page_went(known: Path, home: Path) -> None:
    name = "stays/2/robots.txt"
    (known / name).write_text("same")
    for _ in range(3):
        time.sleep(0.02)
        publish(known, home, {**pages(1), name: b"same"})
        assert (known / name).read_text() == "same"
    publish_some(known, home, 1, 3)
    (known / name).write_text("theirs")
    time.sleep(0.02)
    publish(known, home, pages(5))
    with pytest.raises(Refused, match="in the way"):
        publish(known, home, {**pages(7), name: b"ours"})
    assert (known / name).read_text() == "theirs"


# One changed file


def publish_one(out: Path, home: Path, number: int, *, alone: bool = True) -> dict[str, bytes]:
    """Publish the first generation with another version of one page; `alone` says that it is to be by a rename."""
    files = one_changed(pages(1), number)
    folder = out.stat().st_ino
    assert publish(out, home, files, few=True) == ()
    assert (out.stat().st_ino == folder) is alone
    assert output.files_of(out) == digests(files)
    return files


@pytest.fixture
def site(out: Path, home: Path) -> Path:
    """Two trees that are known."""
    publish_some(out, home, 0, 1)
    return out


def test_one_changed_file_is_renamed_and_nothing_else_touched(site: Path, home: Path) -> None:
    before = things(site, times=True)
    for number in range(3):
        files = publish_one(site, home, number)
        assert files_in(site) == files
    after = things(site, times=True)
    assert {name for name in after if after[name][2:] != before[name][2:] and not (site / name).is_dir()} == {
        ONE,
        MANIFEST,
    }
    assert not [path.name for path in home.iterdir() if path.suffix in (".page", ".list")]
    time.sleep(0.02)
    assert is_walked_whole(site, home) is False
    publish_some(site, home, 2, 3, 4)


def test_one_changed_file_looks_at_no_other(out: Path, home: Path) -> None:
    files = {f"{n}/index.html": f"page {n}".encode() for n in range(2000)}
    for turn in range(2):
        publish(out, home, {**files, "7/index.html": str(turn).encode()})
    ours = staging.settled(out, home)

    def act() -> None:
        seen: list[str] = []
        sys.addaudithook(lambda event, _: seen.append(event) if event.startswith(("os.", "open")) else None)
        with staging.opened(out, home, ours, few=True) as stage:
            stage.put("9/index.html", b"changed")
            stage.publish(digests({**files, "9/index.html": b"changed"}))
        assert len(seen) < 40, seen

    assert in_child(act) == ""
    assert (out / "9/index.html").read_bytes() == b"changed"


def test_several_changed_files_are_published_by_exchange_with_the_times_they_were_put_with(
    site: Path, home: Path
) -> None:
    files = {**one_changed(pages(1), 1), "stays/1/index.html": b"other", "stays/2/index.html": b"other"}
    with staging.opened(site, home, staging.settled(site, home), few=True) as stage:
        puts = {name: stage.put(name, content) for name, content in files.items()}
        assert files_in(site) == pages(1)
        stage.publish(digests(files))
    assert files_in(site) == files
    assert output.stamps(site, files) == {name: put.stamp for name, put in puts.items()}
    publish_some(site, home, 2, 3)


@pytest.mark.parametrize("few", [{}, {"stays/3/index.html": b"new"}])
def test_with_few_changes_files_may_come_and_go(site: Path, home: Path, few: dict[str, bytes]) -> None:
    for more in ({"another/index.html": b"new"}, {}, few):
        files = {**pages(1), **more}
        assert publish(site, home, files, few=True) == ()
        assert files_in(site) == files
        assert output.files_of(site) == digests(files)


def linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


ELSE_THERE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.unlink(),
    "a link": linked,
    "an empty folder": lambda path: (path.unlink(), path.mkdir()),
    "no folder": lambda path: shutil.rmtree(path.parent),
    "the folder moved": lambda path: linked(path.parent),
}


REFUSED = ("an empty folder", "the folder moved")


@pytest.mark.parametrize("during", [False, True])
@pytest.mark.parametrize("thing", ELSE_THERE)
def test_something_else_in_the_place_of_the_one_file(site: Path, home: Path, thing: str, during: bool) -> None:
    files = one_changed(pages(1), 1)
    if not during:
        ELSE_THERE[thing](site / ONE)
    before = {name: content for name, content in files_in(site).items() if "elsewhere" in name}
    refused = pytest.raises(Refused, match="in the way") if thing in REFUSED else contextlib.nullcontext()
    with refused, staging.opened(site, home, staging.settled(site, home), few=True) as stage:
        for name, content in files.items():
            stage.put(name, content)
        if during:
            ELSE_THERE[thing](site / ONE)
            before = {name: content for name, content in files_in(site).items() if "elsewhere" in name}
        stage.publish(digests(files))
    found = files_in(site)
    assert {name: content for name, content in found.items() if "elsewhere" in name} == before
    if thing not in REFUSED:
        assert {name: content for name, content in found.items() if "elsewhere" not in name} == files


@pytest.mark.parametrize("damage", DAMAGE)
def test_one_changed_file_where_the_spare_cannot_be_trusted(site: Path, home: Path, damage: str) -> None:
    DAMAGE[damage](spare_of(home), journal_of(home))
    files = one_changed(pages(1), 1)
    publish(site, home, files, few=True)
    assert files_in(site) == files
    assert output.files_of(site) == digests(files)
    for number in (2, 3, 4):
        publish(site, home, pages(number))
        assert files_in(site) == pages(number)


@pytest.mark.parametrize("content", [None, b"", b"{"])
def test_one_changed_file_of_a_site_with_a_damaged_list(site: Path, home: Path, content: bytes | None) -> None:
    (site / MANIFEST).unlink()
    if content is not None:
        (site / MANIFEST).write_bytes(content)
    files = one_changed(pages(1), 1)
    if content is None:
        with pytest.raises(Refused):
            publish(site, home, files, few=True)
        assert files_in(site) == pages(1)
        return
    publish(site, home, files, few=True)
    assert files_in(site) == files
    assert output.files_of(site) == digests(files)
    publish_some(site, home, 2, 3)


def test_a_list_that_is_behind_the_one_file_is_made_anew(site: Path, home: Path) -> None:
    """As after a kill between the two renames."""
    files = one_changed(pages(1), 1)
    save(site / ONE, files[ONE].decode())
    with staging.opened(site, home, staging.settled(site, home), few=True) as stage:
        put = stage.put(ONE, files[ONE])
        assert put.changed
        stage.publish(digests(files))
    assert output.stamps(site, [ONE])[ONE] == put.stamp
    assert output.files_of(site) == digests(files)
    publish_some(site, home, 2, 3)


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("second", [False, True])
def test_an_output_replaced_or_removed_while_one_file_is_made(
    site: Path, home: Path, again: bool, second: bool
) -> None:
    files = one_changed(pages(1), 1)
    with (
        pytest.raises(Refused, match="during the build"),
        staging.opened(site, home, staging.settled(site, home), few=True) as stage,
    ):
        stage.put(ONE, files[ONE])
        shutil.rmtree(site)
        if again:
            site.mkdir()
            (site / "theirs").write_text("theirs")
        if second:
            stage.put("stays/1/index.html", b"other")
        stage.publish(digests(files))
    assert files_in(site.parent).get("build/theirs") == (b"theirs" if again else None)
    assert list(site.parent.glob("build/*")) == list(site.parent.glob("build/theirs"))


def test_what_others_do_while_one_file_is_published_stays(site: Path, home: Path) -> None:
    others = add_things_of_others(site)
    before = only(things(site, times=True), others)
    publish_one(site, home, 1)
    assert only(things(site, times=True), others) == before
    (site / "changes/7/theirs").write_text("theirs")
    publish_one(site, home, 2)
    publish(site, home, pages(2))
    assert (site / "changes/7/theirs").read_text() == "theirs"
    assert only(things(site, times=True), others) == before


@pytest.mark.parametrize("content", [b"x" * 5000, b"x"])
def test_one_file_or_the_list_that_cannot_be_written_to_its_end(site: Path, home: Path, content: bytes) -> None:
    def act() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        with pytest.raises(OSError, match="large") as caught:
            publish(site, home, {**pages(1), ONE: content}, few=True)
        assert caught.value.filename

    before = things(site, times=True)
    assert in_child(act) == ""
    assert things(site, times=True) == before
    publish_one(site, home, 2)
    publish_some(site, home, 2, 3)


@pytest.mark.parametrize("free", [0, 1, 2, 3])
def test_one_file_on_a_full_disk(tmp_path: Path, free: int) -> None:
    def act(mounts: Mounts) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        mounts.memory(disk, 1 << 20)
        out, home = disk / "build", disk / "cache"
        publish_some(out, home, 0, 1)
        before = things(out, times=True)
        with (disk / "ballast").open("wb", 0) as ballast, contextlib.suppress(OSError):
            while True:
                ballast.write(b"x" * 4096)
        os.truncate(disk / "ballast", max(0, (disk / "ballast").stat().st_size - free * 4096))
        with pytest.raises(OSError, match="No space") as caught:
            publish(out, home, {**pages(1), ONE: b"x" * 9000}, few=True)
        assert caught.value.filename
        assert things(out, times=True) == before
        (disk / "ballast").unlink()
        publish_one(out, home, 1)
        publish_some(out, home, 2, 3)

    with_mounts(act)


def test_one_file_into_an_output_that_may_not_be_written(site: Path, home: Path) -> None:
    folders = (site.parent, site, *(p for p in site.rglob("*") if p.is_dir()))
    for folder in folders:
        folder.chmod(0o555)

    def act() -> None:
        obey_rights()
        with pytest.raises(PermissionError):
            publish(site, home, one_changed(pages(1), 1), few=True)

    before = things(site, times=True)
    assert in_child(act) == ""
    assert things(site, times=True) == before
    for folder in folders:
        folder.chmod(0o755)
    publish_some(site, home, 2, 3)


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EACCES])
def test_one_file_that_cannot_be_moved_from_home(
    site: Path, home: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Single, "_rename_over", refusing(number))
    publish_one(site, home, 1, alone=False)
    monkeypatch.undo()
    publish_one(site, home, 2)


# The spare and its journal


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_spare_that_cannot_be_trusted(out: Path, home: Path, damage: str) -> None:
    publish_some(out, home, 0, 1)
    others = add_things_of_others(out)
    publish(out, home, pages(2))
    before = only(things(out, times=True), others)
    DAMAGE[damage](spare_of(home), journal_of(home))
    elsewhere = out.parent / "elsewhere"
    there = things(elsewhere) if elsewhere.exists() else {}
    for number in (3, 4, 5):
        notes = publish(out, home, pages(number))
        assert all("it is now" in note for note in notes)
        assert number == 3 or notes == ()
        assert {n: c for n, c in files_in(out).items() if n not in others} == pages(number)
        assert only(things(out, times=True), others) == before
        assert not elsewhere.exists() or things(elsewhere) == there


def test_a_damaged_list_is_mended_by_the_spare(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 2)
    (out / MANIFEST).write_text("{")
    assert staging.settled(out, home).keys() == pages(0).keys() | pages(2).keys()
    publish_some(out, home, 3, 4)


def test_a_damaged_list_deletes_nothing(out: Path, home: Path) -> None:
    publish_some(out, home, 0)
    (out / MANIFEST).write_text("{")
    (out / "CNAME").write_text("theirs")
    assert staging.settled(out, home) == {}
    publish(out, home, pages(0))
    assert (out / "CNAME").read_text() == "theirs"


# Systems that cannot


def test_without_the_exchange_renames_do(out: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "swap", refusing(errno.EINVAL))
    publish_some(out, home, 0)
    others = add_things_of_others(out)
    before = only(things(out, times=True), others)
    for number in (1, 2, 3):
        assert publish(out, home, pages(number)) == ()
        assert only(things(out, times=True), others) == before
        assert {n: c for n, c in files_in(out).items() if n not in others} == pages(number)


def test_a_second_rename_that_fails_is_undone(out: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_some(out, home, 0, 1)
    spare = out.parent / "not there"
    with pytest.raises(FileNotFoundError):
        exchange._by_renames(out, spare)
    assert files_in(out) == pages(1)
    with pytest.raises(FileNotFoundError):
        exchange.swap(out, spare)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EMLINK, errno.ENOTSUP])
def test_without_links_files_are_copied(out: Path, home: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refusing(number))
    publish_some(out, home, 0, 1)
    before = output.stamps(out, [f"stays/{n}/index.html" for n in range(10)])
    publish_some(out, home, 2, 3)
    assert output.stamps(out, before) == before
    # What is not ours is never made two of.
    (out / "CNAME").write_text("theirs")
    inode = (out / "CNAME").stat().st_ino
    (note,) = publish(out, home, pages(4))
    assert note.startswith("published file by file")
    assert (out / "CNAME").stat().st_ino == inode
    (out / "CNAME").unlink()
    publish_some(out, home, 5, 6)


def check_in_place(out: Path, home: Path, notes: int, **more: bool) -> None:
    others = add_things_of_others(out)
    before = only(things(out, times=True), others)
    root = out.stat().st_ino
    for number in (1, 2, 3, 4):
        assert len(publish(out, home, pages(number), **more)) == notes
        assert only(things(out, times=True), others) == before
        assert {n: c for n, c in files_in(out).items() if n not in others} == pages(number)
        assert out.stat().st_ino == root
        assert not (out / READY).exists()
    for name in ("CNAME", "photos", "link/b.html", "CNAME/index.html", "pipe"):
        with pytest.raises(Refused, match="sitegen did not write it"):
            publish(out, home, {**pages(1), name: b"ours"}, **more)
    with pytest.raises(RuntimeError), staging.opened(out, home, staging.settled(out, home), **more) as stage:
        stage.put("stays/1/index.html", b"half")
        raise RuntimeError
    assert {n: c for n, c in files_in(out).items() if n not in others} == pages(4)


def test_in_place_when_asked(out: Path, home: Path) -> None:
    publish(out, home, pages(0), in_place=True)
    check_in_place(out, home, 0, in_place=True)


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EACCES])
def test_in_place_when_the_folder_turns_out_not_to_move(
    out: Path, home: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_some(out, home, 0)
    monkeypatch.setattr(exchange, "swap", refusing(number))
    check_in_place(out, home, 1)
    monkeypatch.undo()
    publish(out, home, pages(5))


def test_in_place_then_by_exchange_and_back(out: Path, home: Path) -> None:
    for number in range(8):
        publish(out, home, pages(number), in_place=bool(number % 3))
        assert files_in(out) == pages(number)


def test_a_kill_in_place_leaves_whole_files_and_the_next_build_is_right(out: Path, home: Path) -> None:
    publish(out, home, pages(0), in_place=True)
    (out / READY).mkdir()
    (out / READY / ("0" * 64)).write_text("half")
    (out / READY / "theirs").write_text("theirs")
    publish(out, home, pages(1), in_place=True)
    assert (out / READY / "theirs").read_text() == "theirs"
    (out / READY / "theirs").unlink()
    publish(out, home, pages(2))
    assert files_in(out) == pages(2)


def with_mounts(act: Callable[[Mounts], None]) -> None:
    """In a child that may mount. Where the system lets nobody, the tests above that stand in for mounts have to do."""
    no = "no mounts here"

    def run() -> None:
        try:
            mounts = Mounts()
        except OSError:
            raise SystemExit(no) from None
        act(mounts)

    said = in_child(run)
    if no in said:
        pytest.skip("this system lets the tests mount nothing")
    assert said == ""


def test_in_place_where_the_output_is_a_mount_point(out: Path, home: Path) -> None:
    def act(mounts: Mounts) -> None:
        (out.parent / "volume").mkdir()
        out.mkdir()
        mounts.bind(out.parent / "volume", out)
        publish(out, home, pages(0))
        check_in_place(out, home, 1)

    with_mounts(act)


def test_in_place_where_something_is_mounted_below_the_output(out: Path, home: Path) -> None:
    def act(mounts: Mounts) -> None:
        publish_some(out, home, 0)
        (out / "album").mkdir()
        (out.parent / "volume").mkdir()
        (out.parent / "volume" / "a.jpg").write_text("theirs")
        mounts.bind(out.parent / "volume", out / "album")
        (note,) = publish(out, home, pages(1))
        assert "mounted" in note
        assert (out / "album" / "a.jpg").read_text() == "theirs"

    with_mounts(act)


def test_the_spare_lies_beside_the_output_where_home_is_on_another_file_system(out: Path, home: Path) -> None:
    def act(mounts: Mounts) -> None:
        home.mkdir()
        mounts.memory(home, 1 << 20)
        publish_some(out, home, 0)
        others = add_things_of_others(out)
        before = only(things(out, times=True), others)
        for number in (1, 2, 3):
            assert publish(out, home, pages(number)) == ()
            assert only(things(out, times=True), others) == before
        assert [p.name for p in home.iterdir() if p.is_dir()] == []
        assert len(list(out.parent.glob(".build.sitegen-*"))) == 1

    with_mounts(act)


# Faults of the system


def check_fault(out: Path, home: Path, prepare: Callable[[], object], *numbers: int) -> None:
    """A child that cannot publish says so in one error that names a file, and the site stays to the byte."""

    def act() -> None:
        prepare()
        try:
            publish(out, home, {**pages(3), "large.html": b"x" * 400_000})
        except OSError as error:
            assert error.errno in numbers, error
            assert error.filename, error
        else:
            raise AssertionError("no error")

    before = things(out, times=True)
    assert in_child(act) == ""
    assert things(out, times=True) == before


@pytest.mark.parametrize("size", [50, 2000, 100_000])
def test_a_file_that_cannot_be_written_to_its_end(out: Path, home: Path, size: int) -> None:
    publish_some(out, home, 0, 1, 2)
    check_fault(out, home, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)), errno.EFBIG)
    publish_some(out, home, 3, 4)
    assert not list(home.glob("*.kept"))


@pytest.mark.parametrize("free", [0, 1, 3, 10, 40])
@pytest.mark.parametrize("in_place", [False, True])
def test_a_full_disk(tmp_path: Path, free: int, in_place: bool) -> None:
    def act(mounts: Mounts) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        mounts.memory(disk, 1 << 20)
        out, home = disk / "build", disk / "cache"
        for number in (0, 1, 2):
            publish(out, home, pages(number), in_place=in_place)
        before = things(out, times=True)
        with (disk / "ballast").open("wb", 0) as ballast, contextlib.suppress(OSError):
            while True:
                ballast.write(b"x" * 4096)
        os.truncate(disk / "ballast", max(0, (disk / "ballast").stat().st_size - free * 4096))
        with pytest.raises(OSError, match="No space") as caught:
            publish(out, home, {**pages(3), "large.html": b"x" * 400_000}, in_place=in_place)
        assert caught.value.errno == errno.ENOSPC
        assert things(out, times=True) == before
        (disk / "ballast").unlink()
        publish(out, home, pages(3), in_place=in_place)
        assert files_in(out) == pages(3)

    with_mounts(act)


def test_an_output_that_may_not_be_written(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1, 2)
    for folder in (out, *(p for p in out.rglob("*") if p.is_dir())):
        folder.chmod(0o555)
    out.parent.chmod(0o555)
    try:
        check_fault(out, home, obey_rights, errno.EACCES)
    finally:
        for folder in (out.parent, out, *(p for p in out.rglob("*") if p.is_dir())):
            folder.chmod(0o755)
    publish_some(out, home, 3, 4)


def test_a_folder_above_the_output_that_may_not_be_written(tmp_path: Path, home: Path) -> None:
    out = tmp_path / "www" / "build"
    publish_some(out, home, 0, 1)
    out.parent.chmod(0o555)

    def act() -> None:
        obey_rights()
        (note,) = publish(out, home, pages(2))
        assert note.startswith("published file by file")

    assert in_child(act) == ""
    out.parent.chmod(0o755)
    assert files_in(out) == pages(2)
    publish_some(out, home, 3, 4)


def test_an_output_on_a_disk_that_may_only_be_read(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)

    def act(mounts: Mounts) -> None:
        mounts.bind(out, out)
        mounts.read_only(out)
        with pytest.raises(OSError, match="Read-only") as caught:
            publish(out, home, pages(2))
        assert caught.value.filename

    with_mounts(act)
    assert files_in(out) == pages(1)
    publish_some(out, home, 2)


def test_a_thing_that_may_not_be_read_is_published_around(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    (out / "private").mkdir()
    (out / "private" / "x").write_text("theirs")
    (out / "private").chmod(0)

    def act() -> None:
        obey_rights()
        (note,) = publish(out, home, pages(2))
        assert note.startswith("published file by file")

    assert in_child(act) == ""
    (out / "private").chmod(0o700)
    assert (out / "private" / "x").read_text() == "theirs"
    (out / "private" / "x").unlink()
    (out / "private").rmdir()
    publish_some(out, home, 3, 4)


# An output that goes away, and other sites


def test_an_output_deleted_between_builds_is_made_anew(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1, 2)
    add_things_of_others(out)
    publish(out, home, pages(3))
    shutil.rmtree(out)
    publish_some(out, home, 4)
    assert things(out).keys() - pages(4).keys() <= {MANIFEST, *(str(f) for n in pages(4) for f in Path(n).parents)}
    publish_some(out, home, 5, 6)


def test_an_output_emptied_between_builds(out: Path, home: Path) -> None:
    publish_some(out, home, 0, 1)
    shutil.rmtree(out)
    out.mkdir()
    publish_some(out, home, 2, 3)


@pytest.mark.parametrize("first", [True, False])
def test_an_output_deleted_during_a_build(out: Path, home: Path, first: bool) -> None:
    if not first:
        publish_some(out, home, 0, 1)
    with staging.opened(out, home, staging.settled(out, home)) as stage:
        for name, content in pages(1).items():
            stage.put(name, content)
        shutil.rmtree(out, ignore_errors=True)
        stage.publish(digests(pages(1)))
    assert files_in(out) == pages(1)
    publish_some(out, home, 2, 3)


def test_an_output_replaced_during_a_build_is_left_alone(out: Path, home: Path) -> None:
    for number in (0, 1):
        with pytest.raises(Refused, match="during the build"), staging.opened(out, home, {}) as stage:
            for name, content in pages(1).items():
                stage.put(name, content)
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            (out / "theirs").write_text("theirs")
            stage.publish(digests(pages(1)))
        assert files_in(out) == {"theirs": b"theirs"}
        shutil.rmtree(out)
        if not number:
            out.mkdir()


def test_two_sites_into_one_output_at_once(out: Path, tmp_path: Path) -> None:
    publish_some(out, tmp_path / "one", 0, 1)
    with staging.opened(out, tmp_path / "one", staging.settled(out, tmp_path / "one")) as stage:
        for name, content in pages(1).items():
            stage.put(name, content)

        def second() -> None:
            with pytest.raises(Busy, match="another site"):
                publish(out, tmp_path / "two", pages(7))
            with pytest.raises(Busy, match="another site"), staging.opened(out, tmp_path / "two", {}):
                pass

        assert in_child(second) == ""
        stage.publish(digests(pages(1)))
        assert in_child(second) == ""
    assert files_in(out) == pages(1)


def test_two_sites_into_one_output_by_turns(out: Path, tmp_path: Path) -> None:
    publish_some(out, tmp_path / "one", 0)
    others = add_things_of_others(out)
    before = only(things(out, times=True), others)
    for number in range(1, 9):
        assert publish(out, tmp_path / ("one" if number % 3 else "two"), pages(number)) == ()
        assert {n: c for n, c in files_in(out).items() if n not in others} == pages(number)
        assert only(things(out, times=True), others) == before


def test_two_sites_make_one_output_at_once(out: Path, tmp_path: Path) -> None:
    with staging.opened(out, tmp_path / "one", {}) as stage:
        stage.put("a", b"one")
        publish_some(out, tmp_path / "two", 1)
        with pytest.raises(Refused, match="during the build"):
            stage.publish(digests({"a": b"one"}))
    assert files_in(out) == pages(1)


# What a file is that rests on all others: it reads the new site before that is published


@pytest.mark.parametrize("how", [{}, {"in_place": True}, {"few": True}])
def test_a_stage_reads_what_was_put_and_what_stays(out: Path, home: Path, how: dict[str, bool]) -> None:
    files = {"a/index.html": b"a", "b/index.html": b"b", "c.txt": b"c"}
    publish(out, home, files)
    publish(out, home, files)
    with staging.opened(out, home, staging.settled(out, home), **how) as stage:
        assert stage.read("a/index.html") == b"a"
        stage.put("b/index.html", b"new")
        assert (stage.read("a/index.html"), stage.read("b/index.html")) == (b"a", b"new")
        stage.put("new/d.txt", b"d")
        assert [stage.read(name) for name in ("b/index.html", "c.txt", "new/d.txt")] == [b"new", b"c", b"d"]
        with pytest.raises(FileNotFoundError):
            stage.read("nothing")
        assert files_in(out) == files if not how.get("in_place") else (out / "b/index.html").read_bytes() == b"b"
        new = {**files, "b/index.html": b"new", "new/d.txt": b"d"}
        stage.publish(digests(new))
    assert files_in(out) == new


@pytest.mark.parametrize("how", [{}, {"in_place": True}, {"few": True}])
def test_a_stage_does_not_read_through_a_link(out: Path, home: Path, how: dict[str, bool], tmp_path: Path) -> None:
    publish(out, home, {"a.txt": b"a", "b.txt": b"b"})
    (tmp_path / "secret").write_bytes(b"secret")
    (out / "a.txt").unlink()
    (out / "a.txt").symlink_to(tmp_path / "secret")
    with (
        staging.opened(out, home, staging.settled(out, home), **how) as stage,
        pytest.raises(FileNotFoundError),
    ):
        stage.read("a.txt")
