"""What an entry quotes, in its annotations and in its running text, and how each stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from sitegen.diagnostics import Span
from sitegen.model import Annotation, Body
from sitegen.proof.fingerprint import Fingerprint
from sitegen.proof.proving import Proof, State, prove
from sitegen.proof.tokens import tokens
from sitegen.wording import Passage
from sitegen.wording.long_quotations import is_title
from sitegen.wording.own_words import block_quotations, quotations, running_text
from sitegen.wording.titles import is_named

WRONG = frozenset({State.DIFFERS, State.ABSENT})
_PARAGRAPH = re.compile(r"\S(?:(?!\n[ \t]*\n).)*", re.DOTALL)
_LINK = re.compile(r"[*_]*\[[^\]]*\]\(.*\)[*_]*[.,]?", re.DOTALL)


class Quoted(Struct, frozen=True):
    """Words that an entry quotes. `annotated` are those of an annotation, `elsewhere` says what they are from."""

    span: Span
    words: str
    annotated: bool
    elsewhere: str = ""


def compared(body: Body, typed: Passage, fingerprint: Fingerprint) -> Iterator[tuple[Quoted, Proof]]:
    """Every quotation of an entry with what a comparison comes to; those from elsewhere are not compared."""
    wrong: list[str] = []
    for annotation in body.annotations:
        if annotation.kind == "quote":
            elsewhere = annotation.option("elsewhere")
            proof = Proof(State.SHORT) if elsewhere else prove(annotation.words, fingerprint)
            wrong += [as_heard(annotation.words)] * (proof.state in WRONG)
            yield Quoted(annotation.span, annotation.words, True, elsewhere), proof
    for quoted in unannotated(body, typed):
        # Once is enough: the message of the annotation names the same words.
        if not any(words in as_heard(quoted.words) for words in wrong):
            yield quoted, prove(unescape(quoted.words), fingerprint)


def unannotated(body: Body, typed: Passage) -> Iterator[Quoted]:
    """The quotations in the running text that no annotation says all of, but for titles."""
    text = running_text(typed.text)
    quotes = [annotation for annotation in body.annotations if annotation.kind == "quote"]
    annotated = [as_heard(annotation.words) for annotation in quotes]
    strange = [paragraph_of(a, text, typed.first_line) for a in quotes if a.option("elsewhere")]
    blocks = block_quotations(typed.text, remarks=False)
    for offset, words in (*quotations(text), *blocks):
        heard = as_heard(words)
        if any(heard in said for said in annotated) or any(start <= offset < end for start, end in strange):
            continue
        if (
            not _is_name(words)
            and not _is_linked(typed.text, offset, len(words) + 2)
            and not is_named(text[:offset], words)
        ):
            yield Quoted(typed.at(offset), " ".join(words.split()), False)


def _is_name(words: str) -> bool:
    """A title of a work, or the name of a programme; words out of the middle of a sentence are neither."""
    first = re.search(r"\w", words)
    return is_title(words) and first is not None and not first[0].islower()


def as_heard(words: str) -> str:
    """The words as they are compared, with a blank at either end so that only whole ones are found in others."""
    return f" {' '.join(token.word for token in tokens(words))} "


def paragraph_of(annotation: Annotation, text: str, first_line: int) -> tuple[int, int]:
    """Start and end of the last paragraph before an annotation that holds its words."""
    above = "\n".join(text.split("\n")[: annotation.span.line - first_line])
    words = as_heard(annotation.words)
    found = [match.span() for match in _PARAGRAPH.finditer(above) if words in as_heard(match[0])]
    return found[-1] if found else (0, 0)


def _is_linked(text: str, start: int, length: int) -> bool:
    """Whether a quotation is all of a link or a link is all of it: the title of what the link leads to."""
    end = start + length
    around = text[max(0, start - 1) : start] == "[" and text.startswith("](", end)
    return around or _LINK.fullmatch(text[start + 1 : end - 1]) is not None
