"""What an editor may choose from when an entry is begun, out of the registers as at its date; and what is wrong with a
choice. The words are looked up as a build does it, so that both say the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from msgspec import Struct

from sitegen.config import SiteConfig
from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span, did_you_mean, nearest
from sitegen.fields import Word
from sitegen.library import Library, Tables, lifetime, register_items
from sitegen.lists import Resolved
from sitegen.lookup import LookUp
from sitegen.model import Department, Document
from sitegen.registers import Registers
from sitegen.slugs import folded, slugify
from sitegen.starter import Start
from sitegen.vocabularies import KINDS, NATURES

_NOWHERE = Span("")
_REGISTERS = {"tags": "topics", "department": "departments"}


class Choice(Struct, frozen=True):
    """One thing to choose: what is written into the entry, what it is called, a remark, and other words for it."""

    value: str
    label: str
    note: str = ""
    words: tuple[str, ...] = ()

    def rank(self, typed: str) -> int:
        """How well it fits what was typed: 0 begins like it, 1 a word of it does, 2 has it inside, 3 not at all."""
        names = [folded(name) for name in (self.value, self.label, *self.words)]
        wanted = folded(typed)
        if any(name.startswith(wanted) for name in names):
            return 0
        if any(f" {wanted}" in name or f"-{wanted}" in name for name in names):
            return 1
        return 2 if any(wanted in name for name in names) else 3


def fitting(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """The choices that fit what was typed, best first; all of them for an empty text."""
    ranked = [(choice.rank(typed), choice) for choice in choices]
    return [choice for rank, choice in sorted(ranked, key=lambda pair: pair[0]) if rank < 3]


class Choices:
    """The choices of one digest."""

    def __init__(self, config: SiteConfig, registers: Registers) -> None:
        self.registers = registers
        required = {row.name for row in config.front_matter if row.required}
        self._sections = config.sections
        self._own = tuple((own.name, own.doc or own.label) for own in config.fields if own.name in required)
        self._facets = {facet.name: facet for facet in config.facets}
        self._look_up = LookUp(Library(Tables(config, registers, register_items(registers))))
        self._shared = _shared_names(registers.departments)

    def is_closed(self, facet: str) -> bool:
        """Whether only the terms of the register may be written for `tags` or `department`."""
        vocabulary = self._facets[facet].vocabulary
        return vocabulary == "closed" or (not vocabulary and _REGISTERS[facet] in self.registers.present)

    def label(self, facet: str) -> str:
        """What this digest calls one term: `Topic`."""
        return self._facets[facet].label

    def topics(self) -> list[Choice]:
        """The topics, without those that were given up."""
        current = (topic for topic in self.registers.topics if topic.replaced_by is None)
        return [Choice(topic.id, topic.label, _short(topic.scope), topic.synonyms) for topic in current]

    def departments(self, at: FuzzyDate) -> list[Choice]:
        """The bodies that were in being at a date, under their names of that date."""
        return [self._body(body, at) for body in self.registers.departments if body.in_being(at)]

    def _body(self, body: Department, at: FuzzyDate) -> Choice:
        names = (*body.acronyms, *(name.name for name in body.names))
        # The dates tell bodies of one name apart; for the others they would only be noise.
        note = lifetime(body) if any(folded(name) in self._shared for name in names) else ", ".join(body.acronyms)
        return Choice(body.id, body.name_at(at), note, names)

    def publishers(self, at: FuzzyDate) -> list[Choice]:
        """The publishers of the register, and the bodies of the date; an entry may also name others."""
        return [*(Choice(p.id, p.name, p.kind, p.acronyms) for p in self.registers.publishers), *self.departments(at)]

    def nature_of(self, publisher: str) -> str:
        """The nature of a publisher's documents, where the register says so."""
        return next((known.nature for known in self.registers.publishers if known.id == publisher), "")

    def publisher(self, text: str, at: FuzzyDate) -> str:
        """The id of a publisher, or of the one body of the date, that is named in some way; or the text as it is."""
        wanted = folded(text)
        names = ((p.id, (p.id, p.name, *p.acronyms)) for p in self.registers.publishers)
        known = [known for known, called in names if wanted in map(folded, called)][:1]
        known = known or [b.value for b in self.departments(at) if wanted in map(folded, (b.value, b.label, *b.words))]
        return known[0] if len(known) == 1 else text

    def settled(self, start: Start, at: FuzzyDate) -> tuple[Start, list[str]]:
        """The start of an entry with ids for words, and what is wrong with it, each with the cure."""
        resolved, found = self._looked_up(start.tags, start.departments, at)
        problems = [*found, *self._other_problems(start, at)]
        settled = replace(
            start,
            tags=self._written("tags", start.tags, resolved),
            departments=self._written("department", start.departments, resolved),
            publisher=self.publisher(start.publisher, at),
            own=self._own,
            sections=self._sections,
        )
        return settled, problems

    def problem(self, facet: str, text: str, at: FuzzyDate) -> str:
        """What is wrong with one word of a facet, or empty."""
        tags, departments = ((text,), ()) if facet == "tags" else ((), (text,))
        return "; ".join(self._looked_up(tags, departments, at)[1])

    def _written(self, facet: str, words: tuple[str, ...], resolved: Resolved) -> tuple[str, ...]:
        return resolved.carried[facet] if self.is_closed(facet) else words

    def _looked_up(
        self, tags: tuple[str, ...], departments: tuple[str, ...], at: FuzzyDate
    ) -> tuple[Resolved, list[str]]:
        document = Document(
            id="new",
            span=_NOWHERE,
            title="New",
            year=at.earliest.year,
            date=at,
            tags=tuple(Word(text, _NOWHERE) for text in tags),
            department=tuple(Word(text, _NOWHERE) for text in departments),
        )
        found = Findings()
        resolved = self._look_up.entry(document, found)
        return resolved, [_sentence(item) for item in found.items if _is_wrong(item)]

    def _other_problems(self, start: Start, at: FuzzyDate) -> Iterable[str]:
        for name, value, allowed in (("kind", start.kind, KINDS), ("nature", start.nature, tuple(NATURES))):
            if value and value not in allowed:
                yield f"'{value}' is not a {name}: {did_you_mean(value, allowed)}"
        publisher = self.publisher(start.publisher, at)
        ids = [known.id for known in self.registers.publishers] + [body.id for body in self.registers.departments]
        # A name may be any; what looks like an id is meant to be one.
        if publisher and ids and publisher not in ids and publisher == slugify(publisher):
            near = nearest(publisher, ids)
            if near:
                yield f"'{publisher}' looks like an id, but is in no register: did you mean '{near}'?"


def kinds() -> list[Choice]:
    """The kinds of document."""
    return [Choice(name, name) for name in KINDS]


def natures() -> list[Choice]:
    """The natures of a source, with what they mean."""
    return [Choice(name, name, meaning) for name, meaning in NATURES.items()]


def _is_wrong(item: Diagnostic) -> bool:
    # A body out of its time is a warning in an entry, because sources err; whoever begins an entry had better look.
    return item.severity is Severity.ERROR or item.rule == "department-not-in-being"


def _sentence(item: Diagnostic) -> str:
    return f"{item.message}: {item.hint}" if item.hint else item.message


def _shared_names(departments: Iterable[Department]) -> frozenset[str]:
    """Names and acronyms, folded, that more than one body bears or bore."""
    owners: dict[str, set[str]] = {}
    for body in departments:
        for name in (*body.acronyms, *(name.name for name in body.names)):
            owners.setdefault(folded(name), set()).add(body.id)
    return frozenset(name for name, ids in owners.items() if len(ids) > 1)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(" ,;:.") + " …"
