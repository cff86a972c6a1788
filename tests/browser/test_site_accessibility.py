"""Every page kind, in both themes and at two widths, against the rules of axe-core for WCAG 2.2 AA and good practice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsing import PLACES, NewPage, path_of

pytestmark = pytest.mark.browser

RUN = """async () => {
  await document.fonts.ready;
  const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const result = await axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  return { rules: result.passes.length, violations: result.violations };
}"""
THEMES = ("light", "dark")
WIDTHS = (390, 1280)


def described(violations: list[dict[str, Any]], where: str) -> list[str]:
    return [
        f"{where}: {violation['id']} at {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(place: str, digest: Path, site: str, axe: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/{path_of(place, digest)}")
    page.evaluate(axe)
    faults: list[str] = []
    for theme in THEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 800})
            result = page.evaluate(RUN)
            assert result["rules"] > 10, "axe did not run its rules"
            faults += described(result["violations"], f"{theme}, {width} px")
    assert not faults, "\n".join(faults)
