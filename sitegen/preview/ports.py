"""Edge: an address and a port for the preview, the names it answers to, and who has the port that was asked for."""

from __future__ import annotations

import errno
import ipaddress
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tornado.netutil import bind_sockets

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
PORTS_TRIED = 100
SITE_PATH = "/__sitegen/site"
"""Where a preview tells of which site it is one."""
PATIENCE = 0.5
"""Seconds for another program to answer."""
PROC = Path("/proc")
_LISTENS = "0A"
"""State of a listening socket in /proc/net/tcp (proc_pid_net(5); TCP_LISTEN of Linux, net/tcp_states.h)."""


class NoPlace(OSError):
    """Nothing can be listened on; the message says why."""


def bind(host: str, port: int) -> list[socket.socket]:
    """Listen on the port, or on the next free one. Port 0 takes any.

    Raises NoPlace, with who has the port when all that may be tried are taken.
    """
    last = min(port + PORTS_TRIED, 65536) - 1
    for candidate in range(port, last + 1):
        try:
            return bind_sockets(candidate, address=host)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise NoPlace(error.errno, _fault(error, host, candidate)) from None
            if candidate == last:
                tried = f"port {port} is" if port == last else f"all ports from {port} to {last} are"
                raise NoPlace(error.errno, f"{tried} taken. {holder(port)}") from None
    raise ValueError(f"no such port: {port}")


def _fault(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this computer; 0.0.0.0 stands for all that it has"
    return f"{host}, port {port}: {error.strerror}"


def answers_to(host: str, name: str) -> bool:
    """Whether who listens on a host answers to a name. A foreign name may be a DNS rebinding attack.

    That needs a name: whoever asks by number asks for this computer. Over the network, its own name is its name, too.
    """
    host = host.lower()
    if name in LOOPBACK or name == host:
        return True
    if host in LOOPBACK:
        return False
    own = socket.gethostname().lower()
    return _is_number(name) or name in {own, own.partition(".")[0], f"{own.partition('.')[0]}.local"}


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def address_of(host: str, port: int) -> str:
    """Where a browser on this computer finds who listens on a host."""
    name = "::1" if host == "::" else "127.0.0.1" if host in EVERYWHERE else host
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def address_for_others(host: str, port: int) -> str:
    """Where the network finds who listens on a host."""
    if host not in EVERYWHERE:
        return address_of(host, port)
    family, there = (socket.AF_INET6, "2001:db8::1") if host == "::" else (socket.AF_INET, "192.0.2.1")
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as way:
        # Sends nothing; it asks the system by which of our addresses it would. These are numbers of documentation.
        way.connect((there, 9))
        return address_of(way.getsockname()[0], port)
    return address_of(socket.gethostname(), port)


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


def shows(port: int, site: str) -> bool:
    """Whether who listens on a port of this computer is a preview of a site; see `SITE_PATH`."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection, suppress(OSError, HTTPException):
        connection.request("GET", SITE_PATH)
        return connection.getresponse().read(len(site) + 1) == site.encode()
    return False


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
