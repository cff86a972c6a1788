"""`name-differs`, further: names in the running text that are a slip or two from those of the registers.

Looked at are names of bodies of three words and more, and the people who are in the entry otherwise: "the Department
of Work and Pensions", "John Manzini". Quotations, links, and notes on how a source prints a name are left alone.

Bad: "the Ministry of Spoon and Plates" where the register has the Ministry of Spoons and Plates. Good: its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from sitegen.diagnostics import Diagnostic, Severity, Span, edit_distance
from sitegen.lookup import LookUp
from sitegen.model import Document, Person
from sitegen.named_bodies import SMALL_WORDS, LongNames, by_inner_word, words_of

SLIPS = 2
"""Letters by which a name may differ and still be meant."""
LONG = 10
"""Letters of a person's name from which it can hardly be that of another."""
SHORTEST = 4
"""Letters of a word of a name from which another may be it with a slip; with two, if it has almost twice as many."""
_POSSESSIVE = re.compile(r"['’]s?$")
_ABROAD = ("ireland", "irish")
"""Where bodies have the names of ours but for a little word: the Department of Education and Skills."""
_BEFORE = SMALL_WORDS | {"at", "by", "from", "with", "then", "a"}


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the names in the text of an entry."""
    if not document.body.names:
        return
    abroad = any(place in word.text.lower() for word in document.body.names for place in _ABROAD)
    same_body = partial(_same_body, little=not abroad)
    people = by_inner_word(name for person in _people(document, lookup) for name in (person.name, *person.printed))
    for run in document.body.names:
        words = words_of(run.text)
        for typed, name in dict.fromkeys(_slips(words, lookup.bodies.long_names(), same_body)):
            yield from _problem(run.span, typed, name, lookup, "add a record of its own to the register")
        for typed, name in dict.fromkeys(_slips(words, people, _same_person)):
            yield from _problem(run.span, typed, name, lookup, "add it to 'printed' in people.yaml")


def _problem(span: Span, typed: str, name: str, lookup: LookUp, otherwise: str) -> Iterator[Diagnostic]:
    if not lookup.named.called(typed, None):
        message = f"the text has '{typed}', and the register '{name}'"
        hint = f"write {name}; if the other is right too, {otherwise}"
        yield Diagnostic(span, "name-differs", Severity.WARNING, message, hint)


def _people(document: Document, lookup: LookUp) -> Iterator[Person]:
    """Whom the entry names: in front matter, links and annotations."""
    names = [word.text for word in document.people]
    names += [link.target.removeprefix("person:") for link in document.body.references]
    names += [note.option("speaker") or note.option("holder") for note in document.body.annotations]
    for name in dict.fromkeys(names):
        item = lookup.library.item(f"person:{name}")
        if isinstance(item, Person):
            yield item


def _slips(
    words: list[str], known: LongNames, same: Callable[[list[str], tuple[str, ...]], bool]
) -> Iterator[tuple[str, str]]:
    """What is typed, and the name that it was meant to be."""
    for at, word in enumerate(words):
        for name, place in known.get(word.lower(), ()):
            start, end = at - place, at - place + len(name)
            window = words[start:end] if start >= 0 else []
            if len(window) == len(name) and _stands_alone(words, start, end):
                window[-1] = _POSSESSIVE.sub("", window[-1])
                if same(window, name):
                    yield _written(window), _written(name)


def _stands_alone(words: list[str], start: int, end: int) -> bool:
    """Whether a name is no part of a longer one."""
    before, behind = words[start - 1] if start else "", words[end] if end < len(words) else ""
    return (
        words[start][:1].isupper()
        and words[end - 1][:1].isupper()
        and not behind[:1].isupper()
        and not (before[:1].isupper() and before.lower() not in _BEFORE)
    )


def _differing(window: list[str], name: tuple[str, ...]) -> list[tuple[str, str]]:
    """The words that are other ones, in small letters; empty where there is too much of it, or nothing."""
    pairs = [(one.lower(), other.lower()) for one, other in zip(window, name, strict=True)]
    pairs = [(one, other) for one, other in pairs if one != other]
    letters = sum(edit_distance(one, other) if abs(len(one) - len(other)) <= SLIPS else 9 for one, other in pairs)
    return pairs if letters <= SLIPS and not any(_another_word(*pair) for pair in pairs) else []


def _another_word(typed: str, known: str) -> bool:
    """Whether a word is one of its own: a commissioner of a commission, a minister of a ministry, another number."""
    shorter, longer = sorted((typed.removesuffix("s"), known.removesuffix("s")), key=len)
    ends = longer.startswith(shorter) and len(longer) - len(shorter) > 1
    little = {typed, known} <= SMALL_WORDS
    # Short words are too like each other: a unit is no audit.
    far = edit_distance(typed, known) > (len(shorter) >= SHORTEST) + (len(shorter) >= 2 * SHORTEST - 1)
    return (
        ends or (far and not little) or typed in {"minister", "ministers"} or not (typed.isalpha() and known.isalpha())
    )


def _same_body(window: list[str], name: tuple[str, ...], *, little: bool) -> bool:
    pairs = _differing(window, name)
    if not pairs or window[0].lower() == f"{name[0].lower()}s":
        return False
    # `Department of Education` and `Department for Education` are two bodies, somewhere.
    return (little and len(name) > 3) or any(other not in SMALL_WORDS for _, other in pairs)


def _same_person(window: list[str], name: tuple[str, ...]) -> bool:
    pairs = _differing(window, name)
    if len(pairs) != 1 or len(" ".join(name)) < LONG or not all(word[:1].isupper() for word in window):
        return False
    typed, known = pairs[0]
    given = known == name[0].lower()  # Moor is not Noor, nor Hall Hill.
    return len(known) >= (3 if given else 5) and (typed[0] == known[0] or not given)


def _written(words: Iterable[str]) -> str:
    return " ".join(words).replace(" ,", ",")
