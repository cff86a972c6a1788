"""`figure-differs`, further: what the words tell in percentage points, the value does not tell in per cent, or so back.

Bad: `value: 5 %` below `/// figure | 5 percentage points`; `value: 31 percentage points` of the words "31 per cent" in
"31 per cent of staff wished to stay". Good: the unit of the words. A percentage in a sentence that tells a change, or
compares, may well be one of points, and so may a value that was worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figures.values import value_of
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document
from sitegen.sentences import sentence_of

# Patterns as text, as in `values`.
_NUMBER = r"(?<![\d.,])(\d+(?:\.\d+)?)"
_POINTS = rf"{_NUMBER}[ -]?(?:percentage[ -]|per ?cent(?:age)? |%[ -]?)points?\b|{_NUMBER} ?(?:pp|ppts?)\b"
_PER_CENT = rf"{_NUMBER} ?(?:%|per ?cent\b)(?![ -]?point)"
_CHANGE = (
    r"\b(?:ris|rose|increas|grow|grew|fall|fell|declin|decreas|drop|gain|los[st]|chang|up|down|mov|jump|climb|improv|reduc"
    r"|cut|gap|differ|lead|ahead|behind|between|swing|more|less|fewer|higher|lower|above|below|than|point|compar|from|by"
    r"|wid|narrow|add|further|extra|better|worse|exceed|surplus|margin|short)"
)


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the units of the figures of an entry that tell a percentage, or points."""
    for figure in document.body.annotations:
        if figure.kind != "figure" or figure.option("derived") == "true":
            continue
        value = value_of(figure).lower().replace("−", "-").lstrip("+-– ")
        words = figure.words.lower()
        points, shares = (_numbers(pattern, words) for pattern in (_POINTS, _PER_CENT))
        if (match := re.fullmatch(_PER_CENT, value)) and match[1] in points - shares:
            told, unit = "percentage points", "percentage points"
        elif (
            (match := re.fullmatch(_POINTS, value))
            and (match[1] or match[2]) in shares - points
            and _is_share(figure, document, lookup)
        ):
            told, unit = "a percentage", "%"
        else:
            continue
        number = re.match(r"\S*[\d.]+|[+−–-] ?[\d.]+", figure.option("value"))
        message = f"the words '{figure.words}' tell {told}, and the value is '{value_of(figure)}'"
        hint = f"write value: {number[0] if number else match[1]}{' and unit:' if figure.option('unit') else ''} {unit}"
        yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)


def _numbers(pattern: str, text: str) -> set[str]:
    return {number for match in re.finditer(pattern, text) for number in match.groups() if number}


def _is_share(figure: Annotation, document: Document, lookup: LookUp) -> bool:
    """Whether a percentage is one of something, in a sentence without a word of a change."""
    sentence = sentence_of(figure, document, lookup.library)
    if sentence is None:
        return False
    text = f"{sentence.before}{figure.words}{sentence.behind} {figure.option('what')}".lower()
    of_something = re.search(r"(?:%|cent) of\b", f"{figure.words}{sentence.behind}".lower())
    return of_something is not None and not re.search(_CHANGE, text)
