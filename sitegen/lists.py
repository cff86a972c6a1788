"""Ordered lists of entries: who carries a term, who names a person, what was said by whom, what changed when.

Each entry contributes to some lists and knows nothing of the others; a list is the sorted contributions of all. So a
changed entry touches only the lists that it joins or leaves, however large the digest is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.crossings import CROSSED, MET, crossing, crossings
from sitegen.dates import FuzzyDate
from sitegen.model import Document
from sitegen.shelf import Shelf
from sitegen.slips.urls import same_page
from sitegen.slugs import folded, slugify

LAST_DAY = 3_652_060
ALL = "@all"
UPDATED = "@updated"
CHANGES = "@changes"
ALIASES = "@aliases"
LEADING = "@leading"
"""`@leading/data`: the entries whose first topic this is, so that each is counted once."""
LACKS = "@lacks"
"""`@lacks/archive`: the entries of which something is missing; see `views.coverage`."""
NATURE = "@nature"
"""`@nature/union`: the entries whose source is of that nature."""
SOURCED = "@source"
"""`@source/…`: the entries that have one and the same original."""
SAID = ("quote", "claim")
"""Kinds of annotation that say who said something: `@said/tags/data` lists those of the entries of a term."""
YEARS = "@years"
LONG = 100
"""A list longer than this has its years counted beside it, so that its pages are known without reading it."""
PAGED = ("@named/", "@annotations/", CROSSED, CHANGES)
"""What pages list beside terms and years, whose lists have no `@`."""


class Thing(Struct, frozen=True, order=True):
    """Something that can be linked to: a topic, department, person, initiative, publisher, event, document or page."""

    kind: str
    id: str

    @property
    def key(self) -> str:
        """As one text."""
        return f"{self.kind}:{self.id}"


class Resolved(Struct, frozen=True):
    """An entry looked up: what its words mean."""

    carried: dict[str, tuple[str, ...]]
    """Facet -> ids of its terms, in the editor's order."""
    people: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    links: dict[str, Thing] = {}
    """Target as typed -> what it leads to; a link to an unpublished entry is not in it."""
    holders: dict[str, Thing] = {}
    """Speaker or holder of an annotation as typed -> person, department or publisher."""
    spelled: tuple[tuple[str, str, str], ...] = ()
    """(facet, term, text) of the words of open vocabularies."""
    crossed: bool = False
    """Whether its terms cross each other; not in a digest that does without."""
    surveyed: bool = False
    """Whether it is counted what it lacks; not in a digest that does without."""


class Posting(Struct, frozen=True, array_like=True, gc=False):
    """One place in a list: `sort` orders it, `member` is an entry (`id`) or a part of one (`id#3`)."""

    sort: str
    member: str
    year: int
    """The year it is filed under: the entry's, but of a change its own."""


Postings = tuple[Posting, ...]


def sourced(document: Document) -> str:
    """The list of the entries with the original of this one; empty where nothing tells originals apart."""
    source = document.source
    if source is None:
        return ""
    page = same_page(source.url) if source.url else ""
    if not page and source.publisher and " " in source.title:
        # On paper: a series has one title and many days.
        page = "|".join((folded(source.title), source.publisher, document.as_at.edtf))
    return f"{SOURCED}/{page}" if page else ""


def newest(document: Document) -> str:
    """Sort key: the earliest possible day, later days first; then the id, to be the same on every run."""
    return f"{LAST_DAY - document.as_at.earliest.toordinal():07d}/{document.id}"


def updated(document: Document) -> FuzzyDate | None:
    """The last change of an entry, or the day it was added."""
    days = [change.date for change in document.changes]
    if document.added is not None:
        days.append(document.added)
    return max(days, key=lambda day: day.earliest, default=None)


def part(document_id: str, number: int) -> str:
    """The member for a part of an entry."""
    return f"{document_id}#{number}"


def parted(member: str) -> tuple[str, int]:
    """Entry and number of a part."""
    document_id, _, number = member.rpartition("#")
    return document_id, int(number)


