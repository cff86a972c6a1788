"""The times that a sentence states: `in 2016`, `by the end of June`, `the past six years`, `this March`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitegen.dates import MONTHS
from sitegen.importing.amounts.numbers import SPAN
from sitegen.importing.page.furniture import MONTH
from sitegen.numerals import NUMBER

_YEARS = r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?"
_RANGE = re.compile(
    rf"\b(?:between |from )?(?:(?:{MONTH} )?{_YEARS} (?:and|to) (?:{MONTH} )?{_YEARS}"
    rf"|{MONTH} (?:and|to) {MONTH} (?:19|20)\d\d)\b"
)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: {MONTH})?(?: (?:19|20)\d\d)?"
_DAYS = re.compile(
    rf"\b(?:between (?P<after>{_DAY}) and |(?:from )?(?P<first>{_DAY})(?P<to> ?[-–] ?| to | until ))"
    rf"(?P<last>\d{{1,2}}(?:st|nd|rd|th)? {MONTH} (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""From one day to another; of `on 4 and 21 May 2021` nothing is meant that lies between them."""
_YEAR_TO = re.compile(
    rf"\b(?:year|(?:{NUMBER} )?(?:years|months)|quarter) (?:to|ending|ended)(?: (?:in|the end of))? "
    rf"(?:\d{{1,2}} )?{MONTH} (?:19|20)\d\d\b"
)
_ONE = re.compile(
    rf"\b(?:(?:19|20)\d\d[-–/](?:19|20)?\d\d|(?:(?:\d{{1,2}} )?{MONTH}|spring|summer|autumn) (?:19|20)\d\d|"
    r"(?:19|20)\d\d)\b(?!,\d)"
)
_OVER = re.compile(
    rf"\b(?:over|in|during|for|across|within|throughout) (?:the )?(?:just |only |about |around |almost |nearly )?"
    rf"(?P<span>(?:past|last|next|previous|coming|following) (?:(?:{NUMBER}|few|couple of) )?{SPAN})\b",
    re.IGNORECASE,
)
_IN_YEARS = re.compile(
    rf"\b(?P<how>over|in|during) (?:just |only |about |around |almost |nearly |the )?"
    rf"(?P<span>{NUMBER} (?:years|months|decades))\b",
    re.IGNORECASE,
)
EVERY = re.compile(rf"\b(?:each|every) {SPAN}\b", re.IGNORECASE)
_AROUND = re.compile(r"\b(?P<which>last|this|the previous|that|the same) year\b", re.IGNORECASE)
_END_OF = re.compile(
    r"\b(?P<by>by|before) the (?P<part>end|middle) of "
    r"(?P<what>(?:the|this) (?:decade|century|parliament)|(?P<year>this|the|next) year)\b",
    re.IGNORECASE,
)
NOW = re.compile(r"\b(?:now|today|currently|at present|these days)\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:by|until|to|before|since|after|up to)"
    r"(?: (?:the )?(?:end|start|middle|beginning|spring|summer|autumn|winter) of)? $",
    re.IGNORECASE,
)


_PART_OF = re.compile(
    r"\b(?:first|second|third|fourth|last|final) (?:quarter|half|(?:three|six|nine) months) of $", re.IGNORECASE
)


_MONTHS = re.compile(
    r"\b(?i:(?P<how>this|last|next|early|late|mid|(?:in|during|since|by|until|till|before|after|from|throughout)"
    r"(?: (?:the )?(?:end|start|middle|beginning) of| early| late| mid)?|"
    rf"(?:(?:{NUMBER} )?months|year|quarter) to))[ -](?:\d{{1,2}} )?(?P<month>{MONTH})\b(?! ?\d| [A-Z][a-z])"
)
_MONTH_TO_MONTH = re.compile(rf"\b(?:from|between) (?P<low>{MONTH}) (?:to|and|until) (?P<high>{MONTH})\b(?! ?\d)")
_TWO_MONTHS = re.compile(rf"\b(?:in|during|between|over) (?P<low>{MONTH}) and (?P<high>{MONTH})\b(?! ?\d)")
_MAY_BE_SOMEBODY = re.compile(r"(?:since|by|until|till|before|after|from)$")
_NOBODY_KNOWS = re.compile(
    rf"\b(?:(?:{NUMBER}|one|a|a few|several|some|a couple of) {SPAN} (?:earlier|ago|before|later|previously|after)"
    r"|(?:this|last|next|that|the same|the previous|the following|the past) (?:spring|summer|autumn|winter|month|week|"
    r"weekend|quarter|decade|term|Easter|Christmas)|(?:in|by|since|until) (?:the )?(?:spring|summer|autumn|winter)"
    r"|(?:at|by|since|before|after) (?:Easter|Christmas)|yesterday|the (?:year|month|week) (?:before|after))\b",
    re.IGNORECASE,
)
"""A time of its own that cannot be written down: the number is for no other."""


