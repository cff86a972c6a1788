"""content/registers/*.yaml -> frozen registers: departments with their names in time, topics, people, events …

A register that does not exist is empty, and its facet is then an open vocabulary. What a register says of itself is
checked by `checks`; here only what cannot be read is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct, field

from sitegen import yamltree
from sitegen.diagnostics import Findings, Span, did_you_mean
from sitegen.fields import Record, read_record
from sitegen.frontmatter import decode
from sitegen.model import (
    Abbreviation,
    Bound,
    Department,
    Event,
    Group,
    Initiative,
    LineageLink,
    Name,
    Person,
    Places,
    Publisher,
    Role,
    Source,
    Topic,
)
from sitegen.slugs import slugify
from sitegen.tables import REGISTERS

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 100


class Registers(Struct, frozen=True):
    """All registers. `present` names those that have a file; the others are open."""

    groups: tuple[Group, ...] = ()
    topics: tuple[Topic, ...] = ()
    departments: tuple[Department, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    people: tuple[Person, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    events: tuple[Event, ...] = ()
    glossary: tuple[Abbreviation, ...] = ()
    present: frozenset[str] = field(default_factory=frozenset)


def read_registers(sources: Iterable[Source], found: Findings) -> Registers:
    """Read every register that there is."""
    records: dict[str, Record] = {}
    for source in sources:
        record = _read(source, found)
        if source.stem in records:
            message = f"there are two registers '{source.stem}'"
            found.error(Span(source.path), "duplicate-id", message, "put both into one file", (source.path,))
        elif record is not None:
            records[source.stem] = record
    nothing = Record(Span("content/registers"))

    def rows(register: str, key: str) -> tuple[Record, ...]:
        return tuple(_usable(r, register, found) for r in records.get(register, nothing).records(key) if r.text("id"))

    return Registers(
        groups=tuple(Group(r.text("id"), r.text("label")) for r in rows("topics", "groups")),
        topics=_unique(map(_topic, rows("topics", "topics")), found),
        departments=_unique(map(_department, rows("departments", "departments")), found),
        publishers=_unique(map(_publisher, rows("publishers", "publishers")), found),
        people=_unique(map(_person, rows("people", "people")), found),
        initiatives=_unique(map(_initiative, rows("initiatives", "initiatives")), found),
        events=_unique((e for e in map(_event, rows("events", "events")) if e), found),
        glossary=_glossary(records.get("glossary", nothing), found),
        present=frozenset(records),
    )


def glossary_pairs(registers: Registers) -> tuple[tuple[str, str], ...]:
    """The glossary as Markdown's abbreviations want it."""
    return tuple((a.term, a.expansion) for a in registers.glossary)


def _read(source: Source, found: Findings) -> Record | None:
    if source.stem not in REGISTERS:
        message = f"there is no register '{source.stem}'"
        found.error(Span(source.path), "unknown-register", message, did_you_mean(source.stem, REGISTERS))
        return None
    text = decode(source.path, source.content, found)
    if text is None:
        return None
    tree = yamltree.read_yaml(text, source.path, found, limit=yamltree.MAX_REGISTER_CHARACTERS)
    return read_record(tree, REGISTERS[source.stem], found, what="key") if tree is not None else None


def _usable(record: Record, register: str, found: Findings) -> Record:
    """The record; with the id that it should have where its own cannot be one, so that nothing else is reported."""
    name = record.text("id")
    if len(name) <= MAX_ID and ID.fullmatch(name):
        return record
    meant = slugify(name)
    hint = f"use a-z, 0-9 and single hyphens, at most {MAX_ID}; labels may have any letters"
    if len(meant) <= MAX_ID and ID.fullmatch(meant):
        hint = f"write id: {meant}; {hint}"
    else:
        meant = name
    found.error(record.span_of("id"), "register-id", f"'{name}' cannot be an id in {register}.yaml", hint)
    return Record(record.span, {**record.values, "id": meant}, record.spans)


Item = TypeVar("Item", Topic, Department, Publisher, Person, Initiative, Event)


def _unique(items: Iterable[Item], found: Findings) -> tuple[Item, ...]:
    seen: dict[str, Item] = {}
    for item in items:
        if item.id in seen:
            first = seen[item.id].span
            called = _called(item)
            message = f"the id '{item.id}' is used twice: on line {first.line}, and here for {'; '.join(called)}"
            found.error(item.span, "duplicate-id", message, "give each record its own id", tuple(called))
        else:
            seen[item.id] = item
    return tuple(seen.values())


def _called(item: Item) -> list[str]:
    """What a record is called, which tells whose place the id of another has taken."""
    if isinstance(item, Topic):
        return [item.label, *item.synonyms]
    if isinstance(item, Event):
        return [item.title]
    if isinstance(item, Department):
        return [*(name.name for name in item.names), *item.acronyms] or [item.id]
    if isinstance(item, Publisher):
        return [item.name, *item.acronyms]
    return [item.name, *(item.printed if isinstance(item, Person) else ())]


