"""What all view builders share: the library with its addresses, and the small values that many pages show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from sitegen.dates import FuzzyDate, day_in_words, in_words
from sitegen.library import Library, Thing
from sitegen.model import Annotation, Body, Document, Person
from sitegen.routes import Route, Routes
from sitegen.tables import ANNOTATION_KINDS, NATURES
from sitegen.views.shapes import (
    AnnotationView,
    Card,
    ChangeView,
    DateView,
    Fact,
    Heading,
    Link,
    Neighbours,
    SiteView,
    YearBar,
)

_REFERENCE = re.compile(r'<a href="ref:([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_FACTS = re.compile(r'<a href="facts:(\d+)"></a>')
_ROOTED = re.compile(r'(<(?:a|img)\b[^>]*? (?:href|src)=")/(?!/)')
_NUMBER = re.compile(r"^-(?=\d)")
MAX_NEIGHBOURS = 12

OPTION_LABELS = {
    "speaker": "Speaker",
    "role": "Office",
    "where": "Where",
    "date": "Date",
    "value": "Value",
    "unit": "Unit",
    "what": "What",
    "from": "From",
    "to": "To",
    "period": "Period",
    "base": "Base",
    "holder": "Holder",
    "derived": "Worked out by",
    "status": "Status",
    "reply": "Reply",
    "no_reply": "No reply",
    "term": "Term",
    "about": "In doubt",
}
STATUS_WORDS = {
    "stated": "stated by its holder",
    "disputed": "disputed",
    "contested": "contested by others in the source",
    "confirmed": "confirmed by a second source",
}


@dataclass(frozen=True)
class Edition:
    """The library, its addresses and the site, with every card made once."""

    library: Library
    routes: Routes
    site: SiteView
    cards: Mapping[str, Card] = field(default_factory=dict)

    def link(self, kind: str, name: str, label: str, *, count: int | None = None, note: str = "") -> Link:
        """A link to a routed thing; its href is empty when there is no page for it."""
        return Link(label, self.routes.href(kind, name), count, note)

    def thing_link(self, thing: Thing, at: FuzzyDate | None = None, note: str = "") -> Link:
        """A link to a thing of a register, by its name at the date."""
        return Link(self.library.name_of(thing, at), self.routes.of(thing), None, note)

    def term_link(self, facet: str, term_id: str, at: FuzzyDate | None = None, count: int | None = None) -> Link:
        """A link to a term; a body shows the name it had at the date."""
        return self.link(facet, term_id, self.term_name(facet, term_id, at), count=count)

    def term_name(self, facet: str, term_id: str, at: FuzzyDate | None = None) -> str:
        """The label of a term, whether a register has it or only documents."""
        thing = Thing({"tags": "topic"}.get(facet, facet), term_id)
        if facet in {"tags", "department"} and thing in self.library.items:
            return self.library.name_of(thing, at)
        term = self.library.terms.get(facet, {}).get(term_id)
        return term.label if term else term_id


def make_edition(library: Library, routes: Routes, site: SiteView) -> Edition:
    """Make every card once; they stand on many pages."""
    bare = Edition(library, routes, site)
    return Edition(library, routes, site, {d.id: _card(bare, d) for d in library.documents})


def _card(edition: Edition, document: Document) -> Card:
    carried = edition.library.carried
    at = document.as_at
    source = document.source
    nature = source.nature if source else ""
    publisher = edition.library.items.get(Thing("publisher", source.publisher)) if source else None
    return Card(
        id=document.id,
        title=document.title,
        href=edition.routes.href("document", document.id),
        summary=document.summary,
        date=date_view(at, document.date_basis),
        year=str(document.year),
        kind=spoken(document.kind),
        nature=spoken(nature or getattr(publisher, "nature", "")),
        publisher=getattr(publisher, "name", "") or (source.publisher if source else ""),
        departments=tuple(edition.term_link("department", i, at) for i in carried["department"][document.id]),
        topics=tuple(edition.term_link("tags", i) for i in carried["tags"][document.id]),
        annotation_count=len(document.body.annotations),
        lang=document.lang,
        withdrawn=bool(withdrawal(document)),
        draft=document.draft,
    )


def spoken(value: str) -> str:
    """A value of a closed set as readers read it: `case-study` -> `case study`."""
    return value.replace("-", " ")


def withdrawal(document: Document) -> str:
    """The reason why an entry was withdrawn, or empty."""
    return next((c.note for c in reversed(document.changes) if c.kind == "withdrawal"), "")


def date_view(date: FuzzyDate, basis: str = "", *, period: bool = False) -> DateView:
    """A date for readers; `period` for things that lasted, else an interval is a span of doubt."""
    return DateView(in_words(date, period=period), date.edtf, date.machine, date.certainty, basis)


def optional_date(date: FuzzyDate | None, *, period: bool = False) -> DateView | None:
    """A date for readers, or None."""
    return date_view(date, period=period) if date is not None else None


def body_html(edition: Edition, body: Body, key: str, root: str, at: FuzzyDate | None) -> str:
    """The HTML of a body with every symbolic address resolved, for a page that is `root` away from the site's root.

    `key` names the body in `Library.links`; `at` is the date that names of bodies are shown as at.
    """
    links = edition.library.links.get(key, {})
    facts = {annotation.number: annotation for annotation in body.annotations}

    def reference(match: re.Match[str]) -> str:
        target, label = unquote(html.unescape(match[1])), match[3]
        thing = links.get(target)
        if thing is None:
            return label or html.escape("an entry that is not published yet")
        words = label or html.escape(edition.library.name_of(thing, at))
        href = edition.routes.of(thing)
        return f'<a href="{root}{html.escape(href)}"{match[2]}>{words}</a>' if href else words

    def facts_list(match: re.Match[str]) -> str:
        annotation = facts.get(int(match[1]))
        return _facts_html(annotation_facts(edition, annotation, at), root) if annotation else ""

    text = _REFERENCE.sub(reference, body.html)
    text = _FACTS.sub(facts_list, text)
    return _ROOTED.sub(lambda match: match[1] + root, text)


def _facts_html(facts: Iterable[Fact], root: str) -> str:
    rows = "".join(
        f"<div><dt>{html.escape(fact.label)}</dt><dd>{_fact_html(fact, root)}</dd></div>" for fact in facts
    )
    return f'<dl class="annotation-facts">{rows}</dl>' if rows else ""


def _fact_html(fact: Fact, root: str) -> str:
    links = [
        f'<a href="{root}{html.escape(link.href)}">{html.escape(link.label)}</a>' if link.href else html.escape(link.label)
        for link in fact.links
    ]
    return "; ".join([*links, html.escape(fact.text)] if fact.text else links)


def annotation_facts(edition: Edition, annotation: Annotation, at: FuzzyDate | None) -> tuple[Fact, ...]:
    """The options of an annotation in reading order; the office is filled in from the register where it is missing."""
    facts = []
    for name, value in annotation.options:
        label = OPTION_LABELS.get(name, name)
        if name in {"speaker", "holder"}:
            facts.append(Fact(label, "", (holder_link(edition, value, at),)))
            office = _office(edition, annotation, value, at)
            if office and not annotation.option("role"):
                facts.append(Fact(OPTION_LABELS["role"], office))
        else:
            facts.append(Fact(label, _option_text(edition, annotation, name, value)))
    return tuple(facts)


def _option_text(edition: Edition, annotation: Annotation, name: str, value: str) -> str:
    if name == "value":
        return figure_value(annotation)
    if name == "derived":
        return "us, from the figures of the source"
    if name == "status":
        return STATUS_WORDS.get(value, value)
    if name == "date" and annotation.date is not None:
        return in_words(annotation.date)
    if name == "from":
        return _NUMBER.sub("−", value)
    return value


def figure_value(annotation: Annotation) -> str:
    """The value of a figure with its unit, with a real minus sign."""
    parts = [annotation.option("value"), annotation.option("unit")]
    return _NUMBER.sub("−", " ".join(part for part in parts if part))


def holder_link(edition: Edition, name: str, at: FuzzyDate | None) -> Link:
    """A speaker or holder: linked when a register has them, else the name as written."""
    thing = edition.library.holders.get(name)
    return edition.thing_link(thing, at) if thing is not None else Link(name, "")


def _office(edition: Edition, annotation: Annotation, name: str, at: FuzzyDate | None) -> str:
    thing = edition.library.holders.get(name)
    person = edition.library.items.get(thing) if thing is not None else None
    when = annotation.date or at
    return person.role_at(when) if isinstance(person, Person) and when is not None else ""


def annotation_view(edition: Edition, document: Document, annotation: Annotation, root: str) -> AnnotationView:
    """An annotation as a row of an index that is `root` away from the site's root."""
    at = document.as_at
    kind = ANNOTATION_KINDS[annotation.kind]
    name = annotation.option("speaker") or annotation.option("holder")
    body = Body(html=annotation.body_html, annotations=())
    title = Link(document.title, edition.routes.href("document", document.id), lang=document.lang)
    return AnnotationView(
        id=annotation.id,
        href=f"{title.href}#{annotation.id}",
        number=annotation.number,
        kind=annotation.kind,
        kind_label=kind.label,
        words=annotation.words,
        body_html=body_html(edition, body, document.id, root, at),
        facts=annotation_facts(edition, annotation, at),
        status=annotation.option("status"),
        speaker=holder_link(edition, name, at) if name else None,
        role=annotation.option("role") or _office(edition, annotation, name, at),
        value=figure_value(annotation),
        document=title,
        date=edition.cards[document.id].date if edition.cards else date_view(at),
    )


