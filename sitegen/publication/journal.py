"""Edge: what is known of a spare tree, in a small file beside it: the state it was left in, and names touched since.

The first line is the state, written whole. Lines added below it say that work goes on: a name about to be touched, or
null when work began; or, as the last step of a publication, that it is done. So a build that dies leaves a journal that
says so, and worker processes tell their parent through it what they wrote.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

VERSION = 1
Identity = tuple[int, ...]


@dataclass(frozen=True)
class State:
    """Two trees as the last publication left them.

    `differ`: names at which they are not alike. `known`: things of others that both have. `since`: the time, in
    nanoseconds, from which changes by others may be in the old tree only.
    """

    live: Identity = ()
    spare: Identity = ()
    manifest: Identity = ()
    since: int = 0
    differ: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Entry:
    """A journal as it was found: the state, and names touched after it.

    `newest`: the newest change of a folder of the spare, in nanoseconds, when all was done and nothing begun since.
    `bare`: nothing followed the state; if the trees have changed places, nobody has looked after them.
    """

    state: State
    touched: frozenset[str] = frozenset()
    newest: int | None = None
    bare: bool = False


class Journal:
    """The journal at a path; `resume` or `restart` it before use. May be used from forked processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = -1
        self._mark = 0

    def read(self) -> Entry | None:
        """What it says; None when there is none, or it makes no sense."""
        try:
            header, *lines = self._path.read_bytes().split(b"\n")
            state = _state(json.loads(header))
            # What follows the last line feed was cut off before it took effect.
            rows = [_row(line) for line in lines[:-1]]
            newest = None
            if rows and isinstance(rows[0], dict):
                state = dataclasses.replace(state, known=state.known | _names(rows[0]["known"]))
                newest = int(rows[0]["newest"]) if len(rows) == 1 else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
            return None
        return Entry(state, frozenset(row for row in rows if isinstance(row, str)), newest, not rows)

    def resume(self, names: Iterable[str]) -> None:
        """Go on with the journal as it is, mark that work began, and that both trees will have these names."""
        self.close()
        self._fd = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC)
        self._add(None, *names)
        self._mark = os.fstat(self._fd).st_size

    def restart(self, state: State, newest: int | None = None) -> None:
        """Begin anew, in one step; with a time, as after `done`."""
        row = {"version": VERSION, **dataclasses.asdict(state)}
        row |= {"differ": sorted(state.differ), "known": sorted(state.known)}
        temporary = self._path.with_suffix(".tmp")
        done = "" if newest is None else json.dumps({"newest": newest, "known": []}) + "\n"
        temporary.write_text(f"{json.dumps(row)}\n{done}", "utf-8")
        temporary.replace(self._path)
        self.close()
        self._fd = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC)
        self._mark = os.fstat(self._fd).st_size

    def touch(self, name: str) -> None:
        """Say that a name is about to be touched. Raises OSError."""
        self._add(name)

    def touched(self) -> frozenset[str]:
        """Names touched since `resume` or `restart`, by any process."""
        size = os.fstat(self._fd).st_size - self._mark
        rows = os.pread(self._fd, size, self._mark).split(b"\n")
        return frozenset(json.loads(row) for row in rows[:-1])

    def done(self, newest: int, known: Iterable[str]) -> None:
        """Say that all is done, and that both trees also have these names now."""
        self._add({"newest": newest, "known": sorted(known)})

    def _add(self, *rows: object) -> None:
        # One write to a file opened to append: rows of several processes do not mix.
        rest = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError as error:
            error.filename = str(self._path)
            raise

    def close(self) -> None:
        """Let the file go."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def remove(self) -> None:
        """Forget everything."""
        self._path.unlink(missing_ok=True)


def _row(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        # Cut off on a full disk, before its name was touched.
        return None


def _state(row: dict[str, object]) -> State:
    if row["version"] != VERSION or not isinstance(row["since"], int):
        raise ValueError("version")
    return State(
        _identity(row["live"]),
        _identity(row["spare"]),
        _identity(row["manifest"]),
        row["since"],
        _names(row["differ"]),
        _names(row["known"]),
    )


def _identity(value: object) -> Identity:
    if not (isinstance(value, list) and all(isinstance(number, int) for number in value)):
        raise TypeError("identity")
    return tuple(value)


def _names(value: object) -> frozenset[str]:
    if not (isinstance(value, list) and all(isinstance(name, str) for name in value)):
        raise TypeError("names")
    return frozenset(value)
