"""`sitegen import`: debates as Hansard prints them, with whoever speaks named on a line above what he says."""

from __future__ import annotations

from datetime import date

import pytest
from test_importing_people import known, people, read

from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, Proposal, propose

ASKED = ("Sir Alex Example (Harbour) (Con)", "My hon. Friend knows that 12 lamps are out, and I ask him why.")
ANSWERED = (
    "The Minister for the Cabinet Office (Blair Sample) (Lab)",
    "We have lit 45 lamps. I am told that “the quay was never so bright as it is now” of an evening.",
)
PEERS = (
    "Lord Example of Quay (CB)",
    "My Lords, I beg to move that 45 lamps be lit.",
    "Baroness Sample (LD)",
    "My Lords, I follow Lord Example, and count 12 lamps.",
)


def holders(made: Proposal) -> dict[str, str]:
    return {held.figure.words: held.holder.name for held in made.figures}


def test_a_line_names_who_says_what_stands_below_it() -> None:
    made = read(*ASKED, *ANSWERED)
    assert {p.name: p.role for p in made.people} == {
        "Alex Example": "",
        "Blair Sample": "Minister for the Cabinet Office",
    }
    assert holders(made) == {"12 lamps": "Alex Example", "45 lamps": "Blair Sample"}
    assert [s.name for s in made.speakers] == ["Blair Sample"]
    assert made.origin.kind == "transcript"


def test_peers_are_called_by_title_and_name() -> None:
    made = read(*PEERS)
    assert [p.name for p in made.people] == ["Lord Example of Quay", "Baroness Sample"]
    assert holders(made) == {"45 lamps": "Lord Example of Quay", "12 lamps": "Baroness Sample"}


def test_the_alternative_text_of_a_picture_is_no_part_of_a_name() -> None:
    made = read(
        "14:47",
        "Lord Example of Quay Portrait Lord Example of Quay (CB)",
        "- View Speech - Hansard - - - Excerpts",
        "My Lords, I beg to move that 45 lamps be lit.",
        "Baroness Sample Portrait Baroness in Waiting (Baroness Sample) (Lab)",
        "My Lords, I count 12 lamps.",
        "Casey Pattern Portrait Mr Speaker",
        "Order. There are 14 lamps.",
    )
    roles = {p.name: p.role for p in made.people}
    assert roles == {
        "Lord Example of Quay": "",
        "Baroness Sample": "Baroness in Waiting",
        "Casey Pattern": "Mr Speaker",
    }
    assert list(holders(made).values()) == ["Lord Example of Quay", "Baroness Sample", "Casey Pattern"]
    assert all("Portrait" not in p.text and "Hansard" not in p.text for p in made.page.body)


def test_one_speech_in_the_house_needs_one_label() -> None:
    made = read("Lord Example Portrait The Minister of State, Cabinet Office (Lord Example) (Con)", PEERS[1])
    assert {p.name: p.role for p in made.people} == {"Lord Example": "Minister of State, Cabinet Office"}
    assert holders(made) == {"45 lamps": "Lord Example"}


def test_an_office_alone_speaks_for_whoever_had_it_above() -> None:
    made = read(*ASKED, *ANSWERED, *ASKED[:1], "Why?", "The Minister for the Cabinet Office", "There are 14 lamps out.")
    assert holders(made)["14 lamps"] == "Blair Sample"
    assert [p.name for p in made.people] == ["Alex Example", "Blair Sample"]


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("Lord McLamp (Con)", "Lord McLamp", ""),
        ("The Lord Privy Seal (Baroness Sample of Quay) (Lab)", "Baroness Sample of Quay", "Lord Privy Seal"),
        (
            "Lord Sample, The Minister of State, Home Department (Labour)",
            "Lord Sample",
            "Minister of State, Home Department",
        ),
        ("Blair Sample Portrait The Deputy Prime Minister", "Blair Sample", "The Deputy Prime Minister"),
        (
            "The Parliamentary Secretary, Cabinet Office (Blair Sample)",
            "Blair Sample",
            "Parliamentary Secretary, Cabinet Office",
        ),
        ("Dr Blair de Sample-Quay (Harbour and Quay) (LD)", "Blair de Sample-Quay", ""),
    ],
)
def test_labels_have_many_forms(label: str, name: str, role: str) -> None:
    made = read(*ASKED, label, "There are 45 lamps, my hon. Friend.")
    assert {p.name: p.role for p in made.people} == {"Alex Example": "", name: role}
    assert holders(made)["45 lamps"] == name


