"""The copy to take away, unpacked and opened from a disk: all works, and nothing is asked of a network."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import NewPage, documents, path_of
from playwright.sync_api import ConsoleMessage, Request, expect

pytestmark = pytest.mark.browser

PLACES = ("home", "topic", "department", "index:timeline", "index:at-a-glance", "index:data", f"entry:{documents()[0]}")
SEARCHES = ("/search/", "/pagefind/")
"""The search needs a server, and says so."""
# Links in pictures too, which have no `href` that is a text.
ADDRESSES = """(links) => links.map((link) => {
  const address = new URL(link.getAttribute("href"), document.baseURI);
  address.hash = "";
  return address.href;
})"""


@pytest.fixture(scope="module")
def folder(digest: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in the copy, unpacked."""
    place = tmp_path_factory.mktemp("copy")
    with zipfile.ZipFile(digest / "data/site.zip") as archive:
        archive.extractall(place)
    (folder,) = place.iterdir()
    return folder


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_it_works_from_a_disk(folder: Path, digest: Path, new_page: NewPage, scripts: bool) -> None:
    page = new_page(java_script_enabled=scripts)
    said: list[str] = []
    asked: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(message.text)

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("console", listen)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("request", note)
    for place in PLACES:
        page.goto((folder / path_of(place, digest)).as_uri())
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        style = page.locator("body").evaluate("(body) => getComputedStyle(body).fontFamily")
        assert "Digest Serif" in style
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Digest Serif\"'))")
    assert said == []
    assert {urlsplit(url).scheme for url in asked} <= {"file", "data"}


def test_every_link_of_its_main_pages_opens(folder: Path, digest: Path, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    seen: set[str] = set()
    for place in PLACES:
        page.goto((folder / path_of(place, digest)).as_uri())
        links = page.locator("a[href]").evaluate_all(ADDRESSES)
        seen |= {link for link in links if link.startswith("file:") and not any(part in link for part in SEARCHES)}
    assert len(seen) > 30
    for link in sorted(seen):
        path = Path(urlsplit(link).path)
        assert path.is_file() and path.is_relative_to(folder), link
