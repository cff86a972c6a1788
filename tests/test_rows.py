from __future__ import annotations

from array import array
from contextlib import suppress

import msgspec
import pytest
from helpers import rows_of
from hypothesis import given
from hypothesis import strategies as st

from sitegen.rows import SELDOM, Damaged, Index, Rows

names = st.text(st.characters(), max_size=4)


@given(st.dictionaries(names, st.binary(max_size=9), max_size=9), st.lists(names, max_size=99))
def test_rows_are_a_dictionary(packed: dict[str, bytes], asked: list[str]) -> None:
    rows = rows_of(packed)
    for name in (*asked, *packed, *asked):
        assert rows.get(name) == packed.get(name)
        assert (name in rows) == (name in packed)
    assert list(rows) == sorted(packed)
    assert dict(rows) == packed
    assert [rows.name(rows.number(name)) for name in packed] == list(packed)
    assert len(rows) == len(packed)


def test_few_rows_are_read_without_the_others() -> None:
    asked: list[tuple[int, int]] = []
    whole = rows_of({f"{number:05}": bytes(9) for number in range(3_000)})

    def read(start: int, size: int) -> bytes:
        asked.append((start, size))
        return bytes(size)

    rows = Rows(whole._index, read)
    assert (rows["00007"], rows.get("7")) == (bytes(9), None)
    assert asked == [(63, 9)]
    for number in range(3_000 // SELDOM + 1):
        assert rows[f"{number:05}"] == bytes(9)
    # So many that the whole is cheaper.
    assert asked[-1] == (0, 27_000)
    count = len(asked)
    assert list(rows.values()) == [bytes(9)] * 3_000
    assert len(asked) == count


@pytest.mark.parametrize("many", [False, True])
def test_a_flipped_bit_in_any_row_is_noticed(many: bool) -> None:
    packed = {"a": b"one", "b": b"", "c": b"three"}
    good = rows_of(packed)
    for at in range(8):
        rows = Rows(good._index, lambda start, size, at=at: flipped(at)[start : start + size])  # type: ignore[misc]
        if many:
            list(rows)
        wrong = "a" if at < 3 else "c"
        with pytest.raises(Damaged):
            rows[wrong]
        assert [rows[name] for name in packed if name != wrong] == [packed[n] for n in packed if n != wrong]
        # To be copied as it is, with the sum that says so.
        assert rows.sealed(wrong)[1] == good.sealed(wrong)[1]


def flipped(at: int) -> bytes:
    whole = bytearray(b"onethree")
    whole[at] ^= 16
    return bytes(whole)


def test_indexes_that_do_not_fit_are_noticed() -> None:
    good = rows_of({"a": b"one", "b": b"two"})._index()
    for bad in (
        msgspec.structs.replace(good, ends=b"123"),
        msgspec.structs.replace(good, ends=b""),
        msgspec.structs.replace(good, sums=good.sums * 2),
        msgspec.structs.replace(good, name_ends=good.name_ends[:-4]),
    ):
        with pytest.raises(msgspec.ValidationError):
            Rows(lambda bad=bad: bad)["a"]  # type: ignore[misc]


@given(st.lists(st.integers(0, 20), min_size=3, max_size=3), st.lists(st.integers(0, 1 << 60), min_size=3, max_size=3))
def test_places_that_lie_are_noticed_or_harmless(name_ends: list[int], ends: list[int]) -> None:
    index = Index(b"a\xffb", array("I", name_ends).tobytes(), array("Q", ends).tobytes(), bytes(12))

    def read(start: int, size: int) -> bytes:
        if not 0 <= start <= start + size <= 9:
            raise Damaged("outside")
        return bytes(size)

    for ask in (lambda r: r.get("a"), lambda r: r.get("b"), dict, lambda r: r.name(2), lambda r: r.name(3)):
        with suppress(Damaged):
            ask(Rows(lambda: index, read))
