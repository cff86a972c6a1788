"""Atom feeds (RFC 4287): of the site, of each topic and department, of the changes.

Ids are `tag:` URIs (RFC 4151) made of the authority in site.yaml and the id of the entry, so that they never change,
even when addresses do. Dates are calendar dates, given as midnight UTC because Atom wants a time.
"""

from __future__ import annotations

from sitegen.config import Facet
from sitegen.library import Term
from sitegen.model import Document
from sitegen.routes import Route
from sitegen.views.edition import Edition, route_of
from sitegen.views.pages import all_changes
from sitegen.views.shapes import FeedEntry, FeedView


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _updated(document: Document) -> str:
    """When the entry last changed; an entry that does not say entered with the earliest day its date can mean."""
    days = [change.date.earliest.isoformat() for change in document.changes]
    if document.added is not None:
        days.append(document.added.earliest.isoformat())
    return max(days, default=document.as_at.earliest.isoformat())


def _entry(edition: Edition, document: Document) -> FeedEntry:
    card = edition.cards[document.id]
    base = edition.site.base_url
    date = f"{card.date.text}. " if card.date.text else ""
    return FeedEntry(
        id=_tag(edition, f"documents/{document.id}"),
        title=document.title,
        url=base + route_of(edition, "document", document.id).url,
        updated=_time(_updated(document)),
        summary=date + document.summary,
        terms=tuple(link.label for link in card.topics),
        author=card.publisher,
    )


def _tag(edition: Edition, name: str) -> str:
    return f"tag:{edition.library.config.tag_authority}:{name}"


def _feed(
    edition: Edition, name: str, title: str, subtitle: str, page: Route, path: str, entries: tuple[FeedEntry, ...]
) -> FeedView:
    site = edition.site
    return FeedView(
        template="feed.xml",
        id=_tag(edition, name),
        title=title,
        subtitle=subtitle,
        url=site.base_url + page.url,
        self_url=site.base_url + path,
        updated=max((entry.updated for entry in entries), default=_time("1970-01-01")),
        author=site.publisher or site.title,
        lang=site.lang,
        generator=site.generator,
        entries=entries,
    )


def _newest(edition: Edition, documents: tuple[Document, ...]) -> tuple[FeedEntry, ...]:
    entries = sorted((_entry(edition, d) for d in documents), key=lambda e: (e.updated, e.id), reverse=True)
    return tuple(entries[: edition.library.config.feed_size])


def site_feed(edition: Edition) -> FeedView:
    """The newest entries of the digest."""
    config = edition.library.config
    entries = _newest(edition, edition.library.documents)
    home = route_of(edition, "single", "home")
    return _feed(edition, "feed", config.title, config.tagline, home, "feed.xml", entries)


def term_feed(edition: Edition, facet: Facet, term: Term) -> FeedView:
    """The newest entries of a term."""
    page = route_of(edition, facet.name, term.id)
    documents = edition.library.documents_of(term.documents)
    title = f"{edition.term_name(facet.name, term.id)} – {edition.site.title}"
    name = f"{facet.path}/{term.id}"
    return _feed(edition, name, title, "", page, page.url + "feed.xml", _newest(edition, documents))


def changes_feed(edition: Edition) -> FeedView:
    """Additions, corrections, updates and withdrawals."""
    page = route_of(edition, "single", "changes")
    entries = []
    for row in all_changes(edition)[: edition.library.config.feed_size]:
        address = edition.site.base_url + row.document.href.removesuffix("index.html")
        name = f"changes/{row.id}"
        title = f"{row.kind.capitalize()}: {row.document.label}"
        entries.append(FeedEntry(_tag(edition, name), title, address, _time(row.day), row.note, (), edition.site.title))
    title = f"Changes – {edition.site.title}"
    return _feed(edition, "changes", title, "", page, page.url + "feed.xml", tuple(entries))