@dataclass(frozen=True)
class Time:
    """A time that a sentence states, by its place in it; `words` are as the entry will have them."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=256)  # Each figure of a sentence asks for its times.
def times_in(text: str, year: int, month: int = 0) -> tuple[Time, ...]:
    """The times that a sentence states, in order; of those that overlap, the first sort that fits.

    `year` and `month` are those of the text, by which `last autumn` is reckoned; 0 if unknown.
    """
    kept: list[Time] = []
    for time in (*_every_time(text, year), *_reckoned(text, year, month), *_unknown(text)):
        if all(time.end <= other.start or time.start >= other.end for other in kept):
            kept.append(time)
    return tuple(sorted(kept, key=lambda t: t.start))


def _every_time(text: str, year: int) -> Iterator[Time]:
    for match in _RANGE.finditer(text):
        words = re.sub(r"^(?:between|from) ", "", match[0])
        yield Time(match.start(), match.end(), words.replace(" and ", " to "))
    for match in _DAYS.finditer(text):
        yield Time(*match.span(), f"{match['after'] or match['first']}{match['to'] or ' to '}{match['last']}")
    for match in _YEAR_TO.finditer(text):
        yield Time(match.start(), match.end(), match[0])
    for match in _ONE.finditer(text):
        # `by 2028` keeps its `by`: it is another time than `2028`.
        limit = _LIMIT.search(text[: match.start()])
        part = None if limit else _PART_OF.search(text[: match.start()])
        first = limit or part
        start = first.start() if first else match.start()
        yield Time(start, match.end(), " ".join(f"{first[0].lower() if first else ''} {match[0]}".split()))
    for match in _END_OF.finditer(text):
        which = (match["year"] or "").lower()
        what = f"{year + (which == 'next')}" if which and year else "" if which else match["what"]
        words = f"{match['by'].lower()} the {match['part']} of {what}"
        # Which year, nobody knows of a text without a date; but it is no other time.
        yield Time(*match.span(), words if what else "")
    for match in _AROUND.finditer(text):
        # Which year `that year` is, or `last year` of a text without a date, nobody knows; but it is no other time.
        which = match["which"].lower()
        known = year and which not in {"that", "the same"}
        yield Time(*match.span(), str(year - (which != "this")) if known else "")
    for match in _OVER.finditer(text):
        yield Time(*match.span(), match["span"])
    for match in _IN_YEARS.finditer(text):
        yield Time(*match.span(), f"{match['how'].lower()} {match['span']}")
    for match in EVERY.finditer(text):
        yield Time(*match.span(), match[0].lower())
    yield from _months(text, year)


def _unknown(text: str) -> Iterator[Time]:
    for match in _NOBODY_KNOWS.finditer(text):
        yield Time(*match.span(), "")


_SEASON = r"(?:spring|summer|autumn)"
_RECKONED = re.compile(rf"(?<!earlier )(?<!later )\b(?P<which>last|this) (?P<what>month|{_SEASON})\b", re.IGNORECASE)
_ENDS = {"spring": 5, "summer": 8, "autumn": 11}
"""Season -> the month that it ends with; a winter is of two years."""


def _reckoned(text: str, year: int, month: int) -> Iterator[Time]:
    """`last month`, `last autumn`, `this spring` of a text of a known month."""
    for match in _RECKONED.finditer(text) if year and month else ():
        last, what = match["which"].lower() == "last", match["what"].lower()
        if what == "month":
            months = 12 * year + month - 1 - last
            words = f"{MONTHS[months % 12]} {months // 12}"
        else:
            words = f"{what} {year - (last and month <= _ENDS[what])}"
        limit = _LIMIT.search(text[: match.start()])
        start = limit.start() if limit else match.start()
        yield Time(start, match.end(), " ".join(f"{limit[0].lower() if limit else ''} {words}".split()))


def _months(text: str, year: int) -> Iterator[Time]:
    """Months without a year: `since January` as it is, `this March` with the year of the text; of `last March`
    nobody knows the year.
    """
    for match in _MONTH_TO_MONTH.finditer(text):
        yield Time(*match.span(), f"{match['low']} to {match['high']}")
    for match in _TWO_MONTHS.finditer(text):
        yield Time(*match.span(), f"{match['low']} and {match['high']}")
    for match in _MONTHS.finditer(text):
        how = match["how"].lower()
        if match["month"] == "May" and _MAY_BE_SOMEBODY.match(how):
            continue
        if how == "this":
            words = f"{match['month']} {year}" if year else ""
        elif how in {"last", "next"}:
            words = ""
        else:
            words = re.sub(r"^(?:in|during|throughout) ", "", match[0][0].lower() + match[0][1:])
        yield Time(*match.span(), words)
