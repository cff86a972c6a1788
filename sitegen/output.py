"""Edge: the output folder as it lies there: whose it is, which files in it are ours, and the lock of a site.

`.sitegen-manifest` in the folder lists the files that are ours with their digests. A folder that has other files and no
manifest is refused: it is somebody's own.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import msgspec

from sitegen.plan import Stamp

MANIFEST = ".sitegen-manifest"


class Refused(Exception):
    """The output cannot be used; the message is for the person at the console."""


class Busy(Exception):
    """Another build holds the lock."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a site's cache folder. Raises Busy, naming the process, when another build has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Busy(f"another build is running here (process {lock.read().strip() or 'unknown'})") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def files_of(output: Path) -> dict[str, str]:
    """The files in the folder that are ours, with their SHA-256. Raises Refused when the folder is somebody else's."""
    if not output.exists():
        return {}
    if not output.is_dir():
        raise Refused(f"{output} is not a folder")
    manifest = output / MANIFEST
    if not manifest.exists():
        if any(output.iterdir()):
            raise Refused(f"{output} holds files that sitegen did not write; empty it, or choose another --output")
        return {}
    try:
        listed = msgspec.json.decode(manifest.read_bytes(), type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # A damaged list still marks the folder as ours; its files are then compared one by one, and none is deleted.
        return {}
    return listed if _all_plain(listed) else {name: digest for name, digest in listed.items() if _inside(name)}


def _all_plain(names: Collection[str]) -> bool:
    """True when a few looks at all names together say that each can be a file below the folder."""
    text = "/" + "/\0/".join(names) + "/"
    return (
        max(map(len, names), default=256) < 256
        and text.isascii()
        and text.count("\0") == len(names) - 1
        and not any(part in text for part in ("//", "/./", "/../"))
    )


def _inside(name: str) -> bool:
    """A name that can be a file below the folder: a damaged list must not lead anywhere else."""
    parts = name.split("/")
    return (
        "\0" not in name
        and all(0 < len(part.encode("utf-8", "replace")) < 256 for part in parts)
        and not ({".", ".."} & set(parts))
    )


NEVER = 2**63 - 1


def moment(output: Path, home: Path) -> int:
    """Now, by the clock of the file system that both folders are on, in nanoseconds; NEVER when it cannot be told.

    What is done to the files of the output from now on leaves a later time of change of the inode, which nobody can
    set: see `stamps`.
    """
    try:
        if output.stat().st_dev != home.stat().st_dev:
            return NEVER
        number = os.open(home / "clock", os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)
        with os.fdopen(number, "wb"):
            os.utime(number)
            return os.fstat(number).st_ctime_ns
    except OSError:
        return NEVER


def stamps(output: Path, names: Iterable[str], since: int = NEVER) -> dict[str, Stamp]:
    """Size and time of the files that are there; a link or folder in the place of a file counts as missing.

    A file that was touched after `since` has a time that none of ours has: it may be a copy, or edited and given its
    old time again.
    """
    found, start, look, is_file = {}, f"{output}/", os.lstat, stat.S_ISREG
    for name in names:
        try:
            status = look(start + name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if is_file(status.st_mode):
            untouched = status.st_ctime_ns <= since
            found[name] = Stamp(status.st_size, status.st_mtime_ns if untouched else -status.st_ctime_ns)
    return found


def stamp_of_same(output: Path, name: str, sha256: str) -> Stamp | None:
    """Size and time of a file that holds what it should, whatever was done to it; None when it does not."""
    try:
        number = os.open(output / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(number, "rb") as file:
            status = os.fstat(number)
            same = stat.S_ISREG(status.st_mode) and hashlib.sha256(file.read()).hexdigest() == sha256
            return Stamp(status.st_size, status.st_mtime_ns) if same else None
    except OSError:
        return None
