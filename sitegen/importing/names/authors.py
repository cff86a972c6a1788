"""Who wrote a text: the name of a person in the place of a byline, or of whoever gave the speech that it records.

A line at the end that looks like a name may be one, a caption, or the last point of a list; it is doubtful at best.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sitegen.given_names import GIVEN_NAMES
from sitegen.importing.english import NO_NAMES, NO_SURNAMES
from sitegen.importing.names.naming import straight
from sitegen.importing.names.offices import TITLES
from sitegen.importing.names.people import People
from sitegen.importing.names.rolls import listed_names
from sitegen.importing.page.layout import Page, clean_name

_TOLD = re.compile(r"^(?:by|written by|posted by|author|words)\b|\breports\.?$|\b(?:by|and) ", re.IGNORECASE)
_LONG = 100
_SPEECH = re.compile(
    r"(?:(?:This|The following|Below) is (?:an? |the )?)?(?:(?:full|edited|abridged) )?(?:[Tt]ranscript|[Tt]ext|"
    r"[Kk]eynote|[Ss]peech|[Ll]ecture|[Aa]ddress|[Rr]emarks|[Tt]alk)\b[^.;:\n]{0,90}?\b(?:by|from) (?:the )?"
)
_FIRST = 3


@dataclass(frozen=True)
class Author:
    """The name of an author, empty where there is none, and why it is doubtful, if it is.

    `spoke` is true of one whose speech it is, whom the text names as it does others.
    """

    name: str = ""
    doubt: str = ""
    spoke: bool = False


def author_of(page: Page, people: People, bodies: Collection[str]) -> Author:
    """The author of a page; `bodies` are names of organisations, in lower case, which write nothing themselves."""
    name = clean_name(page.author)
    if name.lower() in bodies or (name and not _is_person(name)):
        name = ""
    if not name:
        return Author(_speaker_of_record(page, people), spoke=True)
    return _placed(name, page)


def _placed(name: str, page: Page) -> Author:
    """The author with a doubt, by where the name stands and what stands with it."""
    holding = [
        n for n, p in enumerate(page.paragraphs) if name in p.text and p.kind in {"byline", "date", "standfirst"}
    ]
    if not holding:
        # The file or the page says it of itself, out of sight.
        return Author(name)
    at = holding[0]
    if any(start < page.paragraphs[at].end and page.paragraphs[at].start <= start for start, _ in listed_names(page)):
        return Author()
    told = _TOLD.search(page.paragraphs[at].text) is not None
    at_end = at > 2 and not any(len(p.text) > _LONG and p.kind == "body" for p in page.paragraphs[at + 1 :])
    if told or (not at_end and _has_given_name(name)):
        return Author(name)
    if at_end:
        return Author(name, "it stands alone at the end of the text") if _has_given_name(name) else Author()
    return Author(name, "nothing but its place says that it is the author")


def _is_person(name: str) -> bool:
    plain = re.sub(rf"^(?:{TITLES} )+", "", name)
    words = plain.split()
    titled = plain != name
    if not words or (len(words) < 2 and not titled) or len(words) > 6 or re.search(r"\d", plain):
        return False
    if titled:
        return True
    if words[0] in GIVEN_NAMES:
        return not any(word in NO_NAMES for word in words[1:-1])
    return words[-1] not in NO_SURNAMES and not any(word in NO_NAMES for word in words)


def _has_given_name(name: str) -> bool:
    first = name.split()[0]
    return first.partition("-")[0] in GIVEN_NAMES or re.match(rf"{TITLES} ", name) is not None


def _speaker_of_record(page: Page, people: People) -> str:
    """Whoever gave the speech that a text says it records, in one of its first paragraphs."""
    for paragraph in page.paragraphs[:_FIRST]:
        match = _SPEECH.match(straight(paragraph.text))
        for place in people.places if match else ():
            between = straight(page.text[paragraph.start + match.end() : place.start]) if match else ""
            if place.start >= paragraph.start + (match.end() if match else 0) and re.fullmatch(
                rf"(?:{TITLES} )*", between
            ):
                return people.by_key[place.who].name
    return ""
