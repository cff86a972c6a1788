"""The timeline, its years, and the events behind it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.library import YEAR
from sitegen.lists import ALL, Thing
from sitegen.model import Event
from sitegen.views.basics import basics, single_link
from sitegen.views.bodies import body_html
from sitegen.views.departments import host_of
from sitegen.views.edition import Edition, date_view, route_of, spoken
from sitegen.views.shapes import EventView, Link, TimelineView, YearSection, YearView
from sitegen.views.tallies import neighbours, year_bars

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
    """Every year with its entries and events, newest first."""
    years = tuple(_year_section(edition, year) for year in reversed(edition.library.years()))
    return TimelineView(
        **basics(edition, route_of(edition, "single", "timeline"), "timeline.html", "Timeline"),
        years=years,
        bars=year_bars(edition, ALL),
        total=edition.library.count(ALL),
    )


def _year_section(edition: Edition, year: int) -> YearSection:
    ids = _filed(edition, str(year))
    href = edition.href(YEAR, str(year))
    return YearSection(str(year), href, len(ids), tuple(edition.card(i) for i in ids), _events_of_year(edition, year))


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
    ids = _filed(edition, year)
    return YearView(
        **basics(
            edition,
            route,
            "year.html",
            year,
            description=f"Entries filed under {year}.",
            parents=(single_link(edition, "timeline", "Timeline"),),
        ),
        year=year,
        overview_html=body_html(edition, overview.body, links, route.root, None) if overview else "",
        cards=tuple(edition.card(i) for i in ids),
        events=tuple(reversed(_events_of_year(edition, int(year)))),
        earlier=_year_link(edition, years[at - 1]) if at else None,
        later=_year_link(edition, years[at + 1]) if at + 1 < len(years) else None,
        neighbours=neighbours(edition, ids, ("", "")),
    )


def _filed(edition: Edition, year: str) -> tuple[str, ...]:
    return edition.library.members(f"{YEAR}/{year}")


def _year_link(edition: Edition, year: str) -> Link:
    return edition.link(YEAR, year, year, count=edition.library.count(f"{YEAR}/{year}"))
