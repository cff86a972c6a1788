"""`unknown-overview`: an overview text belongs to a term that exists.

Bad: content/topics/social-mobilty.md. Good: content/topics/social-mobility.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.checks.scope import Scope
from sitegen.diagnostics import Diagnostic, Severity, did_you_mean


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Look at every overview text."""
    facets = {facet.path: facet.name for facet in scope.library.config.facets} | {"years": "year"}
    for (folder, name), page in scope.library.overviews.items():
        kind = facets.get(folder, "")
        known = [key for of, key in scope.routes.by_key if of == kind]
        if name not in known:
            message = f"there is no page '{folder}/{name}/' that this text could stand on"
            hint = did_you_mean(name, known) or "name the file after the id of a term"
            yield Diagnostic(page.span, "unknown-overview", Severity.WARNING, message, hint)
