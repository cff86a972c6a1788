"""Edge: the answer to "is there anything to do?" before anything heavy is imported.

The last build leaves one digest of all that it rested on, by size, times and inode: sources, templates, assets, the
program and its libraries, and the outputs as they lay there afterwards. If that is still the digest, nothing can have
changed. In every other case, and in every doubt, the answer is "maybe", and a real build finds out.
"""

from __future__ import annotations

import fcntl
import os
import sys
import time
from collections.abc import Iterable, Sequence
from hashlib import blake2b, sha256

from sitegen.listing import Listing, digest_of, listing_of

MAGIC = "sitegen fresh 3"
CACHE = ".sitegen-cache"
LIBRARIES = ("jinja2", "markdown", "yaml", "nh3", "selectolax", "msgspec", "pymdownx", "livereload", "click", "PIL")
MOST_JOBS = 64
EPOCH = 719_163
"""Ordinal of 1970-01-01."""
DAY = 86_400


def home_of(root: str, output: str) -> str:
    """The folder that keeps the state of an output of a site."""
    name = sha256(output.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return f"{root}/{CACHE}/{name}"


class Request:
    """The part of a command line that this module understands: a plain build."""

    def __init__(self, root: str, output: str, flags: frozenset[str], jobs: int = 0) -> None:
        self.jobs = jobs
        self.root = os.path.realpath(root)
        self.output = os.path.join(os.getcwd(), output) if output else f"{self.root}/build"
        self.flags = flags
        self.listing: Listing | None = None
        """The files of the site, when they were looked at already."""

    @property
    def home(self) -> str:
        """The folder that keeps the state of this output."""
        return home_of(self.root, self.output)


def request_of(arguments: Sequence[str]) -> Request | None:
    """The request of a command line, or None when it asks for more than a plain build."""
    if not arguments or arguments[0] != "build":
        return None
    values, flags, rest = {"--root": ".", "--output": "", "--jobs": ""}, set(), list(arguments[1:])
    while rest:
        word = rest.pop(0)
        if word in {"--drafts", "--strict"}:
            flags.add(word)
        elif word in values and rest and not rest[0].startswith("-"):
            values[word] = rest.pop(0)
        else:
            return None
    jobs = values["--jobs"] or "0"
    if not (jobs.isdecimal() and int(jobs) <= MOST_JOBS and os.path.isdir(f"{values['--root']}/content")):
        return None
    return Request(values["--root"], values["--output"], frozenset(flags), int(jobs))


def nothing_to_do(request: Request, *, started: float) -> str | None:
    """What a build would say that has nothing to do; None when only a real build can tell."""
    try:
        with open(f"{request.home}/fresh", encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().split("\n")
        return _unchanged(request, lines, started)
    except (OSError, ValueError, IndexError):
        return None


def _unchanged(request: Request, lines: list[str], started: float) -> str | None:
    magic, listed, digest, days, counts = lines[:5]
    first, last, left_at = map(int, days.split())
    programs, message = map(int, counts.split())
    files, said = lines[5 : 5 + programs], lines[5 + programs : 5 + programs + message]
    outputs = lines[5 + programs + message :]
    if magic != MAGIC or not first <= day() < last or (len(said) > 1 and sys.stderr.isatty()):
        return None
    with open(f"{request.root}/{CACHE}/lock", "rb") as lock:
        # A build that is running has the last word.
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        request.listing = listing_of(request.root)
        if digest_of(request.listing.rows) != listed:
            return None
        stamps = [os.lstat(f"{request.output}/{name}") for name in outputs]
        marks = [(name, s.st_size, s.st_mtime_ns) for name, s in zip(outputs, stamps, strict=True)]
        if any(s.st_ctime_ns > left_at for s in stamps):
            return None
        if signature(request, listed, files, marks) != digest:
            return None
    # Only the last line is ours; the others may quote what a file says.
    return "\n".join([*said[:-1], said[-1].replace("{seconds}", f"{time.monotonic() - started:.2f}")])


def remember(
    request: Request,
    listing: str,
    days: tuple[int, int],
    left_at: int,
    outputs: Iterable[tuple[str, int, int]],
    said: str,
) -> None:
    """Leave word of a build that succeeded. `outputs`: (name, size, mtime in ns) of every file of the site.

    `days` are the first day on which the same would be built, and the day from which on something else; no inode of
    an output was changed after `left_at` (`output.moment`).
    """
    files, marks = program_files(), list(outputs)
    message = said.split("\n")
    names = [name for name, _, _ in marks]
    digest, counts = signature(request, listing, files, marks), f"{len(files)} {len(message)}"
    head = [MAGIC, listing, digest, f"{days[0]} {days[1]} {left_at}", counts]
    temporary = f"{request.home}/fresh.new"
    with open(temporary, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write("\n".join([*head, *files, *message, *names]))
    os.replace(temporary, f"{request.home}/fresh")


def signature(request: Request, listing: str, programs: Iterable[str], outputs: Iterable[tuple[str, int, int]]) -> str:
    """One digest of all that a build rests on, and of what it made."""
    digest = blake2b(digest_size=16)
    digest.update(f"{sys.version}\0{sys.prefix}\0{request.root}\0{sorted(request.flags)}\0{listing}\n".encode())
    for place in programs:
        status = os.stat(place)
        digest.update(f"{place}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ino}\n".encode())
    for name in ("state", "changes"):
        # What is kept for the next build; without it that one had better begin now.
        digest.update(repr(_mark(f"{request.home}/{name}")).encode())
    text = "\n".join([f"{name}\0{size} {modified}" for name, size, modified in outputs])
    digest.update(text.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _mark(place: str) -> tuple[int, ...]:
    try:
        status = os.lstat(place)
    except FileNotFoundError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ino


def program_files() -> list[str]:
    """The files of this program, and one of each library that makes its bytes: replaced when it is upgraded."""
    package = os.path.dirname(os.path.abspath(__file__))
    own = [os.path.join(at, name) for at, _, names in os.walk(package) for name in names if name.endswith(".py")]
    loaded = [sys.modules[name] for name in LIBRARIES if name in sys.modules]
    return sorted(own) + [module.__file__ for module in loaded if module.__file__]


def day() -> int:
    """Today as an ordinal, or the day of SOURCE_DATE_EPOCH. Raises ValueError when that is no number.

    In UTC, so that two builds at the same moment agree wherever they run.
    """
    return EPOCH + int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()) // DAY
