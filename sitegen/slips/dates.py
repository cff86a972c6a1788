"""What somebody meant who wrote a date in another form than EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.dates import FORMS, MONTH_NUMBERS, parse_date
from sitegen.slips.date_words import words_hint

_NUMBERS = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,4}))?", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_ABOUT = re.compile(r"(?:~|≈|(?:c|ca|circa|about|around|approx)\.?)\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)", re.ASCII)
_MARKED = re.compile(r"([?%])\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)", re.ASCII)
"""EDTF has the sign in front too, for a part of a date (level 2)."""
_UNSPECIFIED = re.compile(r"(\d{4}(?:-\d{2})?)(?:-(?:xx|uu|\?\?|\*\*|__)){1,2}(?:-\d{2})?", re.ASCII)
_DECADE = re.compile(r"(\d{3})[xu]", re.ASCII)
_SEASON = re.compile(r"(?P<year>\d{4})-(?P<season>2[1-4])", re.ASCII)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""Of EDTF, level 1."""
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SPAN = re.compile(
    r"(\d{4}(?:-\d{2}){0,2})\s*(?:-|/|–|—|to|until|and)\s*(\d{4}(?:-\d{2}){0,2}|now|today|present)", re.ASCII
)
_SHORT_END = re.compile(r"(?P<start>(?:\d{4})(?:-\d{2}){0,2})\s*(?P<sign>[-/–—]|to)\s*(?P<end>\d{1,2})", re.ASCII)
_DASHES = re.compile("[‐‑‒–—―−]")
_QUOTES = "“”„‘’«»\"'"
_LETTERS = str.maketrans("oOlI", "0011")
_OLD = 50
"""Two digits from here on are a year of the last century."""


def date_hint(text: str, key: str = "") -> str:
    """What to write instead of a date that cannot be read; `key` is the field that it stands in."""
    typed = text.casefold().strip()
    if match := _ABOUT.fullmatch(typed):
        return f"write {match[1]}~ (about), and date_basis: why we think so"
    if found := _edtf(typed, key):
        return found
    found = _mistyped(text.strip()) or _period(typed) or words_hint(typed, key)
    if found:
        return found
    likely = _likely_ones(typed)
    if likely:
        return f"write {' or '.join(likely)} (year, month, day)"
    if short := [date for date in dict.fromkeys(_short(typed)) if _exists(date)]:
        return f"write the year in four digits: {' or '.join(short)}"
    known = [part for part in (typed[:7], typed[:4]) if _WHOLE.fullmatch(typed) and _exists(part)]
    if known:
        return f"write a day that exists, or only what is known: {' or '.join(known)}"
    return f"write {FORMS}"


def _edtf(text: str, key: str) -> str:
    """What to write for a date that EDTF has and we have not: a season, digits left open, a sign in front."""
    if (match := _MARKED.fullmatch(text)) and _exists(match[2]):
        return f"write {match[2]}{match[1]}"
    if (match := _UNSPECIFIED.fullmatch(text)) and _exists(match[1]):
        return f"write only what is known: {match[1]}"
    if match := _DECADE.fullmatch(text):
        return f"write {match[1]}0/{match[1]}9 (from/to)"
    if match := _SEASON.fullmatch(text):
        season = f"{_SEASONS[match['season']]} {match['year']}"
        # A financial year is written so as well.
        last = int(match["year"]) + 1
        years = f"; for the year from {match['year']} to {last}, {match['year']}/{last}"
        return f"{text} is {season}: {words_hint(season, key)}{years if str(last).endswith(match['season']) else ''}"
    return ""


def _mistyped(text: str) -> str:
    """A date that would be one but for signs that nobody sees, or that belong elsewhere."""
    for reason, plain in (
        ("take away the quotation marks", text.strip(_QUOTES)),
        ("take away the sign behind it", text.rstrip(".,;:")),
        ("the dashes are long ones", _DASHES.sub("-", text)),
        ("a letter stands where a digit belongs", text.translate(_LETTERS)),
        ("there is a space too many", re.sub(r"\s+", "", text)),
    ):
        # The dash between two years is the sign of a period.
        if plain != text and not _SPAN.fullmatch(text) and (dates := [plain] if _exists(plain) else _written(plain)):
            return f"{reason}: write {' or '.join(dates)} (year, month, day)"
    if text[-1:] in {"~", "?", "%"} and (dates := _likely_ones(text[:-1].casefold().strip())):
        return f"write {' or '.join(date + text[-1] for date in dates)}"
    return ""


def _written(text: str) -> list[str]:
    """Likely dates of a text with names of months; those of digits alone are looked at elsewhere."""
    return _likely_ones(text.casefold()) if re.search("[a-z]{3}", text, re.IGNORECASE) else []


def _period(text: str) -> str:
    """From one date to another."""
    if match := _SPAN.fullmatch(text):
        first, last = match[1], match[2]
        if not last[0].isdigit():
            return f"write {first}/.. (still going on)"
        if _exists(f"{last}/{first}") and not _exists(f"{first}/{last}"):
            return f"the later date stands first: swap them, {last}/{first}, or correct one of the two"
        return f"write {first}/{last} (from/to)"
    if match := _SHORT_END.fullmatch(text):
        end = match["end"].zfill(2)
        whole = f"{match['start'][: -len(end)]}{end}"
        choices = [f"{match['start']}/{whole} (from/to)", f"{match['start']}-{end} (year, month, day)"]
        choices = [choice for choice in choices if _exists(choice.partition(" ")[0])]
        # `2016-13` is a month that does not exist, and more often a slip than the end of a period.
        if choices and "(from/to)" in choices[0]:
            return f"write {' or '.join(choices)}"
    return ""


def _likely_ones(text: str) -> list[str]:
    return [date for date in dict.fromkeys(_likely(text)) if _exists(date)]


def _likely(text: str) -> Iterator[str]:
    if match := _DAY_FIRST.fullmatch(text):
        yield from _named(match[3], match[2], match[1] or "")
    elif match := _MONTH_FIRST.fullmatch(text):
        yield from _named(match[3], match[1], match[2])
    elif match := _MONTH_YEAR.fullmatch(text):
        yield f"{match[2]}-{match[1].zfill(2)}"
    elif match := _NUMBERS.fullmatch(text):
        first, second, third = match.groups()
        if len(first) == 4:
            yield "-".join([first, *(part.zfill(2) for part in (second, third) if part)])
            # A month above twelve was the day.
            yield f"{first}-{third.zfill(2)}-{second.zfill(2)}" if third and int(second) > 12 else ""
        elif third and len(third) == 4:
            # The day first, as in most countries, then the month first.
            yield f"{third}-{second.zfill(2)}-{first.zfill(2)}"
            yield f"{third}-{first.zfill(2)}-{second.zfill(2)}"


def _short(text: str) -> Iterator[str]:
    """Dates with a year of two digits: the day first, the month first; with hyphens perhaps the year."""
    if match := _SHORT_YEAR.fullmatch(text):
        first, sign, second, third = match.groups()
        yield f"{_century(third)}-{second.zfill(2)}-{first.zfill(2)}"
        yield f"{_century(third)}-{first.zfill(2)}-{second.zfill(2)}"
        if sign == "-" and len(first) == 2:
            yield f"{_century(first)}-{second.zfill(2)}-{third}"


def _century(year: str) -> str:
    return f"{'20' if int(year) < _OLD else '19'}{year}"


def _named(year: str, month: str, day: str) -> Iterator[str]:
    number = MONTH_NUMBERS.get(month)
    if number:
        yield f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def _exists(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True
