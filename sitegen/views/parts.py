"""The pieces that the views of pages are put together from: a link, a date, a card of an entry, a row of a table.

Of addresses and HTML in them the same holds as of `views.shapes`.
"""

from __future__ import annotations

from msgspec import Struct

from sitegen.charts import Overview, Spark, Stem


class Link(Struct, frozen=True):
    """A label with an address; `count` is the number of entries behind it, `note` a short remark beside it."""

    label: str
    href: str
    count: int | None = None
    note: str = ""
    lang: str = ""


class FeedLink(Struct, frozen=True):
    """A feed: what it is of, its file in Atom, and its twin in JSON Feed."""

    label: str
    href: str
    json_href: str


class DateView(Struct, frozen=True):
    """A date as certain as it really is."""

    text: str
    """For readers: `8 December 2016`, `about 2019`, `January or February 2024`."""
    edtf: str
    """The date as the editor wrote it (EDTF)."""
    machine: str
    """A value valid in `<time datetime>` (`2016-12-08`, `2016-12`, `2016`), or empty where there is none."""
    certainty: str = "stated"
    """`stated`, `approximate` (`~`), `uncertain` (`?`) or `range`."""
    basis: str = ""


class Card(Struct, frozen=True):
    """One entry in a list."""

    id: str
    title: str
    href: str
    summary: str
    date: DateView
    year: str
    kind: str
    """`case study`, or empty where the digest does not say."""
    nature: str
    """Nature of the source: `trade press`, or empty."""
    publisher: str
    departments: tuple[Link, ...]
    topics: tuple[Link, ...]
    annotation_count: int
    lang: str
    withdrawn: bool
    draft: bool


class CardSection(Struct, frozen=True):
    """A headed list of entries; `note` is a sentence below the heading, `label` may be empty for the only list."""

    id: str
    label: str
    cards: tuple[Card, ...]
    note: str = ""
    more: Link | None = None
    """Where a list goes on of which only the newest entries stand here, with the number of all."""


class Archive(Struct, frozen=True):
    """Where the rest of a list stands that is too long for one page."""

    years: tuple[Link, ...] = ()
    """Newest first; with counts only on the main page, so that a new entry changes no other."""
    year: str = ""
    """On a page of the archive: its year."""
    title: str = ""
    """On a page of the archive: what it is called, `2016` or `2016, part 2`."""
    here: str = ""
    """The same in a breadcrumb: `2016` or `Part 2`; empty on the page of a year."""
    parts: tuple[Link, ...] = ()
    """On a page of a year in several parts: all of them, oldest first."""
    earlier: Link | None = None
    """On a page of the archive: its neighbours in time."""
    later: Link | None = None


class Mention(Struct, frozen=True):
    """An entry that is named beside another one, with the reason why."""

    card: Card
    reason: str


class Fact(Struct, frozen=True):
    """A row of a definition list: `label`, then text and/or links."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()


class Heading(Struct, frozen=True):
    """A heading of a body, for the table of contents."""

    id: str
    text: str
    level: int


class AnnotationView(Struct, frozen=True):
    """An annotation as a row of an index or of an entry's list."""

    id: str
    """Permalink fragment in its document: `a-86-fewer-harms`."""
    href: str
    """Site path with fragment."""
    number: int
    kind: str
    """`quote`, `figure`, `claim`, `context`, `definition`, `doubt`, `correction`."""
    kind_label: str
    words: str
    """The words it is pinned to."""
    body_html: str
    facts: tuple[Fact, ...]
    """The options in reading order: speaker, role, value, period, holder, status, reply …"""
    status: str
    """Of a claim: stated, disputed, contested, confirmed; else empty."""
    speaker: Link | None
    """Speaker of a quotation or holder of a figure or claim; `href` is empty for somebody outside the registers."""
    role: str
    value: str
    """Of a figure: `−86 %`, with unit; else empty."""
    value_beside: str
    """The value, empty where the words say it in the same signs."""
    document: Link
    date: DateView
    source_href: str = ""
    """Of a quotation on the page of its entry: the same words in the original (URL Fragment Text Directives)."""
    draft: bool = False
    """Whether its entry is one."""


