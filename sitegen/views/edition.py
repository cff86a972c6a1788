"""What all view builders share: the library with its addresses, and the small values that many pages show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.dates import FuzzyDate, in_words
from sitegen.library import Library, Thing
from sitegen.model import Document
from sitegen.routes import Route, Routes
from sitegen.slugs import slugify
from sitegen.views.shapes import (
    Card,
    ChangeView,
    DateView,
    Link,
    SiteView,
)

HYPHENATED = frozenset({"self-description"})


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
        withdrawn=bool(document.withdrawn),
        draft=document.draft,
    )


def spoken(value: str) -> str:
    """A value of a closed set as readers read it: `case-study` -> `case study`."""
    return value if value in HYPHENATED else value.replace("-", " ")


def capital(text: str) -> str:
    """The text with a capital at its beginning; the rest as it is, for the sake of acronyms."""
    return text[:1].upper() + text[1:]


def date_view(date: FuzzyDate, basis: str = "", *, period: bool = False) -> DateView:
    """A date for readers; `period` for things that lasted, else an interval is a span of doubt."""
    return DateView(in_words(date, period=period), date.edtf, date.machine, date.certainty, basis)


def optional_date(date: FuzzyDate | None, *, period: bool = False) -> DateView | None:
    """A date for readers, or None."""
    return date_view(date, period=period) if date is not None else None


def change_views(edition: Edition, document: Document) -> tuple[ChangeView, ...]:
    """The public record of a document's changes, newest first, its entry into the digest last."""
    link = Link(document.title, edition.routes.href("document", document.id), lang=document.lang)
    rows = [
        _change(document.id, number, change.date, change.kind, change.note, link)
        for number, change in enumerate(document.changes, start=1)
    ]
    rows.sort(key=lambda row: row.day, reverse=True)
    if document.added is not None:
        rows.append(_change(document.id, 0, document.added, "added", "", link))
    return tuple(rows)


def _change(name: str, number: int, date: FuzzyDate, kind: str, note: str, link: Link) -> ChangeView:
    day = date.earliest.isoformat()
    return ChangeView(f"{day}/{slugify(name)}/{kind}/{number}", in_words(date), date.machine, day, kind, note, link)


def route_of(edition: Edition, kind: str, name: str) -> Route:
    """The address of a page that must exist."""
    route = edition.routes.find(kind, name)
    if route is None:
        raise KeyError((kind, name))
    return route
