"""`department-not-in-being`, of a source: its publisher is a body that has the name of another, which was there before.

Bad: `publisher: dcms`, of 2023, for a document of 2016. Good: `dcms-1997`, the body of these letters at that date. What
a body has put out of older papers bears its day under `published`, and a body without a namesake may well do so.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.dates import when
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Document
from sitegen.named_bodies import shown


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the publisher of the source of an entry, where it is a body of the register."""
    source, at = document.source, document.as_at
    body = lookup.bodies.by_id.get(source.publisher) if source is not None else None
    if source is None or body is None or source.published is not None or at.is_open:
        return
    if body.start is None or body.start.date.earliest <= at.latest:
        return
    labels = [*body.acronyms, *(name.name for name in body.names)]
    of_the_day = {one.id: one for label in labels for one in lookup.bodies.called(label) if one.in_being(at)}
    if len(of_the_day) == 1:
        (right,) = of_the_day.values()
        message = f"the publisher '{body.id}' did not exist {when(at)}"
        hint = f"write publisher: {right.id}; if the later body put it out, write published: and the day of that"
        span = source.publisher_span or source.span
        yield Diagnostic(span, "department-not-in-being", Severity.WARNING, f"{message}; {shown(right)} did", hint)
