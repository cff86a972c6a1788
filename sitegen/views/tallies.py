"""Counts beside lists: entries per year, and what else the entries are filed under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import structs

from sitegen.lists import Thing
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
    """What else the documents are filed under and whom they name, most frequent first; `own` is the page's own term."""
    library, groups = edition.library, []
    for facet in library.config.facets:
        best = _most((library.carried(document_id, facet.name) for document_id in document_ids), facet.name, own)
        groups.append(Neighbours(facet.plural, tuple(edition.term_link(facet.name, i, count=n) for i, n in best)))
    # A digest without a register of people need not be asked, entry by entry.
    if edition.find("index", "person"):
        named = _most((library.people(document_id) for document_id in document_ids), "person", own)
        people = (structs.replace(edition.thing_link(Thing("person", name)), count=count) for name, count in named)
        groups.append(Neighbours("People", tuple(people)))
    return tuple(group for group in groups if group.links)


def _most(carried: Iterable[tuple[str, ...]], kind: str, own: tuple[str, str]) -> list[tuple[str, int]]:
    """The most frequent of the ids that entries carry, with how many carry them."""
    counts = Counter(name for names in carried for name in names if (kind, name) != own)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_NEIGHBOURS]
