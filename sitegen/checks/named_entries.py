"""`names-itself`: an entry is not related to itself, nor an answer to itself; and names every other once.

Bad: `related: [this-entry]`; `related: [other, other]`. Good: each id of `related` once.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.fields import Word
from sitegen.model import Document


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the entries, people and initiatives that the front matter of an entry names."""
    yield from _itself(document)
    for key in ("related", "people", "initiatives"):
        yield from _twice(key, getattr(document, key))


def _itself(document: Document) -> Iterator[Diagnostic]:
    answered = (document.responds_to,) if document.responds_to is not None else ()
    for key, words in (("related", document.related), ("responds_to", answered)):
        for word in words:
            if word.text == document.id:
                message = f"'{key}' names the entry itself"
                hint = f"write the id of another entry, or take {word.text} out"
                yield Diagnostic(word.span, "names-itself", Severity.WARNING, message, hint)


def _twice(key: str, words: tuple[Word, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for word in words:
        if word.text in seen:
            message = f"'{key}' has '{word.text}' twice"
            yield Diagnostic(word.span, "repeated-term", Severity.WARNING, message, "write it once")
        seen.add(word.text)
