"""`sitegen import`: heads of letters and stories, firms that are called like people, pieces of HTML in a text."""

from __future__ import annotations

from datetime import date

import pytest
from test_importing_people import known, people, read

from sitegen.importing.page.reading import original_of
from sitegen.importing.proposal import Asked, Proposal, propose


def proposed(text: str) -> Proposal:
    registers, names = known()
    return propose(original_of(text.encode(), "text.txt"), registers, Asked(date(2026, 11, 27)), names)


STORY = "The keepers row every night of the year, and nobody at the Harbour Office has asked them how that is done."


def test_a_day_below_the_author_dates_a_text_whatever_stands_behind_it() -> None:
    day = "14 October 2014 From the section Quays Image caption: a lamp"
    made = proposed(f"How keepers row\n\nBy Alex Example Harbour reporter, Tide News\n\n{day}\n\n{STORY}\n")
    assert (made.dating.edtf, made.dating.sureness, made.author) == ("2014-10-14", "sure", "Alex Example")


def test_a_day_at_the_head_of_a_sentence_below_the_author_is_not_surely_that_of_the_text() -> None:
    made = proposed(
        f"How keepers row\n\nBy Alex Example\n\n14 October 2014 was a day of storms at the quay.\n\n{STORY}\n"
    )
    assert made.dating.sureness != "sure"


def test_whom_a_letter_addresses_is_one_of_its_people() -> None:
    head = ("Rowing Committee\n\nFiona Quickthorn\nHead of Lamps\nHarbour Office", "2 May 2024", "Dear {}", STORY)
    text = "\n\n".join(head)
    assert "Fiona Quickthorn" in [p.name for p in proposed(text.format("Fiona,")).people]
    assert "Fiona Quickthorn" in [p.name for p in proposed(text.format("Ms Quickthorn")).people]
    assert "Fiona Quickthorn" not in [p.name for p in proposed(text.format("Alan,")).people]


def test_whoever_has_an_initial_or_a_bench_keeps_the_title() -> None:
    made = people("Employment Judge Reedmace heard Ms R Quickthorn, who rows. Judge Reedmace said that she rowed.")
    assert set(made) == {"Employment Judge Reedmace", "Ms R Quickthorn"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ex-Alan Reedmace chief says that staff row.",
        "She was head of lamps at the Alan Reedmace Partnership.",
        "He worked for the lamp company Reedmace Capital while still an official.",
        "He had worked for Reedmace Holdings, he said.",
    ],
)
def test_a_firm_is_nobody(sentence: str) -> None:
    assert people(sentence) == {}


def test_a_bill_is_nobody_but_one_who_is_called_so() -> None:
    assert set(people("Bill Reedmace, who was head of lamps, has left.")) == {"Bill Reedmace"}
    assert people("A Bill Reedmace Office keepers wanted is lost.") == {}


def test_a_message_that_was_put_into_a_page_is_a_quotation_of_whoever_posted_it() -> None:
    made = read(
        "Alan Reedmace, head of lamps, is the new champion of the quay.",
        '<blockquote class="post"><p lang="en">Glad to be it!<br>We&#39;ve lit every lamp '
        '<a href="https://example.org/x?a=b">@quay</a></p>&mdash; Alan Reedmace (@reedmace) '
        '<a href="https://example.org/1">April 26, 2018</a></blockquote>',
        '<script async src="https://example.org/w.js"></script>',
    )
    assert [q.words for q in made.quotations] == ["Glad to be it! We've lit every lamp @quay"]
    assert [s.name for s in made.speakers] == ["Alan Reedmace"]
    assert "<" not in made.page.text


def test_a_sign_for_less_is_no_tag() -> None:
    made = read("It is < 40 boats a day, and > 12 lamps.")
    assert "It is < 40 boats a day, and > 12 lamps." in made.page.text
