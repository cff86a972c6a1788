"""A screen of 1280 × 1024 at 400 % is 320 × 256 CSS pixels (WCAG 1.4.10): pages scroll one way, and all can be read."""

from __future__ import annotations

import pytest
from browsing import PLACES, RARE, Address, NewPage

pytestmark = pytest.mark.browser

# What does not fit: text beyond the edges, text in a box that hides it, lines that run over each other, and a box that
# scrolls sideways although it is no table, or cannot be reached by keyboard.
FAULTS = """async () => {
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


@pytest.mark.parametrize("place", [*PLACES, *RARE])
def test_page_fits_at_400_per_cent(place: str, address: Address, new_page: NewPage) -> None:
    page = new_page(320, 256)
    page.goto(address(place))
    faults = page.evaluate(FAULTS)
    assert not faults, "\n".join(faults[:20])


def test_faults_are_seen(address: Address, new_page: NewPage) -> None:
    """The test above would be empty if it were blind."""
    page = new_page(320, 256)
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
    faults = "\n".join(page.evaluate(FAULTS))
    for fault in ("the page is", "off the page", "cut off", "scrolls by itself", "on each other"):
        assert fault in faults, fault
