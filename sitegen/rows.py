"""Rows of bytes by name, as they lie in a file: in order of their names, found without reading the others.

Pure: whoever has the file open says how to read it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from zlib import crc32

from msgspec import Struct, ValidationError

Read = Callable[[int, int], bytes]
"""(start, size) in bytes from where the rows begin; raises Damaged when there is no such part."""
SELDOM = 32
"""Once a part of the rows as small as this has been asked for, all names are unpacked: that is cheaper from then on."""
HELD = 4 << 20
"""Bytes up to which a table is then held as a whole."""


class Damaged(Exception):
    """What is kept is not what was written."""


class Index(Struct, frozen=True, array_like=True):
    """Where rows lie: names in order, one behind the other; ends of names and of rows (bytes); sums of rows.

    Packed arrays: "I" (ends of names), "Q" (ends of rows), "I" (crc32).
    """

    names: bytes = b""
    name_ends: bytes = b""
    ends: bytes = b""
    sums: bytes = b""


class Rows(Mapping[str, bytes]):
    """Name -> row. The index is asked for when it is first needed. Raises Damaged, or what the index raises."""

    def __init__(self, index: Callable[[], Index] = Index, read: Read = lambda start, size: b"") -> None:
        self._index, self._read = index, read
        self._places: _Places | None = None
        self._numbers: dict[str, int] | None = None
        self._held: bytes | None = None
        self._asked = 0

    @property
    def _known(self) -> _Places:
        if self._places is None:
            self._places = _Places(self._index())
        return self._places

    def number(self, name: str) -> int:
        """Which row has this name, counted from 0; -1 when there is none."""
        if self._numbers is None:
            self._asked += 1
            if self._asked * SELDOM <= len(self):
                return self._known.number(name.encode("utf-8", "surrogatepass"))
        return self._by_name().get(name, -1)

    def name(self, number: int) -> str:
        """The name of a row. Raises Damaged when there is no such row."""
        if not 0 <= number < len(self):
            raise Damaged(f"row {number}")
        return _text(self._known.name(number))

    def below(self, prefix: str) -> Iterator[str]:
        """The names that begin so, found without looking at the others."""
        number, start = self._known.first(prefix.encode()), prefix.encode()
        while number < len(self) and (name := self._known.name(number)).startswith(start):
            yield _text(name)
            number += 1

    def _by_name(self) -> dict[str, int]:
        if self._numbers is None:
            known, size = self._known, self._known.size
            self._held = self._read(0, size) if size <= HELD else None
            self._numbers = {name: number for number, name in enumerate(known.names())}
        return self._numbers

    def sealed(self, name: str) -> tuple[bytes, int]:
        """A row and the sum that it should have. Raises KeyError."""
        number = self.number(name)
        if number < 0:
            raise KeyError(name)
        start, end, total = self._known.row(number)
        row = self._read(start, end - start) if self._held is None else self._held[start:end]
        return row, total

    def __getitem__(self, name: str) -> bytes:
        row, total = self.sealed(name)
        if crc32(row) != total:
            raise Damaged(name)
        return row

    def whole(self) -> dict[str, bytes]:
        """All rows, read in one go."""
        known = self._known
        raw = self._read(0, known.size) if self._held is None else self._held
        found = {}
        for name, (start, end), total in zip(known.names(), known.ends(), known.sums(), strict=True):
            row = raw[start:end]
            if crc32(row) != total:
                raise Damaged(name)
            found[name] = row
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.number(name) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name())

    def __len__(self) -> int:
        return len(self._known)


class _Places:
    """An index, unpacked. Raises msgspec.ValidationError when its parts do not fit."""

    def __init__(self, index: Index) -> None:
        self._names, self._name_ends, self._ends, self._sums = index.names, array("I"), array("Q"), array("I")
        try:
            self._name_ends.frombytes(index.name_ends)
            self._ends.frombytes(index.ends)
            self._sums.frombytes(index.sums)
        except ValueError as error:
            raise ValidationError("half a number in an index") from error
        if not len(self._name_ends) == len(self._ends) == len(self._sums):
            raise ValidationError("an index of several lengths")

    def __len__(self) -> int:
        return len(self._ends)

    @property
    def size(self) -> int:
        """Bytes of all rows."""
        return self._ends[-1] if self._ends else 0

    def name(self, number: int) -> bytes:
        """The name of a row."""
        return self._names[self._name_ends[number - 1] if number else 0 : self._name_ends[number]]

    def names(self) -> Iterator[str]:
        """All names, in order. Raises Damaged."""
        text = _text(self._names)
        if len(text) == len(self._names):
            # All ASCII, as names mostly are.
            return (text[start:end] for start, end in pairwise(chain((0,), self._name_ends)))
        return (_text(self._names[start:end]) for start, end in pairwise(chain((0,), self._name_ends)))

    def ends(self) -> Iterator[tuple[int, int]]:
        """Where each row begins and ends."""
        return pairwise(chain((0,), self._ends))

    def sums(self) -> Iterable[int]:
        """The sum of each row."""
        return self._sums

    def number(self, name: bytes) -> int:
        """Which row has this name; -1 when there is none."""
        at = self.first(name)
        return at if at < len(self) and self.name(at) == name else -1

    def first(self, name: bytes) -> int:
        """The first row whose name is not before this one."""
        return bisect_left(range(len(self)), name, key=self.name)

    def row(self, number: int) -> tuple[int, int, int]:
        """Where a row begins and ends, and its sum."""
        start, end = self._ends[number - 1] if number else 0, self._ends[number]
        if end < start:
            raise Damaged(f"row {number}")
        return start, end, self._sums[number]


def _text(name: bytes) -> str:
    try:
        return name.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise Damaged("a name") from error


class Indexing:
    """Makes the index of rows while they are written."""

    def __init__(self) -> None:
        self.size = 0
        """Bytes of all rows so far."""
        self._names: list[bytes] = []
        self._name_ends, self._ends, self._sums = array("I"), array("Q"), array("I")

    def noted(self, rows: Iterable[tuple[str, bytes, int]]) -> Iterator[bytes]:
        """Hand on rows that come as (name, row, sum), in order of their names."""
        at = 0
        for name, row, total in rows:
            self._names.append(name.encode("utf-8", "surrogatepass"))
            at += len(self._names[-1])
            self.size += len(row)
            self._name_ends.append(at)
            self._ends.append(self.size)
            self._sums.append(total)
            yield row

    def index(self) -> Index:
        """The index of all rows that were handed on."""
        arrays = (self._name_ends, self._ends, self._sums)
        return Index(b"".join(self._names), *(numbers.tobytes() for numbers in arrays))
