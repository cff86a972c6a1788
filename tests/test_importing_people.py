"""`sitegen import`: who speaks, who is named, and where a quotation ends."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from textwrap import dedent

import pytest

from sitegen.diagnostics import Findings
from sitegen.importing.naming import Names
from sitegen.importing.proposal import Asked, Proposal, propose
from sitegen.importing.reading import original_of
from sitegen.importing.speakers import Speaker
from sitegen.model import Source
from sitegen.registers import Registers, read_registers

REGISTERS = {
    "departments": """
        departments:
          - id: harbour-office
            names: [{name: Harbour Office}]
            kind: ministerial department
          - id: quay-lab
            names: [{name: Quay and Dock Technology Laboratory}]
            acronyms: [Qdtl]
            kind: agency
    """,
    "people": """
        people:
          - id: petra-quillfeather
            name: Petra Quillfeather
            printed: [Dame Petra Quillfeather]
            roles:
              - {title: harbour commissioner, body: harbour-office, from: 2016, to: 2021}
    """,
    "initiatives": """
        initiatives:
          - {id: the-ropes, name: The ROPES (Harbour Office staff network), kind: network, lead: [harbour-office]}
          - {id: lantern-challenge, name: Lantern Challenge, kind: challenge, start: 2012}
    """,
    "topics": "topics: [{id: noise, label: Noise, scope: Loud engines.}]",
    "publishers": "publishers: [{id: weekly, name: Harbour Weekly, kind: press, nature: trade-press}]",
}


@lru_cache(maxsize=1)
def known() -> tuple[Registers, Names]:
    files = (Source(f"registers/{name}.yaml", dedent(text).encode(), "") for name, text in REGISTERS.items())
    registers = read_registers(files, Findings())
    return registers, Names(registers)


def read(*paragraphs: str) -> Proposal:
    """What is proposed for a short document with a title and a date."""
    text = "\n\n".join(("A title of our own", "3 March 2019", *paragraphs))
    registers, names = known()
    return propose(original_of(f"{text}\n".encode(), "text.txt"), registers, Asked(date(2026, 11, 27)), names)


def spoken(*paragraphs: str) -> Speaker:
    """Whoever says the only quotation of a document."""
    (speaker,) = read(*paragraphs).speakers
    return speaker


def quoted(*paragraphs: str) -> list[str]:
    return [quotation.words for quotation in read(*paragraphs).quotations]


def people(*paragraphs: str) -> dict[str, str]:
    """Name or id -> role, of everybody in a document."""
    return {person.id or person.name: person.role for person in read(*paragraphs).people}


# Marks --------------------------------------------------------------------------------------------------------------


def test_a_straight_mark_closes_what_a_curly_one_opened() -> None:
    first = '“The harbour got no more rope this year and went on with less," he said.'
    assert quoted(first, "“With the lamps out, nobody can read the tide tables.”") == [
        "The harbour got no more rope this year and went on with less",
        "With the lamps out, nobody can read the tide tables.",
    ]


def test_a_curly_mark_closes_what_a_straight_one_opened() -> None:
    assert quoted('"The ropes are gone,” she said. "The lamps are too.”') == [
        "The ropes are gone",
        "The lamps are too.",
    ]


@pytest.mark.parametrize("text", ['He said “nobody had lit the lamps."', 'He said "nobody had lit the lamps.”'])
def test_a_quotation_that_ends_with_the_other_mark_is_closed_and_no_defect(text: str) -> None:
    made = read(text)
    assert [q.closed for q in made.quotations] == [True]
    assert made.defects == ()


@pytest.mark.parametrize(
    "text",
    [
        '“She called it "a loud tide" and went home early,” he said.',
        "“He called it ‘a loud tide’ and went home early,” he said.",
        '"He called it “a loud tide” and went home early," he said.',
        '“The 12" rope is too short for a tide like this one,” he said.',
    ],
)
def test_a_mark_inside_a_quotation_closes_only_what_it_opened(text: str) -> None:
    (words,) = quoted(text)
    assert words.endswith(("went home early", "like this one"))


def test_single_marks_of_two_sorts_close_a_quotation_behind_a_comma() -> None:
    assert quoted("‘The keepers' lamps are all out,' he said.") == ["The keepers' lamps are all out"]
