"""`missing-section`: an entry has the sections that the digest requires of all.

Bad: `sections: [What is not known]` in site.yaml, and an entry without that heading. Good: `## What is not known`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from sitegen.diagnostics import Diagnostic, Severity, slip_of
from sitegen.library import Library
from sitegen.model import Document

_LINE = re.compile(
    r"<p>(?:(?P<plain>[^<>\n]{3,80})</p>|<(?P<tag>strong|b|em|u)>(?:<em>)?(?P<marked>[^<>\n]{3,80})(?:</em>)?</(?P=tag)>"
    r"(?P<more>[.:]?[ \n]*\w)?)"
)


def check(library: Library, document: Document) -> Iterator[Diagnostic]:
    """Look at the headings of an entry; one that was withdrawn has no text to head."""
    if not library.config.sections or document.withdrawn:
        return
    there = [folded(heading.text) for heading in document.body.headings]
    for section in library.config.sections:
        if folded(section) not in there:
            message = f"the entry has no section '{section}'"
            typed = slip_of(folded(section), there)
            hint = f"write its heading as: ## {section}" if typed else _instead(library, document, section)
            yield Diagnostic(document.span, "missing-section", Severity.WARNING, message, hint)


def _instead(library: Library, document: Document, section: str) -> str:
    """The cure for an entry without the heading: its words may stand in it as a line of text, in bold or plain."""
    for line in _LINE.finditer(library.tables.body(document.id).html):
        words = " ".join(unescape(line["plain"] or line["marked"]).split())
        if folded(words.rstrip(" .:")) != folded(section):
            continue
        if line["more"]:
            return (
                f"the paragraph that begins with '{words}' has it in bold: put ## {section} on a line of its own above"
            )
        looks = "in bold or italics" if line["marked"] else "as a line of text"
        return f"'{words}' stands there {looks}: write ## {section} in place of that line"
    return f"write the heading ## {section} and the section"


def folded(heading: str) -> str:
    """A heading as it is compared: without regard to case, spaces and the form of apostrophes."""
    return " ".join(heading.replace("’", "'").casefold().split())
