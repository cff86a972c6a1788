"""Edge: keeps the state of a site between builds. A cache and only that: missing, damaged or foreign means empty.

MessagePack, because reading it runs no code; a sum in front, because a damaged table could be read and be wrong.
`state` is the whole, `changes` what later builds changed in it, one record behind the other: a build that changes one
entry of ten thousand writes no more than that. A record that is not whole was never kept.

Lies in `.sitegen-cache/` beside `content/`, one folder for each output, so that the preview and the build do not undo
each other's work.
"""

from __future__ import annotations

import os
import stat
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from sitegen import fresh
from sitegen.bodies import Bodies
from sitegen.shelf import encode
from sitegen.state import Kept, Small, State

FOLDER = fresh.CACHE
KIND = b"sitegen state "
MAGIC, OLDER = KIND + b"3\n", (KIND + b"1\n", KIND + b"2\n")
_DIGEST, _MARK = 4, 8
_RECORD = struct.Struct(">II")
"""Size and sum of a record."""
FEW = 4
"""Changes are appended until they come to this part of the whole."""


class Stored(Struct):
    """The file: which program wrote it, a mark of its own, the small part, and the tables."""

    tool: str
    mark: bytes
    small: Small
    sections: dict[str, dict[str, bytes]]


class Changes(Struct):
    """A record: the mark of the file that it follows, the small part as it is now, and what changed in the tables."""

    mark: bytes
    small: Small
    sections: dict[str, dict[str, bytes | None]]


class _Writer(Struct):
    """The beginning of the file, which says whether the rest is of any use."""

    tool: str


def home_of(root: Path, output: Path) -> Path:
    """The folder that keeps the state of an output."""
    return Path(fresh.home_of(str(root), str(output)))


def load(home: Path, tool: str) -> tuple[State, str]:
    """The state of the last build, and a note when there was one that could not be used."""
    empty = State(Bodies(home / "bodies"))
    try:
        raw = _read(home / "state")
    except FileNotFoundError:
        return empty, ""
    except OSError as error:
        return empty, f"what was kept of earlier builds cannot be read ({error.strerror}); everything is made anew"
    payload = memoryview(raw)[len(MAGIC) + _DIGEST + _MARK :]
    if raw.startswith(OLDER):
        return empty, ""
    if not raw.startswith(MAGIC) or _digest(raw) != raw[len(MAGIC) : len(MAGIC) + _DIGEST]:
        return empty, "what was kept of earlier builds is damaged; everything is made anew"
    try:
        if msgspec.msgpack.decode(payload, type=_Writer).tool != _writer(tool):
            return empty, ""
        stored = msgspec.msgpack.decode(payload, type=Stored)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return empty, "what was kept of earlier builds cannot be read; everything is made anew"
    kept = Kept(stored.tool, stored.mark, len(raw))
    for changes, end in _changes(home, stored.mark):
        _apply(stored, changes)
        kept.end = end
    state = State(Bodies(home / "bodies"), stored.small, stored.sections)
    state.kept = kept
    return state, ""


def _changes(home: Path, mark: bytes) -> Iterator[tuple[Changes, int]]:
    """The records that follow the file with this mark, each with its end; what is not whole ends them."""
    try:
        raw, end = _read(home / "changes"), 0
    except OSError:
        return
    while len(raw) >= end + _RECORD.size:
        size, digest = _RECORD.unpack_from(raw, end)
        payload = raw[end + _RECORD.size : end + _RECORD.size + size]
        try:
            changes = msgspec.msgpack.decode(payload, type=Changes)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return
        if len(payload) != size or crc32(payload) != digest or changes.mark != mark:
            return
        end += _RECORD.size + size
        yield changes, end


def _apply(stored: Stored, changes: Changes) -> None:
    stored.small = changes.small
    for name, news in changes.sections.items():
        table = stored.sections.setdefault(name, {})
        for key, packed in news.items():
            if packed is None:
                table.pop(key, None)
            else:
                table[key] = packed


def save(home: Path, tool: str, state: State) -> None:
    """Keep a state; a build that dies here leaves what was kept before. Raises OSError."""
    if state.kept.writer != _writer(tool) or not _append(home, state):
        _write(home, tool, state)
    state.settle()


def _append(home: Path, state: State) -> bool:
    """Write what changed behind the file that has the rest; False when there is none, or when it is too much."""
    kept = state.kept
    if not kept.mark or _mark_of(home) != kept.mark:
        return False
    payload = encode(Changes(kept.mark, state.small, state.news()))
    if (kept.end + len(payload)) * FEW > kept.size:
        return False
    number = os.open(home / "changes", os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)
    with os.fdopen(number, "wb") as file:
        # What lies behind was never whole, or is of another process that had the same state.
        file.truncate(kept.end)
        file.seek(kept.end)
        file.write(_RECORD.pack(len(payload), crc32(payload)) + payload)
    kept.end += _RECORD.size + len(payload)
    return True


def _mark_of(home: Path) -> bytes:
    try:
        with open(home / "state", "rb", opener=_no_follow) as file:
            head = file.read(len(MAGIC) + _DIGEST + _MARK)
    except OSError:
        return b""
    return head[-_MARK:] if head.startswith(MAGIC) else b""


def _write(home: Path, tool: str, state: State) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home.parent / ".gitignore").write_text("*\n")
    temporary, mark = home / "state.new", os.urandom(_MARK)
    # Made anew, so that a link in its place is not followed.
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as file:
        file.write(MAGIC + bytes(_DIGEST) + mark)
        digest = crc32(mark)
        for part in _parts(tool, mark, state):
            digest = crc32(part, digest)
            file.write(part)
        size = file.tell()
        file.seek(len(MAGIC))
        file.write(digest.to_bytes(_DIGEST, "big"))
    temporary.replace(home / "state")
    state.kept = Kept(_writer(tool), mark, size)
    state.bodies.tidy({state.origins[path].body.file for path in state.origins})


def _parts(tool: str, mark: bytes, state: State) -> Iterator[bytes]:
    """A `Stored` as MessagePack, piece by piece, because as a whole it is a third of what a large site takes."""
    tables = state.tables()
    yield b"\x84" + encode("tool") + encode(_writer(tool)) + encode("mark") + encode(mark)
    yield encode("small") + encode(state.small)
    # The head of a map of fewer than 16 pairs.
    yield encode("sections") + bytes([0x80 | (len(tables) + 1)])
    for name, table in tables.items():
        yield encode(name) + encode(table.packed())
    yield encode("reads") + encode(state.book.reads)


def _read(path: Path) -> bytes:
    """The content of a regular file; a link is not followed, a pipe not waited for. Raises OSError."""
    with open(path, "rb", opener=_no_follow) as file:
        return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""


def _no_follow(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _digest(raw: bytes) -> bytes:
    """Of damage, not of malice: whoever can write here can also write the right sum."""
    return crc32(memoryview(raw)[len(MAGIC) + _DIGEST :]).to_bytes(_DIGEST, "big")


def _writer(tool: str) -> str:
    """The program and the Python that wrote it: another one may pack the same values in another way."""
    return f"{tool} {sys.version_info[:3]}"
