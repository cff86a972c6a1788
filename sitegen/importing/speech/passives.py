"""What is said of somebody in the passive: `X was accused of “…” by Y` quotes Y, or nobody, and never X."""

from __future__ import annotations

import re

from sitegen.importing.english import OFFICE, SAYING
from sitegen.importing.names.offices import TITLES

_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|gets?|got)(?: (?:also|then|later|once|now|even|not|never|[a-z]+ly))* "
    rf"(?:{SAYING}|known|charged|attacked|blamed|mocked|derided|condemned|summed up|written off|slammed)\b"
)
# What these give is the words of the one who is named: `was quoted as saying`, `was heard to say`.
_OWN_WORDS = re.compile(r"\b(?:quot\w+|said|saying|found|asked|thought|believed|reported|agreed|saw|sees|set out)$")
_OFFICE = rf"(?:[\w'&-]+ ){{0,4}}?{OFFICE},? "
_BY = re.compile(rf"\bby (?:(?:the|his|her|their|its|then|former) )*(?:{_OFFICE})?(?:{TITLES} )*$")


_DESCRIBED = re.compile(
    r"(?:[-–—,(] ?|\bwhich (?:was|is|were|had been) )(?:described|called|branded|labelled|dubbed|condemned|hailed|"
    r"attacked|criticised|dismissed|denounced|mocked) by [^,;()–—]{2,80}?(?: as)?(?: an?| the)? $"
)


def described_by(front: str) -> int | None:
    """Where the words begin that say by whom a thing is called so: `plans for mergers – described by X as a “…”`."""
    match = _DESCRIBED.search(front)
    return match.start() if match else None


def passives_in(front: str) -> list[re.Match[str]]:
    """The verbs of saying in the passive, in words before a quotation, whose subject does not speak."""
    return [match for match in _PASSIVE.finditer(front) if not _OWN_WORDS.search(match[0])]


FOR_SAYING = re.compile(r"\b(?:for|of) (?:calling|describing|saying|claiming|suggesting|telling|branding|arguing)\b")
"""`X was criticised by Y for calling it “…”`: the words are not those of Y."""
_DENIED = re.compile(r"den(?:ied|ies) (?:that|having)\b")
_NOT_SAID = re.compile(
    r"(?:\b(?:(?:did|does|do|would|will|could|can|has|have|had) not|never|(?:refus|declin|fail)(?:ed|es|ing) to|"
    r"without)|n't)(?: [a-z]+ly)? $"
)
_OF_SAYING = re.compile(
    r"(?:say|saying|said|tell|told|call|called|describe|described|claim|claimed|confirm|confirmed)\b"
)
_ASKED = re.compile(r"\b(?:is|was|were|been)(?: \w+ly| also| then)? $")


def puts_others_words(text: str, verb: int) -> bool:
    """Whether a verb at a place tells what others said: `X denied that it was “…”`, `X was asked if it was “…”`."""
    asked = text.startswith("asked", verb) and _ASKED.search(text, max(0, verb - 20), verb) is not None
    not_said = _OF_SAYING.match(text, verb) and _NOT_SAID.search(text, max(0, verb - 40), verb)
    return asked or not_said is not None or _DENIED.match(text, verb) is not None


def is_agent(text: str, start: int) -> bool:
    """Whether a name at a place is whoever does what a verb in the passive says: `by NAME`."""
    return _BY.search(text[max(0, start - 80) : start]) is not None
