"""`figure-differs`: the value of a figure is the number of the words that it is pinned to.

Bad: `value: 712 applications` below `/// figure | 172 applications`. Good: the same number in both, in whatever form
(`£1.5bn` and `1,500,000,000 GBP`), or one that follows from the words (`78 %` from `31 of the 40`). Where either side
cannot be read with certainty nothing is said. A share of a hundred is no count: `9 people` below `9 %` is found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

if TYPE_CHECKING:
    from sitegen.numerals import Number

# Patterns as text: a build that looks at no figure does without making them, and `re` keeps those that are made.
_MEASURES = (
    r"\b(?:year|month|week|day|hour|minute|second|decade|annum)",
    r"[£$€]|\b(?:gbp|usd|eur|pound|dollar|pence|penny)",
    r"\b(?:mile|km|kilomet|metre|mm|cm|feet|foot|inch)",
    r"\b(?:kg|kilogram|tonne|ton|gram)",
    r"\b(?:acre|hectare|square)",
)
_SAME = {"£": "gbp", "pound": "gbp", "$": "usd", "dollar": "usd", "€": "eur", "annum": "year"}
HEDGE = (
    r"\b(?:nearly|almost|about|around|over|under|above|below|roughly|approximately|some|circa|c|more than|less than"
    r"|fewer than|at least|at most|up to|close to|just|estimated|average|order of)\b|[~≈<>≤≥]"
)
_RANGE = r"\bbetween\b|\b(?:to|or)\b|\d ?[-–] ?\W?\d"
_SHARE = r"\b(\d{1,12}) ?(?:/|of|in) ?([1-9]\d{0,12})\b"
_PER_CENT = r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?) ?(?:%|per ?cent\b|pc\b)"
_COUNTED = r"[~≈]? ?(\d[\d,]*(?:\.\d+)?) ?[^\W\d_].*"
"""A value that counts something: one number, and a unit."""
_NOUN = (
    r"(?:[Tt]he |[Aa]ll |[Ii]ts |[Tt]heir )?(\d[\d,]*) "
    r"((?:(?!(?:of|in|per|out|to|and|or|for|at|the)\b)[a-z][a-z-]+ ){0,2}(?:people|staff|[a-z]{3,}(?<!s)s))"
)
"""Words that count something, and say nothing else: `44 diversity objectives`."""
_NO_COUNT = r"(\d[\d,]*) ?(?:%|per ?cent)|[£$€] ?(\d[\d,]*)(?: ?gbp)?"
_OF_HUNDRED = r"%|\bper ?cent|\bpercent|\bpoints?\b|\b(?:pc|pp|ppts?|share|rate)\b"
_SCALED = r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?) ?(thousand|million|billion|trillion|bn|mn|tn|m|k)\b"
LOOSE = 0.1
"""How far a number may be from one that is hedged: nearly 500."""


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the values of the figures of an entry."""
    for figure in document.body.annotations:
        if figure.kind != "figure":
            continue
        message, hint = "", ""
        if figure.option("derived") == "true":
            # Nobody works out that 0.78 people are 78 per cent.
            if share := _hundredth(figure):
                message = f"the value '{value_of(figure)}' is the hundredth part of the words '{figure.words}'"
                hint = f"write {_written(figure, share, '%')}"
        elif _contradicts(figure):
            message = f"the value '{figure.option('value')}' has another number than the words '{figure.words}'"
            hint = _number_of_source(figure, document)
            hint = hint or _number_in_both(figure)
        elif share := _counted_share(figure):
            message = (
                f"the value '{value_of(figure)}' counts something, and the words '{figure.words}' tell a percentage"
            )
            hint = f"write {_written(figure, share, '%')}; where the value was worked out, add derived: true"
        elif noun := _measured_so(figure):
            what = "a percentage" if re.search(_OF_HUNDRED, value_of(figure).lower()) else "money"
            message = f"the words '{figure.words}' count {noun}, and the value '{value_of(figure)}' is {what}"
            hint = f"write {_written(figure, re.sub(r'[^0-9,]', '', value_of(figure)), noun)}"
        if message:
            yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)


def _number_of_source(figure: Annotation, document: Document) -> str:
    """What to write where a fingerprint tells which of the two numbers is printed, so that neither was worked out."""
    number = dict(document.body.printed).get(figure.id, "")
    if number and number.replace(",", "") in figure.words.replace(",", ""):
        return f"the source has {number} there: write that number in 'value:' too"
    return f"the source has {number} there: write that number in the text, and behind ///" if number else ""


def _number_in_both(figure: Annotation) -> str:
    """What to write where only the source can tell which of the two is right."""
    ours, theirs = (re.findall(_SCALED, text.lower()) for text in (value_of(figure), figure.words))
    # Nobody works out billions of as many millions.
    if len(ours) == len(theirs) == 1 and ours[0][0] == theirs[0][0] and ours[0][1][:1] != theirs[0][1][:1]:
        return f"write in both what the source has, {theirs[0][1]} or {ours[0][1]}"
    return "write the source's number in both; where the value was worked out, add derived: true"


