"""Lists that are too long for one page: the newest stand on the main page, and all of them in an archive by year.

The parts of a year are counted from the oldest. So a new entry changes the main page and the last part of its year,
and the address of a part means the same entries for good, as long as nothing is added that is older.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.citations import FORMATS
from sitegen.library import YEAR, Key, Route, list_of
from sitegen.routes import CITED, archive_route, is_cited
from sitegen.views.edition import Edition, route_of
from sitegen.views.parts import Archive, Link

Part = tuple[int, int]
"""(year, part)."""


def newest_of(edition: Edition, name: str) -> tuple[tuple[str, ...], int]:
    """The members of a list that stand on its main page, and how many it has."""
    library = edition.library
    limit = library.config.listing_limit
    members = library.first(name, limit)
    return members, len(members) if len(members) < limit else library.count(name)


def citations_of(edition: Edition, key: Key, page: Route) -> tuple[Link, ...]:
    """The files with the citations of a page of a list, one in each format."""
    if not is_cited(edition.library, key):
        return ()
    folder = page.href.removesuffix("index.html")
    return tuple(Link(form.label, folder + name) for form, name in zip(FORMATS, CITED, strict=True))


def archive_of(edition: Edition, key: Key) -> Archive | None:
    """What the main page of a list says of its archive; None when all of it stands there."""
    name, route = list_of(key), route_of(edition, *key)
    members, total = newest_of(edition, name)
    if total == len(members):
        return None
    years = edition.library.per_year(name)
    return Archive(tuple(Link(str(y), year_href(route, key[0], y), count) for y, count in reversed(years)))


def year_href(route: Route, kind: str, year: int) -> str:
    """Path for links to the first part of a year."""
    return archive_route(route, kind, year, 1).href


def members_of(edition: Edition, key: Key, at: Part) -> tuple[str, ...]:
    """The members of a list in a part of its archive."""
    return edition.library.of_year(list_of(key), *at, edition.library.config.listing_limit)


def archive_at(edition: Edition, key: Key, at: Part) -> Archive:
    """The way about an archive from one of its parts. It counts nothing, so that it changes only with the pages."""
    route = route_of(edition, *key)
    counts = dict(edition.library.parts(list_of(key), edition.library.config.listing_limit))
    every = [(year, part) for year, parts in counts.items() for part in range(1, parts + 1)]
    place = every.index(at)
    year, part = at
    # The first part of a year is the page of the year itself, and has no other years to lead to.
    of_years = key[0] != YEAR

    def link(to: Part, label: str = "") -> Link:
        return Link(label or _title(to, counts), archive_route(route, key[0], *to).href)

    return Archive(
        years=tuple(link((y, 1), str(y)) for y in reversed(counts)) if of_years else (),
        year=str(year),
        title=_title(at, counts),
        here=f"Part {part}" if part > 1 else str(year) if of_years else "",
        parts=tuple(link((y, p), f"Part {p}") for y, p in every if y == year) if counts[year] > 1 else (),
        earlier=link(every[place - 1]) if place else None,
        later=link(every[place + 1]) if place + 1 < len(every) else None,
    )


def _title(at: Part, counts: Mapping[int, int]) -> str:
    """`2016`, or `2016, part 2` where there are several."""
    year, part = at
    return f"{year}, part {part}" if counts[year] > 1 else str(year)


def parents_at(edition: Edition, key: Key, label: str, at: Part) -> tuple[Link, ...]:
    """The breadcrumbs of a part from the main page on."""
    route = route_of(edition, *key)
    above = (Link(label, route.href),)
    return (*above, Link(str(at[0]), year_href(route, key[0], at[0]))) if at[1] > 1 else above


def route_at(edition: Edition, key: Key, at: Part) -> Route:
    """The address of a part."""
    return archive_route(route_of(edition, *key), key[0], *at)
