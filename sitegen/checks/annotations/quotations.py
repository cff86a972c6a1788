"""`quotation-length`, `quotation-count`: quotations are short and few.

Bad: a `quote` of forty words. Good: a phrase of at most twelve words, at most three an entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Document

MAX_WORDS = 12
MAX_QUOTATIONS = 3


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the quotations of an entry."""
    quotes = [a for a in document.body.annotations if a.kind == "quote"]
    for quote in quotes:
        count = len(quote.words.split())
        if count > MAX_WORDS:
            message = f"the quotation has {count} words"
            hint = f"quote at most {MAX_WORDS}; tell the rest in our own words"
            yield Diagnostic(quote.span, "quotation-length", Severity.WARNING, message, hint)
    if len(quotes) > MAX_QUOTATIONS:
        message = f"the entry has {len(quotes)} quotations"
        hint = f"keep the {MAX_QUOTATIONS} that matter most"
        yield Diagnostic(quotes[MAX_QUOTATIONS].span, "quotation-count", Severity.WARNING, message, hint)
