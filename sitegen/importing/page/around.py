"""What a web page says around its article: who wrote it, in which office, and for which organisations.

A reader of articles leaves these lines out, since they are no part of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.importing.page.furniture import NAME

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ELSEWHERE = re.compile(r"comment|repl(?:y|ies)|related|sidebar|widget|footer", re.IGNORECASE)
_ASIDE = frozenset({"aside", "footer"})
_LEAD = re.compile(r"(?:(?:written|posted|words|published) )?(?:by\b:? ?)|authors?: ?", re.IGNORECASE)
_AUTHOR = re.compile(rf"(?P<name>{NAME})(?=$|,| [-–|] | on \d)")
_POSTED = re.compile(rf"(?:Posted|Written|Published) by:? (?P<line>(?P<name>{NAME})(?:$|,.{{0,150}}| [-–|].{{0,150}}))")
"""A line that is no more than that, where nothing is marked: `Posted by: NAME, Posted on: 3 May 2019`."""
_ORGANISATIONS = re.compile(r"(?:Organisations?|From):\s*(?P<names>\S.*)", re.DOTALL)
_LONGEST = 200
_ADDRESSED = re.compile(r"\b(?:To|Subject):")
"""Behind `From:` in a letter, which says who wrote it."""


def byline_in(tree: LexborHTMLParser) -> str:
    """The line that a page marks as that of its author, without a `by`, or that says who posted the text.

    It is empty where there is none, or several.
    """
    for selector in ('[rel="author"]', '[itemprop="author"]', ".author", ".byline"):
        lines = dict.fromkeys(_LEAD.sub("", _line(n), count=1) for n in tree.css(selector) if not _is_elsewhere(n))
        if lines:
            return next(iter(lines)) if len(lines) == 1 else ""
    told = (_line(node) for node in tree.css("p, li, div, span") if not _is_elsewhere(node))
    by_name = {match["name"]: match["line"] for match in map(_POSTED.fullmatch, told) if match}
    return next(iter(by_name.values())) if len(by_name) == 1 else ""


def author_in(byline: str) -> str:
    """The name at the beginning of a byline; empty where none stands there."""
    match = _AUTHOR.match(byline)
    return match["name"] if match else ""


def organisations_in(tree: LexborHTMLParser) -> str:
    """The names behind `Organisations:` or `From:` in a line of the page above its text."""
    for node in tree.css("p, li, div, dl, span"):
        match = _ORGANISATIONS.fullmatch(_line(node)) if not _is_elsewhere(node) else None
        if match and len(match["names"]) < _LONGEST and not _ADDRESSED.search(match["names"]):
            return match["names"]
    return ""


def _line(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _is_elsewhere(node: LexborNode) -> bool:
    """Whether a part of a page belongs to its comments, to a column beside the text or to its foot."""
    at: LexborNode | None = node
    while at is not None:
        marks = f"{at.attributes.get('id') or ''} {at.attributes.get('class') or ''}" if at.tag != "body" else ""
        if at.tag in _ASIDE or _ELSEWHERE.search(marks):
            return True
        at = at.parent
    return False
