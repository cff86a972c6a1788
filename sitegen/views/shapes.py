"""The frozen values that templates receive: everything a page shows, and nothing else.

A template never sees the site, only one `PageView`. So a page is a pure function of tool, template and view,
and the digest of a view says whether the page is out of date.

Addresses: every `href` here is a path from the root of the site (`topics/impartiality/index.html`), so that one
row can stand on many pages; templates write `{{ page.root }}{{ link.href }}`. Links name `index.html` in full
because the same folder has to work from `file://`. HTML made by us (`Markup` in templates) is named `*_html` and
has its addresses resolved already.
"""

from __future__ import annotations

from msgspec import Struct

from sitegen.views.parts import (
    AnnotationGroup,
    AnnotationView,
    Archive,
    Card,
    CardSection,
    ChangeView,
    DataFile,
    DataTable,
    DataUse,
    DateView,
    Download,
    EventView,
    Fact,
    FeedLink,
    Heading,
    HeatTable,
    IndexLetter,
    LackTable,
    LineageRow,
    LineageView,
    Link,
    Mention,
    Meta,
    NameView,
    Neighbours,
    OverviewView,
    Picture,
    Sayings,
    SearchFilter,
    Snippet,
    SourceView,
    SparkView,
    StatedTable,
    TermGroup,
    TermRow,
    YearBar,
    YearSection,
)


class SiteView(Struct, frozen=True):
    """What every page knows of the site. Holds no counts: a new entry must not rewrite every page."""

    title: str
    tagline: str
    description: str
    lang: str
    base_url: str
    nav: tuple[Link, ...]
    footer: tuple[Link, ...]
    stylesheet: str
    script: str
    search: str
    """The page for searching; empty where the site has none."""
    search_script: str
    icon: str
    """Site paths of the assets, with the digest of their content in the name; empty where the site has none."""
    fonts: tuple[str, ...]
    """Fonts to preload."""
    card_fonts: tuple[str, ...]
    """Fonts of social cards."""
    feed: str
    feed_stylesheet: str
    """Of feeds that are opened in a browser."""
    publisher: str
    contact: str
    licence: str
    licence_url: str
    generator: str
    cards: str = ""
    """What draws social cards, with its version; empty where there are none."""


class PageView(Struct, frozen=True, kw_only=True):
    """What every page has."""

    site: SiteView
    template: str
    kind: str
    """Kind of page, also a class on `<body>`: `document`, `topic`, `timeline` …"""
    url: str
    """Clean path from the root: `topics/impartiality/`; empty for the home page."""
    root: str
    """Way back to the root: `../../`, or empty on the home page."""
    canonical: str
    title: str
    description: str
    lang: str
    breadcrumbs: tuple[Link, ...] = ()
    """From home to the parent; the page itself is not in it."""
    feeds: tuple[FeedLink, ...] = ()
    """Feeds of this page, the site's own last."""
    noindex: bool = False
    nav_current: str = ""
    """`href` of the entry of `site.nav` that this page belongs to."""
    picture: Picture | None = None
    """Its social card, or that of the site; None where there are none."""
    json_ld: str = ""
    """JSON-LD (schema.org), safe inside `<script>`; empty where the page or the site does without."""


class HomeView(PageView, frozen=True, kw_only=True):
    """The front page."""

    documents: int
    annotations: int
    first_year: str
    last_year: str
    latest: tuple[Card, ...]
    topic_label: str
    """`By topic`, in the words of this digest; likewise for departments."""
    topics: tuple[TermGroup, ...]
    department_label: str
    departments: tuple[Link, ...]
    years: tuple[YearBar, ...]
    changes: tuple[ChangeView, ...]
    facets: tuple[Link, ...]
    """Every facet's index with its number of terms in use."""


class DocumentView(PageView, frozen=True, kw_only=True):
    """An entry."""

    card: Card
    body_html: str
    headings: tuple[Heading, ...]
    annotations: tuple[AnnotationView, ...]
    source: SourceView | None
    event_date: DateView | None
    topics_label: str
    """`Topic` or `Topics`, in the words of this digest; likewise for departments."""
    departments_label: str
    departments: tuple[Link, ...]
    """Bodies by the name of the day; `note` says what the body is called now, if that differs."""
    department_note: str
    people: tuple[Link, ...]
    """`note` is the office held at the date."""
    initiatives: tuple[Link, ...]
    facets: tuple[Fact, ...]
    """Further fields and facets that this digest declares."""
    responds_to: Card | None
    responses: tuple[Card, ...]
    related: tuple[Mention, ...]
    backlinks: tuple[Card, ...]
    earlier: Card | None
    later: Card | None
    changes: tuple[ChangeView, ...]
    added: str
    reading_minutes: int
    words: int
    citation: str
    source_citation: str
    citation_files: tuple[Download, ...]
    """The entry as a file for reference managers, once in each format; likewise for the original."""
    source_citation_files: tuple[Download, ...]
    meta: tuple[Meta, ...]
    properties: tuple[Meta, ...]
    withdrawn: str
    """The reason of a withdrawal, or empty."""
    twin: str
    """The same as JSON, or empty."""


