"""What somebody meant who wrote a list, a text or a record in the signs of another."""

from __future__ import annotations

import re

from sitegen.yamltree import Entry, Mapping, Node, Scalar, Sequence

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


_TEXT = 3
"""Words that are a text rather than a value."""
_GOES_ON = re.compile(r"(?:,|\b(?:a|an|and|at|by|for|from|in|its|of|on|or|that|the|their|to|who|with))$")
"""A text that cannot end so."""


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


def read_as_list(text: str, name: str, *, plain: bool) -> tuple[tuple[str, ...], str]:
    """The items of a text where a list belongs, and what to write; the text alone where it may be one item."""
    dashed = glued_dashes(text) if plain else ()
    if dashed:
        return dashed, f"put a space behind each '-': - {dashed[0][:40]}" + ("…" if len(dashed[0]) > 40 else "")
    parts = listed_parts(text)
    # A first item on the line of its key, and others with dashes below it.
    items = ", ".join(parts or (part.strip() for part in re.split(r",|\s-\s" if plain else ",", text)))
    if len(items) >= 200:
        return parts or (text,), ""
    in_quotes = parts and not plain and text.startswith("[")
    how = "take away the quotation marks: " if in_quotes else "write "
    return parts or (text,), f"{how}{name}: [{items}]"


def alone(node: Node) -> tuple[str, int]:
    """The one text inside of brackets, and how many pairs there are; an id without the words behind its bar."""
    depth = 0
    while isinstance(node, Sequence) and len(node.items) == 1:
        node, depth = node.items[0], depth + 1
    return (node.text.partition("|")[0].strip(), depth) if isinstance(node, Scalar) else ("", depth)


def other_signs(node: Node, name: str, wanted: str) -> str:
    """What to write where a `list`, `mapping` or `text` stands in the signs of another; empty if that is not plain."""
    if isinstance(node, Mapping) and wanted == "list" and node.entries and all(map(_is_bare, node.entries)):
        return f"write it in square brackets: {name}: [{', '.join(entry.key for entry in node.entries)}]"
    if not isinstance(node, Sequence) or not node.items:
        return ""
    text, depth = alone(node)
    if wanted == "mapping" and isinstance(node.items[0], Mapping):
        return f"'{name}' is one thing, no list: take away the '- ' before its keys"
    return f"write {name}: {text}, without {'[[ ]]' if depth > 1 else 'brackets'}" if text and wanted == "text" else ""


def rest_of_text(above: Entry, entry: Entry) -> str:
    """What to write where a key is the next line of the text above it; empty where it may well be a key."""
    text, rest, key = above.value, entry.value, entry.key
    if not isinstance(text, Scalar) or not isinstance(rest, Scalar) or above.span.column != entry.span.column:
        return ""
    lines = entry.span.line - above.span.line
    # In quotes a text may go on anywhere, so that this one has ended; below `>` it has lines of its own.
    if lines < (1 if text.plain else 2) or len(text.text.split()) < _TEXT or re.search(r"[.!?]\W*$", text.text):
        return ""
    if " " not in key and not _GOES_ON.search(text.text):
        return ""
    return "put two spaces before it" + (f', and the whole text in quotes: {above.key}: "…"' if text.plain else "")


def _is_bare(entry: Entry) -> bool:
    """Whether a key has no value: a word in curly brackets."""
    return isinstance(entry.value, Scalar) and (entry.value.is_null or not entry.value.text)


def other_word(key: str, known: set[str]) -> str:
    """The known key that is meant by another word, or by one of the words that it is made of; empty if none surely."""
    word = key.casefold().replace("-", "_")
    meant = [name for name, words in _OTHER_WORDS.items() if word in words and name in known]
    meant = meant or [name for name in known if word in name.split("_")[:1] and "_" in name]
    return meant[0] if len(meant) == 1 else ""
