"""`missing-section`: an entry has the sections that the digest requires of all.

Bad: `sections: [What is not known]` in site.yaml, and an entry without that heading. Good: `## What is not known`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, slip_of
from sitegen.library import Library
from sitegen.model import Document


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the headings of an entry; one that was withdrawn has no text to head."""
    if not library.config.sections or document.withdrawn:
        return
    there = [folded(heading.text) for heading in document.body.headings]
    for section in library.config.sections:
        if folded(section) not in there:
            message = f"the entry has no section '{section}'"
            typed = slip_of(folded(section), there)
            hint = f"write its heading as: ## {section}" if typed else f"write the heading ## {section} and the section"
            yield Diagnostic(document.span, "missing-section", Severity.WARNING, message, hint)


def folded(heading: str) -> str:
    """A heading as it is compared: without regard to case, spaces and the form of apostrophes."""
    return " ".join(heading.replace("’", "'").casefold().split())
