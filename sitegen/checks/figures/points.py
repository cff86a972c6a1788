"""`figure-differs`, further: a difference of two percentages is told in points, and is what lies between them.

Only values that we worked out are looked at, and only where both ends are plain percentages.

Bad: `value: +5 %` or `+7 percentage points` with `from: 61 %` and `to: 66 %`. Good: `+5 percentage points`, or `+8 %`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figures.values import HEDGE, value_of
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

# Patterns as text, as in `figure_values`.
_VALUE = r"(?P<sign>[+−–-]?) ?(?P<number>\d+(?:\.\d+)?) ?(?:(?P<change>%|per ?cent)|(?:percentage |% )?points?|pp)"
_END = r"(\d{1,3}(?:\.\d+)?) ?(%|per ?cent|pc)?"
_PER_CENT = r"%|\bper ?cent\b|\bpoints?\b"
_ROUNDED = 1.5
"""Last digits by which a difference of rounded numbers may be off."""


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the differences that an entry has worked out of percentages."""
    for figure in document.body.annotations:
        if figure.kind == "figure" and (problem := problem_of(figure)):
            message, hint = problem
            yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)


def problem_of(figure: Annotation) -> tuple[str, str] | None:
    """What is wrong with the value of a figure that is worked out of two percentages, and what to write."""
    ends = _ends(figure)
    value = re.fullmatch(_VALUE, value_of(figure).lower())
    if ends is None or value is None or figure.option("derived") != "true":
        return None
    apart = ends[1] - ends[0]
    told = f"the value '{value_of(figure)}'", f"'{figure.option('from')}' and '{figure.option('to')}'"
    number = float(value["number"]) * (-1 if value["sign"] in {"-", "−", "–"} else 1)
    points = f"{apart:+.{_decimals(figure)}f} percentage points".replace("-", "−")
    write = f"value: {points.replace(' ', ' and unit: ', 1) if figure.option('unit') else points}"
    if not value["change"]:
        apart = apart if value["sign"] else abs(apart)
        if abs(number - apart) <= _ROUNDED * 10.0 ** -min(_decimals(figure), len(value["number"].partition(".")[2])):
            return None
        message = f"{told[0]} is not the difference of {told[1]}: that is {points}"
        return message, f"write {write}, or correct from: and to:"
    change = 100 * apart / ends[0]
    if not value["sign"] or abs(number - apart) > 1e-9 or abs(number - change) <= 1:
        return None
    right = f"{change:+.0f} %".replace("-", "−")
    message = f"{told[0]} is the difference of {told[1]} in percentage points, and not a change in per cent"
    return message, f"write {write}; or, if the change is meant, {right}"


def _ends(figure: Annotation) -> tuple[float, float] | None:
    """Both ends, if they are percentages, and no others."""
    first, last = (re.fullmatch(_END, figure.option(name).lower()) for name in ("from", "to"))
    if first is None or last is None or re.search(HEDGE, value_of(figure).lower()):
        return None
    if not last[2] and (first[2] or not re.search(_PER_CENT, figure.words.lower())):
        return None
    ends = float(first[1]), float(last[1])
    return ends if 0 < ends[0] <= 100 and ends[1] <= 100 else None


def _decimals(figure: Annotation) -> int:
    return max(len(re.sub(r"[^\d.]", "", figure.option(name)).partition(".")[2]) for name in ("from", "to"))
