"""`sitegen import`: who is only named on the way to a verb of saying is not the speaker, and whoever has no name is."""

from __future__ import annotations

import pytest
from helpers import site
from test_importing_people import known, read

from sitegen.importing.draft import draft


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A rower who had once worked for Petra Quillfeather said the quay was “a hard place to love”.", "a rower"),
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
