"""Edge: things that came to lie where nobody asked them to: found, carried over, or kept aside. None is deleted."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.publication.trees import Mirror, Tree


@dataclass(frozen=True)
class Keeper:
    """Puts things that nobody asked to go into a folder beside the spare, and tells so."""

    place: Path
    notes: list[str]

    def folder(self) -> Path:
        """A new folder for things to keep."""
        kept = self.place.with_name(f"{self.place.name}.kept")
        kept.mkdir(exist_ok=True)
        inner = kept / str(1 + max((int(p.name) for p in kept.iterdir() if p.name.isdecimal()), default=0))
        inner.mkdir()
        return inner

    def keep(self, tree: Tree, name: str) -> None:
        """Move one thing out of a tree."""
        target = self.folder() / Path(name).name
        os.rename(name, target, src_dir_fd=tree.fd)
        self.notes.append(f"{name} was left over from an earlier build and not ours; it is now {target}")

    def keep_all(self) -> None:
        """The whole of the spare, or what lies in its place."""
        target = self.folder() / self.place.name
        self.place.rename(target)
        self.notes.append(f"{self.place} could not be trusted; it is now {target} and can be deleted")


@dataclass(frozen=True)
class Strays:
    """Things of others that came into the tree that went out, after it was looked through: they go to the new one."""

    old: Tree
    new: Tree
    ours: Collection[str]
    known: Collection[str]
    folders: Collection[str]
    keep: Callable[[Tree, str], None]
    carried: list[str] = field(default_factory=list)

    def carry(self, since: int) -> int:
        """Carry over what changed at or after a time, in nanoseconds; return the time of the newest change."""
        times = self.old.changes(self.folders)
        for folder in [folder for folder, time in times.items() if time >= since]:
            for name in self.old.names_in(folder):
                if name not in self.ours and name not in self.folders:
                    self._carry(name)
        return max(times.values(), default=0)

    def _carry(self, name: str) -> None:
        folders, others = self.old.walk(name) if self.old.is_folder(name) else ([], [name])
        for inner in (*folders, *others):
            self._carry_one(inner)

    def _carry_one(self, name: str) -> None:
        was, now = self.old.status(name), self.new.status(name)
        if was is None or (now is not None and os.path.samestat(was, now)):
            return
        is_folder = stat.S_ISDIR(was.st_mode)
        if now is not None and name in self.known and not (is_folder or stat.S_ISDIR(now.st_mode)):
            # Saved anew by its owner: the older one gives way.
            self.new.remove(name)
            now = None
        if now is None and self._brought(name):
            return
        if not is_folder:
            self.keep(self.old, name)

    def _brought(self, name: str) -> bool:
        try:
            Mirror(self.old, self.new, (), (), lambda _: False, self.keep).bring(name)
        except NotADirectoryError:
            return False
        self.carried.append(name)
        return True
