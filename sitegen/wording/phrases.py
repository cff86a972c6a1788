"""Phrases of a list, found in a text.

Each has a sign, a piece of text that it cannot do without. A text is searched for the signs first, and for the phrase
only around them: ten times faster than one large pattern, and most texts have few signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

Phrases = tuple[tuple[str, str], ...]
"""(sign, regular expression of the whole phrase), both in small letters."""
_AROUND = 30
"""Characters on either side of a sign within which its phrase lies."""


def found(text: str, known: Phrases, own: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """(offset, words) of each phrase in the order of the text; `own` are plain words of a digest. Case is ignored."""
    low = text.lower()
    if len(low) != len(text):
        # A few capitals have small forms of two letters; offsets count more than such a word.
        low = text
    spots = {spot for sign, pattern in _patterns(known, own) for spot in _around(low, sign, pattern)}
    end = 0
    for start, stop in sorted(spots):
        if start >= end:
            yield start, " ".join(text[start:stop].split())
            end = stop


def _around(low: str, sign: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = low.find(sign)
    while at >= 0:
        for match in pattern.finditer(low, max(0, at - _AROUND), at + len(sign) + _AROUND):
            if match.start() <= at < match.end():
                yield match.span()
        at = low.find(sign, at + len(sign))


@lru_cache(maxsize=8)
def _patterns(known: Phrases, own: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = (word.lower().strip() for word in own)
    plain = tuple((word, re.escape(word)) for word in words if word)
    return tuple((sign, re.compile(rf"\b(?:{phrase})\b")) for sign, phrase in (*known, *plain))
