"""Pages of terms: topics, departments, people, initiatives, publishers, further facets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sitegen.config import Facet
from sitegen.dates import FuzzyDate
from sitegen.library import Key, Library, Route, list_of
from sitegen.lists import Thing
from sitegen.model import Department, Group, Initiative, Person, Publisher, Topic
from sitegen.routes import KIND_OF_FACET
from sitegen.views.archives import (
    Part,
    archive_at,
    archive_of,
    citations_of,
    members_of,
    newest_of,
    parents_at,
    route_at,
    year_href,
)
from sitegen.views.basics import KIND_LABELS, basics, feed_link, index_link
from sitegen.views.bodies import annotation_view, body_html
from sitegen.views.departments import banner, body_facts, host_of, lineage_of, lived, names_of, same_body, time_of
from sitegen.views.edition import Edition, route_of, spoken
from sitegen.views.metadata import list_json_ld
from sitegen.views.parts import AnnotationView, Archive, Card, CardSection, Fact, FeedLink, Link, YearBar
from sitegen.views.pictures import lineage_picture, spark_of
from sitegen.views.sayings import sayings_of
from sitegen.views.shapes import ArchiveView, TermView
from sitegen.views.statements import stated_by
from sitegen.views.tallies import NEWEST, by_facet, decades_of, neighbours, year_bars
from sitegen.views.timeline import events_of
from sitegen.vocabularies import NATURES


def facet_term(edition: Edition, facet: Facet, term_id: str) -> TermView:
    """The page of a topic, a department, or a term of a further facet."""
    key = (facet.name, term_id)
    ids, total = newest_of(edition, list_of(key))
    archive = archive_of(edition, key)
    item = edition.library.item(f"{KIND_OF_FACET.get(facet.name, facet.name)}:{term_id}")
    route = route_of(edition, facet.name, term_id)
    label = edition.term_name(facet.name, term_id)
    body = item if isinstance(item, Department) else None
    topic = item if isinstance(item, Topic) else None
    lineage = tuple(lineage_of(edition, body)) if body else ()
    years = _bars(edition, key, archive)
    note = (topic.scope if topic else "") or (body.note if body else "")
    shared = basics(
        edition,
        route,
        "term.html",
        label,
        kind=facet.label.lower(),
        description=note,
        parents=(index_link(edition, facet.name),),
        feeds=_feeds(edition, label, route, ids),
    )
    return TermView(
        **shared,
        json_ld=list_json_ld(edition, Link(label, route.href), shared["breadcrumbs"], item, note),
        facet_label=facet.label,
        label=label,
        note=note,
        banner=banner(edition, body) if body else "",
        facts=tuple(_topic_facts(edition, topic) if topic else body_facts(edition, body) if body else ()),
        names=names_of(body) if body else (),
        lineage=lineage,
        lineage_picture=lineage_picture(edition, body.name, lived(body), lineage) if body else None,
        overview_html=_overview(edition, facet.path, term_id, route.root),
        sections=tuple(_sections(edition, facet, term_id, body)),
        count=total,
        years=years,
        spark=spark_of(edition, years),
        decades=decades_of(edition, "/".join(key)),
        by_facet=by_facet(edition, "/".join(key)),
        neighbours=neighbours(edition, ids, "/".join(key), note=NEWEST if archive else ""),
        annotations=_held_by(edition, Thing("department", term_id), route.root) if body else (),
        annotations_total=_held_count(edition, Thing("department", term_id)) if body else 0,
        said=stated_by(edition, Thing("department", term_id)) if body else None,
        events=events_of(edition, department=term_id) if body else (),
        archive=archive,
        citations=citations_of(edition, key, route),
        sayings=sayings_of(edition, key),
    )


def _bars(edition: Edition, key: Key, archive: Archive | None) -> tuple[YearBar, ...]:
    """The bars of a term: down to the first entry of the year, or into its archive where it has one."""
    if archive is None:
        return year_bars(edition, list_of(key), lambda year: f"#year-{year}")
    route = route_of(edition, *key)
    return year_bars(edition, list_of(key), lambda year: year_href(route, key[0], year))


def _feeds(edition: Edition, label: str, route: Route, ids: Collection[str]) -> tuple[FeedLink, ...]:
    """The feed of a list that has entries."""
    is_made = ids and has_feed(edition.library)
    return (feed_link(label, route.path.removesuffix("index.html")),) if is_made else ()


def has_feed(library: Library) -> bool:
    """Whether terms have feeds of their own."""
    return "term-feeds" not in library.config.without


def _sections(edition: Edition, facet: Facet, term_id: str, body: Department | None) -> Iterator[CardSection]:
    yield _entries(edition, (facet.name, term_id), f"No entry is filed under this {facet.label.lower()} yet.")
    for other in same_body(edition.library, body) if body else ():
        held, total = newest_of(edition, f"department/{other.id}")
        if held:
            note = f"The same body under another name, {lived(other)}."
            more = edition.term_link("department", other.id, count=total) if total > len(held) else None
            yield CardSection(f"as-{other.id}", f"As {other.name}", _cards(edition, held), note, more)
    mentions = _linking(edition.library, facet, term_id)
    if mentions:
        note = "These entries link here, but are filed elsewhere."
        shown = mentions[: edition.library.config.listing_limit]
        more = Link("", "", len(mentions)) if len(mentions) > len(shown) else None
        yield CardSection("mentioned", "Also mentioned in", _cards(edition, shown), note, more)


def _cards(edition: Edition, ids: Iterable[str]) -> tuple[Card, ...]:
    return tuple(edition.card(document_id) for document_id in ids)


def _entries(edition: Edition, key: Key, nothing: str) -> CardSection:
    """The entries of a term, or the newest of them."""
    ids, total = newest_of(edition, list_of(key))
    more = Link("", "", total) if total > len(ids) else None
    return CardSection("entries", "", _cards(edition, ids), "" if ids else nothing, more)


def _linking(library: Library, facet: Facet, term_id: str) -> list[str]:
    """Entries whose text links to the term without carrying it."""
    back = library.members(f"@backlink/{KIND_OF_FACET.get(facet.name, facet.name)}:{term_id}")
    filed = set(library.members(f"{facet.name}/{term_id}")) if back else set[str]()
    return [document_id for document_id in back if document_id not in filed]


def _topic_facts(edition: Edition, topic: Topic) -> Iterator[Fact]:
    groups = edition.library.rows("groups", Group)
    group = next((g.label for g in groups if topic.group and g.id == topic.group.text), "")
    if group:
        yield Fact("Group", group)
    if topic.broader is not None:
        yield Fact("Broader", "", (edition.term_link("tags", topic.broader.text),))
    topics = edition.library.rows("topics", Topic)
    narrower = [t.id for t in topics if t.broader is not None and t.broader.text == topic.id]
    if narrower:
        yield Fact("Narrower", "", tuple(edition.term_link("tags", i) for i in narrower))
    above = {topic.broader.text} if topic.broader is not None else set()
    beside = [word.text for word in topic.related if word.text not in {*narrower, *above}]
    if beside:
        yield Fact("See also", "", tuple(edition.term_link("tags", i) for i in beside))
    if topic.synonyms:
        yield Fact("Also found as", ", ".join(topic.synonyms))


def _overview(edition: Edition, folder: str, name: str, root: str) -> str:
    page = edition.library.overview(f"{folder}/{name}")
    links = edition.library.text_links(f"{folder}:{name}")
    return body_html(edition, page.body, links, root, None) if page is not None else ""


def _held_by(edition: Edition, thing: Thing, root: str) -> tuple[AnnotationView, ...]:
    """What somebody said or is credited with, the newest of it where it is much."""
    members, _ = newest_of(edition, f"@held/{thing.key}")
    return tuple(annotation_view(edition, *edition.library.part(member), root) for member in members)


def _held_count(edition: Edition, thing: Thing) -> int:
    return newest_of(edition, f"@held/{thing.key}")[1]


def register_term(edition: Edition, kind: str, item: Person | Initiative | Publisher) -> TermView:
    """The page of a person, an initiative or a publisher."""
    route = route_of(edition, kind, item.id)
    key = (kind, item.id)
    ids, total = newest_of(edition, list_of(key))
    archive = archive_of(edition, key)
    note = item.summary if isinstance(item, Initiative) else item.note
    label = KIND_LABELS[kind]
    years = _bars(edition, key, archive)
    shared = basics(
        edition,
        route,
        "term.html",
        item.name,
        kind=kind,
        description=note,
        parents=(index_link(edition, kind),),
        feeds=_feeds(edition, item.name, route, ids),
    )
    return TermView(
        **shared,
        json_ld=list_json_ld(edition, Link(item.name, route.href), shared["breadcrumbs"], item, note),
        facet_label=label,
        label=item.name,
        note=note,
        banner="",
        facts=tuple(_facts(edition, item)),
        names=(),
        lineage=(),
        lineage_picture=None,
        overview_html="",
        sections=(_entries(edition, key, f"No entry names this {label.lower()} yet."),),
        count=total,
        years=years,
        spark=spark_of(edition, years),
        decades=(),
        by_facet=(),
        neighbours=neighbours(edition, ids, "/".join(key), note=NEWEST if archive else ""),
        annotations=_held_by(edition, Thing(kind, item.id), route.root),
        annotations_total=_held_count(edition, Thing(kind, item.id)),
        said=stated_by(edition, Thing(kind, item.id)),
        events=events_of(edition, person=item.id) if kind == "person" else (),
        archive=archive,
        citations=citations_of(edition, key, route),
        sayings=sayings_of(edition, key),
    )


def term_archive(edition: Edition, kind: str, name: str, at: Part) -> ArchiveView:
    """The entries of a term in one year, or a part of them."""
    key = (kind, name)
    facet = next((facet for facet in edition.library.config.facets if facet.name == kind), None)
    term = edition.term_name(kind, name) if facet else edition.library.name_of(Thing(kind, name))
    archive = archive_at(edition, key, at)
    title, route = f"{term}, {archive.title}", route_at(edition, key, at)
    return ArchiveView(
        **basics(
            edition,
            route,
            "archive.html",
            title,
            description=f"{title}: the entries, newest first.",
            parents=(index_link(edition, kind), *parents_at(edition, key, term, at)),
        ),
        facet_label=facet.label if facet else KIND_LABELS[kind],
        term=Link(term, route_of(edition, *key).href),
        cards=_cards(edition, members_of(edition, key, at)),
        archive=archive,
        citations=citations_of(edition, key, route),
    )


def _facts(edition: Edition, item: Person | Initiative | Publisher) -> Iterator[Fact]:
    if isinstance(item, Person):
        yield from _person_facts(edition, item)
    elif isinstance(item, Initiative):
        yield from _initiative_facts(edition, item)
    else:
        yield from _publisher_facts(item)


def _person_facts(edition: Edition, person: Person) -> Iterator[Fact]:
    for role in person.roles:
        time = time_of(role.start, role.end)
        body = _body_link(edition, role.body.text, role.start or role.end) if role.body is not None else None
        yield Fact(
            time or "Undated",
            role.title + (f" ({role.basis})" if role.basis and not time else ""),
            (*((body,) if body else ()), *((Link(host_of(role.url), role.url, None, "source"),) if role.url else ())),
        )
    if person.printed:
        yield Fact("In sources also", ", ".join(person.printed))


def _body_link(edition: Edition, name: str, at: FuzzyDate | None) -> Link | None:
    for kind in ("department", "publisher"):
        if edition.library.item(f"{kind}:{name}") is not None:
            return edition.thing_link(Thing(kind, name), at)
    return None


def _initiative_facts(edition: Edition, item: Initiative) -> Iterator[Fact]:
    if item.kind:
        yield Fact("Kind", spoken(item.kind))
    if item.start or item.end:
        yield Fact("Time", time_of(item.start, item.end))
    leads = [_body_link(edition, word.text, item.start) for word in item.lead]
    if leads:
        yield Fact("Led by", "", tuple(link for link in leads if link is not None))
    if item.url:
        yield Fact("Page", "", (Link(host_of(item.url), item.url),))
    if item.sources:
        yield Fact("Sources", "", tuple(Link(host_of(url), url) for url in item.sources))


def _publisher_facts(item: Publisher) -> Iterator[Fact]:
    if item.kind:
        yield Fact("Kind", spoken(item.kind))
    if item.nature:
        yield Fact("Nature of its documents", f"{spoken(item.nature)}. {NATURES.get(item.nature, '')}")
    if item.acronyms:
        yield Fact("Also written", ", ".join(item.acronyms))
    if item.url:
        yield Fact("Own page", "", (Link(host_of(item.url), item.url),))
