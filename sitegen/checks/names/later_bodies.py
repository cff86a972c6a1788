"""`department-not-in-being`, further: no body of a later time speaks, or is linked to without a word on that.

Only links that leave the name to the register, outside notes and annotations, in a paragraph that tells nothing of what
came later. A body that ended before may well be told of; one that came within a year was perhaps announced.

Bad: `handed over by [[dbt]]`, a body of 2023, in an entry of 2016. Good: the body of the day; `what is now [[dbt]]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from sitegen.dates import when
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.library import lifetime
from sitegen.lookup import LookUp
from sitegen.model import Department, Document, Reference

_ANNOUNCED = timedelta(days=366)
_ASIDE = re.compile(r"<(aside|blockquote)\b.*?</\1>|<div class=\"(?:admonition|footnote).*?</div>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|dd)>")
_LATER = re.compile(
    r"\b(?:later|since|bec[ao]m|today|now\b|nowadays|success|succeed|replac|merg|renam|former|predecess|forerun"
    r"|until|due to|split|create|set up|abolish|transfer"
    r"|took over|taken over|inherit|turned into|owned by|archive|as of)"
)


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the links of an entry that have no words of their own, and at speakers and holders."""
    for link in document.body.references:
        body = lookup.bodies.by_id.get(link.target.removeprefix("department:"))
        if body is None or link.words or not _is_later(body, document):
            continue
        if not _explained(body, link, lookup.library.tables.body(document.id).html):
            hint = f"for the later body, say so: what is now [[{link.target}]]"
            yield _problem(link.span, f"[[{link.target}]]", body, hint, document, lookup)
    for note in document.body.annotations:
        for key in ("holder", "speaker"):
            body = lookup.bodies.by_id.get(note.option(key))
            if body is not None and not note.option("elsewhere") and _is_later(body, document):
                hint = "where it said so later, write elsewhere: where" if key == "speaker" else ""
                yield _problem(note.span, f"the {key} '{body.id}'", body, hint, document, lookup)


def _is_later(body: Department, document: Document) -> bool:
    at = max(document.as_at.latest, document.event_date.latest if document.event_date else document.as_at.latest)
    certain = not (document.as_at.approximate or document.as_at.uncertain)
    return certain and body.start is not None and body.start.date.earliest - _ANNOUNCED > at


def _explained(body: Department, link: Reference, html: str) -> bool:
    """Whether every paragraph with the link tells of another time, or none but notes has it."""
    begun = body.start.date.earliest.year if body.start else 0
    for block in _BLOCK_END.split(_ASIDE.sub(" ", html)):
        if f'href="ref:{link.target}"' in block:
            years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", block)]
            if not _LATER.search(block.lower()) and not any(year >= begun for year in years):
                return False
    return True


def _problem(span: Span, what: str, body: Department, hint: str, document: Document, lookup: LookUp) -> Diagnostic:
    at = document.as_at
    message = f"{what} ({body.name}) did not exist {when(at)}: it existed {lifetime(body)}"
    hint = "; ".join(filter(None, (lookup.bodies.instead([body], at), hint)))
    return Diagnostic(span, "department-not-in-being", Severity.WARNING, message, hint)
