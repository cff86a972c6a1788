"""What is known of a site between builds: files as they were, entries as parsed and looked up, pages as made.

Everything here can be thrown away and made again from the files.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from msgspec import Struct, field, structs

from sitegen.config import SiteConfig
from sitegen.diagnostics import Diagnostic
from sitegen.facts import Fact, FactBook, Known
from sitegen.library import Key, Route
from sitegen.lists import Postings, Resolved, Thing
from sitegen.lookup import stub
from sitegen.model import Body, Document, FreePage, Mark, Row, Spot, Stated
from sitegen.output import NEVER
from sitegen.plan import Record
from sitegen.registers import Registers
from sitegen.rows import Rows
from sitegen.shelf import Laid, Shelf, encode
from sitegen.views.edition import DataRows
from sitegen.views.parts import Card

OPEN = 4096
"""Cards and sources of facts that lie unpacked at once."""


class Bodies(Protocol):
    """Where the HTML of bodies is kept."""

    def add(self, raw: bytes) -> Spot:
        """Keep a body."""

    def get(self, spot: Spot) -> str:
        """A body as it was kept, or an exception."""

    def flush(self) -> None:
        """Nothing more comes for now."""

    def tidy(self, used: set[str]) -> None:
        """Drop the files that nothing is in any more."""


class FileState(Struct, frozen=True, array_like=True, gc=False):
    """A file when it was read last, and the digest of its content."""

    mark: Mark
    digest: str
    settled: bool
    """False when it was read so soon after a change that a further one could bear the same mark."""


class Parsed(Struct, frozen=True):
    """An entry's file as parsed: the entry without the HTML of its body, or None if it is unusable.

    `draft` is true of a draft, usable or not.
    """

    document: Document | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    draft: bool = False


class Origin(Struct, frozen=True, array_like=True, gc=False):
    """What a parsed entry was made from (digest of content and settings), and where the HTML of its body lies."""

    made_from: str
    body: Spot


class Text(Struct, frozen=True):
    """A free page or an overview text as parsed."""

    made_from: str
    page: FreePage | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class Gate(Struct, frozen=True, array_like=True):
    """What may keep an entry from being published: a draft, or the day it is due (as an ordinal, 0 for none)."""

    draft: bool
    due: int


def _texts() -> Shelf[str]:
    return Shelf(str)


def _gates() -> Shelf[Gate]:
    return Shelf(Gate)


class Small(Struct):
    """The part of the state that is read as a whole. What grows with the site (`GROWING`) lies in tables."""

    config: SiteConfig = field(default_factory=SiteConfig)
    config_said: tuple[Diagnostic, ...] = ()
    registers: Registers = field(default_factory=Registers)
    registers_said: tuple[Diagnostic, ...] = ()
    fingerprints: dict[str, str] = field(default_factory=dict)
    """Id of an entry -> digest of the fingerprint of its source."""
    pages: dict[str, Text] = field(default_factory=dict)
    """Path -> free page."""
    overviews: dict[str, Text] = field(default_factory=dict)
    links: dict[str, dict[str, Thing]] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    ahead: dict[str, tuple[Stated, ...]] = field(default_factory=dict)
    """Path of an entry -> its dates that were still to come on `day`; all others are past since then."""
    day: int = 0
    """The day (an ordinal) by which the dates of entries were looked at."""
    routes: tuple[tuple[Key, Route], ...] = ()
    aliases: dict[str, Key] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)
    """Asset -> its path in the output."""
    asset_digests: dict[str, str] = field(default_factory=dict)
    """Path in the output -> digest."""
    made_with: dict[str, str] = field(default_factory=dict)
    """What else was made from what: names of steps -> digests."""
    closures: dict[str, str] = field(default_factory=dict)
    """Template -> digest of it and all that it draws in."""
    stale: set[str] = field(default_factory=set)
    """Nodes that have to be made again, and were not yet."""
    left_at: int = NEVER
    """When the outputs were left as they should be, as `output.moment` tells it."""
    complete: bool = False
    """Whether `pages` has all outputs of the site and no others, and `stale` names all that is out of date in them."""
    indexed: str = ""
    """What the index of the search that is in the site was made of."""
    facts: int = 0
    names: Shelf[str] = field(default_factory=_texts)
    """Path of an entry -> its id."""
    gates: Shelf[Gate] = field(default_factory=_gates)
    published: Shelf[str] = field(default_factory=_texts)
    """Id -> path of the entry that has it."""

    def packed(self) -> dict[str, bytes]:
        """Every field that is no table, as bytes: the same ones for the same values."""
        values = {name: getattr(self, name) for name in self.__struct_fields__ if name not in GROWING}
        # Sets have an order of their own in every process.
        return {name: encode(sorted(v) if isinstance(v, (set, frozenset)) else v) for name, v in values.items()}


GROWING = frozenset({"names", "gates", "published"})


class Kept(Struct):
    """Where the store has this state: who wrote the file, its mark and size, the end of the changes behind it."""

    writer: str = ""
    mark: bytes = b""
    size: int = 0
    end: int = 0


class State:
    """The whole state. `sections` are the rows of the tables, as `tables` hands them out."""

    def __init__(self, bodies: Bodies, small: Small | None = None, sections: Mapping[str, Laid] | None = None) -> None:
        packed = sections or {}
        self.bodies = bodies
        self.small = small or Small()
        self.small.names = Shelf(str, packed.get("names"))
        self.small.gates = Shelf(Gate, packed.get("gates"))
        self.small.published = Shelf(str, packed.get("published"))
        self.files: Shelf[FileState] = Shelf(FileState, packed.get("files"), keep=False)
        self.parsed: Shelf[Parsed] = Shelf(Parsed, packed.get("parsed"), keep=False)
        self.origins: Shelf[Origin] = Shelf(Origin, packed.get("origins"), keep=False)
        self.resolved: Shelf[Resolved] = Shelf(Resolved, packed.get("resolved"), keep=False)
        self.said: Shelf[tuple[Diagnostic, ...]] = Shelf(tuple[Diagnostic, ...], packed.get("said"))
        self.lists: Shelf[Postings] = Shelf(Postings, packed.get("lists"))
        self.cards: Shelf[Card] = Shelf(Card, packed.get("cards"), most=OPEN)
        self.rows: Shelf[DataRows] = Shelf(DataRows, packed.get("rows"), keep=False)
        self.pages: Shelf[Record] = Shelf(Record, packed.get("pages"), keep=False)
        facts: Shelf[dict[Fact, Known]] = Shelf(
            dict[tuple[str | int, ...], tuple[int, bytes]], packed.get("facts"), most=OPEN
        )
        self.kept = Kept()
        self._small_kept: dict[str, bytes] = self.small.packed() if sections else {}
        self.renderer: Any = None
        """Compiled templates, as long as the process lives and they stay the same; not part of what is stored."""
        self.book = FactBook(facts, packed.get("reads", Laid()), self.small.facts)

    def tables(self) -> dict[str, Shelf[Any] | Laid]:
        """The tables by the names of their sections."""
        return {
            "names": self.small.names,
            "gates": self.small.gates,
            "published": self.small.published,
            "files": self.files,
            "parsed": self.parsed,
            "origins": self.origins,
            "resolved": self.resolved,
            "said": self.said,
            "lists": self.lists,
            "cards": self.cards,
            "rows": self.rows,
            "pages": self.pages,
            "facts": self.book.facts,
            "reads": self.book.reads,
        }

    def small_packed(self) -> dict[str, bytes]:
        """The small part, packed field by field."""
        self.small.facts = self.book.count
        return self.small.packed()

    def small_news(self) -> dict[str, bytes]:
        """The fields of the small part that changed since `settle`."""
        return {name: packed for name, packed in self.small_packed().items() if self._small_kept.get(name) != packed}

    def news(self) -> dict[str, dict[str, bytes | None]]:
        """What changed in every table since `settle`; None for what is no more."""
        return {name: news for name, table in self.tables().items() if (news := table.news())}

    def settle(self, kept: Mapping[str, Rows] | None = None, readers: Mapping[str, bytes] | None = None) -> None:
        """All that changed is kept now: in these tables, if they are given, else beside those that there were."""
        for name, table in self.tables().items():
            table.settle(kept[name] if kept is not None else None)
        if readers is not None:
            self.book.readers = readers
        self.book.fresh.clear()
        self._small_kept = self.small_packed()

    def sections(self) -> dict[str, dict[str, bytes]]:
        """Every table, packed."""
        return {name: {key: row for key, row, _ in table.parcels()} for name, table in self.tables().items()}

    def kept_entries(self) -> Callable[[Row], bool]:
        """Tells whether the file of a row is an entry that was read, and has not been touched since.

        Asked of every file in every build, so the marks are compared as they are packed.
        """
        files, origins = self.files.whole(), set(self.origins)
        head, settled, nothing = encode(FileState(Mark(0, 0, 0, 0), "", True))[:1], encode(True), b""

        def is_kept(row: Row) -> bool:
            path, _, kind, size, modified, changed, inode = row
            known = files.get(path, nothing)
            return (
                known.startswith(head + encode((size, modified, changed, inode)))
                and known.endswith(settled)
                and path in origins
                and stat.S_ISREG(kind)
            )

        return is_kept

    def made(self) -> dict[str, Record]:
        """All outputs as they were made, in any order."""
        return dict(self.pages.decoded())

    def document(self, document_id: str) -> Document | None:
        """A published entry without the HTML of its body."""
        parsed = self.parsed.get(self.small.published.get(document_id, ""))
        return stub(parsed.document) if parsed is not None and parsed.document is not None else None

    def body(self, document_id: str) -> Body:
        """The body of a published entry; an exception when what was kept is damaged."""
        path = self.small.published[document_id]
        document = self.parsed[path].document
        if document is None or document.withdrawn:
            return Body()
        return structs.replace(document.body, html=self.bodies.get(self.origins[path].body))

    def body_digest(self, document_id: str) -> str:
        """A digest of that body, without reading it."""
        return self.origins[self.small.published[document_id]].body.digest


class Documents(Mapping[str, Document]):
    """The published entries of a state by id."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __getitem__(self, document_id: str) -> Document:
        document = self._state.document(document_id)
        if document is None:
            raise KeyError(document_id)
        return document

    def __contains__(self, document_id: object) -> bool:
        return document_id in self._state.small.published

    def __iter__(self) -> Iterator[str]:
        return iter(self._state.small.published)

    def __len__(self) -> int:
        return len(self._state.small.published)
