"""Things -> addresses -> output paths. Every output claims its path here; two that want one path are an error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from sitegen.citations import FORMATS
from sitegen.crossings import DECADE, MET, address, crossing, crossing_of, decade_of, standing_at
from sitegen.diagnostics import Findings, Span, listed
from sitegen.library import CROSSING, YEAR, Key, Library, Route, archived, has_archive, list_of
from sitegen.lists import ALIASES, Thing
from sitegen.model import Department, Event, Topic
from sitegen.slugs import slugify

# What a build writes beside its pages; see `export` and `views.targets`.
PLAIN_FILES = (
    "feed.xml", "feed.json", "changes/feed.xml", "changes/feed.json", "sitemap.xml", "robots.txt", ".nojekyll",
    *(f"data/{name}.{ending}" for name in ("documents", "annotations", "facets") for ending in ("json", "csv")),
    "data/annotations.jsonld", "data/digest.sqlite", "data/datapackage.json",
    *(f"data/citations.{ending}" for ending in ("bib", "ris", "json")),
)  # fmt: skip
SEARCH_INDEX = "pagefind/"
"""The folder with the index of the search; see `searching`."""
OFFLINE = "data/site.zip"
"""The whole site as one file, where it is wanted."""
SITE_CARD = "card.png"
"""The social card of the site; those of entries lie beside their pages, under the same name."""
CITED = tuple(f"cite.{form.ending}" for form in FORMATS)
"""The files with the citations of a list, beside each of its pages."""
KIND_OF_FACET = {"tags": "topic", "department": "department", YEAR: YEAR}
FACET_OF_KIND = {kind: facet for facet, kind in KIND_OF_FACET.items()}
SINGLE_PAGES = {
    "home": "",
    "timeline": "timeline/",
    "charts": "at-a-glance/",
    "coverage": "coverage/",
    "a-z": "a-z/",
    "annotations": "annotations/",
    "changes": "changes/",
    "data": "data/",
    "search": "search/",
}
REGISTER_PATHS = {"person": "people", "initiative": "initiatives", "publisher": "publishers"}
Wanted = tuple[Key, Route, Span]
_UNRESERVED = re.compile(r"[A-Za-z0-9_.~/-]*")


def plain_files(without: Collection[str]) -> tuple[str, ...]:
    """The files beside the pages of a site that does without some parts."""
    parts = {"changes/": "changes", "robots.txt": "robots", ".nojekyll": "robots"}
    parts |= {"data/": "data", "data/citations.": "citations"}
    return tuple(
        path
        for path in PLAIN_FILES
        if not any(path.startswith(start) and part in without for start, part in parts.items())
    )


def file_route(path: str) -> Route:
    """The route of a page that is one file."""
    return Route(quote(path), path, quote(path))


def folder(path: str) -> Route:
    """The route of a page that is a folder with an index.html."""
    url = _quoted(path)
    return Route(url, path + "index.html", url + "index.html")


def _quoted(path: str) -> str:
    """The path in an address (RFC 3986, 2.1); most need no quoting, and to find out is cheaper than to quote."""
    return path if _UNRESERVED.fullmatch(path) else quote(path)


@lru_cache(maxsize=4096)
def entry_route(document_id: str) -> Route:
    """The address of an entry: its id and nothing else, because date and department both get corrected."""
    return folder(f"documents/{slugify(document_id)}/")


def entry_path(document_id: str) -> str:
    """The file of an entry's page."""
    return f"documents/{slugify(document_id)}/index.html"


def twin_path(library: Library, document_id: str) -> str:
    """The JSON twin of an entry's page, beside it; empty where the site does without data."""
    return "" if "data" in library.config.without else f"documents/{slugify(document_id)}/index.json"


def card_path(document_id: str) -> str:
    """The file of an entry's social card."""
    return f"documents/{slugify(document_id)}/{SITE_CARD}"


def find(library: Library, kind: str, name: str) -> Route | None:
    """The address of a thing, or None when it has no page."""
    if kind == "document":
        return entry_route(name) if "document" in library.kinds(name) else None
    if kind == CROSSING:
        at = crossing(name)
        return folder(address(library.config, at)) if library.crosses(at) else None
    return library.routed(f"{kind}/{name}")


def crossing_routes(library: Library) -> Iterator[tuple[Key, Route]]:
    """Every crossing that has a page, not noted."""
    for host in library.keys(MET):
        for guest in library.meetings(f"{MET}/{host}"):
            at = crossing_of(host, guest)
            if at is not None and at.host == host and library.crosses(at):
                yield (CROSSING, at.name), folder(address(library.config, at))


def archive_route(route: Route, kind: str, year: int, part: int) -> Route:
    """The address of a part of the archive of a page: `topics/x/2016/`, `topics/x/2016/2/`, `timeline/2016/2/`."""
    own = "" if kind == YEAR else f"{year}/"
    return folder(route.path.removesuffix("index.html") + own + (f"{part}/" if part > 1 else ""))


