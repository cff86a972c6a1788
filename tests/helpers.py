"""Short ways to make the values that tests are about. Nothing here replaces a part of the program."""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from hypothesis import settings

from sitegen.assets import make_assets
from sitegen.checks import check_all
from sitegen.checks.scope import Scope
from sitegen.config import SiteConfig, read_config
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span
from sitegen.documents import ParsedDocument, parse_document, parse_page
from sitegen.library import Library
from sitegen.lookup import assemble
from sitegen.markup.body import render_body
from sitegen.model import Body, Source
from sitegen.registers import glossary_pairs, read_registers
from sitegen.routes import Routes, make_routes
from sitegen.views.basics import make_site
from sitegen.views.edition import Edition, make_edition

# The same examples on every run and machine, and no clock: a slow machine is no fault of the code.
settings.register_profile("sitegen", deadline=None, derandomize=True)
settings.load_profile("sitegen")
rarely = settings(max_examples=50)

Row = tuple[int, int, str]
SITE = "title: A digest\nbase_url: https://example.org/digest/\n"
BARE = SiteConfig(title="A digest", base_url="https://example.org/")


def dedent(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def source(content: str | bytes, path: str = "content/documents/entry.md") -> Source:
    raw = content.encode() if isinstance(content, str) else content
    return Source(path, raw, hashlib.blake2b(raw, digest_size=16).hexdigest())


def rows(items: Iterable[Diagnostic]) -> list[Row]:
    """(line, column, rule) of each, sorted."""
    return sorted((item.span.line, item.span.column, item.rule) for item in items)


def errors(items: Iterable[Diagnostic]) -> list[Row]:
    return rows(item for item in items if item.severity is Severity.ERROR)


def hint_of(items: Iterable[Diagnostic], rule: str) -> str:
    return next(item.hint for item in items if item.rule == rule)


def parse(content: str | bytes, config: SiteConfig = BARE, path: str = "content/documents/entry.md") -> ParsedDocument:
    return parse_document(source(content, path), config, ())


def body(text: str, glossary: tuple[tuple[str, str], ...] = ()) -> tuple[Body, tuple[Diagnostic, ...]]:
    found = Findings()
    made = render_body(dedent(text), "a.md", 1, glossary, found)
    return made, tuple(found.items)


@dataclass(frozen=True)
class Site:
    """A site in memory, looked up."""

    config: SiteConfig
    library: Library
    routes: Routes
    found: tuple[Diagnostic, ...]

    def of_rule(self, rule: str) -> list[tuple[str, int, int]]:
        return sorted((i.span.path, i.span.line, i.span.column) for i in self.found if i.rule == rule)

    def checked(self, *, files: Iterable[str] = ()) -> list[tuple[str, int, int, str]]:
        scope = Scope(self.library, self.routes, frozenset(files))
        return sorted((i.span.path, i.span.line, i.span.column, i.rule) for i in check_all(scope))

    def edition(self) -> Edition:
        view = make_site(self.config, self.library, self.routes, make_assets(()).names, "sitegen")
        return make_edition(self.library, self.routes, view)


def site(files: Mapping[str, str], *, unpublished: Iterable[str] = ()) -> Site:
    """A site out of paths below content/ and their texts, as a build puts it together."""
    found = Findings()
    sources = [source(dedent(text), f"content/{path}") for path, text in files.items()]
    of = {
        folder: [s for s in sources if PurePosixPath(s.path).parts[1] == folder]
        for folder in ("site.yaml", "registers", "documents", "pages")
    }
    config = read_config(next(iter(of["site.yaml"]), source(SITE, "content/site.yaml")), found)
    registers = read_registers(of["registers"], found)
    glossary = glossary_pairs(registers)
    parsed = [parse_document(s, config, glossary) for s in of["documents"]]
    pages = [parse_page(s, glossary) for s in of["pages"]]
    known = [s for group in of.values() for s in group]
    overviews = {
        (PurePosixPath(s.path).parts[1], s.stem): parse_page(s, glossary, overview=True)
        for s in sources
        if s not in known
    }
    for one in (*parsed, *pages, *overviews.values()):
        found.extend(one.diagnostics)
    library = assemble(
        config,
        registers,
        [p.document for p in parsed if p.document is not None and p.document.id not in set(unpublished)],
        [p.page for p in pages if p.page is not None],
        {key: p.page for key, p in overviews.items() if p.page is not None},
        frozenset(unpublished),
        found,
    )
    return Site(config, library, make_routes(library, found), tuple(found.items))


def entry(front: str = "", text: str = "Some text.\n", *, title: str = "An entry", year: int = 2016) -> str:
    """An entry with a title (line 2) and a year (line 3); `front` begins on line 4."""
    return f"---\ntitle: {title}\nyear: {year}\n{dedent(front)}---\n{dedent(text)}"


def at(line: int, column: int = 1, path: str = "a.md") -> Span:
    return Span(path, line, column)
