"""Whose number it is by its own clause: `the Pier Board said the Tide Office lost 40 rowers` is of the Tide Office.

Whoever only tells a number of another body does not hold it. Where that body has no name, nobody does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.importing.amounts.figures import Figure, is_plural
from sitegen.importing.amounts.numbers import HEDGE
from sitegen.importing.english import SAYING
from sitegen.importing.speech.subjects import Subject
from sitegen.numerals import NUMBER

_OPENS = re.compile(
    rf"(?:^\W*|, |; |: |\b(?:{SAYING}|that|and|but|yet|or|while|whilst|whereas|how|why|whether|if|because|when|"
    r"after|before|since|though|although)(?: (?:that|how|why|whether|in \d{4}|now|also|then))? )"
    r"(?:(?:the|an?) )?(?:UK )?$",
    re.IGNORECASE,
)
"""Before the subject of a clause."""
_BODY = (
    r"(?:department|ministry|agency|regulator|council|authority|board|body|office|directorate|trust|firm|company|"
    r"university|force|bank|charity|union|organisation|quango)"
)
_NO_NAME = re.compile(
    rf"\b(?:an?|one|another) (?:[\w-]+ ){{0,2}}?{_BODY}(?= (?:that|which|was|has|[a-z]+(?<!s))\b)", re.IGNORECASE
)
"""One that did something; `a new department costs £15 million` is of any, and whoever says so holds it."""
_LIST = re.compile(r"(?:,|,? and|,? or)(?: the)? (?:UK )?|, (?:the )?")
_AGAIN = re.compile(
    r"\b(?:and|but|that|because|if|when) (?:it|they|he|she|we|I|there)\b|\b(?:it|they) (?:has|had|have|would)\b"
)
"""Another subject behind that of a clause, which may be either."""
_NO_VERB = re.compile(
    r" (?:of|in|at|for|to|from|with|by|on|about|and|or|as|than|over|into|under|"
    r"that|how|whether|why|what|when|if|its?|the|an?|their|his|her|they|he|she|there|we|some|all|last|this|yesterday)\b"
)
"""Behind a name that is no subject: `warned the Tide Office that`, `gave the Tide Office its`."""
_VERBS = frozenset("is was has does loses".split())
_BEHIND = re.compile(r" (?:of|at|in|within|inside) (?:the |our |its )?(?:UK )?")


@dataclass(frozen=True)
class Owner:
    """Whose a number is; `body` is None where that is no one body that the text names."""

    body: Subject | None
    start: int


def named_behind(text: str, figure: Figure, bodies: Iterable[Subject]) -> Subject | None:
    """The body whose people or things a figure counts, right behind it: `33 members of the Tide Office`."""
    if figure.kind not in {"count", "ratio"} or not figure.unit:
        return None
    return next((b for b in bodies if _BEHIND.fullmatch(text[figure.end : max(b.start, figure.end)])), None)


def owner_of(text: str, start: int, figure: Figure, bodies: Iterable[Subject], people: list[Subject]) -> Owner | None:
    """Whoever is the subject of the clause of a figure, in a sentence that starts at a place; None where nobody is."""
    found = [*_named(text, start, figure, bodies, people), *_unnamed(text, start, figure)]
    owner = max(found, key=lambda o: o.start, default=None)
    if owner is None:
        return None
    behind = text[owner.body.end if owner.body else owner.start : figure.start]
    # `And the Tide Office said it had 40 boats`: whoever says so again is meant.
    told = re.match(rf" (?:\w+ )?(?:{SAYING})\b", behind)
    return Owner(None, owner.start) if _AGAIN.search(behind) and not told else owner


def _named(text: str, start: int, figure: Figure, bodies: Iterable[Subject], people: list[Subject]) -> Iterator[Owner]:
    """Bodies of the register that are subjects; of several in a row the number is of none."""
    for row in _rows(text, [b for b in bodies if start <= b.start and b.end <= figure.start]):
        first, last = row[0], row[-1]
        if not _OPENS.search(text[start : first.start]) or not _has_verb(text[last.end : figure.start]):
            continue
        if any(last.end <= p.start < figure.start and _leads_to(text[last.end : p.start]) for p in people):
            continue
        yield Owner(first if len(row) == 1 else None, first.start)


def _rows(text: str, bodies: list[Subject]) -> list[list[Subject]]:
    """Bodies that only commas and `and` hold apart, together."""
    rows: list[list[Subject]] = []
    for body in sorted(bodies, key=lambda b: b.start):
        if rows and body.start < rows[-1][-1].end:
            continue
        if rows and _LIST.fullmatch(text[rows[-1][-1].end : body.start]):
            rows[-1].append(body)
        else:
            rows.append([body])
    return rows


def _has_verb(behind: str) -> bool:
    """Whether a name is the subject itself, by the words up to the number: not `Tide Office rowers had`."""
    if re.match(r"'s? (?:[a-z]|$)|, (?:which|who)\b", behind):
        return True
    word = re.match(r" ([a-z]+)", behind)
    if word is None or _NO_VERB.match(behind):
        return False
    if word[1] in _VERBS or not is_plural(word[1]):
        return True
    # `Employs 40`, `spends about £40`; but `rowers lost 40`.
    after = behind[word.end() :] + "0"
    return re.match(rf" (?:{HEDGE}|an? |the |its |only )?(?:[£$€]|{NUMBER})", after, re.IGNORECASE) is not None


def _leads_to(between: str) -> bool:
    """Whether a body only says whose office somebody has: `the Tide Office skipper Ann Keel`."""
    return re.fullmatch(r"(?:'s)?(?: [\w-]+){0,5},? ", between) is not None


def _unnamed(text: str, start: int, figure: Figure) -> Iterator[Owner]:
    """A body without a name as the subject: `said a board that lost a third of its boats`."""
    for match in _NO_NAME.finditer(text, start, figure.start):
        if _OPENS.search(text[start : match.start()]):
            yield Owner(None, match.start())
