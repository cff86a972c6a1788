"""The sentences that a draft begins with and that tell its editor what to write; and what of them is still there."""

from __future__ import annotations

import re
from collections.abc import Iterator

SAY = "Say in our own words what the document reports, who says it, in which role, and when."
WRITE = "Write here. Move the blocks that you keep below the sentences that quote their words, and delete the rest."
QUOTATIONS, FIGURES = "Quotations to choose from", "Figures to choose from"
KEEP_QUOTATIONS = "Keep three at most, each with speaker and office."
KEEP_FIGURES = "Keep what the entry needs, each with unit, period and holder."
UNHEARD = "Say who was not heard, and what the document leaves open."
PLACE = "In the source at line {line}, column {column}"
GIVES = "The source gives “{}”."

_SENTENCES = (SAY, WRITE, QUOTATIONS, FIGURES, KEEP_QUOTATIONS, KEEP_FIGURES, UNHEARD)
_SCAFFOLD = re.compile(
    "|".join((*map(re.escape, _SENTENCES), r"In the source at line \d+, column \d+", r"The source gives “[^”\n]*”\."))
)
_TO_DO = re.compile(r"\b(?:TODO|FIXME|XXX|TBC)\b|\b[Ll]orem ipsum\b")
_DOUBT = re.compile(r"^(?:[ \t]*(?:- |[\w-]+:)[^#\n]*)[ \t](#[ \t]*(?:doubtful|look again)\b)", re.MULTILINE)


def left_over(text: str) -> Iterator[tuple[int, str]]:
    """(offset, words) of each sentence of a draft that was written for its editor."""
    for match in _SCAFFOLD.finditer(text):
        yield match.start(), match[0]


def to_do(text: str) -> Iterator[tuple[int, str]]:
    """(offset, word) of each mark of something that is still to be done."""
    for match in _TO_DO.finditer(text):
        yield match.start(), match[0]


def in_doubt(lines: str) -> Iterator[tuple[int, str]]:
    """(offset, words) of each remark behind a value that says that nobody has looked at it."""
    for match in _DOUBT.finditer(lines):
        yield match.start(1), match[1]
