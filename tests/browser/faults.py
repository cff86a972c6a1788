"""What is wrong with a page, seen in a browser: what the tests ask of every kind, and `examine.py` of any site.

* axe-core's rules for WCAG 2.0 to 2.2, A and AA, and good practice, in both themes at the widths of a phone and a desk;
* a page is quiet: no word in the console, no breach of its own policy, nothing asked of another host;
* it never scrolls sideways, and at 400 % all of it can be read: a screen of 1280 × 1024 at 400 % is 320 × 256 CSS
  pixels (WCAG 1.4.10).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

THEMES = ("light", "dark")
AXE_WIDTHS = (390, 1280)
WIDTHS = (320, 390, 768, 1280)
ZOOMED = {"width": 320, "height": 256}


def faults_of(page: Page, address: str, axe: str) -> list[str]:
    """Load a page once, and say all that is wrong with it."""
    target = urlsplit(address)
    found = listen(page, f"{target.scheme}://{target.netloc}")
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready")
    found += _sideways(page)
    page.set_viewport_size(ZOOMED)
    found += [f"400 %: {fault}" for fault in page.evaluate(ZOOM)]
    page.evaluate(axe)
    return found + _against_rules(page)


def _sideways(page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"scrolls sideways: {overflow}"] if (overflow := page.evaluate(OVERFLOW)) else []
    return found


def _against_rules(page: Page) -> list[str]:
    """What axe says, each fault once, with the themes and widths where it shows."""
    seen: dict[str, list[str]] = {}
    said: dict[str, str] = {}
    for width in AXE_WIDTHS:
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 800})
            result = page.evaluate(RUN)
            assert result["rules"] > 10, "axe did not run its rules"
            faults = described(result["violations"])
            said |= faults
            for fault in faults:
                seen.setdefault(fault, []).append(f"{theme} {width} px")
    return [f"axe: {fault} ({', '.join(where)}): {said[fault]}" for fault, where in seen.items()]


# axe


RUN = """async () => {
  await document.fonts.ready;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const result = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return { rules: result.passes.length, violations: result.violations };
}"""


def described(violations: list[dict[str, Any]]) -> dict[str, str]:
    """Rule and element of every violation, with what axe says of it."""
    return {
        f"{violation['id']} at {' '.join(map(str, node['target']))}": " ".join(node["failureSummary"].split())
        for violation in violations
        for node in violation["nodes"]
    }


# Quiet, and no wider than the screen


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


OVERFLOW = """() => {
  const room = window.innerWidth, wide = document.documentElement.scrollWidth;
  if (wide <= room) return "";
  const late = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room + 0.5);
  const names = late.slice(0, 5).map((e) => e.tagName.toLowerCase() + (e.className ? "." + e.className : ""));
  return `${wide} px wide in ${room} px: ${names.join(", ")}`;
}"""


# At 400 %


# What does not fit: text beyond the edges, text in a box that hides it, lines that run over each other, and a box that
# scrolls sideways although it is no table, or cannot be reached by keyboard.
ZOOM = """async () => {
  await document.fonts.ready;
  const faults = new Set(), room = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  if (wide > room) faults.add(`the page is ${wide} wide`);
  const hidden = (element) => element !== null
    && (getComputedStyle(element).clipPath !== "none" || hidden(element.parentElement));
  const name = (element) => element.tagName.toLowerCase() + (element.className ? "." + element.className : "");
  for (const element of document.body.querySelectorAll(":not(svg, svg *)")) {
    const style = getComputedStyle(element);
    const wide = element.scrollWidth > element.clientWidth + 1, high = element.scrollHeight > element.clientHeight + 1;
    if (/hidden|clip/.test(style.overflowX) && (wide || high) && style.clipPath === "none")
      faults.add(`cut off: ${name(element)}`);
    if (/auto|scroll/.test(style.overflowX) && wide && !element.matches(".table-reach[tabindex='0']"))
      faults.add(`scrolls by itself: ${name(element)}`);
  }
  const lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest("svg, .skip-link, .annotation-ref, sup, sub")) continue;
    if (!parent.checkVisibility() || hidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const text = `${name(parent)} "${node.data.trim().slice(0, 40)}"`;
      const off = box.right > room + 1 || box.left < -1;
      if (off && !parent.closest(".table-reach")) faults.add(`off the page: ${text}`);
      lines.push({ text, top: box.top, bottom: box.bottom, left: box.left, right: box.right });
    }
  }
  // Boxes of text are higher than its letters, by a fifth and more: only what runs deeper into each other is a fault.
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1)) {
      if (other.top > one.bottom) break;
      const down = Math.min(one.bottom, other.bottom) - other.top, across = Math.min(one.right, other.right)
        - Math.max(one.left, other.left);
      if (across > 1 && down > 0.45 * Math.min(one.bottom - one.top, other.bottom - other.top))
        faults.add(`on each other: ${one.text} and ${other.text}`);
    }
  });
  return [...faults];
}"""
