"""Answers of a talk as quotations: what stands behind the label of somebody who is asked, up to the next label.

Such words have no marks, and are those of whom the label names. Whoever asks is not quoted, and a label that names
nobody (`A: `) may be of a text that answers its own questions. A hearing with very many turns is left to its reader.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from sitegen.importing.english import ends_sentence, says_i
from sitegen.importing.names.naming import straight
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.importing.speech.quotations import Quotation
from sitegen.importing.speech.speaker import Speaker, speaker_of
from sitegen.importing.speech.subjects import Subject
from sitegen.importing.speech.turns import Turns

_MANY = 40
"""Answers of an interview, at most."""
_ENOUGH = 2
"""Questions that somebody answers, at least."""
_FEWEST = 5
"""Words of an answer, at least: `Yes, very much so.` says nothing by itself."""


@dataclass(frozen=True)
class _Turn:
    """What somebody says at one go: (offset, words) of each paragraph; `number` is that of the first."""

    who: Subject
    number: int
    parts: tuple[tuple[int, str], ...]

    @property
    def asks(self) -> bool:
        return self.parts[-1][1].rstrip("\"'”’*_ ").endswith("?")


def said_in_answer(page: Page, turns: Turns) -> list[tuple[Quotation, Speaker]]:
    """What those who are asked say, in order, each with its speaker."""
    said = _turns(page, turns)
    asked = Counter(turn.who.name for turn in said if turn.asks)
    every = Counter(turn.who.name for turn in said)
    asking = {name for name, count in asked.items() if 2 * count >= every[name]}
    after = Counter(b.who.name for a, b in pairwise(said) if a.asks and a.who.name in asking)
    answering = {name for name, count in after.items() if name and name not in asking and count >= _ENOUGH}
    answers = [turn for turn in said if turn.who.name in answering and _length(turn) >= _FEWEST]
    if len(answers) > _MANY:
        return []
    return [(_quotation(turn), speaker_of(turn.who, "likely", "answers there by the label")) for turn in answers]


def _length(turn: _Turn) -> int:
    return sum(len(words.split()) for _, words in turn.parts)


def _turns(page: Page, turns: Turns) -> list[_Turn]:
    body = page.body
    opened = [number for number, paragraph in enumerate(body) if paragraph.start in turns.openings]
    made = []
    for number, following in zip_longest(opened, opened[1:]):
        first = body[number]
        behind = turns.openings[first.start]
        parts = [(first.start + behind, first.text[behind:])] if first.text[behind:].strip("*_ ") else []
        goes_on = body[number + 1 : following]
        for paragraph in goes_on:
            if not _may_go_on(paragraph, turns, last=following is None):
                break
            parts.append((paragraph.start, paragraph.text))
        if parts:
            made.append(_Turn(turns.by_paragraph[first.start], number, tuple(parts)))
    return made


def _may_go_on(paragraph: Paragraph, turns: Turns, *, last: bool) -> bool:
    """Whether a paragraph without a label belongs to the turn above it; below the last turn only one that says I."""
    text = straight(paragraph.text)
    if paragraph.start not in turns.by_paragraph or paragraph.kind == "heading" or not ends_sentence(text):
        return False
    return not last or says_i(text)


def _quotation(turn: _Turn) -> Quotation:
    words = " ".join(words for _, words in turn.parts)
    start, last = turn.parts[0][0], turn.parts[-1]
    parts = turn.parts if len(turn.parts) > 1 else ()
    return Quotation(words, start, last[0] + len(last[1]), "speech", True, turn.number, parts, marked=False)
