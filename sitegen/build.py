"""The pipeline on one screen: files -> documents -> library -> routes -> views -> plan -> output.

`compose` is everything up to the views and touches nothing; `build` then writes what is out of date.
"""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from sitegen import __version__, cache, output, source
from sitegen.assets import Assets, make_assets
from sitegen.checks import check_all
from sitegen.checks.scope import Scope
from sitegen.config import SiteConfig, read_config
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span, did_you_mean, in_order, weighed
from sitegen.documents import Glossary, ParsedDocument, ParsedPage, parse_document, parse_page
from sitegen.export.tables import FILES, data_files, robots, sitemap
from sitegen.fingerprints import digest, fingerprints
from sitegen.library import Library
from sitegen.lookup import assemble
from sitegen.model import Document, FreePage, Source, Template
from sitegen.plan import Action, ActionKind, Print, Record, make_plan
from sitegen.registers import glossary_pairs, read_registers
from sitegen.render import Renderer, TemplateFault
from sitegen.routes import claim_files, make_routes
from sitegen.views.basics import make_site
from sitegen.views.edition import make_edition
from sitegen.views.targets import Target, make_targets

GENERATOR = "sitegen"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Options:
    """What a build is asked for. `today` decides about `publish_on`."""

    root: Path
    output: Path
    today: date
    drafts: bool = False
    clean: bool = False
    strict: bool = False


@dataclass
class Memory:
    """Parsed files of earlier builds in this process, by what they were made from (the preview keeps one)."""

    documents: dict[str, tuple[object, ParsedDocument]] = field(default_factory=dict)
    """Path -> what it was made from, and what it became; the last state of each file only."""
    pages: dict[str, tuple[object, ParsedPage]] = field(default_factory=dict)


