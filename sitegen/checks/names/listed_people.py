"""`person-without-post`, further: whoever is listed under `people` is named in the entry, or had a post then.

An entry may well have somebody before or after their time in office, and says so. Told is only of somebody of whom it
has no word at all, and whose posts, by the register, are all of other times: the id was mistaken for another, or the
page shows a name that nothing explains.

Bad: `people: [jo-smith]` in an entry of 2016 that never names Jo Smith, minister since 2022. Good: to name her in the
text, as a clerk of that time; to leave her out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.checks.annotations.posts import perhaps_held, time_of
from sitegen.dates import FuzzyDate, when
from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.lookup import LookUp
from sitegen.model import Document, Person, Role
from sitegen.sentences import all_text

# Patterns as text, as in `holders`.
_OTHER_TIMES = (
    r"\b(?:former\w*|later|future|once|ex|then|now|since|next|last|past|previous\w*|retired|late|earlier|afterwards|years"
    r"|bec[oa]me|becoming|to be|would be|was to|predecessors?|successors?|succeed\w*|until|at the time|appoint\w*)\b"
)
"""Words beside a post that somebody had at another time."""


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the people of the front matter of an entry."""
    days = [day for day in (document.as_at, document.event_date) if day is not None]
    for word in document.people:
        person = lookup.library.item(f"person:{word.text}")
        if not isinstance(person, Person) or not person.roles:
            continue
        had_one = any(perhaps_held(role, day) for role in person.roles for day in days)
        if not had_one and not _is_in_entry(person, document, lookup):
            yield _problem(word.span, person, document.as_at)


def _problem(span: Span, person: Person, at: FuzzyDate) -> Diagnostic:
    nearest = min(person.roles, key=lambda role: _days_between(role, at))
    message = f"the entry lists {person.name}, and never names them; the register has no post of theirs {when(at)}"
    message += f" (the nearest is '{nearest.title}' {time_of(nearest)})"
    hint = f"name {person.name} in the text, and say who they were then; or take {person.id} out of 'people'"
    return Diagnostic(span, "person-without-post", Severity.WARNING, message, hint)


def _days_between(role: Role, at: FuzzyDate) -> int:
    before = (role.start.earliest - at.latest).days if role.start is not None else 0
    after = (at.earliest - role.end.latest).days if role.end is not None else 0
    return max(before, after)


def _is_in_entry(person: Person, document: Document, lookup: LookUp) -> bool:
    """Whether an entry has a link to somebody, or a word of one of their names, or a post of theirs of another time."""
    known = {link.target.removeprefix("person:") for link in document.body.references}
    known |= {note.option(name) for note in document.body.annotations for name in ("speaker", "holder")}
    if person.id in known:
        return True
    said = "\n".join([*known, all_text(document, lookup.library)])
    names = {
        word
        for name in (person.name, *person.printed)
        for word in re.split(r"[\s-]", name)
        if word[:1].isupper() and len(word) > 1
    }
    if any(re.search(rf"\b{re.escape(name)}\b", said) for name in names):
        return True
    posts = {re.split(r" (?:of|at|for|and|to|in) |,", role.title)[0].lower() for role in person.roles}
    told = [part.lower() for part in re.split(r"[.!?]\s|\n", re.sub(r"<[^>]+>", " ", said))]
    told = [part for part in told if re.search(_OTHER_TIMES, part)]
    return any(re.search(rf"\b{re.escape(post)}s?\b", part) for post in posts for part in told)
