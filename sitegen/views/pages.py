"""The home page, the free pages, the record of changes, the data page, redirects, and the page for lost readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from sitegen.config import SiteConfig
from sitegen.library import YEAR, Key, Route
from sitegen.lists import ALL, CHANGES, parted
from sitegen.model import FreePage
from sitegen.routes import file_route
from sitegen.views.a_z import a_z_link
from sitegen.views.archives import (
    Part,
    archive_at,
    archive_of,
    members_of,
    newest_of,
    parents_at,
    route_at,
)
from sitegen.views.basics import base_path, basics, feed_link
from sitegen.views.bodies import body_html, headings
from sitegen.views.columns import COLUMNS
from sitegen.views.edition import Edition, capital, change_view, route_of
from sitegen.views.indexes import facet_index
from sitegen.views.parts import ChangeView, DataFile, DataTable, Link, Snippet
from sitegen.views.shapes import ChangesView, DataView, FreePageView, HomeView, PageView, RedirectView
from sitegen.views.tallies import year_bars

TABLES = {
    "documents": ("Documents", "One row an entry, newest first: documents.csv, documents.json, and in digest.sqlite."),
    "annotations": (
        "Annotations",
        "One row an annotation, by entry and place in it: annotations.csv, annotations.json, and in digest.sqlite.",
    ),
    "facets": ("Facets", "One row for each entry under each term: facets.csv, and in digest.sqlite."),
}
"""Table of data -> what readers call it, and what it holds."""
MAX_LATEST = 8
MAX_DEPARTMENTS = 24
MAX_RECENT_CHANGES = 5
CHANGES_KEY = ("single", "changes")


def home_view(edition: Edition) -> HomeView:
    """The front page: three ways in, the latest entries, the latest changes."""
    library = edition.library
    facets = library.config.facets
    years = library.terms(YEAR)
    topics = facet_index(edition, facets[0]).groups
    counts = {i: library.count(f"department/{i}") for i in library.terms("department")}
    departments = sorted(counts, key=lambda i: (-counts[i], i))
    return HomeView(
        **basics(
            edition,
            route_of(edition, "single", "home"),
            "home.html",
            library.config.title,
            kind="home",
            description=library.config.description,
        ),
        documents=library.count(ALL),
        annotations=sum(library.count(f"@annotations/{kind}") for kind in library.terms("@annotations")),
        first_year=years[0] if years else "",
        last_year=years[-1] if years else "",
        latest=tuple(edition.card(i) for i in library.first(ALL, MAX_LATEST)),
        topic_label=f"By {facets[0].label.lower()}",
        topics=topics,
        department_label=f"By {facets[1].label.lower()}",
        departments=tuple(edition.term_link("department", i, count=counts[i]) for i in departments[:MAX_DEPARTMENTS]),
        years=year_bars(edition, ALL),
        changes=_changes(edition, library.first(CHANGES, MAX_RECENT_CHANGES)),
        facets=tuple(_indexes(edition)),
    )


def _indexes(edition: Edition) -> list[Link]:
    library = edition.library
    links = [edition.link("index", f.name, f.plural, count=len(library.terms(f.name))) for f in library.config.facets]
    links.append(edition.link("single", "timeline", "Timeline"))
    named = [name.partition(":")[0] for name in library.terms("@named")]
    for kind, label in (("person", "People"), ("initiative", "Initiatives"), ("publisher", "Publishers")):
        if edition.find("index", kind):
            count = named.count(kind) if kind != "publisher" else None
            links.append(edition.link("index", kind, label, count=count))
    if edition.find("single", "annotations"):
        links.append(edition.link("single", "annotations", "Annotations"))
    a_z = a_z_link(edition)
    return [*links, a_z] if a_z is not None else links


def _changes(edition: Edition, members: Iterable[str]) -> tuple[ChangeView, ...]:
    parts = map(parted, members)
    return tuple(change_view(edition, edition.library.entry(name), number) for name, number in parts)


def changes_view(edition: Edition) -> ChangesView:
    """The public record of changes, or the newest where they are many."""
    note = "Everything added, corrected, updated or withdrawn, newest first."
    route = route_of(edition, "single", "changes")
    members, total = newest_of(edition, CHANGES)
    return ChangesView(
        **basics(
            edition, route, "changes.html", "Changes", description=note, feeds=(feed_link("Changes", "changes/"),)
        ),
        rows=_changes(edition, members),
        total=total,
        archive=archive_of(edition, CHANGES_KEY),
    )


def changes_archive(edition: Edition, at: Part) -> ChangesView:
    """The changes of one year, or a part of them."""
    archive = archive_at(edition, CHANGES_KEY, at)
    route, title = route_at(edition, CHANGES_KEY, at), f"Changes, {archive.title}"
    description = f"{title}: everything added, corrected, updated or withdrawn, newest first."
    parents = parents_at(edition, CHANGES_KEY, "Changes", at)
    rows = _changes(edition, members_of(edition, CHANGES_KEY, at))
    return ChangesView(
        **basics(edition, route, "changes.html", title, description=description, parents=parents),
        rows=rows,
        total=len(rows),
        archive=archive,
    )


def free_page(edition: Edition, page: FreePage) -> FreePageView:
    """A free page."""
    route = route_of(edition, "page", page.id)
    return FreePageView(
        **basics(edition, route, "page.html", page.title, description=page.summary, lang=page.lang),
        body_html=body_html(edition, page.body, edition.library.text_links(f"page:{page.id}"), route.root, None),
        headings=headings(page.body),
    )


def not_found(edition: Edition) -> FreePageView:
    """The 404 page. Hosts serve it at any depth, so its way to the root is absolute."""
    route = file_route("404.html")
    shared = basics(edition, route, "404.html", "Page not found", kind="not-found", noindex=True)
    shared["root"] = base_path(edition.site.base_url)
    return FreePageView(**shared, body_html="", headings=())


def data_view(edition: Edition, files: tuple[DataFile, ...]) -> DataView:
    """The files to download and what their columns mean."""
    note = "Every index of this site is also a file."
    route = route_of(edition, "single", "data")
    return DataView(
        **basics(edition, route, "data.html", "Data", description=note),
        files=tuple(structs.replace(file, size=0, sha256="") for file in files),
        tables=tuple(_tables(edition.library.config)),
        snippets=_snippets(edition.site.base_url),
    )


def _tables(config: SiteConfig) -> Iterator[DataTable]:
    """The tables of data with their columns, in words."""
    for name, (label, note) in TABLES.items():
        columns = (
            structs.replace(column, doc=capital(column.doc.replace("`", ""))) for column in COLUMNS[name](config)
        )
        yield DataTable(name, label, note, tuple(columns))


def _snippets(base_url: str) -> tuple[Snippet, ...]:
    """How to load the data, in three lines each; tests run them."""
    data = f"{base_url}data"
    pandas = f"""import pandas
entries = pandas.read_csv("{data}/documents.csv", index_col="id")
print(entries.groupby("year").size())"""
    datasette = f"""curl -O {data}/digest.sqlite
sqlite-utils digest.sqlite "select kind, count(*) from annotations group by kind"
datasette digest.sqlite"""
    return (
        Snippet("pandas", "In Python, with pandas:", pandas),
        Snippet("datasette", "In a terminal, with sqlite-utils and Datasette:", datasette),
    )


def redirect(edition: Edition, path: str, key: Key) -> PageView:
    """An old address."""
    target = route_of(edition, *key)
    title = edition.library.entry(key[1]).title if key[0] == "document" else edition.term_name(*key)
    shared = basics(edition, Route(path, path, path), "redirect.html", title, noindex=True)
    shared["canonical"] = edition.url(target)
    return RedirectView(**shared, target=Link(title, target.href))
