"""Pages of terms and their indexes: topics, departments, people, initiatives, publishers, further facets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.config import Facet
from sitegen.dates import FuzzyDate, in_words
from sitegen.library import Library, Term, Thing, lifetime
from sitegen.model import Bound, Department, Initiative, LineageLink, Person, Publisher, Topic
from sitegen.tables import NATURES
from sitegen.views.basics import basics, index_link
from sitegen.views.edition import (
    Edition,
    annotation_view,
    body_html,
    date_view,
    neighbours,
    route_of,
    spoken,
    year_bars,
)
from sitegen.views.shapes import (
    AnnotationView,
    CardSection,
    Fact,
    LineageRow,
    Link,
    NameView,
    Neighbours,
    TermGroup,
    TermIndexView,
    TermRow,
    TermView,
)
from sitegen.views.timeline import events_of

BECAME = {"name-change": "was renamed", "merger": "merged into", "demerger": "split into", "transfer": "passed functions to"}
CAME_FROM = {
    "name-change": "had been named",
    "merger": "took in",
    "demerger": "was split off from",
    "transfer": "took over functions from",
}
KIND_LABELS = {"person": "Person", "initiative": "Initiative", "publisher": "Publisher"}
INTROS = {
    "person": "People who are named in entries, with the offices they held at the time.",
    "initiative": "Programmes, strategies, networks and events that entries are about.",
    "publisher": "Who published the originals, and other outside organisations that entries name.",
}


# Indexes ------------------------------------------------------------------------------------------------------------


def facet_index(edition: Edition, facet: Facet) -> TermIndexView:
    """The index of a facet: terms in use, grouped where the register groups them, then the unused ones."""
    used = edition.library.terms[facet.name]
    route = route_of(edition, "index", facet.name)
    feeds: tuple[Link, ...] = ()
    groups = _topic_groups(edition, used) if facet.name == "tags" else [("all", "", sorted(used))]
    return TermIndexView(
        **basics(edition, route, "term-index.html", facet.plural, kind="index", feeds=feeds),
        intro="",
        groups=tuple(
            TermGroup(id_, label, tuple(_row(edition, facet.name, used[i]) for i in _by_name(edition, facet.name, ids)))
            for id_, label, ids in groups
            if ids
        ),
        total=len(used),
        unused=_unused(edition, facet, used),
    )


def _by_name(edition: Edition, facet: str, ids: Iterable[str]) -> list[str]:
    return sorted(ids, key=lambda i: (edition.term_name(facet, i).casefold(), i))


def _topic_groups(edition: Edition, used: object) -> list[tuple[str, str, list[str]]]:
    registers = edition.library.registers
    ids = list(used) if isinstance(used, dict) else []
    group_of = {t.id: t.group.text for t in registers.topics if t.group is not None}
    groups = [(g.id, g.label, [i for i in ids if group_of.get(i) == g.id]) for g in registers.groups]
    known = {g.id for g in registers.groups}
    rest = [i for i in ids if group_of.get(i) not in known]
    return [*groups, ("other", "Other" if registers.groups else "", rest)]


def _row(edition: Edition, facet: str, term: Term) -> TermRow:
    link = edition.term_link(facet, term.id)
    years = [edition.library.by_id[i].year for i in term.documents]
    return TermRow(link.label, link.href, len(term.documents), _row_note(edition, facet, term.id), _span_of(years))


def _row_note(edition: Edition, facet: str, term_id: str) -> str:
    item = edition.library.items.get(Thing({"tags": "topic"}.get(facet, facet), term_id))
    if isinstance(item, Topic):
        return item.scope
    if isinstance(item, Department) and item.end is not None:
        return f"until {in_words(item.end.date)}"
    return ""


def _span_of(years: list[int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def _unused(edition: Edition, facet: Facet, used: object) -> tuple[TermGroup, ...]:
    held = used if isinstance(used, dict) else {}
    registers = edition.library.registers
    rows: dict[str, list[TermRow]] = {}
    if facet.name == "tags":
        for topic in registers.topics:
            if topic.id not in held:
                rows.setdefault("", []).append(TermRow(topic.label, edition.routes.href("tags", topic.id), 0, "", ""))
    elif facet.name == "department":
        for body in registers.departments:
            if body.id not in held:
                row = TermRow(body.name, edition.routes.href("department", body.id), 0, _lifetime_note(body), "")
                rows.setdefault(spoken(body.kind), []).append(row)
    return tuple(
        TermGroup(f"unused-{number}", label, tuple(sorted(group, key=lambda r: (r.label.casefold(), r.href))))
        for number, (label, group) in enumerate(sorted(rows.items()), start=1)
    )


def _lifetime_note(body: Department) -> str:
    return lifetime(body).replace(" to ", "–") if body.end is not None else ""


def register_index(edition: Edition, kind: str) -> TermIndexView:
    """The index of people, initiatives or publishers: those that entries name, then the others."""
    items = sorted(_items(edition.library, kind), key=lambda i: (_sort_name(i), i.id))
    named = {item.id: _naming(edition.library, kind, item.id) for item in items}
    title = index_link(edition, kind).label

    def row(item: Person | Initiative | Publisher) -> TermRow:
        ids = named[item.id]
        years = _span_of([edition.library.by_id[i].year for i in ids])
        return TermRow(item.name, edition.routes.href(kind, item.id), len(ids), _item_note(item), years)

    used = tuple(row(item) for item in items if named[item.id])
    unused = tuple(row(item) for item in items if not named[item.id])
    return TermIndexView(
        **basics(edition, route_of(edition, "index", kind), "term-index.html", title, kind="index"),
        intro=INTROS[kind],
        groups=(TermGroup("all", "", used),) if used else (),
        total=len(used),
        unused=(TermGroup("unused", "", unused),) if unused else (),
    )


def _items(library: Library, kind: str) -> tuple[Person | Initiative | Publisher, ...]:
    registers = library.registers
    if kind == "person":
        return registers.people
    return registers.initiatives if kind == "initiative" else registers.publishers


def _sort_name(item: Person | Initiative | Publisher) -> str:
    return (item.sort if isinstance(item, Person) else item.name.removeprefix("The ")).casefold()


def _item_note(item: Person | Initiative | Publisher) -> str:
    if isinstance(item, Person):
        return item.roles[-1].title if item.roles else ""
    return spoken(item.kind)


def _naming(library: Library, kind: str, name: str) -> tuple[str, ...]:
    """Ids of the documents that name a person, an initiative or a publisher, newest first."""
    if kind == "publisher":
        linked = set(library.backlinks.get(Thing(kind, name), ()))
        linked |= {d.id for d in library.documents if d.source is not None and d.source.publisher == name}
        return tuple(d.id for d in library.documents if d.id in linked)
    named = library.people if kind == "person" else library.initiatives
    return tuple(d.id for d in library.documents if name in named[d.id])


# Pages of terms -----------------------------------------------------------------------------------------------------


def facet_term(edition: Edition, facet: Facet, term_id: str) -> TermView:
    """The page of a topic, a department, or a term of a further facet."""
    term = edition.library.terms[facet.name].get(term_id) or Term(facet.name, term_id, term_id)
    item = edition.library.items.get(Thing({"tags": "topic"}.get(facet.name, facet.name), term_id))
    route = route_of(edition, facet.name, term_id)
    label = edition.term_name(facet.name, term_id)
    body = item if isinstance(item, Department) else None
    topic = item if isinstance(item, Topic) else None
    note = (topic.scope if topic else "") or (body.note if body else "")
    feeds = (Link(label, f"{facet.path}/{route.url.split('/')[1]}/feed.xml"),) if term.documents else ()
    return TermView(
        **basics(
            edition,
            route,
            "term.html",
            label,
            kind=facet.label.lower(),
            description=note,
            parents=(index_link(edition, facet.name),),
            feeds=feeds,
        ),
        facet_label=facet.label,
        label=label,
        note=note,
        banner=_banner(edition, body) if body else "",
        facts=tuple(_topic_facts(edition, topic) if topic else _body_facts(edition, body) if body else ()),
        names=_names(body) if body else (),
        lineage=tuple(_lineage(edition, body)) if body else (),
        overview_html=_overview(edition, facet.path, term_id, route.root),
        sections=tuple(_sections(edition, facet, term, body)),
        count=len(term.documents),
        years=year_bars(edition, term.documents),
        neighbours=neighbours(edition, term.documents, (facet.name, term_id)),
        annotations=tuple(_held_by(edition, Thing("department", term_id), route.root)) if body else (),
        events=events_of(edition, department=term_id) if body else (),
    )


def _sections(edition: Edition, facet: Facet, term: Term, body: Department | None) -> Iterator[CardSection]:
    yield CardSection("entries", "", tuple(edition.cards[i] for i in term.documents), _no_entries(term, facet))
    for other in _same_body(edition.library, body) if body else ():
        held = edition.library.terms["department"].get(other.id)
        if held is not None:
            label = f"As {other.name}"
            note = f"The same body under another name, {_lived(other)}."
            yield CardSection(f"as-{other.id}", label, tuple(edition.cards[i] for i in held.documents), note)


def _no_entries(term: Term, facet: Facet) -> str:
    return "" if term.documents else f"No entry is filed under this {facet.label.lower()} yet."


def _same_body(library: Library, body: Department) -> list[Department]:
    """The same body under its other names: along name changes only, both ways, in the order of time."""
    chain = {body.id: body}
    waiting = [body]
    while waiting:
        current = waiting.pop()
        nearby = [link.to[0].text for link in current.lineage if link.type == "name-change" and link.to]
        nearby += [b.id for b, link in library.predecessors.get(current.id, ()) if link.type == "name-change"]
        for name in nearby:
            found = library.items.get(Thing("department", name))
            if isinstance(found, Department) and found.id not in chain:
                chain[found.id] = found
                waiting.append(found)
    others = [b for b in chain.values() if b.id != body.id]
    return sorted(others, key=lambda b: (b.start.date.earliest.toordinal() if b.start else 0, b.id))


def _lived(body: Department) -> str:
    start = in_words(body.start.date) if body.start else ""
    end = in_words(body.end.date) if body.end else ""
    if start and end:
        return f"{start} to {end}"
    return f"until {end}" if end else f"since {start}" if start else "dates not in the register"


def _banner(edition: Edition, body: Department) -> str:
    if body.end is None:
        return ""
    after = [edition.library.name_of(Thing("department", w.text)) for link in body.lineage for w in link.to]
    became = f" What became of it: {', '.join(dict.fromkeys(after))}." if after else ""
    return f"This body existed until {in_words(body.end.date)}.{became}"


def _names(body: Department) -> tuple[NameView, ...]:
    if len(body.names) < 2:
        return ()
    return tuple(NameView(name.name, _time(name.start, name.end)) for name in body.names)


def _time(start: FuzzyDate | None, end: FuzzyDate | None) -> str:
    if start and end:
        return f"{in_words(start)} to {in_words(end)}"
    if start:
        return f"from {in_words(start)}"
    return f"until {in_words(end)}" if end else ""


def _lineage(edition: Edition, body: Department) -> Iterator[LineageRow]:
    before = edition.library.predecessors.get(body.id, ())
    for earlier, link in sorted(before, key=lambda pair: (pair[1].date.earliest, pair[0].id)):
        bodies = (edition.thing_link(Thing("department", earlier.id), link.date),)
        yield _lineage_row(CAME_FROM[link.type], link, bodies, "before")
    for link in sorted(body.lineage, key=lambda item: item.date.earliest):
        bodies = tuple(edition.thing_link(Thing("department", word.text), link.date) for word in link.to)
        yield _lineage_row(BECAME[link.type], link, bodies, "after")


def _lineage_row(verb: str, link: LineageLink, bodies: tuple[Link, ...], direction: str) -> LineageRow:
    return LineageRow(verb, date_view(link.date), bodies, link.note, direction)


def _body_facts(edition: Edition, body: Department) -> Iterator[Fact]:
    if body.kind:
        yield Fact("Kind", spoken(body.kind))
    if body.acronyms:
        yield Fact("Also written", ", ".join(body.acronyms))
    if body.parent is not None:
        yield Fact("Part of", "", (edition.thing_link(Thing("department", body.parent.text)),))
    yield from _bound_fact("Set up", body.start)
    yield from _bound_fact("Ended", body.end)
    if body.url:
        yield Fact("Own page", "", (Link(_host(body.url), body.url),))


def _bound_fact(label: str, bound: Bound | None) -> Iterator[Fact]:
    if bound is not None:
        known = {"general-knowledge": "general knowledge, not yet seen in a source"}.get(bound.certainty, bound.basis)
        yield Fact(label, in_words(bound.date) + (f" ({known})" if known else ""))


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _topic_facts(edition: Edition, topic: Topic) -> Iterator[Fact]:
    group = next((g.label for g in edition.library.registers.groups if topic.group and g.id == topic.group.text), "")
    if group:
        yield Fact("Group", group)
    if topic.broader is not None:
        yield Fact("Broader", "", (edition.term_link("tags", topic.broader.text),))
    narrower = [t.id for t in edition.library.registers.topics if t.broader is not None and t.broader.text == topic.id]
    if narrower:
        yield Fact("Narrower", "", tuple(edition.term_link("tags", i) for i in narrower))
    if topic.related:
        yield Fact("See also", "", tuple(edition.term_link("tags", word.text) for word in topic.related))
    if topic.synonyms:
        yield Fact("Also found as", ", ".join(topic.synonyms))


def _overview(edition: Edition, folder: str, name: str, root: str) -> str:
    page = edition.library.overviews.get((folder, name))
    return body_html(edition, page.body, f"{folder}:{name}", root, None) if page is not None else ""


def _held_by(edition: Edition, thing: Thing, root: str) -> Iterator[AnnotationView]:
    """What somebody said or is credited with."""
    for document, annotation in edition.library.annotations():
        name = annotation.option("speaker") or annotation.option("holder")
        if name and edition.library.holders.get(name) == thing:
            yield annotation_view(edition, document, annotation, root)


def register_term(edition: Edition, kind: str, item: Person | Initiative | Publisher) -> TermView:
    """The page of a person, an initiative or a publisher."""
    route = route_of(edition, kind, item.id)
    ids = _naming(edition.library, kind, item.id)
    note = item.summary if isinstance(item, Initiative) else item.note
    label = KIND_LABELS[kind]
    return TermView(
        **basics(
            edition, route, "term.html", item.name, kind=kind, description=note, parents=(index_link(edition, kind),)
        ),
        facet_label=label,
        label=item.name,
        note=note,
        banner="",
        facts=tuple(_facts(edition, item)),
        names=(),
        lineage=(),
        overview_html="",
        sections=(
            CardSection(
                "entries",
                "",
                tuple(edition.cards[i] for i in ids),
                "" if ids else f"No entry names this {label.lower()} yet.",
            ),
        ),
        count=len(ids),
        years=year_bars(edition, ids),
        neighbours=_neighbours(edition, ids),
        annotations=tuple(_held_by(edition, Thing(kind, item.id), route.root)),
        events=events_of(edition, person=item.id) if kind == "person" else (),
    )


def _neighbours(edition: Edition, ids: tuple[str, ...]) -> tuple[Neighbours, ...]:
    return neighbours(edition, ids, ("", ""))


def _facts(edition: Edition, item: Person | Initiative | Publisher) -> Iterator[Fact]:
    if isinstance(item, Person):
        yield from _person_facts(edition, item)
    elif isinstance(item, Initiative):
        yield from _initiative_facts(edition, item)
    else:
        yield from _publisher_facts(item)


def _person_facts(edition: Edition, person: Person) -> Iterator[Fact]:
    for role in person.roles:
        time = _time(role.start, role.end)
        body = _body_link(edition, role.body.text, role.start or role.end) if role.body is not None else None
        yield Fact(time or "Undated", role.title + (f" ({role.basis})" if role.basis and not time else ""), (body,) if body else ())
    if person.printed:
        yield Fact("In sources also", ", ".join(person.printed))


def _body_link(edition: Edition, name: str, at: FuzzyDate | None) -> Link | None:
    for kind in ("department", "publisher"):
        if Thing(kind, name) in edition.library.items:
            return edition.thing_link(Thing(kind, name), at)
    return None


def _initiative_facts(edition: Edition, item: Initiative) -> Iterator[Fact]:
    if item.kind:
        yield Fact("Kind", spoken(item.kind))
    if item.start or item.end:
        yield Fact("Time", _time(item.start, item.end))
    leads = [_body_link(edition, word.text, item.start) for word in item.lead]
    if leads:
        yield Fact("Led by", "", tuple(link for link in leads if link is not None))
    if item.url:
        yield Fact("Page", "", (Link(_host(item.url), item.url),))
    if item.sources:
        yield Fact("Sources", "", tuple(Link(_host(url), url) for url in item.sources))


def _publisher_facts(item: Publisher) -> Iterator[Fact]:
    if item.kind:
        yield Fact("Kind", spoken(item.kind))
    if item.nature:
        yield Fact("Nature of its documents", f"{spoken(item.nature)}. {NATURES.get(item.nature, '')}")
    if item.acronyms:
        yield Fact("Also written", ", ".join(item.acronyms))
    if item.url:
        yield Fact("Own page", "", (Link(_host(item.url), item.url),))

