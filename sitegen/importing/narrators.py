"""Who may speak in a text, and who is meant where nobody is named: its author, or the body that published it."""

from __future__ import annotations

from sitegen.dates import FuzzyDate
from sitegen.importing.kinds import Origin
from sitegen.importing.names.described import described
from sitegen.importing.names.former import places_come_from
from sitegen.importing.names.naming import Mention, Names
from sitegen.importing.names.people import People, registered
from sitegen.importing.page.layout import Page
from sitegen.importing.speech.speaker import Speaker


def author_as_speaker(author: str, names: Names) -> Speaker:
    """The author as whoever says `I`; nobody where none is known."""
    found = registered(author, names)
    return Speaker(found, author, "person", "likely", "the author") if author else Speaker()


def who_is_we(origin: Origin) -> Speaker:
    """Whoever says `we` in a text: the body that published it, unless somebody speaks there or it is a paper."""
    if origin.kind in {"speech", "letter", "blog", "feature"} or not origin.holder:
        return Speaker()
    return Speaker(origin.holder, origin.name, "publisher", "likely", "it published the text, which says “we”")


_OF_OTHERS = frozenset({"speech", "letter", "blog", "feature", "transcript", "case-study"})
"""Kinds of texts in which whoever published them need not be the one who tells."""


def teller_of(origin: Origin, author: str, names: Names) -> Speaker:
    """Whoever tells the numbers of a text beside which nobody is named: who gave the speech, or published it."""
    if author and origin.kind == "speech":
        return Speaker(registered(author, names), author, "person", "likely", "gave the speech")
    body = names.bodies.get(origin.holder)
    if origin.kind in _OF_OTHERS and body is not None and body.kind.startswith("whole"):
        # A weblog of the whole service tells of its parts.
        return Speaker()
    if origin.holder:
        sureness = "doubtful" if origin.kind in _OF_OTHERS else "likely"
        return Speaker(origin.holder, origin.name, "publisher", sureness, "it published the text; nobody else is named")
    if author and origin.kind in {"blog", "letter"}:
        return Speaker(registered(author, names), author, "person", "doubtful", "wrote the text")
    return Speaker()


def who_may_speak(mentions: list[Mention], names: Names, at: FuzzyDate, page: Page, people: People) -> list[Mention]:
    """Names with the bodies of the day; a whole service is written about and does not speak."""
    whole = {body.id for body in names.bodies.values() if body.kind.startswith("whole")}
    named = [names.as_at(m, at, page.text) for m in mentions if not whole & set(m.ids)]
    elsewhere = places_come_from(page.text, named, people)
    return sorted((*named, *described(page, named, names, elsewhere)), key=lambda m: m.start)
