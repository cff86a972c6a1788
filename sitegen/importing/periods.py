"""For which time a figure is: the time that its own clause states, or that stands at the head of its sentence or list.

The time of a neighbour is worse than none, since nobody sees that it is wrong: where no time is stated for the number
itself, none is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importing.figures import Figure
from sitegen.importing.furniture import BULLET, MONTH
from sitegen.importing.layout import Page, Paragraph
from sitegen.importing.numbers import HEDGE, SPAN
from sitegen.numerals import NUMBER

_YEARS = r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?"
_RANGE = re.compile(
    rf"\b(?:between |from )?(?:(?:{MONTH} )?{_YEARS} (?:and|to) (?:{MONTH} )?{_YEARS}"
    rf"|{MONTH} (?:and|to) {MONTH} (?:19|20)\d\d)\b"
)
_YEAR_TO = re.compile(
    rf"\b(?:year|(?:{NUMBER} )?(?:years|months)|quarter) (?:to|ending|ended)(?: (?:in|the end of))? "
    rf"(?:\d{{1,2}} )?{MONTH} (?:19|20)\d\d\b"
)
_ONE = re.compile(
    rf"\b(?:(?:19|20)\d\d[-–/](?:19|20)?\d\d|(?:\d{{1,2}} )?{MONTH} (?:19|20)\d\d|(?:19|20)\d\d)\b(?!,\d)"
)
_OVER = re.compile(
    rf"\b(?:over|in|during|for|across|within|throughout) (?:the )?(?:just |only |about |around |almost |nearly )?"
    rf"(?P<span>(?:past|last|next|previous|coming|following) (?:(?:{NUMBER}|few|couple of) )?{SPAN})\b",
    re.IGNORECASE,
)
_IN_YEARS = re.compile(
    rf"\b(?P<how>over|in|during) (?:just |only |about |around |almost |nearly |the )?"
    rf"(?P<span>{NUMBER} (?:years|months|decades))\b",
    re.IGNORECASE,
)
_EVERY = re.compile(rf"\b(?:each|every) {SPAN}\b", re.IGNORECASE)
_AROUND = re.compile(r"\b(?P<which>last|this|the previous|that|the same) year\b", re.IGNORECASE)
_DECADE = re.compile(
    r"\bby the (?:end|middle) of (?:(?:the|this) (?:decade|century|year|parliament)|next year)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|currently|at present|these days)\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:by|until|to|before|since|after|up to)"
    r"(?: (?:the )?(?:end|start|middle|beginning|spring|summer|autumn|winter) of)? $",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Time:
    """A time that a sentence states, by its place in it; `words` are as the entry will have them."""

    start: int
    end: int
    words: str


def period_of(page: Page, figure: Figure, figures: list[Figure], year: int) -> str:
    """The time that is stated for a figure; empty where none is. `year` is that of the document, 0 if unknown."""
    if figure.aside:
        return ""
    start, end = sentence_of(page, figure)
    text = page.text[start:end].replace("\n", " ")
    first, last = figure.start - start, figure.end - start
    others = [(f.start - start, f.end - start) for f in figures if start <= f.start < end and not f.aside]
    every = _times(text, year)
    low, high = _clause(text, first)
    behind = [t for t in every if first < t.start < high and not _is_own(t, figure, last)]
    if behind and not _is_compared(text, first, behind[0]) and _belongs(text, last, behind[0], others):
        return behind[0].words
    before = [t for t in every if low <= t.start and t.end <= first]
    if before and _heads(text[low:], before[-1], low) and not any(low <= o[0] < before[-1].start for o in others):
        return before[-1].words
    head = next((t for t in every[:1] if t.end <= first and _heads(text, t, 0)), None)
    if head and (";" in text[head.end : first] or _NOW.search(text[low:high])):
        return ""
    return head.words if head else _of_list(page, figure, year) if not every else ""


def sentence_of(page: Page, figure: Figure) -> tuple[int, int]:
    """Start and end of the sentence of a figure."""
    paragraph = _paragraph(page, figure)
    cuts = [
        paragraph.start,
        *(paragraph.start + m.end() for m in re.finditer(r"[.!?][\"”’']? (?=[A-Z\"“‘£\d])", paragraph.text)),
        paragraph.end,
    ]
    return max(cut for cut in cuts if cut <= figure.start), min(cut for cut in cuts if cut > figure.start)


def _paragraph(page: Page, figure: Figure) -> Paragraph:
    return next(p for p in page.paragraphs if p.start <= figure.start < p.end)


# Times -------------------------------------------------------------------------------------------------------------


def _times(text: str, year: int) -> list[_Time]:
    """The times that a sentence states, in order; of those that overlap, the first sort that fits."""
    kept: list[_Time] = []
    for time in _every_time(text, year):
        if all(time.end <= other.start or time.start >= other.end for other in kept):
            kept.append(time)
    return sorted(kept, key=lambda t: t.start)


def _every_time(text: str, year: int) -> Iterator[_Time]:
    for match in _RANGE.finditer(text):
        words = re.sub(r"^(?:between|from) ", "", match[0])
        yield _Time(match.start(), match.end(), words.replace(" and ", " to "))
    for match in _YEAR_TO.finditer(text):
        yield _Time(match.start(), match.end(), match[0])
    for match in _ONE.finditer(text):
        # `by 2028` keeps its `by`: it is another time than `2028`.
        limit = _LIMIT.search(text[: match.start()])
        start = limit.start() if limit else match.start()
        yield _Time(start, match.end(), " ".join(f"{limit[0].lower() if limit else ''} {match[0]}".split()))
    for match in _DECADE.finditer(text):
        yield _Time(*match.span(), match[0])
    for match in _AROUND.finditer(text):
        # Which year `that year` is, or `last year` of a text without a date, nobody knows; but it is no other time.
        which = match["which"].lower()
        known = year and which not in {"that", "the same"}
        yield _Time(*match.span(), str(year - (which != "this")) if known else "")
    for match in _OVER.finditer(text):
        yield _Time(*match.span(), match["span"])
    for match in _IN_YEARS.finditer(text):
        yield _Time(*match.span(), f"{match['how'].lower()} {match['span']}")
    for match in _EVERY.finditer(text):
        yield _Time(*match.span(), match[0].lower())


# Which of them is that of a figure ---------------------------------------------------------------------------------

_A_TIME = rf"(?:\d|{MONTH} |the (?:end|start|middle|beginning) of)"
_CUT = re.compile(
    rf"[;:] | [–—-] |, (?:(?:after|before|since|as of|until) (?!{_A_TIME})|"
    r"(?:which|who|whose|where|when|and|but|or|while|whilst|whereas|although|though|with|compared|up|down|rising|"
    r"falling|growing|increasing|decreasing|dropping|climbing|as|because|so|yet|according|against|than)\b)"
    r"| (?:while|whilst|whereas|but|compared (?:to|with)|because|although|though) "
    r"| (?:said|says?|told|believed?|thought|think|felt|agreed|reported|found) (?:that|they|it|he|she|there|we|you) "
    r"| and (?:now |then |also )?(?:has|have|had|is|are|was|were|will|would|it|they|we|he|she|there|its|their)\b"
)
"""Where another clause begins, which speaks of other numbers."""
_COMPARED = re.compile(r"\b(?:than|compared|against|versus|unlike)\b|\b(?:from|on|over|upon)(?: the)? $", re.IGNORECASE)
"""Between a number and a time: the time of that which it is compared with."""
_LISTED = re.compile(r"(?: [\w'’-]+){0,2}(?:,? (?:and|or) (?:a |an |the )?|, )|(?: [\w'’-]+){0,4} \(")
"""Between two numbers that stand for one time: `40 boats and 12 cars in 2016`, `a quarter of them (24%)`."""
_HEAD = re.compile(
    r"\W*(?:(?:But|And|Yet|So|Then),? |,? ?(?:and|but|while) )?"
    r"(?:(?:in|during|between|from|by|since|as (?:of|at)|at|on|over|for|throughout|until|before|after|of)\b"
    r"[^,.;]{0,25})?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\W*(?:the|a|an|its|our|this|their)(?: [\w'’-]+){0,3} (?:survey|census|poll|study|count|figures|results|data|"
    r"statistics)(?: (?:in|of|for|from|by [\w ]{2,30} in))? ",
    re.IGNORECASE,
)
_COUNTED_IN = re.compile(r" (?:\w+ )?(?:survey|census|poll|study|count|figures|results|data|statistics)\b")


def _clause(text: str, at: int) -> tuple[int, int]:
    cuts = [m.start() for m in _CUT.finditer(text)]
    return max((c for c in cuts if c < at), default=0), min((c for c in cuts if c >= at), default=len(text))


def _is_own(time: _Time, figure: Figure, last: int) -> bool:
    """Whether a time is part of the figure, which then cannot be for that time: `40 each year`, `nine years`."""
    spans = re.fullmatch(rf"(?:\w+-)?{SPAN}", figure.unit) is not None
    return (spans and time.start <= last + 1) or (" per " in figure.unit and _EVERY.fullmatch(time.words) is not None)


def _is_compared(text: str, first: int, time: _Time) -> bool:
    """Whether a time is that of what a number is compared with: `9% less than in 2014`, `up 9% on 2014`."""
    between = re.sub(rf"^{HEDGE}", "", text[first : time.start], flags=re.IGNORECASE)
    is_day = re.match(r"\d{1,2} [A-Z]", text[time.start :]) is not None
    return _COMPARED.search(between) is not None and not is_day


def _belongs(text: str, last: int, time: _Time, others: list[tuple[int, int]]) -> bool:
    """Whether a time behind a number is that of the number: no other number comes between, but one of the same list."""
    at = last
    for start, end in sorted(others):
        if last <= start < time.start:
            if not _LISTED.fullmatch(text[at:start]):
                return False
            at = end
    return True


def _heads(text: str, time: _Time, low: int) -> bool:
    """Whether a time stands at the head of a clause or sentence: `In 2016, …`, `Its 2016 survey found …`."""
    before, behind = text[: time.start - low], text[time.end - low :]
    if _HEAD.fullmatch(before) or _COUNTED.fullmatch(before):
        return True
    return bool(re.fullmatch(r"\W*(?:The|A|Its|Our|Their) (?:\w+ )?", before) and _COUNTED_IN.match(behind))


def _of_list(page: Page, figure: Figure, year: int) -> str:
    """The one time of the heading that a list or table stands below."""
    number = page.paragraphs.index(_paragraph(page, figure))
    if not _is_row(page.paragraphs[number]):
        return ""
    while number > 0 and _is_row(page.paragraphs[number]):
        number -= 1
    head = page.paragraphs[number]
    if head.kind != "heading" and not head.text.endswith(":"):
        return ""
    times = _times(head.text, year)
    return times[0].words if len(times) == 1 else ""


def _is_row(paragraph: Paragraph) -> bool:
    return BULLET.match(paragraph.text) is not None or re.search(r"\t| \| ", paragraph.text) is not None
