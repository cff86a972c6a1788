"""Edge: ids for completion in a shell, found quickly and without complaint.

A shell asks with every press of Tab. So registers are looked through line by line, not read as YAML, and whatever is
not as expected is left out: a wrong guess costs a letter, an error message would spoil the line that is being typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

KINDS_AND_NATURES = {"kinds", "natures"}
_TOP = re.compile(r"([a-z_]+):")
_ROW = re.compile(r"\s*- (\{?)\s*id:\s*[\"']?([a-z0-9-]+)(.*)")
_INLINE = re.compile(r"\b(?:label|name|title):\s*([^,}]+)")
_NAME = re.compile(r"\s+(?:- )?(?:label|name|title):\s*(.+)")


def offers(root: Path, what: str, typed: str) -> list[tuple[str, str]]:
    """(id, name) of what begins with `typed`; if nothing does, of what has it in its id or name.

    `what` is `documents`, `rules`, the name of a register, `kinds` or `natures`.
    """
    try:
        known = list(_known(root, what))
    except (OSError, ValueError):
        return []
    begun = [pair for pair in known if pair[0].startswith(typed)]
    return begun or [pair for pair in known if typed.casefold() in " ".join(pair).casefold()]


def _known(root: Path, what: str) -> Iterator[tuple[str, str]]:
    if what in KINDS_AND_NATURES:
        from sitegen.vocabularies import KINDS, NATURES

        yield from ((name, "") for name in KINDS) if what == "kinds" else NATURES.items()
    elif what == "rules":
        from sitegen.rules import RULES

        yield from ((name, rule.summary) for name, rule in sorted(RULES.items()))
    elif what == "documents":
        # The id of an entry is the name of its file, in whatever folder.
        folder = root / "content" / "documents"
        yield from sorted((path.stem, "") for path in folder.rglob("*.md"))
    else:
        text = (root / "content" / "registers" / f"{what}.yaml").read_text("utf-8")
        yield from rows(text, what)


def rows(text: str, register: str) -> Iterator[tuple[str, str]]:
    """(id, first name) of each row of a register as it is usually written."""
    inside, known, named = False, "", ""
    for line in text.splitlines():
        if top := _TOP.match(line):
            inside = top[1] == register
        elif inside and (row := _ROW.match(line)):
            if known:
                yield known, named
            # A row on one line, in braces, has its name there, too.
            inline = _INLINE.search(row[3]) if row[1] else None
            known, named = row[2], _plain(inline[1]) if inline else ""
        elif known and not named and (name := _NAME.match(line)):
            named = _plain(name[1])
    if known:
        yield known, named


def _plain(text: str) -> str:
    return text.strip().strip("\"'")