def test_a_name_alone_speaks_where_a_label_had_it() -> None:
    made = read(*ASKED, *ANSWERED, "Sir Alex Example", "Then there are 14 lamps.", "Mr Sample", "There are 15 lamps.")
    assert list(holders(made).values()) == ["Alex Example", "Blair Sample", "Alex Example", "Blair Sample"]


@pytest.mark.parametrize("line", ["Mr Speaker", "Noble Lords", "Question put and agreed to.", "Casey Pattern"])
def test_nobody_speaks_on_below_the_chair_or_a_line_of_the_house(line: str) -> None:
    made = read(*ASKED, *ANSWERED, line, "There are 14 lamps, and the House has counted them.")
    assert holders(made)["14 lamps"] == ""


def test_a_party_may_stand_on_a_line_of_its_own() -> None:
    text = "Harbour Lamps\n\n3 March 2019\n\nLord Example of Quay\n(CB)\nShare\n\n" + "\n\n".join(PEERS[1:])
    registers, names = known()
    made = propose(original_of(f"{text}\n".encode(), "text.txt"), registers, Asked(date(2026, 11, 27)), names)
    assert [p.name for p in made.people] == ["Lord Example of Quay", "Baroness Sample"]


def test_older_volumes_give_no_parties() -> None:
    made = read(
        "Mr. Alex Example (Harbour, West)",
        "I am told by my hon. Friend that 12 lamps are out.",
        "The Chancellor of the Duchy of Lancaster (Mr. Blair Sample)",
        "We have lit 45 lamps.",
    )
    assert holders(made) == {"12 lamps": "Alex Example", "45 lamps": "Blair Sample"}


def test_a_label_may_stand_in_the_line_of_what_is_said() -> None:
    made = read(
        "22. Mr. Alex Example (Harbour and Quay, West) (Con): What has he made of the 45 lamps on the quay?",
        "The Chancellor of the Duchy of Lancaster (Mr. Blair Sample): I am told that there are 12 lamps.",
        "Mr. Example: Is it not obvious that 14 lamps are out?",
    )
    assert {p.name for p in made.people} == {"Alex Example", "Blair Sample"}
    assert list(holders(made).values()) == ["Alex Example", "Blair Sample", "Alex Example"]


def test_a_party_before_what_is_said_is_no_list_of_members() -> None:
    made = read(
        "Lady Example (CB): There are 12 lamps, my Lords.",
        "Baroness Sample (LD): There are 45 lamps.",
        "Alan Pattern (Con): There are 14 lamps.",
    )
    assert "Alan Pattern" in [p.name for p in made.people]
    assert holders(made)["14 lamps"] == "Alan Pattern"


@pytest.mark.parametrize(
    "lines",
    [
        # Members of a committee: nothing is said below them.
        ("Sir Alex Example (Harbour) (Con)", "Blair Sample (Quayside) (Lab)", "The committee met 12 times."),
        # Two who were written about, on lines of their own.
        ("Dr Alex Example (Harbour)", "He lit 12 lamps.", "Dr Blair Sample (Quayside)", "She lit 45 lamps."),
        ("The Director (Alex Example)", "He lit 12 lamps.", "The Secretary (Blair Sample)", "She lit 45 lamps."),
    ],
)
def test_names_on_lines_of_their_own_are_no_debate(lines: tuple[str, ...]) -> None:
    made = read(*lines)
    assert made.origin.kind != "transcript"
    assert set(holders(made).values()) <= {"", "Blair Sample", "Alex Example"}
    assert not made.page.of("turn")


def test_members_who_are_only_listed_are_still_people_in_passing() -> None:
    assert people("The members were Alex Example (Con), Blair Sample (Lab) and Casey Pattern (SNP).") == {}
