"""Edge: publishing file by file, where the output folder cannot be moved.

Changed files are made ready in a folder inside the output, and renamed one after the other once all are there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.output import MANIFEST
from sitegen.plan import Put, Stamp
from sitegen.publication.journal import Journal, State
from sitegen.publication.stage import found, in_the_way, locked_tree, manifest_of
from sitegen.publication.trees import Tree, folder_of, folders_of, stamp_of

# Inside the output, and only while a publication is under way.
READY = ".sitegen-new"


@dataclass
class InPlace:
    """Publishes file by file, where the folder cannot be moved."""

    output: Path
    ours: Mapping[str, str]
    live: Tree
    held: contextlib.ExitStack
    noted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.live.fd is None:
            self.output.mkdir()
            self.live = locked_tree(self.output, self.held)
        if self.live.status(MANIFEST) is None:
            # First of all, so that a folder left by a kill is known as ours.
            self.live.write_new(MANIFEST, b"{}\n")
        clear_ready(self.output)
        self.live.make_folder(READY)
        self.held.callback(clear_ready, self.output)
        self._journal = Journal(self.output / READY / "journal")
        self.held.callback(self._journal.close)
        self._journal.restart(State())

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know about how it was published."""
        return tuple(self.noted)

    def put(self, name: str, content: bytes, modified: int | None = None) -> Put:
        """See `Stage`; `modified` in nanoseconds, else now."""
        there = self.live.has(name, content)
        if there is not None:
            return Put(False, stamp_of(there))
        self._refuse(name)
        self._journal.touch(name)
        return Put(True, self._prepare(name, content, modified))

    def read(self, name: str) -> bytes:
        """See `Stage`."""
        ready = self.live.read(_ready(name))
        return ready if ready is not None else found(self.live.read(name), name)

    def _prepare(self, name: str, content: bytes, modified: int | None = None) -> Stamp:
        ready = _ready(name)
        self.live.remove(ready)
        return self.live.write_new(ready, content, modified)

    def _refuse(self, name: str) -> None:
        """Raise Refused when a thing of somebody else is there, or on the way."""
        status = self.live.status(name)
        ours = name in self.ours or name == MANIFEST
        if status is not None and stat.S_ISDIR(status.st_mode):
            ours = any(other.startswith(f"{name}/") for other in self.ours)
        if status is not None and not ours:
            raise in_the_way(self.output, name)
        for folder in folders_of([name]):
            there = self.live.status(folder)
            if there is not None and not stat.S_ISDIR(there.st_mode) and folder not in self.ours:
                raise in_the_way(self.output, folder)

    def drop(self, name: str) -> None:
        """See `Stage`."""
        if name in self.ours:
            self._journal.touch(name)

    def publish(self, digests: Mapping[str, str]) -> None:
        """See `Stage`."""
        touched = self._journal.touched()
        new = sorted(name for name in touched & digests.keys() if self.live.status(_ready(name)) is not None)
        gone = sorted(touched - digests.keys())
        folders = folders_of(new)
        self._check_folders(new, gone)
        # The list is the first thing to grow and the last to shrink: no file of ours is ever left unlisted.
        if not self.ours.keys() >= digests.keys():
            self._list({**self.ours, **digests})
        self._remove(name for name in gone if name in folders or not folders_of([name]).isdisjoint(new))
        for folder in sorted(folders):
            self.live.make_folder(folder)
        for name in new:
            os.rename(_ready(name), name, src_dir_fd=self.live.fd, dst_dir_fd=self.live.fd)
        self._remove(gone)
        self._list(digests)

    def _check_folders(self, new: Iterable[str], gone: Collection[str]) -> None:
        """Raise Refused where a page would take the place of a folder that holds something else than what goes."""
        for name in new:
            if self.live.is_folder(name):
                folders, others = self.live.walk(name)
                if not (folders_of(gone).issuperset(folders) and set(gone).issuperset(others)):
                    raise in_the_way(self.output, name)

    def _list(self, digests: Mapping[str, str]) -> None:
        self._prepare(MANIFEST, manifest_of({name: digest for name, digest in digests.items() if name != MANIFEST}))
        os.rename(_ready(MANIFEST), MANIFEST, src_dir_fd=self.live.fd, dst_dir_fd=self.live.fd)

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            status = self.live.status(name)
            if status is not None and (stat.S_ISREG(status.st_mode) or stat.S_ISLNK(status.st_mode)):
                self.live.remove(name)
                self.live.prune(folder_of(name), ())


def _ready(name: str) -> str:
    """Where a file waits: a flat folder, as the file's own may not be there yet."""
    return f"{READY}/{hashlib.sha256(os.fsencode(name)).hexdigest()}"


def clear_ready(output: Path) -> None:
    """Remove what a publication in place leaves behind, and nothing else."""
    folder = output / READY
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name in ("journal", "journal.tmp") or (
            len(path.name) == 64 and set(path.name) <= set("0123456789abcdef")
        ):
            path.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()
