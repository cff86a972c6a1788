"""Numbers whose noun stands at the number before: `130 clerks, which will rise to 300`; proposed as doubtful."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sitegen.importing.amounts.figures import Figure
from sitegen.importing.amounts.numbers import SPAN
from sitegen.importing.page.layout import Page
from sitegen.numerals import NUMBER

_LEADS_ON = re.compile(
    r"[^.!?;]{0,60}\b(?:(?:including|of whom|of which|compared (?:with|to)|against|versus|up from|down from)"
    r"|to|up|down|by)(?: (?:a|an|the|some|about|around|nearly|over|up to|only|just))?"
    r"(?: (?:projected|planned|expected|estimated|total|record|target|further)(?: of)?)? ?"
)


def with_borrowed_units(page: Page, figures: list[Figure]) -> list[Figure]:
    """Give a number that stands alone what the number before it counts, where the words between lead on to it."""
    made = figures[:1]
    for _, figure in pairwise(figures):
        last = made[-1]
        number = re.search(NUMBER, figure.words, re.IGNORECASE)
        between = page.text[last.end : figure.start + (number.start() if number else 0)]
        alone = not figure.unit and figure.kind in {"bare", "count"}
        counted = last.kind == "count" and last.unit and not re.search(rf"\bper\b|{SPAN}$", last.unit)
        if alone and counted and _LEADS_ON.fullmatch(between):
            figure = replace(figure, unit=last.unit, kind="count", sureness="doubtful")
        made.append(figure)
    return made
