"""Tree changes that make a body fit a page: headings that nest below the page's own, tables that can scroll,
abbreviations marked at their first use."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from sitegen.slugs import slugify

_ALIGNED = re.compile(r"text-align: (left|center|right);")
_WIDE = 5
"""Columns from which on a table may be wider than a line of text."""
_LEVELS = {f"h{level}": level for level in range(1, 7)}
RESERVED_IDS = frozenset(
    "main annotations backlinks by-department by-time by-topic changes cite entries evidence hatch-2 hatch-3 hatch-4 "
    "hatch-5 home-words indexes latest mentioned related search search-hint search-more search-results search-status "
    "search-without search-words source unused said".split()
)
"""Ids of the packaged templates, besides all that end in `-heading`; a test holds the list to them."""
_RESERVED_PREFIXES = (
    "a-",
    "r-",
    "fn-",
    "fnref-",
    "as-",
    "by-",
    "event-",
    "search-",
    "status-",
    "topics-",
    "unused-",
    "year-",
)


def heading_id(text: str) -> str:
    """The id of a heading: its slug, kept clear of the page's own ids and of those of annotations."""
    slug = slugify(text)
    taken = slug in RESERVED_IDS or slug.endswith("-heading") or slug.startswith(_RESERVED_PREFIXES)
    return f"text-{slug}" if taken else slug


class _HeadingLevels(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        """Give headings levels from 2 on without a gap (WCAG technique H42), keeping their nesting."""
        stack: list[int] = []
        for element in root.iter():
            level = _LEVELS.get(element.tag)
            if level:
                while stack and stack[-1] >= level:
                    stack.pop()
                stack.append(level)
                element.tag = f"h{min(len(stack) + 1, 6)}"


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        """Wrap tables for the style sheet, and tell each cell its column for the times when rows are stacked.

        The frame of a wide one scrolls, so it can be reached by keyboard and has a name (WCAG 2.1.1, 4.1.2).
        """
        wide = 0
        for parent in [parent for parent in root.iter() if parent.find("table") is not None]:
            for position, child in enumerate(list(parent)):
                if child.tag == "table":
                    _label_cells(child)
                    _name_headings(child)
                    _name_alignment(child)
                    parent.remove(child)
                    frame = etree.Element("div", {"class": "table"})
                    if len(child.findall("thead/tr/*")) >= _WIDE:
                        wide += 1
                        frame = etree.Element("section", {"class": "table table-reach", "tabindex": "0"})
                        frame.set("aria-label", f"Wide table {wide}" if wide > 1 else "Wide table")
                    frame.tail, child.tail = child.tail, None
                    frame.append(child)
                    parent.insert(position, frame)


def _label_cells(table: etree.Element) -> None:
    labels = [" ".join("".join(cell.itertext()).split()) for cell in table.iterfind("thead/tr/th")]
    for row in table.iterfind("tbody/tr"):
        for cell, label in zip(row, labels, strict=False):
            if label and "\x02" not in label:
                cell.set("data-label", label)


def _name_headings(table: etree.Element) -> None:
    """Say what each cell of the head heads (WCAG technique H63); one without words heads nothing."""
    for cell in table.iterfind("thead/tr/th"):
        if len(cell) or (cell.text or "").strip():
            cell.set("scope", "col")
        else:
            cell.tag = "td"


def _name_alignment(table: etree.Element) -> None:
    """Python-Markdown aligns columns by inline styles, which no strict page may have: they become classes."""
    for cell in (cell for tag in ("th", "td") for cell in table.iter(tag)):
        match = _ALIGNED.fullmatch(cell.get("style", ""))
        if match:
            del cell.attrib["style"]
            cell.set("class", f"{cell.get('class', '')} align-{match[1]}".strip())


class _FirstAbbreviations(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        """Mark the first use of each abbreviation; style sheets spell it out there."""
        seen: set[str] = set()
        for element in root.iter("abbr"):
            text = "".join(element.itertext())
            if text not in seen:
                seen.add(text)
                element.set("class", "first")


class OutlineExtension(Extension):
    """Registers the three steps around Python-Markdown's own (inline 20, abbr 7, toc 5)."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        md.treeprocessors.register(_HeadingLevels(md), "sitegen-headings", 18)
        md.treeprocessors.register(_Tables(md), "sitegen-tables", 4)
        md.treeprocessors.register(_FirstAbbreviations(md), "sitegen-abbreviations", 6)
