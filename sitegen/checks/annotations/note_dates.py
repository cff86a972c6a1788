"""`note-date`, `correction-unlisted`: the dates of annotations agree with those of the entry and its source.

Bad: a quotation of 2017 out of a document of 2016; a correction that `changes` does not list. Good: `elsewhere:`
where the words are from another source; `changes: [{date: …, kind: correction, note: …}]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.dates import when
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the quotations and corrections of an entry."""
    for note in document.body.annotations:
        if note.kind == "quote" and not note.option("elsewhere"):
            yield from _said_too_late(note, document)
        elif note.kind == "correction":
            yield from _correction(note, document)


def _said_too_late(quote: Annotation, document: Document) -> Iterator[Diagnostic]:
    date, source = document.date, document.source
    if quote.date is None or date is None or date.certainty in {"approximate", "uncertain"}:
        return
    event = document.event_date
    # Of what is still to come when it is out, a document has no words.
    begun = event if event is not None and event.earliest <= date.latest else None
    out = [date, source.published if source is not None else None, begun]
    last = max(one.latest for one in out if one is not None)
    if quote.date.earliest > last:
        message = f"the words are said to be of {quote.date.edtf}, and stand in a document that was out {when(date)}"
        hint = "correct the date of one of them; where the words are from another source, add elsewhere: and name it"
        yield Diagnostic(quote.span, "note-date", Severity.WARNING, message, hint)


def _correction(note: Annotation, document: Document) -> Iterator[Diagnostic]:
    added, date = document.added, note.date
    if date is not None and added is not None and date.latest < added.earliest:
        message = f"the correction ({date.edtf}) is older than the entry, which was added {when(added)}"
        hint = "write the day of the correction, or correct 'added'"
        yield Diagnostic(note.span, "note-date", Severity.WARNING, message, hint)
    elif date is not None and not document.changes:
        message = "the correction is not listed under 'changes', where readers and feeds look for it"
        record = f'{{date: {date.edtf}, kind: correction, note: "…"}}'
        hint = f"write in the front matter changes: [{record}], and in place of … what was wrong, and what it is now"
        yield Diagnostic(note.span, "correction-unlisted", Severity.WARNING, message, hint)
