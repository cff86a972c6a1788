"""The last word on a body's HTML: an allow-list, whatever Markdown or raw HTML made of it (OWASP ASVS 5.0, 1.3.1)."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
REFERENCE, FACTS = "ref", "facts"
OWN_SCHEMES = frozenset({REFERENCE, FACTS})
"""Symbolic addresses of ours; resolved when views are made and never published."""

TAGS = frozenset(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub "
    "summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
_ANY = frozenset({"id", "class", "lang", "dir", "title", "role", "aria-label", "aria-labelledby", "aria-describedby"})
_OF_TAG = {
    "a": {"href", "hreflang", "rel"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "section": {"tabindex"},
    "td": {"colspan", "rowspan", "headers", "data-label"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}


ALLOWED = {tag: _ANY | _OF_TAG.get(tag, set()) for tag in TAGS}
"""The attributes that each tag may keep."""
ONLY = {("section", "tabindex"): frozenset({"0"})}
"""Those that may only have some values: a place of its own in the order of the keyboard would be nobody's gain."""


_LINK_OR_IMAGE = re.compile(r"<a\b[^>]*>|</a>|<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(src|alt)="([^"]*)"')


def without_remote_images(html: str) -> str:
    """Turn pictures of other sites into links to them: a page loads nothing from anybody else."""
    if "<img" not in html:
        return html
    inside_link = False

    def replaced(match: re.Match[str]) -> str:
        nonlocal inside_link
        tag = match[0]
        if not tag.startswith("<img"):
            inside_link = not tag.startswith("</")
            return tag
        attributes = dict(_ATTRIBUTE.findall(tag))
        if not re.match(r"(?:https?:)?//", attributes.get("src", "")):
            return tag
        words = f"Picture: {attributes['alt']}" if attributes.get("alt") else "Picture"
        return words if inside_link else f'<a href="{attributes["src"]}">{words}</a>'

    return _LINK_OR_IMAGE.sub(replaced, html)


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags={"script", "style", "iframe", "object", "template", "noscript"},
        tag_attribute_values={tag: {name: set(values)} for (tag, name), values in ONLY.items()},
        attributes={tag: {name for name in names if (tag, name) not in ONLY} for tag, names in ALLOWED.items()},
        url_schemes=set(SAFE_SCHEMES | OWN_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def sanitise(html: str) -> str:
    """Return the HTML with everything dropped that is not allowed; scripts and styles go with their content."""
    return _cleaner().clean(html)
