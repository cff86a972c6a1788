"""Every page of the site as a target: an output path, and what has to be made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from sitegen.config import Facet
from sitegen.library import YEAR, Key, Library
from sitegen.routes import REGISTER_PATHS, entry_route
from sitegen.views.annotations import annotation_index, annotation_kind
from sitegen.views.documents import document_view
from sitegen.views.edition import Edition
from sitegen.views.feeds import changes_feed, site_feed, term_feed
from sitegen.views.indexes import facet_index, register_index
from sitegen.views.pages import changes_view, data_view, free_page, home_view, not_found, redirect
from sitegen.views.shapes import DataFile, FeedView, PageView
from sitegen.views.terms import facet_term, has_feed, register_term
from sitegen.views.timeline import timeline_view, year_view

View = PageView | FeedView


class Target(Struct, frozen=True, gc=False):
    """A page to make: `path` in the output, the kind of page, and what it is about."""

    path: str
    kind: str
    name: str = ""
    facet: str = ""


def targets(library: Library, aliases: Mapping[str, Key]) -> Iterator[Target]:
    """All pages and feeds, in a fixed order."""
    for document_id in library.tables.documents:
        yield Target(entry_route(document_id).path, "document", document_id)
    facets = {facet.name for facet in library.config.facets}
    feeds = has_feed(library)
    for (kind, name), route in library.tables.routes.items():
        if kind in facets:
            yield Target(route.path, "term", name, kind)
            if feeds and f"{kind}/{name}" in library.tables.lists:
                yield Target(route.path.removesuffix("index.html") + "feed.xml", "term-feed", name, kind)
        elif kind == "index":
            yield Target(route.path, "facet-index" if name in facets else "register-index", name)
        elif kind in REGISTER_PATHS:
            yield Target(route.path, "register-term", name, kind)
        elif kind == "single":
            yield Target(route.path, name)
        elif kind in {YEAR, "annotations", "page"}:
            yield Target(route.path, f"one-{kind}", name)
    yield Target("feed.xml", "site-feed")
    if "changes" not in library.config.without:
        yield Target("changes/feed.xml", "changes-feed")
    for path, (kind, name) in sorted(aliases.items()):
        yield Target(path, "redirect", name, kind)


def make_view(edition: Edition, target: Target, files: tuple[DataFile, ...]) -> View:
    """The view of a target. Raises KeyError for one that does not exist."""
    if target.kind == "data":
        return data_view(edition, files)
    return MAKERS[target.kind](edition, target)


def _facet(edition: Edition, name: str) -> Facet:
    return next(facet for facet in edition.library.config.facets if facet.name == name)


def _register_term(edition: Edition, target: Target) -> View:
    item = edition.library.item(f"{target.facet}:{target.name}")
    return register_term(edition, target.facet, item)  # type: ignore[arg-type]


def _free_page(edition: Edition, target: Target) -> View:
    page = edition.library.page(target.name)
    if page is None:
        raise KeyError(target.name)
    return free_page(edition, page)


MAKERS: dict[str, Callable[[Edition, Target], View]] = {
    "document": lambda edition, target: document_view(edition, edition.library.entry(target.name)),
    "term": lambda edition, target: facet_term(edition, _facet(edition, target.facet), target.name),
    "term-feed": lambda edition, target: term_feed(edition, _facet(edition, target.facet), target.name),
    "facet-index": lambda edition, target: facet_index(edition, _facet(edition, target.name)),
    "register-index": lambda edition, target: register_index(edition, target.name),
    "register-term": _register_term,
    "home": lambda edition, _: home_view(edition),
    "timeline": lambda edition, _: timeline_view(edition),
    "annotations": lambda edition, _: annotation_index(edition),
    "changes": lambda edition, _: changes_view(edition),
    "404": lambda edition, _: not_found(edition),
    f"one-{YEAR}": lambda edition, target: year_view(edition, target.name),
    "one-annotations": lambda edition, target: annotation_kind(edition, target.name),
    "one-page": _free_page,
    "site-feed": lambda edition, _: site_feed(edition),
    "changes-feed": lambda edition, _: changes_feed(edition),
    "redirect": lambda edition, target: redirect(edition, target.path, (target.facet, target.name)),
}
