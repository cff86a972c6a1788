"""Counts beside lists: entries per year, and what else the entries are filed under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec import structs

from sitegen.crossings import DECADE, MET, crossing_of
from sitegen.library import CROSSING
from sitegen.lists import Thing
from sitegen.views.edition import Edition
from sitegen.views.parts import Link, Neighbours, YearBar

MAX_NEIGHBOURS, MAX_CROSSED = 12, 36
"""Terms beside a list, and with those that lead to a crossing."""
NEWEST = "Counted in the newest entries only."


def year_bars(edition: Edition, name: str, href_of: Callable[[int], str] | None = None) -> tuple[YearBar, ...]:
    """Entries of a list per year, oldest first, from the first to the last year without a gap.

    They lead to the pages of the years, or where `href_of` says for those that have entries.
    """
    counts = dict(edition.library.per_year(name))
    if not counts:
        return ()
    most = max(counts.values())

    def href(year: int) -> str:
        if href_of is None:
            return edition.href("year", str(year))
        return href_of(year) if year in counts else ""

    return tuple(
        YearBar(str(y), href(y), counts.get(y, 0), round(100 * counts.get(y, 0) / most))
        for y in range(min(counts), max(counts) + 1)
    )


def neighbours(
    edition: Edition, document_ids: tuple[str, ...], own: str = "", *, note: str = ""
) -> tuple[Neighbours, ...]:
    """What else some entries are filed under, most frequent first; `own` is the page's term (`tags/pay`).

    What the term crosses is left to `by_facet`, which counts all of its entries.
    """
    shared = {other.partition("/")[0] for other, _ in _met(edition, own)}
    groups = []
    for facet in edition.library.config.facets:
        counts = _carried(edition, document_ids, facet.name, own) if facet.name not in shared else {}
        best = sorted(counts, key=lambda other: (-counts[other], other))[:MAX_NEIGHBOURS]
        if best:
            links = tuple(shared_link(edition, own, other, counts[other]) for other in best)
            groups.append(Neighbours(facet.plural, links, note))
    # A digest without a register of people need not be asked, entry by entry.
    people = _named(edition, document_ids, own) if edition.find("index", "person") else ()
    return (*groups, Neighbours("People", people, note)) if people else tuple(groups)


def _named(edition: Edition, document_ids: tuple[str, ...], own: str) -> tuple[Link, ...]:
    """The people whom some entries name, most frequent first."""
    counts = Counter(name for document_id in document_ids for name in edition.library.people(document_id))
    del counts[own.removeprefix("person/")]
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_NEIGHBOURS]
    return tuple(structs.replace(edition.thing_link(Thing("person", name)), count=count) for name, count in best)


def by_facet(edition: Edition, own: str) -> tuple[Neighbours, ...]:
    """The entries of a term or decade by the facets that it crosses, most frequent first.

    The most frequent terms, and such further ones as share entries enough for a page: nobody finds these otherwise.
    """
    groups = []
    for facet in edition.library.config.facets:
        counts = {other: count for other, count in _met(edition, own) if other.startswith(f"{facet.name}/")}
        ranked = sorted(counts, key=lambda other: (-counts[other], other))[:MAX_CROSSED]
        further = (other for other in ranked[MAX_NEIGHBOURS:] if crossing_href(edition, own, other))
        shown = (*ranked[:MAX_NEIGHBOURS], *further)
        if shown:
            links = tuple(shared_link(edition, own, other, counts[other]) for other in shown)
            groups.append(Neighbours(f"These entries by {facet.label.lower()}", links))
    return tuple(groups)


def _met(edition: Edition, own: str) -> tuple[tuple[str, int], ...]:
    return edition.library.met(f"{MET}/{own}") if own else ()


def _carried(edition: Edition, document_ids: tuple[str, ...], facet: str, own: str) -> dict[str, int]:
    """The terms of a facet that some entries carry, and how many do."""
    carried = (edition.library.carried(document_id, facet) for document_id in document_ids)
    counts = Counter(f"{facet}/{term}" for terms in carried for term in terms)
    del counts[own]
    return counts


def name_of(edition: Edition, term: str) -> str:
    """The label of `tags/pay`."""
    facet, _, name = term.partition("/")
    return edition.term_name(facet, name)


def crossing_href(edition: Edition, one: str, other: str) -> str:
    """Path for links to the entries that two terms share; empty where these have no page of their own."""
    at = crossing_of(one, other)
    return edition.href(CROSSING, at.name) if at is not None else ""


def shared_link(edition: Edition, own: str, other: str, count: int) -> Link:
    """The way from a term to the entries that it shares with another one; without a page of these, to the other."""
    facet, _, term = other.partition("/")
    link = edition.term_link(facet, term, count=count)
    href = crossing_href(edition, own, other) if own else ""
    return structs.replace(link, href=href) if href else link


def decades_of(edition: Edition, own: str) -> tuple[Link, ...]:
    """The decades of a term's entries, oldest first; none where there is only one."""
    decades = [(other, count) for other, count in _met(edition, own) if other.startswith(f"{DECADE}/")]
    decades.sort(key=lambda pair: int(pair[0].partition("/")[2].removesuffix("s")))
    return tuple(shared_link(edition, own, *decade) for decade in decades) if len(decades) > 1 else ()
