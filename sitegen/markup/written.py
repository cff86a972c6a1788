"""What can only be seen in a text as it was typed, since Markdown mends or hides it.

`heading-skip`: a heading two levels or more below the one before it. `no-description`: `![](address)`.
"""

from __future__ import annotations

import re

from sitegen.diagnostics import Findings
from sitegen.markup.scan import Scanned

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S", re.MULTILINE)
_NO_DESCRIPTION = re.compile(r"!\[[ \t]*\]\(\s*<?(?!https?:)[^\s)]")


def check_written(scanned: Scanned, path: str, found: Findings) -> None:
    """Look at headings and pictures outside code."""
    text = scanned.masked
    if "##" in text:
        _check_headings(scanned, path, found)
    if "![" in text:
        for match in _NO_DESCRIPTION.finditer(text):
            message = "a picture has no description for those who do not see it"
            hint = 'write ![what it shows](address), or <img alt=""> for a mere ornament'
            found.warning(scanned.index.span(path, match.start()), "no-description", message, hint)


def _check_headings(scanned: Scanned, path: str, found: Findings) -> None:
    before = 0
    for match in _HEADING.finditer(scanned.masked):
        level = len(match[1])
        if before and level > before + 1:
            message = f"a heading of level {level} right below one of level {before}"
            hint = f"write {'#' * (before + 1)} instead of {match[1]}"
            found.warning(scanned.index.span(path, match.start(1)), "heading-skip", message, hint)
        before = level
