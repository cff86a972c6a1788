"""The page for searching."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.config import SiteConfig
from sitegen.routes import SEARCH_INDEX
from sitegen.views.basics import basics
from sitegen.views.edition import Edition, route_of
from sitegen.views.indexes import all_indexes
from sitegen.views.parts import SearchFilter
from sitegen.views.shapes import SearchView

WHAT = "Entries, the notes in them, and the topics, bodies and people that they are about."


def search_view(edition: Edition) -> SearchView:
    """The page for searching. It has no words of its own to find: these are in the index."""
    route = route_of(edition, "single", "search")
    return SearchView(
        **basics(edition, route, "search.html", "Search", description=WHAT),
        index=SEARCH_INDEX,
        filters=tuple(_filters(edition.library.config)),
        indexes=tuple(all_indexes(edition)),
    )


def _filters(config: SiteConfig) -> Iterator[SearchFilter]:
    """As `export.search_records` names them."""
    yield SearchFilter("what", "Look in", "Everything")
    yield from (SearchFilter(f.name, f.label, f"All {f.plural[:1].lower()}{f.plural[1:]}") for f in config.facets)
    yield SearchFilter("year", "Time", "All years")
    yield SearchFilter("kind", "Kind", "All kinds")
    yield SearchFilter("nature", "Nature of the source", "All sources")
