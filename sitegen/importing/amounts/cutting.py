"""A match of a pattern that ends elsewhere than where the pattern ends."""

from __future__ import annotations

import re


class Cut:
    """A match that ends elsewhere."""

    def __init__(self, match: re.Match[str], end: int) -> None:
        self._match, self._end = match, end

    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self._match.start(), self._end

    def __getitem__(self, key: int) -> str:
        return self._match.string[self._match.start() : self._end]
