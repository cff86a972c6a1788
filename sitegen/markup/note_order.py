"""Footnotes get their numbers in the order in which a reader comes to them, wherever they are written in the file.

Python-Markdown's own `USE_DEFINITION_ORDER=False` goes by the order in which it works, which is not that of the text:
a list comes after the paragraphs below it.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor


class NoteOrderExtension(Extension):
    """Numbers the footnotes of an extension anew."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__()
        self._footnotes = footnotes

    def extendMarkdown(self, md: Markdown) -> None:
        """Run behind inline patterns (20), which make the numbers, and before the ways back are doubled (15)."""
        md.treeprocessors.register(_NoteOrder(md, self._footnotes), "sitegen-footnote-order", 16)


class _NoteOrder(Treeprocessor):
    def __init__(self, md: Markdown, footnotes: FootnoteExtension) -> None:
        super().__init__(md)
        self._footnotes = footnotes

    def run(self, root: etree.Element) -> None:
        """Give the notes their order, and every number that leads to one its own."""
        if len(self._footnotes.footnotes) < 2:
            return
        ids = [self._footnotes.makeFootnoteId(name) for name in self._footnotes.footnotes]
        lists = (ol for div in root.iter("div") if div.get("class") == "footnote" for ol in div.findall("ol"))
        notes = next((ol for ol in lists if [li.get("id") for li in ol] == ids), None)
        if notes is None:
            return
        items = {f"#{li.get('id')}": li for li in notes}
        numbers = {href: number for number, href in enumerate(_in_order(root, notes, items), start=1)}
        notes[:] = [items[href] for href in numbers]
        for reference in root.iter("a"):
            if reference.get("class") == "footnote-ref" and (href := reference.get("href", "")) in numbers:
                reference.text = self._footnotes.getConfig("SUPERSCRIPT_TEXT").format(numbers[href])
        for href, number in numbers.items():
            for back in items[href].iter("a"):
                if back.get("class") == "footnote-backref":
                    back.set("title", self._footnotes.getConfig("BACKLINK_TITLE").format(number))


def _in_order(root: etree.Element, notes: etree.Element, items: dict[str, etree.Element]) -> list[str]:
    """Addresses of the notes: as the text refers to them, then as these notes do; last those that nothing refers to."""
    inside = set(notes.iter("a"))
    order = dict.fromkeys(href for a, href in _references(root) if a not in inside and href in items)
    waiting = list(order)
    for href in waiting:
        further = [other for _, other in _references(items[href]) if other in items and other not in order]
        order |= dict.fromkeys(further)
        waiting += dict.fromkeys(further)
    return [*order, *(href for href in items if href not in order)]


def _references(element: etree.Element) -> Iterator[tuple[etree.Element, str]]:
    return ((a, a.get("href", "")) for a in element.iter("a") if a.get("class") == "footnote-ref")
