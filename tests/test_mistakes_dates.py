"""Dates that cannot all be right: of the reading and of a date nobody is sure of, of an answer and of its question."""

from __future__ import annotations

import pytest
from helpers import dedent, site


def entry_of(date: str, front: str = "") -> str:
    about = "date_basis: It speaks of winter.\n" if date.endswith(("~", "?")) else ""
    return f"---\ntitle: An entry\ndate: {date}\n{about}{dedent(front)}---\nSome text.\n"


def told(files: dict[str, str]) -> list[tuple[str, str]]:
    return [(item.message, item.hint) for item in site(files).found if item.rule == "date-order"]


@pytest.mark.parametrize(
    ("date", "read", "early"),
    [
        ("2016-03~", "2012-11-20", True),
        ("2016-03?", "2012-11-20", True),
        ("2016~", "2009-05-01", True),
        ("2016-03~", "2013-11-20", False),
        ("2016~", "2010-05-01", False),
        ("2016-03~", "2026-11-20", False),
        ("0002~", "2026-11-20", False),
    ],
)
def test_read_long_before_a_date_nobody_is_sure_of(date: str, read: str, early: bool) -> None:
    source = f"source: {{title: A report, accessed: {read}}}\n"
    assert bool(told({"documents/a.md": entry_of(date, source)})) is early


@pytest.mark.parametrize(
    ("date", "other", "early"),
    [
        ("2016-03-04", "2022-05", True),
        ("2016", "2018", True),
        ("2016-03-04", "2016-05-04", False),
        ("2016", "2017", False),
        ("2016~", "2022", False),
        ("2016", "2022?", False),
        ("2022", "2016", False),
    ],
)
def test_an_answer_to_what_was_still_to_come(date: str, other: str, early: bool) -> None:
    files = {"documents/a.md": entry_of(date, "responds_to: other\n"), "documents/other.md": entry_of(other)}
    found = told(files)
    assert bool(found) is early
    if early:
        ((message, hint),) = found
        assert f"is of {date}, and responds to one of {other}" in message
        assert hint.endswith("or name this one there: responds_to: a")


BODIES = """\
departments:
- id: cups-1997
  names: [{name: Office of Cups}]
  acronyms: [OOC]
  start: {date: 1997}
  end: {date: 2017}
- {id: cups, names: [{name: Office of Cups}], acronyms: [OOC], start: {date: 2023-02}}
- {id: plates, names: [{name: Office of Plates}], acronyms: [OOP], start: {date: 2023-02}}
"""


@pytest.mark.parametrize(
    ("date", "publisher", "wrong"),
    [
        ("2016-03-04", "cups", True),
        ("2016", "cups\n  published: 2024-05-06", False),
        ("2016", "cups-1997", False),
        ("2016", "plates", False),
        ("2020", "cups", False),
        ("2023", "cups", False),
    ],
)
def test_a_publisher_that_has_the_name_of_the_body_of_the_day(date: str, publisher: str, wrong: bool) -> None:
    text = entry_of(date, f"department_note: None.\nsource:\n  title: Cups\n  publisher: {publisher}\n")
    found = site({"documents/a.md": text, "registers/departments.yaml": BODIES}).found
    told = [item.hint for item in found if item.rule == "department-not-in-being"]
    hint = "write publisher: cups-1997; if the later body put it out, write published: and the day of that"
    assert told == ([hint] if wrong else [])
