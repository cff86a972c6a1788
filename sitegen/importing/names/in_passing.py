"""Places that print a name without a word about its person: who wrote a paper, who sat on the committee, whom to ring.

Whoever is named nowhere else is none of the people of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sitegen.importing.names.naming import straight
from sitegen.importing.names.offices import LETTERS_BEHIND, TITLES
from sitegen.importing.page.layout import Page, Paragraph

_NAME = r"[A-Z][\w'-]*(?:\.? [A-Z][\w'-]*){1,3}"
_NAMES_ONLY = re.compile(rf"(?:{TITLES} )*{_NAME}(?:(?: ?[|,;&·•] ?| and ){{1,2}}(?:{TITLES} )*{_NAME}){{0,5}}")
_TOLD = 100
"""So long is a paragraph of the text itself, at the head of which its authors stand."""
_ABOUT_AUTHORS = re.compile(r"(?:About|Notes? on) the (?:authors?|contributors?|writers?)\b", re.IGNORECASE)
_CONTACT = re.compile(
    r"^(?:(?:all|press|media|for|further|more|any)\b[^.:]{0,60}?\b)?(?:enquir\w+|press office|interviews?|"
    r"(?:press|media) contacts?|(?:more|further) information)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_REACHED = re.compile(
    rf"^(?:{LETTERS_BEHIND.pattern})?(?:,? [^.,\n]{{2,60}})?(?:,| on| at|:| -| –)? ?\(?(?:(?:tel|phone|telephone|"
    r"mobile|email|e-mail)\b|\+?\d[\d ]{8}|\S+@\S+)",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"^(?:(?:Current )?Member(?:s|ship)(?: of the committee)?(?: present| attending)?|Present)\s*:")
_PARTY = re.compile(
    r"^,? (?:\w{1,3}, )?(?:(?:MP|MSP|MS|MLA|KC|QC|CBE|OBE|DL)(?:, | )?)*\((?:Lab|Con|LD|SNP|DUP|Ind|CB|PC|Lib Dem|"
    r"Labour|Conservative|Liberal Democrats?|Scottish National Party|Plaid Cymru|Democratic Unionist|Green|Independent|"
    r"Crossbench|Reform UK|Alba)\b(?P<rest>[^)]*(?:\([^)]*\)[^)]*)?)\)(?! \(Chair|:)"
)
_IN_CHAIR = re.compile(r"^[^;:]{0,30}?(?:\(|, ?)(?:in the )?Chair\b", re.IGNORECASE)
_CALLED_AFTER = re.compile(
    r"^(?:'s)? (?:(?:[Mm]emorial|[Aa]nnual) )*(?:[Ll]ecture|[Pp]rize|[Mm]edal|[Ss]cholarship|[Ff]ellowship|Award|Trust|"
    r"Foundation|Building|Institute|Centre|College|School|Show|[Pp]rogramme|[Pp]odcast|Theatre|Hall)s?\b"
)
_PICTURED = re.compile(
    r"\b[Pp]ictured(?: (?:here|above|below|left|right|together))* (?:with|alongside|beside|next to) [^.;:]{0,60}$"
)
_PROGRAMME = re.compile(r"\b(?:Sunday|Breakfast|Politics|Today|Tonight|Morning|Live|Show|Hour|Newsnight) [Ww]ith $")


_ONCE = re.compile(
    r"^ (?:wrote|complained|warned|argued|called|said|observed|declared|described|recommended|remarked|noted|put it)\b"
    r"(?:(?! (?:that|how|when|where|who|he|she|they|we|I)\b)[^.,;:]){0,60}? (?:in|of) (?P<year>1[6-9]\d\d|20\d\d)\b"
)
_LONG_AGO = 25
"""Years after which somebody's words are history, and not his part in a text."""


class InPassing:
    """The places of one page where a name stands only in passing; `year` is that of the page."""

    def __init__(self, page: Page, year: int) -> None:
        self._year = year
        self._paragraphs = page.paragraphs
        self._starts = [p.start for p in page.paragraphs]
        told = (n for n, p in enumerate(page.paragraphs) if p.kind == "body" and len(p.text) > _TOLD)
        self._head = next(told, 0)
        self._about_authors = set(_below_authors(page.paragraphs))

    def holds(self, start: int, end: int) -> bool:
        """Whether a name at a place is said nothing of."""
        number = max(bisect_right(self._starts, start) - 1, 0)
        paragraph = self._paragraphs[number]
        words, low = straight(paragraph.text), start - paragraph.start
        before, behind = words[max(0, low - 100) : low], words[end - paragraph.start :][:140]
        once = _ONCE.match(behind)
        return (
            number in self._about_authors
            or (number < self._head and _NAMES_ONLY.fullmatch(words.strip()) is not None)
            or (_PRESENT.match(words) is not None and _IN_CHAIR.match(behind) is None)
            or _PARTY.match(behind) is not None
            or (_CONTACT.match(words[:low]) is not None and _REACHED.match(behind) is not None)
            or _CALLED_AFTER.match(behind) is not None
            or _PICTURED.search(before) is not None
            or _PROGRAMME.search(before) is not None
            or (once is not None and int(once["year"]) <= self._year - _LONG_AGO)
        )


def _below_authors(paragraphs: tuple[Paragraph, ...]) -> list[int]:
    """The numbers of the paragraphs that tell who the authors are: the heading, and what follows it."""
    found: list[int] = []
    below = False
    for number, paragraph in enumerate(paragraphs):
        heads = _ABOUT_AUTHORS.match(paragraph.text.strip("#* ")) is not None
        below = heads or (below and paragraph.kind != "heading")
        if below:
            found.append(number)
    return found
