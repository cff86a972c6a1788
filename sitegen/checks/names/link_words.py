"""`link-words`: the words of a link are no slip of the name that it leads to, and not the name of somebody else.

Bad: `[[ben-gray|Ben Grey]]`, `[[ben-gray|Ida Quill]]`. Good: `[[ben-gray|Ben Gray]]`, `[[ben-gray|the minister]]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.confusables import confusables
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.lookup import LookUp
from sitegen.model import Department, Document, Person, Publisher, Reference

Named = Person | Department | Publisher
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


def check(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the links of an entry that have words of their own."""
    for link in document.body.references:
        if link.words[:1].isalpha() and " " in link.words:
            yield from _check(link, document, lookup)


def _check(link: Reference, document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    item, words = _meant(link, lookup), _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(link.words.split())))
    if item is None:
        return
    # At any date: a name of another time is no slip.
    called = lookup.named.called(words, None)
    message = hint = ""
    if called:
        if not _akin(item, called, lookup):
            message = f"the link says '{words}', the name of another record, and leads to {item.name}"
            hint = f"write [[{' or [['.join(f'{name}|{words}]]' for name in called)}, or other words for {item.name}"
    elif item.id in lookup.named.like(words) and not any(True for _ in confusables(words)):
        # A letter of another alphabet is told as that.
        name = item.name_at(document.as_at) if isinstance(item, Department) else item.name
        message = f"the link says '{words}', and leads to {name}"
        hint = f"write [[{link.target}|{name}]]"
        if isinstance(item, Person):
            hint += "; if sources print the name like this, add it to 'printed' in people.yaml"
    if message:
        yield Diagnostic(link.span, "link-words", Severity.WARNING, message, hint)


def _meant(link: Reference, lookup: LookUp) -> Named | None:
    """The person, body or publisher that a link surely leads to."""
    kind, colon, name = link.target.partition(":")
    kinds = lookup.library.kinds(name if colon else link.target)
    kinds = tuple(known for known in kinds if not colon or known == kind)
    item = lookup.library.item(f"{kinds[0]}:{name if colon else link.target}") if len(kinds) == 1 else None
    return item if isinstance(item, Person | Department | Publisher) else None


def _akin(item: Named, called: tuple[str, ...], lookup: LookUp) -> bool:
    """Whether a name may stand for the record: its own, or that of a body it belongs to, was or became."""
    if item.id in called:
        return True
    return isinstance(item, Department) and not lookup.bodies.around(frozenset([item.id])).isdisjoint(called)
