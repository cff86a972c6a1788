"""No page complains in the console, breaks its own policy, asks another host for anything, or scrolls sideways."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from browsing import PLACES, RARE, Address, NewPage
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1280)
OVERFLOW = """() => {
  const room = window.innerWidth, wide = document.documentElement.scrollWidth;
  if (wide <= room) return "";
  const late = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room + 0.5);
  const names = late.slice(0, 5).map((e) => e.tagName.toLowerCase() + (e.className ? "." + e.className : ""));
  return `${wide} px wide in ${room} px: ${names.join(", ")}`;
}"""


def listen(page: Page, site: str) -> list[str]:
    """Collect whatever a quiet page does not do. Violations of the content policy come as errors in the console."""
    complaints: list[str] = []

    def request(address: str) -> None:
        if not address.startswith((f"{site}/", "data:")):
            complaints.append(f"asks elsewhere: {address}")

    page.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("request", lambda asked: request(asked.url))
    page.on("requestfailed", lambda failed: complaints.append(f"failed: {failed.url} {failed.failure}"))
    page.on("response", lambda got: complaints.append(f"{got.status}: {got.url}") if got.status >= 400 else None)
    return complaints


@pytest.mark.parametrize("place", [*PLACES, *RARE])
def test_page_is_quiet_and_never_scrolls_sideways(place: str, address: Address, new_page: NewPage) -> None:
    page = new_page()
    target = urlsplit(address(place))
    complaints = listen(page, f"{target.scheme}://{target.netloc}")
    page.goto(target.geturl(), wait_until="load")
    page.evaluate("document.fonts.ready")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if overflow := page.evaluate(OVERFLOW):
            complaints.append(f"scrolls sideways: {overflow}")
    assert not complaints, "\n".join(complaints)


def test_listener_hears_what_a_page_does_wrong(site: str, new_page: NewPage) -> None:
    """The tests above would be empty if the listener were deaf."""
    page = new_page()
    complaints = listen(page, site)
    page.goto(f"{site}/index.html")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.broken = true";
      document.head.append(script);
      const picture = document.createElement("img");
      picture.src = "/nowhere.png";
      document.body.append(picture);
      document.body.style.width = "3000px";
    }""")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    heard = "\n".join(complaints)
    assert "Content Security Policy" in heard
    assert f"404: {site}/nowhere.png" in heard
    assert "3000 px wide in 1280 px" in page.evaluate(OVERFLOW)


def test_unknown_address_answers_with_the_page_for_it(site: str, new_page: NewPage) -> None:
    page = new_page()
    answer = page.goto(f"{site}/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("main").get_by_role("link", name="Topics").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Topics"
