"""What follows from a file that cannot be read or found: links to it, ids of its records. It is told later.

Otherwise one quotation mark too many in a register would be one message among a hundred, and the others wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sitegen.diagnostics import Diagnostic, edit_distance
from sitegen.slugs import slugify

FOLLOWING = frozenset(
    "broken-anchor broken-link broken-reference fingerprint-unused register-reference unknown-holder unknown-page "
    "unknown-term".split()
)
"""Rules that find nothing where they look for a thing by its id."""


_OF_MERGES = frozenset({"no-text", "repeated-text", "same-id", "repeated-footnote"})
PASSAGES = "passages"
"""What a problem of two passages in one quotation is about, if each of them is short enough."""
_SHORT = 6
"""Letters of an id that may be made of single letters of a name: dwp."""
_LITTLE = frozenset({"and", "for", "the"})


def is_astray(item: Diagnostic) -> bool:
    """Whether a problem says that something is there, and not under its own id."""
    # Of two registers with one name, one is left out as a whole.
    second = item.rule == "duplicate-id" and item.about == (item.span.path,)
    return second or item.rule in {"entry-name", "not-used"}


def left_out(items: Iterable[Diagnostic]) -> dict[str, list[str]]:
    """Register -> the names of its records that have the id of another, and are left out: their own id is not known."""
    names: dict[str, list[str]] = {}
    for item in items:
        if item.rule == "duplicate-id" and item.about and not is_astray(item):
            names.setdefault(item.span.path, []).extend(item.about)
    return names


def called_before(items: Iterable[Diagnostic]) -> list[str]:
    """The ids under which entries were linked to before their files were renamed by hand."""
    return [name for item in items if item.rule == "entry-name" for name in item.about]


def _may_mean(missing: str, name: str) -> bool:
    """Whether what a rule does not find may be the id or a name of a record that is called so."""
    words = {word for word in slugify(name).split("-") if len(word) > 2} - _LITTLE
    letters = slugify(name).replace("-", "")
    typed = slugify(missing)
    parts = {word for word in typed.split("-") if len(word) > 2}
    if parts & words or any(len(p) > 3 and edit_distance(p, word) < 2 for p in parts for word in words):
        return True
    return 0 < len(typed) <= _SHORT and re.match(".*".join(typed.replace("-", "")), letters) is not None


def stem_of(path: str) -> str:
    """The name of a file without folders and its endings."""
    return re.sub(r"(?:\.(?:md|markdown|txt|yaml|yml))+$", "", path.rpartition("/")[2], flags=re.IGNORECASE)


def without_lost_sections(items: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Problems without those of sections that an annotation which is never closed has swallowed.

    Nor those of a text that is there in two versions, one of which will go; nor a second word on one date, or on a text
    in place of a list of terms; nor how to rename a file whose address another has: it would take the place of that;
    nor the length of a quotation that is too long because two passages are run together in it.
    """
    every = list(items)
    opened = {item.span.path for item in every if item.rule == "annotation-open"}
    merged = {item.span.path for item in every if item.rule == "merge-conflict"}
    twice = {path for item in every if item.rule == "same-address" for path in (item.span.path, *item.about)}
    dated = {item.span for item in every if item.rule == "date-order"}
    listed = {item.span for item in every if item.rule == "unknown-term" and len(item.about) > 1}
    joined = {item.span for item in every if item.rule == "quote-differs" and PASSAGES in item.about}
    return [
        item
        for item in every
        if not (item.rule == "date-ahead" and item.span in dated)
        and not (item.rule == "quotation-length" and item.span in joined)
        and not (item.rule == "not-a-list" and item.span in listed)
        and not (item.rule == "entry-name" and not item.about and item.span.path in twice)
        and not (item.rule == "missing-section" and item.span.path in opened)
        and not (item.rule in _OF_MERGES and item.span.path in merged)
    ]


def parted(
    items: Iterable[Diagnostic], unread: Collection[str], names: Collection[str] = (), old: Collection[str] = ()
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Problems that stand by themselves, and those that may follow from the files named in `unread`.

    Without a register any id may be one of its own; of an entry or page it is the id that counts, the name of its file.
    Of a single record that is left out only its `names` are known, and ids are made of these. `old` are ids of entries
    that have another now.
    """
    if not unread and not names:
        return list(items), []
    any_id = any(path.startswith("content/registers/") for path in unread)
    # A file whose name is no plain id is linked to as it should have been called.
    ids = {name for path in unread for name in (stem_of(path), slugify(stem_of(path)))} | set(old)
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(ids)))})(?![\w-])")
    kept: list[Diagnostic] = []
    following: list[Diagnostic] = []
    for item in items:
        follows = item.rule in FOLLOWING and (
            any_id
            or (unread and any(map(named.search, item.about)))
            or any(_may_mean(missing, name) for missing in item.about for name in names)
        )
        (following if follows else kept).append(item)
    return kept, following
