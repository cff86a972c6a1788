"""`claim-reply`: a claim says who answered it, or where nobody did, and agrees with itself.

Bad: neither `reply` nor `no_reply`; `reply: none`; both together; `no_reply: true`; `status: disputed` with `no_reply`:
whoever disputes it is its reply. Good: one of the two, `no_reply: none in the source`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

# What people write who mean that nobody answered; readers would be shown it as an answer.
_NOTHING = re.compile(
    r"(?:(?:none|no (?:reply|answer|response|comment))(?: (?:was )?given)?|nil|nobody|nothing|unknown"
    r"|not (?:applicable|known|available)|n/?\.?a|tbc|[-–—?….]+|(?:none|no reply) in the source)[.!]?",
    re.IGNORECASE,
)
_ANSWERED = frozenset({"disputed", "contested"})
"""Standings of a claim that somebody does not let stand."""
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
    reply, none = claim.option("reply"), claim.option("no_reply")
    instead = "reply: who answered what; or, where nobody did, no_reply: none in the source"
    if not reply and not none:
        return "the claim has neither a reply nor a note that there is none", f"write {instead}"
    if none.lower() in _MARK:
        hint = "delete the line: 'reply' tells the answer" if reply else "write no_reply: none in the source"
        return f"'no_reply: {none}' does not say where we looked", hint
    if _NOTHING.fullmatch(reply):
        hint = f"write in its place {instead}"
        if none:
            hint = f"delete the line 'reply: {reply}': the line no_reply says it; or write who answered what"
        return f"'{reply}' is no reply", hint
    if reply and none:
        return "the claim has a reply, and a note that there is none", "keep one of the lines 'reply' and 'no_reply'"
    status = claim.option("status")
    if none and status in _ANSWERED:
        hint = "write reply: who does not let it stand, with what words, in place of no_reply; where nobody does, "
        return f"the claim is {status}, and nobody is named who answered it", f"{hint}status: stated"
    return "", ""
