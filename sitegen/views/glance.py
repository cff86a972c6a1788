"""The page of tables: topics by year and topics by department, the number in each cell, shaded by its size."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.charts import step_of
from sitegen.library import YEAR
from sitegen.lists import ALL
from sitegen.model import Department
from sitegen.views.archives import year_href
from sitegen.views.basics import basics, single_link
from sitegen.views.edition import Edition, route_of
from sitegen.views.parts import HeatCell, HeatRow, HeatTable, Link
from sitegen.views.shapes import GlanceView
from sitegen.views.tallies import crossing_href

TITLE = "At a glance"
MAX_TERMS, MAX_BODIES, MAX_YEARS = 40, 12, 20
Cells = Sequence[tuple[int, str]]
"""(number, address) of each cell of a row."""


def glance_link(edition: Edition) -> Link | None:
    """The way to the page; None where there is none, or nothing to show."""
    if not edition.find("single", "charts") or not edition.library.terms("tags"):
        return None
    topics, bodies = edition.library.config.facets[:2]
    return Link(f"{topics.plural} by year and by {_lower(bodies.label)}", single_link(edition, "charts", "").href)


def glance_view(edition: Edition) -> GlanceView:
    """The tables, as far as there is anything to count."""
    topics = _largest(edition, "tags", MAX_TERMS)
    tables = (_by_year(edition, topics), _by_body(edition, topics)) if topics else ()
    return GlanceView(
        **basics(
            edition,
            route_of(edition, "single", "charts"),
            "glance.html",
            TITLE,
            description="Tables of how many entries there are. The more a cell counts, the stronger its shade.",
        ),
        tables=tuple(table for table in tables if len(table.columns) > 1),
    )


def _largest(edition: Edition, facet: str, most: int) -> list[tuple[str, int]]:
    """The terms with most entries, and how many these are."""
    counts = {term: edition.library.count(f"{facet}/{term}") for term in edition.library.terms(facet)}
    names = {term: edition.term_name(facet, term).casefold() for term in counts}
    return sorted(counts.items(), key=lambda item: (-item[1], names[item[0]], item[0]))[:most]


def _by_year(edition: Edition, topics: list[tuple[str, int]]) -> HeatTable:
    """Topics by year; the years before the last `MAX_YEARS` are one column."""
    years = [year for year, _ in edition.library.per_year(ALL)]
    last = years[-1]
    first = max(years[0], last - MAX_YEARS + 1)
    columns = [Link(str(year), edition.href(YEAR, str(year))) for year in range(first, last + 1)]
    if years[0] < first:
        columns.insert(0, Link(f"to {first - 1}", ""))

    def cells(topic: str, total: int) -> Cells:
        found = dict(edition.library.per_year(f"tags/{topic}"))
        archived = total > edition.library.config.listing_limit
        route = route_of(edition, "tags", topic)
        row = [
            (found.get(year, 0), year_href(route, "tags", year) if archived and year in found else "")
            for year in range(first, last + 1)
        ]
        before = [(sum(count for year, count in found.items() if year < first), "")]
        return [*before, *row] if years[0] < first else row

    note = "An entry counts for each of its topics."
    return _table(edition, "by-year", "by year", note, columns, [(topic, cells(topic, n), n) for topic, n in topics])


def _by_body(edition: Edition, topics: list[tuple[str, int]]) -> HeatTable:
    """Topics by the departments with most entries."""
    bodies = _largest(edition, "department", MAX_BODIES)
    filed = [set(edition.library.members(f"department/{body}")) for body, _ in bodies]

    def cells(topic: str) -> Cells:
        members = edition.library.members(f"tags/{topic}")
        shared = [body.intersection(members) for body in filed]
        return [
            (len(both), _shared_href(edition, topic, body, both, len(members)))
            for (body, _), both in zip(bodies, shared, strict=True)
        ]

    label = edition.library.config.facets[1].label
    used = len(edition.library.terms("department"))
    note = "An entry counts for each of its topics, and for each of its departments."
    if used > len(bodies):
        note += f" Shown are the {len(bodies)} of {used} with most entries."
    return _table(
        edition,
        "by-department",
        f"by {_lower(label)}",
        note,
        [_body_link(edition, body) for body, _ in bodies],
        [(topic, cells(topic), n) for topic, n in topics],
    )


def _shared_href(edition: Edition, topic: str, body: str, both: set[str], total: int) -> str:
    """The way to the entries of a topic and a department: the only one, the topic that has no others, or their page."""
    if len(both) == 1:
        return edition.href("document", *both)
    if both and len(both) == total:
        return edition.href("tags", topic)
    return crossing_href(edition, f"tags/{topic}", f"department/{body}")


def _body_link(edition: Edition, body: str) -> Link:
    """A department as short as its column: by its first acronym, with the name as a note."""
    link = edition.term_link("department", body)
    item = edition.library.item(f"department:{body}")
    short = item.acronyms[0] if isinstance(item, Department) and item.acronyms else ""
    return Link(short, link.href, note=link.label) if short else link


def _table(
    edition: Edition, name: str, how: str, note: str, columns: list[Link], rows: list[tuple[str, Cells, int]]
) -> HeatTable:
    most = max((count for _, cells, _ in rows for count, _ in cells), default=0)
    facet = edition.library.config.facets[0]
    used = len(edition.library.terms("tags"))
    cut = f"The {len(rows)} with most entries of {used} {_lower(facet.plural)}. " if used > len(rows) else ""
    return HeatTable(
        id=name,
        title=f"{facet.plural} {how}",
        corner=facet.label,
        note=f"{cut}{note} An empty cell means none.",
        columns=tuple(columns),
        rows=tuple(
            HeatRow(
                edition.term_link("tags", topic),
                tuple(HeatCell(count, step_of(count, most), href) for count, href in cells),
                total,
            )
            for topic, cells, total in rows
        ),
    )


def _lower(label: str) -> str:
    """A label inside a sentence."""
    return label[:1].lower() + label[1:]
