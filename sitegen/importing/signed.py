"""Names behind a quotation that say whose it is: `“…” – NAME, office`, `“…” (NAME, office)`, a dash on the next line.

Testimonials, awards and pages of letters sign quotations in this way. The signature ends its speaker: what is quoted
next is somebody else's, unless it is signed by the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.importing.english import OFFICE_WORDS
from sitegen.importing.layout import Page
from sitegen.importing.offices import LETTERS_BEHIND, TITLES

_CLOSE = r"[\"'”’»]?[.,]?\s*"
_DASH = re.compile(rf"{_CLOSE}(?:-{{1,2}}|[–—―~])\s*")
_BRACKET = re.compile(rf"{_CLOSE}\(")
_LINE_DASH = re.compile(r"(?:-{1,2}|[–—―~])\s*")
_LONGEST = 16
_TITLES = re.compile(rf"(?:{TITLES} )*")
_AFTER_NAME = re.compile(r"\s*$|\s*[,(;|]|\s+[-–—]\s|\s+(?:of|from|at)\s")
_OFFICE = re.compile(rf"\b(?:{'|'.join(sorted(OFFICE_WORDS))})\b", re.IGNORECASE)
_OPENING = re.compile(r"\s[“\"‘](?=\w)")
# A sentence that goes on behind a dash is no signature.
_GOES_ON = re.compile(r"[.!?]\s+\w|\b(?:is|was|are|were|has|had|will|would|that|which|who|said|says)\b")


@dataclass(frozen=True)
class Signature:
    """Where a signature stands: its first letter, and the end of it."""

    start: int
    end: int


def signature_of(page: Page, paragraph: int, end: int) -> Signature | None:
    """The signature of a quotation that ends at an offset in a paragraph of the body; in brackets, or behind a dash."""
    here = page.body[paragraph]
    behind = page.text[end : here.end]
    bracket = _BRACKET.match(behind)
    if bracket and ")" in behind[bracket.end() :]:
        return _checked(page, end + bracket.end(), end + behind.index(")", bracket.end()), bracketed=True)
    dash = _DASH.match(behind)
    if dash:
        opening = _OPENING.search(behind, dash.end())
        return _checked(page, end + dash.end(), end + (opening.start() if opening else len(behind)))
    following = page.body[paragraph + 1] if paragraph + 1 < len(page.body) else None
    if re.fullmatch(_CLOSE, behind) and following is not None:
        line = _LINE_DASH.match(following.text)
        if line and not _OPENING.search(f" {following.text[line.end() :]}"):
            return _checked(page, following.start + line.end(), following.end)
    return None


def _checked(page: Page, start: int, end: int, *, bracketed: bool = False) -> Signature | None:
    words = page.text[start:end].strip()
    plausible = words[:1].isupper() and 1 < len(words.split()) <= _LONGEST and not _GOES_ON.search(words)
    return Signature(start, start + len(page.text[start:end].rstrip(" .\n"))) if plausible else None


def names_signer(text: str, signature: Signature, start: int, end: int) -> bool:
    """Whether a name at a place is that of the signature: it begins with it, behind titles, and ends or has an office."""
    if not signature.start <= start < end <= signature.end:
        return False
    rest = LETTERS_BEHIND.sub("", text[end : signature.end], count=1)
    return _TITLES.fullmatch(text, signature.start, start) is not None and _AFTER_NAME.match(rest) is not None


def is_office(words: str) -> bool:
    """Whether a signature without a name is an office: `Programme manager, Harbour Office`."""
    return _OFFICE.search(words) is not None
