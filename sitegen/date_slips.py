"""What somebody meant who wrote a date in another form than EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.dates import FORMS, MONTHS, parse_date

_MONTH_NAMES = {name.casefold()[:size]: number for number, name in enumerate(MONTHS, 1) for size in (3, 4, len(name))}
_NUMBERS = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,4}))?", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_ABOUT = re.compile(r"(?:c|ca|circa|about|around|approx)\.?\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)", re.ASCII)
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SPAN = re.compile(r"(\d{4}(?:-\d{2})?)\s*(?:-|–|—|to|until|and)\s*(\d{4}(?:-\d{2})?)", re.ASCII)


def date_hint(text: str) -> str:
    """What to write instead of a date that cannot be read."""
    typed = text.casefold().strip()
    if match := _ABOUT.fullmatch(typed):
        return f"write {match[1]}~ (about), and date_basis: why we think so"
    if match := _SPAN.fullmatch(typed):
        return f"write {match[1]}/{match[2]} (from/to)"
    if typed in {"today", "now", "yesterday", "tomorrow"}:
        return "write the day itself: year, month, day, as in 2016-12-08"
    likely = [date for date in dict.fromkeys(_likely(typed)) if _exists(date)]
    if likely:
        return f"write {' or '.join(likely)} (year, month, day)"
    known = [part for part in (typed[:7], typed[:4]) if _WHOLE.fullmatch(typed) and _exists(part)]
    if known:
        return f"write a day that exists, or only what is known: {' or '.join(known)}"
    return f"write {FORMS}"


def _likely(text: str) -> Iterator[str]:
    if match := _DAY_FIRST.fullmatch(text):
        yield from _named(match[3], match[2], match[1] or "")
    elif match := _MONTH_FIRST.fullmatch(text):
        yield from _named(match[3], match[1], match[2])
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


def _named(year: str, month: str, day: str) -> Iterator[str]:
    number = _MONTH_NAMES.get(month)
    if number:
        yield f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def _exists(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True
