"""Words as they are compared: whatever their case, marks, dashes, ligatures, line breaks and hyphenation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BROKEN = re.compile(r"(?<=[a-z])[-\u2010\u00ad]\s*\n\s*(?=[a-z])")
# English words that extraction tools break where a ligature was; the gap is found again by its two halves.
_LIGATURED = """office officer officers offices official officials officially offer offers offered offering offset
different difference differences differently difficult difficulty difficulties differ effect effects
effective effectively effectiveness effort efforts efficiency efficient efficiently staff staffing
sufficient suffer suffered suffering affect affected affects afford affordable confidence confident
confidential conflict conflicts confirm confirmed benefit benefits beneficial specific specifically
specified significant significantly significance scientific identified identify identity qualified
qualification qualifications qualify define defined definition deficit reflect reflects reflected
reflection influence influential inflation first find finds finding findings final finally finance
financial fit five fire firm field file fill film profile profit profits workflow flow flexible
flexibility flat floor fly cliff traffic sheriff tariff offence offensive buffer suffix affair affairs
fulfil fulfilled classified classification clarified certificate certified verified modified notified
unified justified satisfied gratified beautiful artificial figure figures fight fix fixed fifth fifty
fifteen flag flaw fluent chief brief relief belief grief fish finish finished refine confine""".split()
_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")


def _gaps() -> dict[tuple[str, str], str]:
    known: dict[tuple[str, str], str] = {}
    for word in _LIGATURED:
        for letters in _LIGATURES:
            before, found, after = word.partition(letters)
            if found and (before or after):
                known.setdefault((before, after), word)
                break
    return known


MENDED = _gaps()


class Token(Struct, frozen=True):
    """A word as it is compared, and where it stands in the text as typed."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    joined: list[tuple[int, int]] = [match.span() for match in _BROKEN.finditer(text)]
    held: Token | None = None
    for match in _WORD.finditer(text):
        word = unicodedata.normalize("NFKC", match[0]).casefold().replace("’", "").replace("'", "")
        if held is not None and any(start == held.end and stop == match.start() for start, stop in joined):
            held = Token(held.word + word, held.start, match.end())
            continue
        if held is not None:
            yield held
        held = Token(word, match.start(), match.end())
    if held is not None:
        yield held


def readings(words: list[str]) -> Iterator[list[str]]:
    """The words as they stand, and, where ligatures seem to be lost, as they were before that."""
    yield words
    mended: list[str] = []
    at = 0
    while at < len(words):
        pair = (words[at], words[at + 1]) if at + 1 < len(words) else ("", "")
        whole = MENDED.get(pair) if len(pair[0]) + len(pair[1]) > 2 else None
        mended.append(whole or words[at])
        at += 2 if whole else 1
    if mended != words:
        yield mended