def _topic(r: Record) -> Topic:
    return Topic(
        id=r.text("id"),
        span=r.span,
        label=r.text("label") or r.text("id"),
        group=r.word("group"),
        scope=r.text("scope"),
        broader=r.word("broader"),
        related=r.words("related"),
        synonyms=r.texts("synonyms"),
        cues=r.texts("cues"),
        replaced_by=r.word("replaced_by"),
        aliases=r.words("aliases"),
        places=_places(r, "label"),
        synonym_places=tuple(word.span for word in r.words("synonyms")),
    )


def _places(r: Record, *keys: str) -> Places:
    return tuple((key, r.spans[key]) for key in keys if key in r.spans)


def _bound(r: Record | None) -> Bound | None:
    date = r.date("date") if r is not None else None
    if r is None or date is None:
        return None
    return Bound(date, r.text("certainty"), r.text("basis"), _places(r, "date"))


def _department(r: Record) -> Department:
    names = tuple(
        Name(n.text("name"), n.date("from"), n.date("to"), _places(n, "from", "to"))
        for n in r.records("names")
        if n.text("name")
    )
    return Department(
        id=r.text("id"),
        span=r.span,
        names=names or (Name(r.text("id")),),
        acronyms=r.texts("acronyms"),
        acronym_places=tuple(word.span for word in r.words("acronyms")),
        kind=r.text("kind"),
        start=_bound(r.record("start")),
        end=_bound(r.record("end")),
        parent=r.word("parent"),
        lineage=tuple(_lineage(r)),
        aliases=r.words("aliases"),
        note=r.text("note"),
        url=r.text("url"),
        sources=r.texts("sources"),
    )


def _lineage(r: Record) -> Iterable[LineageLink]:
    for link in r.records("lineage"):
        date = link.date("date")
        if date is not None:
            yield LineageLink(link.text("type"), date, link.words("to"), link.text("note"), link.span)


def _publisher(r: Record) -> Publisher:
    return Publisher(
        id=r.text("id"),
        span=r.span,
        name=r.text("name") or r.text("id"),
        acronyms=r.texts("acronyms"),
        kind=r.text("kind"),
        nature=r.text("nature"),
        note=r.text("note"),
        url=r.text("url"),
    )


def _person(r: Record) -> Person:
    roles = tuple(
        Role(
            x.text("title"),
            x.word("body"),
            x.date("from"),
            x.date("to"),
            x.text("basis"),
            x.text("url"),
            _places(x, "from", "to"),
        )
        for x in r.records("roles")
    )
    name = r.text("name") or r.text("id")
    places = _places(r, "name", "sort", "printed")
    return Person(r.text("id"), r.span, name, r.text("sort") or name, r.texts("printed"), roles, r.text("note"), places)


def _initiative(r: Record) -> Initiative:
    return Initiative(
        id=r.text("id"),
        span=r.span,
        name=r.text("name") or r.text("id"),
        kind=r.text("kind"),
        start=r.date("start"),
        end=r.date("end"),
        lead=r.words("lead"),
        summary=r.text("summary"),
        url=r.text("url"),
        sources=r.texts("sources"),
        places=_places(r, "start", "end"),
    )


def _event(r: Record) -> Event | None:
    date = r.date("date")
    if date is None:
        return None
    return Event(
        id=r.text("id"),
        span=r.span,
        title=r.text("title") or r.text("id"),
        date=date,
        kind=r.text("kind") or "other",
        summary=r.text("summary"),
        departments=r.words("departments"),
        people=r.words("people"),
        certainty=r.text("certainty"),
        basis=r.text("basis"),
        sources=r.texts("sources"),
    )


def _glossary(record: Record, found: Findings) -> tuple[Abbreviation, ...]:
    terms: dict[str, Abbreviation] = {}
    for row in record.records("glossary"):
        term = row.text("term")
        if term in terms:
            found.error(row.span, "duplicate-id", f"'{term}' stands twice in the glossary", "keep one of them")
        elif term:
            terms[term] = Abbreviation(term, row.text("expansion"), row.text("note"))
            _report_turned(row, term, row.text("expansion"), found)
    return tuple(terms.values())


def _report_turned(row: Record, term: str, expansion: str, found: Findings) -> None:
    """Report a term that stands in the place of what it stands for."""
    short = re.fullmatch(r"[A-Z][A-Za-z&]*[A-Z][a-z]?", expansion)
    if short and " " in term and is_made_of(expansion, term):
        message = f"'{expansion}' is what the text has, and '{term}' what it stands for: the two have changed places"
        found.warning(row.span_of("term"), "glossary-term", message, f"write term: {expansion} and expansion: {term}")


def is_made_of(acronym: str, name: str) -> bool:
    """Whether an acronym has letters of a name only, in their order."""
    letters = iter(name.casefold())
    return all(letter in letters for letter in acronym.casefold() if letter.isalnum())
