"""The tests of pages over any built site: `python tests/browser/examine.py FOLDER [NUMBER]`.

Looks at so many pages of each kind (2), from the smallest to the largest: axe in both themes at two widths, 400 %, what
the console says, and what the page weighs.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from browsing import Missing, axe_source, chromium, serving
from faults import faults_of
from playwright.sync_api import Browser
from test_site_pages import KIND
from test_site_weight import load, weight


def sample(folder: Path, number: int) -> list[str]:
    """So many pages of each kind, from the smallest to the largest."""
    kinds: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for file in folder.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        kind = KIND.search(text)
        # A page of an old address leaves at once.
        if kind and kind[1] != "redirect":
            kinds[kind[1]].append((len(text), file.relative_to(folder).as_posix()))
    return sorted(path for pages in kinds.values() for path in spread([path for _, path in sorted(pages)], number))


def spread(paths: list[str], number: int) -> set[str]:
    """So many of them at even distances, the last one included."""
    return {paths[round(at * (len(paths) - 1) / max(number - 1, 1))] for at in range(number)} | {paths[-1]}


def examine(browser: Browser, site: str, path: str, axe: str) -> list[str]:
    """All faults of a page; its weight is printed."""
    page = browser.new_page(reduced_motion="reduce")
    asked = load(page, f"{site}/{path}")
    fonts = sum(weight(request) for request in asked if request.resource_type == "font")
    rest = sum(weight(request) for request in asked) - fonts
    print(f"{path}: {rest / 1000:.1f} kB and {fonts / 1000:.1f} kB of fonts in {len(asked)} requests", flush=True)
    page.close()
    page = browser.new_page(reduced_motion="reduce")
    found = faults_of(page, f"{site}/{path}", axe)
    page.close()
    return found


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    total = 0
    try:
        with serving(folder) as site, chromium() as browser:
            paths = sample(folder, number)
            for path in paths:
                found = examine(browser, site, path, axe_source())
                total += len(found)
                for fault in found:
                    print(f"    {fault}")
    except Missing as missing:
        sys.exit(str(missing))
    print(f"{total} faults in {len(paths)} pages")
    sys.exit(bool(total))


if __name__ == "__main__":
    main()
