"""Ranges of numbers: `3,000 to 3,400 boats`, `between £20 million and £35 million`; and two numbers that are none."""

from __future__ import annotations

import re

from sitegen.importing.amounts.numbers import COUNTED, HEDGE, PER
from sitegen.numerals import DIGITS, NUMBER, SCALES, plain_number

_AMOUNT = rf"{DIGITS}(?:\s?(?:million|billion|trillion|thousand|bn|mn|tn|m|k)\b)?"
_LIMITS = r"(?P<both>between )"
MONEY_RANGE = re.compile(
    rf"(?:{_LIMITS}|(?<!from )){HEDGE}?(?P<sign>[£$€])\s?(?P<n>{_AMOUNT}){PER}?"
    rf"(?(both) and | (?:up )?to ){HEDGE}?(?P=sign)\s?(?P<to>{_AMOUNT}){PER}?",
    re.IGNORECASE,
)
BETWEEN = re.compile(rf"{_LIMITS}{HEDGE}?(?P<n>{NUMBER}|one) and {HEDGE}?(?P<to>{NUMBER})\b(?![%-])", re.IGNORECASE)
RANGE = re.compile(rf"{HEDGE}?\b(?P<n>{NUMBER}|one)(?: to | or |[-–])(?P<to>{NUMBER}){COUNTED}", re.IGNORECASE)
_TWO_THINGS = re.compile(
    r"\b(?:differences?|gaps?|choices?|choos\w+|cho[os]en?|splits?|divid\w+|shar\w+|mov\w+|transfer\w*|compar\w+|"
    r"distinguish\w*|balance|ratio|link|way|torn|switch\w*)(?: (?:in|of) [\w' -]{1,30})? $",
    re.IGNORECASE,
)
"""Before `between`: both numbers are meant, and not what lies between them."""
_CLOCK = re.compile(r" (?:o'clock|noon|in the (?:morning|afternoon|evening)|at night)", re.IGNORECASE)


_VOTED = re.compile(
    r"\b(?:vot\w+|ballot\w*|carried|passed|backed|rejected|defeated|won|lost|majority)\b[^.;]{0,60}?\b(?:by|of) $",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:from|between) (?:about |around |roughly |nearly |almost )?$", re.IGNORECASE)


def are_two(match: re.Match[str]) -> bool:
    """Whether two shares are no range: `voted by 83 per cent to 17 per cent`, or the higher one first."""
    before = match.string[: match.start("n")]
    if re.search(r"\b(?:and|or) ?$", match.string[: match.start("to")]) or _CHANGED.search(before):
        return False
    low, high = plain_number(match["n"]), plain_number(match["to"])
    return bool(low and high) and (float(low) > float(high) or _VOTED.search(before) is not None)


def end_of_first(match: re.Match[str]) -> int:
    """Where the first of two numbers ends, with its unit."""
    return match.start() + len(_LINK.sub("", match.string[match.start() : match.start("to")]))


_LINK = re.compile(r" ?(?:[-–]|to) ?$", re.IGNORECASE)
_SCALE = re.compile(r"(?<![a-z])(?:hundred|thousand|million|billion|trillion|bn|mn|tn|m|k)$", re.IGNORECASE)


def ends_of(match: re.Match[str]) -> tuple[str, str] | None:
    """Both ends of a range as plain numbers, the lower one first; None where it is no range."""
    low, high = plain_number(_with_scale(match["n"], match["to"])), plain_number(match["to"])
    if not low or not high or float(low) >= float(high):
        return None
    both = match.groupdict().get("both")
    if both and (_TWO_THINGS.search(match.string[: match.start()]) or _CLOCK.match(match.string[match.end() :])):
        return None
    return low, high


def _with_scale(low: str, high: str) -> str:
    """The lower end with the `million` of the higher: of both in `10 to 15 million`, not in `900 to 2 million`."""
    scale = _SCALE.search(high)
    if scale is None or _SCALE.search(low):
        return low
    scaled = float(plain_number(low) or 0) * SCALES[scale[0].lower()]
    return f"{scaled:.0f}" if scaled < float(plain_number(high) or 0) else low
