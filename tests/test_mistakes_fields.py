"""Mistakes in one field that another field, a register or the text gives away; and what only looks like one."""

from __future__ import annotations

import pytest
from helpers import site

REGISTERS = {
    "registers/departments.yaml": """\
departments:
- {id: desk-office, names: [{name: Desk Office}], acronyms: [DKO]}
- {id: cup-agency, names: [{name: Cup Agency}], acronyms: [CPA]}
- {id: dish-office, names: [{name: Dish Office}], acronyms: [DHO]}
""",
    "registers/publishers.yaml": """\
publishers:
- {id: jar-world, name: Jar World, nature: trade-press, url: https://www.jar.example/}
- {id: spoon-news, name: The Spoon News, nature: national-press, url: https://spoon.example/}
- {id: fork-friends, name: Friends of the Fork, kind: campaign-group, nature: campaign, url: https://fork.example/}
- {id: fork-blog, name: Fork Blog, nature: opinion, url: https://fork.example/blog/}
""",
    "registers/people.yaml": """\
people:
- {id: alex-example, name: Alex Example, roles: [{title: head, body: desk-office, from: 2010}]}
- {id: kim-sample, name: Kim Sample, roles: [{title: clerk, body: cup-agency, from: 2010}]}
""",
}
ENTRY = """\
---
title: Desks are shared
summary: A paper tells of a trial.
date: 2016-09-14
department: [desk-office]
kind: news
source:
  title: Desks, and who shares them
  publisher: jar-world
  nature: trade-press
  author: Pat Pen
  url: https://www.jar.example/2016/09/14/desks
---

The [[desk-office|Desk Office]] set 44 sharing targets, said [[alex-example|Alex Example]].

/// figure | 44 sharing targets
    value: 44 targets
    base: 18 floors
    what: what was to be reached
    period: 2016
    holder: desk-office
///

All desks are safe by now, he held.

/// claim | are safe by now
    holder: alex-example
    status: stated
    no_reply: none in the source
///
"""


def found(*edits: tuple[str, str], entry: str = ENTRY) -> list[str]:
    """What is said of an entry with edits: line, rule, message and hint."""
    for right, wrong in edits:
        assert entry.count(right) == 1, right
        entry = entry.replace(right, wrong)
    items = site({**REGISTERS, "documents/entry.md": entry}).found
    return [f"{item.span.line} {item.rule}: {item.message} | {item.hint}" for item in items]


def test_the_entry_is_without_fault() -> None:
    assert found() == []


VALUE, URL, DATE = "value: 44 targets", "url: https://www.jar.example/2016/09/14/desks", "date: 2016-09-14"


@pytest.mark.parametrize("value", ["value: 44 people", "value: 44\n    unit: staff"])
def test_a_value_does_not_count_people_where_its_words_count_things(value: str) -> None:
    (line,) = found((VALUE, value))
    assert line.startswith(
        "17 figure-differs: the words '44 sharing targets' count sharing targets, and the value '44 "
    )
    unit = "and unit: " if "unit" in value else ""
    assert f"write value: 44 {unit}sharing targets" in line
    assert found((VALUE, "value: 44 sharing targets")) == []


@pytest.mark.parametrize(
    "edits",
    [
        [(VALUE, "value: 44 staff"), ("what: what was", "what: staff who share desks, which was")],
        [(VALUE, "value: 44 people"), ("base: 18 floors", "derived: true")],
        [(VALUE, "value: 44 goals")],
    ],
)
def test_a_value_that_may_count_something_else(edits: list[tuple[str, str]]) -> None:
    assert found(*edits) == []


def test_a_count_of_people_by_another_name_is_one() -> None:
    edits = [("set 44 sharing targets", "has 44 senior posts"), ("figure | 44 sharing targets", "figure | 44 senior")]
    assert found(*edits, (VALUE, "value: 44 people")) == []


@pytest.mark.parametrize("date", ["2016-09-04", "2016-09-24", "2016-09-41"])
def test_a_slip_in_the_day_of_a_date(date: str) -> None:
    (line,) = found((DATE, f"date: {date}"))
    assert "bad-date" in line or "write date: 2016-09-14; if both are right, write published: 2016-09-14" in line


@pytest.mark.parametrize(
    "edits",
    [
        # A speech is held, and put on the site a day later.
        [(DATE, "date: 2016-09-13")],
        [(DATE, "date: 2016-09-04"), ("All desks", "On 4 September 2016 all desks")],
        [(DATE, "date: 2016-09-04\ndate_basis: It is printed below the text.")],
        [(DATE, "date: 2016-09-04"), ("author:", "published: 2016-09-14\n  author:")],
        [(DATE, "date: 2016-08-04")],
        [(DATE, "date: 2016-09~\ndate_basis: It is the issue of the autumn.")],
    ],
)
def test_a_day_that_is_not_that_of_the_address(edits: list[tuple[str, str]]) -> None:
    assert found(*edits) == []


