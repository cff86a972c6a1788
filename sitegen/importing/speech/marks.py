"""Quotation marks of two sorts in one quotation: opened with a curly mark and closed with a straight one, or turned.

Sites that set curly marks by machine often miss the closing one, behind a comma or a tag. A mark of the other sort
closes a quotation where it stands as a closing one does, unless it closes what was opened inside with its own sort.
An apostrophe behind s looks like a closing mark; the word behind it tells them apart, where anything does.
"""

from __future__ import annotations

import re

_OTHER = {"“": ('"', '"'), '"': ("“", "”"), "‘": ("'", "'"), "'": ("‘", "’")}
"""A mark that opens -> how the other sort opens and closes."""
_BEHIND = re.compile(r"$|[\s,.;:!?)\]–—-]")
_SINGLE_AHEAD = ",.!?…"

# What never stands behind a genitive: `the teams’ had` is none.
_NO_NOUN = (
    "had|has|have|is|are|was|were|be|been|will|would|can|could|may|might|must|shall|should|do|does|did|but|nor|so|"
    "yet|to|of|in|on|at|by|for|from|with|within|without|into|over|under|about|after|before|since|until|while|when|where|"
    "as|if|than|that|which|who|whom|because|although|though|during|between|among|through|against|he|she|it|they|we|I|you|"
    "there|this|these|those|not|said|says|added|adds|told"
)
# Two may own a thing: `the keepers’ and ropers’ work`.
_JOINED = r"(?:and|or) (?!(?:the |their |our )?[\w-]+(?:s['’]|['’]s) )"
_GENITIVE = re.compile(rf"(?<=s)['’] (?!(?:{_NO_NOUN})(?![\w-])|{_JOINED})[a-z]")
_COLON = re.compile(r":\s*$")


def may_be_possessive(text: str, at: int) -> bool:
    """Whether a mark may be the apostrophe of a genitive: `the teams’ work`."""
    return _GENITIVE.match(text, at) is not None


def is_behind_colon(text: str, at: int) -> bool:
    """Whether a mark opens what a colon leads to."""
    return _COLON.search(text[:at]) is not None


def mixed_end(text: str, at: int) -> int:
    """Where a quotation that opens at a mark is closed with a mark of the other sort; -1 where it is not."""
    opened, closing = _OTHER.get(text[at], ("", ""))
    inside = 0
    for n in range(at + 1, len(text) if closing else 0):
        sign = text[n]
        if sign == opened and _opens_here(text, n):
            inside += 1
        elif sign == closing and _closes_here(text, n):
            if not inside:
                return n
            inside -= 1
    return -1


def _opens_here(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(after) and not after.isspace() and (before.isspace() or before in "([–—-/“‘")


def _closes_here(text: str, at: int) -> bool:
    before = text[at - 1]
    if before.isspace() or not _BEHIND.match(text, at + 1):
        return False
    if text[at] in "'’":
        # Behind a letter it may be an apostrophe.
        return before in _SINGLE_AHEAD
    # Behind a figure it may say inches, where a better one comes.
    return text[at] == "”" or not before.isdigit() or not re.match(r'[^“"]*”', text[at + 1 :])
