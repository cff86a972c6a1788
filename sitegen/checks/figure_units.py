"""`figure-differs`, further: the value of a figure counts what its words count.

Bad: `value: 44 %`, `value: £44` or `value: 44 people` below `/// figure | 44 targets`. Good: `value: 44 targets`.
Only words that have the very number with a noun of its own right behind it are looked at: `44 of the targets` may be
a share, and `44 million` money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figure_values import value_of
from sitegen.checks.figures import NO_NOUN
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document
from sitegen.sentences import sentence_of

# Patterns as text, as in `figure_values`.
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_SHARE = rf"{_NUMBER} ?(?:%|per ?cent|percent)"
_MONEY = rf"£ ?{_NUMBER}|{_NUMBER} (?:pounds|gbp)"
_PEOPLE = r"people|persons|staff|officials|employees|members of staff|civil servants"
_PERSONS = rf"{_NUMBER} (?:{_PEOPLE})"
_COUNTED = rf"(?:[^\d£$€%]* )?{_NUMBER} ((?:[a-z][a-z’'-]+ ?){{1,3}})"
"""The words of a figure: one number, and one to three words behind it."""
_PER_CENT = r"%|\bper ?cent|\bpercent|\bpc\b|\bproportion|\bshares?\b|\brates?\b|\bhundred"
_NO_COUNT = r"%|\b(?:per|percent|cent|pc|points?|share|rate|scores?|index|hundred|in every|out of|or|and)\b"
_PRICE = (
    r"[£$€]|\b(?:pounds?|gbp|usd|eur|euros?|dollars?|pence|costs?|worth|saving\w*|spen\w+|pay|paid|salar\w+|price\w*|fees?"
    r"|fund\w*|budget\w*|grants?|bonus\w*|thousand|million|billion|k|m|mn|bn|tn)\b"
)
_THINGS = (
    r"objectives|targets|recommendations|measures|actions|projects|programmes|buildings|desks|laptops|contracts|reports"
    r"|questions|pages|meetings|documents|departments|agencies|days|hours|weeks|months|years"
)
"""What nobody counts people by; posts, seats and places have somebody in them."""


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the units of the figures of an entry."""
    for figure in document.body.annotations:
        if figure.kind != "figure" or figure.option("derived") == "true":
            continue
        words = re.fullmatch(_COUNTED, figure.words.lower())
        if words is None or re.match(rf"(?:{NO_NOUN})\b", words[2]) or _is_part(words[2], figure.option("base")):
            continue
        if not any(_is(unit, value_of(figure).lower(), words[1]) for unit in (_SHARE, _MONEY, _PERSONS)):
            # Most; the sentence is dear to find.
            continue
        sentence = sentence_of(figure, document, lookup.library)
        around = f"{sentence.before} {sentence.behind}".lower() if sentence else "%"
        if told := _told_otherwise(figure, words[1], words[2].strip(), around):
            message = f"the value '{value_of(figure)}' is {told}, and the words '{figure.words}' count something else"
            hint = f"write value: {words[1]} {words[2].strip()}; where the value was worked out, add derived: true"
            yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)


def _is_part(counted: str, base: str) -> bool:
    """Whether what is counted may be a part of its base, and so have a share: 44 targets, of 100 targets."""
    return " of " in base or not set(counted.split()).isdisjoint(base.lower().split())


def _told_otherwise(figure: Annotation, number: str, counted: str, around: str) -> str:
    """What a value of this number tells of that its words cannot mean; empty where they may."""
    value, words = value_of(figure).lower(), figure.words.lower()
    # "62 % of the men and 44 women": the sign holds for both.
    if _is(_SHARE, value, number) and not re.search(_NO_COUNT, words) and not re.search(_PER_CENT, around):
        return "a percentage" if re.search(rf"(?:s|{_PEOPLE})$", counted) else ""
    if _is(_MONEY, value, number) and not re.search(_PRICE, f"{around} {words}"):
        return "an amount of money"
    people = _is(_PERSONS, value, number)
    who = re.search(rf"\b(?:{_PEOPLE})\b", f"{words} {figure.option('what').lower()}")
    return "a number of people" if people and not who and re.search(rf"\b(?:{_THINGS})$", counted) else ""


def _is(pattern: str, value: str, number: str) -> bool:
    match = re.fullmatch(pattern, value)
    return match is not None and number in match.groups()
