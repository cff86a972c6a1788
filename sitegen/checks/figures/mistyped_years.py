"""`figure-period`, further: the year of a period that a slip of the keys made another.

A survey has measured what people wish or expect, and is no plan itself; nor is any plan of 2106 where the document is
of 2016 and no word of the entry tells of such a year.

Bad: in an entry of 2016, `period: 2061-11` with `base: 611 people who replied`; `2014 to 2106`; `1016`; `216-11`. Good:
`by 2061`, `1066` where the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.figures import periods
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document
from sitegen.sentences import text_of

# Patterns as text, as in `figure_values`.
_DAY = r"(\d{3,5})(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_PERIOD = rf"{_DAY}(?:(?: ?[-/–—] ?| to ){_DAY})?"
"""Years, months or days alone: `by 2061` says that it is a plan."""
_ASKED = r"\b(?:who|that) (?:had )?(?:repl(?:ied|y)|responded|answered|took part)\b|\brespond[ae]nts?\b|\breplies\b"
_LONG = 10
_AGE = 40
"""Years ahead that hardly any plan has without a word of them."""
_OLD = 1500
"""Of earlier years a text tells in words, if at all."""


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the years of the periods of an entry of which nothing is told yet."""
    told = {item.span for item in periods.check(document)}
    for figure in document.body.annotations:
        if figure.kind == "figure" and figure.span not in told and (slip := _slip(figure, document, lookup)):
            message, hint = slip
            yield Diagnostic(figure.span, "figure-period", Severity.WARNING, message, hint)


def _slip(figure: Annotation, document: Document, lookup: LookUp) -> tuple[str, str] | None:
    period = figure.option("period")
    match = re.fullmatch(_PERIOD, period)
    years = [year for year in match.groups() if year] if match else []
    for year in years:
        if _is_near(int(year), document):
            continue
        meant = _meant(year, document)
        # A span that would end before it begins was meant in another way.
        right = period.replace(year, meant) if meant and all(year == other or other < meant for other in years) else ""
        asked = int(year) > document.as_at.latest.year and re.search(_ASKED, figure.option("base").lower())
        if (right or asked) and not is_told(year, figure, document, lookup):
            return _told(year, right, figure, document)
    return None


def _told(year: str, right: str, figure: Annotation, document: Document) -> tuple[str, str]:
    period, ahead = figure.option("period"), int(year) - document.as_at.latest.year
    message = f"the period '{period}' has the year {year}, of which the entry does not tell"
    hint = f"write period: {right}, or the year that it was" if right else "correct the year"
    if 0 < ahead < 1000:
        message = f"the period '{period}' is {ahead} years after the document"
        hint += f"; for a target or plan, write period: by {year}"
    return message, hint


def _is_near(year: int, document: Document) -> bool:
    """Whether a year may be that of a figure: not long after the document, nor of an age that is seldom told of."""
    return _OLD <= year <= document.as_at.latest.year + _LONG


def _meant(typed: str, document: Document) -> str:
    """The year of the document, or the one before, if one slip of the keys makes it what was typed."""
    latest = document.as_at.latest.year
    # Round years are those of forecasts: 2100.
    if _OLD <= int(typed) <= latest + _AGE or typed.endswith("0"):
        return ""
    for year in (latest, latest - 1):
        if typed in _slips(str(year)):
            return str(year)
    return ""


def _slips(year: str) -> Iterator[str]:
    """What one slip makes of a year: two digits exchanged, one left out, one twice, the first another."""
    for n in range(len(year)):
        yield year[:n] + year[n + 1 :]
        yield year[: n + 1] + year[n:]
        yield year[:n] + year[n : n + 2][::-1] + year[n + 2 :]
    for first in "013456789":
        yield first + year[1:]


def is_told(year: str, figure: Annotation, document: Document, lookup: LookUp) -> bool:
    """Whether an entry tells of a year, in its text or in what stands beside a figure."""
    texts = [document.title, document.summary, document.date_basis, figure.body_html, figure.words]
    texts += [figure.option(name) for name in ("value", "what", "base", "from", "to")]
    texts += [document.source.title] if document.source is not None else []
    return year in "\n".join([*texts, text_of(document, lookup.library)])
