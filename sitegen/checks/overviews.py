"""`unknown-overview`: an overview text belongs to a term that exists.

Bad: content/topics/social-mobilty.md. Good: content/topics/social-mobility.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, did_you_mean
from sitegen.library import Library


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at every overview text."""
    facets = {facet.path: facet.name for facet in library.config.facets} | {"years": "year"}
    for key, page in library.tables.overviews.items():
        folder, _, name = key.partition("/")
        kind = facets.get(folder, "")
        if (kind, name) not in library.tables.routes:
            known = [key for of, key in library.tables.routes if of == kind]
            message = f"there is no page '{folder}/{name}/' that this text could stand on"
            hint = did_you_mean(name, known) or "name the file after the id of a term"
            yield Diagnostic(page.span, "unknown-overview", Severity.WARNING, message, hint)
