"""`person-without-post`, `post-of-another-time`: a quotation says which post its speaker held at the time.

Bad: `speaker: jo-smith`, of whom the register has no post at that date; `role: minister` of somebody who, it says,
was minister two years later; `role: head of the Desk Office` of its clerk, in an entry that names its head too. Good:
`role: former minister`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.dates import FuzzyDate, when
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Annotation, Department, Document, Person, Role
from sitegen.sentences import posts_in, text_of

_LITTLE = frozenset({"a", "an", "at", "and", "for", "in", "of", "the", "to"})
_ABOUT = 2 * 366
"""Days by which a date that is about right may be wrong."""
TOLD = re.compile(r"\b(?:former|then|later|until|since|became|becom|appointed|took office|at the time)")
"""Words of a note that tells of the office."""


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the quotations of an entry, where the register tells posts at all."""
    if not any(person.roles for person in library.tables.registers.people):
        return
    for quote in document.body.annotations:
        if quote.kind == "quote":
            person = library.tables.items.get(f"person:{quote.option('speaker')}")
            if isinstance(person, Person):
                if quote.option("role"):
                    yield from _other_time(quote, person, document, library)
                    yield from _of_another(quote, person, document, library)
                else:
                    yield from _check(quote, person, document, library)


def _check(quote: Annotation, person: Person, document: Document, library: Library) -> Iterator[Diagnostic]:
    at = quote.date or document.as_at
    if not person.role_at(at) and not _is_later(quote, document):
        message = f"nothing says which post {person.name} held {when(at)}"
        hint = "write role: the post, in the options of the quotation, or add it with its dates to people.yaml"
        undated = [role.title for role in person.roles if not (role.start or role.end)]
        if undated:
            # A post without dates was seen in one document only, and may be of another time.
            message = f"people.yaml has '{undated[0]}' as a post of {person.name}, without dates"
            hint = f"write role: {undated[0]}, if they held it {when(at)}; or add its dates to people.yaml"
        elif printed := posts_in(text_of(document, library), [person.name, *person.printed]):
            hint = f"write role: {printed[0]}, which the text has, if they held it {when(at)}"
        yield Diagnostic(quote.span, "person-without-post", Severity.WARNING, message, hint)


def _is_later(quote: Annotation, document: Document) -> bool:
    """Whether the words are dated after the document in which they stand."""
    return quote.date is not None and quote.date.earliest > document.as_at.latest and not quote.option("elsewhere")


def _other_time(quote: Annotation, person: Person, document: Document, library: Library) -> Iterator[Diagnostic]:
    """A role that is word for word a post of the register, which the speaker had at other times only."""
    at, wanted = quote.date or document.as_at, role_words(quote.option("role"))
    if _is_later(quote, document):
        # The date is what is wrong: see `note_dates`.
        return
    posts = [role for role in person.roles if role_words(role.title) == wanted]
    days = [day for day in (at, document.event_date) if day is not None]
    if (
        not posts
        or any(perhaps_held(role, day) for role in posts for day in days)
        or TOLD.search(quote.body_html.lower())
    ):
        return
    times = " and ".join(time_of(role) for role in posts)
    now = person.role_at(at)
    message = f"the register gives {person.name} the post '{posts[0].title}' {times}, and the quotation is of {at.edtf}"
    hint = f"write role: {now}" if now else "write the post that they held then, or 'former …'"
    hint += "; or write date: the day of the words, or correct the dates in people.yaml"
    if not _is_named(person, document, library):
        hint = f"the text does not name {person.name}: if somebody else speaks, correct 'speaker'; if not, {hint}"
    yield Diagnostic(quote.span, "post-of-another-time", Severity.WARNING, message, hint)


def _is_named(person: Person, document: Document, library: Library) -> bool:
    """Whether an entry has a link to somebody, or their family name in its text."""
    if person.id in {link.target.removeprefix("person:") for link in document.body.references}:
        return True
    text = f"{document.title} {document.summary} {text_of(document, library)}"
    families = (re.escape(name.rpartition(" ")[2]) for name in (person.name, *person.printed))
    return any(re.search(rf"\b{family}\b", text) for family in families)


