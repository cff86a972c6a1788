"""Python-Markdown with our extensions. The only place that drives it; imported when there is a body to convert."""

from __future__ import annotations

from collections.abc import Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

from sitegen.markup.annotations import PinningExtension
from sitegen.markup.note_order import NoteOrderExtension
from sitegen.markup.outline import OutlineExtension, heading_id
from sitegen.markup.pinned import Placing
from sitegen.markup.references import ReferenceExtension


class Converter:
    """A Markdown instance with our extensions, reset for each body.

    `blocks` says whether bodies may hold blocks with slashes. One without them does not load pymdown-extensions, whose
    import costs more than a body. `quick` is False only to compare (see `quick`).
    """

    def __init__(self, glossary: Mapping[str, str], *, blocks: bool, quick: bool = True) -> None:
        self._pinning, footnotes = PinningExtension(), FootnoteExtension()
        # Objects rather than names, which Python-Markdown would look up among all installed packages.
        extensions: list[str | Extension] = [
            AdmonitionExtension(),
            AttrListExtension(),
            DefListExtension(),
            FencedCodeExtension(),
            footnotes,
            NoteOrderExtension(footnotes),
            MarkdownInHtmlExtension(),
            SaneListExtension(),
            TableExtension(),
            AbbrExtension(glossary=dict(glossary)),
            # No [TOC] mark: pages make their own contents, and a body may well write about it.
            TocExtension(slugify=lambda text, separator: heading_id(text), marker=""),
            ReferenceExtension(),
            OutlineExtension(),
            *((_annotation_blocks(), self._pinning) if blocks else ()),
        ]
        self._markdown = Markdown(extensions=extensions, output_format="html")
        if not blocks:
            # As pymdown-extensions does: whether a body has blocks must not change how it reads `\/`.
            self._markdown.ESCAPED_CHARS = [*self._markdown.ESCAPED_CHARS, "/"]
        if quick:
            _quicken(self._markdown)

    def convert(self, text: str, placing: Placing) -> str:
        """Convert one body. Raises all sorts of exceptions on odd content, and is of no further use then."""
        self._pinning.placing = placing
        self._markdown.reset()
        return self._markdown.convert(text)


def _quicken(md: Markdown) -> None:
    try:
        from sitegen.markup.quick import quicken
    except ImportError:
        # A later release of the libraries may have moved what is named there: slower, but all the same.
        return
    quicken(md)


def _annotation_blocks() -> Extension:
    from sitegen.markup.blocks import AnnotationBlocks

    extension: Extension = AnnotationBlocks()
    return extension
