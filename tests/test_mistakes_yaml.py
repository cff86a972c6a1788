"""Mistakes in YAML and in values: each message names the place, says what is wrong, and its cure is right as it stands.

The samples are correct files with one slip in them. `^` stands before the sign that the message points at.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers import Site, parse, site

from sitegen.cli import main
from sitegen.diagnostics import Diagnostic

REGISTERS = {
    "registers/topics.yaml": """\
topics:
- {id: kettles, label: Kettles and urns, synonyms: [samovars]}
- {id: tea-breaks, label: Tea breaks}
- {id: biscuits, label: "Biscuits, cakes and buns"}
""",
    "registers/departments.yaml": """\
departments:
- id: tea-board
  names: [{name: "Board of Tea, Milk & Sugar"}]
  acronyms: [BTMS]
  start: {date: 1988-07-25}
- {id: urn-office, names: [{name: Urn Office}], start: {date: 2001}}
""",
    "registers/people.yaml": """\
people:
- id: ada-brewer
  name: Ada Brewer
  roles:
  - title: Permanent secretary
    body: tea-board
    from: 2014
    to: 2017
- id: sam-pott
  name: Sam Pott
""",
    "registers/publishers.yaml": "publishers:\n- {id: kettle-news, name: Kettle News, nature: trade-press}\n"
    "- {id: tmw, name: Tea and Milk World, acronyms: [TMW], nature: trade-press}\n",
    "registers/initiatives.yaml": "initiatives:\n- {id: big-pour, name: The Big Pour, start: 2015}\n",
}
ENTRY = """\
---
title: "Tea: a plan of 2016"
summary: The board tells how it means to boil its water.
year: 2016
date: 2016-12-08
tags: [kettles, tea-breaks]
department: [tea-board]
people: [ada-brewer]
initiatives: [big-pour]
kind: report
source:
  title: A plan for tea
  publisher: kettle-news
  url: https://example.org/plan
  accessed: 2020-02-01
  defects:
    - The copy ends in the third part.
    - A caption runs into the text; it is not used here.
related: [other]
---

