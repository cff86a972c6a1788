"""Pictures: nothing leaves its frame, no label meets another, and what is drawn are the counts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import helpers  # noqa: F401  (the settings of hypothesis)
from hypothesis import given
from hypothesis import strategies as st

from sitegen.charts import (
    HIGHEST,
    LEVELS,
    LONGEST,
    LOWEST,
    NEVER,
    ROOM,
    SPARK,
    Stretch,
    level_for,
    overview,
    spark,
    stem,
    step_of,
    text_width,
    wrapped,
)

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


@given(st.lists(counts, min_size=1, max_size=300))
def test_sparklines_have_a_stroke_for_each_year_with_entries(numbers: list[int]) -> None:
    picture = spark(numbers)
    assert len(picture.strokes) == sum(1 for number in numbers if number)
    assert picture.width <= LONGEST + 0.01
    for stroke in picture.strokes:
        assert stroke.x >= 0 and stroke.x + picture.stroke <= picture.width + 0.01
        assert 0 <= stroke.height <= SPARK
    tallest = max((stroke.height for stroke in picture.strokes), default=0)
    assert tallest == SPARK or max(numbers) < 3


names = st.text("abcMW ’&,", min_size=1, max_size=90).filter(str.strip)
kin = st.lists(st.tuples(st.sampled_from(["name-change", "merger", "demerger", "transfer"]), names, names), max_size=8)


@given(kin, names, kin)
def test_a_lineage_runs_down_without_words_upon_words(
    before: list[tuple[str, str, str]], own: str, after: list[tuple[str, str, str]]
) -> None:
    picture = stem(before, (own, "since 2016"), after)
    assert [k.kind for k in picture.kin] == [*(b[0] for b in before), "own", *(a[0] for a in after)]
    lines = [line.y for k in picture.kin for line in (*k.name, *k.remark)]
    assert all(lower - upper > 1.29 for upper, lower in pairwise(lines))
    assert (picture.first, picture.last) == (picture.kin[0].y, picture.kin[-1].y)
    assert all(k.top <= k.y <= k.top + k.height <= picture.height + 0.01 for k in picture.kin)
    assert [" ".join(line.text for line in k.name) for k in picture.kin] == [
        " ".join(name.split()) for name in (*(b[1] for b in before), own, *(a[1] for a in after))
    ]


def test_only_a_change_of_name_stays_on_the_stem() -> None:
    picture = stem([("merger", "A", "merged")], ("B", "since 2016"), [("name-change", "C", "renamed")])
    assert [k.branch for k in picture.kin] == [True, False, False]


@given(st.text("abcdefghi MWO’,", max_size=120))
def test_wrapped_lines_lose_no_word_and_fit(text: str) -> None:
    lines = wrapped(text, ROOM)
    assert " ".join(lines) == " ".join(text.split())
    assert all(text_width(line) <= ROOM or " " not in line for line in lines)
