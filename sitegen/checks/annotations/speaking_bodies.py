"""`speaker-not-named`, further: a body is said to speak, and the sentence has a person say it who is of another.

Whoever speaks in a sentence may do so for a body. So it takes a body of which the entry knows nothing; or a person
whose posts of that day, by the register, are all at bodies that have nothing to do with this one.

Bad: `Ann Example called it “…”`, with `speaker: cup-union`, where she is head of the Desk Office. Good:
`speaker: ann-example`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.annotations.holders import is_told, labels_of
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document, Person
from sitegen.said_by import named_speaker
from sitegen.sentences import sentences, text_of


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the quotations of an entry in which a body speaks."""
    for quote in document.body.annotations:
        body = lookup.library.holder(quote.option("speaker")) if quote.kind == "quote" else None
        if body is None or body.kind == "person" or quote.option("elsewhere"):
            continue
        if _is_of_source(body.id, document):
            # Words in which a paper or a department tells what somebody said are its own.
            continue
        who = named_speaker(quote, document, lookup)
        if who and (
            not is_told(body.id, document, lookup, speaking=False) or _is_elsewhere(who, body.id, document, lookup)
        ):
            yield _problem(quote, who, lookup.library.name_of(body, document.as_at), lookup)


def _is_of_source(body: str, document: Document) -> bool:
    return document.source is not None and body in {document.source.publisher, document.source.author}


def _problem(quote: Annotation, who: str, body: str, lookup: LookUp) -> Diagnostic:
    person = lookup.library.item(f"person:{who}")
    name = person.name if isinstance(person, Person) else who
    message = f"by its sentence these words are said by {name}, and by the annotation by {body}"
    hint = f"write speaker: {who}, and their role; if {name} says it for that body, write so in the sentence"
    return Diagnostic(quote.span, "speaker-not-named", Severity.WARNING, message, hint)


def _is_elsewhere(who: str, body: str, document: Document, lookup: LookUp) -> bool:
    """Whether a person has posts that day, none of them near a body, and no sentence has both."""
    person = lookup.library.item(f"person:{who}")
    if not isinstance(person, Person):
        return False
    held = [role for role in person.roles if role.held_at(document.as_at)]
    bodies = [role.body.text for role in held if role.body is not None]
    if not held or len(bodies) < len(held) or any(one not in lookup.bodies.by_id for one in bodies):
        return False
    all_of_it = lookup.bodies.by_id[body].kind.startswith("whole") if body in lookup.bodies.by_id else False
    if all_of_it or body in lookup.bodies.around(frozenset(bodies)):
        # Anybody may speak for a whole service.
        return False
    families = [re.escape(name.rpartition(" ")[2]) for name in (person.name, *person.printed)]
    labels = [re.escape(label) for label in labels_of(body, lookup)]
    return not any(
        re.search(rf"\b(?:{'|'.join(families)})\b", part) and re.search(rf"\b(?:{'|'.join(labels)})\b", part)
        for part in sentences(text_of(document, lookup.library))
    )
