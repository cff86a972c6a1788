"""The time of figures for which no sentence states one: that of the text, of its title, its paragraph or its table.

What is read off a title, a table or a sentence on what was counted is `likely`; what only a `now` or the sentence
before tells is `doubtful`. Where a sentence speaks of another time, nothing is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.dates import MONTHS, FuzzyDate
from sitegen.importing.amounts.times import Time, times_in
from sitegen.importing.page.furniture import MONTH
from sitegen.importing.page.layout import Page, Paragraph


@dataclass(frozen=True)
class Period:
    """For which time a figure is, as the entry may have it, how sure that is, and why; `words` may be empty."""

    words: str = ""
    sureness: str = "doubtful"
    why: str = "no time is stated for it"


@dataclass(frozen=True)
class Backdrop:
    """The times of a whole text: `subject` is that of which it tells, `now` that at which it was written.

    `year` and `month` are those by which `last year` and `last month` are read; 0 if unknown.
    """

    year: int
    subject: Period = Period()
    now: str = ""
    month: int = 0


_TELLS_OF = re.compile(
    r"\b(?:survey|release|report|statistics|data|figures|bulletin|poll|census|fieldwork|questionnaire|count|publication)\b"
    r"(?:(?! \d)[^.;:]){0,90}?\b(?:as (?:at|of|on)|carried out|conducted|took place|ran|run|held|undertaken|"
    r"snapshot|cover(?:s|ing)|relat(?:es|ing) to|for the)\b"
    r"|\b[Ww]e (?:surveyed|polled|interviewed|counted)\b",
    re.IGNORECASE,
)
"""What a text says of the time at which its numbers were counted."""
_RESULTS = re.compile(
    r"\b(?:[Rr]esults|[Ff]indings|[Ff]igures) (?:of|from|in|for) (?:the|its|our|this) ((?:19|20)\d\d) "
    r"(?:[\w'’-]+ ){0,3}(?i:survey|census|poll)\b"
)
_AHEAD = re.compile(r"(?:by|until|before|to|up to|from|since|after)\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:statistics|survey|census|accounts|annual report|pay gap|bulletin|results|workforce|headcount)\b",
    re.IGNORECASE,
)
"""In a title: the text holds the numbers of the time that the title names."""


def backdrop_of(page: Page, kind: str, at: FuzzyDate | None, year: int) -> Backdrop:
    """The times of a text of a kind; `at` is its date, None where that is not known well."""
    known = at if year else None
    return Backdrop(year, _subject(page, kind, year), _now(known) if known else "", _month(known) if known else 0)


def _subject(page: Page, kind: str, year: int) -> Period:
    for paragraph in page.of("standfirst", "body")[:8]:
        counted = counted_in(paragraph.text, year)
        if counted:
            sureness = "likely" if kind in {"statistics", "report"} else "doubtful"
            return Period(counted, sureness, "the text says that its numbers are of that time")
        results = {*_RESULTS.findall(paragraph.text)}
        if len(results) == 1:
            return Period(results.pop(), "doubtful", "the text tells the results of a survey of that time")
    times = [t for t in times_in(page.title, year) if t.words]
    if len(times) == 1 and not _AHEAD.match(times[0].words):
        counts = kind == "statistics" or (kind in {"report", ""} and _COUNTS.search(page.title) is not None)
        if counts or _COUNTS.search(page.title):
            return Period(times[0].words, "likely" if counts else "doubtful", "the title names that time")
    return Period()


def counted_in(text: str, year: int) -> str:
    """The time at which a text says that something was counted or asked: `the survey, held in June`; or empty."""
    for match in _TELLS_OF.finditer(text):
        rest = re.split(r"[.!?] (?=[A-Z])", text[match.end() :])[0]
        time = next((t for t in times_in(rest, year)[:1] if t.words and t.start < _NEAR), None)
        if time is not None and not _AHEAD.match(time.words):
            return time.words
    return ""


_NEAR = 40
"""So far behind the verb the time may begin: `we surveyed 2,300 members between`."""


def _now(at: FuzzyDate) -> str:
    """`March 2019`, or the year alone where the date says no more."""
    month = _month(at)
    if month:
        return f"{MONTHS[month - 1]} {at.earliest.year}"
    return str(at.earliest.year) if at.earliest.year == at.latest.year else ""


def _month(at: FuzzyDate) -> int:
    same = (at.earliest.year, at.earliest.month) == (at.latest.year, at.latest.month)
    return at.earliest.month if same else 0


# Where the sentence of a figure states no time ---------------------------------------------------------------------

_SAME = re.compile(r"\b(?:the same|that) (?:period|time|year)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|did|rose|fell|grew|took|spent|lost|paid|made|went|left|began|ran|told|came|gave|won|sold|met|"
    r"bought|kept|saw|felt|sank|led|held|(?!need|speed|indeed|hundred|used to)[a-z]{3,}ed)\b"
)
_AHEAD_OF = re.compile(
    r"\b(?:will|would|shall|could|should|may|might|must|(?:expect|plan|aim|hope)s? to|wants|targets?)\b"
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|stands?|employs?|makes? up|works?|runs?|leads?|costs?|pays?|earns?|holds?|includes?|"
    r"remains?|accounts? for|comprises?|needs?|owns?|keeps?|gets?|takes?|spends?|receives?|want|feels?|thinks?|waits?|"
    r"serves?|supports?|say|says|agree|agrees|believe|believes|know|knows|report|now|currently|today)\b"
)
_OF_IT = re.compile(r"(?:That|This|It) is|(?:These|Those) are|Of (?:these|those|them|which)\b")
"""Where a sentence only goes on with what the one before it tells."""
_HEAD = re.compile(r"(?:(?:In|During|Between|From|Over|For|At|By the end of)\b[^,.;]{0,12})?", re.IGNORECASE)


def period_behind(page: Page, paragraph: Paragraph, sentence: tuple[int, int], clause: str, back: Backdrop) -> Period:
    """For which time a figure is, of which its own sentence says nothing. `clause` is that of the figure."""
    before = page.text[paragraph.start : sentence[0]].replace("\n", " ")
    text = page.text[sentence[0] : sentence[1]]
    past = times_in(before, back.year, back.month)
    if _SAME.search(text):
        last = past[-1].words if past else ""
        return Period(last, "likely", "the time that stands before it, which it says is the same") if last else Period()
    if _AHEAD_OF.search(clause):
        return Period()
    now = _PRESENT.search(clause) is not None and _told_now(clause)
    head = _head_of(before, past)
    if head and (not now or _OF_IT.match(text)):
        return Period(head, "doubtful", "stands at the head of its paragraph")
    if back.subject.words and (now or all(t.words == back.subject.words for t in past)):
        return back.subject
    at_head = _SAID_NOW.match(text) is not None and _PAST.search(clause) is None
    if back.now and (at_head or (now and _SAID_NOW.search(clause) is not None)):
        return Period(back.now, "doubtful", "told as of now: the date of the document")
    return Period()


# The present tense alone tells of no time: most such numbers are of a rule, a target or a survey that nobody dates.
_SAID_NOW = re.compile(
    r"\b(?:now|currently|presently|today|so far|to date|at present|at the moment|these days|nowadays|"
    r"(?:up to|as of) (?:now|today|this (?:morning|week|month)))\b",
    re.IGNORECASE,
)


def _told_now(clause: str) -> bool:
    """Whether a clause tells of the time at which it was written: `employs 40`, `has trained 40`, not `trained 40`."""
    rest = re.sub(
        r"\b(?:has|have|is|are)(?: \w+ly| been| also| now| not| today)* [a-z]+(?:ed|nt|ne|en|un|ld)\b", "", clause
    )
    return _PAST.search(rest) is None or re.search(r"\b(?:now|today|currently)\b", clause) is not None


def _head_of(before: str, past: Sequence[Time]) -> str:
    """The one time that the sentences before state, if it stands at the head of one of them."""
    if len(past) != 1 or _AHEAD.match(past[0].words):
        return ""
    begins = re.split(r"[.!?] (?=[A-Z])", before[: past[0].start])[-1]
    return past[0].words if _HEAD.fullmatch(begins) else ""


# Tables ------------------------------------------------------------------------------------------------------------

_YEARS = r"(?:19|20)\d\d(?:[-–/]\d{2,4})?"
_COLUMNS = re.compile(rf"[^\d.,;:]{{0,60}}?(?:\b(?:{MONTH} )?{_YEARS}\b[\s|]*){{2,}}")


def column_of(page: Page, paragraph: Paragraph, figures: list[tuple[int, int]], place: int) -> Period:
    """The year at the head of the column of a figure, where its row has a number for each. `figures` are places."""
    number = page.paragraphs.index(paragraph)
    row = sorted(start for start, _ in figures if paragraph.start <= start < paragraph.end)
    for above in reversed(page.paragraphs[max(0, number - 40) : number]):
        if _COLUMNS.fullmatch(above.text):
            years = re.findall(rf"\b(?:{MONTH} )?{_YEARS}\b", above.text)
            if len(years) == len(row) and place in row:
                return Period(years[row.index(place)], "likely", "at the head of its column")
            return Period()
        if len(above.text) > _ROW or above.text.endswith("."):
            break
    return Period()


_ROW = 90
"""So many characters a row of a table has at most."""