def archive_pages(library: Library, key: Key, route: Route) -> Iterator[tuple[int, int, Route]]:
    """(year, part, address) of the pages of a list that is too long for one."""
    kind = key[0]
    parts_of = library.parts_in(list_of(key), library.config.listing_limit) if has_archive(key) else ()
    for year, parts in parts_of:
        # The first part of a year is the page of the year itself.
        for part in range(2 if kind == YEAR else 1, parts + 1):
            yield year, part, archive_route(route, kind, year, part)


def cited_pages(library: Library, key: Key, route: Route) -> Iterator[tuple[int, int, Route]]:
    """The pages of a list that have files with the citations of their entries; part 0 is the newest of all years."""
    if is_cited(library, key):
        yield (int(key[1]), 1, route) if key[0] == YEAR else (0, 0, route)
        yield from archive_pages(library, key, route)


def is_cited(library: Library, key: Key) -> bool:
    """Whether a page lists entries that can be taken from it as citations."""
    lists = {facet.name for facet in library.config.facets} | {CROSSING, YEAR, *REGISTER_PATHS}
    # They are put together from what entries bring to `data/`.
    without = {"citations", "data"} & set(library.config.without)
    return key[0] in lists and not without and library.count(list_of(key)) > 0


def cite_paths(route: Route) -> tuple[str, ...]:
    """The files with the citations of a page, one in each format."""
    folder_of = route.path.removesuffix("index.html")
    return tuple(folder_of + name for name in CITED)


def href(library: Library, kind: str, name: str) -> str:
    """Path for links, or empty when the thing has no page."""
    route = find(library, kind, name)
    return route.href if route else ""


def href_of(library: Library, thing: Thing) -> str:
    """Path for links to a thing of a register, a document or a page."""
    if thing.kind == "event":
        event = library.item(thing.key)
        year = str(event.date.earliest.year) if isinstance(event, Event) else ""
        at = href(library, YEAR, year)
        return f"{at}#event-{thing.id}" if at else ""
    return href(library, FACET_OF_KIND.get(thing.kind, thing.kind), thing.id)


def check_claims(library: Library, wanted: Iterable[Wanted], found: Findings) -> dict[str, Key]:
    """Report whatever wants an address that is taken; return the old addresses (aliases) with what they lead to.

    Entries come after the pages that there always are, so that a message names the entry.
    """
    claims = _Claims(found)
    first: list[Wanted] = []
    last: list[Wanted] = []
    rows = list(wanted)
    for row in rows:
        (last if row[0][0] in {"page", "annotations", *REGISTER_PATHS} else first).append(row)
    documents = sorted(library.tables.documents)
    entries = [(("document", name), entry_route(name), library.tables.documents[name].span) for name in documents]
    for key, route, span in (*first, *entries, *last):
        claims.claim(key, route, span)
    kept = _Kept(library, rows)
    aliases: dict[str, Key] = {}
    for key, alias, span in _aliases(library):
        path = _alias_path(alias, span, found)
        if path and not kept.reports(path, span, found) and claims.claim(("alias", path), file_route(path), span):
            aliases[path] = key
    return aliases


class _Kept:
    """Addresses that an archive, a crossing or a letter may need, today or when a list has grown: they have to last."""

    def __init__(self, library: Library, rows: Iterable[Wanted]) -> None:
        keys = {_same(route.path): key for key, route, _ in rows if list_of(key)}
        config = library.config
        self._listed = keys if config.listing_size else {}
        self._config, self._keys = config, keys

    def reports(self, path: str, span: Span, found: Findings) -> bool:
        """Report an old address that is one of them."""
        same = _same(path)
        owner, what = self._owner(same)
        if owner:
            message = f"the address /{path.removesuffix('index.html')} is kept for {what} of /{owner}"
            found.error(span, "same-address", message, "leave out this alias")
        return bool(owner)

    def _owner(self, path: str) -> tuple[str, str]:
        for owner, year, _ in archived(path):
            key = self._listed.get(owner)
            if key is not None and (key[0] == YEAR) == (not year):
                return owner.removesuffix("index.html"), "older entries"
        if path.startswith("a-z/") and "a-z" not in self._config.without:
            return "a-z/", "the letters"
        at = standing_at(self._config, path) if "crossings" not in self._config.without else None
        term = "/".join(path.split("/")[:2]) + "/"
        crosses = at is not None and at.addressed and f"{term}index.html" in self._keys
        return (term, "what crosses the entries") if crosses else ("", "")


def _same(path: str) -> str:
    """What some file systems hold to be the same path (case, Unicode form)."""
    return unicodedata.normalize("NFC", path).casefold()