class TermIndexView(PageView, frozen=True, kw_only=True):
    """Index of a facet or register: topics, departments, people, initiatives, publishers, further facets."""

    intro: str
    groups: tuple[TermGroup, ...]
    total: int
    glance: Link | None = None
    """The tables of topics and departments, from the indexes of these two."""
    unused: tuple[TermGroup, ...] = ()
    """Terms of the register that no entry carries yet."""
    a_z: Link | None = None
    """The index of everything."""
    said: HeatTable | None = None
    """Who said what on which topic, in the index of people."""


class IndexView(PageView, frozen=True, kw_only=True):
    """The index from A to Z, or a letter of one that is too long for a page."""

    letter: str
    """On the page of a letter: which one."""
    letters: tuple[Link, ...]
    """All letters; with their own pages, from the main one, also the first and the last heading as note."""
    sections: tuple[IndexLetter, ...]
    total: int
    """Headings, without other names."""
    earlier: Link | None = None
    later: Link | None = None


class GlanceView(PageView, frozen=True, kw_only=True):
    """Tables of numbers: topics by year, topics by department."""

    tables: tuple[HeatTable, ...]


class CoverageView(PageView, frozen=True, kw_only=True):
    """What the digest lacks, as tables of numbers with the first few that each counts."""

    total: int
    """Entries of the digest."""
    tables: tuple[LackTable, ...]


class TermView(PageView, frozen=True, kw_only=True):
    """Page of one term: a topic, a department, a person, an initiative, a publisher, a term of a further facet."""

    facet_label: str
    """`Topic`, `Department` …"""
    label: str
    note: str
    """Scope note, or what the body is, in a sentence or two."""
    banner: str
    """"As at" notice of a body that no longer exists, or empty."""
    facts: tuple[Fact, ...]
    names: tuple[NameView, ...]
    lineage: tuple[LineageRow, ...]
    lineage_picture: LineageView | None
    overview_html: str
    sections: tuple[CardSection, ...]
    count: int
    """Entries filed under the term itself (the first section)."""
    years: tuple[YearBar, ...]
    spark: SparkView | None
    """Of a term with entries in several years."""
    decades: tuple[Link, ...]
    """Those of its entries, if there are several."""
    by_facet: tuple[Neighbours, ...]
    """The same entries by department, or by topic."""
    neighbours: tuple[Neighbours, ...]
    annotations: tuple[AnnotationView, ...]
    """What the person or body said or is credited with."""
    annotations_total: int
    """How many there are; the newest stand here."""
    said: StatedTable | None
    """The same by year and kind."""
    events: tuple[EventView, ...] = ()
    archive: Archive | None = None
    """Where the older entries are, if there are too many for this page."""
    citations: tuple[Link, ...] = ()
    """The files with the citations of these entries, one in each format."""
    sayings: Sayings | None = None
    """What was said in these entries; for subjects, not for those who said it."""


class ArchiveView(PageView, frozen=True, kw_only=True):
    """The entries of a term in one year, or a part of them, where there are too many for one page."""

    facet_label: str
    term: Link
    cards: tuple[Card, ...]
    archive: Archive
    citations: tuple[Link, ...] = ()
    """The files with the citations of these entries, one in each format."""


class CrossingView(PageView, frozen=True, kw_only=True):
    """The entries that two terms share, or a term and a decade."""

    facet_label: str
    """`Topic and department`, `Topic by decade`."""
    terms: tuple[Link, ...]
    """The two, each with what it is as a note."""
    cards: tuple[Card, ...]
    count: int
    """All entries; `cards` are the newest of them."""
    years: tuple[YearBar, ...]
    spark: SparkView | None
    siblings: tuple[Neighbours, ...]
    """Other crossings of the two. They count nothing, so that a new entry changes only its own crossings."""
    archive: Archive | None
    """Where the older entries are, if there are too many for this page."""
    citations: tuple[Link, ...] = ()
    """The files with the citations of these entries, one in each format."""


