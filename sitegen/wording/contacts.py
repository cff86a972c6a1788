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
    " union press media support line centre committee council board commission secretariat events function profession"
    " programme project college academy school university research data policy statistics reform standards ethics"
    " digital culture people inbox mailbox correspondence complaints consultation inquiry review information learning"
    " awards jobs careers recruitment scheme hub analysis finance communications commercial security property".split()
)
"""Words of addresses that are not one person's."""


def may_have(text: str) -> bool:
    """A quick look, without telling text from code."""
    return "@" in text or "07" in text or "+44" in text


def find(text: str) -> Iterator[tuple[int, str]]:
    """(offset, address or number) of each in a body without its code."""
    for match in _MAIL.finditer(text):
        first, last = match[1].capitalize(), match[2]
        # An address of an office has no name of a person that stands in the text too.
        if _OFFICES.isdisjoint({match[1].casefold(), last.casefold()}) and re.search(
            rf"\b{first}(?:\s[\w.’'-]+)?\s(?=[A-Z])(?i:{re.escape(last)})\b", text
        ):
            yield match.start(), match[0]
    for match in _MOBILE.finditer(text):
        yield match.start(), match[0]


def problem(span: Span, words: str) -> Diagnostic:
    """What to say of one."""
    what = "the e-mail address" if "@" in words else "the number of a mobile telephone"
    message = f"{what} of a person: {words}"
    return Diagnostic(
        span, "contact-details", Severity.WARNING, message, "delete it: readers need the source, and not that"
    )
