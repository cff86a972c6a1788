"""`broken-link`, `broken-anchor`: ordinary links and images of a body that stay on this site and lead nowhere.

Bad: `[policy](/policy/)` where no page has that address. Good: `[[editorial-policy]]`, or `/editorial-policy/`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from sitegen.checks.scope import Scope
from sitegen.diagnostics import Diagnostic, Severity, did_you_mean
from sitegen.model import Document, FreePage, LocalLink
from sitegen.routes import Route


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Look at every local link of every body."""
    paths = {route.path for route in scope.routes.by_key.values()} | scope.files
    ids = {
        route.path: set(scope.library.by_id[name].body.ids)
        for (kind, name), route in scope.routes.by_key.items()
        if kind == "document"
    }
    for page, route in _pages(scope):
        for link in page.body.links:
            yield from _check(link, page, route, paths, ids)


def _pages(scope: Scope) -> Iterator[tuple[Document | FreePage, Route]]:
    library, routes = scope.library, scope.routes
    for document in library.documents:
        route = routes.find("document", document.id)
        if route is not None:
            yield document, route
    for page in library.pages:
        route = routes.find("page", page.id)
        if route is not None:
            yield page, route
    facets = {facet.path: facet.name for facet in library.config.facets} | {"years": "year"}
    for (folder, name), page in library.overviews.items():
        route = routes.find(facets.get(folder, ""), name)
        if route is not None:
            yield page, route


def _check(
    link: LocalLink, page: Document | FreePage, route: Route, paths: set[str], ids: dict[str, set[str]]
) -> Iterator[Diagnostic]:
    parts = urlsplit(link.href)
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        if fragment and fragment not in page.body.ids:
            yield _warn(link, "broken-anchor", f"there is no heading or note '#{fragment}' in this text", page.body.ids)
        return
    target = _resolve(path, route)
    if target not in paths:
        what = "image" if link.image else "link"
        hint = "write [[id]] for an entry or a register, or an https address"
        yield Diagnostic(
            link.span, "broken-link", Severity.WARNING, f"the {what} '{link.href}' leads to no page or file here", hint
        )
    elif fragment and target in ids and fragment not in ids[target]:
        yield _warn(link, "broken-anchor", f"that page has no '#{fragment}'", tuple(ids[target]))


def _warn(link: LocalLink, rule: str, message: str, known: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(link.span, rule, Severity.WARNING, message, did_you_mean(fragment_of(link), known))


def fragment_of(link: LocalLink) -> str:
    """The part behind `#`."""
    return unquote(urlsplit(link.href).fragment)


def _resolve(path: str, route: Route) -> str:
    """The output path that an address on a page means (RFC 3986, 5.2), with a folder meaning its index.html."""
    base = "/" + posixpath.dirname(route.path)
    absolute = posixpath.normpath(posixpath.join(base, path)).lstrip("/")
    if path.endswith("/") or absolute in {"", "."}:
        return posixpath.join(absolute.removeprefix("."), "index.html").lstrip("/")
    return absolute
