"""Every page of the site as a target: an output path and the view that goes there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.library import YEAR
from sitegen.views.annotations import annotation_index, annotation_kind, by_kind
from sitegen.views.documents import document_view
from sitegen.views.edition import Edition, route_of
from sitegen.views.feeds import changes_feed, site_feed, term_feed
from sitegen.views.indexes import facet_index, register_index
from sitegen.views.pages import changes_view, data_view, free_page, home_view, not_found, redirect
from sitegen.views.shapes import DataFile, FeedView, PageView
from sitegen.views.terms import facet_term, register_term
from sitegen.views.timeline import timeline_view, year_view


@dataclass(frozen=True)
class Target:
    """A page to make: `path` in the output, and its view."""

    path: str
    view: PageView | FeedView


def make_targets(edition: Edition, files: tuple[DataFile, ...]) -> Iterator[Target]:
    """All pages and feeds, in a fixed order."""
    yield Target("index.html", home_view(edition))
    yield from _documents(edition)
    yield from _facets(edition)
    yield from _registers(edition)
    yield from _years(edition)
    yield from _annotations(edition)
    yield from _singles(edition, files)
    for path, key in sorted(edition.routes.aliases.items()):
        yield Target(path, redirect(edition, path, key))


def _documents(edition: Edition) -> Iterator[Target]:
    ordered = edition.library.documents
    for number, document in enumerate(ordered):
        later = edition.cards[ordered[number - 1].id] if number else None
        earlier = edition.cards[ordered[number + 1].id] if number + 1 < len(ordered) else None
        path = route_of(edition, "document", document.id).path
        yield Target(path, document_view(edition, document, earlier, later))


def _facets(edition: Edition) -> Iterator[Target]:
    for facet in edition.library.config.facets:
        yield Target(route_of(edition, "index", facet.name).path, facet_index(edition, facet))
        for (kind, name), route in edition.routes.by_key.items():
            if kind == facet.name:
                yield Target(route.path, facet_term(edition, facet, name))
        for term in edition.library.terms[facet.name].values():
            path = route_of(edition, facet.name, term.id).path
            yield Target(path.removesuffix("index.html") + "feed.xml", term_feed(edition, facet, term))


def _registers(edition: Edition) -> Iterator[Target]:
    registers = edition.library.registers
    for kind, items in (
        ("person", registers.people),
        ("initiative", registers.initiatives),
        ("publisher", registers.publishers),
    ):
        if items:
            yield Target(route_of(edition, "index", kind).path, register_index(edition, kind))
        for item in items:
            yield Target(route_of(edition, kind, item.id).path, register_term(edition, kind, item))


def _years(edition: Edition) -> Iterator[Target]:
    yield Target(route_of(edition, "single", "timeline").path, timeline_view(edition))
    for year in map(str, edition.library.years()):
        yield Target(route_of(edition, YEAR, year).path, year_view(edition, year))


def _annotations(edition: Edition) -> Iterator[Target]:
    kinds = by_kind(edition.library)
    yield Target(route_of(edition, "single", "annotations").path, annotation_index(edition, kinds))
    for kind in kinds:
        yield Target(route_of(edition, "annotations", kind).path, annotation_kind(edition, kind, kinds))


def _singles(edition: Edition, files: tuple[DataFile, ...]) -> Iterator[Target]:
    for page in edition.library.pages:
        yield Target(route_of(edition, "page", page.id).path, free_page(edition, page))
    yield Target(route_of(edition, "single", "changes").path, changes_view(edition))
    yield Target(route_of(edition, "single", "data").path, data_view(edition, files))
    yield Target("404.html", not_found(edition))
    yield Target("feed.xml", site_feed(edition))
    yield Target("changes/feed.xml", changes_feed(edition))
