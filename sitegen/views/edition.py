"""What all view builders share: the library with its addresses, and the small values that many pages show."""

from __future__ import annotations

from collections.abc import MutableMapping

from msgspec import Struct

from sitegen.dates import FuzzyDate, in_words, parse_date
from sitegen.facts import Fact, asked, noting
from sitegen.library import Library, Route
from sitegen.lists import Thing, change_days
from sitegen.model import Document, Publisher
from sitegen.routes import KIND_OF_FACET, find, href, href_of
from sitegen.slugs import slugify
from sitegen.views.parts import Card, ChangeView, DateView, Link
from sitegen.views.shapes import SiteView

HYPHENATED = frozenset({"self-description"})


class DataRows(Struct, frozen=True, array_like=True, gc=False):
    """What an entry brings to the files of `data/`: its item and its line, those of its annotations, its citations."""

    entry_json: str
    entry_csv: str
    notes_json: str
    notes_csv: str
    notes_web: str
    """Its annotations as Web Annotations."""
    citations: tuple[str, ...] = ()
    """The entry and its original in each format of `citations.FORMATS`."""


class Edition:
    """The library and the site, with every card made once."""

    def __init__(self, library: Library, site: SiteView) -> None:
        self.library, self.site = library, site
        self.cards: MutableMapping[str, Card] = {}
        self.rows: MutableMapping[str, DataRows] = {}
        self.rests_on: dict[str, set[Fact]] = {}
        """Id of a card made here -> what it rests on."""

    @property
    def seen(self) -> set[Fact]:
        """What the running step has asked; the library's."""
        return self.library.seen

    @seen.setter
    def seen(self, facts: set[Fact]) -> None:
        self.library.seen = facts

    @asked("card")
    def card(self, document_id: str) -> Card:
        """The card of an entry, for lists; a thing made by itself, because it stands on many pages."""
        if document_id not in self.cards:
            with noting(self.library) as seen:
                self.cards[document_id] = _card(self, self.library.entry(document_id))
            self.rests_on[document_id] = seen
        return self.cards[document_id]

    def find(self, kind: str, name: str) -> Route | None:
        """The address of a thing, or None when it has no page."""
        return find(self.library, kind, name)

    def href(self, kind: str, name: str) -> str:
        """Path for links, or empty when the thing has no page."""
        return href(self.library, kind, name)

    def href_of(self, thing: Thing) -> str:
        """Path for links to a thing of a register, a document or a page."""
        return href_of(self.library, thing)

    def url(self, route: Route) -> str:
        """The absolute address of a page."""
        return self.site.base_url + route.url

    def link(self, kind: str, name: str, label: str, *, count: int | None = None, note: str = "") -> Link:
        """A link to a routed thing; its href is empty when there is no page for it."""
        return Link(label, self.href(kind, name), count, note)

    def thing_link(self, thing: Thing, at: FuzzyDate | None = None, note: str = "") -> Link:
        """A link to a thing of a register, by its name at the date."""
        return Link(self.library.name_of(thing, at), self.href_of(thing), None, note)

    def holder_link(self, name: str, at: FuzzyDate | None) -> Link:
        """A speaker, holder or publisher: linked when a register has them, else the name as written."""
        thing = self.library.holder(name)
        return self.thing_link(thing, at) if thing is not None else Link(name, "")

    def holder_name(self, name: str, at: FuzzyDate | None) -> str:
        """The same without its link."""
        thing = self.library.holder(name)
        return self.library.name_of(thing, at) if thing is not None else name

    def term_link(self, facet: str, term_id: str, at: FuzzyDate | None = None, count: int | None = None) -> Link:
        """A link to a term; a body shows the name it had at the date."""
        return self.link(facet, term_id, self.term_name(facet, term_id, at), count=count)

    def term_name(self, facet: str, term_id: str, at: FuzzyDate | None = None) -> str:
        """The label of a term, whether a register has it or only documents."""
        return term_name(self.library, facet, term_id, at)


def term_name(library: Library, facet: str, term_id: str, at: FuzzyDate | None = None) -> str:
    """The label of a term, whether a register has it or only documents; a body shows the name it had at the date."""
    if facet in {"tags", "department"}:
        thing = Thing(KIND_OF_FACET[facet], term_id)
        if library.item(thing.key) is not None:
            return library.name_of(thing, at)
    spelling = library.spelling(f"@spelling/{facet}/{term_id}")
    return _spoken(library, facet, spelling) if spelling else term_id


def _spoken(library: Library, facet: str, label: str) -> str:
    """A term of a further field as readers want it: an entry by its title, a date in words."""
    kind = next((own.type for own in library.config.fields if own.name == facet), "")
    if kind == "reference":
        document = library.document(label)
        return document.title if document else label
    return in_words(parse_date(label)) if kind == "date" else label


def _card(edition: Edition, document: Document) -> Card:
    library = edition.library
    at = document.as_at
    source = document.source
    publisher = library.item(f"publisher:{source.publisher}") if source else None
    known = publisher if isinstance(publisher, Publisher) else None
    nature = (source.nature if source else "") or (known.nature if known else "")
    return Card(
        id=document.id,
        title=document.title,
        href=edition.href("document", document.id),
        summary=document.summary,
        date=date_view(at, document.date_basis),
        year=str(document.year),
        kind=spoken(document.kind),
        nature=spoken(nature),
        publisher=edition.holder_name(source.publisher, at) if source else "",
        departments=tuple(edition.term_link("department", i, at) for i in library.carried(document.id, "department")),
        topics=tuple(edition.term_link("tags", i) for i in library.carried(document.id, "tags")),
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


def change_view(edition: Edition, document: Document, number: int) -> ChangeView:
    """A row of the public record of changes; number 0 is the entry into the digest."""
    link = Link(document.title, edition.href("document", document.id), lang=document.lang)
    date = dict(change_days(document))[number]
    change = document.changes[number - 1] if number else None
    kind, note = (change.kind, change.note) if change else ("added", "")
    day = date.earliest.isoformat()
    name = f"{day}/{slugify(document.id)}/{kind}/{number}"
    return ChangeView(name, in_words(date), date.machine, day, kind, note, link)


def change_views(edition: Edition, document: Document) -> tuple[ChangeView, ...]:
    """The public record of an entry's changes, newest first, its entry into the digest last."""
    rows = [change_view(edition, document, number) for number, _ in change_days(document)]
    return tuple(sorted(rows, key=lambda row: (row.kind != "added", row.day), reverse=True))


def route_of(edition: Edition, kind: str, name: str) -> Route:
    """The address of a page that must exist."""
    route = edition.find(kind, name)
    if route is None:
        raise KeyError((kind, name))
    return route
