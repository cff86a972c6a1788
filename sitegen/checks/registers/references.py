"""`register-reference`: every id that a register writes is in the register it belongs to.

Bad: `related: [socialmobility]` in topics.yaml. Good: `related: [social-mobility]`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sitegen.diagnostics import Diagnostic, Severity, did_you_mean, slip_of
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
    named = [word for t in registers.topics for word in (t.broader, t.replaced_by, *t.related) if word is not None]
    yield from _topics(named, topics)
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
            yield Diagnostic(span, "register-reference", Severity.ERROR, message, hint, (first.id, topic.id))


def _bodies(registers: Registers, known: set[str]) -> Iterator[Diagnostic]:
    for person in registers.people:
        yield from _missing([role.body for role in person.roles], known, "department or publisher")
    for initiative in registers.initiatives:
        yield from _missing(initiative.lead, known, "department or publisher")


def _topics(named: list[Word], known: set[str]) -> Iterator[Diagnostic]:
    """Topics that others name; an id that several of them have was perhaps that of a record."""
    missing = [word for word in named if word.text not in known]
    times = Counter(word.text for word in missing)
    told: set[str] = set()
    for word in missing:
        if times[word.text] == 1 or slip_of(word.text, known):
            yield from _missing([word], known, "topic")
        elif word.text not in told:
            told.add(word.text)
            message = f"'{word.text}' is not a topic, and {times[word.text]} topics name it"
            again = f"write id: {word.text} there again, and then: sitegen rename topic {word.text} NEW-ID"
            hint = f"if the id of its record was changed by hand, {again}; if not, take it out of them"
            yield Diagnostic(word.span, "register-reference", Severity.ERROR, message, hint, (word.text,))


def _missing(words: Iterable[Word | None], known: set[str], what: str) -> Iterator[Diagnostic]:
    for word in words:
        if word is not None and word.text not in known:
            message = f"'{word.text}' is not a {what}"
            hint = did_you_mean(word.text, sorted(known)) or "add it to its register, or correct the id"
            yield Diagnostic(word.span, "register-reference", Severity.ERROR, message, hint, (word.text,))
