"""`repeated-word`: a word that stands twice in a row.

Bad: "Five teams took took part." Good: "Five teams took part." What may well be meant (`had had`) is left alone, and so
are quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from sitegen.diagnostics import Diagnostic, Severity, Span

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,})[ \t]*[ \t\n][ \t]*(?i:\1)(?![\w’'-])")
_ENDS = ".,;:!?)”’\"'*_"
_MEANT = frozenset(
    "had that is was do did very so no far long many much more again really in on up out her you by to ha bye blah "
    "ho hear there now never ever over round through time side step day word face hand bit".split()
)


def may_have(body: str) -> bool:
    """A quick look at a body as typed, in which most words stand once in a row."""
    words = body.lower().split()
    following = words[1:]
    alike = compress(zip(words, following, strict=False), map(str.startswith, following, words))
    return any(not other[len(one) :].strip(_ENDS) for one, other in alike)


def find(ours: str) -> Iterator[tuple[int, str]]:
    """(offset, word) of each in our own words."""
    for match in _TWICE.finditer(ours):
        first, second = match[1], re.split(r"\s+", match[0])[-1]
        # Two capitals are a name (New York, New Zealand; Duran Duran); `The the` is none.
        if second.islower() and first.casefold() not in _MEANT:
            yield match.start(), match[0]


def problem(span: Span, words: str) -> Diagnostic:
    """What to say of one."""
    word = words.split()[-1]
    message = f"the word '{word}' stands twice in a row"
    return Diagnostic(span, "repeated-word", Severity.WARNING, message, f"delete one: {words.split()[0]}")
