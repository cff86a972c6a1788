"""What only bodies have: names in time, dated lineage, an end. Only name changes are followed."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.dates import FuzzyDate, in_words
from sitegen.library import Library
from sitegen.lists import Thing
from sitegen.model import Bound, Department, LineageLink
from sitegen.views.edition import Edition, capital, date_view
from sitegen.views.parts import Fact, LineageRow, Link, NameView

BECAME = {
    "name-change": "was renamed",
    "merger": "merged into",
    "demerger": "split into",
    "transfer": "passed functions to",
}
CAME_FROM = {
    "name-change": "had been named",
    "merger": "took in",
    "demerger": "was split off from",
    "transfer": "took over functions from",
}


def same_body(library: Library, body: Department) -> list[Department]:
    """The same body under its other names: along name changes only, both ways, in the order of time."""
    chain = {body.id: body}
    waiting = [body]
    while waiting:
        current = waiting.pop()
        nearby = [link.to[0].text for link in current.lineage if link.type == "name-change" and link.to]
        nearby += [b.id for b, link in library.predecessors(current.id) if link.type == "name-change"]
        for name in nearby:
            found = library.item(f"department:{name}")
            if isinstance(found, Department) and found.id not in chain:
                chain[found.id] = found
                waiting.append(found)
    others = [b for b in chain.values() if b.id != body.id]
    return sorted(others, key=lambda b: (b.start.date.earliest.toordinal() if b.start else 0, b.id))


def lived(body: Department) -> str:
    """The time a body existed, in words."""
    start = in_words(body.start.date) if body.start else ""
    end = in_words(body.end.date) if body.end else ""
    if start and end:
        return f"{start} to {end}"
    return f"until {end}" if end else f"since {start}" if start else "dates not in the register"


def banner(edition: Edition, body: Department) -> str:
    """The notice on the page of a body that has ended; empty for one that exists."""
    if body.end is None:
        return ""
    after = [edition.library.name_of(Thing("department", w.text)) for link in body.lineage for w in link.to]
    became = f" What became of it: {', '.join(dict.fromkeys(after))}." if after else ""
    return f"This body existed until {in_words(body.end.date)}.{became}"


def names_of(body: Department) -> tuple[NameView, ...]:
    """The names of a body in the order of time; empty when it only ever had one."""
    if len(body.names) < 2:
        return ()
    return tuple(NameView(name.name, time_of(name.start, name.end)) for name in body.names)


def time_of(start: FuzzyDate | None, end: FuzzyDate | None) -> str:
    """A stretch of time in words, with what is known of it."""
    if start and end:
        return f"{in_words(start)} to {in_words(end)}"
    if start:
        return f"from {in_words(start)}"
    return f"until {in_words(end)}" if end else ""


def lineage_of(edition: Edition, body: Department) -> Iterator[LineageRow]:
    """The dated links to and from a body, each named as it was on that day. Never followed any further."""
    before = edition.library.predecessors(body.id)
    for earlier, link in sorted(before, key=lambda pair: (pair[1].date.earliest, pair[0].id)):
        body_link = edition.thing_link(Thing("department", earlier.id), link.date)
        yield _lineage_row(CAME_FROM[link.type], link, (body_link,), "before")
    for link in sorted(body.lineage, key=lambda item: item.date.earliest):
        bodies = tuple(edition.thing_link(Thing("department", word.text), link.date) for word in link.to)
        yield _lineage_row(BECAME[link.type], link, bodies, "after")


def _lineage_row(verb: str, link: LineageLink, bodies: tuple[Link, ...], direction: str) -> LineageRow:
    return LineageRow(verb, date_view(link.date), bodies, link.note, direction, link.type)


def body_facts(edition: Edition, body: Department) -> Iterator[Fact]:
    """What the register says of a body."""
    if body.kind:
        yield Fact("Kind", capital(body.kind))
    if body.acronyms:
        yield Fact("Also written", ", ".join(body.acronyms))
    if body.parent is not None:
        yield Fact("Part of", "", (edition.thing_link(Thing("department", body.parent.text)),))
    yield from _bound_fact("Set up", body.start)
    yield from _bound_fact("Ended", body.end)
    if body.url:
        yield Fact("Own page", "", (Link(host_of(body.url), body.url),))
    if body.sources:
        yield Fact("Sources", "", tuple(Link(host_of(url), url) for url in body.sources))


def _bound_fact(label: str, bound: Bound | None) -> Iterator[Fact]:
    if bound is not None:
        known = {"general-knowledge": "general knowledge, not yet seen in a source"}.get(bound.certainty, bound.basis)
        yield Fact(label, in_words(bound.date) + (f" ({known})" if known else ""))


def host_of(url: str) -> str:
    """The host of an address, for a short label."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")
