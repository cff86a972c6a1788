"""Edge: what both ways to publish have in common: their shape, the lock on a folder, where things lie."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from sitegen.output import MANIFEST, Busy, Refused
from sitegen.plan import Put
from sitegen.publication.journal import Identity
from sitegen.publication.trees import Tree

# Answers that say: not by moving folders or by links, and perhaps file by file.
NOT_MOVABLE = frozenset(
    {errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EACCES, errno.EROFS, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP}
)


class Stage(Protocol):
    """A site being put together. What goes is dropped before any `put`, which works in forked processes too."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know about how it was published."""

    def put(self, name: str, content: bytes, modified: int | None = None) -> Put:
        """Give a file its bytes; one that has them is left alone. Raises Refused when something not ours is there.

        `modified` is the time of a file written anew, in nanoseconds, else now.
        """

    def read(self, name: str) -> bytes:
        """The bytes of a file of the new site, put or unchanged. Raises OSError: FileNotFoundError when it is gone."""

    def drop(self, name: str) -> None:
        """Take a file of ours away, and the folders that become empty."""

    def publish(self, digests: Mapping[str, str]) -> None:
        """Make it the site. `digests`: SHA-256 of all its files. Raises OSError and Refused, and the site stays."""


def locked_tree(path: Path, held: contextlib.ExitStack) -> Tree:
    """The folder at a path, locked; builds of other sites lock it too. It may change places while we wait."""
    while True:
        try:
            tree = Tree.at(path)
        except FileNotFoundError:
            return Tree(None)
        held.callback(tree.close)
        try:
            fcntl.flock(tree.fd or 0, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"a build of another site is writing to {path}") from None
        except OSError:
            # A file system without locks: the lock of the site's own cache has to do.
            return tree
        if identity(path) == identity(tree.fd or 0):
            return tree


def identity(place: Path | int) -> Identity:
    """Device and inode of what lies there; nothing for nothing."""
    try:
        status = os.fstat(place) if isinstance(place, int) else place.lstat()
    except OSError:
        return ()
    return status.st_dev, status.st_ino


def places(output: Path, home: Path) -> tuple[Path, Path]:
    """Where a spare may lie: at home, or beside the output where home is on another file system."""
    whose = hashlib.sha256(os.path.realpath(home).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return home / f"spare-{key_of(output, home)}", output.with_name(f".{output.name[:99]}.sitegen-{whose}")


def key_of(output: Path, home: Path) -> str:
    """One spare for each output; the same after the site was moved as a whole."""
    return hashlib.sha256(os.fsencode(os.path.relpath(output, os.path.realpath(home)))).hexdigest()[:12]


def names_listed(manifest: Path) -> frozenset[str]:
    """The names in a manifest, and its own; none where it is missing or damaged."""
    try:
        return frozenset(json.loads(manifest.read_bytes())) | {MANIFEST}
    except (OSError, ValueError, TypeError, RecursionError):
        return frozenset()


def manifest_of(digests: Mapping[str, str]) -> bytes:
    """The list of our files, one a line. Sorted, so that equal sites have equal lists."""
    # Sorted here: msgspec's own sorting takes very long for what is nearly in order.
    return msgspec.json.format(msgspec.json.encode(dict(sorted(digests.items()))), indent=1) + b"\n"


def identity_of_file(status: os.stat_result | None) -> Identity:
    """What tells a file from all others, and from what it was before; nothing for nothing."""
    return () if status is None else (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def found(content: bytes | None, name: str) -> bytes:
    """The bytes of a file that must be there. Raises FileNotFoundError."""
    if content is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    return content


def in_the_way(output: Path, name: str) -> Refused:
    """To be raised when a page would take the place of something that is not ours."""
    return Refused(f"{output / name} is in the way of a page, and sitegen did not write it; move it elsewhere")


def reason_of(error: OSError) -> str:
    """Why a publication is not by exchange, for a person."""
    return f"published file by file: {error.strerror}: {error.filename2 or error.filename}"
