"""`person-name`: the names of people.yaml are written as the index from A to Z, citations and look-ups need them.

Bad: `name: Sir Jo Smith`; `sort: Smyth, Jo` or `sort: Smith Jo` for Jo Smith; Jo Smith twice, with nothing that tells
the two apart, or with one post at one time. Good: `name: Jo Smith` and `sort: Smith, Jo`; a note on each of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from sitegen.diagnostics import Diagnostic, Severity, edit_distance
from sitegen.library import Library
from sitegen.model import Person, place_of
from sitegen.slugs import slugify

_TITLE = re.compile(r"(?:(?:rt|right) hon\.?|sir|dame|dr|prof(?:essor)?|mr|mrs|ms)\.? (?=\S+ \S)", re.IGNORECASE)
"""Before a name of two words and more. A lord has often no other name."""
_SLIPS = 2


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at every person."""
    first: dict[str, Person] = {}
    untitled: dict[str, Person] = {}
    people = library.tables.registers.people
    by_words = {frozenset(slugify(person.name).split("-")): person for person in people}
    for person in people:
        if not _TITLE.match(person.name):
            untitled.setdefault(slugify(person.name), person)
    for person in people:
        title = _TITLE.match(person.name)
        if title and (same := untitled.get(slugify(person.name[title.end() :]))) is not None:
            message = f"'{person.name}' is, without the title, the name of '{same.id}' (line {same.span.line})"
            yield _said(person, "name", message, _of_one(person, same, f"write name: {same.name}, and "))
        elif title:
            message = f"the name '{person.name}' has a title, and people are found by their names without one"
            hint = f"write name: {person.name[title.end() :]}, and the title under 'printed' where sources have it"
            yield _said(person, "name", message, hint)
        elif person.sort != person.name:
            yield from _sorted(person, by_words)
        if person.printed:
            yield from _printed(person, by_words)
        other = first.setdefault(slugify(person.name), person)
        if other.id != person.id and not _told_apart(person, other):
            message = f"'{person.id}' and '{other.id}' (line {other.span.line}) have the same name, {person.name}"
            hint = _of_one(person, other)
            if wrong := _other_id(person, other):
                hint = f"write the name of '{wrong.id}', or delete one of the two"
            yield _said(person, "name", message, hint)


def _sorted(person: Person, by_words: Mapping[frozenset[str], Person]) -> Iterator[Diagnostic]:
    """`sort` has the words of the name, and a comma behind the family name."""
    words, wanted = slugify(person.sort).split("-"), slugify(person.name).split("-")
    same = sorted(words) == sorted(wanted)
    if same and "," not in person.sort and len(wanted) > 1 and words != wanted:
        message = f"'{person.sort}' has no comma, and nothing tells the family name from the given one"
        yield _said(person, "sort", message, f"write sort: {_with_comma(person)}")
    elif not same and _is_slip(words, wanted):
        message = f"'{person.sort}' does not have the words of the name, {person.name}"
        given, _, family = person.name.partition(" ")
        right = f"write sort: {family}, {given}" if " " not in family else "correct the word that differs in 'sort'"
        yield _said(person, "sort", message, f"{right}; or correct the name")
    elif (other := by_words.get(frozenset(words))) is not None and set(words).isdisjoint(wanted):
        given, _, family = person.name.rpartition(" ")
        message = f"'{person.sort}' is the name of '{other.id}', and not of {person.name}"
        yield _said(person, "sort", message, f"write sort: {family}, {given}" if given else f"write sort: {family}")


def _printed(person: Person, by_words: Mapping[frozenset[str], Person]) -> Iterator[Diagnostic]:
    """A form of a name that was left in a copied record: it has all words of another name, and none of this one."""
    own = set(slugify(person.name).split("-"))
    for form in person.printed:
        words = set(slugify(form).split("-"))
        others = (
            (by_words[name] for name in by_words if len(name) > 1 and name <= words) if own.isdisjoint(words) else ()
        )
        other = next(iter(others), None)
        if other is not None:
            message = f"'{form}' is the name of '{other.id}', and has no word of {person.name}"
            yield _said(person, "printed", message, f"take '{form}' out; or write how sources have {person.name}")


def _with_comma(person: Person) -> str:
    """`Smith Jo` with its comma: where the name goes on with the last words of `sort`, it began with them."""
    words = person.sort.split()
    for at in range(1, len(words)):
        if slugify(" ".join((*words[at:], *words[:at]))) == slugify(person.name):
            return f"{' '.join(words[:at])}, {' '.join(words[at:])}"
    return "the family name, a comma, the given names"


def _is_slip(words: list[str], wanted: list[str]) -> bool:
    """Whether all words but one are those of the name, and that one almost."""
    left, lost = [word for word in words if word not in wanted], [word for word in wanted if word not in words]
    if len(left) != 1 or len(lost) != 1 or min(len(left[0]), len(lost[0])) < 3:
        return False
    return edit_distance(left[0], lost[0]) <= (_SLIPS if len(lost[0]) > 4 else 1)


def _of_one(person: Person, other: Person, name: str = "") -> str:
    """What to do with the second record of a name."""
    post = _shared_post(person, other)
    why = f"both are {post} at the same time: " if post else ""
    once = f"keep one record, and write its id wherever that of the other stands ('{person.id}', '{other.id}')"
    return f"{why}{once}; if they are two people, {name}write note: on each, which tells them apart"


def _shared_post(one: Person, other: Person) -> str:
    """A post of one body that both have at one time."""
    for role, same in product(one.roles, other.roles):
        bodies = [held.body.text if held.body is not None else "" for held in (role, same)]
        if slugify(role.title) != slugify(same.title) or bodies[0] != bodies[1] or not bodies[0]:
            continue
        if any(role.held_at(day) for day in (same.start, same.end) if day is not None) or (
            role.start is not None and same.held_at(role.start)
        ):
            return role.title
    return ""


def _told_apart(one: Person, other: Person) -> bool:
    """Whether a note or an office tells that there are two."""
    if _other_id(one, other) is not None or (_shared_post(one, other) and not (one.note and other.note)):
        return False
    offices = [{role.title for role in person.roles} for person in (one, other)]
    return bool(one.note or other.note) or (all(offices) and offices[0].isdisjoint(offices[1]))


def _other_id(one: Person, other: Person) -> Person | None:
    """The one whose id has no word of the name: it is the name of the other."""
    words = set(slugify(one.name).split("-"))
    return next((person for person in (one, other) if words.isdisjoint(person.id.split("-"))), None)


def _said(person: Person, key: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place_of(person.places, key, person.span), "person-name", Severity.WARNING, message, hint)
