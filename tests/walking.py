"""Random walks over a site: one edit after the other, and what has to hold after each of them.

What was built step by step has to equal what a clean build of the same files makes, byte for byte and message for
message. The dice of a step come from the seed of the walk, the number of the step and the edit, so that every walk can
be made again.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import random
import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path

import sites
from edits import AREAS, EDITS, OFTEN, Ground, NotNow, names_in

from sitegen import build as builder
from sitegen.output import Refused

Tree = dict[str, str]


def tree_of(folder: Path) -> Tree:
    """Every file below a folder, hidden ones included, by its digest."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            content = path.read_bytes()
            found[path.relative_to(folder).as_posix()] = hashlib.blake2b(content, digest_size=16).hexdigest()
    return found


def noon(day: date) -> str:
    """The day as a process is told it, in SOURCE_DATE_EPOCH."""
    return str(int(datetime.combine(day, time(12), UTC).timestamp()))


def times_of(folder: Path) -> dict[str, int]:
    """Every file below a folder by its time of change in nanoseconds."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def marks_of(folder: Path) -> dict[str, object]:
    """Everything below a folder by what the file system knows of it."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        found[str(path)] = (status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if path.is_dir():
            found[str(path)] = (status.st_mode, status.st_ino)
    return found


@dataclasses.dataclass
class Tally:
    """What a walk came to."""

    steps: int = 0
    good: int = 0
    failing: int = 0
    """Builds with and without errors; an edit that is taken back brings two."""
    written: int = 0
    """Files written by all builds."""
    partial: int = 0
    """Builds of the preview that looked at nothing but what was saved."""
    edits: dict[str, int] = dataclasses.field(default_factory=dict)
    """Name of an edit -> how often a good build followed it."""
    spoilt: dict[str, int] = dataclasses.field(default_factory=dict)
    """Name of an edit -> how often a build with errors followed it."""
    idle: dict[str, int] = dataclasses.field(default_factory=dict)
    """Name of an edit -> how often it found nothing to change, so that another one was made."""


def count(names: dict[str, int], name: str) -> None:
    """One more of that name."""
    names[name] = names.get(name, 0) + 1


