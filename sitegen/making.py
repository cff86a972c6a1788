"""Makes the outputs that are out of date: view, fingerprint, bytes, file. What is kept is never looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Protocol

from msgspec import Struct, structs

from sitegen.export.json_feed import json_feed
from sitegen.export.tables import LAST, PACKAGE, cited, data_file, files_of, with_sums
from sitegen.facts import Fact, noting
from sitegen.fingerprints import ViewPrint, changed_fields, digest, view_print
from sitegen.library import Key, Library, list_of
from sitegen.plan import Put, Record, Stamp, must_write
from sitegen.render import Renderer
from sitegen.routes import CITED, cite_path, crossing_routes
from sitegen.update import Update
from sitegen.views import shapes
from sitegen.views.parts import DataFile
from sitegen.views.shapes import FeedView
from sitegen.views.targets import Target, View, make_view, targets, targets_at

Plain = Mapping[str, tuple[str, Callable[[], bytes]]]
"""Path -> digest of the content, and the content."""


class Stage(Protocol):
    """Where files are put."""

    def put(self, name: str, content: bytes) -> Put:
        """Give a file its bytes."""


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

    def __init__(self, update: Update, renderer: Renderer, stage: Stage, plain: Plain) -> None:
        self._update, self._state, self._book = update, update.state, update.state.book
        self._renderer, self._stage, self._plain = renderer, stage, plain
        self._base = self._book.count
        self._files: tuple[DataFile, ...] = files_of(update.library.config.without)

    def make(self, job: Job) -> Made:
        """Make one output, and write it if it is not what it was. Raises render.TemplateFault."""
        return self._plain_file(job) if job.target is None else self._page(job, job.target)

    def last_jobs(self, todo: Iterable[Job], done: Iterable[Made], records: Mapping[str, Record]) -> list[Job]:
        """Those of the jobs that tell how large the data files are, now that these are made; both where one was made.

        `records` are the outputs as they were, `done` what was made since.
        """
        found = {job.path: job for job in todo if job.path in LAST}
        paths = {file.href for file in self._files if file is not PACKAGE}
        made = {one.path: one.record for one in done if one.path in paths}
        known = {path: made.get(path) or records.get(path) for path in paths}
        sums = {path: (record.stamp.size, record.sha256) for path, record in known.items() if record is not None}
        self._files = with_sums(self._files, sums)
        if made:
            targets = {target.path: target for target in (Target(PACKAGE.href, "data-file"), Target(LAST[1], "data"))}
            self._state.small.stale |= {f"page:{path}" for path in LAST}
            found = {path: Job(path, "", target) for path, target in targets.items()} | found
        return [found[path] for path in LAST if path in found]

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
            content = self._renderer.render(view).encode() if isinstance(view, View) else view
            made = self._written(structs.replace(job, reason=job.reason or _changed(record, new)), new, content)
        return structs.replace(made, reads=self._book.reads[node], fresh=tuple(self._book.fresh))

    def _same_view(self, job: Job, target: Target, record: Record) -> Made:
        """Make a page again whose view is known to be what it was: its template or its file has changed."""
        with noting(self._update.library):
            view = make_view(self._update.edition, target, self._files)
        closure = self._renderer.closure(record.template)
        return self._written(job, structs.replace(record, closure=closure), self._renderer.render(view).encode())

    def _view(self, target: Target) -> tuple[View | bytes, str, ViewPrint]:
        edition = self._update.edition
        if target.kind == "data-file":
            content = data_file(edition, target.path, self._files)
            return content, "", ViewPrint(digest(content), b"")
        if target.kind == "citations":
            content = cited(edition, list_of((target.facet, target.name))).encode()
            return content, "", ViewPrint(digest(content), b"")
        view = make_view(edition, target, self._files)
        if isinstance(view, FeedView) and target.path.endswith(".json"):
            content = json_feed(view).encode()
            return content, "", ViewPrint(digest(content), b"")
        return view, type(view).__name__, view_print(view)

    def _written(self, job: Job, record: Record, content: bytes) -> Made:
        put = self._stage.put(job.path, content)
        sha256 = hashlib.sha256(content).hexdigest()
        return Made(job.path, structs.replace(record, sha256=sha256, stamp=put.stamp), put.changed, job.reason)


def _changed(was: Record | None, now: Record) -> str:
    kind = getattr(shapes, now.kind, None)
    if was is None or kind is None or was.kind != now.kind:
        return "its content changed"
    return "changed: " + ", ".join(changed_fields(kind, was.fields, now.fields))


def all_targets(library: Library, aliases: Mapping[str, Key]) -> dict[str, Target]:
    """Every page, feed and data file by its path."""
    every = {target.path: target for target in targets(library, aliases)}
    return every | _data_files(library) | _citations(library)


def some_targets(library: Library, aliases: Mapping[str, Key], paths: Set[str]) -> dict[str, Target]:
    """Those of the same that are at some paths."""
    files = _data_files(library)
    if any(path.endswith(CITED) for path in paths):
        files |= _citations(library)
    data = {path: target for path, target in files.items() if path in paths}
    return targets_at(library, aliases, paths - data.keys()) | data


def _data_files(library: Library) -> dict[str, Target]:
    return {file.href: Target(file.href, "data-file") for file in files_of(library.config.without)}


def _citations(library: Library) -> dict[str, Target]:
    """The citations of every list as a file beside its page."""
    pages = (*library.tables.routes.items(), *crossing_routes(library))
    rows = [(key, cite_path(library, key, route)) for key, route in pages]
    return {path: Target(path, "citations", name, kind) for (kind, name), path in rows if path}


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
