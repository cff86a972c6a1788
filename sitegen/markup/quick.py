"""Python-Markdown with the work left out that cannot change what it makes: the same HTML, at a third of the cost.

Upstream tries every pattern on every piece of text and every kind of block on every block. Most cannot match, because
a literal that any match needs is not there, and looking for that literal costs next to nothing. `quicken` therefore
gives the parts of a `Markdown` instance a quicker class each. What is left out, and why it cannot matter, stands at
each of them.

Every such class leans on how the stock one is written. So it is used only where the object is exactly of the stock
class and the source text of all that was studied still has the digest listed in `STUDIED`; anything else stays as it
is, which is slower and never wrong. `tests/test_quick.py` compares the two on public test suites and on random texts.
Known difference: on trees nested deeper than Python's recursion limit the stock library raises, this may not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor

from sitegen.markup import quick_blocks, quick_html, quick_inline, quick_steps
from sitegen.markup.studied import STUDIED, Studied, digest_of, name_of, with_bases

QUICK: dict[type, Any] = {
    InlineProcessor: quick_inline.QuickInline,
    BlockParser: quick_blocks.QuickBlocks,
    NormalizeWhitespace: quick_steps.QuickWhitespace,
    FencedBlockPreprocessor: quick_steps.QuickFences,
    HtmlBlockPreprocessor: quick_steps.QuickHtmlBlocks,
    FootnoteExtension: quick_steps.QuickFootnotes,
    AttrListTreeprocessor: quick_steps.QuickAttributes,
    PrettifyTreeprocessor: quick_steps.QuickPrettify,
    UnescapeTreeprocessor: quick_steps.QuickUnescape,
    AbbrTreeprocessor: quick_steps.QuickAbbreviations,
    TocTreeprocessor: quick_steps.QuickHeadingIds,
}


def quicken(md: Markdown, studied: Studied = STUDIED) -> frozenset[str]:
    """Make an instance quicker, in place; call it when all extensions are registered.

    Returns the names of the stock classes that were replaced, and of the block processors with a guard.
    """

    def known(names: Iterable[str]) -> bool:
        return all(studied.get(name) == digest_of(name) != "" for name in names)

    replaced = set()
    for part in (md.parser, *md.preprocessors, *md.treeprocessors, *md.registeredExtensions):
        quick = QUICK.get(type(part))
        if quick is not None and known((*with_bases(type(part)), *quick.NEEDS)):
            replaced.add(name_of(type(part)))
            part.__class__ = quick
    if isinstance(md.parser, quick_blocks.QuickBlocks):
        kinds = [type(processor) for processor in md.parser.blockprocessors]
        md.parser.guards = frozenset(
            name_of(k) for k in kinds if name_of(k) in quick_blocks.GUARDS and known(with_bases(k))
        )
        replaced |= md.parser.guards
    if md.serializer is to_html_string and known(quick_html.NEEDS):
        md.serializer = quick_html.quick_html
        replaced.add("markdown.serializers:to_html_string")
    return frozenset(replaced)
