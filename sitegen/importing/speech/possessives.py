"""Whose message, slogan or promise a few quoted words are: `the minister's retreat from his “no more forms” pledge`.

Only of words that somebody gives out: in `his “shameful” plan` the word may as well be that of whoever tells of it.
"""

from __future__ import annotations

import re

from sitegen.importing.english import OFFICE

_GIVEN_OUT = re.compile(
    r"\W*(?:[a-z-]+ ){0,2}?(?:message|slogan|pledge|promise|mantra|motto|vow|plea|appeal|catchphrase|rallying cry|"
    r"soundbite|speech|tweet|refrain)s?\b"
)
_OWNED = re.compile(r"'s?(?: [^.;:]*)? (?:his|her|their|its)(?: own)?(?: [a-z-]+)? $")
_OFFICE = re.compile(rf"\b(?P<who>[Tt]he (?:(?!(?:of|and|to|that)\b)[\w-]+ ){{0,3}}?{OFFICE})$")


def is_given_out(front: str, behind: str) -> bool:
    """Whether quoted words are a message or promise of him or her who stands before them."""
    return _OWNED.search(front) is not None and _GIVEN_OUT.match(behind) is not None


def owner_ends(front: str) -> list[int]:
    """Where the names of those end, the nearest first, who may be `his` in words before a quotation: `X's … his`."""
    found = [m.start() for m in re.finditer(r"(?<=\w)'s?\b(?=[ ])|(?<=s)'(?= )", front)]
    return [end for end in reversed(found) if _OWNED.match(front, end)]


def office_before(front: str, end: int) -> str:
    """The office that ends at a place; empty where none does: `the Prime Minister`."""
    match = _OFFICE.search(front[:end])
    return match["who"] if match else ""
