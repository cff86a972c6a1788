"""The id that is proposed for an entry: words of its title and its year, short enough to be typed."""

from __future__ import annotations

import re

from sitegen.slugs import MAX_BYTES, slugify

_LONGEST_SLUG = 60
_PARTS = re.compile(r":(?= )|:?[\"”’](?=:? )|[?!](?= )| [–—-] ")
"""Where a headline may end before its end: behind words of somebody, before a colon, a dash."""
_LOOSE = re.compile(
    r"(?:-(?:a|an|and|are|as|at|but|by|for|from|has|have|how|in|into|is|its|no|not|of|on|or|our|over|than|that|the|"
    r"their|to|was|were|what|which|who|why|will|with))+$"
)
"""Little words that lead to others: no id ends with one."""
_SAYS_ENOUGH = 3
"""So many hyphens has the part of a title that may stand for the whole of it."""


def identifier_of(title: str, file: str, year: int) -> str:
    """An id from the title, or else the name of the file, and the year where one is known (else 0)."""
    slug = _short_slug(title or re.sub(r"\.\w+$", "", file.rpartition("/")[2]) or "document")
    printed = str(year) if year else ""
    if printed and printed not in slug:
        slug = f"{slug}-{printed}"
    return slug[:MAX_BYTES].strip("-")


def _short_slug(title: str) -> str:
    """The words of a title for an id: of a long one its first part, or as many as fit and do not end with `of the`."""
    slug = slugify(title)
    if len(slug) <= _LONGEST_SLUG:
        return slug
    ends = (slugify(title[: m.start()]) for m in _PARTS.finditer(title))
    parts = [part for part in ends if len(part) <= _LONGEST_SLUG and part.count("-") >= _SAYS_ENOUGH]
    cut = slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
    return parts[-1] if parts else _LOOSE.sub("", cut)
