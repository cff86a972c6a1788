"""The page of an entry."""

from __future__ import annotations

from msgspec import structs

from sitegen.dates import in_words, parse_date
from sitegen.library import Library
from sitegen.lists import ALL, Thing
from sitegen.model import Annotation, Department, Document, Person, Publisher
from sitegen.routes import twin_path
from sitegen.views.basics import basics, single_link
from sitegen.views.bodies import annotation_view, body_html, headings
from sitegen.views.cards import entry_picture
from sitegen.views.citing import citation, downloads, in_source, items, source_citation
from sitegen.views.edition import Edition, change_views, optional_date, route_of, spoken
from sitegen.views.metadata import json_ld, meta, properties
from sitegen.views.parts import AnnotationView, Card, Fact, Link, Mention, SourceView
from sitegen.views.shapes import DocumentView
from sitegen.vocabularies import NATURES

WORDS_PER_MINUTE = 230
"""Silent reading of English non-fiction: 238 words a minute (Brysbaert 2019), rounded down."""
MAX_RELATED = 4


def document_view(edition: Edition, document: Document) -> DocumentView:
    """Everything that the page of an entry shows; of a withdrawn one only that, and why."""
    route = route_of(edition, "document", document.id)
    withdrawn = document.withdrawn
    parents = (
        single_link(edition, "timeline", "Timeline"),
        edition.link("year", str(document.year), str(document.year)),
    )
    library = edition.library
    card = edition.card(document.id)
    body = library.body(document.id)
    later, earlier = library.beside(ALL, document.id)
    shared = basics(
        edition,
        route,
        "document.html",
        document.title,
        description=document.summary,
        lang=document.lang,
        parents=parents,
    )
    shared["picture"] = entry_picture(edition, document)
    annotations = tuple(_annotation(edition, document, annotation, route.root) for annotation in body.annotations)
    # Without them a page says nothing of itself to machines, and holds no files.
    works = items(edition, document) if "citations" not in library.config.without else ()
    return DocumentView(
        **shared,
        card=card,
        body_html=body_html(edition, body, library.links(document.id), route.root, document.as_at),
        headings=headings(body),
        annotations=annotations,
        source=_source(edition, document),
        event_date=optional_date(document.event_date, period=True),
        topics_label=_label(edition, "tags", len(card.topics)),
        departments_label=_label(edition, "department", len(card.departments)),
        departments=tuple(_department_link(edition, document, i) for i in library.carried(document.id, "department")),
        department_note=document.department_note,
        people=tuple(_person_link(edition, document, i) for i in library.people(document.id)),
        initiatives=tuple(edition.thing_link(Thing("initiative", i)) for i in library.initiatives(document.id)),
        facets=_own_facts(edition, document),
        responds_to=_responds_to(edition, document),
        responses=_responses(edition, document),
        related=_related(edition, document),
        backlinks=_backlinks(edition, document),
        earlier=edition.card(earlier) if earlier else None,
        later=edition.card(later) if later else None,
        changes=change_views(edition, document),
        added=document.added.machine if document.added else "",
        reading_minutes=max(1, round(body.words / WORDS_PER_MINUTE)) if body.words else 0,
        words=body.words,
        citation=citation(edition, document),
        source_citation=source_citation(edition, document),
        citation_files=downloads(works[0]) if works else (),
        source_citation_files=downloads(works[1]) if len(works) > 1 else (),
        meta=meta(edition, document, card, works[0]) if works else (),
        properties=properties(document, card) if works else (),
        json_ld=json_ld(edition, document, works, annotations, shared["breadcrumbs"]) if works else "",
        withdrawn=withdrawn,
        twin=twin_path(library, document.id),
    )


def _annotation(edition: Edition, document: Document, annotation: Annotation, root: str) -> AnnotationView:
    view = annotation_view(edition, document, annotation, root)
    found = in_source(document, annotation)
    return structs.replace(view, source_href=found) if found else view


def _label(edition: Edition, name: str, count: int) -> str:
    facet = next(f for f in edition.library.config.facets if f.name == name)
    return facet.label if count == 1 else facet.plural


def _department_link(edition: Edition, document: Document, name: str) -> Link:
    link = edition.term_link("department", name, document.as_at)
    body = edition.library.item(f"department:{name}")
    note = _later_name(edition.library, body, link.label) if isinstance(body, Department) else ""
    return Link(link.label, link.href, None, note)


