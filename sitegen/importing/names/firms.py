"""Words with capitals that are a firm, an institution or a place, and nobody."""

from __future__ import annotations

import re

from sitegen.given_names import GIVEN_NAMES

_IS_BODY = re.compile(
    r" (?:County|City|Borough|District|Council|College|University|School|Academy|Hospital|Trust|Association|Society|"
    r"Commission|Authority|Agency|Institute|Foundation|Centre|Committee|Board|Group|Ltd|Limited|plc|Park|Street|Road)\b"
)
"""Behind two words with capitals that are the beginning of the name of a body or a place."""
_IS_FIRM = re.compile(
    r" (?:Partnership|plc|PLC|Ltd|Limited|LLP|Holdings|Foundation|Hospital|School|College|University)\b"
)
"""So too behind the name of whoever founded it."""
_CALLED_FIRM = re.compile(
    r"\b(?:company|firm|bank|consultancy|lender|supplier|contractor|retailer|business|start-?up) $"
)
_FIRM = frozenset(
    "Capital Holdings Partners Consulting Consultants Ventures Associates Partnership Logistics Systems".split()
)


def is_firm(before: str, words: list[str], behind: str) -> bool:
    """Whether words with capitals are a firm or an institution: `the lender NAME NAME`, `NAME NAME Partnership`."""
    if words[0].startswith("Ex-") or _IS_FIRM.match(behind):
        return True
    called = _IS_BODY.match(behind) or _CALLED_FIRM.search(before) or words[-1] in _FIRM
    return words[0] not in GIVEN_NAMES and bool(called)
