"""Other orders: tables by buttons in their heads, long lists by a field and a choice; without a script, none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import NewPage
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

TABLE = """
<table class="stack">
<thead><tr><th data-sort="number">Value</th><th data-sort="text">Who</th><th data-sort="date">Date</th></tr></thead>
<tbody>
<tr><td>−86 %</td><td>The Board</td><td data-sort="2016-12-08">8 December 2016</td></tr>
<tr><td>22,000 people</td><td>“zebra”</td><td data-sort="2016-12~">about December 2016</td></tr>
<tr><td>1.4 million</td><td>apple</td><td data-sort="2016">2016</td></tr>
<tr><td>not given</td><td>Éire</td><td data-sort="2024-01/2024-02">January or February 2024</td></tr>
<tr><td>£2.5bn</td><td>Bear</td><td></td></tr>
<tr><td>27 of 611</td><td>cat 10</td><td data-sort="2010-03?">March 2010</td></tr>
<tr><td>–3 points</td><td>cat 9</td><td data-sort="2019">2019</td></tr>
</tbody></table>
"""


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"main tbody tr > :nth-child({number})").all_inner_texts()


def heads(page: Page) -> Locator:
    return page.locator("main thead th")


def sort_by(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name).click()


@pytest.fixture
def made_up(digest: Path, site: str, new_page: NewPage) -> Page:
    """A page with a table of awkward values in the place of its own."""
    page = new_page()

    def answer(route: object) -> None:
        text = (digest / "changes/index.html").read_text()
        start, end = text.index("<table"), text.index("</table>") + 8
        route.fulfill(body=text[:start] + TABLE + text[end:], content_type="text/html")  # type: ignore[attr-defined]

    page.route("**/changes/index.html", answer)
    page.goto(f"{site}/changes/index.html")
    return page


def test_numbers_are_numbers(made_up: Page) -> None:
    sort_by(made_up, "Value")
    falling = ["£2.5bn", "1.4 million", "22,000 people", "27 of 611", "–3 points", "−86 %", "not given"]
    assert column(made_up, 1) == falling
    sort_by(made_up, "Value")
    assert column(made_up, 1) == [*falling[-2::-1], "not given"]


def test_dates_go_by_the_earliest_day(made_up: Page) -> None:
    sort_by(made_up, "Date")
    sort_by(made_up, "Date")
    assert column(made_up, 3) == [
        "March 2010", "2016", "about December 2016", "8 December 2016", "2019", "January or February 2024", "",
    ]  # fmt: skip


def test_names_go_by_the_alphabet(made_up: Page) -> None:
    sort_by(made_up, "Who")
    assert column(made_up, 2) == ["apple", "Bear", "The Board", "cat 9", "cat 10", "Éire", "“zebra”"]


def test_the_table_of_figures_by_keyboard(site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/annotations/figure/")
    before = column(page, 1)
    assert [head.get_attribute("aria-sort") for head in heads(page).all()] == [None] * 5
    button = page.get_by_role("button", name="Value")
    button.focus()
    page.keyboard.press("Enter")
    expect(heads(page).first).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("status").filter(has_text="Sorted by Value, descending")).to_be_attached()
    assert column(page, 1)[0] == "22,000 attendees"
    page.keyboard.press("Space")
    expect(heads(page).first).to_have_attribute("aria-sort", "ascending")
    expect(button).to_be_focused()
    sort_by(page, "Date")
    assert [head.get_attribute("aria-sort") for head in heads(page).all()] == [None, None, None, "descending", None]
    assert column(page, 1) == before, "the newest first is the order of the page, equal ones in their places"


def test_numbers_of_entries_by_any_column(site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/at-a-glance/")
    page.get_by_role("region", name="Topics by year").get_by_role("button", name="Sort by 2022").click()
    rows = page.locator(".heat-by-year tbody tr")
    place = page.locator(".heat-by-year thead th").all_inner_texts()
    at = next(number for number, text in enumerate(place, start=1) if text.startswith("2022"))
    counts = [
        int(text or 0)
        for text in rows.locator(f":nth-child({at})").all_inner_texts()
        if text.strip().isdigit() or not text
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_buttons_can_be_seen_and_hit(width: int, site: str, axe: str, new_page: NewPage) -> None:
    page = new_page(width)
    page.goto(f"{site}/annotations/figure/", wait_until="networkidle")
    for button in page.locator("button.sort").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    page.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: tags}).then((r) => r.violations.map((v) => v.id))", tags
    )
    assert found == []


# Lists ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def long_list(digest: Path, site: str, new_page: NewPage) -> Page:
    """The page of a topic with twelve entries: those that it has, again and again."""
    page = new_page()
    text = (digest / "topics/diversity-and-inclusion/index.html").read_text()
    start = text.index('<ul class="entries">') + len('<ul class="entries">')
    end = text.index("</ul>\n\n", start)
    entries = text[start:end]
    body = text.replace('<ul class="entries">', '<ul class="entries long">', 1).replace(entries, entries * 4, 1)
    page.route("**/topics/diversity-and-inclusion/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{site}/topics/diversity-and-inclusion/")
    return page


def titles(page: Page) -> list[str]:
    return [title.inner_text() for title in page.locator(".entries.long a.entry-title").all() if title.is_visible()]


def test_a_long_list_leaves_what_has_the_words(long_list: Page) -> None:
    every = titles(long_list)
    assert len(every) == 12
    field = long_list.get_by_role("searchbox", name="Only with the words")
    field.fill("heywood  PRIORITIES")
    assert len(titles(long_list)) == 4
    expect(long_list.locator(".list-count")).to_have_text("4 of 12")
    field.fill("heywood network")
    assert titles(long_list) == []
    expect(long_list.locator(".list-count")).to_have_text("0 of 12")
    field.fill("")
    assert titles(long_list) == every
    expect(long_list.locator(".list-count")).to_have_text("")


def test_a_long_list_has_other_orders(long_list: Page) -> None:
    every = titles(long_list)
    order = long_list.get_by_role("combobox", name="Order")
    assert order.locator("option").all_inner_texts() == [
        "Newest first", "Oldest first", "Title", "Body", "Kind", "Who says so",
    ]  # fmt: skip
    order.select_option("Oldest first")
    assert titles(long_list) == every[::-1]
    order.select_option("Title")
    assert titles(long_list) == sorted(every, key=lambda title: title.removeprefix("A ").removeprefix("The "))
    order.select_option("Newest first")
    assert titles(long_list) == every


@pytest.mark.parametrize("path", ["topics/staff-networks/", "annotations/figure/", "at-a-glance/", "changes/"])
def test_without_a_script_there_are_no_buttons(path: str, site: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}/{path}")
    expect(page.locator("main").locator("button, input, select")).to_have_count(0)
    assert page.locator("main tbody tr, main .entry").count()


def test_a_short_list_stays_as_it_is(site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/topics/staff-networks/", wait_until="networkidle")
    expect(page.locator(".list-tools")).to_have_count(0)
