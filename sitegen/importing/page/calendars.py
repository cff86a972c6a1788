"""Lists of events in the head of a page: day, event, day, event. They date nothing, nor are they a title."""

from __future__ import annotations

import re

_EVENT = re.compile(
    r"\b(?:open(?:s|ed|ing)?|clos(?:e|es|ed|ing)|deadline|ceremony|announce(?:d|ment)|launch(?:es|ed)?|starts?|begins?|"
    r"ends?|due|conference|dinner|awards?|results?|entries|nominations?|applications?|registration|shortlist\w*|"
    r"judging|interviews?|meeting|session|workshop|final)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\W*(?:posted|published|written|updated|modified|reviewed|delivered|first|last|by|from)\b", re.IGNORECASE
)
_LONGEST = 60
_HEAD = 16


def calendar_lines(texts: list[str], kinds: list[str]) -> set[int]:
    """The numbers of the lines of a list of events: days and names of events by turns, or both on each line."""
    found: set[int] = set()
    for first in range(min(len(texts), _HEAD)):
        if first not in found:
            found.update(_by_turns(texts, kinds, first) or _on_one_line(texts, kinds, first))
    return found


def _by_turns(texts: list[str], kinds: list[str], first: int) -> list[int]:
    """`1 April 2019`, `Entries open`, `3 May 2019`, `Entries close`, from the first of them on."""
    lines: list[int] = []
    for number in range(first, len(texts)):
        day = kinds[number] == "date" and not _TOLD.match(texts[number])
        if not (day if len(lines) % 2 == 0 else _is_event(texts[number], kinds[number])):
            break
        lines.append(number)
    pairs = len(lines) // 2
    events = sum(_EVENT.search(texts[n]) is not None for n in lines[1::2])
    # What stands by turns with two days may be their publisher and title; three are a list.
    return lines[: 2 * pairs] if events * 2 >= pairs and pairs >= (2 if events == pairs else 3) else []


def _on_one_line(texts: list[str], kinds: list[str], first: int) -> list[int]:
    """`Entries open: 1 April 2019`, `Entries close: 3 May 2019`."""
    lines: list[int] = []
    for number in range(first, len(texts)):
        if kinds[number] != "date" or _TOLD.match(texts[number]) or not _EVENT.search(texts[number]):
            break
        lines.append(number)
    return lines if len(lines) > 1 else []


def _is_event(text: str, kind: str) -> bool:
    return kind == "body" and len(text) < _LONGEST and not _TOLD.match(text) and not re.search(r"[.:;]$", text)
