"""The names in the running text of an entry, each with its place: runs of words with capitals, as typed.

Links, quotations, code and addresses are left out, and so are notes on how a source has a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import LineIndex
from sitegen.fields import Word
from sitegen.wording.own_words import own_words, running_text, told

# Capitals of the Latin, Greek and Cyrillic scripts by range, as in `checks.prominence`.
_CAPITAL = r"[A-Z\u00c0-\u00de\u0386-\u03ab\u0400-\u042f][\w’'-]*"
_LITTLE = r"(?:of|for|and|the|to|in|on|&)"
_FIRST = r"(?:The|An?|In|At|By|For|From|On|See|To|Then|But|And|With)\s"
"""Words that have their capital from the beginning of a sentence."""
_RUN = re.compile(rf"\b(?!{_FIRST}){_CAPITAL}(?:,?\s(?:{_LITTLE}\s)*{_CAPITAL})+")
_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]|!?\[[^\[\]\n]*\]\([^()\n]*\)")
_EXPLAINS = re.compile(r"\b(?:spel[lt]|misspel|print|misprint|call|sic\b|typ(?:ed|o)|slip|so written|misname)")
"""Words of a note that may tell how a source has a name."""


def names_in(body: str, path: str, first_line: int) -> Iterator[Word]:
    """The names of two words and more in a body as typed."""
    # Other rules have asked for the same words before.
    text = _without_links(own_words(told(body)), body)
    index = LineIndex(text, first_line)
    # To tell notes from text is dear, and few have such a word.
    prose = running_text(body) if _EXPLAINS.search(body.lower()) else ""
    for match in _RUN.finditer(text):
        note = prose and prose[match.start()].isspace()
        if "\n\n" not in match[0] and not (note and _EXPLAINS.search(_paragraph(body, match.start()).lower())):
            yield Word(" ".join(match[0].split()), index.span(path, match.start()))


def _paragraph(text: str, at: int) -> str:
    start, end = text.rfind("\n\n", 0, at), text.find("\n\n", at)
    return text[max(start, 0) : end if end >= 0 else len(text)]


def _without_links(text: str, body: str) -> str:
    parts, end = [], 0
    for match in _LINK.finditer(body):
        parts += [text[end : match.start()], " " * len(match[0])]
        end = match.end()
    return "".join((*parts, text[end:]))
