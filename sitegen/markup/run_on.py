"""`list-start`, `table-rows`, `indented-text`: lists and tables that stay text, and text that becomes code.

Python-Markdown wants an empty line above a list or table, and a line |---| below the head of a table; four spaces
before a paragraph make code of it. None of it looks wrong where it is typed. Nor do bullets of a word processor, and
rows of a spreadsheet with tabs between their cells, which are no list and no table at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.diagnostics import Findings, Span
from sitegen.markup.scan import Scanned

_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,2}[.)])[ \t]+\S")
_NO_PROSE = re.compile(r" {0,3}(?:[-*+:](?=[ \t])|[>|]|\d{1,3}[.)]|/{3}|!!!|\[\^|<|=|\{)|\s{4}")
_ROW = re.compile(r" {0,3}\|.*\|[ \t]*$")
_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_HOLDS_MORE = re.compile(r" {0,3}(?:[-*+][ \t]|\d{1,3}[.)][ \t]|!{2,}|\[\^|:[ \t])|<")
_PROSE = re.compile(r"[A-Z“‘\"'\[*_][^{}=\\]*\w[^{}=\\]*[.!?:][”’\"')\]*_]*(?:\[\^[^\]]+\])?")
_FEW = 5
_SIGNS = "•‣▪●◦\uf0b7\uf0a7"
"""Bullets of word processors, two of them as the font Symbol has them."""
_BULLET = re.compile(rf"[ \t]*(?:([{_SIGNS}])[ \t\u00a0]*|([·–])[ \t\u00a0]+|(o)\t[ \t]*)(?=[^\s{_SIGNS}])")
_BY_SIGHT = frozenset("·–o")
"""Bullets that are also letters or signs of a sentence, and may begin a line within one."""
_CELLS = re.compile(r"[^\s|>][^|]*\t")
_LIST_OF_TABS = re.compile(rf"(?:[-*+{_SIGNS}·–o]|\w{{1,3}}[.)])[ \t]*\t|\[\^|:|///|!!!")
_WORTH_A_LOOK = re.compile(r"\n(?: {0,3}(?:[-*+]|\d{1,2}[.)])[ \t]| {4}|\t)|\|")
_MAY_BE_BULLETS = re.compile(rf"\n[ \t]*(?:[{_SIGNS}·–]|o\t)")
"""Before the second of them, there is an end of a line."""


def check_run_on(scanned: Scanned, path: str, found: Findings) -> None:
    """Look at the blocks of a body, which empty lines divide."""
    text = scanned.masked
    tabs, bullets = "\t" in text, _MAY_BE_BULLETS.search(text) is not None
    if not tabs and not bullets and not _WORTH_A_LOOK.search(text) and not text.startswith("    "):
        return
    lines = text.split("\n")
    first = scanned.index.span(path, 0).line
    holds_more = False
    blocks = list(_blocks(lines))
    for at, message, hint in _bulleted(lines, blocks) if bullets else ():
        found.warning(Span(path, first + at), "list-start", message, hint)
    for start, end in blocks:
        block = lines[start:end]
        place = Span(path, first + start)
        foreign = list(_bullets(block)) if bullets else []
        # Once they are items too, there is one list.
        for number, message, hint in foreign or _lists(block):
            found.warning(_below(place, number), "list-start", message, hint)
        for number, message, hint in (*_tables(block), *(_cells(block) if tabs else ())):
            found.warning(_below(place, number), "table-rows", message, hint)
        for column, message, hint in _indented(block, holds_more):
            found.warning(Span(path, place.line, column), "indented-text", message, hint)
        if not all(line.startswith(("    ", "\t")) for line in block):
            holds_more = any(_HOLDS_MORE.match(line) for line in block)


_Found = Iterator[tuple[int, str, str]]


def _below(place: Span, lines: int) -> Span:
    return Span(place.path, place.line + lines)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = None
    for number, line in enumerate((*lines, "")):
        if line.strip():
            start = number if start is None else start
        elif start is not None:
            yield start, number
            start = None


def _lists(block: Sequence[str]) -> _Found:
    """Items right below a line of prose: two at least, or one below a colon; one alone may be a dash or a number."""
    skipped = 1 if block[0].lstrip().startswith("#") else 0
    if len(block) < skipped + 2 or _NO_PROSE.match(block[skipped]):
        return
    items = [number for number in range(skipped + 1, len(block)) if _ITEM.match(block[number])]
    if not items:
        return
    first = items[0]
    if (first + 1 in items) or block[first - 1].rstrip().rstrip("*_").endswith(":"):
        message = "a list right below a line of text is no list, and is shown in one paragraph with it"
        yield first, message, f"leave an empty line above '{block[first].strip()[:30]}'"


def _bullets(block: Sequence[str]) -> _Found:
    """Two lines or more behind bullets that Markdown does not know, or one beside items that it knows."""
    items = {number: match for number, line in enumerate(block) if (match := _BULLET.match(line))}
    beside = len(items) == 1 and next(iter(items.values()))[1] and any(_ITEM.match(line) for line in block)
    if len(items) < 2 and not beside:
        return
    first = min(items)
    sign = items[first][items[first].lastindex or 1]
    begins = first == 0 or block[first - 1].lstrip().startswith("#")
    # A dash between two words may well come to stand at the head of a line.
    if sign in _BY_SIGHT and not (begins or block[first - 1].rstrip().rstrip("*_").endswith(":")):
        return
    named = _named(sign)
    message = f"lines behind {named} are no list, and are shown in one paragraph"
    if beside:
        message = f"the line behind {named} is no item of the list"
    apart = "" if begins else ", and leave an empty line above the first of them"
    yield first, message, f"write - and a space in place of {named} at the head of each line{apart}"


def _named(sign: str) -> str:
    return f"the bullet U+{ord(sign):04X}" if sign in "\uf0b7\uf0a7" else sign


def _bulleted(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> _Found:
    """Paragraphs of one line each, one after another, behind bullets that are nothing else."""
    before = ""
    for (start, end), (below, below_end) in pairwise(blocks):
        one, other = _BULLET.match(lines[start]), _BULLET.match(lines[below])
        sign = one[1] if one and end == start + 1 else None
        if sign and sign != before and other and other[1] and below_end == below + 1:
            message = f"paragraphs behind {_named(sign)} are no list"
            yield start, message, f"write - and a space in place of {_named(sign)} at the head of each"
        before = sign or ""


def _tables(block: Sequence[str]) -> _Found:
    rows = [number for number, line in enumerate(block) if _ROW.match(line)]
    if rows and rows[0] > 0 and block[rows[0] - 1].rstrip().endswith("|"):
        rows.insert(0, rows[0] - 1)
    if len(rows) < 2 or rows != list(range(rows[0], rows[0] + len(rows))):
        return
    first, second = block[rows[0]], block[rows[1]]
    wanted = "|" + " --- |" * _columns(first)
    if not _ROW.match(first) or (rows[0] > 0 and not block[rows[0] - 1].lstrip().startswith("#")):
        message = "a table right below a line of text is shown as text"
        yield rows[0], message, "begin it on a line of its own, with an empty line above"
    elif not _RULE.match(second):
        message = "a table without the line below its head is shown as text"
        yield rows[0], message, f"write a line {wanted} below its first row"
    elif _columns(first) != _columns(second):
        message = f"the head of the table has {_columns(first)} columns, and the line below it {_columns(second)}"
        yield rows[1], message, f"write {wanted}"
    else:
        yield from _uneven_rows(block, rows)


def _uneven_rows(block: Sequence[str], rows: Sequence[int]) -> _Found:
    """Rows with more cells than the head, of which the last are shown to nobody, or with fewer, which then shift."""
    most = _columns(block[rows[0]])
    for row in rows[2:]:
        cells = _columns(block[row])
        message = f"the row has {cells} cells and the head of the table {most} columns"
        if cells > most:
            hint = "take the cells out that are too many, or add a column to the head and the line below it"
            yield row, f"{message}: what is more is not shown", hint
        elif 1 < cells < most:
            # One cell alone heads the rows below it.
            yield row, message, "write every cell of the row, an empty one as | |"


def _cells(block: Sequence[str]) -> _Found:
    """Rows with as many tabs each, as a spreadsheet copies them."""
    start = 1 if block[0].startswith("#") else 0
    rows = [line.rstrip(" ") for line in block[start:] if not line.startswith("///")]
    tabs = [row.count("\t") for row in rows]
    if len(tabs) < 2 or not tabs[0] or tabs.count(tabs[0]) < len(tabs):
        return
    if all(_CELLS.match(row) and not _LIST_OF_TABS.match(row) for row in rows):
        cells = [cell.strip() for cell in block[start].split("\t")]
        row, rule = f"| {' | '.join(cells)} |", "|" + " --- |" * len(cells)
        message = "rows with tabs between their cells are no table, and are shown in one paragraph"
        hint = f"write the first as {row}, below it a line {rule}, and the others as the first"
        yield start, message, hint


def _columns(row: str) -> int:
    cells = _WITHOUT_CELLS.sub("", row).strip().removeprefix("|")
    return len(re.split(r"(?<!\\)\|", re.sub(r"(?<!\\)\|$", "", cells)))


_WITHOUT_CELLS = re.compile(r"(`+).*?\1|\[\[[^\[\]\n]*\]\]")
"""Code and links, whose bars part no cells."""


def _indented(block: Sequence[str], holds_more: bool) -> _Found:
    """A paragraph behind four spaces that reads as prose and belongs to no list, note or footnote above it."""
    if not all(line.startswith("    ") for line in block) or holds_more:
        return
    words = " ".join(line.strip() for line in block)
    if len(words.split()) >= _FEW and _PROSE.fullmatch(words):
        message = "a paragraph behind four spaces is shown as code"
        column = len(block[0]) - len(block[0].lstrip()) + 1
        yield column, message, "take away the spaces; for code that is meant, put ``` above and below"
