from __future__ import annotations

from array import array

import msgspec
import pytest
from helpers import rarely, rows_of
from hypothesis import given
from hypothesis import strategies as st

from sitegen.facts import BLOCK, Fact, FactBook, Known, asked, noting, numbers_of, readers_of, source_of
from sitegen.fingerprints import digest
from sitegen.shelf import Laid, Shelf, encode

ROOMS = 6


class House:
    """Answers questions: each room has a number and leads to another room."""

    def __init__(self, rooms: list[int]) -> None:
        self.rooms = rooms
        self.seen: set[Fact] = set()

    @asked("room")
    def number_in(self, room: str) -> int:
        return self.rooms[int(room)]

    @asked("room")
    def is_more(self, room: str, than: int) -> bool:
        return self.rooms[int(room)] > than

    @asked("house")
    def tally(self, _: str) -> int:
        return sum(self.rooms)

    def answer(self, fact: Fact) -> bytes:
        with noting(self):
            return bytes.fromhex(digest(encode(getattr(self, str(fact[0]))(*fact[1:])), 8))

    def walk(self, node: str) -> list[object]:
        """What a node is made of: where it goes depends on what it finds."""
        at, steps = int(node[0]), int(node[1])
        found: list[object] = []
        for _ in range(steps):
            number = self.number_in(str(at))
            found.append(number)
            if number > 50:
                found.append(self.tally("all"))
            else:
                found.append(self.is_more(str((at + 1) % ROOMS), 20))
            at = number % ROOMS
        return found


def book_of(packed: dict[str, bytes] | None = None, reads: Laid | None = None, count: int = 0) -> FactBook:
    facts: Shelf[dict[Fact, Known]] = Shelf(dict[tuple[str | int, ...], tuple[int, bytes]], packed)
    return FactBook(facts, reads if reads is not None else Laid(), count)


def copy_of(book: FactBook) -> FactBook:
    """As it is in a copy of the process, or after its changes were kept beside the rest."""
    copy = book_of(book.facts.packed(), Laid(book.reads.kept, book.reads.over), book.count)
    copy.readers = book.readers
    return copy


def kept(book: FactBook) -> FactBook:
    """As it is after it was kept on disk as a whole."""
    copy = book_of(book.facts.packed(), Laid(rows_of(dict(book.reads))), book.count)
    copy.readers = rows_of(dict(readers_of((book.reads[node] for node in sorted(book.reads)), book.count)))
    return copy


def note(book: FactBook, house: House, node: str) -> list[object]:
    with noting(house) as seen:
        made = house.walk(node)
    book.note(node, seen, house.answer)
    return made


def facts_of(book: FactBook, node: str) -> set[Fact]:
    numbers = array("I")
    numbers.frombytes(book.reads[node])
    by_number = {known[0]: fact for source in book.facts for fact, known in book.facts[source].items()}
    return {by_number[number] for number in numbers}


def seen_by(house: House, node: str) -> set[Fact]:
    with noting(house) as seen:
        house.walk(node)
    return seen


rooms = st.lists(st.integers(0, 99), min_size=ROOMS, max_size=ROOMS)
nodes = st.lists(st.tuples(st.integers(0, ROOMS - 1), st.integers(0, 4)).map(lambda n: f"{n[0]}{n[1]}"), unique=True)
changes = st.lists(st.tuples(st.integers(0, ROOMS - 1), st.integers(0, 99)), max_size=3)


def test_a_question_is_noted_with_its_arguments() -> None:
    house = House([1, 2, 3, 4, 5, 6])
    with noting(house) as seen:
        assert (house.number_in("2"), house.is_more("2", 5), house.tally("all")) == (3, False, 21)
    assert seen == {("number_in", "2"), ("is_more", "2", 5), ("tally", "all")}
    assert [source_of(fact) for fact in sorted(seen, key=str)] == ["room:2", "room:2", "house:all"]


def test_a_step_within_a_step_notes_for_itself() -> None:
    house = House([1] * ROOMS)
    with noting(house) as outer:
        house.number_in("0")
        with noting(house) as inner:
            house.number_in("1")
        house.number_in("2")
    assert outer == {("number_in", "0"), ("number_in", "2")}
    assert inner == {("number_in", "1")}
    with noting(house) as outer, pytest.raises(IndexError), noting(house):
        house.number_in("77")
    assert outer == house.seen - {("number_in", "77")} == set()


def test_only_what_rests_on_a_changed_answer_is_stale() -> None:
    house, book = House([0, 1, 2, 3, 4, 5]), book_of()
    book.note("number", {("number_in", "3")}, house.answer)
    book.note("more", {("is_more", "3", 1)}, house.answer)
    book.note("other", {("number_in", "4")}, house.answer)
    house.rooms[3] = 33
    assert set(book.resting_on(book.changed(["room:3", "room:0", "house:all"], house.answer))) == {"number"}
    # The new answer is the known one now.
    assert book.changed(["room:3"], house.answer) == set()
    house.rooms[3] = 0
    assert set(book.resting_on(book.changed(["room:3"], house.answer))) == {"number", "more"}


