"""What is out of date, and why. Pure: fingerprints of now, records of the last build, and the files that are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct


class ActionKind(StrEnum):
    """What to do with an output file."""

    WRITE = "write"
    KEEP = "keep"
    DELETE = "delete"


class Print(Struct, frozen=True):
    """What a page is made of: digests of the tool, the template closure and the view.

    `parts` holds a short digest of each field of the view, named, to say which one changed.
    """

    tool: str
    template: str
    view: str
    parts: tuple[tuple[str, str], ...] = ()


class Stamp(Struct, frozen=True):
    """A file as it lies in the output: size in bytes and time of last change in nanoseconds."""

    size: int
    modified: int


class Record(Struct, frozen=True):
    """A page of the last build: what it was made of, and the file it became."""

    made_of: Print
    stamp: Stamp


class Action(Struct, frozen=True):
    """What to do with one path, and the reason for a person to read."""

    path: str
    kind: ActionKind
    reason: str


def make_plan(
    wanted: Mapping[str, Print], records: Mapping[str, Record], present: Mapping[str, Stamp], ours: Iterable[str]
) -> tuple[Action, ...]:
    """Decide for every page. `present` are the files in the output, `ours` the ones that this tool once wrote.

    Files that are not ours are never named in the plan.
    """
    actions = [_action(path, made_of, records.get(path), present.get(path)) for path, made_of in wanted.items()]
    stale = sorted(path for path in set(ours) - set(wanted) if path in present)
    actions += [Action(path, ActionKind.DELETE, "no longer part of the site") for path in stale]
    return tuple(actions)


def _action(path: str, made_of: Print, record: Record | None, stamp: Stamp | None) -> Action:
    reason = _reason(made_of, record, stamp)
    return Action(path, ActionKind.WRITE, reason) if reason else Action(path, ActionKind.KEEP, "nothing changed")


def _reason(made_of: Print, record: Record | None, stamp: Stamp | None) -> str:
    if record is None:
        return "new" if stamp is None else "not known from the last build"
    if stamp is None:
        return "its file is missing"
    if stamp != record.stamp:
        return "its file was changed by something else"
    was = record.made_of
    if was.tool != made_of.tool:
        return "the tool changed"
    if was.template != made_of.template:
        return "its template changed"
    if was.view != made_of.view:
        return _changed_parts(was, made_of)
    return ""


def _changed_parts(was: Print, now: Print) -> str:
    before = dict(was.parts)
    changed = [name for name, digest in now.parts if before.get(name) != digest]
    return "changed: " + ", ".join(changed) if changed else "its content changed"
