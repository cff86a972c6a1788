"""Figures whose value has the number of their words, and tells something else of it; and honest ones beside them."""

from __future__ import annotations

import pytest
from helpers import entry, site


def told(words: str, options: dict[str, str]) -> list[tuple[str, str]]:
    """(message, hint) of what is said of a figure, pinned to a sentence that is these words."""
    options = {"what": "what was counted", **options, "period": "2016", "holder": "Desk Office"}
    lines = "".join(f"    {name}: {value}\n" for name, value in options.items())
    found = site({"documents/a.md": entry("", f"{words}.\n\n/// figure | {words}\n{lines}///\n")}).found
    assert {item.rule for item in found} <= {"figure-differs"}
    return [(item.message, item.hint) for item in found]


@pytest.mark.parametrize(
    ("words", "options", "message", "hint"),
    [
        # A share beside a base that is only the whole.
        (
            "31 of the 40 people",
            {"value": "31 %", "base": "40 people", "derived": "true"},
            "the value '31 %' is not the share that '31 of the 40 people' comes to, 78 %",
            "write value: 78 %, or correct the numbers beside it",
        ),
        (
            "31 of the 40 people",
            {"value": "31 %"},
            "the words '31 of the 40 people' count, and the value '31 %' is a percentage",
            "write value: 78 % and derived: true, or value: 31 people",
        ),
        (
            "3 of the 10 desks",
            {"value": "3", "unit": "per cent", "base": "10 desks"},
            "and the value '3 per cent' is a percentage",
            "write value: 30 and unit: % and derived: true, or value: 3 desks",
        ),
        # The other direction.
        (
            "More than 40 people came",
            {"value": "fewer than 40 people"},
            "say 'more than', and the value is 'fewer than 40 people'",
            "write value: more than 40 people",
        ),
        ("Nearly 40 people came", {"value": "≥40 people"}, "say 'nearly'", "write value: nearly 40 people"),
        ("At most forty people came", {"value": "At least 40 people"}, "say 'at most'", "value: at most 40 people"),
        ("no more than £40", {"value": "more than £40"}, "say 'no more than'", "write value: no more than £40"),
        ("Costs fell by 12%", {"value": "+12 %"}, "tell a fall, and the value is '+12 %'", "write value: −12 %"),
        ("Costs rose again by £12", {"value": "-£12"}, "tell a rise", "write value: +£12"),
        ("Posts were cut by twelve", {"value": "+12", "unit": "posts"}, "tell a fall", "write value: −12"),
        # Another measure.
        ("It took 3 weeks", {"value": "3 months"}, "tell weeks, and the value is '3 months'", "write value: 3 weeks"),
        ("A three-day course", {"value": "3", "unit": "weeks"}, "tell days", "write unit: days"),
        ("They had one day", {"value": "1 week"}, "tell day", "write value: 1 day"),
        ("It cost £12,500", {"value": "12,500 people"}, "tell a sum of money", "write value: £12,500"),
        ("£12,500 a year", {"value": "12,500", "unit": "staff"}, "tell a sum", "write value: £12,500, without unit:"),
    ],
)
def test_the_value_tells_something_else(words: str, options: dict[str, str], message: str, hint: str) -> None:
    ((said, write),) = told(words, options)
    assert message in said
    assert write.endswith(hint)


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("31 of the 40 people", {"value": "78 %", "base": "40 people", "derived": "true"}),
        ("31 of the 40 people", {"value": "22 %", "base": "40 people", "derived": "true"}),
        ("31 of the 40 people", {"value": "31 %", "base": "100 people", "derived": "true"}),
        ("31 of the 40 people", {"value": "31 %", "base": "all people of the office", "derived": "true"}),
        ("31 of the 40 people", {"value": "31 people", "base": "40 people"}),
        ("31 of the 100 people", {"value": "31 %"}),
        ("31 of the 40 per cent", {"value": "31 %"}),
        ("50 of the 98 people", {"value": "50 %"}),
        ("More than 40 people came", {"value": "at least 40 people"}),
        ("More than 40 people came", {"value": "about 40 people"}),
        ("Not more than 40 people came", {"value": "at most 40 people"}),
        ("There weren't more than 40 people", {"value": "up to 40 people"}),
        ("They never had more than 40 people", {"value": "up to 40 people"}),
        ("Over 40 of fewer than 90 people", {"value": "under 90 people"}),
        ("More than 40 % came", {"value": "fewer than 60 %", "derived": "true"}),
        ("Costs fell by 12%", {"value": "12 %"}),
        ("Costs fell by 12%", {"value": "−12 %"}),
        ("Costs did not fall by 12%", {"value": "+12 %"}),
        ("Costs never fell by 12%", {"value": "+12 %"}),
        ("Costs fell by 12%", {"value": "+12 %", "what": "fall in costs"}),
        ("Costs fell by 12% to £12", {"value": "+12 %"}),
        ("It took 3 weeks", {"value": "21 days"}),
        ("It took 3 weeks", {"value": "3 weeks a month"}),
        ("Two weeks of 3 months", {"value": "3 months"}),
        ("It took a few weeks", {"value": "a few months"}),
        ("Seven nights in a month", {"value": "7 nights a month"}),
        ("It took 3 weeks", {"value": "3 months", "derived": "true"}),
        ("It cost £12,500", {"value": "12,500 GBP"}),
        ("£44 for each of 44 people", {"value": "44 people"}),
        ("£12.5 million", {"value": "12,500,000 pounds"}),
    ],
)
def test_honest_figures(words: str, options: dict[str, str]) -> None:
    assert told(words, options) == []
