"""The editor's bar and the panel in a browser: one editor's afternoon."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from browsing import REPO, NewPage
from faults import RUN, described, faults_of
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).parents[1]))

from previewing import served
from sites import TINY, copy_of

pytestmark = pytest.mark.browser
DRAFT, SECOND = "content/documents/secret-draft.md", "content/documents/second.md"


def test_editor_sees_the_problems_of_the_page_and_goes_on(axe: str, new_page: NewPage, tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    draft, second = (root / DRAFT).read_text("utf-8"), (root / SECOND).read_text("utf-8")
    with served(root, "--port", "8300") as preview:
        page = new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto(f"{preview.address}documents/secret-draft/")
        bar, count = page.get_by_role("complementary", name="Editor’s bar"), page.locator(".sitegen-bar-count")
        expect(bar).to_contain_text(DRAFT)
        expect(page.locator(".sitegen-bar-mark")).to_have_text("draft")
        expect(count).to_have_text("no problems")
        preview.save(DRAFT, draft.replace("[openness]", "[opennes]"))
        expect(count).to_have_text("1 warning")

        # By keyboard, and nothing moves; what was opened stays open on other pages.
        page.wait_for_load_state()
        page.locator(".sitegen-bar summary").focus()
        page.keyboard.press("Enter")
        expect(bar).to_contain_text("did you mean 'openness'?")
        assert page.evaluate("scrollY") == 0
        # At the end of the page, its last words are above the bar.
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        gap = "document.querySelector('.sitegen-bar').getBoundingClientRect().top"
        assert page.evaluate(f"{gap} - document.querySelector('footer').getBoundingClientRect().bottom") >= -1
        assert faults_of(page, page.url, axe) == []
        assert page.locator(".sitegen-bar details").get_attribute("open") is not None
        bar.get_by_role("link", name="Previous: second.md").click()
        expect(page).to_have_url(f"{preview.address}documents/second/")
        expect(bar).to_contain_text(f"Elsewhere: 1 warning in 1 other file{DRAFT}")

        preview.save(SECOND, f"{second}\n[[nowhere at all]]\n")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("| ^^^^^^^^^^^^^^^^^^")
        line = second.count("\n") + 2
        expect(alert.get_by_role("link")).to_have_attribute("href", f"vscode://file{root}/{SECOND}:{line}:1")
        expect(count).to_have_text("1 error")
        page.wait_for_load_state()
        page.set_viewport_size({"width": 390, "height": 800})
        # Half-way down a link may lie under the edge of the bar, from where a reader scrolls it away.
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.evaluate(axe)
        assert described(page.evaluate(RUN)["violations"]) == {}
        preview.save(SECOND, second)
        expect(alert).to_have_count(0)
        expect(count).to_have_text(re.compile("no problems"))
        page.emulate_media(media="print")
        expect(bar).to_be_hidden()
    assert complaints == []


COVERED = """() => {
  const dock = document.querySelector(".sitegen-dock").getBoundingClientRect().top;
  const focused = document.activeElement, at = focused.getBoundingClientRect();
  return !focused.matches("body, .sitegen-dock *") && (at.bottom > dock + 1 || at.bottom < 0);
}"""
WRONG = "\n[[nowhere at all]]\n"


@pytest.mark.parametrize("width", [390, 1280])
def test_panel_hides_nothing_that_has_the_focus(width: int, new_page: NewPage, tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    second = (root / SECOND).read_text("utf-8")
    with served(root, "--port", "8310") as preview:
        page = new_page(width, 700)
        page.goto(f"{preview.address}about/")
        preview.save(SECOND, second + WRONG * 9)
        expect(page.get_by_role("alert")).to_contain_text("9 problems")
        page.keyboard.press("Tab")
        expect(page.locator(".skip-link")).to_be_focused()
        assert not page.evaluate(COVERED)
        for key, stops in (("Tab", 40), ("Shift+Tab", 40)):
            for _ in range(stops):
                page.keyboard.press(key)
                assert not page.evaluate(COVERED), page.evaluate("document.activeElement.innerText")
        # In the panel the focus moves the list, never the page.
        for link in page.get_by_role("alert").get_by_role("link").all()[-2:]:
            before = page.evaluate("scrollY")
            link.focus()
            assert page.evaluate("scrollY") == before
            box, listed = link.bounding_box(), page.locator(".sitegen-problems-list").bounding_box()
            assert box and listed and listed["y"] <= box["y"] <= listed["y"] + listed["height"] - 10


def test_panel_stays_folded_until_its_problems_change(new_page: NewPage, tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    second = (root / SECOND).read_text("utf-8")
    with served(root, "--port", "8320") as preview:
        page = new_page(390, 900)
        page.goto(f"{preview.address}documents/second/")
        alert, listed = page.get_by_role("alert"), page.locator(".sitegen-problems-list")
        preview.save(SECOND, second + WRONG)
        expect(listed).to_be_visible()
        page.wait_for_load_state()
        page.locator(".sitegen-problems summary").focus()
        page.keyboard.press("Enter")
        expect(listed).to_be_hidden()
        assert page.evaluate("document.querySelector('.sitegen-dock').offsetHeight") < 200

        # The same problem elsewhere, on another page too; who works by keyboard is where they were.
        preview.save(SECOND, f"{second}\nMore.\n{WRONG}")
        expect(alert).to_contain_text(f"{SECOND}:{second.count(chr(10)) + 4}:1")
        expect(listed).to_be_hidden()
        expect(page.locator(".sitegen-problems summary")).to_be_focused()
        page.goto(f"{preview.address}about/")
        expect(alert).to_contain_text("1 problem")
        expect(listed).to_be_hidden()

        preview.save(SECOND, second + WRONG * 2)
        expect(alert).to_contain_text("2 problems")
        expect(listed).to_be_visible()
        page.wait_for_load_state()
        page.locator(".sitegen-problems summary").click()
        preview.save(SECOND, second)
        expect(alert).to_have_count(0)
        # What was mended and comes back is news.
        preview.save(SECOND, second + WRONG * 2)
        expect(listed).to_be_visible()


def test_focus_outlives_a_save(new_page: NewPage, tmp_path: Path) -> None:
    """Even where the same link stands twice, and another stop has come before it."""
    root = copy_of(TINY, tmp_path)
    second = (root / SECOND).read_text("utf-8") + "\n\n[One](https://one.example/) and [one](https://one.example/).\n"
    (root / SECOND).write_text(second + "\n[one](https://one.example/) too.\n", "utf-8")
    with served(root, "--port", "8350") as preview:
        page = new_page()
        page.goto(f"{preview.address}documents/second/")
        link = page.locator(".document-body").get_by_role("link", name="one", exact=True).nth(1)
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        scrolled = page.evaluate("scrollY")
        text = "A [new](https://new.example/) link.\n\n[one](https://one.example/) too."
        preview.save(SECOND, f"{second}\n{text}\n")
        expect(page.get_by_role("link", name="new", exact=True)).to_be_visible()
        expect(link).to_be_focused()
        assert page.evaluate("scrollY") == scrolled
        # Elsewhere nothing gets it.
        page.goto(f"{preview.address}about/")
        assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_style_sheet_is_swapped_in_the_open_page(new_page: NewPage, tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    style = "assets/css/site.css"
    (root / style).parent.mkdir(parents=True)
    (root / style).write_bytes((REPO / style).read_bytes())
    with served(root, "--port", "8330") as preview:
        page = new_page()
        page.goto(f"{preview.address}documents/second/")
        page.wait_for_load_state()
        page.evaluate("document.title = 'still the same document'")
        for shade in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
            preview.save(style, (REPO / style).read_text("utf-8") + f"\nh1 {{ color: {shade} !important; }}\n")
            expect(page.locator("h1")).to_have_css("color", shade)
        assert page.title() == "still the same document"
        assert len([line for line in preview.lines if ": 1 written, " in line]) == 2


def test_first_style_sheet_of_a_site_is_seen(new_page: NewPage, tmp_path: Path) -> None:
    """Although its folder was not there when the preview began."""
    root = copy_of(TINY, tmp_path)
    with served(root, "--port", "8340") as preview:
        page = new_page()
        page.goto(f"{preview.address}documents/second/")
        page.wait_for_load_state()
        (root / "assets/css").mkdir(parents=True)
        preview.save("assets/css/site.css", "h1 { color: rgb(1, 2, 3); }")
        expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
