"""Which lines below the head of an annotation are its options, and which were surely meant to be.

An option is a line `key: value` behind four spaces, right below the head. With a tab, fewer spaces or an empty line
before it, Markdown would show it to readers as text, or as code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sitegen.slips.yaml_words import ODD_SPACES
from sitegen.tables import ANNOTATION_KINDS

_INDENT = "    "
_KEY = re.compile(rf"([ \t{ODD_SPACES}]*)([A-Za-z][\w-]*)[ \t]*:(?=[ \t]|$)")
# Three words, or two and a full stop: `speaker jo-smith` is an option that lacks its colon.
_PROSE = re.compile(r" {4}[“‘\"'*_\[(]*([^\W_][^\s:]*)(?: +\S+(?= +\S)| +\S+[.!?][”’\"']?$)")

_GOES_ON = re.compile(r"\(?[a-z][a-z’'-]*(?:[ \t,;]|[.]?$)")
"""No sentence begins so; names such as gov.uk and iPlayer do not look like it."""
_OPEN_END = re.compile(r"(?:,| and| or| the| an?| of| to| in| by| for| with| from| at| on)[ \t]*$")
_ENDS = (".", "!", "?", ".”", ".’", '."', ">", "|")


@dataclass(frozen=True)
class Misplaced:
    """A line that was meant to be an option: its number, the column of its key, what is wrong, what to do."""

    line: int
    column: int
    message: str
    hint: str


def end_of_options(lines: Sequence[str], at: int, end: int) -> int:
    """The line behind the options of a head that stands on line `at`, at most `end`."""
    number = at + 1
    while number < end and _belongs(lines[number]):
        number += 1
    return number


def _belongs(line: str) -> bool:
    return line.startswith(_INDENT) and bool(line.strip())


def misplaced(lines: Sequence[str], at: int, end: int, names: Collection[str]) -> Iterator[Misplaced]:
    """The options with a wrong indent, or none, below a head; and those cut off from it by an empty line.

    `names` are the options of the kind: a line of text may well have a colon.
    """
    number = at + 1
    while number < end and (key := _option(lines[number], names)):
        if _is_text(lines[number - 1], lines[number], names):
            hint = "leave an empty line between the options and the text, and take away the indent"
            yield Misplaced(number, len(_INDENT) + 1, "text right below the options of the annotation", hint)
            return
        if key[1].strip(" \t"):
            yield _wrong(number, key, f"a space of another kind (non-breaking) before the option '{key[2]}'")
        elif "\t" in key[1]:
            yield _wrong(number, key, f"a tab before the option '{key[2]}' of the annotation")
        elif len(key[1]) < len(_INDENT):
            indent = {0: "is not indented", 1: "is indented by one space"}
            told = indent.get(len(key[1]), f"is indented by {len(key[1])} spaces")
            yield _wrong(number, key, f"the option '{key[2]}' of the annotation {told}")
        number += 1
    if at + 1 < number < end and _goes_on(lines[number - 1], lines[number]):
        above = next((key[2] for n in range(number - 1, at, -1) if (key := _KEY.match(lines[n]))), "")
        message = f"a line of text right below the option '{above}', which may belong to its value"
        yield Misplaced(number, 1, message, "put six spaces before it if it does; if not, leave an empty line above it")
    yield from _cut_off(lines, at, number, end, names)


def _goes_on(above: str, line: str) -> bool:
    """Is this line, right below an option, the rest of its value?"""
    if not line[:1].strip() or above.rstrip().endswith(_ENDS):
        return False
    return _GOES_ON.match(line) is not None or _OPEN_END.search(above) is not None


def _option(line: str, names: Collection[str]) -> re.Match[str] | None:
    """The key of a line that is an option or was meant to be; anything goes that is indented as it should be."""
    key = _KEY.match(line)
    if key and (_belongs(line) or key[1] or key[2] in names):
        return key
    return re.match(r"( {4})()", line) if _belongs(line) else None


def _is_text(above: str, line: str, names: Collection[str]) -> bool:
    """Is this line prose that was meant for the note, and no option, nor the rest of a longer value?"""
    words = _PROSE.match(line)
    if words is None or words[1] in names or _KEY.match(line):
        return False
    # A value in quotation marks or brackets, or behind `>` or `|`, may go on in the next line.
    return above.count('"') % 2 == 0 and not above.rstrip().endswith((">", "|", "[", "{", ",", ">-", "|-"))


def _wrong(number: int, key: re.Match[str], message: str) -> Misplaced:
    return Misplaced(number, len(key[1]) + 1, message, "put four spaces before it")


def _cut_off(lines: Sequence[str], at: int, number: int, end: int, names: Collection[str]) -> Iterator[Misplaced]:
    following = next((n for n in range(number, end) if lines[n].strip()), end)
    key = _KEY.match(lines[following]) if number < following < end else None
    # Without any options above it, a line that begins with one is no text; with some, only an indented one is none.
    if key and key[2] in names and (key[1] or number == at + 1):
        message = f"an empty line before the option '{key[2]}' of the annotation"
        yield Misplaced(following, len(key[1]) + 1, message, "delete the empty line; four spaces before each option")


def headless_options(lines: Sequence[str], at: int) -> tuple[str, int] | None:
    """The likely kind, and the first line, of options above a closing line that has no head; None if there are none."""
    first = None
    for number in range(at - 1, -1, -1):
        if "///" in lines[number] or lines[number].lstrip().startswith("#"):
            break
        key = _KEY.match(lines[number]) if _belongs(lines[number]) else None
        if key and any(key[2] == row.name for kind in ANNOTATION_KINDS.values() for row in kind.fields):
            first = number
    if first is None:
        return None
    keys = {key[2] for line in lines[first:at] if _belongs(line) and (key := _KEY.match(line))}
    fits = {name: len(keys & {row.name for row in kind.fields}) for name, kind in ANNOTATION_KINDS.items()}
    return max(fits, key=lambda name: fits[name]), first
