"""Edge: a folder as a tree that stays the same one while its path is given to another; how one is made like another.

Names are paths below the folder, with `/`; "" is the folder itself. No link is ever followed: what lies behind one is
no part of the tree.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.plan import Stamp

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_NOTHING = (FileNotFoundError, NotADirectoryError)


def folder_of(name: str) -> str:
    """The folder that a name lies in."""
    return name.rpartition("/")[0]


def folders_of(names: Iterable[str]) -> set[str]:
    """All folders that the names lie in, at any depth, and the tree itself."""
    found: set[str] = set()
    inner: set[str] = {name.rpartition("/")[0] for name in names}
    while inner := inner - found:
        found |= inner
        inner = {name.rpartition("/")[0] for name in inner}
    return found | {""}


@dataclass
class Tree:
    """An open folder; without a descriptor, a folder that is not there, which has nothing in it."""

    fd: int | None
    _real: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path) -> Tree:
        """The folder at a path. Raises OSError, also for a link."""
        return cls(os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC))

    def close(self) -> None:
        """Let the folder go."""
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def status(self, name: str) -> os.stat_result | None:
        """What lies at a name, a link as a link; None for nothing, and for what lies behind a link."""
        if self.fd is None or not self.is_folder(folder_of(name)):
            return None
        with contextlib.suppress(*_NOTHING):
            return os.stat(name or ".", dir_fd=self.fd, follow_symlinks=False)
        return None

    def is_folder(self, name: str) -> bool:
        """True for a real folder, reached through real folders. Remembered."""
        if not name:
            return True
        known = self._real.get(name)
        if known is None:
            status = self.status(name)
            known = self._real[name] = status is not None and stat.S_ISDIR(status.st_mode)
        return known

    @contextlib.contextmanager
    def opened(self, name: str) -> Iterator[int]:
        """A descriptor of a folder, reached through real folders whatever happens meanwhile. Raises OSError."""
        fd = os.dup(self.fd or 0)
        try:
            for part in filter(None, name.split("/")):
                inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=fd)
                os.close(fd)
                fd = inner
            yield fd
        finally:
            os.close(fd)

    def make_folder(self, name: str) -> None:
        """Make a folder and those on the way to it. Raises OSError: NotADirectoryError when something is in the way."""
        if self._real.get(name) or not name:
            return
        self.make_folder(folder_of(name))
        try:
            os.mkdir(name, dir_fd=self.fd)
        except FileExistsError:
            self._real.pop(name, None)
            if not self.is_folder(name):
                raise NotADirectoryError(20, os.strerror(20), name) from None
        self._real[name] = True

    def remember(self, folders: Iterable[str]) -> None:
        """Take it that these are real folders, and nothing else about any."""
        self._real = dict.fromkeys(folders, True)

    def remove(self, name: str) -> None:
        """Remove a file or link; that it is gone is no fault."""
        with contextlib.suppress(*_NOTHING):
            os.unlink(name, dir_fd=self.fd)

    def remove_folder(self, name: str) -> bool:
        """Remove a folder if it is empty; say whether."""
        try:
            os.rmdir(name, dir_fd=self.fd)
        except OSError:
            return False
        self._real.pop(name, None)
        return True

    def prune(self, name: str, but: Collection[str]) -> None:
        """Remove a folder and those it lies in, as far as they are empty and not among `but`."""
        while name and name not in but and self.remove_folder(name):
            name = folder_of(name)

    def read(self, name: str) -> bytes | None:
        """The bytes of a regular file; None when there is none. Raises OSError when it cannot be read."""
        status = self.status(name)
        return self._content(name) if status is not None and stat.S_ISREG(status.st_mode) else None

    def _content(self, name: str) -> bytes:
        fd = os.open(name, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW, dir_fd=self.fd)
        with os.fdopen(fd, "rb") as file:
            return file.read()

    def has(self, name: str, content: bytes) -> os.stat_result | None:
        """Status of the file when it is regular and holds these bytes."""
        status = self.status(name)
        return status if status is not None and self.holds(name, content, status) else None

    def holds(self, name: str, content: bytes, status: os.stat_result) -> bool:
        """True when what has this status is a regular file with these bytes."""
        is_like = status.st_size == len(content) and stat.S_ISREG(status.st_mode)
        return is_like and self._content(name) == content

    def write_new(self, name: str, content: bytes, modified: int | None = None) -> Stamp:
        """Write a file that is not there yet, in a folder that is; `modified` in nanoseconds, else now.

        Raises OSError naming it, and then leaves nothing.
        """
        fd = os.open(name, _NEW_FILE, 0o666, dir_fd=self.fd)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(fd, rest) :]
            if modified is not None:
                os.utime(fd, ns=(modified, modified))
            return stamp_of(os.fstat(fd))
        except OSError as error:
            self.remove(name)
            error.filename = name
            raise
        finally:
            os.close(fd)

    def changed_at(self, name: str) -> int | None:
        """When a folder last gained, lost or renamed something, in nanoseconds; None when it is no real folder."""
        try:
            status = os.stat(name or ".", dir_fd=self.fd, follow_symlinks=False)
        except _NOTHING:
            return None
        return status.st_ctime_ns if stat.S_ISDIR(status.st_mode) else None

    def changes(self, names: Iterable[str]) -> dict[str, int]:
        """`changed_at` of those that are folders, for many: one look at each and nothing else."""
        found, look, fd = {}, os.stat, self.fd
        for name in names:
            try:
                status = look(name or ".", dir_fd=fd, follow_symlinks=False)
            except _NOTHING:
                continue
            if stat.S_ISDIR(status.st_mode):
                found[name] = status.st_ctime_ns
        return found

    def names_in(self, folder: str) -> Iterator[str]:
        """Names of what lies right in a folder."""
        for entry in _entries(self.fd, folder):
            yield f"{folder}/{entry.name}" if folder else entry.name

    def walk(self, *below: str, but: Collection[str] = (), known: Collection[str] = ()) -> tuple[list[str], list[str]]:
        """(real folders, other things) at and below some folders, else all; folders before their content.

        Left out are the files and links that `but` names; a folder or a pipe in the place of one is not. Folders that
        are `known` are not gone into.
        """
        folders = [*below] or [""]
        others: list[str] = []
        for folder in folders:
            prefix = f"{folder}/" if folder else ""
            for entry in _entries(self.fd, folder):
                name = prefix + entry.name
                if name in but and (entry.is_file(follow_symlinks=False) or entry.is_symlink()):
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    others.append(name)
                elif name not in known:
                    folders.append(name)
        return folders, others


def _entries(fd: int | None, folder: str) -> Iterator[os.DirEntry[str]]:
    """What lies in a folder; nothing when it is gone."""
    if fd is None:
        return
    try:
        # scandir reads on from where a descriptor was left, so the tree's own cannot be given to it.
        inner = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=fd)
    except _NOTHING:
        return
    try:
        with os.scandir(inner) as entries:
            yield from entries
    finally:
        os.close(inner)


def stamp_of(status: os.stat_result) -> Stamp:
    """Size and time of a file."""
    return Stamp(status.st_size, status.st_mtime_ns)


@dataclass
class Mirror:
    """Makes `copy` like `model`, name by name. Files are shared by hard links, so that both have one and the same.

    `folders` are those of the model, `ours` the files that may be copied where links cannot be made; others must never
    come to be two. `keep` takes what lies in the copy only and is not `known`: nobody has told us that it may go.
    """

    model: Tree
    copy: Tree
    folders: Collection[str]
    ours: Collection[str]
    known: Callable[[str], bool]
    keep: Callable[[Tree, str], None]

    def align(self, names: Iterable[str]) -> None:
        """Make the copy have at each name what the model has. Raises OSError, as EXDEV where links are refused."""
        in_order = sorted(names)
        # What goes, from the inside out; then what comes, folders before what lies in them.
        missing = [name for name in reversed(in_order) if not self._is_like(name)]
        for name in reversed(missing):
            self.bring(name)

    def bring(self, name: str) -> None:
        """Put the model's thing at a name that is free in the copy."""
        wanted = self.model.status(name)
        if wanted is None or self.copy.status(name) is not None:
            return
        if stat.S_ISDIR(wanted.st_mode):
            self.copy.make_folder(name)
            return
        self.copy.make_folder(folder_of(name))
        self._link(name, wanted)

    def _link(self, name: str, wanted: os.stat_result) -> None:
        try:
            os.link(name, name, src_dir_fd=self.model.fd, dst_dir_fd=self.copy.fd, follow_symlinks=False)
        except OSError:
            if name not in self.ours or not stat.S_ISREG(wanted.st_mode):
                raise
            self.copy.write_new(name, self.model.read(name) or b"", wanted.st_mtime_ns)

    def _is_like(self, name: str) -> bool:
        """Take away what is not like the model, and put a file in the place of a file. False when more is to come."""
        there = self.copy.status(name)
        if there is None:
            return False
        wanted = self.model.status(name)
        if name and self._alike(name, wanted, there):
            return True
        if not stat.S_ISDIR(there.st_mode):
            self.discard(name)
            if wanted is not None and not stat.S_ISDIR(wanted.st_mode):
                self._link(name, wanted)
                return True
        elif name:
            self._clear_folder(name)
        self.copy.prune(folder_of(name), self.folders)
        return False

    def _alike(self, name: str, wanted: os.stat_result | None, there: os.stat_result) -> bool:
        if wanted is None:
            return False
        if stat.S_ISDIR(there.st_mode) or os.path.samestat(wanted, there):
            return stat.S_IFMT(wanted.st_mode) == stat.S_IFMT(there.st_mode)
        both_files = stat.S_ISREG(wanted.st_mode) and stat.S_ISREG(there.st_mode)
        # Copies, where there are no links: ours only, as the tool knows its files by size and time.
        return both_files and name in self.ours and stamp_of(wanted) == stamp_of(there)

    def _clear_folder(self, name: str) -> None:
        if self.copy.remove_folder(name):
            return
        folders, others = self.copy.walk(name)
        for inner in others:
            self.discard(inner)
        for folder in reversed(folders):
            self.copy.remove_folder(folder)

    def discard(self, name: str) -> None:
        """Remove a file from the copy, or keep it elsewhere when it is not known."""
        if self.known(name):
            self.copy.remove(name)
        else:
            self.keep(self.copy, name)

    def dress(self, folders: Iterable[str]) -> None:
        """Give folders that are in both trees the model's mode, owner, times and further attributes."""
        for name in sorted(folders, reverse=True):
            wanted, there = self.model.status(name), self.copy.status(name)
            if wanted is None or there is None or _dress_of(wanted) == _dress_of(there):
                continue
            with contextlib.suppress(PermissionError):
                os.chown(name or ".", wanted.st_uid, wanted.st_gid, dir_fd=self.copy.fd, follow_symlinks=False)
            self._copy_attributes(name)

    def _copy_attributes(self, name: str) -> None:
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
        source = os.open(name or ".", flags, dir_fd=self.model.fd)
        try:
            target = os.open(name or ".", flags, dir_fd=self.copy.fd)
            try:
                # It takes open files too, as what it calls does (os.supports_fd).
                shutil.copystat(source, target)  # type: ignore[arg-type]
            finally:
                os.close(target)
        finally:
            os.close(source)


def _dress_of(status: os.stat_result) -> tuple[int, ...]:
    return status.st_mode, status.st_uid, status.st_gid, status.st_mtime_ns
