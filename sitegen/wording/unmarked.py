"""`quote-unmarked`: a `quote` annotation about words that have no quotation marks in the text.

Bad: "They called it a good start." and `/// quote | a good start`. Good: "They called it “a good start”."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation
from sitegen.wording.own_words import block_quotations, quotations, told

FEWEST = 3
"""Words below which they are hardly recognised as those of another."""
_WORD = re.compile(r"[^\W_]+")


def find(body: str, annotations: tuple[Annotation, ...]) -> Iterator[Annotation]:
    """Quotations whose words stand in the text of a body, and nowhere between quotation marks."""
    quotes = [one for one in annotations if one.kind == "quote" and not _has_marks(one.words)]
    if not quotes:
        return
    plain = told(body)
    marked = [_heard(words) for _, words in (*quotations(plain), *block_quotations(body))]
    text = _heard(plain)
    for one in quotes:
        words = _heard(one.words)
        if len(words.split()) >= FEWEST and words in text and not any(words in said for said in marked):
            yield one


def _has_marks(words: str) -> bool:
    return any(mark in words for mark in '"“”„‘')


def _heard(words: str) -> str:
    """The words alone, with a blank at either end so that only whole ones are found in others."""
    return f" {' '.join(_WORD.findall(words.casefold()))} "


def problem(annotation: Annotation) -> Diagnostic:
    """What to say of one."""
    message = f"the words '{annotation.words}' have no quotation marks in the text, and read as our own"
    hint = f"write “{annotation.words}” in the text, if they are the source's words"
    return Diagnostic(annotation.span, "quote-unmarked", Severity.WARNING, message, hint)