class Walk:
    """A site that is edited step by step, and built after each in every way there is.

    `every` is the number of steps from one comparison with a clean build to the next. Each comparison takes in, about
    as often as `often` says (0 to 1), a build right after, which must find nothing to do, and a second output that is
    built with one `build.Memory` all along, as the preview does. `only` are the beginnings of the names of the edits.
    """

    def __init__(
        self, place: Path, seed: int, *, every: int = 1, often: float = 0.2, only: tuple[str, ...] = ()
    ) -> None:
        self.place, self.seed, self.every, self.often = place, seed, every, often
        self.output, self.preview = place / "output", place / "preview"
        areas = [[n for n in names_in(a) if not only or n.startswith(only)] for a in (*AREAS, *OFTEN)]
        self.areas = [names for names in areas if names]
        self.memory = builder.Memory()
        self._marks: dict[str, object] = {}
        self._left: dict[str, object] | None = None
        """The sources when the preview was built last, and the files that it left in its output."""
        self.ground = Ground(place / "site", (self.output, self.preview))
        self.log: list[str] = []
        self.tally = Tally()
        self._failures = 0
        self._refused = False
        self.verify()
        self._must(self.tally.failing == 0, "the site has errors before the first edit")

    def step(self, name: str = "", number: int = 0) -> None:
        """Make one edit, any when none is named, then build and compare.

        An edit that broke the site is taken back, at once or after the next one.
        """
        dice = random.Random(f"{self.seed}/{self.tally.steps}/{name}/{number}")
        self.tally.steps += 1
        self.ground.begin(dice)
        name, what = self._edit(name, dice)
        self.log.append(f"{self.tally.steps}. {name}: {what}")
        if not self.verify():
            count(self.tally.edits, name)
            self._settled()
            return
        count(self.tally.spoilt, name)
        if self._failures > 0 or dice.random() < 0.8:
            self.ground.take_back()
            self.log.append("   taken back")
            self._must(not self.verify(), "the site has errors although its last edits were taken back")
            self._settled()
        else:
            self._failures += 1

    def _settled(self) -> None:
        self.ground.settle()
        self._failures = 0

    def _edit(self, name: str, dice: random.Random) -> tuple[str, str]:
        """Make the edit, or another one where there is nothing for it to change."""
        for _ in range(20):
            name = name if name in EDITS else dice.choice(dice.choice(self.areas))
            try:
                return name, EDITS[name](self.ground)
            except NotNow:
                count(self.tally.idle, name)
                name = ""
        return "nothing", ""

    # What has to hold

    def verify(self, *, now: bool = False) -> bool:
        """Build and compare, `now` or when the number of the step says so; True when the site has errors."""
        before = tree_of(self.output)
        result = self._build(self.output)
        after = tree_of(self.output)
        self._must_say_what_it_did(result, before, after)
        self.tally.good += not result.failed
        self.tally.failing += result.failed
        if now or self.tally.steps % self.every == 0:
            clean, made = self._clean_build()
            self._must_equal(self.output, after, result, clean, made)
            if self.ground.dice.random() < self.often:
                self._must_write_nothing(result)
            if self.ground.dice.random() < self.often:
                self._verify_preview(clean, made)
        return result.failed

    def _build(
        self, output: Path, memory: builder.Memory | None = None, saved: frozenset[str] | None = None
    ) -> builder.Result:
        g = self.ground
        options = builder.Options(root=g.root, output=output, today=g.today, drafts=g.drafts, clean=g.clean)
        try:
            return builder.build(options, memory, saved=saved)
        except (OSError, Refused):
            # To refuse is as good as to mend: once the folders are away, all has to be well again.
            if not g.clear_the_way(output):
                raise
            self._refused = True
            return builder.build(options, memory)

    def _clean_build(self) -> tuple[builder.Result, Tree]:
        """A build of the same files in a place where nothing was ever built."""
        root = self.place / "clean"
        shutil.rmtree(root, ignore_errors=True)
        for folder in ("content", "templates", "assets"):
            if (self.ground.root / folder).is_dir():
                shutil.copytree(self.ground.root / folder, root / folder)
        g = self.ground
        result = builder.build(builder.Options(root=root, output=root / "out", today=g.today, drafts=g.drafts))
        return result, tree_of(root / "out")

    def verify_afresh(self) -> None:
        """Build the same files in a process of its own, so that nothing kept in this one can hide a fault.

        That process also builds into the output of the walk, where it finds nothing to do.
        """
        if self.verify(now=True):
            return
        g, clean = self.ground, self.place / "clean"
        more = {"SOURCE_DATE_EPOCH": noon(g.today), "PYTHONHASHSEED": str(self.seed)}
        drafts = ["--drafts"] if g.drafts else []
        made = tree_of(clean / "out")
        shutil.rmtree(clean / "out")
        sites.build(clean, "--clean", "--keep-index", "--output", str(clean / "out"), *drafts, **more)
        self._must(
            tree_of(clean / "out") == made, _difference(clean / "out", self.output, tree_of(clean / "out"), made)
        )
        done = sites.build(g.root, "--keep-index", "--output", str(self.output), *drafts, **more)
        self._must(done["written"] == done["deleted"] == 0, f"another process finds something to do: {done}")

    def _verify_preview(self, clean: builder.Result, made: Tree) -> None:
        before = tree_of(self.preview)
        result = self._build(self.preview, self.memory, self._saved())
        self.tally.partial += result.partial
        after = tree_of(self.preview)
        self._must_say_what_it_did(result, before, after)
        self._must_equal(self.preview, after, result, clean, made)
        self._left = marks_of(self.preview)

    def _saved(self) -> frozenset[str] | None:
        """What the system would tell the preview; nothing where somebody has been at its own files."""
        before = self._marks
        self._marks = {}
        for name in ("content", "templates", "assets"):
            self._marks |= marks_of(self.ground.root / name)
        if self._left != marks_of(self.preview):
            return None
        paths = before.keys() | self._marks.keys()
        return frozenset(path for path in paths if before.get(path) != self._marks.get(path))

    def _must_say_what_it_did(self, result: builder.Result, before: Tree, after: Tree) -> None:
        if result.failed:
            self._must(after == before, "a build with errors changed the output")
            self._must(not result.written and not result.deleted, "a build with errors says that it wrote something")
            return
        self.tally.written += len(result.written)
        if self._refused:
            # The build before this one wrote some of it.
            self._refused = False
            return
        changed = {name for name in after if before.get(name) != after[name]} - {".sitegen-manifest"}
        said = set(result.written)
        self._must(said <= changed, f"said to be written, but the same: {sorted(said - changed)[:9]}")
        self._must(changed <= said, f"changed, but not said to be written: {sorted(changed - said)[:9]}")
        gone = set(before) - set(after)
        self._must(set(result.deleted) == gone, f"deleted: {sorted(set(result.deleted) ^ gone)[:9]}")

    def _must_write_nothing(self, first: builder.Result) -> None:
        times = times_of(self.output)
        again = self._build(self.output)
        self._must(not again.written and not again.deleted, f"a second build wrote {again.written[:9]}")
        self._must(times_of(self.output) == times, "a second build touched the output")
        self._must(again.diagnostics == first.diagnostics, "a second build has other diagnostics")

    def _must_equal(self, output: Path, after: Tree, result: builder.Result, clean: builder.Result, made: Tree) -> None:
        self._must_say_the_same(result, clean)
        for path in [path for path in self.ground.foreign if path.is_relative_to(output)]:
            name = path.relative_to(output).as_posix()
            if name in made:
                # One of our pages came to lie there: the file is ours from now on.
                del self.ground.foreign[path]
            else:
                self._must(path.is_file() and path.read_bytes() == self.ground.foreign[path], f"{name} is not ours")
                after = {key: value for key, value in after.items() if key != name}
        if not clean.failed and after != made:
            self._must(False, _difference(output, self.place / "clean" / "out", after, made))

    def _must_say_the_same(self, result: builder.Result, clean: builder.Result) -> None:
        if result.diagnostics != clean.diagnostics:
            ours, theirs = [str(d) for d in result.diagnostics], [str(d) for d in clean.diagnostics]
            parts = [
                f"only here: {sorted(set(ours) - set(theirs))[:4]}",
                f"only clean: {sorted(set(theirs) - set(ours))[:4]}",
            ]
            self._must(False, "other diagnostics than a clean build, or in another order\n" + "\n".join(parts))
        counts = [(r.failed, r.documents, r.pages) for r in (result, clean)]
        self._must(counts[0] == counts[1], f"(failed, documents, pages): {counts[0]}, clean {counts[1]}")

    def _must(self, right: bool, message: str) -> None:
        if not right:
            steps = "\n".join(self.log)
            raise AssertionError(f"{message}\n\nWalk of seed {self.seed}, {self.tally.steps} steps:\n{steps}")


def _difference(output: Path, clean: Path, after: Tree, made: Tree) -> str:
    missing, extra = sorted(set(made) - set(after)), sorted(set(after) - set(made))
    other = sorted(name for name in set(after) & set(made) if after[name] != made[name])
    lines = [f"not as a clean build: missing {missing[:9]}, too many {extra[:9]}, other {len(other)}: {other[:9]}"]
    if other:
        name = next((n for n in other if n != ".sitegen-manifest"), other[0])
        ours, theirs = (output / name).read_bytes(), (clean / name).read_bytes()
        at = next((i for i, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), 0)
        lines += [f"{name} from byte {at}:", f"  here  {ours[max(0, at - 60) : at + 60]!r}"]
        lines.append(f"  clean {theirs[max(0, at - 60) : at + 60]!r}")
    return "\n".join(lines)
