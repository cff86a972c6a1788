"""`sitegen import`: a text says the same at whatever width its lines are broken; lines of their own stay such."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from test_importing import found, proposed

from sitegen.importing.page.reading import reflowed

BULLETIN = (
    "Survey shows lamp keepers leaving the Harbour Office for the Lighthouse Institute",
    "By Odile Marchetti, our correspondent on the quay",
    "12 June 2021",
    "More than half of the keepers and engineers at the Harbour Office who answered a survey of our union have thought "
    "about leaving in the past year. Of the 412 members who replied between 4 May and 21 May 2021, 57% named pay as "
    "the main reason. The Lighthouse Institute said that its own survey of 2020 had found 32% in the south and 44 per "
    "cent in the north.",
    '"I love the work, but I cannot tell my children that love pays the rent," wrote one keeper on Pier 4.',
    "Dame Petra Quillfeather, the harbour commissioner, said that the gap to comparable firms had grown to £6,300 a "
    'year by March 2021. "Nobody joins for the money, but people do leave for it, and share of mind is not a share of '
    'wages," she said.',
    "The Harbour Office told us that pay is set by others, and that turnover of 8.9% in 2020-21 was lower than in the "
    "year before, and that 120 people had joined since 2019. It has not replied to our request for figures by grade.",
    "Tobiah Wren, a deckhand with 19 years of service, thought otherwise. “Nobody had asked us,” said Wren. “Now they "
    "ask every Tuesday, and on Wednesdays we tell them.” The Department for Light and Locks did not comment.",
)


def proposals(paragraphs: tuple[str, ...], width: int) -> dict[str, Any]:
    """What is proposed for a text of that width, but for the places."""
    made = found("\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in paragraphs) + "\n")
    rows = [row for key in ("quotations", "figures", "answers") for row in made[key]]  # type: ignore[attr-defined]
    for row in rows:
        row.pop("line")
        row.pop("column", None)
    return made


WHOLE = proposals(BULLETIN, 10_000)


@pytest.mark.parametrize("width", range(40, 101))
def test_a_text_says_the_same_at_every_width(width: int) -> None:
    assert proposals(BULLETIN, width) == WHOLE


def test_what_the_bulletin_says() -> None:
    held = {f["words"]: (f["holder"], f["period"]) for f in WHOLE["figures"]}
    assert held["8.9%"] == ("harbour-office", "2020-21")
    assert held["32%"][0] == "lighthouse-institute"
    assert "57%" in held


HYPHENATED = """
Survey shows lamp keepers leaving
the Harbour Office for better pay

June 2021

More than half of the keepers and engi-
neers at the Harbour Office who answered a sur-
vey of our union have thought of leaving it.
Of the 412 members who replied be-
tween 4 and 21 May 2021, 57% named pay as
the main reason.

