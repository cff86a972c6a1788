"""The steps before and after blocks and inline patterns, where there is something for them to do: see `quick`."""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markdown import Markdown
from markdown.extensions import toc
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX

from sitegen.markup.quick_words import Words


class QuickWhitespace(NormalizeWhitespace):
    """Replaces only what is there; a line of nothing but spaces is emptied, unless it is the first."""

    NEEDS = ("markdown.util:STX", "markdown.util:ETX")

    def run(self, lines: list[str]) -> list[str]:
        """The lines with tabs, line ends and empty lines in one form."""
        source = "\n".join(lines)
        if STX in source or ETX in source or "\r" in source or "\t" in source:
            return super().run(lines)
        return [lines[0], *(line if line.strip(" ") else "" for line in lines[1:]), "", ""]


class QuickFences(FencedBlockPreprocessor):
    """Leaves a text alone in which no line begins with a fence."""

    NEEDS = ()

    def run(self, lines: list[str]) -> list[str]:
        """The lines with fenced code put aside."""
        return super().run(lines) if any(line[:3] in {"```", "~~~"} for line in lines) else lines


class QuickHtmlBlocks(HtmlBlockPreprocessor):
    """Leaves a text alone that has neither tags nor entities: the HTML parser passes it on as one piece."""

    NEEDS = ("markdown.htmlparser:HTMLExtractor", "markdown.extensions.md_in_html:HTMLExtractorExtra")

    def run(self, lines: list[str]) -> list[str]:
        """The lines with raw HTML put aside."""
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class QuickFootnotes(FootnoteExtension):
    """Does not walk the tree for a mark that is nowhere in its text."""

    NEEDS = ()

    def findFootnotesPlaceholder(self, root: etree.Element) -> Any:
        """Where the editor wants the footnotes, if that is marked."""
        marked = self.getConfig("PLACE_MARKER") in "".join(root.itertext())
        return super().findFootnotesPlaceholder(root) if marked else None


class _Listed(NamedTuple):
    """Stands for a tree in a method that does nothing but walk it."""

    elements: list[etree.Element]

    def iter(self) -> Iterator[etree.Element]:
        """The elements worth a visit, in the order of the document."""
        return iter(self.elements)


class QuickAttributes(AttrListTreeprocessor):
    """Visits only elements that have an opening brace in the text where their attributes would stand."""

    NEEDS = ()

    def run(self, doc: etree.Element) -> None:
        """Turn attribute lists in the text into attributes."""
        visits = [element for element in doc.iter() if _has_brace(element)]
        if visits:
            super().run(_Listed(visits))  # type: ignore[arg-type]


def _has_brace(element: etree.Element) -> bool:
    text, tail = element.text, element.tail
    if (text and "{" in text) or (tail and "{" in tail):
        return True
    for child in element:
        tail = child.tail
        if tail and "{" in tail:
            return True
    return False


class _BlockLevel(dict[Any, bool]):
    """Tag -> is it of block level; asked once for each tag."""

    def __init__(self, md: Markdown) -> None:
        super().__init__()
        self._md = md

    def __missing__(self, tag: Any) -> bool:
        self[tag] = self._md.is_block_level(tag)
        return self[tag]


class QuickPrettify(PrettifyTreeprocessor):
    """Asks once for each tag whether it is of block level, and not for each element, in a list of sixty."""

    NEEDS = ()
    _levels: _BlockLevel

    def run(self, root: etree.Element) -> None:
        """Put line breaks between the elements."""
        self._levels = _BlockLevel(self.md)
        super().run(root)

    def _prettifyETree(self, elem: etree.Element) -> None:
        levels = self._levels
        if levels[elem.tag] and elem.tag not in {"code", "pre"}:
            text = elem.text
            if (not text or text.isspace()) and len(elem) and levels[elem[0].tag]:
                elem.text = "\n"
            for child in elem:
                if levels[child.tag]:
                    self._prettifyETree(child)
        tail = elem.tail
        if not tail or tail.isspace():
            elem.tail = "\n"


class QuickUnescape(UnescapeTreeprocessor):
    """Replaces only where the mark of an escaped character is."""

    NEEDS = ()

    def run(self, root: etree.Element) -> None:
        """Put escaped characters back."""
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)
            for key, value in element.items():
                if value is not None and STX in value:
                    element.set(key, self.unescape(value))


class QuickAbbreviations(AbbrTreeprocessor):
    """Visits only elements with one of the abbreviations in their text, and looks for those without a regex."""

    NEEDS = ()

    def run(self, root: etree.Element) -> etree.Element | None:
        """Put abbreviations into elements of their own."""
        if "" in self.abbrs:
            return super().run(root)
        whole = "\n".join(root.itertext())
        words = sorted((word for word in self.abbrs if word in whole), key=len, reverse=True)
        if not words:
            return None
        self.RE = Words(words)  # type: ignore[assignment]
        pairs = [(child, parent) for parent in root.iter() for child in parent if _holds(child, words)]
        for child, parent in reversed(pairs):
            super().iter_element(child, parent)
        super().iter_element(root)
        return None

    def iter_element(self, el: etree.Element, parent: etree.Element | None = None) -> None:
        """Called by the stock method for the children of an element, which `run` visits itself."""


def _holds(element: etree.Element, words: Sequence[str]) -> bool:
    text, tail = element.text or "", element.tail or ""
    for word in words:  # noqa: SIM110  # as in `_any`
        if word in text or word in tail:
            return True
    return False


_MARKS = frozenset({STX, ETX, "&", "<", ">"})


class QuickHeadingIds(toc.TocTreeprocessor):
    """Gives headings their ids and makes no table of contents: `Markdown.toc` stays empty.

    A heading of nothing but plain text is its own name; others are rendered for it, as in the stock class.
    """

    NEEDS = tuple(
        f"markdown.extensions.toc:{name}" for name in ("render_inner_html", "remove_fnrefs", "strip_tags", "unique")
    )

    def run(self, doc: etree.Element) -> None:
        """Put an id on every heading."""
        elements = list(doc.iter())
        headings = [e for e in elements if isinstance(e.tag, str) and self.header_rgx.match(e.tag)]
        if self.marker or self.use_anchors or self.use_permalinks or any(map(_is_special, headings)):
            super().run(doc)
            return
        used = {element.attrib["id"] for element in elements if "id" in element.attrib}
        counters: dict[str, int] = {}
        for heading in headings:
            self.set_level(heading)
            if "id" not in heading.attrib:
                wanted = self.slugify(html.unescape(self._name_of(heading)), self.sep)
                heading.attrib["id"] = toc.unique(wanted, used, counters)

    def _name_of(self, heading: etree.Element) -> str:
        text = heading.text or ""
        if len(heading) or not _MARKS.isdisjoint(text):
            return toc.strip_tags(toc.render_inner_html(toc.remove_fnrefs(heading), self.md))
        return " ".join(text.split())


def _is_special(heading: etree.Element) -> bool:
    """Its label or id is one that the stock class has more to do about, or fails on."""
    return "data-toc-label" in heading.attrib or heading.get("id", "") is None
