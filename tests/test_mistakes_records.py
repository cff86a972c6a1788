"""Mistakes in registers and names of files that reach other files: one message, and a cure that does no harm."""

from __future__ import annotations

import pytest
from helpers import Site, entry, parse, site

from sitegen.diagnostics import Diagnostic

TOPICS = """\
groups:
- {id: spoonery, label: Spoons and such}
- {id: idle, label: Nothing yet}
topics:
- {id: ladles, label: Ladles, group: spoonery}
- {id: teaspoons, label: Teaspoons, group: spoonery}
- {id: scoops, label: Scoops, group: spoonery, replaced_by: ladles}
"""
BODIES = """\
departments:
- id: spoon-office
  names: [{name: Spoon Office}]
  start: {date: 2001}
  end: {date: 2015-05-08}
  lineage: [{type: name-change, date: 2015-05-08, to: [ladle-office]}]
- {id: ladle-office, names: [{name: Ladle Office}], start: {date: 2015-05-08}}
"""


def only(made: Site) -> Diagnostic:
    (item,) = made.found
    return item


# Topics ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["spoonery", "Spoons and such", "spoons and such"])
def test_a_group_is_no_topic_and_its_topics_are_named(word: str) -> None:
    made = site({"registers/topics.yaml": TOPICS, "documents/a.md": entry(f"tags: [{word}]\n")})
    told = only(made)
    assert told.rule == "unknown-term"
    assert told.hint.startswith("it is a group of topics: ") and told.hint.endswith(", of ladles, teaspoons")


def test_a_word_that_is_a_topic_too_is_that() -> None:
    both = TOPICS + "- {id: spoonery, label: Spoonery, group: spoonery}\n"
    assert site({"registers/topics.yaml": both, "documents/a.md": entry("tags: [spoonery]\n")}).found == ()
    for word in ("idle", "spoonery-at-work"):
        made = site({"registers/topics.yaml": TOPICS, "documents/a.md": entry(f"tags: [{word}]\n")})
        assert "group" not in only(made).hint


def replaced(*pairs: str) -> tuple[Diagnostic, ...]:
    rows = (f"- {{id: {one}, label: {one.title()}, replaced_by: {other}}}\n" for one, other in map(str.split, pairs))
    return site({"registers/topics.yaml": f"topics:\n- {{id: end, label: End}}\n{''.join(rows)}"}).found


def test_topics_that_replace_each_other_are_one_problem() -> None:
    (told,) = replaced("aa bb", "bb aa")
    assert "goes round in a circle: aa → bb → aa" in told.message
    (told,) = replaced("cc aa", "aa bb", "bb aa")
    assert "goes round" in told.message


def test_a_chain_of_replacements_is_cured_by_its_last() -> None:
    assert [item.hint for item in replaced("aa bb", "bb cc", "cc end")] == ["write replaced_by: end"] * 2
    assert replaced("aa end", "bb end", "cc end") == ()


# Bodies, people and publishers ----------------------------------------------------------------------------------------


def publishing(row: str, text: str = "") -> Site:
    publishers = f"publishers:\n- {{id: spoon-news, name: Spoon News}}\n- {{{row}}}\n"
    files = {"registers/departments.yaml": BODIES, "registers/publishers.yaml": publishers}
    return site({**files, "documents/a.md": entry("source: {title: A count, publisher: ladle-office}\n", text)})


def test_a_publisher_with_the_id_of_a_body_is_told_at_its_record() -> None:
    told = only(
        publishing("id: ladle-office, name: Ladle Offer Centre", "See [[ladle-office]] and [[ladle-office]].\n")
    )
    assert (told.rule, told.span.path, told.span.line) == ("duplicate-id", "content/registers/publishers.yaml", 3)
    assert "Ladle Office too (departments.yaml, line 7)" in told.message
    assert "'publisher: ladle-office' means the body" in told.hint


@pytest.mark.parametrize("row", ["id: ladle-offer-centre, name: Ladle Offer Centre", "id: lo, name: Ladle Office News"])
def test_a_publisher_with_an_id_of_its_own(row: str) -> None:
    assert publishing(row, "See [[ladle-office]].\n").found == ()


def circling(two: str, three: str) -> tuple[Diagnostic, ...]:
    row = "- id: {0}\n  names: [{{name: {0}}}]\n  end: {{date: 2015}}\n  lineage:\n  - type: {2}\n"
    row += "    date: 2015\n    to: [{1}]\n"
    rows = (
        row.format("one", "two", "name-change")
        + row.format("two", two, "name-change")
        + row.format("six", three, "merger")
    )
    return site({"registers/departments.yaml": f"departments:\n{rows}"}).found


def test_name_changes_in_a_circle_name_the_lines_of_the_links() -> None:
    (told,) = circling("one", "one")
    assert (told.rule, told.span.line) == ("lineage", 6)
    assert told.message.endswith("one → two → one") and "this one or that of 'two' on line 13" in told.hint
    assert circling("six", "one") == ()


def serving(body: str, start: str, end: str) -> tuple[Diagnostic, ...]:
    role = f"title: counter of spoons, body: {body}, from: {start}{f', to: {end}' if end else ''}, basis: a report"
    people = f"people:\n- {{id: alex-example, name: Alex Example, roles: [{{{role}}}]}}\n"
    return site({"registers/departments.yaml": BODIES, "registers/people.yaml": people}).found


def test_a_post_at_a_body_of_a_later_name_is_offered_that_of_its_time() -> None:
    (told,) = serving("ladle-office", "2009-04", "2011-03")
    assert told.rule == "register-date" and "write body: spoon-office (Spoon Office, 2001 to 2015-05-08)" in told.hint
    (told,) = serving("spoon-office", "2016-04", "2018-03")
    assert "write body: ladle-office" in told.hint
    assert serving("spoon-office", "2009-04", "2011-03") == ()


@pytest.mark.parametrize("end", ["2018-03", ""])
def test_a_post_that_outlasts_a_change_of_name_is_offered_no_body(end: str) -> None:
    (told,) = serving("ladle-office", "2009-04", end)
    assert told.hint == "correct the date, or the start or end of 'ladle-office'"


# Files ----------------------------------------------------------------------------------------------------------------


def test_a_file_is_not_renamed_to_one_that_is_there() -> None:
    told = only(site({"documents/Spoons.md": entry(), "documents/spoons.md": entry("", "Other text.\n")}))
    assert told.rule == "same-address" and "documents/Spoons.md" in told.message
    told = only(site({"documents/Spoons.md": entry(), "documents/forks.md": entry()}))
    assert (told.rule, told.hint) == ("entry-name", "rename it to spoons.md")


@pytest.mark.parametrize("value", ["“Nobody told us”: spoons in 2016", "“Nobody told us”: it’s spoons"])
def test_curly_marks_around_the_first_words_of_a_value_with_a_colon(value: str) -> None:
    (told,) = parse(f"---\ntitle: {value}\nyear: 2016\n---\nText.\n").diagnostics
    assert told.rule == "yaml-syntax" and "two straight single quotes" in told.hint
    assert parse(f"---\ntitle: '{value}'\nyear: 2016\n---\nText.\n").diagnostics == ()


@pytest.mark.parametrize("value", ["“Nobody told us: spoons”", "“Nobody told us”: it's spoons", 'A “b”: "c" and d'])
def test_curly_marks_of_which_single_quotes_are_no_cure(value: str) -> None:
    (told,) = parse(f"---\ntitle: {value}\nyear: 2016\n---\nText.\n").diagnostics
    assert "single quotes" not in told.hint
