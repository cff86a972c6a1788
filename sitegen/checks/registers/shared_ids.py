"""`duplicate-id`, of two registers: a person has the id of a body or publisher, or a publisher that of a body.

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
    """Look at the ids of people and publishers."""
    registers = library.tables.registers
    bodies = {body.id: body for body in registers.departments}
    others: dict[str, Department | Publisher] = dict(bodies)
    others |= {publisher.id: publisher for publisher in registers.publishers}
    taken = {person.id for person in registers.people} | others.keys()
    for person in registers.people:
        other = others.get(person.id)
        if other is not None:
            yield _shared(person, other, taken)
    for publisher in registers.publishers:
        if publisher.id in bodies:
            yield _publishes_too(publisher, bodies[publisher.id])


def _publishes_too(publisher: Publisher, body: Department) -> Diagnostic:
    """A body is a publisher as it stands: its second record is never shown, or is that of somebody else."""
    path = body.span.path
    file = path.rpartition("/")[2]
    message = f"the id '{publisher.id}' of {publisher.name} is that of {body.name} too ({file}, line {body.span.line})"
    hint = f"if they are one, delete this record: 'publisher: {body.id}' means the body of {file} already; "
    hint += f"if not, write another id here, and in the entries that mean {publisher.name}"
    return Diagnostic(publisher.span, "duplicate-id", Severity.ERROR, message, hint)


def _shared(person: Person, other: Department | Publisher, taken: set[str]) -> Diagnostic:
    path, own = other.span.path, slugify(person.name)
    file = path.rpartition("/")[2]
    message = f"the id '{person.id}' of {person.name} is that of {other.name} too ({file}, line {other.span.line})"
    here = "another id here" if own in taken else f"id: {own} here"
    hint = f"leave the id to the record that was there first: write {here}, if {person.name} is the new one; "
    hint += f"if {other.name} is, another id in {file}"
    return Diagnostic(place_of(person.places, "id", person.span), "duplicate-id", Severity.ERROR, message, hint)
