"""`lost-ligature`: letters such as ff or fi are missing, as in text taken out of a PDF.

Bad: "the o cial view". Good: "the official view".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.own_words import told
from sitegen.wording.words import LOST, LOST_WHOLE

_WHOLE = frozenset(LOST_WHOLE.split())
# "a" is in every text, so of its words the second part gives a sign.
_FIRST = frozenset({*LOST, *(part.capitalize() for part in LOST), "sta"}) - {"a", "A"}
# With the space before: it is in "social".
_SIGHTS = ("\ufffd", *(f" {word}" for word in sorted(_WHOLE)))
_SIGNS = _FIRST | frozenset(LOST["a"].split())
_PAIRS = "|".join(f"{first} (?:{seconds.replace(' ', '|')})" for first, seconds in LOST.items())
# "sta" is no word: with a small letter and another word behind it, it was "staff".
_LOST = re.compile(rf"(?<![\w'’.-])(?:(?i:{_PAIRS}|{'|'.join(sorted(_WHOLE))})|sta(?= [a-z]))(?![\w-])|\w\ufffd\w")


def find(body: str) -> Iterator[tuple[int, str]]:
    """(offset, words) of each in a body as typed; what is no prose is only blanked where something may be lost."""
    if _SIGNS.isdisjoint(body.split()) and not any(sign in body for sign in _SIGHTS):
        return
    for match in _LOST.finditer(told(body)):
        yield match.start(), match[0]


def problem(span: Span, words: str) -> Diagnostic:
    """What to say of one."""
    message = f"'{words}' has lost letters, such as ff, fi or fl"
    hint = "look at the original, and type the whole word: 'official', not 'o cial'"
    return Diagnostic(span, "lost-ligature", Severity.WARNING, message, hint)
