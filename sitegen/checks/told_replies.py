"""`claim-reply`, further: a claim without a reply, in a text whose next sentence tells one.

Bad: `no_reply: none in the source` below "accused the office of it. The office denied this." Good: `reply: The office
denied it`, and `status: disputed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Annotation, Document
from sitegen.sentences import sentences, text_of

# Patterns as text: most builds look at no claim.
_CHARGE = r"(?:the|her|his|their|its|this) (?:charge|claim|accusation|allegation)s?"
# Who "rejected it" may well speak of the offer that a claim is about.
_DENIAL = (
    r"(?P<who>(?:The |A |An )?[A-Z][\w’'-]*(?: [\w’'-]+){0,6}?) (?:has |have )?(?:since |flatly |later |firmly )?"
    rf"(?:(?:denied|denies|deny|disputed|disputes|dispute) (?:this|it|{_CHARGE})"
    rf"|(?:rejected|rejects|reject) {_CHARGE})(?=[.,:;]|$| and )"
)
_NOBODY = r"\b(?:no|nobody|none|neither|never|not|few|hardly|if|whoever|he|she|they|it|who|that)\b"


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the claims of an entry of which it says that nobody answered."""
    text: list[str] = []
    claims = [note for note in document.body.annotations if note.kind == "claim"]
    for claim in claims:
        if not claim.option("no_reply") or claim.option("reply"):
            continue
        text = text or sentences(text_of(document, library))
        holding = [at for at, sentence in enumerate(text[:-1]) if claim.words in sentence]
        alone = len(holding) == 1 and sum(one.words in text[holding[0]] for one in claims) == 1
        denial = re.match(_DENIAL, text[holding[0] + 1]) if alone else None
        if denial and not re.search(_NOBODY, denial["who"].lower()) and not _is_holder(denial["who"], claim, library):
            message = f"the claim has no reply, and the next sentence of the text tells one: '{denial[0]} …'"
            hint = f"write in place of no_reply: reply: {denial[0]}, with what was said, and status: disputed"
            yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)


def _is_holder(who: str, claim: Annotation, library: Library) -> bool:
    """Whether somebody shares a word with the holder of a claim, who may take back what others made of it."""
    holder = claim.option("holder")
    thing = library.holder(holder)
    name = f"{holder} {library.name_of(thing) if thing is not None else ''}"
    ours, theirs = (set(re.findall(r"\w{4,}", text.lower())) for text in (who, name))
    return bool(ours & theirs)
