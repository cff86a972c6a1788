"""`relative-time`: words whose meaning changes with the day of reading, outside quotations.

Bad: "The report came out last month." Good: "The report came out in May 2016."
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.phrases import found
from sitegen.wording.words import RELATIVE


def find(ours: str, own: tuple[str, ...] = ()) -> Iterator[tuple[int, str]]:
    """(offset, words) of each in our own words; `own` are further words of a digest."""
    return found(ours, RELATIVE, own)


def problem(span: Span, words: str) -> Diagnostic:
    """What to say of one."""
    message = f"'{words}' means another time on another day of reading"
    hint = "write the date or the year; for what was still to come, write 'was due to'"
    return Diagnostic(span, "relative-time", Severity.WARNING, message, hint)