def _later_name(library: Library, body: Department, shown: str) -> str:
    """What a reader of today should know: a later name of the same body, or that it has ended."""
    newest = _follow_names(library, body)
    if newest.name != shown:
        return f"now {newest.name}" if newest.end is None else f"later {newest.name}"
    return f"existed until {in_words(newest.end.date)}" if newest.end is not None else ""


def _follow_names(library: Library, body: Department) -> Department:
    """Along name changes only; mergers and splits are told on the body's own page."""
    seen = {body.id}
    while True:
        change = next((link for link in body.lineage if link.type == "name-change" and link.to), None)
        following = library.item(f"department:{change.to[0].text}") if change else None
        if not isinstance(following, Department) or following.id in seen:
            return body
        seen.add(following.id)
        body = following


def _person_link(edition: Edition, document: Document, name: str) -> Link:
    person = edition.library.item(f"person:{name}")
    role = person.role_at(document.as_at) if isinstance(person, Person) else ""
    return edition.thing_link(Thing("person", name), note=role)


def _source(edition: Edition, document: Document) -> SourceView | None:
    source = document.source
    if source is None:
        return None
    known = edition.library.item(f"publisher:{source.publisher}")
    nature = source.nature or (known.nature if isinstance(known, Publisher) else "")
    return SourceView(
        title=source.title,
        publisher=edition.holder_link(source.publisher, document.as_at),
        nature=spoken(nature),
        nature_note=NATURES.get(nature, ""),
        author=source.author,
        url=source.url,
        host=source.url.partition("://")[2].partition("/")[0].removeprefix("www."),
        published=optional_date(source.published),
        accessed=in_words(source.accessed) if source.accessed else "",
        archive_url=source.archive_url,
        licence=source.licence,
        defects=source.defects,
        via=source.via,
    )


def _own_facts(edition: Edition, document: Document) -> tuple[Fact, ...]:
    """The fields that this digest declares for itself."""
    facts = []
    for own in edition.library.config.fields:
        words = next((value.words for value in document.own if value.name == own.name), ())
        if not words:
            continue
        if own.facet:
            links = tuple(edition.term_link(own.name, i) for i in edition.library.carried(document.id, own.name))
            facts.append(Fact(own.label, "", links))
        elif own.type == "reference":
            targets = [edition.thing_link(Thing("document", word.text)) for word in words]
            facts.append(Fact(own.label, "", tuple(targets)))
        else:
            texts = [in_words(parse_date(word.text)) if own.type == "date" else word.text for word in words]
            facts.append(Fact(own.label, ", ".join(texts)))
    return tuple(facts)


def _responds_to(edition: Edition, document: Document) -> Card | None:
    name = document.responds_to.text if document.responds_to else ""
    return edition.card(name) if name and "document" in edition.library.kinds(name) else None


def _responses(edition: Edition, document: Document) -> tuple[Card, ...]:
    return tuple(edition.card(i) for i in edition.library.members(f"@answers/{document.id}"))


def _backlinks(edition: Edition, document: Document) -> tuple[Card, ...]:
    return tuple(edition.card(i) for i in edition.library.members(f"@backlink/document:{document.id}"))


def _related(edition: Edition, document: Document) -> tuple[Mention, ...]:
    named = [word.text for word in document.related if word.text != document.id]
    picked = [name for name in named if "document" in edition.library.kinds(name)]
    mentions = [Mention(edition.card(i), "picked by the editors") for i in dict.fromkeys(picked)]
    if "related" in edition.library.config.without:
        return tuple(mentions)
    for other, reason in _computed(edition, document):
        if len(mentions) >= MAX_RELATED:
            break
        if other not in picked:
            mentions.append(Mention(edition.card(other), reason))
    return tuple(mentions)


def _computed(edition: Edition, document: Document) -> list[tuple[str, str]]:
    """Entries nearby that share topics, those of rare topics first.

    A shared topic counts 1 / its number of entries, in powers of two: exact numbers would make every page of a topic
    out of date with each new entry.
    """
    scores: dict[str, float] = {}
    shared: dict[str, list[str]] = {}
    for term_id in edition.library.carried(document.id, "tags"):
        name = f"tags/{term_id}"
        weight = 1 / 2 ** edition.library.magnitude(name)
        label = edition.term_name("tags", term_id)
        for other in edition.library.near(name, document.id):
            scores[other] = scores.get(other, 0.0) + weight
            shared.setdefault(other, []).append(label)
    best = sorted(scores, key=lambda i: (-scores[i], i))[:MAX_RELATED]
    return [(i, "also on " + " and ".join(shared[i][:2])) for i in best]