@dataclass(frozen=True)
class Composed:
    """A site before anything is written: its pages as views, its other files as bytes, and all diagnostics."""

    diagnostics: tuple[Diagnostic, ...]
    documents: int
    targets: tuple[Target, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    renderer: Renderer = field(default_factory=lambda: Renderer({}))

    @property
    def failed(self) -> bool:
        """True when there is an error, so that nothing may be written."""
        return Findings(list(self.diagnostics)).failed


@dataclass(frozen=True)
class Result:
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

    @property
    def failed(self) -> bool:
        """True when the content has errors; the last good site is then as it was."""
        return Findings(list(self.diagnostics)).failed


def _quiet(stage: str, done: int, total: int) -> None:
    """No progress."""


def compose(options: Options, memory: Memory | None = None, progress: Progress = _quiet) -> Composed:
    """Read a site and make every view of it; write nothing. Raises OSError only when the system fails."""
    found = Findings()
    tree = source.read_tree(options.root, found)
    config = read_config(tree.config, found)
    registers = read_registers(tree.registers, found)
    glossary = glossary_pairs(registers)
    memory = memory or Memory()
    documents = list(_documents(tree.documents, config, glossary, memory, progress, found))
    published = [d for d in documents if options.drafts or _is_published(d, options.today)]
    unpublished = frozenset(d.id for d in documents) - {d.id for d in published}
    pages = [p for s in tree.pages if (p := _page(s, glossary, memory, found)) is not None]
    overviews = {
        (folder, s.stem): p
        for folder, s in tree.overviews
        if (p := _page(s, glossary, memory, found, overview=True)) is not None
    }
    library = assemble(config, registers, published, pages, overviews, unpublished, found)
    routes = make_routes(library, found)
    assets = make_assets(tree.assets)
    claim_files(routes, assets.contents, found)
    files = frozenset(assets.contents) | {f.href for f in FILES}
    found.extend(check_all(Scope(library, routes, files)))
    renderer = Renderer(tree.templates)
    found.extend(_unused_templates(renderer, tree.templates))
    drafts = frozenset(d.span.path for d in documents if d.draft)
    diagnostics = weighed(found.items, drafts, strict=options.strict or config.strict)
    composed = Composed(diagnostics, len(library.documents))
    if composed.failed:
        return composed
    site = make_site(config, library, routes, assets.names, GENERATOR)
    edition = make_edition(library, routes, site)
    targets = tuple(make_targets(edition, FILES))
    made = {path: text.encode() for path, text in data_files(edition).items()}
    made |= _plain_files(library, targets, assets)
    return Composed(diagnostics, len(library.documents), targets, made, renderer)


def _unused_templates(renderer: Renderer, templates: Mapping[str, Template]) -> Iterator[Diagnostic]:
    try:
        names = renderer.unused()
    except TemplateFault as fault:
        yield fault.diagnostic
        return
    for name in names:
        hint = did_you_mean(name, [known for known, template in templates.items() if not template.extra])
        yield Diagnostic(Span(f"templates/{name}"), "not-used", Severity.WARNING, "no page uses this template", hint)


def build(options: Options, memory: Memory | None = None, progress: Progress = _quiet) -> Result:
    """Build a site. With errors in its content nothing is written.

    Raises `output.Refused` (the output is somebody else's), `output.Busy` (another build runs) and OSError.
    """
    started = time.monotonic()
    with output.locked(options.root / cache.FOLDER):
        ours = output.files_of(options.output)
        composed = compose(options, memory, progress)
        if composed.failed:
            return _result(composed, started)
        return _bring_up_to_date(options, composed, ours, started, progress)


def check(options: Options) -> tuple[Diagnostic, ...]:
    """All diagnostics of a site, its templates included; writes nothing."""
    composed = compose(options)
    if composed.failed:
        return composed.diagnostics
    try:
        for target in composed.targets:
            composed.renderer.render(target.view)
    except TemplateFault as fault:
        return in_order([*composed.diagnostics, fault.diagnostic])
    return composed.diagnostics


def _bring_up_to_date(
    options: Options, composed: Composed, ours: Mapping[str, str], started: float, progress: Progress
) -> Result:
    tool = tool_print()
    records, note = ({}, "") if options.clean else cache.load(options.root, options.output)
    try:
        wanted = dict(fingerprints(composed.targets, composed.files, composed.renderer, tool))
        present = output.stamps(options.output, {*wanted, *ours})
        actions = make_plan(wanted, records, present, ours)
        out_of_date = [a.path for a in actions if a.kind is ActionKind.WRITE]
        rendered = _rendered(composed, out_of_date, progress)
    except TemplateFault as fault:
        failed = dataclasses.replace(composed, diagnostics=in_order([*composed.diagnostics, fault.diagnostic]))
        return _result(failed, started)
    # The list of our files is the first thing to grow and the last to shrink: no file of ours is ever left unlisted.
    digests = _digests(options.output, wanted, rendered, ours)
    if set(digests) - set(ours):
        output.write_manifest(options.output, {**ours, **digests})
    stale = [a.path for a in actions if a.kind is ActionKind.DELETE]
    # Deleted first only where a page needs the place: a file that becomes a folder, or the other way round.
    deleted = output.delete_files(options.output, _in_the_way(stale, rendered))
    written = output.write_files(options.output, rendered)
    gone = set(deleted)
    deleted += output.delete_files(options.output, [path for path in stale if path not in gone])
    output.write_manifest(options.output, digests)
    stamps = output.stamps(options.output, wanted)
    new_records = {path: Record(made_of, stamps[path]) for path, made_of in wanted.items()}
    if new_records != records:
        cache.save(options.root, options.output, tool, new_records)
    return _result(composed, started, written, deleted, actions, (note,) if note else ())


def _in_the_way(stale: list[str], new: Iterable[str]) -> Iterator[str]:
    files = set(new)
    folders = {parent for path in files for parent in _folders(path)}
    return (path for path in stale if path in folders or not files.isdisjoint(_folders(path)))


def _folders(path: str) -> Iterator[str]:
    return (path[:at] for at, character in enumerate(path) if character == "/")


def _documents(
    sources: tuple[Source, ...],
    config: SiteConfig,
    glossary: Glossary,
    memory: Memory,
    progress: Progress,
    found: Findings,
) -> Iterator[Document]:
    for number, file in enumerate(sources, start=1):
        progress("reading", number, len(sources))
        made_from = (file.digest, config, glossary)
        known, parsed = memory.documents.get(file.path, (None, None))
        if parsed is None or known != made_from:
            parsed = parse_document(file, config, glossary)
            memory.documents[file.path] = (made_from, parsed)
        found.extend(parsed.diagnostics)
        if parsed.document is not None:
            yield parsed.document


def _page(
    file: Source, glossary: Glossary, memory: Memory, found: Findings, *, overview: bool = False
) -> FreePage | None:
    made_from = (file.digest, glossary)
    known, parsed = memory.pages.get(file.path, (None, None))
    if parsed is None or known != made_from:
        parsed = parse_page(file, glossary, overview=overview)
        memory.pages[file.path] = (made_from, parsed)
    found.extend(parsed.diagnostics)
    return parsed.page


def _is_published(document: Document, today: date) -> bool:
    due = document.publish_on
    return not document.draft and (due is None or due.earliest <= today)


def _plain_files(library: Library, targets: tuple[Target, ...], assets: Assets) -> dict[str, bytes]:
    files = dict(assets.contents)
    files["sitemap.xml"] = sitemap(target.view for target in targets).encode()
    files["robots.txt"] = robots(library.config.base_url).encode()
    # Tells GitHub Pages to publish the folder as it is.
    files[".nojekyll"] = b""
    return files


def _rendered(composed: Composed, paths: list[str], progress: Progress) -> dict[str, bytes]:
    views = {target.path: target.view for target in composed.targets}
    rendered = {}
    for number, path in enumerate(paths, start=1):
        progress("writing", number, len(paths))
        view = views.get(path)
        rendered[path] = composed.files[path] if view is None else composed.renderer.render(view).encode()
    return rendered


def _digests(
    folder: Path, wanted: Mapping[str, Print], rendered: Mapping[str, bytes], ours: Mapping[str, str]
) -> dict[str, str]:
    """SHA-256 of every file of the site: from memory where it was just made, else from the list of last time."""
    made = {path: hashlib.sha256(content).hexdigest() for path, content in rendered.items()}
    return {path: made.get(path) or ours.get(path) or output.digest_of(folder, path) for path in wanted}


def _result(
    composed: Composed,
    started: float,
    written: tuple[str, ...] = (),
    deleted: tuple[str, ...] = (),
    actions: tuple[Action, ...] = (),
    notes: tuple[str, ...] = (),
) -> Result:
    return Result(
        documents=composed.documents,
        pages=len(composed.targets) + len(composed.files),
        written=written,
        kept=0 if composed.failed else len(composed.targets) + len(composed.files) - len(written),
        deleted=deleted,
        diagnostics=composed.diagnostics,
        seconds=round(time.monotonic() - started, 3),
        actions=actions,
        notes=notes,
    )


@lru_cache(maxsize=1)
def tool_print() -> str:
    """Digest of this program and of the libraries that make its bytes."""
    import jinja2
    import markdown
    import yaml

    versions = (__version__, jinja2.__version__, markdown.__version__, version("nh3"), yaml.__version__)
    return digest("\0".join((source.tool_digest(), *versions)).encode())
