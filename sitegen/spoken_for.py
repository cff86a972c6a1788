"""Which body a spokesman speaks for by the sentence of a quotation, where the annotation has somebody else speak.

One shape is read: a sentence that begins with the spokesman of a body and a verb of saying, and ends with the words:
`A spokesperson for the Desk Office said: “…”`. Whoever is told (`told Desk News`) is not who speaks.
"""

from __future__ import annotations

import re

from sitegen.lookup import LookUp
from sitegen.model import Annotation, Department, Document, Person, Publisher
from sitegen.sentences import Sentence, sentence_of, sentences, text_of

# Patterns as text, as in `said_by`.
_WHO = (
    r"(?:A|An|The|One) (?:(?P<ahead>[^“”\":;]{2,60}?)(?:[’']s?)? )?spokes(?:person|man|woman)"
    r"(?: (?:for|of|from|at) (?:the )?(?P<of>[^“”\":;]{2,90}?))? (?:then |also |later )?"
)
_SAID = (
    r"(?:(?:said|says|answered|replied|added|insisted|stressed)(?::|,| that)?"
    r"|(?:told|tells) [^“”\":;,.]{2,60}?(?::| that)?"
    r"|(?:said|answered|replied) that (?P<amid>[^“”\":]{2,160});) ?[“\"][^“”\"]*"
)
_END = r"[^“”\"]*[”\"][.,;]?"
_OTHERS = r"\b(?:said|says|told|called|wrote|quot\w+|words?|who\w*|according|by|they|he|she|union|report\w*|letter)\b"
_PRESS = r"spokes|\bpress (?:offic|secretar|team)|\bcommunications\b"
"""Words of a post that has somebody speak for a body."""
_NO_BODY = frozenset({"department", "ministry"})
"""What only says that a body of the state speaks."""
_OUTSIDE = frozenset({"press", "trade-union", "think-tank", "campaign-group", "company", "charity"})


def spoken_for(quote: Annotation, document: Document, lookup: LookUp) -> str:
    """The body by the sentence, as an id or as it is called; empty where the speaker may speak for it."""
    item = _record(quote.option("speaker"), lookup)
    if (
        item is None
        or quote.option("elsewhere")
        or re.search("spokes|press|media|communic", quote.option("role").lower())
    ):
        return ""
    sentence = sentence_of(quote, document, lookup.library)
    called = _called(sentence) if sentence is not None and "spokes" in sentence.before else ""
    if not called:
        return ""
    bodies = [body.id for body in lookup.bodies.called(called)]
    bodies += [one.id for one in lookup.registers.publishers if called in _labels(one)]
    if not bodies and called not in _NO_BODY:
        return ""
    if isinstance(item, Person):
        may = _may_speak(item, document, lookup)
    elif bodies:
        may = item.id in {*bodies, *lookup.bodies.around(frozenset(set(bodies) & set(lookup.bodies.by_id)))}
    else:
        may = not isinstance(item, Publisher) or item.kind not in _OUTSIDE
    return "" if may else _told(called, bodies, document, lookup)


def _record(name: str, lookup: LookUp) -> Department | Person | Publisher | None:
    """The record of a speaker, who may be a person, a body or a publisher."""
    found = (lookup.library.item(f"{kind}:{name}") for kind in ("person", "department", "publisher"))
    return next((one for one in found if isinstance(one, Department | Person | Publisher)), None)


def _called(sentence: Sentence) -> str:
    """What a sentence calls the body whose spokesman says the words; empty where it is not of the shape."""
    match = re.fullmatch(_WHO + _SAID, sentence.before)
    if match is None or re.search(_OTHERS, match["amid"] or "") or not re.fullmatch(_END, sentence.behind):
        return ""
    return (match["of"] or "") if not match["ahead"] else (match["ahead"] if not match["of"] else "")


def _labels(item: Publisher) -> tuple[str, ...]:
    return (item.name, item.name.removeprefix("The "), *item.acronyms)


def _may_speak(person: Person, document: Document, lookup: LookUp) -> bool:
    """Whether somebody is a spokesman themselves, by the register or the text."""
    if any(re.search(_PRESS, role.title.lower()) for role in person.roles):
        return True
    names = [name.rpartition(" ")[2] for name in (person.name, *person.printed)]
    said = [part for part in sentences(text_of(document, lookup.library)) if re.search(r"spokes|\bpress\b", part)]
    return any(re.search(rf"\b{re.escape(name)}\b", part) for name in names for part in said)


def _told(called: str, bodies: list[str], document: Document, lookup: LookUp) -> str:
    """The only body that is meant, by a link or by its time; else what it is called."""
    own = {word.text for word in document.department} & set(bodies)
    linked = {link.target.rpartition(":")[2] for link in document.body.references} & set(bodies)
    meant = linked or own or {body.id for body in lookup.bodies.meant(called, document.as_at)} or set(bodies)
    return meant.pop() if len(meant) == 1 else called
