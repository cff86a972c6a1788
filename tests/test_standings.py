"""Claims that are disputed or confirmed: by somebody besides their holder, and no honest entry is told so in vain."""

from __future__ import annotations

import pytest
from helpers import Site, site

REGISTERS = {
    "registers/departments.yaml": """\
departments:
- id: desk-office
  names: [{name: Desk Office, to: 2012}, {name: Office for Desks and Chairs, from: 2012}]
  acronyms: [ODC]
  start: {date: 1988-07-25}
- {id: chair-agency, names: [{name: Chair Agency}], start: {date: 2001}}
""",
    "registers/people.yaml": "people:\n- {id: ida-quill, name: Ida Quill, printed: [I. Quill]}\n",
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
  publisher: desk-office
  url: https://desks.example/trial
---

The Office for Desks and Chairs says that the trial saved money. Ida Quill ran it.

It says that sharing is a matter of habit.

/// claim | sharing is a matter of habit
    holder: desk-office
    status: STATUS
    REPLY

NOTE
///

More is to follow, the office says.
"""
NONE, NOTE = "no_reply: none in the source", "No sum is given by either side."


def told(
    status: str, reply: str = NONE, note: str = NOTE, *, holder: str = "", more: tuple[str, str] = ("", "")
) -> Site:
    text = ENTRY.replace("STATUS", status).replace("REPLY", reply).replace("NOTE\n", f"{note}\n")
    text = text.replace("holder: desk-office", f"holder: {holder or 'desk-office'}").replace(*more)
    return site(
        {**REGISTERS, "documents/entry.md": text, "documents/other.md": "---\ntitle: A\nyear: 2016\n---\nText.\n"}
    )


def findings(made: Site) -> list[tuple[str, int]]:
    # Of a holder who is written as a name, another rule tells the id.
    return [(item.rule, item.span.line) for item in made.found if item.rule != "unknown-holder"]


@pytest.mark.parametrize("status", ["disputed", "contested"])
@pytest.mark.parametrize(
    ("holder", "reply"),
    [
        ("desk-office", "The Office for Desks and Chairs said that it was a matter of habit."),
        ("desk-office", "The Desk Office denied this."),
        ("desk-office", "ODC replied in May 2016 that nothing else was known."),
        ("Office for Desks and Chairs", "In reply, the ODC also said so."),
        ("ida-quill", "Dame Ida Quill says that it is so."),
        ("ida-quill", "Quill insisted on it."),
        ("ida-quill", "I. Quill said: It is so."),
        ("Alex Example", "Alex Example later said that habit was all."),
        # Nothing is taken back.
        ("ida-quill", "Ida Quill said later that in fact it was so."),
        ("ida-quill", "Quill said that it was correct; she had not been wrong."),
        # Who goes on speaking; others are only told of.
        ("Alex Example", "Alex Example said again that other bodies had no such habit."),
        ("desk-office", "The ODC insisted that staff who share had been asked."),
    ],
)
def test_a_holder_does_not_dispute_himself(status: str, holder: str, reply: str) -> None:
    made = told(status, f"reply: '{reply}'", holder=holder)
    assert findings(made) == [("claim-reply", 16)]
    assert f"the claim is {status}, and its reply is that of its holder" in made.found[0].message
    assert "write reply: who else" in made.found[0].hint
    assert "status: stated" in made.found[0].hint


def test_the_family_name_of_a_holder_without_a_record() -> None:
    reply, there = "reply: Example added that members of staff had a right to know.", "Ida Quill ran it"
    made = told("disputed", reply, holder="Alex Example", more=(there, "Alex Example ran it"))
    assert findings(made) == [("claim-reply", 16)]
    # Of one name there are two.
    two = told("disputed", reply, holder="Alex Example", more=(there, "Alex Example ran it with Kim Example"))
    assert findings(two) == []


@pytest.mark.parametrize(
    ("holder", "reply"),
    [
        # Somebody else, by name or not.
        ("desk-office", "The Chair Agency said that it was not."),
        ("desk-office", "The ODC told the Chair Agency that it was so; the agency said that it was not."),
        ("desk-office", "The ODC said in answer to a union that it was so."),
        ("desk-office", "The ODC said that it was so; Sam Cup that it was not."),
        ("desk-office", "ODC staff said that it was a matter of room."),
        ("desk-office", "The Desk Office Union said that it was not."),
        ("desk-office", "The Desk Office's own auditors said that it was not."),
        ("desk-office", "The desk office of the Chair Agency said no."),
        ("desk-office", "A staff association said that the ODC was wrong."),
        ("ida-quill", "Sam Quill said that it was not so."),
        ("ida-quill", "The office said that it was not so."),
        ("desk-office", "The ODC added that staff had denied it."),
        ("desk-office", "The ODC insisted that members were wrong."),
        ("desk-office", "The ODC repeated that it had been a matter of habit, against the word of its own members."),
        # Of one family name there are two, or it is that of a body.
        ("Sam Quill", "Quill added that it was not so."),
        ("Cup Society", "Society added that it was not so."),
        # The holder let it stand no longer.
        ("desk-office", "The ODC said in 2017 that it had been wrong."),
        ("desk-office", "The ODC later said that it regretted the words."),
        ("ida-quill", "Quill said later that in fact it was so only in part, and that she regretted the words."),
        ("ida-quill", "Quill said later that in fact habit had little to do with it."),
        # Not the subject.
        ("desk-office", "The ODC was told that it was not so."),
        ("desk-office", "To the ODC it was a matter of room, somebody said."),
    ],
)
def test_whoever_else_answers_may_do_so(holder: str, reply: str) -> None:
    assert findings(told("disputed", f'reply: "{reply}"', holder=holder)) == []


def test_a_holder_may_answer_what_is_only_stated() -> None:
    assert findings(told("stated", "reply: The ODC said that it was a matter of habit.")) == []


@pytest.mark.parametrize(
    ("reply", "note"),
    [
        (NONE, NOTE),
        (NONE, ""),
        ("reply: The ODC said that it was so.", ""),
        (NONE, "The ODC gives no sum."),
        # These say by whom no more than the status does.
        (NONE, "This is true."),
        ("reply: It has been confirmed.", "The report confirms it."),
        (NONE, "The Office for Desks and Chairs confirms this."),
        # The note itself says that there is nothing, whoever else it names.
        (NONE, "The ODC gives no evidence. Desk News is the paper of its staff."),
        (NONE, "Desk News is its own paper. It offers no sum, date or name in support."),
    ],
)
def test_a_claim_is_confirmed_by_somebody(reply: str, note: str) -> None:
    made = told("confirmed", reply, note)
    assert findings(made) == [("claim-reply", 16)]
    assert made.found[0].message == "the claim is confirmed, and nothing says by whom, besides its holder"
    assert "status: stated" in made.found[0].hint


@pytest.mark.parametrize(
    "reply",
    [
        "The Chair Agency denied it.",
        "The Chair Agency denied this and said that people who share are few; its list was to be out before May.",
        "Ida Quill rejected the claim in 2016.",
    ],
)
def test_who_denies_a_claim_does_not_confirm_it(reply: str) -> None:
    (found,) = told("confirmed", f"reply: {reply}", "").found
    assert (found.rule, found.span.line) == ("claim-reply", 16)
    assert found.hint.endswith("where none does, write status: disputed")


@pytest.mark.parametrize(
    ("reply", "note"),
    [
        ("The Chair Agency denied it; three clerks said that the office was right.", ""),
        ("The Chair Agency denied it. Ida Quill told a paper that she had seen it.", ""),
        ("The Chair Agency denied it, and an audit bore it out.", ""),
        ("The Chair Agency first denied it.", ""),
        ("The Chair Agency denied it; then it apologised.", ""),
        ("The Chair Agency denied it.", "Ida Quill saw it herself."),
        ("The Chair Agency denied having been asked.", ""),
    ],
)
def test_what_was_denied_may_have_been_confirmed_by_others(reply: str, note: str) -> None:
    assert findings(told("confirmed", f"reply: {reply}", note)) == []


HABIT = "It says that sharing is a matter of habit."


@pytest.mark.parametrize(
    ("reply", "note", "right", "other"),
    [
        (NONE, "The Chair Agency has it in its yearly volume.", "", ""),
        (NONE, "So does [a page](https://chairs.example/) of the day.", "", ""),
        (NONE, "So does a later survey.", "", ""),
        (NONE, "The report gives no evidence. The Chair Agency has it in its yearly volume.", "", ""),
        (NONE, "There is no evidence against it. Ida Quill saw it.", "", ""),
        (NONE, "The ODC gives no evidence, but the contract, which we have seen, does.", "", ""),
        (NONE, "There is no evidence of the opposite; the agency counted them.", "", ""),
        (NONE, "Desk News confirms it.", "", ""),
        (NONE, "[[chair-agency]] has it.", "", ""),
        ("reply: The Chair Agency found the same.", "", "", ""),
        ("reply: A union said the same.", "", "", ""),
        # The paragraph itself says who.
        (NONE, NOTE, HABIT, f"{HABIT} The Chair Agency has no doubt of that."),
        (NONE, NOTE, HABIT, f"{HABIT} So does [[chair-agency]]."),
        (NONE, NOTE, HABIT, f"{HABIT} Others say so too."),
        # Another part of the entry does.
        (NONE, NOTE, "More is to follow", "In 2017 the [[chair-agency]] confirmed it. More is to follow"),
        (NONE, NOTE, "More is to follow", "See [the volume](https://chairs.example/2017). More is to follow"),
        (NONE, NOTE, "More is to follow", "Auditors looked at it in 2017. More is to follow"),
        (
            NONE,
            NOTE,
            "More is to follow",
            "In 2017 the Chair Agency told of the habits of those who share. More is to follow",
        ),
        (NONE, NOTE, "More is to follow", "[[chair-agency]] reported that habits matter. More is to follow"),
        (NONE, NOTE, "says.\n", "says.\n\n/// context | More\n\nThe Chair Agency has habits in its list.\n///\n"),
        (NONE, NOTE, "says.\n", "says[^1].\n\n[^1]: So does a volume of 2017.\n"),
        (NONE, NOTE, "source:\n", "related: [other]\nsource:\n"),
        (NONE, NOTE, "summary: The", "lang: de\nsummary: The"),
    ],
)
def test_a_second_source_may_be_told_anywhere(reply: str, note: str, right: str, other: str) -> None:
    assert findings(told("confirmed", reply, note, more=(right, other) if right else ("", ""))) == []


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("The report does not say when.", True),
        ("The page itself does not print the sum. This is true.", True),
        ("The report does not say when, but there is a list of it.", False),
        ("The report does not say when; it was in May.", False),
        ("The report does not say when the Chair Agency saw it.", False),
        ("The report does not say what the committee saw.", False),
        ("The report does not say when. It is in a list.", False),
        ("The letter does not say when.", False),
        ("The paper did not deny it.", False),
    ],
)
def test_what_the_source_does_not_say_is_no_second_source(note: str, found: bool) -> None:
    more = ("More is to follow", "See [a list](https://chairs.example/2017). More is to follow")
    assert findings(told("confirmed", NONE, note, more=more)) == [("claim-reply", 16)] * found


def test_who_confirms_a_claim_is_told_at_the_claim_or_in_its_paragraph() -> None:
    elsewhere = ("More is to follow", "See a [report](https://report.example/). More is to follow")
    assert findings(told("confirmed", NONE, "", more=elsewhere)) == [("claim-reply", 16)]
    beside = ("It says that sharing", "An audit found that sharing")
    assert findings(told("confirmed", NONE, "", more=beside)) == []
