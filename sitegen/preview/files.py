"""Edge: the files of the site, as they lie in its output, by their addresses."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def find_file(output: Path, segments: Sequence[str]) -> Path | None:
    """The regular file at an address, an empty last segment meaning the folder's index; None if there is none.

    Links are resolved first and judged by where they lead, so none of them leads out of the output.
    """
    name = segments[-1] or "index.html"
    try:
        root = output.resolve()
        path = root.joinpath(*segments[:-1], name).resolve()
        hidden = path.is_relative_to(root) and any(part.startswith(".") for part in path.relative_to(root).parts)
        return path if path.is_relative_to(root) and not hidden and path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        # A name too long, a loop of links, a folder replaced meanwhile: all the same to who asks.
        return None


def read_file(output: Path, segments: Sequence[str]) -> tuple[str, bytes] | None:
    """Name and bytes of the file at an address. Read in one go: a save in between cannot mix two versions."""
    path = find_file(output, segments)
    if path is None:
        return None
    with suppress(OSError):
        return path.name, path.read_bytes()
    return None
