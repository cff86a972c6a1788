"""Whether quoted words stand in a source: word for word, almost, or not; and where ours repeat it.

And whether a `not` stands right before them there.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from sitegen.proof.fingerprint import RUN, Fingerprint, runs_of
from sitegen.proof.tokens import Token, tokens

COPIED = 12
"""Words in a row, outside quotations, that are too many to be our own."""
PIECE, PIECED = 6, 40
"""Words in a shorter run that are hardly our own, and in all such runs of an entry that are too many."""
ALMOST = 0.4
"""Share of the words of a quotation that have to be there for it to be almost right."""
# By the runs of three words in a fingerprint it can only be guessed what stands before a quotation: these are tried.
_VERBS = tuple(
    "is are was were am be been being do does did has have had will would can could should may might must".split()
)
_SUBJECTS = tuple("we they it he she i you this that these those there which who what people".split())
_POSITIVE = tuple(
    "is are was were am be been being do does did has have had will would can could should may might must to and but or"
    " the a an of in for by with at on as so very more most all that which who we they it he she i you now always still"
    " also already only just both get got getting feel felt seem seems become became made make their our your his her"
    " its my if when than quite really fully".split()
)
"""Words behind which a source may have the same words without a `not`."""
_COMMON = frozenset(
    "this that these those they them their there then than with from into have been were what when which will would"
    " could should about some such very more most only also other your does each just because".split()
)
_TELLING = 4
"""Letters of a first word that is not just any."""
# Words left out or put in by whoever quotes: an ellipsis, square brackets.
_CUT = re.compile(r"\.{3,}|…|\[[^\]]*\]")
_RECASED = re.compile(r"(?<!\w)\[(\w)\](?=\w)")
"""`[n]obody`: a letter that is only made small, or a capital, so that it fits the sentence."""


class State(StrEnum):
    """What a comparison came to."""

    FOUND = "found"
    DIFFERS = "differs"
    ABSENT = "absent"
    SHORT = "short"
    """Fewer than three words in a row, in all of it or in a part beside an ellipsis: too few to tell."""


class Proof(Struct, frozen=True):
    """What a comparison came to, and the words of the quotation that are not where they should be."""

    state: State
    missing: tuple[str, ...] = ()


def prove(words: str, fingerprint: Fingerprint) -> Proof:
    """Compare quoted words with a fingerprint."""
    parts = [(part, tokens(part)) for part in parts_of(words)]
    long = [(part, found) for part, found in parts if len(found) >= RUN]
    if not long:
        return Proof(State.SHORT)
    missing: list[str] = []
    held = total = 0
    for part, found in long:
        there = _covered(found, fingerprint)
        held, total = held + sum(there), total + len(there)
        missing += _stretches(part, found, there)
        if all(there) and not all(fingerprint.has(run) for run in runs_of([token.word for token in found])):
            # Every word is part of a run that is there, but two runs do not join: two places put together.
            missing.append(part.strip())
            held -= 1
    if not missing:
        # A part of one or two words cannot be proved, and what is not proved is not called so.
        return Proof(State.FOUND if all(not found or len(found) >= RUN for _, found in parts) else State.SHORT)
    return Proof(State.DIFFERS if held / total >= ALMOST else State.ABSENT, tuple(missing))


def parts_of(words: str) -> list[str]:
    """The parts of a quotation between which words are left out or put in."""
    return _CUT.split(_RECASED.sub(r"\1", words))


def passages(words: str, fingerprint: Fingerprint) -> tuple[str, str] | None:
    """The two halves of a quotation that both stand in the source, as typed, and not one right behind the other.

    Each has to have two runs, since one may seem to be there by chance.
    """
    found = tokens(words)
    lost = [at for at, run in enumerate(runs_of([token.word for token in found])) if not fingerprint.has(run)]
    # The two runs that go over the seam.
    seam = lost[-1] + 1 if len(lost) == RUN - 1 and lost[1] == lost[0] + 1 else 0
    if len(parts_of(words)) > 1 or not RUN < seam < len(found) - RUN:
        return None
    return words[: found[seam - 1].end], words[found[seam].start :].rstrip(".,;: ")


def _covered(found: Sequence[Token], fingerprint: Fingerprint) -> list[bool]:
    """For each word, whether some run with it is there."""
    there = [False] * len(found)
    for at, run in enumerate(runs_of([token.word for token in found])):
        if fingerprint.has(run):
            there[at : at + RUN] = [True] * RUN
    return there


def _stretches(part: str, found: Sequence[Token], there: Sequence[bool]) -> Iterator[str]:
    """The words that are not there, as typed, those that stand together as one."""
    at = 0
    while at < len(found):
        if there[at]:
            at += 1
            continue
        end = at
        while end + 1 < len(found) and not there[end + 1]:
            end += 1
        yield part[found[at].start : found[end].end]
        at = end + 1


def negation(words: str, fingerprint: Fingerprint, subjects: Sequence[str] | None = None) -> str:
    """`not`, `never` or `no longer`, where the source has it right before words that it has, and nowhere without it.

    One run may seem to be there by chance. So three in a row have to be: of a word that may be the subject (`subjects`
    are further ones), a verb, the negation, and the first two words. Without subjects any may be.
    """
    first = [token.word for token in tokens(words)[:2]]
    if len(first) < RUN - 1 or len(first[0]) < _TELLING or first[0] in _COMMON or not "".join(first).isalpha():
        return ""
    who = (*_SUBJECTS, *(subjects or ()))
    for said, verbs in (("not", _VERBS), ("never", (*_VERBS, *_SUBJECTS)), ("no longer", _VERBS)):
        row = [*said.split(), *first]
        if not all(fingerprint.has(run) for run in runs_of(row)):
            continue
        for verb in verbs:
            if fingerprint.has([verb, *row[:2]]) and (
                subjects is None or any(fingerprint.has([one, verb, row[0]]) for one in who)
            ):
                return "" if any(fingerprint.has([word, *first]) for word in _POSITIVE) else said
    return ""


def copied(text: str, fingerprint: Fingerprint, length: int = COPIED) -> Iterator[tuple[int, int, str]]:
    """(offset, number of words, words) of every run of `length` words and more that stands in the source.

    Blanked parts of a text (quotations) break a run: what stands on both sides of one was not written in one go.
    """
    for start, piece in _pieces(text):
        found = tokens(piece)
        runs = [fingerprint.has(run) for run in runs_of([token.word for token in found])]
        at = 0
        while at < len(runs):
            end = at
            while end < len(runs) and runs[end]:
                end += 1
            row = found[at : end + RUN - 1] if end > at else []
            count = len(row) - sum(_is_one_number(piece, *pair) for pair in pairwise(row))
            if row and count >= length:
                yield start + row[0].start, count, " ".join(piece[row[0].start : row[-1].end].split())
            at = max(end, at + 1)


def _is_one_number(text: str, first: Token, second: Token) -> bool:
    """Whether two tokens are one number as it is printed, and read as one word: 9.1, 2,000."""
    return (first.word + second.word).isdecimal() and text[first.end : second.start] in {".", ","}


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"\S(?:(?!\s{3}|\n\s*\n).)*", text, re.DOTALL):
        yield match.start(), match[0]


def difference(words: str, original: str) -> tuple[str, int]:
    """The nearest place of the original as a word diff, `[-what stands there-] {+what is quoted+}`, and its line."""
    quoted, source = tokens(words), tokens(original)
    if not quoted or not source:
        return "", 1
    ours, theirs = [token.word for token in quoted], [token.word for token in source]
    at = _nearest(ours, theirs)
    stretch = source[at : at + len(ours) + 3]
    matcher = difflib.SequenceMatcher(None, [token.word for token in stretch], ours, autojunk=False)
    shown: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if d == len(ours):
            # The stretch is longer than the quotation: what goes on behind its end was not left out.
            b = min(b, a + d - c)
        old = original[stretch[a].start : stretch[b - 1].end] if b > a else ""
        new = words[quoted[c].start : quoted[d - 1].end] if d > c else ""
        if kind == "equal":
            shown.append(new)
        else:
            shown += [f"[-{' '.join(old.split())}-]"] * bool(old) + [f"{{+{' '.join(new.split())}+}}"] * bool(new)
    return " ".join(shown), original.count("\n", 0, stretch[0].start) + 1


def _nearest(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Where in the source most of the words stand together."""
    wanted = set(ours)
    size = len(ours) + 1
    hits = [word in wanted for word in theirs]
    best, best_at, now = -1, 0, sum(hits[:size])
    for at in range(max(1, len(theirs) - size + 1)):
        same = now + sum(a == b for a, b in zip(theirs[at : at + len(ours)], ours, strict=False))
        if same > best:
            best, best_at = same, at
        now += (hits[at + size] if at + size < len(hits) else 0) - hits[at]
    return best_at
