"""`register-date`: the dates of a register agree with each other.

Nothing ends before it begins; a name or a post lies within the life of its body. Only what cannot be true at all is
reported: dates that may be the same day agree.

Bad: `start: {date: 2018}, end: {date: 1988}`. Good: `start: {date: 1988}, end: {date: 2018}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.library import Library
from sitegen.model import Department, Initiative, Name, Person, Role


class Period(NamedTuple):
    """When something began and ended, and where that is written."""

    start: FuzzyDate | None
    end: FuzzyDate | None
    start_span: Span
    end_span: Span


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at bodies, people and initiatives."""
    registers = library.tables.registers
    bodies = {body.id: body for body in registers.departments}
    for body in registers.departments:
        yield from _backwards(f"'{body.id}'", _life(body))
        for name in body.names:
            what = f"the name '{name.name}' of '{body.id}'"
            period = _period(name, body.span)
            yield from _backwards(what, period)
            yield from _outside(what, period, body)
    for person in registers.people:
        yield from _posts(person, bodies)
    for item in registers.initiatives:
        yield from _backwards(f"'{item.id}'", _period(item, item.span))


def _period(dated: Name | Role | Initiative, span: Span) -> Period:
    return Period(dated.start, dated.end, dated.start_span or span, dated.end_span or span)


def _life(body: Department) -> Period:
    start, end = body.start, body.end
    start_span, end_span = (start.span if start else None), (end.span if end else None)
    dates = (start.date if start else None, end.date if end else None)
    return Period(*dates, start_span or body.span, end_span or body.span)


def _posts(person: Person, bodies: dict[str, Department]) -> Iterator[Diagnostic]:
    for role in person.roles:
        what = f"the post '{role.title}' of '{person.id}'"
        period = _period(role, role.body.span if role.body is not None else person.span)
        yield from _backwards(what, period)
        if role.body is not None and role.body.text in bodies:
            yield from _outside(what, period, bodies[role.body.text])


def _backwards(what: str, period: Period) -> Iterator[Diagnostic]:
    start, end = period.start, period.end
    if start is not None and end is not None and end.latest < start.earliest:
        line = f" on line {period.start_span.line}" if period.start_span.line != period.end_span.line else ""
        message = f"{what} ends ({end.edtf}) before it begins ({start.edtf}{line})"
        yield Diagnostic(period.end_span, "register-date", Severity.WARNING, message, "correct one of the two dates")


def _outside(what: str, period: Period, body: Department) -> Iterator[Diagnostic]:
    (start, end), (born, dead) = period[:2], _life(body)[:2]
    hint = f"correct the date, or the start or end of '{body.id}'"
    if born is not None and start is not None and start.latest < born.earliest:
        message = f"{what} begins ({start.edtf}) before '{body.id}' was set up ({born.edtf})"
        yield Diagnostic(period.start_span, "register-date", Severity.WARNING, message, hint)
    last = end or start
    if dead is not None and last is not None and not last.is_open and last.earliest > dead.latest:
        verb = "ends" if end is not None else "begins"
        message = f"{what} {verb} ({last.edtf}) after '{body.id}' ended ({dead.edtf})"
        span = period.end_span if end is not None else period.start_span
        yield Diagnostic(span, "register-date", Severity.WARNING, message, hint)
