"""`weekday-differs`: a date with the name of a day that it was not.

Bad: "Monday 8 May 2019", which was a Wednesday. Good: "Wednesday 8 May 2019". Quotations are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day

from sitegen.dates import MONTHS
from sitegen.diagnostics import Diagnostic, Severity, Span

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(rf"{name}|{name[:4]}\.?|{name[:3]}\.?" for name in MONTHS)
_SAID = re.compile(
    rf"\b(?P<weekday>{'|'.join(DAYS)}),?\s+(?:the\s+)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<us_month>{_MONTH})\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?),?\s+(?P<year>\d{{4}})\b"
)
_FIRST_YEAR = 1924
"""Before that, not all of Europe had one calendar."""


def may_have(text: str) -> bool:
    """A quick look at a text as typed: few have a whole date with its weekday."""
    return any(map(text.__contains__, DAYS)) and _SAID.search(text) is not None


def find(ours: str) -> Iterator[tuple[int, str, str]]:
    """(offset, words, weekday that it was) of each in our own words."""
    for match in _SAID.finditer(ours):
        month = (match["month"] or match["us_month"])[:3]
        number = next(at for at, name in enumerate(MONTHS, start=1) if name.startswith(month))
        try:
            day = Day(int(match["year"]), number, int(match["day"] or match["us_day"]))
        except ValueError:
            continue
        right = DAYS[day.weekday()]
        if day.year >= _FIRST_YEAR and right != match["weekday"]:
            yield match.start(), " ".join(match[0].split()), right


def problem(span: Span, words: str, right: str) -> Diagnostic:
    """What to say of one."""
    message = f"'{words}': that day was a {right}"
    typed = re.sub(r"^\w+", right, words)
    return Diagnostic(span, "weekday-differs", Severity.WARNING, message, f"write {typed}, or correct the date")
