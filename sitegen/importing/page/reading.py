"""Reads an original, saved as text, Markdown, HTML or PDF, into paragraphs of text and what it says of itself.

HTML goes through trafilatura and PDF through pypdf, both of the extra `import`. What a file says of itself (title,
author, date) is taken as printed and never completed: a year stays a year.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from sitegen import how_to_get
from sitegen.importing.page.furniture import BULLET

MAX_BYTES = 50_000_000
_FORMS = {".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".md": "text", ".txt": "text"}
_HTML_LOOK = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_HANGING = re.compile(r"(?<=[^\n]\n) (?=\w)")
"""Before a line that goes on below the first of a point, or is centred; two spaces would part its words."""
_SPACES = re.compile("[ \t\u00a0\u2002-\u200a\u202f\u3000]+")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_DATE_KEYS = (
    "article:published_time",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "govuk:first-published-at",
    "govuk:public-updated-at",
    "date",
    "parsely-pub-date",
    "datepublished",
)
_HARD_HYPHEN = re.compile(
    r"(?P<gap>(?<=\S) +)?(?P<open>(?<!\S)[\"“‘'(]*)(?<![\w-])(?P<begun>[A-Za-z]{2,})-\n *"
    r"(?P<rest>[a-z]{2,})(?P<marks>[^\s\w]*)(?P<after> ?)"
)
_KEEP_HYPHEN = frozenset("anti cross ex full half high long low non one self short three two well".split())
"""What a hyphen mostly stays behind, at the end of a line too: `cross-government`, `self-employed`."""
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")


class Unreadable(ValueError):
    """The file cannot be used. The message is for an editor: what is wrong, and what to do."""


@dataclass(frozen=True)
class Original:
    """An original as text.

    `text` holds plain paragraphs with an empty line between them, its lines ending in `\\n`. The rest is empty where
    the file does not say it; `date` is as the file has it. `form` is `text`, `html` or `pdf`; `name` names the file.
    `byline` and `organisations` are lines of a web page outside its article: who wrote it, in which office, for whom.
    """

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    form: str = "text"
    name: str = ""
    byline: str = ""
    organisations: str = ""


def read_original(path: Path, form: str = "") -> Original:
    """Read a saved original; `form` (text, html or pdf) is guessed from name and content unless given.

    Raises Unreadable for what cannot be used, and OSError for what cannot be opened.
    """
    if not path.exists():
        raise Unreadable(f"there is no file {path}")
    if path.is_dir():
        raise Unreadable(f"{path} is a folder; give the files in it")
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable(f"{path} has more than {MAX_BYTES // 1_000_000} MB; save the text of it only")
    return original_of(path.read_bytes(), str(path), form)


def original_of(content: bytes, name: str, form: str = "") -> Original:
    """The bytes of an original as text. Raises Unreadable."""
    if not content.strip():
        raise Unreadable(f"{name} is empty")
    form = form or _form_of(content, name)
    if form == "pdf":
        original = _from_pdf(content, name)
    elif form == "html":
        original = _from_html(_decoded(content, name, html=True), name)
    else:
        original = _from_text(_decoded(content, name), name)
    if not re.search(r"\w", original.text):
        raise Unreadable(f"{name} holds no text" + (" (pictures of pages only?)" if form == "pdf" else ""))
    return original


def _form_of(content: bytes, name: str) -> str:
    if content.startswith(b"%PDF-"):
        return "pdf"
    if _HTML_LOOK.match(content[:2000]):
        return "html"
    form = _FORMS.get(Path(name).suffix.lower(), "text")
    if form == "pdf":
        raise Unreadable(f"{name} is called a PDF but is none; save it again")
    return form


def _decoded(content: bytes, name: str, *, html: bool = False) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _or_refuse(content, "utf-16", name)
    if b"\x00" in content[:8000]:
        raise Unreadable(f"{name} is not text; give plain text, HTML or PDF")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        declared = re.search(rb"charset=[\"']?([\w-]+)", content[:4000]) if html else None
        if declared and declared[1].lower() not in {b"utf-8", b"utf8"}:
            return _or_refuse(content, declared[1].decode("ascii"), name)
        line = content[: error.start].count(b"\n") + 1
        byte = content[error.start]
        raise Unreadable(f"{name} is not UTF-8 (line {line}, byte 0x{byte:02x}); save it as UTF-8") from None


def _or_refuse(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise Unreadable(f"{name} cannot be read as {encoding}; save it as UTF-8") from None


def tidied(text: str) -> str:
    """Text with one kind of line end and of space, ligatures as letters and without invisible signs.

    Lines and empty lines stay where they are, so that places can be named; ends of lines are trimmed.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    text = text.replace("\x0c", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    for sign, letters in _LIGATURES.items():
        text = text.replace(sign, letters)
    text = _CONTROL.sub("", text)
    text = "\n".join(
        _SPACES.sub(" ", _LINKS_APART.sub(" | ", line) if _ROW.fullmatch(line) else line).rstrip()
        for line in text.split("\n")
    )
    return _HANGING.sub("", text)


_ROW = re.compile(
    r"[ \t]*[A-Z][a-z\w&’'-]*(?: [\w&’'-]+){0,2}(?:(?: {2,}|\t+)[A-Z][\w&’'-]*(?: [\w&’'-]+){0,2}){3,}[ \t]*"
)
"""A menu as it is copied off a screen: links with nothing but space between them."""
_LINKS_APART = re.compile(r"(?<=\S)(?: {2,}|\t+)(?=\S)")


# Plain text ------------------------------------------------------------------------------------------------------


def unbroken(text: str) -> str:
    """A text whose words are not broken at the ends of lines: the beginning of a word moves down to its rest.

    So the line above is seen to be full. A beginning that is alone on its line stays, and its rest moves up.
    A hyphen stays where the text has the word with it elsewhere, or where it mostly belongs to the word.
    """

    def whole(match: re.Match[str]) -> str:
        begun, rest = match["begun"], match["rest"]
        hyphenated = re.search(rf"\b{begun}-{rest}\b", text, re.IGNORECASE) is not None
        solid = re.search(rf"\b{begun}{rest}\b", text, re.IGNORECASE) is not None
        kept = hyphenated or (begun.lower() in _KEEP_HYPHEN and not solid)
        # The line below keeps its place, so that places of the file can be named.
        word = f"{match['open']}{begun}{'-' if kept else ''}{rest}{match['marks']}"
        if match["gap"]:
            return f"\n{word}{match['after']}"
        below = "\n" if match["after"] else ""
        return f"{word}{below}"

    return _HARD_HYPHEN.sub(whole, text)


def _from_text(text: str, name: str) -> Original:
    text = _ENTITY.sub(lambda m: unescape(m[0]), text.replace("\r\n", "\n"))
    # Which keys are inner ones only their indent says, which is gone after that.
    head = {key: tidied(value) for key, value in _front_matter(text)[0].items()}
    body = _front_matter(unbroken(tidied(text)))[1]
    headings = (re.match(r"\s*# +(.+)", body), *re.finditer(r"^# +(.+)", body[:_HEAD], re.MULTILINE))
    named = (heading[1].strip(" #") for heading in headings if heading)
    title = head.get("title", "") or next((name for name in named if not _OF_PAGE.fullmatch(name)), "")
    if name.lower().endswith(".md") or head or _HEADINGS.search(body):
        # Only Markdown has front matter, and headings with such marks, whatever the ending of the file.
        body = _without_markdown(body)
    body = _without_tags(body)
    return Original(
        text=body,
        title=title,
        author=head.get("author", ""),
        publisher=head.get("publisher", ""),
        date=head.get("date", ""),
        url=head.get("url", ""),
        name=name,
    )


_ENTITY = re.compile(r"&(?:[lr][sd]quo|quot|apos|nbsp|amp|[nm]dash|hellip|pound|#(?:0?39|82(?:1[1267]|2[01]|30)));")
"""Signs as HTML writes them, which come along in text that was copied out of a source or a feed."""
_HEAD = 1_000
"""Characters at the top in which a heading of the first level is the title."""
_OF_PAGE = re.compile(r"(?:(?:main|site) )?(?:menu|navigation)|search|home", re.IGNORECASE)
"""Headings of a page's own parts, which come along when it is copied whole."""
_HEADINGS = re.compile(r"^#{1,3} +\S.*\n\n(?:.*\n)*?#{1,3} +\S.*\n\n", re.MULTILINE)
"""Two headings with marks of Markdown, for one line may begin with a number sign by chance."""
_LINES = re.compile(r"\s*(?=(?:title|headline|date|author|url|publisher):)((?:[a-z][a-z_ -]{1,30}: .+\n){2,})(?=\n)")
"""Lines of a key and a value at the top, without the marks of front matter."""


_CALLED = {
    "title": ("headline",),
    "author": ("by", "byline", "writer"),
    "date": ("published", "publish_date", "publishdate", "pubdate", "date_published", "posted", "created"),
    "publisher": ("site", "website", "publication", "newspaper", "outlet", "source"),
    "url": ("link", "permalink", "canonical", "address"),
}
"""What other programs and people call a line at the top."""


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """What stands between `---` lines at the top, line by line, and the rest with as many lines as before."""
    match = re.match(r"(?:---|\+\+\+) *\n(.*?)\n(?:---|\+\+\+) *\n", text, re.DOTALL) or _LINES.match(text)
    if match is None:
        return {}, text
    # YAML, or TOML between plus signs; keys further in are those of something else.
    head: dict[str, str] = {}
    for key, value in re.findall(r"^([A-Za-z][\w -]*?) *[:=] *(.*)$", match[1], re.MULTILINE):
        head.setdefault(key.lower(), value.strip().strip("[]\"' "))
    for meant, others in _CALLED.items():
        found = next((head[key] for key in (meant, *others) if head.get(key)), "")
        head |= {meant: found} if found else {}
    # Weblogs made of files have the day in an address of their own: `redirect_from: /news/2016/09/19/why/`.
    day = re.search(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/", match[1])
    if day is not None:
        head.setdefault("date", "-".join(day.groups()))
    return head, "\n" * match[0].count("\n") + text[match.end() :]


def _without_markdown(text: str) -> str:
    """The words of Markdown, line for line: marks of headings, quotations, links and emphasis are taken away."""
    text = _TEMPLATE.sub("", text)
    text = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"[Image: \1]", text)
    text = re.sub(r"\[([^\]]+)\] ?(?:\([^)]*\)|\[\w*\](?!\())", r"\1", text)
    text = re.sub(r"^ {0,3}\[[\w ]+\]: +\S+.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^#{1,6} +(.*?) *#*$", r"\1", text, flags=re.MULTILINE)
    # A quotation keeps one mark, at its beginning, by which it is known further on.
    text = re.sub(
        r"(?:^>.*\n?)+", lambda m: "> " + re.sub(r"^(?:> ?)+", "", m[0], flags=re.MULTILINE), text, flags=re.MULTILINE
    )
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    return re.sub(r"(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])", r"\1", text)


def _without_tags(text: str) -> str:
    """The words of a text into which pieces of HTML were put, line for line; a block that quotes keeps its mark."""
    if not _TAG_ENDS.search(text):
        return text
    text = re.sub(r"<(script|style)\b[^>]*>.*?</\1>", "", text, flags=re.DOTALL | re.IGNORECASE)
    text = re.sub(r"<blockquote\b[^>]*>\s?", "> ", text, flags=re.IGNORECASE)
    text = re.sub(r"<br\b[^>]*>|(?<=\w)</(?:p|li|div)>(?=\w)", " ", text, flags=re.IGNORECASE)
    return _TAG.sub("", re.sub(r"</p>(?=[—–])", " ", text))


_TAG = re.compile(
    r"</?(?:a|p|div|span|blockquote|em|strong|b|i|ul|ol|li|img|iframe|figure|figcaption|h[1-6])\b[^<>]*>", re.IGNORECASE
)
_TAG_ENDS = re.compile(r"</(?:blockquote|p|div|span|a)>", re.IGNORECASE)


_TEMPLATE = re.compile(r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}")
"""What a generator of sites puts something in for; its words are names of files and options."""


# HTML ------------------------------------------------------------------------------------------------------------


def _from_html(html: str, name: str) -> Original:
    try:
        import trafilatura
    except ImportError:
        raise Unreadable(f"to read HTML, install what it needs: {how_to_get('import')}") from None
    html = _PROGRAM.sub("", html)
    found = trafilatura.bare_extraction(html, include_comments=False, include_tables=True, favor_recall=True)
    head = _head(html)
    text = str(getattr(found, "text", "") or "")
    if not text.strip():
        raise Unreadable(f"{name} holds no article that can be told from its surroundings; save its text instead")
    paragraphs = [line.strip() for line in tidied(text).split("\n")]
    return Original(
        text="\n\n".join(line for line in paragraphs if line) + "\n",
        title=head.get("title", "") or str(getattr(found, "title", "") or ""),
        author=head.get("author", "") or str(getattr(found, "author", "") or ""),
        publisher=head.get("publisher", "") or str(getattr(found, "sitename", "") or ""),
        date=head.get("date", ""),
        url=head.get("url", ""),
        form="html",
        name=name,
        byline=head.get("byline", ""),
        organisations=head.get("organisations", ""),
    )


_PROGRAM = re.compile(r"<\?.*?\?>", re.DOTALL)
"""The program of a page that was saved before it ran: no words of it are of the text."""


def _head(html: str) -> dict[str, str]:
    """What a page says of itself in its head. Dates that are worked out by likelihood are left to the text."""
    from selectolax.lexbor import LexborHTMLParser

    from sitegen.importing.page.around import author_in, byline_in, organisations_in

    tree = LexborHTMLParser(html)
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        key = str(
            node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or ""
        )
        metas.setdefault(key.lower(), " ".join(str(node.attributes.get("content") or "").split()))
    linked = list(_linked_data(script.text() for script in tree.css('script[type="application/ld+json"]')))
    link = tree.css_first('link[rel="canonical"]')
    heading = tree.css_first("h1")
    title = tree.css_first("title")
    time = tree.css_first("article time[datetime], main time[datetime]")
    head = {
        "title": metas.get("og:title", "") or (heading.text() if heading else "") or (title.text() if title else ""),
        "author": _first(linked, "author") or metas.get("author", "") or metas.get("citation_author", ""),
        "publisher": metas.get("og:site_name", "") or _first(linked, "publisher"),
        "date": _first(linked, "datePublished") or next((metas[key] for key in _DATE_KEYS if metas.get(key)), ""),
        "url": str((link.attributes.get("href") if link else "") or "") or metas.get("og:url", ""),
    }
    head["byline"], head["organisations"] = byline_in(tree), organisations_in(tree)
    head["author"] = head["author"] or author_in(head["byline"])
    if not head["date"] and time is not None:
        head["date"] = str(time.attributes.get("datetime") or "")
    if not head["url"].startswith(("http://", "https://")):
        head["url"] = ""
    return {key: " ".join(tidied(value).split()) for key, value in head.items()}


def _linked_data(texts: Iterator[str]) -> Iterator[dict[str, Any]]:
    """The objects of a page's linked data (schema.org as JSON-LD)."""
    for text in texts:
        try:
            waiting: list[Any] = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting = [*item, *waiting]
            elif isinstance(item, dict):
                yield item
                waiting += [item["@graph"]] if "@graph" in item else []


def _first(objects: list[dict[str, Any]], key: str) -> str:
    for item in objects:
        value = item.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


# PDF -------------------------------------------------------------------------------------------------------------


def _from_pdf(content: bytes, name: str) -> Original:
    try:
        import pypdf
    except ImportError:
        raise Unreadable(f"to read PDF, install what it needs: {how_to_get('import')}") from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        told: dict[str, object] = dict(reader.metadata or {})
    except Exception as error:  # pypdf raises many kinds, some of them Python's own, on a damaged or locked file
        raise Unreadable(f"{name} cannot be read as PDF ({error}); save its text instead") from None
    return Original(
        text=reflowed(pages),
        title=_worthy(str(told.get("/Title") or "")),
        author=_worthy(str(told.get("/Author") or "")),
        # When the file was made, which is seldom later than the day that it came out and often earlier.
        date="",
        form="pdf",
        name=name,
    )


def _worthy(text: str) -> str:
    """A title or author that a person wrote, not the name of a file or a program."""
    text = " ".join(tidied(text).split())
    return (
        ""
        if re.search(r"\.(docx?|indd|pdf|pptx?|rtf)$|^(untitled|microsoft word)|^\W*$", text, re.IGNORECASE)
        else text
    )


def reflowed(pages: list[str]) -> str:
    """Lines of pages put together into paragraphs; lines that stand at the edge of most pages are left out."""
    cleaned = [[line.strip() for line in tidied(page).split("\n") if line.strip()] for page in pages]
    edges: dict[str, int] = {}
    for lines in cleaned:
        for line in {_unnumbered(line) for line in (*lines[:2], *lines[-2:])}:
            edges[line] = edges.get(line, 0) + 1
    repeated = {line for line, count in edges.items() if count > max(2, len(pages) // 2)}
    kept = [line for lines in cleaned for line in lines if _unnumbered(line) not in repeated and not line.isdigit()]
    usual = sorted(map(len, kept))[len(kept) * 3 // 4] if kept else 0
    paragraphs: list[str] = []
    before = ""
    for line in kept:
        goes_on = bool(before) and not BULLET.match(line) and not _ends_paragraph(before, line, usual)
        if goes_on:
            paragraphs[-1] += "\n" + line
        else:
            paragraphs.append(line)
        before = line
    whole = unbroken("\n\n".join(paragraphs))
    return "\n\n".join(p.replace("\n", " ") for p in whole.split("\n\n")) + "\n"


def _unnumbered(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _ends_paragraph(line: str, following: str, usual: int) -> bool:
    """A paragraph ends with a short line that ends a sentence, or with a heading."""
    short = len(line) < usual * 0.8
    if _SENTENCE_END.search(line):
        return short
    # In a narrow column a long word below may be what left the room.
    fits = len(line) + 1 + len(following.split()[0]) <= usual
    return short and fits and following[:1].isupper() and not line.endswith((",", "-", "–"))
