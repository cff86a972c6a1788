"""Dates as certain as they really are: a subset of the Extended Date/Time Format (EDTF, ISO 8601-2:2019, levels 0-1).

Allowed: `2016-12-08`, `2016-12`, `2016`; each with `~` (about), `?` (uncertain) or `%` (both) behind it; and intervals
of two of them, `2022-06/2022-07`, also with an open end, `2014-09/..`. Nothing is padded: a year stays a year, and only
sorting uses the earliest day it can mean. Dates are calendar dates; no time zone is ever involved.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

FORMS = "2016-12-08, 2016-12, 2016, 2019~ (about), 2024-01? (uncertain) or 2022-06/2022-07 (from/to)"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_NUMBERS = {name.casefold()[:size]: number for number, name in enumerate(MONTHS, 1) for size in (3, 4, len(name))}
"""Names of months in small letters, also cut short, to their numbers."""
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]+\d{1,2}:\d{2}.*", re.ASCII)


class FuzzyDate(Struct, frozen=True):
    """A date or interval. `earliest` and `latest` are the first and last day it can mean, both included.

    For an open interval `latest` is `date.max`. `parts` holds the year, month and day as far as they are known, of
    the start and, in an interval, of the end.
    """

    edtf: str
    earliest: date
    latest: date
    parts: tuple[tuple[int, ...], ...]
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_range(self) -> bool:
        """True for an interval."""
        return "/" in self.edtf

    @property
    def is_open(self) -> bool:
        """True for an interval without an end."""
        return self.edtf.endswith("/..")

    @property
    def certainty(self) -> str:
        """`stated`, `approximate`, `uncertain` or `range`."""
        if self.is_range:
            return "range"
        if self.uncertain:
            return "uncertain"
        return "approximate" if self.approximate else "stated"

    @property
    def machine(self) -> str:
        """A valid value of HTML's `<time datetime>`, or empty for an interval (HTML has none)."""
        return "" if self.is_range else self.edtf.rstrip("~?%")

    def covers_year(self, year: int) -> bool:
        """True when the date may fall in the year."""
        return self.earliest.year <= year <= self.latest.year

    def may_equal(self, other: FuzzyDate) -> bool:
        """True when both can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


def when(value: FuzzyDate) -> str:
    """A date in a message, as it is typed: `on 2016-12-08`, `in 2016-12`."""
    return f"{'on' if value.earliest == value.latest else 'in'} {value.edtf}"


def without_time(text: str) -> str:
    """The calendar date of a time stamp (`2017-07-08 3:46:23 -0400` -> `2017-07-08`), or the text unchanged."""
    match = _TIMED.fullmatch(text)
    return match[1] if match else text


def parse_date(text: str) -> FuzzyDate:
    """Read an EDTF date of the subset. Raises ValueError, with words for an editor, when it is none."""
    if _POINT.fullmatch(text):
        return _point(text)
    if text.count("/") == 1:
        return _interval(text)
    raise ValueError(f"'{text}' is not a date")


def _point(text: str) -> FuzzyDate:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a date")
    parts = tuple(int(part) for part in match.group(1, 2, 3) if part)
    earliest, latest = _bounds(text, parts)
    mark = match[4]
    if mark:
        _confirm(text)
    return FuzzyDate(text, earliest, latest, (parts,), mark in {"~", "%"}, mark in {"?", "%"})


def _bounds(text: str, parts: tuple[int, ...]) -> tuple[date, date]:
    year, month, day = (*parts, 0, 0)[:3]
    if not 1 <= year <= 9998:
        raise ValueError(f"'{text}' has no usable year")
    if len(parts) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}' does not exist: there is no month {month}")
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if len(parts) == 2:
        return first, last
    if not 1 <= day <= last.day:
        raise ValueError(f"'{text}' does not exist: {MONTHS[month - 1]} {year} has {last.day} days")
    return date(year, month, day), date(year, month, day)


def _interval(text: str) -> FuzzyDate:
    first, _, second = text.partition("/")
    if not _POINT.fullmatch(first) or not (second == ".." or _POINT.fullmatch(second)):
        raise ValueError(f"'{text}' is not a date")
    start = _point(first)
    _confirm(text)
    if second == "..":
        return FuzzyDate(text, start.earliest, date.max, start.parts, start.approximate, start.uncertain)
    end = _point(second)
    if end.latest < start.earliest:
        raise ValueError(f"'{text}' ends before it begins")
    approximate, uncertain = start.approximate or end.approximate, start.uncertain or end.uncertain
    return FuzzyDate(text, start.earliest, end.latest, start.parts + end.parts, approximate, uncertain)


# A parse takes 4 to 7 ms, and views ask for the same few dates again and again.
@lru_cache(maxsize=1024)
def _confirm(text: str) -> None:
    """Let the EDTF library have the last word on everything beyond a plain ISO date."""
    # Imported here: its grammar takes longer to set up than most builds take, and few dates need it.
    import edtf

    try:
        edtf.parse_edtf(text)
    except edtf.EDTFParseException as error:
        raise ValueError(f"'{text}' is not a date in EDTF") from error


def in_words(value: FuzzyDate, *, period: bool = False) -> str:
    """The date for readers. An interval is a `period` (`June to July 2022`) or else a span of doubt (`between …`)."""
    if value.is_open:
        return "since " + _point_in_words(value.edtf.partition("/")[0])
    if not value.is_range:
        return _point_in_words(value.edtf)
    first, _, second = value.edtf.partition("/")
    start, end = _point(first), _point(second)
    words, last = _point_in_words(first), _point_in_words(second)
    certain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
    if certain and len(start.parts[0]) == len(end.parts[0]) == 2 and start.parts[0][0] == end.parts[0][0]:
        # January to March 2024: the year once.
        words = MONTHS[start.parts[0][1] - 1]
    if period:
        return f"{words} to {last}"
    if certain and len(start.parts[0]) == len(end.parts[0]) < 3 and start.latest + timedelta(days=1) == end.earliest:
        return f"{words} or {last}"
    return f"between {words} and {last}"


def _point_in_words(text: str) -> str:
    point = _point(text)
    words = [str(point.parts[0][0])]
    if len(point.parts[0]) > 1:
        words.insert(0, MONTHS[point.parts[0][1] - 1])
    if len(point.parts[0]) > 2:
        words.insert(0, str(point.parts[0][2]))
    plain = " ".join(words)
    about = f"about {plain}" if point.approximate else plain
    return f"{about} (uncertain)" if point.uncertain else about


def day_in_words(text: str) -> str:
    """`2026-11-23` as `23 November 2026`."""
    return _point_in_words(text)