class Saying(Struct, frozen=True):
    """A quotation or a claim on the page of a subject."""

    kind: str
    kind_label: str
    words: str
    """Of a quotation what was said; of a claim the words of the entry."""
    href: str
    """The note at these words."""
    speaker: Link | None
    role: str
    said: DateView | None
    """When it was said, if not on the date of the entry."""
    status: str
    reply: str


class EntrySayings(Struct, frozen=True):
    """What was said in one entry."""

    card: Card
    rows: tuple[Saying, ...]


class Sayings(Struct, frozen=True):
    """What was said on a subject, the newest of it; `more` leads to all quotations and claims where it is more."""

    entries: tuple[EntrySayings, ...]
    shown: int
    total: int
    more: tuple[Link, ...]


class SourceView(Struct, frozen=True):
    """The original that an entry is about."""

    title: str
    publisher: Link
    nature: str
    nature_note: str
    """One sentence saying what the nature means for a reader."""
    author: str
    url: str
    host: str
    published: DateView | None
    accessed: str
    archive_url: str
    licence: str
    defects: tuple[str, ...]
    via: tuple[str, ...]


class Download(Struct, frozen=True):
    """A file that the page itself holds, as an address of the scheme `data:` (RFC 2397)."""

    label: str
    name: str
    href: str


class Picture(Struct, frozen=True):
    """The social card of a page: its full address, its text equivalent, its size in pixels."""

    url: str
    alt: str
    width: int = 1200
    height: int = 630


class Meta(Struct, frozen=True):
    """What a page says of itself to machines: `<meta name=…>`, or `<meta property=…>` for Open Graph."""

    name: str
    content: str


class ChangeView(Struct, frozen=True):
    """A row of the public record of changes."""

    id: str
    """Day, entry, kind and number among the entry's own changes: never changes, whatever comes later."""
    date: str
    machine: str
    day: str
    """The earliest day it can mean, for sorting and for feeds."""
    kind: str
    """`added`, `correction`, `update`, `withdrawal`."""
    note: str
    document: Link


class YearBar(Struct, frozen=True):
    """A year in the overview: `share` is the count in per cent of the fullest year (0 to 100)."""

    year: str
    href: str
    count: int
    share: int


class Series(Struct, frozen=True):
    """What the parts of a picture stand for: a group of topics, with all its entries."""

    label: str
    count: int


class OverviewYear(Struct, frozen=True):
    """The numbers of a column: `counts` has one for each series."""

    year: str
    href: str
    count: int
    counts: tuple[int, ...]
    label: str
    """All of it in words: `2016: 3 entries (Values and standards 2, The institution 1)`."""


class TermsOfOffice(Struct, frozen=True):
    """Who held an office in the years of a picture, each with the time as `note`, oldest first."""

    label: str
    holders: tuple[Link, ...]


class OverviewView(Struct, frozen=True):
    """Entries per year as a picture, and the same numbers in words; a single series has no label."""

    picture: Overview
    series: tuple[Series, ...]
    years: tuple[OverviewYear, ...]
    lanes: tuple[TermsOfOffice, ...]


class EventView(Struct, frozen=True):
    """An event of the background of the timeline."""

    id: str
    href: str
    """Its place on the page of its year; empty for an event before the first entry's year."""
    title: str
    kind: str
    kind_label: str
    date: DateView
    summary: str
    certainty: str
    links: tuple[Link, ...]


class YearSection(Struct, frozen=True):
    """A year of the timeline with its entries and events; every year shown has a page."""

    year: str
    href: str
    count: int
    cards: tuple[Card, ...]
    events: tuple[EventView, ...]


class NameView(Struct, frozen=True):
    """A name that a body had, with the time it had it (`since 2018`, `2018 to 2021`)."""

    name: str
    time: str


class LineageRow(Struct, frozen=True):
    """A dated link between bodies, told from the body whose page it stands on (`became`, `split into`, `took over`)."""

    verb: str
    date: DateView
    bodies: tuple[Link, ...]
    note: str
    direction: str
    """`before` (what came into this body) or `after` (what became of it)."""
    kind: str
    """`name-change`, `merger`, `demerger`, `transfer`."""


class LineageView(Struct, frozen=True):
    """The lineage as a picture; `hrefs` are the addresses of its bodies, that of the page itself is empty."""

    picture: Stem
    hrefs: tuple[str, ...]


