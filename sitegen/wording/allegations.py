"""`allegation-without-reply`: a charge in our own words, in an entry of which no claim tells the reply.

Bad: "The union alleged that rules were broken." and nothing more. Good: the same, and `/// claim | rules were broken`
with `reply:` or `no_reply:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.wording.phrases import found
from sitegen.wording.words import ALLEGATION


def find(ours: str, own: tuple[str, ...] = ()) -> Iterator[tuple[int, str]]:
    """(offset, word) of the first of them, one for an entry; `own` are further words of a digest."""
    return islice(found(ours, ALLEGATION, own), 1)


def problem(span: Span, word: str) -> Diagnostic:
    """What to say of it."""
    message = f"the text speaks of an allegation ('{word}'), and no claim says what the reply was"
    hint = (
        "write /// claim | the words, with holder:, status: and reply: who answered what, or no_reply: where we looked"
    )
    return Diagnostic(span, "allegation-without-reply", Severity.WARNING, message, hint)
