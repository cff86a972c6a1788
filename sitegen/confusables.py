"""Letters that look like others: a Greek or Cyrillic letter in a word of Latin ones.

The table holds the letters that fonts draw alike (Unicode TR39, confusables.txt); others, such as the Greek of a
formula or Cyrillic words, are never meant for Latin and are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

TWINS = {
    **dict(zip("асеіјорѕхуһԁԛԝ", "aceijopsxyhdqw", strict=True)),
    **dict(zip("АВСЕНІЈКМОРЅТХУ", "ABCEHIJKMOPSTXY", strict=True)),
    **dict(zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True)),
}
"""Greek or Cyrillic letter -> the Latin one that it looks like."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−﹣－", "-"))
"""Signs that stand where a hyphen was meant; word processors put them there."""
_MIXED = re.compile(f"[{''.join(TWINS)}]")
_WORD = re.compile(r"[^\W\d_]+")


def confusables(text: str) -> Iterator[tuple[int, str, str]]:
    """(offset, letter, Latin letter) of the first foreign letter of each word whose other letters are Latin, two at
    least."""
    for found in _MIXED.finditer(text) if not text.isascii() else ():
        word = _word_at(text, found.start())
        first = next(n for n, sign in enumerate(word[0]) if sign in TWINS)
        others = [sign for sign in word[0] if sign not in TWINS]
        if word.start() + first == found.start() and len(others) > 1 and all(map(_is_latin, others)):
            yield found.start(), found[0], TWINS[found[0]]


def with_hyphens(text: str) -> str:
    """The text with plain hyphens in the place of all signs that look like them."""
    return text if text.isascii() else text.translate(_DASHES)


def odd_dash(text: str) -> str:
    """What to say of the first sign of a text that looks like a hyphen; empty where it has none."""
    sign = next((sign for sign in text if ord(sign) in _DASHES), "")
    return f"'{sign}' is U+{ord(sign):04X} there, and only looks like a hyphen" if sign else ""


def _word_at(text: str, at: int) -> re.Match[str]:
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    word = _WORD.match(text, start)
    assert word is not None
    return word


def _is_latin(sign: str) -> bool:
    return sign.isascii() or unicodedata.name(sign, "").startswith("LATIN ")
