from __future__ import annotations

from datetime import date

import pytest
from helpers import rarely
from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates import day_in_words, in_words, parse_date, without_time


@pytest.mark.parametrize(
    ("edtf", "words", "earliest", "latest", "certainty", "machine"),
    [
        ("2016-12-08", "8 December 2016", "2016-12-08", "2016-12-08", "stated", "2016-12-08"),
        ("2016-12", "December 2016", "2016-12-01", "2016-12-31", "stated", "2016-12"),
        ("2016", "2016", "2016-01-01", "2016-12-31", "stated", "2016"),
        ("1854", "1854", "1854-01-01", "1854-12-31", "stated", "1854"),
        ("2016-02", "February 2016", "2016-02-01", "2016-02-29", "stated", "2016-02"),
        ("2000-02-29", "29 February 2000", "2000-02-29", "2000-02-29", "stated", "2000-02-29"),
        ("2019~", "about 2019", "2019-01-01", "2019-12-31", "approximate", "2019"),
        ("2016-01~", "about January 2016", "2016-01-01", "2016-01-31", "approximate", "2016-01"),
        ("2024-01?", "January 2024 (uncertain)", "2024-01-01", "2024-01-31", "uncertain", "2024-01"),
        ("2024-01-24?", "24 January 2024 (uncertain)", "2024-01-24", "2024-01-24", "uncertain", "2024-01-24"),
        ("2024%", "about 2024 (uncertain)", "2024-01-01", "2024-12-31", "uncertain", "2024"),
        ("2022-06/2022-07", "June or July 2022", "2022-06-01", "2022-07-31", "range", ""),
        ("2016/2018-03-04", "between 2016 and 4 March 2018", "2016-01-01", "2018-03-04", "range", ""),
        ("2014-09/..", "since September 2014", "2014-09-01", "9999-12-31", "range", ""),
        ("2015~/2016", "between about 2015 and 2016", "2015-01-01", "2016-12-31", "range", ""),
    ],
)
def test_forms(edtf: str, words: str, earliest: str, latest: str, certainty: str, machine: str) -> None:
    value = parse_date(edtf)
    found = (in_words(value), str(value.earliest), str(value.latest), value.certainty, value.machine, value.edtf)
    assert found == (words, earliest, latest, certainty, machine, edtf)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2016-02-30", "February 2016 has 29 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("2016-04-31", "April 2016 has 30 days"),
        ("2016-13", "there is no month 13"),
        ("2016-00", "there is no month 0"),
        ("2016-01-00", "January 2016 has 31 days"),
        ("2016-02-30~", "February 2016 has 29 days"),
        ("2022-07/2022-06", "ends before it begins"),
        ("0000", "no usable year"),
        ("8 December 2016", "is not a date"),
        ("08/12/2016", "is not a date"),
        ("2016-1-2", "is not a date"),
        ("16-01-02", "is not a date"),
        ("20160102", "is not a date"),
        ("2016-12-08T10:00", "is not a date"),
        ("2016/2017/2018", "is not a date"),
        ("../2016", "is not a date"),
        ("2016/", "is not a date"),
        ("/2016", "is not a date"),
        ("2016 ", "is not a date"),
        ("2016\n", "is not a date"),
        ("", "is not a date"),
        ("２０１６", "is not a date"),  # full-width digits: no valid <time datetime>
        ("٢٠١٦-01", "is not a date"),
    ],
)
def test_refusals(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_date(text)


def test_period_and_day_in_words() -> None:
    assert in_words(parse_date("2022-06/2022-07"), period=True) == "June to July 2022"
    assert in_words(parse_date("2022-03/2022-07")) == "between March and July 2022"
    assert in_words(parse_date("2022-12/2023-01")) == "December 2022 or January 2023"
    assert in_words(parse_date("2018/2019")) == "2018 or 2019"
    assert in_words(parse_date("2018/2020")) == "between 2018 and 2020"
    assert in_words(parse_date("2018~/2019")) == "between about 2018 and 2019"
    assert day_in_words("2026-11-23") == "23 November 2026"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2017-07-08 3:46:23 -0400", "2017-07-08"),
        ("2017-07-08T03:46:23Z", "2017-07-08"),
        ("2017-07-08", "2017-07-08"),
        ("about 2017", "about 2017"),
    ],
)
def test_without_time(stamp: str, day: str) -> None:
    assert without_time(stamp) == day


def test_years_and_overlaps() -> None:
    span = parse_date("2015-11/2017-02")
    assert [span.covers_year(year) for year in (2014, 2015, 2016, 2017, 2018)] == [False, True, True, True, False]
    assert parse_date("2016").may_equal(parse_date("2016-12-31"))
    assert not parse_date("2016").may_equal(parse_date("2017-01-01"))
    assert parse_date("2016/..").may_equal(parse_date("2031"))


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_any_calendar_day_round_trips(day: date) -> None:
    value = parse_date(day.isoformat())
    assert (value.earliest, value.latest, value.edtf) == (day, day, day.isoformat())
    assert in_words(value).startswith(f"{day.day} ")
    assert in_words(value).endswith(f" {day.year}")


points = st.from_regex(r"[0-9]{4}(-[0-1][0-9](-[0-3][0-9])?)?[~?%]?", fullmatch=True)
near_dates = st.one_of(
    points, st.tuples(points, points | st.just("..")).map("/".join), st.text("0123456789-/~?%.TZ XuU", max_size=24)
)


@rarely  # the EDTF grammar takes milliseconds a date
@given(st.one_of(near_dates, st.text(max_size=20)))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        value = parse_date(text)
    except ValueError as error:
        assert str(error).startswith("'")
    else:
        assert value.earliest <= value.latest
        assert value.edtf == text
        assert text.isascii()
        assert in_words(value)
