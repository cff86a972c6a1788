"""`contact-details`: how a person can be reached, in the text of an entry.

Bad: "Jo Example (jo.example@desk.example)", "07700 900123". Good: the address of an office: "press@desk.example".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, Span

_MAIL = re.compile(r"(?<![\w.+-])([A-Za-z]{2,})[._]([A-Za-z][A-Za-z'-]+)\d*@[\w-]+(?:\.[\w-]+)+")
_MOBILE = re.compile(r"(?<![\w+.,£/=-])(?:\+44 ?(?:\(0\) ?)?|0)7\d{3} ?\d{3} ?\d{3}(?![\w,-]|\.\d)")

_OFFICES = frozenset(
    "office offices team service services survey desk unit enquiries enquiry department ministry agency group network"
    " union press media support line centre committee council board commission secretariat events".split()
)
"""Second words of addresses that are not one person's."""


def find(text: str) -> Iterator[tuple[int, str]]:
    """(offset, address or number) of each in a body without its code."""
    for match in _MAIL.finditer(text) if "@" in text else ():
        first, last = match[1].capitalize(), match[2]
        # An address of an office has no name of a person that stands in the text too.
        if last.casefold() not in _OFFICES and re.search(
            rf"\b{first}(?:\s[\w.’'-]+)?\s(?=[A-Z])(?i:{re.escape(last)})\b", text
        ):
            yield match.start(), match[0]
    for match in _MOBILE.finditer(text) if "07" in text or "+44" in text else ():
        yield match.start(), match[0]


def problem(span: Span, words: str) -> Diagnostic:
    """What to say of one."""
    what = "the e-mail address" if "@" in words else "the number of a mobile telephone"
    message = f"{what} of a person: {words}"
    return Diagnostic(
        span, "contact-details", Severity.WARNING, message, "delete it: readers need the source, and not that"
    )
