"""Edge: a site in which one file changed is published by renaming that file over the old one.

Such a rename is itself the step from the old site to the new one, so the two trees need not change places: the live one
gets the file, and the journal says that the spare lacks it. In every doubt, and when more changes, the ordinary way is
taken after all.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from sitegen.output import MANIFEST, Refused
from sitegen.plan import Put, Stamp
from sitegen.publication.journal import Entry, Journal
from sitegen.publication.stage import (
    NOT_MOVABLE,
    Stage,
    found,
    identity,
    identity_of_file,
    key_of,
    manifest_of,
    places,
)
from sitegen.publication.trees import Tree, folder_of, stamp_of

# Answers of a rename that say that a folder, a link or nothing is where the file was.
_ELSE_THERE = NOT_MOVABLE | {errno.EISDIR, errno.ENOTDIR, errno.ENOENT, errno.ELOOP}


class Single:
    """Publishes a site with one changed file; `begin` makes the ordinary stage if it turns out to be needed."""

    def __init__(
        self,
        output: Path,
        home: Path,
        ours: Mapping[str, str],
        live: Tree,
        held: contextlib.ExitStack,
        begin: Callable[[], Stage],
    ) -> None:
        self._output, self._ours, self._live, self._held, self._begin = output, ours, live, held, begin
        self._stage: Stage | None = None
        self._name, self._content, self._modified = "", b"", 0
        self._key = key_of(output, home)
        self._home = Tree.at(Path(os.path.realpath(home)))
        held.callback(self._home.close)
        held.callback(self._clear)
        self._journal = Journal(home / f"spare-{self._key}.json")
        held.callback(self._journal.close)
        self._told = self._trusted(self._journal.read(), places(output, home))

    def _trusted(self, told: Entry | None, spares: tuple[Path, ...]) -> Entry | None:
        """The journal, when both trees are as it says and a file can be moved from home into the site."""
        live = identity(self._live.fd or 0)
        if told is None or told.newest is None or told.state.live != live or live[0] != identity(self._home.fd or 0)[0]:
            return None
        known = told.state.spare in [identity(spare) for spare in spares]
        return told if known and told.state.manifest == self._list_there() else None

    def _list_there(self) -> tuple[int, ...]:
        return identity_of_file(self._live.status(MANIFEST))

    def _ready(self, name: str) -> str:
        """Where a file waits, out of the sight of readers."""
        return f"spare-{self._key}.{'list' if name == MANIFEST else 'page'}"

    def _clear(self) -> None:
        for name in ("page", MANIFEST):
            self._home.remove(self._ready(name))

    @property
    def notes(self) -> tuple[str, ...]:
        """See `Stage`."""
        return self._stage.notes if self._stage else ()

    def put(self, name: str, content: bytes, modified: int | None = None) -> Put:
        """See `Stage`; not from forked processes."""
        if self._stage:
            return self._stage.put(name, content, modified)
        there = self._live.has(name, content)
        listed = self._ours.get(name)
        if there is not None and listed == hashlib.sha256(content).hexdigest():
            return Put(False, stamp_of(there))
        if self._name or not self._told or listed is None:
            return self._handed_over().put(name, content, modified)
        # Of a file that is new and not in the list, as after a kill, only the list is made anew.
        stamp = stamp_of(there) if there is not None else self._prepare(name, content, modified)
        self._name, self._content, self._modified = name, content, stamp.modified
        return Put(True, stamp)

    def read(self, name: str) -> bytes:
        """See `Stage`."""
        if self._stage:
            return self._stage.read(name)
        return self._content if name == self._name else found(self._live.read(name), name)

    def _prepare(self, name: str, content: bytes, modified: int | None = None) -> Stamp:
        ready = self._ready(name)
        self._home.remove(ready)
        return self._home.write_new(ready, content, modified)

    def drop(self, name: str) -> None:
        """See `Stage`."""
        self._handed_over().drop(name)

    def publish(self, digests: Mapping[str, str]) -> None:
        """See `Stage`."""
        if self._stage or not (self._name and self._told) or not self._is_renamed(self._told, digests):
            self._handed_over().publish(digests)

    def _handed_over(self) -> Stage:
        """The ordinary stage, with what was put so far."""
        if self._stage is None:
            self._check_there()
            self._journal.close()
            # Something else may be there by now than what was seen.
            self._live.remember(())
            self._stage = self._begin()
            if self._name:
                self._stage.put(self._name, self._content, self._modified)
        return self._stage

    def _check_there(self) -> None:
        """Raise Refused when the open folder is no longer the site: to go on from it would be to lose pages."""
        if identity(self._output) != identity(self._live.fd or 0):
            raise Refused(f"{self._output} was removed or replaced by something else during the build; build again")

    def _is_renamed(self, told: Entry, digests: Mapping[str, str]) -> bool:
        """Publish by renames: the page, then the list. False when the ordinary way has to be taken."""
        self._check_there()
        if told.state.manifest != self._list_there() or not os.access(".", os.W_OK | os.X_OK, dir_fd=self._live.fd):
            return False
        self._prepare(MANIFEST, manifest_of(digests))
        # Until all is done the journal says that the trees may not be what it tells.
        self._journal.resume([self._name, MANIFEST])
        try:
            if self._home.status(self._ready(self._name)) is not None:
                self._rename_over(self._name)
            self._rename_over(MANIFEST)
        except OSError as error:
            if error.errno not in _ELSE_THERE:
                raise
            return False
        state = dataclasses.replace(
            told.state, manifest=self._list_there(), differ=told.state.differ | {self._name, MANIFEST}
        )
        # The site is out; without this the next publication compares the two trees.
        with contextlib.suppress(OSError):
            self._journal.restart(state, told.newest)
        return True

    def _rename_over(self, name: str) -> None:
        """Put a file that waits in the place of a regular one. Raises OSError, and then all is as it was."""
        leaf = name.rpartition("/")[2]
        with self._live.opened(folder_of(name)) as folder:
            if not stat.S_ISREG(os.stat(leaf, dir_fd=folder, follow_symlinks=False).st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
            os.rename(self._ready(name), leaf, src_dir_fd=self._home.fd, dst_dir_fd=folder)
