"""What every page starts with: the site, its own address, breadcrumbs and feeds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict
from urllib.parse import urlsplit

from sitegen.config import SiteConfig
from sitegen.library import YEAR, Library, Route
from sitegen.routes import href
from sitegen.views.cards import site_picture
from sitegen.views.edition import Edition, route_of
from sitegen.views.parts import FeedLink, Link, Picture
from sitegen.views.shapes import SiteView

STYLESHEET = "assets/css/site.css"
SCRIPT = "assets/js/site.js"
SEARCH_SCRIPT = "assets/js/search.js"
ICON = "assets/icons/favicon.svg"
FONTS = ("assets/fonts/digest-serif.woff2",)
"""Of the text alone: each font that is fetched early delays the style sheet on a slow line."""
CARD_FONTS = (*FONTS, "assets/fonts/public-sans.woff2")
"""Of social cards: for the title, and for what stands around it."""
FEED_STYLESHEET = "assets/css/feed.css"
KIND_LABELS = {"person": "Person", "initiative": "Initiative", "publisher": "Publisher"}
SITE_FEED, JSON_FEED = "feed.xml", "feed.json"


class Basics(TypedDict):
    """The keyword arguments that every `PageView` takes."""

    site: SiteView
    template: str
    kind: str
    url: str
    root: str
    canonical: str
    title: str
    description: str
    lang: str
    breadcrumbs: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    noindex: bool
    nav_current: str
    picture: Picture | None


def basics(
    edition: Edition,
    route: Route,
    template: str,
    title: str,
    *,
    kind: str = "",
    description: str = "",
    lang: str = "",
    parents: tuple[Link, ...] = (),
    feeds: tuple[FeedLink, ...] = (),
    noindex: bool = False,
) -> Basics:
    """Fill in what follows from the address. `parents` are the breadcrumbs between home and the page."""
    site = edition.site
    home = Link(site.title, "index.html")
    own = (*parents, Link(title, route.href))
    return Basics(
        site=site,
        template=template,
        kind=kind or template.removesuffix(".html"),
        url=route.url,
        root=route.root,
        canonical=edition.url(route),
        title=title,
        description=description,
        lang=lang or site.lang,
        breadcrumbs=(home, *parents) if route.url else (),
        feeds=(*feeds, feed_link(site.title, "")) if site.feed else feeds,
        noindex=noindex,
        nav_current=next((n.href for n in site.nav for o in own if o.href == n.href), ""),
        picture=site_picture(site),
    )


def feed_link(label: str, folder: str) -> FeedLink:
    """The link to the feeds in a folder of the site, `topics/pay/`; empty for the site's own."""
    return FeedLink(label, folder + SITE_FEED, folder + JSON_FEED)


def index_link(edition: Edition, facet: str) -> Link:
    """The link to the index of a facet, for breadcrumbs."""
    labels = {f.name: f.plural for f in edition.library.config.facets}
    labels |= {"person": "People", "initiative": "Initiatives", "publisher": "Publishers"}
    return Link(labels[facet], route_of(edition, "index", facet).href)


def single_link(edition: Edition, name: str, label: str) -> Link:
    """The link to a page there is one of."""
    return Link(label, route_of(edition, "single", name).href)


def has_index(library: Library) -> bool:
    """Whether there is an index from A to Z, and something in it."""
    terms = (*(facet.name for facet in library.config.facets), "@named")
    return library.routed("single/a-z") is not None and any(library.terms(name) for name in terms)


def base_path(base_url: str) -> str:
    """The path of the site on its host: `/` or `/digest/`."""
    return urlsplit(base_url).path or "/"


def make_site(
    config: SiteConfig, library: Library, assets: Mapping[str, str], generator: str, cards: str = ""
) -> SiteView:
    """The view of the site itself. `assets` maps an asset's path to the one with its digest in the name; `cards` is
    what draws social cards, if there are any.
    """
    nav = [Link(f.plural, href(library, "index", f.name)) for f in config.facets[:2] if library.terms(f.name)]
    nav.append(Link("Timeline", href(library, "single", "timeline")))
    if library.terms("@annotations") and library.routed("single/annotations"):
        nav.append(Link("Annotations", href(library, "single", "annotations")))
    listed = [word.text for word in config.pages] or library.pages()
    shown = [page for name in listed if (page := library.page(name)) is not None]
    footer = [Link(page.title, href(library, "page", page.id)) for page in shown]
    if has_index(library):
        footer.append(Link("A–Z", href(library, "single", "a-z")))
    if library.terms("tags") and library.routed("single/charts"):
        footer.append(Link("At a glance", href(library, "single", "charts")))
    lacks = ("coverage", "What this digest lacks")
    for name, label in (("changes", "Changes"), lacks, ("data", "Data")):
        if library.routed(f"single/{name}"):
            footer.append(Link(label, href(library, "single", name)))
    for kind, label in (("person", "People"), ("initiative", "Initiatives"), ("publisher", "Publishers")):
        if library.routed(f"index/{kind}"):
            footer.append(Link(label, href(library, "index", kind)))
    return SiteView(
        title=config.title,
        tagline=config.tagline,
        description=config.description,
        lang=config.lang,
        base_url=config.base_url,
        nav=tuple(nav),
        footer=tuple(footer),
        stylesheet=assets.get(STYLESHEET, ""),
        script=assets.get(SCRIPT, ""),
        search=href(library, "single", "search") if library.terms(YEAR) else "",
        search_script=assets.get(SEARCH_SCRIPT, ""),
        icon=assets.get(ICON, ""),
        fonts=tuple(assets[font] for font in FONTS if font in assets),
        card_fonts=tuple(assets[font] for font in CARD_FONTS if font in assets),
        feed=SITE_FEED,
        feed_stylesheet=assets.get(FEED_STYLESHEET, ""),
        publisher=config.publisher,
        contact=config.contact,
        licence=config.licence,
        licence_url=config.licence_url,
        generator=generator,
        cards=cards,
    )
