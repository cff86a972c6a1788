"""Edge: what lies below a folder, as one pass of the file system tells it. `fresh` needs it without heavy imports."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from hashlib import blake2b

Row = tuple[str, str, int, int, int, int, int]
"""(path as shown, place, type bits of the mode, size, mtime in ns, ctime in ns, inode)"""


FEW = 20
"""Saved files beyond which a pass over everything is as good."""


class Listing:
    """What one pass found, and when it began: nanoseconds since 1970."""

    def __init__(self, began: int, rows: list[Row]) -> None:
        self.began, self.rows = began, rows
        self.before: Listing | None = None
        """The listing that this one differs from in nothing but the paths of `told`."""
        self.told: frozenset[str] = frozenset()
        self.entries: dict[str, Row] = {}
        """Path -> row of every entry, once the rows were sorted (`source.tree_of`); and all other rows."""
        self.others: list[Row] = []
        self._at: dict[str, int] = {}

    def after(self, saved: frozenset[str]) -> Listing | None:
        """The same with only these files looked at anew; None when that cannot tell all, as when one is new or gone."""
        if len(saved) > FEW:
            return None
        listing = Listing(time.time_ns(), list(self.rows))
        if not self._at:
            self._at = {found[1]: number for number, found in enumerate(self.rows)}
        listing._at = self._at
        for place in saved:
            number, status = self._at.get(place), _status(place)
            if number is None or status is None or not stat.S_ISREG(status.st_mode):
                return None
            listing.rows[number] = row(self.rows[number][0], place, status)
        listing.told = frozenset(self.rows[self._at[place]][0] for place in saved)
        listing.before = self
        return listing

    def settle(self, entries: dict[str, Row], others: list[Row]) -> None:
        """Keep the rows as they were sorted, and let the listing before this one go."""
        self.entries, self.others, self.before = entries, others, None


def _status(place: str) -> os.stat_result | None:
    try:
        return os.lstat(place)
    except OSError:
        return None


def rows(folder: str, shown: str) -> list[Row]:
    """Everything below a folder but folders, in the order of names. Links are never followed.

    Hidden files and editors' leftovers are passed over. A folder that is a link, or that is not there, has nothing.
    Raises OSError.
    """
    found: list[Row] = []
    try:
        entries = sorted(os.scandir(folder), key=_name)
    except (FileNotFoundError, NotADirectoryError):
        return found
    for entry in entries:
        name = entry.name
        if name[0] in ".#" or name.endswith(("~", ".swp", ".tmp")):
            continue
        path = f"{shown}/{name}" if shown else name
        if entry.is_dir(follow_symlinks=False):
            found += rows(entry.path, path)
        else:
            found.append(row(path, entry.path, entry.stat(follow_symlinks=False)))
    return found


def row(path: str, place: str, status: os.stat_result) -> Row:
    """The row of one file."""
    kind = stat.S_IFMT(status.st_mode)
    return path, place, kind, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def site_rows(root: str, packaged: str) -> list[Row]:
    """Everything that a build of a site may read: its content, then templates and assets, the packaged ones first."""
    found = _below(root, "content")
    for name in ("templates", "assets"):
        theirs = f"{packaged}/{name}"
        found += rows(theirs, f"{PACKAGED}/{name}")
        if not _same(theirs, f"{root}/{name}"):
            found += _below(root, name)
    return found


PACKAGED = "(packaged)"


def listing_of(root: str) -> Listing:
    """One pass over a site, with the packaged templates and assets."""
    began = time.time_ns()
    return Listing(began, site_rows(root, defaults_folder()))


def _below(root: str, name: str) -> list[Row]:
    place = f"{root}/{name}"
    try:
        status = os.lstat(place)
    except FileNotFoundError:
        return []
    return rows(place, name) if stat.S_ISDIR(status.st_mode) else [row(name, place, status)]


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
    text = "\n".join(
        [f"{path}\0{kind} {size} {mtime} {ctime} {ino}" for path, _, kind, size, mtime, ctime, ino in found]
    )
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
