"""`same-source`: two entries have one original, and neither speaks of the other.

Bad: a file copied for the next entry, in which the address of its source was left. Good: `related: [the-other-entry]`
in one of two that both tell of one document, or a link to it. Which of two is the copy only the day on which they were
added can tell, or a link of another text; without either none of them is blamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Document, Original
from sitegen.slugs import copy_of, folded

_FILE = re.compile(r"\.(?:pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|zip)$", re.IGNORECASE)
"""A file may hold many documents: the articles of an issue, the papers of a meeting."""


def check(library: Library, name: str) -> Iterator[Diagnostic]:
    """Look at the entries in a list of those with one original; the later of two is told."""
    # Of a file that is called a copy the name says it all (`entry-name`).
    entries = [library.entry(i) for i in library.members(name) if not copy_of(i)]
    known = sorted(entries, key=lambda document: (_arrival(library, document), document.id))
    for place, document in enumerate(known):
        other = next(
            (one for one in known[:place] if _same(one, document) and not _linked(library, one, document)), None
        )
        if other is not None:
            later = _arrival(library, other) < _arrival(library, document)
            yield _told(document, other, later=later, kept=_is_linked_to(library, document))


def _arrival(library: Library, document: Document) -> tuple[str, bool]:
    """What tells a copy from its original: the day on which it was added, and that nothing links to it yet."""
    added = document.added.earliest.isoformat() if document.added is not None else ""
    return added, not _is_linked_to(library, document)


def _is_linked_to(library: Library, document: Document) -> bool:
    return library.count(f"@backlink/document:{document.id}") > 0


def _same(one: Document, other: Document) -> bool:
    """Whether two entries with one address surely have one original: not two copies of a page that has changed."""
    first, second = one.source, other.source
    if first is None or second is None or one.withdrawn or other.withdrawn:
        return False
    if first.archive_url and second.archive_url and first.archive_url != second.archive_url:
        return False
    return _alike(first, second) or not _FILE.search(first.url.partition("#")[0].partition("?")[0])


def _alike(first: Original, second: Original) -> bool:
    return folded(first.title) == folded(second.title)


def _linked(library: Library, one: Document, other: Document) -> bool:
    """Whether one of two entries speaks of the other, so that their editors knew of both."""
    return any(_names(library, a, b.id) for a, b in ((one, other), (other, one)))


def _names(library: Library, document: Document, other: str) -> bool:
    answered = [document.responds_to] if document.responds_to is not None else []
    named = any(word.text == other for word in (*document.related, *answered))
    return named or any(thing.key == f"document:{other}" for thing in library.links(document.id).values())


def _told(document: Document, other: Document, *, later: bool, kept: bool) -> Diagnostic:
    """`later` says that this is surely the later of the two, `kept` that other texts link to it."""
    source, first = document.source, other.source
    assert source is not None
    assert first is not None
    path = other.span.path
    if _alike(source, first):
        message = f"the source '{source.title}' has an entry already: {path}"
        hint = "write the title and address of the source of this entry, if it is another"
        if not later:
            message = f"the source '{source.title}' has two entries: this one and {path}"
            hint = "write the title and address of its own source in the one that was copied from the other"
        if not kept:
            hint += "; if this one is nothing but a copy, delete it" if later else "; delete it, if it is nothing else"
    else:
        message = f"the address of the source is that of '{first.title}' too, in {path}"
        hint = f"write the address of '{source.title}'"
        if not later:
            hint += f" here, or that of '{first.title}' there: one of the two is wrong"
    hint += f"; if both entries are about one document, write related: [{other.id}]"
    return Diagnostic(source.url_span or source.span, "same-source", Severity.WARNING, message, hint)
