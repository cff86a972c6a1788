"""Short ways to make the values that tests are about. Nothing here replaces a part of the program."""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from zlib import crc32

from hypothesis import settings

from sitegen.bodies import Bodies
from sitegen.config import SiteConfig
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span
from sitegen.documents import ParsedDocument, parse_document
from sitegen.intake import Intake, Outcome, Schema, parse_source
from sitegen.library import Library
from sitegen.markup.body import render_body
from sitegen.model import Body, File, Mark, Source, Tree
from sitegen.rows import Indexing, Rows
from sitegen.state import State
from sitegen.update import Update
from sitegen.views.edition import Edition

# The same examples on every run and machine, and no clock: a slow machine is no fault of the code.
settings.register_profile("sitegen", deadline=None, derandomize=True)
settings.load_profile("sitegen")
rarely = settings(max_examples=50)


def rows_of(packed: Mapping[str, bytes]) -> Rows:
    """Rows as they are read from a file."""
    indexing = Indexing()
    whole = b"".join(indexing.noted((name, packed[name], crc32(packed[name])) for name in sorted(packed)))
    return Rows(indexing.index, lambda start, size: whole[start : start + size])


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

    update: Update
    found: tuple[Diagnostic, ...]

    @property
    def library(self) -> Library:
        return self.update.library

    @property
    def edition(self) -> Edition:
        return self.update.edition

    def of_rule(self, rule: str) -> list[tuple[str, int, int]]:
        return sorted((i.span.path, i.span.line, i.span.column) for i in self.found if i.rule == rule)

    def places(self) -> list[tuple[str, int, int, str]]:
        return sorted((i.span.path, i.span.line, i.span.column, i.rule) for i in self.found)


def site(files: Mapping[str, str], *, unpublished: Iterable[str] = (), assets: Iterable[str] = ()) -> Site:
    """A site out of paths below content/ and their texts, as a build puts it together."""
    texts = {f"content/{path}": dedent(text).encode() for path, text in {"site.yaml": SITE, **files}.items()}
    for name in unpublished:
        path = f"content/documents/{name}.md"
        texts[path] = texts[path].replace(b"---\n", b"---\ndraft: true\n", 1)
    texts |= dict.fromkeys(assets, b"")
    mark = Mark(0, 1, 0, 0)
    listed = {path: File(path, path, mark) for path in sorted(texts)}

    def folder(name: str) -> list[File]:
        return [file for path, file in listed.items() if path.startswith(f"content/{name}/")]

    own = {"site.yaml", "registers", "documents", "pages", "sources"}
    tree = Tree(
        config=listed["content/site.yaml"],
        documents=folder("documents"),
        pages=folder("pages"),
        overviews=[f for p, f in listed.items() if p.startswith("content/") and PurePosixPath(p).parts[1] not in own],
        registers=folder("registers"),
        fingerprints=[file for file in folder("sources") if file.path.endswith(".fingerprint")],
        assets={path: file for path, file in listed.items() if not path.startswith("content/")},
    )

    def parse(files: list[File], schema: Schema) -> Iterator[Outcome]:
        return (parse_source(source(texts[file.path], file.path), schema) for file in files)

    update = Update(Intake(State(Bodies(None)), lambda file: source(texts[file.path], file.path), parse, 10**10))
    update.run(tree, date(2026, 12, 1), drafts=False)
    return Site(update, update.diagnostics(strict=False))


def entry(front: str = "", text: str = "Some text.\n", *, title: str = "An entry", year: int = 2016) -> str:
    """An entry with a title (line 2) and a year (line 3); `front` begins on line 4."""
    return f"---\ntitle: {title}\nyear: {year}\n{dedent(front)}---\n{dedent(text)}"


def at(line: int, column: int = 1, path: str = "a.md") -> Span:
    return Span(path, line, column)


@dataclass(frozen=True)
class Slip:
    """What is written, `right` replaced by `wrong`; and what the message (with its hint) says of it."""

    name: str
    right: str
    wrong: str
    rule: str
    says: tuple[str, ...]


def slip(name: str, right: str, wrong: str, rule: str, *says: str) -> Slip:
    """One of a list of them."""
    return Slip(name, right, wrong, rule, says)
