"""`quotation-length`, `quotation-count`, `claim-reply`: quotations are short and few, and claims are answered.

Bad: a `quote` of forty words; a `claim` with neither `reply` nor `no_reply`, or with `reply: none`. Good: a phrase of
at most twelve words, at most three an entry; `no_reply: none in the source`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

MAX_WORDS = 12
MAX_QUOTATIONS = 3
# What people write who mean that nobody answered; readers would be shown it as an answer.
NOTHING = re.compile(
    r"(?:none|nil|nobody|nothing|no (?:reply|answer|response|comment)|not (?:applicable|known|available)|unknown"
    r"|n/?\.?a|tbc|[-–—?….]+|(?:none|no reply) in the source)[.!]?",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the quotations and claims of an entry."""
    yield from _quotations(document)
    yield from _claims(document)


def _quotations(document: Document) -> Iterator[Diagnostic]:
    quotes = [a for a in document.body.annotations if a.kind == "quote"]
    for quote in quotes:
        count = len(quote.words.split())
        if count > MAX_WORDS:
            message = f"the quotation has {count} words"
            hint = f"quote at most {MAX_WORDS}; tell the rest in our own words"
            yield Diagnostic(quote.span, "quotation-length", Severity.WARNING, message, hint)
    if len(quotes) > MAX_QUOTATIONS:
        message = f"the entry has {len(quotes)} quotations"
        hint = f"keep the {MAX_QUOTATIONS} that matter most"
        yield Diagnostic(quotes[MAX_QUOTATIONS].span, "quotation-count", Severity.WARNING, message, hint)


def _claims(document: Document) -> Iterator[Diagnostic]:
    for annotation in document.body.annotations:
        if annotation.kind == "claim":
            yield from _claim(annotation)


def _claim(claim: Annotation) -> Iterator[Diagnostic]:
    reply = claim.option("reply")
    message, hint = "", ""
    if not (reply or claim.option("no_reply")):
        message = "the claim has neither a reply nor a note that there is none"
        hint = "write reply: who answered what; or, where nobody did, no_reply: none in the source"
    elif NOTHING.fullmatch(reply):
        message = f"'{reply}' is no reply"
        hint = "write in its place reply: who answered what; or, where nobody did, no_reply: none in the source"
        if claim.option("no_reply"):
            hint = f"delete the line 'reply: {reply}': the line no_reply says it; or write who answered what"
    if message:
        yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)
