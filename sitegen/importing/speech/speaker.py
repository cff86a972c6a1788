"""Who speaks, and how sure that is: as a name of a register, as a name that is printed, or in words without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sitegen.importing.english import HELPING
from sitegen.importing.speech.quotations import Quotation
from sitegen.importing.speech.subjects import Subject

BODY_IN_GENERAL = (
    r"[Tt]he ((?:[a-z]+ ){0,2}?"
    r"(?:government|ministry|department|agency|union|company|committee|council|inquiry|board))\b"
)
"""A body that a text names only in general."""


@dataclass(frozen=True)
class Speaker:
    """Who speaks: the id or name as it may be written into an entry, whether a person, and how sure that is.

    `id` is empty where nobody in a register speaks; `name` too where nobody is named. `role` is how somebody who speaks
    for a body is called: a spokesman.
    """

    id: str = ""
    name: str = ""
    kind: str = ""
    sureness: str = "doubtful"
    why: str = "nobody is named near it"
    role: str = ""


NO_NAME = Speaker(why="the verb of saying has a subject that is no name")
OF_ANOTHER = Speaker(why="somebody else's words, told by the one whose turn it is")
OF_THEM = Speaker(why="nobody was named before who may be “they”")


def of_two(behind: Speaker, front: Speaker | None, quotation: Quotation) -> Speaker:
    """Whoever says it by the words behind, doubtful where those before name another: `X called it “…”, Y said`."""
    another = front is not None and front.sureness == "sure" and front.name != behind.name
    if not another or quotation.form == "speech":
        return behind
    return replace(behind, sureness="doubtful", why="one tells what another said: whose words are they?")


def of_general_subject(ahead: str, after: str) -> Speaker | None:
    """Whoever says the words before, where that is no name: `…”, the government said`, `…”, said campaigners`."""
    body = re.search(rf"^{BODY_IN_GENERAL}{HELPING}\s*$", ahead)
    # `…”, the union told the committee` is not said by the committee.
    body = body or (None if ahead.strip() else re.match(rf" {BODY_IN_GENERAL}", after))
    if body is not None:
        return in_general(body[1])
    # Further off, the verb is that of another clause.
    return NO_NAME if len(ahead.split()) <= _NEAR else None


_NEAR = 3


def in_general(words: str) -> Speaker:
    """A body that is only called what it is, by the words behind its article."""
    return in_words(f"the {words.lower()}")


def in_words(words: str) -> Speaker:
    """Somebody without a name, in these words."""
    return Speaker("", words, "unnamed", "likely", "the subject of the verb of saying")


def speaker_of(subject: Subject, sureness: str, why: str) -> Speaker:
    """Somebody whom the text names; a body that it there calls only what it is, is never sure."""
    if subject.described and sureness == "sure":
        sureness, why = "likely", "what it is called there is the one of its sort that was named before"
    return Speaker(subject.id, subject.name, subject.kind, sureness, why, subject.role)
