"""The index from A to Z: every term, person, initiative and publisher of the entries, with other names that they have.

Set as in a book: people by their family names, other names with what to look for. Where there are more headings than
one page lists, each letter has a page. Pages of letters are no routes, because the names say which there are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.config import Facet
from sitegen.library import Key, Library, Route, list_of
from sitegen.lists import Thing
from sitegen.model import Department, Initiative, Person, Publisher, Topic
from sitegen.routes import folder
from sitegen.slugs import folded
from sitegen.views.basics import KIND_LABELS, basics, has_index, single_link
from sitegen.views.edition import Edition, route_of, term_name
from sitegen.views.parts import IndexLetter, IndexRow, Link
from sitegen.views.shapes import IndexView

TITLE = "A–Z"
NO_LETTER, OTHER = "0–9", "Other"
"""The headings that begin with a figure or sign; those of scripts that have no alphabet."""
LAST_ALPHABET = "\u2e80"
"""From here on Unicode has the scripts of East Asia, whose every sign would be a letter of its own."""


Item = Topic | Department | Person | Initiative | Publisher


class _Heading(Struct, frozen=True):
    """A name and what it stands for; the heading of that thing itself, or another name of it."""

    sort: str
    label: str
    key: Key
    see: bool = False


def a_z_link(edition: Edition) -> Link | None:
    """The way to the index; None where there is none."""
    return single_link(edition, "a-z", "Index from A to Z") if has_index(edition.library) else None


def letter_routes(library: Library) -> Iterator[tuple[str, Route]]:
    """The letters with a page of their own, and where these stand."""
    if library.tables.routes.get(("single", "a-z")) and _is_long(library):
        for letter in _by_letter(library):
            yield letter, _letter_route(letter)


def _letter_route(letter: str) -> Route:
    return folder(f"a-z/{letter.lower().replace('–', '-')}/")


def _facets(library: Library) -> Iterator[Facet]:
    """The facets whose terms are words: numbers, dates and entries are in no index."""
    other = {own.name for own in library.config.fields if own.type not in {"text", "list"}}
    return (facet for facet in library.config.facets if facet.name not in other)


def _is_long(library: Library) -> bool:
    terms = sum(len(library.terms(facet.name)) for facet in _facets(library))
    return terms + len(library.terms("@named")) > library.config.listing_limit


def a_z_view(edition: Edition) -> IndexView:
    """All headings, or only the letters where there are too many."""
    library, long = edition.library, _is_long(edition.library)
    letters = {letter: _in_order(library, found) for letter, found in _by_letter(library).items()}
    links = (Link(letter, f"a-z/index.html#{_id_of(letter)}") for letter in letters)
    guides = (Link(letter, _letter_route(letter).href, note=_guide(headings)) for letter, headings in letters.items())
    return IndexView(
        **basics(
            edition,
            route_of(edition, "single", "a-z"),
            "a-z.html",
            TITLE,
            description="Everything that entries are filed under or name, in the order of the alphabet.",
        ),
        letter="",
        letters=tuple(guides if long else links),
        sections=() if long else tuple(_section(edition, letter, letters[letter]) for letter in letters),
        total=_total(letters.values()),
    )


def letter_view(edition: Edition, letter: str) -> IndexView:
    """The headings under one letter. Raises KeyError."""
    letters = _by_letter(edition.library)
    links = {name: Link(name, _letter_route(name).href) for name in letters}
    headings, names = _in_order(edition.library, letters[letter]), list(letters)
    at = names.index(letter)
    return IndexView(
        **basics(
            edition,
            _letter_route(letter),
            "a-z.html",
            f"{TITLE}: {letter}",
            description=f"Everything under {letter} that entries are filed under or name.",
            parents=(single_link(edition, "a-z", TITLE),),
        ),
        letter=letter,
        letters=tuple(links.values()),
        sections=(_section(edition, letter, headings),),
        total=_total([headings]),
        earlier=links[names[at - 1]] if at else None,
        later=links[names[at + 1]] if at + 1 < len(names) else None,
    )


def _total(letters: Iterable[list[_Heading]]) -> int:
    return sum(not heading.see for headings in letters for heading in headings)


def _guide(headings: list[_Heading]) -> str:
    """The first and the last heading, as they stand above the columns of a dictionary."""
    first, last = headings[0].label, headings[-1].label
    return first if first == last else f"{first} – {last}"


def _id_of(letter: str) -> str:
    return f"letter-{letter.lower().replace('–', '-')}"


def _section(edition: Edition, letter: str, headings: list[_Heading]) -> IndexLetter:
    return IndexLetter(_id_of(letter), letter, tuple(_rows(edition, headings)))


def _rows(edition: Edition, headings: list[_Heading]) -> Iterator[IndexRow]:
    """A row for each heading; another name that several things have is one row."""
    seen: dict[str, list[_Heading]] = {}
    for heading in headings:
        seen.setdefault(heading.label if heading.see else f"\0{'/'.join(heading.key)}", []).append(heading)
    labels = {facet.name: facet.label for facet in edition.library.config.facets} | KIND_LABELS
    for same in seen.values():
        kind, name = same[0].key
        if same[0].see:
            yield IndexRow(same[0].label, see=tuple(_name_of(edition, heading.key) for heading in same))
        else:
            count = edition.library.count(list_of((kind, name)))
            yield IndexRow(same[0].label, labels[kind], edition.href(kind, name), count)


def _name_of(edition: Edition, key: Key) -> Link:
    kind, name = key
    if kind in KIND_LABELS:
        return edition.thing_link(Thing(kind, name))
    return edition.term_link(kind, name)


# The headings ---------------------------------------------------------------------------------------------------------


def _by_letter(library: Library) -> dict[str, list[_Heading | Key]]:
    """What stands under each letter, letters in order. Open terms are keys, because few of their names are needed.

    The letter of these is that of their address, which is made of the name.
    """
    letters: dict[str, list[_Heading | Key]] = {}
    registered = _registered(library)
    for facet in _facets(library):
        for key in ((facet.name, term) for term in library.terms(facet.name)):
            if key in registered:
                _add(letters, key, registered[key])
            else:
                letters.setdefault(_letter(key[1].removeprefix("the-")), []).append(key)
    for name in library.terms("@named"):
        kind, _, named = name.partition(":")
        if (kind, named) in registered:
            _add(letters, (kind, named), registered[kind, named])
    # Figures before letters (ISO 999, 8.3).
    order = (NO_LETTER, *sorted(letters.keys() - {NO_LETTER, OTHER}), OTHER)
    return {letter: letters[letter] for letter in order if letter in letters}


def _registered(library: Library) -> dict[Key, Item]:
    """All that registers know, by facet or kind and id: to ask for each term would be to note thousands of facts."""
    rows: tuple[tuple[str, tuple[Item, ...]], ...] = (
        ("tags", library.rows("topics", Topic)),
        ("department", library.rows("departments", Department)),
        ("person", library.rows("people", Person)),
        ("initiative", library.rows("initiatives", Initiative)),
        ("publisher", library.rows("publishers", Publisher)),
    )
    return {(kind, item.id): item for kind, items in rows for item in items}


def _add(letters: dict[str, list[_Heading | Key]], key: Key, item: Item) -> None:
    """A thing of a register by its name, a person by the family name, and by its other names."""
    label = item.label if isinstance(item, Topic) else item.name
    if isinstance(item, Person):
        label = item.sort or label
    others = [other for other in dict.fromkeys(other_names(item)) if folded(other) != folded(label)]
    for name in (label, *others):
        heading = _Heading(_sorted_as(name), name, key, name != label)
        letters.setdefault(_letter(heading.sort), []).append(heading)


def other_names(item: object) -> tuple[str, ...]:
    """Synonyms of a topic, former names and acronyms of a body, acronyms of a publisher."""
    if isinstance(item, Topic):
        return item.synonyms
    if isinstance(item, Department):
        return (*(name.name for name in item.names[:-1]), *item.acronyms)
    return item.acronyms if isinstance(item, Publisher) else ()


def _in_order(library: Library, found: list[_Heading | Key]) -> list[_Heading]:
    """The headings of a letter."""
    headings = [item if isinstance(item, _Heading) else _open(library, item) for item in found]
    return sorted(headings, key=lambda heading: (heading.sort, heading.label, heading.key))


def _open(library: Library, key: Key) -> _Heading:
    label = term_name(library, *key)
    return _Heading(_sorted_as(label), label, key)


def _sorted_as(label: str) -> str:
    """A label as it is sorted, word by word: without accents, its article and signs; a hyphen parts words."""
    spelled = unicodedata.normalize("NFKD", label)
    plain = "".join(c if c.isalnum() else " " if c in "-–— " else "" for c in spelled)
    return " ".join(plain.casefold().split()).removeprefix("the ")


def _letter(sort: str) -> str:
    """The letter that something stands under."""
    first = sort[:1]
    if first >= LAST_ALPHABET:
        return OTHER
    return first.upper() if first.isalpha() else NO_LETTER
