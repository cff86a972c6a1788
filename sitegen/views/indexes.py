"""Indexes of terms: topics, departments, people, initiatives, publishers, further facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sitegen.config import Facet
from sitegen.dates import in_words
from sitegen.library import Library
from sitegen.model import Department, Group, Initiative, Person, Publisher, Topic
from sitegen.routes import KIND_OF_FACET
from sitegen.views.a_z import a_z_link
from sitegen.views.basics import basics, index_link
from sitegen.views.edition import Edition, capital, route_of, spoken
from sitegen.views.glance import glance_link
from sitegen.views.parts import Link, TermGroup, TermRow
from sitegen.views.pictures import spark_in, spark_years
from sitegen.views.shapes import TermIndexView
from sitegen.views.statements import said_on

INTROS = {
    "person": "People who are named in entries, with the offices they held at the time.",
    "initiative": "Programmes, strategies, networks and events that entries are about.",
    "publisher": "Who published the originals, and other outside organisations that entries name.",
}


def facet_index(edition: Edition, facet: Facet) -> TermIndexView:
    """The index of a facet: terms in use, grouped where the register groups them, then the unused ones."""
    used = edition.library.terms(facet.name)
    route = route_of(edition, "index", facet.name)
    groups = _topic_groups(edition, used) if facet.name == "tags" else [("all", "", list(used))]
    span = spark_years(edition)
    return TermIndexView(
        **basics(edition, route, "term-index.html", facet.plural, kind="index"),
        intro="",
        groups=tuple(
            TermGroup(id_, label, tuple(_row(edition, facet.name, i, span) for i in _by_name(edition, facet.name, ids)))
            for id_, label, ids in groups
            if ids
        ),
        total=len(used),
        glance=glance_link(edition) if facet.name in {"tags", "department"} else None,
        a_z=a_z_link(edition),
        unused=_unused(edition, facet, used),
    )


def _by_name(edition: Edition, facet: str, ids: Iterable[str]) -> list[str]:
    return sorted(ids, key=lambda i: (edition.term_name(facet, i).casefold(), i))


def _topic_groups(edition: Edition, used: tuple[str, ...]) -> list[tuple[str, str, list[str]]]:
    groups = edition.library.rows("groups", Group)
    topics = edition.library.rows("topics", Topic)
    group_of = {t.id: t.group.text for t in topics if t.group is not None}
    rows = [(g.id, g.label, [i for i in used if group_of.get(i) == g.id]) for g in groups]
    known = {g.id for g in groups}
    rest = [i for i in used if group_of.get(i) not in known]
    return [*rows, ("other", "Other" if groups else "", rest)]


def _row(edition: Edition, facet: str, term_id: str, span: range) -> TermRow:
    link = edition.term_link(facet, term_id)
    years = edition.library.per_year(f"{facet}/{term_id}")
    total = sum(count for _, count in years)
    note = _row_note(edition, facet, term_id)
    return TermRow(link.label, link.href, total, note, _span_of(years), spark_in(span, years))


def _row_note(edition: Edition, facet: str, term_id: str) -> str:
    item = edition.library.item(f"{KIND_OF_FACET.get(facet, facet)}:{term_id}")
    if isinstance(item, Topic):
        return item.scope
    if isinstance(item, Department) and item.end is not None:
        return f"existed until {in_words(item.end.date)}"
    return ""


def _span_of(years: tuple[tuple[int, int], ...]) -> str:
    if not years:
        return ""
    first, last = years[0][0], years[-1][0]
    return str(first) if first == last else f"{first}–{last}"


def _unused(edition: Edition, facet: Facet, used: tuple[str, ...]) -> tuple[TermGroup, ...]:
    """Terms of the register without an entry: topics in one list, bodies by kind."""
    filed = set(used)
    rows: dict[str, list[TermRow]] = {}
    if facet.name == "tags":
        for topic in edition.library.rows("topics", Topic):
            if topic.id not in filed:
                rows.setdefault("", []).append(TermRow(topic.label, edition.href("tags", topic.id), 0, "", ""))
    elif facet.name == "department":
        bodies = edition.library.rows("departments", Department)
        names = Counter(body.name for body in bodies)
        for body in bodies:
            if body.id not in filed:
                note = _lifetime_note(body, shared=names[body.name] > 1)
                row = TermRow(body.name, edition.href("department", body.id), 0, note, "")
                rows.setdefault(capital(body.kind), []).append(row)
    return tuple(
        TermGroup(f"unused-{number}", label, tuple(sorted(group, key=lambda r: (r.label.casefold(), r.href))))
        for number, (label, group) in enumerate(sorted(rows.items()), start=1)
    )


def _lifetime_note(body: Department, *, shared: bool) -> str:
    """The years of a body that has ended, or that shares its name with another one."""
    start = str(body.start.date.earliest.year) if body.start else ""
    if body.end is not None:
        end = str(body.end.date.earliest.year)
        return f"{start}–{end}" if start else f"until {end}"
    return f"since {start}" if shared and start else ""


def register_index(edition: Edition, kind: str) -> TermIndexView:
    """The index of people, initiatives or publishers: those that entries name, then the others."""
    items = sorted(_items(edition.library, kind), key=lambda i: (_sort_name(i), i.id))
    named = {item.id: edition.library.count(f"@named/{kind}:{item.id}") for item in items}
    title = index_link(edition, kind).label
    span = spark_years(edition)

    def row(item: Person | Initiative | Publisher) -> TermRow:
        name = f"@named/{kind}:{item.id}"
        years = edition.library.per_year(name)
        note = _item_note(edition.library, item, edition.library.first(name, 1))
        picture = spark_in(span, years)
        return TermRow(item.name, edition.href(kind, item.id), named[item.id], note, _span_of(years), picture)

    used = tuple(row(item) for item in items if named[item.id])
    unused = tuple(row(item) for item in items if not named[item.id])
    return TermIndexView(
        **basics(edition, route_of(edition, "index", kind), "term-index.html", title, kind="index"),
        intro=INTROS[kind],
        groups=(TermGroup("all", "", used),) if used else (),
        total=len(used),
        unused=(TermGroup("unused", "", unused),) if unused else (),
        a_z=a_z_link(edition),
        said=said_on(edition) if kind == "person" else None,
    )


def _items(library: Library, kind: str) -> tuple[Person | Initiative | Publisher, ...]:
    if kind == "person":
        return library.rows("people", Person)
    return library.rows("initiatives", Initiative) if kind == "initiative" else library.rows("publishers", Publisher)


def _sort_name(item: Person | Initiative | Publisher) -> str:
    return (item.sort if isinstance(item, Person) else item.name.removeprefix("The ")).casefold()


def _item_note(library: Library, item: Person | Initiative | Publisher, ids: tuple[str, ...]) -> str:
    """What somebody or something is; of a person, the office held in the newest entry that names them."""
    if not isinstance(item, Person):
        return spoken(item.kind)
    held = item.role_at(library.entry(ids[0]).as_at) if ids else ""
    return held or (item.roles[-1].title if item.roles else "")


def all_indexes(edition: Edition) -> list[Link]:
    """Every index with its number of terms in use."""
    library = edition.library
    links = [edition.link("index", f.name, f.plural, count=len(library.terms(f.name))) for f in library.config.facets]
    links.append(edition.link("single", "timeline", "Timeline"))
    named = [name.partition(":")[0] for name in library.terms("@named")]
    for kind, label in (("person", "People"), ("initiative", "Initiatives"), ("publisher", "Publishers")):
        if edition.find("index", kind):
            count = named.count(kind) if kind != "publisher" else None
            links.append(edition.link("index", kind, label, count=count))
    if edition.find("single", "annotations"):
        links.append(edition.link("single", "annotations", "Annotations"))
    a_z = a_z_link(edition)
    return [*links, a_z] if a_z is not None else links
