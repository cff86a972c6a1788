"""Edge: when each folder of the live tree last changed, as far as its content is known: those need not be read again.

A small file beside the journal; a cache with a sum in front, that is ignored when anything about it is not as it was.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.publication.journal import Identity
from sitegen.publication.trees import Tree, folder_of

_SUM = 16


class Seen(msgspec.Struct, frozen=True):
    """What the live tree held.

    `times`: folder -> time of change, in nanoseconds, with which its content is known; 0 for one to be read again.
    `others`: what is no folder and not ours. `count`: how many files were ours.
    """

    live: Identity
    count: int
    times: dict[str, int]
    others: frozenset[str]


def read(path: Path) -> Seen | None:
    """What was written there last; None when there is nothing, or it is damaged."""
    try:
        content = path.read_bytes()
        if blake2b(content[_SUM:], digest_size=_SUM).digest() == content[:_SUM]:
            return msgspec.msgpack.decode(content[_SUM:], type=Seen)
    except (OSError, ValueError):
        pass
    return None


def write(path: Path, seen: Seen) -> None:
    """Keep it. That this fails is no fault: the folders are then read."""
    # Names that are no UTF-8 cannot be packed.
    with contextlib.suppress(OSError, UnicodeEncodeError):
        packed = msgspec.msgpack.encode(seen)
        path.write_bytes(blake2b(packed, digest_size=_SUM).digest() + packed)


def look(tree: Tree, seen: Seen | None, ours: Collection[str]) -> tuple[Collection[str], Collection[str]]:
    """(real folders, other things that are not ours) in a tree; only folders that changed are read."""
    times = tree.changes(seen.times) if seen else {}
    if not seen or len(times) < len(seen.times):
        # With a folder gone, or a link in its place, others may be reached in wrong ways.
        return tree.walk(but=ours)
    changed = {folder for folder, time in seen.times.items() if times[folder] != time}
    folders, others = tree.walk(*changed, but=ours, known=times) if changed else ([], [])
    others += [name for name in seen.others if folder_of(name) not in changed]
    return times.keys() | set(folders), others
