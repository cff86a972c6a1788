"""`post-of-another-time`, further: the text prints the post of a speaker, and the annotation that of somebody else.

Two slips are certain: the posts of two people of one entry, exchanged; and the post of the text at a body that the
entry does not know.

Bad: `role: clerk of the Cup Club` of Ann Example, in a text with "Ann Example, head of the Desk Office" and "Ben
Sample, clerk of the Cup Club". Good: `role: head of the Desk Office`; another post, of which the note tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitegen.checks.annotations.posts import TOLD, role_words
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Annotation, Department, Document, Person
from sitegen.said_by import forms_of, has_record
from sitegen.sentences import posts_in, sentences, text_of

_LEAST = 2
"""Words of a post from which it is hardly that of two people."""


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the roles of the quotations of an entry."""
    quotes = [note for note in document.body.annotations if note.kind == "quote" and note.option("role")]
    if not quotes:
        return
    text = text_of(document, lookup.library)
    people = _people(document, lookup)
    posts = {name: posts_in(text, forms) for name, forms in people.items()}
    for quote in quotes:
        speaker = quote.option("speaker")
        if not posts.get(speaker) or quote.option("elsewhere") or TOLD.search(quote.body_html.lower()):
            continue
        item = lookup.library.item(f"person:{speaker}")
        roles = item.roles if isinstance(item, Person) else ()
        if any(role_words(role.title) & role_words(quote.option("role")) for role in roles):
            continue
        if other := _exchanged(quote, people, posts, text):
            yield _of_other(quote, people[speaker][0], posts[speaker][0], other, people[other][0])
        elif body := _strange_body(quote, posts[speaker], text, document, lookup):
            message = f"the role is one at '{body}', which the entry does not name, and the text has"
            message += f" {people[speaker][0]}, {posts[speaker][0]}"
            hint = (
                f"write role: {posts[speaker][0]}; if they had another post then, say so in the note of the quotation"
            )
            yield Diagnostic(quote.span, "post-of-another-time", Severity.WARNING, message, hint)


def _of_other(quote: Annotation, name: str, post: str, other: str, others: str) -> Diagnostic:
    message = f"the text has the post '{quote.option('role')}' of {others}, and of {name} '{post}'"
    hint = f"write role: {post}; or, if {others} is who speaks, speaker: {other};"
    hint += f" if {name} had that post too at the time, say so in the note of the quotation"
    return Diagnostic(quote.span, "post-of-another-time", Severity.WARNING, message, hint)


def _people(document: Document, lookup: LookUp) -> dict[str, list[str]]:
    """Everybody whom annotations, links and front matter have, as written there -> their names."""
    ids = [note.option("speaker") or note.option("holder") for note in document.body.annotations]
    ids += [link.target for link in document.body.references]
    ids += [word.text for word in document.people]
    ids = [name.removeprefix("person:") for name in ids]
    typed = [name for name in ids if re.fullmatch(r"[A-Z][\w’-]+ [A-Z][\w’-]+", name)]
    named = {name: forms_of(name, document, lookup) for name in ids if has_record(name, document, lookup)}
    # The first name of a record's forms is its id, unless it was typed as a name.
    named = {name: [form for form in forms if " " in form] for name, forms in named.items()}
    return {name: forms for name, forms in {**{name: [name] for name in typed}, **named}.items() if forms}


def _exchanged(quote: Annotation, people: Mapping[str, list[str]], posts: Mapping[str, list[str]], text: str) -> str:
    """Whose post it is that the annotation gives to its speaker; empty where it may be the speaker's too."""
    speaker, wanted = quote.option("speaker"), role_words(quote.option("role"))
    if len(wanted) < _LEAST:
        return ""
    for other, theirs in posts.items():
        if set(people[other]) & set(people[speaker]):
            continue
        whose = next((post for post in theirs if wanted <= role_words(post)), "")
        rest = text.replace(whose, "") if whose else ""
        family = [name.rpartition(" ")[2] for name in people[speaker]]
        about = [part for part in sentences(rest) if any(re.search(rf"\b{re.escape(name)}\b", part) for name in family)]
        own = role_words(posts[speaker][0])
        # A role that has all of the printed post, and more, only says it at length.
        if whose and about and own - wanted and not (wanted - own) & role_words(" ".join(about)) and wanted - own:
            return other
    return ""


def _strange_body(quote: Annotation, posts: list[str], text: str, document: Document, lookup: LookUp) -> str:
    """The body that a role has in place of that of the text; empty where the entry has it, or both are one family."""
    role = quote.option("role")
    given, printed = _body_of(role, lookup), [_body_of(post, lookup) for post in posts]
    if given is None or not all(printed) or len(posts) != 1 or printed[0] is None:
        return ""
    title = role_words(role) - {word for name in given.names for word in role_words(name.name)}
    if not title or not title <= role_words(posts[0]) or given.id in lookup.bodies.around(frozenset({printed[0].id})):
        return ""
    labels = [*(name.name for name in given.names), *given.acronyms]
    source = document.source
    around = [text, document.title, document.summary, *(note.body_html for note in document.body.annotations)]
    around += [source.title, source.publisher] if source is not None else []
    links = {link.target.rpartition(":")[2] for link in document.body.references} | {
        w.text for w in document.department
    }
    known = given.id in links or any(label in links or label in part for label in labels for part in around)
    return "" if known else next(name.name for name in given.names if name.name in role)


def _body_of(post: str, lookup: LookUp) -> Department | None:
    """The only body of the register that a post has the name of."""
    found = [
        body
        for body in lookup.registers.departments
        if any(" " in name.name and name.name in post for name in body.names)
    ]
    return found[0] if len(found) == 1 else None
