"""Counts beside lists: entries per year, and what else the entries are filed under."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.views.edition import Edition
from sitegen.views.shapes import Neighbours, YearBar

MAX_NEIGHBOURS = 12


def year_bars(edition: Edition, document_ids: Iterable[str]) -> tuple[YearBar, ...]:
    """Entries per year, oldest first, from the first to the last year without a gap."""
    counts: dict[int, int] = {}
    for document_id in document_ids:
        year = edition.library.by_id[document_id].year
        counts[year] = counts.get(year, 0) + 1
    if not counts:
        return ()
    most = max(counts.values())
    return tuple(
        YearBar(str(y), edition.routes.href("year", str(y)), counts.get(y, 0), round(100 * counts.get(y, 0) / most))
        for y in range(min(counts), max(counts) + 1)
    )


def neighbours(edition: Edition, document_ids: tuple[str, ...], own: tuple[str, str]) -> tuple[Neighbours, ...]:
    """What else the documents are filed under, most frequent first; `own` is the page's own (facet, term)."""
    groups = []
    for facet in edition.library.config.facets:
        counts: dict[str, int] = {}
        for document_id in document_ids:
            for term_id in edition.library.carried[facet.name][document_id]:
                if (facet.name, term_id) != own:
                    counts[term_id] = counts.get(term_id, 0) + 1
        best = sorted(counts, key=lambda i: (-counts[i], i))[:MAX_NEIGHBOURS]
        if best:
            links = tuple(edition.term_link(facet.name, i, count=counts[i]) for i in best)
            groups.append(Neighbours(facet.plural, links))
    return tuple(groups)
