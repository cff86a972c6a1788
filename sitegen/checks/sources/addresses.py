"""`publisher-differs`: the publisher of a source is not the one on whose site its address is, by their records.

A text may be read on the site of somebody else: then the entry names that one too, in `via` or in its text.

Bad: `publisher: jar-world` and an address on the site of another paper of the register. Good: that paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Document, Original, Publisher


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the address of a source whose publisher has a record with an address."""
    source = document.source
    if source is None or not source.url or not source.publisher:
        return
    known = library.tables.items.get(f"publisher:{source.publisher}")
    if not isinstance(known, Publisher) or not known.url or _is_on(source.url, known.url):
        return
    others = [other for other in library.tables.registers.publishers if other.url and _is_on(source.url, other.url)]
    if len(others) == 1 and not _is_named(others[0], document, source, library):
        other = others[0]
        message = f"the address is on the site of {other.name}, and the publisher is {known.name}"
        hint = f"write publisher: {other.id}, or correct the address; if {other.name} only shows a copy of it, add"
        hint += f" below 'source:' the line via: [{other.name}]"
        span = source.url_span or source.span
        yield Diagnostic(span, "publisher-differs", Severity.WARNING, message, hint)


def _is_on(url: str, site: str) -> bool:
    """Whether an address is on a site: its host or one below that, and, where the site is a folder, in there."""
    host, path = _parts(url)
    home, folder = _parts(site)
    return (host == home or host.endswith(f".{home}")) and f"{path}/".startswith(f"{folder}/" if folder else "")


def _parts(url: str) -> tuple[str, str]:
    """Host and path of an address, without `www.` and the last slash."""
    host, _, path = url.partition("//")[2].partition("/")
    return host.lower().removeprefix("www."), path.rstrip("/")


def _is_named(other: Publisher, document: Document, source: Original, library: Library) -> bool:
    """Whether the entry names somebody: in the fields of its source, its note, a link or its text."""
    if any(link.target.rpartition(":")[2] == other.id for link in document.body.references):
        return True
    texts = [document.title, document.summary, document.date_basis, source.title, source.author, source.licence]
    texts += [*source.via, *source.defects, library.tables.body(document.id).html]
    names = [other.id, other.name, other.name.removeprefix("The "), *other.acronyms]
    return any(re.search(rf"\b{re.escape(name)}\b", text) for text in texts for name in names)
