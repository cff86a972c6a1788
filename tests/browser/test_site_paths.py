"""The main path of a reader: home, a topic, an entry, an annotation and back, its department, the timeline, a year.

The same walk is taken with the mouse, by keyboard alone, without JavaScript, without a style sheet and from a folder on
disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import NewPage, path_of, without_style
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Follow = Callable[[Page, Locator], None]

SEEN = """(element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight && box.width > 0 && box.height > 0;
}"""
FOCUS = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const box = element.getClientRects()[0] ?? { bottom: 0, top: 0, right: 0, width: 0 };
  // A link in a picture has its ring drawn round its column.
  const drawn = element.querySelector(".chart-reach"), stroke = drawn && getComputedStyle(drawn);
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
    || (!!stroke && stroke.stroke !== "none" && parseFloat(stroke.strokeWidth) >= 2);
  const inside = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.width > 0;
  // What lies on top in the middle of the part that is on the screen (WCAG 2.4.11).
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const top = inside && document.elementFromPoint(
    middle(box.left, box.right, window.innerWidth), middle(box.top, box.bottom, window.innerHeight));
  const free = !top || element.contains(top) || top.contains(element);
  return { name: element.outerHTML.slice(0, 120), body: element === document.body, ring, inside: inside && free };
}"""


# The ways of following a link


def click(page: Page, link: Locator) -> None:
    link.click()


def tab_to(page: Page, link: Locator, limit: int = 250) -> None:
    """Press Tab until the link has the focus; every stop on the way must be visible and on the screen."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not focus["ring"]:
            # A slow machine may paint the ring a moment later.
            page.wait_for_timeout(250)
            focus = page.evaluate(FOCUS)
        assert focus["body"] or (focus["ring"] and focus["inside"]), f"the focus cannot be seen: {focus}"
        if link.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{limit} times Tab never reached {link}")


def keyboard(page: Page, link: Locator) -> None:
    tab_to(page, link)
    page.keyboard.press("Enter")


# The walk


def on_page(page: Page, path: str, heading: str | re.Pattern[str] | None = None) -> None:
    """The address may end in index.html (from disk, or without JavaScript) or not."""
    short = re.escape(path.removesuffix("index.html"))
    expect(page).to_have_url(re.compile(rf"/{short}(index\.html)?(#.*)?$"))
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_count(1)
    if heading is not None:
        expect(title).to_have_text(heading)


def link_to(page: Page, scope: str, path: str) -> Locator:
    """The first link inside `scope` that leads to a page of the digest."""
    return page.locator(f'{scope} a[href$="{path}"]').first


def read_an_annotation(page: Page, follow: Follow) -> None:
    """From the number in the text to the note, and from the note back to the words."""
    reference = page.locator("main a.annotation-ref").nth(1)
    target = reference.get_attribute("href")
    assert target is not None
    assert target.startswith("#")
    note = page.locator(f'[id="{target[1:]}"]')
    follow(page, reference)
    expect(page).to_have_url(re.compile(re.escape(target) + "$"))
    expect(note).to_be_visible()
    assert note.evaluate(SEEN), "the note is not on the screen"
    follow(page, note.locator("a.annotation-number"))
    expect(page).to_have_url(re.compile("#" + re.escape(reference.get_attribute("id") or "-") + "$"))
    assert reference.evaluate(SEEN), "the way back does not lead to the words"


def walk(page: Page, digest: Path, follow: Follow) -> None:
    """From the home page, which is open, to a year."""
    topic, department, year = (path_of(place, digest) for place in ("topic", "department", "year"))
    follow(page, link_to(page, "main", topic))
    on_page(page, topic)
    entry = page.locator("main a.entry-title").first
    name, address = entry.inner_text(), entry.get_attribute("href")
    assert address is not None
    follow(page, entry)
    on_page(page, address.lstrip("./"), name)
    read_an_annotation(page, follow)
    department_link = page.locator('main .particulars a[href*="/departments/"]').first
    department = "departments/" + (department_link.get_attribute("href") or "").partition("/departments/")[2]
    follow(page, department_link)
    on_page(page, department)
    expect(page.locator("main a.entry-title", has_text=name)).to_have_count(1)
    follow(page, page.get_by_role("navigation", name="Main").get_by_role("link", name="Timeline"))
    on_page(page, "timeline/index.html", "Timeline")
    follow(page, link_to(page, "main", year))
    on_page(page, year, year.split("/")[1])
    expect(page.locator("main a.entry-title").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_main_path_with_the_mouse(width: int, digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page(width)
    page.goto(f"{site}/")
    walk(page, digest, click)


@pytest.mark.parametrize("options", [{}, {"width": 320, "height": 256}, {"forced_colors": "active"}], ids=str)
def test_main_path_by_keyboard_alone(options: dict[str, Any], digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page(**options)
    page.goto(f"{site}/")
    walk(page, digest, keyboard)


def test_main_path_without_javascript(digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}/index.html")
    walk(page, digest, click)


def test_main_path_without_a_style_sheet(digest: Path, site: str, new_page: NewPage) -> None:
    page = without_style(new_page())
    page.goto(f"{site}/index.html")
    walk(page, digest, click)


def test_main_path_from_a_folder_on_disk(digest: Path, new_page: NewPage) -> None:
    page = new_page()
    page.goto((digest / "index.html").as_uri())
    walk(page, digest, click)
    assert page.url.startswith("file:")
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != ""
    assert page.evaluate("[...document.styleSheets].length") == 1


@pytest.mark.parametrize("script", [True, False])
def test_what_was_said_on_a_subject_is_found_in_two_clicks_on_a_phone(
    script: bool, site: str, new_page: NewPage
) -> None:
    """What was said about staff networks, by whom, in which year, and how do we know?"""
    page = new_page(390, 844, java_script_enabled=script)
    page.goto(f"{site}/index.html")
    page.get_by_role("main").get_by_role("link", name="Staff networks", exact=True).click()
    page.get_by_role("link", name=re.compile("What was said: ")).click()
    said = page.get_by_role("region", name=re.compile("What was said"))
    expect(said.get_by_role("heading")).to_be_in_viewport()
    words = page.get_by_role("link", name="“disproportionate amount of time”")
    entry = said.locator(".saying-entry").filter(has=words)
    for known in ("January or February 2024", "Campaign: The Free Speech Union", "John Glen, Minister for the Cabinet"):
        expect(entry).to_contain_text(known)
    # And one more leads to the note, with an address of its own, on a page that says how to cite it.
    words.click()
    expect(page).to_have_url(re.compile(r"#a-disproportionate-amount-of-time$"))
    expect(
        page.get_by_label(re.compile("Annotation [0-9]+: quotation")).filter(has_text="John Glen")
    ).to_be_in_viewport()
    expect(page.get_by_role("region", name="How to cite")).to_contain_text("The Culture of the Civil Service")


@pytest.mark.parametrize("place", ["home", "topic", "department", "index:timeline"])
def test_skip_link_is_the_first_stop_and_leads_to_the_text(
    place: str, digest: Path, site: str, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{site}/{path_of(place, digest)}")
    skip = page.locator("a.skip-link")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    assert page.evaluate(FOCUS)["inside"], "the skip link cannot be seen while it has the focus"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_address_on_a_server_is_the_short_one(site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/topics/index.html#main")
    expect(page).to_have_url(f"{site}/topics/#main")
