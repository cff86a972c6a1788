"""`stray-marks`, further: the title of a source is its headline, and not what the window of a browser shows.

Bad: `title: Cups are counted | The Kettle Times` where `publisher` is that paper; `Cups - GOV.UK`. Good: `Cups are
counted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Document, Publisher

_LAST = r"(.*\S)\s+(?:\||::|»)\s+(\S[^|]*)"
_OF_GOVERNMENT = r"(.*\S) [-–—|] (GOV\.UK)"


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the title of the source of an entry."""
    source = document.source
    if source is None:
        return
    site = re.fullmatch(_OF_GOVERNMENT, source.title)
    last = re.fullmatch(_LAST, source.title)
    if last and _plain(last[2]) in {_plain(name) for name in _names(library, document)} - {""}:
        site = last
    if site:
        message = f"'{site[2]}' behind the title is the name of the site, as the window of a browser shows it"
        yield Diagnostic(
            source.title_span or source.span,
            "stray-marks",
            Severity.WARNING,
            message,
            f"write title: {_typed(site[1])}",
        )


def _names(library: Library, document: Document) -> Iterator[str]:
    """What the publisher of the source is called."""
    publisher = document.source.publisher if document.source is not None else ""
    thing = library.holder(publisher)
    yield publisher
    if thing is not None:
        yield library.name_of(thing, document.as_at)
        known = library.thing(thing)
        yield from known.acronyms if isinstance(known, Publisher) else ()


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", name.casefold())))


def _typed(title: str) -> str:
    """A title as a value of YAML."""
    if not re.search(r": | #|^[\W_]", title):
        return title
    return "'" + title.replace("'", "''") + "'"
