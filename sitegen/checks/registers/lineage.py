"""`lineage`: the departments register agrees with itself.

A renamed or merged body has exactly one successor, a split at least two; successors exist; the body has ended when it
is said to have become something else, and that was not over by then; names do not overlap; name changes do not go round
in a circle. (The closing rules are those of GOV.UK's Whitehall publisher, the types of link those of the IfG's
ministers database.)

Bad: `lineage: [{type: demerger, date: 2023-02-07, to: [dbt]}]`. Good: `to: [dbt, desnz, dsit]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span, did_you_mean, listed
from sitegen.library import Library
from sitegen.model import Department, LineageLink

RULE = "lineage"
_SLACK = 366
"""Days that lie at most between a change of name as one source dates it and the start that another gives."""


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at every body of the register."""
    bodies = {body.id: body for body in library.tables.registers.departments}
    for body in bodies.values():
        yield from _names(body)
        for link in body.lineage:
            yield from _link(body, link, bodies)
        if body.parent is not None and body.parent.text not in bodies:
            hint = did_you_mean(body.parent.text, bodies) or "add it to the register, or correct the id"
            yield _error(body.parent.span, f"the parent '{body.parent.text}' is not in the register", hint)
    yield from _circles(bodies)


def _error(span: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic(span, RULE, Severity.ERROR, message, hint)


def _link(body: Department, link: LineageLink, bodies: dict[str, Department]) -> Iterator[Diagnostic]:
    for word in link.to:
        if word.text not in bodies:
            yield _error(
                word.span,
                f"'{word.text}' is not in the register",
                did_you_mean(word.text, bodies) or "add it to the register, or correct the id",
            )
        elif word.text == body.id:
            yield _error(word.span, f"'{body.id}' cannot become itself", "name the later body")
    count = len(link.to)
    if link.type in {"name-change", "merger"} and count != 1:
        yield _error(
            link.span,
            f"a {link.type} has exactly one later body, not {count}",
            "keep one in to:, or write type: demerger",
        )
    if link.type == "demerger" and count < 2:
        yield _error(link.span, f"a demerger has at least two later bodies, not {count}", "write to: [id, id]")
    if link.type == "transfer":
        return
    if link.type == "name-change" and count == 1 and link.to[0].text in bodies:
        yield from _before_it_began(link, bodies[link.to[0].text])
    for word in link.to:
        if word.text in bodies and word.text != body.id:
            yield from _after_it_ended(link, word.span, bodies[word.text])
    if body.end is None:
        hint = f"write end: with date: {link.date.edtf}"
        yield _error(link.span, f"'{body.id}' became something else, but has no end", hint)
    elif not body.end.date.may_equal(link.date):
        message = f"the {link.type} is dated {link.date.edtf}, but '{body.id}' ended {body.end.date.edtf}"
        yield _error(link.span, message, "make the two dates agree")


def _before_it_began(link: LineageLink, later: Department) -> Iterator[Diagnostic]:
    """A new name is in use from its first day: a body that begins years later is another one, or a date is wrong."""
    if later.start is not None and (later.start.date.earliest - link.date.latest).days > _SLACK:
        message = f"the name-change is dated {link.date.edtf}, but '{later.id}' began {later.start.date.edtf}"
        yield _error(link.span, message, f"make the two dates agree; the other is on line {later.span.line}")


def _after_it_ended(link: LineageLink, span: Span, later: Department) -> Iterator[Diagnostic]:
    """Nothing becomes a body that is over by then; so a lineage that leads back into the past is told, too."""
    if later.end is not None and later.end.date.latest < link.date.earliest:
        message = (
            f"the {link.type} is dated {link.date.edtf}, but '{later.id}' had ended by then ({later.end.date.edtf})"
        )
        hint = f"name the body that came after it, or correct one of the dates; its record is on line {later.span.line}"
        yield _error(span, message, hint)


def _names(body: Department) -> Iterator[Diagnostic]:
    for earlier, later in zip(body.names, body.names[1:], strict=False):
        if later.start is None:
            yield _error(body.span, f"the name '{later.name}' of '{body.id}' has no 'from'", "write from: with a date")
        elif earlier.end is not None and earlier.end.earliest > later.start.latest:
            message = f"the names of '{body.id}' overlap: '{earlier.name}' ends after '{later.name}' begins"
            yield _error(body.span, message, "correct 'to' of the earlier or 'from' of the later name")


def _circles(bodies: dict[str, Department]) -> Iterator[Diagnostic]:
    """Name changes that lead back: one problem for each circle, at its first link, which names the others."""
    told: set[str] = set()
    for body in bodies.values():
        links = _round(body, bodies) if body.id not in told else []
        told |= {name for name, _ in links}
        # A body that becomes itself is told as that.
        if len(links) > 1:
            names = " → ".join([*(name for name, _ in links), body.id])
            others = listed([f"that of '{name}' on line {link.span.line}" for name, link in links[1:]])
            hint = (
                f"delete the item of 'lineage' that is wrong, this one or {others}, with all its lines (and the line "
            )
            hint += "'lineage:' above it, if it was the only one)"
            yield _error(links[0][1].span, f"the name changes go round in a circle: {names}", hint)


def _round(body: Department, bodies: dict[str, Department]) -> list[tuple[str, LineageLink]]:
    """The name changes that lead from a body back to itself, each with the id of the earlier body; else empty."""
    way: list[tuple[str, LineageLink]] = []
    current: Department | None = body
    while current is not None and current.id not in {name for name, _ in way}:
        change = next((link for link in current.lineage if link.type == "name-change" and link.to), None)
        if change is None:
            return []
        way.append((current.id, change))
        current = bodies.get(change.to[0].text)
    return way if current is not None and current.id == body.id else []
