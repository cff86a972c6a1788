"""Which file each page of the preview was made from, what is wrong with that file, and how an editor opens it.

    state of the last build --> Sources: page -> file -> problems, marks, neighbours

Pages are named by their path in the output (`documents/x/index.html`), files from the root of the site
(`content/documents/x.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from urllib.parse import quote

from sitegen.config import PATH as SETTINGS
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.library import YEAR
from sitegen.model import Department, Initiative, Person, Publisher, Topic
from sitegen.routes import entry_path
from sitegen.state import State

VS_CODE = "vscode://file{path}:{line}:{column}"
"""https://code.visualstudio.com/docs/editor/command-line#_opening-vs-code-with-urls"""
_HOLE = re.compile(r"\{([^{}]*)\}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# These would run in the page instead of opening an editor.
_RUNS_IN_PAGE = frozenset({"javascript", "data", "vbscript", "blob"})


@dataclass(frozen=True)
class Editor:
    """How to open a file: a pattern for a link, and the absolute path of the site, with `/`. No pattern: no links."""

    pattern: str = ""
    root: str = ""

    def link(self, span: Span) -> str:
        """The link that opens a place of the site; empty without a pattern."""
        path = f"/{self.root.strip('/')}/{span.path}"
        # In a URL of a file, drives keep their colon (RFC 8089, appendix E.2).
        known = {"path": quote(path, safe="/:"), "line": str(span.line), "column": str(span.column)}
        return _HOLE.sub(lambda hole: known[hole[1]], self.pattern)


def fault_of_pattern(pattern: str) -> str:
    """What is wrong with a pattern for links to an editor, in words; empty when it is fine or empty."""
    scheme = _SCHEME.match(pattern)
    unknown = [name for name in _HOLE.findall(pattern) if name not in {"path", "line", "column"}]
    if not pattern:
        return ""
    if not scheme:
        return "it should begin with the scheme of a link, such as vscode://file{path}:{line}:{column}"
    if scheme[1].lower() in _RUNS_IN_PAGE:
        return f"a link with {scheme[1]}: opens no editor"
    if unknown:
        return f"{{{unknown[0]}}} is unknown; it can hold {{path}}, {{line}} and {{column}}"
    return "" if "{path}" in pattern else "it should hold {path}, the place of the file"


@dataclass(frozen=True)
class PageSources:
    """What is known of the files behind the pages. A value: it is replaced by the next build, never changed."""

    entries: Mapping[str, str] = field(default_factory=dict)
    """Page of an entry -> its file."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The same for free pages and overviews."""
    things: Mapping[str, Span] = field(default_factory=dict)
    """Page of a topic, a body, a person … -> where it begins in its register. An overview of it comes first. The first
    page of the site has its settings."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """File -> why it is not public: `draft`, or `due 2027-01-31`."""
    problems: tuple[Diagnostic, ...] = ()
    editor: Editor = Editor()

    def place_of(self, page: str) -> Span | None:
        """Where an editor finds what a page was made from: its file, at the first problem; None for a page of many."""
        file = self.entries.get(page) or self.texts.get(page)
        if not file:
            return self.things.get(page)
        found = self.problems_of(file)
        return first_of(found).span if found else Span(file)

    def page_of(self, file: str) -> str:
        """The page made from a whole file, if there is one."""
        return self._pages.get(file, "")

    def problems_of(self, file: str) -> tuple[Diagnostic, ...]:
        """Problems of a file."""
        return self._problems.get(file, ())

    def elsewhere(self, file: str) -> Mapping[str, tuple[Diagnostic, ...]]:
        """Problems of all other files, by file."""
        return {name: items for name, items in self._problems.items() if name != file}

    def neighbours(self, file: str) -> tuple[str, str]:
        """The entries before and after one in the order of their file names; empty at the ends and for other files."""
        at = self._places.get(file)
        if at is None:
            return "", ""
        before, after = self._order[at - 1 : at], self._order[at + 1 : at + 2]
        return "".join(before), "".join(after)

    def after(self, latest: PageSources, *, failed: bool) -> PageSources:
        """What is known after another build. One that failed has left the pages as they were, so they keep theirs."""
        if not failed:
            return latest
        things = {**self.things, **latest.things}
        return replace(
            latest, entries={**self.entries, **latest.entries}, texts={**self.texts, **latest.texts}, things=things
        )

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {file: page for pages in (self.texts, self.entries) for page, file in pages.items()}

    @cached_property
    def _problems(self) -> dict[str, tuple[Diagnostic, ...]]:
        found: dict[str, list[Diagnostic]] = {}
        for item in self.problems:
            found.setdefault(item.span.path, []).append(item)
        return {file: tuple(items) for file, items in found.items()}

    @cached_property
    def _order(self) -> list[str]:
        return sorted(set(self.entries.values()))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {file: number for number, file in enumerate(self._order)}


def first_of(problems: Sequence[Diagnostic]) -> Diagnostic:
    """The first error, or the first warning where there is none."""
    return next((item for item in problems if item.severity is Severity.ERROR), problems[0])


def page_sources(
    state: State | None, problems: Iterable[Diagnostic] = (), today: date = date.min, editor: Editor = Editor()
) -> PageSources:
    """What the state of a build tells of the files behind its pages."""
    if state is None:
        return PageSources(problems=tuple(problems), editor=editor)
    small = state.small
    entries = {entry_path(document_id): path for document_id, path in small.published.items()}
    marks = {path: _mark(gate.draft, gate.due, today) for path, gate in small.gates.items()}
    marked = {path: mark for path, mark in marks.items() if mark}
    return PageSources(entries, _texts(state), _things(state), marked, tuple(problems), editor)


def _mark(draft: bool, due: int, today: date) -> str:
    if draft:
        return "draft"
    return f"due {date.fromordinal(due)}" if due > today.toordinal() else ""


def _texts(state: State) -> dict[str, str]:
    """Pages of free pages and of overview texts."""
    small = state.small
    routes = dict(small.routes)
    facets = {facet.path: facet.name for facet in small.config.facets} | {"years": YEAR}
    keys = {path: ("page", text.page.id) for path, text in small.pages.items() if text.page is not None}
    for path, text in small.overviews.items():
        if text.page is not None:
            keys[path] = (facets.get(path.split("/")[1], ""), text.page.id)
    return {routes[key].path: path for path, key in keys.items() if key in routes}


def _things(state: State) -> dict[str, Span]:
    """Pages of what is in the registers."""
    small, registers = state.small, state.small.registers
    routes = dict(small.routes)
    kinds: dict[str, Iterable[Topic | Department | Person | Initiative | Publisher]] = {
        "tags": registers.topics,
        "department": registers.departments,
        "person": registers.people,
        "initiative": registers.initiatives,
        "publisher": registers.publishers,
    }
    keys = {(kind, thing.id): thing.span for kind, things in kinds.items() for thing in things}
    # The first page is made of many files; what is said there of the digest itself is in its settings.
    return {"index.html": Span(SETTINGS)} | {routes[key].path: span for key, span in keys.items() if key in routes}
