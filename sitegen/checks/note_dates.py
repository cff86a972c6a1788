"""`note-date`, `correction-unlisted`: the dates of annotations agree with those of the entry and its source.

Bad: a quotation of 2017 out of a document of 2016; a correction that `changes` does not list; `reply: A union replied
in May 2013 …` to what a body says in a document of 2016. Good: `elsewhere:` where the words are from another source;
`changes: [{date: …, kind: correction, note: …}]`; a reply that `had been` given to an earlier document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from sitegen.dates import MONTHS, parse_date, when
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

_YEAR = timedelta(days=366)
"""Whoever is written about may read a draft, and answer it, months before it is out."""
# Patterns as text: a build that looks at no claim does without making them.
_ANSWERED = r"\b(?:replied|answered|responded)\b"
_BEFORE = r"\b(?:had|already|before|earlier|since|previous|first|long|repeat|again|always|then|draft|same|like)"
"""Words of a reply to something that was said more than once."""
_DATED = rf"\b(?:(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) )?((?:19|20)\d\d)\b"


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the quotations, claims and corrections of an entry."""
    for note in document.body.annotations:
        if note.kind == "quote" and not note.option("elsewhere"):
            yield from _said_too_late(note, document)
        elif note.kind == "claim":
            yield from _answered_too_early(note, document)
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


def _answered_too_early(claim: Annotation, document: Document) -> Iterator[Diagnostic]:
    """A reply with one date, to what the publisher of the document says there himself, a year and more before it."""
    reply, date, source = claim.option("reply"), document.date, document.source
    if date is None or date.certainty != "stated" or source is None or not re.search(_ANSWERED, reply):
        return
    if not source.publisher or claim.option("holder") != source.publisher or re.search(_BEFORE, reply.lower()):
        return
    dates = list(re.finditer(_DATED, reply))
    if len(dates) != 1 or len(re.findall(r"\d{4}", reply)) != 1:
        return
    day, month, year = dates[0].groups()
    typed = "-".join([year, *([f"{MONTHS.index(month) + 1:02d}"] if month else []), *([f"{day:0>2}"] if day else [])])
    try:
        answered = parse_date(typed)
    except ValueError:
        # There is no such day.
        return
    out = [one.earliest for one in (date, source.published, document.event_date) if one is not None]
    if answered.latest < min(out) - _YEAR and year not in claim.body_html:
        message = f"the reply is of {dates[0][0]}, and the claim stands in a document that was out {when(date)}"
        hint = "correct the date of one of them; of a reply to something older, say so: had replied"
        yield Diagnostic(claim.span, "note-date", Severity.WARNING, message, hint)


def _correction(note: Annotation, document: Document) -> Iterator[Diagnostic]:
    added, date = document.added, note.date
    if date is not None and added is not None and date.latest < added.earliest:
        message = f"the correction ({date.edtf}) is older than the entry, which was added {when(added)}"
        hint = "write the day of the correction, or correct 'added'"
        yield Diagnostic(note.span, "note-date", Severity.WARNING, message, hint)
    elif date is not None and not document.changes:
        message = "the correction is not listed under 'changes', where readers and feeds look for it"
        record = f'{{date: {date.edtf}, kind: correction, note: "what was wrong, and what it is now"}}'
        hint = f"write in the front matter changes: [{record}]"
        yield Diagnostic(note.span, "correction-unlisted", Severity.WARNING, message, hint)
