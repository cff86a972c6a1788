"""What pages show: the views of small sites in memory, as templates get them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

import pytest
from helpers import Site, entry, site

from sitegen.export.tables import data_files, files_of
from sitegen.proof.rules import PROOF
from sitegen.tables import ANNOTATION_KINDS
from sitegen.views.bodies import OPTION_LABELS
from sitegen.views.pages import MAX_TOPICS
from sitegen.views.parts import Card, FeedLink, Link
from sitegen.views.shapes import (
    AnnotationIndexView,
    AnnotationKindView,
    ChangesView,
    DataView,
    DocumentView,
    FeedView,
    FreePageView,
    HomeView,
    PageView,
    RedirectView,
    TermIndexView,
    TermView,
    TimelineView,
    YearView,
)
from sitegen.views.targets import make_view, targets

Shape = TypeVar("Shape", bound="PageView | FeedView")

DEPARTMENTS = """
departments:
  - id: bis
    names: [{name: Business and Skills}]
    acronyms: [BIS, BizSkills]
    kind: ministry
    start: {date: 2009-06-05}
    end: {date: 2016-07-14, certainty: register, basis: the register of the day}
    url: https://www.bis.example/about
    note: It ran colleges.
    parent: crown
    lineage: [{type: merger, date: 2016-07-14, to: [beis], note: All of it went.}]
  - id: decc
    names: [{name: Energy and Climate}]
    start: {date: 2008-10-03, certainty: general-knowledge}
    end: {date: 2016-07-14}
    lineage: [{type: merger, date: 2016-07-14, to: [beis]}]
  - id: beis
    names: [{name: Business and Energy, to: 2019-12-31}, {name: Business and Industry, from: 2020-01-01}]
    kind: ministry
    start: {date: 2016-07-14}
    end: {date: 2023-02-07}
    lineage:
      - {type: demerger, date: 2023-02-07, to: [dbt, desnz]}
      - {type: transfer, date: 2018-05, to: [crown]}
  - id: dbt
    names: [{name: Trade}]
    kind: ministry
    start: {date: 2023-02-07}
  - id: desnz
    names: [{name: Net Zero}]
    kind: ministry
    start: {date: 2023-02-07}
  - {id: crown, names: [{name: Crown Office}]}
  - id: dclg
    names: [{name: Communities}]
    end: {date: 2018-01-08}
    lineage: [{type: name-change, date: 2018-01-08, to: [mhclg]}]
  - id: mhclg
    names: [{name: Housing}]
    start: {date: 2018-01-08}
    end: {date: 2021-09-19}
    lineage: [{type: name-change, date: 2021-09-19, to: [dluhc]}]
  - id: dluhc
    names: [{name: Levelling Up}]
    start: {date: 2021-09-19}
"""
TOPICS = """
groups: [{id: people, label: People}, {id: work, label: Work}]
topics:
  - {id: pay, label: Pay, group: work, scope: What people earn., synonyms: [wages, salaries], related: [skills]}
  - {id: bonus, label: Bonuses, group: work, broader: pay, aliases: [perks]}
  - {id: skills, label: Skills, group: people}
  - {id: data, label: Data}
  - {id: unused, label: Zzz}
"""
PEOPLE = """
people:
  - id: jane
    name: Jane Doe
    sort: Doe, Jane
    printed: [Ms Doe, J. Doe]
    note: A reformer.
    roles:
      - {title: Director, body: bis, from: 2012, to: 2015-06}
      - {title: Permanent Secretary, body: beis, from: 2015-07}
      - {title: Adviser, basis: her own page}
  - {id: abel, name: Abel Zed, sort: 'Zed, Abel'}
  - {id: bea, name: Bea Young, sort: 'Young, Bea'}
"""
PUBLISHERS = """
publishers:
  - {id: gazette, name: The Gazette, acronyms: [GZ], kind: trade-press, nature: trade-press, url: 'https://www.gz.example/'}
  - {id: quiet, name: Quiet Press}
"""
INITIATIVES = """
initiatives:
  - id: one-hr
    name: One HR
    kind: shared-service
    start: 2014
    end: 2016-05
    lead: [bis, gazette]
    summary: One office for all.
    url: https://one.example/x
    sources: ['https://www.source.example/a']
  - {id: later, name: Later}
"""
EVENTS = """
events:
  - {id: old-vote, title: Old vote, kind: election, date: 2010-05-06}
  - {id: vote, title: A vote, kind: election, date: 2016-06-23, certainty: general-knowledge, summary: People voted.}
  - {id: term, title: A term, kind: prime-minister, date: 2016-07-13/2019-07-24, people: [jane], departments: [beis]}
  - {id: quiet-year, title: Quiet, kind: machinery, date: 2018-03, departments: [beis, nobody]}
"""
SITE = """
title: A digest
base_url: https://example.org/digest
publisher: The editors
tag_authority: example.org,2020
fields:
  mood: {label: Mood, plural: Moods, facet: true, type: list}
  seen: {label: Seen on, type: date}
  pair: {label: Twin, type: reference}
  remark: {}
