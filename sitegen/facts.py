"""Which facts a step has looked at, and whether they are still what they were.

A fact is a question to the library and its answer: `("near", "tags/planning", "an-entry")`. Whoever makes something out
of the library (a page, a card, the look-up of an entry) asks through methods marked `asked`, which note the question.
The questions of every made thing are kept with a digest of each answer, so that the next build can tell what has to be
made again without making anything (verifying traces; Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte",
2018). A fact belongs to a source (`list:tags/planning`); only the facts of sources that were touched are asked again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar, cast

import msgspec

from sitegen.rows import Rows
from sitegen.shelf import Laid, Shelf, encode

Fact = tuple[str | int, ...]
"""(question, key of its source, further arguments)"""
P = ParamSpec("P")
R = TypeVar("R")


class Noting(Protocol):
    """Whoever answers questions: `seen` holds those that the running step has asked."""

    seen: set[Fact]


SOURCES: dict[str, str] = {}
"""Question -> kind of its source; filled by `asked`."""


def asked(kind: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a method as a question about a source of this kind; its first argument is the key of the source."""

    def mark(method: Callable[P, R]) -> Callable[P, R]:
        name = method.__name__
        SOURCES[name] = kind

        @wraps(method)
        def noted(self: Noting, *arguments: str | int) -> R:
            self.seen.add((name, *arguments))
            return method(self, *arguments)  # type: ignore[arg-type,call-arg]

        return cast("Callable[P, R]", noted)

    return mark


def source_of(fact: Fact) -> str:
    """The source that a fact belongs to."""
    return f"{SOURCES[str(fact[0])]}:{fact[1]}"


@contextmanager
def noting(answerer: Noting) -> Iterator[set[Fact]]:
    """Gather the questions asked in this block, apart from those of the step around it."""
    outer, answerer.seen = answerer.seen, set()
    try:
        yield answerer.seen
    finally:
        answerer.seen = outer


Known = tuple[int, bytes]
"""The number of a fact, and the digest of its answer when it was last asked."""
Answer = Callable[[Fact], bytes]
"""Asks a fact again and gives the digest of the answer."""
BLOCK = 64
"""Numbers of facts whose readers are kept in one row."""
_NOBODY = encode({})
_readers = msgspec.msgpack.Decoder(dict[int, bytes]).decode


def numbers_of(packed: bytes) -> array[int]:
    """A packed array of numbers. Raises msgspec.ValidationError."""
    numbers = array("I")
    try:
        numbers.frombytes(packed)
    except ValueError as error:
        raise msgspec.ValidationError("half a number") from error
    return numbers


def readers_of(reads: Iterable[bytes], count: int) -> Iterator[tuple[str, bytes]]:
    """The other way round: which of these rows of numbers below `count` name a number, as rows of packed numbers.

    Sorted by counting, because there are millions of pairs, and as objects they would take all memory.
    """
    rows = [numbers_of(row) for row in reads]
    ends = array("I", bytes(4 * (count + 1)))
    for numbers in rows:
        for number in numbers:
            if number < count:
                ends[number + 1] += 1
    for number in range(count):
        ends[number + 1] += ends[number]
    found = array("I", bytes(4 * ends[count]))
    for row, numbers in enumerate(rows):
        for number in numbers:
            if number < count:
                found[ends[number]] = row
                ends[number] += 1
    # Each beginning has been counted up to the end of its own, which is where the next begins.
    starts = array("I", [0]) + ends[:count]
    for first in range(0, count, BLOCK):
        block = range(first, min(first + BLOCK, count))
        lists = {number: found[starts[number] : starts[number + 1]].tobytes() for number in block}
        yield _block(first), encode({number: packed for number, packed in lists.items() if packed})


def _block(number: int) -> str:
    return f"{number // BLOCK:08x}"


class FactBook:
    """All facts that were asked for, by source, and which of them each made thing (`node`) rests on."""

    def __init__(
        self,
        facts: Shelf[dict[Fact, Known]],
        reads: Laid,
        count: int = 0,
    ) -> None:
        self.facts, self.reads, self.count = facts, reads, count
        """`reads`: node -> the numbers of its facts, packed."""
        self.readers: Mapping[str, bytes] = Rows()
        """What `readers_of` says of the rows of `reads` that are kept."""
        self.fresh: list[tuple[Fact, bytes]] = []
        """The facts that became known since this was emptied, in the order of their numbers."""

    def note(self, node: str, seen: Iterable[Fact], answer: Answer) -> None:
        """Keep what a node rests on. Facts that are new are asked once more for their digest."""
        numbers = array("I")
        for fact in seen:
            source = source_of(fact)
            known = self.facts.get(source)
            if known is None:
                known = self.facts[source] = {}
            entry = known.get(fact)
            if entry is None:
                entry = self._learn(known, fact, answer(fact))
            numbers.append(entry[0])
        self._set(node, numbers)

    def _set(self, node: str, numbers: array[int]) -> None:
        self.reads[node] = numbers.tobytes()

    def _learn(self, known: dict[Fact, Known], fact: Fact, digest: bytes) -> Known:
        known[fact] = (self.count, digest)
        self.facts[source_of(fact)] = known
        self.fresh.append((fact, digest))
        self.count += 1
        return known[fact]

    def adopt(self, node: str, packed: bytes, base: int, numbers: list[int]) -> None:
        """Take over what a copy of this book has noted for a node.

        The copy was made when there were `base` facts; `numbers` are our numbers for those that it has learnt since.
        """
        theirs = numbers_of(packed)
        self._set(node, array("I", (n if n < base else numbers[n - base] for n in theirs)))

    def number(self, fact: Fact, digest: bytes) -> int:
        """Our number for a fact that a copy has learnt."""
        source = source_of(fact)
        known = self.facts.get(source)
        if known is None:
            known = self.facts[source] = {}
        return (known.get(fact) or self._learn(known, fact, digest))[0]

    def forget(self, node: str) -> None:
        """A node that is no more."""
        self.reads.pop(node, None)

    def changed(self, touched: Iterable[str], answer: Answer) -> set[int]:
        """Numbers of the facts of the touched sources whose answers have changed; the new answers are kept."""
        numbers = set()
        for source in touched:
            known = self.facts.get(source)
            if known:
                numbers |= self._changed(source, known, answer)
        return numbers

    def _changed(self, source: str, known: dict[Fact, Known], answer: Answer) -> set[int]:
        numbers = set()
        for fact, (number, digest) in known.items():
            now = answer(fact)
            if now != digest:
                known[fact] = (number, now)
                numbers.add(number)
        if numbers:
            self.facts[source] = known
        return numbers

    def resting_on(self, changed: set[int]) -> Iterator[str]:
        """The nodes that rest on any of these facts."""
        if not changed:
            return
        for row in sorted(self._kept_readers(changed)):
            node = self.reads.kept.name(row)
            if node not in self.reads.over:
                yield node
        for node, reads in self.reads.over.items():
            if reads is not None and not changed.isdisjoint(numbers_of(reads)):
                yield node

    def _kept_readers(self, changed: set[int]) -> set[int]:
        rows: set[int] = set()
        for name in {_block(number) for number in changed}:
            for number, packed in _readers(self.readers.get(name, _NOBODY)).items():
                if number in changed:
                    rows.update(numbers_of(packed))
        return rows
