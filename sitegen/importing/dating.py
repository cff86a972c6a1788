"""When a document is from: printed dates, addresses, and what its text takes for past and for future."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from sitegen.dates import MONTHS, FuzzyDate, parse_date
from sitegen.importing.text import MONTH_OR_SHORT, Paragraph, Part


class Dating(Struct, frozen=True):
    """A proposed date: EDTF (empty when nothing tells), the year, why, and how sure we are of it."""

    edtf: str
    year: int | None
    basis: str
    sure: str
    """`sure`, `likely` or `guess`."""

    @property
    def at(self) -> FuzzyDate | None:
        """The date as a value."""
        return parse_date(self.edtf) if self.edtf else None


Term = tuple[date, date]
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTH_OR_SHORT}),? (\d{{4}})\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b({MONTH_OR_SHORT}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-])|/((?:19|20)\d\d)(\d\d)(\d\d)(?=/|$)")
_MONTH_YEAR = re.compile(rf"\b({MONTH_OR_SHORT}),? ((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d£$€.,])\b((?:19|20)\d\d)\b(?!\s?%)(?:(?:[-–/]|/20)(\d\d)\b)?")
_PUBLISHED = re.compile(r"publish|posted|released?\b|issued|date[d:]|delivered", re.IGNORECASE)
_UPDATED = re.compile(r"updated|modified|accessed|retrieved|printed", re.IGNORECASE)
_FUTURE = re.compile(
    r"(?:\b(?:by|until|till|before|to|towards|beyond|ahead of|in time for) (?:the )?(?:(?:end|start|beginning"
    r"|close) of )?"
    r"(?:early |late |mid-|spring |summer |autumn |winter |(?:January|February|March|April|May|June|July"
    r"|August|September"
    r"|October|November|December) )?"
    r"|\b(?:will|would|target|plans?|planned|due|aims?|ambition|expected|start in)\b[^.;]{0,28})$",
    re.IGNORECASE,
)


def dated(
    rows: Sequence[Paragraph], given: str, printed: str, address: str, terms: Iterable[Term], *, today: date
) -> Dating:
    """The date of a document.

    `given` is what the editor said, `printed` what the file says of itself (HTML, PDF), `address` its URL; `terms` are
    the times in which people held the offices and bodies existed that the text speaks of.
    """
    if given:
        return Dating(given, parse_date(given).earliest.year, "", "sure")
    for found, basis, sure in (*_printed(rows, printed, today), *_addressed(rows, address, today)):
        return Dating(found, int(found[:4]), basis, sure)
    return _inferred(rows, list(terms), today)


def _printed(rows: Sequence[Paragraph], printed: str, today: date) -> Iterator[tuple[str, str, str]]:
    prose = [at for at, row in enumerate(rows) if row.part is Part.PROSE and row.words >= 12]
    first, last = (prose[0], prose[-1]) if prose else (len(rows), len(rows))
    labelled: list[tuple[int, str]] = []
    for at, row in enumerate(rows):
        days = list(_days(row.text, today))
        if not days or not (row.part in {Part.DATE, Part.BYLINE} or at < first or (at > last and row.words < 12)):
            continue
        rank = 0 if _PUBLISHED.search(row.text) else 1
        rank += 2 if row.part not in {Part.DATE, Part.BYLINE} else 0
        rank += 4 if at > last else 0
        rank += 8 if _UPDATED.search(row.text) and not _PUBLISHED.search(row.text) else 0
        labelled.append((rank, days[0]))
    if labelled and min(labelled)[0] < 8:
        yield min(labelled)[1], "", "sure"
    for day in _days(printed, today):
        yield day, "the date that the page gives in its metadata", "likely"
    if labelled:
        yield min(labelled)[1], "the page gives only the day of its last change", "likely"
    head = " ".join(row.text for row in (*rows[:first], *rows[last + 1 :]) if row.words < 8)
    for row in rows[-3:]:
        for day in _days(row.text, today):
            if row.words < 16 and re.match(r"(?:given|delivered|dated|signed|speech)\b", row.text, re.IGNORECASE):
                yield day, "", "likely"
    for month, year in _MONTH_YEAR.findall(head):
        yield f"{year}-{_month(month):02}", "", "sure"
    for season, year in re.findall(r"\b(Spring|Summer|Autumn|Winter),? ((?:19|20)\d\d)\b", head, re.IGNORECASE):
        yield year, f"the page says {season.lower()} {year}", "sure"


def _days(text: str, today: date) -> Iterator[str]:
    """Days in a text, in the order in which they stand there."""
    found: list[tuple[int, tuple[int, int, int]]] = []
    for match in _DAY_MONTH.finditer(text):
        found.append((match.start(), (int(match[3]), _month(match[2]), int(match[1]))))
    for match in _MONTH_DAY.finditer(text):
        found.append((match.start(), (int(match[3]), _month(match[1]), int(match[2]))))
    for match in _ISO.finditer(text):
        found.append((match.start(), (int(match[1]), int(match[2]), int(match[3]))))
    for match in _SLASHED.finditer(text):
        # Day first, as in the United Kingdom and most of the world; month first only where nothing else is possible.
        day, month = int(match[1]), int(match[2])
        found.append((match.start(), (int(match[3]), *((month, day) if month <= 12 else (day, month)))))
    for _, (year, month, day) in sorted(found):
        try:
            known = date(year, month, day)
        except ValueError:
            continue
        if year > 1700 and known <= today:
            yield known.isoformat()


def _month(name: str) -> int:
    short = name[:3].casefold()
    return next(number for number, month in enumerate(MONTHS, start=1) if month[:3].casefold() == short)


def _addressed(rows: Sequence[Paragraph], address: str, today: date) -> Iterator[tuple[str, str, str]]:
    """Dates in the page's own address, given or printed on it."""
    own = [row.text for row in rows[:6] if row.text.startswith(("http", "www."))]
    own += [text for row in rows[:6] for text in re.findall(r"https?://\S+", row.text)]
    for text in (address, *own):
        for match in _ADDRESS.finditer(text):
            year, month, day = match[1] or match[4], match[2] or match[5], match[3] or match[6]
            parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
            try:
                known = parse_date("-".join(parts))
            except ValueError:
                continue
            if known.earliest <= today:
                yield known.edtf, "the date in the address of the page", "likely"


