"""`sitegen import`: saved and copied pages of weblogs tell whose they are, who wrote them, and when."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import site
from test_importing import KNOWN, LONG, REGISTERS, TODAY, found, proposed, registers

from sitegen.importing.draft import draft
from sitegen.importing.findings import as_object
from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, propose
from sitegen.registers import Registers

ARTICLE = (
    "<p>Last spring we asked 640 rowers of our northern crews to choose with their team when they row, and I want to "
    "share what we learned, with the things that we got wrong.</p><p>By June most of our crews had agreed on a plan. "
    "I would do it again, and I would ask them earlier.</p>"
)


def page(around: str = "", *, site_name: str = "", host: str = "boats.example.org", below: str = "") -> str:
    name = f'<meta property="og:site_name" content="{site_name}">' if site_name else ""
    return (
        f"<!DOCTYPE html><html><head><title>What crews taught us</title>{name}"
        f'<link rel="canonical" href="https://{host}/2019/05/14/what-crews-taught-us/"></head><body><main>{around}'
        f"<article><h1>What crews taught us</h1>{ARTICLE}</article>{below}</main></body></html>"
    )


def read(html: str, known: Registers = KNOWN) -> dict[str, Any]:
    return as_object(propose(original_of(html.encode(), "a.html"), known, Asked(TODAY)), known)


def bodies(made: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (d["id"], d["sureness"]) for d in made["departments"] if d["mentions"] or "names no body" not in d["reason"]
    ]


@pytest.mark.parametrize("element", ["<p class=breadcrumb>{}</p>", "<div><span>{}</span></div>", "<dl>{}</dl>"])
@pytest.mark.parametrize("line", ["Organisations: <a>Harbour Office</a>", "From: <a>Harbour Office</a>"])
def test_a_line_beside_the_article_names_the_body(element: str, line: str) -> None:
    made = read(page(element.format(line), site_name="Oars"))
    assert (made["publisher"], bodies(made)) == ("harbour-office", [("harbour-office", "likely")])


def test_of_two_bodies_neither_is_the_publisher_and_both_are_departments() -> None:
    line = "<p>Organisations: Harbour Office, Department for Light and Locks</p>"
    made = read(page(line))
    assert bodies(made) == [("harbour-office", "likely"), ("dll", "likely")]
    assert made["publisher"] is None


@pytest.mark.parametrize(
    "below",
    [
        "<aside><p>Organisations: Harbour Office</p></aside>",
        "<footer><p>From: Harbour Office</p></footer>",
        '<div class="related"><p>From: Harbour Office</p></div>',
        "<p>From: Harbour Office To: all crews</p>",
    ],
)
def test_what_stands_elsewhere_on_a_page_is_not_its_publisher(below: str) -> None:
    made = read(page(below=below))
    assert (made["publisher"], bodies(made)) == (None, [])


@pytest.mark.parametrize(
    ("name", "host", "expected"),
    [
        ("DLL digital", "dlldigital.blog.gov.uk", "likely"),
        ("DLL and its lamps", "dlllamps.blog.gov.uk", "likely"),
        ("", "dlldigital.blog.gov.uk", "doubtful"),
        ("Lamps", "dlldigital.blog.gov.uk", "doubtful"),
        # Near misses: other words that begin so, other sites, what a body would not call its own.
        ("Lamps", "dllamas.blog.gov.uk", None),
        ("DLL crews united", "crews.example.org", None),
        ("DLL digital", "dlldigital.example.org", None),
        ("Dlldigital", "boats.example.org", None),
    ],
)
def test_letters_of_a_body_at_the_head_of_a_site_and_its_host_propose_it(
    name: str, host: str, expected: str | None
) -> None:
    made = read(page(site_name=name, host=host))
    assert bodies(made) == ([("dll", expected)] if expected else [])
    assert made["publisher"] == ("dll" if expected else name or None)


def test_that_nothing_was_found_is_asked_and_not_told() -> None:
    known = registers(departments=REGISTERS["departments"].partition("          - id: tide-service")[0] + "    ")
    made = draft(proposed("On boats\n\n4 May 2019\n\nBoats float.\n", known), known)
    note = 'department_note: "The document names no body of the register."  # look again: is it so?'
    assert note in made
    shown = site({"documents/boats.md": made.replace("draft: true\n", "")})
    lines = [i.span.line for i in shown.found if i.rule == "unfinished"]
    assert made.split("\n").index(note) + 1 in lines
    # Without a register it is a fact.
    none = draft(proposed(f"On boats\n\n{LONG}\n", Registers()), Registers())
    assert 'department_note: "There is no register of departments."\n' in none


@pytest.mark.parametrize(
    "byline",
    [
        "<div>Posted by: <span class=author>Nell Example, Deputy Director, Harbour Lamps</span>, on 14 May</div>",
        '<p>By <a rel="author">Nell Example, Deputy Director, Harbour Lamps</a></p>',
        '<p itemprop="author">By Nell Example, Deputy Director, Harbour Lamps</p>',
        '<p class="byline">By Nell Example, Deputy Director, Harbour Lamps</p>',
    ],
)
def test_the_author_of_a_saved_page_may_be_marked_beside_the_article(byline: str) -> None:
    made = read(page(f"{byline}<p>Organisations: Harbour Office</p>"))
    assert made["author"] == "Nell Example"
    people = [(p["name"], p["role"]) for p in made["people"]]
    assert people == [("Nell Example", "Deputy Director, Harbour Lamps")]
    assert {(f["holder"], f["holder_sureness"]) for f in made["figures"]} == {("harbour-office", "doubtful")}


@pytest.mark.parametrize(
    "around",
    [
        "<span class=author>Harbour team</span>",
        "<span class=author>Nell Example</span><span class=author>Tom Bale</span>",
        '<ol id="comments"><li><span class=author>Nell Example</span></li></ol>',
        "<aside><a rel=author>Nell Example</a></aside>",
    ],
)
def test_a_team_two_names_and_whoever_comments_are_not_the_author(around: str) -> None:
    assert read(page(around))["author"] is None


MENU = "Skip to main content\nCookies on boats.example\nGOV.UK blogs\nHarbour tales\nHome\nAbout this blog\nJobs\n"
COPIED = MENU + "Organisations: Harbour Office\n\nWhat crews taught us\n{}\n\nA quay at dawn\n\n" + LONG + "\n"


@pytest.mark.parametrize(
    "line",
    [
        "Nell Example, Deputy Director, Harbour Lamps, 14 May 2019 - Our people, Ways of rowing",
        "Posted by: Nell Example, Deputy Director, Harbour Lamps, Posted on: 14 May 2019 - Categories: Our people",
        "Posted by: Nell Example, Posted on: 14 May 2019 - Categories: Our people, Ways of rowing",
    ],
)
def test_a_page_copied_out_of_a_browser_has_title_author_day_and_publisher(line: str) -> None:
    made = found(COPIED.format(line))
    assert (made["title"], made["author"]) == ("What crews taught us", "Nell Example")
    assert (made["date"], made["date_sureness"], made["publisher"]) == ("2019-05-14", "sure", "harbour-office")
    assert all(p["name"] == "Nell Example" for p in made["people"])  # type: ignore[attr-defined]


def test_a_line_that_signs_words_of_somebody_is_no_byline() -> None:
    made = found(f"On boats\n\n3 May 2018\n\n{LONG}\n\nNell Example, head of lamps, 14 May 2019\n\n{LONG}\n")
    assert (made["author"], made["date"]) == (None, "2018-05-03")


def test_a_part_of_a_body_behind_an_office_is_nobody() -> None:
    text = "So says Nell Example, Deputy Director, Customer Lamps, of the crews."
    assert "Customer Lamps" not in {p["name"] for p in found(f"On boats\n\n{text} {LONG}")["people"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("By Nell Example, Harbour Weekly", "harbour-weekly"),
        ("By Nell Example, for Harbour Office Gazette", "gazette"),
        # Where somebody works, and a place, are no paper.
        ("By Nell Example, Harbour Office", None),
        ("By Nell Example, Lighthouse Institute", None),
        ("By Nell Example, Old Quay", None),
    ],
)
def test_a_byline_may_name_the_paper(line: str, publisher: str | None) -> None:
    assert found(f"On boats\n\n{line}\n\n4 May 2019\n\n{LONG}\n")["publisher"] == publisher


def test_a_body_that_had_ended_is_not_that_of_a_site() -> None:
    known = registers(
        departments="""
            departments:
              - id: pier-board
                names: [{name: Pier Board}]
                acronyms: [PBD]
                kind: ministerial department
                end: {date: 2010}
        """,
        people="people: []",
    )
    assert bodies(read(page(site_name="PBD digital", host="pbddigital.blog.gov.uk"), known)) == []


def test_a_weblog_of_the_whole_service_tells_of_its_parts() -> None:
    head = "Organisations: {}\n\nOn our boats\n\nPosted by: Nell Example, Posted on: 14 May 2019\n\n"
    for body, holder in (("Tide Service", None), ("Department for Light and Locks", "dll")):
        made = found(f"{head.format(body)}Some 40 boats sank at the quay, and nobody rowed them back to the town.\n")
        assert [f["holder"] for f in made["figures"]] == [holder]  # type: ignore[attr-defined]
