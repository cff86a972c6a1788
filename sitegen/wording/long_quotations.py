"""`quotation-in-text`: a quotation of more than twelve words in the text.

Bad: a sentence of twenty words between quotation marks. Good: a phrase, with a `quote`
annotation that names its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.own_words import block_quotations, quotations
from sitegen.wording.titles import is_named, same_title

MAX_WORDS = 12


def find(plain: str, annotated: tuple[str, ...] = (), title: str = "") -> Iterator[tuple[int, str]]:
    """(offset, words) of each in the text without its code and addresses; `annotated` are words of annotations.

    The title of a work, as that of the source, is no quotation.

    Of a quotation with an annotation, `quotation-length` speaks.
    """
    for offset, words in quotations(plain):
        line = " ".join(words.split())
        if len(line.split()) <= MAX_WORDS or is_title(words) or any(said in line for said in annotated):
            continue
        if not is_named(plain[:offset], words) and not same_title(words, title):
            yield offset, words


def find_blocks(body: str, annotated: tuple[str, ...] = ()) -> Iterator[tuple[int, str]]:
    """The same of quotations that are set as a block, in a body as typed."""
    for offset, words in block_quotations(body):
        if len(words.split()) > MAX_WORDS and not any(said in words for said in annotated):
            yield offset, words


def is_title(words: str) -> bool:
    """A title in capitals, which is no quotation."""
    longer = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    capitals = [word for word in longer if word[0].isupper()]
    return 3 * len(capitals) > 2 * len(longer)


def problem(span: Span, words: str) -> Diagnostic:
    """What to say of one."""
    message = f"a quotation of {len(words.split())} words in the text: “{' '.join(words.split()[:5])} …”"
    hint = f"quote at most {MAX_WORDS} words, annotated with /// quote | the words; tell the rest in our own words"
    hint += "; a long title of a work is set in italics: *the title*"
    return Diagnostic(span, "quotation-in-text", Severity.WARNING, message, hint)
