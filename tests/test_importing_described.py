"""`sitegen import`: bodies that a text has named and then only calls what they are, `the union` or `the department`."""

from __future__ import annotations

import pytest
from test_importing import proposed, registers

from sitegen.importing.proposal import Proposal

KNOWN = registers(
    publishers="""
        publishers:
          - {id: rowers, name: Rowers' Union, kind: trade-union, nature: union}
          - {id: lanterns, name: Lighting Trades, acronyms: [LT], kind: trade-union, nature: union}
          - {id: beacon, name: Beacon, kind: think-tank, nature: research}
          - {id: lighthouse-institute, name: Lighthouse Institute, kind: think-tank, nature: research}
    """
)


def read(*paragraphs: str) -> Proposal:
    return proposed("\n\n".join(("A title of our own", "3 March 2019", *paragraphs)), KNOWN)


@pytest.mark.parametrize(
    ("before", "text", "speaker"),
    [
        ("The Rowers' Union met.", "The union said: “Our oars are worn out, all of them.”", "rowers"),
        ("The Rowers' Union met.", "“Our oars are worn out, all of them,” the union said.", "rowers"),
        ("The Harbour Office met.", "“Our oars are worn out,” said a spokesman for the department.", "harbour-office"),
        ("The Harbour Office met.", "The department said: “Our oars are worn out.”", "harbour-office"),
        ("The Harbour Office met.", "The ministry said: “Our oars are worn out.”", "harbour-office"),
        ("Lighting Trades met.", "The union said: “Our lamps are worn out, all of them.”", "lanterns"),
        ("The Lighthouse Institute met.", "The institute said: “The lamps are worn out.”", "lighthouse-institute"),
        ("Beacon, a charity, met.", "The think tank said: “The lamps are worn out.”", "beacon"),
        # Two of a sort: the one of the same paragraph.
        ("The Rowers' Union met.", "Lighting Trades left. The union said: “Our lamps are worn out.”", "lanterns"),
        # Nobody of that sort was named, or one of two, or one that no register knows.
        ("The Harbour Office met.", "The union said: “Our oars are worn out, all of them.”", "the union"),
        ("The Rowers' Union met Lighting Trades.", "The union said: “Our oars are worn out.”", "the union"),
        ("The Rowers' Union met the Dockers Union.", "The union said: “Our oars are worn out.”", "the union"),
        ("The Department for Sails met the Harbour Office.", "The department said: “Our oars go.”", "the department"),
    ],
)
def test_the_one_of_its_sort_that_was_named_speaks_and_is_never_sure(before: str, text: str, speaker: str) -> None:
    [said] = read(before, text).speakers
    assert (said.id or said.name) == speaker
    assert said.sureness == "likely"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("In 2018, 260 rowers left, according to the union's figures.", "rowers"),
        ("The union has 4,000 members.", "rowers"),
        ("The union of 2018 lost 40 members.", ""),
    ],
)
def test_it_holds_the_figures_that_are_said_to_be_its_own(text: str, holder: str) -> None:
    [figure] = read("The Rowers' Union met.", text).figures
    assert figure.holder.id == holder


def test_it_is_named_no_more_often_than_it_is() -> None:
    once = read("The Harbour Office met.", "The quay is old.").departments
    again = read("The Harbour Office met.", "The department is old.").departments
    assert once == again
