"""What is out of date, and why. Pure: records of the last build, and the files that are there."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class ActionKind(StrEnum):
    """What to do with an output file."""

    WRITE = "write"
    KEEP = "keep"
    DELETE = "delete"


class Stamp(Struct, frozen=True, array_like=True):
    """A file as it lies in the output: size in bytes and time of last change in nanoseconds."""

    size: int
    modified: int


class Put(Struct, frozen=True):
    """What writing a file came to: whether the site gets a new one, and the file as it will lie in the output."""

    changed: bool
    stamp: Stamp


class Record(Struct, frozen=True, array_like=True, gc=False):
    """An output as it was made: what of, and the file it became."""

    kind: str
    """The kind of view, or empty for a plain file."""
    template: str
    """Its name, or empty for a plain file."""
    closure: str
    """Digest of the template and all that it draws in."""
    view: str
    """Digest of the view, or of the content of a plain file."""
    fields: bytes
    """Short digests of the fields of the view, in order."""
    sha256: str
    stamp: Stamp


class Action(Struct, frozen=True):
    """What to do with one path, and the reason for a person to read."""

    path: str
    kind: ActionKind
    reason: str


class Profile(Struct, frozen=True):
    """Where time went, in seconds: stages in order, the slowest entries, templates with their number of pages."""

    stages: tuple[tuple[str, float], ...] = ()
    entries: tuple[tuple[str, float], ...] = ()
    templates: tuple[tuple[str, int, float], ...] = ()


def must_write(record: Record | None, closure: str, stamp: Stamp | None) -> str:
    """Why a file has to be written whatever its view is; empty when only a changed view can be a reason."""
    if record is None:
        return "new" if stamp is None else "not known from the last build"
    if stamp is None:
        return "its file is missing"
    if stamp != record.stamp:
        return "its file was changed by something else"
    return "its template changed" if record.closure != closure else ""