def test_a_source_that_was_not_touched_is_not_asked() -> None:
    house, book = House([0, 1, 2, 3, 4, 5]), book_of()
    book.note("a", {("number_in", "3"), ("tally", "all")}, house.answer)
    asked_again: list[Fact] = []

    def answer(fact: Fact) -> bytes:
        asked_again.append(fact)
        return house.answer(fact)

    book.changed(["room:4", "house:none"], answer)
    assert asked_again == []
    book.changed(["room:3"], answer)
    assert asked_again == [("number_in", "3")]


def test_a_known_fact_is_not_asked_again_when_another_node_rests_on_it() -> None:
    house, book = House([0, 1, 2, 3, 4, 5]), book_of()
    book.note("a", {("number_in", "3")}, house.answer)
    book.note("b", {("number_in", "3")}, lambda _: pytest.fail("asked again"))
    assert book.count == 1
    assert book.reads["a"] == book.reads["b"]


def test_a_node_that_is_forgotten_is_never_stale() -> None:
    house, book = House([0, 1, 2, 3, 4, 5]), book_of()
    book.note("a", {("number_in", "3")}, house.answer)
    book.forget("a")
    book.forget("never there")
    house.rooms[3] = 9
    assert list(book.resting_on(book.changed(["room:3"], house.answer))) == []


@given(rooms, nodes, st.lists(st.tuples(changes, st.booleans()), max_size=5))
def test_whatever_changes_is_stale_and_nothing_else(
    numbers: list[int], names: list[str], edits: list[tuple[list[tuple[int, int]], bool]]
) -> None:
    house, book = House(list(numbers)), book_of()
    made = {name: note(book, house, name) for name in names}
    for edit, kept_on_disk in edits:
        for room, number in edit:
            house.rooms[room] = number
        book = kept(book) if kept_on_disk else book
        answers = {name: [house.answer(fact) for fact in sorted(facts_of(book, name), key=str)] for name in names}
        before = {name: [digest_in(book, fact) for fact in sorted(facts_of(book, name), key=str)] for name in names}
        touched = [f"room:{room}" for room, _ in edit] + ["house:all"] * bool(edit)
        stale = set(book.resting_on(book.changed(touched, house.answer)))
        # The promise: whoever would come out different is stale. And nobody is stale without a changed answer.
        assert stale >= {name for name in names if house.walk(name) != made[name]}
        assert stale == {name for name in names if answers[name] != before[name]}
        for name in stale:
            made[name] = note(book, house, name)
        assert all(facts_of(book, name) == seen_by(house, name) for name in names)


@given(
    st.dictionaries(st.text(max_size=3), st.lists(st.integers(0, 3 * BLOCK)), max_size=9),
    st.dictionaries(st.text(max_size=3), st.lists(st.integers(0, 3 * BLOCK)), max_size=3),
    st.sets(st.text(max_size=3), max_size=3),
    st.sets(st.integers(0, 4 * BLOCK)),
)
def test_readers_are_found_in_what_was_kept_and_in_what_came_later(
    before: dict[str, list[int]], later: dict[str, list[int]], gone: set[str], changed: set[int]
) -> None:
    book = book_of(count=2 * BLOCK)
    book.reads.update({node: array("I", numbers).tobytes() for node, numbers in before.items()})
    book = kept(book)
    book.reads.update({node: array("I", numbers).tobytes() for node, numbers in later.items()})
    for node in gone:
        book.forget(node)
    every = {node: numbers for node, numbers in (before | later).items() if node not in gone}
    found = list(book.resting_on({number for number in changed if number < book.count}))
    within = {number for number in changed if number < book.count}
    assert sorted(found) == sorted(node for node, numbers in every.items() if within & set(numbers))


def test_half_a_number_is_no_number() -> None:
    book = book_of()
    book.reads["a"] = b"12345"
    with pytest.raises(msgspec.ValidationError):
        list(book.resting_on({1}))
    with pytest.raises(msgspec.ValidationError):
        numbers_of(b"123")


def digest_in(book: FactBook, fact: Fact) -> bytes:
    return book.facts[source_of(fact)][fact][1]


@rarely
@given(rooms, nodes, nodes, st.lists(st.integers(0, 2), min_size=20, max_size=20), changes)
def test_what_copies_note_is_as_if_it_had_been_noted_here(
    numbers: list[int], before: list[str], names: list[str], shares: list[int], edit: list[tuple[int, int]]
) -> None:
    house, book = House(list(numbers)), book_of()
    for name in before:
        note(book, house, name)
    base = book.count
    copies = {number: copy_of(book) for number in (1, 2)}
    adopted: dict[int, list[int]] = {1: [], 2: []}
    share_of = dict(zip(names, [*shares, *[0] * len(names)], strict=False))
    for name in names:
        share = share_of[name]
        copy = copies.get(share, book)
        known = len(copy.fresh)
        note(copy, house, name)
        if share:
            adopted[share] += [book.number(*fresh) for fresh in copy.fresh[known:]]
            book.adopt(name, copy.reads[name], base, adopted[share])
    assert all(facts_of(book, name) == seen_by(house, name) for name in {*before, *names})
    every = [known[0] for source in book.facts for known in book.facts[source].values()]
    assert sorted(every) == list(range(book.count))
    made = {name: house.walk(name) for name in {*before, *names}}
    for room, number in edit:
        house.rooms[room] = number
    book = kept(book)
    touched = [f"room:{room}" for room, _ in edit] + ["house:all"]
    stale = set(book.resting_on(book.changed(touched, house.answer)))
    assert stale >= {name for name, was in made.items() if house.walk(name) != was}
