"""`unknown-page`: the pages listed in site.yaml exist.

Bad: `pages: [abuot]`. Good: `pages: [about]`, with content/pages/about.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity, holds, slip_of
from sitegen.library import Library
from sitegen.slugs import slugify


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at every name in the list."""
    known = list(library.tables.pages)
    for word in library.config.pages:
        if word.text not in known:
            message = f"there is no page '{word.text}'"
            hint = _instead(word.text, known)
            yield Diagnostic(word.span, "unknown-page", Severity.ERROR, message, hint, (word.text,))


def _instead(name: str, known: list[str]) -> str:
    """What to do about a page that is not there: pages that are have a place in the list already."""
    holding = [page for page in known if holds(page, name)]
    meant = slip_of(name, known) if len(name) > 3 else ""
    meant = meant or (holding[0] if len(holding) == 1 else "")
    slug = slugify(name)
    add = f"add content/pages/{slug}.md{'' if slug == name else f' and write {slug}'}, or take '{name}' out of the list"
    return f"did you mean '{meant}'? if not, {add}" if meant else add