def _written(figure: Annotation, number: str, unit: str) -> str:
    """How a value is written in a figure that has its unit beside or behind it."""
    return f"value: {number} and unit: {unit}" if figure.option("unit") else f"value: {number} {unit}"


def value_of(figure: Annotation) -> str:
    """The value of a figure with its unit."""
    return f"{figure.option('value')} {figure.option('unit')}".strip()


def _counted_share(figure: Annotation) -> str:
    """The number that the words give as a percentage, and the value as a count; empty where it does not."""
    value, words = value_of(figure).lower(), figure.words.lower()
    counted = re.fullmatch(_COUNTED, value)
    if counted is None or re.search(_OF_HUNDRED, value) or re.search(r"\d", value[counted.end(1) :]):
        return ""
    if share := _hundredth(figure):
        return share
    shares = re.findall(_PER_CENT, words)
    # "9 % of them, or 9 people" has both.
    others = re.findall(r"\d[\d,]*(?:\.\d+)?", re.sub(_PER_CENT, " ", words))
    return counted[1] if counted[1] in shares and counted[1] not in others else ""


def share_of(value: str, words: str) -> str:
    """The percentage of the words of which a value is the hundredth part, as 0.78 of `78 per cent`."""
    if not re.fullmatch(r"0\.\d+", value.strip()):
        return ""
    shares = re.findall(_PER_CENT, words.lower())
    return next((share for share in shares if abs(float(share.replace(",", "")) / 100 - float(value)) < 1e-9), "")


def _hundredth(figure: Annotation) -> str:
    """The percentage of the words, where the value counts a hundredth part of it: 0.78 people."""
    counted = re.fullmatch(r"(0\.\d+) ((?:people|staff|[a-z]+s)\b.*)", value_of(figure).lower())
    return share_of(counted[1], figure.words) if counted and not re.search(_OF_HUNDRED, counted[2]) else ""


def _measured_so(figure: Annotation) -> str:
    """The noun that the words count where the value has the same number as a percentage, or as money."""
    counted = re.fullmatch(_NOUN, figure.words.strip())
    value = re.fullmatch(_NO_COUNT, value_of(figure).lower())
    # Of a hundred targets 44 are 44 per cent.
    if (
        counted is None
        or value is None
        or figure.option("base")
        or (value[1] or value[2]).replace(",", "") != counted[1].replace(",", "")
    ):
        return ""
    return "" if re.search(rf"{_OF_HUNDRED}|{_MEASURES[1]}", figure.words.lower()) else counted[2]


def _contradicts(figure: Annotation) -> bool:
    # Here and not above, for the same reason.
    from sitegen.numerals import Number, numbers_in

    value, words = value_of(figure).lower(), figure.words.lower()
    ours, theirs = numbers_in(value), numbers_in(words)
    if not ours or not theirs or not any(number.sure for number in theirs) or _measured_otherwise(value, words):
        return False
    ours = (*ours, *(Number(int(one) / int(other), LOOSE) for one, other in re.findall(_SHARE, value)))
    around = [number for name in ("base", "from", "to") for number in numbers_in(figure.option(name)) or ()]
    loose = LOOSE if re.search(HEDGE, f"{value} {words}") else 0
    possible = [*theirs, *_following([*theirs, *around])]
    if any(_same(one, other, loose) for one in ours for other in possible):
        return False
    low, high = min(number.value for number in theirs), max(number.value for number in theirs)
    return not (re.search(_RANGE, words) and any(low <= number.value <= high for number in ours))


def _measured_otherwise(value: str, words: str) -> bool:
    """Whether the two tell of months and years, or of pounds and dollars: nobody needs them to have one number."""
    for pattern in _MEASURES:
        ours, theirs = ({_SAME.get(unit, unit) for unit in re.findall(pattern, text)} for text in (value, words))
        if ours and theirs and not ours & theirs:
            return True
    return False


def _same(one: Number, other: Number, loose: float) -> bool:
    """Whether two numbers are one, as far as the less exact of them goes."""
    apart = abs(one.value - other.value)
    return apart <= max(one.step, other.step) / 2 + loose * max(one.value, other.value) + 1e-9


def _following(numbers: list[Number]) -> Iterator[Number]:
    """What somebody may have worked out of some numbers: shares, changes, sums."""
    from sitegen.numerals import Number

    for one, other in permutations(numbers[:8], 2):
        if {one.value / 100, other.value / 100} & {one.value, other.value}:
            # A percentage and the share that it comes to.
            continue
        yield Number(abs(one.value - other.value), max(one.step, other.step))
        yield Number(one.value + other.value, max(one.step, other.step))
        if one.value < 1:
            yield Number(one.value * other.value, one.step * other.value)
        if other.value:
            yield Number(one.value / other.value, 0.02)
            yield Number(abs(one.value - other.value) / other.value, 0.02)
