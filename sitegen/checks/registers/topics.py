"""`register-circle`, `synonym-clash`: topics and bodies lead to no circle, nor to themselves; no word means two topics.

Bad: `{id: pay, broader: staff}` and `{id: staff, broader: pay}`; one synonym for two topics. Good: one of the two
`broader` taken out; the synonym with one topic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.fields import Word
from sitegen.library import Library
from sitegen.model import Department, Publisher, Topic
from sitegen.registers import is_made_of
from sitegen.slugs import folded

Item = TypeVar("Item", Topic, Department)


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at all topics, and at the parents of all bodies."""
    registers = library.tables.registers
    topics = {topic.id: topic for topic in registers.topics}
    bodies = {body.id: body for body in registers.departments}
    yield from _circles(topics, lambda topic: topic.broader, "broader")
    yield from _circles(topics, lambda topic: topic.replaced_by, "replaced_by")
    yield from _circles(bodies, lambda body: body.parent, "parent")
    for topic in topics.values():
        yield from _replaced_twice(topic, topics)
        yield from _related_idly(topic)
    yield from _synonyms(registers.topics)
    yield from _acronyms(registers.departments)
    yield from _publishers(registers.publishers)


def _circles(items: Mapping[str, Item], next_word: Callable[[Item], Word | None], key: str) -> Iterator[Diagnostic]:
    reported: set[str] = set()
    for item in items.values():
        way: list[str] = []
        at: Item | None = item
        while at is not None and at.id not in way and at.id not in reported:
            way.append(at.id)
            word = next_word(at)
            at = items.get(word.text) if word is not None else None
        if at is not None and at.id == item.id and way:
            reported |= set(way)
            word = next_word(item)
            round_ = " → ".join([*way, item.id])
            message = f"'{key}' goes round in a circle: {round_}"
            span = word.span if word is not None else item.span
            yield Diagnostic(span, "register-circle", Severity.WARNING, message, f"take out one '{key}' of these")


def _replaced_twice(topic: Topic, topics: Mapping[str, Topic]) -> Iterator[Diagnostic]:
    way = _heirs(topic, topics)
    if topic.replaced_by is not None and len(way) > 1:
        message = f"'{topic.id}' was replaced by '{way[0]}', which was itself replaced"
        hint = f"write replaced_by: {way[-1]}"
        yield Diagnostic(topic.replaced_by.span, "register-circle", Severity.WARNING, message, hint)


def _heirs(topic: Topic, topics: Mapping[str, Topic]) -> list[str]:
    """What a topic was replaced by, and that again, to the last; none where this goes round, which is told as such."""
    way: list[str] = []
    at: Topic | None = topic
    while at is not None and at.replaced_by is not None:
        if at.replaced_by.text in {topic.id, *way}:
            return []
        way.append(at.replaced_by.text)
        at = topics.get(way[-1])
    return way


def _related_idly(topic: Topic) -> Iterator[Diagnostic]:
    """Related to itself, to its own broader topic, or to one topic twice."""
    seen: set[str] = set()
    for word in topic.related:
        broader = topic.broader is not None and word.text == topic.broader.text
        if word.text == topic.id or broader:
            what = "its own broader topic" if broader else "itself"
            message = f"the topic '{topic.id}' is related to {what}"
            hint = f"take {word.text} out of 'related', or write the topic that was meant"
            yield Diagnostic(word.span, "register-circle", Severity.WARNING, message, hint)
        elif word.text in seen:
            message = f"the topic '{topic.id}' is related to '{word.text}' twice"
            yield Diagnostic(word.span, "register-circle", Severity.WARNING, message, "write it once")
        seen.add(word.text)


def _synonyms(topics: tuple[Topic, ...]) -> Iterator[Diagnostic]:
    labels = {folded(topic.label): topic for topic in topics} | {topic.id: topic for topic in topics}
    first: dict[str, Topic] = {}
    for topic in topics:
        for synonym, span in zip(topic.synonyms, topic.synonym_places, strict=True):
            word = folded(synonym)
            other = labels.get(word) or first.setdefault(word, topic)
            if other.id != topic.id:
                what = "the label" if word in labels else "a synonym"
                message = f"the synonym '{synonym}' of '{topic.id}' is also {what} of '{other.id}'"
                yield _clash(span, message, f"take it out of one of the two: {topic.id} or {other.id}")


def _acronyms(bodies: tuple[Department, ...]) -> Iterator[Diagnostic]:
    """Bodies may well share an acronym, but not one of which only the other has the letters: a record was copied."""
    owners: dict[str, list[Department]] = {}
    names = {folded(name.name): body for body in bodies for name in body.names}
    for body in bodies:
        for acronym, span in zip(body.acronyms, body.acronym_places, strict=False):
            owners.setdefault(acronym, []).append(body)
            other = names.get(folded(acronym), body)
            if other.id != body.id and other.id not in _next_to(body) and body.id not in _next_to(other):
                message = f"the acronym '{acronym}' of '{body.id}' is the name of '{other.id}'"
                yield _clash(span, message, f"take it out, or write the acronym of '{body.id}'")
    for acronym, sharing in owners.items():
        fits = [body for body in sharing if any(is_made_of(acronym, name.name) for name in body.names)]
        for body in sharing if 0 < len(fits) < len(sharing) else ():
            if body not in fits and fits[0].id not in _next_to(body) and body.id not in _next_to(fits[0]):
                message = f"the acronym '{acronym}' is that of '{fits[0].id}', and its letters are not in '{body.name}'"
                span = dict(zip(body.acronyms, body.acronym_places, strict=False)).get(acronym, body.span)
                yield _clash(span, message, f"take it out, or write the acronym of '{body.id}'")


def _publishers(publishers: tuple[Publisher, ...]) -> Iterator[Diagnostic]:
    """Two may have one name, as papers of two towns have; not one name in other capitals."""
    first: dict[str, Publisher] = {}
    for publisher in publishers:
        other = first.setdefault(publisher.name.casefold(), publisher)
        if other.name != publisher.name and not (other.note and publisher.note):
            message = f"'{publisher.name}' is, but for capitals, the name of '{other.id}' (line {other.span.line})"
            hint = (
                f"keep one record, and write its id wherever that of the other stands ('{publisher.id}', '{other.id}')"
            )
            yield _clash(publisher.span, message, hint)


def _next_to(body: Department) -> set[str]:
    """The bodies that one became: an acronym may well stay when the name changes."""
    return {word.text for link in body.lineage for word in link.to}


def _clash(span: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic(span, "synonym-clash", Severity.WARNING, message, hint)
