"""What follows from a file that cannot be read or found: links to it, ids of its records. It is told later.

Otherwise one quotation mark too many in a register would be one message among a hundred, and the others wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sitegen.diagnostics import Diagnostic
from sitegen.slugs import slugify

FOLLOWING = frozenset(
    "broken-anchor broken-link broken-reference fingerprint-unused register-reference unknown-holder unknown-page "
    "unknown-term".split()
)
"""Rules that find nothing where they look for a thing by its id."""


def is_astray(item: Diagnostic) -> bool:
    """Whether a problem says that something is there, and not under its own id."""
    # A record with the id of another is left out: links to the id that it should have lead nowhere.
    left_out = item.rule == "duplicate-id" and item.span.path.startswith("content/registers/")
    return left_out or item.rule in {"entry-name", "not-used"}


def stem_of(path: str) -> str:
    """The name of a file without folders and its endings."""
    return re.sub(r"(?:\.(?:md|markdown|txt|yaml|yml))+$", "", path.rpartition("/")[2], flags=re.IGNORECASE)


def without_lost_sections(items: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Problems without those of sections that an annotation which is never closed has swallowed."""
    every = list(items)
    opened = {item.span.path for item in every if item.rule == "annotation-open"}
    return [item for item in every if not (item.rule == "missing-section" and item.span.path in opened)]


def parted(items: Iterable[Diagnostic], unread: Collection[str]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Problems that stand by themselves, and those that may follow from the files named in `unread`.

    Without a register any id may be one of its own; of an entry or page it is the id that counts, the name of its file.
    """
    if not unread:
        return list(items), []
    any_id = any(path.startswith("content/registers/") for path in unread)
    # A file whose name is no plain id is linked to as it should have been called.
    ids = {name for path in unread for name in (stem_of(path), slugify(stem_of(path)))}
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(ids)))})(?![\w-])")
    kept: list[Diagnostic] = []
    following: list[Diagnostic] = []
    for item in items:
        follows = item.rule in FOLLOWING and (any_id or named.search(item.message))
        (following if follows else kept).append(item)
    return kept, following