"""
REGISTERS = {
    "site.yaml": SITE,
    "registers/departments.yaml": DEPARTMENTS,
    "registers/topics.yaml": TOPICS,
    "registers/people.yaml": PEOPLE,
    "registers/publishers.yaml": PUBLISHERS,
    "registers/initiatives.yaml": INITIATIVES,
    "registers/events.yaml": EVENTS.replace(", nobody", ""),
}


def digest(documents: Mapping[str, str], **more: str) -> Site:
    """A site with all registers; `documents` are front matter below the title, by id."""
    files = {f"documents/{name}.md": text for name, text in documents.items()}
    made = site({**REGISTERS, **files, **{name.replace("__", "/") + ".md": text for name, text in more.items()}})
    assert [item for item in made.found if item.severity == "error"] == []
    return made


def dated(day: str, front: str = "", text: str = "Some text.\n", *, title: str = "An entry") -> str:
    return entry(f"date: {day}\n{front}", text, title=title, year=int(day[:4]))


def pages(made: Site) -> dict[str, PageView | FeedView]:
    every = list(targets(made.library, made.update.small.aliases))
    assert len({target.path for target in every}) == len(every)
    return {target.path: make_view(made.edition, target, files_of(())) for target in every}


def page(made: Site, path: str, shape: type[Shape]) -> Shape:
    """A page by its clean address; a feed by its file name."""
    view = pages(made)[path if path.endswith((".xml", ".html")) else f"{path}index.html"]
    assert isinstance(view, shape)
    return view


def ids(cards: tuple[Card, ...]) -> list[str]:
    return [card.id for card in cards]


def counts(links: tuple[Link, ...]) -> list[tuple[str, int | None]]:
    return [(link.label, link.count) for link in links]


# Bodies in time ------------------------------------------------------------------------------------------------------


def lineage(name: str) -> list[tuple[str, str, str, list[str], str]]:
    view = page(digest({"a": dated("2016")}), f"departments/{name}/", TermView)
    return [
        (row.direction, row.verb, row.date.text, [link.label for link in row.bodies], row.note) for row in view.lineage
    ]


def test_lineage_is_told_from_the_body_of_the_page_with_names_of_the_day() -> None:
    assert lineage("beis") == [
        ("before", "took in", "14 July 2016", ["Business and Skills"], "All of it went."),
        ("before", "took in", "14 July 2016", ["Energy and Climate"], ""),
        ("after", "passed functions to", "May 2018", ["Crown Office"], ""),
        ("after", "split into", "7 February 2023", ["Trade", "Net Zero"], ""),
    ]
    assert lineage("bis") == [("after", "merged into", "14 July 2016", ["Business and Energy"], "All of it went.")]
    assert lineage("dbt") == [("before", "was split off from", "7 February 2023", ["Business and Industry"], "")]
    assert lineage("crown") == [("before", "took over functions from", "May 2018", ["Business and Energy"], "")]
    assert lineage("mhclg") == [
        ("before", "had been named", "8 January 2018", ["Communities"], ""),
        ("after", "was renamed", "19 September 2021", ["Levelling Up"], ""),
    ]


def test_lineage_links_to_the_pages_of_the_bodies() -> None:
    view = page(digest({"a": dated("2016")}), "departments/dbt/", TermView)
    assert [link.href for row in view.lineage for link in row.bodies] == ["departments/beis/index.html"]


def test_a_body_that_ended_says_so_and_what_became_of_it() -> None:
    made = digest({"a": dated("2016")})
    assert page(made, "departments/beis/", TermView).banner == (
        "This body existed until 7 February 2023. What became of it: Trade, Net Zero, Crown Office."
    )
    assert page(made, "departments/dbt/", TermView).banner == ""


def test_names_of_a_body() -> None:
    made = digest({"a": dated("2016")})
    view = page(made, "departments/beis/", TermView)
    assert view.label == view.title == "Business and Industry"
    assert [(name.name, name.time) for name in view.names] == [
        ("Business and Energy", "until 31 December 2019"),
        ("Business and Industry", "from 1 January 2020"),
    ]
    assert page(made, "departments/dbt/", TermView).names == ()


def facts(view: TermView) -> list[tuple[str, str, list[str]]]:
    return [(fact.label, fact.text, [link.label for link in fact.links]) for fact in view.facts]


def test_facts_of_a_body() -> None:
    made = digest({"a": dated("2016")})
    view = page(made, "departments/bis/", TermView)
    assert view.note == view.description == "It ran colleges."
    assert facts(view) == [
        ("Kind", "Ministry", []),
        ("Also written", "BIS, BizSkills", []),
        ("Part of", "", ["Crown Office"]),
        ("Set up", "5 June 2009", []),
        ("Ended", "14 July 2016 (the register of the day)", []),
        ("Own page", "", ["bis.example"]),
    ]
    set_up = facts(page(made, "departments/decc/", TermView))[0]
    assert set_up == ("Set up", "3 October 2008 (general knowledge, not yet seen in a source)", [])


def test_a_body_shows_entries_under_its_other_names_apart() -> None:
    made = digest(
        {
            "early": dated("2017", "department: [dclg]\n"),
            "middle": dated("2019", "department: [mhclg]\n"),
            "late": dated("2022", "department: [dluhc]\n"),
        }
    )
    view = page(made, "departments/mhclg/", TermView)
    assert view.count == 1
    assert [(s.id, s.label, ids(s.cards), s.note) for s in view.sections] == [
        ("entries", "", ["middle"], ""),
        (
            "as-dclg",
            "As Communities",
            ["early"],
            "The same body under another name, until 8 January 2018.",
        ),
        ("as-dluhc", "As Levelling Up", ["late"], "The same body under another name, since 19 September 2021."),
    ]
    early = page(made, "departments/dclg/", TermView).sections
    assert [section.id for section in early] == ["entries", "as-mhclg", "as-dluhc"]
    assert early[1].note == "The same body under another name, 8 January 2018 to 19 September 2021."


def test_mergers_and_splits_are_not_the_same_body() -> None:
    made = digest({"a": dated("2015", "department: [bis]\n")})
    assert [section.id for section in page(made, "departments/beis/", TermView).sections] == ["entries"]
    assert page(made, "departments/beis/", TermView).sections[0].note == (
        "No entry is filed under this department yet."
    )


@pytest.mark.parametrize(
    ("day", "body", "label", "note"),
    [
        ("2017", "dclg", "Communities", "now Levelling Up"),
        ("2019", "mhclg", "Housing", "now Levelling Up"),
        ("2022", "dluhc", "Levelling Up", ""),
        ("2015", "bis", "Business and Skills", "existed until 14 July 2016"),
        ("2017", "beis", "Business and Energy", "later Business and Industry"),
        ("2021", "beis", "Business and Industry", "existed until 7 February 2023"),
    ],
)
def test_an_entry_names_its_body_as_at_its_date(day: str, body: str, label: str, note: str) -> None:
    made = digest({"a": dated(day, f"department: [{body}]\n")})
    view = page(made, "documents/a/", DocumentView)
    assert view.departments == (Link(label, f"departments/{body}/index.html", None, note),)
    assert [(link.label, link.note) for link in view.card.departments] == [(label, "")]


def test_a_link_in_a_text_names_the_body_as_at_the_date_of_the_text() -> None:
    made = digest({"a": dated("2017", "", "See [[beis]] and [[beis|them]].\n")})
    html = page(made, "documents/a/", DocumentView).body_html
    assert '<a href="../../departments/beis/index.html">Business and Energy</a>' in html
    assert '<a href="../../departments/beis/index.html">them</a>' in html
    assert "ref:" not in html


# An entry ------------------------------------------------------------------------------------------------------------


def test_who_is_named_and_in_which_office() -> None:
    made = digest(
        {
            "a": dated("2014-03", "people: [jane]\ninitiatives: [one-hr]\n"),
            "b": dated("2017", "", "See [[abel]].\n\n/// quote | See\n    speaker: jane\n///\n"),
        }
    )
    a = page(made, "documents/a/", DocumentView)
    assert a.people == (Link("Jane Doe", "people/jane/index.html", None, "Director"),)
    assert a.initiatives == (Link("One HR", "initiatives/one-hr/index.html"),)
    b = page(made, "documents/b/", DocumentView)
    assert [(link.label, link.note) for link in b.people] == [("Jane Doe", "Permanent Secretary"), ("Abel Zed", "")]


def test_the_source_of_an_entry() -> None:
    front = """
    source:
      title: The original
      publisher: gazette
      author: A. Writer
      url: https://www.gz.example/story
      published: 2016-05
      accessed: 2026-01-02
      archive_url: https://archive.example/1
      licence: OGL
      defects: [the end is missing]
      via: [a blog]
    """
    made = digest({"a": dated("2016-04", front.replace("\n    ", "\n").lstrip()), "b": dated("2015")})
    view = page(made, "documents/a/", DocumentView)
    source = view.source
    assert source is not None
    assert source.publisher == Link("The Gazette", "publishers/gazette/index.html")
    assert (source.nature, source.nature_note) == ("trade press", "A title read mainly by the people it reports on.")
    assert (source.host, source.accessed) == ("gz.example", "2 January 2026")
    assert source.published is not None
    assert source.published.text == "May 2016"
    assert (source.defects, source.via, source.licence) == (("the end is missing",), ("a blog",), "OGL")
    assert (view.card.publisher, view.card.nature) == ("The Gazette", "trade press")
    assert view.source_citation == "A. Writer. The original. The Gazette. May 2016. https://www.gz.example/story"
    assert page(made, "documents/b/", DocumentView).source is None
    assert page(made, "documents/b/", DocumentView).source_citation == ""


def test_an_unknown_publisher_and_a_nature_of_its_own() -> None:
    made = digest({"a": dated("2016~", "source: {title: T, publisher: Some Blog, nature: self-description}\n")})
    view = page(made, "documents/a/", DocumentView)
    assert view.source is not None
    assert view.source.publisher == Link("Some Blog", "")
    assert (view.source.nature, view.card.publisher) == ("self-description", "Some Blog")
    assert view.source_citation == "T. Some Blog. About 2016"


def test_how_to_cite_an_entry() -> None:
    made = digest(
        {
            "a": dated("2016", "added: 2026-01-05\n", title="One"),
            "b": dated(
                "2016",
                "added: 2026-01-05\nchanges: [{date: 2026-03-01, kind: update, note: n}, "
                "{date: 2026-02-01, kind: correction, note: n}]\n",
            ),
        }
    )
    assert page(made, "documents/a/", DocumentView).citation == (
        "The editors. “One”. A digest. 5 January 2026. https://example.org/digest/documents/a/"
    )
    assert ". 1 March 2026. " in page(made, "documents/b/", DocumentView).citation


def test_fields_of_this_digest() -> None:
    front = "mood: [Hopeful, Wry]\nseen: 2016-02\npair: b\nremark: Odd.\n"
    made = digest({"a": dated("2016", front), "b": dated("2017", title="Bee")})
    shown = page(made, "documents/a/", DocumentView).facets
    assert [(f.label, f.text, [(link.label, link.href) for link in f.links]) for f in shown] == [
        ("Mood", "", [("Hopeful", "mood/hopeful/index.html"), ("Wry", "mood/wry/index.html")]),
        ("Seen on", "February 2016", []),
        ("Twin", "", [("Bee", "documents/b/index.html")]),
        ("Remark", "Odd.", []),
    ]
    assert page(made, "documents/b/", DocumentView).facets == ()
    mood = page(made, "mood/wry/", TermView)
    assert (mood.facet_label, mood.label, mood.kind, ids(mood.sections[0].cards)) == ("Mood", "Wry", "mood", ["a"])
    assert page(made, "mood/", TermIndexView).title == "Moods"
    assert [e.id for e in page(made, "mood/wry/feed.xml", FeedView).entries] == ["tag:example.org,2020:documents/a"]


def test_related_entries_come_with_reasons_hand_picked_ones_first() -> None:
    made = digest(
        {
            "a": dated("2016-05", "tags: [pay, skills, data]\nrelated: [far, far, a]\n"),
            "far": dated("2001", "tags: [data]\n"),
            "both": dated("2016-04", "tags: [pay, skills]\n"),
            "rare": dated("2016-03", "tags: [data]\n"),
            "one": dated("2016-02", "tags: [pay]\n"),
            "two": dated("2016-01", "tags: [pay]\n"),
            "three": dated("2015-12", "tags: [bonus]\n"),
        }
    )
    related = page(made, "documents/a/", DocumentView).related
    assert [(mention.card.id, mention.reason) for mention in related] == [
        ("far", "picked by the editors"),
        ("both", "also on Pay and Skills"),
        ("rare", "also on Data"),
        ("one", "also on Pay"),
    ]
    assert page(made, "documents/three/", DocumentView).related == ()


def test_entries_that_link_here_or_answer() -> None:
    made = digest(
        {
            "a": dated("2016", "", "Myself: [[a]].\n"),
            "b": dated("2017", "", "See [[a]], again [[document:a]].\n"),
            "c": dated("2018", "responds_to: a\n", "And [[a]].\n"),
        }
    )
    a = page(made, "documents/a/", DocumentView)
    assert ids(a.backlinks) == ["c", "b"]
    assert ids(a.responses) == ["c"]
    assert a.responds_to is None
    answer = page(made, "documents/c/", DocumentView).responds_to
    assert answer is not None
    assert answer.id == "a"


def test_the_entries_before_and_after() -> None:
    made = digest({"a": dated("2016"), "b": dated("2017"), "c": dated("2018")})
    views = {i: page(made, f"documents/{i}/", DocumentView) for i in "abc"}
    assert [(v.earlier and v.earlier.id, v.later and v.later.id) for v in views.values()] == [
        (None, "b"),
        ("a", "c"),
        ("b", None),
    ]


def test_counts_of_a_text() -> None:
    made = digest(
        {
            "long": dated("2016", "", "word " * 700 + "\n"),
            "short": dated("2016", "", "word\n"),
            "e": dated("2016", "", ""),
        }
    )
    views = [page(made, f"documents/{i}/", DocumentView) for i in ("long", "short", "e")]
    assert [(view.words, view.reading_minutes) for view in views] == [(700, 3), (1, 1), (0, 0)]


def test_labels_of_topics_and_departments_follow_their_number() -> None:
    made = digest({"a": dated("2016", "tags: [pay]\ndepartment: []\ndepartment_note: None known.\n")})
    view = page(made, "documents/a/", DocumentView)
    assert (view.topics_label, view.departments_label) == ("Topic", "Departments")
    assert view.department_note == "None known."


def test_dates_of_an_entry() -> None:
    front = "date_basis: It says so.\nevent_date: 2015-03/2015-04\nkind: case-study\nlang: de\n"
    view = page(digest({"a": dated("2016-01~", front)}), "documents/a/", DocumentView)
    assert (view.card.date.text, view.card.date.edtf, view.card.date.machine) == (
        "about January 2016",
        "2016-01~",
        "2016-01",
    )
    assert (view.card.date.certainty, view.card.date.basis) == ("approximate", "It says so.")
    assert view.event_date is not None
    assert view.event_date.text == "March to April 2015"
    assert (view.card.kind, view.card.year, view.lang, view.card.lang) == ("case study", "2016", "de", "de")


def test_headings_for_the_contents_stop_at_the_second_level() -> None:
    view = page(digest({"a": dated("2016", "", "## One\n\n### Two\n\n#### Three\n")}), "documents/a/", DocumentView)
    assert [(heading.text, heading.id, heading.level) for heading in view.headings] == [
        ("One", "one", 2),
        ("Two", "two", 3),
    ]


WITHDRAWN = (
    "added: 2026-01-01\nchanges: [{date: 2026-02-01, kind: correction, note: A slip.}, "
    "{date: 2026-03-01, kind: withdrawal, note: The source was false.}]\n"
)
QUOTED = "Words here.\n\n## Head\n\nMore words.\n\n/// quote | More words\n    speaker: jane\n\nA remark.\n///\n"


def test_a_withdrawn_entry_keeps_its_address_and_says_why() -> None:
    made = digest({"a": dated("2016", WITHDRAWN, QUOTED), "b": dated("2016", "", QUOTED)})
    a, b = (page(made, f"documents/{i}/", DocumentView) for i in "ab")
    assert (a.withdrawn, a.card.withdrawn) == ("The source was false.", True)
    assert (a.body_html, a.headings, a.annotations) == ("", (), ())
    assert [(row.kind, row.date, row.note) for row in a.changes] == [
        ("withdrawal", "1 March 2026", "The source was false."),
        ("correction", "1 February 2026", "A slip."),
        ("added", "1 January 2026", ""),
    ]
    assert a.added == "2026-01-01"
    assert (b.withdrawn, b.card.withdrawn, len(b.annotations), b.added) == ("", False, 1, "")


def test_nothing_of_a_withdrawn_text_stands_on_other_pages() -> None:
    made = digest({"a": dated("2016", WITHDRAWN, QUOTED)})
    everywhere = "".join(map(repr, pages(made).values())) + b"".join(data_files(made.edition).values()).decode(
        "utf-8", "replace"
    )
    assert "More words" not in everywhere


# Annotations ---------------------------------------------------------------------------------------------------------

NOTES = """One two three four five six. See [[beis]].

