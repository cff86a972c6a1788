"""`sitegen import`: a page that somebody copied in a hurry, and what is proposed of it as if it were certain."""

from __future__ import annotations

import pytest
from test_importing_people import read


def speaker(*paragraphs: str) -> str:
    """Id, else the name, of whoever says the only quotation."""
    (found,) = read(*paragraphs).speakers
    return found.id or found.name


# Whoever is told ----------------------------------------------------------------------------------------------------

DENIED = "The Harbour Office denies it."
SAID = "“We looked into it in May and found 12 lamps that were out.”"


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("A spokesperson told Harbour Weekly: ", "A spokesperson"),
        ("A spokeswoman spoke to Harbour Weekly and said: ", "A spokeswoman"),
        ("In a statement to Harbour Weekly, a spokesman said: ", "a spokesman"),
        # Whoever the spokesperson is of speaks, and whoever is told nothing.
        ("A spokesperson for the Harbour Office told Harbour Weekly: ", "harbour-office"),
        ("A Harbour Office spokesman told Harbour Weekly: ", "harbour-office"),
        # A paper that tells something itself.
        ("A spokesperson for Harbour Weekly said: ", "weekly"),
        ("The office told Harbour Weekly, which said: ", "weekly"),
        ("According to Harbour Weekly, ", "weekly"),
    ],
)
def test_whoever_is_told_does_not_speak(lead: str, who: str) -> None:
    assert speaker(DENIED, lead + SAID) == who


@pytest.mark.parametrize(
    "lead", ["A spokesperson told Harbour Weekly: ", "A spokesman speaking to Harbour Weekly said: "]
)
def test_whoever_is_told_holds_and_answers_nothing(lead: str) -> None:
    made = read(DENIED, lead + SAID)
    assert "12 lamps" in {h.figure.words for h in made.figures}
    assert "weekly" not in {h.holder.id for h in made.figures}
    assert made.answers
    assert "weekly" not in {a.who.id for a in made.answers}


def test_a_paper_that_answers_is_told() -> None:
    made = read("A union denied it.", "A spokesperson for Harbour Weekly said: " + SAID)
    assert [h.holder.id for h in made.figures if h.figure.words == "12 lamps"] == ["weekly"]
    assert [a.who.id for a in made.answers] == ["weekly"]


# Former places ------------------------------------------------------------------------------------------------------


def bodies(*paragraphs: str) -> set[str]:
    return {body.id for body in read(*paragraphs).departments}


FOUND = "The Harbour Office met on the quay."
LAMPS = "It had 12 lamps."
LAB = "the Quay and Dock Technology Laboratory"


@pytest.mark.parametrize(
    "text",
    [
        f"Petra Quillfeather arrived in 2016 after two years at {LAB}.",
        f"Petra Quillfeather sat. When Quillfeather arrived after nearly a decade as head keeper at {LAB}, it rained.",
        f"Petra Quillfeather joined the Harbour Office in 2016 after two years at {LAB}.",
        f"When Petra Quillfeather arrived after two years at {LAB}, the agency had 14 lamps.",
        f"Petra Quillfeather, who came from {LAB}, likes 14 lamps.",
        f"Petra Quillfeather is in charge. She moved from {LAB} in 2016.",
        f"Petra Quillfeather joined the Harbour Office last year from {LAB}.",
    ],
)
def test_a_place_that_somebody_came_from_is_not_what_a_document_is_about(text: str) -> None:
    made = read(FOUND, text, LAMPS)
    assert {body.id for body in made.departments} == {"harbour-office"}
    assert "quay-lab" not in {h.holder.id for h in made.figures}


@pytest.mark.parametrize(
    "text",
    [
        # What comes from a body tells of it.
        f"The lamps, which moved from {LAB}, are old.",
        f"All 40 keepers who came from {LAB} have lamps.",
        f"Petra Quillfeather saw the plan, which came from {LAB}.",
        # A letter comes from a body, and so does whoever brings its answer.
        f"Petra Quillfeather was there. She came from {LAB} with its answer.",
        # Within one body nobody comes from it.
        f"Petra Quillfeather moved from {LAB} to its other quay.",
        f"Petra Quillfeather joined the choir after two years at {LAB}.",
        f"Petra Quillfeather is to retire after two years at {LAB}.",
        f"The lamps arrived after two years at {LAB}.",
    ],
)
def test_a_body_of_which_something_is_told_is_no_former_place(text: str) -> None:
    assert "quay-lab" in bodies(FOUND, text)
