"""`unknown-key`, of all entries at once: a field of this digest that is misspelt where site.yaml declares it.

Bad: `fields: {verdct: …}`, and `verdict:` in every entry. Good: `fields: {verdict: …}`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sitegen.config import SiteConfig
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Document

_FEW = 2
"""Entries that agree on a name before the setting is what is wrong."""


def misnamed(
    config: SiteConfig, entries: Iterable[Document], said: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], int]:
    """What is said, a field that all entries name otherwise only once, in the settings; and what that leaves out."""
    names = {field.name for field in config.fields}
    slips = [item for item in said if item.rule == "unknown-key" and names.intersection(item.about[1:])]
    if len(slips) < _FEW:
        return list(said), 0
    times = Counter(item.about for item in slips)
    having = Counter(own.name for entry in entries for own in entry.own)
    kept = list(said)
    for field, span in zip(config.fields, config.field_places, strict=True):
        typed = [key for key, meant in times if meant == field.name]
        # One that writes it as it is declared, or a third way of writing it, and nobody knows which is right.
        if len(typed) != 1 or times[typed[0], field.name] != having[field.name]:
            continue
        if having[field.name] >= _FEW:
            kept = [item for item in kept if item.rule != "unknown-key" or item.about != (typed[0], field.name)]
            told = f"no entry has the field '{field.name}', and {having[field.name]} have '{typed[0]}'"
            kept.append(Diagnostic(span, "unknown-key", Severity.ERROR, told, f"write {typed[0]} in its place"))
    return kept, max(0, len(said) - len(kept))
