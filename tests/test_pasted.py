"""What comes along with pasted text is named, and what honest texts have is left alone."""

from __future__ import annotations

import pytest
from helpers import entry, site

QUOTED = "She was “glad”.\n\n/// quote | glad\n    speaker: Jo Example\n///\n\n"


def rules(text: str, name: str = "documents/a.md") -> list[str]:
    typed = entry("", text) if name.startswith("documents/") else f"---\ntitle: A page\n---\n{text}"
    return sorted(item.rule for item in site({name: typed}).found)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("They were the best per-\nformers of all.", "lost-ligature"),
        ("They were the best per- formers of all.", "lost-ligature"),
        ("It was a long-\nterm plan.", "lost-ligature"),
        ("It was the o\ufb03ce of all.", "lost-ligature"),
        ("From: Jo Example <jo@desk.example>\nSent: 02 March 2019 09:14\nSubject: RE: cups\n\nText.", "stray-marks"),
        ("The desk=E2=80=99s cups were low.", "wrong-encoding"),
        ("The cups were low=\ner than before.", "wrong-encoding"),
        ("The cups were low. =20\nSo it was.", "wrong-encoding"),
        ("See [it](https://www.google.com/url?q=https://x.example/&sa=D&ust=1690).", "bad-url"),
        ("It was not so.[a] It was.", "stray-marks"),
        ("One.\n\n23\n\nTwo.", "stray-marks"),
        ("One.\n\nPage 3 of 12\n\nTwo.", "stray-marks"),
    ],
)
def test_rests_of_pasting(text: str, rule: str) -> None:
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "In pre- and post-war times.",
        "In pre-\nand post-war times.",
        "Short- to medium-term, two- three-year plans, mid- or late-career.",
        "A plan - that is all - was there.",
        "- one\n- two",
        "From: the north. To: the south.",
        "From: Urns\nTo: Kettles\n\nSo it was moved.",
        "`a=E2=80=99` is code, and x=20\nis not.",
        "See [it](https://x.example/?a=%E2%80%99&b=E2).",
        "See [it](https://www.google.com/search?q=cups).",
        "They called the “manager[s] [a] danger”.",
        "See the note.[^a]\n\n[^a]: A note.",
        "So it is.[a]\n\n[a]: https://x.example/",
        "One.\n\n2016\n\nTwo.",
        "One.\n\n1. Two\n\n| A |\n| --- |\n| 23 |\n",
        "```\n\n23\n\n```",
    ],
)
def test_honest_texts(text: str) -> None:
    assert rules(text) == []


def test_a_detour_is_told_with_the_address_behind_it() -> None:
    text = "See [it](https://www.google.com/url?q=https://x.example/&sa=D&ust=1690)."
    (item,) = site({"documents/a.md": entry("", text)}).found
    assert item.hint == "write https://x.example/"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Jo Example (jo.example@desk.example) said so.", 1),
        ("Jo Example said so; call 07700 900123.", 1),
        ("Jo Example said so; call +44 7700 900 123.", 1),
        # Of an office, of nobody in the text, of a name that has no person.
        ("Jo Example said so; write to press.office@desk.example or press@desk.example.", 0),
        ("The Press Office, press.office@desk.example, and the urn service, urn.service@desk.example.", 0),
        ("The Analysis Function (analysis.function@desk.example) said so.", 0),
        ("Ask mary.sample@desk.example.", 0),
        ("Call 020 7946 0123 or 0800 07700 9001.", 0),
        ("It cost £07700 900123, or 07700.900123.", 0),
        ("`Jo Example, jo.example@desk.example`", 0),
    ],
)
def test_how_to_reach_a_person(text: str, count: int) -> None:
    assert rules(QUOTED + text) == ["contact-details"] * count
    assert "contact-details" not in rules(text, "pages/contact.md")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("One.\n\nThe Kettle Times 14 March 2019\n\n23\n\nTwo.", "delete both, and join what it parts"),
        ("One.\n\n23\n\nThe Kettle Times | 14 March 2019\n\nTwo.", "delete both, and join what it parts"),
        ("One.\n\nIt was so on 14 March 2019.\n\n23\n\nTwo.", "delete it, and join what it parts"),
        ("One.\n\n23\n\n## The Kettle Times, March 2019\n\nTwo.", "delete it, and join what it parts"),
        ("One.\n\nThe Kettle Survey 2019\n\n23\n\nTwo.", "delete it, and join what it parts"),
        ("One.\n\nThe Kettle Times 14 March 2019\n\nTwo.", ""),
    ],
)
def test_the_head_of_a_page_goes_with_its_number(text: str, hint: str) -> None:
    found = site({"documents/a.md": entry("", text)}).found
    assert [item.hint for item in found if item.rule == "stray-marks"] == [hint] * bool(hint)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The committee\nPage 3 of 12 The Kettle Times March 2019\ncounted the kettles.", 1),
        ("The committee,\nPage 3 of 12\nwhich met in May, counted.", 1),
        ("The counts stand on page 3 of 12.", 0),
        ("The counts stand on\npage 3 of 12\nof the report.", 0),
        ("It names its place.\nPage 3 of 12 tells of kettles.", 0),
        ("The counts stand at\nPage 3 of 12, and at\nanother place.\n\n- Page 3 of 12\n- Page 4 of 12", 0),
        ("He read the poem\nPage 12 of 3\nto the committee.", 0),
    ],
)
def test_the_foot_of_a_page_in_the_midst_of_a_sentence(text: str, count: int) -> None:
    assert rules(text) == ["stray-marks"] * count
