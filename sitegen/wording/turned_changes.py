"""`figure-differs`, further: `from` and `to` of a figure stand as the text has them, and not the other way round.

Bad: "11%, up from 10%" with `from: 11 %` and `to: 10 %`. Good: `from: 10 %` and `to: 11 %`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation

_NUMBER = r"[£$€]?(\d[\d,]*(?:\.\d+)?)(?!\d)"
_UNIT = r" ?(?:%|per cent|percentage points?|points?|[a-z]+(?: [a-z]+)?)?"
_WHEN = r"(?: (?:in|at|by|of) (?:[A-Z][a-z]+ )?(?:the )?(?:19|20)\d\d(?:[-–/]\d\d)?)?"
# `from 10% in 2015 to 11%`, and `11%, up from 10%`.
_ONWARDS = rf"\bfrom {_NUMBER}{_UNIT}{_WHEN},? to {_NUMBER}"
_BACKWARDS = rf"{_NUMBER}{_UNIT}{_WHEN},? ?\(?(?:up|down|a rise|a fall|an increase|a decrease|a drop) from {_NUMBER}"


def find(told: str, figures: Sequence[Annotation]) -> Iterator[tuple[Annotation, str]]:
    """Those of the figures with two ends whose ends are turned round, each with the words of the text that tell."""
    text = re.sub(r"[*_\s]+", " ", told)
    changes: dict[tuple[str, str], str] = {}
    for pattern, first, last in ((_ONWARDS, 1, 2), (_BACKWARDS, 2, 1)):
        for match in re.finditer(pattern, text):
            changes.setdefault((_plain(match[first]), _plain(match[last])), match[0])
    for figure in figures:
        if re.match("[+−–-]", figure.option("value")):
            # Of a change that was worked out, its value tells as well: see `figure_parts`.
            continue
        ends = _end(figure.option("from")), _end(figure.option("to"))
        if all(ends) and ends[0] != ends[1] and ends not in changes and ends[::-1] in changes:
            yield figure, changes[ends[::-1]]


def _end(option: str) -> str:
    """The number of an option that has one, years aside; else empty."""
    numbers = re.findall(_NUMBER, re.sub(r"\b(?:in|at|by|of) (?:[A-Z]\w+ )?(?:19|20)\d\d\b", "", option))
    return _plain(numbers[0]) if len(numbers) == 1 else ""


def _plain(number: str) -> str:
    return number.strip(",").replace(",", "")


def problem(figure: Annotation, words: str) -> Diagnostic:
    """What to say of one."""
    first, last = figure.option("from"), figure.option("to")
    message = f"the text has '{words}', and the figure the other way round: from: {first}, to: {last}"
    return Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, f"write from: {last} and to: {first}")