The Lighthouse Institute told us that the
turnover of the crews was 8.9% in
2020, and lower than in the year before.
"""


def paragraphs(text: str) -> list[tuple[str, str]]:
    return [(p.text, p.kind) for p in proposed(text.lstrip()).page.paragraphs]


def test_words_that_are_broken_at_the_ends_of_narrow_lines_break_no_paragraph() -> None:
    made = paragraphs(HYPHENATED)
    assert [kind for _, kind in made] == ["title", "date", "standfirst", "body"]
    assert made[0][0] == "Survey shows lamp keepers leaving the Harbour Office for better pay"
    figures = {f["words"]: f["holder"] for f in found(HYPHENATED.lstrip())["figures"]}  # type: ignore[attr-defined]
    assert figures["8.9%"] == "lighthouse-institute"
    assert {"412 members", "57%"} <= set(figures)


def test_a_paragraph_whose_lines_begin_with_capitals_is_one_in_a_narrow_text() -> None:
    lines = (
        "Tobiah Wren, a deckhand of the quay, thought oth-\n"
        "erwise. “Nobody had asked us,” said Wren. “They ask\n"
        "Tuesday and Wednesday, for all that.” The Department\n"
        "Light and Locks did not comment."
    )
    narrow = textwrap.fill(BULLETIN[3], 52)
    made = [text for text, _ in paragraphs(f"How keepers live\n\n{narrow}\n\n{lines}\n")]
    assert made[-1] == lines.replace("oth-\nerwise", "otherwise").replace("\n", " ")


def test_places_are_named_by_the_lines_as_they_are_printed() -> None:
    made = proposed(HYPHENATED.lstrip()).page
    assert made.place(made.text.index("57%")) == (10, 28)


@pytest.mark.parametrize(
    "lines",
    [
        "Harbour Weekly | News | Opinion | Jobs\nSubscribe to our letter from the quay",
        "Odile Marchetti, head of the lamp keepers\nTobiah Wren, the oldest deckhand of them\n"
        "Rutger Oellen, keeper of the ninth lamp",
        "- lamps and whatever is needed for lamps\n- ladders, of which there never are enough\n- locks for all",
        "1. lamps and whatever is needed for lamp\n2. ladders, of which there never are enough\n3. locks for all",
        "- Lamps for whoever is up on the quay at nine\n- Ladders for all of those who light them at ten\n- locks",
        "Lighthouse Institute\nThe Old Custom House\nHarbour Road\nTidewater",
        "Year    Boats    Crews\n2019    412      38\n2020    398      41",
        "What the keepers want\nA lamp of their own, and a ladder to it.",
        "Photo credit: Tidewater Pictures, the quay\nBy Odile Marchetti, our correspondent here\n14 May 2021",
        "Odile Marchetti\n14 May 2021",
    ],
)
def test_lines_of_their_own_stay_such_in_a_narrow_text(lines: str) -> None:
    """Menus, rolls, lists, addresses, tables, headings, bylines."""
    narrow = "\n\n".join(textwrap.fill(p, 42) for p in BULLETIN[3:])
    made = [text for text, _ in paragraphs(f"How keepers live\n\n{narrow}\n\n{lines}\n\n{narrow}\n")]
    assert all(" ".join(line.split()) in made for line in lines.split("\n"))


def test_points_of_more_than_a_line_stay_points() -> None:
    points = (
        "- lamps and whatever else is needed for the lamps of the quay, which nobody cleans",
        "- ladders, of which there never are enough for all of them",
        "- locks for all",
    )
    listed = "\n".join(textwrap.fill(point, 42) for point in points)
    assert len(listed.split("\n")[1]) == 42, "the first point ends with a full line"
    narrow = "\n\n".join(textwrap.fill(p, 42) for p in BULLETIN[3:])
    made = [text for text, _ in paragraphs(f"How keepers live\n\n{narrow}\n\n{listed}\n\n{narrow}\n")]
    assert set(points) <= set(made)


@pytest.mark.parametrize("width", range(40, 101, 3))
def test_a_dash_or_a_number_within_a_sentence_begins_no_point(width: int) -> None:
    text = (
        "The keepers – of whom there are more than 40 – asked for lamps - and for ladders - on Pier 4. The crews – all "
        "of them – had come to Pier 7. They lit the lamps on Pier 12. Nobody – not even the harbour office – had told "
        "them of Pier 9. It was dark."
    )
    made = [text for text, _ in paragraphs(f"How keepers live\n\n{textwrap.fill(text, width)}\n")]
    assert made[1:] == [text]


def test_a_line_of_its_own_above_a_narrow_paragraph_is_none_of_it() -> None:
    narrow = textwrap.fill(BULLETIN[3], 42)
    for head in ("By Odile Marchetti", "14 May 2021", "What the keepers want", "Share this page"):
        assert head in [text for text, _ in paragraphs(f"How keepers live\n\n{head}\n{narrow}\n")], head


def test_lines_that_are_no_paragraph_do_not_make_a_text_narrow() -> None:
    """A poem or a programme begins each line with a capital."""
    lines = ["The lamps were lit upon the quay at nine", "And nobody had come to see them burning"] * 3
    made = [text for text, _ in paragraphs("How keepers live\n\n" + "\n".join(lines) + "\n")]
    assert made[1:] == lines


@pytest.mark.parametrize("width", range(36, 101, 4))
def test_a_column_of_a_pdf_is_not_cut_within_a_sentence(width: int) -> None:
    text = (
        "The keepers of the lamps on the quay told us that the Tidewater-and-Harbour Authority had never asked. In its "
        "letter to Lighthouse-and-Lanterns Limited, which Ann Wise has seen, it says so as well."
    )
    column = "\n".join(textwrap.wrap(f"{text} {text} {text}", width, break_on_hyphens=False))
    assert all(p.endswith(".") for p in reflowed([column]).strip().split("\n\n"))


def test_a_caption_of_two_narrow_lines_is_one() -> None:
    caption = "The lamp of the Harbour Office on the quay at nine at night. Photo: Tidewater"
    narrow = [textwrap.fill(p, 42) for p in ("How keepers live", BULLETIN[3], caption, BULLETIN[5])]
    assert (caption, "caption") in paragraphs("\n\n".join(narrow) + "\n")
