"""Numbers in digits and words are read as what they come to; a figure's value that contradicts its words is named."""

from __future__ import annotations

import pytest
from helpers import parse

from sitegen.checks.figures import values
from sitegen.numerals import numbers_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4,000 or 4 000 or 4\u202f000 or 4000", [4000, 4000, 4000, 4000]),
        ("£1.5bn, 1.5 billion, 2 million pounds, £40m, 1.5 £bn", [1.5e9, 1.5e9, 2e6, 4e7, 1.5e9]),
        ("5 per cent, 5%, five percentage points", [5, 0.05, 5, 0.05, 5, 0.05]),
        ("twelve, twenty-one, a hundred and one, two thousand five hundred", [12, 21, 101, 2500]),
        ("one hundred and fifty million", [150e6]),
        ("half, two-thirds, three quarters", [0.5, 2 / 3, 0.75]),
        ("five-year plan, 4th of 38, fourth", [5, 4, 38, 4]),
        ("on 12 March 2016, in 2016/17, from 2016-03, the 1990s, May 3", []),
        ("the first half of it, a majority", []),
    ],
)
def test_numbers_are_read(text: str, values: list[float]) -> None:
    found = numbers_in(text)
    assert found is not None
    assert [number.value for number in found if number.value != 1 or values == [1]] == pytest.approx(values)


@pytest.mark.parametrize(
    "text", ["two dozen", "half a million", "doubled", "Q3", "5½", "several hundred", "a tenfold 5"]
)
def test_what_cannot_be_read_with_certainty_is_not_read(text: str) -> None:
    assert numbers_in(text) is None


def differs(value: str, words: str, more: str = "") -> bool:
    """Whether a figure with this value and words is named."""
    note = f'/// figure | {words}\n    value: "{value}"\n{more}    holder: x\n///\n'
    document = parse(f"---\ntitle: A\nyear: 2016\n---\nIt was {words}.\n\n{note}").document
    assert document is not None
    return [item.rule for item in values.check(document)] == ["figure-differs"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("5 %", "5 per cent"), ("20 %", "one in five"), ("1 of 5", "One in five"), ("80 %", "four out of five"),
        ("1,500,000,000 GBP", "£1.5bn"), ("1.5 billion GBP", "£1.5bn"), ("£1,487m", "£1.5bn"),
        ("10-15k GBP", "£10-15k"),
        ("12", "twelve"), ("50 %", "half"), ("48 %", "nearly half"), ("67 %", "two-thirds of staff"),
        ("2/3", "two thirds"),
        ("4000", "4,000"), ("22000 attendees", "more than 22,000 people"), ("487", "nearly 500"),
        ("2500", "2.5 thousand"),
        ("12 staff", "a majority"), ("0", "no staff"), ("24", "two dozen"), ("100 %", "doubled"),
        ("4", "fourth of 38"),
        ("3 to 5", "from 3 to 5"), ("4", "from 3 to 5"), ("10,000 to 15,000 GBP", "£10-15k"),
        ("78 %", "31 of the 40"),
        ("+25 %", "from 400 to 500"), ("100", "from 400 to 500"), ("200", "5 per cent of the 4,000"),
        ("-86 %", "86 % less"),
        ("12", "12 staff in 2016"), ("12", "staff in 2016"), ("2016", "in 2016"), ("5 years", "five-year plan"),
        ("1.5 years", "18 months"), ("6000 GBP a year", "£500 a month"), ("2 billion USD", "£1.5bn"),
        ("60p", "£0.60"),
    ],
)  # fmt: skip
def test_a_value_that_agrees_with_its_words(value: str, words: str) -> None:
    assert not differs(value, words)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("712 applications", "172 applications"), ("173", "172 applications"), ("712", "172 applications in 2016"),
        ("712", "172 applications a year"), ("15 %", "5 per cent"), ("3.5 %", "5.3 per cent"),
        ("25 %", "31 of the 40"),
        ("5 GBP", "£5m"), ("5 billion", "5 million"), ("40 %", "half"), ("13", "twelve"), ("400", "4,000 staff"),
        ("4.000 staff", "4,000 staff"), ("600", "nearly 500"), ("50 %", "two thirds"), ("21 cities", "twelve cities"),
    ],
)  # fmt: skip
def test_a_value_that_contradicts_its_words(value: str, words: str) -> None:
    assert differs(value, words)


def test_what_was_worked_out_says_so() -> None:
    assert differs("33 %", "172 applications")
    assert not differs("33 %", "172 applications", "    derived: true\n")
    assert not differs("33 %", "172 applications", "    base: 172 of 521\n")
    assert not differs("172", "172 applications", "    unit: people\n")
    assert differs("172", "172 million people", "    unit: people\n")
    assert not differs("172", "172 million people", "    unit: million people\n")


def test_the_hundredth_part_of_a_percentage_is_not_worked_out() -> None:
    assert differs("0.78 people", "78 per cent", "    derived: true\n")
    assert not differs("0.78 people", "78 towels", "    derived: true\n")
    assert not differs("2.4 people", "240 per cent", "    derived: true\n")


@pytest.mark.parametrize(
    ("value", "words", "wrong"),
    [
        ("9 people", "9 %", True),
        ("9 people", "9 per cent of staff", True),
        ("1,000 posts", "1,000 percent", True),
        ("9 %", "9 per cent", False),
        ("9 per cent of staff", "9 %", False),
        ("9 percentage points", "9 %", False),
        ("9 pp", "9 %", False),
        ("9 people", "9 % of them, or 9 people", False),
        ("9 of 100 people", "9 %", False),
        ("9", "9 %", False),
        # A percentage written as what it is a part of one.
        ("0.78 people", "78 per cent", True),
        ("0.09 staff", "9 %", True),
        ("0.78", "78 per cent", False),
        ("0.78 of all people", "78 per cent", False),
        ("0.5 points", "0.5 %", False),
        ("0.78 days", "7 per cent less, 0.78 days", False),
        # And a count written as a percentage, or as money.
        ("44 %", "44 tea towels", True),
        ("£1,044", "1,044 tea towels", True),
        ("44 %", "44 of the towels", False),
        ("44 %", "44 in every hundred towels", False),
        ("44 %", "44 percentage points", False),
        ("£44", "44 pounds", False),
        ("44 GBP", "44 million pounds", True),
        ("44 towels", "44 tea towels", False),
    ],
)
def test_a_percentage_is_no_count(value: str, words: str, wrong: bool) -> None:
    assert differs(value, words) == wrong


def test_the_unit_of_a_percentage_may_stand_apart() -> None:
    assert not differs("9", "9 %", "    unit: per cent of staff\n")
    assert differs("9", "9 %", "    unit: people\n")
    assert not differs("9 people", "9 %", "    derived: true\n")


def test_of_a_base_a_count_may_be_the_percentage() -> None:
    assert differs("44 %", "44 tea towels")
    assert not differs("44 %", "44 tea towels", "    base: 100 towels\n")
