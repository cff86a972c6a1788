"""`nature-differs`: what an entry says of who speaks cannot be, by the record of its publisher.

The record says how sources of a publisher are labelled "unless the entry says otherwise", and an entry often has to: a
paper prints a letter, a union a study. Told is only what no document of that publisher can be.

Bad: `nature: official` for a news story in a trade paper. Good: `nature: trade-press`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Document, Publisher

_PRESS = frozenset({"trade-press", "national-press"})
_INSTITUTIONS = frozenset({"official", "parliamentary", "judicial", "audit"})
_OF_EDITORS = "news"
"""The kind that a paper writes itself; a speech, and at times a feature, it prints for somebody else."""


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the nature of a source whose publisher has a record."""
    source = document.source
    if source is None or not source.nature or not source.publisher:
        return
    known = library.item(f"publisher:{source.publisher}")
    if isinstance(known, Publisher) and _is_other(known.nature, source.nature, document.kind):
        message = f"nature '{source.nature}' cannot be: {known.name} is of the nature '{known.nature}' by its record"
        hint = f"write nature: {known.nature}; if '{source.nature}' is right, correct publisher"
        yield Diagnostic(source.nature_span or source.span, "nature-differs", Severity.WARNING, message, hint)


def _is_other(recorded: str, stated: str, kind: str) -> bool:
    if recorded in _PRESS:
        return stated in _PRESS - {recorded} or (stated in _INSTITUTIONS and kind == _OF_EDITORS)
    return recorded in _INSTITUTIONS | {"union"} and stated == "national-press"
