"""The panel of the preview: what keeps the last change from being shown. Pure text, nothing of it inline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import escape

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_PLACE = re.compile(r":\d+(?::\d+)?(?=:)")

PANEL_CSS = """\
.sitegen-problems { border-block-start: 0.25rem solid #f4b8b0; background: #5c1010; color: #fff;
  font-size: 1rem; text-align: start; }
.sitegen-problems > details > summary { font-weight: bold; }
.sitegen-problems-list { max-block-size: 40vh; padding: 0 1rem 0.75rem; overflow: auto; }
@media (width < 30rem) { .sitegen-problems-list { max-block-size: 30vh; } }
.sitegen-dock:has(.sitegen-bar details[open]) .sitegen-problems-list { max-block-size: 20vh; }
.sitegen-problems ul { margin: 0; padding: 0; list-style: none; }
.sitegen-problems li { margin: 0.25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.sitegen-problems :is(li, pre, a) { font: 0.9375rem/1.5 ui-monospace, monospace; }
.sitegen-problems pre { margin: 0; white-space: pre; overflow: visible; overflow-wrap: normal; }
.sitegen-problems a { color: #ffd9d4; text-decoration: underline; }
.sitegen-problems :focus-visible { outline: 0.1875rem solid #fff; outline-offset: -0.25rem; }
"""


@dataclass(frozen=True)
class Problem:
    """A problem for the panel: its text, the line of the file that it is about, a link that opens the file there."""

    text: str
    frame: str = ""
    link: str = ""


def panel(problems: Sequence[Problem]) -> str:
    """The problems of the last rebuild as a piece of HTML; empty when there are none."""
    if not problems:
        return ""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    items = "".join(f"<li>{_told(problem)}</li>" for problem in problems)
    return (
        '<div class="sitegen-problems" role="alert" lang="en" dir="ltr">'
        f'<details open data-problems="{_name(problems)}">'
        f"<summary>The last change is not on this page: {count}.</summary>"
        # A long list scrolls, and what scrolls must be reachable by keyboard.
        '<div class="sitegen-problems-list" role="group" aria-label="Problems" tabindex="0">'
        f"<ul>{items}</ul></div></details></div>"
    )


def _name(problems: Sequence[Problem]) -> str:
    """Stays as long as the problems do, wherever in their files they move to: one that was folded away stays so."""
    told = "\n".join(_PLACE.sub("", problem.text) for problem in problems)
    return blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _told(problem: Problem) -> str:
    # A frame points with a mark below a word, so its lines must not wrap.
    frame = f"<pre>{_shown(problem.frame.rstrip())}</pre>" if problem.frame else ""
    opens = f'<a href="{escape(problem.link)}">Open in editor</a>' if problem.link else ""
    return f"{_shown(problem.text)}{frame}{opens}"


def _shown(text: str) -> str:
    return escape(_CONTROL.sub(_REPLACEMENT, text))
