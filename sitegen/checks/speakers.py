"""`speaker-not-named`: the text of an entry that names people of the register names those too who speak in it.

Bad: “…”, said Ann Example, with `speaker: ben-sample`, of whom the entry says nothing. Good: `speaker: ann-example`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Annotation, Document, Person

_TOLD = 2
"""Others who are told."""


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the quotations of an entry whose speakers are people of the register."""
    quotes = [note for note in document.body.annotations if note.kind == "quote"]
    for quote in quotes:
        person = library.tables.items.get(f"person:{quote.option('speaker')}")
        if isinstance(person, Person) and not _is_named(person, quote, document):
            yield from _problem(quote, person, list(_others(library, document)))


def _problem(quote: Annotation, person: Person, others: list[Person]) -> Iterator[Diagnostic]:
    if others:
        named = " and ".join(other.name for other in others[:_TOLD])
        message = (
            f"the text has neither the whole name of {person.name}, who is said to speak, nor a link; it has {named}"
        )
        hint = f"write speaker: {others[0].id} if it is they who say it; if not, name {person.name} in the sentence"
        yield Diagnostic(quote.span, "speaker-not-named", Severity.WARNING, message, hint)


def _is_named(person: Person, quote: Annotation, document: Document) -> bool:
    """Whether a link leads to somebody, or the text has the last word of one of their names."""
    if person.id in {reference.target.removeprefix("person:") for reference in document.body.references}:
        return True
    around = (document.title, document.summary, quote.prefix, quote.suffix, quote.body_html)
    text = " ".join((*around, *(run.text for run in document.body.names)))
    return any(re.search(rf"\b{re.escape(name.split()[-1])}\b", text) for name in (person.name, *person.printed))


def _others(library: Library, document: Document) -> Iterator[Person]:
    """The people to whom the text links, in its order."""
    for target in dict.fromkeys(r.target.removeprefix("person:") for r in document.body.references):
        person = library.tables.items.get(f"person:{target}")
        if isinstance(person, Person):
            yield person
