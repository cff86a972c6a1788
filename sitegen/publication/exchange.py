"""Edge: two folders of one file system change places, in one step where the system can do that.

Linux: renameat2(2) with RENAME_EXCHANGE; macOS: renamex_np(2) with RENAME_SWAP. Elsewhere three renames do; between the
first two there is no folder at the first path, and `mend` finishes what a kill interrupts there.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
from pathlib import Path

# What systems answer that do not know the call, or whose file system does not.
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_AT_FDCWD = -100  # fcntl.h
_FLAG = 2  # RENAME_EXCHANGE of linux/fs.h, RENAME_SWAP of stdio.h


def swap(one: Path, other: Path) -> None:
    """Exchange two folders in one step. Raises OSError; ENOSYS where the system has no such call."""
    first, second = os.fsencode(one), os.fsencode(other)
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, ctypes.c_uint(_FLAG))
        else:
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, ctypes.c_uint(_FLAG))
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def change_places(live: Path, spare: Path) -> None:
    """Exchange two folders, by renames where there is no better way. Raises OSError, with both as they were."""
    try:
        swap(live, spare)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        _by_renames(live, spare)


def aside_of(spare: Path) -> Path:
    """Where the live folder waits while it has no path of its own."""
    return spare.with_name(f"{spare.name}.aside")


def _by_renames(live: Path, spare: Path) -> None:
    aside = aside_of(spare)
    live.rename(aside)
    try:
        spare.rename(live)
    except OSError:
        aside.rename(live)
        raise
    with contextlib.suppress(OSError):
        # The site is the new one already; `mend` does this again.
        aside.rename(spare)


def mend(live: Path, spare: Path) -> None:
    """Bring back the live folder, or else the spare, when a kill left it aside. Raises OSError."""
    aside = aside_of(spare)
    if not os.path.lexists(aside):
        return
    if not os.path.lexists(live):
        aside.rename(live)
    elif not os.path.lexists(spare):
        aside.rename(spare)
