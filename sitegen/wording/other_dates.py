"""`date-differs`: the date of an entry is another than the day in the address of its source, by a slip.

A slip is another year, two signs of the day or month that changed places, or one more or fewer ten of the day. A day
or two between them says nothing: a speech is put on a site after it was held.

Bad: `date: 2018-05-08` and `url: https://example.org/2019/05/08/post`, or `date_basis: The address has 8 May 2019.`
Good: `date: 2019-05-08`. Where the text has the date of the entry, or `published` tells the other, both may be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day

from sitegen.dates import MONTH_NUMBERS, FuzzyDate
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.fields import Record
from sitegen.wording.swapped_dates import said

_IN_ADDRESS = r"(?<!\d)(?P<year>(?:19|20)\d\d)([/-])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
_IN_WORDS = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>(?:19|20)\d\d)\b"


def find(record: Record, text: str) -> Iterator[tuple[str, str, Day]]:
    """(where, as typed there, the day) of days that the date of the entry was meant to be."""
    date, source = record.date("date"), record.record("source")
    if date is None or date.certainty != "stated" or len(date.parts[0]) < 2:
        return
    basis, published = record.text("date_basis"), None
    places = [("'date_basis'", basis, _IN_WORDS), ("'date_basis'", basis, _IN_ADDRESS)]
    if source is not None:
        places.append(("the address of the source", source.text("url"), _IN_ADDRESS))
        published = source.date("published")
    for where, words, pattern in places:
        days = [(match, _day(match)) for match in re.finditer(pattern, words)] if re.search(r"\d{4}", words) else []
        if len(days) != 1 or days[0][1] is None:
            continue
        match, day = days[0]
        if basis and day is not None and pattern == _IN_ADDRESS and (day.year, day.month) == date.parts[0][:2]:
            # It says why the day is another one.
            continue
        if (
            day is not None
            and _is_slip(date, day, pattern == _IN_WORDS)
            and not _told_apart(date, day, [published, record.date("event_date")], text)
        ):
            yield where, match[0], day
            return


def _day(match: re.Match[str]) -> Day | None:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTH_NUMBERS.get(month.casefold(), 0)
    try:
        return Day(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def _is_slip(date: FuzzyDate, day: Day, is_told: bool) -> bool:
    """Whether they differ in their year only, in their month, which addresses may have from elsewhere, or in tens."""
    year, month, *rest = date.parts[0]
    if year != day.year:
        return month == day.month and (not rest or rest[0] == day.day)
    if not rest:
        return False
    if month != day.month or is_told:
        return is_told and month != day.month and rest[0] == day.day
    typed, known = f"{rest[0]:02d}", f"{day.day:02d}"
    return typed != known and (typed == known[::-1] or typed[1] == known[1])


def _told_apart(date: FuzzyDate, day: Day, others: list[FuzzyDate | None], text: str) -> bool:
    """Whether the entry has both dates on purpose."""
    if any(other is not None and other.earliest <= day <= other.latest for other in others):
        return True
    return len(date.parts[0]) == 3 and said(date.earliest).search(text) is not None


def problem(span: Span, date: FuzzyDate, where: str, typed: str, day: Day) -> Diagnostic:
    """What to say of one."""
    message = f"the date is {date.edtf}, and {where} has {typed}"
    right = day.isoformat() if len(date.parts[0]) == 3 else day.isoformat()[:7]
    hint = f"write date: {right}; if both are right, write published: {day.isoformat()} below 'source:'"
    return Diagnostic(span, "date-differs", Severity.WARNING, message, hint)
