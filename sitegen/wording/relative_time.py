"""`relative-time`: words whose meaning changes with the day of reading, outside quotations.

Bad: "The report came out last month." Good: "The report came out in May 2016."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.phrases import found
from sitegen.wording.words import RELATIVE


def find(ours: str, own: tuple[str, ...] = ()) -> Iterator[tuple[int, str]]:
    """(offset, words) of each in our own words; `own` are further words of a digest."""
    for offset, words in found(ours, RELATIVE, own):
        if not _is_name(ours, offset, words):
            yield offset, words


def _is_name(ours: str, offset: int, words: str) -> bool:
    """Whether an adverb is one of a name: it has a capital inside of a sentence, or another capital right behind it.

    `Currently Speaking` is a magazine. What two capitals follow, `Recently Alex Example`, begins a sentence.
    """
    if not re.fullmatch("[A-Z][a-z]+ly", words):
        return False
    inside = re.search(r"[a-z,] $", ours[max(0, offset - 2) : offset]) is not None
    return inside or re.match(r" [A-Z][a-z]+\b(?! [A-Z])", ours[offset + len(words) :]) is not None


def problem(span: Span, words: str) -> Diagnostic:
    """What to say of one."""
    message = f"'{words}' means another time on another day of reading"
    hint = "write the date or the year; for what was still to come, write 'was due to'"
    return Diagnostic(span, "relative-time", Severity.WARNING, message, hint)