def test_a_publisher_beside_the_address_of_another() -> None:
    (line,) = found((URL, "url: https://www.spoon.example/desks"))
    assert line.startswith("12 publisher-differs: the address is on the site of The Spoon News")
    assert "write publisher: spoon-news" in line
    assert "via: [The Spoon News]" in line
    via = "  via: [The Spoon News]\n---\n\nThe [["
    assert found((URL, "url: https://www.spoon.example/desks"), ("---\n\nThe [[", via)) == []


@pytest.mark.parametrize(
    "edits",
    [
        [(URL, "url: https://archive.jar.example/desks")],
        [(URL, "url: https://www.desks.example/desks")],
        # The one site has the other in it.
        [(URL, "url: https://fork.example/blog/desks")],
        [(URL, "url: https://spoon.example/desks"), ("he held", "the Spoon News held")],
        [(URL, "url: https://spoon.example/desks"), ("publisher: jar-world", "publisher: Jar and Sons")],
        [(URL, "url: https://spoon.example/desks"), ("publisher: jar-world", "publisher: cup-agency")],
        [(URL, "url: https://notspoon.example/desks")],
    ],
)
def test_an_address_that_the_publisher_may_have(edits: list[tuple[str, str]]) -> None:
    assert not [line for line in found(*edits) if "publisher-differs" in line]


NONE = 'department_note: "The document names no body of the register."'


def test_a_note_that_there_is_no_body_beside_bodies() -> None:
    (line,) = found(("kind: news", f"{NONE}\nkind: news"))
    assert line.startswith("6 department-note: ")
    assert "delete the line department_note" in line
    assert found(("kind: news", "department_note: The Cup Agency took part as a guest.\nkind: news")) == []


def test_a_note_that_there_is_no_body_beside_a_text_of_one() -> None:
    empty = ("department: [desk-office]", f"department: []\n{NONE}")
    (line,) = found(empty, ("publisher: jar-world", "publisher: cup-agency"), (URL, "url: https://cup.example/"))
    assert line.startswith("6 department-note: 'department_note' says that the document names no body")
    assert "write department: [cup-agency], and delete department_note" in line
    (line,) = found(empty, ("All desks", "All desks of the Desk Office"))
    assert "Desk Office in 2 paragraphs" in line
    # Named once, by us.
    assert found(empty) == []
    reason = 'department_note: "It is about a charity that the Desk Office pays."'
    more = ("All desks", "All desks of the Desk Office")
    assert found(("department: [desk-office]", f"department: []\n{reason}"), more) == []


HELD, CLAIMED = "    holder: desk-office\n", "    holder: alex-example\n"


@pytest.mark.parametrize("holder", ["fork-friends", "kim-sample", "spoon-news", "dish-office"])
def test_a_holder_whom_the_entry_does_not_know(holder: str) -> None:
    (line,) = found((HELD, f"    holder: {holder}\n"))
    assert line.startswith("17 speaker-not-named: the entry never names ")
    assert "its sentence has Desk Office | write holder: desk-office if it is theirs" in line
    (line,) = found((CLAIMED, f"    holder: {holder}\n"))
    assert line.startswith("27 speaker-not-named: the entry never names ")
    assert "write the id or name of who says it" in line


@pytest.mark.parametrize(
    ("holder", "edits"),
    [
        # By a word of the name, an acronym, a post, a body of theirs, in front matter or a note.
        ("spoon-news", [("now, he held", "now, he held, and spoons too")]),
        ("dish-office", [("A paper tells", "DHO tells")]),
        ("kim-sample", [("now, he held", "now, the clerk held")]),
        ("kim-sample", [("now, he held", "now, he held at the Cup Agency")]),
        ("kim-sample", [("kind: news", "people: [kim-sample]\nkind: news")]),
        ("cup-agency", [("kind: news", "people: [kim-sample]\nkind: news")]),
        ("cup-agency", [("in the source\n", "in the source\n\nSo the Cup Agency has it.\n")]),
        ("jar-world", []),
        # By what it is.
        ("fork-friends", [("now, he held", "now, he held after the campaign group")]),
        # Nobody else is in the sentence.
        ("fork-friends", [("by now, he held", "by now, it was held")]),
        # In no register.
        ("The friends of the trial", []),
    ],
)
def test_a_holder_whom_the_entry_may_know(holder: str, edits: list[tuple[str, str]]) -> None:
    assert found((CLAIMED, f"    holder: {holder}\n"), *edits) == []


