"""A site before anything is written: what is known of it, and what has to be made. See `build` for what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from sitegen import output, source, workers
from sitegen.bodies import Bodies
from sitegen.clock import Clock, timed
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span, did_you_mean, in_order
from sitegen.export.search_records import search_pages
from sitegen.export.tables import robots, sitemaps
from sitegen.fingerprints import digest
from sitegen.intake import Intake, Outcome, Schema, parse_source
from sitegen.listing import Listing, listing_of
from sitegen.making import Job, Plain, all_targets, jobs, some_targets
from sitegen.model import File, Source, Template, Tree
from sitegen.plan import Record, Stamp
from sitegen.render import Renderer, TemplateFault
from sitegen.searching import Bundle, Indexing, Search, brought_up
from sitegen.shelf import encode
from sitegen.state import State
from sitegen.update import Update
from sitegen.views.targets import Target

Progress = Callable[[str, int, int], None]
"""Told what is under way, how much of it is done, and of how much."""
WORTH_A_COPY = 48
"""Pieces of work below which copies of the process cost more than they save."""
NOT_LISTED = frozenset(
    {"redirect", "404", "term-feed", "site-feed", "changes-feed", "data-file", "citations", "copy", "card", "twin"}
)
"""Outputs that are no pages for search engines."""


class Options(Struct, frozen=True):
    """What a build is asked for. `today` decides about `publish_on` and dates to come; `jobs` 0: one for each core."""

    root: Path
    output: Path
    today: date
    drafts: bool = False
    clean: bool = False
    strict: bool = False
    jobs: int = 0
    in_place: bool = False
    """Publish file by file: quicker, each page is whole, but for a moment there are pages of two sites."""
    indexing: Indexing = Indexing.KEEP
    checked: bool = False
    """Whether the site is only checked: nothing is drawn then, and an editor's own copies of sources are looked at.
    They are on one machine, and so of no use to a build."""
    compared: bool = False
    """Whether the site is built only to be compared: old texts are not judged by what today's rules warn of."""
    renamed: bool = True
    """Name assets by their content. Without that a style sheet that changed changes no page."""


class Moved(Exception):
    """A file was changed while the build read it; to begin again is to see it as it is now."""


def quiet(stage: str, done: int, total: int) -> None:
    """No progress."""


class Outputs(Struct):
    """The outputs as they were made, and those of them, and others of ours, that lie in the output folder."""

    records: dict[str, Record]
    present: dict[str, Stamp]


class Composed:
    """A site before anything is written: its state, its templates, and all diagnostics."""

    def __init__(
        self, update: Update, tree: Tree, renderer: Renderer, diagnostics: tuple[Diagnostic, ...], listing: Listing
    ) -> None:
        self.update, self.tree, self.renderer, self.diagnostics = update, tree, renderer, diagnostics
        self.listing = listing
        self.asset = _Assets(update, tree).content
        """Gives the bytes of an asset by its path in the output."""
        self.state = update.state
        self.index: Plain = {}
        """The index of the search, which comes from elsewhere."""

    @property
    def failed(self) -> bool:
        """True when there is an error, so that nothing may be written."""
        return Findings(list(self.diagnostics)).failed

    @property
    def searched(self) -> bool:
        """Whether the site has a search."""
        return "search" not in self.state.small.config.without

    def targets(self) -> dict[str, Target]:
        """Every page, feed and data file by its path."""
        return all_targets(self.update.library, self.state.small.aliases)

    def jobs(self, some: Mapping[str, Target], plain: Plain, files: Outputs) -> list[Job]:
        """What has to be looked at of some targets and files."""
        stale, closure = self.state.small.stale, self.renderer.closure
        return list(jobs(files.records, stale, some, plain, files.present, closure))

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
        for path, known in self.state.small.asset_digests.items():
            made[path] = (known, lambda path=path: self.asset(path))  # type: ignore[misc]
        return {**made, **self.index}

    def search(self, search: Search, indexing: Indexing, tool: str) -> str:
        """Take up the index of the search, made anew where that is asked for and due; returns what went wrong."""
        small, edition = self.state.small, self.update.edition
        bundle, fault = Bundle(), ""
        if self.searched:
            source, pages = (lambda: self._found_in(tool)), (lambda: search_pages(edition))
            bundle, fault = brought_up(search, indexing, source, pages, small.config.lang)
        self.index = search.files(bundle)
        if small.indexed != bundle.of:
            # Its files have other names than before.
            small.complete, small.indexed = False, bundle.of
        return fault

    def _found_in(self, tool: str) -> str:
        """A digest of all that search can find: whatever changes the text of an entry, a page or a register does."""
        small, origins = self.state.small, self.state.origins
        entries = [(name, origins[path].made_from) for name, path in sorted(small.published.items())]
        texts = [(path, text.made_from) for path, text in sorted({**small.pages, **small.overviews}.items())]
        return digest(encode((tool, small.made_with["registers"], small.config, entries, texts)))


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
    options: Options,
    state: State | None = None,
    progress: Progress = quiet,
    clock: Clock | None = None,
    listing: Listing | None = None,
) -> Composed:
    """Read a site and look everything up; write nothing. Raises OSError only when the system fails.

    `listing` are its files, where somebody has just looked.
    """
    found, clock = Findings(), clock or Clock()
    state = state or State(Bodies(None))
    listing = listing or listing_of(str(options.root))
    tree = source.tree_of(listing, state.kept_entries, found)
    clock.lap("listing files")
    update = Update(Intake(state, _read, _parser(options, progress, clock), listing.began), renamed=options.renamed)
    update.intake.found.extend(found.items)
    update.run(tree, options.today, options.drafts)
    clock.lap("looking up")
    renderer, faults = _templates(update, tree)
    clock.lap("reading templates")
    draws = not (options.checked or options.compared)
    said = update.diagnostics(strict=options.strict, draws=draws, compared=options.compared)
    diagnostics = in_order([*said, *faults])
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
            if read is None or not options.checked:
                return parse_source(read, schema) if read is not None else None
            return parse_source(read, schema, source.original_text(options.root, read.stem))

        clock.lap("looking up")
        for number, done in enumerate(workers.spread(timed(one), files, copies(options, len(files))), start=1):
            progress("reading", number, len(files))
            outcome, seconds = done.result
            if outcome is not None:
                clock.entry(outcome.path, seconds)
                yield outcome
        clock.lap("parsing")

    return parse


