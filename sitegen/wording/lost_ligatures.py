"""`lost-ligature`: letters such as ff or fi are missing, as in text taken out of a PDF.

Bad: "the o cial view". Good: "the official view".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.words import LOST, LOST_WHOLE

_FIRST = frozenset({*LOST, *(part.capitalize() for part in LOST), "sta"})
_WHOLE = frozenset(LOST_WHOLE.split())
_PAIRS = "|".join(f"{first} (?:{seconds.replace(' ', '|')})" for first, seconds in LOST.items())
# "sta" is no word: with a small letter and another word behind it, it was "staff".
_LOST = re.compile(rf"(?<![\w'’.-])(?:(?i:{_PAIRS}|{'|'.join(sorted(_WHOLE))})|sta(?= [a-z]))(?![\w-])|\w\ufffd\w")


def find(body: str, told: Callable[[str], str]) -> Iterator[tuple[int, str, str]]:
    """(offset, message, hint) of each. `told` blanks what is no prose; it is asked where something may be lost."""
    words = set(body.split())
    if words.isdisjoint(_FIRST) and words.isdisjoint(_WHOLE) and "\ufffd" not in body:
        return
    for match in _LOST.finditer(told(body)):
        yield match.start(), f"'{match[0]}' has lost letters (ff, fi or fl)", "type the whole word, as in 'official'"


def problem(span: Span, message: str, hint: str) -> Diagnostic:
    """What to say of one."""
    return Diagnostic(span, "lost-ligature", Severity.WARNING, message, hint)
