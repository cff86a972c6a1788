"""`unarchived-source`: a source has an archived copy. Only where site.yaml asks for it.

Bad: `url:` alone. Good: `url:` and `archive_url:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Document

RULE = "unarchived-source"


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the source of an entry."""
    source = document.source
    if RULE in library.config.also_check and source is not None and source.url and not source.archive_url:
        hint = "have it archived (https://web.archive.org/save) and write archive_url: with the address of the copy"
        yield Diagnostic(source.span, "unarchived-source", Severity.WARNING, "the source has no archived copy", hint)
