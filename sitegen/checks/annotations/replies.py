"""`claim-reply`: a claim says who answered it, or where nobody did, and agrees with itself.

Bad: neither `reply` nor `no_reply`; `reply: none`, `reply: No reply was received`; both together; `no_reply: true`;
`status: disputed` with `no_reply`: whoever disputes it is its reply; or with `reply: The Desk Office declined to
comment`. Good: one of the two, `no_reply: none in the source`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

# Patterns as text: a build that looks at no claim does without making them, and `re` keeps those that are made.
_THING = r"(?:repl(?:y|ies)|answers?|responses?|comments?|reactions?|rebuttals?)"
_GIVEN = (
    r"(?:given|received|found|made|issued|recorded|reported|offered|provided|mentioned|published|printed|quoted|sent"
    r"|seen|known|available|stated)"
)
_WAS = r"(?:(?:(?:was|were|is|are|(?:has|have|had)(?: yet)? been)|we (?:found|saw|know of|have(?: found| seen)?)) ?)?"
_SO_FAR = r"(?: (?:yet|so far|to date|at all))?"
# `in the copy we read`, `from the ministry`, `by Desk Office`.
_WHERE = (
    r"(?: (?:in|on|from|by|at|to) (?:(?:the|our|this|its|his|her|their|any) )?"
    r"(?-i:[a-z]+(?: (?:that )?we (?:read|have|saw|looked at))?"
    r"|[A-Z][\w’'-]*(?: (?:of|for|and|the|&|[A-Z][\w’'-]*))*))?"
)
# What people write who mean that nobody answered; readers would be shown it as an answer. Whoever is said not to have
# answered is left alone: `The ministry did not reply` may stand as it is.
_NOTHING = (
    rf"(?:(?:none|no {_THING}|nothing) ?{_WAS}(?:{_GIVEN})?{_SO_FAR}{_WHERE}"
    rf"|(?:we )?(?:found|saw|know of|could find|(?:have|had) (?:found|seen)) (?:none|no {_THING}){_SO_FAR}{_WHERE}"
    rf"|(?:(?:did|do|does|has|have|had)(?: not|n[’']t) )(?:yet )?(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?"
    rf"|comment(?:ed)?){_SO_FAR}{_WHERE}"
    rf"|(?:declined|refused) to (?:comment|reply|respond|answer){_SO_FAR}{_WHERE}"
    rf"|(?:nobody|no one|no-one) (?:has |had )?(?:repl|answer|respond|comment)\w+{_SO_FAR}{_WHERE}"
    rf"|(?:not (?:yet )?(?:{_GIVEN}|applicable|answered|replied to|any|yet)|unanswered){_SO_FAR}{_WHERE}"
    rf"|(?:(?:a )?{_THING} )?(?:awaited|pending|outstanding)|awaiting (?:(?:a|an|the|their|its) )?{_THING}"
    r"|no|nil|nobody|unknown|n/?\.?a|tbc|[-–—?….]+)[.!]?"
)
# Who is said not to have answered: names, posts and kinds of bodies alone, so that nobody else does anything there.
_WHO = (
    r"(?:(?:the|an?|its|his|her|their|both|all|of|for|and|in|at|on|department|ministry|office|minister|secretary"
    r"|spokes(?:man|woman|person|people)|union|company|firm|council|agency|government|permanent|cabinet|prime|director"
    r"|chief|executive|general|head|party|institute|association|body|newspaper|paper|magazine|publisher|board|trust"
    r"|service|team|officials?|former|press|state|(?-i:[A-Z][\w’'&-]*)) )*+"
)
_SILENT = (
    rf"{_WHO}(?:(?:did|do|does|has|have|had|would)(?: not|n[’']t) (?:yet )?"
    r"(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|comment(?:ed)?)"
    r"|(?:(?:has|have|had) )?(?:decline[ds]?|refuse[ds]?) to (?:comment|reply|respond|answer)"
    rf"|(?:was|were|(?:has|have|had) been) (?:approached|asked|contacted)(?: for (?:a )?{_THING}| to comment)"
    r"|(?:would|could) not be drawn|(?:ha[ds]|have) nothing (?:further |more )?to (?:add|say)"
    r"|(?:was|were) (?:not available|unavailable) for comment"
    rf"|(?:made|gave|offered) no {_THING})"
    r"(?P<rest>(?: (?:to|on|for|about|when|before|by|in|at|after|until)\b[^,;:.“”]{1,60})?)[.!]?"
)
_MORE = (
    r"\b(?:but|and|while|though|although|which|who|that|because|as|said|says|call\w*|den[iy]\w*|reject\w*|disput\w*)\b"
)
"""Words behind which somebody may answer after all."""
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
    if re.fullmatch(_NOTHING, reply, re.IGNORECASE):
        hint = f"write in its place {instead}"
        if claim.option("status") in _ANSWERED:
            # Else the advice would lead to the next message.
            hint += ", and status: stated"
        if none:
            hint = f"delete the line 'reply: {reply}': the line no_reply says it; or write who answered what"
        return f"'{reply}' is no reply", hint
    if reply and none:
        return "the claim has a reply, and a note that there is none", "keep one of the lines 'reply' and 'no_reply'"
    status = claim.option("status")
    silent = re.fullmatch(_SILENT, reply, re.IGNORECASE) if status in _ANSWERED else None
    if silent is not None and not re.search(_MORE, silent["rest"], re.IGNORECASE):
        hint = (
            f"write no_reply: {reply.rstrip('.!')}, in place of the line 'reply', and status: stated; where somebody "
        )
        return (
            f"the claim is {status}, and its reply says only that nobody answered",
            f"{hint}does not let it stand, write reply: who, and with what words",
        )
    if none and status in _ANSWERED:
        hint = "write reply: who does not let it stand, with what words, in place of no_reply; where nobody does, "
        return f"the claim is {status}, and nobody is named who answered it", f"{hint}status: stated"
    return "", ""
