"""`bad-date`, further: a day in the text that no month has.

Bad: "on 31 November 2016", "29 February 2019". Good: "on 30 November 2016". Quotations are left alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from sitegen.dates import MONTHS
from sitegen.diagnostics import Diagnostic, Severity, Span

# With its year only: "the 31 June events" may well be a number of them, and April somebody's name.
_MONTH = "|".join(MONTHS)
_SAID = re.compile(
    rf"(?<![\w.,£$€–-])(?:(?P<day>29|3[01])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<us_month>{_MONTH})\s+(?P<us_day>29|3[01])(?:st|nd|rd|th)?),?\s+(?P<year>(?:1[89]|20)\d\d)(?![\w-])"
)


def may_have(text: str) -> bool:
    """A quick look at a text as typed."""
    return any(_missing(match) for match in _SAID.finditer(text))


def find(ours: str) -> Iterator[tuple[int, str, str]]:
    """(offset, words, how many days the month had) of each in our own words."""
    for match in _SAID.finditer(ours):
        if length := _missing(match):
            year = f" {match['year']}" if length in {28, 29} else ""
            yield match.start(), " ".join(match[0].split()), f"{match['month'] or match['us_month']}{year} has {length}"


def _missing(match: re.Match[str]) -> int:
    """How many days a month has, where it has not the one that is told; else 0."""
    month = MONTHS.index(match["month"] or match["us_month"]) + 1
    length = monthrange(int(match["year"]), month)[1]
    return length if int(match["day"] or match["us_day"]) > length else 0


def problem(span: Span, words: str, days: str) -> Diagnostic:
    """What to say of one."""
    message = f"there was no {words}: {days} days"
    return Diagnostic(span, "bad-date", Severity.WARNING, message, "look in the source for the day that is meant")
