"""Names behind a quotation that say whose it is: `“…” – NAME, office`, `“…” (NAME, office)`, or on the next line.

Testimonials, awards and pages of letters sign quotations in this way. The signature ends its speaker: what is quoted
next is somebody else's, unless it is signed by the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.importing.english import OFFICE
from sitegen.importing.names.offices import LETTERS_BEHIND, LONGEST, TITLES
from sitegen.importing.page.furniture import NAME
from sitegen.importing.page.layout import Page

_CLOSE = r"[.,;:!?…]*[\"'”’»]?[.,]?\s*"
_DASH = re.compile(rf"{_CLOSE}(?:-{{1,2}}|[–—―~])\s*")
_BRACKET = re.compile(rf"{_CLOSE}\(")
_LINE_DASH = re.compile(r"(?:-{1,2}|[–—―~])\s*")
_LONGEST = 16
_TITLES = re.compile(rf"(?:{TITLES} )*")
_AFTER_NAME = re.compile(r"\s*$|\s*[,(;|]|\s+[-–—]\s|\s+(?:of|from|at)\s")
_OFFICE = re.compile(rf"\b(?i:{OFFICE})\b")
_NEXT_LINE = re.compile(r"(?<!,)\n(?=[A-Z“\"])")
_NAME_AND_OFFICE = re.compile(rf"(?:{TITLES} )*{NAME}, (?:[\w-]+ ){{0,4}}?(?i:{OFFICE})\b[^.!?:“\"]*$")
_OPENING = re.compile(r"\s[“\"‘](?=\w)")
# A sentence that goes on behind a dash is no signature.
_GOES_ON = re.compile(r"[.!?]\s+\w|\b(?:is|was|are|were|has|had|will|would|that|which|who|said|says)\b")


@dataclass(frozen=True)
class Signature:
    """Where a signature stands: its first letter, and the end of it."""

    start: int
    end: int


def signature_of(page: Page, end: int) -> Signature | None:
    """The signature of a quotation of the body that ends at an offset: in brackets, or behind a dash."""
    paragraph = next((n for n, p in enumerate(page.body) if p.start <= end <= p.end), None)
    if paragraph is None:
        return None
    here = page.body[paragraph]
    behind = page.text[end : here.end]
    bracket = _BRACKET.match(behind)
    if bracket and ")" in behind[bracket.end() :]:
        return _checked(page, end + bracket.end(), end + behind.index(")", bracket.end()))
    dash = _DASH.match(behind)
    if dash:
        opening = _OPENING.search(behind, dash.end())
        return _checked(page, end + dash.end(), end + (opening.start() if opening else len(behind)))
    following = page.body[paragraph + 1] if paragraph + 1 < len(page.body) else None
    if re.fullmatch(_CLOSE, behind) and following is not None:
        line = _LINE_DASH.match(following.text)
        if line and not _OPENING.search(f" {following.text[line.end() :]}"):
            return _checked(page, following.start + line.end(), following.end)
        # Below a paragraph that is all quotation a name and an office are enough.
        if _OPENING.match(f" {here.text}") and _NAME_AND_OFFICE.match(following.text):
            return _checked(page, following.start, following.end)
    return None


def _checked(page: Page, start: int, end: int) -> Signature | None:
    # A line below it, unless it goes on, is no part of it.
    end = start + len(_NEXT_LINE.split(page.text[start:end])[0])
    words = page.text[start:end].strip()
    plausible = words[:1].isupper() and 1 < len(words.split()) <= _LONGEST and not _GOES_ON.search(words)
    return Signature(start, start + len(page.text[start:end].rstrip(" .\n"))) if plausible else None


def names_signer(text: str, signature: Signature, start: int, end: int) -> bool:
    """Whether a name is that of a signature, which begins with it and ends there or goes on with an office."""
    if not signature.start <= start < end <= signature.end:
        return False
    rest = LETTERS_BEHIND.sub("", text[end : signature.end], count=1)
    return _TITLES.fullmatch(text, signature.start, start) is not None and _AFTER_NAME.match(rest) is not None


def is_office(words: str) -> bool:
    """Whether a signature without a name is an office: `Programme manager, Harbour Office`."""
    return _OFFICE.search(words) is not None or words.lower().startswith("anonymous")


_SIGNED_BEFORE = re.compile(rf"[\"”’'»][.,]?(?:\s*(?:-{{1,2}}|[–—―~]|\()|\s*\n)\s*(?:{TITLES} )*$")
_ROLE = re.compile(r"(?:, | \(|; )(?P<role>[^\n(){}“”\"]{2,90}?)\.?(?=$|\n|\)|\s[“\"])")


def is_signed_before(before: str) -> bool:
    """Whether a text ends with a closing quotation mark and the dash, bracket or new line of a signature."""
    return _SIGNED_BEFORE.search(before) is not None


def signed_role(text: str, start: int, end: int) -> str:
    """What a signature says of its name: `“…” – NAME, Harbour Office`; empty where no signature stands there."""
    if not is_signed_before(text[max(0, start - 40) : start]):
        return ""
    behind = LETTERS_BEHIND.sub("", text[end : end + 140], count=1)
    match = _ROLE.match(behind)
    role = match["role"].strip() if match else ""
    return role if 0 < len(role.split()) <= LONGEST and not _GOES_ON.search(role) else ""
