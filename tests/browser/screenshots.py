"""Screenshots of every kind of page, to be looked at: `python tests/browser/screenshots.py FOLDER`."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from browsing import (
    PLACES,
    RARE,
    Missing,
    build_digest,
    build_kinds,
    chromium,
    documents,
    path_of,
    serving,
    without_style,
)
from playwright.sync_api import Browser

# One entry stands for all.
SHOWN = [place for place in PLACES if not place.startswith("entry:")] + [f"entry:{documents()[0]}"]
SCREENS = {"phone": (390, 844), "desktop": (1280, 900)}
Theme, Media = Literal["light", "dark"], Literal["screen", "print"]
THEMES: tuple[Theme, ...] = ("light", "dark")
ZOOMED = (320, 256)
"""A screen of 1280 × 1024 pixels at 400 %."""
PAPER = (718, 1046)
"""An A4 sheet within its margins, in pixels."""


def shoot(browser: Browser, address: str, name: str, folder: Path) -> None:
    """Take a page on screens, at 400 %, on paper and without a style sheet, and as the PDF that a printer would get."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    page.evaluate("document.fonts.ready")

    def take(kind: str, size: tuple[int, int], theme: Theme = "light", media: Media = "screen") -> None:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(media=media, color_scheme=theme)
        page.screenshot(path=folder / f"{name}-{kind}.png", full_page=True)

    for screen, size in SCREENS.items():
        for theme in THEMES:
            take(f"{screen}-{theme}", size, theme)
    take("zoomed", ZOOMED)
    take("print", PAPER, media="print")
    page.pdf(path=folder / f"{name}-print.pdf", format="A4", prefer_css_page_size=True)
    without_style(page).goto(address)
    take("unstyled", SCREENS["desktop"])
    page.close()


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with ExitStack() as stack:
            work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            digest, kinds = build_digest(work / "digest"), build_kinds(work / "kinds")
            site, rare = stack.enter_context(serving(digest)), stack.enter_context(serving(kinds))
            addresses = {place: f"{site}/{path_of(place, digest)}" for place in SHOWN}
            addresses |= {place: f"{rare}/{path}" for place, path in RARE.items()}
            browser = stack.enter_context(chromium())
            for place, address in addresses.items():
                shoot(browser, address, place.replace(":", "-"), folder)
            print(f"{len(list(folder.iterdir()))} files in {folder}/")
    except Missing as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    main()
