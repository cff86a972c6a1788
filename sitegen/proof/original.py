"""What the text of a source tells for certain: where quoted words stand in it, in which order, and behind which `not`.

A fingerprint knows no order. So this is for an editor's own copy of a source, where the machine has one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from sitegen.proof.fingerprint import RUN, Fingerprint, runs_of
from sitegen.proof.proving import parts_of
from sitegen.proof.tokens import Token, tokens

# Behind `if not`, `or not`, `why not` the words may well be meant; so they may be in a question.
_NOT = re.compile(
    r"(?<![\w’'-])(?<!\bif )(?<!\bor )(?<!\bwhy )(no longer|not|never|no|nor|cannot|hardly"
    r"|(?:is|are|was|were|do|does|did|has|have|had|would|could|should|must|ca|wo)n[’']t)[ \t]*(?:\n[ \t]*)?\Z",
    re.IGNORECASE,
)
_FAR = 24
"""Characters before quoted words among which a `not` may stand."""
_TRIED = 200
"""Runs by which a copy is known to be that of a fingerprint."""


class Original(Struct, frozen=True):
    """The text of a source, and its words."""

    text: str
    words: tuple[Token, ...]

    def turned_round(self, quoted: str) -> tuple[str, str] | None:
        """Two neighbouring parts round `…` or `[ ]` that stand the other way round in the source, each of them once."""
        parts = [(part, self._places(part)) for part in parts_of(quoted) if len(tokens(part)) >= RUN]
        if any(len(places) != 1 for _, places in parts):
            return None
        for (first, at), (second, then) in pairwise(parts):
            if self.words[then[0]].start < self.words[at[0]].start:
                return first, second
        return None

    def denied(self, quoted: str) -> str:
        """The `not` that stands right before quoted words wherever they stand; empty where there is none."""
        first = next((part for part in parts_of(quoted) if part.strip()), "")
        places = self._places(first) if len(tokens(first)) >= RUN else []
        found = [self._before(at, len(tokens(first))) for at in places]
        return found[0] if found and all(found) else ""

    def _before(self, at: int, count: int) -> str:
        start, end = self.words[at].start, self.words[at + count - 1].end
        match = _NOT.search(self.text[max(0, start - _FAR) : start])
        asked = re.search(r"[.!?]", self.text[end:])
        return match[1].lower() if match is not None and not (asked is not None and asked[0] == "?") else ""

    def _places(self, quoted: str) -> list[int]:
        """Where words stand in a row, as places among the words of the source."""
        row, known = [token.word for token in tokens(quoted)], [token.word for token in self.words]
        return [at for at, word in enumerate(known) if row and word == row[0] and known[at : at + len(row)] == row]


def read_original(text: str) -> Original:
    """The words of a source."""
    return Original(text, tuple(tokens(text)))


def original_of(text: str, fingerprint: Fingerprint) -> Original | None:
    """A text as the one that a fingerprint was made of; None where it is another, or an older one, or there is none."""
    made = read_original(text)
    runs = runs_of([token.word for token in made.words[: _TRIED + RUN - 1]])
    known = bool(text) and len(made.words) == fingerprint.words and all(fingerprint.has(run) for run in runs)
    return made if known else None
