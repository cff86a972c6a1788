"""Previews of links: for pointers that hover and for the keyboard, never in the way, never before somebody asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import NewPage, path_of
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

TOPIC = "topics/staff-networks/"
ENTRY = "documents/home-office-network-private-office-recruitment/"
MOMENT = 700
"""Longer than a preview waits, in milliseconds; for what must not happen."""


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def link_in_text(page: Page) -> Locator:
    """The first link of the topic's overview: to an entry."""
    return page.locator(f'.overview a[href*="{ENTRY}"]').first


def tab_to(page: Page, link: Locator) -> None:
    """Reach a link by keyboard: from the stop before it, so that the browser knows that it is the keyboard."""
    link.evaluate(
        """(link) => {
          const stops = [...document.querySelectorAll("a[href], button, input, select, summary")];
          stops[stops.indexOf(link) - 1].focus();
        }"""
    )
    page.keyboard.press("Tab")
    expect(link).to_be_focused()


def covers(page: Page, link: Locator) -> bool:
    """Whether the preview lies over any part of the link, or leaves the screen."""
    over: bool = link.evaluate(
        """(link) => {
          const box = document.querySelector(".preview").getBoundingClientRect();
          const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
          return !inside || [...link.getClientRects()].some(
            (at) => at.left < box.right && box.left < at.right && at.top < box.bottom && box.top < at.bottom);
        }"""
    )
    return over


def open_topic(site: str, new_page: NewPage, width: int = 1280, **options: object) -> Page:
    page = new_page(width, **options)
    page.goto(f"{site}/{TOPIC}", wait_until="networkidle")
    return page


def test_says_what_stands_behind_a_link_and_loads_nothing_before(site: str, new_page: NewPage) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{site}/")))
    page.goto(f"{site}/{TOPIC}", wait_until="networkidle")
    assert len(asked) <= 8
    assert [address for address in asked if address.endswith("/")] == [TOPIC]
    link_in_text(page).hover()
    expect(preview(page)).to_be_visible()
    assert asked[-1] == ENTRY
    for words in ("Case study, about 2019", "The Home Office staff network", "It states no result", "Self-description"):
        expect(preview(page)).to_contain_text(words)
    assert not covers(page, link_in_text(page))
    # The second time it comes out of memory.
    count = len(asked)
    page.mouse.move(5, 5)
    expect(preview(page)).to_be_hidden()
    link_in_text(page).hover()
    expect(preview(page)).to_be_visible()
    assert len(asked) == count


def test_can_be_reached_with_the_pointer_and_stays(site: str, new_page: NewPage) -> None:
    page = open_topic(site, new_page)
    link_in_text(page).hover()
    expect(preview(page)).to_be_visible()
    preview(page).hover()
    page.wait_for_timeout(MOMENT)
    expect(preview(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(preview(page)).to_be_hidden()


def test_escape_closes_it_and_it_does_not_come_back_by_itself(site: str, new_page: NewPage) -> None:
    page = open_topic(site, new_page)
    link_in_text(page).hover()
    expect(preview(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview(page)).to_be_hidden()
    at = link_in_text(page).bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + at["width"] - 4, at["y"] + at["height"] - 4)
    page.wait_for_timeout(MOMENT)
    expect(preview(page)).to_be_hidden()
    page.mouse.move(5, 5)
    link_in_text(page).hover()
    expect(preview(page)).to_be_visible()


def test_keyboard_opens_it_and_leaving_closes_it(site: str, new_page: NewPage) -> None:
    page = open_topic(site, new_page)
    link = link_in_text(page)
    tab_to(page, link)
    expect(preview(page)).to_be_visible()
    assert not covers(page, link)
    page.keyboard.press("Escape")
    expect(preview(page)).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(preview(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(preview(page)).not_to_contain_text("The Home Office staff network and recruitment")


def test_scrolling_takes_it_away_from_the_pointer(site: str, new_page: NewPage) -> None:
    page = open_topic(site, new_page)
    link_in_text(page).hover()
    expect(preview(page)).to_be_visible()
    page.mouse.wheel(0, 120)
    expect(preview(page)).to_be_hidden()


def test_a_number_in_the_text_shows_a_note_that_is_not_on_the_screen(site: str, new_page: NewPage) -> None:
    page = new_page(800, 600)
    page.goto(f"{site}/{ENTRY}", wait_until="networkidle")
    number = page.locator("a.annotation-ref").first
    note = page.locator(f'[id="{(number.get_attribute("href") or "")[1:]}"]')
    # The number at the lower edge: its note comes below the screen.
    number.evaluate("(number) => window.scrollBy(0, number.getBoundingClientRect().top - window.innerHeight + 40)")
    number.hover()
    expect(preview(page)).to_be_visible()
    expect(preview(page)).to_contain_text(note.locator(".annotation-words").inner_text())
    # In the middle of the screen both are seen, and there is nothing to add.
    number.evaluate("(number) => window.scrollBy(0, number.getBoundingClientRect().top - 100)")
    page.mouse.move(5, 5)
    number.hover()
    page.wait_for_timeout(MOMENT)
    expect(preview(page)).to_be_hidden()


def test_a_link_to_a_note_elsewhere_shows_the_note(site: str, new_page: NewPage) -> None:
    page = open_topic(site, new_page)
    link = page.locator("a.saying-words").first
    words = link.inner_text()
    link.hover()
    expect(preview(page)).to_contain_text(words.strip("“”"))
    expect(preview(page)).to_contain_text("Reply: none in the source")


@pytest.mark.parametrize("width", [320, 470])
def test_none_on_a_narrow_screen(width: int, site: str, new_page: NewPage) -> None:
    """As at 400 % of 1280 px."""
    page = open_topic(site, new_page, width)
    link_in_text(page).hover()
    page.wait_for_timeout(MOMENT)
    expect(preview(page)).to_be_hidden()


def test_none_for_a_finger(site: str, new_page: NewPage) -> None:
    page = open_topic(site, new_page, 800, has_touch=True)
    link_in_text(page).dispatch_event("pointerover", {"pointerType": "touch", "bubbles": True})
    page.wait_for_timeout(MOMENT)
    expect(preview(page)).to_be_hidden()


def test_none_from_disk_and_without_a_script(digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto((digest / TOPIC / "index.html").as_uri())
    expect(preview(page)).to_have_count(0)
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}/{TOPIC}")
    expect(preview(page)).to_have_count(0)


def test_is_not_read_out_and_breaks_no_rule(site: str, axe: str, new_page: NewPage) -> None:
    page = new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{site}/{TOPIC}", wait_until="networkidle")
    link_in_text(page).hover()
    expect(preview(page)).to_be_visible()
    expect(preview(page)).to_have_attribute("aria-hidden", "true")
    assert preview(page).locator("a, button, [tabindex]").count() == 0
    page.evaluate(axe)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.map((v) => v.id))"
        )
        assert found == []
    assert complaints == []


@pytest.mark.parametrize("place", ["home", "department", "index:timeline", "person"])
def test_a_title_that_stands_with_its_summary_has_none(place: str, digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/{path_of(place, digest)}", wait_until="networkidle")
    page.locator("a.entry-title").first.hover()
    page.wait_for_timeout(MOMENT)
    expect(preview(page)).to_be_hidden()
