"""`register-reference`: every id that a register writes is in the register it belongs to.

Bad: `related: [socialmobility]` in topics.yaml. Good: `related: [social-mobility]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.diagnostics import Diagnostic, Severity, did_you_mean
from sitegen.fields import Word
from sitegen.library import Library
from sitegen.model import Topic, place_of
from sitegen.registers import Registers
from sitegen.slugs import folded


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at every reference of every register."""
    registers = library.tables.registers
    topics = {t.id for t in registers.topics}
    groups = {g.id for g in registers.groups}
    bodies = {d.id for d in registers.departments}
    people = {p.id for p in registers.people}
    outside = {p.id for p in registers.publishers}
    yield from _same_labels(registers)
    for topic in registers.topics:
        yield from _missing([topic.group], groups, "group of topics.yaml")
        yield from _missing([topic.broader, topic.replaced_by, *topic.related], topics, "topic")
    yield from _bodies(registers, bodies | outside)
    for event in registers.events:
        yield from _missing(event.departments, bodies, "department")
        yield from _missing(event.people, people, "person of people.yaml")


def _same_labels(registers: Registers) -> Iterator[Diagnostic]:
    seen: dict[str, Topic] = {}
    for topic in registers.topics:
        first = seen.setdefault(folded(topic.label), topic)
        if first.id != topic.id:
            span, other = (place_of(one.places, "label", one.span) for one in (topic, first))
            message = f"the topics '{first.id}' and '{topic.id}' have the same label"
            hint = f"give each its own label; the first is on line {other.line}"
            yield Diagnostic(span, "register-reference", Severity.ERROR, message, hint)


def _bodies(registers: Registers, known: set[str]) -> Iterator[Diagnostic]:
    for person in registers.people:
        yield from _missing([role.body for role in person.roles], known, "department or publisher")
    for initiative in registers.initiatives:
        yield from _missing(initiative.lead, known, "department or publisher")


def _missing(words: Iterable[Word | None], known: set[str], what: str) -> Iterator[Diagnostic]:
    for word in words:
        if word is not None and word.text not in known:
            message = f"'{word.text}' is not a {what}"
            hint = did_you_mean(word.text, sorted(known)) or "add it to its register, or correct the id"
            yield Diagnostic(word.span, "register-reference", Severity.ERROR, message, hint)
