"""`register-date`: the dates of a register agree with each other.

Nothing ends before it begins; a name or a post lies within the life of its body. Only what cannot be true at all is
reported: dates that may be the same day agree.

Bad: `start: {date: 2018}, end: {date: 1988}`. Good: `start: {date: 1988}, end: {date: 2018}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.library import Library
from sitegen.model import Department, Person

Period = tuple[FuzzyDate | None, FuzzyDate | None]


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at bodies, people and initiatives."""
    registers = library.tables.registers
    bodies = {body.id: body for body in registers.departments}
    for body in registers.departments:
        yield from _backwards(body.span, f"'{body.id}'", _life(body))
        for name in body.names:
            what = f"the name '{name.name}' of '{body.id}'"
            yield from _backwards(body.span, what, (name.start, name.end))
            yield from _outside(body.span, what, (name.start, name.end), body)
    for person in registers.people:
        yield from _posts(person, bodies)
    for item in registers.initiatives:
        yield from _backwards(item.span, f"'{item.id}'", (item.start, item.end))


def _life(body: Department) -> Period:
    return (body.start.date if body.start else None, body.end.date if body.end else None)


def _posts(person: Person, bodies: dict[str, Department]) -> Iterator[Diagnostic]:
    for role in person.roles:
        what = f"the post '{role.title}' of '{person.id}'"
        span = role.body.span if role.body is not None else person.span
        yield from _backwards(span, what, (role.start, role.end))
        if role.body is not None and role.body.text in bodies:
            yield from _outside(span, what, (role.start, role.end), bodies[role.body.text])


def _backwards(span: Span, what: str, period: Period) -> Iterator[Diagnostic]:
    start, end = period
    if start is not None and end is not None and end.latest < start.earliest:
        message = f"{what} ends ({end.edtf}) before it begins ({start.edtf})"
        yield Diagnostic(span, "register-date", Severity.WARNING, message, "correct one of the two dates")


def _outside(span: Span, what: str, period: Period, body: Department) -> Iterator[Diagnostic]:
    (start, end), (born, dead) = period, _life(body)
    hint = f"correct the date, or the start or end of '{body.id}'"
    if born is not None and start is not None and start.latest < born.earliest:
        message = f"{what} begins ({start.edtf}) before '{body.id}' was set up ({born.edtf})"
        yield Diagnostic(span, "register-date", Severity.WARNING, message, hint)
    last = end or start
    if dead is not None and last is not None and not last.is_open and last.earliest > dead.latest:
        verb = "ends" if end is not None else "begins"
        message = f"{what} {verb} ({last.edtf}) after '{body.id}' ended ({dead.edtf})"
        yield Diagnostic(span, "register-date", Severity.WARNING, message, hint)
