"""Two findings that a text prints with the same words: `61% said yes … 61% said no`. Both are told apart and kept."""

from __future__ import annotations

import re

from sitegen.importing.amounts.figures import Figure
from sitegen.importing.page.layout import Page
from sitegen.importing.speech.quotations import without_loose_end

_KINDS = frozenset({"percent", "share", "ratio"})
_AGAIN = re.compile(r"\b(?:the|this|that|these|those|same)(?: \w+)? $", re.IGNORECASE)
_LONGEST = 9
_CONTENT = re.compile(r"[a-z]{4,}")


def is_another(page: Page, figure: Figure, other: Figure) -> bool:
    """Whether a share that has the words of another tells something else: what follows has no word in common."""
    if figure.kind not in _KINDS or _AGAIN.search(page.text[max(0, figure.start - 24) : figure.start]):
        return False
    mine, others = (_behind(page, one) for one in (figure, other))
    return bool(mine and others) and not mine & others


def _behind(page: Page, figure: Figure) -> set[str]:
    clause = re.split(r"[.;:\n]", page.text[figure.end : figure.end + 90])[0]
    return {word[:5] for word in _CONTENT.findall(clause.lower())[:4]} - {"while", "said", "they", "that", "with"}


def longer_words(page: Page, figure: Figure) -> str:
    """The words of a figure with those behind it up to the end of the clause, nine at most."""
    text = page.text[figure.start : figure.start + 140].partition("\n")[0]
    first = len(figure.words)
    clause = re.search(r"[.;:!?](?:\s|$)|, ", text[first:])
    run = text[: first + clause.start()] if clause else text
    words = run.split()
    return without_loose_end(" ".join(words[:_LONGEST])) if len(words) > len(figure.words.split()) else ""
