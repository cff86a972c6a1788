"""`figure-period`, further: the period of a figure runs forwards, and is not of a time long after the document.

Bad: `period: 2018 to 2016`, `period: 2016-15`; `period: 2106` in an entry of 2016; `period: July`. Good:
`2016 to 2018`, `2015-16`, `by 2050` for a target, `July 2016`. A period soon after the document may be a plan, whether
the note says so or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.dates import MONTHS
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

# Patterns as text, as in `figure_values`.
_POINT = r"((?:(?:\d{1,2} )?[A-Za-z]{3,9}\.? )?[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)"
_SPAN = rf"{_POINT}( ?/ ?| ?[–—] ?| - | to | until | till |-){_POINT}"
_YEARS = r"((?:19|20)\d\d)([-/–])(\d\d)"
_NAMES = "|".join(f"{name}|{name[:3]}[.]?" for name in MONTHS)
_MONTH = rf"(?:\d{{1,2}} )?(?:{_NAMES}|Sept[.]?)"
_FROM = r"(?:(?:early|late|mid|the|end of|start of|beginning of|month of|by|in|since|until|from|between)[ -])*"
_YEARLESS = rf"{_FROM}{_MONTH}(?:(?:,| to| and| until| or| ?[-–/]) ?(?:(?:early|late|mid)[ -])?{_MONTH})*"
"""Months and nothing else: `each July` says more."""
_LONG = 10
"""Years that a plan may be ahead without a word of it."""
_AHEAD = (
    r"\bby\b|until|\bto\b|target|plan|forecast|project|predict|expect|goal|aim|\bdue\b|will|would|propos|estimat|commit"
    r"|ambition|future|horizon|onward|strateg|scenario|model"
)


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the periods of the figures of an entry."""
    for figure in document.body.annotations:
        period = figure.option("period") if figure.kind == "figure" else ""
        if not period:
            continue
        right = _forwards(period)
        if right:
            message, hint = f"the period '{period}' ends before it begins", f"write period: {right}, or correct a year"
        elif (year := _first_year(period)) > document.as_at.latest.year + _LONG and not _planned(figure):
            message = f"the period '{period}' is {year - document.as_at.latest.year} years after the document"
            hint = f"correct the year; for a target or plan, write period: by {year}"
        elif re.fullmatch(_YEARLESS, period, re.IGNORECASE):
            message = f"the period '{period}' does not say of which year"
            hint = f"write period: {period} {document.as_at.latest.year}, or the year that it was"
        else:
            continue
        yield Diagnostic(figure.span, "figure-period", Severity.WARNING, message, hint)


def _forwards(period: str) -> str:
    """A period that runs backwards, turned round; empty where it does not."""
    match = re.search(_SPAN, period)
    if match and not re.search(r"\d", period[: match.start()] + period[match.end() :]):
        first, last = _ordered(match[1]), _ordered(match[3])
        known = min(len(first), len(last))
        return f"{match[3]}{match[2]}{match[1]}" if last[:known] < first[:known] else ""
    match = re.fullmatch(r"\D*" + _YEARS, period)
    # 2016-05 is a month, and 1998-03 may end in another century.
    if match and 12 < int(match[3]) < int(match[1][2:]) and not (match[1] < "2000" and int(match[3]) < 40):
        return f"{match[1][:2]}{match[3]}{match[2]}{match[1][2:]}"
    return ""


def _ordered(point: str) -> tuple[int, ...]:
    """Year, month and day as far as they are given; words that are no month tell nothing."""
    words = re.fullmatch(r"(?:(\d{1,2}) )?(?:([A-Za-z]+)\.? )?(\d{4})(?:-(\d\d))?(?:-(\d\d))?", point)
    if words is None:
        return ()
    day, name, year, month, last = words.groups()
    number = next((n for n, known in enumerate(MONTHS, 1) if name and known[:3].lower() == name[:3].lower()), 0)
    parts = (int(year), number or int(month or 0), int(day or last or 0))
    return parts if all(parts) else parts[:2] if parts[1] else parts[:1]


def _first_year(period: str) -> int:
    years = re.findall(r"(?<![\d.,])[12]\d{3}(?![\d,.]*\d)", period)
    return min(map(int, years), default=0)


def _planned(figure: Annotation) -> bool:
    texts = (figure.option("period"), figure.option("what"), figure.option("value"), figure.words, figure.body_html)
    return any(re.search(_AHEAD, text.lower()) for text in texts)
