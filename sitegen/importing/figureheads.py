"""The people that are proposed for an entry: those of the text, and an author who speaks for himself in office."""

from __future__ import annotations

import re

from sitegen.importing.kinds import Origin
from sitegen.importing.names.naming import Names, straight
from sitegen.importing.names.people import Figurehead, People, registered, without_title
from sitegen.importing.page.furniture import FULL_DATE
from sitegen.importing.page.layout import Page
from sitegen.importing.speech.speakers import Voices, is_of_oneself

_OFFICE = re.compile(
    r"\b(?:Permanent Secretary|Director|Minister|Secretary|Chief|Head|Commissioner|Chair|President|Solicitor)\b"
)
_HEAD = 8


def figureheads(
    people: People, author: str, page: Page, names: Names, voices: Voices, byline: str, origin: Origin
) -> tuple[Figurehead, ...]:
    """The people of the text, and its author where he speaks for himself in office; a reporter is not one of them."""
    found = [p for p in people.by_key.values() if not p.passing and (p.id or not _same_name(p.name, author))]
    writer = _writer(people, author, page, names, voices, byline, origin) if author else None
    return tuple(sorted((*([writer] if writer else []), *found), key=lambda p: p.start))


def _writer(
    people: People, author: str, page: Page, names: Names, voices: Voices, byline: str, origin: Origin
) -> Figurehead | None:
    """The author as one of the people, where he is in office and tells of himself or gives his opinion."""
    own = registered(author, names)
    alone = is_of_oneself(page) or without_title(author) in straight(page.title).lower()
    first_person = voices.first_person or alone
    if own:
        return Figurehead(own, author, "", 0, 1, "sure") if first_person and own not in people.by_key else None
    told = next((p.role for p in people.by_key.values() if p.role and _same_name(p.name, author)), "")
    told = told or _office_below(author, page)
    if not first_person and not (_leads(told) and (origin.nature == "opinion" or _is_comment(page))):
        return None
    office = _office_beside(author, [byline, *(p.text for p in page.paragraphs[:_ABOVE])])
    if origin.kind == "speech" or office or told or alone:
        return Figurehead("", author, _DATED.split(office.strip(" ,-–"))[0] or told, 0, 1, "likely")
    return None


def _office_beside(author: str, lines: list[str]) -> str:
    """What stands behind the name of an author in the first line where that is an office; empty where there is none."""
    behind = (text.partition(author)[2] for text in lines if author in text)
    return next((line for line in behind if _OFFICE.search(line[:60])), "")


_ABOVE = 12
"""Paragraphs at the top of a page among which a byline stands."""


def _office_below(author: str, page: Page) -> str:
    """The office of an author by the line at the end that says who he is: `NAME is head of the Harbour Office`."""
    line = re.compile(rf"\W*{re.escape(author)} is (?:the |an? )?(?P<role>[^.;\n]{{3,80}})[.]?")
    lines = (line.match(paragraph.text) for paragraph in page.paragraphs[-_FOOT:])
    return next((match["role"] for match in lines if match), "")


_FOOT = 6


def _is_comment(page: Page) -> bool:
    """Whether a word above the title files a text under opinions."""
    return any(_COMMENT.fullmatch(paragraph.text.strip()) for paragraph in page.paragraphs[:_HEAD])


_COMMENT = re.compile(r"(?:opinions?|comment|viewpoint|views?|guest (?:post|blog|column|comment))", re.IGNORECASE)


def _leads(role: str) -> bool:
    """Whether somebody leads a body, by the office at the end of what he wrote; a writer or reporter does not."""
    return _OFFICE.search(role.title()) is not None and _WRITES.search(role) is None


_WRITES = re.compile(
    r"\b(?:editor\w*|report\w+|correspondent|writer|columnist|journalist|research\w*|fellow|lecturer|professor)\b",
    re.IGNORECASE,
)


_DATED = re.compile(rf" - |,? Posted|,? (?:on )?{FULL_DATE}")
"""Where an office ends in a byline: before the day, and before what the text is filed under."""


def _same_name(one: str, other: str) -> bool:
    return (
        bool(other)
        and one.lower().replace("’", "'").endswith(other.lower().replace("’", "'").split(" ", 1)[-1])
        and one.split()[-1].lower() == other.split()[-1].lower()
    )
