"""`name-differs`: a speaker or holder whose name the text writes otherwise.

Bad: `speaker: Owen Price-Hill` below a sentence on Owen Pryce-Hill. Good: one spelling in both.
"""

from __future__ import annotations

import re

from sitegen.diagnostics import Diagnostic, Severity, Span, edit_distance

SLIPS = 2
"""Slips of the keys within which two names are hardly those of two people."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def otherwise(name: str, text: str) -> str:
    """The name as the text writes it, where it differs by a slip or two; empty where it does not, or is another."""
    words = _WORD.findall(name)
    typed = _WORD.findall(text)
    if len(words) < 2 or not words[0][0].isupper():
        return ""
    windows = {" ".join(typed[at : at + len(words)]) for at in range(len(typed) - len(words) + 1)}
    wanted = " ".join(words)
    if wanted in windows:
        return ""
    alike = (one for one in sorted(windows) if _may_be(one, wanted) and edit_distance(one, wanted) <= SLIPS)
    return next(alike, "")


def _may_be(window: str, name: str) -> bool:
    """A quick look: names of about one length with the same first letters of their first and last words."""
    heads = [(text[0], text.rpartition(" ")[2][0]) for text in (window, name)]
    return abs(len(window) - len(name)) <= SLIPS and heads[0] == heads[1]


def problem(span: Span, name: str, typed: str) -> Diagnostic:
    """What to say of one."""
    message = f"the annotation has the name '{name}', and the text '{typed}'"
    return Diagnostic(span, "name-differs", Severity.WARNING, message, "write the source's spelling in both")
