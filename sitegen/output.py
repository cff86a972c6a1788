"""Edge: the output folder. Writes changed files whole, deletes only what this tool once wrote, lets nobody else in.

`.sitegen-manifest` in the folder lists the files that are ours with their digests. A folder that has other files and no
manifest is refused: it is somebody's own.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sitegen.plan import Stamp

MANIFEST = ".sitegen-manifest"
_PLAIN = re.compile(r"[a-z0-9][\w-]*(?:[/.][a-z0-9][\w-]*)*", re.ASCII)


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
        listed = json.loads(manifest.read_bytes())
        return {name: str(digest) for name, digest in listed.items() if _inside(name)}
    except (ValueError, AttributeError, RecursionError):
        # A damaged list still marks the folder as ours; its files are then compared one by one, and none is deleted.
        return {}


def _inside(name: str) -> bool:
    """A name that can be a file below the folder: a damaged list must not lead anywhere else."""
    if len(name) < 256 and _PLAIN.fullmatch(name):
        return True
    parts = name.split("/")
    return (
        "\0" not in name
        and all(0 < len(part.encode("utf-8", "replace")) < 256 for part in parts)
        and not ({".", ".."} & set(parts))
    )


def _through_link(output: Path, name: str) -> bool:
    """True when a folder on the way is a link: what lies behind it is not ours."""
    folders = Path(name).parents
    return any((output / folder).is_symlink() for folder in folders if folder != Path())


def stamps(output: Path, names: Iterable[str]) -> dict[str, Stamp]:
    """Size and time of the files that are there; a link or folder in the place of a file counts as missing."""
    found = {}
    for name in names:
        try:
            status = os.lstat(f"{output}/{name}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stat.S_ISREG(status.st_mode):
            found[name] = Stamp(status.st_size, status.st_mtime_ns)
    return found


def write_files(output: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write the files whose bytes differ from what lies there, each by rename; return the names written."""
    written = []
    for name, content in files.items():
        path = output / name
        if _through_link(output, name):
            raise Refused(f"{path.parent} is reached through a link; remove the link, it is not followed")
        if _same(path, content):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name[:60]}.sitegen-tmp")
        try:
            temporary.write_bytes(content)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        written.append(name)
    return tuple(written)


def _same(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def delete_files(output: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Delete files of ours, and the folders that become empty."""
    deleted = []
    for name in names:
        path = output / name
        if _through_link(output, name):
            continue
        path.unlink(missing_ok=True)
        deleted.append(name)
        for folder in path.parents:
            # A folder that still holds something, or is gone, ends the clearing up.
            if folder == output or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    return tuple(deleted)


def write_manifest(output: Path, digests: Mapping[str, str]) -> None:
    """List what is ours. Sorted, so that equal sites have equal lists."""
    text = json.dumps(dict(sorted(digests.items())), ensure_ascii=False, indent=0) + "\n"
    write_files(output, {MANIFEST: text.encode()})


def digest_of(output: Path, name: str) -> str:
    """SHA-256 of a file in the folder."""
    return hashlib.sha256((output / name).read_bytes()).hexdigest()
