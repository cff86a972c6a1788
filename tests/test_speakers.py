"""Who is said to speak, held against the sentence that quotes them; and what only looks like another speaker."""

from __future__ import annotations

import pytest
from helpers import Site, site

REGISTERS = {
    "registers/departments.yaml": """\
departments:
- {id: desk-office, names: [{name: Desk Office}], acronyms: [DO], start: {date: 1988-07-25}}
- {id: chair-agency, names: [{name: Chair Agency}], parent: desk-office, start: {date: 2001}}
- {id: lamp-ministry, names: [{name: Ministry of Lamps}], start: {date: 2001}}
""",
    "registers/people.yaml": """\
people:
- {id: ida-quill, name: Ida Quill, printed: [I. Quill]}
- {id: tom-bowl, name: Tom Bowl, roles: [{title: head of the Lamp Club, from: 2010}]}
""",
    "registers/publishers.yaml": "publishers:\n- {id: desk-news, name: Desk News}\n",
}
ENTRY = """\
---
title: "Desks: a trial of 2016"
summary: The office tells how many of its staff share desks.
date: 2016-12-08
department: [desk-office]
source:
  title: A trial of desks
  publisher: desk-news
  author: Jo Writer
  url: https://desks.example/trial
---

Ida Quill, head of the [[desk-office]], spoke of the trial. So did Alex Example, clerk of the Desk Club.

SENTENCE

/// quote | a wobbly start
    speaker: SPEAKER
    role: ROLE
///
"""


def told(sentence: str, speaker: str, role: str = "clerk") -> Site:
    text = ENTRY.replace("SENTENCE", sentence).replace("SPEAKER", speaker).replace("ROLE", role)
    return site({**REGISTERS, "documents/entry.md": text})


def findings(made: Site) -> list[tuple[str, int]]:
    return [(item.rule, item.span.line) for item in made.found]


def test_an_id_of_no_register_that_is_a_name_of_the_text() -> None:
    made = told("Alex Example called it “a wobbly start”.", "alex-example")
    assert findings(made) == [("unknown-holder", 17)]
    assert made.found[0].hint == "write speaker: Alex Example; or add a record with the id alex-example to the register"


@pytest.mark.parametrize("speaker", ["whistle-blower", "vice-chair", "example"])
def test_small_letters_and_a_hyphen_are_not_always_an_id(speaker: str) -> None:
    assert findings(told("The vice-chair and a whistle-blower called it “a wobbly start”.", speaker)) == []
