"""`sitegen import`: who is only named on the way to a verb of saying is not the speaker, and whoever has no name is."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest
from helpers import site
from test_importing_people import known, read

from sitegen.diagnostics import Findings
from sitegen.importing.draft import draft
from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, Proposal, propose
from sitegen.model import Source
from sitegen.registers import read_registers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A rower who had once worked for Petra Quillfeather said the quay was “a hard place to love”.", "a rower"),
        ("In the words of one director: “We do not row boats here. We mend them all.”", "one director"),
        ("A letter to Petra Quillfeather called the Harbour Office “a ship without charts”.", "a letter"),
        ("Petra Quillfeather read a letter in which a clerk called the quay “a house of doors”.", "a clerk"),
        ("The Harbour Office, this person said, treats every form as “a present from an aunt”.", "this person"),
        (
            "Petra Quillfeather, who leads the Harbour Office, said rowers were “tired of waiting”.",
            "petra-quillfeather",
        ),
        ("The plan that Petra Quillfeather called “a map of nowhere” was dropped.", "petra-quillfeather"),
        ("Petra Quillfeather told the committee that the plan was “a map of nowhere”.", "petra-quillfeather"),
        ("Petra Quillfeather wrote to the rowers that the plan was “a map of nowhere”.", "petra-quillfeather"),
    ],
)
def test_the_speaker_is_the_subject_with_or_without_a_name(text: str, speaker: str) -> None:
    first = read(text).speakers[0]
    assert (first.id or first.name) == speaker
    assert (first.sureness == "sure") == bool(first.id)


@pytest.mark.parametrize(
    "text",
    [
        "Petra Quillfeather denied that the Harbour Office had been “asleep at the wheel”.",
        "Petra Quillfeather was asked by rowers if the quay was “run by accident”.",
    ],
)
def test_words_that_somebody_denies_or_is_asked_about_are_not_surely_his(text: str) -> None:
    assert read(text).speakers[0].sureness == "doubtful"


@pytest.mark.parametrize(
    "text",
    [
        "Petra Quillfeather denied it: “We never slept at the wheel, not on one of those nights.”",
        "Petra Quillfeather was quoted in May: “We never slept at the wheel, not on one of those nights.”",
    ],
)
def test_who_denies_something_in_his_own_words_is_their_speaker(text: str) -> None:
    first = read(text).speakers[0]
    assert (first.id, first.sureness) == ("petra-quillfeather", "sure")


def test_whoever_is_only_an_object_gives_way_to_another_subject() -> None:
    made = read("Petra Quillfeather in a letter to Tom Bale said the quay was “a map of nowhere”.")
    assert made.speakers[0].id == "petra-quillfeather"


def test_whoever_is_only_an_object_is_never_sure_to_speak() -> None:
    assert read("Emails to Petra Quillfeather called the quay “a map of nowhere”.").speakers[0].sureness != "sure"


# The draft ------------------------------------------------------------------------------------------------------


def test_a_draft_names_no_doubtful_speaker_in_its_sentence() -> None:
    registers, _ = known()
    denied = draft(read("Petra Quillfeather denied that the quay was “run by accident”."), registers)
    assert "\n(Who?) says: “run by accident”.\n" in denied
    assert "    speaker: petra-quillfeather  # doubtful" in denied
    said = draft(read("Petra Quillfeather said that the quay was “run by accident”."), registers)
    assert "\nPetra Quillfeather says: “run by accident”.\n" in said
    assert "(Who?)" not in said


def test_a_sentence_without_a_speaker_is_stopped_at_publication() -> None:
    entry = "---\ntitle: A quay\nyear: 2016\n---\n(Who?) says: “run by accident”.\n"
    (item,) = [i for i in site({"documents/quay.md": entry}).found if i.rule == "unfinished"]
    assert (item.span.line, item.message) == (5, "'(Who?) says' still asks who says it")


# Other verbs around the verb of saying ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Harbour Office cut the crews. “We were told nothing of it,” said one former clerk.", "one former clerk"),
        ("“We were told nothing of it,” said one former clerk, who left the Harbour Office.", "one former clerk"),
        ("“We were told nothing of it,” the keeper said in a letter to Petra Quillfeather.", "the keeper"),
        ("“We were told nothing of it,” said the keeper of the lamps, Tom Bale.", "Tom Bale"),
        ("Tom Bale wrote to a clerk who trained Petra Quillfeather and said it was “a map of nowhere”.", "Tom Bale"),
        ("Tom Bale thanked Petra Quillfeather and said it was “a map of nowhere”.", "Tom Bale"),
        ("A clerk who worked in the Harbour Office's hut in Quay said it was “a map of nowhere”.", "a clerk"),
        ("A former keeper said Petra Quillfeather was “out of her depth”.", "a former keeper"),
        ("Another keeper, who asked not to be named, said Tom Bale was “out of his depth”.", "another keeper"),
        ("Tom Bale, asked by Petra Quillfeather about the report, said it was “a map of nowhere”.", "Tom Bale"),
        ("According to Tom Bale, Petra Quillfeather was “never in the room”.", "Tom Bale"),
        ("According to the Harbour Office's Tom Bale, the quay was “never in the room”.", "Tom Bale"),
    ],
)
def test_the_speaker_is_whoever_the_verb_of_saying_belongs_to(text: str, speaker: str) -> None:
    first = read(text).speakers[0]
    assert (first.id or first.name, first.sureness != "doubtful") == (speaker, True)


@pytest.mark.parametrize(
    "text",
    [
        "Petra Quillfeather refused to say whether the quay was “run by accident”.",
        "Petra Quillfeather did not say that the quay was “run by accident”.",
        "The log kept by Petra Quillfeather called the quay “a map of nowhere”.",
        "Tom Bale has told crews he is “done with it”, Petra Quillfeather reported.",
        "Tom Bale was criticised by Petra Quillfeather for calling the quay “a map of nowhere”.",
        "My aunt said that Petra Quillfeather was “never going to read it”.",
    ],
)
def test_nobody_is_sure_to_say_what_he_may_not_have_said(text: str) -> None:
    assert read(text).speakers[0].sureness == "doubtful" or not read(text).speakers[0].id


@pytest.mark.parametrize("link", ["but that", "and that", ", but that"])
def test_a_clause_that_goes_on_has_the_speaker_of_the_first(link: str) -> None:
    made = read(f"Petra Quillfeather said Tom Bale was “tired”{link} “nobody had a better plan for the quay”.")
    assert [s.id for s in made.speakers] == ["petra-quillfeather"] * 2


def test_what_the_speaker_does_next_names_no_other_one() -> None:
    made = read("Petra Quillfeather said the quay was “a map of nowhere” and thanked Tom Bale for his help.")
    assert made.speakers[0].id == "petra-quillfeather"


STREET = """
    departments:
      - {id: wharf, names: [{name: "Wharf Office, 10 Lantern Street"}], acronyms: [Lantern Street], kind: agency}
