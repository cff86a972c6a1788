"""Bodies that are only somebody's former place: `former head of the X`.

What a document says of the body from which somebody came is about that somebody, and neither concerns the body nor
are the numbers beside it those of the body.
"""

from __future__ import annotations

import re

from sitegen.importing.english import OFFICE
from sitegen.importing.names.naming import Mention

_OFFICE = rf"(?:[\w'-]+ ){{0,3}}?{OFFICE}s?"
_FORMER = re.compile(
    r"\b(?:(?:former|formerly|joins us from|joined us from|came to us from) |ex-)"
    rf"(?:(?:an? |the )?{_OFFICE}(?: (?:of|for) [\w-]+(?: [\w-]+)?)? (?:of|at|in|for|from|to|with) |"
    r"(?:of|at|in|with) )?"
    r"(?:the )?$",
    re.IGNORECASE,
)
"""Somebody's former place stands right behind the word, or behind the office there: `former head of the X`."""


def former_places(text: str, mentions: list[Mention]) -> frozenset[int]:
    """Where a body is named that is only somebody's former place."""
    return frozenset(
        m.start for m in mentions if m.kind == "department" and _FORMER.search(text[max(0, m.start - 90) : m.start])
    )
