"""The digest, looked up: the questions that pages, feeds, data files and rules may ask of it.

Every question is noted (`facts.asked`), so that a build knows what each page rests on. The answers come from tables
that are read piece by piece: a question about one entry does not need the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct, field

from sitegen.config import SiteConfig
from sitegen.crossings import CROSSED, DECADE, Crossing, crossing, standing_at
from sitegen.dates import FuzzyDate
from sitegen.facts import Fact, asked
from sitegen.lists import ALL, CHANGES, LONG, YEARS, Postings, Resolved, Thing, parted, per_year
from sitegen.model import (
    Annotation,
    Body,
    Department,
    Document,
    Event,
    FreePage,
    Initiative,
    LineageLink,
    Person,
    Publisher,
    Topic,
)
from sitegen.registers import Registers
from sitegen.shelf import Shelf

YEAR = "year"
CROSSING = "crossing"
NEARBY = 12
"""`near` looks this far along a list, so that a large digest costs no more than a small one."""
REGISTERED = ("topic", "department", "person", "initiative", "publisher", "event")

T = TypeVar("T")
Item = Topic | Department | Person | Initiative | Publisher | Event | Document | FreePage
"""What a `Thing` stands for."""
Registered = Topic | Department | Person | Initiative | Publisher | Event
Key = tuple[str, str]
"""(kind, id) of an address: ("document", "abc"), ("tags", "impartiality"), ("year", "2016"), ("index", "tags")."""


_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def archived(path: str) -> Iterator[tuple[str, str, int]]:
    """What an address could be in an archive: (path of the page that it belongs to, year, part).

    The year is empty for `timeline/2016/2/`, where the page is a year's own.
    """
    folders = path.split("/")
    if len(folders) < 3 or folders.pop() != "index.html" or not _NUMBER.fullmatch(folders[-1]):
        return
    owner, last = "/".join([*folders[:-1], "index.html"]), int(folders[-1])
    yield owner, folders[-1], 1
    if last > 1:
        yield owner, "", last
        if len(folders) > 2 and _NUMBER.fullmatch(folders[-2]):
            yield "/".join([*folders[:-2], "index.html"]), folders[-2], last


def list_of(key: Key) -> str:
    """The list that the page of a key shows, and that goes on in an archive when it is long; empty for other pages."""
    kind, name = key
    if kind in {"person", "initiative", "publisher"}:
        return f"@named/{kind}:{name}"
    if kind == "annotations":
        return f"@annotations/{name}"
    if kind == CROSSING:
        return CROSSED + name
    if kind in {"single", "index", "document", "page", "alias", DECADE}:
        return CHANGES if key == ("single", "changes") else ""
    return f"{kind}/{name}"


def has_archive(key: Key) -> bool:
    """Whether a page has an archive when its list is long. That of a decade is the archive of its term."""
    return bool(list_of(key)) and not (key[0] == CROSSING and crossing(key[1]).other == DECADE)


class Route(Struct, frozen=True):
    """An address. `url` is clean and percent-encoded (`topics/x/`), `path` the file in the output.

    `href` is the path for links between pages; it names the file, because the folder has to work from `file://`.
    """

    url: str
    path: str
    href: str

    @property
    def root(self) -> str:
        """The way back to the root."""
        return "../" * self.path.count("/")


class Tables(Struct):
    """What a library answers from. The mappings may be lazy; nobody but the update of a build changes them."""

    config: SiteConfig
    registers: Registers
    items: Mapping[str, Registered] = field(default_factory=dict)
    """`topic:data` -> what the register says."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """Id -> a published entry without the HTML of its body."""
    resolved: Mapping[str, Resolved] = field(default_factory=dict)
    lists: Mapping[str, Postings] = field(default_factory=dict)
    pages: Mapping[str, FreePage] = field(default_factory=dict)
    overviews: Mapping[str, FreePage] = field(default_factory=dict)
    """`topics/data` -> the overview text of a term."""
    links: Mapping[str, dict[str, Thing]] = field(default_factory=dict)
    """`page:about` or `topics:data` -> what the links of a page or overview lead to."""
    withheld: frozenset[str] = frozenset()
    """Ids of entries that are drafts or not due yet."""
    routes: Mapping[Key, Route] = field(default_factory=dict)
    """The addresses of everything but entries."""
    paths: Mapping[str, Key] = field(default_factory=dict)
    """Output path -> what stands there, but for entries."""
    body: Callable[[str], Body] = lambda _: Body()
    """Id -> the body with its HTML."""


def register_items(registers: Registers) -> dict[str, Registered]:
    """Everything of the registers by kind and id."""
    kinds: tuple[tuple[str, tuple[Registered, ...]], ...] = (
        ("topic", registers.topics),
        ("department", registers.departments),
        ("person", registers.people),
        ("initiative", registers.initiatives),
        ("publisher", registers.publishers),
        ("event", registers.events),
    )
    return {f"{kind}:{item.id}": item for kind, items in kinds for item in items}


class Library:
    """Answers questions and notes them in `seen`."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.seen: set[Fact] = set()
        self._places: dict[str, tuple[Postings, dict[str, int]]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._spellings: dict[str, str] = {}
        self._filed: dict[str, tuple[Postings, dict[int, list[str]]]] = {}
        self._meetings: dict[str, dict[str, int]] = {}

    def refresh(self) -> None:
        """Forget what was worked out from the lists, after they changed."""
        self._places, self._keys, self._filed, self._spellings, self._meetings = {}, {}, {}, {}, {}

    @property
    def config(self) -> SiteConfig:
        """The settings. Not noted: whatever they change is made anew altogether."""
        return self.tables.config

    # Entries ------------------------------------------------------------------------------------------------------

    @asked("doc")
    def document(self, document_id: str) -> Document | None:
        """A published entry, without the HTML of its body."""
        return self.tables.documents.get(document_id)

    def entry(self, document_id: str) -> Document:
        """A published entry that must exist. Raises KeyError."""
        document = self.document(document_id)
        if document is None:
            raise KeyError(document_id)
        return document

    @asked("doc")
    def body(self, document_id: str) -> Body:
        """The body of a published entry, with its HTML."""
        return self.tables.body(document_id)

    @asked("doc")
    def anchors(self, document_id: str) -> tuple[str, ...]:
        """The ids of headings and notes of an entry."""
        document = self.tables.documents.get(document_id)
        return document.body.ids if document else ()

    @asked("doc")
    def carried(self, document_id: str, facet: str) -> tuple[str, ...]:
        """Ids of the terms that an entry carries, in the editor's order."""
        resolved = self.tables.resolved.get(document_id)
        if facet == YEAR:
            return (str(self.tables.documents[document_id].year),) if resolved else ()
        return resolved.carried.get(facet, ()) if resolved else ()

    @asked("doc")
    def people(self, document_id: str) -> tuple[str, ...]:
        """Ids of the people that an entry names."""
        return self.tables.resolved[document_id].people

    @asked("doc")
    def initiatives(self, document_id: str) -> tuple[str, ...]:
        """Ids of the initiatives that an entry names."""
        return self.tables.resolved[document_id].initiatives

    @asked("doc")
    def links(self, document_id: str) -> dict[str, Thing]:
        """Target as typed in an entry -> what it leads to."""
        resolved = self.tables.resolved.get(document_id)
        return resolved.links if resolved else {}

    @asked("doc")
    def dated(self, document_id: str) -> FuzzyDate:
        """The date for looking up names and offices of an entry."""
        return self.tables.documents[document_id].as_at

    @asked("doc")
    def annotation(self, document_id: str, number: int) -> Annotation:
        """One annotation: what rests on it does not rest on the whole entry. Raises KeyError when there is none."""
        return {a.number: a for a in self.tables.documents[document_id].body.annotations}[number]

    def part(self, member: str) -> tuple[Document, Annotation]:
        """An annotation by its place in a list."""
        document_id, number = parted(member)
        document = self.entry(document_id)
        return document, next(a for a in document.body.annotations if a.number == number)

    # Lists --------------------------------------------------------------------------------------------------------

    @asked("list")
    def members(self, name: str) -> tuple[str, ...]:
        """A whole list."""
        return tuple(posting.member for posting in self.tables.lists.get(name, ()))

    @asked("list")
    def first(self, name: str, count: int) -> tuple[str, ...]:
        """The first members of a list."""
        return tuple(posting.member for posting in self.tables.lists.get(name, ())[:count])

    @asked("list")
    def count(self, name: str) -> int:
        """The length of a list."""
        return len(self.tables.lists.get(name, ()))

    @asked("list")
    def magnitude(self, name: str) -> int:
        """The length of a list in powers of two: what changes less often than the list."""
        return len(self.tables.lists.get(name, ())).bit_length()

    @asked("list")
    def per_year(self, name: str) -> tuple[tuple[int, int], ...]:
        """(year, number of entries) of a list, oldest first."""
        return per_year(self.tables.lists.get(name, ()))

    @asked("list")
    def parts(self, name: str, size: int) -> tuple[tuple[int, int], ...]:
        """(year, number of its pages) of a list longer than `size`, oldest first; empty for a shorter one."""
        return self.parts_in(name, size)

    def parts_in(self, name: str, size: int) -> tuple[tuple[int, int], ...]:
        """The same, not noted."""
        counted = self.tables.lists.get(f"{YEARS}/{name}")
        if counted is not None:
            years = tuple((posting.year, int(posting.member)) for posting in counted)
        else:
            years = per_year(self.tables.lists.get(name, ())) if size < LONG else ()
        if sum(count for _, count in years) <= size:
            return ()
        return tuple((year, -(-count // size)) for year, count in years)

    @asked("list")
    def of_year(self, name: str, year: int, part: int, size: int) -> tuple[str, ...]:
        """The members of a year, in parts of `size`: part 1 are the oldest, each in the order of the list.

        Counted from the oldest, so that what is new comes into the last part and the others stay what they are.
        """
        filed = self._filed_by_year(name).get(year, [])
        end = len(filed) - (part - 1) * size
        return tuple(filed[max(0, end - size) : max(0, end)])

    def _filed_by_year(self, name: str) -> dict[int, list[str]]:
        postings = self.tables.lists.get(name, ())
        known = self._filed.get(name)
        if known is None or known[0] is not postings:
            known = self._filed[name] = (postings, {})
            for posting in postings:
                known[1].setdefault(posting.year, []).append(posting.member)
        return known[1]

    @asked("list")
    def beside(self, name: str, member: str) -> tuple[str, str]:
        """The members before and behind one; empty at the ends."""
        postings = self.tables.lists.get(name, ())
        at = self._place(name, member)
        before = postings[at - 1].member if at else ""
        return before, postings[at + 1].member if at + 1 < len(postings) else ""

    @asked("list")
    def near(self, name: str, member: str) -> tuple[str, ...]:
        """The members up to `NEARBY` places before and behind one, itself left out."""
        postings = self.tables.lists.get(name, ())
        at = self._place(name, member)
        around = postings[max(0, at - NEARBY) : at + NEARBY + 1]
        return tuple(posting.member for posting in around if posting.member != member)

    def _place(self, name: str, member: str) -> int:
        postings = self.tables.lists.get(name, ())
        known = self._places.get(name)
        if known is None or known[0] is not postings:
            known = self._places[name] = (postings, {p.member: at for at, p in enumerate(postings)})
        return known[1].get(member, 0)

    @asked("list")
    def spelling(self, name: str) -> str:
        """The most frequent spelling in a list of spellings; the first in the alphabet where two are as frequent."""
        if name not in self._spellings:
            counts = Counter(posting.sort.partition("\0")[0] for posting in self.tables.lists.get(name, ()))
            best = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))[0] if counts else ""
            self._spellings[name] = best
        return self._spellings[name]

    @asked("list")
    def met(self, name: str) -> tuple[tuple[str, int], ...]:
        """What the entries of a term or decade (`@met/tags/pay`) are also filed under, and how many of them."""
        return tuple(self.meetings(name).items())

    def meetings(self, name: str) -> dict[str, int]:
        """The same, not noted."""
        if name not in self._meetings:
            postings = self.tables.lists.get(name, ())
            self._meetings[name] = {posting.sort: int(posting.member) for posting in postings}
        return self._meetings[name]

    @asked("list")
    def largest(self, name: str, facet: str, most: int) -> tuple[str, ...]:
        """The terms of a facet that a term shares most entries with, in no order of size: it changes seldom."""
        counts = {other: n for other, n in self.meetings(name).items() if other.startswith(f"{facet}/")}
        return tuple(sorted(sorted(counts, key=lambda other: (-counts[other], other))[:most]))

    def crosses(self, at: Crossing) -> bool:
        """Whether a crossing has a page of its own."""
        return at.addressed and self.enough(at.met, at.guest)

    @asked("list")
    def enough(self, name: str, guest: str) -> bool:
        """Whether a term shares entries enough with another one: but not all, for those are on its own page already."""
        counts = self.meetings(name)
        return max(1, self.config.crossing_size) <= counts.get(guest, 0) < self._total(counts)

    @staticmethod
    def _total(counts: Mapping[str, int]) -> int:
        """All entries of a term: each is of one decade."""
        return sum(count for other, count in counts.items() if other.startswith(f"{DECADE}/"))

    @asked("keys")
    def terms(self, facet: str) -> tuple[str, ...]:
        """Ids of the terms in use, in the order of the alphabet."""
        return self.keys(facet)

    def keys(self, prefix: str) -> tuple[str, ...]:
        """The names of the lists that begin so, without the beginning."""
        if prefix not in self._keys:
            lists, start = self.tables.lists, f"{prefix}/"
            names = lists.below(start) if isinstance(lists, Shelf) else [n for n in lists if n.startswith(start)]
            self._keys[prefix] = tuple(sorted(name.removeprefix(start) for name in names))
        return self._keys[prefix]

    def years(self) -> tuple[int, ...]:
        """The years of the timeline: those of the entries, and of the events since the first entry."""
        return self.years_of(YEAR)

    @asked("keys")
    def years_of(self, prefix: str) -> tuple[int, ...]:
        """The years of the lists that begin so, with those of events."""
        filed = set(map(int, self.keys(prefix)))
        if filed:
            # Background of the time that the digest covers, not of all that the register knows.
            begun = (event.date.earliest.year for event in self.tables.registers.events)
            filed |= {year for year in begun if year >= min(filed)}
        return tuple(sorted(filed))

    def documents(self) -> Iterator[Document]:
        """All published entries, newest first."""
        return (self.entry(document_id) for document_id in self.members(ALL))

    def annotations(self) -> Iterator[tuple[Document, Annotation]]:
        """All annotations, in the order of the entries."""
        for document in self.documents():
            for annotation in document.body.annotations:
                yield document, annotation

    # Registers, pages, addresses ------------------------------------------------------------------------------------

    @asked("item")
    def item(self, key: str) -> Registered | None:
        """Something of a register: `topic:data`."""
        return self.tables.items.get(key)

    def thing(self, thing: Thing) -> Item | None:
        """What a thing stands for."""
        if thing.kind == "document":
            return self.document(thing.id)
        return self.page(thing.id) if thing.kind == "page" else self.item(thing.key)

    @asked("id")
    def kinds(self, name: str) -> tuple[str, ...]:
        """The kinds of thing that have this id; `withheld` for an entry that is not published."""
        if name in self.tables.withheld:
            return ("withheld",)
        kinds = [kind for kind in REGISTERED if f"{kind}:{name}" in self.tables.items]
        kinds += ["document"] if name in self.tables.documents else []
        return tuple([*kinds, "page"] if name in self.tables.pages else kinds)

    @asked("register")
    def register(self, name: str) -> tuple[object, ...]:
        """A whole register: `departments`, `people`, `events` …"""
        rows: tuple[object, ...] = getattr(self.tables.registers, name)
        return rows

    def rows(self, name: str, kind: type[T]) -> tuple[T, ...]:
        """A whole register whose rows are of a kind."""
        return tuple(row for row in self.register(name) if isinstance(row, kind))

    def predecessors(self, body_id: str) -> tuple[tuple[Department, LineageLink], ...]:
        """The bodies that a dated link leads from to this one, with that link."""
        return tuple(
            (body, link)
            for body in self.rows("departments", Department)
            for link in body.lineage
            for word in link.to
            if word.text == body_id
        )

    @asked("text")
    def page(self, name: str) -> FreePage | None:
        """A free page."""
        return self.tables.pages.get(name)

    @asked("text")
    def overview(self, name: str) -> FreePage | None:
        """The overview text of a term: `topics/data`."""
        return self.tables.overviews.get(name)

    @asked("text")
    def text_links(self, name: str) -> dict[str, Thing]:
        """What the links of a page (`page:about`) or overview (`topics:data`) lead to."""
        return self.tables.links.get(name, {})

    def pages(self) -> tuple[str, ...]:
        """Ids of the free pages, in the order of their files."""
        return self.texts("pages")

    @asked("keys")
    def texts(self, _: str) -> tuple[str, ...]:
        """Ids of the free pages; the argument is the name of their source."""
        return tuple(self.tables.pages)

    @asked("route")
    def routed(self, key: str) -> Route | None:
        """The address of `kind/id`, entries left out."""
        kind, _, name = key.partition("/")
        return self.tables.routes.get((kind, name))

    def standing_at(self, path: str) -> Key | None:
        """What stands at a path of the output, entries left out; of an archive, the page that it belongs to."""
        return self._page_at(path) or self._archive_at(path)

    def _page_at(self, path: str) -> Key | None:
        """The same, archives left out."""
        at = standing_at(self.config, path)
        return (CROSSING, at.name) if at is not None and self.crosses(at) else self.key_at(path)

    @asked("path")
    def key_at(self, path: str) -> Key | None:
        """The same, archives and crossings left out."""
        return self.tables.paths.get(path)

    def _archive_at(self, path: str) -> Key | None:
        size = self.config.listing_limit
        for owner, year, part in archived(path):
            key = self._page_at(owner)
            if key is None or not has_archive(key) or (key[0] == YEAR) != (not year):
                continue
            if part <= dict(self.parts(list_of(key), size)).get(int(year or key[1]), 0):
                return key
        return None

    def holder(self, name: str) -> Thing | None:
        """The person, department or publisher of an id; None for somebody outside the registers."""
        for kind in ("person", "department", "publisher"):
            if name and self.item(f"{kind}:{name}") is not None:
                return Thing(kind, name)
        return None

    def name_of(self, thing: Thing, at: FuzzyDate | None = None) -> str:
        """The name of a thing for readers; of a body, the name it had at the date."""
        item = self.thing(thing)
        if isinstance(item, Department):
            return item.name_at(at) if at is not None else item.name
        if isinstance(item, Topic):
            return item.label
        if isinstance(item, Person | Initiative | Publisher):
            return item.name
        return item.title if item is not None else thing.id


def lifetime(body: Department) -> str:
    """`2016-07-14 to 2023-02-07`, with what is known."""
    start = body.start.date.edtf if body.start else "?"
    return f"{start} to {body.end.date.edtf}" if body.end else f"since {start}"
