from __future__ import annotations

from zlib import crc32

import msgspec
import pytest
from helpers import rarely, rows_of
from hypothesis import given
from hypothesis import strategies as st

from sitegen.shelf import Laid, Shelf, encode

List = list[int]
names = st.sampled_from(["a", "b", "c", "ü"])
values = st.lists(st.integers(0, 9), max_size=3)
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["set", "put", "grow"]), names, values),
        st.tuples(st.sampled_from(["delete", "read", "bytes"]), names, st.just([])),
        st.tuples(st.just("settle"), st.just(""), st.sampled_from([[], [1]])),
    ),
    max_size=30,
)


def shelf(packed: dict[str, bytes] | None = None, *, keep: bool = True) -> Shelf[List]:
    return Shelf(List, packed, keep=keep)


@given(steps, st.booleans(), st.sampled_from([0, 1, 2]))
def test_a_shelf_is_a_dictionary_that_can_be_packed(steps: list[tuple[str, str, List]], keep: bool, most: int) -> None:
    made, model, kept = Shelf[List](List, keep=keep, most=most), dict[str, List](), dict[str, bytes]()
    for step, name, value in steps:
        if step == "set":
            made[name], model[name] = list(value), list(value)
        elif step == "put":
            made.put(name, encode(value))
            model[name] = list(value)
        elif step == "grow" and name in model and keep:
            found = made[name]
            found.extend(value)
            made[name] = found
            model[name] = model[name] + value
        elif step == "delete":
            assert (made.pop(name, None) is None) == (model.pop(name, None) is None)
        elif step == "bytes":
            assert made.bytes_of(name) == (encode(model[name]) if name in model else b"")
        elif step == "settle":
            kept = made.packed()
            made.settle(rows_of(kept) if value else None)
        assert made.get(name) == model.get(name)
        assert (name in made) == (name in model)
        assert len(made) == len(model)
        assert sorted(made) == sorted(model)
    assert dict(made) == model
    assert made.packed() == {name: encode(model[name]) for name in sorted(model)}
    assert list(made.packed()) == sorted(model)
    assert list(made.parcels()) == [(name, packed, crc32(packed)) for name, packed in made.packed().items()]
    # What was kept, and the news laid over it, is what there is.
    again = Shelf(List, Laid(rows_of(kept), made.news()))
    assert dict(again) == model


@given(st.dictionaries(names, values), st.dictionaries(names, values))
def test_to_become_something_sets_only_what_is_different(before: dict[str, List], now: dict[str, List]) -> None:
    made = shelf()
    made.update(before)
    made.settle()
    made.become(now)
    assert dict(made) == now
    assert made.news().keys() == {n for n in before.keys() | now.keys() if before.get(n) != now.get(n)}


def test_what_was_read_stays_the_same_value_while_it_is_kept() -> None:
    made = shelf({"a": encode([1])})
    assert made["a"] is made["a"]


def test_without_keeping_only_a_few_stay_unpacked() -> None:
    many = 3 * Shelf.FEW
    made = shelf({f"{n}": encode([n]) for n in range(many)}, keep=False)
    for _ in range(2):
        assert [made[f"{n}"] for n in range(many)] == [[n] for n in range(many)]
    assert len(made._open) <= Shelf.FEW


@pytest.mark.parametrize("name", ["a", ""])
def test_a_name_that_is_not_there(name: str) -> None:
    made = shelf({"b": encode([])})
    assert (made.get(name), made.get(name, 7), made.bytes_of(name), name in made) == (None, 7, b"", False)
    with pytest.raises(KeyError):
        made[name]
    with pytest.raises(KeyError):
        del made[name]


@pytest.mark.parametrize("raw", [b"", encode("text"), encode([1.5]), encode([1])[:-1], b"\xc1", encode({"a": 1})])
def test_bytes_that_are_something_else_are_never_taken(raw: bytes) -> None:
    made = shelf({"a": raw})
    for _ in range(2):
        with pytest.raises(msgspec.MsgspecError):
            made["a"]


@rarely
@given(st.dictionaries(names, values))
def test_the_order_of_arrival_does_not_show(rows: dict[str, List]) -> None:
    one, other = shelf(), shelf()
    one.update(rows)
    other.update(dict(reversed(rows.items())))
    assert encode(one.packed()) == encode(other.packed())
