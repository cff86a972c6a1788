"""What comes along with pasted text: heads and codes of e-mails, marks of comments, numbers of pages, ligatures.

Bad: `From: …` and `Subject: …`, `the plan=E2=80=99s`, `It rose.[a]`, a paragraph `23`, `oﬃce`. Good: none of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sitegen.dates import MONTHS
from sitegen.diagnostics import Findings
from sitegen.markup.scan import Scanned

_HEAD = re.compile(
    r"^(?=(?:.+\n){0,6}?(?:Sent|Subject):)From:[ \t]+\S.*(?:\n(?:Sent|To|Cc|Bcc|Date|Subject|Importance):[ \t].*)+",
    re.MULTILINE,
)
_CODED = re.compile(r"(?:=[0-9A-F]{2}){2,}")
_SOFT = re.compile(r"(?<=[a-z]{2})=\n(?=[a-z.,;:])|(?<=[ .,;:!?])=20$", re.MULTILINE)
_COMMENT = re.compile(r"(?<=[.!?,;)”’])\[([a-z])\](?=\s|$)")
_PAGE = re.compile(r"(?:\A|(?<=\n\n))(?:[Pp]age )?(\d{1,3})(?:(?: of |/)\d{1,3})?[ \t]*(?=\n\n|\n?\Z)")
_FOOT = re.compile(
    r"(?<=[a-z,]\n)(?P<foot>Page (?P<page>\d{1,3}) of (?P<pages>\d{1,3})(?: [A-Z][^\n.!?:;|]{0,60})?)[ \t]*(?=\n[a-z])"
)
"""A line of its own in the middle of a sentence."""
_HEAD_LINE = rf"(?P<head>(?![#>|/*-])[^\n.!?:;]{{0,60}}\b(?:{'|'.join(MONTHS)}) \d{{4}}(?: \| [^\n.]{{1,40}})?)[ \t]*"
_RUNNING = re.compile(rf"(?:\A|(?<=\n\n)){_HEAD_LINE}\n\n\Z")
_RUNNING_BELOW = re.compile(rf"\n\n{_HEAD_LINE}(?=\n\n|\Z)")
"""A short line with a date and no stop, next to the number of a page."""
_LIGATURE = re.compile(r"\w*[\ufb00-\ufb06]\w*")


def check_pasted(scanned: Scanned, path: str, found: Findings) -> None:
    """Look for such rests outside code."""
    text = scanned.masked
    for offset, rule, message, hint in (*_mail(text), *_comments(text), *_pages(text), *_feet(text), *_ligatures(text)):
        found.warning(scanned.index.span(path, offset), rule, message, hint)


_Found = Iterator[tuple[int, str, str, str]]


def _mail(text: str) -> _Found:
    for match in _HEAD.finditer(text) if "From:" in text else ():
        message = "the head of an e-mail, with names and addresses that are nobody's business"
        yield match.start(), "stray-marks", message, "delete the lines; say in our own words who wrote to whom"
    if "=" not in text:
        return
    # One for all: who has saved an e-mail takes its text out of the mail program instead.
    way = "; if there are more of them, copy the text out of the mail program again"
    for match in _CODED.finditer(text):
        if meant := _decoded(match[0]):
            message = f"'{match[0]}' is the code of {meant} in an e-mail"
            yield match.start(), "wrong-encoding", message, f"type {meant}{way}"
            return
    if soft := _SOFT.search(text):
        message = f"the {soft[0].strip()} at the end of a line is a code of an e-mail"
        yield soft.start(), "wrong-encoding", message, f"delete it{way}"


def _decoded(code: str) -> str:
    try:
        meant = bytes.fromhex(code.replace("=", "")).decode("utf-8")
    except UnicodeError:
        return ""
    return meant if meant.isprintable() and not meant.isascii() else ""


def _comments(text: str) -> _Found:
    for match in _COMMENT.finditer(text) if "]" in text else ():
        if f"\n[{match[1]}]:" not in f"\n{text}":
            message = f"{match[0]} is the mark of a comment in a shared document that the text was copied from"
            yield match.start(), "stray-marks", message, "delete it"


def _pages(text: str) -> _Found:
    for match in _PAGE.finditer(text):
        message = f"a paragraph that is the number {match[1]} alone: a page of the document ended here"
        head = _RUNNING.search(text[: match.start()]) or _RUNNING_BELOW.match(text[match.end() :])
        if head:
            message += f", and '{head['head']}' is what stands at the head of each"
        yield match.start(), "stray-marks", message, f"delete {'both' if head else 'it'}, and join what it parts"


def _feet(text: str) -> _Found:
    for match in _FOOT.finditer(text) if "Page " in text else ():
        if int(match["page"]) <= int(match["pages"]):
            message = (
                f"'{match['foot']}' stood at the foot of a page of the document, and is in the midst of a sentence"
            )
            yield match.start(), "stray-marks", message, "delete the line"


def _ligatures(text: str) -> _Found:
    if not text.isascii() and any("\ufb00" <= sign <= "\ufb06" for sign in text):
        for match in _LIGATURE.finditer(text):
            message = f"'{match[0]}' has letters that are one sign, which few searches find"
            yield match.start(), "lost-ligature", message, f"write {unicodedata.normalize('NFKC', match[0])}"
