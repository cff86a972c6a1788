"""`figure-unit`, `figure-period`: a figure says what it counts and what time it is about.

Bad: `value: 86` alone. Good: `value: 86 %` and `period: 2016`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Document

_BARE = re.compile(r"[-+−–~≈<>]?[\d., \u00a0\u202f]+")


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the figures of an entry."""
    for figure in document.body.annotations:
        if figure.kind != "figure":
            continue
        value = figure.option("value")
        if value and _BARE.fullmatch(value) and not figure.option("unit"):
            message, hint = f"the figure '{value}' has no unit", "write unit: people, or put it behind the value: 86 %"
            yield Diagnostic(figure.span, "figure-unit", Severity.WARNING, message, hint)
        if not figure.option("period"):
            hint = "write period: 2016, or period: not stated in the source"
            yield Diagnostic(figure.span, "figure-period", Severity.WARNING, "the figure has no period", hint)
