"""The values of the digest, all frozen: what was read, and what it means. No behaviour beyond simple look-ups."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Span
from sitegen.fields import Word


class Source(Struct, frozen=True):
    """A file as read: `path` relative to the root of the site with `/`, `digest` of its bytes (BLAKE2b, 128 bits)."""

    path: str
    content: bytes
    digest: str

    @property
    def stem(self) -> str:
        """File name without folders and ending."""
        return self.path.rpartition("/")[2].rpartition(".")[0]


class Mark(Struct, frozen=True, array_like=True, gc=False):
    """A file as the file system knows it: size in bytes, times of last change of content and inode in ns, inode."""

    size: int
    modified: int
    changed: int
    inode: int


class File(Struct, frozen=True, gc=False):
    """A file of a site: `path` for people and for keys (from the root of the site, with `/`), `place` to open it."""

    path: str
    place: str
    mark: Mark


Row = tuple[str, str, int, int, int, int, int]
"""A file as `listing` found it, with the bits of its type."""


class Tree(Struct):
    """Every file that a build reads, by what it is for; each list in the order of its paths."""

    config: File | None = None
    documents: list[File] = field(default_factory=list)
    """Entries, but for those in `kept`."""
    kept: dict[str, Row] = field(default_factory=dict)
    """Path -> the row of an entry whose file is as it was when it was read last."""
    pages: list[File] = field(default_factory=list)
    overviews: list[File] = field(default_factory=list)
    registers: list[File] = field(default_factory=list)
    fingerprints: list[File] = field(default_factory=list)
    """Of the sources of entries, each named after its entry."""
    templates: dict[str, File] = field(default_factory=dict)
    """Name -> the file that counts: the site's own above the packaged one."""
    extra: frozenset[str] = frozenset()
    """Templates of the site without a packaged twin."""
    assets: dict[str, File] = field(default_factory=dict)
    own_assets: frozenset[str] = frozenset()
    """Assets that the site brought itself."""

    def others(self) -> set[str]:
        """The paths of all of them but those in `kept`."""
        groups = (self.documents, self.pages, self.overviews, self.registers, self.fingerprints)
        singles = [*self.templates.values(), *self.assets.values(), *([self.config] if self.config else [])]
        return {file.path for group in (*groups, singles) for file in group}


class Spot(Struct, frozen=True, array_like=True, gc=False):
    """Where a body lies: file, offset and length in bytes, digest of its bytes."""

    file: str
    offset: int
    size: int
    digest: str


class Template(Struct, frozen=True):
    """A template as read: its path for messages, its text, and whether the site brought it without a packaged twin."""

    path: str
    text: str
    extra: bool = False


class Original(Struct, frozen=True):
    """The original that an entry is about (`source` in front matter)."""

    title: str
    span: Span
    publisher: str = ""
    nature: str = ""
    author: str = ""
    url: str = ""
    published: FuzzyDate | None = None
    accessed: FuzzyDate | None = None
    archive_url: str = ""
    licence: str = ""
    defects: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    publisher_span: Span | None = None
    url_span: Span | None = None
    nature_span: Span | None = None
    title_span: Span | None = None


class Change(Struct, frozen=True):
    """A public note of a correction, update or withdrawal."""

    date: FuzzyDate
    kind: str
    note: str


class Reference(Struct, frozen=True):
    """A symbolic link out of a body: `target` and `words` as typed in `[[target|words]]`."""

    target: str
    span: Span
    words: str = ""


class LocalLink(Struct, frozen=True):
    """An ordinary link or image inside a body that stays on this site: its address as written."""

    href: str
    span: Span
    image: bool = False


class Annotation(Struct, frozen=True):
    """A block pinned to words. `options` are the typed values of its kind's table as text, in the table's order."""

    kind: str
    id: str
    number: int
    words: str
    prefix: str
    suffix: str
    span: Span
    options: tuple[tuple[str, str], ...]
    date: FuzzyDate | None
    body_html: str

    def option(self, name: str) -> str:
        """The text of an option, or empty."""
        return dict(self.options).get(name, "")


class Stated(Struct, frozen=True, array_like=True):
    """A date of front matter that tells of something past: its key, its place, its text and first day (an ordinal)."""

    name: str
    span: Span
    text: str
    day: int


class HeadingMark(Struct, frozen=True):
    """A heading of a body."""

    id: str
    text: str
    level: int
    line: int = 0
    """Where it is typed, as far as that is known: one with marks in it, or typed twice, has no line."""


