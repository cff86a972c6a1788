"""`speaker-not-named`, further: an entry names whoever is the holder of a figure or claim in it.

Somebody is named by any of their names, an acronym, a word of a name, a post, a link, a field of the front matter, or
the people of a body. Told is only of a sentence that has somebody else in it, or `he` or `she`.

Bad: "the [[desk-office]] counted 44 desks", with `holder: fork-friends`, of whom the entry says nothing. Good:
`holder: desk-office`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Department, Document, Person, Publisher
from sitegen.sentences import all_text, sentence_of

# Patterns as text: a build that finds every holder named does without making them.
_OF_MANY = (
    r"offices?|departments?|ministry|agency|services?|council|board|group|association|union|institute|committee|trust"
    r"|authority|commission|executive|society|federation|unit|team|forum|world|network|news|centre|public|civil"
    r"|government|national|british|royal|uk|hm|her|his|majesty|majesty’s|england|britain|work|the|and|for|of|at|in|on|a"
)
"""Words that are in the names of many."""
_BY_KIND = {
    "trade-union": r"\bunion\b",
    "press": r"newspaper|paper\b|magazine|journal|reporter",
    "think-tank": r"think[ -]tank|institute|researchers",
    "campaign-group": r"campaign|pressure group|lobby",
    "parliament": r"committee|\bmps\b|parliament|auditor|watchdog",
    "company": r"company|firm\b|consultan|contractor|supplier",
    "charity": r"charity",
}
"""What a text calls a publisher of a kind whose name it leaves out."""
_OTHER_KIND = r"organisation|body\b|group\b|publisher|author"
_HE = r"\b(?:[Hh]e|[Ss]he)\b"


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the holders of the figures and claims of an entry."""
    for note in document.body.annotations:
        holder = note.option("holder")
        if not holder or lookup.library.holder(holder) is None or is_told(holder, document, lookup):
            continue
        others = _others(note, holder, document, lookup)
        if others is not None:
            yield _problem(note, holder, others, document, lookup)


def _problem(note: Annotation, holder: str, others: list[str], document: Document, lookup: LookUp) -> Diagnostic:
    name = _name(holder, document, lookup)
    message = f"the entry never names {name}, whose {note.kind} this is by the annotation"
    hint = f"write the id or name of who says it; if it is {name}, name them in the sentence"
    if others:
        message += f"; its sentence has {_name(others[0], document, lookup)}"
        hint = f"write holder: {others[0]} if it is theirs; if it is that of {name}, name them in the sentence"
    return Diagnostic(note.span, "speaker-not-named", Severity.WARNING, message, hint)


def _name(thing_id: str, document: Document, lookup: LookUp) -> str:
    thing = lookup.library.holder(thing_id)
    return lookup.library.name_of(thing, document.as_at) if thing is not None else thing_id


def _others(note: Annotation, holder: str, document: Document, lookup: LookUp) -> list[str] | None:
    """Who else of the registers is in the sentence; None where it may be the holder's all the same."""
    sentence = sentence_of(note, document, lookup.library)
    if sentence is None:
        return None
    text = f"{sentence.before}{note.words}{sentence.behind}"
    item = lookup.library.item(f"person:{holder}")
    if isinstance(item, Person) and any(
        role.body is not None
        and set(labels_of(role.body.text, lookup)) & _in_text(labels_of(role.body.text, lookup), text)
        for role in item.roles
    ):
        # Their body said it, and they for it.
        return None
    linked = {link.target.rpartition(":")[2]: link.words for link in document.body.references}
    others = [one for one, words in linked.items() if lookup.library.holder(one) is not None]
    others = [one for one in others if _in_text([linked[one] or _name(one, document, lookup)], text)]
    return others if others or re.search(_HE, text) else None


def _in_text(labels: list[str], text: str) -> set[str]:
    return {label for label in labels if re.search(rf"\b{re.escape(label)}\b", text)}


def is_told(thing_id: str, document: Document, lookup: LookUp, *, listed: bool = True, speaking: bool = True) -> bool:
    """Whether an entry may know somebody otherwise than as a holder, as a `listed` department, or as `speaking`."""
    library = lookup.library
    if thing_id in _known(document, lookup, "" if listed else thing_id, speaking=speaking):
        return True
    # Most are known by now, and the text is long.
    text = _all_text(document, lookup)
    if thing_id in text:
        return True
    person = library.item(f"person:{thing_id}")
    if isinstance(person, Person):
        begun = [role for role in person.roles if role.start is None or role.start.earliest <= document.as_at.latest]
        posts = [re.split(r" (?:of|at|for|and|to|in) |,", role.title)[0].lower() for role in begun]
        names = [name.rpartition(" ")[2].lower() for name in (person.name, *person.printed)]
        return any(re.search(rf"\b{re.escape(word)}", text.lower()) for word in (*posts, *names))
    labels = labels_of(thing_id, lookup)
    if _in_text(labels, text):
        return True
    words = {word.lower() for label in labels if " " in label for word in re.findall(r"[\w’'-]+", label)}
    words = {word for word in words if not re.fullmatch(_OF_MANY, word)}
    if any(re.search(rf"\b{re.escape(word)}", text.lower()) for word in words):
        return True
    publisher = library.item(f"publisher:{thing_id}")
    if isinstance(publisher, Publisher):
        return _by_kind(publisher, document, lookup, text)
    return not words and not any(" " not in label for label in labels)


def _by_kind(publisher: Publisher, document: Document, lookup: LookUp, text: str) -> bool:
    """Whether the text may mean a publisher by its kind: the union, where it names none."""
    if not re.search(_BY_KIND.get(publisher.kind, _OTHER_KIND), text.lower()):
        return False
    alike = [one for one in lookup.registers.publishers if one.kind == publisher.kind and one.id != publisher.id]
    known = _known(document, lookup)
    return not any(one.id in known or _in_text(labels_of(one.id, lookup), text) for one in alike)


def labels_of(thing_id: str, lookup: LookUp) -> list[str]:
    """All names and acronyms of a body or publisher."""
    item = lookup.library.item(f"department:{thing_id}") or lookup.library.item(f"publisher:{thing_id}")
    if isinstance(item, Department):
        return [*(name.name for name in item.names), *item.acronyms]
    return [item.name.removeprefix("The "), *item.acronyms] if isinstance(item, Publisher) else []


def _known(document: Document, lookup: LookUp, unless: str = "", *, speaking: bool = True) -> set[str]:
    """The ids of whom an entry has in links and front matter, with the bodies around those and those of its people."""
    known = {link.target.rpartition(":")[2] for link in document.body.references}
    known |= {word.text for word in document.people}
    known |= {note.option("speaker") for note in document.body.annotations if speaking}
    known |= {document.source.publisher} if document.source is not None else set()
    for one in (*known, *(word.text for word in document.initiatives)):
        person, scheme = lookup.library.item(f"person:{one}"), lookup.library.item(f"initiative:{one}")
        if isinstance(person, Person):
            known |= {role.body.text for role in person.roles if role.body is not None}
        elif scheme is not None:
            known |= {word.text for word in getattr(scheme, "lead", ())}
    bodies = {body.id for word in document.department for body in lookup.bodies.meant(word.text, document.as_at)}
    bodies -= {unless}
    bodies |= {one for one in known if one in lookup.bodies.by_id}
    return known | lookup.bodies.around(frozenset(bodies))


def _all_text(document: Document, lookup: LookUp) -> str:
    """All that an entry says, the names of its speakers among it."""
    speakers = [note.option("speaker") for note in document.body.annotations]
    return "\n".join([*(name for name in speakers if " " in name), all_text(document, lookup.library)])
