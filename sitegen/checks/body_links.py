"""`broken-link`, `broken-anchor`: ordinary links and images of a body that stay on this site and lead nowhere.

Bad: `[policy](/policy/)` where no page has that address. Good: `[[editorial-policy]]`, or `/editorial-policy/`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from sitegen.diagnostics import Diagnostic, Severity, did_you_mean
from sitegen.library import Library, Route
from sitegen.model import Document, FreePage, LocalLink

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"(?:www\.[\w-]+|[\w.-]+(?=\.(?:com|org|net|gov\.uk|co\.uk|org\.uk|ac\.uk|eu)\b))\.[a-z]")
_PAGES = frozenset({".md", ".html", ".htm"})
_ENTRY = re.compile(r"documents/([^/]+)/index\.html")


def check(library: Library, text: Document | FreePage, route: Route) -> Iterator[Diagnostic]:
    """Look at every local link of a text that stands at an address."""
    for link in text.body.links:
        yield from _check(library, link, text, route)
    for word in text.body.bracketed:
        if library.kinds(word.target):
            message = f"'[{word.target}]' has one pair of brackets, and is shown with them"
            hint = f"write [[{word.target}]] for the link; or take the brackets away"
            yield Diagnostic(word.span, "stray-marks", Severity.WARNING, message, hint)


def _check(library: Library, link: LocalLink, text: Document | FreePage, route: Route) -> Iterator[Diagnostic]:
    parts = urlsplit(link.href)
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        if fragment and fragment not in text.body.ids:
            yield _warn(link, "broken-anchor", f"there is no heading or note '#{fragment}' in this text", text.body.ids)
        return
    target = _resolve(path, route)
    entry = _entry_at(library, target)
    if not entry and library.standing_at(target) is None:
        what = "image" if link.image else "link"
        message = f"the {what} '{link.href}' leads to no page or file here"
        yield Diagnostic(
            link.span, "broken-link", Severity.WARNING, message, _instead(library, link, path), (link.href,)
        )
    elif entry and fragment:
        known = library.anchors(entry)
        if fragment not in known:
            yield _warn(link, "broken-anchor", f"that page has no '#{fragment}'", known)


def _instead(library: Library, link: LocalLink, path: str) -> str:
    """What to write for an address that leads nowhere."""
    name = posixpath.basename(path.replace("\\", "/")).replace(" ", "-")
    stem, ending = posixpath.splitext(name)
    folder = "images/" if link.image else ""
    if _MAIL.fullmatch(link.href):
        return f"write mailto:{link.href}"
    if _HOST.match(link.href):
        return f"write https://{link.href}"
    if link.image or (ending and ending.lower() not in _PAGES):
        there, called = _file_of(library, path, name)
        put = "write" if there else f"put the file into assets/{folder} and write"
        if called != name:
            put = f"rename the file '{called}' in assets/{there.removesuffix(name)} to {name}, and write"
        return f"{put} /assets/{there or folder + name}"
    if ending.lower() in _PAGES and library.kinds(stem):
        return f"write [[{stem}]]"
    return "write [[id]] for an entry or a register, or an https address"


def _file_of(library: Library, path: str, name: str) -> tuple[str, str]:
    """Where a file of a name is to stand below assets/, and what the one is called that is there; or empty, and `name`.

    Spaces have to go out of a name, so that the file may still have those that the address has lost.
    """
    for called in dict.fromkeys((name, posixpath.basename(path.replace("\\", "/")), name.replace("-", " "))):
        for folder in ("images/", ""):
            if called and library.standing_at(f"assets/{folder}{called}") is not None:
                return folder + name, called
    return "", name


def _entry_at(library: Library, path: str) -> str:
    """The entry whose page stands at a path, or empty."""
    match = _ENTRY.fullmatch(path)
    return next(iter(library.first(f"@slug/{match[1]}", 1)), "") if match else ""


def _warn(link: LocalLink, rule: str, message: str, known: tuple[str, ...]) -> Diagnostic:
    hint = did_you_mean(fragment_of(link), known) or "give the heading an id, `## Words {#id}`, or correct the link"
    return Diagnostic(link.span, rule, Severity.WARNING, message, hint, (fragment_of(link),))


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
