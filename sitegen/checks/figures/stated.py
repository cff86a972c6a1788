"""`figure-unit`, `figure-period`: a figure says what it counts and what time it is about.

Bad: `value: 86` alone. Good: `value: 86 %` and `period: 2016`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figures.values import share_of
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
            message = f"the figure '{value}' has no unit"
            yield Diagnostic(figure.span, "figure-unit", Severity.WARNING, message, _with_unit(value, figure.words))
        if not figure.option("period"):
            hint = "write period: 2016, or period: not stated in the source"
            yield Diagnostic(figure.span, "figure-period", Severity.WARNING, "the figure has no period", hint)


_NO_NOUN = (
    "a|an|and|are|as|at|but|by|for|from|had|has|have|in|into|is|it|more|less|fewer|of|on|or|out|over|per|than|that|the|"
    "they|to|under|was|were|which|who|with"
)
"""Words that count nothing: `4,300 of them` are comments, and only the editor knows it."""


def _with_unit(value: str, words: str) -> str:
    """What to write: the value with what its words count, where that stands right behind the number."""
    if share := share_of(value, words):
        return f"write value: {share} %"
    _, _, behind = words.partition(value.strip())
    per_cent = re.match(r" ?(?:%|per ?cent)", behind)
    noun = re.match(rf" (?!(?:{_NO_NOUN})\b)([^\W\d_]+)", behind, re.IGNORECASE)
    if per_cent or noun:
        return f"write value: {value} {'%' if per_cent else noun[1] if noun else ''}"
    return f"write what it counts behind it, as in value: {value} people, or value: {value} % for a percentage"
