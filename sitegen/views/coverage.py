"""What the digest lacks: entries whose evidence is thin, terms and years with few entries or none, who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.library import YEAR
from sitegen.lists import ALL, LACKS, NATURE, Thing
from sitegen.views.basics import basics
from sitegen.views.edition import Edition, route_of
from sitegen.views.parts import Lack, LackTable, Link
from sitegen.views.shapes import CoverageView
from sitegen.vocabularies import NATURES

TITLE = "What this digest lacks"
SHOWN = 12
"""Entries or terms that are named; of more there is the number."""
WANTS = {
    "source": ("No source is given", ""),
    "proof": ("No quotation compared with its source", "none is quoted, or the source has no fingerprint"),
    "archive": ("The source has no archived copy", "if its address goes dead, nobody can look it up"),
    "accessed": ("The day on which the source was read is not given", ""),
    "licence": ("The terms of the source are not given", ""),
    "day": ("The day is not known", "only a month, a year or a span of time"),
    "doubt": ("The date is not certain", "about, uncertain, or between two days"),
    "reply": ("A claim without a reply", "and without a word on why there is none"),
    "unanswered": ("A claim that was not answered", "and the entry says so"),
    "summary": ("No summary", ""),
}


def coverage_view(edition: Edition) -> CoverageView:
    """The page, out of the lengths of lists."""
    return CoverageView(
        **basics(
            edition,
            route_of(edition, "single", "coverage"),
            "coverage.html",
            TITLE,
            description="Where the evidence is thin, and what has not been looked at yet.",
        ),
        total=edition.library.count(ALL),
        tables=survey(edition),
    )


def survey(edition: Edition) -> tuple[LackTable, ...]:
    """The tables that have something in them."""
    tables = (
        LackTable("entries", "Entries", "entries", tuple(_entries(edition))),
        *(_terms(edition, facet.name, facet.plural) for facet in edition.library.config.facets),
        LackTable("people", "People", "people", tuple(_unnamed(edition, "person", "people"))),
        LackTable("initiatives", "Initiatives", "initiatives", tuple(_unnamed(edition, "initiative", "initiatives"))),
        LackTable("years", "Years", "years", tuple(_years(edition))),
        LackTable("natures", "Who speaks", "entries", tuple(_natures(edition))),
    )
    return tuple(table for table in tables if table.rows)


def _entries(edition: Edition) -> Iterator[Lack]:
    for name, (label, note) in WANTS.items():
        key = f"{LACKS}/{name}"
        count = edition.library.count(key)
        if count:
            most = min(SHOWN, edition.library.config.listing_limit)
            cards = [edition.card(member) for member in edition.library.first(key, most)]
            yield Lack(label, count, note, tuple(Link(card.title, card.href, lang=card.lang) for card in cards))


def _terms(edition: Edition, facet: str, plural: str) -> LackTable:
    """Terms of a register without an entry, and those with a single one."""
    used = {term: edition.library.count(f"{facet}/{term}") for term in edition.library.terms(facet)}
    register = {"tags": "topics", "department": "departments"}.get(facet, "")
    known = [str(getattr(one, "id", "")) for one in edition.library.register(register)] if register else []
    unused = [term for term in known if term not in used]
    single = [term for term, count in used.items() if count == 1]
    rows = [Lack("Without an entry", len(unused), "", tuple(_named(edition, facet, unused)))] if unused else []
    if single:
        rows.append(Lack("With one entry only", len(single), "", tuple(_named(edition, facet, single))))
    return LackTable(f"facet-{facet}", plural, plural.lower(), tuple(rows))


def _unnamed(edition: Edition, kind: str, register: str) -> Iterator[Lack]:
    """The records of people or initiatives that no entry names."""
    known = [str(getattr(one, "id", "")) for one in edition.library.register(register)]
    unnamed = [Thing(kind, name) for name in known if not edition.library.count(f"@named/{kind}:{name}")]
    if unnamed:
        links = tuple(edition.thing_link(thing) for thing in unnamed[:SHOWN])
        yield Lack("Named by no entry", len(unnamed), "", links)


def _named(edition: Edition, facet: str, terms: list[str]) -> Iterator[Link]:
    for term in terms[:SHOWN]:
        yield Link(edition.term_name(facet, term), edition.href(facet, term))


def _years(edition: Edition) -> Iterator[Lack]:
    counted = dict(edition.library.per_year(ALL))
    if not counted:
        return
    missing = [year for year in range(min(counted), max(counted)) if year not in counted]
    if missing:
        links = tuple(Link(str(year), "") for year in missing[:SHOWN])
        yield Lack(f"Without an entry, between {min(counted)} and {max(counted)}", len(missing), "", links)
    single = [year for year, count in counted.items() if count == 1]
    if single:
        links = tuple(Link(str(year), edition.href(YEAR, str(year))) for year in single[:SHOWN])
        yield Lack("With one entry only", len(single), "", links)


def _natures(edition: Edition) -> Iterator[Lack]:
    for nature in NATURES:
        count = edition.library.count(f"{NATURE}/{nature}")
        if count:
            yield Lack(nature.replace("-", " ").capitalize(), count, NATURES[nature], ())
    none = edition.library.count(f"{NATURE}/")
    if none:
        yield Lack("Not said", none, "", ())
