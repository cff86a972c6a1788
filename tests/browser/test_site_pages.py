"""Every kind of page, loaded once and asked for all that `faults` knows of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from browsing import PLACES, RARE, Address, NewPage, path_of
from faults import OVERFLOW, RUN, ZOOM, ZOOMED, faults_of, listen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", [*PLACES, *RARE])
def test_page_has_no_faults(place: str, address: Address, axe: str, new_page: NewPage) -> None:
    faults = faults_of(new_page(), address(place), axe)
    assert not faults, "\n".join([f"{len(faults)} faults on {address(place)}", *faults[:20]])


KIND = re.compile(r'<body class="page-([^"]+)">')


def kinds_of(files: Iterable[Path]) -> set[str]:
    return {KIND.findall(file.read_text(encoding="utf-8"))[0] for file in files}


def test_every_kind_of_page_is_among_those_looked_at(digest: Path, kinds: Path) -> None:
    """The tests of this folder take some pages for all: so each kind that is built has to be among them."""
    looked_at = [digest / path_of(place, digest) for place in PLACES] + [kinds / path for path in RARE.values()]
    built = kinds_of([*digest.rglob("*.html"), *kinds.rglob("*.html")])
    assert len(built) > 10
    assert built == kinds_of(looked_at)


def test_unknown_address_answers_with_the_page_for_it(site: str, new_page: NewPage) -> None:
    page = new_page()
    answer = page.goto(f"{site}/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("main").get_by_role("link", name="Topics").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Topics"


# None of it is blind


def test_axe_finds_what_is_wrong(site: str, axe: str, new_page: NewPage) -> None:
    """The first test would be empty if axe were blind."""
    page = new_page()
    page.goto(f"{site}/about/index.html")
    page.evaluate(axe)
    page.evaluate("""() => {
      document.documentElement.removeAttribute("lang");
      document.querySelector("main p").style.color = "#ddd";
    }""")
    rules = {violation["id"] for violation in page.evaluate(RUN)["violations"]}
    assert {"html-has-lang", "color-contrast"} <= rules


def test_listener_hears_what_a_page_does_wrong(site: str, new_page: NewPage) -> None:
    """The first test would be empty if the listener were deaf."""
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


def test_what_does_not_fit_is_seen(address: Address, new_page: NewPage) -> None:
    """The first test would be empty if it were blind."""
    page = new_page(**ZOOMED)
    page.goto(address("about"))
    page.evaluate("""() => {
      const main = document.querySelector("main");
      const add = (styles) => {
        const box = document.createElement("p");
        box.textContent = "Words that are long enough for a line of their own, and for one more after that.";
        Object.assign(box.style, styles);
        main.append(box);
      };
      add({ whiteSpace: "nowrap" });
      add({ height: "10px", overflow: "hidden" });
      add({ overflow: "auto", whiteSpace: "nowrap" });
      add({});
      add({ marginTop: "-60px" });
    }""")
    faults = "\n".join(page.evaluate(ZOOM))
    for fault in ("the page is", "off the page", "cut off", "scrolls by itself", "on each other"):
        assert fault in faults, fault
