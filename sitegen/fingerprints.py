"""What a page is made of, as digests: tool version, template closure, view. Equal fingerprints, equal bytes.

A view is digested as MessagePack: structs of texts, numbers and tuples of them come out the same in every process,
whatever the hash seed.
"""

from __future__ import annotations

from hashlib import blake2b
from zlib import crc32

from msgspec import Struct

from sitegen.shelf import encode


class ViewPrint(Struct, frozen=True, array_like=True, gc=False):
    """The digest of a view, and a short one of each of its fields, in order, to say which one changed."""

    view: str
    fields: bytes


def view_print(view: Struct) -> ViewPrint:
    """The fingerprint of a view."""
    packed = [encode(getattr(view, name)) for name in view.__struct_fields__]
    short = b"".join(crc32(part).to_bytes(4, "big") for part in packed)
    return ViewPrint(digest(b"\0".join((type(view).__name__.encode(), *packed))), short)


def changed_fields(kind: type[Struct], was: bytes, now: bytes) -> list[str]:
    """The names of the fields whose short digests differ."""
    names = kind.__struct_fields__
    return [name for at, name in enumerate(names) if was[4 * at : 4 * at + 4] != now[4 * at : 4 * at + 4]]


def digest(content: bytes, size: int = 16) -> str:
    """BLAKE2b of `size` bytes, in hexadecimal."""
    return blake2b(content, digest_size=size).hexdigest()
