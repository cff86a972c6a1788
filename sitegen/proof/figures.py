"""Which number the source itself prints where the words of a figure and its value have different ones.

The source is known by runs of three words, so a number is looked for with the words of the text around it. Of one that
is printed it is certain that nobody worked it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.model import Annotation, Body
from sitegen.proof.fingerprint import RUN, Fingerprint, runs_of
from sitegen.proof.quoted import paragraph_of
from sitegen.proof.tokens import tokens
from sitegen.wording import Passage
from sitegen.wording.own_words import running_text
from sitegen.wording.summed_up import is_slip

_NUMBER = r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?!\d)"

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
        forms = [form for form in _forms(value) if _has(around, figure, form, fingerprint)]
        if not forms and is_slip(_plain(words), _plain(value)):
            forms = [form for form in _forms(words) if _has(around, figure, form, fingerprint)]
        if forms:
            yield figure.id, forms[0]


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


def _has(around: str, figure: Annotation, number: str, fingerprint: Fingerprint) -> bool:
    """Whether the source has a number in the place of that of the words, with words around it."""
    at = re.search(r"\s+".join(map(re.escape, figure.words.split())), around)
    inside = re.search(_NUMBER, at[0]) if at else None
    if at is None or inside is None:
        return False
    before, behind = around[: at.start() + inside.start()], around[at.start() + inside.end() :]
    parts = [[token.word for token in tokens(text)] for text in (before, number, behind)]
    if len(parts[1]) >= RUN:
        return all(fingerprint.has(run) for run in runs_of(parts[1]))
    beside = RUN - len(parts[1])
    row = [*parts[0][-beside:], *parts[1], *parts[2][:beside]]
    return any(fingerprint.has(run) for run in runs_of(row))
