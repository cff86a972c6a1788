"""The numbered blocks of annotations as elements, by pymdown-extensions; imported only for bodies that have some."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitegen.markup.pinned import NUMBER


class _AnnotationBlock(Block):  # type: ignore[misc]  # the library is untyped
    NAME = "annotation"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the element that holds the block's own paragraphs."""
        return etree.SubElement(parent, "aside", {"class": "annotation", NUMBER: self.argument})


class AnnotationBlocks(BlocksExtension):  # type: ignore[misc]  # the library is untyped
    """Registers the block."""

    def extendMarkdownBlocks(self, md: object, block_mgr: object) -> None:
        """Called by pymdown-extensions."""
        block_mgr.register(_AnnotationBlock, self.getConfigs())  # type: ignore[attr-defined]
