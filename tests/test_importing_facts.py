"""`sitegen import`: dates, periods, figures, titles and tags are those of the text, or none."""

from __future__ import annotations

from typing import Any

import pytest
from test_importing import LONG, body_of, found


def figures(text: str) -> list[dict[str, Any]]:
    return [f for f in found(text)["figures"] if not f["aside"]]  # type: ignore[attr-defined]


# Periods ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # A time belongs to the number of its own clause.
        ("There are over 60 rowers at the quay, which will rise to 90 by 2031.", [None, "by 2031"]),
        ("It went from around 510 rowers to a planned 640 for 2019-20.", [None, "2019-20"]),
        ("It grew by 8% over the past six years, and the crew now has 20 rowers, rising to 35 by 2024.",
         ["past six years", None, "by 2024"]),
        ("It had 20 boats in 2010 and has 30 boats.", ["2010", None]),
        ("It has 90 boats, compared with 40 boats in 2012.", [None, "2012"]),
        ("It had 40 boats in 2010 while 12 cars were there.", ["2010", None]),
        # Numbers of one list have one time.
        ("They bought 40 boats and 12 cars in 2016.", ["2016", "2016"]),
        ("A quarter of rowers (24 per cent) left in 2016.", ["2016", "2016"]),
        # A time at the head of a sentence is that of all in it.
        ("In 2016, 40 boats sank and the owners of 12 boats gave up.", ["2016", "2016"]),
        ("The 2016 survey found that 40 boats leak and that crews dislike 12 boats.", ["2016", "2016"]),
        # What a number is compared with has another time.
        ("That is 9 per cent less than in the count of May 2014.", [None]),
        # Never from another sentence.
        ("It was built in 2014. It has 40 boats.", [None]),
        ("In May 2014 they rowed. Forty per cent sang, while 30 per cent slept.", [None, None]),
        # What people say may be about another time than they were asked at.
        ("Some 30 per cent said they had rowed in 2009.", [None]),
        # Spans are times.
        ("Some 300 rowers came from April to October 2012.", ["April to October 2012"]),
        ("Wages fell by up to 20% over the past 11 years.", ["past 11 years"]),
        ("The crew wore out five skippers in just two years.", ["in two years"]),
        ("Crews lose a quarter of their oars each year.", ["each year"]),
        ("They sold 40 boats in the year to March 2015.", ["year to March 2015"]),
    ],
)  # fmt: skip
def test_a_period_is_that_of_its_own_number(text: str, periods: list[str | None]) -> None:
    assert [f["period"] for f in figures(body_of(text))] == periods


def test_a_list_has_the_time_of_its_heading() -> None:
    made = figures(body_of("What the count of May 2017 says:", "- 40 boats leak", "- 12 boats sank in 2016", LONG))
    assert [f["period"] for f in made] == ["May 2017", "2016"]