def change_views(edition: Edition, document: Document) -> tuple[ChangeView, ...]:
    """The public record of a document's changes, newest first, its entry into the digest last."""
    link = Link(document.title, edition.routes.href("document", document.id), lang=document.lang)
    rows = [ChangeView(in_words(c.date), c.date.machine, c.kind, c.note, link) for c in document.changes]
    rows.sort(key=lambda row: row.machine, reverse=True)
    if document.added is not None:
        rows.append(ChangeView(in_words(document.added), document.added.machine, "added", "", link))
    return tuple(rows)


def headings(body: Body) -> tuple[Heading, ...]:
    """The headings of a body for a table of contents: the first two levels."""
    return tuple(Heading(h.id, h.text, h.level) for h in body.headings if h.id and h.level <= 3)


def year_bars(edition: Edition, document_ids: Iterable[str]) -> tuple[YearBar, ...]:
    """Entries per year, oldest first, from the first to the last year without a gap."""
    counts: dict[int, int] = {}
    for document_id in document_ids:
        year = edition.library.by_id[document_id].year
        counts[year] = counts.get(year, 0) + 1
    if not counts:
        return ()
    most = max(counts.values())
    return tuple(
        YearBar(str(y), edition.routes.href("year", str(y)), counts.get(y, 0), round(100 * counts.get(y, 0) / most))
        for y in range(min(counts), max(counts) + 1)
    )


def neighbours(edition: Edition, document_ids: tuple[str, ...], own: tuple[str, str]) -> tuple[Neighbours, ...]:
    """What else the documents are filed under, most frequent first; `own` is the page's own (facet, term)."""
    groups = []
    for facet in edition.library.config.facets:
        counts: dict[str, int] = {}
        for document_id in document_ids:
            for term_id in edition.library.carried[facet.name][document_id]:
                if (facet.name, term_id) != own:
                    counts[term_id] = counts.get(term_id, 0) + 1
        best = sorted(counts, key=lambda i: (-counts[i], i))[:MAX_NEIGHBOURS]
        if best:
            links = tuple(edition.term_link(facet.name, i, count=counts[i]) for i in best)
            groups.append(Neighbours(facet.plural, links))
    return tuple(groups)


def day(text: str) -> str:
    """A calendar day of the form 2026-11-23 for readers."""
    return day_in_words(text)


def route_of(edition: Edition, kind: str, name: str) -> Route:
    """The address of a page that must exist."""
    route = edition.routes.find(kind, name)
    if route is None:
        raise KeyError((kind, name))
    return route


def nature_note(nature: str) -> str:
    """What the nature of a source means for a reader."""
    return NATURES.get(nature, "")
