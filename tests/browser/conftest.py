"""Fixtures: the real digest, built once per worker; its address; one Chromium per module; a fresh page per test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import browsing
import pytest
from browsing import Address, NewPage
from playwright.sync_api import Browser, BrowserContext, Page, expect

# Generous, for slow machines: nobody waits this long unless something is broken.
DEADLINE = 20_000
expect.set_options(timeout=DEADLINE)


def fail(missing: browsing.Missing) -> NoReturn:
    """What is missing fails the tests, with the way to get it; nothing is skipped."""
    pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="session")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built digest."""
    try:
        return browsing.build_digest(tmp_path_factory.mktemp("digest"))
    except browsing.Missing as missing:
        fail(missing)


@pytest.fixture(scope="session")
def site(digest: Path) -> Iterator[str]:
    """The address at which the digest is served."""
    with browsing.serving(digest) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small built site with every kind of page."""
    try:
        return browsing.build_kinds(tmp_path_factory.mktemp("kinds"))
    except browsing.Missing as missing:
        fail(missing)


@pytest.fixture(scope="session")
def address(digest: Path, site: str, kinds: Path) -> Iterator[Address]:
    """Says where a page of a kind is served."""

    def found(place: str) -> str:
        path = browsing.RARE.get(place)
        if path is None:
            return f"{site}/{browsing.path_of(place, digest)}"
        assert (kinds / path).is_file(), f"the small site has no page of the kind '{place}': {path}"
        return f"{rare}/{path}"

    with browsing.serving(kinds) as rare:
        yield found


# Playwright keeps an event loop running in this thread, which other tests want for their own: so not for the session.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        with browsing.chromium() as browser:
            yield browser
    except browsing.Missing as missing:
        fail(missing)


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens a page in a context of its own: `new_page(width=390, java_script_enabled=False)`."""
    contexts: list[BrowserContext] = []

    def open_page(width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        context.set_default_timeout(DEADLINE)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    try:
        return browsing.axe_source()
    except browsing.Missing as missing:
        fail(missing)
