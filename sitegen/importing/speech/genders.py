"""Whether somebody can be meant by `he` or by `she`, as far as a title or a given name tells it.

Where neither does, both may be.
"""

from __future__ import annotations

import re

from sitegen.given_names import HERS, HIS
from sitegen.importing.names.naming import straight

_HIS_TITLES = r"(?:Sir|Mr|Lord|Baron|Viscount)"
_HER_TITLES = r"(?:Dame|Mrs|Ms|Miss|Lady|Baroness)"


def may_be(word: str, name: str, text: str) -> bool:
    """Whether `he` or `she` can mean somebody, by the titles that a text gives to the name, or else the given name."""
    pronoun = word.lower()
    if pronoun not in {"he", "she"}:
        return True
    name = straight(name)
    mine, other = (_HIS_TITLES, _HER_TITLES) if pronoun == "he" else (_HER_TITLES, _HIS_TITLES)
    if _has_title(mine, name, text):
        return True
    given = name.split()[0] if name else ""
    return not _has_title(other, name, text) and given not in (HERS if pronoun == "he" else HIS)


def _has_title(titles: str, name: str, text: str) -> bool:
    words = name.split()
    forms = {name, words[-1], words[0]} if words else set()
    return any(re.search(rf"\b{titles}\.? {re.escape(form)}\b", text) for form in forms) or (
        re.match(rf"{titles}\b", name) is not None
    )
