"""Lists of people, a name on each line: the members of a committee, a panel, those who won something.

A single line with two capitalised words may be anything. Among others of its sort it is a name, where one in two of
them begins with a given name or has a title, and none is a common word or a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from sitegen.importing.english import NO_NAMES, NO_SURNAMES
from sitegen.importing.given_names import GIVEN_NAMES
from sitegen.importing.layout import Page
from sitegen.importing.naming import straight
from sitegen.importing.offices import LETTERS_BEHIND, TITLES

_FEWEST = 3
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
    for is_name, rows in groupby(_lines(page), key=lambda row: row[1] is not None):
        run = [match for _, match in rows if match is not None] if is_name else []
        starts = [match for match in run if _is_known(match)]
        if len(run) >= _FEWEST and 2 * len(starts) >= len(run):
            for match in run:
                yield match.start("name"), match["name"]


def _lines(page: Page) -> Iterator[tuple[int, re.Match[str] | None]]:
    """Each line of a page with its match, at its place in the whole text; None where it cannot be a name."""
    text = straight(page.text)
    for paragraph in page.paragraphs:
        if paragraph.kind not in _KINDS:
            continue
        at = paragraph.start
        for line in straight(paragraph.text).split("\n"):
            match = _LINE.fullmatch(text, at, at + len(line))
            yield at, match if match is not None and _may_be(match) else None
            at += len(line) + 1


def _may_be(match: re.Match[str]) -> bool:
    words = match["name"].split()
    rest = () if words[0] in GIVEN_NAMES else words
    return words[-1] not in NO_SURNAMES and not any(word in NO_NAMES for word in rest)


def _is_known(match: re.Match[str]) -> bool:
    return bool(match["titles"]) or match["name"].split()[0].partition("-")[0] in GIVEN_NAMES