def copies(options: Options, count: int) -> int:
    """The number of processes that is worth while."""
    return min(options.jobs or workers.cores(), max(1, count // WORTH_A_COPY))


def _templates(update: Update, tree: Tree) -> tuple[Renderer, list[Diagnostic]]:
    """The templates, with what is known of them from the last time if they are the same."""
    found = Findings()
    contents = [
        (name, read) for name, file in tree.templates.items() if (read := update.intake.content_of(file)) is not None
    ]
    texts = source.templates(tree, contents, found)
    if not update.intake.unlike("templates", [(name, read.digest, name in tree.extra) for name, read in contents]):
        # All pages were made with them, or are known to be stale.
        if update.state.renderer is None:
            update.state.renderer = Renderer(texts, update.small.closures)
        return update.state.renderer, found.items
    update.small.complete = False
    renderer = Renderer(texts)
    try:
        update.intake.say("templates", _unused(renderer, texts))
        update.small.closures = {name: renderer.closure(name) for name in texts}
        update.state.renderer = renderer
    except TemplateFault as fault:
        update.small.made_with.pop("templates")
        update.intake.say("templates", ())
        update.state.renderer = None
        found.extend([fault.diagnostic])
    return renderer, found.items


def _unused(renderer: Renderer, texts: Mapping[str, Template]) -> Iterator[Diagnostic]:
    for name in renderer.unused():
        hint = did_you_mean(name, [known for known, template in texts.items() if not template.extra])
        yield Diagnostic(Span(f"templates/{name}"), "not-used", Severity.WARNING, "no page uses this template", hint)


class Plan(Struct):
    """What is to be done: all paths of the site, the jobs, our files that go, the files that are no pages."""

    wanted: tuple[str, ...]
    todo: list[Job]
    gone: list[str]
    plain: Plain
    files: Outputs


def plan_of(composed: Composed, options: Options, ours: Mapping[str, str], known: Outputs | None = None) -> Plan:
    """Find what is out of date. Where there can be no other outputs than before, only what is stale is looked at.

    `known` are the outputs where they need not be looked at again.
    """
    if composed.state.small.complete:
        plan = _plan_of_stale(composed, options, ours, known)
        if plan is not None:
            return plan
    every = composed.targets()
    plain = composed.plain(every)
    wanted = (*every, *plain)
    files = _looked_at(composed.state, options, {**dict.fromkeys(wanted), **ours})
    return Plan(wanted, composed.jobs(every, plain, files), _gone(ours, wanted), plain, files)


def _plan_of_stale(composed: Composed, options: Options, ours: Mapping[str, str], known: Outputs | None) -> Plan | None:
    """The same when all outputs are known; None when one is out of date that only a list of all can tell about."""
    paths = {node[5:] for node in composed.state.small.stale if node.startswith("page:")}
    if known is None:
        known = _looked_at(composed.state, options, ours)
        paths |= {path for path, record in known.records.items() if known.present.get(path) != record.stamp}
    some = some_targets(composed.update.library, composed.state.small.aliases, paths)
    if some.keys() != paths:
        return None
    wanted = tuple(known.records)
    return Plan(wanted, composed.jobs(some, {}, known), _gone(ours, wanted), {}, known)


def _looked_at(state: State, options: Options, names: Mapping[str, object]) -> Outputs:
    """All outputs that were made, and these, as they lie there.

    A file that was touched, as by being brought back from a copy, is read; if it is what was made, its time is kept.
    """
    records = state.made()
    files = Outputs(records, output.stamps(options.output, {**records, **names}, state.small.left_at))
    for path, stamp in files.present.items():
        record = records.get(path)
        if record is not None and stamp != record.stamp and stamp.size == record.stamp.size:
            same = output.stamp_of_same(options.output, path, record.sha256)
            if same is not None:
                files.present[path] = same
                records[path] = state.pages[path] = structs.replace(record, stamp=same)
    return files


def _gone(ours: Mapping[str, str], wanted: Sequence[str]) -> list[str]:
    return sorted(ours.keys() - set(wanted))
