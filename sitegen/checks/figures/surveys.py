"""`figure-period`, further: the period of a figure is the year of the survey that it is from, by its sentence.

Of a report or a speech nothing is said: its figures are mostly of an earlier time. Nor where the entry has the other
year too, or the sentence compares.

Bad: `period: 2016` of a figure in "The Desk Survey of 2018 gave an index of 58%". Good: `period: 2018`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figures.mistyped_years import is_told
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document
from sitegen.sentences import sentence_of

# Patterns as text, as in `figure_values`.
_YEAR = r"(?:19|20)\d\d"
_SURVEY = r"\b(?:survey|census|poll|headcount)"
_OF_YEAR = rf"{_SURVEY} (?:of|for|in) (?:\w+ )?({_YEAR})\b|\b({_YEAR}) (?:[\w’'-]+ ){{0,3}}{_SURVEY}\b"
_COMPARED = (
    r"\b(?:before|earlier|since|than|previous|ago|last|compared|later|after|next|follow\w*|again|both|plan\w*)\b"
)


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the periods of one year of the figures of an entry."""
    for figure in document.body.annotations:
        period = figure.option("period") if figure.kind == "figure" else ""
        # A figure of the year of the document was perhaps its own.
        if not re.fullmatch(_YEAR, period) or int(period) == document.year:
            continue
        year = _year_of_survey(figure, document, lookup)
        if year and year != period and not is_told(period, figure, document, lookup):
            message = f"the period is {period}, and the sentence has the survey of {year} and no other year"
            hint = f"write period: {year}; or say in the text which year the figure is of"
            yield Diagnostic(figure.span, "figure-period", Severity.WARNING, message, hint)


def _year_of_survey(figure: Annotation, document: Document, lookup: LookUp) -> str:
    """The only year in the sentence of a figure, if it is that of a survey; else empty."""
    sentence = sentence_of(figure, document, lookup.library)
    text = f"{sentence.before} {figure.words} {sentence.behind}".lower() if sentence else ""
    surveys = re.findall(_OF_YEAR, text)
    if len(surveys) != 1 or len(re.findall(r"\d{4}", text)) != 1 or re.search(_COMPARED, text):
        return ""
    return "".join(surveys[0])
