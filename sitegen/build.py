"""The pipeline on one screen: files -> state -> library -> views -> pages -> output.

`compose` brings what is known of the site up to date with its files; then the outputs that rest on something that
changed are made, and the new site takes the place of the old one in one step.
"""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import jinja2
import markdown
import msgspec
import nh3
import selectolax
import yaml
from msgspec import MsgspecError, Struct, structs

from sitegen import __version__, output, source, staging, store, workers
from sitegen.bodies import Bodies, Damaged
from sitegen.clock import Clock, timed
from sitegen.composing import Composed, Moved, Options, Outputs, Plan, Progress, compose, copies, plan_of, quiet
from sitegen.diagnostics import Diagnostic, Findings, in_order
from sitegen.export.tables import LAST
from sitegen.fingerprints import digest
from sitegen.listing import Listing
from sitegen.making import Job, Made, Maker
from sitegen.plan import Action, ActionKind, Profile, Put, Stamp
from sitegen.render import TemplateFault
from sitegen.searching import Indexing, Search
from sitegen.state import State
from sitegen.update import Update

__all__ = ["Indexing", "Memory", "Options", "Result", "build", "check", "compose", "tool_print"]

ATTEMPTS = 5
FEW = 48
"""Outputs to look at below which it may be that only one of them changes."""


class Seen(Struct):
    """What was seen of the file system: the sources, and the files of the output. None is what has to be looked at."""

    listing: Listing | None = None
    files: Outputs | None = None


class Memory:
    """What is known of a site between builds of one process (the preview keeps one)."""

    def __init__(self) -> None:
        self.state: State | None = None
        self.seen = Seen()
        self.search: Search | None = None
        self.tool = ""
        """What `tool_print` said of the program that runs; its files may be others by now."""

    def take(self) -> tuple[State | None, Seen]:
        """What there is; a build that breaks off leaves it half changed, so it is gone until one has ended."""
        state, seen = self.state, self.seen
        self.state, self.seen = None, Seen()
        return state, seen


class Resting(Struct, frozen=True):
    """What a finished build rests on: see `fresh.remember`. There is none while a file may still be changing."""

    listing: Listing
    days: tuple[int, int]
    outputs: Mapping[str, Stamp]
    left_at: int = output.NEVER
    """See `output.moment`."""


