"""Searching, as a reader does it: words, filters, an address to send on, the keyboard, and what there is without."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import NewPage
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

STATUS = "#search-status"
RESULTS = "#search-results > li"


def opened(page: Page, site: str, query: str = "") -> Page:
    page.goto(f"{site}/search/{query}")
    expect(page.get_by_role("searchbox")).to_be_visible()
    return page


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def result(page: Page, title: str) -> Locator:
    return page.locator(RESULTS).filter(has=page.get_by_role("link", name=title, exact=True))


def test_a_newcomer_finds_what_was_said_about_staff_networks(new_page: NewPage, site: str) -> None:
    """One search on a phone: the topic with its years, the entry with who says so, the words with who said them."""
    page = new_page(width=390)
    page.goto(f"{site}/")
    page.get_by_role("searchbox").fill("staff networks")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text(re.compile(r"^\d+ results for staff networks$"))
    first = page.locator(RESULTS).first
    expect(first).to_contain_text("Topic")
    expect(first.get_by_role("link")).to_have_text("Staff networks")
    expect(first).to_contain_text("2 entries, 2019 to 2024")
    entry = result(page, "The Home Office staff network and recruitment to ministers’ private offices")
    expect(entry).to_contain_text("Self-description: Business Culture Awards, about 2019")
    first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/topics/staff-networks/$"))


def test_a_note_is_a_result_that_leads_to_its_place(new_page: NewPage, site: str) -> None:
    page = opened(new_page(), site, "?q=%22do+really+matter%22")
    note = result(page, "“The things we do really matter”")
    expect(note).to_contain_text("Quotation in Civil Service Live 2022")
    expect(note).to_contain_text("Alex Chisholm, ")
    note.get_by_role("link").click()
    expect(page).to_have_url(
        re.compile(r"/documents/civil-service-live-2022-preview/#a-the-things-we-do-really-matter$")
    )
    expect(page.locator(":target")).to_be_visible()


def test_filters_narrow_down_and_stand_in_the_address(new_page: NewPage, site: str) -> None:
    page = opened(new_page(), site, "?q=civil+service")
    expect(page.locator(STATUS)).to_contain_text("results")
    every = page.locator(STATUS).inner_text()
    page.get_by_label("Look in").select_option("Entries")
    page.get_by_label("Time").select_option("2010s")
    expect(page.locator(STATUS)).not_to_have_text(every)
    expect(page.locator(RESULTS)).to_have_count(3)
    assert asked(page) == {"q": ["civil service"], "what": ["Entries"], "year": ["2010s"]}
    # Whoever gets the address sees the same.
    other = opened(new_page(), site, "?" + urlsplit(page.url).query)
    expect(other.locator(RESULTS)).to_have_count(3)
    expect(other.get_by_label("Time")).to_have_value("2010s")
    expect(other.get_by_role("searchbox")).to_have_value("civil service")
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator(RESULTS)).to_have_count(0)
    assert asked(page) == {}


def test_counts_beside_the_values_are_the_results_there_would_be(new_page: NewPage, site: str) -> None:
    page = opened(new_page(), site, "?q=diversity")
    kinds = page.get_by_label("Kind", exact=True)
    expect(kinds.locator("option", has_text="Quotation")).to_have_count(1)
    count = re.search(r"[(](\d+)[)]", kinds.locator("option", has_text="Quotation").inner_text())
    assert count is not None and int(count[1]) > 1
    kinds.select_option("Quotation")
    expect(page.locator(STATUS)).to_have_text(f"{count[1]} results for diversity")


def test_filters_alone_list_what_there_is(new_page: NewPage, site: str) -> None:
    page = opened(new_page(), site)
    page.get_by_label("Nature of the source").select_option("Campaign")
    expect(page.locator(STATUS)).to_contain_text("results")
    expect(
        result(page, "A word cloud and the impartiality of senior officials: a dispute of early 2024")
    ).to_have_count(1)


def test_nothing_found_says_what_to_do(new_page: NewPage, site: str) -> None:
    page = opened(new_page(), site, "?q=heliotrope")
    expect(page.locator(STATUS)).to_contain_text(
        "Nothing was found for heliotrope. Try again with fewer or other words"
    )
    expect(page.get_by_role("link", name="Topics").last).to_be_visible()


def test_a_word_that_nothing_has_is_named(new_page: NewPage, site: str) -> None:
    """Pagefind takes what such a word begins with instead, which would pass for an answer."""
    page = opened(new_page(), site, "?q=network+heliotrope")
    expect(page.locator(STATUS)).to_contain_text(
        re.compile("results? for network heliotrope; nothing has the word heliotrope$")
    )
    page.get_by_role("searchbox").fill("impartialit")
    expect(page.locator(STATUS)).to_contain_text(re.compile(r"^\d+ results for impartialit$"))


def test_more_results_take_the_focus(new_page: NewPage, site: str) -> None:
    page = opened(new_page(), site, "?q=civil")
    expect(page.locator(RESULTS)).to_have_count(10)
    page.get_by_role("button", name="More results").click()
    expect(page.locator(RESULTS).nth(10).get_by_role("link")).to_be_focused()


def test_a_key_leads_to_the_search_from_anywhere(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}/documents/civil-service-live-2022-preview/")
    page.keyboard.press("Control+k")
    expect(page).to_have_url(re.compile(r"/search/$"))
    words = page.get_by_role("searchbox")
    expect(words).to_be_focused()
    page.get_by_label("Time").focus()
    page.keyboard.press("Control+k")
    expect(words).to_be_focused()


def test_a_search_by_keyboard_alone(new_page: NewPage, site: str) -> None:
    page = opened(new_page(), site)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("word cloud")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("for word cloud")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#search-results a')"):
            break
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/search/"))


def test_nothing_of_what_is_found_is_run(new_page: NewPage, site: str) -> None:
    """The strict policy of the page, and no complaint of the browser."""
    page = new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(site) else None)
    opened(page, site, "?q=<img+src=x+onerror=alert(1)>+network")
    expect(page.locator(STATUS)).to_contain_text("for <img src=x onerror=alert(1)> network")
    assert (said, foreign) == ([], [])


def test_a_page_loads_nothing_of_the_search(new_page: NewPage, site: str) -> None:
    page = new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{site}/", wait_until="networkidle")
    assert not [url for url in loaded if "pagefind" in url or "search" in url]


def test_without_script_the_page_is_a_page_of_indexes(new_page: NewPage, site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}/search/")
    expect(page.get_by_text("Searching needs JavaScript and a web server.")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="Topics").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Topics")
    page.goto(f"{site}/")
    expect(page.get_by_role("searchbox")).to_have_count(0)


def test_from_disk_it_says_that_it_cannot_search(new_page: NewPage, digest: Path) -> None:
    page = new_page()
    page.goto((digest / "search/index.html").as_uri())
    expect(page.get_by_text("Searching needs JavaScript and a web server.")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_results_are_accessible(new_page: NewPage, site: str, axe: str, width: int, theme: str) -> None:
    page = opened(new_page(width=width, color_scheme=theme), site, "?q=staff+networks&what=Entries")
    expect(page.locator(RESULTS).first).to_be_visible()
    page.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("(tags) => axe.run({ runOnly: tags })", tags)["violations"]
    assert not [(item["id"], [node["html"] for node in item["nodes"]]) for item in found]
