"""Pages of crossings: the entries that two terms share, or a term and a decade.

They show nothing of the entries that only one of the two has, so that an entry changes no crossings but its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.crossings import DECADE, MET, Crossing, crossing
from sitegen.library import CROSSING, list_of
from sitegen.views.archives import (
    Part,
    archive_at,
    archive_of,
    citations_of,
    members_of,
    newest_of,
    parents_at,
    route_at,
    year_href,
)
from sitegen.views.basics import basics, index_link
from sitegen.views.edition import Edition, capital, route_of
from sitegen.views.parts import Archive, Link, Neighbours, YearBar
from sitegen.views.pictures import spark_of
from sitegen.views.shapes import ArchiveView, CrossingView
from sitegen.views.tallies import MAX_CROSSED, crossing_href, name_of, year_bars


def crossing_view(edition: Edition, name: str) -> CrossingView:
    """The entries of a crossing, or the newest of them, and the ways on."""
    at, key = crossing(name), (CROSSING, name)
    ids, total = newest_of(edition, list_of(key))
    title, archive = _title(edition, at), _archive(edition, at)
    years, route = _bars(edition, at, archive), route_of(edition, *key)
    return CrossingView(
        **basics(
            edition,
            route,
            "crossing.html",
            title,
            description=f"{title}: the entries of both, newest first.",
            parents=_parents(edition, at),
        ),
        facet_label=_label(edition, at),
        terms=(_term(edition, at.host), _term(edition, at.guest)),
        cards=tuple(edition.card(document_id) for document_id in ids),
        count=total,
        years=years,
        spark=spark_of(edition, years),
        siblings=tuple(_siblings(edition, at)),
        archive=archive,
        citations=citations_of(edition, key, route),
    )


def crossing_archive(edition: Edition, name: str, part: Part) -> ArchiveView:
    """The entries of a crossing in one year, or a part of them."""
    at, key = crossing(name), (CROSSING, name)
    label, archive = _title(edition, at), archive_at(edition, key, part)
    title, route = f"{label}, {archive.title}", route_at(edition, key, part)
    return ArchiveView(
        **basics(
            edition,
            route,
            "archive.html",
            title,
            description=f"{title}: the entries, newest first.",
            parents=(*_parents(edition, at), *parents_at(edition, key, label, part)),
        ),
        facet_label=_label(edition, at),
        term=Link(label, route_of(edition, *key).href),
        cards=tuple(edition.card(document_id) for document_id in members_of(edition, key, part)),
        archive=archive,
        citations=citations_of(edition, key, route),
    )


def _title(edition: Edition, at: Crossing) -> str:
    """`Staff networks and Home Office`, `Staff networks, 2010s`: words that fit whatever the facets are."""
    return (", " if at.other == DECADE else " and ").join((name_of(edition, at.host), name_of(edition, at.guest)))


def _label(edition: Edition, at: Crossing) -> str:
    labels = _labels(edition)
    joint = "by" if at.other == DECADE else "and"
    return f"{labels[at.facet][0]} {joint} {labels[at.other][0].lower()}"


def _labels(edition: Edition) -> dict[str, tuple[str, str]]:
    """What readers call one term, and several."""
    return {facet.name: (facet.label, facet.plural) for facet in edition.library.config.facets} | {
        DECADE: ("Decade", "Decades")
    }


def _parents(edition: Edition, at: Crossing) -> tuple[Link, ...]:
    return (index_link(edition, at.facet), edition.term_link(at.facet, at.term))


def _term(edition: Edition, term: str) -> Link:
    """A term with what it is."""
    facet, _, name = term.partition("/")
    return edition.link(facet, name, name_of(edition, term), note=_labels(edition)[facet][0])


def _archive(edition: Edition, at: Crossing) -> Archive | None:
    """Where the older entries are. Those of a decade stand in the archive of the term, year by year."""
    if at.other != DECADE:
        return archive_of(edition, (CROSSING, at.name))
    _, total = newest_of(edition, at.listed)
    if total <= edition.library.config.listing_limit:
        return None
    route = route_of(edition, at.facet, at.term)
    years = edition.library.per_year(at.listed)
    return Archive(tuple(Link(str(y), year_href(route, at.facet, y), count) for y, count in reversed(years)))


def _bars(edition: Edition, at: Crossing, archive: Archive | None) -> tuple[YearBar, ...]:
    if archive is None:
        return year_bars(edition, at.listed)
    hrefs = {link.label: link.href for link in archive.years}
    return year_bars(edition, at.listed, lambda year: hrefs[str(year)])


def _siblings(edition: Edition, at: Crossing) -> Iterator[Neighbours]:
    """The other crossings of both terms: with what else the host meets of that facet, and the other way round."""
    labels = _labels(edition)
    for own, facet in ((at.host, at.other), (at.guest, at.facet)):
        others = edition.library.largest(f"{MET}/{own}", facet, MAX_CROSSED)
        links = [
            Link(name_of(edition, other), href)
            for other in others
            if other not in {at.host, at.guest} and (href := crossing_href(edition, own, other))
        ]
        if links:
            name = name_of(edition, own)
            ordered = tuple(sorted(links, key=lambda link: (link.label.casefold(), link.href)))
            yield Neighbours(f"{capital(name)}: other {labels[facet][1].lower()}", ordered)
