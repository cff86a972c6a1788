"""`sitegen import`: a page that somebody copied in a hurry, and what is proposed of it as if it were certain."""

from __future__ import annotations

from datetime import date

import pytest
from test_importing_people import known, read

from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, propose


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


# Lists above the headline -------------------------------------------------------------------------------------------

KNOWN, NAMES = known()
PROSE = (
    "The harbour switched off its old lamps in the spring, and the crews who row out at night have had to find their "
    "way by the new ones, which the Harbour Office bought from a maker up the coast.\n\n"
    "Nobody has missed the old lamps, which were put up long before the quay was built, and which smelled of oil."
)
MENU = "Skip to main content\nThursday 26 November 2026\nHarbour Weekly\nNews\nIn Depth\nOpinion\nAwards\n"
ITEMS = (
    "Tide Office chief: 'We got the buoys wrong'\nPier Board to close two piers by 2030\nSubscribe to our newsletter\n"
)
TITLE = "New lamps for the crews who row at night"


def copied(text: str) -> tuple[str, str, str]:
    """Title, author and date of a page that somebody copied whole."""
    made = propose(original_of(text.encode(), "page.txt"), KNOWN, Asked(date(2026, 11, 27)), NAMES)
    return made.page.title, made.author, made.dating.edtf


@pytest.mark.parametrize(
    "line", ["Most read", "Most popular", "Read more", "Related articles", "You may also like", "Partner content"]
)
@pytest.mark.parametrize("items", [ITEMS, ""])
def test_a_list_above_the_headline_ends_there(line: str, items: str) -> None:
    head = f"{TITLE}\n\nBy Alan Reedmace\n\n14 Mar 2018\n\nShare: Twitter\n\n"
    assert copied(f"{MENU}{line}\n{items}\n{head}{PROSE}\n") == (TITLE, "Alan Reedmace", "2018-03-14")


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}\n\nThe crews are glad, and the moths are not.\n\nBy Alan Reedmace, 14 March 2018\n\n",
        f"{TITLE}\n\n14 March 2018\n\nBy Alan Reedmace\n\nPhoto: the quay. Credit: Harbour Weekly\n\n",
        f"{TITLE}\n\nThe crews are glad of them, and their lamps are seen far out at sea, where the moths were all "
        "night and are not now.\n\nBy Alan Reedmace\n\n14 March 2018\n\n",
    ],
)
def test_a_standfirst_or_picture_below_the_headline_changes_nothing(head: str) -> None:
    assert copied(f"{MENU}Most read\n{ITEMS}\n{head}{PROSE}\n") == (TITLE, "Alan Reedmace", "2018-03-14")


def test_the_day_above_the_menus_is_the_last_resort() -> None:
    assert copied(f"{MENU}Most read\n{ITEMS}\n{TITLE}\n\nBy Alan Reedmace\n\n{PROSE}\n")[2] == "2026-11-26?"


@pytest.mark.parametrize(
    "box",
    [
        "Related articles\nPier Board to close two piers by 2030\n3 May 2019\n\n",
        "Most read\nPier Board to close two piers by 2030\nBy Sarah Quickthorn\n3 May 2019\n\n",
        "Read more\nPier Board to close two piers by 2030\n\n",
        "",
    ],
)
def test_a_list_below_the_byline_has_no_headline_of_the_page(box: str) -> None:
    head = f"{TITLE}\n\nBy Alan Reedmace\n\n14 March 2018\n\n"
    assert copied(f"{head}{box}{PROSE}\n") == (TITLE, "Alan Reedmace", "2018-03-14")


def test_a_list_between_headline_and_text_has_no_headline_of_the_page() -> None:
    box = "Related articles\n\nPier Board to close two piers by 2030\n\n3 May 2019\n\n"
    assert copied(f"{TITLE}\n\n14 March 2018\n\n{box}{PROSE}\n") == (TITLE, "", "2018-03-14")


@pytest.mark.parametrize(
    ("line", "title"), [("# Menu", TITLE), ("# Main menu", TITLE), ("# Menu of the day", "Menu of the day")]
)
def test_the_heading_of_a_menu_is_no_title(line: str, title: str) -> None:
    head = f"{TITLE}\n\nBy Alan Reedmace\n\n14 March 2018\n\n"
    assert copied(f"{line}\n* News\n* In Depth\n\n{head}{PROSE}\n")[0] == title


# Quotations that a cut would turn -------------------------------------------------------------------------------------


def cut(words: str) -> str:
    """What is proposed of a quotation."""
    (found,) = read(f"“{words}” said Dame Petra Quillfeather.").quotations
    return found.short


@pytest.mark.parametrize(
    ("words", "short"),
    [
        (
            "They were told the boats were not for people who row at night,",
            "the boats were not for people who row at night",
        ),
        (
            "We said the quay was never built for the crews who row out late,",
            "the quay was never built for the crews who row out late",
        ),
        (
            "If nobody has seen the lamp for five nights, we go home. The crew is glad of it every time.",
            "If nobody has seen the lamp for five nights, we go home",
        ),
        (
            "If nobody has seen the lamp by now, then somebody has put it out. The tide is high tonight.",
            "The tide is high tonight",
        ),
    ],
)
def test_a_quotation_is_not_cut_where_that_turns_its_sense(words: str, short: str) -> None:
    assert cut(words) == short


@pytest.mark.parametrize(
    ("words", "short"),
    [
        # Behind a comma the words are whole without what follows.
        ("We thanked the crews of the quay, who had rowed all night in the rain,", "We thanked the crews of the quay"),
        # What is doubted is not said; and what hangs on an `if` is no sentence of its own.
        (
            "If nobody has seen the lamp by now, then somebody has put it out, and the tide is high tonight.",
            "If nobody has seen the lamp by now",
        ),
        (
            "I do not think the boats are good enough for people who row at night,",
            "I do not think the boats are good enough for people",
        ),
        (
            "The lamps went out when the tide was at its highest, and nobody had oil.",
            "The lamps went out when the tide was at its highest",
        ),
    ],
)
def test_other_cuts_stay_as_they_were(words: str, short: str) -> None:
    assert cut(words) == short