def test_a_department_that_is_a_slip_of_another() -> None:
    listed = ("department: [desk-office]", "department: [dish-office]")
    held = {**REGISTERS, "documents/entry.md": ENTRY.replace(*listed)}
    (item,) = [item for item in site(held).found if item.rule == "body-not-listed"]
    assert (item.span.line, item.span.column) == (5, 14)
    assert "the entry does not name Dish Office (dish-office) otherwise" in item.message
    assert item.hint.startswith("write desk-office in the place of dish-office")
    # It has to do with the text; it is listed beside the other; or the other is far from it.
    told = {**held, "documents/entry.md": ENTRY.replace(*listed).replace("All desks", "All desks and dishes")}
    assert not [item for item in site(told).found if item.rule == "body-not-listed"]
    assert found(("[desk-office]", "[desk-office, dish-office]")) == []
    far = {name: text.replace("acronyms: [DHO]", "acronyms: [DSH]") for name, text in held.items()}
    assert not [item for item in site(far).found if item.rule == "body-not-listed"]


def test_a_strange_department_beside_a_prominent_one() -> None:
    prominent = ("All desks", "At the Desk Office all desks")
    (line,) = found(("department: [desk-office]", "department: [cup-agency]"), prominent)
    assert line.startswith("5 body-not-listed: Desk Office is prominent")
    assert line.endswith("write desk-office in the place of cup-agency, which the entry does not name otherwise")
    (line,) = found(
        ("department: [desk-office]", "department: [cup-agency]"), prominent, ("paper tells", "paper tells CPA")
    )
    assert line.endswith("a passage of another text has slipped in")


QUOTE = """
Kim Sample called it “a bold start”.

/// quote | a bold start
    speaker: kim-sample
    role: {role}
    date: {date}
///
"""
POSTED = REGISTERS["registers/people.yaml"].replace("{title: clerk, body: cup-agency, from: 2010}", "{posts}")


def quoted(date: str, *, role: str = "clerk", event: str = "", posts: str = "") -> list[str]:
    """What is said of a quotation of a day in an entry of another."""
    known = POSTED.replace("{posts}", posts or "{title: clerk, from: 2010}")
    text = ENTRY.replace("kind: news", f"event_date: {event}\nkind: news" if event else "kind: news")
    text += QUOTE.format(role=role, date=date)
    items = site({**REGISTERS, "registers/people.yaml": known, "documents/entry.md": text}).found
    return [f"{item.rule}: {item.message}" for item in items]


def test_a_preview_has_no_words_of_what_it_looks_forward_to() -> None:
    (line,) = quoted("2016-11-24", event="2016-11")
    assert line.startswith("note-date: the words are said to be of 2016-11-24")


@pytest.mark.parametrize("event", ["2016-09/2016-11", "2016-09-01/2016-12"])
def test_words_of_what_a_document_accompanies(event: str) -> None:
    assert quoted("2016-10-24", event=event) == []


ENDED = "{title: head of cups, from: 2004, to: 2010}, {title: clerk, from: 2010}"


def test_a_post_of_years_before_a_date_that_is_about_right() -> None:
    (line,) = quoted("2016-01~", role="head of cups", posts=ENDED)
    assert line.startswith("post-of-another-time: the register gives Kim Sample the post 'head of cups' from 2004 to")


@pytest.mark.parametrize(
    ("date", "posts"),
    [
        ("2013~", ENDED),
        ("2016-01?", ENDED),
        ("2016-01", ENDED.replace("to: 2010}", "to: 2014~}")),
        ("2016-01~", ENDED.replace("to: 2010}", "to: 2014}")),
        ("2016-01~", ENDED.replace("from: 2004, to: 2010", "from: 2018")),
    ],
)
def test_a_post_of_about_that_time(date: str, posts: str) -> None:
    assert quoted(date, role="head of cups", posts=posts) == []


NATURE, TALK = "nature: trade-press", ("said [[alex-example|Alex Example]]", "Alex Example told [[jar-world]]")


def test_an_interview_of_a_paper_is_no_official_document() -> None:
    edits = (NATURE, "nature: official"), ("kind: news", "kind: feature")
    (line,) = found(*edits, TALK)
    assert line.startswith("10 nature-differs: nature 'official' cannot be: Jar World is of the nature 'trade-press'")
    assert "write nature: trade-press" in line
    # An official may write for the paper himself; nothing says that the paper was told.
    assert found(*edits) == []
    assert found(*edits, TALK, ("author: Pat Pen", "author: Alex Example")) == []
    assert found(*edits, TALK, ("  author: Pat Pen\n", "")) == []
    assert found(*edits, TALK, (CLAIMED, "    holder: Pat Pen\n")) == []
    assert found((NATURE, "nature: official"), ("kind: news", "kind: speech"), TALK) == []


