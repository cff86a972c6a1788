"""`orphan-page`: a free page that readers can find: it is in the footer, or a text links to it.

Bad: content/pages/policy.md, while site.yaml says `pages: [about]` and no text has `[[policy]]`. Good: `[[policy]]` in
a text, or `pages: [about, policy]`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.library import Library


def check(library: Library) -> Iterator[Diagnostic]:
    """Look at the pages that are not in the footer."""
    config, tables = library.config, library.tables
    footer = {word.text for word in config.pages}
    lonely = [page for name, page in tables.pages.items() if name not in footer] if config.pages else []
    if not lonely:
        return
    linked = {thing.id for links in tables.links.values() for thing in links.values() if thing.kind == "page"}
    for text in (*tables.pages.values(), *tables.overviews.values()):
        paths = (unquote(urlsplit(link.href).path).removesuffix("index.html") for link in text.body.links)
        linked |= {posixpath.basename(path.rstrip("/")) for path in paths}
    for page in lonely:
        if page.id not in linked and not library.count(f"@backlink/page:{page.id}"):
            hint = f"write [[{page.id}]] in a text that leads to it, or list it under 'pages' in content/site.yaml"
            message = f"nothing links to the page '{page.id}'"
            yield Diagnostic(page.span, "orphan-page", Severity.WARNING, message, hint)
