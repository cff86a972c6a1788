"""The words around an annotation: its sentence as readers see it, the names of what is linked to included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from sitegen.library import Library
from sitegen.model import Annotation, Document

_ASIDE = re.compile(r"<aside\b.*?</aside>", re.DOTALL)
_MARKER = re.compile(r'<(a|sup)\b[^>]*(?:annotation|footnote)-ref"[^>]*>.*?</\1>', re.DOTALL)
_LINK = re.compile(r'<a href="ref:(?:\w+:)?([^"]+)">(.*?)</a>', re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|h\d|td|th|dd|dt|blockquote|div|table|tr)\b[^>]*>")
_SENTENCE = re.compile(
    r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\b[A-Z]\.)(?<=[.!?])[”’\"]?\s+(?=[“‘\"]?[A-Z])"
)
POST = (
    r"\b(?:secretar(?:y|ies)|officers?|directors?|heads?|chiefs?|ministers?|presidents?|chair\w*|managers?|leaders?|official"
    r"|clerks?|advisers?|professors?|members?|commissioners?|auditors?|analysts?|researchers?|lecturers?|organisers?)\b"
)
"""Words that tell a post from a body, or a relation."""
_LEAD = re.compile(r"^(?:its|the|a|an|then|their) ")
_NO_POST = re.compile(
    r"^(?:who\w*|which|where|when|while|after|before|and|but|or|not|so|as|to|for|of|in|at|by|with|from|said|told|he|she"
    r"|they|it|his|her|\w+(?:ed|ing))\b|\bformer|\bonce\b|\bfuture\b"
)
_TIME = re.compile(r" (?:for (?:\w+ )*(?:years?|months?|weeks?|days?)|since|until|from|at the time|in \d{4})\b.*")
"""How long somebody has had a post is no part of it."""
_START, _END = "\x02", "\x03"


@dataclass(frozen=True)
class Sentence:
    """A sentence in two: what stands before the words of an annotation, and what behind them."""

    before: str
    behind: str


def is_english(document: Document, site: str) -> bool:
    """Whether an entry is in English, in which alone sentences are read; `site` is the language of the digest."""
    return (document.lang or site).partition("-")[0] == "en"


def text_of(document: Document, library: Library) -> str:
    """The running text of an entry, without its notes; a paragraph a line."""
    return "\n".join(_blocks(_ASIDE.sub("", library.tables.body(document.id).html), document, library))


def all_text(document: Document, library: Library) -> str:
    """All that an entry says, but for the speakers and holders of its annotations."""
    texts = [document.title, document.summary, document.date_basis, document.department_note]
    if (source := document.source) is not None:
        texts += [source.title, source.author, source.publisher, source.url, source.licence, *source.via]
        texts += source.defects
    texts += [
        text for note in document.body.annotations for name, text in note.options if name not in {"speaker", "holder"}
    ]
    return unescape("\n".join([*texts, library.tables.body(document.id).html]))


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for line in text.split("\n") for part in _SENTENCE.split(line)]


def posts_in(text: str, forms: list[str]) -> list[str]:
    """What stands as a post behind a name: Ann Example, head of the Desk Office, …"""
    names = "|".join(map(re.escape, forms))
    found = re.findall(rf"\b(?:{names}), ([^,.;:“”\n]{{3,100}})(?=[,.;\n]|$)", text)
    posts = (_TIME.sub("", _LEAD.sub("", post)) for post in found if not _NO_POST.search(post))
    return [post for post in posts if re.search(POST, post.lower())]


def sentence_of(note: Annotation, document: Document, library: Library) -> Sentence | None:
    """The sentence that holds the words of an annotation; None where they are no one piece of a paragraph."""
    html = _ASIDE.sub("", library.tables.body(document.id).html)
    link = html.find(f'id="r-{note.id}"')
    end = html.rfind("</mark>", 0, link)
    start = html.rfind("<mark ", 0, end)
    if link < 0 or start < 0 or "<" in html[end + len("</mark>") : html.rfind("<a ", 0, link)]:
        return None
    html = f"{html[:start]}{_START}{html[start:end]}{_END}{html[end:]}"
    for block in _blocks(html, document, library):
        for sentence in _SENTENCE.split(block):
            before, found, rest = sentence.partition(_START)
            _, ended, behind = rest.partition(_END)
            if found:
                return Sentence(before, behind) if ended else None
    return None


def _blocks(html: str, document: Document, library: Library) -> Iterator[str]:
    def named(match: re.Match[str]) -> str:
        return match[2] or _name(match[1], document, library)

    html = _LINK.sub(named, _MARKER.sub("", html))
    for block in _BLOCK.split(html):
        text = " ".join(re.sub(r"<[^>]+>", "", block).replace("&amp;", "&").split())
        if text:
            yield text


def _name(target: str, document: Document, library: Library) -> str:
    thing = library.holder(target)
    return library.name_of(thing, document.as_at) if thing is not None else target
