"""What is told of somebody on the way to the verb: of `NAME, who once worked for X, said` X is not the subject."""

from __future__ import annotations

import re

from sitegen.importing.english import OFFICE_WORDS
from sitegen.importing.speech.subjects import Subject

_LETTERS = r"(?: [A-Z]{2,4})*"
"""Letters behind a name: MP, KCB."""
_RELATIVE = re.compile(rf"{_LETTERS},? who(?:se|m)? (?:[^\s,.;]+ )+")
"""From a name to another one inside its relative clause, with a word between."""
_APPOSITION = re.compile(
    rf"{_LETTERS}, (?:(?:an?|the|one|his|her|their|its|then|now|former|formerly)\b[^,.;]* |"
    rf"(?:[\w&'-]+ ){{0,4}}?(?i:{'|'.join(sorted(OFFICE_WORDS, key=len, reverse=True))}) "
    r"(?:[\w&'-]+ )*?(?:of|at|for|in|to|on|with|from|who|that) [^,.;]*)"
)
"""From a name to another one in what says who somebody is: `NAME, Director of Ropes under X, said`."""
_OF_A_THING = re.compile(r", which (?:[^\s,.;]+ )*$")
"""`The letter, which X signed, said`."""
_FAR = 200
_LIST = re.compile(r"(?:'s)?(?:,| and|, and| or) ")
_BESIDE_EACH_OTHER = re.compile(
    rf"(?:,|,? and|,? or) (?:the )?|,? and (?:the )?(?:[\w&'-]+ ){{0,5}}?(?i:{'|'.join(sorted(OFFICE_WORDS))}) "
)
"""What stands between two who say something together: `NAME and rope keeper NAME`."""
_HELPING = r"(?: (?:has|had|have|also|then|later|now|again|recently|yesterday|today))*"
_CLOSED = re.compile(rf",{_HELPING} *$")
_BESIDE = re.compile(r"\b(?:with|like|to|told|after|for|under|asked|by|before|against|of) (?:\w+ )?$", re.IGNORECASE)


def one_of_several(text: str, subject: Subject, named: list[Subject]) -> bool:
    """Whether somebody else stands right beside a name, so that both say it: `X and Y said`."""
    return any(
        _BESIDE_EACH_OTHER.fullmatch(text[one.end : other.start])
        for one, other in ((s, subject) if s.end <= subject.start else (subject, s) for s in named if s is not subject)
    )


def on_the_way(text: str, subject: Subject, named: list[Subject], verb: int) -> bool:
    """Whether a name stands in a clause about another one, which a comma closes before the verb at an offset.

    `named` are all names before the verb, in order of place.
    """
    rest = text[subject.end : verb]
    if "," not in rest:
        return False
    ahead = [other for other in named if other.end < subject.start and other.kind == "person"]
    closed = _CLOSED.search(rest) is not None
    if closed and _OF_A_THING.search(text[max(0, subject.start - _FAR) : subject.start]):
        return True
    for other in ahead:
        between = text[other.end : subject.start]
        if _RELATIVE.fullmatch(between):
            return True
        if closed and "," not in rest[: rest.rindex(",")] and _APPOSITION.fullmatch(between):
            # `After talks with NAME, the minister X, said` is about X.
            return _BESIDE.search(text[max(0, other.start - 20) : other.start]) is None
    # `who worked for X, Y and Z, said`: so do the others of a list.
    last = next((other for other in reversed(named) if other.end < subject.start), None)
    listed = last is not None and closed and _LIST.fullmatch(text[last.end : subject.start]) is not None
    return last is not None and listed and on_the_way(text, last, named, verb)
