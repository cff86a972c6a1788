"""The pipeline on one screen: files -> state -> library -> views -> pages -> output.

`Update` brings what is known of the site up to date with its files; then the outputs that rest on something that
changed are made, and the new site takes the place of the old one in one step.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
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
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span, did_you_mean, in_order
from sitegen.export.tables import robots, sitemaps
from sitegen.fingerprints import digest
from sitegen.making import Job, Made, Maker, Plain, all_targets, jobs
from sitegen.model import File, Source, Template, Tree
from sitegen.plan import Action, ActionKind, Profile, Put, Stamp
from sitegen.render import Renderer, TemplateFault
from sitegen.state import State
from sitegen.update import Outcome, Schema, Update, parse_source
from sitegen.views.targets import Target

Progress = Callable[[str, int, int], None]
ATTEMPTS = 5
WORTH_A_COPY = 48
"""Pieces of work below which copies of the process cost more than they save."""
NOT_LISTED = frozenset({"redirect", "404", "term-feed", "site-feed", "changes-feed", "data-file"})
"""Outputs that are no pages for search engines."""


class Options(Struct, frozen=True):
    """What a build is asked for. `today` decides about `publish_on`; `jobs` 0 means as many as there are cores."""

    root: Path
    output: Path
    today: date
    drafts: bool = False
    clean: bool = False
    strict: bool = False
    jobs: int = 0
    in_place: bool = False
    """Publish file by file: quicker, each page is whole, but for a moment there are pages of two sites."""


class Memory:
    """The state of a site between builds of this process (the preview keeps one)."""

    def __init__(self) -> None:
        self.state: State | None = None


class Resting(Struct, frozen=True):
    """What a finished build rests on: see `fresh.remember`. There is none while a file may still be changing."""

    listing: str
    days: tuple[int, int]
    outputs: tuple[tuple[str, int, int], ...]


class Moved(Exception):
    """A file was changed while the build read it; to begin again is to see it as it is now."""


class Result(Struct, frozen=True):
    """What a build came to."""

    documents: int
    pages: int
    written: tuple[str, ...]
    kept: int
    deleted: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    actions: tuple[Action, ...] = ()
    notes: tuple[str, ...] = ()
    resting: Resting | None = None
    profile: Profile = Profile()

    @property
    def failed(self) -> bool:
        """True when the content has errors; the last good site is then as it was."""
        return Findings(list(self.diagnostics)).failed


def _quiet(stage: str, done: int, total: int) -> None:
    """No progress."""


class Composed:
    """A site before anything is written: its state, its templates, and all diagnostics."""

    def __init__(
        self, update: Update, tree: Tree, renderer: Renderer, diagnostics: tuple[Diagnostic, ...], listing: str
    ) -> None:
        self.update, self.tree, self.renderer, self.diagnostics = update, tree, renderer, diagnostics
        self.listing = listing
        self.state = update.state

    @property
    def failed(self) -> bool:
        """True when there is an error, so that nothing may be written."""
        return Findings(list(self.diagnostics)).failed

    def targets(self) -> dict[str, Target]:
        """Every page, feed and data file by its path."""
        return all_targets(self.update.library, self.state.small.aliases)

    def plain(self, every: Mapping[str, Target]) -> Plain:
        """The files that are no pages: digest and content by path."""
        base_url = self.state.small.config.base_url
        listed = (target.path for target in every.values() if target.kind not in NOT_LISTED)
        texts = sitemaps(base_url, listed)
        if "robots" not in self.state.small.config.without:
            # The second tells GitHub Pages to publish the folder as it is.
            texts |= {"robots.txt": robots(base_url), ".nojekyll": ""}
        made: dict[str, tuple[str, Callable[[], bytes]]] = {
            path: (digest(text.encode()), text.encode) for path, text in texts.items()
        }
        assets = _Assets(self.update, self.tree)
        for path, known in self.state.small.asset_digests.items():
            made[path] = (known, lambda path=path: assets.content(path))  # type: ignore[misc]
        return made


class _Assets:
    """The contents of assets, read when the first of them is asked for."""

    def __init__(self, update: Update, tree: Tree) -> None:
        self._update, self._tree = update, tree
        self._contents: Mapping[str, bytes] = {}

    def content(self, path: str) -> bytes:
        """The bytes that belong at a path of the output."""
        if not self._contents:
            self._contents = self._update.assets(self._tree).contents
        if path not in self._contents:
            raise Moved(path)
        return self._contents[path]


def compose(
    options: Options, state: State | None = None, progress: Progress = _quiet, clock: Clock | None = None
) -> Composed:
    """Read a site and look everything up; write nothing. Raises OSError only when the system fails."""
    found, clock = Findings(), clock or Clock()
    started = time.time_ns()
    tree, listing = source.list_tree(options.root, found)
    clock.lap("listing files")
    update = Update(state or State(Bodies(None)), _read, _parser(options, progress, clock), started)
    update.found.extend(found.items)
    update.run(tree, options.today, options.drafts)
    clock.lap("looking up")
    renderer, faults = _templates(update, tree)
    clock.lap("reading templates")
    diagnostics = in_order([*update.diagnostics(strict=options.strict), *faults])
    return Composed(update, tree, renderer, diagnostics, listing)


def _read(file: File) -> Source | None:
    try:
        return source.read(file)
    except FileNotFoundError:
        # Gone since it was listed; the next build sees that there is none.
        return None


def _parser(options: Options, progress: Progress, clock: Clock) -> Callable[[list[File], Schema], Iterator[Outcome]]:
    def parse(files: list[File], schema: Schema) -> Iterator[Outcome]:
        def one(file: File) -> Outcome | None:
            read = _read(file)
            return parse_source(read, schema) if read is not None else None

        clock.lap("looking up")
        for number, done in enumerate(workers.spread(timed(one), files, _copies(options, len(files))), start=1):
            progress("reading", number, len(files))
            outcome, seconds = done.result
            if outcome is not None:
                clock.entry(outcome.path, seconds)
                yield outcome
        clock.lap("parsing")

    return parse


def _copies(options: Options, count: int) -> int:
    """The number of processes that is worth while."""
    return min(options.jobs or workers.cores(), max(1, count // WORTH_A_COPY))


def _templates(update: Update, tree: Tree) -> tuple[Renderer, list[Diagnostic]]:
    """The templates, with what is known of them from the last time if they are the same."""
    found = Findings()
    contents = [(name, read) for name, file in tree.templates.items() if (read := update.content_of(file)) is not None]
    texts = source.templates(tree, contents, found)
    if not update.unlike("templates", [(name, read.digest, name in tree.extra) for name, read in contents]):
        if update.state.renderer is None:
            update.state.renderer = Renderer(texts, update.small.closures)
        return update.state.renderer, found.items
    renderer = Renderer(texts)
    try:
        update.say("templates", _unused(renderer, texts))
        update.small.closures = {name: renderer.closure(name) for name in texts}
        update.state.renderer = renderer
    except TemplateFault as fault:
        update.small.made_with.pop("templates")
        update.say("templates", ())
        update.state.renderer = None
        found.extend([fault.diagnostic])
    return renderer, found.items


def _unused(renderer: Renderer, texts: Mapping[str, Template]) -> Iterator[Diagnostic]:
    for name in renderer.unused():
        hint = did_you_mean(name, [known for known, template in texts.items() if not template.extra])
        yield Diagnostic(Span(f"templates/{name}"), "not-used", Severity.WARNING, "no page uses this template", hint)


def build(options: Options, memory: Memory | None = None, progress: Progress = _quiet) -> Result:
    """Build a site. With errors in its content nothing is written.

    Raises `output.Refused` (the output is somebody else's), `output.Busy` (another build runs) and OSError.
    """
    clock = Clock()
    home = store.home_of(options.root, options.output)
    memory = memory or Memory()
    with output.locked(options.root / store.FOLDER):
        ours = staging.settled(options.output, home)
        tool = tool_print()
        state, note = _state(options, memory, home, tool)
        clock.lap("reading what is known")
        try:
            result = _settled_build(options, state, home, ours, progress, clock)
        except (Damaged, MsgspecError):
            state, note = State(Bodies(home / "bodies")), "what was kept of earlier builds is damaged; all is made anew"
            result = _settled_build(options, state, home, ours, progress, clock)
        notes = tuple(filter(None, (note, *result.notes, _saved(home, tool, state))))
        memory.state = state
        clock.lap("keeping what is known")
        return structs.replace(result, seconds=round(clock.seconds, 3), notes=notes, profile=clock.profile())


def _settled_build(
    options: Options, state: State, home: Path, ours: Mapping[str, str], progress: Progress, clock: Clock
) -> Result:
    """Build, and begin again when files were changed under our hands."""
    for _ in range(ATTEMPTS):
        try:
            return _build(options, state, home, ours, progress, clock)
        except Moved as moved:
            path = str(moved)
    raise OSError(f"{path} is changed again and again while it is read")


def _saved(home: Path, tool: str, state: State) -> str:
    """Keep the state. The site is out already, so that it is no failure of the build when this cannot be done."""
    try:
        store.save(home, tool, state)
    except OSError as error:
        return f"what the next build could use was not kept ({error.strerror}: {error.filename})"
    return ""


def _state(options: Options, memory: Memory, home: Path, tool: str) -> tuple[State, str]:
    """What is known from earlier builds. Taken out of the memory: a build that breaks off leaves it half changed."""
    state, memory.state = memory.state, None
    if options.clean:
        return State(Bodies(home / "bodies")), ""
    return (state, "") if state is not None else store.load(home, tool)


def _build(
    options: Options, state: State, home: Path, ours: Mapping[str, str], progress: Progress, clock: Clock
) -> Result:
    composed = compose(options, state, progress, clock)
    if composed.failed:
        return _result(composed, {}, [], ())
    every = composed.targets()
    plain = composed.plain(every)
    wanted = {**dict.fromkeys(every), **dict.fromkeys(plain)}
    present = output.stamps(options.output, {**wanted, **dict.fromkeys(ours)})
    todo = list(jobs(state, every, plain, present, composed.renderer.closure))
    clock.lap("planning")
    gone = sorted(path for path in ours if path not in wanted)
    if not todo and not gone:
        return _result(composed, wanted, [], (), resting=_resting(composed, options))
    try:
        with staging.opened(options.output, home, ours, in_place=options.in_place) as stage:
            for path in gone:
                stage.drop(path)
            clock.lap("publishing")
            maker = Maker(composed.update, composed.renderer, stage, plain)
            made = _made(options, maker, todo, progress, clock)
            _keep(state, composed.update, made, wanted)
            clock.lap("making pages")
            if gone or any(one.written for one in made):
                stage.publish({path: state.pages[path].sha256 for path in wanted})
            notes = stage.notes
        if not present and made and not options.in_place:
            # While the whole site is new anyway: what the next build publishes by.
            with staging.opened(options.output, home, {path: state.pages[path].sha256 for path in wanted}):
                pass
        clock.lap("publishing")
    except TemplateFault as fault:
        composed.diagnostics = in_order([*composed.diagnostics, fault.diagnostic])
        return _result(composed, {}, [], ())
    deleted = [path for path in gone if path in present]
    return _result(composed, wanted, made, deleted, notes, _resting(composed, options))


def _made(options: Options, maker: Maker, todo: list[Job], progress: Progress, clock: Clock) -> list[Made]:
    made = []
    adopted: dict[int, list[int]] = {}
    for number, done in enumerate(workers.spread(timed(maker.make), todo, _copies(options, len(todo))), start=1):
        progress("writing", number, len(todo))
        one, seconds = done.result
        clock.page(one.record.template or "(no template)", seconds)
        if done.process:
            maker.adopt(one, adopted.setdefault(done.process, []))
        made.append(structs.replace(one, reads=b"", fresh=()))
    return made


def _keep(state: State, update: Update, made: list[Made], wanted: Mapping[str, None]) -> None:
    """Keep what was made, and forget what is no longer part of the site."""
    for one in made:
        state.pages[one.path] = one.record
        state.small.stale.discard(f"page:{one.path}")
    for path in [path for path in state.pages if path not in wanted]:
        del state.pages[path]
        update.drop(f"page:{path}")


def check(options: Options) -> tuple[Diagnostic, ...]:
    """All diagnostics of a site, its templates included; writes nothing."""
    composed = compose(options)
    if composed.failed:
        return composed.diagnostics
    every = composed.targets()
    maker = Maker(composed.update, composed.renderer, _Nowhere(), {})
    try:
        for target in every.values():
            maker.make(Job(target.path, "checked", target))
    except TemplateFault as fault:
        return in_order([*composed.diagnostics, fault.diagnostic])
    return composed.diagnostics


class _Nowhere:
    """Takes files and forgets them."""

    def put(self, name: str, content: bytes) -> Put:
        """Pretend."""
        return Put(True, Stamp(len(content), 0))


def _result(
    composed: Composed,
    wanted: Mapping[str, None],
    made: list[Made],
    deleted: Sequence[str],
    notes: tuple[str, ...] = (),
    resting: Resting | None = None,
) -> Result:
    written = tuple(one.path for one in made if one.written)
    why = {one.path: one.reason for one in made if one.reason}
    actions = [
        Action(path, ActionKind.WRITE, why[path]) if path in why else Action(path, ActionKind.KEEP, "nothing changed")
        for path in wanted
    ]
    actions += [Action(path, ActionKind.DELETE, "no longer part of the site") for path in deleted]
    return Result(
        documents=len(composed.state.small.published),
        pages=len(wanted),
        written=written,
        kept=len(wanted) - len(written),
        deleted=tuple(deleted),
        diagnostics=composed.diagnostics,
        seconds=0.0,
        actions=tuple(actions),
        notes=notes,
        resting=resting,
    )


def _resting(composed: Composed, options: Options) -> Resting | None:
    if composed.update.unsettled:
        return None
    records = composed.state.pages
    outputs = tuple((path, records[path].stamp.size, records[path].stamp.modified) for path in records)
    return Resting(composed.listing, composed.update.same_days(options.today), outputs)


def tool_print() -> str:
    """Digest of this program and of the libraries that make its bytes."""
    versions = (
        str(getattr(library, "__version__", "")) for library in (jinja2, markdown, msgspec, nh3, selectolax, yaml)
    )
    return digest("\0".join((__version__, source.tool_digest(), *versions)).encode())
