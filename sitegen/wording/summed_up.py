"""`figure-differs`, further: a number of the title or summary is one of the text, and not one with its digits turned.

Bad: "95 per cent" in the summary, where the text has "59 per cent" and no 95; "42 of 60", where it has "24 of the 60".
Good: "59 per cent" in both; "39 of 50" where the text has "11 of 50", the rest. Looked at are numbers with the same
unit, noun or whole behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span

_COUNTED = (
    r"(?<![\d.,£$€–-])(?:[£$€])?(\d[\d,]*(?:\.\d+)?)(?: ?(%|per ?cent\b|[mb]n?\b)"
    r"|\s(?:out\s)?of\s(?:(?:the|all|its|their)\s)?(\d[\d,]*)\b(?![.,]?\d)|[ -]([a-z]{3,})\b)"
)
_LONG = 3
"""Digits of a number of which one may be mistyped, rather than another number be meant."""
PEOPLE = "people"
_PEOPLE = frozenset("people staff employees workers officials colleagues persons".split())
"""Words for the same people, of which title and text may have one each."""
_TIMES = {"year", "years", "month", "months", "days", "day", "and", "or", "to", "of", "out", "per", "in", "the", "were"}


def find(brief: str, text: str) -> Iterator[tuple[str, str, str]]:
    """(what the title or summary has, what the text has, the first with its number) where one is surely meant."""
    said = [(match[0], *_parts(match)) for match in re.finditer(_COUNTED, brief)] if re.search(r"\d\d", brief) else []
    if not said:
        return
    there = [(match[0], *_parts(match)) for match in re.finditer(_COUNTED, text)]
    numbers, ours = _digits(text), _digits(brief)
    for typed, number, unit in said:
        if number in numbers or unit in _TIMES or len(number) == 1:
            continue
        meant = {other for _, other, same in there if same == unit and other not in ours and is_slip(number, other)}
        meant = {other for other in meant if not _is_rest(number, other, unit)}
        if len(meant) == 1 and not _told_in_words(number, other := meant.pop(), text):
            wanted = f"{int(other):,}" if "," in typed and "." not in other else other
            right = re.sub(r"\d[\d,.]*\d", wanted, typed, count=1)
            found = next(match for match, number, same in there if (number, same) == (other, unit))
            yield typed, found if unit == PEOPLE else right, right


def _digits(text: str) -> set[str]:
    return {number.replace(",", "").strip(".") for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def _told_in_words(number: str, other: str, text: str) -> bool:
    """Whether the text has the number in words, or another that makes the one of the other: "and nine more"."""
    # Here and not above: few texts get so far.
    from sitegen.numerals import NUMBER, plain_number

    values = {plain_number(match[0]) for match in re.finditer(rf"\b{NUMBER}\b", text.lower())}
    return bool({number, f"{abs(float(number) - float(other)):g}"} & values)


def _is_rest(number: str, other: str, unit: str) -> bool:
    """Whether two parts make up their whole: who did, and who did not."""
    return unit.startswith("of ") and float(number) + float(other) == float(unit[3:])


def _parts(match: re.Match[str]) -> tuple[str, str]:
    unit = match[2] or (f"of {match[3].replace(',', '')}" if match[3] else match[4])
    unit = PEOPLE if unit in _PEOPLE else "%" if unit.replace(" ", "") == "percent" else unit
    return match[1].replace(",", "").strip("."), unit


def is_slip(one: str, other: str) -> bool:
    """Whether two neighbours have changed places, or one digit of several is another one, and none is rounded."""
    if len(one) != len(other) or one.find(".") != other.find("."):
        return False
    different = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(different) == 2 and different[1] == different[0] + 1:
        return Counter(one) == Counter(other)
    return len(different) == 1 and len(one) >= _LONG and not one.endswith("0") and different[0] != len(one) - 1


def problem(span: Span, what: str, typed: str, there: str, right: str) -> Diagnostic:
    """What to say of one."""
    message = f"the {what} has '{typed}', and the text has '{there}' and nothing of the other number"
    return Diagnostic(span, "figure-differs", Severity.WARNING, message, f"write {right}, or correct the text")
