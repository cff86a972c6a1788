"""`sitegen import`: quotations whose marks are missing, turned or set off by spaces, and what looks like them."""

from __future__ import annotations

import pytest
from test_importing import body_of, found, proposed

FORM = "We asked for ropes in May, and we were sent a form"


def quoted(*paragraphs: str, name: str = "article.txt") -> list[tuple[str, str]]:
    """(words, speaker) of each quotation of a text."""
    made = proposed(body_of(*paragraphs), name=name)
    return [(q.words, s.name) for q, s in zip(made.quotations, made.speakers, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "The rope is 6” thick, said Ann Wise, and the lamp 12” wide.",
        'The rope is 6" thick, and Ann Wise said so.',
        "The crews row all night.” Nobody says who wrote it.",
        "The crews row all night,” and nobody knows who wrote it.",
        "No,” said Ann Wise.",
        "and then they were sent home again,” said Ann Wise.",
    ],
)
def test_a_closing_mark_alone_quotes_nothing_that_is_not_sure(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    "more",
    [
        # Somebody else is quoted in between; the end is too far; nothing is closed at all.
        ("Tom Bale called it “a long night”.", "Nobody has answered since.”"),
        ("The crews row.", "The keepers sleep.", "The lamps burn.", "Nobody has answered since.”"),
        ("Nobody has answered since.",),
    ],
)
def test_what_is_never_closed_near_it_stays_open(more: tuple[str, ...]) -> None:
    made = proposed(body_of(f"Ann Wise said: “{FORM}.", *more))
    assert (made.quotations[0].words, made.quotations[0].closed) == (f"{FORM}.", False)


@pytest.mark.parametrize("marks", ["”{}”", "″{}″", "“ {} ”", "« {} »", "&ldquo;{}&rdquo;", "&quot;{}&quot;"])
def test_marks_may_be_turned_set_off_or_written_as_in_html(marks: str) -> None:
    assert quoted(f"Ann Wise said: {marks.format(FORM + '.')} Then she left.") == [(f"{FORM}.", "Ann Wise")]


@pytest.mark.parametrize(
    "text",
    [
        "The plank is 6″ wide and 9″ thick, and it is ours.",
        "The crews say ” and mean it.",
        "It begins with “ and with nothing else.",
        "A mark such as ” ends what they say.",
    ],
)
def test_a_mark_that_stands_alone_quotes_nothing(text: str) -> None:
    assert quoted(text) == []


def test_the_lines_of_a_block_are_one_quotation_without_its_marks() -> None:
    text = ("Ann Wise wrote:", f"> {FORM}.\n> We filled it in, and were sent another.", "Nobody answered.")
    assert quoted(*text) == [(f"{FORM}. We filled it in, and were sent another.", "Ann Wise")]


def test_words_of_templates_and_programs_are_no_quotations() -> None:
    text = 'We wrote it down ({{< backlink "the_long_night" "Night 2" >}}), and called it “a long night”.'
    assert quoted(text, '{% include "lamps.html" %}', "Then we went home.", name="night.md") == [("a long night", "")]
    body = "<p>We wrote it down, for we like to be read by those who come after us on a long night.</p>" * 4
    page = f"<html><body><article><h1>Lamps</h1>{body}<?php echo $a->make('_lamps.post', ['__data']); ?></article>"
    made = proposed(page + "</body></html>", name="night.html")
    assert [q.words for q in made.quotations] == []


def test_a_caption_quotes_what_the_body_does_not() -> None:
    shown = "Ann Wise: ‘We were sent a form and nothing else.’ Photograph: Harbour Press"
    assert quoted("The keepers went home.", shown) == [("We were sent a form and nothing else.", "")]
    said = f"“We were sent a form and nothing else,” said Ann Wise. {'The keepers went home. ' * 4}"
    assert quoted(said, shown) == [("We were sent a form and nothing else", "Ann Wise")]
    assert quoted("The keepers went home.", "The “Great Dark” of 2016. Photograph: Harbour Press") == []


def test_a_headline_that_begins_with_words_of_somebody_is_the_title() -> None:
    lead = "In her first week at the head of the lamp crews she talks of ropes, oil and the long nights of the harbour"
    text = (
        "There is still a box of ropes under the table. Ann Wise, who leads the crews, pushes it aside with her foot."
    )
    for headline in ("“Somebody has to ask”: Ann Wise on ropes", "‘We had no oil left’: a keeper on the long dark"):
        made = found(f"In depth\n\n{headline}\n\n{lead}\n\nBy Jo Field\n3 March 2019\n\n{text} {text} {text}\n")
        assert made["title"] == headline
    plain = found(f"Ann Wise on ropes\n\n{lead}\n\nBy Jo Field\n3 March 2019\n\n{text} {text} {text}\n")
    assert plain["title"] == "Ann Wise on ropes"


ASKED = (
    "What will you remember of the year?",
    "The night when we lit all the lamps. I have told the crews so.",
    "And the hardest task?",
    "Saying goodbye to people. We have fewer boats now.",
    "It took my whole summer.",
    "How will you go on?",
    "By rowing, mostly. I row at dawn.",
)


def answers(title: str, *paragraphs: str) -> list[tuple[str, str]]:
    made = proposed(f"{title}\n\n3 March 2019\n\n" + "\n\n".join(paragraphs))
    return [(q.words, s.name) for q, s in zip(made.quotations, made.speakers, strict=True)]


def test_answers_below_questions_are_of_whoever_the_title_names() -> None:
    assert answers("A year at the harbour: Jane Smith", *ASKED) == [
        (ASKED[1], "Jane Smith"),
        (f"{ASKED[3]} {ASKED[4]}", "Jane Smith"),
        (ASKED[6], "Jane Smith"),
    ]


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        # Nobody is named, or two are; a paper that asks itself; too few questions.
        ("A year at the harbour", ASKED),
        ("A year at the harbour: Jane Smith and Ann Wise", ASKED),
        ("A year at the harbour: Jane Smith", [p.replace("I ", "They ").replace("We ", "They ") for p in ASKED]),
        ("A year at the harbour: Jane Smith", ASKED[:5]),
    ],
)
def test_questions_alone_make_no_interview(title: str, paragraphs: list[str]) -> None:
    paragraphs = [p.replace("my whole", "the whole") if "They" in "".join(paragraphs) else p for p in paragraphs]
    assert answers(title, *paragraphs) == []


def test_words_in_marks_within_a_block_do_not_take_its_place() -> None:
    words = "There was one door to the harbour, and it was marked ‘crews’. I want there to be two."
    assert quoted("Ann Wise said:", f"> {words}") == [(words, "Ann Wise")]
