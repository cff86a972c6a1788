"""`figure-unit`, `figure-period`: a figure says what it counts and what time it is about.

Bad: `value: 86` alone. Good: `value: 86 %` and `period: 2016`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Document

_LITTLE = frozenset(
    "of in on at to by for from with and or as is are was were have has had will would can could did do a an the that"
    " who which than more fewer less when where so but not all both each per they them people’s staff’s".split()
)
"""Words behind a number that say nothing of what it counts."""
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


def _with_unit(value: str, words: str) -> str:
    """What to write: the value with what its words count, where that stands right behind the number."""
    _, _, behind = words.partition(value.strip())
    per_cent = re.match(r" ?(?:%|per ?cent)", behind)
    noun = re.match(r" ([^\W\d_]+)", behind)
    counted = "%" if per_cent else noun[1] if noun and noun[1].casefold() not in _LITTLE else ""
    if counted:
        return f"write value: {value} {counted}"
    return "write unit: people, or put it behind the value: 86 %"
