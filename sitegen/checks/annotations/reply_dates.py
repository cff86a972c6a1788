"""`note-date`, `claim-reply`, further: a reply is younger than its claim, and not younger than the source it stands in.

The date has to be that of the answer itself: `A union said in May 2013 that …`, `In 2013 a union denied it`. That of
the claim is the one in its sentence, or that of the document, where nothing says that the claim is older.

Bad: `reply: A union replied in May 2013 …` to what a body says in a document of 2016; `status: contested` with a reply
of 2018 there. Good: a reply that `had been` given to an earlier document; `status: disputed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sitegen.checks.annotations.standings import names_of
from sitegen.dates import MONTHS, FuzzyDate, parse_date, when
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document
from sitegen.sentences import sentence_of, text_of

_YEAR = timedelta(days=366)
"""Whoever is written about may read a draft, and answer it, months before it is out."""
_SURE = timedelta(days=300)
"""A claim that has its own day is answered after it, but for the press that knew of it."""
# Patterns as text: a build that looks at no claim does without making them.
_ANSWERED = (
    r"(?P<verb>replied|answered|responded|said|told|wrote|denied|rejected|disputed|disagreed|argued|called|insisted"
    r"|stated|dismissed)"
)
_CLAIMED = (
    r"(?P<verb>sa(?:id|ys)|claim(?:ed|s)|accuse[ds]|argue[ds]|wr(?:ote|ites)|called|told|alleged|complained|stated"
    r"|warned)"
)
_DATED = rf"(?P<date>(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?(?P<year>(?:19|20)\d\d))\b"
_WORD = r"(?!(?:that|which|who|whose|when|where)\b)[\w’'&-]+"
_BEFORE = (
    r"\b(?:had|already|before|earlier|since|previous|first|long|repeat|again|always|then|draft|same|like|at the time"
    r"|once|by then|still)"
)
"""Words of a reply to something that was said more than once."""
_LOOKS_BACK = (
    r"\b(?:ago|earlier|once|at the time|recall\w*|look(?:s|ed|ing) back|remember\w*|histor\w+|years before|again|still"
    r"|repeat\w*|long|since|anew|old|had (?:said|claimed|accused|told|called|complained|written|argued|alleged))\b"
)
_HAD = {"said": "said", "told": "told", "wrote": "written"}


@dataclass(frozen=True)
class _Said:
    """When something was said, by the words of a text, and with which verb."""

    date: FuzzyDate
    typed: str
    verb: str


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the replies of an entry."""
    for claim in document.body.annotations:
        reply = " ".join(claim.option("reply").split()) if claim.kind == "claim" else ""
        answer = _said(reply, _ANSWERED) if re.search(r"\b(?:19|20)\d\d\b", reply) else None
        if answer is None or document.date is None or document.source is None:
            continue
        days = [document.date, document.source.published, document.event_date]
        out = [day for day in days if day is not None]
        if claim.option("status") == "contested" and _is_later(answer, out):
            message = f"the claim is contested, and its reply is of {answer.typed}: the document was out"
            message += f" {when(document.date)}"
            hint = "write status: disputed; contested is what others in the same source do not let stand"
            yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)
        elif answer.typed[-4:] not in claim.body_html and not re.search(_BEFORE, reply.lower()):
            yield from _too_early(claim, answer, out, document, lookup)


def _is_later(answer: _Said, out: list[FuzzyDate]) -> bool:
    """Whether words are surely of another source than the document: a page may be changed for some time."""
    return all(day.certainty == "stated" for day in out) and answer.date.earliest > max(d.latest for d in out) + _YEAR


def _too_early(
    claim: Annotation, answer: _Said, out: list[FuzzyDate], document: Document, lookup: LookUp
) -> Iterator[Diagnostic]:
    sentence = sentence_of(claim, document, lookup.library)
    whole = f"{sentence.before}{claim.words}{sentence.behind}" if sentence is not None else ""
    own = None if re.search(_BEFORE, whole.lower()) else _said(whole, _CLAIMED)
    source, holder = document.source, claim.option("holder")
    by_publisher = source is not None and bool(source.publisher) and holder == source.publisher
    if own is not None and (by_publisher or any(name in whole for name in names_of(holder, document, lookup))):
        early, made = answer.date.latest < own.date.earliest - _SURE, f"the claim was made {_in(own.typed)}"
    else:
        day = document.date
        margin = _YEAR if by_publisher else 2 * _YEAR
        if day is None or day.certainty not in {"stated", "approximate"}:
            return
        margin += 2 * _YEAR if day.certainty == "approximate" else timedelta(0)
        early = answer.date.latest < min(one.earliest for one in out) - margin
        early = early and (by_publisher or not _may_be_older(whole, int(answer.typed[-4:]), document, lookup))
        made = f"the claim stands in a document that was out {when(day)}"
    if early:
        message = f"the reply is of {answer.typed}, and {made}"
        hint = "correct the date of one of them; of a reply to something older, say so: had "
        hint += _HAD.get(answer.verb, answer.verb)
        yield Diagnostic(claim.span, "note-date", Severity.WARNING, message, hint)


def _said(text: str, verbs: str) -> _Said | None:
    """When something was said, where a text has one year and this is that of its first verb."""
    ahead = r"(?:(?!\b(?:that|which|who)\b)[^;:.“”])*?\b"
    forms = (
        rf"(?:In|On) {_DATED},? (?:{_WORD} ){{1,10}}?{verbs}\b",
        rf"{ahead}(?:in|on) {_DATED},? {verbs}\b",
        rf"{ahead}{verbs}(?: (?!that\b)[a-z]+){{0,3}} (?:in|on) {_DATED}",
        rf"[\w’'& -]{{2,40}}, (?:(?:in|on) )?{_DATED}:",
    )
    match = next((found for form in forms if (found := re.match(form, text))), None)
    if match is None or len(re.findall(r"\d{4}", text)) != 1:
        return None
    day, month, year = match["day"], match["month"], match["year"]
    typed = "-".join([year, *([f"{MONTHS.index(month) + 1:02d}"] if month else []), *([f"{day:0>2}"] if day else [])])
    try:
        return _Said(parse_date(typed), match["date"], match.groupdict().get("verb") or "said")
    except ValueError:
        # There is no such day.
        return None


def _in(typed: str) -> str:
    return f"{'on' if typed[0].isdigit() and ' ' in typed else 'in'} {typed}"


def _may_be_older(sentence: str, year: int, document: Document, lookup: LookUp) -> bool:
    """Whether an entry tells of a time before a year, or of that year, or looks back where the claim stands."""
    text = text_of(document, lookup.library)
    paragraph = next((line for line in text.split("\n") if sentence and sentence in line), "")
    notes = " ".join(note.body_html for note in document.body.annotations)
    whole = f"{document.title} {document.summary} {text} {re.sub('<[^>]+>', ' ', notes)}"
    years = [int(found) for found in re.findall(r"\b(?:1[6-9]|20)\d\d\b", whole)]
    return not paragraph or re.search(_LOOKS_BACK, paragraph.lower()) is not None or any(one <= year for one in years)
