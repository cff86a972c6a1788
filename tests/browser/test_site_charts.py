"""Pictures in a browser: words do not run into each other, and years are reached by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import NewPage, path_of

pytestmark = pytest.mark.browser

OVERLAPPING = """() => {
    const found = [];
    for (const picture of document.querySelectorAll("svg.chart-picture, svg.stem")) {
        const boxes = [...picture.querySelectorAll("text")]
            .map((text) => [text.textContent, text.getBoundingClientRect()])
            .filter(([, box]) => box.width);
        boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 0.5 && down > 2.5) found.push(`${one} | ${other}`);
        }));
    }
    return found;
}"""


@pytest.mark.parametrize("width", [320, 390, 700, 1280])
@pytest.mark.parametrize("place", ["index:timeline", "department-with-lineage"])
def test_words_of_pictures_do_not_overlap(place: str, width: int, digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/{path_of(place, digest)}")
    page.evaluate("document.fonts.ready")
    assert page.evaluate(OVERLAPPING) == []


def test_each_year_of_the_overview_is_a_link_that_shows_its_focus(site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/timeline/index.html")
    years = page.locator("a.chart-column")
    assert years.count() > 3
    years.first.focus()
    page.keyboard.press("Tab")
    reach = years.nth(1).locator(".chart-reach")
    assert reach.evaluate("element => getComputedStyle(element).strokeWidth") == "3px"
    assert "2017: no entries" in page.locator("figure.chart").aria_snapshot()
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline/2017/**")


def test_each_mark_of_a_statement_is_a_target_that_leads_to_its_words(
    digest: Path, site: str, new_page: NewPage
) -> None:
    page = new_page(390)
    page.goto(f"{site}/{path_of('person', digest)}")
    marks = page.locator("a.stated-mark")
    assert marks.count() >= 3
    for mark in marks.all():
        box = mark.bounding_box()
        assert box is not None
        assert box["width"] >= 24
        assert box["height"] >= 24
    name = marks.first.inner_text()
    assert name.startswith(("Quotation: “", "Figure: “", "Claim: “"))
    marks.first.click()
    page.wait_for_url("**/documents/*/#a-*")
    assert name.partition("“")[2].rstrip("” …") in page.locator("main").inner_text()


def test_a_number_of_the_table_leads_to_the_entries_that_it_counts(site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/at-a-glance/index.html")
    cell = page.locator(
        '.heat-by-department td a[href*="/topics/"]:not([href$="/topics/index.html"])', has_text="2"
    ).first
    cell.click()
    page.wait_for_url("**/topics/**")
    assert page.locator("main a.entry-title").count() == 2
