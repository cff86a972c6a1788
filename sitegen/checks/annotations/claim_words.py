"""`annotation-words`, further: the words of a claim, which pages list by themselves, are no torn piece of a sentence.

Bad: `/// claim | and accused the office of`, where the text goes on with "holding back". Good: `/// claim | accused the
office of holding back a review`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Annotation, Document
from sitegen.sentences import sentence_of

# Patterns as text: most builds look at no claim.
_BEGINS = r"(?:and|or|but|nor) "
_OPEN = r"\b(?:an?|the|and|or|its|their|whose|every)"
_OF = r"\bof"
_GOES_ON = r" (?:an?|the(?! (?:day|week|month|year|time|same)\b)|its|their|his|her|this|these|[a-z]{3,}ing)\b"
_STRANDED = r"\b(?:what|that|which|whom?|all|\w+thing)\b"
"""Words with which an `of` may well be the last: all that they complained of."""
_SHOWN = 5
"""Words of the rest that are shown."""


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the words of every claim."""
    for claim in document.body.annotations:
        if claim.kind != "claim":
            continue
        rest = _broken_off(claim, document, library)
        first = re.match(_BEGINS, claim.words)
        if not rest and not first:
            continue
        message = f"the words of the claim {'break off' if rest else 'begin in the middle'}: '{claim.words}'"
        words = claim.words[first.end() :] if first else claim.words
        hint = f"write /// claim | {words}{f' {rest}' if rest else ''}"
        hint += ", or go on to where the sense ends: lists have the words without the text" if rest else ""
        yield Diagnostic(claim.span, "annotation-words", Severity.WARNING, message, hint)


def _broken_off(claim: Annotation, document: Document, library: Library) -> str:
    """How the sentence goes on behind words that cannot end there."""
    words = claim.words
    if not re.search(rf"(?:{_OPEN}|{_OF})$", words):
        return ""
    is_of = words.endswith("of")
    sentence = None if is_of and re.search(_STRANDED, words) else sentence_of(claim, document, library)
    if sentence is None or not re.match(_GOES_ON if is_of else r" \w", sentence.behind):
        return ""
    rest = " ".join(sentence.behind.split()[:_SHOWN]).rstrip(".,;:")
    return re.sub(rf"(?:(?:{_OPEN}|{_OF})\s*)+$", "", rest).rstrip() or rest
