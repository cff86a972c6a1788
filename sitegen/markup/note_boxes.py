"""`note-box`: a note that begins with `!!!` and would be shown as plain text, or lose its words or its look.

Bad: `!!! editors-note Editor’s note`, text below it that is not set in. Good: `!!! editors-note "Editor’s note"` and,
in the next line, the text behind four spaces.
"""

from __future__ import annotations

import re

from sitegen.diagnostics import Findings, nearest
from sitegen.markup.scan import Scanned

KINDS = ("editors-note", "note", "warning")
"""Those with a look of their own, and the plain one."""
_LINE = re.compile(r"^( {0,3})(!{2,})(?!\[)[ \t]*([A-Za-z][\w-]*)?(.*)$", re.MULTILINE)
_RIGHT = re.compile(r'!!! ?[\w-]+(?:(?: +[\w-]+)* +"[^"\n]*")? *')
# Further words without quotation marks are names of looks for Python-Markdown.
_LOOKS = re.compile(r"!!! ?[\w-]+(?: +[\w-]+)+ *")
_MARKS = "\"'“”‘’„«» \t"
_INDENT = "    "


def check_note_boxes(scanned: Scanned, path: str, found: Findings) -> None:
    """Look at every line that begins like one."""
    if "!!" not in scanned.masked:
        return
    lines = scanned.masked.split("\n")
    for match in _LINE.finditer(scanned.masked):
        span = scanned.index.span(path, match.start(2))
        at = scanned.masked.count("\n", 0, match.start())
        message, hint = _fault(match)
        below = _below(lines, at) if not message else None
        if below is not None:
            span = scanned.index.span(path, sum(len(line) + 1 for line in lines[:below]))
            message = "the text of the note above is not set in, and stands outside it"
            hint = "put four spaces before each line of it"
        if message:
            found.warning(span, "note-box", message, hint)


def _fault(match: re.Match[str]) -> tuple[str, str]:
    """What is wrong with the first line of a note, and what to write; empty where nothing is."""
    line = match[0].strip(" \t")
    kind, title = match[3] or "", match[4].strip(_MARKS)
    meant = kind if kind in KINDS else nearest(kind, KINDS, 0.75)
    if not kind:
        meant = "editors-note" if "editor" in title.casefold() else "note"
    if _RIGHT.fullmatch(line):
        wrong = meant if meant and meant != kind else ""
        return (f"no kind of note is called '{kind}'", _written(wrong, title)) if wrong else ("", "")
    if len(match[2]) == 2 and not (meant in KINDS and kind):
        # Somebody who calls out twice.
        return "", ""
    message = "the first line of a note, !!!, cannot be read and is shown as it stands"
    if _LOOKS.fullmatch(line):
        message = "the title of a note has no quotation marks, and is not shown"
    return message, _written(meant or kind, title)


def _written(kind: str, title: str) -> str:
    return f'write !!! {kind} "{title}"' if title else f"write !!! {kind}"


def _below(lines: list[str], at: int) -> int | None:
    """The line of text that was meant to be in the note that begins on a line, and is not set in; None if all is."""
    number = at + 1
    while number < len(lines) and not lines[number].strip():
        number += 1
    if number == len(lines) or not lines[number].startswith((_INDENT, "\t")):
        return number if number < len(lines) and lines[number][:1] not in "#/!" else None
    while number < len(lines) and lines[number].strip():
        if not lines[number].startswith((_INDENT, "\t")):
            return number
        number += 1
    return None
