"""What is told of somebody on the way to the verb: of `NAME, who once worked for X, said` X is not the subject.

Nor is it in `a clerk who worked for X said`, whose subject has no name and is told in its own words: a clerk.
"""

from __future__ import annotations

import re

from sitegen.importing.english import HELPING, OFFICE, SAYING, lower_first
from sitegen.importing.names.offices import TITLES
from sitegen.importing.speech.subjects import Subject

_LETTERS = r"(?: [A-Z]{2,4})*"
"""Letters behind a name: MP, KCB."""
_RELATIVE = re.compile(rf"{_LETTERS},? who(?:se|m)? (?:[^\s,.;]+ )+")
"""From a name to another one inside its relative clause, with a word between."""
_APPOSITION = re.compile(
    rf"{_LETTERS}, (?:(?:[a-z]+(?:ed|ing)|an?|the|one|his|her|their|its|then|now|former|formerly)\b[^,.;]* |"
    rf"(?:[\w&'-]+ ){{0,4}}?(?i:{OFFICE}) "
    r"(?:[\w&'-]+ )*?(?:of|at|for|in|to|on|with|from|who|that) [^,.;]*)"
)
"""From a name to another one in what says who somebody is: `NAME, Director of Ropes under X, said`."""
_OF_A_THING = re.compile(r", which (?:[^\s,.;]+ )*$")
"""`The letter, which X signed, said`."""
_FAR = 200
_LIST = re.compile(r"(?:'s)?(?:,| and|, and| or) ")
_BESIDE_EACH_OTHER = re.compile(rf"(?:,|,? and|,? or) (?:the )?|,? and (?:the )?(?:[\w&'-]+ ){{0,5}}?(?i:{OFFICE}) ")
"""What stands between two who say something together: `NAME and rope keeper NAME`."""
_CLOSED = re.compile(rf",{HELPING} *$")
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


# Subjects without a name --------------------------------------------------------------------------------------------

_ARTICLE = r"(?:an?|one|two|three|the|this|another|some|several|many|his|her|their|its)"
_LINK = (
    "who|whom|whose|which|that|to|of|for|from|by|with|about|in|at|on|inside|under|near|behind|against|and|or|"
    "is|are|was|were|be|been|has|had|have"
)
_NOUNS = rf"(?:(?!(?:{_LINK}|{SAYING})\b)[\w'-]+ ){{1,4}}?"
_CLAUSE = (
    r"(?:^|[,;:(–—-] (?:(?:and|but|so|yet) )?|"
    r"\b(?:as|when|while|because|after|before|if|since|where|which|whom|whereas|though|although|until) )"
)
_SUBJECT = re.compile(rf"{_CLAUSE}(?P<who>(?i:{_ARTICLE}) {_NOUNS})(?:(?:has|had|have|also|then|later|now|again) )*$")
_DAY = r"^(?:On|In|At|Last|Yesterday|Today|Later|Then|But|And|Yet|So) (?:\w+ ){0,2}?"
_HEAD = re.compile(
    rf"(?:{_CLAUSE}|{_DAY})(?P<who>(?i:{_ARTICLE}) {_NOUNS})(?P<link>who|that|which|to|of|for|about|with) "
)
# `the plan that the lamp minister NAME called so` has NAME for its subject.
_OWN_SUBJECT = re.compile(rf"(?:the )?(?:(?:[\w&'-]+ ){{0,4}}?(?i:{OFFICE}) )?(?:{TITLES} )*", re.IGNORECASE)
_DOES = re.compile(r"(?:once |also |then |later )?(?:has|had|is|was|are|were|[a-z]+ed)\b")
_OBJECT = re.compile(
    rf"\b(?:to|of|for|about|with|against|under|by) (?:(?:the|his|her|their|then|former) )*(?:{TITLES} )*$",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(rf"[.,;:!?()–—]|\b(?:when|while|because|after|before|although|{SAYING})\b")
_GOES_ON = re.compile(r"\b(?:and|but|who|that|which)\b")


def subjects_of(text: str, start: int, verb: int, named: list[Subject]) -> tuple[list[Subject], str]:
    """Those of the names before a verb of saying that may be its subject; where none is, its words, if it has any.

    `start` is the beginning of the sentence. A mere object is taken only where there is nobody else.
    """
    words = _words_of_subject(text[max(s.end for s in named) : verb])
    if words:
        return [], words
    heads = {s: _head_of(text[start:verb], s.start - start, s.end - start) for s in named if s.kind != "unnamed"}
    subjects = [s for s in named if not heads.get(s) and not on_the_way(text, s, named, verb)]
    if not subjects:
        return [], next(filter(None, heads.values()), "")
    return [s for s in subjects if not is_object(text, s)] or subjects, ""


def _words_of_subject(ahead: str) -> str:
    """The subject of a verb behind some words, where it has an article and no name: `In a letter, the union …`."""
    match = _SUBJECT.search(f"{ahead.rstrip()} ")
    return lower_first(match["who"]) if match else ""


def _head_of(ahead: str, start: int, end: int) -> str:
    """Who or what a name at a place only belongs to, in words before a verb; empty where it may be the subject.

    `a clerk who trained NAME`, `a letter to NAME`: between them and the name no other clause begins.
    """
    if _OTHER_CLAUSE.search(ahead, end) or _GOES_ON.search(ahead, end):
        return ""
    for match in _HEAD.finditer(ahead, 0, start):
        between = ahead[match.end() : start]
        if match["link"] == "who":
            tied = _OWN_SUBJECT.fullmatch(between) is None
        elif match["link"] in {"that", "which"}:
            tied = _DOES.match(between) is not None
        else:
            tied = _OBJECT.search(ahead[match.start("link") : start]) is not None
        if tied and not _OTHER_CLAUSE.search(between):
            return lower_first(match["who"])
    return ""


def is_object(text: str, subject: Subject) -> bool:
    """Whether a name stands behind a little word that makes no subject of it: `of NAME`, `to Sir NAME`."""
    return subject.kind != "unnamed" and _OBJECT.search(text[max(0, subject.start - 40) : subject.start]) is not None
