"""`sitegen import`: who he and she are, who answers a question, and which labels are no names."""

from __future__ import annotations

import pytest
from test_importing_people import read, spoken

WHO = "Alan Reedmace, the chair, met Sarah Quickthorn, the secretary."


@pytest.mark.parametrize(
    ("before", "pronoun", "who"),
    [
        # By a title, which the text gives anywhere; else by a given name.
        ("Dame Wilby Reedmace left in May. The post went to Sir Ottokar Osier.", "she", "Wilby Reedmace"),
        ("Mr Reedmace left in May. The post went to Baroness Osier.", "he", "Mr Reedmace"),
        ("Alan Reedmace left in May, as did Sarah Quickthorn.", "he", "Alan Reedmace"),
        ("Sarah Quickthorn left in May, as did Alan Reedmace.", "she", "Sarah Quickthorn"),
        # A title says more than a name that men have too.
        ("Dame Leslie Reedmace left in May, as did Alan Osier.", "she", "Leslie Reedmace"),
        # Where neither tells it, whoever was named last.
        ("Kit Reedmace left in May, as did Sandy Osier.", "she", "Sandy Osier"),
        ("Sarah Quickthorn left in May, as did Emma Osier.", "she", "Emma Osier"),
    ],
)
def test_he_and_she_are_those_who_may_be(before: str, pronoun: str, who: str) -> None:
    assert spoken(before, f"“The tide was high all night,” {pronoun} said.").name == who


def test_where_nobody_may_be_she_nobody_speaks() -> None:
    assert spoken("Alan Reedmace left in May.", "“The tide was high all night,” she said.").name == ""


def test_whoever_was_only_met_is_not_he_whatever_the_title() -> None:
    text = "Harbour minister Baroness Reedmace disagreed with Baroness Osier."
    assert spoken(text, "“The tide was high all night,” she said.").name == "Baroness Reedmace"


def test_what_somebody_was_is_nobody_else() -> None:
    text = "Sarah Quickthorn left in May. Until then she was, on paper, an officer at the Harbour Office."
    assert spoken(text, "“The tide was high all night,” she said.").name == "Sarah Quickthorn"


@pytest.mark.parametrize(
    "text",
    [
        "Alan Reedmace was in the room. A former secretary who sat there was not moved. “Nobody is,” he told me.",
        "Sarah Quickthorn laughed. Another director at the back did not. “It is no joke,” she said.",
    ],
)
def test_somebody_without_a_name_who_was_spoken_of_last_may_be_meant(text: str) -> None:
    assert spoken(text).name == ""


@pytest.mark.parametrize(
    "tail", ["said Harbour Weekly editor Alan Reedmace.", "added the Harbour Office's chief keeper Alan Reedmace."]
)
def test_a_quotation_goes_on_with_whoever_said_what_came_before(tail: str) -> None:
    made = read(f"“The tide was high all night,” {tail} “It will be high again before the week is out.”")
    assert [s.name for s in made.speakers][1] == "Alan Reedmace"


@pytest.mark.parametrize("question", ["If the Harbour Office says no?", "And what would Alan Reedmace have said?"])
def test_whoever_a_question_names_does_not_answer_it(question: str) -> None:
    made = read(f"{WHO} {question} “We shall row all the same, whatever it costs us.”")
    assert [s.name for s in made.speakers if s.sureness == "sure"] == []


def test_words_that_head_paragraphs_are_no_labels() -> None:
    points = [f"{n}: The office should row {n} times a day." for n in ("Recommendation", "Recommendation", "Finding")]
    made = read(*points, *points, "In a note Alan Reedmace said: “The tide was high all night.”")
    assert [s.name for s in made.speakers] == ["Alan Reedmace"]


@pytest.mark.parametrize("verb", ["remembers", "cautioned", "conceded", "predicts"])
def test_more_verbs_say_something(verb: str) -> None:
    assert spoken(f"“The tide was high all night,” Alan Reedmace {verb}.").name == "Alan Reedmace"


@pytest.mark.parametrize("place", ["from a quay that I will not name", "at the far end of the quay"])
def test_somebody_without_a_name_and_a_place_is_not_the_author(place: str) -> None:
    assert (
        spoken(f"One keeper, {place}, put it like this: “They thanked me and took my boat away.”").name == "one keeper"
    )
