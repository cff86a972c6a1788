"""Numbers with a half: `15 and a half years`, `two and a half million people`, `£3 and a half million`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.importing.amounts.numbers import HEDGE
from sitegen.numerals import DIGITS, SCALES, SPELLED, plain_number

_HALF = re.compile(
    rf"{HEDGE}?(?<![\w.,/:#-])(?P<sign>[£$€] ?)?(?P<n>one\b|{DIGITS}|{SPELLED}) and a half"
    r"(?P<scale> (?:hundred|thousand|million|billion))?(?P<unit> ?%| per ?cent\b| percentage points?\b| times\b)?",
    re.IGNORECASE,
)
_CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR"}


@dataclass(frozen=True)
class Half:
    """A number with a half by its place; `unit` is empty where a noun may follow that says what is counted."""

    match: re.Match[str]
    value: str
    unit: str
    kind: str


def halves_in(text: str) -> list[Half]:
    """The numbers with a half of a text, by place."""
    return [_half(match) for match in _HALF.finditer(text)]


def _half(match: re.Match[str]) -> Half:
    whole = 1.0 if match["n"].lower() == "one" else float(plain_number(match["n"]))
    scale = SCALES[match["scale"].strip().lower()] if match["scale"] else 1
    value = f"{(whole + 0.5) * scale:.10g}"
    unit = (match["unit"] or "").strip().lower()
    if match["sign"]:
        return Half(match, value, _CURRENCIES[match["sign"].strip()], "money")
    if unit == "times":
        return Half(match, value, "times", "times")
    if unit:
        return Half(match, value, "percentage points" if "point" in unit else "percent", "percent")
    return Half(match, value, "", "count")
