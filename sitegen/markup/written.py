"""What can only be seen in a text as it was typed, since Markdown mends or hides it.

`heading-skip`: a heading two levels or more below the one before it. `no-text`: a heading and nothing below it.
`no-description`: `![](address)`, `![IMG_2034.jpg](address)`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from sitegen.diagnostics import Findings
from sitegen.markup.scan import Scanned

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S", re.MULTILINE)
_WORD = re.compile(r"\w")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NO_DESCRIPTION = re.compile(r"!\[[ \t]*\]\(\s*<?(?!https?:|[A-Za-z]:|file:)[^\s)]")
_FILE_NAME = re.compile(
    r"!\[[ \t]*([\w()-]+\.(?i:jpe?g|png|gif|webp|svg|avif|heic))[ \t]*\]\((?!\s*<?(?:https?|file|[A-Za-z]):)"
)


def check_written(scanned: Scanned, path: str, found: Findings) -> None:
    """Look at headings and pictures outside code."""
    text = scanned.masked
    if "##" in text:
        headings = list(_HEADING.finditer(text))
        _check_headings(headings, scanned, path, found)
        _check_sections(headings, scanned, path, found)
    if "![" in text:
        for match in _NO_DESCRIPTION.finditer(text):
            message = "a picture has no description for those who do not see it"
            hint = 'write ![what it shows](address), or <img alt=""> for a mere ornament'
            found.warning(scanned.index.span(path, match.start()), "no-description", message, hint)
        for match in _FILE_NAME.finditer(text):
            message = f"'{match[1]}' is the name of a file, and no description for those who do not see the picture"
            hint = "write what the picture shows: ![what it shows](address)"
            found.warning(scanned.index.span(path, match.start(1)), "no-description", message, hint)


def _check_headings(headings: Sequence[re.Match[str]], scanned: Scanned, path: str, found: Findings) -> None:
    before = 0
    for match in headings:
        level = len(match[1])
        if before and level > before + 1:
            message = f"a heading of level {level} right below one of level {before}"
            hint = f"write {'#' * (before + 1)} instead of {match[1]}"
            if before == 1:
                # The first level is the title's, and is shown as the second.
                own = f"write ### instead of {match[1]}, and " if level > 3 else "write "
                hint = f"{own}## instead of # above it; a text begins with ##"
            found.warning(scanned.index.span(path, match.start(1)), "heading-skip", message, hint)
        before = level


def _check_sections(headings: Sequence[re.Match[str]], scanned: Scanned, path: str, found: Findings) -> None:
    """Sections without a word up to the next heading of their level, or one above it."""
    whole: list[str] = []
    for match, below in zip_longest(headings, headings[1:]):
        if below is not None and len(below[1]) > len(match[1]):
            continue
        end = below.start() if below is not None else len(scanned.masked)
        start = scanned.masked.find("\n", match.end(), end)
        if start >= 0 and _WORD.search(scanned.masked, start, end):
            continue
        # Code is no word of the masked text, and a comment none that anybody reads.
        whole = whole or scanned.text.split("\n")
        first = scanned.masked.count("\n", 0, match.end()) + 1
        last = scanned.masked.count("\n", 0, end) if below is not None else len(whole)
        if not _WORD.search(_COMMENT.sub("", "\n".join(whole[first:last]))):
            words = scanned.masked[match.end(1) :].partition("\n")[0].partition("{:")[0].strip(" #\t")
            message = f"nothing stands below the heading '{words}'"
            found.warning(
                scanned.index.span(path, match.start(1)),
                "no-text",
                message,
                "write what belongs there, or delete the heading",
            )
