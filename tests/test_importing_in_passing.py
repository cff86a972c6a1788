"""`sitegen import`: who is named without a word about him, and who has two names, and who tells of himself."""

from __future__ import annotations

import pytest
from test_importing_people import read

LONG = (
    "The keepers of the northern quays were asked in the spring how they would like to be led, and most of them said "
    "that they would like to be asked more often."
)


def people(*paragraphs: str) -> list[str]:
    return [person.name for person in read(*paragraphs).people]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Alan Reedmace | Sarah Quickthorn", LONG),
        ("Alan Reedmace and Sarah Quickthorn", LONG),
        ("Dr Alan Reedmace, Sarah Quickthorn", LONG),
        (LONG, "# About the authors", "Alan Reedmace is a senior fellow of the Tide Institute."),
        (LONG, "About the author", "Sarah Quickthorn is head of research at the Tide Institute."),
        (LONG, "Members present: Dame Alice Rushlight; Alan Reedmace; Mr Peter Osier"),
        (LONG, "Mr Alan Reedmace MP (Labour, Reedham)", "Sarah Quickthorn MP (Conservative, Osierton East)"),
        (LONG, "Alan Reedmace (Lab, Reedham), Sarah Quickthorn (Con, Osierton)"),
        (LONG, "All enquiries to: Alan Reedmace, Tel: 020 7946 0000"),
        (LONG, "Press office: Sarah Quickthorn, press@tide.example"),
        (LONG, "For further information contact Alan Reedmace on 020 7946 0000."),
        (LONG, "She gave the Alan Reedmace Memorial Lecture in May, and won the Sarah Quickthorn prize."),
        (LONG, "A clerk, pictured here with harbour minister Alan Reedmace, left in May."),
        (LONG, "The commissioner was a guest of Sunday with Sarah Quickthorn."),
    ],
)
def test_whoever_is_only_printed_is_not_of_the_people(paragraphs: tuple[str, ...]) -> None:
    assert people(*paragraphs) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        # Of whom anything is said elsewhere, or there.
        ("Alan Reedmace | Sarah Quickthorn", LONG, "“We were late,” said Alan Reedmace."),
        (LONG, "# About the quays", "Alan Reedmace is a senior fellow of the Tide Institute."),
        (LONG, "Members present: Alan Reedmace, in the Chair"),
        (LONG, "Alan Reedmace (Lab, Reedham) (Chair)"),
        (LONG, "Alan Reedmace MP asked who had signed it."),
        (LONG, "All enquiries were led by Alan Reedmace, who found nothing."),
        (LONG, "She welcomed the Alan Reedmace review."),
        (LONG, "The tide was high on Sunday, and with it came Alan Reedmace."),
    ],
)
def test_whoever_is_told_of_is(paragraphs: tuple[str, ...]) -> None:
    assert people(*paragraphs) == ["Alan Reedmace"]


@pytest.mark.parametrize(
    ("one", "other"), [("Oliver", "Ollie"), ("Margaret", "Meg"), ("Katherine", "Kate"), ("Robert", "Bob")]
)
def test_a_short_given_name_is_that_of_the_whole_one(one: str, other: str) -> None:
    made = read(
        f"{one} Reedmace, chair of the keepers, said: “We were late this year.”",
        f"“We shall be on time,” commented {other} Reedmace.",
    )
    assert [(p.name, p.count) for p in made.people] == [(f"{one} Reedmace", 2)]
    assert [s.name for s in made.speakers] == [f"{one} Reedmace"] * 2


def test_other_given_names_are_of_others() -> None:
    assert people("Oliver Reedmace said so.", "Alan Reedmace denied it.", "Ollie Osier said nothing.") == [
        "Oliver Reedmace",
        "Alan Reedmace",
        "Ollie Osier",
    ]
    assert people("Alan Reedmace said so.", "Robin Reedmace denied it.") == ["Alan Reedmace", "Robin Reedmace"]
