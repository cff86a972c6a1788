"""Edge: the HTML of bodies, kept in files that only grow, so that a page is read when it is made and not before."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sitegen.fingerprints import digest
from sitegen.model import Spot
from sitegen.rows import Damaged as Damaged

MAX_OPEN = 64
WAITING = 1 << 20
"""Bytes of bodies that are held before they are written."""
_NAME = re.compile("[0-9a-f]{16}")


class Bodies:
    """Bodies in a folder; without a folder they are in memory only."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._name = _new_name()
        self._end = 0
        self._fresh: dict[int, bytes] = {}
        self._waiting = 0
        """Bytes that came since the last `flush`."""
        self._open: dict[str, int] = {}

    def put(self, html: str) -> Spot:
        """Keep a body; it can be read at once, and lies in a file after `flush`. Raises OSError."""
        return self.add(html.encode("utf-8", "surrogatepass"))

    def add(self, raw: bytes) -> Spot:
        """Keep a body that is bytes already. Raises OSError."""
        spot = Spot(self._name, self._end, len(raw), digest(raw))
        self._fresh[self._end] = raw
        self._end += len(raw)
        self._waiting += len(raw)
        if self._waiting > WAITING:
            self.flush()
        return spot

    def flush(self) -> None:
        """Write what is new to the folder, if there is one."""
        if self._folder is not None and self._fresh:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / self._name).open("ab") as file:
                file.writelines(self._fresh.values())
            self._fresh, self._waiting = {}, 0

    def get(self, spot: Spot) -> str:
        """A body. Raises Damaged when its file is gone or is not what was written."""
        if not spot.size:
            # It shares its offset with the body behind it.
            return ""
        fresh = self._fresh.get(spot.offset) if spot.file == self._name else None
        raw = fresh if fresh is not None else self._read(spot)
        if len(raw) != spot.size or digest(raw) != spot.digest:
            raise Damaged(spot.file)
        return raw.decode("utf-8", "surrogatepass")

    def _read(self, spot: Spot) -> bytes:
        try:
            if spot.file not in self._open:
                if len(self._open) >= MAX_OPEN:
                    self.close()
                place = (self._folder or Path()) / spot.file
                # Not blocking: a pipe in the place of the file would be waited for.
                self._open[spot.file] = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            return os.pread(self._open[spot.file], spot.size, spot.offset)
        except OSError as error:
            raise Damaged(spot.file) from error

    def tidy(self, used: set[str]) -> None:
        """Delete the files of ours that nothing points into; what lies behind a link is not ours."""
        if self._folder is None or not self._folder.is_dir() or self._folder.is_symlink():
            return
        for place in self._folder.iterdir():
            if place.name not in used and _NAME.fullmatch(place.name) and place.is_file():
                place.unlink(missing_ok=True)
        if self._name not in used:
            # Offsets count from the beginning of a file that is no more.
            self._name, self._end, self._fresh, self._waiting = _new_name(), 0, {}, 0
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        for number in self._open.values():
            os.close(number)
        self._open = {}


def _new_name() -> str:
    """One that no other process takes: two of them never write to the same file."""
    return os.urandom(8).hex()
