"""Tables of values that are kept as bytes and read one by one, when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Generic, TypeVar
from zlib import crc32

import msgspec

from sitegen.rows import Rows

V = TypeVar("V")
_encode = msgspec.msgpack.Encoder().encode
_LOOSE = b""
"""Stands for a value of a shelf that is not packed now; no packed value is empty."""


def encode(value: object) -> bytes:
    """A value of structs, tuples, texts and numbers as MessagePack: the same bytes in every process."""
    return _encode(value)


class Laid(MutableMapping[str, bytes]):
    """Name -> bytes: rows as they were kept, and what has changed since laid over them."""

    def __init__(self, kept: Rows | None = None, over: Mapping[str, bytes | None] | None = None) -> None:
        self.kept = kept if kept is not None else Rows()
        self.over: dict[str, bytes | None] = dict(over or {})
        """None for what is no more."""
        self.unkept: set[str] = set()
        """Names of what was set or deleted since it was last kept."""

    def __getitem__(self, name: str) -> bytes:
        row = self.over[name] if name in self.over else self.kept[name]
        if row is None:
            raise KeyError(name)
        return row

    def get(self, name: str, default: Any = None) -> Any:
        """The row, or the default."""
        row = self.over[name] if name in self.over else self.kept.get(name)
        return default if row is None else row

    def __setitem__(self, name: str, row: bytes) -> None:
        self.over[name] = row
        self.unkept.add(name)

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self.over[name] = None
        self.unkept.add(name)

    def __contains__(self, name: object) -> bool:
        return self.over[name] is not None if name in self.over else name in self.kept

    def __iter__(self) -> Iterator[str]:
        kept = [name for name in self.kept if name not in self.over]
        return iter([*kept, *(name for name, row in self.over.items() if row is not None)])

    def __len__(self) -> int:
        gone = sum(1 for name in self.over if name in self.kept) if len(self.kept) else 0
        return len(self.kept) - gone + sum(1 for row in self.over.values() if row is not None)

    def below(self, prefix: str) -> list[str]:
        """The names that begin so."""
        over = [name for name, row in self.over.items() if row is not None and name.startswith(prefix)]
        return [*(name for name in self.kept.below(prefix) if name not in self.over), *over]

    def sealed(self, name: str) -> tuple[bytes, int]:
        """A row and its sum; what did not change goes unread and with its old one, so that damage stays noticed."""
        if name not in self.over:
            return self.kept.sealed(name)
        row = self[name]
        return row, crc32(row)

    def parcels(self) -> Iterator[tuple[str, bytes, int]]:
        """(name, row, sum) of everything, in order of the names."""
        return ((name, *self.sealed(name)) for name in sorted(self))

    def news(self) -> dict[str, bytes | None]:
        """What was set since `settle`; None for what is no more."""
        return {name: self.get(name) for name in sorted(self.unkept)}

    def settle(self, kept: Rows | None = None) -> None:
        """All is kept now: in these rows, if some are given, else beside those that there were."""
        self.unkept.clear()
        if kept is not None:
            self.kept, self.over = kept, {}


class Shelf(MutableMapping[str, V], Generic[V]):
    """Name -> value of one type. A value that was changed in place has to be set again.

    With `keep` values stay unpacked, with `most` only so many: then all are packed, and what somebody still holds must
    not be changed without setting it. Without `keep` a few stay, and values are packed as they come.
    Raises Damaged, msgspec.ValidationError or DecodeError when stored bytes are not what they should be.
    """

    FEW = 256

    def __init__(
        self, kind: Any, packed: Mapping[str, bytes] | None = None, *, keep: bool = True, most: int = 0
    ) -> None:
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self.rows = packed if isinstance(packed, Laid) else Laid(over=packed)
        self._open: dict[str, V] = {}
        self._keep, self._most = keep, most if keep else self.FEW

    def __getitem__(self, name: str) -> V:
        found = self._open.get(name)
        return found if found is not None else self._unpacked(name, self.rows[name])

    def _unpacked(self, name: str, packed: bytes) -> V:
        try:
            value: V = self._decode(packed)
        except (RecursionError, UnicodeDecodeError) as error:
            raise msgspec.DecodeError("no value") from error
        self._lay_open(name, value)
        return value

    def _lay_open(self, name: str, value: V) -> None:
        if self._most and len(self._open) >= self._most:
            self._close()
        self._open[name] = value

    def _close(self) -> None:
        """Pack all that lies open: bytes take a third of the memory."""
        over = self.rows.over
        over |= {name: _encode(value) for name, value in self._open.items() if over.get(name) is _LOOSE}
        self._open.clear()

    def get(self, name: str, default: Any = None) -> Any:
        """The value, or the default."""
        found = self._open.get(name)
        if found is not None:
            return found
        packed = self.rows.get(name)
        return default if packed is None else self._unpacked(name, packed)

    def __setitem__(self, name: str, value: V) -> None:
        if self._keep:
            self._lay_open(name, value)
            self.rows[name] = _LOOSE
        else:
            self.put(name, _encode(value))

    def put(self, name: str, packed: bytes) -> None:
        """Set a value that is packed already."""
        self._open.pop(name, None)
        self.rows[name] = packed

    def whole(self) -> dict[str, bytes]:
        """All packed values, read in one go: a small part of the cost of asking for each."""
        found = self.rows.kept.whole()
        for name, row in self.rows.over.items():
            if row is None:
                found.pop(name, None)
            else:
                found[name] = self.bytes_of(name)
        return found

    def decoded(self) -> Iterator[tuple[str, V]]:
        """All names with their values, read in one go."""
        return ((name, self._decode(packed)) for name, packed in self.whole().items())

    def become(self, values: Mapping[str, V]) -> None:
        """Hold exactly these values; those that are the same are not set again."""
        for name in [name for name in self if name not in values]:
            del self[name]
        for name, value in values.items():
            if self.get(name) != value:
                self[name] = value

    def bytes_of(self, name: str) -> bytes:
        """The packed value, or empty when there is none."""
        packed: bytes = self.rows.get(name, _LOOSE)
        return _encode(self._open[name]) if packed is _LOOSE and name in self._open else packed

    def __delitem__(self, name: str) -> None:
        del self.rows[name]
        self._open.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._open or name in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def below(self, prefix: str) -> list[str]:
        """The names that begin so, in no order."""
        return self.rows.below(prefix)

    def news(self) -> dict[str, bytes | None]:
        """The packed values of the names that changed since `settle`; None for those that are no more."""
        return {name: self.bytes_of(name) if name in self else None for name in sorted(self.rows.unkept)}

    def parcels(self) -> Iterator[tuple[str, bytes, int]]:
        """(name, packed value, its sum) of everything, in order of the names."""
        for name in sorted(self.rows):
            if name in self.rows.over:
                packed = self.bytes_of(name)
                yield name, packed, crc32(packed)
            else:
                yield name, *self.rows.kept.sealed(name)

    def settle(self, kept: Rows | None = None) -> None:
        """All is kept now: in these rows, if some are given, else beside those that there were."""
        self.rows.settle(kept)

    def packed(self) -> dict[str, bytes]:
        """Everything as bytes, in the order of the names."""
        return {name: self.bytes_of(name) for name in sorted(self)}
