"""Makes the outputs that are out of date: view, fingerprint, bytes, file. What is kept is never looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import chain
from typing import Protocol

from msgspec import Struct, structs

from sitegen.export.cards import Painter
from sitegen.export.json_feed import json_feed
from sitegen.export.offline import README, copied, folder_name, from_disk, packed, read_me
from sitegen.export.tables import COPY, DATA_PAGE, LAST, PACKAGE, cited, data_file, files_of, with_sums
from sitegen.export.twin import twin
from sitegen.facts import Fact, noting
from sitegen.fingerprints import ViewPrint, changed_fields, digest, view_print
from sitegen.library import Key, Library
from sitegen.plan import Put, Record, Stamp, must_write
from sitegen.render import Renderer
from sitegen.routes import CITED, cite_paths, cited_pages, crossing_routes, twin_path
from sitegen.update import Update
from sitegen.views import shapes
from sitegen.views.basics import CARD_FONTS
from sitegen.views.pages import data_view
from sitegen.views.parts import DataFile
from sitegen.views.shapes import FeedView, SocialCard
from sitegen.views.targets import Target, View, make_view, targets, targets_at

Plain = Mapping[str, tuple[str, Callable[[], bytes]]]
"""Path -> digest of the content, and the content."""


class Stage(Protocol):
    """Where files are put."""

    def put(self, name: str, content: bytes) -> Put:
        """Give a file its bytes."""

    def read(self, name: str) -> bytes:
        """The bytes of a file of the new site, whether it was put or stays as it was."""


class Job(Struct, frozen=True):
    """An output that may be out of date. `reason` is empty when only its view can say."""

    path: str
    reason: str
    target: Target | None = None


class Made(Struct, frozen=True):
    """An output after a job: its new record, whether its file is a new one, and the facts that its page rests on.

    `fresh` are the facts that became known on the way.
    """

    path: str
    record: Record
    written: bool
    reason: str
    reads: bytes = b""
    fresh: tuple[tuple[Fact, bytes], ...] = ()


class Maker:
    """Does the jobs of one build."""

    def __init__(
        self, update: Update, renderer: Renderer, stage: Stage, plain: Plain, asset: Callable[[str], bytes]
    ) -> None:
        self._update, self._state, self._book = update, update.state, update.state.book
        self._renderer, self._stage, self._plain = renderer, stage, plain
        self._asset = asset
        self._base = self._book.count
        self._files: tuple[DataFile, ...] = files_of(update.library.config.without)
        self._copy = COPY if update.library.config.offline_copy else None
        self._sums: dict[str, tuple[int, str]] = {}
        self._wanted: tuple[str, ...] = ()

    def make(self, job: Job) -> Made:
        """Make one output, and write it if it is not what it was. Raises render.TemplateFault."""
        made = self._plain_file(job) if job.target is None else self._page(job, job.target)
        if job.path in LAST:
            self._tell({job.path: made.record})
        return made

    def last_jobs(
        self,
        todo: Iterable[Job],
        done: Collection[Made],
        records: Mapping[str, Record],
        wanted: tuple[str, ...],
        gone: Collection[str],
    ) -> list[Job]:
        """Those of the jobs that rest on the other files, now that these are made.

        `records` are the outputs as they were, `done` what was made since; `wanted` are all of the site, `gone` those
        that are no more.
        """
        found = {job.path: job for job in todo if job.path in LAST}
        data = {file.href for file in self._files}
        made = {one.path: one.record for one in done if one.path in data}
        self._tell({path: records[path] for path in (*data, COPY.href) if path in records} | made)
        self._wanted = wanted
        targets = [Target(PACKAGE.href, "data-file")] if made else []
        if self._copy is not None and (found or gone or any(_is_new(one, records) for one in done)):
            targets.append(Target(COPY.href, "copy"))
        if targets:
            targets.append(Target(DATA_PAGE, "data"))
            self._state.small.stale |= {f"page:{target.path}" for target in targets}
        found = {target.path: Job(target.path, "", target) for target in targets} | found
        return [found[path] for path in LAST if path in found]

    def _tell(self, records: Mapping[str, Record]) -> None:
        """Take over the sizes and sums of files of `data/`."""
        self._sums |= {path: (record.stamp.size, record.sha256) for path, record in records.items()}
        self._files = with_sums(self._files, self._sums)
        if self._copy is not None:
            (self._copy,) = with_sums([self._copy], self._sums)

    def adopt(self, made: Made, numbers: list[int]) -> None:
        """Take over what a copy of this process has noted; `numbers` grows with the facts that the copy learns."""
        numbers += [self._book.number(fact, answer) for fact, answer in made.fresh]
        if made.reads:
            self._book.adopt(f"page:{made.path}", made.reads, self._base, numbers)

    def _plain_file(self, job: Job) -> Made:
        known, content = self._plain[job.path]
        return self._written(job, Record("", "", "", known, b"", "", Stamp(0, 0)), content())

    def _page(self, job: Job, target: Target) -> Made:
        node = f"page:{job.path}"
        record: Record | None = self._state.pages.get(job.path)
        if record is not None and record.kind and node not in self._state.small.stale:
            return self._same_view(job, target, record)
        self._book.fresh.clear()
        with noting(self._update.library) as seen:
            view, kind, made_of = self._view(target)
        self._book.note(node, seen, self._update.answer)
        template = view.template if isinstance(view, View) else ""
        closure = self._renderer.closure(template) if template else ""
        new = Record(kind, template, closure, made_of.view, made_of.fields, "", Stamp(0, 0))
        if record is not None and not job.reason and record.view == made_of.view:
            made = Made(job.path, record, False, "")
        else:
            content = self._content(view) if isinstance(view, View) else view
            made = self._written(structs.replace(job, reason=job.reason or _changed(record, new)), new, content)
        return structs.replace(made, reads=self._book.reads[node], fresh=tuple(self._book.fresh))

    def _same_view(self, job: Job, target: Target, record: Record) -> Made:
        """Make a page again whose view is known to be what it was: its template or its file has changed."""
        with noting(self._update.library):
            view = make_view(self._update.edition, target, self._files, self._copy)
        closure = self._renderer.closure(record.template) if record.template else ""
        return self._written(job, structs.replace(record, closure=closure), self._content(view))

    def _content(self, view: View) -> bytes:
        """A view as bytes: filled into its template, or drawn."""
        return self._painter.draw(view) if isinstance(view, SocialCard) else self._renderer.render(view).encode()

    @cached_property
    def _painter(self) -> Painter:
        """Who draws cards, with the fonts of the site."""
        fonts = [self._asset(name) for name in self._update.edition.site.card_fonts]
        return Painter(*fonts) if len(fonts) == len(CARD_FONTS) else Painter(b"", b"")

    def _view(self, target: Target) -> tuple[View | bytes, str, ViewPrint]:
        content = self._made_at_once(target)
        if content is None:
            view = make_view(self._update.edition, target, self._files, self._copy)
            if not (isinstance(view, FeedView) and target.path.endswith(".json")):
                return view, type(view).__name__, view_print(view)
            content = json_feed(view).encode()
        return content, "", ViewPrint(digest(content), b"")

    def _made_at_once(self, target: Target) -> bytes | None:
        """The bytes of an output that has no view; None for the others."""
        edition = self._update.edition
        if target.kind == "data-file":
            return data_file(edition, target.path, self._files)
        if target.kind == "citations":
            return cited(edition, (target.facet, target.name), (target.year, target.part), target.path).encode()
        if target.kind == "twin":
            return twin(edition, target.name).encode()
        return self._packed() if target.kind == "copy" else None

    def _packed(self) -> bytes:
        """The copy of the whole site."""
        edition = self._update.edition
        has_search = any(path.startswith(("search/", "pagefind/")) for path in self._wanted)
        files = ((path, self._copied(path)) for path in copied(self._wanted))
        first = (README, read_me(edition, has_search=has_search).encode())
        return packed(folder_name(edition.library.config), chain([first], files))

    def _copied(self, path: str) -> bytes:
        """A file as it is in the copy; the page of data without what would lead out of it."""
        if path != DATA_PAGE:
            return from_disk(path, self._stage.read(path))
        return from_disk(path, self._renderer.render(data_view(self._update.edition, self._files)).encode())

    def _written(self, job: Job, record: Record, content: bytes) -> Made:
        put = self._stage.put(job.path, content)
        sha256 = hashlib.sha256(content).hexdigest()
        return Made(job.path, structs.replace(record, sha256=sha256, stamp=put.stamp), put.changed, job.reason)


def _changed(was: Record | None, now: Record) -> str:
    kind = getattr(shapes, now.kind, None)
    if was is None or kind is None or was.kind != now.kind:
        return "its content changed"
    return "changed: " + ", ".join(changed_fields(kind, was.fields, now.fields))


def _is_new(made: Made, records: Mapping[str, Record]) -> bool:
    """Whether an output is not what the last build knew; its file may be there already, when a build was killed."""
    known = records.get(made.path)
    return made.written or known is None or known.sha256 != made.record.sha256


def all_targets(library: Library, aliases: Mapping[str, Key]) -> dict[str, Target]:
    """Every page, feed and data file by its path."""
    every = {target.path: target for target in targets(library, aliases)}
    return every | _data_files(library) | _citations(library) | _twins(library, library.tables.documents)


def some_targets(library: Library, aliases: Mapping[str, Key], paths: Set[str]) -> dict[str, Target]:
    """Those of the same that are at some paths."""
    files = _data_files(library)
    if any(path.endswith(CITED) for path in paths):
        files |= _citations(library)
    ids = (path.removeprefix("documents/").removesuffix("/index.json") for path in paths)
    files |= _twins(library, (document_id for document_id in ids if document_id in library.tables.documents))
    data = {path: target for path, target in files.items() if path in paths}
    return targets_at(library, aliases, paths - data.keys()) | data


def _data_files(library: Library) -> dict[str, Target]:
    made = {file.href: Target(file.href, "data-file") for file in files_of(library.config.without)}
    return made | {COPY.href: Target(COPY.href, "copy")} if library.config.offline_copy else made


def _citations(library: Library) -> dict[str, Target]:
    """The citations of every list as files beside its pages."""
    return {
        path: Target(path, "citations", key[1], key[0], year, part)
        for key, route in (*library.tables.routes.items(), *crossing_routes(library))
        for year, part, page in cited_pages(library, key, route)
        for path in cite_paths(page)
    }


def _twins(library: Library, documents: Iterable[str]) -> dict[str, Target]:
    """The JSON twins of entries."""
    rows = ((twin_path(library, document_id), document_id) for document_id in documents)
    return {path: Target(path, "twin", document_id) for path, document_id in rows if path}


def jobs(
    records: Mapping[str, Record],
    stale: Set[str],
    every: Mapping[str, Target],
    plain: Plain,
    present: Mapping[str, Stamp],
    closure_of: Callable[[str], str],
) -> Iterator[Job]:
    """The outputs that have to be looked at, in order; `stale` are nodes, as in the state."""
    for path, target in every.items():
        record = records.get(path)
        closure = closure_of(record.template) if record is not None and record.template else ""
        reason = must_write(record, closure, present.get(path))
        if reason or f"page:{path}" in stale:
            yield Job(path, reason, target)
    for path, (known, _) in plain.items():
        record = records.get(path)
        reason = must_write(record, "", present.get(path))
        if not reason and record is not None and record.view != known:
            reason = "its content changed"
        if reason:
            yield Job(path, reason)
