from __future__ import annotations

import contextlib
import hashlib
import json
import multiprocessing
from pathlib import Path

import pytest

from sitegen import output
from sitegen.output import MANIFEST, Busy, Refused


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def made(folder: Path, *names: str) -> None:
    output.write_files(folder, {name: name.encode() for name in names})
    output.write_manifest(folder, dict.fromkeys(names, ""))


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    out = tmp_path / "build"
    assert output.write_files(out, {"a/b.html": b"1", "c": b"2"}) == ("a/b.html", "c")
    before = output.stamps(out, ["c"])
    assert output.write_files(out, {"a/b.html": b"3", "c": b"2"}) == ("a/b.html",)
    assert tree(out) == {"a/b.html": b"3", "c": b"2"}
    assert output.stamps(out, ["c"]) == before


def test_a_file_is_replaced_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with (tmp_path / "a").open("rb") as reader:
        output.write_files(tmp_path, {"a": b"new!"})
        assert reader.read() == b"old"


def test_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    theirs, out = tmp_path / "theirs", tmp_path / "build"
    theirs.write_bytes(b"theirs")
    out.mkdir()
    (out / "a").symlink_to(theirs)
    output.write_files(out, {"a": b"ours"})
    assert (theirs.read_bytes(), (out / "a").read_bytes()) == (b"theirs", b"ours")
    assert not (out / "a").is_symlink()


def test_nothing_is_written_or_deleted_through_a_linked_folder(tmp_path: Path) -> None:
    theirs, out = tmp_path / "theirs", tmp_path / "build"
    theirs.mkdir()
    (theirs / "a.html").write_bytes(b"theirs")
    out.mkdir()
    (out / "documents").symlink_to(theirs)
    for act in (
        lambda: output.write_files(out, {"documents/a.html": b"ours", "documents/b.html": b"ours"}),
        lambda: output.delete_files(out, ["documents/a.html"]),
    ):
        with contextlib.suppress(OSError, Refused):
            act()
        assert tree(theirs) == {"a.html": b"theirs"}


def test_deleting_takes_empty_folders_with_it_and_nothing_else(tmp_path: Path) -> None:
    made(tmp_path, "a/b/c.html", "a/d.html", "e/f.html")
    (tmp_path / "e" / "thesis.docx").write_bytes(b"theirs")
    assert output.delete_files(tmp_path, ["a/b/c.html", "e/f.html"]) == ("a/b/c.html", "e/f.html")
    assert set(tree(tmp_path)) == {"a/d.html", "e/thesis.docx", MANIFEST}
    assert not (tmp_path / "a" / "b").exists()
    output.delete_files(tmp_path, ["a/d.html"])
    assert not (tmp_path / "a").exists()
    assert tmp_path.is_dir()


def test_deleting_what_is_gone_is_no_fault(tmp_path: Path) -> None:
    output.delete_files(tmp_path, ["gone.html", "gone/too.html"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("theirs")
    with pytest.raises(Refused, match="did not write"):
        output.files_of(tmp_path)
    assert tree(tmp_path) == {"CNAME": b"theirs"}


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("theirs")
    with pytest.raises(Refused, match="not a folder"):
        output.files_of(tmp_path / "build")


def test_what_is_ours(tmp_path: Path) -> None:
    assert not output.files_of(tmp_path / "none")
    assert not output.files_of(tmp_path)
    made(tmp_path, "b", "a/c")
    (tmp_path / "theirs").write_text("x")
    assert set(output.files_of(tmp_path)) == {"a/c", "b"}


@pytest.mark.parametrize(
    "damaged",
    [
        "", "{", '{"a": ', "null", "7", '"a"', "[[]]", "\x00", "[" * 100_000, '{"../a": ""}', '{"/etc/passwd": ""}',
        '{"x/../../a": ""}', '{"": "", ".": "", "./": ""}', '{"a\\u0000b": ""}', '{"' + "n" * 5000 + '": ""}',
    ],
)  # fmt: skip
def test_a_damaged_manifest_deletes_nothing(tmp_path: Path, damaged: str) -> None:
    out = tmp_path / "build"
    out.mkdir()
    for place in (tmp_path, out):
        (place / "a").write_bytes(b"theirs")
    (out / MANIFEST).write_text(damaged)
    ours = output.files_of(out)
    output.delete_files(out, output.stamps(out, ours))
    assert (tmp_path / "a").read_bytes() == (out / "a").read_bytes() == b"theirs"


def test_a_manifest_of_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff\xfe{")
    assert not output.files_of(tmp_path)


def test_equal_sites_have_equal_manifests(tmp_path: Path) -> None:
    output.write_manifest(tmp_path / "x", {"b": "2", "a": "é"})
    output.write_manifest(tmp_path / "y", {"a": "é", "b": "2"})
    assert tree(tmp_path / "x") == tree(tmp_path / "y")
    assert json.loads((tmp_path / "x" / MANIFEST).read_bytes()) == {"a": "é", "b": "2"}


def test_stamps_and_digests(tmp_path: Path) -> None:
    made(tmp_path, "a")
    assert output.stamps(tmp_path, ["a", "b", "a/b"]).keys() == {"a"}
    assert output.stamps(tmp_path, ["a"])["a"].size == 1
    assert output.digest_of(tmp_path, "a") == hashlib.sha256(b"a").hexdigest()


def _hold(folder: Path, ready: object, done: object) -> None:
    with output.locked(folder):
        ready.set()  # type: ignore[attr-defined]
        done.wait(20)  # type: ignore[attr-defined]


def test_one_build_at_a_time(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path / "cache", ready, done))
    other.start()
    assert ready.wait(20)
    with pytest.raises(Busy, match=f"process {other.pid}"), output.locked(tmp_path / "cache"):
        pytest.fail("two builds at once")
    done.set()
    other.join(20)
    with output.locked(tmp_path / "cache"):
        pass


def test_a_dead_build_holds_no_lock(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("999999")
    with output.locked(tmp_path):
        pass
