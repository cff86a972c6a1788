"""What those concerned are reported to have answered, in our own words: no comment, a denial, a spokesperson.

They are told to the editor, for the `reply` of a claim. The claims themselves are not proposed: what is a charge, and
whom an answer is meant for, takes a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sitegen.importing.english import SAYING, STOP
from sitegen.importing.names.naming import straight
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.importing.speech.speaker import Speaker
from sitegen.importing.speech.speakers import Voices

_SPOKES = r"\bspokes(?:man|woman|person)\b"
_KINDS = (
    (
        "declined to comment",
        r"\b(?:declin(?:ed|es)|refus(?:ed|es)) to (?:comment|answer|respond|discuss|be interviewed)"
        r"|\bwould not (?:comment|discuss)|\b(?:made|had|has) no comment",
    ),
    (
        "had not answered",
        r"\b(?:did|has|have|had) not (?:yet )?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|comment(?:ed)?)\b",
    ),
    (
        "denied it",
        r"\b(?:denie[ds]|deny|reject(?:s|ed)?|dismiss(?:es|ed)|disput(?:es|ed)) (?:[\w']+ ){0,2}?"
        r"(?:it|this|that|them|any|claims?|allegations?|accusations?|suggestions?|criticisms?|charges?|findings?|wrongdoing|doing|having)\b"
        r"|\bwhich (?:he|she|they|it) (?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es|ed))\b",
    ),
    (
        "answered",
        rf"{_SPOKES}.{{0,90}}?\b(?:{SAYING})\b|\b(?:{SAYING})\b.{{0,40}}?{_SPOKES}",
    ),
)
_PATTERNS = tuple((said, re.compile(pattern, re.IGNORECASE)) for said, pattern in _KINDS)
_SENTENCE = re.compile(rf"{STOP}[\"']? (?=[A-Z\"'£\d])")


@dataclass(frozen=True)
class Answer:
    """That somebody answered, or declined to: `said` is in our words, `start` where the source says so."""

    start: int
    who: Speaker
    said: str

    @property
    def text(self) -> str:
        """What happened, in one sentence that is not that of the source."""
        name = self.who.name[:1].upper() + self.who.name[1:]
        if self.said == "answered" and not re.search(_SPOKES, name, re.IGNORECASE):
            return f"{name} answered through a spokesperson"
        return f"{name} {self.said}"


def answers_in(page: Page, voices: Voices) -> list[Answer]:
    """The answers that the body reports, in order, one for a sentence at most."""
    return [answer for start, text in _sentences(page) for answer in _answer(start, text, voices)][:_MANY]


_MANY = 6
"""A text with more of them is a transcript or a story of its own."""


def _answer(start: int, text: str, voices: Voices) -> Iterator[Answer]:
    for said, pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        who = _who(voices, start, start + (len(text) if said == "answered" else match.start()), said)
        if who is not None:
            yield Answer(start + match.start(), who, said)
        return


def _who(voices: Voices, low: int, high: int, said: str) -> Speaker | None:
    """Whoever the sentence names last before the verb; a spokesperson who has a name speaks for himself here."""
    named = [s for s in voices.subjects if low <= s.start < high]
    if said == "answered":
        near = [s for s in named if re.search(_SPOKES, voices.page.text[s.start : s.end + 16], re.IGNORECASE)]
        named = [s for s in near if s.kind != "person"]
    if not named:
        return None
    return Speaker(named[-1].id, named[-1].name, named[-1].kind, "likely", "named in the same sentence")


def _sentences(page: Page) -> Iterator[tuple[int, str]]:
    for paragraph in page.of("standfirst", "body", "notes"):
        yield from _split(paragraph)


def _split(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    text = straight(paragraph.text)
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        yield paragraph.start + start, text[start:end]
