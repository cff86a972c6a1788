"""Edge: keeps the state of a site between builds. A cache and only that: missing, damaged or foreign means empty.

MessagePack, because reading it runs no code; a sum for every row, because a damaged one could be read and be wrong.
`state` is the whole: a head that says where the directory lies, the rows of all tables, their indexes, the directory.
Opening it reads the head and the directory; an index is read when its table is first used, a row when it is asked for.
`changes` is what later builds changed in it, one record behind the other: a build that changes one entry of ten
thousand writes no more than that. A record that is not whole was never kept.

Read with `pread`, not mapped: a file that somebody cuts off would end a process that has it mapped.

Lies in `.sitegen-cache/` beside `content/`, one folder for each output, so that the preview and the build do not undo
each other's work.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import msgspec
from msgspec import Struct

from sitegen import fresh
from sitegen.bodies import Bodies
from sitegen.facts import readers_of
from sitegen.rows import Damaged, Index, Indexing, Rows
from sitegen.shelf import Laid, encode
from sitegen.state import GROWING, Kept, Small, State

FOLDER = fresh.CACHE
KIND = b"sitegen state "
MAGIC, OLDER = KIND + b"4\n", (KIND + b"1\n", KIND + b"2\n", KIND + b"3\n")
_MARK = 8
_HEAD = struct.Struct(f">{len(MAGIC)}s{_MARK}sQII")
"""Magic, a mark of its own, where the directory begins, its size, and the sum of mark and directory."""
_RECORD = struct.Struct(">II")
"""Size and sum of a record."""
FEW = 4
"""Changes are appended until they come to this part of the whole."""
LARGEST = 1 << 28
"""Bytes that are read at once at most; nothing that was written by us comes near."""
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_DAMAGED = "what was kept of earlier builds is damaged; everything is made anew"


class Place(Struct, frozen=True, array_like=True):
    """Where a table lies: its rows, and the index of them with its sum. Offsets and sizes in bytes."""

    start: int
    size: int
    index_start: int
    index_size: int
    index_sum: int


class Directory(Struct):
    """Which program wrote the file, the small part field by field, and where the tables are."""

    tool: str
    small: dict[str, bytes]
    tables: dict[str, Place]


class Changes(Struct):
    """A record: the mark of the file that it follows, and what changed in the small part and in the tables."""

    mark: bytes
    small: dict[str, bytes]
    sections: dict[str, dict[str, bytes | None]]


class _Writer(Struct):
    """The beginning of the directory, which says whether the rest is of any use."""

    tool: str


class _File:
    """An open file, closed with the last table that reads from it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.size = os.fstat(number).st_size

    def read(self, start: int, size: int) -> bytes:
        """A part. Raises Damaged when there is no such part."""
        if not (0 <= start <= self.size and 0 <= size <= min(LARGEST, self.size - start)):
            raise Damaged("a part outside of the file")
        try:
            part = os.pread(self.number, size, start)
        except OSError as error:
            raise Damaged("unreadable") from error
        if len(part) != size:
            raise Damaged("cut off")
        return part

    def rows(self, place: Place) -> Rows:
        """The rows of a table; nothing is read yet."""

        def index() -> Index:
            packed = self.read(place.index_start, place.index_size)
            if crc32(packed) != place.index_sum:
                raise Damaged("an index")
            try:
                return msgspec.msgpack.decode(packed, type=Index)
            except _UNREADABLE as error:
                raise Damaged("an index") from error

        def part(start: int, size: int) -> bytes:
            if start + size > place.size:
                raise Damaged("a row outside of its table")
            return self.read(place.start + start, size)

        return Rows(index, part)

    def __del__(self) -> None:
        os.close(self.number)


def home_of(root: Path, output: Path) -> Path:
    """The folder that keeps the state of an output."""
    return Path(fresh.home_of(str(root), str(output)))


