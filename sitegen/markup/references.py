"""`[[target]]` and `[[target|words]]`: links to registers and documents, symbolic until views are made.

In a row of a table the bar may be written `\\|`, as Markdown wants it there, or plain. They come out as
`<a href="ref:target">words</a>`; without words the link is empty, and gets the name that the thing had at the
document's date when its address is known.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from sitegen.markup.sanitise import REFERENCE

SCHEME = f"{REFERENCE}:"
_PATTERN = r"(?<!\\)\[\[([^\[\]|\\\n]+?)(?:\\?\|([^\[\]\n]+?))?\]\]"
_IN_ROW = re.compile(r"(`+).*?\1|(?<!\\)\[\[[^\[\]|\\\n]+(?P<bar>\|)[^\[\]\n]+\]\]")
"""Code, which stays as it is, or a link with words of its own."""


class _ReferenceProcessor(InlineProcessor):
    # The library's own signature is wider than ours, hence the ignore.
    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """One link, for each match."""
        element = etree.Element("a", {"href": SCHEME + match[1].strip()})
        element.text = (match[2] or "").strip()
        return element, match.start(0), match.end(0)


class _Rows(Preprocessor):
    """Gives the bar of a link in a row of a table its backslash: else it would be the end of a cell."""

    def run(self, lines: list[str]) -> list[str]:
        return [_IN_ROW.sub(_escaped, line) if "[[" in line and _is_row(line) else line for line in lines]


def _is_row(line: str) -> bool:
    """Whether a line has bars other than those of links; four spaces may make it code."""
    return not line.startswith(("    ", "\t")) and "|" in _IN_ROW.sub("", line)


def _escaped(match: re.Match[str]) -> str:
    return match[0].replace("|", "\\|", 1) if match["bar"] else match[0]


class ReferenceExtension(Extension):
    """Registers the pattern after code (190), and before escaped signs (180) and ordinary links (160)."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        # Fenced code is out of the way by then (25).
        md.preprocessors.register(_Rows(md), "sitegen-rows", 15)
        md.inlinePatterns.register(_ReferenceProcessor(_PATTERN, md), "sitegen-reference", 185)