/// quote | One two
    speaker: jane
    where: a meeting
    date: 2013-02
///

/// figure | three
    value: -86
    unit: '%'
    from: -5
    period: 2014/2015
    holder: Some people
    derived: true

Seen at [[gazette]].
///

/// claim | four
    holder: beis
    status: disputed
    no_reply: in the source
///

/// claim | five
    holder: beis
    status: stated
    reply: they did
///

/// quote | six
    speaker: Zoe
    role: Clerk
///
"""


def annotated() -> Site:
    return digest({"a": dated("2017", "", NOTES, title="An A")})


def test_options_of_an_annotation_are_shown_in_words() -> None:
    quote, figure, claim, _, clerk = page(annotated(), "documents/a/", DocumentView).annotations
    assert [(f.label, f.text, f.links) for f in quote.facts] == [
        ("Speaker", "", (Link("Jane Doe", "people/jane/index.html"),)),
        ("Office", "Director", ()),
        ("Where", "a meeting", ()),
        ("Date", "February 2013", ()),
    ]
    assert [(f.label, f.text, [link.label for link in f.links]) for f in figure.facts] == [
        ("Value", "−86 %", []),
        ("Unit", "%", []),
        ("From", "−5", []),
        ("Period", "2014 to 2015", []),
        ("Holder", "", ["Some people"]),
        ("Worked out by", "us, from the figures of the source", []),
    ]
    assert [(f.label, f.text) for f in claim.facts][1:] == [("Status", "disputed"), ("Reply", "in the source")]
    assert (quote.role, clerk.role) == ("Director", "Clerk")
    assert [fact.label for fact in clerk.facts] == ["Speaker", "Office"]
    assert (figure.value, quote.value, claim.status) == ("−86 %", "", "disputed")
    assert clerk.speaker == Link("Zoe", "")
    assert (quote.href, quote.kind_label, quote.number) == ("documents/a/index.html#a-one-two", "Quotation", 1)
    assert (quote.document, quote.date.text) == (Link("An A", "documents/a/index.html"), "2017")
    assert figure.body_html == '<p>Seen at <a href="../../publishers/gazette/index.html">The Gazette</a>.</p>'


def test_every_number_of_a_figure_has_a_real_minus_sign() -> None:
    text = "One two.\n\n/// figure | two\n    value: -1\n    from: -3\n    to: -5\n    holder: X\n///\n"
    (figure,) = page(digest({"a": dated("2016", "", text)}), "documents/a/", DocumentView).annotations
    assert [fact.text for fact in figure.facts][:3] == ["−1", "−3", "−5"]


def test_the_text_itself_shows_the_options_too() -> None:
    html = page(annotated(), "documents/a/", DocumentView).body_html
    assert "<div><dt>Holder</dt><dd>Some people</dd></div>" in html
    assert '<dt>Speaker</dt><dd><a href="../../people/jane/index.html">Jane Doe</a></dd>' in html
    assert "facts:" not in html


def test_every_option_of_an_annotation_has_a_label() -> None:
    anchor = {"id", "nth", "prefix", "suffix"}
    assert {row.name for kind in ANNOTATION_KINDS.values() for row in kind.fields} - anchor | {PROOF} == set(
        OPTION_LABELS
    )


def test_the_indexes_of_annotations() -> None:
    made = annotated()
    index = page(made, "annotations/", AnnotationIndexView)
    assert [(row.label, row.count, row.href) for row in index.kinds] == [
        ("Quotations", 2, "annotations/quote/index.html"),
        ("Figures", 1, "annotations/figure/index.html"),
        ("Claims", 2, "annotations/claim/index.html"),
    ]
    assert index.total == 5
    quotes = page(made, "annotations/quote/", AnnotationKindView)
    assert [(g.id, g.label, g.href, len(g.rows)) for g in quotes.groups] == [
        ("by-jane-doe", "Jane Doe", "people/jane/index.html", 1),
        ("by-zoe", "Zoe", "", 1),
    ]
    assert counts(quotes.kinds) == [("Quotations", 2), ("Figures", 1), ("Claims", 2)]
    assert (quotes.annotation_kind, quotes.label, quotes.total) == ("quote", "Quotations", 2)
    claims = page(made, "annotations/claim/", AnnotationKindView)
    assert [(g.id, g.label, [row.words for row in g.rows]) for g in claims.groups] == [
        ("status-stated", "Stated by its holder", ["five"]),
        ("status-disputed", "Disputed", ["four"]),
    ]
    figures = page(made, "annotations/figure/", AnnotationKindView)
    assert [(g.id, len(g.rows)) for g in figures.groups] == [("all", 1)]
    assert [link.label for link in figures.breadcrumbs] == ["A digest", "Annotations"]


def test_what_somebody_said_or_is_credited_with_stands_on_their_page() -> None:
    made = annotated()
    assert [row.words for row in page(made, "people/jane/", TermView).annotations] == ["One two"]
    held = page(made, "departments/beis/", TermView).annotations
    assert [(row.words, row.speaker and row.speaker.label) for row in held] == [
        ("four", "Business and Energy"),
        ("five", "Business and Energy"),
    ]
    assert page(made, "publishers/gazette/", TermView).annotations == ()


# Topics, people, initiatives, publishers -----------------------------------------------------------------------------


def test_a_topic_with_its_place_in_the_register() -> None:
    made = digest(
        {
            "a": dated("2014", "tags: [pay, skills]\ndepartment: [bis]\n"),
            "b": dated("2017", "tags: [pay]\n"),
            "c": dated("2017-03", "tags: [Wages, data, skills]\n"),
            "d": dated("2018", "tags: [data]\n", "About [[pay]] as well.\n"),
            "e": dated("2018", "tags: [pay]\n", "About [[pay]].\n"),
        },
        topics__pay="What we know of [[data]].\n",
    )
    view = page(made, "topics/pay/", TermView)
    assert (view.facet_label, view.label, view.note, view.kind) == ("Topic", "Pay", "What people earn.", "topic")
    assert facts(view) == [
        ("Group", "Work", []),
        ("Narrower", "", ["Bonuses"]),
        ("See also", "", ["Skills"]),
        ("Also found as", "wages, salaries", []),
    ]
    assert facts(page(made, "topics/bonus/", TermView))[1] == ("Broader", "", ["Pay"])
    assert facts(page(made, "topics/data/", TermView)) == []
    assert '<a href="../../topics/data/index.html">Data</a>' in view.overview_html
    assert [(s.id, s.label, ids(s.cards)) for s in view.sections] == [
        ("entries", "", ["e", "c", "b", "a"]),
        ("mentioned", "Also mentioned in", ["d"]),
    ]
    assert [(bar.year, bar.count, bar.share, bar.href) for bar in view.years] == [
        ("2014", 1, 50, "#year-2014"),
        ("2015", 0, 0, ""),
        ("2016", 0, 0, ""),
        ("2017", 2, 100, "#year-2017"),
        ("2018", 1, 50, "#year-2018"),
    ]
    assert [(group.label, counts(group.links)) for group in view.neighbours] == [
        ("Topics", [("Skills", 2), ("Data", 1)]),
    ]
    assert [(group.label, counts(group.links)) for group in view.by_facet] == [
        ("These entries by department", [("Business and Skills", 1)]),
    ]
    assert view.count == 4
    assert [feed.href for feed in view.feeds] == ["topics/pay/feed.xml", "feed.xml"]
    unused = page(made, "topics/unused/", TermView)
    assert [feed.href for feed in unused.feeds] == ["feed.xml"]
    assert (unused.count, unused.years, unused.sections[0].note) == (0, (), "No entry is filed under this topic yet.")
    assert "topics/unused/feed.xml" not in pages(made)


def test_the_index_of_topics_follows_the_groups_of_the_register() -> None:
    made = digest(
        {
            "a": dated("2014", "tags: [pay, bonus, data]\n"),
            "b": dated("2017", "tags: [pay, skills]\n"),
        }
    )
    index = page(made, "topics/", TermIndexView)
    assert [(g.id, g.label, [(r.label, r.count, r.years) for r in g.rows]) for g in index.groups] == [
        ("people", "People", [("Skills", 1, "2017")]),
        ("work", "Work", [("Bonuses", 1, "2014"), ("Pay", 2, "2014–2017")]),
        ("other", "Other", [("Data", 1, "2014")]),
    ]
    assert index.groups[1].rows[1].note == "What people earn."
    assert index.total == 4
    assert [(g.id, g.label, [(r.label, r.href) for r in g.rows]) for g in index.unused] == [
        ("unused-1", "", [("Zzz", "topics/unused/index.html")])
    ]


def test_the_index_of_bodies() -> None:
    made = digest({"a": dated("2015", "department: [bis]\n"), "b": dated("2017", "department: [beis]\n")})
    index = page(made, "departments/", TermIndexView)
    assert [(r.label, r.note, r.years) for g in index.groups for r in g.rows] == [
        ("Business and Industry", "existed until 7 February 2023", "2017"),
        ("Business and Skills", "existed until 14 July 2016", "2015"),
    ]
    assert [(g.label, [(r.label, r.note) for r in g.rows]) for g in index.unused] == [
        (
            "",
            [
                ("Communities", "until 2018"),
                ("Crown Office", ""),
                ("Energy and Climate", "2008–2016"),
                ("Housing", "2018–2021"),
                ("Levelling Up", ""),
            ],
        ),
        ("Ministry", [("Net Zero", ""), ("Trade", "")]),
    ]


def test_bodies_of_one_name_are_told_apart_by_their_years() -> None:
    register = """
    departments:
      - {id: old, names: [{name: Trade}], start: {date: 1990}, end: {date: 2000}}
      - {id: new, names: [{name: Trade}], start: {date: 2010}}
    """
    made = site({"registers/departments.yaml": register, "documents/a.md": entry()})
    (group,) = page(made, "departments/", TermIndexView).unused
    assert [(row.label, row.note) for row in group.rows] == [("Trade", "since 2010"), ("Trade", "1990–2000")]


def test_a_person() -> None:
    made = digest({"a": dated("2014", "people: [jane]\ntags: [pay]\n"), "b": dated("2015", "", "[[jane]]\n")})
    view = page(made, "people/jane/", TermView)
    assert (view.label, view.facet_label, view.kind, view.note) == ("Jane Doe", "Person", "person", "A reformer.")
    assert facts(view) == [
        ("2012 to June 2015", "Director", ["Business and Skills"]),
        ("from July 2015", "Permanent Secretary", ["Business and Energy"]),
        ("Undated", "Adviser (her own page)", []),
        ("In sources also", "Ms Doe, J. Doe", []),
    ]
    assert ids(view.sections[0].cards) == ["b", "a"]
    assert [(bar.year, bar.count) for bar in view.years] == [("2014", 1), ("2015", 1)]
    assert [(g.label, counts(g.links)) for g in view.neighbours] == [("Topics", [("Pay", 1)])]
    assert [event.title for event in view.events] == ["A term"]
    assert [(link.label, link.href) for link in view.breadcrumbs] == [
        ("A digest", "index.html"),
        ("People", "people/index.html"),
    ]
    nobody = page(made, "people/abel/", TermView)
    assert (nobody.count, nobody.sections[0].note) == (0, "No entry names this person yet.")


def test_an_initiative() -> None:
    made = digest({"a": dated("2014", "initiatives: [one-hr]\n"), "b": dated("2015", "", "[[one-hr]]\n")})
    view = page(made, "initiatives/one-hr/", TermView)
    assert view.note == "One office for all."
    assert facts(view) == [
        ("Kind", "shared service", []),
        ("Time", "2014 to May 2016", []),
        ("Led by", "", ["Business and Skills", "The Gazette"]),
        ("Page", "", ["one.example"]),
        ("Sources", "", ["source.example"]),
    ]
    assert ids(view.sections[0].cards) == ["b", "a"]
    assert facts(page(made, "initiatives/later/", TermView)) == []


def test_a_publisher() -> None:
    made = digest(
        {"a": dated("2014", "source: {title: T, publisher: gazette}\n"), "b": dated("2015", "", "[[gazette]]\n")}
    )
    view = page(made, "publishers/gazette/", TermView)
    assert facts(view) == [
        ("Kind", "trade press", []),
        ("Nature of its documents", "trade press. A title read mainly by the people it reports on.", []),
        ("Also written", "GZ", []),
        ("Own page", "", ["gz.example"]),
    ]
    assert ids(view.sections[0].cards) == ["b", "a"]
    assert facts(page(made, "publishers/quiet/", TermView)) == []


def test_the_indexes_of_registers_show_those_named_first() -> None:
    made = digest(
        {
            "a": dated("2014", "people: [jane, abel]\nsource: {title: T, publisher: gazette}\n"),
            "b": dated("2016", "people: [jane]\ninitiatives: [one-hr]\n"),
        }
    )
    people = page(made, "people/", TermIndexView)
    assert [(r.label, r.count, r.note, r.years) for g in people.groups for r in g.rows] == [
        ("Jane Doe", 2, "Permanent Secretary", "2014–2016"),
        ("Abel Zed", 1, "", "2014"),
    ]
    assert [(g.id, [(r.label, r.href) for r in g.rows]) for g in people.unused] == [
        ("unused", [("Bea Young", "people/bea/index.html")])
    ]
    assert (people.title, people.total, people.intro.split(" who ")[0]) == ("People", 2, "People")
    initiatives = page(made, "initiatives/", TermIndexView)
    assert [(r.label, r.note) for g in initiatives.groups for r in g.rows] == [("One HR", "shared service")]
    publishers = page(made, "publishers/", TermIndexView)
    assert [(r.label, r.count) for g in publishers.groups for r in g.rows] == [("The Gazette", 1)]


def test_no_group_stands_in_an_index_without_rows() -> None:
    made = digest({"a": dated("2014")})
    for path in ("topics/", "departments/", "people/", "publishers/"):
        assert page(made, path, TermIndexView).groups == ()
        assert page(made, path, TermIndexView).total == 0


# Time ----------------------------------------------------------------------------------------------------------------


def test_the_timeline() -> None:
    made = digest({"a": dated("2014"), "b": dated("2016-03"), "c": dated("2016-04")})
    view = page(made, "timeline/", TimelineView)
    assert view.total == 3
    assert [(s.year, s.count, ids(s.cards), [e.title for e in s.events], s.href) for s in view.years] == [
        ("2018", 0, [], ["Quiet"], "timeline/2018/index.html"),
        ("2016", 2, ["c", "b"], ["A term", "A vote"], "timeline/2016/index.html"),
        ("2014", 1, ["a"], [], "timeline/2014/index.html"),
    ]
    assert [(bar.year, bar.count, bar.share) for bar in view.bars] == [
        ("2014", 1, 50),
        ("2015", 0, 0),
        ("2016", 2, 100),
    ]


def test_a_year_with_its_events_and_neighbours() -> None:
    made = digest(
        {"a": dated("2014", "tags: [pay]\n"), "b": dated("2016", "tags: [pay]\n")},
        years__2016="A year of [[pay]].\n",
    )
    view = page(made, "timeline/2016/", YearView)
    assert ids(view.cards) == ["b"]
    assert [(e.id, e.title, e.kind_label, e.date.text) for e in view.events] == [
        ("event-vote", "A vote", "General election", "23 June 2016"),
        ("event-term", "A term", "Prime minister", "13 July 2016 to 24 July 2019"),
    ]
    vote, term = view.events
    assert (vote.certainty, vote.summary) == ("General knowledge, not yet seen in a source", "People voted.")
    assert term.href == "timeline/2016/index.html#event-term"
    assert term.links == (
        Link("Business and Energy", "departments/beis/index.html"),
        Link("Jane Doe", "people/jane/index.html"),
    )
    assert view.earlier == Link("2014", "timeline/2014/index.html", 1)
    assert view.later == Link("2018", "timeline/2018/index.html", 0)
    assert [(g.label, counts(g.links)) for g in view.neighbours] == [("Topics", [("Pay", 1)])]
    assert '<a href="../../topics/pay/index.html">Pay</a>' in view.overview_html
    assert (view.year, view.description) == ("2016", "Entries filed under 2016.")
    first, last = page(made, "timeline/2014/", YearView), page(made, "timeline/2018/", YearView)
    assert (first.earlier, last.later, last.cards) == (None, None, ())


def test_events_stand_on_the_pages_of_the_bodies_they_concern_oldest_first() -> None:
    made = digest({"a": dated("2014")})
    assert [e.title for e in page(made, "departments/beis/", TermView).events] == ["A term", "Quiet"]
    assert page(made, "departments/bis/", TermView).events == ()
    assert page(made, "topics/pay/", TermView).events == ()


# The site ------------------------------------------------------------------------------------------------------------


def test_the_front_page() -> None:
    made = digest(
        {
            **{f"d{i}": dated(f"2015-0{i}", "department: [bis]\ntags: [pay]\n") for i in range(1, 10)},
            "z": dated("2017", "department: [beis]\npeople: [jane]\nadded: 2026-01-01\n", NOTES),
        }
    )
    view = page(made, "", HomeView)
    assert (view.documents, view.annotations, view.first_year, view.last_year) == (10, 5, "2015", "2017")
    assert ids(view.latest) == ["z", "d9", "d8", "d7", "d6", "d5", "d4", "d3"]
    assert [(g.label, [(r.label, r.count) for r in g.rows]) for g in view.topics] == [("Work", [("Pay", 9)])]
    assert counts(view.departments) == [("Business and Skills", 9), ("Business and Industry", 1)]
    assert (view.topic_label, view.department_label) == ("By topic", "By department")
    assert [(bar.year, bar.count, bar.share) for bar in view.years] == [
        ("2015", 9, 100),
        ("2016", 0, 0),
        ("2017", 1, 11),
    ]
    assert [(row.kind, row.machine) for row in view.changes] == [("added", "2026-01-01")]
    assert counts(view.facets) == [
        ("Topics", 1),
        ("Departments", 2),
        ("Moods", 0),
        ("Timeline", None),
        ("People", 1),
        ("Initiatives", 0),
        ("Publishers", None),
        ("Annotations", None),
        ("Index from A to Z", None),
    ]
    assert (view.root, view.url, view.breadcrumbs, view.canonical) == ("", "", (), "https://example.org/digest/")


def test_of_very_many_topics_the_front_page_has_the_largest_by_name() -> None:
    tags = [f"t{number:02}" for number in range(MAX_TOPICS + 12)]
    rare = set(tags[::5])
    files = {f"documents/{name}.md": entry(f"tags: [{name}]\n") for name in tags}
    files |= {f"documents/again-{name}.md": entry(f"tags: [{name}]\n") for name in tags if name not in rare}
    (group,) = page(site(files), "", HomeView).topics
    assert [row.label for row in group.rows] == [name for name in tags if name not in rare]


def test_an_empty_digest_has_a_front_page() -> None:
    view = page(site({}), "", HomeView)
    assert (view.documents, view.first_year, view.last_year, view.years, view.topics) == (0, "", "", (), ())
    assert page(site({}), "timeline/", TimelineView).years == ()


CHANGED = {
    "a": dated(
        "2016",
        "added: 2026-01-10\nchanges: [{date: 2026-02-01, kind: correction, note: Was 8.}, "
        "{date: 2026-04-01, kind: update, note: New.}]\n",
        title="Aye",
    ),
    "b": dated("2017", "added: 2026-03-01\n", title="Bee"),
    "c": dated("2018"),
}


def test_the_record_of_changes_is_newest_first() -> None:
    view = page(digest(CHANGED), "changes/", ChangesView)
    assert [(row.machine, row.kind, row.note, row.document.label) for row in view.rows] == [
        ("2026-04-01", "update", "New.", "Aye"),
        ("2026-03-01", "added", "", "Bee"),
        ("2026-02-01", "correction", "Was 8.", "Aye"),
        ("2026-01-10", "added", "", "Aye"),
    ]
    assert view.rows[0].document.href == "documents/a/index.html"
    assert view.rows[0].date == "1 April 2026"


def test_the_data_page_explains_files_and_fields() -> None:
    view = page(digest({"a": dated("2016")}), "data/", DataView)
    assert view.files == files_of(())
    names = [column.name for column in view.tables[0].columns]
    assert names[:2] == ["id", "title"]
    assert names[-4:] == ["mood", "seen", "pair", "remark"]
    assert all(column.doc and column.type for table in view.tables for column in table.columns)


def test_a_free_page() -> None:
    made = digest(
        {"a": dated("2016")},
        pages__about="---\ntitle: About\nsummary: What it is.\n---\n## Us\n\n[[pay]] [x](/data/)\n",
    )
    view = page(made, "about/", FreePageView)
    assert (view.title, view.description, [h.text for h in view.headings]) == ("About", "What it is.", ["Us"])
    assert '<a href="../topics/pay/index.html">Pay</a> <a href="../data/index.html">x</a>' in view.body_html
    assert Link("About", "about/index.html") in view.site.footer


def test_the_page_for_lost_readers_works_at_any_depth() -> None:
    view = page(digest({"a": dated("2016")}), "404.html", FreePageView)
    assert (view.root, view.noindex, view.kind) == ("/digest/", True, "not-found")


def test_old_addresses_lead_on() -> None:
    made = digest({"a": dated("2016", "aliases: [documents/old/, gone.html]\n", title="Aye")})
    old = page(made, "documents/old/", RedirectView)
    assert (old.target, old.root, old.noindex) == (Link("Aye", "documents/a/index.html"), "../../", True)
    assert old.canonical == "https://example.org/digest/documents/a/"
    assert page(made, "gone.html", RedirectView).root == ""
    topic = page(made, "topics/perks/", RedirectView)
    assert topic.target == Link("Bonuses", "topics/bonus/index.html")


def test_every_page_knows_its_address_and_the_way_back() -> None:
    made = digest(
        {"é b": dated("2016", "tags: [pay]\nmood: [日]\n", NOTES)}, pages__about="---\ntitle: About\n---\nText.\n"
    )
    home = made.edition.site.base_url
    for path, view in pages(made).items():
        if not isinstance(view, PageView) or view.noindex:
            continue
        assert view.canonical == home + view.url, path
        assert view.url.isascii(), path
        assert not view.url.endswith("index.html"), path
        assert view.root == "../" * path.count("/"), path
        assert view.feeds[-1] == FeedLink("A digest", "feed.xml", "feed.json"), path
        assert (view.breadcrumbs == ()) == (path == "index.html"), path
        assert all(link.href for link in view.breadcrumbs), path
    entry_page = page(made, "documents/e-b/", DocumentView)
    assert [(link.label, link.href) for link in entry_page.breadcrumbs] == [
        ("A digest", "index.html"),
        ("Timeline", "timeline/index.html"),
        ("2016", "timeline/2016/index.html"),
    ]
    assert entry_page.nav_current == "timeline/index.html"
    assert page(made, "topics/pay/", TermView).nav_current == "topics/index.html"
    assert page(made, "topics/", TermIndexView).nav_current == "topics/index.html"
    assert page(made, "data/", DataView).nav_current == ""


LACKS = "What this digest lacks"


def test_navigation_shows_only_what_there_is() -> None:
    empty, full = site({}).edition.site, annotated().edition.site
    assert [link.label for link in empty.nav] == ["Timeline"]
    assert (empty.search, full.search) == ("", "search/index.html")
    assert [link.label for link in empty.footer] == ["Changes", LACKS, "Data"]
    assert [link.label for link in full.nav] == ["Timeline", "Annotations"]
    assert [link.label for link in full.footer] == [
        "A–Z", "Changes", LACKS, "Data", "People", "Initiatives", "Publishers",
    ]  # fmt: skip
    with_terms = digest({"a": dated("2015", "tags: [pay]\ndepartment: [bis]\n")}).edition.site
    assert [link.label for link in with_terms.nav] == ["Topics", "Departments", "Timeline"]


def test_the_footer_has_the_free_pages_in_the_order_of_the_settings() -> None:
    files = {f"pages/{name}.md": f"---\ntitle: {name.title()}\n---\n" for name in ("about", "policy", "other")}
    settings = "title: T\nbase_url: https://x.example/\npages: [policy, about]\n"
    made = site({**files, "site.yaml": settings})
    assert [link.label for link in made.edition.site.footer][:3] == ["Policy", "About", "Changes"]


# Feeds ---------------------------------------------------------------------------------------------------------------


def test_the_feed_of_the_site() -> None:
    made = digest(
        {**CHANGED, "d": dated("2016-05", "tags: [pay]\nsummary: In short.\nsource: {title: T, publisher: gazette}\n")}
    )
    feed = page(made, "feed.xml", FeedView)
    assert [(item.id, item.updated) for item in feed.entries] == [
        ("tag:example.org,2020:documents/a", "2026-04-01T00:00:00Z"),
        ("tag:example.org,2020:documents/b", "2026-03-01T00:00:00Z"),
        ("tag:example.org,2020:documents/c", "2018-01-01T00:00:00Z"),
        ("tag:example.org,2020:documents/d", "2016-05-01T00:00:00Z"),
    ]
    assert (feed.id, feed.updated, feed.author) == ("tag:example.org,2020:feed", "2026-04-01T00:00:00Z", "The editors")
    assert (feed.url, feed.self_url) == ("https://example.org/digest/", "https://example.org/digest/feed.xml")
    last = feed.entries[-1]
    assert (last.url, last.summary) == ("https://example.org/digest/documents/d/", "May 2016. In short.")
    assert (last.terms, last.author) == (("Pay",), "The Gazette")


def test_the_feed_of_a_term() -> None:
    made = digest({"a": dated("2014", "tags: [pay]\n"), "b": dated("2016", "tags: [pay]\n"), "c": dated("2017")})
    feed = page(made, "topics/pay/feed.xml", FeedView)
    assert [item.id for item in feed.entries] == [
        "tag:example.org,2020:documents/b",
        "tag:example.org,2020:documents/a",
    ]
    assert (feed.title, feed.id) == ("Pay – A digest", "tag:example.org,2020:topics/pay")
    assert feed.self_url == "https://example.org/digest/topics/pay/feed.xml"
    assert feed.url == "https://example.org/digest/topics/pay/"


def test_feeds_are_as_long_as_the_settings_say() -> None:
    files = {f"documents/d{i}.md": dated(f"2016-0{i}", f"added: 2026-01-0{i}\ntags: [x]\n") for i in range(1, 6)}
    made = site({**files, "site.yaml": "title: T\nbase_url: https://x.example/\nfeed_size: 2\n"})
    for path in ("feed.xml", "topics/x/feed.xml", "changes/feed.xml"):
        updated = [item.updated for item in page(made, path, FeedView).entries]
        assert updated == ["2026-01-05T00:00:00Z", "2026-01-04T00:00:00Z"], path
    (tag,) = {item.id.split(":")[1] for item in page(made, "feed.xml", FeedView).entries}
    assert tag == "x.example,2026"


def test_the_feed_of_changes() -> None:
    feed = page(digest(CHANGED), "changes/feed.xml", FeedView)
    assert [(item.title, item.updated, item.summary, item.url) for item in feed.entries][:2] == [
        ("Update: Aye", "2026-04-01T00:00:00Z", "New.", "https://example.org/digest/documents/a/"),
        ("Added: Bee", "2026-03-01T00:00:00Z", "", "https://example.org/digest/documents/b/"),
    ]
    assert len({item.id for item in feed.entries}) == len(feed.entries) == 4
    assert (feed.title, feed.id) == ("Changes – A digest", "tag:example.org,2020:changes")
    empty = page(digest({"c": dated("2018")}), "changes/feed.xml", FeedView)
    assert (empty.entries, empty.updated) == ((), "1970-01-01T00:00:00Z")


def test_ids_in_feeds_outlive_what_comes_later() -> None:
    """RFC 4287, 4.2.6: an id never changes; else readers' programs show every old item as new."""
    later = {**CHANGED, "d": dated("2019", "added: 2026-05-01\n")}
    for path in ("feed.xml", "changes/feed.xml"):
        before = {item.id for item in page(digest(CHANGED), path, FeedView).entries}
        after = {item.id for item in page(digest(later), path, FeedView).entries}
        assert before <= after, path


