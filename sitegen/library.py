"""All published documents with their look-ups: which terms they carry, who they name, what they link to.

`assemble` looks up every word that editors wrote (topics, departments, people, links) and reports the ones that lead
nowhere. Everything later reads the result and looks nothing up by label again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.config import SiteConfig
from sitegen.dates import FuzzyDate
from sitegen.model import (
    Annotation,
    Department,
    Document,
    Event,
    FreePage,
    Initiative,
    LineageLink,
    Person,
    Publisher,
    Topic,
)
from sitegen.registers import Registers

YEAR = "year"


@dataclass(frozen=True)
class Thing:
    """Something that can be linked to: a topic, department, person, initiative, publisher, event, document or page."""

    kind: str
    id: str


Item = Topic | Department | Person | Initiative | Publisher | Event | Document | FreePage
"""What a `Thing` stands for."""


@dataclass(frozen=True)
class Term:
    """A term of a facet. `documents` are the ids of the entries that carry it, newest first."""

    facet: str
    id: str
    label: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """The digest, looked up. Documents are in order, newest first."""

    config: SiteConfig
    registers: Registers
    documents: tuple[Document, ...] = ()
    by_id: Mapping[str, Document] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    """Facet name -> term id -> term; terms in use first come from here, registers add unused ones in views."""
    carried: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Facet name -> document id -> ids of its terms, in the editor's order."""
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Document id -> ids of the people it names."""
    initiatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: Mapping[str, Mapping[str, Thing]] = field(default_factory=dict)
    """Document id -> target as typed -> what it leads to; a link to an unpublished entry is not in it."""
    backlinks: Mapping[Thing, tuple[str, ...]] = field(default_factory=dict)
    """Thing -> ids of the documents whose text links to it, newest first."""
    predecessors: Mapping[str, tuple[tuple[Department, LineageLink], ...]] = field(default_factory=dict)
    """Id of a body -> the bodies that a dated link leads from, with that link."""
    responses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Document id -> ids of the entries that answer it."""
    holders: Mapping[str, Thing] = field(default_factory=dict)
    """Speaker or holder as typed -> person, department or publisher."""
    named: Mapping[Thing, tuple[str, ...]] = field(default_factory=dict)
    """Person, initiative or publisher -> ids of the entries that name it, newest first."""
    held: Mapping[Thing, tuple[tuple[Document, Annotation], ...]] = field(default_factory=dict)
    """Person, department or publisher -> the annotations whose speaker or holder they are."""
    pages: tuple[FreePage, ...] = ()
    overviews: Mapping[tuple[str, str], FreePage] = field(default_factory=dict)
    """(folder, id) -> overview text."""
    items: Mapping[Thing, Item] = field(default_factory=dict)
    """Everything that can be linked to."""

    def name_of(self, thing: Thing, at: FuzzyDate | None = None) -> str:
        """The name of a thing for readers; of a body, the name it had at the date."""
        item = self.items.get(thing)
        if isinstance(item, Department):
            return item.name_at(at) if at is not None else item.name
        if isinstance(item, Topic):
            return item.label
        if isinstance(item, Person | Initiative | Publisher):
            return item.name
        return item.title if item is not None else thing.id

    def years(self) -> tuple[int, ...]:
        """The years of the timeline: those of the entries, and of the events since the first entry."""
        filed = {document.year for document in self.documents}
        if filed:
            # Background of the time that the digest covers, not of all that the register knows.
            begun = (event.date.earliest.year for event in self.registers.events)
            filed |= {year for year in begun if year >= min(filed)}
        return tuple(sorted(filed))

    def annotations(self) -> Iterator[tuple[Document, Annotation]]:
        """All annotations, in the order of the documents."""
        for document in self.documents:
            for annotation in document.body.annotations:
                yield document, annotation

    def documents_of(self, ids: Iterable[str]) -> tuple[Document, ...]:
        """Documents by id."""
        return tuple(self.by_id[i] for i in ids)


def newest_first(document: Document) -> tuple[int, str]:
    """Sort key: the earliest possible day, later days first; then the id, to be the same on every run."""
    return (-document.as_at.earliest.toordinal(), document.id)


def lifetime(body: Department) -> str:
    """`2016-07-14 to 2023-02-07`, with what is known."""
    start = body.start.date.edtf if body.start else "?"
    return f"{start} to {body.end.date.edtf}" if body.end else f"since {start}"
