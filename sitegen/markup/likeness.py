"""The words of a text that are most like some others: what an annotation was pinned to before somebody edited it."""

from __future__ import annotations

import re

LIKE = 0.6
MOST_WORDS = 400
_MARKS = "\"'“”‘’"


def most_like(words: str, text: str) -> str:
    """The run of whole words that is most like `words` (Ratcliff/Obershelp, as in difflib), or empty."""
    import difflib  # only faults need it

    places = [match.span() for match in re.finditer(r"\S+", text)][:MOST_WORDS]
    size = len(words.split())
    matcher = difflib.SequenceMatcher(b=words.casefold(), autojunk=False)
    best, found = LIKE, ""
    for length in sorted({max(1, size - 1), size, size + 1}, key=lambda length: abs(length - size)):
        # One word more or less is less likely than a word that was changed.
        less = 0.15 * abs(length - size)
        for (start, _), (_, end) in zip(places, places[length - 1 :], strict=False):
            run = text[start:end].lstrip(_MARKS).rstrip(_MARKS + ".,;:!?")
            matcher.set_seq1(run.casefold())
            quick = min(matcher.real_quick_ratio(), matcher.quick_ratio()) - less
            if quick > best and matcher.ratio() - less > best:
                best, found = matcher.ratio() - less, run
    return found
