"""`quotation-mark`: a quotation that is opened and never closed, or the other way round, within a paragraph.

Bad: `they called it “a good start.` Good: `they called it “a good start”.` A quotation of several paragraphs opens each
of them anew and closes the last. Apostrophes, feet and inches are no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.own_words import told

MOST = 2
"""Faults that are told of one paragraph."""
_ALTERNATE = re.compile("(?:[^“”]*“[^“”]*”)*[^“”]*")
_PARAGRAPH = re.compile(r"\S(?:(?!\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)]|\|)[ \t]).)*", re.DOTALL)
# One between brackets is spoken of.
_MARK = re.compile(r"(?<!\()[\"“”„]|[\"“”„](?!\))")
_CURLY = re.compile(r"(?<!\()[“”„]|[“”„](?!\))")
# What an apostrophe stands for is no quotation: the ’90s, ’em; some programs turn it round.
_SINGLE = re.compile(r"(?<!\w)‘(?!\d|em\b|til\b|tis\b|twas\b|cause\b|n\b)")

_ENTITIES = ("&quot;", "&#34;", "&#822", "&ldquo;", "&rdquo;", "&bdquo;")

Fault = tuple[int, str, str]
"""Offset, what is wrong, what to write."""


def find(body: str) -> Iterator[Fault]:
    """Each in a body as typed."""
    if all(_in_order(paragraph) for paragraph in body.split("\n\n")):
        return
    paragraphs = list(_PARAGRAPH.finditer(told(body)))
    for number, match in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else ""
        if any(entity in match[0] for entity in _ENTITIES):
            continue
        goes_on = following.lstrip("*_- >")[:1] in {"“", '"', "‘"}
        # What follows in a paragraph mostly comes of the first.
        for offset, message, hint in islice(_faults(match[0], goes_on=goes_on), MOST):
            yield match.start() + offset, message, hint


def _in_order(paragraph: str) -> bool:
    """A quick look, which most paragraphs pass: every mark has its fellow."""
    if paragraph.count('"') % 2 or "„" in paragraph or paragraph.count("‘") > paragraph.count("’"):
        return False
    opened = paragraph.count("“")
    if not opened and "”" not in paragraph:
        return True
    return opened == paragraph.count("”") and _ALTERNATE.fullmatch(paragraph) is not None


def _faults(text: str, *, goes_on: bool) -> Iterator[Fault]:
    opened: list[tuple[str, int]] = []
    turned = False
    # Straight marks are used for much else; those that are even in number are in order, however they stand.
    straight = sum(mark == '"' for mark in _MARK.findall(text)) % 2 == 1 and not text.lstrip().startswith("|")
    for match in _MARK.finditer(text) if straight else _CURLY.finditer(text):
        sign, at = match[0], match.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        opens = (not before or before in " \n([—–-/*_‘'") and bool(after.strip())
        closes = bool(before.strip()) and (not after or not after.isalnum())
        top = opened[-1][0] if opened else ""
        if sign == "„" or (sign == "“" and top != "„" and not turned):
            opened.append((sign, at))
        elif sign == "“":
            opened, turned = opened[:-1] if top == "„" else opened, False
        elif sign == "”" and not opened and opens:
            following = _MARK.search(text, at + 1)
            turned = following is not None and following[0] == "“"
            opened += [] if turned else [("“", at)]
            hint = "write “ before the words, and ” behind them"
            yield at, f"the quotation mark{'s are' if turned else ' is'} the wrong way round", hint
        elif sign == "”" or (closes and not opens):
            yield from _closing(sign, at, before, opened)
        elif top == '"' or (opened and not opens):
            opened.pop()
        elif opens:
            opened.append((sign, at))
    yield from _left(text, opened, goes_on=goes_on)


def _closing(sign: str, at: int, before: str, opened: list[tuple[str, int]]) -> Iterator[Fault]:
    if not opened:
        # 5" is a length.
        if not (sign == '"' and before.isdigit()):
            hint = f"write {'“' if sign == '”' else sign} before the first word of the quotation, or delete this mark"
            yield at, f"a quotation mark {sign} closes a quotation that was never opened", hint
        return
    top, _ = opened.pop()
    if (top == '"') != (sign == '"'):
        pair = "“ and ”" if top != '"' else '" and "'
        yield at, f"a quotation begins with {top} and ends with {sign}", f"write {pair}"


def _left(text: str, opened: list[tuple[str, int]], *, goes_on: bool) -> Iterator[Fault]:
    for sign, at in () if goes_on else opened:
        close = {"“": "”", "„": "“"}.get(sign, sign)
        hint = f"write {close} behind the last word of the quotation, or delete this mark"
        yield at, f"a quotation mark {sign} opens a quotation that is never closed in this paragraph", hint
    for match in () if goes_on else _SINGLE.finditer(text, text.rfind("’") + 1):
        hint = "write ’ behind the last word of the quotation; an apostrophe before a word is ’ too"
        yield match.start(), "a quotation mark ‘ opens a quotation that is never closed in this paragraph", hint


def problem(span: Span, fault: Fault) -> Diagnostic:
    """What to say of one."""
    return Diagnostic(span, "quotation-mark", Severity.WARNING, fault[1], fault[2])
