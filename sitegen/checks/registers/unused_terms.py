"""`unused-term`: every topic, person and initiative of the registers has an entry. Only where site.yaml asks for it.

Bad: a topic that no entry carries. Good: an entry that carries it, or the topic taken out.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library

RULE = "unused-term"


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at the terms of each register."""
    if RULE not in library.config.also_check:
        return
    registers = library.tables.registers
    live = (topic for topic in registers.topics if topic.replaced_by is None)
    rows = [(topic.span, "topic", topic.id, f"tags/{topic.id}") for topic in live]
    rows += [(person.span, "person", person.id, f"@named/person:{person.id}") for person in registers.people]
    rows += [(item.span, "initiative", item.id, f"@named/initiative:{item.id}") for item in registers.initiatives]
    for span, kind, name, listed in rows:
        if not library.count(listed):
            message = f"no entry names the {kind} '{name}'"
            hint = "name it in an entry, or take it out of the register"
            yield Diagnostic(span, "unused-term", Severity.WARNING, message, hint)