def test_every_time_in_a_feed_is_a_time() -> None:
    """RFC 4287, 3.3: a date-time of RFC 3339, also where the editor gave only a month."""
    front = "added: 2026-01\nchanges: [{date: 2026-02/2026-03, kind: update, note: New.}]\n"
    made = digest({"a": dated("2016", front)})
    for path in ("feed.xml", "changes/feed.xml"):
        for item in page(made, path, FeedView).entries:
            assert datetime.fromisoformat(item.updated).isoformat() == item.updated.replace("Z", "+00:00"), path


def test_the_mark_for_the_options_cannot_be_written_by_hand() -> None:
    text = NOTES + "\nA [forged](facts:1) link.\n"
    made = digest({"a": dated("2016", "", text)})
    assert "facts:" not in page(made, "documents/a/", DocumentView).body_html


@pytest.mark.parametrize(
    ("words", "options", "beside"),
    [
        ("59%", "value: 59 %", ""),
        ("12,000 people", "value: 12000 people", ""),
        ("59%", "value: 59 %, more than ever", "59 %, more than ever"),
        ("just over half", "value: 53\n    unit: '%'", "53 %"),
    ],
)
def test_a_value_is_not_told_twice_where_the_words_say_it(words: str, options: str, beside: str) -> None:
    text = f"They had {words}.\n\n/// figure | {words}\n    {options}\n    holder: X\n///\n"
    (figure,) = page(digest({"a": dated("2016", "", text)}), "documents/a/", DocumentView).annotations
    assert figure.value_beside == beside
