"""The words of a text that are most like some others: what an annotation was pinned to before somebody edited it."""

from __future__ import annotations

import re

from sitegen.diagnostics import edit_distance

LIKE = 0.6
WORDS_ALIKE = 0.6
"""Share of the words that have to be the same, or nearly so."""
MOST_WORDS = 400
_MARKS = "\"'“”‘’"


def most_like(words: str, text: str) -> str:
    """The run of whole words that is most like `words` (Ratcliff/Obershelp, as in difflib), or empty."""
    import difflib  # only faults need it

    places = [match.span() for match in re.finditer(r"\S+", text)][:MOST_WORDS]
    size = len(words.split())
    matcher = difflib.SequenceMatcher(b=words.casefold(), autojunk=False)
    best, found = LIKE, ""
    wanted = words.casefold().split()
    for length in sorted({max(1, size - 1), size, size + 1}, key=lambda length: abs(length - size)):
        # One word more or less is less likely than a word that was changed.
        less = 0.15 * abs(length - size)
        for (start, _), (_, end) in zip(places, places[length - 1 :], strict=False):
            run = text[start:end].lstrip(_MARKS).rstrip(_MARKS + ".,;:!?")
            matcher.set_seq1(run.casefold())
            quick = min(matcher.real_quick_ratio(), matcher.quick_ratio()) - less
            if quick > best and matcher.ratio() - less > best and _makes_sense(run, words, wanted):
                best, found = matcher.ratio() - less, run
    return found


def _makes_sense(run: str, words: str, wanted: list[str]) -> bool:
    """Could somebody have meant these words? Letters alone make `cent of objectives` out of `44 objectives`.

    A run with a quotation mark inside is half a quotation, unless the mark is all that makes the difference.
    """
    if any(mark in run for mark in '"“”') and re.sub('["“”]', "", run) != re.sub('["“”]', "", words):
        return False
    typed = run.casefold().split()
    alike = sum(any(_alike(one, other) for other in wanted) for one in typed)
    return alike >= WORDS_ALIKE * max(len(typed), len(wanted))


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > 3 and (short in long or edit_distance(one, other) <= len(long) // 3))
