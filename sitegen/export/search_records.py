"""What search looks through: a small page for each entry, each annotation, each term and each free page.

Pagefind indexes HTML, but the pages of the site are not what it should see: an annotation has to be a result of its
own, with filters of its own, and a new template must not cost a new index. So it gets pages made for it, which nobody
else reads. Attributes as in https://pagefind.app/docs/indexing/, /filtering/ and /metadata/.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from sitegen.fingerprints import digest
from sitegen.library import list_of
from sitegen.lists import Thing
from sitegen.model import Annotation, Body, Department, Document, Initiative, Person, Publisher, Topic
from sitegen.routes import KIND_OF_FACET, REGISTER_PATHS
from sitegen.tables import ANNOTATION_KINDS
from sitegen.views.a_z import other_names
from sitegen.views.basics import KIND_LABELS
from sitegen.views.bodies import body_html, office
from sitegen.views.edition import Edition, capital, date_view
from sitegen.views.parts import Card

Filters = tuple[tuple[str, str], ...]
NOT_INDEXED = ".annotation-ref, .annotation-head, .annotation-facts, .footnote-ref, .footnote-backref"
"""Parts of a body that are for the eye: an excerpt reads better without them."""
ENTRIES, NOTES, INDEXES, PAGES = "Entries", "Notes in entries", "Topics, bodies and people", "Pages about this site"
"""The values of the filter `what`: each record has one of them."""
_NOTE = re.compile(r'<aside (?=[^>]*class="annotation )')
_AS_GOOD_AS_TITLE = 7
"""The weight that Pagefind gives to a first heading."""


class SearchRecord(Struct, frozen=True):
    """A result as search finds and shows it; `filters` are (name, value), a name may come more than once."""

    href: str
    what: str
    kind: str
    """What it is, for readers: `Speech`, `Quotation`, `Topic`."""
    title: str
    who: str = ""
    """Who says so: publisher and nature of an entry, speaker and office of a note."""
    when: str = ""
    entry: str = ""
    """Of a note: the title of its entry."""
    others: tuple[str, ...] = ()
    """Other names: they find it as surely as its own."""
    text: str = ""
    """HTML."""
    filters: Filters = ()


def search_pages(edition: Edition) -> Iterator[tuple[str, str]]:
    """(name of a file, HTML) of everything that can be found.

    A name depends on the address alone: one new entry must not give a new name to each piece of the index.
    """
    for record in records(edition):
        yield f"{digest(record.href.encode())}.html", _page(record)


def records(edition: Edition) -> Iterator[SearchRecord]:
    """Everything that can be found, entries first."""
    for document in edition.library.documents():
        yield from _of_entry(edition, document)
    yield from _terms(edition)
    for name in edition.library.pages():
        page = edition.library.page(name)
        if page is not None:
            text = body_html(edition, page.body, edition.library.text_links(f"page:{page.id}"), "", None)
            href = edition.href("page", page.id)
            yield SearchRecord(href, PAGES, "Page", page.title, text=f"<p>{html.escape(page.summary)}</p>{text}")


# Entries and their notes ----------------------------------------------------------------------------------------------


def _of_entry(edition: Edition, document: Document) -> Iterator[SearchRecord]:
    card = edition.card(document.id)
    filters = tuple(_filters(edition, document, card))
    yield SearchRecord(
        href=card.href,
        what=ENTRIES,
        kind=(capital(card.kind) or "Entry") + (", draft" if document.draft else ""),
        title=card.title,
        who=": ".join(filter(None, (capital(card.nature), card.publisher))),
        when=card.date.text,
        text=f"<p>{html.escape(card.summary)}</p>{_text(edition, document)}",
        filters=(*filters, *((("kind", capital(card.kind)),) if card.kind else ())),
    )
    # A withdrawn entry has no body, and so no notes.
    for annotation in edition.library.body(document.id).annotations:
        yield _note(edition, document, annotation, filters, card)


def _text(edition: Edition, document: Document) -> str:
    body = edition.library.body(document.id)
    text = body_html(edition, body, edition.library.links(document.id), "", document.as_at)
    # A note counts for less than the text: it is found by itself.
    return _NOTE.sub('<aside data-pagefind-weight="0.5" ', text)


def _note(edition: Edition, document: Document, annotation: Annotation, filters: Filters, card: Card) -> SearchRecord:
    kind = ANNOTATION_KINDS[annotation.kind].label
    name = annotation.option("speaker") or annotation.option("holder")
    who = edition.holder_name(name, document.as_at) if name else ""
    held = annotation.option("role") or office(edition, annotation, name, document.as_at)
    body = Body(html=annotation.body_html)
    options = " · ".join(
        html.escape(value) for key, value in annotation.options if key not in {"speaker", "holder", "role", "status"}
    )
    text = body_html(edition, body, edition.library.links(document.id), "", document.as_at)
    return SearchRecord(
        href=f"{card.href}#{annotation.id}",
        what=NOTES,
        kind=kind,
        title=f"“{annotation.words}”",
        who=", ".join(filter(None, (who, held))),
        when=date_view(annotation.date or document.as_at).text,
        entry=card.title + (" (draft)" if document.draft else ""),
        text=f"{text}<p>{options}</p>" if options else text,
        filters=(*filters, ("kind", kind)),
    )


def _filters(edition: Edition, document: Document, card: Card) -> Iterator[tuple[str, str]]:
    """What an entry and its notes can be narrowed down to. Decades stand beside years: Pagefind has no ranges."""
    for facet in edition.library.config.facets:
        for term in edition.library.carried(document.id, facet.name):
            yield facet.name, edition.term_name(facet.name, term)
    yield "year", f"{document.year // 10 * 10}s"
    yield "year", str(document.year)
    if card.nature:
        yield "nature", capital(card.nature)


# Terms ----------------------------------------------------------------------------------------------------------------


def _terms(edition: Edition) -> Iterator[SearchRecord]:
    """Terms that entries are filed under, and people and things that they name."""
    for facet in edition.library.config.facets:
        for term in edition.library.terms(facet.name):
            key = f"{KIND_OF_FACET.get(facet.name, facet.name)}:{term}"
            overview = edition.library.overview(f"{facet.path}/{term}")
            links = edition.library.text_links(f"{facet.path}:{term}")
            text = body_html(edition, overview.body, links, "", None) if overview is not None else ""
            yield _term(edition, facet.name, term, key, facet.label, edition.term_name(facet.name, term), text)
    for name in edition.library.terms("@named"):
        kind, _, item = name.partition(":")
        if kind in REGISTER_PATHS and edition.library.item(name) is not None:
            yield _term(edition, kind, item, name, KIND_LABELS[kind], edition.library.name_of(Thing(kind, item)), "")


def _term(edition: Edition, kind: str, term: str, key: str, label: str, title: str, text: str) -> SearchRecord:
    item = edition.library.item(key)
    listed = list_of((kind, term))
    years = [year for year, _ in edition.library.per_year(listed)]
    count = edition.library.count(listed)
    return SearchRecord(
        href=edition.href(kind, term),
        what=INDEXES,
        kind=label,
        title=title,
        who=f"{count} {'entry' if count == 1 else 'entries'}",
        when=f"{years[0]} to {years[-1]}" if len(set(years)) > 1 else str(years[0]) if years else "",
        others=(*other_names(item), *(item.printed if isinstance(item, Person) else ())),
        text=f"<p>{html.escape(_note_of(item))}</p>{text}",
    )


def _note_of(item: object) -> str:
    if isinstance(item, Topic):
        return item.scope
    if isinstance(item, Initiative):
        return item.summary
    if isinstance(item, Person):
        return "; ".join([*(role.title for role in item.roles), *([item.note] if item.note else [])])
    return item.note if isinstance(item, Department | Publisher) else ""


# Pages for Pagefind ---------------------------------------------------------------------------------------------------


def _page(record: SearchRecord) -> str:
    shown = {name: getattr(record, name) for name in ("href", "what", "kind", "title", "who", "when", "entry")}
    meta = "".join(_hidden("meta", name, value) for name, value in shown.items() if value)
    filters = "".join(_hidden("filter", name, value) for name, value in (("what", record.what), *record.filters))
    others = "".join(f'<p data-pagefind-weight="{_AS_GOOD_AS_TITLE}">{html.escape(name)}</p>' for name in record.others)
    # What is shown beside the title is found as well.
    beside = f"<p>{html.escape(' '.join((record.kind, record.who, record.when)))}</p>" if record.what == NOTES else ""
    main = f"<h1>{html.escape(record.title)}</h1>{record.text}{beside}{others}"
    return (
        f"<!DOCTYPE html><html><head><title></title></head><body><div>{meta}{filters}</div>"
        f"<main data-pagefind-body>{main}</main></body></html>"
    )


def _hidden(use: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{use}="{name}">{html.escape(value)}</i>'
