"""`many-topics`: an entry carries six topics of the register at most.

Bad: nine topics. Good: the ones that the document is about, the narrowest that fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library
from sitegen.model import Document

MOST = 6


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the topics of an entry, where there is a register of them."""
    if len(document.tags) > MOST and library.tables.registers.topics:
        message = f"the entry has {len(document.tags)} topics"
        hint = f"keep the {MOST} or fewer that it is about; lists and pages of topics lose their meaning otherwise"
        yield Diagnostic(document.tags[MOST].span, "many-topics", Severity.WARNING, message, hint)
