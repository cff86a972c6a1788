"""`quote-differs`, `quote-absent`, `copied-run`: what an entry quotes stands in its source, and the rest is our own.

Only an entry whose source has a fingerprint (`sitegen source add`) is looked at. A quotation from another place
says so with `elsewhere: …` and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from sitegen.diagnostics import Diagnostic, LineIndex, Severity
from sitegen.model import Annotation, Body
from sitegen.proof.fingerprint import Fingerprint
from sitegen.proof.proving import State, copied, prove
from sitegen.wording.own_words import own_words, told

PROOF = "proof"
"""The option of an annotation that holds what the comparison came to; nobody types it."""


def proved(body: Body, fingerprint: Fingerprint) -> Body:
    """The body with each quotation marked as found, different, absent or too short to tell."""
    marked = tuple(_marked(annotation, fingerprint) for annotation in body.annotations)
    return structs.replace(body, annotations=marked)


def _marked(annotation: Annotation, fingerprint: Fingerprint) -> Annotation:
    if annotation.kind != "quote" or annotation.option("elsewhere"):
        return annotation
    state = prove(annotation.words, fingerprint).state
    return structs.replace(annotation, options=(*annotation.options, (PROOF, f"{state} {fingerprint.added}")))


def check(body: Body, typed: str, first_line: int, path: str, fingerprint: Fingerprint) -> Iterator[Diagnostic]:
    """Look at the quotations of an entry, and at the words around them. `typed` is the body as it was typed."""
    for annotation in body.annotations:
        if annotation.kind == "quote" and not annotation.option("elsewhere"):
            yield from _quotation(annotation, fingerprint)
    index = LineIndex(typed, first_line)
    for offset, count, words in copied(own_words(told(typed)), fingerprint):
        message = f"{count} words in a row are those of the source: “{_shortened(words)}”"
        hint = "say it in our own words, or quote a phrase of it"
        yield Diagnostic(index.span(path, offset), "copied-run", Severity.WARNING, message, hint)


def _quotation(annotation: Annotation, fingerprint: Fingerprint) -> Iterator[Diagnostic]:
    proof = prove(annotation.words, fingerprint)
    if proof.state is State.DIFFERS:
        missing = ", ".join(f"“{words}”" for words in proof.missing)
        message = f"the quotation differs from the source at {missing}"
        hint = "quote the source's own words; sitegen source check shows what stands there"
        yield Diagnostic(annotation.span, "quote-differs", Severity.WARNING, message, hint)
    elif proof.state is State.ABSENT:
        message = "the quoted words do not stand in the source"
        hint = "quote the source's own words, or write elsewhere: and where they are from"
        yield Diagnostic(annotation.span, "quote-absent", Severity.WARNING, message, hint)


def _shortened(words: str) -> str:
    known = words.split()
    return words if len(known) <= 16 else " ".join([*known[:15], "…"])
