"""Hard times for a site: other surroundings, builds that are killed, builds at the same time.

Each trial edits a site at random. What lies in the output is compared with what a clean build of the same files makes,
byte for byte. All builds but the clean ones run in processes of their own, as a user starts them.
"""

from __future__ import annotations

import dataclasses
import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from edits import DAY
from kettles import put
from walking import Tree, Walk, noon, tree_of

SHOWN = ("add_", "change_", "copy_", "delete_", "field_", "register_", "rename_entry", "remove_", "template_", "asset")
SHOWN += ("style", "setting", "own_fields", "order_of_pages", "groups", "lineage", "names_in_time")
"""Edits of sources, by the beginnings of their names."""
KILLS = 6
"""Builds of one edit that are killed, unless one of them comes through."""
BUSY = 3
"""Exit status of a build that finds another one running."""


@dataclasses.dataclass(frozen=True)
class Surroundings:
    """Where and how a site is built."""

    folder: str
    variables: dict[str, str] = dataclasses.field(default_factory=dict)
    options: tuple[str, ...] = ()
    shuffled: bool = False
    """All files are written anew before each build, in another order and with other times."""


SURROUNDINGS = (
    Surroundings("far-east", {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}),
    Surroundings("far-west", {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2"}),
    Surroundings("turkish", {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "PYTHONHASHSEED": "3"}),
    Surroundings("alone", {"PYTHONHASHSEED": "4"}, ("--jobs", "1")),
    Surroundings("two", {"PYTHONHASHSEED": "5"}, ("--jobs", "2")),
    Surroundings("eight", {"PYTHONHASHSEED": "6"}, ("--jobs", "8")),
    Surroundings("Ein Ordner für Ärger & Co", {"LC_ALL": "POSIX", "PYTHONHASHSEED": "7"}),
    Surroundings("shuffled", {"PYTHONHASHSEED": "8"}, shuffled=True),
)


@dataclasses.dataclass
class Figures:
    """What a trial came to."""

    edits: int = 0
    builds: int = 0
    killed: int = 0
    """Builds that were killed before their end."""
    old: int = 0
    new: int = 0
    """How often the site was wholly old or wholly new after that."""
    busy: int = 0
    """Builds that ended because another one ran."""
    compared: int = 0
    """Whole outputs that were compared with a clean build."""


class Trial:
    """A site below `place`, edited at random, and what its output has to be."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place = place
        self.dice = random.Random(seed)
        # It builds into a place of its own, and compares that with a clean build after each edit.
        self.walk = Walk(place, seed, often=0, only=SHOWN)
        self.root, self.output = place / "site", place / "site" / "build"
        self.figures = Figures()
        self.foreign: Tree = {}
        self.took = [1.0]

    def edit(self) -> Tree:
        """Make an edit that the output shows, and return what a clean build makes of the site."""
        before = tree_of(self.walk.output)
        while True:
            self.walk.step()
            if self.walk.ground.is_settled() and (after := tree_of(self.walk.output)) != before:
                self.figures.edits += 1
                return after

    def start(self, *options: str, root: Path | None = None, **variables: str) -> subprocess.Popen[str]:
        """Start a build, the first of a group of processes."""
        return subprocess.Popen(
            [sys.executable, "-m", "sitegen", "build", "--keep-index", *options, "--root", str(root or self.root)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": noon(DAY), **variables},
            start_new_session=True,
        )

    def build(self, *options: str, root: Path | None = None, **variables: str) -> None:
        """Build, and wait for other builds of the same site to end."""
        for _ in range(100):
            started = time.perf_counter()
            process = self.start(*options, root=root, **variables)
            said = process.communicate(timeout=120)[1]
            self.figures.builds += 1
            if process.returncode == 0:
                self.took = [*self.took[-4:], time.perf_counter() - started]
                return
            self.must(process.returncode == BUSY, f"exit status {process.returncode}: {said}")
            self.figures.busy += 1
            time.sleep(0.05)
        self.must(False, "the lock was never given back")

    def seen(self, output: Path | None = None) -> Tree:
        """What lies in the output, without the files of others, which have to be there."""
        found = tree_of(output or self.output)
        if output is None:
            self.must(self.foreign.items() <= found.items(), "a file of somebody else is not as it was")
        return {name: digest for name, digest in found.items() if name not in self.foreign}

    def must_be(self, expected: Tree, when: str, output: Path | None = None) -> None:
        """The output equals a clean build."""
        found = self.seen(output)
        self.figures.compared += 1
        names = sorted(set(found) ^ set(expected) | {n for n in found if expected.get(n) != found[n]})
        self.must(not names, f"{when}: {len(names)} files differ: {names[:9]}")

    def must(self, right: bool, message: str) -> None:
        """Raise, and tell the edits so far, unless something is right."""
        if not right:
            raise AssertionError(f"{message}\n\n{self.figures}\n" + "\n".join(self.walk.log))

    def begin(self) -> Tree:
        """Build for the first time, and put a file of somebody else's beside the pages."""
        self.build()
        new = tree_of(self.walk.output)
        self.must_be(new, "the first build")
        put(self.output / "documents" / "of-others.txt", "theirs")
        self.foreign = {"documents/of-others.txt": tree_of(self.output)["documents/of-others.txt"]}
        return new


def killed(trial: Trial, count: int) -> None:
    """Kill `count` builds at random moments: the site is wholly old or wholly new, and the next build is right."""
    old = trial.begin()
    while trial.figures.killed < count:
        new = trial.edit()
        for _ in range(KILLS):
            _kill_a_build(trial)
            seen = trial.seen()
            trial.must(seen in (old, new), "killed, the site is neither old nor new")
            trial.figures.compared += 1
            trial.figures.old += seen == old
            trial.figures.new += seen == new
            if seen == new:
                break
        trial.build()
        trial.must_be(new, "the build after killed ones")
        old = new


def _kill_a_build(trial: Trial) -> None:
    """Kill a build with its helpers, or alone, as the system does that runs out of memory."""
    process = trial.start()
    time.sleep(trial.dice.uniform(0, 1.1 * trial.dice.choice(trial.took)))
    if trial.dice.random() < 0.5:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
    trial.figures.builds += 1
    trial.figures.killed += process.returncode == -signal.SIGKILL
    trial.figures.busy += process.returncode == BUSY
    trial.must(process.returncode in (0, BUSY, -signal.SIGKILL), f"exit status {process.returncode}")


def together(trial: Trial, count: int) -> None:
    """Start two builds at once, `count` times: one does the work, the other waits its turn or says that it is busy."""
    trial.begin()
    for _ in range(count):
        new = trial.edit()
        first = trial.start()
        time.sleep(trial.dice.choice((0, trial.dice.uniform(0, trial.took[-1]))))
        second = trial.start()
        codes = []
        for process in (first, second):
            process.communicate(timeout=120)
            codes.append(process.returncode)
        trial.figures.builds += 2
        trial.figures.busy += codes.count(BUSY)
        trial.must(set(codes) <= {0, BUSY} and 0 in codes, f"two builds at once ended with {codes}")
        trial.must_be(new, "after two builds at once")
        trial.build()
        trial.must_be(new, "the build after two at once")


def reproducible(trial: Trial, count: int) -> None:
    """A first build and `count` edits, each built in every one of the surroundings: always the same bytes."""
    for new in itertools.chain([tree_of(trial.walk.output)], _edits(trial, count)):
        for around in SURROUNDINGS:
            root = trial.place / around.folder
            _mirror(trial, root, anew=around.shuffled)
            trial.build(*around.options, root=root, **around.variables)
            trial.must_be(new, f"in the surroundings {around.folder!r}", root / "build")


def _edits(trial: Trial, count: int) -> Iterator[Tree]:
    return (trial.edit() for _ in range(count))


def _mirror(trial: Trial, to: Path, *, anew: bool) -> None:
    """Bring a copy of the sources up to date; `anew`, with every file written again, in any order and with any time."""
    names = _sources(trial.root)
    for name in set(_sources(to)) - set(names):
        (to / name).unlink()
    trial.dice.shuffle(names)
    for name in names:
        content, path = (trial.root / name).read_bytes(), to / name
        if not anew and path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if anew:
            at = trial.dice.randrange(10**18, 2 * 10**18)
            os.utime(path, ns=(at, at))


def _sources(root: Path) -> list[str]:
    found = (p for folder in ("content", "templates", "assets") for p in (root / folder).rglob("*") if p.is_file())
    return sorted(path.relative_to(root).as_posix() for path in found)


TRIALS = {"killed": killed, "together": together, "reproducible": reproducible}
