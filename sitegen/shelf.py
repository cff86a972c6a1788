"""Tables of values that are kept as bytes and read one by one, when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Generic, TypeVar

import msgspec

V = TypeVar("V")
_encode = msgspec.msgpack.Encoder().encode


def encode(value: object) -> bytes:
    """A value of structs, tuples, texts and numbers as MessagePack: the same bytes in every process."""
    return _encode(value)


class Shelf(MutableMapping[str, V], Generic[V]):
    """Name -> value of one type. A value that was changed in place has to be given to `touch`.

    With `keep` every value that was asked for stays unpacked; else only a few do, and values are packed as they come.
    Raises msgspec.ValidationError or DecodeError when stored bytes are not what they should be.
    """

    FEW = 256

    def __init__(self, kind: Any, packed: Mapping[str, bytes] | None = None, *, keep: bool = True) -> None:
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._packed: dict[str, bytes] = dict(packed or {})
        self._open: dict[str, V] = {}
        self._keep = keep
        self.unkept: set[str] = set()
        """Names whose values were set, changed or deleted since they were last kept."""

    def __getitem__(self, name: str) -> V:
        found = self._open.get(name)
        if found is not None:
            return found
        value: V = self._decode(self._packed[name])
        if not self._keep and len(self._open) >= self.FEW:
            self._open.clear()
        self._open[name] = value
        return value

    def get(self, name: str, default: Any = None) -> Any:
        """The value, or the default; without the detour over exceptions."""
        return self[name] if name in self._open or name in self._packed else default

    def __setitem__(self, name: str, value: V) -> None:
        if self._keep:
            self.touch(name)
            self._open[name] = value
        else:
            self.put(name, _encode(value))

    def put(self, name: str, packed: bytes) -> None:
        """Set a value that is packed already."""
        self._open.pop(name, None)
        self._packed[name] = packed
        self.unkept.add(name)

    def touch(self, name: str) -> None:
        """Say that an unpacked value was changed in place."""
        self._packed.pop(name, None)
        self.unkept.add(name)

    def bytes_of(self, name: str) -> bytes:
        """The packed value, or empty when there is none."""
        if name not in self._packed and name in self._open:
            self._packed[name] = _encode(self._open[name])
        return self._packed.get(name, b"")

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self.touch(name)
        self._open.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._packed or name in self._open

    def __iter__(self) -> Iterator[str]:
        return iter([*self._packed, *(name for name in self._open if name not in self._packed)])

    def __len__(self) -> int:
        return len(self._packed) + sum(1 for name in self._open if name not in self._packed)

    def news(self) -> dict[str, bytes | None]:
        """The packed values of the names that changed; None for those that are no more."""
        return {name: self.bytes_of(name) if name in self else None for name in sorted(self.unkept)}

    def packed(self) -> dict[str, bytes]:
        """Everything as bytes, in the order of the names."""
        for name in self._open:
            self.bytes_of(name)
        return dict(sorted(self._packed.items()))
