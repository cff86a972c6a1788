"""Blocks, without asking processors that cannot take them: see `quick`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from typing import Any

from markdown.blockparser import BlockParser
from markdown.util import STX

from sitegen.markup.studied import name_of

_Guard = Callable[[str], bool]
_STOCK = "markdown.blockprocessors:"
_EXTRA = "markdown.extensions."


def _anything(processor: Any) -> _Guard:
    return lambda block: True


def _containing(literal: str) -> Callable[[Any], _Guard]:
    return lambda processor: lambda block: literal in block


def _beginning(sign: str) -> Callable[[Any], _Guard]:
    return lambda processor: lambda block: block.startswith(sign)


def _indented(processor: Any) -> _Guard:
    indent = " " * processor.tab_length
    return lambda block: block.startswith(indent)


def _admonition(processor: Any) -> _Guard:
    indent = " " * processor.tab_length
    return lambda block: "!!!" in block or block.startswith(indent) or processor.current_sibling is not None


def _slashes(processor: Any) -> _Guard:
    """Blocks of pymdown-extensions: a new one needs its slashes; one that is open may take anything."""

    def guard(block: str) -> bool:
        stack = processor.stack
        return "///" in block or processor.cached_parent is not None or bool(stack and stack[-1].hungry)

    return guard


GUARDS: dict[str, Callable[[Any], _Guard]] = {
    _EXTRA + "md_in_html:MarkdownInHtmlProcessor": _beginning(STX),
    _EXTRA + "admonition:AdmonitionProcessor": _admonition,
    _STOCK + "EmptyBlockProcessor": lambda processor: lambda block: not block or block.startswith("\n"),
    _STOCK + "ListIndentProcessor": _indented,
    "pymdownx.blocks:BlocksProcessor": _slashes,
    _EXTRA + "def_list:DefListIndentProcessor": _indented,
    _STOCK + "CodeBlockProcessor": _indented,
    _EXTRA + "tables:TableProcessor": _containing("|"),
    _STOCK + "HashHeaderProcessor": _containing("#"),
    _STOCK + "SetextHeaderProcessor": _containing("\n"),
    _STOCK + "HRProcessor": _anything,
    _STOCK + "OListProcessor": _anything,
    _STOCK + "UListProcessor": _anything,
    _EXTRA + "sane_lists:SaneOListProcessor": _anything,
    _EXTRA + "sane_lists:SaneUListProcessor": _anything,
    _EXTRA + "def_list:DefListProcessor": _containing(":"),
    _STOCK + "BlockQuoteProcessor": _containing(">"),
    _EXTRA + "footnotes:FootnoteBlockProcessor": _containing("[^"),
    _EXTRA + "abbr:AbbrBlockprocessor": _containing("*["),
    _STOCK + "ReferenceProcessor": _containing("]:"),
    _STOCK + "ParagraphProcessor": _anything,
}
"""Class of a block processor -> a test that is true of every block it may take."""

# At the start of a line, after any spaces: what a block that is no plain paragraph has somewhere. Only in its first
# line it may also be indented, and a table needs a bar anywhere.
_SIGN = re.compile(rf"\n *(?:[#>:=*+_\-\[/!{STX}]|\d+\.)")


class QuickBlocks(BlockParser):
    """Leaves out processors whose guard says that they cannot take a block; a plain paragraph goes straight to its own.

    A processor without a guard is tried on every block, as ever, and then nothing is taken for a plain paragraph.
    """

    NEEDS = ("markdown.util:HTML_PLACEHOLDER", "markdown.util:HTML_PLACEHOLDER_RE")
    guards: frozenset[str] = frozenset()
    """The names in GUARDS that may be used."""
    _plan: tuple[tuple[Any, _Guard], ...] = ()
    _watched: tuple[_Guard, ...] | None = None
    """Guards to ask before a block is taken for a plain paragraph; None where that is never to be done."""

    def parseDocument(self, lines: Iterable[str]) -> etree.ElementTree:
        """The tree of a whole document."""
        self._choose_plan()
        return super().parseDocument(lines)

    def _choose_plan(self) -> None:
        processors = tuple(self.blockprocessors)
        if processors == tuple(processor for processor, _ in self._plan):
            return
        names = [name_of(type(processor)) for processor in processors]
        self._plan = tuple(
            (processor, (GUARDS[name] if name in self.guards else _anything)(processor))
            for processor, name in zip(processors, names, strict=True)
        )
        # The two that may want a block for what stood before it.
        watched = tuple(
            guard for (_, guard), name in zip(self._plan, names, strict=True) if GUARDS.get(name) in _WATCHED
        )
        plain = set(names) <= self.guards and names[-1:] == [_STOCK + "ParagraphProcessor"]
        self._watched = watched if plain else None

    def parseBlocks(self, parent: etree.Element, blocks: list[str]) -> None:
        """Take the blocks in turn and attach what they become to the parent."""
        if not self._plan:
            self._choose_plan()
        plan, watched, indent = self._plan, self._watched, " " * self.md.tab_length
        while blocks:
            block = blocks[0]
            if watched is not None and _is_plain(block, indent) and not _any(watched, block):
                plan[-1][0].run(parent, blocks)
                continue
            for processor, guard in plan:
                if guard(block) and processor.test(parent, block):
                    if processor.run(parent, blocks) is not False:
                        break
                    block = blocks[0]


def _any(guards: Iterable[_Guard], block: str) -> bool:
    for guard in guards:  # noqa: SIM110  # a generator would cost more than the guards
        if guard(block):
            return True
    return False


_WATCHED = (_admonition, _slashes)


def _is_plain(block: str, indent: str) -> bool:
    return (
        block[:1] not in {"", "\n"}
        and "|" not in block
        and not block.startswith(indent)
        and _SIGN.search("\n" + block) is None
    )
