"""Feeds: of the site, of each term, person, initiative and publisher, of the changes; each in Atom (RFC 4287) and in
JSON Feed 1.1.

Years and kinds of annotation have none: few follow a year that is over, and an annotation has no day of its own.

Ids are `tag:` URIs (RFC 4151) made of the authority in site.yaml and the id of the entry, so that they never change,
even when addresses do. Dates are calendar dates, given as midnight UTC because Atom wants a time.
"""

from __future__ import annotations

from sitegen.library import Key, Route, list_of
from sitegen.lists import CHANGES, UPDATED, Thing, parted, updated
from sitegen.model import Document
from sitegen.routes import REGISTER_PATHS
from sitegen.views.basics import JSON_FEED, SITE_FEED
from sitegen.views.bodies import body_html
from sitegen.views.edition import Edition, change_view, route_of
from sitegen.views.shapes import FeedEntry, FeedView


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _updated(document: Document) -> str:
    """When the entry last changed; an entry that does not say entered with the earliest day its date can mean."""
    return (updated(document) or document.as_at).earliest.isoformat()


def _entry(edition: Edition, document: Document) -> FeedEntry:
    card = edition.card(document.id)
    date = f"{card.date.text}. " if card.date.text else ""
    return FeedEntry(
        id=_tag(edition, f"documents/{document.id}"),
        title=document.title,
        url=edition.url(route_of(edition, "document", document.id)),
        updated=_time(_updated(document)),
        summary=date + document.summary,
        terms=tuple(link.label for link in card.topics),
        author=card.publisher,
        content_html=_content(edition, document),
    )


def _content(edition: Edition, document: Document) -> str:
    """The text of an entry with absolute addresses, where the digest wants its feed to have it."""
    library = edition.library
    if library.config.feed_content != "text":
        return ""
    return body_html(
        edition, library.body(document.id), library.links(document.id), edition.site.base_url, document.as_at
    )


def _tag(edition: Edition, name: str) -> str:
    return f"tag:{edition.library.config.tag_authority}:{name}"


def _feed(
    edition: Edition, name: str, title: str, subtitle: str, page: Route, entries: tuple[FeedEntry, ...]
) -> FeedView:
    """A feed beside a page."""
    site = edition.site
    return FeedView(
        template="feed.xml",
        id=_tag(edition, name),
        title=title,
        subtitle=subtitle,
        url=edition.url(page),
        self_url=edition.url(page) + SITE_FEED,
        json_url=edition.url(page) + JSON_FEED,
        stylesheet=page.root + site.feed_stylesheet if site.feed_stylesheet else "",
        updated=max((entry.updated for entry in entries), default=_time("1970-01-01")),
        author=site.publisher or site.title,
        lang=site.lang,
        generator=site.generator,
        entries=entries,
    )


def _newest(edition: Edition, name: str) -> tuple[FeedEntry, ...]:
    """The entries of a list that changed last."""
    library = edition.library
    return tuple(_entry(edition, library.entry(i)) for i in library.first(name, library.config.feed_size))


def site_feed(edition: Edition) -> FeedView:
    """The newest entries of the digest."""
    config = edition.library.config
    entries = _newest(edition, UPDATED)
    home = route_of(edition, "single", "home")
    return _feed(edition, "feed", config.title, config.tagline, home, entries)


def term_feed(edition: Edition, key: Key) -> FeedView:
    """The newest entries of a term, or of those that name a person, an initiative or a publisher."""
    kind, name = key
    folders = {facet.name: facet.path for facet in edition.library.config.facets} | REGISTER_PATHS
    label = edition.library.name_of(Thing(kind, name)) if kind in REGISTER_PATHS else edition.term_name(kind, name)
    entries = _newest(edition, f"{UPDATED}/{list_of(key)}")
    page = route_of(edition, kind, name)
    return _feed(edition, f"{folders[kind]}/{name}", f"{label} – {edition.site.title}", "", page, entries)


def changes_feed(edition: Edition) -> FeedView:
    """Additions, corrections, updates and withdrawals."""
    page = route_of(edition, "single", "changes")
    entries = []
    library = edition.library
    for member in library.first(CHANGES, library.config.feed_size):
        document_id, number = parted(member)
        row = change_view(edition, library.entry(document_id), number)
        address = edition.site.base_url + row.document.href.removesuffix("index.html")
        name = f"changes/{row.id}"
        title = f"{row.kind.capitalize()}: {row.document.label}"
        entries.append(FeedEntry(_tag(edition, name), title, address, _time(row.day), row.note, (), edition.site.title))
    title = f"Changes – {edition.site.title}"
    return _feed(edition, "changes", title, "", page, tuple(entries))
