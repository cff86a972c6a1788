"""`unfinished`: a paragraph that ends in the middle of a sentence.

Bad: "How many people replied, and what …", or a last paragraph of several sentences whose last one has no stop. Good:
what goes on in a list, a table, a quotation or code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.own_words import told

_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_PROSE = re.compile(r"[A-Z“‘\"'\[(]")
_MORE = r"(?:[ ]?(?:…|\.\.\.)|[,–—-])?$"
_OPEN = re.compile(
    r"(?<![\w’'-])(?:and|or|but|nor|the|an?|than|because|go(?:es)?\son\sto|(?:and|or)\s(?:what|which|how|who))" + _MORE
)
"""Words that end no sentence, unless something is to follow."""
_LIKELY = re.compile(r"(?<![\w’'-])(?:whether|although|which|whose|their|its|his|her|our|your|my|what)" + _MORE)
_STRANDED = re.compile(r"(?<![\w’'-])(?:of|to|with|from|into)" + _MORE)
"""As in `the people we work with`."""
_BARE = re.compile(r"(?<![\w./@-])[A-Z]?[a-z]+$")
_SEVERAL = re.compile(r"(?<=[a-z]{3})(?<!Prof)(?<!Sept)(?<!Capt)(?<!Dept)(?<!Govt)[.!?][”’\"')]*\s+[A-Z“‘]")
_GOES_ON = re.compile(r"(?:[-*+•>|`~<!:]|\d{1,2}[.)]|\[\^)")
_ENDS_PART = re.compile(r"#|///|$")
_LAST = frozenset("abcdefghijklmnopqrstuvwxyz….,–—-")
_SHORT, _FEW = 5, 8


def find(body: str) -> Iterator[tuple[int, str, bool]]:
    """(offset, last words, whether the last of them ends no sentence) of each."""
    at = 0
    for piece in body.split("\n\n"):
        # The end of an annotation stands right below its text.
        text = piece.rstrip().removesuffix("///").rstrip()
        start, at = at, at + len(piece) + 2
        # Nearly all end with a stop, or with the address of a link.
        if text[-1:] not in _LAST or (text[-1:] == "." and text[-3:] != "..."):
            continue
        end = start + len(text)
        sure = _breaks_off(text.strip(), body[end : end + 100].lstrip(" \t\n"))
        # What stands in code, in an address or in a quotation is not ours to end.
        if sure is not None and told(body)[end - 1] == text[-1]:
            yield end - 1, " ".join(text.split()[-3:]), sure


def _breaks_off(text: str, below: str) -> bool | None:
    """Does the last word leave the sentence open (True), or is its stop missing (False)? None where all is well."""
    words = len(text.split())
    # A table may do without bars at its sides.
    if words < _SHORT or not _PROSE.match(text) or "|" in _LINK.sub("", text):
        return None
    end, several = text[-24:], words >= _FEW and _SEVERAL.search(text)
    if _OPEN.search(end) or (words >= _FEW and _LIKELY.search(end)) or (several and _STRANDED.search(end)):
        return None if _GOES_ON.match(below) else True
    return False if several and _BARE.search(end) and _ENDS_PART.match(below) else None


def problem(span: Span, words: str, sure: bool) -> Diagnostic:
    """What to say of one."""
    message, hint = f"the paragraph breaks off: '… {words}'", "write the rest of the sentence, or delete what was begun"
    if not sure:
        message, hint = f"the last sentence has no end: '… {words}'", "write the rest of it, or the full stop"
    return Diagnostic(span, "unfinished", Severity.WARNING, message, hint)