class TimelineView(PageView, frozen=True, kw_only=True):
    """All years, newest first; without their entries where there are too many for one page."""

    years: tuple[YearSection, ...]
    bars: tuple[YearBar, ...]
    """Drawn where there is no overview."""
    overview: OverviewView | None
    glance: Link | None
    total: int
    decades: tuple[Link, ...] = ()
    """If there are several."""


class DecadeView(PageView, frozen=True, kw_only=True):
    """Ten years, newest first; without their entries where there are too many for one page."""

    years: tuple[YearSection, ...]
    bars: tuple[YearBar, ...]
    total: int
    earlier: Link | None
    later: Link | None
    by_facet: tuple[Neighbours, ...]


class YearView(PageView, frozen=True, kw_only=True):
    """One year, or a later part of one with too many entries for one page."""

    year: str
    overview_html: str
    cards: tuple[Card, ...]
    total: int
    """Entries of the year; on a later part, of that part."""
    archive: Archive | None
    """Its parts, if it has several; then the neighbours are those of the entries of this one."""
    events: tuple[EventView, ...]
    earlier: Link | None
    later: Link | None
    neighbours: tuple[Neighbours, ...]
    citations: tuple[Link, ...] = ()
    """The files with the citations of these entries, one in each format."""


class AnnotationIndexView(PageView, frozen=True, kw_only=True):
    """The kinds of annotation, with counts and what each is for."""

    kinds: tuple[TermRow, ...]
    total: int


class AnnotationKindView(PageView, frozen=True, kw_only=True):
    """All annotations of one kind."""

    annotation_kind: str
    label: str
    note: str
    groups: tuple[AnnotationGroup, ...]
    total: int
    """Annotations of the kind; on a page of the archive, of that page."""
    kinds: tuple[Link, ...]
    """All kinds, for switching."""
    archive: Archive | None
    """Where the older ones are, if there are too many for this page."""


class ChangesView(PageView, frozen=True, kw_only=True):
    """The public record of changes, newest first."""

    rows: tuple[ChangeView, ...]
    total: int
    archive: Archive | None
    """Where the older ones are, if there are too many for this page."""


class FreePageView(PageView, frozen=True, kw_only=True):
    """About, editorial policy, how to cite …; also the 404 page, whose `root` is absolute."""

    body_html: str
    headings: tuple[Heading, ...]


class SearchView(PageView, frozen=True, kw_only=True):
    """The page for searching, and what a reader has without a script: all indexes."""

    index: str
    """Folder with the index, which the script asks."""
    filters: tuple[SearchFilter, ...]
    indexes: tuple[Link, ...]


class DataView(PageView, frozen=True, kw_only=True):
    """The files to download, with their shape."""

    uses: tuple[DataUse, ...]
    """What readers may want, with the one file for each; before the table of all files."""
    files: tuple[DataFile, ...]
    """All files, that of the whole site first."""
    tables: tuple[DataTable, ...]
    snippets: tuple[Snippet, ...]


class RedirectView(PageView, frozen=True, kw_only=True):
    """An old address that sends readers on."""

    target: Link


class SocialCard(Struct, frozen=True):
    """What stands on a picture of 1200 by 630 pixels that others show beside a link; `export.cards` draws it."""

    title: str
    kicker: str
    note: str
    site_title: str
    fonts: tuple[str, ...]
    """Assets to set it in: for text, and for what is small."""
    drawn_by: str

    @property
    def template(self) -> str:
        """It has none."""
        return ""


class FeedEntry(Struct, frozen=True):
    """An entry of a feed, in Atom (RFC 4287) and in JSON Feed 1.1."""

    id: str
    """`tag:` URI (RFC 4151) that never changes."""
    title: str
    url: str
    updated: str
    """RFC 3339 time; a calendar date at 00:00 UTC."""
    summary: str
    terms: tuple[str, ...]
    author: str
    content_html: str = ""
    """The text of the entry with absolute addresses, where the digest wants it in its feed."""


class FeedView(Struct, frozen=True):
    """A feed; the same one in Atom (by its template) and in JSON Feed (by `export.json_feed`)."""

    template: str
    id: str
    title: str
    subtitle: str
    url: str
    self_url: str
    """Address of the feed in Atom."""
    json_url: str
    """Address of its twin in JSON Feed."""
    stylesheet: str
    """Way from the feed to its style sheet; empty where the site has none."""
    updated: str
    author: str
    lang: str
    generator: str
    entries: tuple[FeedEntry, ...]
