"""Whole words in a text, found without a regex that would have to be compiled anew for each document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Found(NamedTuple):
    """A match, as Python-Markdown reads one."""

    at: int
    word: str

    def group(self, _: int) -> str:
        """The word."""
        return self.word

    def start(self) -> int:
        """Where it begins."""
        return self.at

    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.word)


def _is_word(text: str, at: int) -> bool:
    """True where `\\w` of `re` matches."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


class Words:
    """In place of the regex `\\b(?:one|two)\\b`."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def finditer(self, text: str) -> Iterator[Found]:
        """Whole words from left to right; where several begin, the one that stands first in the list."""
        found = sorted((at, rank) for rank, word in enumerate(self._words) for at in _places(text, word))
        free = 0
        for at, rank in found:
            if at >= free:
                match = Found(at, self._words[rank])
                free = match.end()
                yield match


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if _is_word(text, at - 1) != _is_word(text, at) and _is_word(text, end - 1) != _is_word(text, end):
            yield at
        at = text.find(word, at + 1)
