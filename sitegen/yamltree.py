"""A strict reader of YAML that keeps what the editor typed, and where.

PyYAML would turn `NO` into False, `0123` into 83 and `2016-02-30` into a crash without a line, let the last of two
equal keys win, and expand aliases without end. So values are taken from PyYAML's *events*: every scalar stays text,
every key and value has a `Span`, and anchors, aliases, tags, duplicate keys and deep nesting are refused by name.
Types come from our own field tables (`fields`).

The parser is libyaml's (CSafeLoader), always: it is eight times faster than the pure one and the two disagree on
real files. Where libyaml is laxer (a tab after a list item) the text is refused here, so the outcome is fixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Protocol, TypeAlias

import yaml

from sitegen.diagnostics import Findings, LineIndex, Span
from sitegen.slips.lines import MERGE_HINT, MERGE_MESSAGE, cuts, guessed, lost_dash, merge_mark
from sitegen.slips.yaml_words import (
    GLUED,
    ODD_SPACES,
    in_plain_words,
    is_deeper,
    is_key,
    is_left_open,
    is_left_open_line,
    is_run_on,
)

_SHORT = 6
"""Items of a list that a hint still writes out."""
MAX_DEPTH = 8
MAX_CHARACTERS = 64_000
MAX_REGISTER_CHARACTERS = 4_000_000


@dataclass(frozen=True)
class Scalar:
    """A text as typed; `plain` when it stood without quotes (only then may it mean null)."""

    text: str
    span: Span
    plain: bool = True

    @property
    def is_null(self) -> bool:
        """Nothing after the colon, `~` or `null` (YAML 1.2 core schema, 10.3.2)."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True)
class Entry:
    """A key of a mapping with its value; `span` is the key's place."""

    key: str
    value: Node
    span: Span


@dataclass(frozen=True)
class Mapping:
    """Keys and values in the order of the file."""

    entries: tuple[Entry, ...]
    span: Span


# C0 and C1 controls but tab and newline, bidirectional overrides and isolates, and the non-characters of the BMP:
# they deceive reviewers, break feeds, and are never meant (Unicode TR36; XML 1.0 section 2.2).
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
# YAML 1.1, which libyaml speaks, breaks lines at these; editors and we do not, so they become spaces.
_ODD_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})

_FIRST_TAB = re.compile(r"^[^\t\n]*(\t)", re.MULTILINE)
_FIRST_ODD = re.compile(rf"^(?: *([{ODD_SPACES}])(?=[^\S\n]*[A-Za-z][\w-]*:)|[^\t\n]*(\t))", re.MULTILINE)
_GLUED = re.compile(GLUED)

Node: TypeAlias = Scalar | Sequence | Mapping


class _Mark(Protocol):
    """A place in PyYAML's terms; its two parsers have classes of their own for it."""

    line: int
    column: int


