"""`repeated-text`: a paragraph or an annotation that stands twice in a body, as it does when it was pasted twice; or
all of an entry, front matter and text.

Short paragraphs may well come back, and so may an annotation with the same words below another paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.diagnostics import Findings, Span
from sitegen.markup.scan import Scanned, masked

_HEAD = re.compile(r"/{3,}[ \t]*[A-Za-z]")
_END = re.compile(r"/{3,}[ \t]*")
_NO_PROSE = ("<", "|", "!", "[^", "{", "#", ">")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s")
_FEW = 10
_WIDE = 40
_FEWEST_KEYS = 3
"""Lines of front matter that have to come back, with the title, for it to be the same."""


def begins_again(text: str, body_line: int, path: str, found: Findings) -> int | None:
    """The offset at which an entry, whose body begins on a line, stands in its file once more; it is an error.

    Whoever reads on from there would find everything twice, and front matter among the words.
    """
    lines = text.split("\n")
    keys = {line.rstrip() for line in lines[1 : body_line - 1] if re.match(r"\w+:", line)}
    titles = {key for key in keys if key.startswith("title:")}
    if not titles or not any(line.rstrip() in titles for line in lines[body_line - 1 :]):
        return None
    body = [*lines[: body_line - 1], *masked("\n".join(lines[body_line - 1 :])).split("\n")]
    for number in range(body_line - 1, len(body)):
        if not body[number].rstrip().endswith("---"):
            continue
        end = next((n for n in range(number + 1, len(body)) if re.fullmatch(r"-{3,}\s*", body[n])), number)
        same = keys & {line.rstrip() for line in body[number + 1 : end]}
        if len(same) >= min(_FEWEST_KEYS, len(keys)) and same & titles:
            at = len("\n".join(lines[:number])) + 1 + len(lines[number].rstrip().rstrip("-"))
            _report_copy(text, at, path, found)
            return at
    return None


def _report_copy(text: str, at: int, path: str, found: Findings) -> None:
    first, last = text.count("\n", 0, at) + 1, text.rstrip().count("\n") + 1
    glued = at > 0 and text[at - 1] != "\n"
    place = f"from the '---' at the end of line {first} to line {last}" if glued else f"lines {first} to {last}"
    message = "the entry begins here once more, with its front matter: it was pasted below itself"
    hint = f"delete {place}"
    if text[:at].strip() != text[at:].strip():
        hint = f"the two differ: keep what is right of both above line {first}, and {hint}"
    found.error(Span(path, first), "repeated-text", message, hint)


@dataclass(frozen=True)
class _Block:
    """Lines of a body from `start` to before `end`; `below` is the number of the paragraph that a note is about."""

    start: int
    end: int
    text: str
    below: int | None


def check_repeated(scanned: Scanned, path: str, found: Findings) -> None:
    """Look for blocks that are the same word for word; runs of them are one slip."""
    lines = scanned.masked.split("\n")
    if not _may_repeat(lines):
        return
    blocks = _blocks(lines)
    first = scanned.index.span(path, 0).line
    for one, last, begin in _runs(blocks):
        start, end = blocks[begin].start + first, blocks[last].end + first - 1
        what, where = "this paragraph stands on", blocks[one].start + first
        if last > begin:
            what = "these lines stand from"
        elif blocks[begin].below is not None:
            what = "this annotation stands on"
        message = f"{what} line {where}{' on' if last > begin else ''} already, word for word"
        hint = f"delete lines {start} to {end}" if end > start else f"delete line {start}"
        found.warning(Span(path, start), "repeated-text", message, hint)


def _may_repeat(lines: Sequence[str]) -> bool:
    """A quick look: what is there twice has a line that is, and few bodies have one."""
    worth = [line for line in lines if len(line) >= _WIDE or (line.startswith("///") and len(line) > 6)]
    return len(set(worth)) < len(worth)


def _blocks(lines: Sequence[str]) -> list[_Block]:
    blocks: list[_Block] = []
    paragraph, number = -1, 0
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        start, note = number, _HEAD.match(lines[number]) is not None
        while number < len(lines) and (not _END.fullmatch(lines[number]) if note else lines[number].strip()):
            number += 1
            if not note and number < len(lines) and _HEAD.match(lines[number]):
                break
        number += note
        paragraph = paragraph if note else len(blocks)
        text = " ".join(" ".join(lines[start:number]).split())
        blocks.append(_Block(start, min(number, len(lines)), text, paragraph if note else None))
    return blocks


def _runs(blocks: Sequence[_Block]) -> Iterator[tuple[int, int, int]]:
    """(number of the first block that has the text, number of the last of the run, number of its first)."""
    known: dict[str, int] = {}
    number = 0
    while number < len(blocks):
        one = known.setdefault(blocks[number].text, number)
        if one == number or not _is_slip(blocks[one], blocks[number]):
            number += 1
            continue
        last = number
        while last + 1 < len(blocks) and one + last + 1 - number < number:
            if blocks[one + last + 1 - number].text != blocks[last + 1].text:
                break
            last += 1
        yield one, last, number
        number = last + 1


def _is_slip(one: _Block, other: _Block) -> bool:
    if other.below is not None:
        return one.below == other.below
    words = other.text.split()
    # A step may well come back in another list.
    item = other.end == other.start + 1 and _ITEM.match(other.text)
    return len(words) >= _FEW and not item and not other.text.startswith(_NO_PROSE)
