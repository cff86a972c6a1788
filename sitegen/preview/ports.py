"""Edge: a port for the preview, and who has the one that was asked for."""

from __future__ import annotations

import errno
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tornado.netutil import bind_sockets

PORTS_TRIED = 100
PROC = Path("/proc")
_LISTENS = "0A"
"""State of a listening socket in /proc/net/tcp (proc_pid_net(5); TCP_LISTEN of Linux, net/tcp_states.h)."""


def bind(host: str, port: int) -> list[socket.socket]:
    """Listen on the port, or on the next free one. Port 0 takes any.

    Raises OSError, with who has the port when all that may be tried are taken.
    """
    last = min(port + PORTS_TRIED, 65536) - 1
    for candidate in range(port, last + 1):
        try:
            return bind_sockets(candidate, address=host)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            if candidate == last:
                tried = f"port {port} is" if port == last else f"all ports from {port} to {last} are"
                raise OSError(error.errno, f"{tried} taken. {holder(port)}") from None
    raise ValueError(f"no such port: {port}")


def holder(port: int, proc: Path = PROC) -> str:
    """A sentence: which program listens on a port, or how to find out where the system does not tell us."""
    sockets = set(_listening(port, proc))
    found = next(_programs(sockets, proc), None) if sockets else None
    if found is not None:
        return f"Port {port} is held by {found[1]} (process {found[0]})."
    # Another user's processes are not shown, nor those outside a container.
    if sys.platform == "win32":
        return f"To see who holds it: netstat -ano | findstr :{port}"
    command = f"sudo ss -ltnp 'sport = :{port}'" if sys.platform == "linux" else f"lsof -nP -iTCP:{port} -sTCP:LISTEN"
    return f"To see who holds it: {command}"


def _listening(port: int, proc: Path) -> Iterator[str]:
    """The inodes of the sockets that listen on a port."""
    for table in ("tcp", "tcp6"):
        lines: list[str] = []
        with suppress(OSError):
            lines = (proc / "net" / table).read_text("ascii", "replace").splitlines()[1:]
        for columns in map(str.split, lines):
            if len(columns) > 9 and columns[3] == _LISTENS and columns[1].endswith(f":{port:04X}"):
                yield columns[9]


def _programs(sockets: set[str], proc: Path) -> Iterator[tuple[int, str]]:
    """(process id, name) of the programs that have one of some sockets open, as far as we may look."""
    wanted = {f"socket:[{inode}]" for inode in sockets}
    for process in sorted((path for path in proc.iterdir() if path.name.isdigit()), key=lambda path: int(path.name)):
        with suppress(OSError):
            if not wanted.isdisjoint(_open_files(process)):
                name = (process / "comm").read_text("utf-8", "replace")
                yield int(process.name), re.sub(r"[^\x20-\x7e]", "", name) or "a program without a name"


def _open_files(process: Path) -> Iterator[str]:
    """What a process has open, as the system names it."""
    for file in (process / "fd").iterdir():
        # Files are closed while we look.
        with suppress(FileNotFoundError):
            yield str(file.readlink())
