"""`nature-differs`: what an entry says of who speaks cannot be, by the record of its publisher.

The record says how sources of a publisher are labelled "unless the entry says otherwise", and an entry often has to: a
paper prints a letter, a union a study. Told is only what no document of that publisher can be.

The news of a union are no official ones, whoever they tell of; those of a department are none of a union.

A paper speaks for itself in its news, and in a feature for which, by the text, somebody talked to it; its author is
none who speaks in the entry. A campaign group is no paper, and its news are no official ones.

Bad: `nature: official` for a news story in a trade paper. Good: `nature: trade-press`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Department, Document, Original, Person, Publisher
from sitegen.sentences import text_of

_PRESS = frozenset({"trade-press", "national-press"})
_INSTITUTIONS = frozenset({"official", "parliamentary", "judicial", "audit"})
_OF_EDITORS = "news"
"""The kind that a paper writes itself; a speech, and at times a feature, it prints for somebody else."""


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the nature of a source whose publisher has a record."""
    source = document.source
    if source is None or not source.nature or not source.publisher:
        return
    known, body = (library.item(f"{kind}:{source.publisher}") for kind in ("publisher", "department"))
    if isinstance(body, Department) and source.nature == "union" and document.kind == _OF_EDITORS:
        message = f"nature 'union' cannot be: the publisher, {body.name_at(document.as_at)}, is no union"
        hint = "write nature: official; if the news are those of a union, correct publisher"
        yield Diagnostic(source.nature_span or source.span, "nature-differs", Severity.WARNING, message, hint)
    if isinstance(known, Publisher) and (
        _is_other(known.nature, source.nature, document.kind) or _was_told_to(known, source, document, library)
    ):
        message = f"nature '{source.nature}' cannot be: {known.name} is of the nature '{known.nature}' by its record"
        hint = f"write nature: {known.nature}; if '{source.nature}' is right, correct publisher"
        yield Diagnostic(source.nature_span or source.span, "nature-differs", Severity.WARNING, message, hint)


def _is_other(recorded: str, stated: str, kind: str) -> bool:
    if recorded in _PRESS:
        return stated in _PRESS - {recorded} or (stated in _INSTITUTIONS and kind == _OF_EDITORS)
    if recorded == "campaign":
        return stated in _PRESS or (stated in _INSTITUTIONS and kind == _OF_EDITORS)
    if recorded == "union" and stated in _INSTITUTIONS:
        return kind == _OF_EDITORS
    return recorded in _INSTITUTIONS | {"union"} and stated == "national-press"


def _was_told_to(paper: Publisher, source: Original, document: Document, library: Library) -> bool:
    """Whether a feature with the nature of an institution is an interview that a paper wrote."""
    if paper.nature not in _PRESS or source.nature not in _INSTITUTIONS or document.kind != "feature":
        return False
    author = source.author
    speaking = {note.option("speaker") or note.option("holder") for note in document.body.annotations}
    if not author or author in speaking or any(author in (one.name, *one.printed) for one in _people(library)):
        return False
    names = "|".join(map(re.escape, (paper.name, paper.name.removeprefix("The "), *paper.acronyms)))
    text = text_of(document, library)
    return re.search(rf"\b(?:interview with|spoke to|talked to|told) (?:the )?(?:{names})\b", text) is not None


def _people(library: Library) -> tuple[Person, ...]:
    return library.tables.registers.people
