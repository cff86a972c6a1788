"""`sitegen import`: which line of a page is its title, among menus, mottos, sections and standfirsts."""

from __future__ import annotations

import pytest
from test_importing import LONG, found, proposed


@pytest.mark.parametrize(
    "above",
    [
        "Boats  Lamps  About us  Get involved",
        "[ Boats ] [ Lamps ] [ About us ]",
        "IN-DEPTH",
        "Lighthouses",
        "The harbour's news and views",
        "Magazine / Issue 12 : May 2016",
        "Member Login\nBECOME A MEMBER\nMake a donation",
    ],
)
def test_a_menu_a_motto_or_a_section_is_no_title(above: str) -> None:
    made = found(f"{above}\n\nWhat the keepers of the lamps want\n\nBy Ann Wise\n3 May 2016\n\n{LONG}")
    assert (made["title"], made["author"]) == ("What the keepers of the lamps want", "Ann Wise")


@pytest.mark.parametrize(
    "number", ["Members' bulletin 14", "Members’ bulletin no. 14", "Newsletter 12", "Issue 5", "Bulletin 14, June 2016"]
)
def test_the_number_of_a_bulletin_is_no_title_and_no_figure(number: str) -> None:
    text = f"SLIPWAY\n\n{number}\n\nWhat the keepers of the lamps want\n\n3 May 2016\n\n{LONG}"
    made = found(text)
    assert (made["title"], made["id"]) == (
        "What the keepers of the lamps want",
        "what-the-keepers-of-the-lamps-want-2016",
    )
    assert [f["words"] for f in made["figures"]] == [f["words"] for f in found(LONG)["figures"]]  # type: ignore[attr-defined]


def test_the_number_of_a_bulletin_is_its_title_where_no_headline_stands_below() -> None:
    assert found(f"Members' bulletin 14\n\n3 May 2016\n\n{LONG}")["title"] == "Members' bulletin 14"


@pytest.mark.parametrize(
    "title", ["A bulletin for 14 keepers of lamps", "Why bulletin 14 was never read", "Pay briefing 2016"]
)
def test_a_headline_that_speaks_of_a_bulletin_is_a_title(title: str) -> None:
    assert found(f"{title}\n\nLamps and how to light them\n\n3 May 2016\n\n{LONG}")["title"] == title


def test_a_number_behind_our_bulletin_may_be_a_figure() -> None:
    made = found(f"How keepers live\n\n3 May 2016\n\nIn our bulletin 14 keepers wrote of lamps.\n\n{LONG}")
    assert "14 keepers" in [f["words"] for f in made["figures"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Keepers of the lamps:\ntheir terms of office", "Keepers of the lamps: their terms of office"),
        ("Keepers of the lamps:\nPay and terms of office", "Keepers of the lamps: Pay and terms of office"),
        ("Keepers of the lamps\nin the outer harbour", "Keepers of the lamps in the outer harbour"),
        ("Press release:\nKeepers of the lamps are paid", "Keepers of the lamps are paid"),
    ],
)
def test_a_title_of_two_lines_is_one(lines: str, title: str) -> None:
    assert found(f"Harbour Office\n\n{lines}\n\n3 May 2016\n\n{LONG}")["title"] == title


def test_a_title_that_is_printed_at_the_head_of_each_page_is_no_speaker() -> None:
    title = "Keepers of lamps: pay, terms and lodgings"
    made = found(f"Lamps Committee\n\n{title}\n\n3 May 2016\n\n{LONG}\n\n{title}\n\n{LONG}")
    assert made["title"] == title


def test_links_of_markdown_leave_their_words() -> None:
    text = (
        f"# Lamps\n\n{LONG} It [met the keepers][1] and [the crew][], said Ann Wise.\n\n[1]: https://lamps.example/\n"
    )
    page = proposed(text, name="a.md").page.text
    assert "It met the keepers and the crew, said" in page and "lamps.example" not in page


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Wise Harbour affairs correspondent", []),
        ("ANN Wise rowed all night.", ["Ann Wise"]),
        ("Leaked Ropery papers tell of it, said Ropery.", []),
    ],
)
def test_who_is_named_below_a_title(line: str, names: list[str]) -> None:
    made = found(f"What the keepers want\n\n{line}\n\n3 May 2016\n\n{LONG} She rowed, Wise said.")
    assert [p["name"] for p in made["people"]] == names  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "title",
    ["‘We row at night’: Ann Wise on lamps", "Lunch with... Ann Wise", "Interview: Ann Wise", "We meet Ann Wise"],
)
def test_whom_a_headline_presents_is_one_of_the_people(title: str) -> None:
    made = found(f"{title}\n\nBy Tom Bale\n\n3 May 2016\n\nSource: Ann Wise\n\n{LONG}")
    assert ([p["name"] for p in made["people"]], made["publisher"]) == (["Ann Wise"], None)  # type: ignore[attr-defined]


def test_lines_at_the_top_may_be_toml_and_inner_keys_are_of_something_else() -> None:
    toml = f'+++\ntitle = "Lamps at night"\nauthor = ["Ann Wise"]\ndate = 2019-05-27T18:00:00+01:00\n+++\n\n{LONG}\n'
    made = found(toml)
    assert (made["title"], made["author"], made["date"]) == ("Lamps at night", "Ann Wise", "2019-05-27")
    inner = (
        f"---\ntitle: Lamps at night\nway:\n  - title: Home\n    date: 2001-01-01\ndate: 2019-05-27\n--- \n\n{LONG}\n"
    )
    made = found(inner)
    assert (made["title"], made["date"]) == ("Lamps at night", "2019-05-27")


@pytest.mark.parametrize(
    "title", ["The harbour loves rowers. It could do with keepers", "What the keepers of the lamps want"]
)
def test_a_name_below_a_headline_is_no_title(title: str) -> None:
    above = "Harbour / Lamps / Boats / About\nCreate a job alert\nReference number: 4471"
    assert found(f"{above}\n\n{title}\n\nFriday 25 May 14.02 BST\nTom Bale\n\n{LONG}")["title"] == title
