"""Edge: publishing by exchange: the spare tree is made like the live one, changed, and put in its place."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from sitegen.output import MANIFEST, Refused
from sitegen.plan import Put, Stamp
from sitegen.publication import exchange, seen
from sitegen.publication.inplace import InPlace
from sitegen.publication.journal import Entry, Journal, State
from sitegen.publication.seen import Seen
from sitegen.publication.stage import (
    NOT_MOVABLE,
    found,
    identity,
    identity_of_file,
    in_the_way,
    key_of,
    locked_tree,
    manifest_of,
    names_listed,
    places,
    reason_of,
)
from sitegen.publication.strays import Keeper, Strays
from sitegen.publication.trees import Mirror, Tree, folder_of, folders_of, stamp_of


class Swapping:
    """Publishes by exchange. To make one brings the spare into line with the live tree."""

    def __init__(
        self, output: Path, home: Path, ours: Mapping[str, str], live: Tree, held: contextlib.ExitStack
    ) -> None:
        self._output = output
        self._home = home
        self._ours = frozenset(ours) | {MANIFEST}
        self._live = live
        self._notes: list[str] = []
        self._held = held
        self._published = False
        self._journal = Journal(home / f"spare-{key_of(output, home)}.json")
        self._seen_at = home / f"spare-{key_of(output, home)}.seen"
        self._times: dict[str, int] = {}
        self._aligned: set[str] = set()
        held.callback(self._journal.close)
        told = self._journal.read()
        self._place = self._spare_place(told)
        self._keeper = Keeper(self._place, self._notes)
        self._spare = locked_tree(self._place, held)
        told = told or Entry(State())
        self._was_changed = self._spare.changed_at("")
        self._since = self._now()
        self._carry_over(told)
        self._align(told)
        held.push(self._leave)

    def _leave(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        """Left without anything new: the two trees are alike, and the next build may rely on it."""
        if kind is None and self._live.fd is not None and not (self._published or self._journal.touched()):
            manifest = identity_of_file(self._live.status(MANIFEST))
            state = State(identity(self._output), identity(self._place), manifest, self._since, known=self._foreign)
            self._journal.restart(state, self._now())
            times = self._live.changes(self._folders)
            # What changed since may have done so after it was looked at.
            times = {folder: time if time < self._since else 0 for folder, time in times.items()}
            seen.write(self._seen_at, Seen(state.live, len(self._ours), times, self._others))

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know about how it was published."""
        return tuple(self._notes)

    def _spare_place(self, told: Entry | None) -> Path:
        """The spare's folder, made if need be. What lies there without a journal is set aside: it may be anybody's."""
        inside, beside = places(self._output, self._home)
        with contextlib.suppress(OSError):
            # Left empty by a kill between the two steps at the end of this.
            beside.rmdir()
        for place in (inside, beside):
            if os.path.lexists(exchange.aside_of(place)):
                Keeper(exchange.aside_of(place), self._notes).keep_all()
            if not os.path.lexists(place):
                continue
            if told and place.is_dir() and not place.is_symlink():
                return place
            Keeper(place, self._notes).keep_all()
        if not told:
            self._journal.restart(State())
        # Made beside the output, where it must be able to go anyway, and moved home if that is the same file system.
        beside.mkdir()
        try:
            beside.rename(inside)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            return beside
        return inside

    def _now(self) -> int:
        """The time by the clock of the file system, in nanoseconds."""
        fd = self._spare.fd or 0
        os.utime(fd)
        return os.fstat(fd).st_ctime_ns

    def _carry_over(self, told: Entry) -> None:
        """Finish a publication that was killed after the exchange."""
        state = told.state
        if told.bare and state.live and (state.live, state.spare) == (identity(self._output), identity(self._place)):
            folders = frozenset(self._spare.walk()[0])
            ours = self._ours | names_listed(self._place / MANIFEST)
            Strays(self._spare, self._live, ours, state.known, folders, self._keeper.keep).carry(state.since)

    def _align(self, told: Entry) -> None:
        as_left = self._is_as_left(told)
        folders, others = seen.look(self._live, self._seen(told) if as_left else None, self._ours)
        self._folders, self._others = frozenset(folders), frozenset(others)
        self._foreign = self._others | (self._folders - folders_of(self._ours))
        state = told.state
        known = [self._ours, state.known, state.differ, told.touched]
        if as_left and self._is_untouched(told):
            names = self._aligned = {*state.differ, *state.known, *self._foreign}
            self._journal.resume(sorted(self._foreign - state.known))
        else:
            names = {name for tree in (self._live, self._spare) for part in tree.walk() for name in part}
            known.append(names_listed(self._place / MANIFEST))
            self._journal.restart(State(known=state.known | told.touched | state.differ | self._foreign))
        mirror = Mirror(
            self._live,
            self._spare,
            self._folders,
            self._ours,
            lambda name: any(name in names for names in known),
            self._keeper.keep,
        )
        mirror.align(names - {""})
        mirror.dress({"", *self._foreign} & self._folders)
        self._spare.remember(self._folders)

    def _seen(self, told: Entry) -> Seen | None:
        """What is known of the live tree, if it is about this one."""
        known = seen.read(self._seen_at)
        return known if known and (known.live, known.count) == (told.state.live, len(self._ours)) else None

    def _is_as_left(self, told: Entry) -> bool:
        """True when the last publication was finished, and its two trees and its list are there."""
        state = told.state
        return (
            told.newest is not None
            and (state.live, state.spare) == (identity(self._output), identity(self._place))
            and state.manifest == identity_of_file(self._live.status(MANIFEST))
        )

    def _is_untouched(self, told: Entry) -> bool:
        """True when no folder of the spare changed since, and none is missing but those that are new in the live tree.

        The exchange was the newest change, and one of the spare itself. What else changed in the same tick of the clock
        may have changed after it.
        """
        newest = told.newest or 0
        if (self._was_changed or 0) > newest:
            return False
        times = self._spare.changes(self._folders - {""})
        missing = self._folders - times.keys() - {""}
        new = folders_of(told.state.differ | self._foreign) | self._foreign if missing else ()
        if not missing.issubset(new) or max(times.values(), default=0) >= newest:
            return False
        self._times = times
        return True

    def put(self, name: str, content: bytes, modified: int | None = None) -> Put:
        """See `Stage`."""
        there = self._spare.status(name) if self._live.fd is not None else None
        if there is not None and self._spare.holds(name, content, there):
            if self._is_in_both(name, content, there):
                return Put(False, stamp_of(there))
            self._journal.touch(name)
            return Put(True, stamp_of(there))
        if name in self._foreign:
            raise in_the_way(self._output, name)
        self._journal.touch(name)
        try:
            self._spare.make_folder(folder_of(name))
        except NotADirectoryError as error:
            raise in_the_way(self._output, str(error.filename)) from None
        if there is not None and not stat.S_ISDIR(there.st_mode):
            self._spare.remove(name)
        return Put(True, self._write(name, content, modified))

    def read(self, name: str) -> bytes:
        """See `Stage`."""
        return found(self._spare.read(name), name)

    def _is_in_both(self, name: str, content: bytes, there: os.stat_result) -> bool:
        """Whether the live tree has the same file, or a copy that nobody can tell from it."""
        live = self._live.status(name)
        if live is None or os.path.samestat(live, there):
            return live is not None
        return stamp_of(live) == stamp_of(there) and self._live.has(name, content) is not None

    def _write(self, name: str, content: bytes, modified: int | None) -> Stamp:
        try:
            return self._spare.write_new(name, content, modified)
        except FileExistsError:
            if self._spare.is_folder(name):
                # Our pages in it were dropped before, so it holds something else.
                raise in_the_way(self._output, name) from None
            self._spare.remove(name)
        except FileNotFoundError:
            # Another process has dropped the last file of this folder meanwhile.
            self._spare.remember(())
            self._spare.make_folder(folder_of(name))
        return self._spare.write_new(name, content, modified)

    def drop(self, name: str) -> None:
        """See `Stage`."""
        status = self._spare.status(name)
        if status is None or name not in self._ours or name in self._foreign:
            return
        self._journal.touch(name)
        self._spare.remove(name)
        self._spare.prune(folder_of(name), self._foreign)

    def publish(self, digests: Mapping[str, str]) -> None:
        """See `Stage`."""
        self._published = True
        self.put(MANIFEST, manifest_of(digests))
        differ = self._journal.touched()
        if self._live.fd is None:
            self._appear()
            return
        if identity(self._output) not in ((), identity(self._live.fd)):
            raise Refused(f"{self._output} was replaced by something else during the build; build again")
        self._journal.restart(
            State(
                identity(self._place),
                identity(self._output),
                identity_of_file(self._spare.status(MANIFEST)),
                self._since,
                differ,
                self._foreign - frozenset(digests),
            )
        )
        if not identity(self._output):
            self._appear()
            return
        try:
            exchange.change_places(self._output, self._place)
        except OSError as error:
            if error.errno not in NOT_MOVABLE:
                raise
            self._in_place(differ, digests, reason_of(error))
            return
        self._look_after()
        self._keep_seen(differ, digests)

    def _appear(self) -> None:
        """There is no site to change places with."""
        try:
            self._place.rename(self._output)
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
                raise
            raise Refused(f"{self._output} was made by something else during the build; build again") from None
        self._journal.remove()

    def _look_after(self) -> None:
        """The site is the new one; things that others saved during the build go with it."""
        strays = Strays(self._live, self._spare, self._ours, self._foreign, self._folders, self._keeper.keep)
        try:
            newest = strays.carry(self._since)
            self._journal.done(newest, strays.carried)
        except OSError as error:
            # Without the last line the journal makes the next build do this again.
            self._notes.append(f"files saved during the build may be missing until the next one: {error}")

    def _keep_seen(self, differ: frozenset[str], digests: Mapping[str, str]) -> None:
        """What is known of the tree that went live: it was untouched since the last publication, but for our changes.

        Where something of somebody else's has become ours, the folder looks the same, and has to be read again.
        """
        if not self._times:
            return
        touched = folders_of(self._aligned | differ) | (self._folders & self._foreign)
        times = self._times
        now = self._spare.changes(touched)
        for folder in touched - now.keys():
            times.pop(folder, None)
        times |= {folder: 0 for folder, time in now.items() if times.get(folder) != time}
        times |= {folder: 0 for name in self._others & digests.keys() if (folder := folder_of(name)) in times}
        known = Seen(identity(self._spare.fd or 0), len(digests.keys() | {MANIFEST}), times, self._others)
        seen.write(self._seen_at, known)

    def _in_place(self, names: frozenset[str], digests: Mapping[str, str], why: str) -> None:
        """The folder cannot be moved after all: take the changed files over one by one."""
        stage = InPlace(self._output, dict.fromkeys(self._ours, ""), self._live, self._held, self._notes)
        self._notes.append(why)
        for name in sorted(names - {MANIFEST}):
            status, content = self._spare.status(name), self._spare.read(name)
            if status is not None and content is not None:
                stage.put(name, content, status.st_mtime_ns)
            else:
                stage.drop(name)
        stage.publish(digests)
