"""`sitegen import`: a document has the date that it prints, and one without has the time that fits what it tells."""

from __future__ import annotations

import pytest
from test_importing import LONG, found

HEAD = "How ferries run\n\n"


def dated(text: str) -> tuple[object, object]:
    made = found(text)
    return made["date"], made["date_sureness"]


def test_a_speech_is_of_the_day_on_which_it_was_given() -> None:
    given = "Delivered on: 3 March 2019 (Original script, may differ from delivered version)"
    assert dated(f"{HEAD}Published 6 March 2019\n\n{given}\n\n{LONG}") == ("2019-03-03", "sure")
    assert dated(f"{HEAD}Delivered by hand to 40 boats\n\nPublished 6 March 2019\n\n{LONG}") == ("2019-03-06", "sure")


def test_the_line_with_the_number_of_a_paper_dates_it() -> None:
    line = "HC 575 SESSION 2018–2019 16 JULY 2019"
    text = (
        f"{HEAD}Report by the Keeper of Boats\nHarbour Office\n{line}\n\nKey facts\n\n{LONG}\n\nIn 2020 it may end.\n"
    )
    made = found(text)
    assert (made["date"], made["date_sureness"]) == ("2019-07-16", "sure")
    assert [f for f in made["figures"] if "16" in f["words"]] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The Harbours Act 1996 protects rowers.", (None, "unknown")),
        ("The Harbours (Lamps) Regulations 1998 protect rowers.", (None, "unknown")),
        ("They act. 2016 was a wet year.", ("2016~", "doubtful")),
        ("The Harbours Act 1996 protects rowers. They rowed in 2016.", ("2016~", "doubtful")),
        ("They rowed in 2014. Until 2016 the pier will be closed.", ("2014~", "doubtful")),
        # Somebody known in one office, which began in 2016: the office that stands before the name may be an older one.
        ("They rowed in 2014. Petra Quillfeather sang.", ("2016-01/2021-12", "doubtful")),
        ("They rowed in 2014. Commissioner Petra Quillfeather sang.", ("2016-01/2021-12", "doubtful")),
        ("They rowed in 2014. Governor Dame Petra Quillfeather sang.", ("2014~", "doubtful")),
        ("They rowed in 2014. Governor Petra Quillfeather sang.", ("2014~", "doubtful")),
    ],
)
def test_the_time_of_an_undated_text(told: str, expected: tuple[object, object]) -> None:
    assert dated(f"{HEAD}{told}\n") == expected


@pytest.mark.parametrize(
    ("day", "told", "expected"),
    [
        ("26 April", "In November 2023 the office shut the pier.", "2024-04-26?"),
        ("Friday 26 April", "In November 2023 the office shut the pier.", "2024-04-26?"),
        ("April 26th", "In March 2023 the office shut the pier.", "2023-04-26?"),
        ("26 April", "In 2023 the office shut the pier.", "2023-04-26?"),
        # A day that is still to come, none at all, and one in a sentence.
        ("30 December", "In November 2026 the office shut the pier.", "2026~"),
        ("31 April", "In November 2023 the office shut the pier.", "2023~"),
        ("Open from 26 April", "In November 2023 the office shut the pier.", "2023~"),
    ],
)
def test_a_day_without_its_year_is_the_next_after_what_the_text_speaks_of(day: str, told: str, expected: str) -> None:
    assert dated(f"{HEAD}{day}\n\n{told} {LONG}") == (expected, "doubtful")


@pytest.mark.parametrize("key", ["published", "pubdate", "posted", "created"])
def test_the_date_of_a_file_may_be_called_otherwise(key: str) -> None:
    made = found(f"title: How ferries run\nheadline: Ferries\n{key}: 14 Jan 2019\nby: Ann Wise\n\n{LONG}\n")
    assert (made["title"], made["date"], made["author"]) == ("How ferries run", "2019-01-14", "Ann Wise")