class Body(Struct, frozen=True):
    """A body after parsing. `html` is sanitised; links to registers stay symbolic (`ref:…`) until views are made."""

    html: str = ""
    headings: tuple[HeadingMark, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[LocalLink, ...] = ()
    bracketed: tuple[Reference, ...] = ()
    """Single words between single brackets, which may have been meant as links."""
    ids: tuple[str, ...] = ()
    words: int = 0
    names: tuple[Word, ...] = ()
    """Names in the running text of an account of somebody else's document."""
    printed: tuple[tuple[str, str], ...] = ()
    """Ids of figures whose words and value have different numbers, each with the number that the source has there."""


class OwnValue(Struct, frozen=True):
    """The value of a field that this digest declares: its texts, each with its place."""

    name: str
    words: tuple[Word, ...]


class Document(Struct, frozen=True):
    """An entry as its file says it; terms are words not yet looked up."""

    id: str
    span: Span
    title: str
    year: int
    summary: str = ""
    date: FuzzyDate | None = None
    date_basis: str = ""
    tags: tuple[Word, ...] = ()
    department: tuple[Word, ...] = ()
    department_note: str = ""
    people: tuple[Word, ...] = ()
    initiatives: tuple[Word, ...] = ()
    kind: str = ""
    event_date: FuzzyDate | None = None
    source: Original | None = None
    changes: tuple[Change, ...] = ()
    added: FuzzyDate | None = None
    draft: bool = False
    publish_on: FuzzyDate | None = None
    aliases: tuple[Word, ...] = ()
    lang: str = ""
    related: tuple[Word, ...] = ()
    responds_to: Word | None = None
    own: tuple[OwnValue, ...] = ()
    body: Body = field(default_factory=Body)
    department_note_span: Span | None = None

    @property
    def withdrawn(self) -> str:
        """Why the entry was withdrawn, or empty."""
        return next((c.note for c in reversed(self.changes) if c.kind == "withdrawal"), "")

    @property
    def as_at(self) -> FuzzyDate:
        """The date for looking up names and offices: the date, or else the year."""
        return self.date or year_date(self.year)


class FreePage(Struct, frozen=True):
    """A page outside the facets (about, policy …), or the overview text of a term."""

    id: str
    span: Span
    title: str
    summary: str = ""
    lang: str = ""
    body: Body = field(default_factory=Body)


Places = tuple[tuple[str, Span], ...]
"""Where the values of a record of a register stand, by their keys."""


def place_of(places: Places, key: str, otherwise: Span) -> Span:
    """Where a value stands, or the record that should have it."""
    return next((span for name, span in places if name == key), otherwise)


class Bound(Struct, frozen=True):
    """Start or end of a body, with how well it is known."""

    date: FuzzyDate
    certainty: str = ""
    basis: str = ""
    places: Places = ()


class Name(Struct, frozen=True):
    """A name with the time it was in use."""

    name: str
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    places: Places = ()


class LineageLink(Struct, frozen=True):
    """A typed, dated link from an earlier body to what became of it."""

    type: str
    date: FuzzyDate
    to: tuple[Word, ...]
    note: str
    span: Span


class Department(Struct, frozen=True):
    """A department or body."""

    id: str
    span: Span
    names: tuple[Name, ...]
    acronyms: tuple[str, ...] = ()
    kind: str = ""
    start: Bound | None = None
    end: Bound | None = None
    parent: Word | None = None
    lineage: tuple[LineageLink, ...] = ()
    aliases: tuple[Word, ...] = ()
    note: str = ""
    url: str = ""
    sources: tuple[str, ...] = ()
    acronym_places: tuple[Span, ...] = ()

    @property
    def name(self) -> str:
        """The latest name."""
        return self.names[-1].name if self.names else self.id

    def name_at(self, at: FuzzyDate) -> str:
        """The name the body had at a date; the latest one where the register does not say."""
        for name in reversed(self.names):
            if name.start is None or name.start.earliest <= at.latest:
                return name.name
        return self.names[0].name if self.names else self.id

    def in_being(self, at: FuzzyDate) -> bool:
        """False only when the register says that the body did not exist at any time the date can mean."""
        if self.start and self.end and self.end.date.latest < self.start.date.earliest:
            # The register contradicts itself, and is told so.
            return True
        begun = self.start is None or self.start.date.earliest <= at.latest
        ended = self.end is not None and self.end.date.latest < at.earliest
        return begun and not ended


class Group(Struct, frozen=True):
    """A group of topics."""

    id: str
    label: str


class Topic(Struct, frozen=True):
    """A topic of the controlled vocabulary."""

    id: str
    span: Span
    label: str
    group: Word | None = None
    scope: str = ""
    broader: Word | None = None
    related: tuple[Word, ...] = ()
    synonyms: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    replaced_by: Word | None = None
    aliases: tuple[Word, ...] = ()
    places: Places = ()
    synonym_places: tuple[Span, ...] = ()


class Publisher(Struct, frozen=True):
    """A publisher or other outside organisation."""

    id: str
    span: Span
    name: str
    acronyms: tuple[str, ...] = ()
    kind: str = ""
    nature: str = ""
    note: str = ""
    url: str = ""


class Role(Struct, frozen=True):
    """An office with its time."""

    title: str
    body: Word | None = None
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    basis: str = ""
    url: str = ""
    places: Places = ()

    def held_at(self, at: FuzzyDate) -> bool:
        """True when the role may have been held at the date; a role without dates always may."""
        if self.start and self.end and self.end.latest < self.start.earliest:
            return True
        begun = self.start is None or self.start.earliest <= at.latest
        return begun and (self.end is None or self.end.latest >= at.earliest)


class Person(Struct, frozen=True):
    """A person with dated roles."""

    id: str
    span: Span
    name: str
    sort: str = ""
    printed: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    note: str = ""
    places: Places = ()

    def role_at(self, at: FuzzyDate) -> str:
        """The offices held at a date, or empty."""
        held = [role.title for role in self.roles if role.held_at(at) and (role.start or role.end)]
        return "; ".join(dict.fromkeys(held))


class Initiative(Struct, frozen=True):
    """A programme, strategy, network, event …"""

    id: str
    span: Span
    name: str
    kind: str = ""
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    lead: tuple[Word, ...] = ()
    summary: str = ""
    url: str = ""
    sources: tuple[str, ...] = ()
    places: Places = ()


class Event(Struct, frozen=True):
    """Something of the background of the timeline."""

    id: str
    span: Span
    title: str
    date: FuzzyDate
    kind: str = "other"
    summary: str = ""
    departments: tuple[Word, ...] = ()
    people: tuple[Word, ...] = ()
    certainty: str = ""
    basis: str = ""
    sources: tuple[str, ...] = ()


class Abbreviation(Struct, frozen=True):
    """An entry of the glossary."""

    term: str
    expansion: str
    note: str = ""


def year_date(year: int) -> FuzzyDate:
    """A year as a date."""
    return FuzzyDate(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), ((year,),))
