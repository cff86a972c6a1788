"""Numbers that are part of a name: `Top 30 Prizes`, `Pier Makers 30 Prize`, `the Five Bells`, `12 Little Quay`."""

from __future__ import annotations

import re

from sitegen.importing.page.furniture import MONTH
from sitegen.numerals import SPELLED

_RANKING = frozenset("Top Best Fortune Power Global Inclusive".split())
_NO_PART_OF_NAME = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday About Over Some Only Just".split()
)
_SPELLED_NAME = re.compile(rf"(?P<n>{SPELLED}) [A-Z][a-z]", re.IGNORECASE)


_PLACED = re.compile(r"\b(?:at|of|outside|inside|into|opposite|from|to) $")
_HOUSE = re.compile(
    r"\d{1,4} (?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z][a-z]+(?<!s) [A-Z][a-z]+(?<!s)"
    r"(?=[,.;:)]|$| (?:she|he|they|we|I|in|where|when|which|is|was|on|for|to|with|at)\b)"
)
"""A house in a street whose name does not say that it is one; behind `40 Tide Office` a noun would follow."""


def in_name(text: str, at: int) -> bool:
    """Whether a number stands within a name: between words with capitals, in a ranking such as `Top 30`, or of a
    house.
    """
    if is_spelled_name(text, at) or (_PLACED.search(text[max(0, at - 10) : at]) and _HOUSE.match(text, at)):
        return True
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


def is_spelled_name(text: str, at: int) -> bool:
    """Whether a number in words with a capital, within a sentence, goes with the next word: `the Five Bells`."""
    match = _SPELLED_NAME.match(text, at)
    if match is None or not (text[at].isupper() and text[match.end() - 2].isupper()) or _all_capitals(text):
        return False
    return re.search(r"(?:^|[.!?:;•–—\"“‘'(*]\s*)$", text[:at]) is None


def _all_capitals(text: str) -> bool:
    """True of a headline in which nearly every word has a capital, so that capitals tell nothing."""
    words: list[str] = re.findall(r"\b[A-Za-z]{4,}", text)
    return sum(word[0].islower() for word in words) * 5 <= len(words)
