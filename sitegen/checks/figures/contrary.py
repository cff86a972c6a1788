"""`figure-differs`, further: the value has the number of the words, and says the contrary, or another measure, of it.

Bad: `value: fewer than 40 people` below "more than 40 people"; `3 months` below "3 weeks"; `12,500 people` below
"£12,500"; `+12 %` below "fell by 12%". Good: what the words say. Only where both sides have this one number, and
nothing was worked out: nobody needs other words for the same number then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figures.values import value_of
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

# Patterns as text, as in `values`.
_DIGITS = r"\d[\d,]*(?:\.\d+)?(?: ?(?:hundred|thousand|million|billion|bn|mn|m|k)\b)?"
_NUMBER = rf"(?P<number>{_DIGITS}|[a-z]+(?:-[a-z]+)?)"
_DOWN = r"less than|fewer than|no more than|not more than|under|below|up to|at most|nearly|almost|<|≤"
_UP = r"more than|no fewer than|no less than|not fewer than|not less than|over|above|at least|>|≥"
_LIMIT = rf"(?<![\w-])(?P<limit>(?P<down>{_DOWN})|{_UP}) ?[£$€]?{_NUMBER}(?![\d.,]*\d)"
"""Right before its number. The longer words begin first: no more than is none of more than."""
_NOT = r"\b(?:not|no|never|none|nobody|nor|without|instead|rather|hardly)\b|n['’]t\b"
_FALL = r"(?:fell|fallen|falls|dropped|decreased|declined|shrank|shrunk|reduced|cut)(?: again)? by|down (?:by )?"
_RISE = r"(?:rose|risen|rises|increased|grew|grown|climbed)(?: again)? by|up (?:by )?"
_MOVE = rf"\b(?:(?P<fall>{_FALL})|{_RISE}) ?[£$€]?{_NUMBER}(?![\d.,]*\d)"
_OF_FALLS = r"reduc|cut|sav|fall|drop|decreas|declin|los[st]|short|gap|fewer|less"
_SIGNED = rf"^(?P<sign>[+−–-]) ?[£$€]?{_NUMBER}"
_SPANS = r"minute|hour|day|week|fortnight|month|year|decade|mile|kilometre"
_TIMED = rf"(?<![\w.,-]){_NUMBER}[ -](?P<unit>{_SPANS})s?\b"
_SCALE = r"(?! ?(?:m|k|[mb]n|[a-z]*illion|thousand)\b)"
_MONEY = rf"(?<![\w.,])(?P<unit>[£$€]) ?(?P<number>\d[\d,]*(?:\.\d+)?)(?![\d.,]*\d){_SCALE}"
_PEOPLE = r"(?P<number>\d[\d,]*) (?:people|persons|staff|officials|employees|workers|members|civil servants)$"


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the figures of an entry whose value has the number of its words."""
    for figure in document.body.annotations:
        if figure.kind != "figure" or figure.option("derived") == "true":
            continue
        if told := _other_limit(figure) or _other_way(figure) or _other_span(figure) or _no_money(figure):
            what, hint = told
            message = f"the words '{figure.words}' {what}, and the value is '{value_of(figure)}'"
            yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)


Told = tuple[str, str] | None


def _only(pattern: str, text: str) -> tuple[re.Match[str], str] | None:
    """The one match in a text that has no other number, and its number."""
    from sitegen.numerals import plain_number  # here and not above, as in `values`

    matches = ((match, plain_number(match["number"])) for match in re.finditer(pattern, text))
    found = [(match, number) for match, number in matches if number]
    return found[0] if len(found) == 1 and len(re.findall(r"\d(?:[\d.,]*\d)?", text)) < 2 else None


def _both(figure: Annotation, ours: str, theirs: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """What two patterns find in the value and in the words, where both have one number and it is the same."""
    one, other = _only(ours, value_of(figure).lower()), _only(theirs, " ".join(figure.words.lower().split()))
    return (one[0], other[0]) if one and other and one[1] == other[1] else None


def _other_limit(figure: Annotation) -> Told:
    """More than a number in the words, and less than it in the value; or so back."""
    found = _both(figure, _LIMIT, _LIMIT)
    if found is None or bool(found[0]["down"]) == bool(found[1]["down"]):
        return None
    limit = found[1]["limit"]
    if re.search(_NOT, found[1].string.replace(limit, "")):
        return None
    ours = re.escape(found[0]["limit"])
    right = re.sub(f"{ours} ?", f"{limit} ", figure.option("value"), count=1, flags=re.IGNORECASE)
    return f"say '{limit}'", f"write value: {right}"


def _other_way(figure: Annotation) -> Told:
    """A fall in the words, and a rise in the sign of the value; or so back."""
    found = _both(figure, _SIGNED, _MOVE)
    if found is None or re.search(_NOT, found[1].string):
        return None
    sign, what = ("−", "fall") if found[1]["fall"] else ("+", "rise")
    # A reduction that grows is a fall of what is reduced.
    if (found[0]["sign"] == "+") == (sign == "+") or re.search(_OF_FALLS, figure.option("what").lower()):
        return None
    return f"tell a {what}", f"write value: {re.sub('^[+−–-]', sign, figure.option('value'))}"


def _other_span(figure: Annotation) -> Told:
    """As many weeks in the words as there are months in the value: what is converted has another number."""
    found = _both(figure, _TIMED, _TIMED)
    if found is None or found[0]["unit"] == found[1]["unit"]:
        return None
    ours, theirs = found[0]["unit"], found[1]["unit"]
    right = theirs + ("s" if re.search(rf"{ours}s\b", value_of(figure).lower()) else "")
    key = "value" if re.search(ours, figure.option("value").lower()) else "unit"
    write = re.sub(rf"\b{ours}s?\b", right, figure.option(key), count=1, flags=re.IGNORECASE)
    return f"tell {right}", f"write {key}: {write}"


def _no_money(figure: Annotation) -> Told:
    """A sum of money in the words, and as many people in the value."""
    found = _both(figure, _PEOPLE, _MONEY)
    if found is None:
        return None
    write = f"write value: {found[1]['unit']}{found[0]['number']}"
    return "tell a sum of money", write + (", without unit:" if figure.option("unit") else "")
