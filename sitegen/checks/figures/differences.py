"""`figure-differs`, further: a rise or fall in numbers is what lies between the two that stand beside it.

Only what we worked out is looked at, and only whole numbers. A rate tells of something else: `+50 people a year`.

Bad: `value: +90 people` with `from: 400` and `to: 500`. Good: `+100 people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figures.values import HEDGE, value_of
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

# Patterns as text, as in `values`.
_VALUE = r"(?P<sign>[+−–-]) ?(?P<number>\d{1,3}(?:,\d{3})+|\d+) (?P<unit>[^\W\d_][^\d%]*)"
_END = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?: (?P<unit>[^\W\d_][^\d%]*))?"
_OTHERWISE = (
    r"\b(?:an?|per|each|every|net|points?|pp|ppts?|percent|cent|times|fold|hundred|thousand|k|m|mn|bn|tn|[mbt]illion)\b"
    r"|average|median|index|year|month|[/£$€]"
)
"""What makes a number another than the one of its digits, or a time."""


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the differences that an entry has worked out of two counts."""
    for figure in document.body.annotations:
        if figure.kind == "figure" and (problem := _problem_of(figure)):
            message, hint = problem
            yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)


def _problem_of(figure: Annotation) -> tuple[str, str] | None:
    """What is wrong with a value that is worked out of two counts, and what to write."""
    texts = [value_of(figure), figure.option("from"), figure.option("to")]
    value, *ends = (
        re.fullmatch(pattern, text.lower()) for pattern, text in zip((_VALUE, _END, _END), texts, strict=True)
    )
    around = " ".join([*texts, figure.words, figure.option("what")]).lower()
    if value is None or None in ends or figure.option("derived") != "true" or re.search(HEDGE, around):
        return None
    units = {match["unit"] for match in ends if match and match["unit"]}
    if units - {value["unit"]} or re.search(_OTHERWISE, " ".join([*texts, figure.option("what")]).lower()):
        return None
    first, last = (_whole(match["number"]) for match in ends if match)
    ours = _whole(value["number"]) * (1 if value["sign"] == "+" else -1)
    if abs(ours - (last - first)) <= _rounded(value["number"]):
        return None
    told = f"{last - first:+,} {value['unit']}".replace("-", "−", 1)
    message = f"the value '{texts[0]}' is not the difference of '{texts[1]}' and '{texts[2]}': that is {told}"
    write = told.replace(" ", " and unit: ", 1) if figure.option("unit") else told
    return message, f"write value: {write}, or correct from: and to:"


def _whole(number: str) -> int:
    return int(number.replace(",", ""))


def _rounded(number: str) -> float:
    """How far a number may be from the one that it was rounded from; 90 may be 94."""
    zeros = len(number) - len(number.replace(",", "").rstrip("0")) - number.count(",")
    return 10.0**zeros / 2 if zeros else 0
