"""`wrong-encoding`: a question mark in the place of an apostrophe, which a program could not write.

Bad: "the minister?s plan", "they don?t". Good: "the minister’s plan". Addresses and code are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.own_words import told

_LOST = re.compile(r"(?<![\w/.?=&-])([A-Za-z]+)\?(s|t|re|ve|ll|d|m)(?![\w=&/?])")
_SURE = {"t": "n"}
"""The letter that stands before a lost one in words such as `don’t`."""


def find(body: str) -> Iterator[tuple[int, str, str]]:
    """(offset, word, the word that was meant) of each in a body as typed."""
    for match in _LOST.finditer(told(body)) if "?" in body and _LOST.search(body) else ():
        if match[1].endswith(_SURE.get(match[2], "")):
            yield match.start(), match[0], f"{match[1]}’{match[2]}"


def problem(span: Span, word: str, meant: str) -> Diagnostic:
    """What to say of one."""
    message = f"'{word}' has a question mark in the place of an apostrophe, which was lost on the way"
    return Diagnostic(span, "wrong-encoding", Severity.WARNING, message, f"write {meant}")
