"""`name-differs`: a speaker or holder whose name the text writes otherwise.

Bad: `speaker: Owen Price-Hill` below a sentence on Owen Pryce-Hill. Good: one spelling in both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.diagnostics import Diagnostic, Severity, Span, edit_distance

SLIPS = 2
"""Slips of the keys within which two names are hardly those of two people."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def otherwise(name: str, text: str) -> str:
    """The name as the text writes it, where it differs by a slip or two; empty where it does not, or is another.

    Only words with the same first letters as the first and the last of the name are compared: the rest is soon told.
    """
    words = _WORD.findall(name)
    if len(words) < 2 or not words[0][0].isupper():
        return ""
    wanted, first, last, behind = " ".join(words), words[0][0], words[-1][0], len(words) - 1
    alike = set()
    typed = _words_of(text)
    for at in range(len(typed) - behind):
        if typed[at][0] == first and typed[at + behind][0] == last:
            window = " ".join(typed[at : at + behind + 1])
            if window == wanted:
                return ""
            if abs(len(window) - len(wanted)) <= SLIPS:
                alike.add(window)
    return next((one for one in sorted(alike) if edit_distance(one, wanted) <= SLIPS), "")


# Each annotation of an entry asks for the same text.
@lru_cache(maxsize=1)
def _words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def problem(span: Span, name: str, typed: str) -> Diagnostic:
    """What to say of one."""
    message = f"the annotation has the name '{name}', and the text '{typed}'"
    return Diagnostic(span, "name-differs", Severity.WARNING, message, "write the source's spelling in both")
