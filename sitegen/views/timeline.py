"""The timeline, its years, and the events behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.crossings import DECADE, decade_of
from sitegen.library import YEAR, list_of
from sitegen.lists import ALL, Thing
from sitegen.model import Event
from sitegen.views.archives import archive_at, citations_of, members_of, route_at
from sitegen.views.basics import basics, single_link
from sitegen.views.bodies import body_html
from sitegen.views.departments import host_of
from sitegen.views.edition import Edition, date_view, route_of, spoken
from sitegen.views.glance import glance_link
from sitegen.views.parts import EventView, Link, YearBar, YearSection
from sitegen.views.pictures import overview_of
from sitegen.views.shapes import DecadeView, TimelineView, YearView
from sitegen.views.tallies import by_facet, neighbours, year_bars

EVENT_LABELS = {
    "election": "General election",
    "prime-minister": "Prime minister",
    "head-of-civil-service": "Head of the civil service",
    "reform": "Reform programme",
    "machinery": "Machinery of government",
    "other": "Event",
}

CERTAINTY_WORDS = {
    "verified": "verified",
    "govuk-mirror": "Date taken from a copy of GOV.UK’s list of organisations",
    "register": "Date taken from the government’s register of organisations",
    "general-knowledge": "General knowledge, not yet seen in a source",
}


def timeline_view(edition: Edition) -> TimelineView:
    """Every year with its entries and events, newest first; with links to the years only, if the entries are many."""
    library = edition.library
    total = library.count(ALL)
    whole = total <= library.config.listing_limit or "years" in library.config.without
    years = tuple(_year_section(edition, year, whole=whole) for year in reversed(library.years()))
    return TimelineView(
        **basics(edition, route_of(edition, "single", "timeline"), "timeline.html", "Timeline"),
        years=years,
        bars=year_bars(edition, ALL),
        overview=overview_of(edition),
        glance=glance_link(edition),
        total=total,
        decades=_decades(edition),
    )


def decade_view(edition: Edition, decade: str) -> DecadeView:
    """Ten years; as on the timeline, with links to the years only, if the entries are many."""
    library = edition.library
    years = [year for year in library.years() if decade_of(year) == decade]
    counts = {year: library.count(f"{YEAR}/{year}") for year in years}
    total = sum(counts.values())
    sections = tuple(_year_section(edition, y, whole=total <= library.config.listing_limit) for y in reversed(years))
    decades = _decades(edition)
    at = [link.label for link in decades].index(decade)
    return DecadeView(
        **basics(
            edition,
            route_of(edition, DECADE, decade),
            "decade.html",
            decade,
            description=f"Entries filed under the years {years[0]} to {years[-1]}.",
            parents=(single_link(edition, "timeline", "Timeline"),),
        ),
        years=sections,
        bars=_bars(edition, counts),
        total=total,
        earlier=decades[at - 1] if at else None,
        later=decades[at + 1] if at + 1 < len(decades) else None,
        by_facet=by_facet(edition, f"{DECADE}/{decade}"),
    )


def _bars(edition: Edition, counts: Mapping[int, int]) -> tuple[YearBar, ...]:
    """The years of a decade from the first to the last with entries, without a gap."""
    filed = [year for year, count in counts.items() if count]
    most = max(counts.values(), default=0)
    return tuple(
        YearBar(str(y), edition.href(YEAR, str(y)), counts.get(y, 0), round(100 * counts.get(y, 0) / most))
        for y in (range(filed[0], filed[-1] + 1) if len(filed) > 1 else ())
    )


def _decades(edition: Edition) -> tuple[Link, ...]:
    """The decades that have a page, oldest first."""
    decades = dict.fromkeys(map(decade_of, edition.library.years()))
    links = (edition.link(DECADE, decade, decade) for decade in decades)
    return tuple(link for link in links if link.href)


def _decade_link(edition: Edition, year: str) -> tuple[Link, ...]:
    """The way from a year up to its decade, for breadcrumbs."""
    return tuple(link for link in _decades(edition) if link.label == decade_of(int(year)))


def _year_section(edition: Edition, year: int, *, whole: bool) -> YearSection:
    name = f"{YEAR}/{year}"
    count = edition.library.count(name)
    cards = tuple(edition.card(i) for i in edition.library.members(name)) if whole else ()
    return YearSection(str(year), edition.href(YEAR, str(year)), count, cards, _events_of_year(edition, year))


def _events_of_year(edition: Edition, year: int) -> tuple[EventView, ...]:
    events = [event for event in edition.library.rows("events", Event) if event.date.earliest.year == year]
    return tuple(_event_view(edition, e) for e in sorted(events, key=lambda e: (e.date.earliest, e.id), reverse=True))


def _event_view(edition: Edition, event: Event) -> EventView:
    return EventView(
        id=f"event-{event.id}",
        href=edition.href_of(Thing("event", event.id)),
        title=event.title,
        kind=event.kind,
        kind_label=EVENT_LABELS.get(event.kind, spoken(event.kind).capitalize()),
        date=date_view(event.date, event.basis, period=True),
        summary=event.summary,
        certainty=CERTAINTY_WORDS.get(event.certainty, event.certainty),
        links=tuple(_event_links(edition, event)),
    )


def _event_links(edition: Edition, event: Event) -> Iterator[Link]:
    things = [Thing("department", word.text) for word in event.departments]
    things += [Thing("person", word.text) for word in event.people]
    for thing in things:
        if edition.library.item(thing.key) is not None:
            yield edition.thing_link(thing, event.date)
    for url in event.sources:
        yield Link(host_of(url), url, None, "source")


def events_of(edition: Edition, *, department: str = "", person: str = "") -> tuple[EventView, ...]:
    """The events that concern a body or a person, oldest first."""
    events = [
        event
        for event in edition.library.rows("events", Event)
        if department in {word.text for word in event.departments} or person in {word.text for word in event.people}
    ]
    return tuple(_event_view(edition, e) for e in sorted(events, key=lambda e: (e.date.earliest, e.id)))


def year_view(edition: Edition, year: str) -> YearView:
    """A year, with or without entries; earlier and later are the neighbours on the timeline."""
    route = route_of(edition, YEAR, year)
    years = [str(y) for y in edition.library.years()]
    at = years.index(year)
    overview = edition.library.overview(f"years/{year}")
    links = edition.library.text_links(f"years:{year}")
    key = (YEAR, year)
    ids = members_of(edition, key, (int(year), 1))
    total = edition.library.count(list_of(key))
    archive = archive_at(edition, key, (int(year), 1)) if total > len(ids) else None
    later = _year_link(edition, years[at + 1]) if at + 1 < len(years) else None
    return YearView(
        **basics(
            edition,
            route,
            "year.html",
            year,
            description=f"Entries filed under {year}.",
            parents=(single_link(edition, "timeline", "Timeline"), *_decade_link(edition, year)),
        ),
        year=year,
        overview_html=body_html(edition, overview.body, links, route.root, None) if overview else "",
        cards=tuple(edition.card(i) for i in ids),
        total=total,
        archive=archive,
        events=tuple(reversed(_events_of_year(edition, int(year)))),
        earlier=_year_link(edition, years[at - 1]) if at else None,
        later=archive.later if archive else later,
        neighbours=neighbours(edition, ids),
        citations=citations_of(edition, key, route),
    )


def year_part(edition: Edition, year: str, part: int) -> YearView:
    """A later part of a year that has too many entries for one page."""
    key, at = (YEAR, year), (int(year), part)
    years = [str(y) for y in edition.library.years()]
    place = years.index(year)
    archive = archive_at(edition, key, at)
    following = edition.link(YEAR, years[place + 1], years[place + 1]) if place + 1 < len(years) else None
    ids, route = members_of(edition, key, at), route_at(edition, key, at)
    return YearView(
        **basics(
            edition,
            route,
            "year.html",
            archive.title,
            description=f"Entries filed under {year}, part {part}.",
            parents=(
                single_link(edition, "timeline", "Timeline"),
                *_decade_link(edition, year),
                Link(year, route_of(edition, *key).href),
            ),
        ),
        year=year,
        overview_html="",
        cards=tuple(edition.card(i) for i in ids),
        total=len(ids),
        archive=archive,
        events=(),
        earlier=archive.earlier,
        later=archive.later or following,
        neighbours=neighbours(edition, ids),
        citations=citations_of(edition, key, route),
    )


def _year_link(edition: Edition, year: str) -> Link:
    return edition.link(YEAR, year, year, count=edition.library.count(f"{YEAR}/{year}"))
