"""The score of an import says what an editor gets: a quotation proposed as one is found, however it is labelled."""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from typing import Any

import pytest

scoring = import_module("bench.import.score")

KEEPERS = "The lamps went out twice that winter, and nobody came."
ROPES = "We asked for new ropes in May, and got a form."
WHOLE = f"{KEEPERS} {ROPES}"


def quotations_scored(labels: list[str], proposed: list[str]) -> tuple[int, int, int]:
    """Right, wrong and missed quotations of one document."""
    counts: dict[str, Any] = defaultdict(scoring.Count)
    found: dict[str, Any] = {"departments": [], "people": [], "topics": [], "tags": [], "figures": [], "year": 2019}
    found["quotations"] = [{"words": words} for words in proposed]
    scoring.compared({"year": 2019, "quotations": [{"words": words} for words in labels]}, found, counts)
    count = counts["quotations"]
    return count.right, count.wrong, count.missed


@pytest.mark.parametrize(
    ("labels", "proposed", "expected"),
    [
        pytest.param([KEEPERS, ROPES], [WHOLE], (2, 0, 0), id="each-paragraph-labelled"),
        pytest.param([KEEPERS, "nobody came in the end"], [WHOLE], (1, 0, 1), id="other-words"),
        pytest.param([WHOLE, "got a form"], [WHOLE, "nets"], (2, 1, 0), id="quoted-once-more-inside"),
        pytest.param(
            [KEEPERS, ROPES], [f"{WHOLE} {'And so it went on and on. ' * 9}"], (1, 0, 1), id="hardly-any-of-it"
        ),
        pytest.param([KEEPERS, ROPES], [KEEPERS], (1, 0, 1), id="only-the-first"),
        pytest.param(["nobody came", ROPES], [WHOLE], (1, 0, 1), id="two-words-may-be-chance"),
    ],
)
def test_a_quotation_of_several_paragraphs_stands_for_the_labels_in_it(
    labels: list[str], proposed: list[str], expected: tuple[int, int, int]
) -> None:
    assert quotations_scored(labels, proposed) == expected
