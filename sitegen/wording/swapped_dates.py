"""`date-swapped`: the date of an entry has day and month the other way round than its text.

Bad: `date: 2023-02-06` and "It was published on 2 June 2023." Good: `date: 2023-06-02`.
"""

from __future__ import annotations

import re
from datetime import date as Day

from sitegen.dates import MONTHS, FuzzyDate
from sitegen.diagnostics import Diagnostic, Severity, Span


def swapped(date: FuzzyDate, text: str) -> tuple[Day, str] | None:
    """The day that the text has and its words; None where it has the date too, or no such day."""
    day = date.earliest
    if date.is_range or len(date.parts[0]) < 3 or day.day > 12 or day.day == day.month:
        return None
    other = Day(day.year, day.day, day.month)
    if MONTHS[other.month - 1][:3] not in text:
        # Few texts have it, and a pattern is dear to make.
        return None
    words = said(other).search(text)
    return None if words is None or said(day).search(text) else (other, " ".join(words[0].split()))


def said(day: Day) -> re.Pattern[str]:
    """A day as texts have it in words."""
    name = MONTHS[day.month - 1]
    # `2 Aug. 2016`, `2nd of August, 2016`, `August 2nd 2016`.
    month = name if len(name) < 4 else rf"(?:{name}|{name[:4]}|{name[:3]})"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    return re.compile(rf"\b(?:{number}\s+(?:of\s+)?{month}|{month}\.?\s+{number})\b[.,]?\s+{day.year}\b")


def problem(span: Span, date: FuzzyDate, other: Day, words: str) -> Diagnostic:
    """What to say of one."""
    message = f"the date is {date.edtf}, and the text says {words}"
    hint = f"write date: {other.isoformat()} (year, month, day), or correct the text"
    return Diagnostic(span, "date-swapped", Severity.WARNING, message, hint)
