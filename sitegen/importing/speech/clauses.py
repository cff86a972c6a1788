"""Whose verb of saying it is where other verbs stand around it, and whoever says something in words that name nobody.

Of `X met Y and said` the subject is X, and of `…”, said one former clerk, who left X` nobody who is named.
"""

from __future__ import annotations

import re

from sitegen.importing.english import HELPING, SAYING, STOP, lower_first
from sitegen.importing.speech.relatives import is_object, subjects_of
from sitegen.importing.speech.subjects import Subject

_SAYS = re.compile(rf"\b(?:{SAYING})\b")
_ARTICLE = r"(?i:an?|one|the|this|another|his|her|their|its)"
_LINK = (
    "who|whom|whose|which|that|to|of|for|from|by|with|about|in|at|on|inside|under|near|behind|against|and|or|as|when|"
    "while|after|before|is|are|was|were|be|been|has|had|have|last|yesterday|today|I|he|she|it|they|we"
)
_WORD = rf"(?!(?:{_LINK}|{SAYING})\b)[a-z][\w'-]*"
"""With a capital it may be the name of a thing that no register has."""
_NOUNS = rf"{_ARTICLE}(?: {_WORD}){{1,4}}?"
_LEADING = re.compile(
    r"(?:When|While|As|After|Before|Because|Although|Though|Since|If|In|On|At|To|From|With|Under|Like|By|For|Despite|"
    r"[A-Z][a-z]+ing|[A-Z][a-z]+ed) [^,]*, "
)
"""A clause or some words before the subject of a sentence."""


def subject_before(text: str, start: int, verb: int, named: list[Subject]) -> tuple[list[Subject], str]:
    """Those of the names before a verb of saying that may be its subject; where none is, its words, if it has any.

    `start` is the beginning of the sentence.
    """
    first = _first_of_coordinated(text, start, verb, named)
    return ([first], "") if first is not None else subjects_of(text, start, verb, named)


_AND = re.compile(r"(?:\band|, but|\bthen)(?: (?:then|also|later|both|[a-z]+ly))* $")
_OTHER_SUBJECT = re.compile(
    r"\b(?:while|when|as|because|after|before|although|though|since|but|if|until|whereas|that) (?:the )?$"
)
_FAR = 7
"""Words of an office that may stand before the name of a subject."""


def _first_of_coordinated(text: str, start: int, verb: int, named: list[Subject]) -> Subject | None:
    """Of `X met Y and said` X, the subject of the first verb; nobody where another clause begins in between."""
    if not _AND.search(text[start:verb]):
        return None
    lead = _LEADING.match(text, start, verb)
    low = lead.end() if lead else start
    there = [s for s in named if s.start >= low and not is_object(text, s)]
    others = [s for s in there[1:] if _OTHER_SUBJECT.search(text[low : s.start])]
    if not there or others or _SAYS.search(text[low : there[0].start]):
        return None
    return there[0] if text[low : there[0].start].count(" ") <= _FAR else None


_DAY = r"(?:(?:On|In|At|Last|Yesterday|Today|Later|Then|But|And|Yet|So) (?:\w+ ){0,2}?)?"


# Subjects that name nobody ------------------------------------------------------------------------------------------

_ALONE = re.compile(
    rf"{_DAY}(?P<who>{_NOUNS})(?:(?:,? who|, which|, an?|, the|, from|, in|, at|, of) [^,]*,?)?{HELPING}$"
)
_BODY = r"(?: (?:at|in|from|of|for) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)*)?"
_INVERTED = re.compile(
    rf" (?P<who>{_NOUNS}{_BODY})(?=[.,;]|$| (?:who|at|in|from|of|on|as|when|while|after|before|last)\b)"
)
_PLACE = re.compile(r"\b(?:at|in|from|of|for) (?:the )?$")
_CLAUSE = re.compile(r"\b(?:who|whose|which|that|when|while|after|before|as|to|in a)\b|,.*,")


def words_before(lead: str) -> str:
    """The subject of a verb before which nobody is named: `another official, who …, said`; empty where it has none."""
    match = _ALONE.fullmatch(lead.rstrip())
    return lower_first(match["who"]) if match else ""


def words_behind(behind: str, name: int) -> str:
    """The subject right behind a verb, where it names nobody: `said one former clerk, who …`.

    `name` is where the next name begins, or -1; beside an office or without a clause between it is who speaks.
    """
    match = _INVERTED.match(behind)
    if match is None:
        return ""
    between = behind[: max(name, 0)]
    tied = name >= 0 and not _CLAUSE.search(between) and not _PLACE.search(between)
    return "" if tied else lower_first(match["who"])


# Verbs of other clauses ---------------------------------------------------------------------------------------------


def main_verbs(front: str, said: list[re.Match[str]]) -> list[re.Match[str]]:
    """The verbs of saying but for those of another clause: `X said that when Y announced it, he was “…”`."""
    inner = [
        m
        for m in said
        if (clause := _INNER.search(front[: m.start()])) and any(o.end() <= clause.start() for o in said)
    ]
    return [m for m in said if m not in inner]


_INNER = re.compile(r"\b(?:when|after|before|because|since|once|while|although)\b[^,;]*$")


def last_sentence(text: str) -> int:
    """Where the last sentence of a text begins, which may be unfinished; its marks are straight."""
    cuts = [m.end() for m in re.finditer(rf"{STOP}['\"”)]? (?=[A-Z])", text)]
    return cuts[-1] if cuts else 0


def strung_together(between: str) -> bool:
    """Quotations with hardly a word between them: `“…”; “…” and “…”`."""
    return len(between) < 20 and not re.search(r"[.!?]\W* |[A-Z]", between) and not _SAYS.search(between)