"""
TANK = "publishers: [{id: renewal, name: Renewal (think tank), kind: think-tank, nature: think-tank}]"


def told(text: str) -> Proposal:
    """What is proposed where a body is called by its street, and a publisher by a common word."""
    files = (("departments", STREET), ("publishers", TANK))
    registers = read_registers((Source(f"registers/{n}.yaml", dedent(t).encode(), "") for n, t in files), Findings())
    original = original_of(f"A title of our own\n\n3 March 2019\n\n{text}\n".encode(), "text.txt")
    return propose(original, registers, Asked(date(2026, 11, 27)))


@pytest.mark.parametrize(
    "text",
    [
        "Lantern Street said the quay was “on track”.",
        "A Lantern Street spokesman said the quay was “on track”.",
        "“The quay is on track and will stay so,” said Lantern Street.",
    ],
)
def test_a_body_may_be_called_by_its_street(text: str) -> None:
    assert [s.id for s in told(text).speakers] == ["wharf"]


def test_a_street_that_does_not_speak_is_an_address() -> None:
    made = told("Tom Bale walked up Lantern Street and called the quay “a map of nowhere”.")
    assert made.departments == ()
    assert [s.name for s in made.speakers] == ["Tom Bale"]


@pytest.mark.parametrize(("name", "speaker"), [("Renewal", "renewal"), ("The Renewal Plan", ""), ("Renewal UK", "")])
def test_a_publisher_called_by_a_common_word_is_not_another_name(name: str, speaker: str) -> None:
    assert [s.id for s in told(f"{name} said the quay was “too slow”.").speakers] == [speaker]
