"""One rule a file. A rule looks at one entry, at the links of one text, or at the digest as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.checks import body_links, lineage, overviews, pages, quotations, references
from sitegen.diagnostics import Diagnostic
from sitegen.library import Library, Route
from sitegen.model import Document, FreePage

ENTRY_RULES: tuple[Callable[[Document], Iterator[Diagnostic]], ...] = (quotations.check,)
"""What an entry says of itself alone."""
DIGEST_RULES: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    lineage.check,
    references.check,
    overviews.check,
    pages.check,
)
"""Registers, settings and pages; few enough to look at in every build."""


def check_entry(document: Document) -> Iterator[Diagnostic]:
    """Run the rules for one entry."""
    for rule in ENTRY_RULES:
        yield from rule(document)


def check_digest(library: Library) -> Iterator[Diagnostic]:
    """Run the rules for the digest as a whole."""
    for rule in DIGEST_RULES:
        yield from rule(library)


def check_links(library: Library, text: Document | FreePage, route: Route) -> Iterator[Diagnostic]:
    """Look at the ordinary links of one text, which stands at an address."""
    return body_links.check(library, text, route)
