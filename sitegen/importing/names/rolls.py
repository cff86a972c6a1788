"""Lists of people, a name on each line: members of a committee, those who won something; and whom a letter addresses.

A single line with two capitalised words may be anything. Among others of its sort it is a name, where enough of them
begin with a given name or have a title, and none holds a word that is no part of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from sitegen.given_names import GIVEN_NAMES
from sitegen.importing.english import NO_NAMES, NO_SURNAMES
from sitegen.importing.names.naming import straight
from sitegen.importing.names.offices import LETTERS_BEHIND, TITLES
from sitegen.importing.page.layout import Page

_FEWEST = 3
_OF_LABELLED = 0.5
_OF_ALL = 0.66
"""Share of the lines that begin with a given name or a title, below a line that promises people and elsewhere."""
_LABEL = re.compile(
    r"\b(?:chair|members?|panel|present|attend\w+|witness\w*|speakers?|winners?|committee|judges|board|team|authors|signed|"
    r"people|honours|nominees|finalists|shortlist\w*)\b",
    re.IGNORECASE,
)
_WORD = r"(?:[A-Z][\w'-]*[a-z][\w'-]*)"
_PARTICLE = r"(?:de|van|von|der|den|al|bin|di|da|du|la|le|ap)"
_LINE = re.compile(
    rf"\W*(?P<titles>(?:{TITLES} )*)(?P<name>{_WORD}(?: (?:[A-Z]\.|{_PARTICLE}|{_WORD})){{1,3}})"
    rf"(?:{LETTERS_BEHIND.pattern})*\s*"
    r"(?:[,(–—-]\s*(?:in )?(?:the )?(?:[Dd]eputy |[Vv]ice-)?[Cc]hair\w*\)?|\([^()]{2,40}\))?"
    r"[.,;]?\s*"
)
_KINDS = {"heading", "body", "byline", "caption", "notes"}


def listed_names(page: Page) -> Iterator[tuple[int, str]]:
    """(offset, name) of everybody in the lists of names of a page."""
    before = ""
    for is_name, rows in groupby(_lines(page), key=lambda row: row[1] is not None):
        lines = list(rows)
        run = [match for _, match in lines if match is not None] if is_name else []
        known = sum(_is_known(match) for match in run) / max(len(run), 1)
        if len(run) >= _FEWEST and known >= (
            _OF_LABELLED if _LABEL.search(f"{before} {' '.join(m[0] for m in run)}") else _OF_ALL
        ):
            for match in run:
                yield match.start("name"), match["name"]
        before = lines[-1][0]


_DEAR = re.compile(rf"Dear (?P<titles>(?:{TITLES} )*)(?P<name>{_WORD}(?: {_WORD})*)[,:]?")
_HEAD = 20
"""Paragraphs of the head of a letter."""


def addressed_names(page: Page) -> Iterator[tuple[int, str]]:
    """(offset, name) of whom a letter is to: alone on a line of its head, and called so behind `Dear`."""
    head = page.paragraphs[:_HEAD]
    dear = next((m for p in head if (m := _DEAR.fullmatch(straight(p.text)))), None)
    for paragraph in head if dear else ():
        match = (
            _LINE.fullmatch(straight(paragraph.text)) if paragraph.kind in _KINDS | {"header", "standfirst"} else None
        )
        if match is not None and _may_be(match):
            words = match["name"].split()
            if dear and dear["name"] in {match["name"], words[-1] if dear["titles"] else words[0]}:
                yield paragraph.start + match.start("name"), match["name"]
                return


def _lines(page: Page) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Each line of a page with its match, at its place in the whole text; None where it cannot be a name."""
    text = straight(page.text)
    for paragraph in page.paragraphs:
        if paragraph.kind not in _KINDS:
            yield paragraph.text, None
            continue
        at = paragraph.start
        for line in straight(paragraph.text).split("\n"):
            match = _LINE.fullmatch(text, at, at + len(line))
            yield line, match if match is not None and _may_be(match) else None
            at += len(line) + 1


def _may_be(match: re.Match[str]) -> bool:
    words = match["name"].split()
    rest = words[1:] if words[0] in GIVEN_NAMES else words
    return words[-1] not in NO_SURNAMES and not any(word in NO_NAMES for word in rest)


def _is_known(match: re.Match[str]) -> bool:
    return bool(match["titles"]) or match["name"].split()[0].partition("-")[0] in GIVEN_NAMES
