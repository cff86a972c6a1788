"""`figure-differs`, further: a value does not count people where its words count what nobody counts them by.

Bad: `value: 44 people` below `/// figure | 44 targets`. Good: `value: 44 targets`. Posts, seats and places have
somebody in them, and so may be people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figures.values import value_of
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

# Patterns as text, as in `figure_values`.
_PEOPLE = r"people|persons|staff|officials|employees|members of staff|civil servants"
_PERSONS = rf"(\d[\d,]*) (?:{_PEOPLE})"
_THINGS = (
    r"objectives|targets|recommendations|measures|actions|projects|programmes|buildings|desks|laptops|contracts|reports"
    r"|questions|pages|meetings|documents|departments|agencies|days|hours|weeks|months|years"
)
_COUNTED = rf"(?:\D* )?(\d[\d,]*) ((?:(?!of |in |per |for |at |and |or )[a-z’'-]+ ){{0,2}}(?:{_THINGS}))"
"""The words of a figure: one number, and one to three words behind it."""


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the units of the figures of an entry."""
    for figure in document.body.annotations:
        if figure.kind == "figure" and (counted := _no_people(figure)):
            message = f"the words '{figure.words}' count {counted}, and the value '{value_of(figure)}' counts people"
            number = re.sub(r"[^\d,]", "", value_of(figure))
            hint = f"write value: {number} {counted}"
            if figure.option("unit"):
                hint = f"write value: {number} and unit: {counted}"
            hint += "; where the value was worked out, add derived: true"
            yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)


def _no_people(figure: Annotation) -> str:
    """What the words count, where the value has the same number, and counts people."""
    value = re.fullmatch(_PERSONS, value_of(figure).lower())
    words = re.fullmatch(_COUNTED, figure.words.lower())
    if value is None or words is None or value[1] != words[1] or figure.option("derived") == "true":
        return ""
    around = f"{figure.words} {figure.option('what')}".lower()
    return "" if re.search(rf"\b(?:{_PEOPLE})\b", around) else words[2]
