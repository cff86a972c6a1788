"""Numbers that are somebody's age: `Ann Rower, 44`, `the 44-year-old`, `aged between 16 and 24`; no figures."""

from __future__ import annotations

import re

from sitegen.given_names import GIVEN_NAMES
from sitegen.importing.amounts.numbers import HEDGE
from sitegen.importing.english import NO_NAMES, NO_SURNAMES
from sitegen.importing.names.naming import straight
from sitegen.numerals import NUMBER

_AGED = re.compile(rf"\b[Aa]ged(?: (?:between|from|over|under))?(?: {NUMBER}(?: (?:and|to|or) |[-–]))? ?$")
_YEAR_OLD = re.compile(
    rf"(?:between )?{HEDGE}?{NUMBER}(?:(?: to | or | and |[-–]){NUMBER})?[- ](?:to[- ]\d+[- ])?year[- ]olds?\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:1[6-9]|[2-9]\d)(?!\d)")
"""How old somebody may be who works or speaks."""
_NAME = re.compile(
    r"(?:(?P<given>[A-Z][\w'-]+) (?:[A-Z]\.? )?)?(?P<last>[A-Z][\w'-]+)(?: (?:MP|MSP|MS|CB|CBE|OBE|MBE))?(?:, | \()$"
)
_SOMEBODY = re.compile(r"\b(?!(?:total|number|figure|sum|score|count|result|rate|average|tally)\b)[a-z-]{3,}(?<!s), $")
_IS = re.compile(r"\b(?:[Hh]e|[Ss]he|who)(?:'s| is| was)(?: now| just| only)? $")
_AND_MORE = re.compile(r"[,.;](?!\d)| (?:and|but|when|years old)\b|$")
"""`She is 51, and grew up by the sea`; but not `she was 20 minutes late`."""
_TELLS = re.compile(r", (?:who|whose|said|says|told|tells|from|of|is|was|has|had|joined|added|works|worked)\b")


_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Dame Lord Lady Baroness".split())


def is_age(text: str, start: int) -> bool:
    """Whether the number that begins at a place of a text tells how old somebody is."""
    before, behind = text[max(0, start - 60) : start], text[start : start + 60]
    if _AGED.search(before) or _YEAR_OLD.match(behind):
        return True
    number = _ALONE.match(behind)
    if number is None:
        return False
    rest = behind[number.end() :]
    return (_IS.search(straight(before)) is not None and _AND_MORE.match(rest) is not None) or _beside_person(
        before, rest
    )


def _beside_person(before: str, behind: str) -> bool:
    """Whether a number in commas or brackets stands beside a name of a person, or beside somebody who tells or is."""
    name = _NAME.search(before)
    closed = behind[:1] == ")" if before.endswith("(") else re.match(r"[,.;:](?!\d)|$", behind) is not None
    if name is None:
        return _SOMEBODY.search(before) is not None and _TELLS.match(behind) is not None
    if not closed:
        return False
    if (name["given"] or name["last"]) in GIVEN_NAMES | _TITLES:
        return True
    # `Tide Office, 44, and Pier Board, 60` is a list of bodies.
    person = name["given"] and name["given"] not in NO_NAMES and name["last"] not in NO_SURNAMES
    return bool(person) and _TELLS.match(behind) is not None