class _Refused(Exception):
    """Ends the reading of one text; becomes a diagnostic at once and never leaves this module."""

    def __init__(self, span: Span, rule: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.span, self.rule, self.message, self.hint = span, rule, message, hint


def read_yaml(
    text: str, path: str, found: Findings, first_line: int = 1, limit: int = MAX_CHARACTERS
) -> Mapping | None:
    """Read a YAML mapping. `first_line` is the line of the file on which `text` begins.

    Returns None when the text cannot be read; the reason is then in `found`. An empty text is an empty mapping.
    """
    reader = _Reader(path, first_line)
    try:
        reader.refuse_by_look(text, limit)
        node = reader.read(text)
    except _Refused as refused:
        found.extend(item for item in reader.found.items if item.span.line != refused.span.line)
        found.error(refused.span, refused.rule, refused.message, refused.hint)
        return None
    found.extend(reader.found.items)
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return Mapping((), Span(path, first_line, 1))
    if not isinstance(node, Mapping):
        found.error(node.span, "yaml-syntax", "expected lines of the form 'key: value'", "write for example: title: …")
        return None
    return node


class _Reader:
    """Builds nodes from the parser's events; one instance per text."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.found = Findings()
        self.lines: list[str] = []
        self.cuts: dict[int, tuple[int, str]] = {}

    def at(self, mark: _Mark | None) -> Span:
        """The place of a PyYAML mark (which counts from 0)."""
        if mark is None:
            return Span(self.path, self.first_line, 1)
        return Span(self.path, self.first_line + mark.line, mark.column + 1)

    def refuse_by_look(self, text: str, limit: int) -> None:
        """Refuse what is better said before the parser says it in its own words."""
        if len(text) > limit:
            raise _Refused(
                Span(self.path, self.first_line),
                "yaml-size",
                f"the YAML is longer than {limit:,} characters",
                "move the text below the second line '---', or split the file",
            )
        mark = merge_mark(text)
        if mark is not None:
            span = LineIndex(text, self.first_line).span(self.path, mark)
            raise _Refused(span, "merge-conflict", MERGE_MESSAGE, MERGE_HINT)
        wrong = list(self._odd_spaces(text))
        for span, message, hint in wrong[:-1]:
            self.found.error(span, "yaml-tab", message, hint)
        if wrong:
            raise _Refused(wrong[-1][0], "yaml-tab", *wrong[-1][1:])

    def _odd_spaces(self, text: str) -> Iterator[tuple[Span, str, str]]:
        """The first tab of each line, and spaces that YAML takes for letters of the key behind them."""
        pattern = _FIRST_TAB if text.isascii() else _FIRST_ODD
        for match in pattern.finditer(text) if "\t" in text or not text.isascii() else ():
            span = LineIndex(text, self.first_line).span(self.path, match.start(match.lastindex or 0))
            sign = match[match.lastindex or 0]
            what = "a tab in YAML" if sign == "\t" else f"a space that YAML does not know (U+{ord(sign):04X})"
            yield span, what, "write plain spaces instead, two for each level"

    def read(self, text: str) -> Node | None:
        """Parse the whole text; None for an empty one."""
        self.lines, self.cuts = text.split("\n"), cuts(text)
        try:
            # The events of `yaml.parse`, without its asking before each one whether there is one.
            loader = yaml.CSafeLoader(text.translate(_ODD_BREAKS))
            events = self._checked(iter(loader.get_event, None))
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    return self._whole_document(events)
        except yaml.reader.ReaderError as error:
            span = self.at(None)
            raise _Refused(span, "yaml-syntax", f"a character is not allowed in YAML: {error.reason}") from None
        except yaml.MarkedYAMLError as error:
            raise self._in_plain_words(error) from None
        return None

    def _whole_document(self, events: Iterator[yaml.Event]) -> Node:
        node = self._node(next(events), events, 0)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise _Refused(
                    self.at(event.start_mark), "yaml-syntax", "a second YAML document ('---')", "delete the line '---'"
                )
        return node

    def _checked(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        for event in events:
            if not isinstance(event, yaml.NodeEvent):
                yield event
                continue
            if isinstance(event, yaml.AliasEvent) or event.anchor:
                raise _Refused(
                    self.at(event.start_mark),
                    "yaml-alias",
                    "anchors and aliases (& and *) are not allowed",
                    "put the value in quotes",
                )
            tag = getattr(event, "tag", None)
            if tag:
                raise _Refused(
                    self.at(event.start_mark),
                    "yaml-tag",
                    f"the tag '{tag}' is not allowed",
                    "put the value in quotes",
                )
            yield event

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int, *, twice: bool = False) -> Node:
        """One value; a mapping may have keys `twice` where whoever asks looks at that."""
        span = self.at(event.start_mark)
        if depth > MAX_DEPTH:
            raise _too_deep(span)
        if isinstance(event, yaml.ScalarEvent):
            self._look_for_hidden(event.value, span)
            if not event.style:
                self._look_for_remark(event, span)
            return Scalar(event.value, span, event.style is None or event.style == "")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(events, depth, block=not event.flow_style)), span)
        entries = list(self._entries(events, depth))
        return Mapping(tuple(entries if twice else self._once(entries)), span)

    def _look_for_remark(self, event: yaml.ScalarEvent, span: Span) -> None:
        """A # in a plain value: part of it where a remark was meant, or the other way round."""
        if _GLUED.search(event.value):
            message = "a # right behind a word belongs to the value, and begins no remark"
            self.found.warning(span, "yaml-remark", message, "put a space before the #, or the value in quotes")
        row, end = _row(event.end_mark), event.end_mark.column if event.end_mark else 0
        column, remark = self.cuts.get(row, (0, ""))
        if remark and not self.lines[row][end:column].strip():
            at = Span(self.path, self.first_line + row, column + 1)
            shown = remark if len(remark) <= 40 else f"{remark[:40]}…"
            message = f"'{shown}' is left out: behind a space, a # begins a remark"
            hint = "put the whole value in quotes; or, if it is a remark, a space behind the #"
            self.found.warning(at, "yaml-remark", message, hint)

    def _look_for_hidden(self, text: str, span: Span) -> None:
        """An escape in double quotes brings characters that the file itself may not hold."""
        hidden = FORBIDDEN.search(text)
        if hidden:
            message = f"invisible character U+{ord(hidden[0]):04X}"
            self.found.error(span, "control-character", message, "delete it")

    def _items(self, events: Iterator[yaml.Event], depth: int, *, block: bool) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            node = self._node(event, events, depth + 1, twice=block)
            if block and isinstance(node, Mapping):
                yield from self._records(node)
                continue
            if block and isinstance(event, yaml.ScalarEvent) and not event.style:
                self._look_for_dash(event)
            yield node

    def _look_for_dash(self, event: yaml.ScalarEvent) -> None:
        """Two items of a list that became one text."""
        first, last = _row(event.start_mark), _row(event.end_mark)
        row = lost_dash(self.lines, first, last) if last > first else None
        if row is not None:
            line = self.lines[row]
            at = Span(self.path, self.first_line + row, len(line) - len(line.lstrip()) + 1)
            message = "this line is a part of the item above it, but looks like an item of its own"
            hint = f"write '- ' before it, below that of line {self.first_line + first}; or join the two lines"
            self.found.warning(at, "lost-dash", message, hint)

    def _records(self, node: Mapping) -> Iterator[Mapping]:
        """The records of one item: more than one where a '- ' is missing, so that keys come again from the first on."""
        parts: list[list[Entry]] = [[]]
        for number, entry in enumerate(node.entries):
            again = bool(parts[-1]) and entry.key == node.entries[0].key
            # The first key alone may well be a key given twice.
            if again and _comes_again(node.entries[number + 1 :], parts[-1]):
                message = f"a new record begins here, and has no '- ' as the one on line {parts[-1][0].span.line} has"
                hint = f"write '- ' before '{entry.key}', in the place of two of its spaces"
                self.found.error(entry.span, "duplicate-key", message, hint, (entry.key,))
                parts.append([])
            parts[-1].append(entry)
        for number, part in enumerate(parts):
            yield Mapping(tuple(self._once(part)), part[0].span if number else node.span)

    def _entries(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Entry]:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            span = self.at(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(
                    span,
                    "yaml-syntax",
                    "a key must be plain text",
                    "if this is a value that begins with { or [, put it in quotes",
                )
            self._look_for_hidden(event.value, span)
            yield Entry(event.value, self._node(next(events), events, depth + 1), span)

    def _once(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries without those whose key was there before."""
        seen: dict[str, Entry] = {}
        opened = ""
        for entry in entries:
            if entry.key in seen:
                first = seen[entry.key]
                message = f"the key '{entry.key}' is given twice (first on line {first.span.line})"
                hint = _in_one(first, entry) or "keep one of them"
                if opened:
                    hint += f", or indent this one by two spaces if it belongs to '{opened}' above it"
                self.found.error(entry.span, "duplicate-key", message, hint, (entry.key,))
                continue
            seen[entry.key] = entry
            value = entry.value
            opened = entry.key if isinstance(value, Scalar) and value.plain and not value.text else ""
            yield entry

    def _in_plain_words(self, error: yaml.MarkedYAMLError) -> _Refused:
        problem = error.problem or "cannot be read"
        if "nesting depth" in problem:
            # Newer releases of libyaml look ahead, and have a limit of their own.
            return _too_deep(self.at(error.context_mark or error.problem_mark))
        # What is left open is reported by the parser far below; where it began is what helps.
        opened = error.context_mark if is_left_open(problem) else None
        span = self.at(opened or error.problem_mark or error.context_mark)
        guess = guessed(problem, self.lines, span.line - self.first_line, span.column - 1)
        if guess is not None:
            at = Span(self.path, self.first_line + guess.row, guess.column + 1)
            return _Refused(at, "yaml-syntax", guess.message, guess.hint)
        line, before = self._typed(span)
        above = self._typed(Span(self.path, span.line - 1))[0]
        if is_run_on(problem, line, before, above):
            span = Span(self.path, span.line - 1, len(above) - len(above.lstrip()) + 1)
            line, before, problem = above, "", "could not find expected ':'"
        elif is_deeper(problem, line, before, above):
            span = Span(self.path, span.line, len(line) - len(line.lstrip()) + 1)
            before, problem = "", "did not find expected key"
        elif (open_line := self._left_open(problem, span.line)) is not None:
            typed = self._typed(Span(self.path, open_line))[0]
            span = Span(self.path, open_line, len(typed) - len(typed.split(":", 1)[1].lstrip()) + 1)
            line, before, problem = typed, "", "unexpected end of stream"
        return _Refused(span, "yaml-syntax", *in_plain_words(problem, line, before))

    def _left_open(self, problem: str, last: int) -> int | None:
        """The line above a place whose quotation mark the parser closed at the next one that it met."""
        if "did not find expected" not in problem:
            return None
        above = self.lines[: max(0, last - self.first_line)]
        # A value may well go on on the next line, but that does not look like a key then.
        opened = (n for n, line in enumerate(above) if is_left_open_line(line) and is_key(self.lines[n + 1]))
        return next((self.first_line + n for n in opened), None)

    def _typed(self, span: Span) -> tuple[str, str]:
        """The line of a place, and what stands on it before."""
        number = span.line - self.first_line
        line = self.lines[number] if 0 <= number < len(self.lines) else ""
        return line, line[: span.column - 1]


def _row(mark: _Mark | None) -> int:
    return mark.line if mark is not None else 0


def _in_one(first: Entry, second: Entry) -> str:
    """What to do with two lists of one key, of which neither has all that is in the other; empty for anything else."""
    if not (isinstance(first.value, Sequence) and isinstance(second.value, Sequence)):
        return ""
    texts = [[item.text for item in of.items if isinstance(item, Scalar)] for of in (first.value, second.value)]
    if any(set(one) <= set(other) for one, other in (texts, texts[::-1])):
        return ""
    every = list(dict.fromkeys(chain(*texts)))
    short = len(every) <= _SHORT and all(re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", text) for text in every)
    if not short:
        return f"put what is right of both into the list on line {first.span.line}, and delete this one"
    told = f"write {second.key}: [{', '.join(every)}] on line {first.span.line}, and delete this one"
    return f"{told}, if both lists are right; if not, keep one of them"


def _comes_again(entries: Iterable[Entry], before: Iterable[Entry]) -> bool:
    """Whether the next keys, as far as the first of those before, are among those."""
    keys = [entry.key for entry in before]
    return not set(keys).isdisjoint(entry.key for entry in takewhile(lambda entry: entry.key != keys[0], entries))


def _too_deep(span: Span) -> _Refused:
    return _Refused(
        span, "yaml-depth", f"nested deeper than {MAX_DEPTH} levels", "look for brackets that are opened too often"
    )
