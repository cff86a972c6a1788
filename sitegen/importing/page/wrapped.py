"""Lines that are mere breaks of a paragraph: text wrapped at some width, as in bulletins, e-mails and columns.

A wrapped line is known by its end: the first word of the line below would not have fitted on it. What stands on lines
of its own (menus, lists, bylines, dates, addresses) leaves room, or begins with capitals line by line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from sitegen.importing.page.furniture import BULLET, LEADS_ON, SENTENCE_END

_NARROWEST, _WIDEST = 34, 120
"""Widths of lines of running text."""
_LOOSE = 0.8
"""How much of a line is filled in proportional type, or where the rest of a broken word moved up from its beginning."""
_PROSE = 3
"""Lines that show by themselves that they are one paragraph."""

_Line = tuple[int, str]
"""A line with its offset."""


def lines_that_go_on(text: str, stands_alone: Callable[[str], bool]) -> set[int]:
    """The offsets of lines that go on the line above; `stands_alone` says what looks like a line of its own."""
    chunks = [_lines(match) for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]
    chunks = [chunk for chunk in chunks if len(chunk) > 1 and max(len(line) for _, line in chunk) <= _WIDEST]
    width = _width(chunks)
    if width < _NARROWEST:
        return set()
    runs = [run for chunk in chunks for run in _runs(chunk, width, stands_alone) if len(run) > 1]
    prose = [run for run in runs if _is_prose(run)]
    found = {at for run in prose for at, _ in run[1:]}
    if prose:
        # The text is wrapped, so its headlines and its short paragraphs are as well.
        found |= {at for run in runs if _is_full(run, width) for at, _ in run[1:]}
    return found


def _lines(match: re.Match[str]) -> list[_Line]:
    return [(match.start() + m.start(), m[0]) for m in re.finditer(r"[^\n]+", match[0])]


def _width(chunks: list[list[_Line]]) -> int:
    """How long the lines of paragraphs are; their last ones are shorter."""
    lengths = sorted(len(line) for chunk in chunks if len(chunk) >= _PROSE for _, line in chunk[:-1])
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _runs(chunk: list[_Line], width: int, stands_alone: Callable[[str], bool]) -> Iterator[list[_Line]]:
    """Lines that may be one paragraph: each but the last is full."""
    run = chunk[:1]
    for (_, before), (at, line), below in zip(chunk, chunk[1:], [*chunk[2:], (0, "")], strict=False):
        room = width * (1.0 if _begins(before, line) else _LOOSE)
        # In the midst of a sentence, `21 May 2021, one in four` is no date line.
        within = not SENTENCE_END.search(before) and bool(below[1]) and _needs(line, below[1]) > width * _LOOSE
        alone = not line[:1].islower() and stands_alone(line) and not within
        head = len(run) == 1 and line[:1].isupper() and stands_alone(before)
        if _needs(before, line) < room or _is_item(line, before, run[0][1]) or alone or head:
            yield run
            run = []
        run = [*run, (at, line)]
    yield run


def _is_item(line: str, before: str, first: str) -> bool:
    """Whether a line begins a point of a list; a dash or number within a sentence may come to stand there too."""
    if not BULLET.match(line):
        return False
    within = _WITHIN.match(line) and not re.search(r"[.!?:;,]$", before) and not BULLET.match(first)
    return not within


_WITHIN = re.compile(r"[–-] [a-z]|(?!1[.)])\d{1,2}[.)] ")


def _begins(before: str, line: str) -> bool:
    """Whether a paragraph may end here, for want of an empty line."""
    return SENTENCE_END.search(before) is not None and not line[:1].islower()


def _needs(line: str, below: str) -> int:
    """How long a line would be with the first word of the one below."""
    return len(line) + 1 + len(below.split()[0])


def _is_prose(run: list[_Line]) -> bool:
    return len(run) >= _PROSE and 2 * _going_on(run) >= len(run) - 1


def _is_full(run: list[_Line], width: int) -> bool:
    """Whether lines of a wrapped text are one paragraph, though few of them show it."""
    if len(run) >= _PROSE and SENTENCE_END.search(run[-1][1]):
        return True
    if len(run) >= _PROSE and not _going_on(run):
        # A roll of names, each on a line, which ends with no sentence.
        return False
    return all(_needs(line, below) > width for (_, line), (_, below) in pairwise(run))


def _going_on(run: list[_Line]) -> int:
    """How many lines begin or follow as only the midst of a sentence does."""
    return sum(
        re.match(r"[a-z–]", line) is not None or LEADS_ON.search(before) is not None
        for (_, before), (_, line) in pairwise(run)
    )