class SparkView(Struct, frozen=True):
    """Entries per year as a tiny picture, and what it shows in words: `2016 to 2024, most in 2019 (4)`."""

    picture: Spark
    words: str


class Lack(Struct, frozen=True):
    """Something that is missing: how often, and the first few of what it is missing of."""

    label: str
    count: int
    note: str
    links: tuple[Link, ...]


class LackTable(Struct, frozen=True):
    """What is missing of one kind of things; `counted` names these."""

    id: str
    title: str
    counted: str
    rows: tuple[Lack, ...]


class TermRow(Struct, frozen=True):
    """A term in the index of its facet."""

    label: str
    href: str
    count: int
    note: str
    years: str
    """`2016–2024`, or empty."""
    spark: Spark | None = None
    """The same years as all rows of the index."""


class TermGroup(Struct, frozen=True):
    """Terms under a heading; `label` may be empty."""

    id: str
    label: str
    rows: tuple[TermRow, ...]
    note: str = ""


class Neighbours(Struct, frozen=True):
    """Other terms that entries of this page carry as well, most frequent first."""

    label: str
    links: tuple[Link, ...]
    note: str = ""
    """What the counts are of, where it is not all entries of the page's term."""


class IndexRow(Struct, frozen=True):
    """A heading of the index from A to Z: a term with what it is, or another name with `see`, what to look for."""

    label: str
    kind: str = ""
    href: str = ""
    count: int = 0
    see: tuple[Link, ...] = ()


class IndexLetter(Struct, frozen=True):
    """The headings of the index that begin with a letter."""

    id: str
    label: str
    rows: tuple[IndexRow, ...]


class StatedYear(Struct, frozen=True):
    """What somebody said or is credited with in a year: for each kind of the table, links to the annotations."""

    year: str
    cells: tuple[tuple[Link, ...], ...]


class StatedTable(Struct, frozen=True):
    """Somebody's statements by year and kind, oldest first: each a link to its words in an entry."""

    kinds: tuple[Link, ...]
    """Each with its name in tables (`quote`) as note."""
    rows: tuple[StatedYear, ...]


class HeatCell(Struct, frozen=True):
    """A number with its step of shade, 0 (none) to 5."""

    count: int
    step: int
    href: str
    """Where these entries stand by themselves, if they do."""


class HeatRow(Struct, frozen=True):
    """A term, a cell for each column, and all its entries."""

    term: Link
    cells: tuple[HeatCell, ...]
    total: int


class HeatTable(Struct, frozen=True):
    """Two things that entries are filed under, against each other; `note` of a column is its name in full."""

    id: str
    title: str
    corner: str
    note: str
    columns: tuple[Link, ...]
    rows: tuple[HeatRow, ...]
    total: str = "Entries"
    """What the last column counts."""


class AnnotationGroup(Struct, frozen=True):
    """Annotations under a heading: figures as one table, quotations by speaker, claims by status."""

    id: str
    label: str
    href: str
    rows: tuple[AnnotationView, ...]


class DataFile(Struct, frozen=True):
    """A file of `data/`."""

    name: str
    href: str
    note: str
    format: str = ""
    """`csv`, `json` …"""
    media_type: str = ""
    table: str = ""
    """The table whose rows it holds; empty for a file of several or of none."""
    size: int = 0
    """In bytes, and only for the file that describes the others, which has none itself; templates get `size_text`."""
    size_text: str = ""
    sha256: str = ""


class DataUse(Struct, frozen=True):
    """What somebody may want, and the files for it; the note of a link is the size of its file in words."""

    label: str
    links: tuple[Link, ...]


class Column(Struct, frozen=True):
    """A column of a table of data, `required` if no cell of it is empty; `allowed` closes the set of its values."""

    name: str
    type: str
    """As in the reference: `text`, `date`, `list of texts` …"""
    doc: str
    required: bool = False
    allowed: tuple[str, ...] = ()


class DataTable(Struct, frozen=True):
    """A table of data with its columns: what a row of it is, and the files that hold it."""

    name: str
    label: str
    note: str
    columns: tuple[Column, ...]


class SearchFilter(Struct, frozen=True):
    """What results can be narrowed down to; the values come with the index."""

    name: str
    label: str
    every: str
    """What is chosen while nothing is: `All topics`."""


class Snippet(Struct, frozen=True):
    """Some lines that load the data."""

    label: str
    note: str
    code: str
