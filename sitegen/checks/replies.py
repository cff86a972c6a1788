"""`claim-reply`, further: what a claim says of its reply agrees with itself.

Bad: `reply:` and `no_reply:` together; `no_reply: true`. Good: one of the two, `no_reply: none in the source`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.checks.quotations import NOTHING
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

_MARK = frozenset({"true", "false", "yes", "no", "y", "n", "x", "1", "0", "on", "off", "ja", "oui"})
"""What people write who take `no_reply` for a box to tick."""


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the claims of an entry."""
    for claim in document.body.annotations:
        if claim.kind == "claim":
            message, hint = _problem(claim)
            if message:
                yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)


def _problem(claim: Annotation) -> tuple[str, str]:
    # Of `reply: none`, `quotations` speaks.
    reply, none = claim.option("reply"), claim.option("no_reply")
    if none.lower() in _MARK:
        hint = "delete the line: 'reply' tells the answer" if reply else "write no_reply: none in the source"
        return f"'no_reply: {none}' does not say where we looked", hint
    if reply and none and not NOTHING.fullmatch(reply):
        return "the claim has a reply, and a note that there is none", "keep one of the lines 'reply' and 'no_reply'"
    return "", ""
