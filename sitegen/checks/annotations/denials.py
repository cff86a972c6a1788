"""`claim-reply`, further: a claim that somebody denies is not only stated.

Only what is certain is told: a reply that begins with the denial, and a denial in the sentence behind that of a claim
which, it is said, nobody answered. Who answers in part, at first, or something else, may do so.

Bad: `status: stated` with `reply: A union denied it`; `no_reply`, and behind the sentence of the claim "A union denied
this". Good: `status: disputed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.annotations.standings import denier, names_of
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Document
from sitegen.sentences import sentence_of, sentences, text_of

_FEW = 6
"""Words behind a claim, with which its sentence is still about nothing else."""
_DENIES = r"\b(?:den(?:y|ied|ies)|reject|disput|untrue|not true|false|unfounded|baseless|nonsense)"
_NAME = r"[A-Z][\w’'&-]*(?: (?:(?:of|and|for|the) )*[A-Z][\w’'&-]*)*"
_OF_THAT = r"\b(?:this|that|the (?:claim|charge|accusation|allegation)s?)(?= |[.,;:]|$)"
"""What a sentence denies that speaks of the one before it; `it` may be many things."""


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the claims of an entry that are only stated."""
    for claim in document.body.annotations:
        if claim.kind != "claim" or claim.option("status") != "stated":
            continue
        who = _other(denier(claim.option("reply")), claim, document, lookup)
        told = "" if claim.option("reply") else _denied_behind(claim, document, lookup)
        if who:
            message = f"the claim is only stated, and its reply denies it: {who}"
            hint = "write status: disputed; or, where the answer stands in the same source, status: contested"
            yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)
        elif told:
            message = f"the claim has no reply, and the sentence behind it denies it: {told}"
            hint = "write reply: who denies it, with what words, in place of no_reply, and status: disputed"
            yield Diagnostic(claim.span, "claim-reply", Severity.WARNING, message, hint)


def _other(who: str, claim: Annotation, document: Document, lookup: LookUp) -> str:
    """Who denies a claim, where it is surely not its holder."""
    words = {word.lower() for word in who.split()} - {"the", "a", "an", "of", "for", "and"}
    own = {
        word.lower()
        for name in names_of(claim.option("holder"), document, lookup)
        for word in re.findall(r"[\w’'&-]+", name)
    }
    return "" if words & own else who


def _denied_behind(claim: Annotation, document: Document, lookup: LookUp) -> str:
    """Who denies a claim, in the sentence behind its own; empty where that may be about something else."""
    if not re.search(_DENIES, lookup.library.tables.body(document.id).html):
        # Most entries have no such word, and their sentences need not be looked for.
        return ""
    sentence = sentence_of(claim, document, lookup.library)
    rest = re.sub(_NAME, "X", sentence.behind) if sentence is not None else ""
    if sentence is None or len(rest.split()) > _FEW or re.search(r"\b(?:and|or|but)\b", rest):
        return ""
    whole, parts = f"{sentence.before}{claim.words}{sentence.behind}", sentences(text_of(document, lookup.library))
    places = [place for place, part in enumerate(parts[:-1]) if part == whole]
    behind = parts[places[0] + 1] if len(places) == 1 else ""
    return _other(denier(behind), claim, document, lookup) if re.search(_OF_THAT, re.split("[.,;:]", behind)[0]) else ""