def _of_another(quote: Annotation, person: Person, document: Document, library: Library) -> Iterator[Diagnostic]:
    """A role that somebody else of the entry had that day, and the speaker another: two are exchanged.

    Many are directors at one time. So the title has to name its body, or the other one has to speak with the speaker's.
    """
    at, wanted = quote.date or document.as_at, role_words(quote.option("role"))
    own = [role for role in person.roles if _surely_held(role, at)]
    if (
        not own
        or any(role_words(role.title) == wanted for role in person.roles)
        or TOLD.search(quote.body_html.lower())
    ):
        return
    for other in _others(person, document, library):
        posts = [role for role in other.roles if role_words(role.title) == wanted and _surely_held(role, at)]
        if posts and (_names_its_body(posts[0], library) or _speaks_as(other, own, document)):
            message = f"the register gives the post '{posts[0].title}' {when(at)} to {other.name}, whom the entry names"
            message += f" too, and to {person.name} '{own[0].title}'"
            hint = f"write role: {own[0].title}; or, if {other.name} is who speaks, speaker: {other.id}"
            yield Diagnostic(quote.span, "post-of-another-time", Severity.WARNING, message, hint)
            return


def _others(person: Person, document: Document, library: Library) -> Iterator[Person]:
    """The people of the register whom an entry names, but for one."""
    names = [link.target.removeprefix("person:") for link in document.body.references]
    names += [word.text for word in document.people]
    names += [note.option("speaker") or note.option("holder") for note in document.body.annotations]
    for name in dict.fromkeys(names):
        item = library.tables.items.get(f"person:{name}")
        if isinstance(item, Person) and item.id != person.id:
            yield item


def _surely_held(role: Role, at: FuzzyDate) -> bool:
    """Whether a post was held on every day that a date can mean."""
    ends = [end for end in (role.start, role.end) if end is not None]
    if role.start is None or any(date.approximate or date.uncertain for date in (*ends, at)):
        return False
    return role.start.latest <= at.earliest and (role.end is None or at.latest <= role.end.earliest)


def _names_its_body(role: Role, library: Library) -> bool:
    """Whether a title has the name of its body in it: head of the Desk Office."""
    item = library.tables.items.get(f"department:{role.body.text}") if role.body is not None else None
    names = [name.name for name in item.names] if isinstance(item, Department) else []
    return any(len(role_words(name)) > 1 and role_words(name) <= role_words(role.title) for name in names)


def _speaks_as(other: Person, posts: list[Role], document: Document) -> bool:
    """Whether somebody speaks with one of the posts of another, and not with their own."""
    theirs = [role_words(role.title) for role in posts]
    return any(
        note.kind == "quote" and note.option("speaker") == other.id and role_words(note.option("role")) in theirs
        for note in document.body.annotations
    ) and not any(role_words(role.title) in theirs for role in other.roles)


def role_words(title: str) -> frozenset[str]:
    """The words of a post in small letters, but for little ones."""
    return frozenset(re.findall(r"\w+", title.lower())) - _LITTLE


def perhaps_held(role: Role, at: FuzzyDate) -> bool:
    """Whether the post may have been held; of a date that is only about right, it is known by some two years."""
    ends = [end for end in (role.start, role.end) if end is not None]
    if not ends or role.held_at(at) or any(date.uncertain for date in (*ends, at)):
        return True
    after = (at.earliest - role.end.latest).days if role.end is not None else 0
    before = (role.start.earliest - at.latest).days if role.start is not None else 0
    return max(after, before) <= _ABOUT and any(date.approximate for date in (*ends, at))


def time_of(role: Role) -> str:
    """When a post was held, in words."""
    if role.start is not None and role.end is not None:
        return f"from {role.start.edtf} to {role.end.edtf}"
    return f"from {role.start.edtf}" if role.start is not None else f"until {role.end.edtf if role.end else ''}"
