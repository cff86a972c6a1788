"""Rows of bytes by name, as they lie in a file: in order of their names, found without reading the others.

Pure: whoever has the file open says how to read it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
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
        self._names: bytes | None = None
        self._name_ends, self._ends, self._sums = array("I"), array("Q"), array("I")
        self._numbers: dict[str, int] | None = None
        self._held: bytes | None = None
        self._asked = 0

    def _unpack(self) -> None:
        if self._names is not None:
            return
        index = self._index()
        try:
            for numbers, packed in (
                (self._name_ends, index.name_ends),
                (self._ends, index.ends),
                (self._sums, index.sums),
            ):
                numbers.frombytes(packed)
        except ValueError as error:
            raise ValidationError("half a number in an index") from error
        if not len(self._name_ends) == len(self._ends) == len(self._sums):
            raise ValidationError("an index of several lengths")
        self._names = index.names

    def number(self, name: str) -> int:
        """Which row has this name, counted from 0; -1 when there is none."""
        if self._numbers is not None:
            return self._numbers.get(name, -1)
        self._asked += 1
        if self._asked * SELDOM > len(self):
            return self._by_name().get(name, -1)
        key = name.encode("utf-8", "surrogatepass")
        at = bisect_left(range(len(self)), key, key=self._raw_name)
        return at if at < len(self) and self._raw_name(at) == key else -1

    def _raw_name(self, number: int) -> bytes:
        assert self._names is not None
        return self._names[self._name_ends[number - 1] if number else 0 : self._name_ends[number]]

    def name(self, number: int) -> str:
        """The name of a row. Raises Damaged when there is no such row."""
        if not 0 <= number < len(self):
            raise Damaged(f"row {number}")
        try:
            return self._raw_name(number).decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise Damaged(f"row {number}") from error

    def _by_name(self) -> dict[str, int]:
        if self._numbers is None:
            self._numbers = {self.name(number): number for number in range(len(self))}
            size = self._ends[-1] if self._ends else 0
            self._held = self._read(0, size) if size <= HELD else None
        return self._numbers

    def sealed(self, name: str) -> tuple[bytes, int]:
        """A row and the sum that it should have. Raises KeyError."""
        number = self.number(name)
        if number < 0:
            raise KeyError(name)
        start, end = self._ends[number - 1] if number else 0, self._ends[number]
        if end < start:
            raise Damaged(name)
        row = self._read(start, end - start) if self._held is None else self._held[start:end]
        return row, self._sums[number]

    def __getitem__(self, name: str) -> bytes:
        row, total = self.sealed(name)
        if crc32(row) != total:
            raise Damaged(name)
        return row

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.number(name) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name())

    def __len__(self) -> int:
        self._unpack()
        return len(self._ends)


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
