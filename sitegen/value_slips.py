"""What somebody meant who wrote a list, a text or a record in the signs of another."""

from __future__ import annotations

import re

_WRAPPED = re.compile(r"\[(?P<square>[^\[\]]*)\]|\((?P<round>[^()]*)\)|\{(?P<curly>[^{}]*)\}")
_OTHER_WORDS = {
    "tags": {"topic", "topics", "keywords", "categories", "subjects"},
    "url": {"link", "href", "website", "web", "address"},
    "summary": {"abstract", "description", "standfirst"},
    "title": {"name", "headline"},
    "name": {"title", "label"},
    "label": {"name", "title"},
    "published": {"date"},
    "archive_url": {"archive", "archived", "wayback"},
}
"""A key -> what others call it."""


def listed_parts(text: str) -> tuple[str, ...]:
    """The items of a text that was surely meant as a list; empty when it may be one item.

    That is: anything in brackets; or words between commas or semicolons, none with a space in it. A name with a comma
    has spaces.
    """
    match = _WRAPPED.fullmatch(text.strip())
    inner = match[match.lastgroup or 0] if match else text
    # Addresses may have such signs of their own.
    parts = tuple(part.strip().strip("\"'") for part in re.split(r"[,;]\s+" if "://" in inner else "[,;]", inner))
    parts = tuple(part for part in parts if part)
    if match:
        return parts
    return parts if len(parts) > 1 and not any(re.search(r"\s", part) for part in parts) else ()


def glued_dashes(text: str) -> tuple[str, ...]:
    """The items of a list whose dashes have no space behind them, so that all became one text."""
    if not re.match(r"-[^\W\d]", text):
        return ()
    return tuple(part.strip() for part in re.split(r"(?:^|\s)-\s*(?=\w)", text) if part.strip())


def other_word(key: str, known: set[str]) -> str:
    """The known key that is meant by another word, or by one of the words that it is made of; empty if none surely."""
    word = key.casefold().replace("-", "_")
    meant = [name for name, words in _OTHER_WORDS.items() if word in words and name in known]
    meant = meant or [name for name in known if word in name.split("_")[:1] and "_" in name]
    return meant[0] if len(meant) == 1 else ""
