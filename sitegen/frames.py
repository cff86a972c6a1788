"""The line that a problem is about, with what is wrong underlined: a code frame, as compilers draw it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sitegen.diagnostics import Diagnostic, named_at

WIDTH = 100
"""Characters of a long line that are shown."""
_WORD = re.compile(r"\[\[[^\]\n]*\]\]|[\w’'.-]+|\S")


def frame(item: Diagnostic, lines: Sequence[str]) -> str:
    """Two or three lines of text, ending in a line end; empty when the file has no such line.

    The line before is shown too where it is short, since it often says what the line belongs to.
    """
    number = item.span.line
    if not 1 <= number <= len(lines) or not lines[number - 1].strip():
        return ""
    line = lines[number - 1]
    at = min(max(item.span.column - 1, 0), len(line))
    length = max(1, end_column(item, line) - item.span.column)
    start = max(0, min(at - WIDTH // 2, len(line) - WIDTH)) if len(line) > WIDTH else 0
    shown = line[start : start + WIDTH]
    head, tail = ("…" if start else ""), ("…" if start + WIDTH < len(line) else "")
    length = min(length, max(1, len(shown) - (at - start)))
    margin = len(str(number))
    before = _safe(lines[number - 2]) if number > 1 else ""
    rows = [f"{number - 1:>{margin}} | {before}"] if before.strip() and len(before) <= WIDTH else []
    rows.append(f"{number:>{margin}} | {head}{_safe(shown)}{tail}")
    lead = _cells(head + _safe(shown[: at - start]))
    mark = max(1, _cells(_safe(shown[at - start : at - start + length])))
    rows.append(f"{'':>{margin}} | {' ' * lead}{'^' * mark}")
    return "".join(f"  {row.rstrip()}\n" for row in rows)


def end_column(item: Diagnostic, line: str) -> int:
    """The column behind what is wrong (columns count from 1): the words that the message names, else one word."""
    at = item.span.column - 1
    rest = line[at:]
    if words := named_at(item, rest):
        return item.span.column + len(words)
    word = _WORD.match(rest)
    return item.span.column + (len(word[0].rstrip(".,")) or 1 if word else 1)


def _safe(text: str) -> str:
    """Text that cannot steer a terminal: what is not printable is shown as a sign of its own width."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "·" for c in text)


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes (Unicode TR11: wide letters take two, combining marks none)."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in text
    )
