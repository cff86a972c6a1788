"""Edge: a new site is put together out of sight and becomes the site in one step.

There are two whole trees: the live one, which is the output folder, and a spare of the same file system that shares
its files by hard links. A build brings the spare up to date, and then the two change places. A changed file is always
a new one, never written into, because the live tree has the old one. What the live tree has that is not ours is in
the spare too, as the same file. A journal says what the spare lacks; without a journal to trust the two are compared.
Beside it lies when each folder of the live tree last changed: only those that changed since are read again.

Where one file changed and none came or went, that file is renamed over the old one: this is the one step by itself. The
list of our files follows; if a kill comes between the two, it is behind by that file until the next publication.

What a reader may rely on: each page looked up by its path is whole, and of the site before or the site after. Two
look-ups may fall before and after the exchange; never after and then before. Whoever holds the folder itself (a
working directory, an open folder, a bind mount of it into a container) keeps a tree that went out, which later
builds change: serve the folder by its path, mount the folder above it, or publish in place.

Where the folder cannot be moved (a mount point, a parent that may not be written) or a thing of somebody else's cannot
be linked, changed files are made ready inside it and renamed one by one: whole pages, but for a moment of two sites.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.output import MANIFEST, files_of
from sitegen.publication import exchange
from sitegen.publication.inplace import InPlace, clear_ready
from sitegen.publication.single import Single
from sitegen.publication.stage import NOT_MOVABLE, Stage, locked_tree, names_listed, places, reason_of
from sitegen.publication.swapping import Swapping
from sitegen.publication.trees import Tree

__all__ = ["Stage", "opened", "settled"]


def settled(output: Path, home: Path) -> dict[str, str]:
    """Files of ours with their SHA-256, after what a killed publication left is put right. Raises Refused, OSError.

    Where the list is damaged but the one of the spare is not, the names are taken from there, without digests.
    """
    output = Path(os.path.realpath(output))
    for place in places(output, home):
        exchange.mend(output, place)
    with contextlib.ExitStack() as held:
        locked_tree(output, held)
        clear_ready(output)
    ours = files_of(output)
    if ours or not output.is_dir() or names_listed(output / MANIFEST):
        return ours
    spares = [place for place in places(output, home) if place.is_dir() and not place.is_symlink()]
    return {name: "" for place in spares[:1] for name in names_listed(place / MANIFEST) if name != MANIFEST}


@contextlib.contextmanager
def opened(
    output: Path, home: Path, ours: Mapping[str, str], *, in_place: bool = False, few: bool = False
) -> Iterator[Stage]:
    """Begin a publication into `output`; `ours` are the files that `settled` named, `home` keeps spare and journal.

    With `few`, perhaps only one file changes, and no other process will put any: that can be done with less.

    The caller holds the lock of `home`. Left without `publish`, the site stays as it was. Raises Busy when a build of
    another site writes to the same output, Refused and OSError.
    """
    output = Path(os.path.realpath(output))
    for folder in (home, output.parent):
        folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as held:
        live = locked_tree(output, held)
        if in_place:
            yield InPlace(output, ours, live, held)
        elif _is_mounted(output):
            yield InPlace(output, ours, live, held, ["published file by file: a file system is mounted here"])
        elif few and live.fd is not None:
            yield Single(output, home, ours, live, held, lambda: _stage(output, home, ours, live, held))
        else:
            yield _stage(output, home, ours, live, held)


def _stage(output: Path, home: Path, ours: Mapping[str, str], live: Tree, held: contextlib.ExitStack) -> Stage:
    try:
        return Swapping(output, home, ours, live, held)
    except OSError as error:
        if error.errno not in NOT_MOVABLE:
            raise
        return InPlace(output, ours, live, held, [reason_of(error)])


def _is_mounted(output: Path) -> bool:
    """True when the folder is a mount point, or has one below it, which would stay with the tree that goes out."""
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return output.is_mount()
    # Field 5 of proc_pid_mountinfo(5); blanks in it are written as octal numbers.
    points = [line.split(b" ")[4].decode("unicode_escape").encode("latin-1") for line in lines]
    own = os.fsencode(output)
    return any(point == own or point.startswith(own + b"/") for point in points)
