"""Numbers that are part of a name: `Top 30 Prizes`, `Pier Makers 30 Prize`."""

from __future__ import annotations

import re

from sitegen.importing.page.furniture import MONTH

_RANKING = frozenset("Top Best Fortune Power Global Inclusive".split())
_NO_PART_OF_NAME = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday About Over Some Only Just".split()
)


def in_name(text: str, at: int) -> bool:
    """Whether a number stands within a name: between words with capitals, or in a ranking such as `Top 30`."""
    number = re.match(r"\d[\d,]*", text[at:])
    before = re.search(r"(?:([A-Z][\w'-]*) )?\b([A-Z][a-z][\w'-]*) $", text[:at])
    if number is None or before is None or before[2] in _NO_PART_OF_NAME or re.match(MONTH, before[2]):
        return False
    behind = re.match(r" [A-Z][a-z]", text[at + number.end() :])
    # The first word of a sentence has a capital whatever it is.
    first = before[1] is None and re.search(r"(?:^|[.!?:;\"(] ?)$", text[: before.start()])
    if before[2] in _RANKING:
        return bool(behind or before[1])
    return bool(behind) and not first
