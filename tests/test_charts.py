"""Pictures: nothing leaves its frame, no label meets another, and what is drawn are the counts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import helpers  # noqa: F401  (the settings of hypothesis)
from hypothesis import given
from hypothesis import strategies as st

from sitegen.charts import HIGHEST, LEVELS, LOWEST, NEVER, Stretch, level_for, overview, step_of, text_width

counts = st.integers(0, 2000)
years = st.integers(1, 6).flatmap(lambda n: st.lists(st.tuples(*[counts] * n), min_size=1, max_size=80))
days = st.dates(date(1980, 1, 1), date(2060, 12, 31))
stretches = st.lists(st.builds(Stretch, st.text("Mil O’w", min_size=1, max_size=20), days, days), max_size=12)


@given(years)
def test_columns_are_the_counts(columns: list[tuple[int, ...]]) -> None:
    picture = overview(1990, columns)
    assert [column.count for column in picture.columns] == [sum(counts) for counts in columns]
    for column, expected in zip(picture.columns, columns, strict=True):
        assert {p.series: p.count for p in column.pieces} == {n: c for n, c in enumerate(expected, 1) if c}
        per_entry = {round(piece.height / piece.count, 2) for piece in column.pieces if piece.count > 20}
        assert len(per_entry) < 2 or max(per_entry) - min(per_entry) < 0.02


@given(years)
def test_bars_stay_in_their_columns_and_columns_in_the_frame(columns: list[tuple[int, ...]]) -> None:
    picture = overview(1990, columns)
    slack = 0.01
    assert LOWEST <= picture.base - picture.top <= HIGHEST
    for column in picture.columns:
        assert column.x - slack <= column.bar_x
        assert column.bar_x + column.bar_width <= column.x + column.width + slack
        assert -slack <= column.x and column.x + column.width <= 100 + 0.1
        assert picture.top - slack <= column.top <= picture.base
        ends = [picture.base, *(piece.y for piece in column.pieces)]
        for piece, below in zip(column.pieces, ends, strict=False):
            assert abs(piece.y + piece.height - below) < slack, "pieces stand on each other"


@given(years, st.integers(1, 2400))
def test_labels_of_columns_never_meet(columns: list[tuple[int, ...]], first: int) -> None:
    picture = overview(first, columns)
    for level, frame in enumerate(LEVELS):
        for texts in (
            [(c.middle, c.label) for c in picture.columns if c.label_level <= level],
            [(c.middle, str(c.count)) for c in picture.columns if c.count_level <= level],
        ):
            for (left, one), (right, other) in pairwise(texts):
                apart = (right - left) / 100 * frame
                assert apart > (text_width(one) + text_width(other)) / 2 - 0.01


@given(stretches)
def test_bands_are_within_the_frame_and_do_not_overlap(terms: list[Stretch]) -> None:
    picture = overview(2000, [(1,)] * 27, [("Office", terms)])
    for lane in picture.lanes:
        for band, following in pairwise([*lane.bands, None]):
            assert band is not None
            assert band.x >= 0 and band.width > 0 and band.x + band.width <= 100.001
            if following is not None:
                assert band.x + band.width <= following.x + 0.001
                assert band.odd != following.odd
            for level, frame in enumerate(LEVELS):
                if band.level <= level:
                    assert text_width(band.label) <= band.width / 100 * frame


def test_a_single_year_with_a_single_entry_is_no_tower() -> None:
    picture = overview(2016, [(1,)])
    (column,) = picture.columns
    assert (column.bar_width, column.bar_x, column.middle) == (5, 47.5, 50)
    assert picture.base - column.top < LOWEST / 2
    assert (column.label_level, column.count_level) == (0, 0)


def test_years_without_entries_are_empty_columns() -> None:
    picture = overview(2016, [(0, 0), (3, 1)])
    assert [(c.label, c.count, len(c.pieces)) for c in picture.columns] == [("2016", 0, 0), ("2017", 4, 2)]


def test_many_years_bear_fewer_labels_in_narrow_frames() -> None:
    columns = overview(2009, [(3,)] * 18).columns
    assert [c.label for c in columns if c.label_level == 0] == ["2010", "2015", "2020", "2025"]
    assert all(c.label_level <= 2 for c in columns)


def test_terms_of_office_begin_on_their_day_and_last_as_long_as_they_do() -> None:
    terms = [Stretch("Old", date(1990, 1, 1), date(2001, 1, 1)), Stretch("New", date(2001, 1, 1), date.max)]
    outside = Stretch("Never", date(1980, 1, 1), date(1990, 1, 1))
    picture = overview(2000, [(1,), (1,)], [("Nobody", [outside]), ("Office", [*terms, outside])], [])
    (lane,) = picture.lanes
    assert [(b.label, b.x, b.width) for b in lane.bands] == [("Old", 0, 50), ("New", 50, 50)]


def test_marks_stand_at_their_day_within_the_years() -> None:
    marks = [
        ("in", "election", date(2000, 7, 2)),
        ("before", "other", date(1999, 1, 1)),
        ("after", "", date(2001, 1, 1)),
    ]
    found = overview(2000, [(1,)], [], marks).marks
    assert [(mark.label, mark.kind) for mark in found] == [("in", "election"), ("after", "")]
    assert 49 < found[0].x < 51


def test_a_label_that_never_fits_has_no_level() -> None:
    assert level_for(1, 50) == NEVER
    assert level_for(100, 24) == 0


def test_steps_of_shade() -> None:
    assert [step_of(count, 10) for count in (0, 1, 2, 3, 9, 10)] == [0, 1, 1, 2, 5, 5]
    assert [step_of(count, 2) for count in (0, 1, 2)] == [0, 1, 2], "a single entry is not the darkest"
