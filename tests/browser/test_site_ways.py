"""Other ways of reading: by ear, without a style sheet, on paper, in the system's colours, without movement."""

from __future__ import annotations

import re

import pytest
from browsing import RARE, Address, NewPage, documents, without_style
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ENTRIES = [f"entry:{name}" for name in documents()]
LISTS = [
    "home",
    "topic",
    "department-with-lineage",
    "year",
    "index:timeline",
    "index:at-a-glance",
    "annotations:figure",
]

# By ear


@pytest.mark.parametrize("place", [*ENTRIES, "rare:entry", "rare:entry-full"])
def test_note_is_read_right_after_its_paragraph(place: str, address: Address, new_page: NewPage) -> None:
    """In the order of the source, which a screen reader follows: text, its notes in the order of its numbers, text."""
    page = new_page()
    page.goto(address(place))
    order: list[list[str]] = page.locator(".document-body").evaluate(
        """(body) => [...body.children].map((block) => block.matches("aside.annotation")
            ? ["note", "#" + block.id]
            : ["text", ...[...block.querySelectorAll("a.annotation-ref")].map((link) => link.getAttribute("href"))])"""
    )
    waiting: list[str] = []
    for kind, *targets in order:
        if kind == "text":
            assert not waiting, f"text goes on before the notes {waiting} were read"
            waiting = targets
        else:
            assert waiting, f"the note {targets} belongs to no text before it"
            assert targets == [waiting.pop(0)]
    assert not waiting


@pytest.mark.parametrize("place", ENTRIES)
def test_note_says_what_it_is_and_leads_back(place: str, address: Address, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address(place))
    notes = page.get_by_role("main").get_by_role("complementary")
    assert notes.count() >= 5
    for number, note in enumerate(notes.all(), start=1):
        expect(note).to_have_accessible_name(re.compile(rf"^Annotation {number}: [a-z]+$"))
        expect(note.get_by_role("link", name=f"Back to the words of annotation {number}", exact=True)).to_have_count(1)
    # Numbers in the text say more than a number.
    for reference in page.locator("a.annotation-ref").all():
        expect(reference).to_have_accessible_name(re.compile(r"^Annotation \d+: [a-z]+$"))


def test_parts_of_a_page_are_named_and_in_order(address: Address, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address(ENTRIES[0]))
    heard = page.locator("body").aria_snapshot()
    landmarks = re.findall(r'^- (banner|main|contentinfo|navigation "[^"]+")', heard, re.MULTILINE)
    assert landmarks == ["banner", 'navigation "Breadcrumb"', "main", "contentinfo"]
    for name in ("Main", "Breadcrumb", "About this site", "Neighbouring entries in time"):
        expect(page.get_by_role("navigation", name=name, exact=True)).to_have_count(1)


# Without a style sheet


PICTURES = """() => [...document.querySelectorAll("svg")].map((picture) => {
  const { width, height } = picture.getBoundingClientRect();
  return { name: picture.getAttribute("class"), width, height, whole: picture.getAttribute("role") === "group" };
})"""


@pytest.mark.parametrize("place", [*LISTS, *RARE])
def test_pictures_keep_their_size_without_a_style_sheet(place: str, address: Address, new_page: NewPage) -> None:
    page = without_style(new_page())
    page.goto(address(place))
    assert "Digest Serif" not in page.evaluate("getComputedStyle(document.body).fontFamily"), (
        "the style sheet was not kept out"
    )
    for picture in page.evaluate(PICTURES):
        room = (1280, 480) if picture["whole"] else (130, 32)
        assert (picture["width"], picture["height"]) <= room, picture
        assert picture["height"] <= room[1], picture


def test_nothing_stands_twice_or_nowhere_without_a_style_sheet(address: Address, new_page: NewPage) -> None:
    """What only a style sheet hides has to make sense where there is none."""
    page = without_style(new_page())
    page.goto(address("topic"))
    text = page.locator("body").inner_text()
    parts = [
        "Skip to the text",
        "Topics",
        "Timeline",
        page.locator("h1").inner_text(),
        "Also in these entries",
        "Feed:",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert re.search(r"\b\d+ (entry|entries)", text), "counts say what they count"


# On paper


def printed(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


SPELLED = """() => [...document.querySelectorAll('main a[href^="http"]')].filter((link) => link.checkVisibility())
  .map((link) => ({
    href: link.getAttribute("href"),
    told: link.textContent + getComputedStyle(link, "::after").content,
    again: !!link.closest(".particulars"),
  }))"""


@pytest.mark.parametrize("place", [*ENTRIES, "department", "rare:entry-full", "rare:free-page"])
def test_paper_spells_out_addresses_elsewhere(place: str, address: Address, new_page: NewPage) -> None:
    page = printed(new_page(718))
    page.goto(address(place))
    links = page.evaluate(SPELLED)
    spelled = {link["href"] for link in links if link["href"] in link["told"]}
    # The panel at the head of an entry names its source, whose address stands below.
    assert {link["href"] for link in links} == spelled
    assert all(link["href"] in link["told"] or link["again"] for link in links)


@pytest.mark.parametrize("place", ["home", *LISTS, *ENTRIES[:1], "rare:topic", "rare:year-archive", "about"])
def test_paper_has_no_furniture(place: str, address: Address, new_page: NewPage) -> None:
    page = printed(new_page(718))
    page.goto(address(place))
    # The head of a column that can be sorted is a button; on paper it is a head.
    furniture = "nav, .skip-link, form, input, button:not(.sort), [download], details:not([open])"
    left = page.evaluate(
        """(furniture) => [...document.querySelectorAll(furniture)]
          .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 80))""",
        furniture,
    )
    assert left == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the text leaves the paper"


# Colours and movement


def test_forced_colours_leave_every_sign_to_be_seen(address: Address, new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    page.goto(address(ENTRIES[0]))
    here = page.locator('.site-nav a[aria-current="true"]')
    other = page.locator(".site-nav a:not([aria-current])").first
    border = "(link) => getComputedStyle(link).borderBlockEndColor"
    if here.count():
        assert here.first.evaluate(border) != other.evaluate(border)
    mark = page.locator("mark.anchor").first
    style = mark.evaluate("(mark) => { const s = getComputedStyle(mark); return [s.textDecorationLine, s.color] }")
    assert style == ["underline", page.evaluate("getComputedStyle(document.body).color")]
    page.goto(address("index:timeline"))
    colours = page.evaluate(
        """() => [...document.querySelectorAll(".chart-piece, .chart-year, .chart-count")].map((shape) => {
          const { fill, stroke } = getComputedStyle(shape);
          return fill + " " + stroke;
        })"""
    )
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colours
    assert all(colour.replace(paper, "").strip() for colour in colours), "a shape in the colour of the paper"


def test_nothing_moves_for_those_who_ask_for_that(address: Address, new_page: NewPage) -> None:
    page = new_page()
    moving = """() => [document.documentElement, ...document.querySelectorAll("body, body *")].filter((element) => {
      const style = getComputedStyle(element);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0
        || style.scrollBehavior !== "auto";
    }).length"""
    for place in ("home", ENTRIES[0], "index:timeline"):
        page.goto(address(place))
        assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate("document.querySelectorAll('.preview').forEach((preview) => preview.remove())")
    assert page.evaluate(moving) == 1, "only jumps within a page are smooth, for those who do not mind"
