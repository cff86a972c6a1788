"""When a document came out: the date that it prints, or the time that fits what it says, with why and how sure.

Nothing is padded: a year stays a year. A date that is only worked out is marked with `~`, a doubtful one with `?`.
Dates that a page prints for itself (of its last change, of today) count less than one beside title or author, and dates
that a text only speaks of are no dates of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sitegen.dates import MONTHS, in_words, parse_date, without_time
from sitegen.importing.dates.undated import GIVEN, Dating, is_ahead, worked_out
from sitegen.importing.names.naming import Names
from sitegen.importing.page.furniture import MONTH, POSTED
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.importing.page.reading import Original

_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH}),? (\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_SHORT = re.compile(r"^\W*(\d{1,2})[/.](\d{1,2})[/.](\d{2})\W*$")
_MONTH_YEAR = re.compile(rf"\b({MONTH}) (\d{{4}})\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(Spring|Summer|Autumn|Winter) (\d{4})\b", re.IGNORECASE)
_IN_ADDRESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"/(?P<y>\d{{4}})/(?P<m>\d{{1,2}}|{MONTH})(?:/(?P<d>\d{{1,2}}))?(?=[/?#]|$)",
        r"[/_-](?P<y>(?:19|20)\d{2})-?(?P<m>\d{2})-?(?P<d>\d{2})(?=[/_.?#-]|$)",
        r"/(?P<y>(?:19|20)\d{2})-(?P<m>0[1-9]|1[0-2])(?P<d>)(?=/|$)",
        rf"[/_-](?P<y>(?:19|20)\d{{2}})-(?P<m>{MONTH})-(?P<d>\d{{1,2}})(?=[/_.?#-]|$)",
        rf"[/_-](?P<d>\d{{1,2}})-(?P<m>{MONTH})-(?P<y>(?:19|20)\d{{2}})(?=[/_.?#-]|$)",
    )
)
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_RECORD_OF = re.compile(r"(?:Transcript|Minutes|Record) of\b")
"""What was taken down has the day of it in its title."""
_DELIVERED = re.compile(r"Delivered\b", re.IGNORECASE)
"""A speech is of the day on which it was given, not of that on which it was put on a page."""
_CHANGED = re.compile(r"updated|modified|reviewed|accessed|retrieved|printed", re.IGNORECASE)


@dataclass(frozen=True)
class _Found:
    edtf: str
    start: int
    words: str


def dated(original: Original, page: Page, names: Names, *, told: str = "", url: str = "", today: date) -> Dating:
    """The likeliest date. `told` is what the editor says (EDTF), above all else; raises ValueError if it is none."""
    if told:
        known = parse_date(told)
        return Dating(told, known.earliest.year, "", GIVEN)
    for dating in _stated(original, page, url or original.url, today):
        return dating
    guess = worked_out(page, names, today)
    return guess if guess.edtf else next(_of_masthead(page, today), guess)


def _stated(original: Original, page: Page, url: str, today: date) -> Iterator[Dating]:
    """Dates of the document that are printed or told, best first."""
    printed = list(_printed(page))
    in_file = _first_date(original.date)
    if in_file and _possible(in_file.edtf, today):
        yield _dating(_unpadded(in_file.edtf, page), "", "sure")
    for basis, sureness, found in printed:
        if _possible(found.edtf, today):
            yield _dating(found.edtf, basis, sureness)
    addresses = [url, original.name, *re.findall(r"https?://\S+", page.text[:1500])]
    for address in addresses:
        edtf = _of_address(address)
        if edtf and _possible(edtf, today):
            where = "name of the file" if address == original.name else "address"
            yield _dating(edtf, f"The {where} carries {in_words(parse_date(edtf))}.", "likely")


def _of_masthead(page: Page, today: date) -> Iterator[Dating]:
    """The date above the menus of a page, which may be the day on which somebody saved it."""
    for line in masthead(page):
        for found in dates_in(line.text):
            if _possible(found.edtf, today) and len(found.edtf) == 10:
                yield Dating(f"{found.edtf}?", int(found.edtf[:4]), _MASTHEAD, "doubtful")


_MASTHEAD = "Printed above the menus of the page only, where it may be the day on which the page was read."


def masthead(page: Page) -> tuple[Paragraph, ...]:
    """The date lines above a headline with parts of the page in between: they date the page, not the text."""
    title = next((p.start for p in page.of("title")), 0)
    between = [p.start for p in page.of("furniture") if p.start < title]
    lines = [p for p in page.of("date") if not POSTED.match(p.text) and not _CHANGED.match(p.text)]
    return tuple(p for p in lines if any(p.start < start for start in between))


def _dating(edtf: str, basis: str, sureness: str) -> Dating:
    return Dating(edtf, parse_date(edtf).earliest.year, basis, sureness)


def _unpadded(edtf: str, page: Page) -> str:
    """The first of January of a file, which programs write for a year alone, unless the text prints that day too."""
    if not edtf.endswith("-01-01") or re.search(r"\b0?1(?:st)? Jan|\bJan(?:uary)? 0?1\b|\b0?1[/.]0?1[/.]", page.text):
        return edtf
    return edtf[:4]


def _possible(edtf: str, today: date) -> bool:
    known = parse_date(edtf)
    return known.earliest.year >= 1900 and known.earliest <= today


def _printed(page: Page) -> Iterator[tuple[str, str, _Found]]:
    """(basis, sureness, date) of dates at the head or foot of the text, best first."""
    title = next((p.start for p in page.of("title")), 0)
    lines = [p for p in page.of("date", "byline") if p not in masthead(page)]
    lines.sort(key=lambda p: (bool(_CHANGED.match(p.text)), not _DELIVERED.match(p.text), p.start < title, p.start))
    for line in lines:
        for found in dates_in(line.text):
            if is_ahead(line.text[: found.start]):
                continue
            if _CHANGED.match(line.text):
                yield f"The page says that it was last changed on {in_words(parse_date(found.edtf))}.", "likely", found
            elif len(found.edtf) >= 10:
                yield "", "sure", found
            else:
                yield "", "likely" if "/" in found.edtf else "sure", found
            break
    yield from _in_head(page)
    for paragraph in page.of("furniture"):
        if re.match(r"\W*last updated", paragraph.text, re.IGNORECASE):
            for found in dates_in(paragraph.text):
                words = in_words(parse_date(found.edtf))
                yield f"The page says that it was last updated on {words}.", "likely", found


def _in_head(page: Page) -> Iterator[tuple[str, str, _Found]]:
    """Dates in the lines around the title, and in a first sentence that dates itself."""
    yield from _below_byline(page)
    head = [p for p in page.of("header", "title", "standfirst") if len(p.text) < 220]
    for paragraph in head:
        for found in dates_in(paragraph.text):
            if len(found.edtf) >= 7 and not _is_spoken_of(paragraph, found):
                yield "", "sure" if paragraph.kind == "header" or _RECORD_OF.match(paragraph.text) else "likely", found
    for paragraph in page.of("heading", "standfirst", "body")[:6]:
        whole = re.fullmatch(rf"(?:\w+day,? )?.{{0,24}}?{_DAY_FIRST.pattern}.{{0,12}}", paragraph.text, re.IGNORECASE)
        dateline = re.match(r"[A-Z][A-Za-z ,]{2,30}, [^–—-]{6,30} [–—-] ", paragraph.text)
        says = re.search(
            r"(?:published|released|issued|launched|announced)(?: here)?(?: on| today,?)? ", paragraph.text[:160]
        )
        for found in dates_in(paragraph.text):
            if is_ahead(paragraph.text[: found.start]):
                continue
            if whole or (dateline and found.start < dateline.end()):
                yield "", "sure", found
            elif says and 0 <= found.start - says.end() < 14 and len(found.edtf) == 10:
                yield f"The text says that it was published on {in_words(parse_date(found.edtf))}.", "likely", found


def _below_byline(page: Page) -> Iterator[tuple[str, str, _Found]]:
    """A day at the beginning of the line below the author, whatever the page has behind it: its section, a picture."""
    for above, paragraph in pairwise(page.paragraphs[:_HEAD]):
        found = next(iter(dates_in(paragraph.text)), None) if above.kind == "byline" else None
        if (
            found is not None
            and found.start == 0
            and len(found.edtf) == 10
            and _SECTION.match(paragraph.text[len(found.words) :])
        ):
            yield "", "sure", found


_SECTION = re.compile(r"\W+(?:[A-Z]|$)")
_HEAD = 20
"""Paragraphs of a head, with its menus."""


def _is_spoken_of(paragraph: Paragraph, found: _Found) -> bool:
    """Whether a line of the head tells of a time rather than being of it: `since 3 May`, a month in a sentence."""
    before = paragraph.text[: found.start]
    month = len(found.edtf) < 10 and paragraph.kind == "standfirst" and len(before.split()) > 3
    return month or is_ahead(before) or _SPOKEN_OF.search(before) is not None


_SPOKEN_OF = re.compile(r"\b(?:since|before|after|between|than|from)(?: \w+day)? $", re.IGNORECASE)


def dates_in(text: str) -> list[_Found]:
    """The dates that a text prints, whole ones first, by place."""
    found: dict[int, _Found] = {}
    for match in _DAY_FIRST.finditer(text):
        _note(found, match, match[3], _month(match[2]), match[1])
    for match in _MONTH_FIRST.finditer(text):
        _note(found, match, match[3], _month(match[1]), match[2])
    for match in _ISO.finditer(text):
        _note(found, match, match[1], int(match[2]), match[3])
    for match in _SLASHED.finditer(text):
        _note(found, match, match[3], int(match[2]), match[1])
    for match in _SHORT.finditer(text):
        _note(found, match, f"20{match[3]}", int(match[2]), match[1])
    whole = sorted(found.values(), key=lambda f: f.start)
    if whole:
        return whole
    for match in _MONTH_YEAR.finditer(text):
        _note(found, match, match[2], _month(match[1]), "")
    for match in _SEASON.finditer(text):
        year, season = match[2], match[1].lower()
        if season in _SEASON_MONTHS:
            first, last = _SEASON_MONTHS[season]
            found[match.start()] = _Found(f"{year}-{first:02d}/{year}-{last:02d}", match.start(), match[0])
        else:
            found[match.start()] = _Found(f"{year}~", match.start(), match[0])
    return sorted(found.values(), key=lambda f: f.start)


def _note(found: dict[int, _Found], match: re.Match[str], year: str, month: int, day: str) -> None:
    edtf = f"{int(year):04d}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    try:
        parse_date(edtf)
    except ValueError:
        return
    found[match.start()] = _Found(edtf, match.start(), match[0])


def _month(name: str) -> int:
    short = name.lower()[:3]
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(short))


def _first_date(text: str) -> _Found | None:
    """The date of a field of a file. A stamp at the start of a year with no time of day stays what it says."""
    text = without_time(text.strip())
    dates = dates_in(text)
    if dates:
        return dates[0]
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text)
    try:
        return _Found(parse_date(text).edtf, 0, text) if match else None
    except ValueError:
        return None


def _of_address(address: str) -> str:
    """The date that an address carries: /2022/05/17/, /2022/may/17/, /2022/05/, 20220517 or 17-may-2022."""
    for match in (m for pattern in _IN_ADDRESS for m in pattern.finditer(address)):
        month = int(match["m"]) if match["m"].isdigit() else _month(match["m"])
        if not match["d"] and "-" in match[0] and month == (int(match["y"]) + 1) % 100:
            # 2010-11 is a financial year.
            continue
        edtf = f"{match['y']}-{month:02d}" + (f"-{int(match['d']):02d}" if match["d"] else "")
        try:
            parse_date(edtf)
        except ValueError:
            continue
        return edtf
    return ""
