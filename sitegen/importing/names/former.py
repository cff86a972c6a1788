"""Bodies that are only somebody's former place: `former head of the X`, `who came from the X`.

What a document says of the body from which somebody came is about that somebody, and neither concerns the body nor
are the numbers beside it those of the body. A brief, a team or staff that come from a body are another thing: they
tell of it.
"""

from __future__ import annotations

import re

from sitegen.importing.english import OFFICE
from sitegen.importing.names.naming import Mention
from sitegen.importing.names.people import People
from sitegen.numerals import NUMBER

_OFFICE = rf"(?:[\w'-]+ ){{0,3}}?{OFFICE}s?"
_FORMER = re.compile(
    r"\b(?:(?:former|formerly|joins us from|joined us from|came to us from) |ex-)"
    rf"(?:(?:an? |the )?{_OFFICE}(?: (?:of|for) [\w-]+(?: [\w-]+)?)? (?:of|at|in|for|from|to|with) |"
    r"(?:of|at|in|with) )?"
    r"(?:the )?$",
    re.IGNORECASE,
)
"""Somebody's former place stands right behind the word, or behind the office there: `former head of the X`."""
_YEARS = (
    rf"(?:(?:just|about|almost|nearly|over|only|more than|less than) )?(?:{NUMBER}|several|many|some|a few|an?) "
    r"(?:years?|months?|decades?)(?: as [^.;\n]{2,60}?)?"
)
_SERVED = re.compile(
    r"\bBefore [^.;\n]{2,80}, (?:he|she|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*) (?:had )?(?:spent|worked|served)(?: for)? "
    rf"{_YEARS} (?:at|in|with|for|of) (?:the )?$"
)
"""`Before the Tide Office, she spent six years at the`: where somebody was before."""
_AND_TOO = re.compile(r",? (?:and|or|&) (?:the )?(?:(?:of|at|in|for) )?(?:the )?")
_NAME = r"(?: (?:(?:of|for|and|the) )*[A-Z][\w'’&-]*,?){1,8}"
_WHERE_TO = (
    rf"(?:(?: to| at| into)?(?: the)?(?:{_NAME}| us| it| here| over| across)| (?:to|into) (?:the|this|her|his) "
    r"(?:job|post|role|office))"
)
_WHEN = r"(?: in (?:[A-Z][a-z]+ )?\d{4}| last \w+| recently)"
_CAME_FROM = re.compile(
    r"(?:(?P<which>,? who)|)(?: had| has)?(?: only| just| recently| then)? "
    rf"(?P<verb>came|come|moved|transferred|arrived|joined){_WHERE_TO}?{_WHEN}?,? from (?:the )?$"
)
"""Behind the name of a person: `NAME, who came from the`, `NAME joined the Pier Board from the`."""
_ARRIVED = re.compile(
    rf"(?:,? who)?(?: had| has)?(?: only| just| first)? arrived(?:{_WHERE_TO}|{_WHEN})*,? "
    rf"(?:after|following) {_YEARS} (?:at|in|with) (?:the )?$"
)
_JOINED = re.compile(
    rf"(?:,? who)?(?: had| has)?(?: only| just)? (?:joined|(?:came|moved|went|returned) to)(?: the)?{_NAME}{_WHEN}?,? "
    rf"(?:after|following) {_YEARS} (?:at|in|with) (?:the )?$"
)
"""`NAME arrived in 2013 after two years at the`; who joins a union or a team may be where he was."""
_ENDS = re.compile(
    r"\)?(?:[.,;:)]|\s*$| (?:to (?!its\b|a\b|an\b|another\b|their\b)|in|last|this|after|when|two|three)\b)"
)
"""Behind the name of the place somebody came from: nothing that is only a part of it."""
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_SENTENCE = 240
_END = re.compile(r"[.!?][\"'”’)]* (?=[A-Z“\"])|\n")


def former_places(text: str, mentions: list[Mention], people: People) -> frozenset[int]:
    """Where a body is named that is only somebody's former place."""
    come_from = places_come_from(text, mentions, people)
    found: set[int] = set()
    left = 0
    for mention in mentions:
        if mention.kind != "department":
            continue
        too = left > 0 and _AND_TOO.fullmatch(text, left, mention.start) is not None
        former = too or mention.start in come_from or _is_former(text, mention)
        left = mention.end if former else 0
        if former:
            found.add(mention.start)
    return frozenset(found)


def places_come_from(text: str, mentions: list[Mention], people: People) -> frozenset[int]:
    """Where a body is named only because somebody came from it to another."""
    return frozenset(
        m.start
        for m in mentions
        if m.kind == "department" and _ENDS.match(text, m.end) and _came_from_there(text, m, people)
    )


def _is_former(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - _SENTENCE) : mention.start]
    return _FORMER.search(before[-90:]) is not None or _SERVED.search(before) is not None


def _came_from_there(text: str, mention: Mention, people: People) -> bool:
    """Whether somebody came from a body, by the words between the last people named before it and its own name."""
    low = max(0, mention.start - _SENTENCE)
    low = max([low, *(m.end() for m in _END.finditer(text, low, mention.start))])
    named = {p.end for p in people.places if low <= p.start and p.end <= mention.start}
    for end in (*named, *(m.end() for m in _HE.finditer(text, low, mention.start))):
        words = text[end : mention.start]
        came = _CAME_FROM.fullmatch(words)
        # `She came from the Treasury with a letter`: only `who` says that it is where she was.
        if came and (came["which"] or came["verb"] not in {"came", "come"}):
            return True
        if _ARRIVED.fullmatch(words) or _JOINED.fullmatch(words):
            return True
    return False
