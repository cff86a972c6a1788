"""The dock of the preview: panel and bar, one above the other, at the lower edge of the window.

It is the last thing of the page and sticky, so that it never lies on the end of what the page says, nor on its top:
there are the link that skips to the content, what links within the page lead to, and what a site keeps in view.
"""

from __future__ import annotations

import re

from sitegen.preview.bar import BAR_CSS
from sitegen.preview.panel import PANEL_CSS

DOCK_STYLE_PATH = "/__sitegen/dock.css"
DOCK_SCRIPT_PATH = "/__sitegen/dock.js"

# What gets the focus is kept clear of the dock by a padding: its height, told by the script, or the most that it can
# be. Its own parts take that back, or the page would scroll whenever one of them gets the focus. `revert` shuts out the
# style of the site. On a screen of a few lines, as at 400 %, only the panel stays in view.
DOCK_CSS = f"""\
.sitegen-dock, .sitegen-dock * {{ all: revert; box-sizing: border-box; font: 0.875rem/1.5 system-ui, sans-serif;
  color: inherit; }}
.sitegen-dock {{ display: block; position: sticky; inset-block-end: 0; z-index: 2147483647; grid-column: 1 / -1;
  clear: both; inline-size: 100%; margin: 0; }}
html:has(.sitegen-dock) {{ scroll-padding-block-end: var(--sitegen-dock, 9rem); }}
html:has(.sitegen-dock details[open]) {{ scroll-padding-block-end: var(--sitegen-dock, calc(40vh + 9rem)); }}
html:has(.sitegen-dock details :focus) {{ scroll-padding-block-end: 0; }}
.sitegen-dock summary {{ position: relative; min-block-size: 2.5rem; padding: 0.5rem 1rem 0.5rem 2.25rem;
  cursor: pointer; list-style: none; }}
.sitegen-dock summary::-webkit-details-marker {{ display: none; }}
.sitegen-dock summary::before {{ position: absolute; inset: 0.5rem auto auto 1rem;
  content: "\\25B8"; content: "\\25B8" / ""; }}
.sitegen-dock details[open] > summary::before {{ content: "\\25BE"; content: "\\25BE" / ""; }}
{PANEL_CSS}{BAR_CSS}\
@media (max-height: 24rem) {{
  .sitegen-dock {{ display: contents; }}
  .sitegen-problems {{ position: sticky; inset-block-end: 0; z-index: 2147483647; inline-size: 100%; }}
  .sitegen-bar-more {{ max-block-size: none; }}
}}
@media print {{ .sitegen-dock {{ display: none; }} }}
"""

# Runs before the page is painted, or what is folded away would be seen for an instant. Private windows may refuse to
# store anything: the bar then begins closed on each page, the panel open. After a save the page is loaded anew; who
# works by keyboard then goes on where they were: at the same one of all elements that say the same.
DOCK_SCRIPT = """\
(() => {
  const recall = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { sessionStorage.setItem(key, value); } catch { } };

  const bar = document.querySelector(".sitegen-bar details");
  if (bar) {
    bar.open = recall("sitegen-bar") === "open";
    bar.addEventListener("toggle", () => keep("sitegen-bar", bar.open ? "open" : "closed"));
  }
  const panel = document.querySelector(".sitegen-problems details");
  if (panel) {
    panel.open = recall("sitegen-folded") !== panel.dataset.problems;
    panel.addEventListener("toggle", () => keep("sitegen-folded", panel.open ? "" : panel.dataset.problems));
  } else keep("sitegen-folded", "");

  const dock = document.querySelector(".sitegen-dock");
  if (dock) {
    const parts = [dock, ...dock.children];
    const measure = () => {
      const held = parts.filter((part) => getComputedStyle(part).position === "sticky");
      const height = held.reduce((sum, part) => sum + part.offsetHeight, 0);
      document.documentElement.style.setProperty("--sitegen-dock", `${height + 8}px`);
    };
    const observer = new ResizeObserver(measure);
    parts.forEach((part) => observer.observe(part));
    measure();
  }

  const said = (element) => [element.tagName, element.id, element.getAttribute("href"), element.getAttribute("name"),
    element.textContent.slice(0, 80)].join(" ");
  const alike = (tag, words) => [...document.getElementsByTagName(tag)].filter((other) => said(other) === words);
  addEventListener("pagehide", () => {
    const at = document.activeElement;
    const here = at && at !== document.body && at.matches(":focus-visible");
    const place = here && { tag: at.tagName, words: said(at), number: alike(at.tagName, said(at)).indexOf(at) };
    keep("sitegen-focus", place ? JSON.stringify(place) : "");
  });
  addEventListener("DOMContentLoaded", () => {
    const place = recall("sitegen-focus");
    if (!place || performance.getEntriesByType("navigation")[0]?.type !== "reload") return;
    const { tag, words, number } = JSON.parse(place), found = alike(tag, words);
    (found[number] ?? found[0])?.focus({ preventScroll: true });
  });
})();
"""
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)


def dock(panel: str, bar: str) -> str:
    """Panel and bar as a piece of HTML, with the script that every page has."""
    parts = panel + bar
    docked = f'<link rel="stylesheet" href="{DOCK_STYLE_PATH}"><div class="sitegen-dock">{parts}</div>' if parts else ""
    return f'{docked}<script src="{DOCK_SCRIPT_PATH}"></script>'


def with_dock(page: bytes, html: str) -> bytes:
    """The page with a dock as the last thing in its body."""
    ends = list(_BODY_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + html.encode("utf-8", "replace") + page[at:]
