"""Every page kind, in both themes and at two widths, against axe-core's rules for WCAG 2.2 AA and good practice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from browsing import PLACES, RARE, Address, NewPage, path_of

pytestmark = pytest.mark.browser

# Of the rules, only those about colour can come out otherwise in the other theme.
RUN = """async (colours) => {
  await document.fonts.ready;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const runOnly = colours
    ? { type: "rule", values: ["color-contrast", "link-in-text-block"] }
    : { type: "tag", values: tags };
  const result = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return { rules: result.passes.length, violations: result.violations };
}"""
THEMES = ("light", "dark")
WIDTHS = (390, 1280)


def described(violations: list[dict[str, Any]]) -> dict[str, str]:
    """Rule and element of every violation, with what axe says of it."""
    return {
        f"{violation['id']} at {' '.join(map(str, node['target']))}": " ".join(node["failureSummary"].split())
        for violation in violations
        for node in violation["nodes"]
    }


@pytest.mark.parametrize("place", [*PLACES, *RARE])
def test_axe_finds_nothing(place: str, address: Address, axe: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address(place))
    page.evaluate(axe)
    seen: dict[str, list[str]] = {}
    said: dict[str, str] = {}
    for theme in THEMES:
        # Colours are the same at every width.
        for width in WIDTHS if theme == "light" else WIDTHS[-1:]:
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 800})
            result = page.evaluate(RUN, theme == "dark")
            assert result["rules"] > (0 if theme == "dark" else 10), "axe did not run its rules"
            faults = described(result["violations"])
            said |= faults
            for fault in faults:
                seen.setdefault(fault, []).append(f"{theme} {width} px")
    lines = [f"{fault} ({', '.join(where)}): {said[fault]}" for fault, where in seen.items()]
    assert not lines, "\n".join([f"{len(lines)} faults on {page.url}", *lines[:20]])


def test_axe_finds_what_is_wrong(site: str, axe: str, new_page: NewPage) -> None:
    """The test above would be empty if axe were blind."""
    page = new_page()
    page.goto(f"{site}/about/index.html")
    page.evaluate(axe)
    page.evaluate("""() => {
      document.documentElement.removeAttribute("lang");
      document.querySelector("main p").style.color = "#ddd";
    }""")
    rules = {violation["id"] for violation in page.evaluate(RUN, False)["violations"]}
    assert {"html-has-lang", "color-contrast"} <= rules


KIND = re.compile(r'<body class="page-([^"]+)">')


def kinds_of(files: Iterable[Path]) -> set[str]:
    return {KIND.findall(file.read_text(encoding="utf-8"))[0] for file in files}


def test_every_kind_of_page_is_among_those_looked_at(digest: Path, kinds: Path) -> None:
    """The tests of this folder take some pages for all: so each kind that is built has to be among them."""
    looked_at = [digest / path_of(place, digest) for place in PLACES] + [kinds / path for path in RARE.values()]
    built = kinds_of([*digest.rglob("*.html"), *kinds.rglob("*.html")])
    assert len(built) > 10
    assert built == kinds_of(looked_at)
