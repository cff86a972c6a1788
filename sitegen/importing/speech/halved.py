"""Quotations of which one mark is missing: closed and never opened, or opened and closed by nothing but `, said NAME`.

Only what leaves no doubt that somebody speaks counts: a closing mark before a verb of saying, or one that ends what a
paragraph further up has opened. Where the other end is, nobody can see; a sentence is all that is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.importing.english import SAYING
from sitegen.importing.names.naming import straight

_FEWEST = 4
"""Words of a sentence whose opening mark is missing, at least."""
_CLOSING = re.compile(r"(?<=[^\s(\[])[”\"](?=[\s,.;:)–—-]|$)")
_SAID_BEHIND = re.compile(rf" (?:(?:[A-Z][\w'’-]+|he|she|they|the|an?|one|[a-z]+er) ){{0,4}}?(?:{SAYING})\b")
_SAID_WITHIN = re.compile(r"[,.!?…](?= (?:said|says|added|adds|explained|explains|told) (?:[A-Z]|the |an? |one ))")
_SENTENCE = re.compile(r"(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!Mrs)[.!?]['’\")]? (?=[A-Z])")


def lone_end(text: str, quoted: Iterable[tuple[int, int]]) -> int:
    """Where a closing mark stands that closes none of the quotations at these places of a paragraph; -1 without one."""
    inside = list(quoted)
    for mark in _CLOSING.finditer(text):
        at = mark.start()
        if any(start <= at < end for start, end in inside):
            continue
        # Behind a figure a straight one says inches.
        return -1 if text[at] == '"' and text[at - 1].isdigit() else at
    return -1


def sentence_before(text: str, end: int) -> int:
    """Where the sentence begins that is closed by a mark at `end`, before a verb of saying; -1 where it is none."""
    words = text[:end]
    # Behind a full stop another sentence begins.
    if words[-1:] not in ",!?…–—" or not _SAID_BEHIND.match(text, end + 1):
        return -1
    cuts = [m.end() for m in _SENTENCE.finditer(straight(words))]
    start = cuts[-1] if cuts else 0
    sentence = words[start:]
    return start if sentence[:1].isupper() and len(sentence.split()) >= _FEWEST else -1


def said_within(text: str, start: int) -> int:
    """Where words that are never closed end for all that, before `, said NAME`; -1 where nothing tells."""
    said = _SAID_WITHIN.search(text, start)
    return said.start() if said else -1