def contributions(document: Document, resolved: Resolved) -> Iterator[tuple[str, Posting]]:
    """(list, place) for every list that an entry is in."""
    sort, year = newest(document), document.year
    whole = Posting(sort, document.id, year)
    last = updated(document) or document.as_at
    latest = Posting(f"{LAST_DAY - last.earliest.toordinal():07d}/{sort}", document.id, year)
    yield ALL, whole
    yield UPDATED, latest
    yield f"year/{year}", whole
    yield f"@slug/{slugify(document.id)}", whole
    if one_of := sourced(document):
        yield one_of, whole
    for facet, terms in resolved.carried.items():
        for term in terms:
            yield f"{facet}/{term}", whole
            yield f"{UPDATED}/{facet}/{term}", latest
    for at in crossings(resolved.carried, year) if resolved.crossed else ():
        yield at.listed, whole
    for term in resolved.carried.get("tags", ())[:1]:
        yield f"{LEADING}/{term}", whole
    for facet, term, text in resolved.spelled:
        yield f"@spelling/{facet}/{term}", Posting(f"{text}\0{sort}", document.id, year)
    for name in _linked(document, resolved):
        yield f"@backlink/{name}", whole
    for name in _named(document, resolved):
        yield f"@named/{name}", whole
        yield f"{UPDATED}/@named/{name}", latest
    if document.responds_to is not None:
        yield f"@answers/{document.responds_to.text}", whole
    if document.aliases:
        addresses = "\0".join(word.text for word in document.aliases)
        yield ALIASES, Posting(f"{sort}\0{addresses}", document.id, year)
    for name in _lacking(document) if resolved.surveyed else ():
        yield f"{LACKS}/{name}", whole
    if resolved.surveyed:
        yield f"{NATURE}/{document.source.nature if document.source is not None else ''}", whole
    yield from _parts(document, resolved, sort)


def _lacking(document: Document) -> Iterator[str]:
    """What is missing of an entry that a reader could ask for."""
    source, date, notes = document.source, document.as_at, document.body.annotations
    if source is None:
        yield "source"
    else:
        yield from ["archive"] if source.url and not source.archive_url else []
        yield from ["accessed"] if source.accessed is None else []
        yield from ["licence"] if not source.licence else []
    if not any(note.kind == "quote" and note.option("proof").startswith("found") for note in notes):
        yield "proof"
    if date.certainty != "stated":
        yield "doubt"
    elif date.earliest != date.latest:
        yield "day"
    claims = [note for note in notes if note.kind == "claim" and not note.option("reply")]
    yield from ["unanswered"] if any(note.option("no_reply") for note in claims) else []
    yield from ["reply"] if any(not note.option("no_reply") for note in claims) else []
    if not document.summary:
        yield "summary"


def _linked(document: Document, resolved: Resolved) -> dict[str, None]:
    return {thing.key: None for thing in resolved.links.values() if thing != Thing("document", document.id)}


def _named(document: Document, resolved: Resolved) -> dict[str, None]:
    names = [f"person:{name}" for name in resolved.people] + [f"initiative:{name}" for name in resolved.initiatives]
    names += [thing.key for thing in resolved.links.values() if thing.kind == "publisher"]
    if document.source is not None:
        names.append(f"publisher:{document.source.publisher}")
    return dict.fromkeys(names)


def _parts(document: Document, resolved: Resolved, sort: str) -> Iterator[tuple[str, Posting]]:
    subjects = [f"{facet}/{term}" for facet, terms in resolved.carried.items() for term in terms]
    subjects += [f"initiative/{name}" for name in resolved.initiatives]
    for annotation in document.body.annotations:
        place = Posting(f"{sort}#{annotation.number:05d}", part(document.id, annotation.number), document.year)
        yield f"@annotations/{annotation.kind}", place
        thing = resolved.holders.get(annotation.option("speaker") or annotation.option("holder"))
        if thing is not None:
            yield f"@held/{thing.key}", place
        for subject in subjects if annotation.kind in SAID else ():
            yield f"@said/{subject}", place
    for number, day in change_days(document):
        days = LAST_DAY - day.earliest.toordinal()
        member = part(document.id, number)
        yield CHANGES, Posting(f"{days:07d}/{sort}#{number or 99_999:05d}", member, day.earliest.year)


