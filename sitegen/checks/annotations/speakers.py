"""`speaker-not-named`: the text of an entry that names people of the register names those too who speak in it.

Nor has the sentence of a quotation somebody else say it, where that is beyond doubt (`said_by`, `spoken_for`).

Bad: “…”, said Ann Example, with `speaker: ben-sample`, of whom the entry says nothing, or something else. Good:
`speaker: ann-example`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.given_names import GIVEN_NAMES
from sitegen.library import Library
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document, Person
from sitegen.said_by import BODY, TWO_WORDS, other_speaker
from sitegen.sentences import is_english, sentence_of
from sitegen.spoken_for import spoken_for

_TOLD = 2
"""Others who are told."""


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the quotations of an entry, and at who speaks in them."""
    library = lookup.library
    english = is_english(document, library.config.lang)
    for quote in document.body.annotations:
        if quote.kind != "quote" or not quote.option("speaker"):
            continue
        person = library.tables.items.get(f"person:{quote.option('speaker')}")
        if english and (other := other_speaker(quote, document, lookup)):
            yield _of_another(quote, person, other, library)
        elif english and (body := spoken_for(quote, document, lookup)):
            yield _of_body(quote, body, document, library)
        elif isinstance(person, Person) and not _is_named(person, quote, document):
            yield from _problem(quote, person, list(_others(library, document)), _stranger(quote, document, library))


def _of_another(quote: Annotation, person: object, other: str, library: Library) -> Diagnostic:
    item = library.tables.items.get(f"person:{other}")
    said = item.name if isinstance(item, Person) else other
    speaker = person.name if isinstance(person, Person) else quote.option("speaker")
    message = f"by its sentence these words are said by {said}, and by the annotation by {speaker}"
    hint = f"write speaker: {other}, and their role; if it is {speaker} who says it, write so in the sentence"
    return Diagnostic(quote.span, "speaker-not-named", Severity.WARNING, message, hint)


def _of_body(quote: Annotation, body: str, document: Document, library: Library) -> Diagnostic:
    known, speaker = library.holder(body), library.holder(quote.option("speaker"))
    called = library.name_of(known, document.as_at) if known is not None else body
    name = library.name_of(speaker, document.as_at) if speaker is not None else quote.option("speaker")
    message = f"by its sentence a spokesperson of the {called.removeprefix('The ')} says these words"
    message += f", and by the annotation {name}"
    right = f"speaker: {body}, and role: a spokesperson" if known else f"speaker: a spokesperson of the {body}"
    hint = f"write {right}; if it is {name} who says it, write so in the sentence"
    return Diagnostic(quote.span, "speaker-not-named", Severity.WARNING, message, hint)


def _problem(quote: Annotation, person: Person, others: list[Person], stranger: str) -> Iterator[Diagnostic]:
    """`stranger` is who the sentence names besides those others: they are as likely to speak, or likelier."""
    if others:
        named = " and ".join(other.name for other in others[:_TOLD])
        message = (
            f"the text has neither the whole name of {person.name}, who is said to speak, nor a link; it has {named}"
        )
        who = stranger or others[0].id
        hint = f"write speaker: {who} if it is they who say it; if not, name {person.name} in the sentence"
        yield Diagnostic(quote.span, "speaker-not-named", Severity.WARNING, message, hint)


def _stranger(quote: Annotation, document: Document, library: Library) -> str:
    """Somebody without a record in the sentence of a quotation, where it has nobody to whom the text links."""
    sentence = sentence_of(quote, document, library)
    text = f"{sentence.before} … {sentence.behind}" if sentence is not None else ""
    if any(re.search(rf"\b{re.escape(one.name.split()[-1])}\b", text) for one in _others(library, document)):
        return ""
    names = [name for name in re.findall(rf"\b{TWO_WORDS}(?![’'\w]| [A-Z])", text) if not BODY.search(name)]
    return next((name for name in names if name.partition(" ")[0] in GIVEN_NAMES), "")


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