def _inferred(rows: Sequence[Paragraph], terms: list[Term], today: date) -> Dating:
    """The year that the text takes for its own, or the latest one that it takes for past; within the known terms."""
    text = " ".join(row.text for row in rows if row.part is not Part.FURNITURE)
    past, future = _years(text, today)
    low = max((start for start, _ in terms), default=date.min).year
    high = min((end for _, end in terms), default=today).year
    low, high = (low, min(high, today.year)) if low <= high else (1, today.year)
    if past and max(past) >= low:
        return _year(max(past), f"the latest year that the text speaks of as past or as its own is {max(past)}")
    ahead = [year for year in future if low <= year <= high]
    if ahead:
        return _year(max(low, min(ahead) - 1) if low > 1 else min(ahead), f"the text looks ahead to {min(ahead)}")
    if low > 1 and high - low <= 3:
        reason = f"the bodies and offices that it names were there together only between {low} and {high}"
        return _year(high, reason) if low == high else Dating(f"{low}/{high}", high, f"Undated; {reason}.", "guess")
    if past:
        return _year(max(past), f"the latest year that the text speaks of as past or as its own is {max(past)}")
    if future:
        return _year(min(future), f"the text speaks of {min(future)}")
    return Dating("", None, "nothing in the text says when it is from", "guess")


def _years(text: str, today: date) -> tuple[set[int], set[int]]:
    """Years that a text takes for past or for its own, and those that it looks ahead to."""
    past: set[int] = set()
    future: set[int] = set()
    for match in _YEAR.finditer(text):
        year = int(match[1])
        before = text[max(0, match.start() - 40) : match.start()]
        ahead = bool(_FUTURE.search(before)) and not re.search(r"\b(?:from|since|between) $", before)
        (future if ahead or year > today.year else past).add(year)
    # `between 2010 and 2030`, `from 2014 to 2016`: the end may be as far ahead as it likes.
    return past - future, future - past


def _year(year: int, reason: str) -> Dating:
    return Dating(f"{year}~", year, f"Undated; {reason}.", "guess")
