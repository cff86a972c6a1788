"""Counts beside lists: entries per year, and what else the entries are filed under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from sitegen.views.edition import Edition
from sitegen.views.parts import Neighbours, YearBar

MAX_NEIGHBOURS = 12


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


def neighbours(edition: Edition, document_ids: tuple[str, ...], own: tuple[str, str]) -> tuple[Neighbours, ...]:
    """What else the documents are filed under, most frequent first; `own` is the page's own (facet, term)."""
    groups = []
    for facet in edition.library.config.facets:
        carried = (edition.library.carried(document_id, facet.name) for document_id in document_ids)
        counts = Counter(term_id for terms in carried for term_id in terms if (facet.name, term_id) != own)
        best = sorted(counts, key=lambda i: (-counts[i], i))[:MAX_NEIGHBOURS]
        if best:
            links = tuple(edition.term_link(facet.name, i, count=counts[i]) for i in best)
            groups.append(Neighbours(facet.plural, links))
    return tuple(groups)
