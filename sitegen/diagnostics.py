"""Problems in content as values: where, which rule, what is wrong, what to write instead.

Nothing here knows files or consoles. `report` turns diagnostics into text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate


class Severity(StrEnum):
    """`error`: no right page is possible, so nothing is built. `warning`: a reader would regret it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Span:
    """A place in a source file. `path` is relative to the root of the site, with `/`; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One problem. `hint` says what to write, and is empty only where the message says it already.

    `about` is what the problem is about: the id or name that is missing, that was used twice, that a file had before.
    The program goes by it; messages are for people, and may be put otherwise at any time.
    """

    span: Span
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    about: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[Span, str, str]:
        """Sort key: path, line, column, rule; the message last, to be the same on every run."""
        return (self.span, self.rule, self.message)


@dataclass
class Findings:
    """Gathers the diagnostics of one pure step; the step hands `items` on."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, span: Span, rule: str, message: str, hint: str = "", about: tuple[str, ...] = ()) -> None:
        """Add an error."""
        self.items.append(Diagnostic(span, rule, Severity.ERROR, message, hint, about))

    def warning(self, span: Span, rule: str, message: str, hint: str = "", about: tuple[str, ...] = ()) -> None:
        """Add a warning."""
        self.items.append(Diagnostic(span, rule, Severity.WARNING, message, hint, about))

    def extend(self, items: Iterable[Diagnostic]) -> None:
        """Add what another step found."""
        self.items.extend(items)

    @property
    def failed(self) -> bool:
        """True when there is an error among them."""
        return any(item.severity is Severity.ERROR for item in self.items)


def in_order(items: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by path, line, column and rule, each problem once."""
    return tuple(sorted(dict.fromkeys(items), key=lambda item: item.order))


_NAMED = re.compile(r"'([^'\n]+)'")


def named_at(item: Diagnostic, rest: str) -> str:
    """The words at the beginning of `rest` that the message names, in quotation marks; of several the longest."""
    named = sorted(_NAMED.findall(item.message), key=len, reverse=True)
    return next((words for words in named if rest.startswith(words)), "")


FATAL_IN_DRAFTS = frozenset({"duplicate-id", "same-address"})
"""What a draft may not do even so: take what belongs to another entry."""


NEVER_STRICT = frozenset({"link-to-draft", "date-ahead"})
"""What goes away with the days: an entry that links to one still to come is right already, and a site is built again
as on a day of old (SOURCE_DATE_EPOCH) with whatever has been added since."""


def weighed(items: Iterable[Diagnostic], drafts: frozenset[str], *, strict: bool) -> tuple[Diagnostic, ...]:
    """Give every problem the weight it has in this build, in order.

    In the files named in `drafts` all are warnings: unfinished work never stops the others. Elsewhere `strict` makes
    every warning an error.
    """
    return in_order(_weigh(item, item.span.path in drafts, strict) for item in items)


def _weigh(item: Diagnostic, draft: bool, strict: bool) -> Diagnostic:
    if draft and item.rule not in FATAL_IN_DRAFTS:
        return replace(item, severity=Severity.WARNING)
    return replace(item, severity=Severity.ERROR) if strict and item.rule not in NEVER_STRICT else item


def nearest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str:
    """The known word most like `word`, or an empty string. Case is ignored (Ratcliff/Obershelp, as in difflib)."""
    folded: dict[str, str] = {}
    for candidate in known:
        folded.setdefault(candidate.casefold(), candidate)
    import difflib  # only faults need it

    found = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=cutoff)
    return folded[found[0]] if found else ""


def slip_of(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was surely meant to be, or empty: one slip of the keys, two in a longer word."""
    folded = word.casefold()
    allowed = 1 if len(word) < 6 else 2
    near = [k for k in known if abs(len(k) - len(word)) <= allowed]
    distances = [edit_distance(folded, k.casefold()) for k in near]
    # The first of those that are equally near: ids come before labels.
    return near[distances.index(min(distances))] if distances and min(distances) <= allowed else ""


def edit_distance(one: str, other: str) -> int:
    """Slips between two texts: insertions, deletions, substitutions, swaps of neighbours (Damerau 1964, restricted)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


MOST_OFFERED = 6
"""Known words that a hint names, where several hold the one that is typed."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that offers the known word that was surely meant, those that hold it, the nearest, or a short set of them.

    Whole words count before likeness: `ethics` is a part of `ethics-and-standards`, and not a slip for `ethnicity`;
    `skills` is a part of `learning-and-skills`, and two slips make `silos` of it. One slip is as near as a whole word.
    """
    choices = list(known)
    # Of two or three letters, one is too much to be a slip.
    meant = slip_of(word, choices) if len(word) > 3 else ""
    holding = list({_words(choice): choice for choice in reversed(choices) if holds(choice, word)}.values())
    holding = holding[::-1][:MOST_OFFERED]
    if holding and meant and not holds(meant, word):
        holding = [meant, *holding] if edit_distance(word.casefold(), meant.casefold()) == 1 else holding
        meant = ""
    # Names share words such as `Ministry of`, which make strangers alike.
    cutoff = 0.85 if " " in word.strip() else 0.65
    meant = meant or ("" if len(holding) > 1 else holding[0] if holding else nearest(word, choices, cutoff))
    if meant:
        return f"did you mean '{meant}'?"
    if holding or 0 < len(choices) <= 16:
        return "write one of: " + ", ".join(holding or choices)
    return ""


def one_of(word: str, allowed: Sequence[str]) -> str:
    """A hint for a value of a short set: the one that was surely meant, or else all of them.

    What is only like the word is none of it: an interview is no review.
    """
    meant = slip_of(word, allowed) if len(word) > 3 else ""
    holding = [choice for choice in allowed if holds(choice, word)]
    meant = meant or (holding[0] if len(holding) == 1 else nearest(word, allowed, 0.8))
    return f"did you mean '{meant}'?" if meant else "write one of: " + ", ".join(holding or allowed)


def _words(text: str) -> str:
    """The words of a name or an id, spaced and in lower case."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))


def holds(choice: str, word: str) -> bool:
    """Are the words of the second all among those of the first, in whatever order?"""
    inner = set(_words(word).split())
    return bool(inner) and inner <= set(_words(choice).split())


class LineIndex:
    """Offsets of a text as lines and columns (both from 1, columns in characters)."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
        self._first_line = first_line

    def span(self, path: str, offset: int) -> Span:
        """The place of a character offset."""
        line = bisect_right(self._starts, offset) - 1
        return Span(path, self._first_line + line, offset - self._starts[line] + 1)


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]
