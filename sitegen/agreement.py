"""`date-order`, `archive-address`, `empty-option`: what an entry says here agrees with what it says there.

Bad: `date: 2016-12-08` and `accessed: 2016-11-23`; `elsewhere:` with nothing behind it. Good: `accessed: 2026-11-23`;
`elsewhere: his letter of 3 May`, or no such line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta

from sitegen.dates import FuzzyDate, parse_date
from sitegen.diagnostics import Diagnostic, LineIndex, Severity, Span
from sitegen.fields import Record
from sitegen.markup.scan import masked
from sitegen.tables import ANNOTATION_KINDS

FAR = 20
"""Years to come of which no document tells as of a day."""
LONGEST = 5
"""Years for which an entry may be held back."""
AHEAD = timedelta(days=92)
"""How early an issue of a month or year can be read: magazines are out before the day that they bear."""
EMBARGO = timedelta(days=14)
"""How early a text can be read by those to whom it is sent before the day that it bears."""
ABOUT, ABOUT_A_YEAR = 3, 6
"""Years by which a date that nobody is sure of may be off: about March 2016, and about 2016."""
LAST_YEAR = 9998
_ARCHIVES = ("archiv", "perma.cc", "webcitation.org", "wayback")
"""What the address of an archived copy has in it."""
_OPTIONS = r"^/{3,}[ \t]*([a-z]+)[ \t]*\|.*\n((?: {4}.*\n)+)"
_EMPTY = r"^ {4}([a-z_]+):[ \t]*(?:[\"']{2}[ \t]*)?\n(?! {5,}\S)"


def check_agreement(record: Record) -> Iterator[Diagnostic]:
    """Look at the dates of an entry, and at the two addresses of its source."""
    source = record.record("source")
    yield from _read_too_early(record, source)
    yield from _changed_too_early(record)
    yield from _happens_far_ahead(record)
    yield from _due_far_ahead(record)
    yield from _read_far_ahead(record, source)
    yield from _read_in_another_year(record, source)
    if source is not None:
        yield from _no_archive(source)


def _read_too_early(record: Record, source: Record | None) -> Iterator[Diagnostic]:
    date, published = record.date("date"), source.date("published") if source is not None else None
    year = record.number("year", 0)
    named = "date" if date is not None else "year"
    if date is None and "date" not in record.spans and 1 <= year <= LAST_YEAR:
        date = parse_date(f"{year:04d}")
    early: list[Diagnostic] = []
    if date is not None:
        first = min(one.earliest for one in (date, published) if one is not None) - _margin(date)
        first = first if _is_certain(date) else _years_before(first, ABOUT_A_YEAR if len(date.parts[0]) < 2 else ABOUT)
        early = _before(first, record.span_of(named), f"{named}: {date.edtf}", record, source)
    if not early and source is not None and published is not None and _is_certain(published):
        # What is printed on a copy was there when that copy was read.
        first = published.earliest - max(_margin(published), EMBARGO)
        early = _before(first, source.span_of("published"), f"published: {published.edtf}", record, source)
    yield from early


def _before(first: Day, place: Span, out: str, record: Record, source: Record | None) -> list[Diagnostic]:
    """The dates of our own work that are before the first day on which a document can have been out."""
    rows = [(record, "added", "the entry was added"), (source, "accessed", "the source was read")]
    name, _, typed = out.partition(": ")
    early = []
    for row, key, what in rows:
        given = row.date(key) if row is not None else None
        if row is not None and given is not None and given.latest < first:
            message = f"{what} ({key}: {given.edtf}) before the document was out ({out})"
            early.append(_early(row.span_of(key), message, f"correct '{key}' or '{name}', whichever is mistyped"))
    if len(early) > 1:
        # Two that agree are hardly both mistyped.
        told = f"dated {typed}" + (" by 'published'" if name == "published" else "")
        message = f"the document is {told}, and its source was read, and the entry added, before that"
        early = [_early(place, message, f"correct '{name}'; or 'accessed' and 'added'")]
    return early


def _years_before(day: Day, years: int) -> Day:
    return day - timedelta(days=min(366 * years, (day - Day.min).days))


def _is_certain(date: FuzzyDate) -> bool:
    return date.certainty not in {"approximate", "uncertain"}


def _margin(date: FuzzyDate) -> timedelta:
    return timedelta() if len(date.parts[0]) == 3 else AHEAD


def _changed_too_early(record: Record) -> Iterator[Diagnostic]:
    added = record.date("added")
    for change in record.records("changes"):
        date = change.date("date")
        if date is not None and added is not None and date.latest < added.earliest:
            message = f"the entry was changed ({date.edtf}) before it was added (added: {added.edtf})"
            yield _early(change.span_of("date"), message, "write the day of the change, or correct 'added'")


def _happens_far_ahead(record: Record) -> Iterator[Diagnostic]:
    """A document may well be about what is to come, but hardly about a day of another generation."""
    date, event = record.date("date"), record.date("event_date")
    if date is not None and event is not None and event.earliest.year - date.latest.year > FAR:
        message = f"the document of {date.edtf} tells of something that takes place in {event.earliest.year}"
        yield _early(record.span_of("event_date"), message, "correct the year of 'event_date', or of 'date'")


def _due_far_ahead(record: Record) -> Iterator[Diagnostic]:
    """An embargo lasts for days or months; a slip in its year keeps an entry back for good, and nobody notices."""
    due, source = record.date("publish_on"), record.record("source")
    # The day of the document is none of these: it may be of any age.
    known = [record.date("added"), source.date("accessed") if source is not None else None]
    last = max((one.latest.year for one in known if one is not None and not one.is_open), default=0)
    if due is not None and last and due.earliest.year - last > LONGEST:
        message = f"the entry is held back until {due.edtf}, {due.earliest.year - last} years after it was written"
        yield _early(record.span_of("publish_on"), message, "correct the year of 'publish_on'")


def _read_far_ahead(record: Record, source: Record | None) -> Iterator[Diagnostic]:
    """Read again is a source after years, but not after a generation: 2062 for 2026, which `date-ahead` lets pass."""
    added, read = record.date("added"), source.date("accessed") if source is not None else None
    if added is not None and read is not None and source is not None and not (added.is_open or read.is_open):
        years = read.earliest.year - added.latest.year
        if years > FAR:
            message = f"the source was read (accessed: {read.edtf}) {years} years after the entry was added"
            hint = f"correct the year of 'accessed', or of 'added' ({added.edtf})"
            yield _early(source.span_of("accessed"), message, hint)


def _read_in_another_year(record: Record, source: Record | None) -> Iterator[Diagnostic]:
    """Read and added on one day of two years: who works on a source once has both dates from the same calendar."""
    added, read = record.date("added"), source.date("accessed") if source is not None else None
    if source is None or added is None or read is None or len(added.parts[0]) < 3 or len(read.parts[0]) < 3:
        return
    later = read.parts[0][0] - added.parts[0][0]
    # A year far ahead is still to come, and told of as that.
    if added.parts[0][1:] == read.parts[0][1:] and later and later <= LONGEST:
        message = f"the source was read (accessed: {read.edtf}) and the entry added (added: {added.edtf}) on one day of"
        message += " two different years"
        hint = f"write accessed: {added.edtf}, or correct 'added'"
        hint = "correct the year of 'accessed' or 'added', whichever is mistyped" if later > 0 else hint
        yield _early(source.span_of("accessed"), message, hint)


def _early(span: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic(span, "date-order", Severity.WARNING, message, hint)


def _no_archive(source: Record) -> Iterator[Diagnostic]:
    url, copy = source.text("url"), source.text("archive_url")
    # An archive may also be where the source itself was read.
    if not url or not copy or any(sign in copy.lower() for sign in _ARCHIVES):
        return
    if _host(url) == _host(copy):
        same = url.rstrip("/") == copy.rstrip("/")
        message = "'archive_url' is the address of the source itself" if same else "'archive_url' leads to no archive"
        message += "" if same else f": it is on {_host(copy)}, as the source is"
        hint = "write the address that the archive gave the copy, https://web.archive.org/web/…, or delete the line"
        yield Diagnostic(source.span_of("archive_url"), "archive-address", Severity.WARNING, message, hint)


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")


def check_options(body: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Look for options of annotations that say nothing; of those that are needed, others speak."""
    text = masked(body) if "///" in body else ""
    index = LineIndex(text, first_line)
    for block in re.finditer(_OPTIONS, text, re.MULTILINE):
        kind = ANNOTATION_KINDS.get(block[1])
        known = {field.name: field for field in kind.fields if not field.required} if kind is not None else {}
        for line in re.finditer(_EMPTY, block[2], re.MULTILINE):
            if line[1] in known:
                hint = f"write {line[1]}: … ({known[line[1]].doc}), or delete the line"
                span = index.span(path, block.start(2) + line.start(1))
                yield Diagnostic(span, "empty-option", Severity.WARNING, f"'{line[1]}' is empty", hint)
