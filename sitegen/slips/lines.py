"""What went wrong in lines of YAML, as the lines around tell it better than the parser's words.

Rows and columns count from 0. Each guess is tried where the parser stopped; the first that fits is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

_KEY = re.compile(r"(?P<space>[ ]*(?:- +)*)(?P<key>[A-Za-z][\w-]*):(?:\s+(?P<rest>\S.*))?\s*$")
_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
_CUT = re.compile(r"[^\s#][ \t]+(?P<remark>#\w.*)")
_ODD_KEY = re.compile(r"\s*[\w-]+\s*(?:[=：﹕∶ː꞉]|:\S)|\s*[-#]")
_USUAL = frozenset(
    "title summary date year tags department people kind source publisher url name label note description".split()
)
"""Keys that begin a line whose colon was forgotten, rather than one that goes on with a text."""
_TEXT = 3
"""Words of a line that is no key with its value."""
_ENDED = re.compile(r"[.!?][”’\"')\]]*$")


class Guess(NamedTuple):
    """A place, and what to say of it."""

    row: int
    column: int
    message: str
    hint: str


def guessed(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """What was most likely meant where the parser stopped; None where its own words have to do."""
    if not 0 <= row < len(lines):
        return None
    return next((guess for try_ in _GUESSES if (guess := try_(problem, lines, row, column))), None)


def _glued_dash(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """`-item`."""
    match = re.match(r"([ ]*)-(?P<rest>[^\s-].*)", lines[row])
    if match is None or "expected ':'" not in problem:
        return None
    words = match["rest"] if len(match["rest"]) <= 40 else f"{match['rest'][:40]}…"
    message = "no space behind the dash of an item, so that YAML takes it for a part of the first word"
    return Guess(row, len(match[1]), message, f"put a space behind it: - {words}")


def _glued_dash_above(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """`-item  # a remark`, and items below it, on which alone the parser stops."""
    at = _above(lines, row)
    if at is None or "did not find expected" not in problem or not lines[row].lstrip().startswith("- "):
        return None
    return _glued_dash("expected ':'", lines, at, 0) if _indent(lines[at]) == _indent(lines[row]) else None


def _key_too_far_left(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """A key of `source` in the column of `source`, between others of its keys or above them."""
    key, at = _KEY.match(lines[row]), _above(lines, row)
    owner = _KEY.match(lines[at]) if at is not None else None
    if at is None or "mapping values" not in problem or not key or not owner or not owner["rest"]:
        return None
    indent, own = len(key["space"]), len(owner["space"])
    first, above = _opener(lines, at, own), _above(lines, at)
    opener = _KEY.match(lines[first]) if first is not None else None
    if opener is None or opener["rest"] or indent <= own or "-" in key["space"]:
        return None
    if above is None or (above != first and _indent(lines[above]) < indent):
        return None
    name = opener["key"]
    message = (
        f"'{owner['key']}' stands in the column of '{name}', and the line below it is indented as a key of '{name}'"
    )
    return Guess(at, own, message, f"put {_spaces(indent - own)} before '{owner['key']}'; it then belongs to '{name}'")


def _text_above_keys(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """`source: A name`, and its keys below it."""
    key, owner = _KEY.match(lines[row]), _KEY.match(lines[row - 1]) if row else None
    if "mapping values" not in problem or not key or not owner or not owner["rest"] or owner["rest"][0] in "\"'[{|>#":
        return None
    indent = len(key["space"])
    following = _KEY.match(lines[row + 1]) if row + 1 < len(lines) else None
    # One line that is set in too far is more likely a slip of its own.
    if len(owner["space"]) >= indent or following is None or len(following["space"]) < indent:
        return None
    text, name = owner["rest"].strip(), owner["key"]
    message = f"'{name}' has a text behind its colon, and keys below it"
    hint = f"take '{text}' away from behind '{name}:'; or, if the keys below are not its own, begin them in its column"
    return Guess(row - 1, owner.start("rest"), message, hint)


def _colon_in_running_text(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """A text of several lines with a colon in one of the later ones."""
    typed = re.match(r"(?P<space>[ ]*)\S+ ", lines[row][:column])
    if "mapping values" not in problem or typed is None or _KEY.match(lines[row]):
        return None
    above = (n for n in range(row - 1, -1, -1) if lines[n].strip() and _indent(lines[n]) < len(typed["space"]))
    at = next(above, None)
    owner = _KEY.match(lines[at]) if at is not None else None
    if at is not None and owner is None and lines[at].lstrip().startswith("- "):
        message = "a colon followed by a space inside an item that has no quotes"
        return Guess(row, column, message, 'put the whole item in quotes: - "…"')
    if owner is None:
        return None
    name = owner["key"]
    message = f"a colon followed by a space inside the text of '{name}', which has no quotes"
    if owner["rest"] is None:
        return Guess(row, column, message, f"write {name}: >- and keep the text indented below it")
    return Guess(row, column, message, f'put the whole text in quotes: {name}: "…"')


def _bracket_too_many(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    sign = lines[row][column : column + 1]
    if "did not find expected" not in problem or sign not in {"]", "}"}:
        return None
    return Guess(row, column, f"a closing bracket too many: {sign}", "delete it")


def _backslash(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    if "escape character" not in problem and "hexdecimal" not in problem:
        return None
    at = lines[row].rfind("\\", 0, column + 1)
    message = 'a backslash inside of "…", where YAML takes it for a sign of its own'
    return Guess(row, at if at >= 0 else column, message, "write \\\\ for it, or / if that was meant")


def _text_not_indented(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """`summary: >` and its text below, which is not indented."""
    above = _KEY.match(lines[row - 1]) if row else None
    if above is None or not re.fullmatch(r"[>|][+-]?\d?", above["rest"] or "") or _KEY.match(lines[row]):
        return None
    message = f"a text behind '{above['key']}: {above['rest']}' that is not indented"
    return Guess(row, 0, message, "put two spaces before each of its lines, more than stand before the key")


def _quotes_in_quotes(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """`title: "A "plan" of tea"`."""
    if "did not find expected" not in problem or not re.search(r':\s+".*".*"', lines[row]) or column < 2:
        return None
    if '"' not in lines[row][:column] or '"' not in lines[row][column:]:
        return None
    message = "double quotation marks inside of a value in such marks, which end it too soon"
    return Guess(row, column, message, "inside, write curly ones: “…”")


def _one_thing(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """`- ` before the first key of something that is no list, so that the next ones are not in its column."""
    key = _KEY.match(lines[row])
    if "did not find expected '-' indicator" not in problem or key is None or "-" in key["space"]:
        return None
    at = next((n for n in range(row - 1, -1, -1) if lines[n].strip() and _indent(lines[n]) <= len(key["space"])), None)
    first = _KEY.match(lines[at]) if at is not None else None
    if at is None or first is None or "-" not in first["space"] or _indent(lines[at]) != len(key["space"]):
        return None
    message = f"'{key['key']}' does not stand below '{first['key']}', but below the '- ' before it"
    hint = f"put two spaces before it; or, if this is one thing and no list, take away the '- ' before '{first['key']}'"
    return Guess(row, len(key["space"]), message, hint)


def _text_goes_on(problem: str, lines: Sequence[str], row: int, column: int) -> Guess | None:
    """A text in several lines, of which one begins in the column of its key."""
    words = lines[row].split()
    if "expected ':'" not in problem or len(words) < _TEXT or words[0] in _USUAL or _ODD_KEY.match(lines[row]):
        return None
    indent = _indent(lines[row])
    opener = _opener(lines, row, indent)
    owner = _KEY.match(lines[opener]) if opener is not None else None
    rest = owner["rest"] or "" if owner else ""
    is_block = re.fullmatch(r"[>|][+-]?\d?", rest) is not None
    if owner is None or "-" in owner["space"] or (not is_block and len(rest.split()) < _TEXT) or rest[:1] in "\"'[{":
        return None
    # What follows is text as well, up to the next key.
    following = list(takewhile(lambda line: line.strip() and not _KEY.match(line), lines[row:]))
    wrong = [line for line in following if _indent(line) <= indent]
    spaces = _spaces(max(2, _indent(lines[row - 1]) - indent))
    message = f"a line that seems to go on with the text of '{owner['key']}', and is not indented"
    hint = (
        f"put {spaces} before it"
        if len(wrong) == 1
        else f"put {spaces} before each of the {len(wrong)} lines from here on"
    )
    if not is_block and any(re.search(r":(?:\s|$)|\s#", line) for line in following):
        hint += f', and the whole text in quotes: {owner["key"]}: "…"'
    return Guess(row, indent, message, hint)


_GUESSES: tuple[Callable[[str, Sequence[str], int, int], Guess | None], ...] = (
    _glued_dash,
    _glued_dash_above,
    _key_too_far_left,
    _text_above_keys,
    _colon_in_running_text,
    _bracket_too_many,
    _backslash,
    _text_not_indented,
    _text_goes_on,
    _quotes_in_quotes,
    _one_thing,
)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _spaces(number: int) -> str:
    return f"{('one', 'two', 'three', 'four')[number - 1] if number <= 4 else number} space{'s' if number > 1 else ''}"


def _above(lines: Sequence[str], row: int) -> int | None:
    """The row of the next line above that has anything on it."""
    return next((n for n in range(row - 1, -1, -1) if lines[n].strip()), None)


def _opener(lines: Sequence[str], row: int, indent: int) -> int | None:
    """The row of the next line above that is indented no further, if it is a key in this column."""
    at = next((n for n in range(row - 1, -1, -1) if lines[n].strip() and _indent(lines[n]) <= indent), None)
    return at if at is not None and _indent(lines[at]) == indent and _KEY.match(lines[at]) else None


# Of lines that can be read -------------------------------------------------------------------------------------------

MERGE_MESSAGE = "a mark of an unfinished merge: two versions of these lines are in the file"
MERGE_HINT = "keep one of the versions between <<<<<<< and >>>>>>>, and delete the lines with the marks"


def merge_mark(text: str) -> int | None:
    """The offset of the first line that Git leaves in a file of two versions."""
    match = _MERGE.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    return match.start() if match else None


def cuts(text: str) -> dict[int, tuple[int, str]]:
    """Rows on which a # with a word right behind it, as in `prize #1`, may end a value: column, and what follows."""
    if " #" not in text:
        return {}
    found = ((row, _CUT.search(line)) for row, line in enumerate(text.split("\n")) if " #" in line)
    return {row: (match.start("remark"), match["remark"]) for row, match in found if match is not None}


def lost_dash(lines: Sequence[str], first: int, last: int) -> int | None:
    """The row of an item in several lines that was perhaps an item of its own: it begins a sentence, though the line
    above it had room for its first word."""
    rows = [line.rstrip() for line in lines[first : last + 1]]
    width = max(map(len, rows))
    for number, (above, line) in enumerate(pairwise(rows), start=first + 1):
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        fits = len(above) + 1 + len(word) <= width
        if fits and word[:1].isupper() and _ENDED.search(above):
            return number
    return None
