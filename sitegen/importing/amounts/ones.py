"""`One of` where it is no share: `every one of the 40 boats`; and what needs no count: `one of two things`.

They are hidden before numbers are looked for, so that `every one of the 40 boats` leaves `40 boats`.
"""

from __future__ import annotations

import re

from sitegen.numerals import DIGITS, SPELLED

_ALL = re.compile(
    r"\b(?:every|each|any)(?: single)? one (?:of|out of)(?: (?:the|its|our|their|these|those))? ", re.IGNORECASE
)
_NONE_OF = re.compile(
    r"\b(?:not(?: even| a single| a)?|never|nor|no|hardly|barely|scarcely) one (?:of|out of)"
    r"(?: (?:the|its|our|their|these|those))? ",
    re.IGNORECASE,
)
_NONE_IN = re.compile(
    rf"\b(?:not(?: even)?|hardly|barely|scarcely) one (?:[a-z-]+ ){{0,2}}(?:in|out of)(?: every)? "
    rf"(?:{DIGITS}|{SPELLED})\b",
    re.IGNORECASE,
)
"""`Not one in ten` is fewer than one in ten, and nobody can tell how many."""
_MEMBER = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being|as|became|become|becomes|becoming|remains?|remained)(?: (?:only|just))?)"
    rf"(?P<one> one of(?: (?:the|its|our|their|these|those))? )(?={DIGITS}|{SPELLED})",
    re.IGNORECASE,
)
"""`It is one of the 40 crews` says what it is; that they are 40 stays."""
_POINTS = frozenset(
    "things reasons ways points questions answers kinds sorts types sides ends factors parts aspects themes lessons "
    "examples options choices routes paths stages thoughts ideas messages words sentences paragraphs respects senses "
    "extremes directions approaches elements issues observations suggestions arguments views camps caveats".split()
)
"""What a writer counts to put a text in order. Spelled out and few, it is no finding."""


def without_ones(text: str) -> str:
    """A text of the same length in which `one of` that is no share is hidden."""
    for pattern in (_ALL, _NONE_OF, _NONE_IN):
        text = pattern.sub(lambda m: _hidden(m[0]), text)
    return _MEMBER.sub(lambda m: m[0].replace(m["one"], _hidden(m["one"])), text)


def _hidden(words: str) -> str:
    """As many signs that are no word; the space at the end stays, for a number begins behind it."""
    return "~" * len(words.rstrip()) + " " * (len(words) - len(words.rstrip()))


def counts_points(words: str, unit: str) -> bool:
    """Whether a figure counts points of a text, in words: `two powerful reasons`, `one of two things`."""
    return unit.lower() in _POINTS and not re.search(r"\d", words)
