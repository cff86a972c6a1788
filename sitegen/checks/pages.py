"""`unknown-page`: the pages listed in site.yaml exist.

Bad: `pages: [abuot]`. Good: `pages: [about]`, with content/pages/about.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, did_you_mean
from sitegen.library import Library


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at every name in the list."""
    known = list(library.tables.pages)
    for word in library.config.pages:
        if word.text not in known:
            message = f"there is no page '{word.text}'"
            hint = did_you_mean(word.text, known) or f"write content/pages/{word.text}.md"
            yield Diagnostic(word.span, "unknown-page", Severity.ERROR, message, hint, (word.text,))
