"""What is said of somebody in the passive: `X was accused of “…”` does not quote X."""

from __future__ import annotations

import re

from sitegen.importing.english import SAYING

_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|gets?|got)(?: (?:also|then|later|once|now|even|not|never|[a-z]+ly))* "
    rf"(?:{SAYING}|known|charged|attacked|blamed|mocked|derided|condemned|summed up|written off|slammed)\b"
)
# What these give is the words of the one who is named: `was quoted as saying`, `was heard to say`.
_OWN_WORDS = re.compile(r"\b(?:quot\w+|said|saying|found|asked|thought|believed|reported|agreed|saw|sees|set out)$")


_DESCRIBED = re.compile(
    r"(?:[-–—,(] ?|\bwhich (?:was|is|were|had been) )(?:described|called|branded|labelled|dubbed|condemned|hailed|"
    r"attacked|criticised|dismissed|denounced|mocked) by [^,;()–—]{2,80}?(?: as)?(?: an?| the)? $"
)


def is_described(front: str) -> bool:
    """Whether a thing is called so by somebody, in words before a quotation: `plans – described by X as a “…”`."""
    return _DESCRIBED.search(front) is not None


def passives_in(front: str) -> list[re.Match[str]]:
    """The verbs of saying in the passive, in words before a quotation, whose subject does not speak."""
    return [match for match in _PASSIVE.finditer(front) if not _OWN_WORDS.search(match[0])]


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
