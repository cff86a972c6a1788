"""What follows from a file that cannot be read: links to it, ids of its records. It is told when that file is mended.

Otherwise one quotation mark too many in a register would be one message among a hundred, and the others wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sitegen.diagnostics import Diagnostic

FOLLOWING = frozenset(
    "broken-anchor broken-link broken-reference fingerprint-unused register-reference unknown-holder unknown-page "
    "unknown-term".split()
)
"""Rules that find nothing where they look for a thing by its id."""


def stem_of(path: str) -> str:
    """The name of a file without folders and its ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def parted(items: Iterable[Diagnostic], unread: Collection[str]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Problems that stand by themselves, and those that may follow from the files named in `unread`.

    Without a register any id may be one of its own; of an entry or page it is the id that counts, the name of its file.
    """
    if not unread:
        return list(items), []
    any_id = any(path.startswith("content/registers/") for path in unread)
    ids = "|".join(re.escape(stem_of(path)) for path in sorted(unread))
    named = re.compile(rf"(?<![\w-])(?:{ids})(?![\w-])")
    kept: list[Diagnostic] = []
    following: list[Diagnostic] = []
    for item in items:
        follows = item.rule in FOLLOWING and (any_id or named.search(item.message))
        (following if follows else kept).append(item)
    return kept, following