class _Claims:
    def __init__(self, found: Findings) -> None:
        self._found = found
        self._taken: dict[str, tuple[Key, Span]] = {}
        self._folders: dict[str, tuple[Key, Span]] = {}

    def claim(self, key: Key, route: Route, span: Span) -> bool:
        """Take a path. Paths that some file systems hold to be the same (case, Unicode form) are the same.

        A file cannot stand where a folder is wanted, nor the other way round.
        """
        same = _same(route.path)
        folders = [same[:at] for at, character in enumerate(same) if character == "/"]
        clash = self._taken.get(same) or self._folders.get(same)
        clash = clash or next((self._taken[f] for f in folders if f in self._taken), None)
        if clash:
            other = clash[1]
            message = f"the address /{route.path.removesuffix('index.html')} is wanted twice: also by {other.path}"
            hint = "rename one of the two"
            if key[0] == "document":
                hint += "; names that differ only in capitals, accents or signs make one address"
            self._found.error(span, "same-address", message, hint, (other.path,))
            return False
        self._taken[same] = (key, span)
        for name in folders:
            self._folders.setdefault(name, (key, span))
        return True


def wanted(library: Library) -> Iterator[Wanted]:
    """Every page but those of entries, with its address and the place that asks for it."""
    site = Span("content/site.yaml")
    without = library.config.without
    for name, path in SINGLE_PAGES.items():
        if name not in without:
            yield ("single", name), folder(path), site
    if "404" not in without:
        yield ("single", "404"), file_route("404.html"), site
    for path in plain_files(without):
        yield ("file", path), file_route(path), site
    if library.config.offline_copy:
        yield ("file", OFFLINE), file_route(OFFLINE), site
    if library.config.social_cards:
        yield ("file", SITE_CARD), file_route(SITE_CARD), site
    yield from _facet_routes(library, site)
    registers = library.tables.registers
    for kind, items in (
        ("person", registers.people),
        ("initiative", registers.initiatives),
        ("publisher", registers.publishers),
    ):
        path = REGISTER_PATHS[kind]
        if items:
            yield ("index", kind), folder(f"{path}/"), site
        for item in items:
            yield (kind, item.id), folder(f"{path}/{item.id}/"), item.span
    for page in library.tables.pages.values():
        yield ("page", page.id), folder(f"{slugify(page.id)}/"), page.span
    for kind in library.keys("@annotations") if "annotations" not in without else ():
        yield ("annotations", kind), folder(f"annotations/{kind}/"), site


def _facet_routes(library: Library, site: Span) -> Iterator[Wanted]:
    for facet in library.config.facets:
        yield ("index", facet.name), folder(f"{facet.path}/"), site
        for name, span in _terms(library, facet.name):
            yield (facet.name, name), folder(f"{facet.path}/{name}/"), span
    years = library.years() if "years" not in library.config.without else ()
    for year in years:
        yield (YEAR, str(year)), folder(f"timeline/{year}/"), site
    decades = tuple(dict.fromkeys(map(decade_of, years)))
    # The page of the only one would be the timeline again.
    for decade in decades if len(decades) > 1 else ():
        yield (DECADE, decade), folder(f"timeline/{decade}/"), site


def _terms(library: Library, facet: str) -> Iterator[tuple[str, Span]]:
    """Terms of the register whether used or not, then open terms in use."""
    registers: dict[str, tuple[Topic | Department, ...]] = {
        "tags": library.tables.registers.topics,
        "department": library.tables.registers.departments,
    }
    registered = registers.get(facet, ())
    for item in registered:
        yield item.id, item.span
    known = {item.id for item in registered}
    for term_id in library.keys(facet):
        if term_id not in known:
            newest = library.tables.lists[f"{facet}/{term_id}"][0].member
            yield term_id, library.tables.documents[newest].span


def _aliases(library: Library) -> Iterator[tuple[Key, str, Span]]:
    for posting in library.tables.lists.get(ALIASES, ()):
        for alias in library.tables.documents[posting.member].aliases:
            yield ("document", posting.member), alias.text, alias.span
    for topic in library.tables.registers.topics:
        for alias in topic.aliases:
            yield ("tags", topic.id), f"topics/{alias.text}/", alias.span
    for body in library.tables.registers.departments:
        for alias in body.aliases:
            yield ("department", body.id), f"departments/{alias.text}/", alias.span


def _alias_path(alias: str, span: Span, found: Findings) -> str:
    path = alias.strip("/") + ("" if alias.endswith(".html") else "/index.html")
    parts = path.split("/")
    if any(not part or part[0] == "." or len(part.encode()) > 255 or set(part) & {"\\", ":"} for part in parts):
        found.error(span, "bad-alias", f"'{alias}' cannot be an address of this site", "write documents/old-id/")
        return ""
    return path


def claim_files(paths: Iterable[str], files: Iterable[str], found: Findings) -> None:
    """Report copied files (assets) that would overwrite a page, or each other by case or Unicode form."""
    taken = {_same(path) for path in paths}
    seen: dict[str, list[str]] = {}
    for path in files:
        same = _same(path)
        seen.setdefault(same, []).append(path)
        if same in taken:
            found.error(Span(path), "same-address", f"the file would overwrite the page /{path}", "rename the file")
    for paths in seen.values():
        if len(paths) > 1:
            message = f"{listed(paths)} differ only in case or Unicode form"
            found.error(Span(paths[0]), "same-address", message, "rename one of them")
