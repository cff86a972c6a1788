"""Killed at any moment, the site is wholly the old or wholly the new one, and the next build is right."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from staged import (
    GENERATION,
    add_things_of_others,
    digests,
    files_in,
    in_child,
    one_changed,
    only,
    pages,
    publish,
    things,
)

from sitegen import output, staging
from sitegen.publication import exchange


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: removing folders on a busy disk takes longer than all the rest."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


class Site:
    """A site whose output is published by children that get killed."""

    def __init__(self, root: Path) -> None:
        self.out, self.home = root / "build", root / ".sitegen-cache"
        publish(self.out, self.home, pages(0))
        self.others = add_things_of_others(self.out)
        publish(self.out, self.home, pages(1))
        self.before = only(things(self.out, times=True), self.others)
        self.number = 1

    def publish(self) -> None:
        self.number += 1
        assert publish(self.out, self.home, pages(self.number)) == ()
        assert self.check() == self.number

    def check(self) -> int:
        """The site is whole and of one generation, which is returned; what is not ours is as it was."""
        text = (self.out / "changes" / "0" / "index.html").read_text()
        number = int(text.removeprefix(GENERATION).split()[0])
        assert number in (self.number, self.number + 1)
        found = files_in(self.out)
        files = pages(number)
        listed = output.files_of(self.out)
        assert listed == digests(files)
        assert {name: content for name, content in found.items() if name not in self.others} == files
        seen = things(self.out, times=True)
        assert only(seen, self.others) == self.before
        folders = {parent.as_posix() for name in files for parent in Path(name).parents}
        assert seen.keys() - self.others - files.keys() - folders == {output.MANIFEST}
        assert not list(self.home.glob("*.kept"))
        return number

    def publish_in_child(self, prepare: Callable[[], object]) -> int:
        child = os.fork()
        if not child:
            with contextlib.suppress(BaseException):
                prepare()
                publish(self.out, self.home, pages(self.number + 1))
            os._exit(0)
        return child


def die_at_step(step: int, count: list[int]) -> None:
    """Kill this process at the given call that reaches the file system (those that Python's audit hooks see)."""
    telling = ("open", "ctypes.dlsym")

    def hook(event: str, _: object) -> None:
        if event.startswith("os.") or event in telling:
            count[0] += 1
            if count[0] == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def kill_at_random(site: Site, choice: random.Random, longest: float) -> bool:
    """Publish in a child and kill it at a random moment; say whether it was killed before its end."""
    child = site.publish_in_child(lambda: None)
    time.sleep(choice.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def time_of_a_publication(site: Site) -> float:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        os.waitpid(site.publish_in_child(lambda: None), 0)
        times.append(time.perf_counter() - started)
        site.number = site.check()
    return sorted(times)[2]


def steps_of_a_publication(site: Site) -> int:
    count, counted = [0], site.home / "counted"

    def act() -> None:
        die_at_step(-1, count)
        publish(site.out, site.home, pages(site.number + 1))
        counted.write_text(str(count[0]))

    assert in_child(act) == ""
    site.number = site.check()
    return int(counted.read_text())


def test_killed_at_random_moments(quick: Path) -> None:
    site, choice = Site(quick), random.Random(7)
    longest = 1.1 * time_of_a_publication(site)
    killed = 0
    for turn in range(300):
        hit = kill_at_random(site, choice, longest)
        killed += hit
        # The machine may be busier or less busy by now: most kills are to fall within a publication.
        longest *= 1.02 if hit else 0.96
        site.number = site.check()
        # Now and then two killed ones in a row, and a thing of somebody else's between builds.
        if turn % 3:
            site.publish()
        if turn % 50 == 0:
            name = f"stays/{turn // 50}/added.txt"
            (site.out / name).write_text("theirs")
            site.others |= {name}
            site.before = only(things(site.out, times=True), site.others)
    assert killed > 100
    site.publish()


def test_killed_at_every_step(quick: Path) -> None:
    site, step, ended = Site(quick), 0, False
    while not ended:
        step += 1
        at = step
        child = site.publish_in_child(lambda at=at: die_at_step(at, [0]))  # type: ignore[misc]
        ended = not os.WIFSIGNALED(os.waitpid(child, 0)[1])
        site.number = site.check()
        if step % 2:
            site.publish()
    assert step > 100


def test_killed_at_every_step_of_the_publication_of_one_file(quick: Path) -> None:
    site, step, ended = Site(quick), 0, False
    seen = set()
    while not ended:
        step += 1
        site.publish()
        old, new = pages(site.number), one_changed(pages(site.number), step)
        spared = step % 3

        def act(at: int = step, new: dict[str, bytes] = new) -> None:
            die_at_step(at, [0])
            publish(site.out, site.home, new, few=True)
            site.home.joinpath("ended").touch()

        in_child(act)
        ended = (site.home / "ended").exists()
        found = {name: content for name, content in files_in(site.out).items() if name not in site.others}
        assert found in (old, new)
        listed = output.files_of(site.out)
        # The list may be behind by this one file, until the next publication.
        assert listed == digests(found) or (found == new and listed == digests(old))
        seen.add((found == new, listed == digests(new)))
        if spared:
            # The same again, and another version of it.
            for files in (new, one_changed(old, step + 1000))[:spared]:
                assert publish(site.out, site.home, files, few=True) == ()
                assert output.files_of(site.out) == digests(files)
                assert only(files_in(site.out), frozenset(files)) == files
        assert not [path for path in site.home.iterdir() if path.suffix in (".page", ".list")] or not spared
    assert seen == {(False, False), (True, False), (True, True)}
    assert step > 20
    site.publish()


def test_what_others_save_during_a_build_that_is_killed_stays(quick: Path) -> None:
    site, step, ended = Site(quick), 0, False
    while not ended:
        step += 1
        name, at = f"stays/{step % 10}/saved {step}", step

        def act(at: int = at, name: str = name) -> None:
            ours = staging.settled(site.out, site.home)
            with staging.opened(site.out, site.home, ours) as stage:
                files = pages(site.number + 1)
                for gone in sorted(ours.keys() - files.keys()):
                    stage.drop(gone)
                for path, content in files.items():
                    stage.put(path, content)
                (site.out / name).write_text("theirs")
                die_at_step(at, [0])
                stage.publish(digests(files))
            (site.home / "ended").touch()

        in_child(act)
        ended = (site.home / "ended").exists()
        site.number = max(int((site.out / "changes/0/index.html").read_text().split()[1]), site.number)
        site.number += 1
        assert publish(site.out, site.home, pages(site.number)) == ()
        site.others |= {name}
        site.before = {**only(things(site.out, times=True), frozenset({name})), **site.before}
        assert site.check() == site.number
    assert step > 10


def test_killed_at_every_step_of_the_first_publication(quick: Path) -> None:
    step, ended = 0, False
    while not ended:
        step += 7
        out, home = quick / str(step) / "build", quick / str(step) / "cache"

        def first(at: int = step, out: Path = out, home: Path = home) -> None:
            die_at_step(at, [0])
            publish(out, home, pages(1))
            home.joinpath("ended").touch()

        in_child(first)
        ended = (home / "ended").exists()
        if out.exists():
            assert files_in(out) == pages(1)
        assert publish(out, home, pages(2)) == ()
        assert files_in(out) == pages(2)
        assert not list(home.glob("*.kept"))
    assert step > 100


def test_killed_between_renames_where_nothing_better_is_supported(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The one place where the system is replaced: no file system at hand lacks the exchange.
    def refuse(*_: object) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(exchange, "swap", refuse)
    site, gone = Site(quick), 0
    last = steps_of_a_publication(site)
    # The renames are near the end.
    for step in range(last - 40, last + 2):
        child = site.publish_in_child(lambda at=step: die_at_step(at, [0]))  # type: ignore[misc]
        os.waitpid(child, 0)
        if not site.out.exists():
            gone += 1
            assert staging.settled(site.out, site.home) == digests(pages(site.number))
        site.number = site.check()
        site.publish()
    assert gone


def test_readers_never_miss_a_page_nor_see_part_of_one(quick: Path) -> None:
    site = Site(quick)
    ready, stop = os.pipe(), quick / "stop"
    steady = [name for name in pages(0) if name.startswith(("stays/", "changes/"))]
    passing = sorted({name for number in (0, 1) for name in pages(number)} - set(steady))

    def read() -> None:
        choice, newest, rounds, seen = random.Random(3), 0, 0, set()
        known = {number: pages(number) for number in range(70)}
        while not stop.exists() or not rounds:
            for name in choice.sample(steady, len(steady)):
                # One look-up finds a whole page of one of the two sites.
                content = (site.out / name).read_bytes()
                if name.startswith("changes/"):
                    number = int(content.removeprefix(GENERATION.encode()).split()[0])
                    assert content == known[number][name]
                    # Several: never one of a site, and then one of the site before it.
                    assert number >= newest, (number, newest)
                    newest = number
                    seen.add(number)
                else:
                    assert content == known[0][name]
            for name in passing:
                with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                    content = (site.out / name).read_bytes()
                    assert any(content == files.get(name) for files in known.values())
            rounds += 1
            os.write(ready[1], b".")
        assert len(seen) > 10, seen

    def publish_while_read() -> None:
        os.read(ready[0], 1)
        for _ in range(50):
            site.publish()
        stop.touch()

    readers = os.fork()
    if not readers:
        publish_while_read()
        os._exit(0)
    os.set_blocking(ready[1], False)
    with contextlib.suppress(BlockingIOError):
        said = in_child(read)
    assert os.waitpid(readers, 0)[1] == 0
    assert said == ""
