"""Replies of claims: when they were given, whether they let a claim stand, and what only looks like a slip in them."""

from __future__ import annotations

import pytest
from helpers import Site, site

REGISTERS = {
    "registers/departments.yaml": """\
departments:
- {id: desk-office, names: [{name: Desk Office}], acronyms: [DO], start: {date: 1988-07-25}}
- {id: chair-agency, names: [{name: Chair Agency}], start: {date: 2001}}
""",
    "registers/people.yaml": "people:\n- {id: ida-quill, name: Ida Quill}\n",
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
  url: https://desks.example/trial
---

The Desk Office tried shared desks.

Ida Quill, its head, says that sharing is a matter of habit.

/// claim | sharing is a matter of habit
    holder: ida-quill
    status: disputed
    reply: REPLY
///

More is to follow, the office says.
"""
QUILL = "Ida Quill, its head, says that"
LATE = "the reply is of {}, and the claim stands in a document that was out on 2016-12-08"


def told(reply: str, *more: tuple[str, str]) -> Site:
    text = ENTRY.replace("reply: REPLY", f'reply: "{reply}"')
    for right, other in more:
        assert text.count(right) == 1
        text = text.replace(right, other)
    return site({**REGISTERS, "documents/entry.md": text})


def findings(made: Site) -> list[tuple[str, int, str]]:
    return [(item.rule, item.span.line, item.message) for item in made.found]


@pytest.mark.parametrize(
    ("reply", "day", "hint"),
    [
        ("A union said in March 2011 that it was not.", "March 2011", "had said"),
        ("In March 2011 the Chair Agency denied it.", "March 2011", "had denied"),
        ("On 3 May 2014, a staff association wrote that it was not.", "3 May 2014", "had written"),
        ("The Chair Agency disagreed in 2011.", "2011", "had disagreed"),
        ("The Chair Agency in 2011 disputed this.", "2011", "had disputed"),
        ("Chair Agency, 3 May 2014: it is not so.", "3 May 2014", "had said"),
    ],
)
def test_a_reply_years_before_what_it_replies_to(reply: str, day: str, hint: str) -> None:
    made = told(reply)
    assert findings(made) == [("note-date", 16, LATE.format(day))]
    assert made.found[0].hint.endswith(f"of a reply to something older, say so: {hint}")
    if ":" not in reply:
        # As the hint has it.
        verb = next(word for word in ("said", "denied", "wrote", "disagreed", "disputed") if word in reply)
        assert findings(told(reply.replace(verb, hint))) == []


@pytest.mark.parametrize(
    ("reply", "more"),
    [
        # The reply says that it is older, or was given again; or its date is another one.
        ("A union had said in March 2011 that it was not.", []),
        ("A union said in March 2011, and then each year, that it was not.", []),
        ("A union denied it at the time, in 2011.", []),
        ("A union says that it was not so in 2011.", []),
        ("A union denied that the desks of 2011 were shared.", []),
        ("A union said in 2011 and in 2016 that it was not.", []),
        ("A union found in 2011 that it was not.", []),
        # Of a draft, or of what was in the news for a year.
        ("A union said in May 2015 that it was not.", []),
        # The entry tells of that time, or looks back.
        ("A union said in March 2011 that it was not.", [("tried shared desks", "tried shared desks in 2011")]),
        ("A union said in March 2011 that it was not.", [("tried shared desks", "has had desks since 1999")]),
        ("A union said in March 2011 that it was not.", [(QUILL, "Looking back, Ida Quill says that")]),
        ("A union said in March 2011 that it was not.", [(QUILL, "Ida Quill had said that")]),
        ("A union said in March 2011 that it was not.", [(QUILL, "Ida Quill still holds that")]),
        (
            "A union said in March 2011 that it was not.",
            [('it was not."\n', 'it was not."\n\nShe first held so in 2010.\n')],
        ),
        ("A union said in March 2011 that it was not.", [("date: 2016-12-08", "date: 2013/2016")]),
        ("A union said in March 2011 that it was not.", [("summary: The", "lang: de\nsummary: The")]),
    ],
)
def test_a_reply_that_may_well_be_older(reply: str, more: list[tuple[str, str]]) -> None:
    assert findings(told(reply, *more)) == []


@pytest.mark.parametrize(
    ("sentence", "reply", "days"),
    [
        ("In March 2016 Ida Quill said that", "A union said in March 2015 that it was not.", "March 2015 March 2016"),
        ("On 3 May 2016 Quill wrote that", "A union denied it on 3 May 2015.", "3 May 2015 3 May 2016"),
        ("Ida Quill said in 2016 that", "In May 2014 a union denied it.", "May 2014 2016"),
        ("Ida Quill saw the desks and in 2016 claimed that", "In May 2014 a union denied it.", "May 2014 2016"),
    ],
)
def test_a_reply_before_the_day_of_its_claim(sentence: str, reply: str, days: str) -> None:
    (found,) = findings(told(reply, (QUILL, sentence)))
    for day in ("3 May 2015", "3 May 2016", "March 2015", "March 2016", "May 2014"):
        assert (day in found[2]) == (day in days)
    assert found[:2] == ("note-date", 16)
    assert "and the claim was made " in found[2]


@pytest.mark.parametrize(
    ("sentence", "reply"),
    [
        ("In March 2016 Ida Quill said that", "A union said in June 2015 that it was not."),
        ("In March 2016 Ida Quill said again that", "A union said in March 2015 that it was not."),
        ("In March 2016 Ida Quill said that", "A union had said in March 2015 that it was not."),
        ("In March 2016 Ida Quill said that", "A union said in March 2017 that it was not."),
        # Whose claim it is spoke at another time, perhaps.
        ("In March 2016 a paper said that by her account", "A union said in March 2015 that it was not."),
        ("In March 2016 Ida Quill said that from 2010", "A union said in March 2015 that it was not."),
    ],
)
def test_a_reply_near_the_day_of_its_claim(sentence: str, reply: str) -> None:
    assert findings(told(reply, (QUILL, sentence))) == []


def test_what_others_say_in_the_same_source_is_no_younger_than_it() -> None:
    later = "A union said in 2018 that it was not."
    made = told(later, ("status: disputed", "status: contested"))
    message = "the claim is contested, and its reply is of 2018: the document was out on 2016-12-08"
    assert findings(made) == [("claim-reply", 16, message)]
    assert "write status: disputed" in made.found[0].hint
    assert findings(told(later)) == []


@pytest.mark.parametrize(
    ("reply", "date"),
    [
        ("A union said in May 2017 that it was not.", "date: 2016-12-08"),
        ("A union said that in 2018 it would not be so.", "date: 2016-12-08"),
        ("A union said in 2018 that it was not.", "date: 2016~\ndate_basis: By its paper."),
        ("A union said in 2018 that it was not.", "date: 2016-12-08\nevent_date: 2017-06-02"),
    ],
)
def test_what_others_may_have_said_in_the_same_source(reply: str, date: str) -> None:
    assert findings(told(reply, ("status: disputed", "status: contested"), ("date: 2016-12-08", date))) == []


STATED = ("status: disputed", "status: stated")


@pytest.mark.parametrize(
    ("reply", "who"),
    [
        ("The Chair Agency denied it.", "The Chair Agency"),
        ("A union denies this and says that it was never asked.", "A union"),
        ("In reply, the ministry rejected the claim on the same day.", "the ministry"),
        ("In 2017 a staff association strongly disputed this; nothing more is known.", "a staff association"),
        ("Alex Example disagreed.", "Alex Example"),
        ("The department said that this was untrue.", "The department"),
    ],
)
def test_what_somebody_denies_is_not_only_stated(reply: str, who: str) -> None:
    made = told(reply, STATED)
    assert findings(made) == [("claim-reply", 16, f"the claim is only stated, and its reply denies it: {who}")]
    assert made.found[0].hint == (
        "write status: disputed; or, where the answer stands in the same source, status: contested"
    )
    for status in ("disputed", "contested"):
        assert findings(told(reply.replace("In 2017", "In 2016"), ("status: disputed", f"status: {status}"))) == []


@pytest.mark.parametrize(
    "reply",
    [
        # Something else is denied, or not all of it, or not in the end.
        "The Chair Agency denied that it had been asked.",
        "The Chair Agency denied this part of the story.",
        "The Chair Agency denied it in part.",
        "The Chair Agency at first denied it.",
        "The Chair Agency denied it, but later gave way.",
        "The Chair Agency has not denied it.",
        "The Chair Agency neither denied nor confirmed it.",
        "Nobody denied it.",
        "The Chair Agency said that it was wrong.",
        "The Chair Agency said that it was not true of its own staff.",
        "A union called for more desks.",
        # The holder's own word on what others made of it.
        "Ida Quill denied this.",
        "Dame Ida Quill said that this was untrue.",
    ],
)
def test_an_answer_that_is_no_denial(reply: str) -> None:
    assert findings(told(reply, STATED)) == []


LAST = "More is to follow, the office says."


def unanswered(sentence: str, behind: str) -> list[tuple[str, int, str]]:
    text = ENTRY.replace("    reply: REPLY", "    no_reply: none in the source").replace(*STATED)
    text = text.replace(f"{QUILL} sharing is a matter of habit.", sentence).replace(LAST, f"{behind} {LAST}")
    return findings(site({**REGISTERS, "documents/entry.md": text}))


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("The Chair Agency denied this: it had seen none.", "The Chair Agency"),
        ("A staff association rejected the claim.", "A staff association"),
        ("Alex Example disputes that, and says so often.", "Alex Example"),
    ],
)
def test_a_claim_that_the_next_sentence_denies_has_a_reply(behind: str, who: str) -> None:
    message = f"the claim has no reply, and the sentence behind it denies it: {who}"
    assert unanswered(f"{QUILL} sharing is a matter of habit in the Office of Lamps and Cups.", behind) == [
        ("claim-reply", 16, message)
    ]


@pytest.mark.parametrize(
    ("sentence", "behind"),
    [
        (f"{QUILL} sharing is a matter of habit.", "The Chair Agency denied it."),
        (f"{QUILL} sharing is a matter of habit.", "Ida Quill rejected the charge that she had no desk."),
        (f"{QUILL} sharing is a matter of habit.", "The Chair Agency rejected the charge that it had no desk."),
        (f"{QUILL} sharing is a matter of habit.", "Nobody denied this."),
        (f"{QUILL} sharing is a matter of habit.", "She denied this."),
        (f"{QUILL} sharing is a matter of habit, and that the agency had lied.", "The Chair Agency denied this."),
        (f"{QUILL} sharing is a matter of habit. Some say that chairs are few.", "The Chair Agency denied this."),
    ],
)
def test_a_denial_that_may_be_of_something_else(sentence: str, behind: str) -> None:
    assert unanswered(sentence, behind) == []
