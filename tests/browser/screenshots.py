"""Screenshots of the real digest, to be looked at: `python tests/browser/screenshots.py FOLDER`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from browsing import Missing, build_digest, chromium, documents, path_of, serving
from playwright.sync_api import Browser

PLACES = {
    "home": "home",
    "topic": "topic",
    "department": "department",
    "timeline": "index:timeline",
    "glance": "index:at-a-glance",
    "a-z": "index:a-z",
    "crossing": "crossing",
    "decade": "decade",
    "people": "index:people",
    "person": "person",
    "lineage": "department-with-lineage",
    "document": f"entry:{documents()[0]}",
}
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
THEMES = ("light", "dark")
PAPER = (718, 1046)
"""An A4 sheet within its margins, in pixels."""


def shoot(browser: Browser, site: str, digest: Path, folder: Path) -> int:
    """Take every page as PNG, on screens and on paper, and once more as the PDF that a printer would get."""
    page = browser.new_page(reduced_motion="reduce")
    taken = 0
    for name, place in PLACES.items():
        page.goto(f"{site}/{path_of(place, digest)}")
        page.evaluate("document.fonts.ready")
        for width, (across, down) in WIDTHS.items():
            page.set_viewport_size({"width": across, "height": down})
            for theme in THEMES:
                page.emulate_media(media="screen", color_scheme=theme)
                page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)
                taken += 1
        page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
        page.emulate_media(media="print", color_scheme="light")
        page.screenshot(path=folder / f"{name}-print.png", full_page=True)
        page.pdf(path=folder / f"{name}-print.pdf", format="A4", prefer_css_page_size=True)
        taken += 2
    return taken


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as work:
            digest = build_digest(Path(work))
            with serving(digest) as site, chromium() as browser:
                print(f"{shoot(browser, site, digest, folder)} files in {folder}/")
    except Missing as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    main()