def load(home: Path, tool: str) -> tuple[State, str]:
    """The state of the last build, and a note when there was one that could not be used."""
    empty = State(Bodies(home / "bodies"))
    try:
        number = os.open(home / "state", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return empty, ""
    except OSError as error:
        return empty, f"what was kept of earlier builds cannot be read ({error.strerror}); everything is made anew"
    file = _File(number)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        return empty, _DAMAGED
    try:
        if file.read(0, min(len(MAGIC), file.size)) in OLDER:
            return empty, ""
        mark, packed = _directory(file)
        if msgspec.msgpack.decode(packed, type=_Writer).tool != _writer(tool):
            return empty, ""
        return _opened(home, file, mark, msgspec.msgpack.decode(packed, type=Directory)), ""
    except (Damaged, *_UNREADABLE):
        return empty, _DAMAGED


def _directory(file: _File) -> tuple[bytes, bytes]:
    """The mark of a file, and its directory. Raises Damaged."""
    magic, mark, start, size, total = _HEAD.unpack(file.read(0, _HEAD.size))
    if magic != MAGIC:
        raise Damaged("the head")
    packed = file.read(start, size)
    if crc32(packed, crc32(mark)) != total:
        raise Damaged("the directory")
    return mark, packed


def _opened(home: Path, file: _File, mark: bytes, directory: Directory) -> State:
    kept = Kept(directory.tool, mark, file.size)
    packed = directory.small
    over: dict[str, dict[str, bytes | None]] = {}
    for changes, end in _changes(home, mark, min(file.size // FEW + _RECORD.size, LARGEST)):
        packed |= changes.small
        for name, news in changes.sections.items():
            over.setdefault(name, {}).update(news)
        kept.end = end
    rows = {name: file.rows(place) for name, place in directory.tables.items()}
    small = _small(packed)
    if not 0 <= small.facts <= min(file.size, LARGEST // 4):
        # Each takes more than a byte; and tables are made that have a number for each.
        raise Damaged("a count")
    tables = {name: Laid(rows.get(name), over.get(name)) for name in rows.keys() | over.keys()}
    state = State(Bodies(home / "bodies"), small, tables)
    state.kept, state.book.readers = kept, rows.get("readers", Rows())
    return state


def _small(packed: Mapping[str, bytes]) -> Small:
    """The small part, where its tables are still empty."""
    fields = {name: msgspec.Raw(packed[name]) for name in Small.__struct_fields__ if name in packed.keys() - GROWING}
    return msgspec.msgpack.decode(encode(fields), type=Small)


def _changes(home: Path, mark: bytes, most: int) -> Iterator[tuple[Changes, int]]:
    """The records that follow the file with this mark, each with its end; what is not whole ends them.

    `most` is the number of bytes that can have been written.
    """
    try:
        raw, end = _read(home / "changes", most), 0
    except OSError:
        return
    while len(raw) >= end + _RECORD.size:
        size, digest = _RECORD.unpack_from(raw, end)
        payload = raw[end + _RECORD.size : end + _RECORD.size + size]
        if len(payload) != size or crc32(payload) != digest:
            return
        try:
            changes = msgspec.msgpack.decode(payload, type=Changes)
        except _UNREADABLE:
            return
        if changes.mark != mark:
            return
        end += _RECORD.size + size
        yield changes, end


def save(home: Path, tool: str, state: State) -> None:
    """Keep a state; a build that dies here leaves what was kept before. Raises OSError."""
    if state.kept.writer == _writer(tool) and _append(home, state):
        state.settle()
        return
    try:
        _write(home, tool, state)
    except (Damaged, *_UNREADABLE) as error:
        # Noticed only now, by rows that no page needed; the next build begins anew.
        (home / "state").unlink(missing_ok=True)
        raise OSError(errno.EIO, "what was kept before is damaged", str(home / "state")) from error


def _append(home: Path, state: State) -> bool:
    """Write what changed behind the file that has the rest; False when there is none, or when it is too much."""
    kept = state.kept
    if not kept.mark or _mark_of(home) != kept.mark:
        return False
    payload = encode(Changes(kept.mark, state.small_news(), state.news()))
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
            head = file.read(len(MAGIC) + _MARK)
    except OSError:
        return b""
    return head[-_MARK:] if head.startswith(MAGIC) else b""


def _write(home: Path, tool: str, state: State) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home.parent / ".gitignore").write_text("*\n")
    temporary, mark = home / "state.new", os.urandom(_MARK)
    # Made anew, so that a link in its place is not followed.
    temporary.unlink(missing_ok=True)
    with temporary.open("x+b") as file:
        file.write(bytes(_HEAD.size))
        places = {name: _written(file, table.parcels()) for name, table in state.tables().items()}
        places["readers"] = _written(file, _readers(state))
        packed, start = encode(Directory(_writer(tool), state.small_packed(), places)), file.tell()
        file.write(packed)
        file.seek(0)
        file.write(_HEAD.pack(MAGIC, mark, start, len(packed), crc32(packed, crc32(mark))))
        file.flush()
        whole = _File(os.dup(file.fileno()))
    temporary.replace(home / "state")
    state.kept = Kept(_writer(tool), mark, whole.size)
    rows = {name: whole.rows(place) for name, place in places.items()}
    state.settle(rows, rows["readers"])
    state.bodies.tidy({state.origins[path].body.file for path in state.origins})


def _written(file: BinaryIO, rows: Iterable[tuple[str, bytes, int]]) -> Place:
    """Write a table, row by row: as a whole it would be a third of what a large site takes."""
    indexing, start = Indexing(), file.tell()
    file.writelines(indexing.noted(rows))
    index = encode(indexing.index())
    file.write(index)
    return Place(start, indexing.size, start + indexing.size, len(index), crc32(index))


def _readers(state: State) -> Iterator[tuple[str, bytes, int]]:
    reads = state.book.reads
    for name, row in readers_of((reads[node] for node in sorted(reads)), state.book.count):
        yield name, row, crc32(row)


def _read(path: Path, most: int) -> bytes:
    """The first bytes of a regular file; a link is not followed, a pipe not waited for. Raises OSError."""
    with open(path, "rb", opener=_no_follow) as file:
        return file.read(most) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""


def _no_follow(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _writer(tool: str) -> str:
    """The program and the Python that wrote it: another one may pack the same values in another way."""
    return f"{tool} {sys.version_info[:3]} {sys.byteorder}"
