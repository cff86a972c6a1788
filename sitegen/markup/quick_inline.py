"""Inline patterns, without the ones that cannot match: see `quick`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

from sitegen.markup.studied import name_of

_Literals = tuple[str, ...]


def needed(pattern: re.Pattern[str]) -> tuple[_Literals, ...]:
    """Groups of literals; a match of the pattern contains at least one literal of each group.

    Derived from the pattern by the parser of the standard library. No group at all means that nothing is known, and
    the pattern has to be tried.
    """
    if pattern.flags & re.IGNORECASE:
        return ()
    try:
        parser: Any = import_module("re._parser")
        return tuple(_of_sequence(parser.parse(pattern.pattern, pattern.flags)))
    except (ImportError, AttributeError, TypeError, ValueError):
        return ()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Iterator[_Literals]:
    run = ""
    for kind, value in items:
        if str(kind) == "LITERAL":
            run += chr(value)
            continue
        if run:
            yield (run,)
        run = ""
        yield from _of_item(str(kind), value)
    if run:
        yield (run,)


def _of_item(kind: str, value: Any) -> Iterator[_Literals]:
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        if value[0]:
            yield from _of_sequence(value[2])
    elif kind == "SUBPATTERN":
        _, flags_on, _, inner = value
        if not flags_on & re.IGNORECASE:
            yield from _of_sequence(inner)
    elif kind == "ATOMIC_GROUP":
        yield from _of_sequence(value)
    elif kind == "ASSERT":
        yield from _of_sequence(value[1])
    elif kind == "IN" and all(str(inner) == "LITERAL" for inner, _ in value):
        yield tuple(chr(code) for _, code in value)
    elif kind == "BRANCH":
        # One group of each branch, together: whichever branch matches, one of them is there.
        chosen = [max(_of_sequence(branch), key=_weight, default=()) for branch in value[1]]
        if all(chosen):
            yield tuple(dict.fromkeys(literal for group in chosen for literal in group))


def _weight(group: _Literals) -> tuple[int, int]:
    return min(map(len, group)), -len(group)


class _Step(NamedTuple):
    """A pattern with its place among all; `groups` as from `needed`."""

    number: int
    pattern: Any
    first: str
    groups: tuple[_Literals, ...]


class _Plan(NamedTuple):
    """The patterns that may matter, and a quick look whether a text can have anything for any of them."""

    steps: tuple[_Step, ...]
    busy: Callable[[str], bool]


# Looked up in the references of the document; without any they leave the text alone.
_REFERENCES = tuple(
    f"markdown.inlinepatterns:{name}InlineProcessor"
    for name in ("Reference", "ShortReference", "ImageReference", "ShortImageReference")
)
# Their regex is the opening bracket; the address in round brackets has to follow the closing one at once.
_LINKS = tuple(f"markdown.inlinepatterns:{name}InlineProcessor" for name in ("Link", "Image"))


def _make_plan(patterns: Sequence[tuple[Any, re.Pattern[str]]], *, references: bool) -> _Plan:
    steps = []
    for index, (pattern, regex) in enumerate(patterns):
        name = name_of(type(pattern))
        if name in _REFERENCES and not references:
            continue
        groups = needed(regex) + ((("](",),) if name in _LINKS else ())
        first = next((group[0] for group in groups if len(group) == 1), "")
        steps.append(_Step(index, pattern, first, tuple(g for g in groups if g != (first,))))
    return _Plan(tuple(steps), _busy(steps))


def _busy(steps: Sequence[_Step]) -> Callable[[str], bool]:
    """A test for texts that any of the steps may change, or that hold a placeholder."""
    signs, words = {STX}, list[_Literals]()
    for step in steps:
        groups: list[_Literals] = [*step.groups, (step.first,)] if step.first else [*step.groups]
        single = [group for group in groups if all(len(literal) == 1 for literal in group)]
        if single:
            smallest: _Literals = min(single, key=len)
            signs.update(smallest)
        elif groups:
            words.append(max(groups, key=_weight))
        else:
            return lambda text: True
    search = re.compile("[" + re.escape("".join(sorted(signs))) + "]").search
    others = {literal for group in words for literal in group if not signs & set(literal)}
    if not others:
        return lambda text: search(text) is not None
    if len(others) == 1:
        (only,) = others
        return lambda text: search(text) is not None or only in text
    return lambda text: search(text) is not None or any(literal in text for literal in others)


def _regex(pattern: Any) -> re.Pattern[str]:
    compiled: re.Pattern[str] = pattern.getCompiledRegExp()
    return compiled


class QuickInline(InlineProcessor):
    """Leaves out patterns that lack a literal they need, and texts where that is so for all of them.

    A text that no pattern can match comes out of the stock class as it went in, except that placeholders in it are
    resolved; these begin with STX.
    """

    NEEDS = ("markdown.inlinepatterns:Pattern", "markdown.inlinepatterns:InlineProcessor", *_REFERENCES, *_LINKS)
    _patterns: tuple[tuple[Any, re.Pattern[str]], ...] = ()
    _plans: tuple[_Plan, _Plan]
    _plan: _Plan

    def _choose_plan(self) -> _Plan:
        patterns = tuple((pattern, _regex(pattern)) for pattern in self.inlinePatterns)
        if patterns != self._patterns:
            self._patterns = patterns
            self._plans = (_make_plan(patterns, references=False), _make_plan(patterns, references=True))
        return self._plans[bool(self.md.references)]

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        """The tree with inline patterns applied, element by element in the order of the stock class."""
        self._plan = self._choose_plan()
        busy = self._plan.busy
        self.stashed_nodes = {}
        # Upstream only reads it to find what stands above the root, which is nothing.
        self.parent_map = {}
        queue = deque([(tree, [*(ancestors or ()), tree.tag.lower()])])
        while queue:
            element, self.ancestors = queue.popleft()
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            made = []
            for child in element:
                text, tail = child.text, child.tail
                if text and busy(text) and not isinstance(text, AtomicString):
                    nodes = self._of_text(child, text)
                    queue.extend(nodes)
                    made.append((child, nodes))
                if tail and busy(tail):
                    self._of_tail(element, child, tail)
                if len(child):
                    queue.append((child, self.ancestors[:]))
            for child, nodes in made:
                for position, (node, _) in enumerate(nodes):
                    child.insert(position, node)
        return tree

    def _of_text(self, child: etree.Element, text: str) -> list[tuple[etree.Element, list[str]]]:
        self.ancestors.append(child.tag.lower())
        child.text = None
        data = self._InlineProcessor__handleInline(text)
        nodes: list[tuple[etree.Element, list[str]]] = self._InlineProcessor__processPlaceholders(data, child)  # type: ignore[attr-defined]
        self.ancestors.pop()
        return nodes

    def _of_tail(self, parent: etree.Element, child: etree.Element, tail: str) -> None:
        data = self._InlineProcessor__handleInline(tail)
        holder = etree.Element("d")
        child.tail = None
        nodes = self._InlineProcessor__processPlaceholders(data, holder, False)  # type: ignore[attr-defined]
        if holder.tail:
            child.tail = holder.tail
        position = list(parent).index(child) + 1
        for node, _ in reversed(nodes):
            parent.insert(position, node)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """The stock method of this name, which it calls itself too, without the patterns that cannot match."""
        if isinstance(data, AtomicString) or not self._plan.busy(data):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index, pattern, first, groups in self._plan.steps:
            if index < patternIndex or first not in data or not _has_all(data, groups):
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data


def _has_all(text: str, groups: tuple[_Literals, ...]) -> bool:
    # Written out, for a generator would cost more than the search.
    for group in groups:
        for literal in group:
            if literal in text:
                break
        else:
            return False
    return True
