"""Which number the source itself prints where the words of a figure and its value have different ones.

The source is known by runs of three words, so a number is looked for with the words of the text around it. Of one that
is printed it is certain that nobody worked it out. And which number the source has where text, words and value have it
with two digits exchanged (`figure-differs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Body
from sitegen.proof.fingerprint import RUN, Fingerprint, runs_of
from sitegen.proof.quoted import paragraph_of
from sitegen.proof.tokens import tokens
from sitegen.wording import Passage
from sitegen.wording.own_words import running_text
from sitegen.wording.summed_up import is_slip

_NUMBER = r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?!\d)"

_SURE = 2
"""Runs of which one may seem to be in the source by chance, and hardly two."""
_LONGEST = 15
"""Digits that a number of a text may have."""


def printed(body: Body, typed: Passage, fingerprint: Fingerprint) -> Iterator[tuple[str, str]]:
    """(id of a figure, the number that the source has in its place), of figures with one number in words and value.

    It is that of the value; or that of the words, where the other one is a slip of it and not another number.
    """
    text = ""
    for figure in body.annotations:
        words, value = (_one(figure.words), _one(figure.option("value"))) if figure.kind == "figure" else ("", "")
        if not words or not value or _plain(words) == _plain(value):
            continue
        text = text or running_text(typed.text)
        start, end = paragraph_of(figure, text, typed.first_line)
        around = text[start:end]
        forms = [form for form in _forms(value) if _runs_with(around, figure, form, fingerprint)]
        if not forms and is_slip(_plain(words), _plain(value)):
            forms = [form for form in _forms(words) if _runs_with(around, figure, form, fingerprint)]
        if forms:
            yield figure.id, forms[0]


def turned(body: Body, typed: Passage, fingerprint: Fingerprint) -> Iterator[Diagnostic]:
    """Figures whose number has two neighbouring digits exchanged in the text, the words and the value alike.

    The source has to have the other number between the words around it, in two runs at least, and not this one in any.
    """
    text = ""
    for figure in body.annotations:
        number = _one(figure.words) if figure.kind == "figure" else ""
        if not re.fullmatch(r"\d{2,6}", number) or _one(figure.option("value")) != number:
            continue
        text = text or running_text(typed.text)
        start, end = paragraph_of(figure, text, typed.first_line)
        if _runs_with(text[start:end], figure, number, fingerprint):
            continue
        for other in _exchanged(number):
            if _runs_with(text[start:end], figure, other, fingerprint) >= _SURE:
                message = f"the text has {number}, and the source {other}, with the same words around it"
                hint = f"look at the source; write {other} in the text, behind /// and in 'value:'"
                yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)
                break


def _exchanged(number: str) -> Iterator[str]:
    for at in range(len(number) - 1):
        other = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        if other != number and other[0] != "0":
            yield other


def _one(text: str) -> str:
    """The number of a text that has only one."""
    numbers = re.findall(_NUMBER, text)
    return numbers[0].rstrip(",") if len(numbers) == 1 else ""


def _plain(number: str) -> str:
    return number.replace(",", "")


def _forms(number: str) -> list[str]:
    """A number as it is typed, and as a source may print it."""
    plain = _plain(number)
    return list(
        dict.fromkeys([number, f"{int(plain):,}" if "." not in plain and len(plain) <= _LONGEST else number, plain])
    )


def _runs_with(around: str, figure: Annotation, number: str, fingerprint: Fingerprint) -> int:
    """How many runs with a number in the place of that of the words, and with words around it, the source has."""
    at = re.search(r"\s+".join(map(re.escape, figure.words.split())), around)
    inside = re.search(_NUMBER, at[0]) if at else None
    if at is None or inside is None:
        return 0
    before, behind = around[: at.start() + inside.start()], around[at.start() + inside.end() :]
    parts = [[token.word for token in tokens(text)] for text in (before, number, behind)]
    if len(parts[1]) >= RUN:
        return all(fingerprint.has(run) for run in runs_of(parts[1]))
    beside = RUN - len(parts[1])
    row = [*parts[0][-beside:], *parts[1], *parts[2][:beside]]
    return sum(fingerprint.has(run) for run in runs_of(row))
