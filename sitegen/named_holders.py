"""Speakers and holders that are written as a name: whose record of a register is surely meant."""

from __future__ import annotations

import re

from sitegen.dates import FuzzyDate
from sitegen.diagnostics import edit_distance
from sitegen.named_bodies import NamedBodies
from sitegen.registers import Registers
from sitegen.slugs import slugify

_TITLE = r"(?:(?:rt|right) hon(?:ourable)?|sir|dame|lord|lady|baroness|baron|dr|prof(?:essor)?|mr|mrs|ms)"
_TITLES = re.compile(rf"^(?:the )?(?:{_TITLE}\.? )+", re.IGNORECASE)
LONG = 10
"""Letters of a name from which two slips are few; one in shorter ones."""


class NamedHolders:
    """The people, bodies and publishers of the registers by their names."""

    def __init__(self, registers: Registers, bodies: NamedBodies) -> None:
        self._bodies = bodies
        self._names: dict[str, set[str]] = {}
        """A name without titles, accents and marks -> ids."""
        for person in registers.people:
            for name in (person.name, *person.printed):
                self._names.setdefault(_plain(name), set()).add(person.id)
        for publisher in registers.publishers:
            self._names.setdefault(_plain(publisher.name), set()).add(publisher.id)
        self._acronyms: dict[str, set[str]] = {}
        """An acronym of a publisher, as it is written -> ids; those of bodies are known by date."""
        for publisher in registers.publishers:
            for acronym in publisher.acronyms:
                self._acronyms.setdefault(acronym, set()).add(publisher.id)
        for body in registers.departments:
            for called in body.names:
                self._names.setdefault(_plain(called.name), set()).add(body.id)
        self._families: dict[str, list[str]] = {}
        """A family name, plain -> ids of people."""
        for person in registers.people:
            family = person.sort.partition(",")[0] if "," in person.sort else person.name.rpartition(" ")[2]
            self._families.setdefault(_plain(family), []).append(person.id)
        self._near: dict[str, tuple[str, ...]] = {}

    def called(self, name: str, at: FuzzyDate | None) -> tuple[str, ...]:
        """The ids of those with this name at a date: titles, accents, hyphens and capitals make no difference."""
        bodies = self._bodies.called(name) if at is None else self._bodies.meant(name, at)
        living = tuple(body.id for body in bodies)
        return living or tuple(sorted(self._names.get(_plain(name)) or self._acronyms.get(name) or ()))

    def of_family(self, name: str) -> tuple[str, ...]:
        """The ids of the people who have a name as their family name; of first names nothing is known."""
        return tuple(self._families.get(_plain(name), ())) if name[:1].isupper() else ()

    def like(self, name: str) -> tuple[str, ...]:
        """The ids of those whose name is a slip or two away; only of names of two words and more."""
        # Likeness is dear to work out, and the same names come again and again.
        if name not in self._near:
            self._near[name] = tuple(sorted(self._slips(_plain(name))))
        return self._near[name]

    def _slips(self, name: str) -> set[str]:
        if "-" not in name:
            return set()
        allowed = 1 if len(name) < LONG else 2
        near = (known for known in self._names if "-" in known and abs(len(known) - len(name)) <= allowed)
        return {i for known in near if edit_distance(name, known) <= allowed for i in self._names[known]}


def _plain(name: str) -> str:
    return slugify(_TITLES.sub("", name))