class Result(Struct, frozen=True):
    """What a build came to."""

    documents: int
    outputs: tuple[str, ...]
    """All files of the site."""
    written: tuple[str, ...]
    deleted: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    reasons: Mapping[str, str] = {}
    """Path -> why it was made."""
    notes: tuple[str, ...] = ()
    resting: Resting | None = None
    profile: Profile = Profile()
    partial: bool = False
    """Whether nothing was looked at but the files that were named."""
    waits: Callable[[], object] | None = None
    """Waits for an index of the search that is under way; the build after that publishes it."""

    @property
    def failed(self) -> bool:
        """True when the content has errors; the last good site is then as it was."""
        return Findings(list(self.diagnostics)).failed

    @property
    def pages(self) -> int:
        """The number of files of the site."""
        return len(self.outputs)

    @property
    def kept(self) -> int:
        """How many of them are as they were."""
        return len(self.outputs) - len(self.written)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was done with each file, and why."""
        why = self.reasons
        done = [
            Action(path, ActionKind.WRITE if path in why else ActionKind.KEEP, why.get(path, "nothing changed"))
            for path in self.outputs
        ]
        return (*done, *(Action(path, ActionKind.DELETE, "no longer part of the site") for path in self.deleted))


class _Run:
    """One build under way: what it is asked for, and what it is told on the way."""

    def __init__(self, options: Options, progress: Progress) -> None:
        self.options, self.progress, self.clock = options, progress, Clock()
        self.home = store.home_of(options.root, options.output)
        self.search, self.tool = Search(self.home), ""
        self.ours: Mapping[str, str] = {}
        """The files in the output that are ours, with their SHA-256."""
        self.seen = Seen()


def build(
    options: Options,
    memory: Memory | None = None,
    progress: Progress = quiet,
    *,
    listing: Listing | None = None,
    saved: frozenset[str] | None = None,
) -> Result:
    """Build a site. With errors in its content nothing is written.

    `listing` are its files, if they were just listed. With a memory, `saved` may name the files that were saved since
    the last build; then only these are looked at, as far as that can be enough. Raises `output.Refused` (the output is
    somebody else's), `output.Busy` (another build runs) and OSError.
    """
    run, memory = _Run(options, progress), memory or Memory()
    with output.locked(options.root / store.FOLDER):
        run.ours = staging.settled(options.output, run.home)
        run.tool = memory.tool = tool = memory.tool or tool_print()
        run.search = memory.search = memory.search or run.search
        known, seen = memory.take()
        run.seen = _after(seen, saved) if saved is not None else Seen(listing)
        partial = run.seen.files is not None
        state, note = _state(run, known, tool)
        run.clock.lap("reading what is known")
        try:
            result = _settled_build(run, state)
        except (Damaged, MsgspecError):
            state, note = _empty(run), "what was kept of earlier builds is damaged; all is made anew"
            run.seen = Seen()
            result = _settled_build(run, state)
        if not result.failed:
            state.small.left_at = output.moment(options.output, run.home)
        notes = tuple(filter(None, (note, *result.notes, _saved(run.home, tool, state))))
        if result.resting is not None:
            result = structs.replace(result, resting=structs.replace(result.resting, left_at=state.small.left_at))
        memory.state, memory.seen = state, run.seen
        run.clock.lap("keeping what is known")
        seconds, profile, waits = round(run.clock.seconds, 3), run.clock.profile(), run.search.wait
        return structs.replace(result, seconds=seconds, notes=notes, profile=profile, partial=partial, waits=waits)


def _after(seen: Seen, saved: frozenset[str]) -> Seen:
    """What is seen when only some files are looked at again; nothing when that is not enough."""
    listing = seen.listing.after(saved) if seen.listing is not None and seen.files is not None else None
    return Seen(listing, seen.files) if listing is not None else Seen()


def _state(run: _Run, known: State | None, tool: str) -> tuple[State, str]:
    """What is known from earlier builds, and a note when it cannot be used."""
    if run.options.clean:
        return _empty(run), ""
    return (known, "") if known is not None else store.load(run.home, tool)


def _empty(run: _Run) -> State:
    return State(Bodies(run.home / "bodies"))


def _settled_build(run: _Run, state: State) -> Result:
    """Build, and begin again when files were changed under our hands."""
    for _ in range(ATTEMPTS):
        try:
            return _build(run, state)
        except Moved as moved:
            path, run.seen = str(moved), Seen()
    raise OSError(f"{path} is changed again and again while it is read")


def _saved(home: Path, tool: str, state: State) -> str:
    """Keep the state. The site is out already, so that it is no failure of the build when this cannot be done."""
    try:
        store.save(home, tool, state)
    except OSError as error:
        return f"what the next build could use was not kept ({error.strerror}: {error.filename})"
    return ""


def _build(run: _Run, state: State) -> Result:
    composed = compose(run.options, state, run.progress, run.clock, run.seen.listing)
    run.seen.listing = composed.listing
    if composed.failed:
        return _result(composed)
    unsearched = composed.search(run.search, run.options.indexing, run.tool)
    run.clock.lap("indexing for search")
    plan = plan_of(composed, run.options, run.ours, run.seen.files)
    run.clock.lap("planning")
    made: list[Made] = []
    notes: tuple[str, ...] = ()
    if plan.todo or plan.gone:
        try:
            made, notes = _published(run, composed, plan)
        except TemplateFault as fault:
            composed.diagnostics = in_order([*composed.diagnostics, fault.diagnostic])
            return _result(composed)
        run.clock.lap("publishing")
    state.small.complete = True
    present = plan.files.present
    deleted = [path for path in plan.gone if present.pop(path, None) is not None]
    present.update((one.path, one.record.stamp) for one in made)
    run.seen.files = plan.files
    intake = composed.update.intake
    resting = Resting(composed.listing, intake.same_days(run.options.today), present)
    if unsearched:
        notes += (f"the index of the search is not up to date: {unsearched}",)
    left_behind = unsearched or (run.options.indexing is not Indexing.NOW and composed.searched)
    unsure = intake.unsettled or left_behind
    return _result(composed, plan.wanted, made, deleted, notes, None if unsure else resting)


def _published(run: _Run, composed: Composed, plan: Plan) -> tuple[list[Made], tuple[str, ...]]:
    """Make what is out of date and put the new site in the place of the old one. Raises TemplateFault."""
    options, records, is_first = run.options, plan.files.records, not plan.files.present
    # Copies of the process cannot know of each other that there is a second file.
    few = not plan.gone and len(plan.todo) + len(LAST) < FEW and copies(options, len(plan.todo)) == 1
    with staging.opened(options.output, run.home, run.ours, in_place=options.in_place, few=few) as stage:
        for path in plan.gone:
            stage.drop(path)
        run.clock.lap("publishing")
        maker = Maker(composed.update, composed.renderer, stage, plan.plain, composed.asset)
        first = [job for job in plan.todo if job.path not in LAST]
        made = _made(run, maker, first, copies(options, len(first)))
        # By this process alone: it has learnt facts since the maker was made, which copies number from.
        made += _made(run, maker, maker.last_jobs(plan.todo, made, records, plan.wanted, plan.gone), 1, len(made))
        _keep(composed.update, made, plan)
        digests = {path: records[path].sha256 for path in plan.wanted}
        run.clock.lap("making pages")
        if plan.gone or any(one.written for one in made):
            stage.publish(digests)
        notes = stage.notes
    if is_first and made and not options.in_place:
        # While the whole site is new anyway: what the next build publishes by.
        with staging.opened(options.output, run.home, digests):
            pass
    return made, notes


def _made(run: _Run, maker: Maker, todo: list[Job], processes: int, before: int = 0) -> list[Made]:
    """Do jobs; `before` is how many were done already."""
    made: list[Made] = []
    adopted: dict[int, list[int]] = {}
    for number, done in enumerate(workers.spread(timed(maker.make), todo, processes), start=1):
        run.progress("writing", before + number, before + len(todo))
        one, seconds = done.result
        run.clock.page(one.record.template or "(no template)", seconds)
        if done.process:
            maker.adopt(one, adopted.setdefault(done.process, []))
        made.append(structs.replace(one, reads=b"", fresh=()))
    return made


def _keep(update: Update, made: list[Made], plan: Plan) -> None:
    """Keep what was made, and forget what is no longer part of the site."""
    state, records = update.state, plan.files.records
    for one in made:
        state.pages[one.path] = records[one.path] = one.record
        state.small.stale.discard(f"page:{one.path}")
    if len(records) == len(plan.wanted):
        return
    outputs = set(plan.wanted)
    for path in [path for path in records if path not in outputs]:
        del records[path], state.pages[path]
        update.drop(f"page:{path}")


class Checked(Struct, frozen=True):
    """What was found; how many problems more are allowed, and the ids of entries held back and not looked up.

    `following` counts what may follow from the files `unread`, and is not told.
    """

    diagnostics: tuple[Diagnostic, ...]
    allowed: int
    withheld: tuple[str, ...]
    following: int
    unread: tuple[str, ...]


def check(options: Options) -> Checked:
    """All diagnostics of a site, its templates included; writes nothing.

    What an editor's copies of sources tell is among them, and so no state of a build may come of it.
    """
    composed = compose(structs.replace(options, checked=True))
    update = composed.update
    found, withheld = _found(composed), tuple(sorted(update.small.withheld))
    return Checked(found, update.allowed, withheld, update.following, update.unread)


def _found(composed: Composed) -> tuple[Diagnostic, ...]:
    if composed.failed:
        return composed.diagnostics
    every = composed.targets()
    maker = Maker(composed.update, composed.renderer, _Nowhere(), {}, composed.asset)
    try:
        for target in every.values():
            # These say nothing that pages do not.
            if target.kind not in {"copy", "card"}:
                maker.make(Job(target.path, "checked", target))
    except TemplateFault as fault:
        return in_order([*composed.diagnostics, fault.diagnostic])
    return composed.diagnostics


class _Nowhere:
    """Takes files and forgets them."""

    def put(self, name: str, content: bytes) -> Put:
        """Pretend."""
        return Put(True, Stamp(len(content), 0))

    def read(self, name: str) -> bytes:
        """There is nothing."""
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)


def _result(
    composed: Composed,
    outputs: tuple[str, ...] = (),
    made: Sequence[Made] = (),
    deleted: Sequence[str] = (),
    notes: tuple[str, ...] = (),
    resting: Resting | None = None,
) -> Result:
    return Result(
        documents=len(composed.state.small.published),
        outputs=outputs,
        written=tuple(one.path for one in made if one.written),
        deleted=tuple(deleted),
        diagnostics=composed.diagnostics,
        seconds=0.0,
        reasons={one.path: one.reason for one in made if one.reason},
        notes=notes,
        resting=resting,
    )


def tool_print() -> str:
    """Digest of this program and of the libraries that make its bytes."""
    versions = (
        str(getattr(library, "__version__", "")) for library in (jinja2, markdown, msgspec, nh3, selectolax, yaml)
    )
    # What packs the copy for readers; another version may pack the same bytes otherwise.
    packer = zlib.ZLIB_RUNTIME_VERSION
    return digest("\0".join((__version__, source.tool_digest(), *versions, packer)).encode())
