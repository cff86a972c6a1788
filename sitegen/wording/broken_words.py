"""`lost-ligature`: a word that the end of a printed line has divided.

Bad: "the per- formers", "per-" and "formers" on two lines. Good: "the performers"; "pre- and post-war".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.own_words import told

_BROKEN = re.compile(
    r"(?<![\w’'-])([A-Za-z][a-z]+)-(?:[ \t]*\n[ \t]*| )(?!(?:and|or|to|nor|but|versus|as|than|rather|through|if|not)\b)"
    r"([a-z]{2,})(?![\w-])"
)


def find(body: str) -> Iterator[tuple[int, str, str]]:
    """(offset, first part, second part) of each in a body as typed."""
    if "- " not in body and "-\n" not in body:
        return
    for match in _BROKEN.finditer(told(body)):
        yield match.start(), match[1], match[2]


def problem(span: Span, first: str, second: str) -> Diagnostic:
    """What to say of one."""
    message = f"'{first}- {second}': a word that the end of a line has divided, and readers see the gap"
    hint = f"write {first}{second}, or {first}-{second}; for a dash, put a space before it too: {first} – {second}"
    return Diagnostic(span, "lost-ligature", Severity.WARNING, message, hint)
