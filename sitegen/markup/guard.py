"""Refuses, by name and line, text that Python-Markdown would take seconds or minutes over.

Its time grows with the square (or worse) of runs of unclosed marks: three thousand open brackets take seconds, two
hundred ever longer runs of back ticks a minute. Upstream calls performance no priority (Python-Markdown #798), so what
no honest text has is turned away here. The limits lie far above anything in 40,000 real documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_OPEN = 150
MAX_TICK_RUNS = 24
MAX_LINES = 5_000
MAX_SETEXT = 300
MAX_DEPTH = 60
_BLOCK = re.compile(r"(?:[^\n]+\n?)+")
_SETEXT = re.compile(r"^(?:=+|-+)[ \t]*$", re.MULTILINE)
_SPACES = re.compile(r"[ \t]{2000}")
# A pattern that begins with a plain line end is ten times as fast as one with `^`; so one is put before the text.
_INDENTED = re.compile(rf"\n[ \t]{{{4 * MAX_DEPTH},}}\S")
# Each space can only belong to the mark behind it, so that this stays linear; a rule such as "- - -" is no list.
_NESTED = re.compile(rf"\n(?:[ \t]*(?:>|[-*+](?=[ \t]))){{{MAX_DEPTH}}}.*")
_RULE = re.compile(r"[ \t]*([-*])(?:[ \t]*\1)*[ \t]*")


def find_runaway(text: str) -> tuple[int, str] | None:
    """Offset and description of the first passage that would take too long, or None."""
    if any(not text[at : at + 1000].strip(" \t") for at in range(0, len(text), 1000)):
        match = _SPACES.search(text)
        if match:
            return match.start(), "thousands of spaces in a row"
    lines = "\n" + text
    match = _INDENTED.search(lines)
    if match:
        return match.start(), "lists nested too deeply"
    for match in _NESTED.finditer(lines):
        if not _RULE.fullmatch(match[0][1:]):
            return match.start(), "lists or quotations nested too deeply"
    return _in_blocks(text) if _has_many(lines) else None


def _has_many(text: str) -> bool:
    """False when not even the whole text has enough of any mark for one of its blocks to be at fault."""
    return (
        max(text.count("["), text.count("]("), text.count("<")) > MAX_OPEN
        # Runs of that many lengths are this long together.
        or text.count("`") > sum(range(1, MAX_TICK_RUNS + 1))
        or text.count("\n") > MAX_LINES
        or text.count("\n=") + text.count("\n-") > MAX_SETEXT
    )


def _in_blocks(text: str) -> tuple[int, str] | None:
    for block in _BLOCK.finditer(text):
        for found, what in _faults(block[0]):
            if found:
                return block.start(), what
    return None


def _faults(block: str) -> Iterator[tuple[bool, str]]:
    yield block.count("[") - block.count("]") > MAX_OPEN, "hundreds of brackets that are never closed"
    yield block.count("](") - block.count(")") > MAX_OPEN, "hundreds of links that are never closed"
    yield block.count("<") - block.count(">") > MAX_OPEN, "hundreds of '<' that are never closed"
    yield "`" in block and _tick_runs(block) > MAX_TICK_RUNS, "runs of back ticks of dozens of lengths"
    yield block.count("\n") > MAX_LINES, f"more than {MAX_LINES:,} lines without an empty line"
    yield len(_SETEXT.findall(block)) > MAX_SETEXT, "hundreds of underlined headings without an empty line"


def _tick_runs(block: str) -> int:
    return len({len(run) for run in re.findall("`+", block)})
