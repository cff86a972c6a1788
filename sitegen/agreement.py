"""`date-order`, `archive-address`: what the front matter of an entry says here agrees with what it says there.

Bad: `date: 2016-12-08` and `accessed: 2016-11-23`. Good: `accessed: 2026-11-23`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.fields import Record

AHEAD = timedelta(days=92)
"""How early an issue of a month or year can be read: magazines are out before the day that they bear."""
_ARCHIVES = ("archiv", "perma.cc", "webcitation.org", "wayback")
"""What the address of an archived copy has in it."""


def check_agreement(record: Record) -> Iterator[Diagnostic]:
    """Look at the dates of an entry, and at the two addresses of its source."""
    source = record.record("source")
    yield from _read_too_early(record, source)
    yield from _changed_too_early(record)
    if source is not None:
        yield from _no_archive(source)


def _read_too_early(record: Record, source: Record | None) -> Iterator[Diagnostic]:
    date = record.date("date")
    if date is None or date.certainty in {"approximate", "uncertain"}:
        return
    out = [date, source.date("published") if source is not None else None]
    first = min(one.earliest for one in out if one is not None) - _margin(date)
    rows = [(record, "added", "the entry was added"), (source, "accessed", "the source was read")]
    for row, name, what in rows:
        given = row.date(name) if row is not None else None
        if row is not None and given is not None and given.latest < first:
            message = f"{what} ({name}: {given.edtf}) before the document was out (date: {date.edtf})"
            yield _early(row.span_of(name), message, f"correct '{name}' or 'date', whichever is mistyped")


def _margin(date: FuzzyDate) -> timedelta:
    return timedelta() if len(date.parts[0]) == 3 else AHEAD


def _changed_too_early(record: Record) -> Iterator[Diagnostic]:
    added = record.date("added")
    for change in record.records("changes"):
        date = change.date("date")
        if date is not None and added is not None and date.latest < added.earliest:
            message = f"the entry was changed ({date.edtf}) before it was added (added: {added.edtf})"
            yield _early(change.span_of("date"), message, "write the day of the change, or correct 'added'")


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
