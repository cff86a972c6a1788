"""`person-without-post`: a quotation says which post its speaker held at the time.

Bad: `speaker: jo-smith`, of whom the register has no post at that date. Good: `role: former minister` besides.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.dates import when
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Annotation, Document, Person


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the quotations of an entry, where the register tells posts at all."""
    if not any(person.roles for person in library.tables.registers.people):
        return
    for quote in document.body.annotations:
        if quote.kind == "quote" and not quote.option("role"):
            person = library.tables.items.get(f"person:{quote.option('speaker')}")
            if isinstance(person, Person):
                yield from _check(quote, person, document)


def _check(quote: Annotation, person: Person, document: Document) -> Iterator[Diagnostic]:
    at = quote.date or document.as_at
    if not person.role_at(at):
        message = f"nothing says which post {person.name} held {when(at)}"
        hint = "write role: the post, in the options of the quotation, or add it with its dates to people.yaml"
        yield Diagnostic(quote.span, "person-without-post", Severity.WARNING, message, hint)
