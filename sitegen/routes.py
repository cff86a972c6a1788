"""Things -> addresses -> output paths. Every output claims its path here; two that want one path are an error."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from msgspec import Struct, field

from sitegen.diagnostics import Findings, Span, listed
from sitegen.library import YEAR, Library, Thing
from sitegen.model import Department, Topic
from sitegen.slugs import slugify

Key = tuple[str, str]
"""(kind, id): ("document", "abc"), ("tags", "impartiality"), ("year", "2016"), ("index", "tags"), ("page", "about")."""

# What a build writes beside its pages; see `export` and `views.targets`.
PLAIN_FILES = (
    "feed.xml", "changes/feed.xml", "sitemap.xml", "robots.txt", ".nojekyll",
    *(f"data/{name}.{ending}" for name in ("documents", "annotations", "facets") for ending in ("json", "csv")),
)  # fmt: skip
KIND_OF_FACET = {"tags": "topic", "department": "department", YEAR: YEAR}
SINGLE_PAGES = {
    "home": "",
    "timeline": "timeline/",
    "annotations": "annotations/",
    "changes": "changes/",
    "data": "data/",
}
REGISTER_PATHS = {"person": "people", "initiative": "initiatives", "publisher": "publishers"}


class Route(Struct, frozen=True):
    """An address. `url` is clean and percent-encoded (`topics/x/`), `path` the file in the output."""

    url: str
    path: str

    @property
    def href(self) -> str:
        """Path for links between pages; names the file, because the folder has to work from `file://`."""
        return quote(self.path)

    @property
    def root(self) -> str:
        """The way back to the root."""
        return "../" * self.path.count("/")


class Routes(Struct, frozen=True):
    """All addresses by key."""

    by_key: Mapping[Key, Route] = field(default_factory=dict)
    aliases: Mapping[str, Key] = field(default_factory=dict)
    """Output path of an old address -> the thing it leads to."""
    events: Mapping[str, str] = field(default_factory=dict)
    """Id of an event -> the year on whose page it stands."""

    def find(self, kind: str, name: str) -> Route | None:
        """The address of a thing, or None when it has no page."""
        return self.by_key.get((kind, name))

    def href(self, kind: str, name: str) -> str:
        """Path for links, or empty when the thing has no page."""
        route = self.find(kind, name)
        return route.href if route else ""

    def of(self, thing: Thing) -> str:
        """Path for links to a thing of a register, a document or a page."""
        if thing.kind == "event":
            year = self.events.get(thing.id, "")
            return f"{self.href(YEAR, year)}#event-{thing.id}" if self.find(YEAR, year) else ""
        facet = {"topic": "tags", "department": "department"}.get(thing.kind, thing.kind)
        return self.href(facet, thing.id)


def folder(path: str) -> Route:
    """The route of a page that is a folder with an index.html."""
    return Route(quote(path), path + "index.html")


def make_routes(library: Library, found: Findings) -> Routes:
    """Give everything its address, and report whatever wants an address that is taken."""
    claims = _Claims(found)
    for key, route, span in _wanted(library):
        claims.claim(key, route, span)
    aliases: dict[str, Key] = {}
    for key, alias, span in _aliases(library):
        path = _alias_path(alias, span, found)
        if path and claims.claim(("alias", path), Route(quote(path), path), span):
            aliases[path] = key
    events = {event.id: str(event.date.earliest.year) for event in library.registers.events}
    return Routes(claims.routes, aliases, events)


class _Claims:
    def __init__(self, found: Findings) -> None:
        self.routes: dict[Key, Route] = {}
        self._found = found
        self._taken: dict[str, tuple[Key, Span]] = {}
        self._folders: dict[str, tuple[Key, Span]] = {}

    def claim(self, key: Key, route: Route, span: Span) -> bool:
        """Take a path. Paths that some file systems hold to be the same (case, Unicode form) are the same.

        A file cannot stand where a folder is wanted, nor the other way round.
        """
        same = unicodedata.normalize("NFC", route.path).casefold()
        folders = [same[:at] for at, character in enumerate(same) if character == "/"]
        clash = self._taken.get(same) or self._folders.get(same)
        clash = clash or next((self._taken[f] for f in folders if f in self._taken), None)
        if clash:
            other = clash[1]
            message = f"the address /{route.path.removesuffix('index.html')} is wanted twice: also by {other.path}"
            self._found.error(span, "same-address", message, "rename one of the two")
            return False
        self._taken[same] = (key, span)
        for name in folders:
            self._folders.setdefault(name, (key, span))
        self.routes[key] = route
        return True


def _wanted(library: Library) -> Iterator[tuple[Key, Route, Span]]:
    site = Span("content/site.yaml")
    for name, path in SINGLE_PAGES.items():
        yield ("single", name), folder(path), site
    yield ("single", "404"), Route("404.html", "404.html"), site
    for path in PLAIN_FILES:
        yield ("file", path), Route(path, path), site
    yield from _facet_routes(library, site)
    for document in sorted(library.documents, key=lambda d: d.id):
        yield ("document", document.id), folder(f"documents/{slugify(document.id)}/"), document.span
    for kind, items in (
        ("person", library.registers.people),
        ("initiative", library.registers.initiatives),
        ("publisher", library.registers.publishers),
    ):
        path = REGISTER_PATHS[kind]
        if items:
            yield ("index", kind), folder(f"{path}/"), site
        for item in items:
            yield (kind, item.id), folder(f"{path}/{item.id}/"), item.span
    for page in library.pages:
        yield ("page", page.id), folder(f"{slugify(page.id)}/"), page.span
    for kind in sorted({annotation.kind for _, annotation in library.annotations()}):
        yield ("annotations", kind), folder(f"annotations/{kind}/"), site


def _facet_routes(library: Library, site: Span) -> Iterator[tuple[Key, Route, Span]]:
    for facet in library.config.facets:
        yield ("index", facet.name), folder(f"{facet.path}/"), site
        for name, span in _terms(library, facet.name):
            yield (facet.name, name), folder(f"{facet.path}/{name}/"), span
    for year in library.years():
        yield (YEAR, str(year)), folder(f"timeline/{year}/"), site


def _terms(library: Library, facet: str) -> Iterator[tuple[str, Span]]:
    """Terms of the register whether used or not, then open terms in use."""
    registers: dict[str, tuple[Topic | Department, ...]] = {
        "tags": library.registers.topics,
        "department": library.registers.departments,
    }
    registered = registers.get(facet, ())
    for item in registered:
        yield item.id, item.span
    known = {item.id for item in registered}
    for term in library.terms.get(facet, {}).values():
        if term.id not in known:
            yield term.id, library.by_id[term.documents[0]].span


def _aliases(library: Library) -> Iterator[tuple[Key, str, Span]]:
    for document in library.documents:
        for alias in document.aliases:
            yield ("document", document.id), alias.text, alias.span
    for topic in library.registers.topics:
        for alias in topic.aliases:
            yield ("tags", topic.id), f"topics/{alias.text}/", alias.span


def _alias_path(alias: str, span: Span, found: Findings) -> str:
    path = alias.strip("/") + ("" if alias.endswith(".html") else "/index.html")
    parts = path.split("/")
    if any(not part or part[0] == "." or len(part.encode()) > 255 or set(part) & {"\\", ":"} for part in parts):
        found.error(span, "bad-alias", f"'{alias}' cannot be an address of this site", "write documents/old-id/")
        return ""
    return path


def claim_files(routes: Routes, files: Iterable[str], found: Findings) -> None:
    """Report copied files (assets) that would overwrite a page, or each other by case or Unicode form."""
    taken = {unicodedata.normalize("NFC", route.path).casefold(): key for key, route in routes.by_key.items()}
    seen: dict[str, list[str]] = {}
    for path in files:
        same = unicodedata.normalize("NFC", path).casefold()
        seen.setdefault(same, []).append(path)
        if same in taken:
            found.error(Span(path), "same-address", f"the file would overwrite the page /{path}", "rename the file")
    for paths in seen.values():
        if len(paths) > 1:
            message = f"{listed(paths)} differ only in case or Unicode form"
            found.error(Span(paths[0]), "same-address", message, "rename one of them")
