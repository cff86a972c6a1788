"""What pictures show: counts by year, topic and department; `charts` has their geometry.

They rest on counts, not on lists, so that a new entry changes few pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen import charts
from sitegen.dates import in_words
from sitegen.library import YEAR
from sitegen.lists import ALL, LEADING, Thing
from sitegen.model import Event, Group, Person, Topic
from sitegen.views.edition import Edition
from sitegen.views.parts import (
    LineageRow,
    LineageView,
    Link,
    OverviewView,
    OverviewYear,
    Series,
    SparkView,
    TermsOfOffice,
    YearBar,
)

LANES = {"prime-minister": "Prime ministers", "head-of-civil-service": "Heads of the civil service"}
"""Kinds of event that are terms of office, in the order of their lanes; the last one goes on behind the columns."""
HAPPENED = {"name-change": "renamed", "merger": "merged", "demerger": "split", "transfer": "functions passed on"}
MAX_SERIES = 6
OTHER = "Other topics"
Counts = dict[int, int]
"""Year -> number of entries."""


def drawn(edition: Edition) -> bool:
    """Whether this digest has pictures."""
    return "charts" not in edition.library.config.without


def overview_of(edition: Edition) -> OverviewView | None:
    """Entries per year by group of topics, with terms of office and events behind; None where there is nothing."""
    library = edition.library
    totals = dict(library.per_year(ALL))
    if not totals or not drawn(edition):
        return None
    years = range(library.years()[0], library.years()[-1] + 1)
    series = _series(edition, totals)
    columns = [tuple(counts.get(year, 0) for _, counts in series) for year in years]
    events = sorted(library.rows("events", Event), key=lambda event: (event.date.earliest, event.id))
    lanes = {kind: [e for e in events if e.kind == kind and _within(e, years)] for kind in LANES}
    return OverviewView(
        picture=charts.overview(
            years[0],
            columns,
            [(LANES[kind], [_term(edition, event) for event in held]) for kind, held in lanes.items()],
            [(event.title, event.kind, event.date.earliest) for event in events if event.kind not in LANES],
        ),
        series=tuple(Series(label, sum(counts.values())) for label, counts in series),
        years=tuple(
            OverviewYear(str(year), edition.href(YEAR, str(year)), sum(column), column, _said(year, column, series))
            for year, column in zip(years, columns, strict=True)
        ),
        lanes=tuple(
            TermsOfOffice(LANES[kind], tuple(_office(edition, event) for event in held))
            for kind, held in lanes.items()
            if held
        ),
    )


def _said(year: int, column: tuple[int, ...], series: list[tuple[str, Counts]]) -> str:
    """A column in words."""
    total = sum(column)
    parts = [f"{label} {count}" for (label, _), count in zip(series, column, strict=True) if count and len(series) > 1]
    whole = f"{year}: {f'{total:,}' if total else 'no'} {'entry' if total == 1 else 'entries'}"
    return f"{whole} ({', '.join(parts)})" if parts else whole


def _series(edition: Edition, totals: Counts) -> list[tuple[str, Counts]]:
    """(label, entries per year) by the group of each entry's first topic, the largest groups apart.

    Each entry counts once, so that the parts of a year make up the whole. Without groups all are one.
    """
    groups = {group.id: group.label for group in edition.library.rows("groups", Group)}
    counted: dict[str, Counts] = {name: {} for name in groups}
    for topic in edition.library.rows("topics", Topic) if groups else ():
        if topic.group is not None and topic.group.text in counted:
            for year, count in edition.library.per_year(f"{LEADING}/{topic.id}"):
                counts = counted[topic.group.text]
                counts[year] = counts.get(year, 0) + count
    size = {name: sum(counts.values()) for name, counts in counted.items()}
    largest = sorted(groups, key=lambda name: -size[name])[: MAX_SERIES - 1]
    series = [(groups[name], counted[name]) for name in groups if name in largest and counted[name]]
    rest = {year: total - sum(counts.get(year, 0) for _, counts in series) for year, total in totals.items()}
    if any(rest.values()):
        series.append((OTHER if series else "", rest))
    return series


def _within(event: Event, years: range) -> bool:
    return event.date.earliest.year <= years[-1] and event.date.latest.year >= years[0]


def _term(edition: Edition, event: Event) -> charts.Stretch:
    return charts.Stretch(_holder(edition, event), event.date.earliest, event.date.latest)


def _office(edition: Edition, event: Event) -> Link:
    """A term of office in words, with the place where the year's page tells of it."""
    return Link(event.title, edition.href_of(Thing("event", event.id)), note=in_words(event.date, period=True))


def _holder(edition: Edition, event: Event) -> str:
    """The family name of whoever held an office; without one in the register, the title up to its first comma."""
    for word in event.people:
        person = edition.library.item(f"person:{word.text}")
        if isinstance(person, Person) and person.sort:
            return person.sort.partition(",")[0]
    return event.title.partition(",")[0]


MOST_NAMED = 2
"""Years that are told as those with most entries; where more share that number, none stands out."""


def spark_of(edition: Edition, bars: Sequence[YearBar]) -> SparkView | None:
    """The sparkline of a term from its first to its last year; None where there is only one."""
    if len(bars) < 2 or not drawn(edition):
        return None
    most = max(bar.count for bar in bars)
    years = [str(bar.year) for bar in bars if bar.count == most]
    words = f"{bars[0].year} to {bars[-1].year}"
    if most > 1 and len(years) <= MOST_NAMED:
        words += f", most in {' and '.join(years)} ({most}{' each' if len(years) > 1 else ''})"
    return SparkView(charts.spark([bar.count for bar in bars]), words)


def spark_in(years: Sequence[int], counts: Iterable[tuple[int, int]]) -> charts.Spark | None:
    """The sparkline of a row over the years that all rows share; None for entries of one year: it stands beside."""
    found = dict(counts)
    return charts.spark([found.get(year, 0) for year in years]) if years and len(found) > 1 else None


def spark_years(edition: Edition) -> range:
    """The years of the timeline, for rows that are to be compared; none where nothing is drawn."""
    years = edition.library.years() if drawn(edition) else ()
    return range(years[0], years[-1] + 1) if years else range(0)


def lineage_picture(edition: Edition, name: str, time: str, rows: Sequence[LineageRow]) -> LineageView | None:
    """What came before a body and after it, as its list tells it; None without any."""
    if not rows or not drawn(edition):
        return None
    kin: dict[str, list[tuple[str, str, str]]] = {"before": [], "after": []}
    hrefs: dict[str, list[str]] = {"before": [], "after": []}
    for row in rows:
        for body in row.bodies:
            kin[row.direction].append((row.kind, body.label, f"{HAPPENED[row.kind]}, {row.date.text}"))
            hrefs[row.direction].append(body.href)
    picture = charts.stem(kin["before"], (name, time), kin["after"])
    return LineageView(picture, (*hrefs["before"], "", *hrefs["after"]))
