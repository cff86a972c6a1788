from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import pairwise

import pytest
from helpers import entry, site
from hypothesis import given
from hypothesis import strategies as st

from sitegen.library import NEARBY
from sitegen.lists import ALL, CHANGES, UPDATED, Moves, Posting, Postings, contributions, parted, per_year, place_of
from sitegen.shelf import Shelf

Places = frozenset[tuple[str, Posting]]
names = st.sampled_from(["all", "tags/x", "tags/y", "year/2016"])
# An entry has its own sort keys: they end with its id.
ids = st.sampled_from("abcdefgh")


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Places]:
    """Id -> what the entry contributes."""
    made = {}
    for name in draw(st.sets(ids)):
        days = st.integers(0, 3)
        rows = draw(st.sets(st.tuples(names, days), max_size=5))
        made[name] = frozenset((of, Posting(f"{day}/{name}", name, 2010 + day)) for of, day in rows)
    return made


def from_scratch(states: Mapping[str, Places]) -> dict[str, Postings]:
    """Every list, by sorting all contributions anew."""
    lists: dict[str, list[Posting]] = {}
    for places in states.values():
        for name, posting in places:
            lists.setdefault(name, []).append(posting)
    return {name: tuple(sorted(rows, key=lambda row: row.sort)) for name, rows in lists.items()}


def move(lists: Shelf[Postings], before: Mapping[str, Places], now: Mapping[str, Places]) -> tuple[set[str], set[str]]:
    moves = Moves()
    for name in before.keys() | now.keys():
        if before.get(name) != now.get(name):
            moves.leave(before.get(name, ()))
            moves.join(now.get(name, ()))
    return moves.apply(lists)


@given(st.lists(entries(), min_size=1, max_size=5))
def test_moves_come_to_the_same_as_sorting_all_anew(states: list[dict[str, Places]]) -> None:
    lists: Shelf[Postings] = Shelf(Postings)
    for before, now in pairwise([{}, *states]):
        was = dict(lists)
        changed, ends = move(lists, before, now)
        assert dict(lists) == from_scratch(now)
        assert changed == {name for name in was.keys() | lists.keys() if was.get(name) != lists.get(name)}
        assert ends == was.keys() ^ lists.keys()
        # What was not touched is the same value, so that nothing rests on it anew.
        assert all(lists[name] is was[name] for name in was.keys() - changed)


def test_order_is_newest_first_then_by_id() -> None:
    files = {
        f"documents/{name}.md": entry(f"date: {date}\ntags: [x]\n", year=int(date[:4]))
        for name, date in [("b", "2016-05-02"), ("a", "2016-05-02"), ("c", "2020"), ("d", "2016-05"), ("e", "0099")]
    }
    library = site(files).library
    assert library.members(ALL) == ("c", "a", "b", "d", "e")
    assert library.members("tags/x") == library.members(ALL)
    assert library.first("tags/x", 2) == ("c", "a")
    assert library.per_year("tags/x") == ((99, 1), (2016, 3), (2020, 1))
    assert [library.beside(ALL, name) for name in "cae"] == [("", "a"), ("c", "b"), ("d", "")]


def test_an_entry_is_in_the_lists_of_all_that_it_names() -> None:
    text = "See [[b]] and [[jane]].\n\n/// quote | See\n    speaker: jane\n///\n"
    front = "added: 2026-01-02\nchanges: [{date: 2026-02-01, kind: update, note: n}]\nresponds_to: b\naliases: [old/]\n"
    made = site(
        {
            "registers/people.yaml": "people: [{id: jane, name: Jane}]",
            "documents/a.md": entry(front + "tags: [Free Will]\ndepartment: [Tea]\n", text),
            "documents/b.md": entry(),
        }
    )
    assert made.found == ()
    document, resolved = made.library.entry("a"), made.update.state.resolved["a"]
    assert sorted(name for name, _ in contributions(document, resolved)) == [
        "@aliases", "@all", "@annotations/quote", "@answers/b", "@backlink/document:b", "@backlink/person:jane",
        "@changes", "@changes", "@cross/department/tea/decade/2010s", "@cross/tags/free-will/decade/2010s",
        "@cross/tags/free-will/department/tea", "@held/person:jane", "@lacks/day",
        "@lacks/proof", "@lacks/source", "@lacks/summary", "@leading/free-will", "@named/person:jane", "@nature/",
        "@said/department/tea", "@said/tags/free-will",
        "@slug/a", "@spelling/department/tea", "@spelling/tags/free-will", "@updated", "@updated/@named/person:jane",
        "@updated/department/tea", "@updated/tags/free-will", "department/tea", "tags/free-will", "year/2016",
    ]  # fmt: skip
    assert [parted(member) for member in made.library.members(CHANGES)] == [("a", 1), ("a", 0)]
    assert made.library.members("@annotations/quote") == ("a#1",)
    assert made.library.first(UPDATED, 1) == ("a",)


def test_the_annotations_of_an_entry_keep_their_order() -> None:
    words = [f"word{n}" for n in range(12)]
    text = " ".join(words) + "\n\n" + "".join(f"/// context | {word}\n///\n\n" for word in words)
    library = site({"documents/a.md": entry("", text), "documents/b.md": entry("", text, year=2020)}).library
    numbers = [parted(member) for member in library.members("@annotations/context")]
    assert numbers == [(name, n) for name in "ba" for n in range(1, 13)]


@pytest.mark.parametrize("size", [1, 5, 40])
def test_neighbours_are_those_near_by(size: int) -> None:
    days = random.Random(size).sample(range(1, 29), k=min(size, 28)) * 2
    files = {
        f"documents/e{n:02}.md": entry(f"date: 2016-{1 + n % 12:02}-{days[n % len(days)]:02}\n") for n in range(size)
    }
    library = site(files).library
    every = library.members(ALL)
    for at, name in enumerate(every):
        assert library.near(ALL, name) == every[max(0, at - NEARBY) : at] + every[at + 1 : at + 1 + NEARBY]


@given(st.sets(st.integers(0, 99)), st.integers(0, 99))
def test_the_place_of_a_key(keys: set[int], key: int) -> None:
    postings = tuple(Posting(f"{n:02}", str(n), 2000 + n % 3) for n in sorted(keys))
    assert place_of(postings, f"{key:02}") == sum(n < key for n in keys)
    assert dict(per_year(postings)) == {y: c for y in (2000, 2001, 2002) if (c := sum(2000 + n % 3 == y for n in keys))}


@pytest.mark.parametrize("name", ["all", "updated", "changes", "annotations", "spelling", "slug", "held", "year"])
def test_a_facet_may_have_the_name_of_a_list(name: str) -> None:
    """A further field of the digest is a list of its own, whatever it is called; one that is taken is an error."""
    fields = f"title: T\nbase_url: https://x.example/\nfields: {{{name}: {{facet: true}}}}\n"
    made = site({"site.yaml": fields, "documents/a.md": entry(f"{name}: One\n", "x\n\n/// context | x\n///\n")})
    if not made.of_rule("field-taken"):
        assert made.library.members(f"{name}/one") == ("a",)
        assert made.library.terms(name) == ("one",)
        assert made.library.members("@annotations/context") == ("a#1",)
