"""Whose figure a figure is, for which time, and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.importing.english import SAYING
from sitegen.importing.figures import Figure
from sitegen.importing.furniture import MONTH
from sitegen.importing.layout import Page
from sitegen.importing.naming import straight
from sitegen.importing.quotations import Quotation
from sitegen.importing.speakers import Speaker, Voices

_PERIOD = re.compile(
    rf"\b(?:(?:between |from )?(?:{MONTH} )?(?:19|20)\d\d(?:/(?:19|20)?\d\d)? (?:and|to) (?:{MONTH} "
    rf")?(?:19|20)\d\d(?:/(?:19|20)?\d\d)?|(?:19|20)\d\d[-–/](?:19|20)?\d\d\b|"
    rf"(?:\d{{1,2}} )?{MONTH} (?:19|20)\d\d|(?:19|20)\d\d)\b"
)
_AROUND = re.compile(r"\b(last|this|the previous|the past) year\b", re.IGNORECASE)


@dataclass(frozen=True)
class Held:
    """A figure with its holder, period and what it is about; each empty where the text does not say."""

    figure: Figure
    holder: Speaker
    period: str
    what: str


def held(
    page: Page, figures: list[Figure], voices: Voices, quotations: list[Quotation], speakers: list[Speaker], year: int
) -> list[Held]:
    """Each figure with its holder and period."""
    return [
        Held(f, _holder(page, f, voices, quotations, speakers), _period(page, f, year), _what(page, f)) for f in figures
    ]


def _sentence(page: Page, figure: Figure) -> tuple[int, int, int]:
    """Start and end of the sentence of a figure, and the start of its paragraph."""
    paragraph = next(p for p in page.paragraphs if p.start <= figure.start < p.end)
    cuts = [
        paragraph.start,
        *(paragraph.start + m.end() for m in re.finditer(r"[.!?][\"”’']? (?=[A-Z\"“‘£\d])", paragraph.text)),
        paragraph.end,
    ]
    start = max(cut for cut in cuts if cut <= figure.start)
    end = min(cut for cut in cuts if cut > figure.start)
    return start, end, paragraph.start


def _holder(
    page: Page, figure: Figure, voices: Voices, quotations: list[Quotation], speakers: list[Speaker]
) -> Speaker:
    for quotation, speaker in zip(quotations, speakers, strict=True):
        if quotation.start <= figure.start < quotation.end and (speaker.id or speaker.name):
            return speaker
    start, end, paragraph = _sentence(page, figure)
    text = straight(page.text)
    here = [s for s in voices.subjects if start <= s.start < end]
    saying = [
        s for s in here if re.match(rf"(?:,[^,.]{{2,80}},)?(?: \w+)? ?\b(?:{SAYING})\b", text[s.end : s.end + 100])
    ]
    saying += [
        s
        for s in here
        if re.search(
            rf"(?:\b[Aa]ccording to|\b(?:{SAYING}) by|\bsaid) (?:the )?$", text[max(0, s.start - 30) : s.start]
        )
    ]
    if saying:
        return Speaker(saying[0].id, saying[0].name, saying[0].kind, "likely", "says so in the same sentence")
    bodies = [s for s in here if s.kind in {"department", "publisher"}]
    if bodies:
        nearest = min(bodies, key=lambda s: abs(s.start - figure.start))
        return Speaker(nearest.id, nearest.name, nearest.kind, "likely", "named in the same sentence")
    before = [s for s in voices.subjects if paragraph <= s.start < start and s.kind in {"department", "publisher"}]
    if before:
        return Speaker(before[-1].id, before[-1].name, before[-1].kind, "doubtful", "named in the sentence before")
    return Speaker()


def _period(page: Page, figure: Figure, year: int) -> str:
    """The nearest time that the sentence states, else the last one that its paragraph states before it."""
    start, end, paragraph = _sentence(page, figure)
    near = [(abs(start + m.start() - figure.start), m[0]) for m in _PERIOD.finditer(page.text[start:end])]
    if near:
        return min(near)[1]
    around = _AROUND.search(page.text[start:end])
    if around and year:
        return str(year if around[1].lower() == "this" else year - 1)
    earlier = [m[0] for m in _PERIOD.finditer(page.text[paragraph:start])]
    return earlier[-1] if earlier else ""


def _what(page: Page, figure: Figure) -> str:
    """What is counted: the noun of a count, or the words behind a share or sum, at most six."""
    if figure.kind == "count":
        return figure.unit
    behind = re.match(r"\s*((?:[\w’'-]+ ?){1,6})", page.text[figure.end : figure.end + 70])
    words = behind[1].split() if behind else []
    return (
        " ".join(words)
        if words and words[0].lower() in {"of", "in", "fewer", "more", "less", "reduction", "increase", "rise", "fall"}
        else ""
    )
