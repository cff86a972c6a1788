"""What a page costs its reader before the first click: bytes on the wire, requests, cookies, other hosts."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import NewPage, documents, path_of
from playwright.sync_api import Page, Request

pytestmark = pytest.mark.browser

WITHOUT_FONTS, WITH_FONTS, REQUESTS = 60_000, 150_000, 8
"""Bytes, bodies and headers of the answers; and how many there are."""


def load(page: Page, address: str) -> list[Request]:
    """Everything that a page asks for until it is quiet."""
    asked: list[Request] = []
    page.on("requestfinished", lambda request: asked.append(request))
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    return asked


def weight(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


@pytest.mark.parametrize("place", ["home", "topic", "index:timeline", *(f"entry:{name}" for name in documents())])
def test_page_is_light_before_a_click(place: str, digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page(390)
    asked = load(page, f"{site}/{path_of(place, digest)}")
    fonts = sum(weight(request) for request in asked if request.resource_type == "font")
    rest = sum(weight(request) for request in asked if request.resource_type != "font")
    # A headless browser asks for the icon as well.
    told = f"{rest} bytes and {fonts} of fonts in {len(asked)} requests: " + ", ".join(
        f"{request.url.removeprefix(site)} {weight(request)}" for request in asked
    )
    assert rest < WITHOUT_FONTS, told
    assert rest + fonts < WITH_FONTS, told
    assert len(asked) <= REQUESTS, told
    assert all(request.url.startswith(f"{site}/") for request in asked), told
    assert page.context.cookies() == []
    assert page.context.storage_state()["origins"] == [], "something is kept in the reader's browser"
    assert fonts, "the fonts were not counted"
    print(told)
