"""Mistakes in registers and names of files that reach other files: one message, and a cure that does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers import Site, entry, parse, site

from sitegen.cli import main
from sitegen.diagnostics import Diagnostic
from sitegen.slugs import slugify

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


@pytest.mark.parametrize("name", ["café-spoons", "spoons-für-alle"])
def test_a_file_name_with_an_accent(name: str) -> None:
    told = only(site({f"documents/{name}.md": entry()}))
    assert told.rule == "entry-name" and told.hint == f"rename it to {slugify(name)}.md"


@pytest.mark.parametrize("name", ["cafe-spoons", "ложки-2016", "2016"])
def test_a_file_name_as_it_should_be(name: str) -> None:
    assert site({f"documents/{name}.md": entry()}).found == ()


# Settings -------------------------------------------------------------------------------------------------------------


def at_address(tmp_path: Path, address: str, *options: str) -> str:
    for path, text in {"site.yaml": f"title: A\nbase_url: {address}\n", "documents/a.md": entry()}.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["check", "--root", str(tmp_path), *options]).stdout


@pytest.mark.parametrize(
    "address", ["http://localhost:8000/", "http://127.0.0.1/", "http://LOCALHOST", "http://[::1]:80"]
)
def test_a_site_is_not_published_on_the_machine_of_its_editor(tmp_path: Path, address: str) -> None:
    assert "content/site.yaml:2:11: warning[bad-url] this address is that of your own machine" in at_address(
        tmp_path, address
    )
    # Nobody reads a site with drafts but its editor.
    assert "bad-url" not in at_address(tmp_path, address, "--drafts")


@pytest.mark.parametrize(
    "address", ["https://localhost.example/", "https://a.example/localhost/", "http://127.example/"]
)
def test_an_address_that_only_looks_like_that_of_a_machine(tmp_path: Path, address: str) -> None:
    assert at_address(tmp_path, address) == ""


# Registers, further ---------------------------------------------------------------------------------------------------


def renamed(day: str, begun: str, kind: str = "name-change") -> tuple[Diagnostic, ...]:
    text = BODIES.replace("2015-05-08", day, 2).replace("start: {date: 2015-05-08}", f"start: {{date: {begun}}}")
    return site({"registers/departments.yaml": text.replace("name-change", kind)}).found


def test_a_name_is_not_changed_years_before_the_new_one_is_there() -> None:
    (told,) = renamed("2005", "2015-05-08")
    assert told.rule == "lineage" and "is dated 2005, but 'ladle-office' began 2015-05-08" in told.message
    assert told.hint.endswith("the other is on line 7")


@pytest.mark.parametrize(
    ("day", "begun", "kind"),
    [("2015-05", "2015-05-08", "name-change"), ("2014", "2015-05-08", "name-change"), ("2005", "2015", "transfer"),
     ("2015", "2001", "name-change")],
)  # fmt: skip
def test_a_change_of_name_that_may_well_be_so(day: str, begun: str, kind: str) -> None:
    assert renamed(day, begun, kind) == ()


def ended(other: str, end: str, kind: str = "name-change") -> tuple[Diagnostic, ...]:
    later = f"- id: old-office\n  names: [{{name: Old Office}}]\n  start: {{date: 1990}}\n  end: {{date: {end}}}\n"
    change = f"  end: {{date: {other}}}\n  lineage: [{{type: {kind}, date: {other}, to: [old-office]}}]\n"
    text = f"departments:\n- id: new-office\n  names: [{{name: New Office}}]\n{change}{later}"
    return site({"registers/departments.yaml": text}).found


@pytest.mark.parametrize("kind", ["name-change", "merger"])
def test_nothing_becomes_a_body_that_is_over_by_then(kind: str) -> None:
    (told,) = ended("2024-07-05", "2017-07-03", kind)
    assert (told.rule, told.span.line) == ("lineage", 5)
    assert f"the {kind} is dated 2024-07-05, but 'old-office' had ended by then (2017-07-03)" in told.message
    assert told.hint.endswith("its record is on line 6")


@pytest.mark.parametrize(("other", "end"), [("2017-07-03", "2017-07-03"), ("2017", "2017-07"), ("2015", "2017")])
def test_a_body_that_is_not_over_by_then(other: str, end: str) -> None:
    assert ended(other, end) == ()


def papers(*rows: str) -> tuple[Diagnostic, ...]:
    text = "".join(f"- {{{row}}}\n" for row in rows)
    return site({"registers/publishers.yaml": f"publishers:\n{text}"}).found


def test_two_publishers_of_one_name_in_other_capitals() -> None:
    (told,) = papers("id: spoon-world, name: Spoon World", "id: sw, name: Spoon world")
    assert (told.rule, told.span.line) == ("synonym-clash", 3)
    assert "the name of 'spoon-world' (line 2)" in told.message


@pytest.mark.parametrize(
    "rows",
    [
        ("id: spoon-world, name: Spoon World", "id: sw, name: Spoon Worlds"),
        ("id: herald-a, name: The Herald", "id: herald-b, name: The Herald"),
        ("id: spoon, name: Spoon, note: A union.", "id: spoon-paper, name: SPOON, note: A magazine."),
    ],
)
def test_publishers_that_may_be_two(rows: tuple[str, ...]) -> None:
    assert papers(*rows) == ()


# Texts ----------------------------------------------------------------------------------------------------------------


def rules_of(text: str, front: str = "") -> list[str]:
    return [item.rule for item in site({"documents/a.md": entry(front, text)}).found]


@pytest.mark.parametrize("name", ["IMG_2034.jpg", "spoons-2016.PNG", "plan(1).svg"])
def test_the_name_of_a_file_describes_no_picture(name: str) -> None:
    files = {"documents/a.md": entry("", f"Text.\n\n![{name}](/assets/spoon.png)\n")}
    told = only(site(files, assets=["assets/spoon.png"]))
    assert (told.rule, told.hint) == ("no-description", "write what the picture shows: ![what it shows](address)")


@pytest.mark.parametrize("words", ["A spoon", "How spoons.jpg looks in a folder", "The plan of 2016.", "Spoons: a.b"])
def test_a_picture_that_is_described(words: str) -> None:
    files = {"documents/a.md": entry("", f"Text.\n\n![{words}](/assets/spoon.png)\n")}
    assert site(files, assets=["assets/spoon.png"]).found == ()


def test_a_footnote_under_another_name_is_one_slip() -> None:
    made = site({"documents/a.md": entry("", "Text.[^1]\n\n[^2]: A note.\n")})
    told = only(made)
    assert told.rule == "undefined-footnote" and "nothing refers to [^2] on line 7" in told.message
    assert told.hint.startswith("if they belong together, write [^2] here; if not, write a line [^1]: …")
    assert rules_of("Text.[^2]\n\n[^2]: A note.\n") == []
    assert rules_of("Text.[^1]\n\n[^2]: A note.\n\n[^1]: A note.\n") == ["unused-footnote"]


@pytest.mark.parametrize("text", ["Text.[^1] More.[^3]\n\n[^2]: A note.\n", "Text.[^1]\n\n[^2]: A.\n\n[^3]: B.\n"])
def test_footnotes_that_may_be_anybodys_are_told_one_by_one(text: str) -> None:
    assert sorted(set(rules_of(text))) == ["undefined-footnote", "unused-footnote"] and len(rules_of(text)) == 3


PERSON = {"registers/people.yaml": "people:\n- {id: alex-example, name: Alex Example}\n"}


def test_a_letter_of_another_alphabet_in_a_linked_name_is_one_slip() -> None:
    for words, rule in (("Alex Ex\u0430mple", "confusable-letter"), ("Alex Exampel", "link-words")):
        text = f"So said [[alex-example|{words}]].\n"
        assert only(site({**PERSON, "documents/a.md": entry("", text)})).rule == rule


@pytest.mark.parametrize("title", ["STAFF ASKED ABOUT THE SPOONS", "A COUNT OF SPOONS, 2016"])
def test_a_title_in_capitals(title: str) -> None:
    (told,) = parse(f"---\ntitle: {title}\nyear: 2016\n---\nText.\n").diagnostics
    assert told.rule == "plain-text" and "in capitals throughout" in told.message


@pytest.mark.parametrize(
    "title", ["HMRC AND DWP", "HMRC, DWP, MOD, FCDO", "A Count of SPOONS, 2016", "HMRC AND DWP on IT", "2016"]
)
def test_a_title_of_acronyms(title: str) -> None:
    assert parse(f"---\ntitle: {title}\nyear: 2016\n---\nText.\n").diagnostics == ()


ROLES = "[{title: clerk of spoons, from: 2011, to: 2012, basis: a report}]"
SERVING = f"people:\n- {{id: alex-example, name: Alex Example, roles: {ROLES}}}\n"


@pytest.mark.parametrize(
    ("day", "rules"),
    [("2019-05", ["note-date"]), ("2014-05", ["person-without-post"]), ("2011-05", [])],
)
def test_words_that_are_dated_after_their_document_are_told_as_that_only(day: str, rules: list[str]) -> None:
    quote = f"/// quote | spoons were counted\n    speaker: alex-example\n    date: {day}\n///\n"
    text = f"[[alex-example]] said: “Once spoons were counted.”\n\n{quote}"
    made = site({"registers/people.yaml": SERVING, "documents/a.md": entry("", text)})
    assert [item.rule for item in made.found] == rules
