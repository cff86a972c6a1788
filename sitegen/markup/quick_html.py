"""A tree as HTML: see `quick`."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from operator import itemgetter

from markdown.serializers import BOOLEAN_ATTRIBUTES, RE_AMP, to_html_string  # type: ignore[attr-defined]

NEEDS = tuple(
    f"markdown.serializers:{name}"
    for name in ("to_html_string", "_write_html", "_serialize_html", "_escape_cdata", "_escape_attrib_html")
)
_MAX_DEPTH = 100


def quick_html(element: etree.Element) -> str:
    """The element as `to_html_string` writes it; what is odd or deeply nested is left to that function."""
    pieces: list[str] = []
    _write(element, pieces, 0)
    return "".join(pieces)


def _write(element: etree.Element, pieces: list[str], depth: int) -> None:
    tag = element.tag
    if depth > _MAX_DEPTH or not isinstance(tag, str) or tag not in _TAGS:
        pieces.append(to_html_string(element))
        return
    attributes = element.items()
    pieces.append(f"<{tag}{_attributes(attributes)}>" if attributes else f"<{tag}>")
    text = element.text
    if text:
        pieces.append(_escaped(text))
    for child in element:
        _write(child, pieces, depth + 1)
    if _TAGS[tag]:
        pieces.append(f"</{tag}>")
    tail = element.tail
    if tail:
        pieces.append(_escaped(tail))


# Tag -> has it an end tag. Scripts, styles, capitals and made-up tags are left to the stock function.
_TAGS = dict.fromkeys(
    "a abbr aside b blockquote cite code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 i ins kbd li "
    "mark ol p pre q s section small span strong sub summary sup table tbody td tfoot th thead tr u ul".split(),
    True,
) | dict.fromkeys(("br", "hr", "img"), False)


def _attributes(items: Iterable[tuple[str, str | None]]) -> str:
    written = []
    for key, value in sorted(items, key=itemgetter(0)):
        if value is None or (key == value and key in BOOLEAN_ATTRIBUTES["html"]):
            written.append(f" {key}")
        else:
            value = _escaped(value)
            written.append(f' {key}="{value.replace(chr(34), "&quot;")}"')
    return "".join(written)


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text
