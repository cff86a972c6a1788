"""`duplicate-id`, of two registers: a person has the id of a body or publisher.

Speakers, holders and publishers are written as one id, whatever register has it, so that nobody could be told from the
other. The records are named, and no entry that links to the id: it was right before the other record came.

Bad: `id: tcb` in people.yaml for Alex Example, and in publishers.yaml for the Tea Club. Good: `id: alex-example`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Department, Person, Publisher, place_of
from sitegen.slugs import slugify


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at the ids of people."""
    registers = library.tables.registers
    others: dict[str, Department | Publisher] = {body.id: body for body in registers.departments}
    others |= {publisher.id: publisher for publisher in registers.publishers}
    taken = {person.id for person in registers.people} | others.keys()
    for person in registers.people:
        other = others.get(person.id)
        if other is not None:
            yield _shared(person, other, taken)


def _shared(person: Person, other: Department | Publisher, taken: set[str]) -> Diagnostic:
    path, own = other.span.path, slugify(person.name)
    file = path.rpartition("/")[2]
    message = f"the id '{person.id}' of {person.name} is that of {other.name} too ({file}, line {other.span.line})"
    here = "another id here" if own in taken else f"id: {own} here"
    hint = f"leave the id to the record that was there first: write {here}, if {person.name} is the new one; "
    hint += f"if {other.name} is, another id in {file}"
    return Diagnostic(place_of(person.places, "id", person.span), "duplicate-id", Severity.ERROR, message, hint)
