"""`date-ahead`, further: a year of the title or the text that cannot have been yet.

Bad: "People Survey 2106" in an entry of 2016; "since 2029" in one that was added in 2026. Good: 2016; "by 2100".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.dates import MONTHS
from sitegen.diagnostics import Diagnostic, Severity, Span

_MONTHS = "|".join((*MONTHS, *(name[:3] for name in MONTHS)))
# A capital before it makes a count unlikely in a title (`Survey 2106`), and so do these words in a text.
_FAR = rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|{_MONTHS}) (2[1-9]\d\d)\b(?![,.]\d|[-/–]?\d| ?%| +[a-z])"
_FAR_NAMED = r"(?:^|\b[A-Z][\w’']* |: )(2[1-9]\d\d)\b(?![,.]\d| ?%| +[a-z])"
_SINCE = r"\b[Ss]ince (?:the (?:end|start|beginning) of )?(?:" + _MONTHS + r")?\.? ?(20\d\d)\b(?![,.]\d| +[a-z]+s\b)"


def find(text: str, year: int, last: int, *, named: bool = False) -> Iterator[tuple[int, str, int]]:
    """(offset, year as typed, the year that is meant or 0) of years of a text that cannot be.

    `year` is that of the entry, `last` the latest that any of its dates has, or 0; `named` says that it is a title.
    """
    if re.search(r"2[1-9]\d\d", text):
        for match in re.finditer(f"{_FAR}|{_FAR_NAMED}" if named else _FAR, text):
            typed = match[1] or match[2]
            meant = f"{typed[0]}{typed[2]}{typed[1]}{typed[3]}"
            if abs(int(meant) - year) <= 1:
                yield match.start(match.lastindex or 0), typed, int(meant)
    for match in re.finditer(_SINCE, text) if last and "ince " in text else ():
        if int(match[1]) > last:
            yield match.start(1), match[1], 0


def problem(span: Span, typed: str, meant: int, last: int) -> Diagnostic:
    """What to say of one."""
    if meant:
        message, hint = f"{typed} is a year of another century", f"write {meant}, if that is the year that was meant"
    else:
        message = f"'since {typed}' tells of a year to come: the latest date of the entry is of {last}"
        hint = "correct the year; for what is planned, write 'from'"
    return Diagnostic(span, "date-ahead", Severity.WARNING, message, hint)
