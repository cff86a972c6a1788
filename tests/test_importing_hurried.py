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
