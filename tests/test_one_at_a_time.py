"""Posts that only one person can have, and what only looks like two of them in one."""

from __future__ import annotations

import pytest
from helpers import site

PEOPLE = """\
people:
- {id: ann-example, name: Ann Example, roles: [{title: TITLE, BODY from: 2015-01-05, to: END}]}
- {id: ben-sample, name: Ben Sample, NOTE roles: [{title: TITLE, BODY from: 2018-03-01 LAST}]}
"""
BODIES = "departments:\n- {id: desk-office, names: [{name: Desk Office}], start: {date: 1988-07-25}}\n"
OF_DESKS = "permanent secretary of the Desk Office"


def found(title: str = OF_DESKS, end: str = "2020-02-28", note: str = "", last: str = "", body: str = "") -> list[str]:
    people = PEOPLE.replace("TITLE", title).replace("END", end).replace("NOTE", note).replace("LAST", last)
    people = people.replace("BODY", body or "body: desk-office,")
    made = site({"registers/people.yaml": people, "registers/departments.yaml": BODIES})
    assert {item.rule for item in made.found} <= {"register-date"}, made.found
    return [f"{item.span.line} {item.message}; {item.hint}" for item in made.found]


@pytest.mark.parametrize("title", [OF_DESKS, "cabinet secretary", "Prime minister", "permanent secretary"])
@pytest.mark.parametrize("last", ["", ", to: 2021-04-01", ", to: 2019-04-01"])
def test_two_in_a_post_that_one_can_have(title: str, last: str) -> None:
    (line,) = found(title, last=last)
    assert line.startswith(f"2 '{title}' is the post of 'ann-example' until 2020-02-28, and that of 'ben-sample'")
    assert "from 2018-03-01 (line 3); correct the one of the two dates that is wrong; if both" in line


@pytest.mark.parametrize(
    "options",
    [
        {"end": "2018-02-28"},
        {"end": "2018-09-30"},
        {"end": "2020-02"},
        {"end": "2020-02-28~"},
        {"last": ", to: 2018-09-30"},
        {"last": ", to: 2020~"},
        {"title": "joint permanent secretary of the Desk Office"},
        {"title": "second permanent secretary of the Desk Office"},
        {"title": "director of the Desk Office"},
        {"title": "parliamentary private secretary to the prime minister"},
        {"title": "permanent secretary", "body": " "},
        {"note": "note: They shared the job with Ann Example.,"},
    ],
)
def test_what_two_may_well_have(options: dict[str, str]) -> None:
    assert found(**options) == []
