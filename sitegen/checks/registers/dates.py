"""`register-date`: the dates of a register agree with each other.

Nothing ends before it begins; a name or a post lies within the life of its body. Only what cannot be true at all is
reported: dates that may be the same day agree. Nor is an end known that lies a decade after the last work on an entry.

Bad: `start: {date: 2018}, end: {date: 1988}`. Good: `start: {date: 1988}, end: {date: 2018}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.library import Library
from sitegen.lists import UPDATED, updated
from sitegen.model import Department, Person, Places, place_of
from sitegen.named_bodies import NamedBodies, shown

_AHEAD = 10
"""Years for which an end can be known: the term of a post, the life of a body that is set up for a task."""


class _Life(NamedTuple):
    """A time with the places of its two dates."""

    start: FuzzyDate | None
    end: FuzzyDate | None
    begins: Span
    ends: Span


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at bodies, people and initiatives."""
    registers = library.tables.registers
    yield from _far_ahead(library)
    bodies, known = {body.id: body for body in registers.departments}, NamedBodies(registers.departments)
    for body in registers.departments:
        yield from _backwards(f"'{body.id}'", _life(body))
        for name in body.names:
            what = f"the name '{name.name}' of '{body.id}'"
            life = _dated(name.start, name.end, name.places, body.span)
            yield from _backwards(what, life)
            yield from _outside(what, life, body)
    for person in registers.people:
        yield from _posts(person, bodies, known)
    for item in registers.initiatives:
        start, end = (place_of(item.places, key, item.span) for key in ("start", "end"))
        yield from _backwards(f"'{item.id}'", _Life(item.start, item.end, start, end))


def _far_ahead(library: Library) -> Iterator[Diagnostic]:
    """Ends of bodies, names and posts of which nobody can know yet: 2041 for 2014."""
    latest = [updated(library.entry(member)) for member in library.first(UPDATED, 1)]
    if not latest or latest[0] is None:
        return
    registers, now = library.tables.registers, latest[0].earliest.year
    ends = [(f"'{body.id}'", _life(body)) for body in registers.departments]
    ends += [
        (f"the name '{name.name}' of '{body.id}'", _dated(name.start, name.end, name.places, body.span))
        for body in registers.departments
        for name in body.names
    ]
    ends += [
        (f"the post '{role.title}' of '{person.id}'", _dated(role.start, role.end, role.places, person.span))
        for person in registers.people
        for role in person.roles
    ]
    for what, life in ends:
        if life.end is not None and life.end.earliest.year - now > _AHEAD:
            message = f"{what} ends ({life.end.edtf}) {life.end.earliest.year - now} years after the last entry was"
            message += f" added or changed, in {now}"
            hint = "correct the year; of what has not ended, leave the end out"
            yield Diagnostic(life.ends, "register-date", Severity.WARNING, message, hint)


def _dated(start: FuzzyDate | None, end: FuzzyDate | None, places: Places, otherwise: Span) -> _Life:
    return _Life(start, end, place_of(places, "from", otherwise), place_of(places, "to", otherwise))


def _life(body: Department) -> _Life:
    start, end = body.start, body.end
    return _Life(
        start.date if start else None,
        end.date if end else None,
        place_of(start.places if start else (), "date", body.span),
        place_of(end.places if end else (), "date", body.span),
    )


def _posts(person: Person, bodies: dict[str, Department], known: NamedBodies) -> Iterator[Diagnostic]:
    for role in person.roles:
        what = f"the post '{role.title}' of '{person.id}'"
        life = _dated(role.start, role.end, role.places, person.span)
        yield from _backwards(what, life)
        if role.body is not None and role.body.text in bodies:
            body = bodies[role.body.text]
            other = _named_in(role.title, body, bodies.values())
            meant = f"the post names the {other.name}: write body: {other.id}" if other is not None else ""
            yield from _outside(what, life, body, meant or _of_that_time(life, body, known))


def _of_that_time(life: _Life, body: Department, known: NamedBodies) -> str:
    """The bodies that this one was before or became, where a post lies in their time with both its ends."""
    start, end = life.start, life.end
    if start is None or end is None or end.is_open:
        return ""
    fit = [other for other in known.related([body], start) if other.in_being(end)]
    others = " or ".join(map(shown, fit))
    return f"if the dates are right, write body: {others}; if not, correct them" if fit else ""


def _named_in(title: str, own: Department, bodies: Iterable[Department]) -> Department | None:
    """The one other body whose whole name stands in the title of a post that does not name its own."""
    named = [body for body in bodies if any(_stands_in(name, title) for name in _names(body))]
    return named[0] if len(named) == 1 and named[0].id != own.id else None


def _names(body: Department) -> list[str]:
    return [name for name in (body.name, *(other.name for other in body.names)) if " " in name]


def _stands_in(name: str, title: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", title, re.IGNORECASE) is not None


def _backwards(what: str, life: _Life) -> Iterator[Diagnostic]:
    start, end = life.start, life.end
    if start is not None and end is not None and end.latest < start.earliest:
        message = f"{what} ends ({end.edtf}) before it begins ({start.edtf})"
        hint = f"correct one of the two dates; the other is on line {life.begins.line}"
        yield Diagnostic(life.ends, "register-date", Severity.WARNING, message, hint)


def _outside(what: str, life: _Life, body: Department, meant: str = "") -> Iterator[Diagnostic]:
    start, end, own = life.start, life.end, _life(body)
    born, dead = own.start, own.end
    if born is not None and dead is not None and dead.latest < born.earliest:
        # Its own dates are what is wrong.
        return
    hint = meant or f"correct the date, or the start or end of '{body.id}'"
    if born is not None and start is not None and start.latest < born.earliest:
        message = f"{what} begins ({start.edtf}) before '{body.id}' was set up ({born.edtf})"
        yield Diagnostic(life.begins, "register-date", Severity.WARNING, message, hint)
    last = end or start
    if dead is not None and last is not None and not last.is_open and last.earliest > dead.latest:
        verb = "ends" if end is not None else "begins"
        message = f"{what} {verb} ({last.edtf}) after '{body.id}' ended ({dead.edtf})"
        span = life.ends if end is not None else life.begins
        yield Diagnostic(span, "register-date", Severity.WARNING, message, hint)
