"""Every page of the site as a target: an output path, and what has to be made for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct

from sitegen.config import Facet
from sitegen.crossings import DECADE
from sitegen.library import CROSSING, YEAR, Key, Library, Route, list_of
from sitegen.routes import REGISTER_PATHS, SITE_CARD, archive_pages, card_path, crossing_routes, entry_path
from sitegen.views.a_z import a_z_view, letter_routes, letter_view
from sitegen.views.annotations import annotation_archive, annotation_index, annotation_kind
from sitegen.views.basics import JSON_FEED, SITE_FEED
from sitegen.views.cards import entry_card, site_card
from sitegen.views.coverage import coverage_view
from sitegen.views.crossings import crossing_archive, crossing_view
from sitegen.views.documents import document_view
from sitegen.views.edition import Edition
from sitegen.views.feeds import changes_feed, site_feed, term_feed
from sitegen.views.glance import glance_view
from sitegen.views.indexes import facet_index, register_index
from sitegen.views.pages import changes_archive, changes_view, data_view, free_page, home_view, not_found, redirect
from sitegen.views.parts import DataFile
from sitegen.views.search import search_view
from sitegen.views.shapes import FeedView, PageView, SocialCard
from sitegen.views.terms import facet_term, has_feed, register_term, term_archive
from sitegen.views.timeline import decade_view, timeline_view, year_part, year_view

View = PageView | FeedView | SocialCard


class Target(Struct, frozen=True, gc=False):
    """A page to make: `path` in the output, the kind of page, and what it is about."""

    path: str
    kind: str
    name: str = ""
    facet: str = ""
    year: int = 0
    part: int = 0
    """Of a page of an archive."""


def targets(library: Library, aliases: Mapping[str, Key]) -> Iterator[Target]:
    """All pages and feeds, in a fixed order."""
    for document_id in library.tables.documents:
        yield _entry(document_id)
        if library.config.social_cards:
            yield _card(document_id)
    yield from _others(library, aliases)


def targets_at(library: Library, aliases: Mapping[str, Key], paths: Collection[str]) -> dict[str, Target]:
    """The pages and feeds at some paths, without making a list of all; a path that has none is left out."""
    names = {path.removeprefix("documents/").rpartition("/")[0] for path in paths}
    ids = [name for name in names if name in library.tables.documents]
    entries = [_entry(document_id) for document_id in ids]
    entries += [_card(document_id) for document_id in ids if library.config.social_cards]
    found = {target.path: target for target in entries if target.path in paths}
    if len(found) < len(paths):
        found |= {target.path: target for target in _others(library, aliases) if target.path in paths}
    return found


def _entry(document_id: str) -> Target:
    return Target(entry_path(document_id), "document", document_id)


def _card(document_id: str) -> Target:
    return Target(card_path(document_id), "card", document_id)


def _others(library: Library, aliases: Mapping[str, Key]) -> Iterator[Target]:
    facets = {facet.name for facet in library.config.facets}
    feeds, listed = has_feed(library), facets | REGISTER_PATHS.keys()
    for (kind, name), route in library.tables.routes.items():
        if kind in facets:
            yield Target(route.path, "term", name, kind)
        elif kind == "index":
            yield Target(route.path, "facet-index" if name in facets else "register-index", name)
        elif kind in REGISTER_PATHS:
            yield Target(route.path, "register-term", name, kind)
        elif kind == "single":
            yield Target(route.path, name)
        elif kind in {YEAR, DECADE, "annotations", "page"}:
            yield Target(route.path, f"one-{kind}", name)
        if feeds and kind in listed and list_of((kind, name)) in library.tables.lists:
            yield from _feeds(route.path.removesuffix("index.html"), "term-feed", name, kind)
        yield from _archive(library, (kind, name), route)
    if library.config.social_cards:
        yield Target(SITE_CARD, "card")
    for (kind, name), route in crossing_routes(library):
        yield Target(route.path, kind, name)
        yield from _archive(library, (kind, name), route)
    for letter, route in letter_routes(library):
        yield Target(route.path, "letter", letter)
    yield from _feeds("", "site-feed")
    if "changes" not in library.config.without:
        yield from _feeds("changes/", "changes-feed")
    for path, (kind, name) in sorted(aliases.items()):
        yield Target(path, "redirect", name, kind)


def _feeds(folder: str, kind: str, name: str = "", facet: str = "") -> Iterator[Target]:
    """A feed in Atom and in JSON Feed: two files made from one view."""
    for file in (SITE_FEED, JSON_FEED):
        yield Target(folder + file, kind, name, facet)


def _archive(library: Library, key: Key, route: Route) -> Iterator[Target]:
    """The pages by year of a list that is too long for one."""
    for year, part, page in archive_pages(library, key, route):
        yield Target(page.path, "archive", key[1], key[0], year, part)


def make_view(edition: Edition, target: Target, files: tuple[DataFile, ...], copy: DataFile | None = None) -> View:
    """The view of a target. Raises KeyError for one that does not exist.

    The page of data shows `files`, and the copy of the whole site where there is one.
    """
    if target.kind == "data":
        return data_view(edition, files, copy)
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


def _archive_page(edition: Edition, target: Target) -> View:
    at = (target.year, target.part)
    if target.facet == YEAR:
        return year_part(edition, target.name, target.part)
    if target.facet == "annotations":
        return annotation_archive(edition, target.name, at)
    if target.facet == CROSSING:
        return crossing_archive(edition, target.name, at)
    return (
        changes_archive(edition, at)
        if target.facet == "single"
        else term_archive(edition, target.facet, target.name, at)
    )


MAKERS: dict[str, Callable[[Edition, Target], View]] = {
    "document": lambda edition, target: document_view(edition, edition.library.entry(target.name)),
    "term": lambda edition, target: facet_term(edition, _facet(edition, target.facet), target.name),
    "term-feed": lambda edition, target: term_feed(edition, (target.facet, target.name)),
    "facet-index": lambda edition, target: facet_index(edition, _facet(edition, target.name)),
    "register-index": lambda edition, target: register_index(edition, target.name),
    "register-term": _register_term,
    "card": lambda edition, target: (
        entry_card(edition, edition.library.entry(target.name)) if target.name else site_card(edition)
    ),
    "home": lambda edition, _: home_view(edition),
    "timeline": lambda edition, _: timeline_view(edition),
    "charts": lambda edition, _: glance_view(edition),
    "coverage": lambda edition, _: coverage_view(edition),
    "annotations": lambda edition, _: annotation_index(edition),
    "changes": lambda edition, _: changes_view(edition),
    "search": lambda edition, _: search_view(edition),
    "404": lambda edition, _: not_found(edition),
    f"one-{YEAR}": lambda edition, target: year_view(edition, target.name),
    f"one-{DECADE}": lambda edition, target: decade_view(edition, target.name),
    CROSSING: lambda edition, target: crossing_view(edition, target.name),
    "a-z": lambda edition, _: a_z_view(edition),
    "letter": lambda edition, target: letter_view(edition, target.name),
    "one-annotations": lambda edition, target: annotation_kind(edition, target.name),
    "one-page": _free_page,
    "archive": _archive_page,
    "site-feed": lambda edition, _: site_feed(edition),
    "changes-feed": lambda edition, _: changes_feed(edition),
    "redirect": lambda edition, target: redirect(edition, target.path, (target.facet, target.name)),
}
