"""Phrases of a list, found in a text."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=8)
def phrases(known: tuple[str, ...], own: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whole phrases: `known` are regular expressions, `own` the plain words of a digest."""
    spaced = (part.replace(" ", r"\s+") if "(?<" not in part else part for part in known)
    return re.compile(rf"\b(?:{'|'.join((*spaced, *map(re.escape, own)))})\b", re.IGNORECASE)
