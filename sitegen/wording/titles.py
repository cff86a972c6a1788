"""Titles of works in a text, which nobody can put into other words, and names, which nobody may.

`The report “What we heard from all who came”`, `*What we heard*`; `the Department for Counting and Kettles`.
"""

from __future__ import annotations

import re

from sitegen.wording.own_words import blanked

_WORKS = (
    "report|book|booklet|paper|study|review|article|essay|thesis|blog|post|speech|lecture|talk|survey|strategy|plan"
    "|policy|guide|guidance|handbook|manual|leaflet|letter|memo|memorandum|press release|series|podcast|film|webinar"
    "|session|event|conference|seminar|workshop|course|page|chapter|section"
)
_NAMED = re.compile(rf"\b(?:(?:{_WORKS})s?(?:,? (?:called|titled|entitled|named))?|titled|entitled)\s+$")
_CALLED = re.compile(rf"[^.;]{{0,40}}?\b(?:{_WORKS})s?\b", re.IGNORECASE)
_ITALIC = re.compile(
    r"(?<![*\w\\])\*(?=[^\s*])(?P<star>(?:[^*\n]|\n(?![ \t]*\n)){3,300}?)(?<=[^\s\\])\*(?![*\w])"
    r"|(?<![_\w\\])_(?=[^\s_])(?P<line>(?:[^_\n]|\n(?![ \t]*\n)){3,300}?)(?<=[^\s\\])_(?![_\w])"
)
_SENTENCES = re.compile(r"[.!]\s+\S|[.,;!]$")
_LEAST = 4
"""Words of a title of the source that are not everybody's words."""
_CAPITAL = r"[A-Z\u00c0-\u00de\u0386-\u03ab\u0400-\u042f][\w’'-]*"
_NAMES = re.compile(rf"\b{_CAPITAL}(?:,?\s(?:(?:of|for|and|the|to|in|on|&)\s)*{_CAPITAL})+")


def is_named(before: str, words: str) -> bool:
    """Whether quoted words are the title of a work, by the words before them: `the report “How we count”`."""
    return _may_be(words) and _NAMED.search(before[-60:]) is not None


def is_called(words: str, behind: str) -> bool:
    """Whether quoted words are the title of a work, by the words behind them: `“How we count”, a report of 2019`."""
    return _may_be(words) and _CALLED.match(behind) is not None


def without_titles(text: str, title: str) -> str:
    """A text with the words in italics, and with the title of its source, blanked where they are titles."""
    text = _ITALIC.sub(lambda match: blanked(match) if _may_be(match["star"] or match["line"]) else match[0], text)
    return re.sub(r"\s+".join(map(re.escape, title.split())), blanked, text) if len(title.split()) >= _LEAST else text


def same_title(words: str, title: str) -> bool:
    """Whether quoted words are the title of the source, with or without a stop behind it."""
    return bool(title) and _plain(words) == _plain(title)


def names_among(words: str) -> int:
    """How many of some words are in names of two words and more, which are written as they are."""
    return sum(len(re.findall(r"\w[\w’'-]*", match[0])) for match in _NAMES.finditer(words))


def _may_be(words: str) -> bool:
    """A title begins with a capital or a number, and is no sentence with its stop, nor several."""
    line = " ".join(words.split())
    first = re.search(r"\w", line)
    return first is not None and not first[0].islower() and _SENTENCES.search(line) is None


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