The plan would boil 5 per cent more water, said [[ada-brewer|Ada Brewer]].
"""
OTHER = "---\ntitle: Another entry\nyear: 2016\n---\nSome text.\n"
TAGS = "tags: [kettles, tea-breaks]"


def made(**changed: str) -> Site:
    return site({**REGISTERS, "documents/entry.md": ENTRY, "documents/other.md": OTHER, **changed})


def slipped(right: str, wrong: str, path: str = "documents/entry.md") -> tuple[Site, tuple[int, int]]:
    """The site with one slip in one of its files, and where its mark stands."""
    files = {**REGISTERS, "documents/entry.md": ENTRY}
    assert right in files[path], right
    at = files[path].index(right) + max(wrong.find("^"), 0)
    text = files[path].replace(right, wrong.replace("^", "", 1), 1)
    return made(**{path: text}), (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def only(right: str, wrong: str, path: str = "documents/entry.md") -> Diagnostic:
    """The one finding of a slip, which stands where the mark is."""
    result, place = slipped(right, wrong, path)
    (found,) = result.found
    assert "^" not in wrong or (found.span.line, found.span.column) == place
    assert found.span.path == f"content/{path}"
    return found


def told(found: Diagnostic, rule: str, *says: str) -> None:
    text = f"{found.message}; {found.hint}"
    assert found.rule == rule, text
    assert [words for words in says if words not in text] == [], text


def test_nothing_is_wrong_without_a_slip() -> None:
    assert made().found == ()


DATES = {
    "2024-01/02": "write 2024-01/2024-02 (from/to) or 2024-01-02 (year, month, day)",
    "2010/11": "write 2010/2011 (from/to) or 2010-11 (year, month, day)",
    "2016/17": "write 2016/2017 (from/to)",
    "2016–17": "write 2016/2017 (from/to)",
    "2016-12-08/10": "write 2016-12-08/2016-12-10 (from/to)",
    "2016–12–08": "the dashes are long ones: write 2016-12-08 (year, month, day)",
    "2016-12-O8": "a letter stands where a digit belongs: write 2016-12-08 (year, month, day)",
    "20l6-12-08": "a letter stands where a digit belongs: write 2016-12-08 (year, month, day)",
    "24 January 2024?": "write 2024-01-24?",
    "10-2014": "write 2014-10 (year, month, day)",
    "10/2014": "write 2014-10 (year, month, day)",
    "23/11/26": "write the year in four digits: 2026-11-23",
    "11/10/98": "write the year in four digits: 1998-10-11 or 1998-11-10",
    "2016-12-08.": "take away the sign behind it: write 2016-12-08 (year, month, day)",
    "8 December 2016.": "take away the sign behind it: write 2016-12-08 (year, month, day)",
    "“2016-12-08”": "take away the quotation marks: write 2016-12-08 (year, month, day)",
    "Winter 2016": "write its months, 2016-12/2017-02, or only the year, 2016",
    "spring of 2016": "write its months, 2016-03/2016-05, or only the year, 2016",
    "2016 Q3": "write its months, 2016-07/2016-09, or only the year, 2016",
    "2016-21": "2016-21 is spring 2016: write its months, 2016-03/2016-05, or only the year, 2016",
    "2016-24": "write its months, 2016-12/2017-02, or only the year, 2016",
    "2021-22": "or only the year, 2021; for the year from 2021 to 2022, 2021/2022",
    "2016-20": "write 2016/2020 (from/to)",
    "2016/21": "write 2016/2021 (from/to)",
    "~2016": "write 2016~ (about), and date_basis: why we think so",
    "~2016-12": "write 2016-12~ (about)",
    "?2016-12": "write 2016-12?",
    "2016-12-XX": "write only what is known: 2016-12",
    "2016-XX-XX": "write only what is known: 2016",
    "2016-uu": "write only what is known: 2016",
    "201X": "write 2010/2019 (from/to)",
    "early 2016": "write 2016~ (about), and date_basis: why we think so",
    "2016-07-13/2010-05-11": "swap them, 2010-05-11/2016-07-13, or correct one of the two",
    "June to July 2022": "write 2022-06/2022-07 (from/to)",
    "2014-09 to present": "write 2014-09/.. (still going on)",
    "2016-12- 08": "there is a space too many: write 2016-12-08 (year, month, day)",
    "unknown": "leave it out where it is not known: delete the line",
}


@pytest.mark.parametrize("typed", DATES)
def test_a_date_in_another_form_has_a_cure_of_its_own(typed: str) -> None:
    found = only("  accessed: 2020-02-01", f"  accessed: ^{typed}")
    told(found, "bad-date", f"accessed: '{typed}'", DATES[typed])


def test_a_season_is_no_span_of_years() -> None:
    found = only("  accessed: 2020-02-01", "  accessed: ^2016-21")
    assert "/2021" not in found.hint


@pytest.mark.parametrize("word", ["present", "now", "ongoing", "today"])
def test_what_lasts_has_no_end(word: str) -> None:
    found = only("    to: 2017", f"    to: ^{word}", "registers/people.yaml")
    told(found, "bad-date", f"'{word}'", "leave 'to' out as long as it lasts")


ADDRESSES = {
    "<https://example.org/plan>": "without the signs around it: write https://example.org/plan",
    '"[Plan](https://example.org/plan)"': "only the address, without [ ] and ( ): write https://example.org/plan",
    "htttps://example.org/plan": "write https://example.org/plan",
    "https:/example.org/plan": "write https://example.org/plan",
    "https//example.org/plan": "write https://example.org/plan",
    "http;//example.org/plan": "write http://example.org/plan",
    "“https://example.org/plan”": "without the signs around it: write https://example.org/plan",
    "plan.pdf": "write the whole address, https://…, without spaces",
    "https://example.org/pl an": "an address has no spaces, and this one has one behind 'tps://example.org/pl'",
    "ftp://example.org/plan": "write the whole address, https://…, without spaces",
    '"https://example.org/plan https://example.org/two"': "write one address only",
}


@pytest.mark.parametrize("typed", ADDRESSES)
def test_an_address_that_is_almost_one(typed: str) -> None:
    found = only("  url: https://example.org/plan", f"  url: ^{typed}")
    told(found, "bad-url", typed.strip('"'))
    assert found.hint == ADDRESSES[typed]


VALUES = [
    (
        'department: ^"[tea-board, urn-office]"',
        "not-a-list",
        "take away the quotation marks: department: [tea-board, urn-",
    ),
    ("department: ^(tea-board, urn-office)", "not-a-list", "write department: [tea-board, urn-office]"),
    (
        "department: ^tea-board, urn-office",
        "not-a-list",
        "read as a list of 2; write department: [tea-board, urn-office]",
    ),
    ("department: ^tea-board; urn-office", "not-a-list", "write department: [tea-board, urn-office]"),
    ("department: ^{tea-board, urn-office}", "wrong-type", "square brackets: department: [tea-board, urn-office]"),
    ("department:\n  ^-tea-board\n  -urn-office", "not-a-list", "a space behind each '-': - tea-board"),
    (
        "department: [tea-board]\naliases: ^documents/a/, documents/b/",
        "not-a-list",
        "aliases: [documents/a/, documents/b/]",
    ),
    ("department: ^Board of Tea, Milk & Sugar", "not-a-list", "read as a list of one"),
]


@pytest.mark.parametrize(("typed", "rule", "says"), VALUES)
def test_a_list_in_other_signs_is_read_as_the_list_that_it_is(typed: str, rule: str, says: str) -> None:
    told(only("department: [tea-board]", typed), rule, says)


LINKS = [
    ("people: [ada-brewer]", "people: [^[[ada-brewer]]]", "without brackets of its own: ada-brewer"),
    ("people: [ada-brewer]", "people: [^[ada-brewer|Ada Brewer]]", "without brackets of its own: ada-brewer"),
    ("related: [other]", "related: [^[other, entry]]", "one pair of square brackets is enough"),
    ("  publisher: kettle-news", "  publisher: ^[[kettle-news]]", "write publisher: kettle-news, without [[ ]]"),
    ("  publisher: kettle-news", "  publisher: ^[kettle-news]", "write publisher: kettle-news, without brackets"),
]


@pytest.mark.parametrize(("right", "wrong", "says"), LINKS)
def test_ids_in_front_matter_have_no_brackets(right: str, wrong: str, says: str) -> None:
    told(only(right, wrong), "wrong-type", says)


def test_the_speaker_of_an_annotation_has_no_brackets() -> None:
    text = "\n/// quote | 5 per cent\n    speaker: [[ada-brewer]]\n    where: a speech\n\nSaid.\n///\n"
    (found,) = [i for i in made(**{"documents/entry.md": ENTRY + text}).found if i.rule == "wrong-type"]
    assert found.hint == "write speaker: ada-brewer, without [[ ]]"


def test_a_slip_in_a_key_is_one_finding_and_what_stands_behind_it_counts() -> None:
    files = {"site.yaml": "title: A\nbase_url: https://a.example/\nrequired: [source.accessed]\n"}
    text = ENTRY.replace("  accessed:", "  accesed:")
    (found,) = made(**files, **{"documents/entry.md": text}).found
    told(found, "unknown-key", "'accesed'", "did you mean 'accessed'?")


@pytest.mark.parametrize(("typed", "meant"), [("archive", "archive_url"), ("link", "url")])
def test_a_key_by_another_word(typed: str, meant: str) -> None:
    text = ENTRY.replace("  url: https://example.org/plan\n", f"  {typed}: https://example.org/plan\n")
    (found,) = made(**{"documents/entry.md": text}).found
    told(found, "unknown-key", f"'{typed}'", "of 'source'", f"did you mean '{meant}'?")


def test_another_word_for_a_key_that_is_there_is_no_slip_for_it() -> None:
    assert "did you mean" not in only("kind: report", "kind: report\n^topics: [kettles]").hint


def test_a_record_that_was_written_as_a_list() -> None:
    text = ENTRY[: ENTRY.index("  publisher:")].replace("  title: A plan", "  - title: A plan") + "---\nSome text.\n"
    (found,) = made(**{"documents/entry.md": text}).found
    told(found, "wrong-type", "'source' should be keys with values, but is a list", "take away the '- '")


def test_an_id_that_cannot_be_one_is_told_where_it_stands_and_nowhere_else() -> None:
    found = only("- id: ada-brewer", "- id: ^ada brewer", "registers/people.yaml")
    told(found, "register-id", "'ada brewer'", "write id: ada-brewer")


def test_an_address_with_commas_is_one() -> None:
    bodies = REGISTERS["registers/departments.yaml"]
    text = bodies.replace("start: {date: 2001}", 'start: {date: 2001}, sources: "https://a.example/x,y;z"')
    (found,) = made(**{"registers/departments.yaml": text}).found
    told(found, "not-a-list", "read as a list of one")


# Lines that cannot be read, or are read otherwise than they were meant ------------------------------------------------

SUMMARY = "The board tells how it means to boil its water."
DEFECT = "    - A caption runs into the text; it is not used here."
LINES = [
    ("kind: report", "^kind = report", "yaml-syntax", "an equals sign", "write 'kind: report'"),
    ("kind: report", "^kind：report", "yaml-syntax", "a colon of another kind", "write 'kind: report'"),
    (
        "kind: report",
        "^kind:\u00a0report",
        "yaml-syntax",
        "a space of another kind",
        "write 'kind: report', with a plain",
    ),
    (DEFECT, "    ^-A caption.", "yaml-syntax", "no space behind the dash", "put a space behind it: - A caption."),
    (TAGS, f"{TAGS}^]", "yaml-syntax", "a closing bracket too many: ]", "delete it"),
    ('"Tea: a plan', '"Tea: a^\\plan', "yaml-syntax", 'a backslash inside of "…"', "write \\\\ for it, or /"),
    ("source:\n", "source: ^A name\n", "yaml-syntax", "'source' has a text behind its colon", "take 'A name' away"),
    (
        "summary: The board",
        "summary:\n  The board plans\n  and boils^: it means",
        "yaml-syntax",
        "inside the text of 'summary'",
        "write summary: >-",
    ),
    (
        "summary: The board",
        "summary: The board\n  and its plan^: it",
        "yaml-syntax",
        "inside the text of 'summary'",
        'summary: "…"',
    ),
    ("kind: report\n", "kind: report\n^---\n", "front-matter-odd", "ends the front matter here", "delete this line"),
    ("title: A plan for tea", "title: Plan ^#1 for tea", "yaml-remark", "'#1 for tea' is left out", "in quotes"),
    ("title: A plan for tea", "title: Plan ^#tea: a lot", "yaml-remark", "'#tea: a lot' is left out", "in quotes"),
    ("publisher: kettle-news", "publisher: ^#kettles", "yaml-remark", "'#kettles' is left out", "in quotes"),
    (
        DEFECT,
        "    - A caption\n      of two lines^: below.",
        "yaml-syntax",
        "inside an item",
        'whole item in quotes: - "…"',
    ),
    ("summary: The board", "summary: >-\n^The board", "yaml-syntax", "behind 'summary: >-'", "two spaces before each"),
    ('"Tea: a plan', '"Tea: "^a" plan', "yaml-syntax", "double quotation marks inside", "write curly ones: “…”"),
    ("kind: report", "kind: ^@report", "yaml-syntax", "reserves", 'in quotes: kind: "@report"'),
    (
        "  title: A plan for tea\n  pub",
        "  - title: A plan for tea\n  ^pub",
        "yaml-syntax",
        "'publisher' does not stand below 'title'",
        "take away the '- ' before 'title'",
    ),
    (
        TAGS,
        "tags:\n  ^-kettles  # sure\n  - tea-breaks  # likely",
        "yaml-syntax",
        "no space behind the dash",
        "put a space behind it: - kettles",
    ),
    *(
        (
            f"  {key}",
            f"^{key}",
            "yaml-syntax",
            f"'{key}' stands in the column of 'source'",
            f"two spaces before '{key}'",
        )
        for key in ("publisher", "accessed")
    ),
    (
        "source:\n  title",
        "source:\n^title",
        "yaml-syntax",
        "'title' stands in the column of 'source'",
        "put two spaces before 'title'",
    ),
    *(
        (f"summary: {SUMMARY}", f"summary: {typed}", rule, message, hint)
        for typed, rule, message, hint in (
            (
                "The board tells how it means\n^to boil its water",
                "yaml-syntax",
                "go on with the text of 'summary'",
                "put two spaces before it",
            ),
            (
                ">-\n  The board tells how it\n^means to boil: its water",
                "unknown-key",
                "go on with the text of 'summary'",
                "put two spaces before it",
            ),
            (
                "The board tells the\n^chief: boil more water",
                "unknown-key",
                "'chief' is no key",
                'put two spaces before it, and the whole text in quotes: summary: "…"',
            ),
            (
                "The board tells the chief\n^of boiling its water\nwho replies: it boils",
                "yaml-syntax",
                "go on with the text of 'summary'",
                'each of the 2 lines from here on, and the whole text in quotes: summary: "…"',
            ),
        )
    ),
    (DEFECT, DEFECT.replace("- A", "  ^A"), "lost-dash", "an item of its own", "write '- ' before it"),
]


@pytest.mark.parametrize(("right", "wrong", "rule", "message", "hint"), LINES, ids=lambda value: str(value)[:24])
def test_a_slip_in_a_line_of_yaml(right: str, wrong: str, rule: str, message: str, hint: str) -> None:
    found = only(right, wrong)
    told(found, rule)
    assert message in found.message
    assert hint in found.hint


def test_a_key_that_is_unknown_below_a_text_is_no_part_of_it() -> None:
    found = only("summary: The board", "summary: A plan for tea\n^subtitle: The board")
    told(found, "unknown-key", "unknown key 'subtitle' is not used", "remove it")


def test_a_line_of_a_text_in_the_settings_is_no_setting() -> None:
    text = "title: A\nbase_url: https://a.example/\ndescription: >-\n  What was said,\nwith notes below: ours.\n"
    (found,) = made(**{"site.yaml": text}).found
    told(found, "unknown-key", "go on with the text of 'description'", "put two spaces before it")
    assert made(**{"site.yaml": text.replace("with", "  with")}).found == ()


QUIET = [
    ("kind: report", "kind: report # as printed"),
    ("kind: report", "kind: report  #"),
    ("title: A plan for tea", 'title: "Plan #1 for tea"'),
    ("title: A plan for tea", "title: >-\n    Plan #1 for tea"),
    ("title: A plan for tea", "title: A plan for tea  ## twice"),
    ("kind: report", "#kind: report"),
    (TAGS, f"{TAGS}  #1 is the first"),
    # Lines that were broken where they were full.
    (
        DEFECT,
        "    - The copy ends in the third part. It is no loss.\n      Another caption runs into\n      the text.",
    ),
    (DEFECT, "    - The copy ends in the third part\n      and begins in the fourth."),
]


@pytest.mark.parametrize(("right", "wrong"), QUIET, ids=lambda value: str(value)[:24])
def test_remarks_and_broken_lines_are_no_slips(right: str, wrong: str) -> None:
    result, _ = slipped(right, wrong)
    assert result.found == ()


def test_a_text_of_hyphens_below_the_front_matter_is_none_of_it() -> None:
    text = "Tea: it is served at four.\nMilk: comes first.\n---\nSome text.\n"
    for body in (text, text.replace("Tea", "\ntea"), text.casefold().replace("milk:", "milk is")):
        assert "front-matter-odd" not in {i.rule for i in made(**{"documents/other.md": OTHER[:-11] + body}).found}


POST = "  - title: Under-secretary\n    body: urn-office\n    from: 2009\n"
RECORDS = [
    ("- id: sam-pott", "  ^id: sam-pott", "registers/people.yaml", "id"),
    ("    to: 2017\n", "    to: 2017\n" + POST.replace("  - title", "    ^title"), "registers/people.yaml", "title"),
]


@pytest.mark.parametrize(("right", "wrong", "path", "key"), RECORDS)
def test_a_record_without_its_dash_is_one_finding_and_no_record_is_lost(
    right: str, wrong: str, path: str, key: str
) -> None:
    found = only(right, wrong, path)
    told(found, "duplicate-key", "a new record begins here", f"write '- ' before '{key}'")


def test_a_key_given_twice_in_a_record_begins_no_other() -> None:
    found = only("  name: Sam Pott", "  name: Sam Pott\n  ^id: sam-potter", "registers/people.yaml")
    told(found, "duplicate-key", "the key 'id' is given twice", "keep one of them")


MERGE = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> theirs\n"


@pytest.mark.parametrize("path", ["registers/people.yaml", "site.yaml"])
def test_marks_of_a_merge_in_any_file(path: str) -> None:
    text = {"site.yaml": "title: A\nbase_url: https://a.example/\n", **REGISTERS}[path]
    found = [i for i in made(**{path: text + MERGE.format("# one\n", "# two\n")}).found if "yaml" in i.span.path]
    assert [(i.rule, i.span.line) for i in found] == [("merge-conflict", text.count("\n") + 1)]


def test_a_file_in_another_code_is_named_by_its_code() -> None:
    (found,) = parse("---\ntitle: x\n".encode("utf-16")).diagnostics
    told(found, "not-utf8", "UTF-16", "save the file as UTF-8")


MARKED = [
    ("summary: The board", "summary: ^The [[tea-board|board]]", "a link in [[ ]]", "plain words: The board tells"),
    ("summary: The board", 'summary: ^"**The** board"  #', "asterisks", "plain words: The board"),
    (
        "summary: The board",
        "summary: ^The [board](https://a.example)",
        "a link of Markdown",
        "plain words: The board tells",
    ),
    ("summary: The board", "summary: ^The <em>board</em>", "a tag of HTML", "plain words: The board tells"),
    ('"Tea: a plan', '^"Tea: a `plan`', "backticks", "plain words: Tea: a plan of 2016"),
]


@pytest.mark.parametrize(("right", "wrong", "message", "hint"), MARKED, ids=lambda value: str(value)[:30])
def test_signs_of_markdown_in_a_title_or_summary(right: str, wrong: str, message: str, hint: str) -> None:
    told(only(right, wrong), "plain-text", message, hint)


@pytest.mark.parametrize(
    "words",
    ["The board [sic] tells", "1 < 2 and 3 > 2", "* as printed", "A * B * C", "snake_case__names", "[Tea] (milk)"],
)
def test_other_signs_are_read_as_they_stand(words: str) -> None:
    assert slipped("summary: The board tells", f'summary: "{words}"  #')[0].found == ()


# Words that the registers lack ----------------------------------------------------------------------------------------

UNKNOWN = [
    (TAGS, "tags: [^kettles tea-breaks]", "these are 2 terms, with commas between them: kettles, tea-breaks"),
    (TAGS, "tags: [^kettles; tea-breaks]", "these are 2 terms, with commas between them: kettles, tea-breaks"),
    (TAGS, "tags: [^tea breaks samovars]", "these are 2 terms, with commas between them: tea breaks, samovars"),
    (TAGS, "tags:\n  - ^kettles\n    tea-breaks", "these are 2 terms, with commas between them: kettles, tea-breaks"),
    (TAGS, "tags: [^ada-brewer]", "'ada-brewer' is a person: write ada-brewer under 'people'"),
    (
        "[tea-board]",
        "[^kettle-news]",
        "'kettle-news' is a publisher: take it out here, and link to it in the text, [[kettle",
    ),
    (
        "[tea-board]",
        "[^Kettle News]",
        "'Kettle News' is a publisher: take it out here, and link to it in the text, [[kettle",
    ),
    ("[tea-board]", "[^big-pour]", "'big-pour' is an initiative: write big-pour under 'initiatives'"),
    ("[big-pour]", "[big-pour, ^sam-pott]", "'sam-pott' is a person: write sam-pott under 'people'"),
    ("people: [ada-brewer]", "people: [^Ada Brewer]", "did you mean 'ada-brewer'?"),
    ("people: [ada-brewer]", "people: [^Dame Ada Brewer]", "did you mean 'ada-brewer'?"),
    ("[big-pour]", "[big-puor]", "did you mean 'big-pour'?"),
    ("people: [ada-brewer]", "people: [^tea-board]", "'tea-board' is a department: write tea-board under 'department'"),
    (
        "[tea-board]",
        "[^Board of Tea, Milk & Sugar]",
        'write it in quotes, "Board of Tea, Milk & Sugar", or its id, tea-board',
    ),
    (TAGS, "tags: [kettles, ^Biscuits, cakes and buns]", '"Biscuits, cakes and buns", or its id, biscuits'),
]


@pytest.mark.parametrize(("right", "wrong", "hint"), UNKNOWN, ids=lambda value: str(value)[:30])
def test_a_word_that_its_register_lacks(right: str, wrong: str, hint: str) -> None:
    told(only(right, wrong), "unknown-term", hint)


def test_words_in_a_row_that_are_terms_of_their_own_are_no_name() -> None:
    topics = REGISTERS["registers/topics.yaml"] + "- {id: cakes-and-buns, label: Cakes and buns}\n"
    text = ENTRY.replace(TAGS, "tags: [biscuits, Cakes and buns, kettles]")
    assert made(**{"registers/topics.yaml": topics, "documents/entry.md": text}).found == ()


@pytest.mark.parametrize("name", ["TWM", "twm", "Kettle Nwes"])
def test_a_publisher_with_a_slip_is_marked_where_it_stands(name: str) -> None:
    meant = "kettle-news" if " " in name else "tmw"
    told(only("publisher: kettle-news", f"publisher: ^{name}"), "unknown-holder", f"write publisher: {meant}")


@pytest.mark.parametrize("name", ["TMX", "WMT", "Pots Weekly"])
def test_a_publisher_of_no_register_is_none_of_it(name: str) -> None:
    assert slipped("publisher: kettle-news", f"publisher: {name}")[0].found == ()


def test_the_holder_of_a_figure_with_two_letters_swapped() -> None:
    text = "\n/// figure | 5 per cent\n    value: 5 %\n    period: 2017\n    holder: TWM\n\nIts own.\n///\n"
    (found,) = made(**{"documents/entry.md": ENTRY + text}).found
    told(found, "unknown-holder", "'TWM'", "write holder: tmw", "somebody else")


def test_only_entries_are_related() -> None:
    told(
        only("[other]", "[^tea-board]"), "broken-reference", "'tea-board' is a department, and no entry", "take it out"
    )


def test_the_title_of_an_entry_in_the_place_of_its_name() -> None:
    files = {"documents/milk-and-sugar-in-tea.md": OTHER, "documents/cakes-and-buns.md": OTHER}
    text = ENTRY.replace("[other]", '["Milk before sugar: a report"]')
    (found,) = made(**files, **{"documents/entry.md": text}).found
    told(found, "broken-reference", "write its file name: milk-and-sugar-in-tea")


def test_a_file_with_capitals_is_the_one_to_be_renamed() -> None:
    text = ENTRY.replace("[other]", "[a-plan]")
    found = made(**{"documents/A-Plan.md": OTHER, "documents/entry.md": text}).found
    assert [(i.rule, i.hint) for i in found] == [("entry-name", "rename it to a-plan.md")]


# What --fix does, and what it leaves to editors -----------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {**REGISTERS, "site.yaml": "title: A\nbase_url: https://a.example/\n", "documents/other.md": OTHER}
    for path, text in files.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def fixed(root: Path, text: str, path: str = "documents/entry.md") -> str:
    file = root / "content" / path
    file.write_text(text, "utf-8")
    CliRunner().invoke(main, ["check", "--root", str(root), "--fix"])
    return file.read_text("utf-8")


def test_what_has_one_answer_is_put_right(root: Path) -> None:
    text = ENTRY
    for right, wrong in (
        ("date: 2016-12-08", "date: 2016–12–08"),
        ("accessed: 2020-02-01", "accesed: 1 February 2020."),
        ("department: [tea-board]", 'department: "[tea-board]"'),
        ("url: https://example.org/plan", "url: <https://example.org/plan>"),
        ("[kettles, tea-breaks]", "(kettles, tea-breaks)  # why"),
    ):
        text = text.replace(right, wrong)
    right = ENTRY.replace("[kettles, tea-breaks]", "[kettles, tea-breaks]  # why")
    assert fixed(root, fixed(root, text)) == right


@pytest.mark.parametrize("typed", ["2024-01/02", "23/11/26", "3/4/2016", "2016-07-13/2010-05-11", "2016/17"])
def test_what_may_mean_two_things_is_left(root: Path, typed: str) -> None:
    text = ENTRY.replace("date: 2016-12-08", f"date: {typed}")
    assert fixed(root, text) == text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("- id: a\n  names:\n\t- name: Alpha\n  note: x", "- id: a\n  names:\n    - name: Alpha\n  note: x"),
        (
            "- id: a\n  acronyms:\n\t- AA\n  - BB\n  names: [{name: A}]",
            "- id: a\n  acronyms:\n  - AA\n  - BB\n  names: [{name: A}]",
        ),
        ("- id: a\n\tnames: [{name: Alpha}]\n  note: x", "- id: a\n  names: [{name: Alpha}]\n  note: x"),
        (
            "- id: a\n  start:\n\t\tdate: 2001\n  names: [{name: A}]",
            "- id: a\n  start:\n    date: 2001\n  names: [{name: A}]",
        ),
    ],
)
def test_a_tab_becomes_the_indentation_of_its_level(root: Path, wrong: str, right: str) -> None:
    path = "registers/departments.yaml"
    text = REGISTERS[path]
    assert fixed(root, f"{text}{wrong}\n", path) == f"{text}{right}\n"


def test_a_tab_that_may_be_of_two_levels_is_left(root: Path) -> None:
    path = "registers/people.yaml"
    text = REGISTERS[path].replace("    to: 2017", "\t\t\tto: 2017")
    assert fixed(root, text, path) == text


# Settings that every entry feels -------------------------------------------------------------------------------------

SECTION = "\n## What is not known\n\nHow hot it was.\n"


def with_sections(sections: str, *texts: str) -> Site:
    entries = {f"documents/e{n}.md": f"---\ntitle: Entry {n}\nyear: 2016\n---\n{text}" for n, text in enumerate(texts)}
    return site({"site.yaml": f"title: A\nbase_url: https://a.example/\nsections: [{sections}]\n", **entries})


@pytest.mark.parametrize(
    ("sections", "column", "message", "hint"),
    [
        ("What isn't known", 12, "'What isn't known'", "write the heading that the entries have: What is not known;"),
        ("What is not known, Sources", 31, "no entry has the section 'Sources'", "if not, take it out"),
    ],
)
def test_a_section_that_no_entry_has_is_one_finding_in_the_settings(
    sections: str, column: int, message: str, hint: str
) -> None:
    result = with_sections(sections, *["Some text.\n" + SECTION] * 3)
    (found,) = result.found
    told(found, "missing-section", message, hint)
    assert (found.span.path, found.span.line, found.span.column) == ("content/site.yaml", 3, column)
    assert (result.update.following, result.update.unread) == (2, ("content/site.yaml",))


def test_a_section_that_some_entries_lack_is_told_of_each() -> None:
    texts = ["Some text.\n" + SECTION, "Some text.\n", "Some text.\n"]
    assert len(with_sections("What is not known", *texts).of_rule("missing-section")) == 2
    assert with_sections("What is not known", *texts[:1]).found == ()


def with_field(declared: str, *typed: str) -> Site:
    entries = {
        f"documents/e{n}.md": f"---\ntitle: Entry {n}\nyear: 2016\n{key}: good\n---\nX.\n"
        for n, key in enumerate(typed)
    }
    text = f"title: A\nbase_url: https://a.example/\nfields:\n  {declared}: {{type: text}}\n"
    return site({"site.yaml": text, **entries})


def test_a_field_that_the_settings_misspell_is_one_finding_there() -> None:
    result = with_field("verdct", "verdict", "verdict", "verdict")
    (found,) = result.found
    told(found, "unknown-key", "no entry has the field 'verdct', and 3 have 'verdict'", "write verdict in its place")
    assert (found.span.path, found.span.line, found.span.column) == ("content/site.yaml", 4, 3)
    assert (result.update.following, result.update.unread) == (2, ("content/site.yaml",))
    assert with_field("verdict", "verdict", "verdict").found == ()


@pytest.mark.parametrize("typed", [("verdct", "verdict", "verdict"), ("verdit", "verdict"), ("verdict",)])
def test_a_field_that_entries_write_in_several_ways_is_told_in_each(typed: tuple[str, ...]) -> None:
    found = with_field("verdct", *typed).found
    assert {i.span.path.partition("/e")[0] for i in found} == {"content/documents"}
    assert len(found) == sum(key != "verdct" for key in typed)


def test_a_field_that_entries_have_as_declared_and_misspelt_is_told_in_each() -> None:
    text = "title: A\nbase_url: https://a.example/\nfields:\n  verdict: {type: text}\n"
    entry = "---\ntitle: {n}\nyear: 2016\nverdict: good\nverdct: bad\n---\nX.\n"
    found = site({"site.yaml": text, **{f"documents/e{n}.md": entry.format(n=n) for n in range(3)}}).found
    assert [(i.rule, i.span.line, i.hint) for i in found] == [
        ("unknown-key", 5, "did you mean 'verdict', which is given already? put both together")
    ] * 3
