"""The home page, the free pages, the record of changes, the data page, redirects, and the page for lost readers."""

from __future__ import annotations

from sitegen.library import YEAR
from sitegen.model import FreePage
from sitegen.routes import Key, Route
from sitegen.tables import FRONT_MATTER
from sitegen.views.basics import base_path, basics
from sitegen.views.bodies import body_html, headings
from sitegen.views.edition import Edition, capital, change_views, route_of
from sitegen.views.indexes import facet_index
from sitegen.views.shapes import (
    ChangesView,
    ChangeView,
    DataFile,
    DataView,
    Fact,
    FreePageView,
    HomeView,
    Link,
    PageView,
    RedirectView,
)
from sitegen.views.tallies import year_bars

MAX_LATEST = 8
MAX_DEPARTMENTS = 24
MAX_RECENT_CHANGES = 5


def home_view(edition: Edition) -> HomeView:
    """The front page: three ways in, the latest entries, the latest changes."""
    library = edition.library
    facets = library.config.facets
    years = sorted(library.terms[YEAR])
    topics = facet_index(edition, facets[0]).groups
    departments = sorted(library.terms["department"].values(), key=lambda t: (-len(t.documents), t.id))
    return HomeView(
        **basics(
            edition,
            route_of(edition, "single", "home"),
            "home.html",
            library.config.title,
            kind="home",
            description=library.config.description,
        ),
        documents=len(library.documents),
        annotations=sum(len(d.body.annotations) for d in library.documents),
        first_year=years[0] if years else "",
        last_year=years[-1] if years else "",
        latest=tuple(edition.cards[d.id] for d in library.documents[:MAX_LATEST]),
        topic_label=f"By {facets[0].label.lower()}",
        topics=topics,
        department_label=f"By {facets[1].label.lower()}",
        departments=tuple(
            edition.term_link("department", t.id, count=len(t.documents)) for t in departments[:MAX_DEPARTMENTS]
        ),
        years=year_bars(edition, (d.id for d in library.documents)),
        changes=all_changes(edition)[:MAX_RECENT_CHANGES],
        facets=tuple(_indexes(edition)),
    )


def _indexes(edition: Edition) -> list[Link]:
    library = edition.library
    links = [edition.link("index", f.name, f.plural, count=len(library.terms[f.name])) for f in library.config.facets]
    links.append(edition.link("single", "timeline", "Timeline"))
    named = {
        "person": ("People", {i for ids in library.people.values() for i in ids}),
        "initiative": ("Initiatives", {i for ids in library.initiatives.values() for i in ids}),
        "publisher": ("Publishers", {d.source.publisher for d in library.documents if d.source is not None}),
    }
    for kind, (label, ids) in named.items():
        if edition.routes.find("index", kind):
            links.append(edition.link("index", kind, label, count=len(ids) if kind != "publisher" else None))
    links.append(edition.link("single", "annotations", "Annotations"))
    return links


def all_changes(edition: Edition) -> tuple[ChangeView, ...]:
    """Every change of every entry, newest first."""
    rows = [row for document in edition.library.documents for row in change_views(edition, document)]
    return tuple(sorted(rows, key=lambda row: row.day, reverse=True))


def changes_view(edition: Edition) -> ChangesView:
    """The public record of changes."""
    note = "Everything added, corrected, updated or withdrawn, newest first."
    route = route_of(edition, "single", "changes")
    return ChangesView(**basics(edition, route, "changes.html", "Changes", description=note), rows=all_changes(edition))


def free_page(edition: Edition, page: FreePage) -> FreePageView:
    """A free page."""
    route = route_of(edition, "page", page.id)
    return FreePageView(
        **basics(edition, route, "page.html", page.title, description=page.summary, lang=page.lang),
        body_html=body_html(edition, page.body, f"page:{page.id}", route.root, None),
        headings=headings(page.body),
    )


def not_found(edition: Edition) -> FreePageView:
    """The 404 page. Hosts serve it at any depth, so its way to the root is absolute."""
    route = Route("404.html", "404.html")
    shared = basics(edition, route, "404.html", "Page not found", kind="not-found", noindex=True)
    shared["root"] = base_path(edition.site.base_url)
    return FreePageView(**shared, body_html="", headings=())


def data_view(edition: Edition, files: tuple[DataFile, ...]) -> DataView:
    """The files to download and what their columns mean."""
    note = "Every index of this site is also a file."
    route = route_of(edition, "single", "data")
    rows = (*FRONT_MATTER, *(own.field for own in edition.library.config.fields))
    return DataView(
        **basics(edition, route, "data.html", "Data", description=note),
        files=files,
        fields=tuple(Fact(row.name, capital(row.doc.replace("`", ""))) for row in rows),
    )


def redirect(edition: Edition, path: str, key: Key) -> PageView:
    """An old address."""
    target = edition.routes.by_key[key]
    library = edition.library
    title = library.by_id[key[1]].title if key[0] == "document" else edition.term_name(*key)
    shared = basics(edition, Route(path, path), "redirect.html", title, noindex=True)
    shared["canonical"] = edition.site.base_url + target.url
    return RedirectView(**shared, target=Link(title, target.href))
