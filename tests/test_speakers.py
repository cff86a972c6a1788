"""Who is said to speak, held against the sentence that quotes them; and what only looks like another speaker."""

from __future__ import annotations

import pytest
from helpers import Site, site

REGISTERS = {
    "registers/departments.yaml": """\
departments:
- {id: desk-office, names: [{name: Desk Office}], acronyms: [DO], start: {date: 1988-07-25}}
- {id: chair-agency, names: [{name: Chair Agency}], parent: desk-office, start: {date: 2001}}
- {id: cup-union, names: [{name: Union of Cups}], acronyms: [UOC], start: {date: 2001}}
- {id: all-desks, names: [{name: All Desks}], kind: whole service}
- {id: lamp-ministry, names: [{name: Ministry of Lamps}], start: {date: 2001}}
""",
    "registers/people.yaml": """\
people:
- {id: ida-quill, name: Ida Quill, printed: [I. Quill]}
- {id: lord-candle, name: Lord Candle}
- {id: lord-lamp, name: Edna Lamp, printed: [Lord Lamp of Bristol]}
- {id: tom-bowl, name: Tom Bowl, roles: [{title: head of the Lamp Club, from: 2010}]}
""",
    "registers/publishers.yaml": "publishers:\n- {id: desk-news, name: Desk News, kind: press}\n"
    "- {id: robin-lamps, name: Robin Lamps, kind: company}\n",
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

Ida Quill, head of the [[desk-office]], spoke of the trial. So did Alex Example, clerk of the Desk Club, and
Nell Sample, its former president.

SENTENCE

/// quote | a wobbly start
    speaker: SPEAKER
    role: ROLE
///
"""


SAID = "It was “a wobbly start”, she said."


def told(sentence: str, speaker: str, role: str = "clerk") -> Site:
    text = ENTRY.replace("SENTENCE", sentence).replace("SPEAKER", speaker).replace("ROLE", role)
    return site({**REGISTERS, "documents/entry.md": text})


def findings(made: Site) -> list[tuple[str, int]]:
    return [(item.rule, item.span.line) for item in made.found]


def test_an_id_of_no_register_that_is_a_name_of_the_text() -> None:
    made = told("Alex Example called it “a wobbly start”.", "alex-example")
    assert findings(made) == [("unknown-holder", 18)]
    assert made.found[0].hint == "write speaker: Alex Example; or add a record with the id alex-example to the register"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Ida Quilly", "write speaker: Ida Quilly, whom the text has; or, if ida-quill is meant, speaker: ida-quill"),
        ("Ida Quill", "did you mean 'ida-quill'?"),
    ],
)
def test_an_id_that_is_almost_another_and_a_name_of_the_text(text: str, hint: str) -> None:
    (found,) = told(f"{text} called it “a wobbly start”.", "ida-quilly").found
    assert (found.rule, found.hint) == ("unknown-holder", hint)


def test_an_acronym_with_a_letter_typed_twice_is_that_of_a_body_with_a_link() -> None:
    (found,) = told("It was “a wobbly start” to the [[cup-union]].", "UOCC").found
    assert (found.rule, found.hint.partition(";")[0]) == ("unknown-holder", "write speaker: cup-union")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("the [[cup-union]]", "UOK"),
        ("the [[cup-union]]", "UCC"),
        ("the [[cup-union]]", "UOCCC"),
        ("the [[cup-union]] and the UOCC", "UOCC"),
        ("the Desk Office", "UOCC"),
    ],
)
def test_another_acronym_may_be_that_of_another_body(text: str, typed: str) -> None:
    assert findings(told(f"It was “a wobbly start” to {text}.", typed)) == []


@pytest.mark.parametrize("speaker", ["whistle-blower", "vice-chair", "example"])
def test_small_letters_and_a_hyphen_are_not_always_an_id(speaker: str) -> None:
    assert findings(told("The vice-chair and a whistle-blower called it “a wobbly start”.", speaker)) == []


@pytest.mark.parametrize(
    ("sentence", "speaker", "meant"),
    [
        ("Alex Example, clerk of the club, called the trial “a wobbly start”.", "ida-quill", "Alex Example"),
        ("Alex Example, clerk of the club, called the trial “a wobbly start”.", "Nell Sample", "Alex Example"),
        ("In May, [[tom-bowl]] called it “a wobbly start” and left.", "ida-quill", "tom-bowl"),
        ("[[tom-bowl|Sir Tom Bowl]] also said: “a wobbly start”.", "Ida Quill", "tom-bowl"),
        ("It was “a wobbly start”, said [[tom-bowl|Tom Bowl]].", "ida-quill", "tom-bowl"),
        ("“It was a wobbly start,” said Dr Alex Example, a clerk.", "ida-quill", "Alex Example"),
        # By the given name alone, and with the speaker named elsewhere.
        ("Robin Other said: “a wobbly start”.", "ida-quill", "Robin Other"),
        ("Robin Other said: “a wobbly start”.", "Alex Example", "Robin Other"),
        ("“It was a wobbly start,” said Robin Other.", "ida-quill", "Robin Other"),
        # By the family name alone.
        ("Sample calls it “a wobbly start”.", "ida-quill", "Nell Sample"),
        ("“It was a wobbly start,” said Ms Sample, who left.", "Alex Example", "Nell Sample"),
        # What is reported.
        ("He left.\n\n[[tom-bowl]] said that he found it “a wobbly start”.", "ida-quill", "tom-bowl"),
        ("He left.\n\n[[tom-bowl]], the head, says that most came “a wobbly start”.", "ida-quill", "tom-bowl"),
        ("He left.\n\nRobin Other says of the trial that “a wobbly start”.", "ida-quill", "Robin Other"),
        ("He left.\n\nRobin Other, a clerk, replied that it was “a wobbly start”.", "lord-lamp", "Robin Other"),
    ],
)
def test_the_sentence_has_somebody_else_say_it(sentence: str, speaker: str, meant: str) -> None:
    made = told(sentence, speaker)
    # Of a speaker who is written as a name, another rule tells the id.
    (found,) = [item for item in made.found if item.rule != "unknown-holder"]
    assert (found.rule, found.span.line) == ("speaker-not-named", 18 + sentence.count("\n"))
    assert found.hint.startswith(f"write speaker: {meant}, and their role; if it is ")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        # The speaker stands in the sentence too, or a word for them.
        ("Alex Example, clerk of the club, said that Quill called it “a wobbly start”.", "ida-quill"),
        ("Alex Example, clerk of the club, said that she had called it “a wobbly start”.", "ida-quill"),
        ("Alex Example, clerk of the club, called her answer “a wobbly start”.", "ida-quill"),
        ("Alex Example, clerk of the club, called the head’s plan “a wobbly start”.", "ida-quill"),
        ("Alex Example, clerk of the club, wrote of the minister: “a wobbly start”.", "ida-quill"),
        ("Alex Example, clerk of the club, added the remark “a wobbly start”.", "ida-quill"),
        ("Alex Example, clerk of the club, called it “a wobbly start”, as the head put it.", "ida-quill"),
        ("Alex Example, clerk of the club, called it, in the words of the head, “a wobbly start”.", "ida-quill"),
        ("Alex Example, clerk of the club, quoted “a wobbly start”.", "ida-quill"),
        ("She had called it “a wobbly start”, said Alex Example, clerk of the club.", "ida-quill"),
        # Who says it for somebody.
        ("Alex Example, her private secretary, called it “a wobbly start”.", "ida-quill"),
        ("Alex Example, a spokeswoman for the head, called it “a wobbly start”.", "ida-quill"),
        ("Alex Example, clerk of the club, called it “a wobbly start”.", "Desk Club"),
        ("Alex Example, clerk of the club, called it “a wobbly start”.", "desk-office"),
        ("“A good start? It was a wobbly start,” said Alex Example’s clerk, a member.", "ida-quill"),
        # One person with two names.
        ("[[tom-bowl]] called it “a wobbly start”. Tom Bowl, now Alex Example, left.", "Alex Example"),
        ("Alex Example, clerk of the club, called it “a wobbly start”.", "lord-candle"),
        ("I. Quill, head of the office, called it “a wobbly start”.", "ida-quill"),
        # The author tells what others say; an office is no name; a name without a post may be no person.
        ("Jo Writer, a member of the club, called it “a wobbly start”.", "ida-quill"),
        ("Home Secretary, a minister of the day, called it “a wobbly start”.", "ida-quill"),
        ("Desk Club, a society, called it “a wobbly start”.", "ida-quill"),
        ("She called it “a wobbly start”.", "ida-quill"),
        ("Victoria Desk said: “a wobbly start”.", "Desk Club"),
        ("Robin News said: “a wobbly start”.", "ida-quill"),
        ("Paper Trail said: “a wobbly start”.", "ida-quill"),
        ("Robin Lamps said: “a wobbly start”.", "ida-quill"),
        ("Robin Other’s clerk said: “a wobbly start”.", "ida-quill"),
        ("Robin Other, her clerk, said: “a wobbly start”.", "ida-quill"),
        ("Robin Other said: “a wobbly start”, in the words of the head.", "ida-quill"),
        # Reported by one, and said by another, who was told of before.
        ("Robin Other said that she found it “a wobbly start”.", "ida-quill"),
        ("Ida Quill left.\n\nRobin Other said that she found it “a wobbly start”.", "ida-quill"),
        ("He left.\n\nRobin Other said that the plan promised “a wobbly start”.", "ida-quill"),
        ("He left.\n\nRobin Other said that some saw “a wobbly start”.", "ida-quill"),
        ("He left.\n\nRobin Other said that she called it “a wobbly start”.", "ida-quill"),
        ("He left.\n\nRobin Other said that he regretted this “a wobbly start”.", "ida-quill"),
        ("He left.\n\nRobin Other argued that it was “a wobbly start”.", "ida-quill"),
        ("He left.\n\nRobin Other said that it was “a wobbly start”, as the head put it.", "ida-quill"),
        # The author has told it in words of their own.
        ("He left.\n\nRobin Other said that it was “a wobbly start”.", "Jo Writer"),
        ("Robin Other, a clerk, called it “a wobbly start”.", "Jo Writer"),
    ],
)
def test_somebody_else_in_the_sentence_need_not_be_who_speaks(sentence: str, speaker: str) -> None:
    assert findings(told(sentence, speaker)) == []


@pytest.mark.parametrize(
    ("sentence", "speaker", "meant"),
    [
        ("Robin Other said: “a wobbly start”.", "Chris Unnamed", "Robin Other"),
        ("Robin Other said that it was “a wobbly start”.", "Chris Unnamed", "Robin Other"),
        ("Alex Example, the clerk whose plan it was, calls it “a wobbly start”.", "Chris Unnamed", "Alex Example"),
        ("In May, [[tom-bowl]] called it “a wobbly start”.", "Sir Chris J. Unnamed", "tom-bowl"),
        # By the family name alone.
        ("Example said: “a wobbly start”.", "Chris Unnamed", "Alex Example"),
        ("“It was a wobbly start,” said Mr Example.", "Chris Unnamed", "Alex Example"),
        ("[[tom-bowl]] was there. Bowl called it “a wobbly start”.", "Chris Unnamed", "tom-bowl"),
        ("“It was a wobbly start,” said Robin Other.", "Dr Chris O'Unnamed", "Robin Other"),
    ],
)
def test_a_speaker_of_whom_the_entry_has_no_word(sentence: str, speaker: str, meant: str) -> None:
    (found,) = told(sentence, speaker).found
    assert (found.rule, found.span.line) == ("speaker-not-named", 18)
    assert found.message.endswith(f"and by the annotation by {speaker}")
    assert found.hint.startswith(f"write speaker: {meant}, and their role; if it is {speaker} who says it")


@pytest.mark.parametrize(
    ("sentence", "speaker", "role"),
    [
        # Something of the name stands somewhere: in the text, in a note, in the role of another.
        ("Robin Other said: “a wobbly start”. Chris was there.", "Chris Unnamed", "clerk"),
        ("Robin Other said: “a wobbly start”.", "Chris Unnamed", "clerk\n    where: letter to C. Unnamed"),
        ("Robin Other said: “a wobbly start”.", "Chris Unnamed", "clerk\n\nThe paper has it from Mrs Unnamed."),
        # A family name of two, or one that may be a given name, or of a firm.
        ("Example said: “a wobbly start”. Robin Example left.", "Chris Unnamed", "clerk"),
        ("Example said: “a wobbly start”. Mrs Example left.", "Chris Unnamed", "clerk"),
        ("Example said: “a wobbly start”. The Example Trust left.", "Chris Unnamed", "clerk"),
        ("Example’s clerk said: “a wobbly start”.", "Chris Unnamed", "clerk"),
        ("Robin James left. James said: “a wobbly start”.", "Chris Unnamed", "clerk"),
        ("Bristol said: “a wobbly start”.", "Chris Unnamed", "clerk"),
        ("Will Staff go? Staff said: “a wobbly start”. All of the staff went.", "Chris Unnamed", "clerk"),
        ("The Example said: “a wobbly start”.", "Chris Unnamed", "clerk"),
        # Whoever has another name, or speaks for somebody, or is told of by the annotation.
        ("Robin Other said: “a wobbly start”. That is not her real name.", "Chris Unnamed", "clerk"),
        ("Robin Other said: “a wobbly start”.", "Chris Unnamed", "clerk\n\nThe words are those of Other's clerk."),
        ("Robin Other said: “a wobbly start”.", "Chris Unnamed", "partner of Robin Other"),
        ("Robin Other said: “a wobbly start”.", "Chris Unnamed", "press officer"),
        ("Robin Other, a spokesman, said: “a wobbly start”.", "Chris Unnamed", "clerk"),
        # The speaker is described, and not named; or is no person.
        ("Robin Other said: “a wobbly start”.", "a senior official", "clerk"),
        ("Robin Other said: “a wobbly start”.", "Clerk of the Desks", "clerk"),
        ("Robin Other said: “a wobbly start”.", "Lord Unnamed", "clerk"),
        ("Robin Other said: “a wobbly start”.", "Chris Unnamed Trust", "clerk"),
        ("Robin Other said: “a wobbly start”.", "Desk Clerks", "clerk"),
        # She may be whom the text calls by an office; words may be those of a third.
        ("The clerk left. Robin Other said that she found it “a wobbly start”.", "Chris Unnamed", "clerk"),
        ("Robin Other said that the clerk called it “a wobbly start”.", "Chris Unnamed", "clerk"),
        ("Robin Other said that the plan promised “a wobbly start”.", "Chris Unnamed", "clerk"),
        ("Robin Other said: “a wobbly start”, in the words of the clerk.", "Chris Unnamed", "clerk"),
        ("Robin Other quoted the clerk: “a wobbly start”.", "Chris Unnamed", "clerk"),
        ("The clerk called it “a wobbly start”, and Robin Other agreed.", "Chris Unnamed", "clerk"),
        ("Robin Other and others called it “a wobbly start”.", "Chris Unnamed", "clerk"),
        ("Robin Other said: “a wobbly start”.", "Chris Unnamed", "clerk\n    elsewhere: a letter"),
    ],
)
def test_a_speaker_whom_the_entry_may_know_otherwise(sentence: str, speaker: str, role: str) -> None:
    assert findings(told(sentence, speaker, role)) == []


def test_the_author_does_not_say_i_for_another() -> None:
    text = ENTRY.replace("SENTENCE", "He left.\n\nRobin Other says that “nobody asked me”.")
    text = text.replace("SPEAKER", "Jo Writer").replace("ROLE", "author").replace("a wobbly start", "nobody asked me")
    (found,) = site({**REGISTERS, "documents/entry.md": text}).found
    assert found.hint.startswith("write speaker: Robin Other, and their role; if it is Jo Writer who says it")


@pytest.mark.parametrize(("author", "found"), [("Edna Lamp", 0), ("Jo Writer", 1)])
def test_an_author_of_the_register_may_have_put_it_so(author: str, found: int) -> None:
    text = ENTRY.replace("SENTENCE", "He left.\n\nRobin Other said that it was “a wobbly start”.")
    text = (
        text.replace("SPEAKER", "lord-lamp").replace("ROLE", "author").replace("author: Jo Writer", f"author: {author}")
    )
    rules = [item.rule for item in site({**REGISTERS, "documents/entry.md": text}).found]
    assert rules.count("speaker-not-named") == found


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("To Robin Other it was “a wobbly start”, and no more.", "Robin Other"),
        ("To Robin Other and Tom Bowl it was “a wobbly start”.", "tom-bowl"),
        ("To Harbour Weekly it was “a wobbly start”.", "tom-bowl"),
        ("It was “a wobbly start”.", "tom-bowl"),
    ],
)
def test_who_is_offered_is_somebody_of_the_sentence(sentence: str, who: str) -> None:
    (found,) = told(f"[[tom-bowl]] was there.\n\n{sentence}", "lord-lamp").found
    assert found.hint == f"write speaker: {who} if it is they who say it; if not, name Edna Lamp in the sentence"


PEOPLE = "[[tom-bowl|Tom Bowl]] ran the trial. She saw in it “a wobbly start”, and no more."


@pytest.mark.parametrize(
    ("more", "speaker", "found"),
    [
        ("Ida Quill looked on. He had no desk.", "ida-quill", True),
        ("Sir Ida Quill looked on. He had no desk.", "Ida Quill", True),
        # Who is interviewed may be called by a pronoun everywhere.
        ("Ida Quill looked on. She had no desk.", "ida-quill", False),
        ("Ida Quill looked on. He had no desk.\n\nIda Quill left. She had no chair.", "ida-quill", False),
        ("Ida Quill looked on.", "ida-quill", False),
        ("Ida Quill looked on. He had no desk.\n\nTom Bowl left. He had no desk.", "ida-quill", False),
        ("Tom Bowl left. She had no desk.", "tom-bowl", False),
    ],
)
def test_a_pronoun_of_the_sentence_before(more: str, speaker: str, found: bool) -> None:
    made = told(f"{more}\n\n{PEOPLE}", speaker)
    messages = [item.message for item in made.found if item.rule == "speaker-not-named"]
    assert messages == (
        ["by its sentence these words are said by Tom Bowl, and by the annotation by Ida Quill"] if found else []
    )


@pytest.mark.parametrize(
    "sentence",
    [
        # Somebody else is near, or told of.
        "[[tom-bowl|Tom Bowl]] ran the trial for Ida Quill. She saw in it “a wobbly start”.",
        "[[tom-bowl|Tom Bowl]] ran the trial. She saw in his desks “a wobbly start”.",
        "[[tom-bowl|Tom Bowl]] ran the trial. She heard colleagues call it “a wobbly start”.",
        "The trial was Tom Bowl's. She saw in it “a wobbly start”.",
        "[[tom-bowl|Tom Bowl]] ran the trial. It was hard. She saw in it “a wobbly start”.",
        "[[tom-bowl|Tom Bowl]] ran the trial.\n\nShe saw in it “a wobbly start”.",
        "[[tom-bowl|Tom Bowl]] ran the trial. She saw in it “a wobbly start”, as Quill put it.",
    ],
)
def test_a_pronoun_of_somebody_else(sentence: str) -> None:
    made = told(f"Ida Quill looked on. He had no desk.\n\n{sentence}", "ida-quill")
    assert [item for item in made.found if item.rule == "speaker-not-named"] == []


def test_words_from_another_source_are_left_alone() -> None:
    sentence = "Alex Example, clerk of the club, called the trial “a wobbly start”."
    assert findings(told(sentence, "ida-quill", "head\n    elsewhere: a letter")) == []


def roles_told(speaker: str, role: str, more: str = "") -> Site:
    """The entry in which Ida Quill and Alex Example have their posts, and one of them speaks."""
    other = "ida-quill" if speaker == "Alex Example" else "Alex Example"
    text = f"{more}\n\n{SAID}\n\n/// claim | she said\n    holder: {other}\n    status: stated\n"
    return told(f"{text}    no_reply: none in the source\n///", speaker, role)


@pytest.mark.parametrize(
    ("speaker", "role", "says"),
    [
        (
            "ida-quill",
            "clerk of the Desk Club",
            "the text has the post 'clerk of the Desk Club' of Alex Example, and of",
        ),
        ("ida-quill", "clerk, Desk Club", "of Ida Quill 'head of the Desk Office'"),
        ("Alex Example", "head of the Desk Office", "of Alex Example 'clerk of the Desk Club'"),
        ("ida-quill", "head of the Ministry of Lamps", "one at 'Ministry of Lamps', which the entry does not name"),
    ],
)
def test_the_post_of_somebody_else_of_the_entry(speaker: str, role: str, says: str) -> None:
    (found,) = roles_told(speaker, role).found
    own = "head of the Desk Office" if speaker == "ida-quill" else "clerk of the Desk Club"
    assert (found.rule, found.hint.partition(";")[0]) == ("post-of-another-time", f"write role: {own}")
    assert says in found.message


@pytest.mark.parametrize(
    ("speaker", "role", "more"),
    [
        ("ida-quill", "head of the Desk Office", ""),
        ("ida-quill", "head", ""),
        ("ida-quill", "head of the Desk Office and of the Desk Club", ""),
        ("ida-quill", "director", ""),
        ("ida-quill", "civil servant", ""),
        ("Alex Example", "clerk", ""),
        # Of an older or a younger post the text or the note tells.
        ("ida-quill", "clerk of the Desk Club", "Quill had been clerk herself."),
        ("ida-quill", "clerk of the Desk Club\n\nHer post until 2015.", ""),
        ("ida-quill", "head of the Ministry of Lamps\n\nShe was there at the time.", ""),
        ("ida-quill", "clerk of the Desk Club\n    elsewhere: a letter", ""),
        # The body is in the entry, or one family with the other, or beside it.
        ("ida-quill", "head of the Ministry of Lamps", "The Ministry of Lamps took over."),
        ("ida-quill", "head of the Ministry of Lamps", "So did the [[lamp-ministry|ministry]]."),
        ("ida-quill", "head of the Chair Agency", ""),
        ("ida-quill", "head of the Ministry of Lamps and of the Desk Office", ""),
        ("ida-quill", "founder of the Ministry of Lamps", ""),
        # Two posts in the text; no post of a speaker there at all.
        ("ida-quill", "head of the Ministry of Lamps", "Ida Quill, adviser to ministers, went on."),
        ("tom-bowl", "clerk of the Desk Club", "[[tom-bowl]], who left, and a clerk, was there."),
    ],
)
def test_a_post_that_may_be_the_speakers_own(speaker: str, role: str, more: str) -> None:
    assert findings(roles_told(speaker, role, more)) == []


def test_the_post_of_another_time_of_somebody_whom_the_text_does_not_name() -> None:
    past = {name: text.replace("from: 2010}", "from: 2010, to: 2012}") for name, text in REGISTERS.items()}
    text = ENTRY.replace("SPEAKER", "tom-bowl").replace("ROLE", "head of the Lamp Club")
    hints = {}
    for sentence in ("It was “a wobbly start”.", "It was “a wobbly start”, says Bowl."):
        (found,) = site({**past, "documents/entry.md": text.replace("SENTENCE", sentence)}).found
        assert found.rule == "post-of-another-time"
        hints[sentence] = found.hint
    unnamed, named = hints.values()
    assert unnamed == f"the text does not name Tom Bowl: if somebody else speaks, correct 'speaker'; if not, {named}"
    assert named.startswith("write the post that they held then")


@pytest.mark.parametrize(
    ("sentence", "speaker", "right"),
    [
        ("A spokesperson of the [[desk-office]] said: “a wobbly start”.", "cup-union", "desk-office, and role"),
        (
            "A spokesman for the Desk Office said that it was so; “a wobbly start”.",
            "ida-quill",
            "desk-office, and role",
        ),
        ("A DO spokeswoman told Desk News that “a wobbly start”.", "desk-news", "desk-office, and role: a spokes"),
        (
            "The department’s spokesperson told [[desk-news]]: “a wobbly start”.",
            "desk-news",
            "a spokesperson of the dep",
        ),
        ("A spokesperson for the department also said: “a wobbly start”.", "tom-bowl", "a spokesperson of the dep"),
        ("A Desk News spokesman replied: “It is a wobbly start.”", "desk-office", "desk-news, and role: a spokes"),
    ],
)
def test_the_sentence_has_the_spokesman_of_another_body_say_it(sentence: str, speaker: str, right: str) -> None:
    (found,) = told(sentence, speaker).found
    assert (found.rule, found.span.line) == ("speaker-not-named", 18)
    assert found.hint.startswith(f"write speaker: {right}"), found.hint


@pytest.mark.parametrize(
    ("sentence", "speaker", "role"),
    [
        ("A spokesperson of the [[desk-office]] said: “a wobbly start”.", "desk-office", "a spokesperson"),
        ("A spokesperson of the [[chair-agency]] said: “a wobbly start”.", "desk-office", "ROLE"),
        ("A spokesperson of the Desk Office said: “a wobbly start”.", "tom-bowl", "press officer"),
        ("A spokesperson of the Spoon Club said: “a wobbly start”.", "tom-bowl", "clerk"),
        ("A spokesperson of Tom Bowl said: “a wobbly start”.", "tom-bowl", "clerk"),
        ("A spokesperson for the department said: “a wobbly start”.", "lamp-ministry", "clerk"),
        ("A spokesperson for the Desk Office said that the union’s word was “a wobbly start”.", "cup-union", "clerk"),
        ("A spokesperson for the Desk Office said that “a wobbly start” was the union’s word.", "cup-union", "clerk"),
        ("A spokesperson for the Desk Office told the union: “a wobbly start”, and “no more”.", "cup-union", "clerk"),
        ("A spokesperson for the Desk Office said that she said so; “a wobbly start”.", "cup-union", "clerk"),
        ("The spokesperson said: “a wobbly start”.", "cup-union", "clerk"),
        ("Bowl speaks for the press. A spokesman of the Desk Office said: “a wobbly start”.", "tom-bowl", "clerk"),
        ("A spokesperson of the Desk Office said: “a wobbly start”.", "a spokesperson of the office", "clerk"),
    ],
)
def test_a_spokesman_may_speak_for_the_speaker(sentence: str, speaker: str, role: str) -> None:
    assert findings(told(sentence, speaker, role)) == []


FREE = {
    "registers/people.yaml": REGISTERS["registers/people.yaml"].replace(
        "roles: [{title: head of the Lamp Club, from: 2010}]",
        "roles: [{title: head, body: lamp-ministry, from: 2010, to: 2018}]",
    )
}


@pytest.mark.parametrize(
    ("sentence", "speaker", "right"),
    [
        # The entry knows nothing of the body; or the register has the post of the person at another.
        ("Alex Example, clerk of the club, called it “a wobbly start”.", "lamp-ministry", "Alex Example"),
        ("“It was a wobbly start,” said Robin Other.", "robin-spoons", "Robin Other"),
        ("The [[cup-union]] looked on.\n\n[[tom-bowl]] called it “a wobbly start”.", "cup-union", "tom-bowl"),
        ("[[tom-bowl|Tom Bowl]] said: “a wobbly start”.", "desk-office", "tom-bowl"),
    ],
)
def test_the_sentence_has_a_person_say_what_a_body_is_said_to_say(sentence: str, speaker: str, right: str) -> None:
    made = body_told(sentence, speaker)
    (found,) = [item for item in made.found if item.rule != "unknown-holder"]
    assert (found.rule, found.span.line) == ("speaker-not-named", 18 + sentence.count("\n"))
    assert found.hint.startswith(f"write speaker: {right}, and their role; if ")


def body_told(sentence: str, speaker: str, role: str = "a body", publisher: str = "desk-news") -> Site:
    text = ENTRY.replace("SENTENCE", sentence).replace("SPEAKER", speaker).replace("ROLE", role)
    text = text.replace("publisher: desk-news", f"publisher: {publisher}")
    more = REGISTERS["registers/publishers.yaml"] + "- {id: robin-spoons, name: Spoons and Forks, kind: company}\n"
    return site({**REGISTERS, **FREE, "registers/publishers.yaml": more, "documents/entry.md": text})


@pytest.mark.parametrize(
    ("sentence", "speaker", "role", "publisher"),
    [
        # Somebody who may be of the body, by the register or the text.
        ("[[tom-bowl]] called it “a wobbly start”.", "lamp-ministry", "ministry", "desk-news"),
        ("The All Desks left. [[tom-bowl]] called it “a wobbly start”.", "all-desks", "service", "desk-news"),
        ("Alex Example, clerk of the club, called it “a wobbly start”.", "desk-office", "office", "desk-news"),
        ("Robin Other said: “a wobbly start”.", "desk-office", "office", "desk-news"),
        ("The UOC has Bowl. [[tom-bowl]] called it “a wobbly start”.", "cup-union", "union", "desk-news"),
        ("[[tom-bowl]], of the Union of Cups, called it “a wobbly start”.", "cup-union", "union", "desk-news"),
        ("[[tom-bowl]] called it “a wobbly start”.", "cup-union", "which Bowl leads", "desk-news"),
        # Reported, or said for somebody, or by a spokesman.
        ("The [[cup-union]] left.\n\n[[tom-bowl]] said that it was “a wobbly start”.", "cup-union", "x", "desk-news"),
        ("The UOC left. [[tom-bowl]] called it, in its words, “a wobbly start”.", "cup-union", "union", "desk-news"),
        ("The UOC left. [[tom-bowl]], a spokesman, called it “a wobbly start”.", "cup-union", "union", "desk-news"),
        # The paper tells it in words of its own.
        ("[[tom-bowl]] called it “a wobbly start”.", "desk-news", "a paper", "desk-news"),
        ("[[tom-bowl]] called it “a wobbly start”.", "cup-union", "a paper", "cup-union"),
        ("The UOC left. [[tom-bowl]] called it “a wobbly start”.", "cup-union", "x\n    elsewhere: it", "desk-news"),
    ],
)
def test_a_body_whose_words_a_person_may_say(sentence: str, speaker: str, role: str, publisher: str) -> None:
    assert findings(body_told(sentence, speaker, role, publisher)) == []
