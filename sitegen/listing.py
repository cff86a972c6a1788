"""Edge: what lies below a folder, as one pass of the file system tells it. `fresh` needs it without heavy imports."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import blake2b

Row = tuple[str, str, int, int, int, int, int]
"""(path as shown, place, type bits of the mode, size, mtime in ns, ctime in ns, inode)"""


def rows(folder: str, shown: str) -> Iterator[Row]:
    """Everything below a folder but folders, in the order of names. Links are never followed.

    Hidden files and editors' leftovers are passed over. A folder that is a link, or that is not there, has nothing.
    Raises OSError.
    """
    try:
        entries = sorted(os.scandir(folder), key=_name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        name = entry.name
        if name[0] in ".#" or name.endswith(("~", ".swp", ".tmp")):
            continue
        path = f"{shown}/{name}" if shown else name
        if entry.is_dir(follow_symlinks=False):
            yield from rows(entry.path, path)
            continue
        status = entry.stat(follow_symlinks=False)
        kind = stat.S_IFMT(status.st_mode)
        yield (path, entry.path, kind, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def site_rows(root: str, packaged: str) -> list[Row]:
    """Everything that a build of a site may read: its content, then templates and assets, the packaged ones first."""
    found = list(_below(root, "content"))
    for name in ("templates", "assets"):
        theirs = f"{packaged}/{name}"
        found += rows(theirs, f"{PACKAGED}/{name}")
        if not _same(theirs, f"{root}/{name}"):
            found += _below(root, name)
    return found


PACKAGED = "(packaged)"


def _below(root: str, name: str) -> Iterator[Row]:
    place = f"{root}/{name}"
    try:
        status = os.lstat(place)
    except FileNotFoundError:
        return
    if stat.S_ISDIR(status.st_mode):
        yield from rows(place, name)
    else:
        kind = stat.S_IFMT(status.st_mode)
        yield name, place, kind, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _same(one: str, other: str) -> bool:
    try:
        first, second = os.lstat(one), os.lstat(other)
        return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)
    except OSError:
        return False


def defaults_folder() -> str:
    """Where the packaged templates and assets are: inside an installed package, or beside it in a checkout."""
    package = os.path.dirname(os.path.realpath(__file__))
    packaged = f"{package}/defaults"
    return packaged if os.path.isdir(packaged) else os.path.dirname(package)


def digest_of(found: Iterable[Row]) -> str:
    """One digest of rows: it differs whenever any file was written, replaced, moved or taken away."""
    text = "\n".join(map(repr, found))
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
