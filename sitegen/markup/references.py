"""`[[target]]` and `[[target|words]]`: links to registers and documents, symbolic until views are made.

They come out as `<a href="ref:target">words</a>`; without words the link is empty, and gets the name that the thing
had at the document's date when its address is known.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from sitegen.markup.sanitise import REFERENCE

SCHEME = f"{REFERENCE}:"
_PATTERN = r"\[\[([^\[\]|\n]+?)(?:\|([^\[\]\n]+?))?\]\]"


class _ReferenceProcessor(InlineProcessor):
    # The library's own signature is wider than ours, hence the ignore.
    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """One link, for each match."""
        element = etree.Element("a", {"href": SCHEME + match[1].strip()})
        element.text = (match[2] or "").strip()
        return element, match.start(0), match.end(0)


class ReferenceExtension(Extension):
    """Registers the pattern before ordinary links (160) and after code (190)."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        md.inlinePatterns.register(_ReferenceProcessor(_PATTERN, md), "sitegen-reference", 175)