def change_days(document: Document) -> Iterator[tuple[int, FuzzyDate]]:
    """(number, day) of every public change from 1 on; 0 is the entry into the digest."""
    for number, change in enumerate(document.changes, start=1):
        yield number, change.date
    if document.added is not None:
        yield 0, document.added


class Moves:
    """Contributions that come and go in one build, gathered by list."""

    def __init__(self) -> None:
        self._gone: dict[str, set[Posting]] = {}
        self._come: dict[str, set[Posting]] = {}

    def leave(self, places: Iterable[tuple[str, Posting]]) -> None:
        """What an entry contributed before."""
        for name, posting in places:
            self._gone.setdefault(name, set()).add(posting)

    def join(self, places: Iterable[tuple[str, Posting]]) -> None:
        """What it contributes now."""
        for name, posting in places:
            self._come.setdefault(name, set()).add(posting)

    def apply(self, lists: Shelf[Postings]) -> tuple[set[str], set[str]]:
        """Bring the lists up to date; return the names of those that changed, and of those that began or ended.

        Crossings come and go with each entry, and no route goes by them.
        """
        changed, ends = set(), set()
        for name in self._gone.keys() | self._come.keys():
            gone, come = self._gone.get(name, set()), self._come.get(name, set())
            if gone == come:
                continue
            before: Postings = lists.get(name, ())
            after = tuple(sorted((set(before) - gone) | come, key=_by_sort))
            changed.add(name)
            if after:
                lists[name] = after
            else:
                lists.pop(name, None)
            _count_years(lists, name, after)
            if not (before and after) and not name.startswith(CROSSED):
                ends.add(name)
        return changed | _count_meetings(lists, changed), ends


def _by_sort(posting: Posting) -> str:
    return posting.sort


def _count_years(lists: Shelf[Postings], name: str, postings: Postings) -> None:
    """Keep the years of a long list beside it, as a list whose members are numbers."""
    if name.startswith("@") and not name.startswith(PAGED):
        return
    if len(postings) > LONG:
        lists[f"{YEARS}/{name}"] = tuple(Posting("", str(count), year) for year, count in per_year(postings))
    else:
        lists.pop(f"{YEARS}/{name}", None)


def _count_meetings(lists: Shelf[Postings], changed: Iterable[str]) -> set[str]:
    """Keep beside each term and decade what it meets, as a list whose members are numbers; return those that changed.

    So a page that counts them reads one list, and whether a crossing has a page is known without all of its kind.
    """
    counts: dict[str, dict[str, int]] = {}
    for at in (crossing(name.removeprefix(CROSSED)) for name in changed if name.startswith(CROSSED)):
        count = len(lists.get(at.listed, ()))
        counts.setdefault(at.host, {})[at.guest] = count
        counts.setdefault(at.guest, {})[at.host] = count
    touched = set()
    for term, news in counts.items():
        name = f"{MET}/{term}"
        before = lists.get(name, ())
        met = {posting.sort: int(posting.member) for posting in before} | news
        after = tuple(Posting(other, str(count), 0) for other, count in sorted(met.items()) if count)
        if after != before:
            touched.add(name)
            if after:
                lists[name] = after
            else:
                lists.pop(name)
    return touched


def place_of(postings: Postings, sort: str) -> int:
    """Where a sort key stands, or would stand, in a list."""
    return bisect_left(postings, sort, key=_by_sort)


def per_year(postings: Postings) -> tuple[tuple[int, int], ...]:
    """(year, number of entries), oldest first; years without any are left out."""
    return tuple(sorted(Counter(posting.year for posting in postings).items()))