@pytest.mark.parametrize("nature", ["official", "national-press", "trade-press", "audit"])
def test_news_of_a_campaign_group(nature: str) -> None:
    group = ("publisher: jar-world", "publisher: fork-friends"), (URL, "url: https://fork.example/desks")
    (line,) = found(*group, (NATURE, f"nature: {nature}"))
    assert line.startswith("10 nature-differs: ")
    assert "write nature: campaign" in line


@pytest.mark.parametrize(("nature", "kind"), [("official", "letter"), ("research", "news"), ("opinion", "news")])
def test_what_else_a_campaign_group_may_have_on_its_site(nature: str, kind: str) -> None:
    group = ("publisher: jar-world", "publisher: fork-friends"), (URL, "url: https://fork.example/desks")
    assert found(*group, (NATURE, f"nature: {nature}"), ("kind: news", f"kind: {kind}")) == []


@pytest.mark.parametrize("typed", ["C:\\me\\chart (1).png", "chart (1).png", "</images/chart (1).png>"])
def test_an_address_with_brackets_behind_a_space_is_named_with_its_place(typed: str) -> None:
    (line,) = found(("All desks", f"![A chart]({typed}) All desks"))
    assert line.startswith("25 ")
    assert "write /assets/images/chart-(1).png" in line


def ending(year: str, *, added: str = "added: 2017-03-04\n") -> list[str]:
    """What is said of a post that ends in a year, in a digest on which somebody worked on a day."""
    people = REGISTERS["registers/people.yaml"].replace(
        "desk-office, from: 2010", f"desk-office, from: 2010, to: {year}"
    )
    bodies = REGISTERS["registers/departments.yaml"].replace("acronyms: [CPA]", f"end: {{date: {year}}}")
    files = {**REGISTERS, "registers/people.yaml": people, "registers/departments.yaml": bodies}
    items = site({**files, "documents/entry.md": ENTRY.replace("kind: news", f"{added}kind: news")}).found
    return [f"{item.span} {item.rule}: {item.message}" for item in items]


def test_an_end_of_which_nobody_can_know() -> None:
    body, person = ending("2041")
    assert body.startswith("content/registers/departments.yaml:3:")
    assert "register-date: 'cup-agency' ends (2041) 24 years after the last entry was added or changed, in 2017" in body
    assert person.startswith("content/registers/people.yaml:2:")
    assert "the post 'head' of 'alex-example' ends (2041)" in person


@pytest.mark.parametrize(
    ("year", "added"), [("2026", "added: 2017-03-04\n"), ("2041", ""), ("2020/..", "added: 2017\n")]
)
def test_an_end_that_may_be_known(year: str, added: str) -> None:
    assert ending(year, added=added) == []


SURVEY = """
The Desk Survey of 2014 gave the office an index of 58%, and few were glad of it within a year.

/// figure | 58%
    value: 58 %
    period: 2011
    holder: desk-office
///
"""


def surveyed(right: str = "", wrong: str = "") -> list[str]:
    """What is said of a figure of a survey, with an edit."""
    assert right in SURVEY
    return found(entry=ENTRY + SURVEY.replace(right, wrong))


@pytest.mark.parametrize("text", ["The Desk Survey of 2014", "The 2014 Desk Survey", "The Desk Survey in June 2014"])
def test_a_figure_of_a_survey_is_of_its_year(text: str) -> None:
    (line,) = surveyed("The Desk Survey of 2014", text)
    assert line.startswith("35 figure-period: the period is 2011, and the sentence has the survey of 2014")
    assert "write period: 2014" in line


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("period: 2011", "period: 2014"),
        ("period: 2011", "period: 2013-14"),
        ("period: 2011", "period: 2016"),
        ("The Desk Survey of 2014", "The report of 2014"),
        ("few were", "fewer than before were"),
        ("few were", "few in 2011 were"),
        ("    holder: desk-office\n", "    holder: desk-office\n\nIt was held in 2011, and given in 2014.\n"),
        ("58%, and", "58%, up from 50% three years earlier, and"),
    ],
)
def test_a_figure_of_another_year_than_the_survey(right: str, wrong: str) -> None:
    assert surveyed(right, wrong) == []


def test_a_link_by_a_name_with_a_slip_gets_the_name_without_it() -> None:
    at = "he held."
    (line,) = found((at, "he held to the [[Desk Offise]]."))
    assert line.endswith("| write [[desk-office]]")
    assert found((at, "he held to the [[desk-office]].")) == []
    (line,) = found((at, "he held to the [[Desk Offise|office]]."))
    assert line.endswith("| write [[desk-office|office]]")
