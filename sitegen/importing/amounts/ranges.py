"""Ranges of numbers: `3,000 to 3,400 boats`, `between £20 million and £35 million`."""

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


_SCALE = re.compile(r"(?<![a-z])(?:hundred|thousand|million|billion|trillion|bn|mn|tn|m|k)$", re.IGNORECASE)


def ends_of(match: re.Match[str]) -> tuple[str, str] | None:
    """Both ends of a range as plain numbers, the lower one first; None where it is no range."""
    low, high = plain_number(_with_scale(match["n"], match["to"])), plain_number(match["to"])
    if not low or not high or float(low) >= float(high):
        return None
    return low, high


def _with_scale(low: str, high: str) -> str:
    """The lower end with the `million` of the higher: of both in `10 to 15 million`, not in `900 to 2 million`."""
    scale = _SCALE.search(high)
    if scale is None or _SCALE.search(low):
        return low
    scaled = float(plain_number(low) or 0) * SCALES[scale[0].lower()]
    return f"{scaled:.0f}" if scaled < float(plain_number(high) or 0) else low
