"""For which time a figure is: the time that its own clause states, or that stands at the head of its sentence or list.

The time of a neighbour is worse than none, since nobody sees that it is wrong: where no time is stated for the number
itself, none is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.importing.amounts.backdrop import Backdrop, Period, column_of, counted_in, period_behind
from sitegen.importing.amounts.figures import Figure
from sitegen.importing.amounts.numbers import HEDGE, SPAN
from sitegen.importing.amounts.times import EVERY, NOW, Time, times_in
from sitegen.importing.page.furniture import BULLET, MONTH
from sitegen.importing.page.layout import Page, Paragraph


def period_of(page: Page, figure: Figure, figures: list[Figure], back: Backdrop) -> Period:
    """For which time a figure is; without words where nothing says so. `back` has the times of the whole text."""
    if figure.aside:
        return Period()
    return _with_year(page, figure, _period(page, figure, figures, back), back)


_FROM_TODAY = re.compile(r"(?:past|last|next|coming|following) ")
"""A span of time that begins or ends with the day of the text."""
_MONTH_ALONE = re.compile(rf"(?:[a-z]+ ){{0,5}}{MONTH}(?: (?:to|and) {MONTH})?", re.IGNORECASE)
_YEAR_BEFORE = re.compile(rf"\b(?:{MONTH} |in |since |by |of )((?:19|20)\d\d)\b(?![-–/])")


def _with_year(page: Page, figure: Figure, period: Period, back: Backdrop) -> Period:
    """A month without a year has that of the sentence before, or of the document where that is near; never for sure."""
    if not _MONTH_ALONE.fullmatch(period.words):
        return period
    start, end = sentence_of(page, figure)
    years = set(_YEAR_BEFORE.findall(page.text[_paragraph(page, figure).start : start]))
    if len(years) == 1 and not _YEAR_BEFORE.search(page.text[start:end]):
        why = "no year stands beside it; this is that of the sentences before"
        return Period(f"{period.words} {years.pop()}", "doubtful", why)
    return Period(period.words, "doubtful", f"of which year? the document is of {back.now or 'no known date'}")


def _period(page: Page, figure: Figure, figures: list[Figure], back: Backdrop) -> Period:
    """For which time a figure is, in the words of the text."""
    start, end = sentence_of(page, figure)
    text = page.text[start:end].replace("\n", " ")
    every = times_in(text, back.year, back.month)
    stated = _stated(text, start, end, every, figure, figures)
    if stated is not None and stated.words:
        if stated.words not in text and stated.words not in text.replace(" and ", " to "):
            return Period(stated.words, "likely", "reckoned from the date")
        if _FROM_TODAY.match(stated.words):
            return Period(stated.words, "likely", "counted from the day of the document: which day is that?")
        return Period(stated.words, "sure" if stated.start > figure.start - start else "likely", "stated beside it")
    counted = counted_in(text[: figure.start - start], back.year)
    if counted and not _stated_after(text, every, counted, figure.start - start):
        return Period(counted, "likely", "the time at which it was counted or asked")
    paragraph = _paragraph(page, figure)
    listed = _of_list(page, figure, back.year) if not every else ""
    if listed:
        return Period(listed, "likely", "of the heading above the list")
    column = column_of(page, paragraph, [(f.start, f.end) for f in figures if not f.aside], figure.start)
    if column.words or _has_own(text, every, figure.start - start, figure.end - start):
        return column
    low, high = _clause(text, figure.start - start)
    return period_behind(page, paragraph, (start, end), text[low:high], back)


def _stated_after(text: str, every: Sequence[Time], counted: str, first: int) -> bool:
    """Whether another time stands between that of a survey and a number, or the number may be of now."""
    later = [t for t in every if t.end <= first and t.words != counted]
    return bool(later) or NOW.search(text) is not None


def _has_own(text: str, every: Sequence[Time], first: int, last: int) -> bool:
    """Whether the sentence speaks of a time that may be that of the number, so that none is taken from elsewhere."""
    low, high = _clause(text, first)
    return any(
        not EVERY.fullmatch(t.words)
        and not _SAME_TIME.match(text[t.start : t.end])
        and (t.end <= first or (low <= t.start < high and not _is_compared(text, first, t)))
        for t in every
    )


_SAME_TIME = re.compile(r"(?:that|the same) year", re.IGNORECASE)


def _stated(
    text: str, start: int, end: int, every: Sequence[Time], figure: Figure, figures: list[Figure]
) -> Time | None:
    """The time that a sentence states for a figure; None where it states none."""
    first, last = figure.start - start, figure.end - start
    others = [(f.start - start, f.end - start) for f in figures if start <= f.start < end and not f.aside]
    low, high = _clause(text, first)
    behind = [t for t in every if first < t.start < high and not _is_own(t, figure, last)]
    time = next((t for t in _sorted(behind) if _belongs(text, last, t, others)), None)
    if time and not _is_compared(text, first, time):
        return None if _is_habit(text[first : time.start], time) else time
    before = next((t for t in reversed(every) if low <= t.start and t.end <= first), None)
    alone = before and not any(low <= o[0] < before.start for o in others)
    if before and alone and (_heads(text[low:], before, low) or _leads_on(text, before, first, high)):
        return before
    when = next((t for t in every if t.end == low and re.match(r", when\b", text[low:])), None)
    return when or _of_head(text, every, first, low, high)


def _sorted(behind: Sequence[Time]) -> list[Time]:
    """The first time behind a number; how often comes after a day: `back each week by the end of June`."""
    return [*sorted(behind[:2], key=lambda t: EVERY.fullmatch(t.words) is not None)[:1], *behind[:1]]


def _is_habit(between: str, time: Time) -> bool:
    """Whether it is how often somebody does something, and not how often they are so many: `to be back each week`."""
    return EVERY.fullmatch(time.words) is not None and re.search(r" to [a-z]+ ", between) is not None


def _of_head(text: str, every: Sequence[Time], first: int, low: int, high: int) -> Time | None:
    """The time at the head of a sentence, where nothing of another time stands between it and the number."""
    head = next((t for t in every[:1] if t.end <= first and _heads(text, t, 0)), None)
    if head is None or ";" in text[head.end : first] or NOW.search(text[low:high]):
        return None
    between = (t for t in every if head.end <= t.start < first and not EVERY.fullmatch(t.words))
    return head if next(between, None) is None else None


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
_COMPARED = re.compile(
    r"\b(?:than|compared|against|versus|unlike)\b|\bas \w+ as\b|\b(?:from|on|over|upon)(?: the)? $", re.IGNORECASE
)
"""Between a number and a time: the time of that which it is compared with."""
_LISTED = re.compile(r"(?: [\w'’-]+){0,2}(?:,? (?:and|or) (?:a |an |the )?|, )|(?: [\w'’-]+){0,4} \(")
"""Between two numbers that stand for one time: `40 boats and 12 cars in 2016`, `a quarter of them (24%)`."""
_PART = re.compile(r"\bof (?:them|these|those|which|whom)$")
"""A part may be of another time than the whole: `40 boats sank, 12 of them in 2016`."""
_HEAD = re.compile(
    r"\W*(?:(?:But|And|Yet|So|Then),? |,? ?(?:and|but|while) )?"
    r"(?:(?:in|during|between|from|by|since|as (?:of|at)|at|on|over|for|throughout|until|before|after|of)\b"
    r"[^,.;]{0,25}|when [^,.;]{3,40} in )?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\W*(?:(?:in|from|according to) )?(?:the|a|an|its|our|this|their)(?: [\w'’-]+){0,3} (?:survey|census|poll|study|"
    r"count|figures|results|data|statistics)(?: (?:in|of|for|from|(?:by|of) [\w ]{2,30} in|of [\w ]{2,30}))? ",
    re.IGNORECASE,
)
_RESULTS_OF = (
    r"\W*(?:(?:(?:In|From|According to) )?(?:[Tt]he )?"
    r"(?:[Rr]esults|[Ff]indings|[Ff]igures|[Dd]ata) (?:of|from|for|in) )?(?:[Tt]he|A|Its|Our|Their) (?:\w+ )?"
)
_COUNTED_IN = re.compile(r" (?:[\w'’-]+ ){0,2}(?i:survey|census|poll|study|count|figures|results|data|statistics)\b")


def _clause(text: str, at: int) -> tuple[int, int]:
    cuts = [m.start() for m in _CUT.finditer(text)]
    return max((c for c in cuts if c < at), default=0), min((c for c in cuts if c >= at), default=len(text))


def _is_own(time: Time, figure: Figure, last: int) -> bool:
    """Whether a time is part of the figure, which then cannot be for that time: `40 each year`, `nine years`."""
    spans = figure.kind != "change" and re.fullmatch(rf"(?:\w+-)?{SPAN}", figure.unit) is not None
    return (spans and time.start <= last + 1) or (" per " in figure.unit and EVERY.fullmatch(time.words) is not None)


def _is_compared(text: str, first: int, time: Time) -> bool:
    """Whether a time is that of what a number is compared with: `9% less than in 2014`, `up 9% on 2014`."""
    if _SINCE.search(f"{text[first : time.start]}{time.words} ") and _UTMOST.search(text[first : time.start]):
        # `The highest since 2012` is the number of another day.
        return True
    between = re.sub(rf"^{HEDGE}", "", text[first : time.start], flags=re.IGNORECASE)
    is_day = re.match(r"\d{1,2} [A-Z]", text[time.start :]) is not None
    return _COMPARED.search(between) is not None and not is_day


_UTMOST = re.compile(
    r"\b(?:highest|lowest|largest|biggest|smallest|greatest|longest|shortest|fewest|most|least|best|worst|first|strongest|"
    r"weakest|fastest|slowest|steepest|sharpest|heaviest|busiest|poorest|deepest)\b"
)
"""What a number is among all those of a time, which is not its own."""
_SINCE = re.compile(r"\b[Ss]ince (?:[\w ]{0,20} )?$")


def _belongs(text: str, last: int, time: Time, others: list[tuple[int, int]]) -> bool:
    """Whether a time behind a number is that of the number: no other number comes between, but one of the same list."""
    at = last
    for start, end in sorted(others):
        if last <= start < time.start:
            if not _LISTED.fullmatch(text[at:start]) or _PART.search(text[start:end]):
                return False
            at = end
    return True


def _heads(text: str, time: Time, low: int) -> bool:
    """Whether a time stands at the head of a clause or sentence: `In 2016, …`, `Its 2016 survey found …`."""
    before, behind = text[: time.start - low], text[time.end - low :]
    if _HEAD.fullmatch(before) or _COUNTED.fullmatch(before):
        return True
    return bool(re.fullmatch(_RESULTS_OF, before) and _COUNTED_IN.match(behind))


def _leads_on(text: str, time: Time, first: int, high: int) -> bool:
    """Whether a time leads on to the number behind it: `It began in 2012 with a crew of 14 rowers`."""
    dated = re.search(r"\b(?:in|since|during|by|from) $", text[: time.start]) or re.match(
        r"since |by |(?:last|this) (?:year|month|spring|summer|autumn)\b", text[time.start :]
    )
    linked = _WITH.fullmatch(text[time.end : first]) is not None
    return dated is not None and linked and NOW.search(text[time.end : high]) is None


_WITH = re.compile(
    r" (?:with|for|at|to|as|by|from|was|were|stood at|came to|reached|totalled)"
    rf"(?: (?:an?|the|its|their) (?:[\w-]+ ){{1,2}}of)? (?:{HEDGE})?"
)


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
    times = times_in(head.text, year)
    return times[0].words if len(times) == 1 else ""


def _is_row(paragraph: Paragraph) -> bool:
    return BULLET.match(paragraph.text) is not None or re.search(r"\t| \| ", paragraph.text) is not None
