"""Edge: keeps the state of a site between builds. A cache and only that: missing, damaged or foreign means empty.

MessagePack, because reading it runs no code; a digest in front, because a damaged table could be read and be wrong.
Lies in `.sitegen-cache/` beside `content/`, one folder for each output, so that the preview and the build do not undo
each other's work.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from sitegen.bodies import Bodies
from sitegen.shelf import encode
from sitegen.state import Small, State

FOLDER = ".sitegen-cache"
KIND = b"sitegen state "
MAGIC, OLDER = KIND + b"2\n", KIND + b"1\n"
_DIGEST = 4


class Stored(Struct):
    """The file: which program wrote it, the small part, and the tables."""

    tool: str
    small: Small
    sections: dict[str, dict[str, bytes]]


class _Writer(Struct):
    """The beginning of the file, which says whether the rest is of any use."""

    tool: str


def home_of(root: Path, output: Path) -> Path:
    """The folder that keeps the state of an output."""
    return root / FOLDER / hashlib.sha256(str(output).encode("utf-8", "surrogateescape")).hexdigest()[:12]


def load(home: Path, tool: str) -> tuple[State, str]:
    """The state of the last build, and a note when there was one that could not be used."""
    empty = State(Bodies(home / "bodies"))
    try:
        raw = _read(home / "state")
    except FileNotFoundError:
        return empty, ""
    except OSError as error:
        return empty, f"what was kept of earlier builds cannot be read ({error.strerror}); everything is made anew"
    payload = memoryview(raw)[len(MAGIC) + _DIGEST :]
    if raw.startswith(OLDER):
        return empty, ""
    if not raw.startswith(MAGIC) or _digest(payload) != raw[len(MAGIC) : len(MAGIC) + _DIGEST]:
        return empty, "what was kept of earlier builds is damaged; everything is made anew"
    try:
        if msgspec.msgpack.decode(payload, type=_Writer).tool != _writer(tool):
            return empty, ""
        stored = msgspec.msgpack.decode(payload, type=Stored)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return empty, "what was kept of earlier builds cannot be read; everything is made anew"
    return State(Bodies(home / "bodies"), stored.small, stored.sections), ""


def save(home: Path, tool: str, state: State) -> None:
    """Write the state in one go; a build that dies here leaves the old one. Raises OSError."""
    home.mkdir(parents=True, exist_ok=True)
    (home.parent / ".gitignore").write_text("*\n")
    temporary = home / "state.new"
    # Made anew, so that a link in its place is not followed.
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as file:
        file.write(MAGIC + bytes(_DIGEST))
        digest = 0
        for part in _parts(tool, state):
            digest = crc32(part, digest)
            file.write(part)
        file.seek(len(MAGIC))
        file.write(digest.to_bytes(_DIGEST, "big"))
    temporary.replace(home / "state")
    state.bodies.tidy({state.origins[path].body.file for path in state.origins})


def _parts(tool: str, state: State) -> Iterator[bytes]:
    """A `Stored` as MessagePack, piece by piece, because as a whole it is a third of what a large site takes."""
    tables = state.tables()
    yield b"\x83" + encode("tool") + encode(_writer(tool)) + encode("small") + encode(state.small)
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


def _digest(payload: bytes | memoryview) -> bytes:
    """Of damage, not of malice: whoever can write here can also write the right sum."""
    return crc32(payload).to_bytes(_DIGEST, "big")


def _writer(tool: str) -> str:
    """The program and the Python that wrote it: another one may pack the same values in another way."""
    return f"{tool} {sys.version_info[:3]}"
