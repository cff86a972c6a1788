"""One rule a file: `check(scope) -> Iterator[Diagnostic]`, over all documents at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.checks import body_links, lineage, overviews, pages, quotations, references
from sitegen.checks.scope import Scope
from sitegen.diagnostics import Diagnostic

Check = Callable[[Scope], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    body_links.check,
    lineage.check,
    quotations.check,
    references.check,
    overviews.check,
    pages.check,
)


def check_all(scope: Scope) -> Iterator[Diagnostic]:
    """Run every rule."""
    for check in CHECKS:
        yield from check(scope)
