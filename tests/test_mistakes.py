"""Mistakes that a hurried editor makes: each message names the line, says what is wrong, and what to write instead.

Each case is a correct entry (or register) with one slip in it. `^` stands before the sign that the message points at.
"""

from __future__ import annotations

import pytest
from helpers import Site, Slip, parse, site, slip

REGISTERS = {
    "registers/topics.yaml": """\
topics:
- {id: pay, label: Pay and pensions, synonyms: [salaries]}
- {id: social-mobility, label: Social mobility}
""",
    "registers/departments.yaml": """\
departments:
- id: dh
  names: [{name: Department of Health}]
  acronyms: [DH]
  start: {date: 1988-07-25}
  end: {date: 2018-01-08}
  lineage: [{type: name-change, date: 2018-01-08, to: [dhsc]}]
- id: dhsc
  names: [{name: Department of Health and Social Care, from: 2018-01-08}]
  acronyms: [DHSC]
  start: {date: 2018-01-08}
- {id: standards, names: [{name: Standards Agency}], acronyms: [SA], start: {date: 2001}}
- {id: space, names: [{name: Space Agency}], acronyms: [SA], start: {date: 2010}}
""",
    "registers/people.yaml": """\
people:
- id: jo-smith
  name: Jo Smith
  roles: [{title: Permanent secretary, body: dh, from: 2014, to: 2017}]
""",
}
ENTRY = """\
---
title: "Pay: a plan of 2016"
summary: The department tells how it means to pay its staff.
year: 2016
date: 2016-12-08
tags: [pay, social-mobility]
department: [dh]
kind: report
source:
  title: A plan for pay
  url: https://example.org/plan
---

The plan would raise pay by 5 per cent, said [[jo-smith|Jo Smith]].

/// figure | 5 per cent
    value: 5 %
    period: 2017
    holder: dh

A plan, not a result.
///

Staff called it “a good beginning”. See [[other]].

/// quote | a good beginning
    speaker: jo-smith
    where: a speech

Said on the day.
///
"""
OTHER = "---\ntitle: Another entry\nyear: 2016\n---\nSome text.\n"


TITLE = '"Pay: a plan of 2016"'
PARAGRAPH = "The plan would raise pay by 5 per cent, said [[jo-smith|Jo Smith]].\n\n"
FRONT = [
    slip("colon in a title", TITLE, "Pay^: a plan of 2016", "yaml-syntax", "colon", 'title: "One: two"'),
    slip("quotation mark not closed", TITLE, '^"Pay: a plan of 2016', "yaml-syntax", "never closed", "close"),
    slip(
        "text behind brackets",
        TITLE,
        "[New] ^A plan: of pay",
        "yaml-syntax",
        "square brackets, which",
        'title: "[New] A',
    ),
    slip("text behind quotation marks", TITLE, '"Pay" ^plan', "yaml-syntax", "closing quotation mark", "one pair"),
    slip("apostrophe in single quotes", TITLE, "'The dep'^ts plan'", "yaml-syntax", "''", "apostrophe"),
    slip("curly quotes", TITLE, "“Pay^: a plan of 2016”", "yaml-syntax", "curly", "straight", '"One: two"'),
    slip("curly quotes around a term", "[pay, social", "[^“pay”, social", "unknown-term", "curly", "write pay"),
    slip("tab", "  title: A plan", "^\ttitle: A plan", "yaml-tab", "a tab", "spaces"),
    slip("key of the source not indented", "  url: https", "^url: https", "unknown-key", "'source'", "two spaces"),
    slip(
        "key indented below a value",
        "  url: https",
        "    ^url: https",
        "yaml-syntax",
        "not indented like the lines above",
        "in the same column",
    ),
    slip("no space behind a colon", "kind: report", "^kind:report", "yaml-syntax", "space behind its colon"),
    slip("no colon", "kind: report", "^kind report", "yaml-syntax", "without a colon", "write 'kind: report'"),
    slip(
        "bracket not closed", "[pay, social-mobility]", "^[pay, social-mobility", "yaml-syntax", "bracket", "[one, two]"
    ),
    slip("value with @", "kind: report", "kind: ^@report", "yaml-syntax", "reserves", "in quotes"),
    slip("value with *", TITLE, "^*Pay* a plan", "yaml-syntax", "begins with *", "in quotes"),
    slip("key indented", "kind: report", " ^kind: report", "yaml-syntax", "not indented like", "same column"),
    slip("front matter not closed", "---\n\nThe plan", "\nThe plan", "front-matter-open", "never closed", "'---'"),
    slip("front matter not opened", f"---\ntitle: {TITLE}", f"^title: {TITLE}", "no-front-matter", "'---'", "above"),
    slip("slip in a key", "summary:", "^sumary:", "unknown-key", "'sumary'", "'summary'"),
    slip("plural of a key", "department:", "^departments:", "unknown-key", "'department'"),
    slip("key in capitals", "tags:", "^Tags:", "unknown-key", "'tags'"),
    slip(
        "key given twice", "kind: report", "kind: report\n^year: 2016", "duplicate-key", "twice", "line 4", "keep one"
    ),
    slip(
        "list given twice",
        "kind: report",
        "kind: report\n^tags: [desks, pay]",
        "duplicate-key",
        "write tags: [pay, social-mobility, desks] on line 6, and delete this one, if both",
    ),
    slip("the same list twice", "kind: report", "kind: report\n^tags: [pay]", "duplicate-key", "line 6); keep one of"),
    slip("list and text", "kind: report", "kind: report\n^tags: desks", "duplicate-key", "line 6); keep one of them"),
    slip(
        "list of words twice",
        "kind: report",
        "kind: report\n^tags: [Pay and more]",
        "duplicate-key",
        "put what is right of both into the list on line 6",
    ),
    slip("no title", f"title: {TITLE}", "^title:", "missing-field", "'title' is empty", "title: …"),
    slip("source without title", "title: A plan for pay\n  ", "^", "missing-field", "'title' is missing", "title: …"),
    slip("day first", "2016-12-08", "^08/12/2016", "bad-date", "not a date", "year, month, day", "write 2016-12-08"),
    slip("month in words", "2016-12-08", "^8 December 2016", "bad-date", "write 2016-12-08"),
    slip("American date", "2016-12-08", "^Dec 8, 2016", "bad-date", "write 2016-12-08"),
    slip("quotation mark lost at an end", TITLE, '^"Pay: a plan of 2016', "yaml-syntax", "never closed", "close"),
    slip("# glued to a word", "A plan for pay", "^A plan for pay# check", "yaml-remark", "begins no remark", "a space"),
    slip("other space in YAML", "  title: A", "^\u00a0\u00a0title: A", "yaml-tab", "U+00A0", "plain spaces"),
    slip(
        "publisher with a slip",
        "  title: A",
        "  publisher: Jo Smiht\n  title: A",
        "unknown-holder",
        "publisher: jo-smith",
    ),
    slip("name of no body", "[dh]", "[^Ministry of Space]", "unknown-term", "'Ministry of Space'", "departments.yaml"),
    slip("summary to do", "The department tells", "^TODO The department tells", "unfinished", "summary", "delete"),
    slip(
        "to do in the source", "  title: A plan", "  title: ^A plan TODO", "unfinished", "'TODO' in the value", "do it"
    ),
    slip(
        "summary not written", "The department tells how it means to pay its staff.", "^…", "unfinished", "'…'", "write"
    ),
    slip(
        "title not found",
        "  title: A plan for pay",
        '  title: ^"??"',
        "unfinished",
        "keeps the place",
        "write what 'title' is",
    ),
    slip("holder not written", "holder: dh", "holder: ^...", "unfinished", "keeps the place", "delete the line"),
    slip("kind in doubt", "kind: report", "kind: report  ^# look again", "unfinished", "'# look again'", "the remark"),
    slip("date of today in a word", "2016-12-08", "^today", "bad-date", "the day itself", "as in 2016-12-08"),
    slip("day to come", "kind: report", "kind: report\nadded: ^2062-12-08", "date-ahead", "'added'", "still to come"),
    slip("month without a day", "2016-12-08", "^December 2016", "bad-date", "write 2016-12"),
    slip("date without zeros", "2016-12-08", "^2016-12-8", "bad-date", "write 2016-12-08"),
    slip("30 February", "2016-12-08", "^2016-02-30", "bad-date", "February 2016 has 29 days", "2016-02 or 2016"),
    slip("month 13", "2016-12-08", "^2016-13-08", "bad-date", "no month 13", "write 2016-08-13"),
    slip("about a year", "2016-12-08", "^c. 2016", "bad-date", "write 2016~"),
    slip("years with a hyphen", "2016-12-08", "^2016-2018", "bad-date", "write 2016/2018"),
    slip("uncertain without reason", "2016-12-08", "^2016-12~", "date-basis", "why we think so", "date_basis: …"),
    slip("1 January", "2016-12-08", "^2016-01-01", "date-first-of-january", "date: 2016", "date_basis"),
    slip("another year", "year: 2016", "year: ^2015", "year-date", "2015", "2016-12-08", "write year: 2016"),
    slip(
        "colon in an item",
        "  url: https",
        "  defects:\n    - ^The copy ends early: in the third part.\n  url: https",
        "wrong-type",
        "a colon with a space behind it",
        'quotation marks: "The copy ends early: in the third part."',
    ),
    slip(
        "item set in too far",
        "tags: [pay, social-mobility]",
        "tags:\n- ^pay\n - social-mobility",
        "unknown-term",
        "straight below the first: pay, social-mobility",
    ),
    slip(
        "several as one",
        "tags: [pay, social-mobility]",
        'tags: [^"pay; social mobility"]',
        "unknown-term",
        "these are 2 terms",
        "pay, social mobility",
    ),
    slip(
        "several as one text",
        "tags: [pay, social-mobility]",
        "tags: ^pay, social mobility",
        "unknown-term",
        "these are 2 terms: write [pay, social mobility]",
    ),
    slip(
        "no such body",
        "department: [dh]",
        "department: [^Cabinet Office]",
        "unknown-term",
        "write one of: dh",
        "or add it",
    ),
    slip("short year", "year: 2016", "year: ^16", "wrong-type", "four digits", "2016"),
    slip("draft: yes", "kind: report", "kind: report\ndraft: ^yes", "wrong-type", "true or false", "write draft: true"),
    slip("slip in a kind", "kind: report", "kind: ^reprot", "not-allowed", "'reprot'", "'report'"),
    slip("list written as text", "[pay, social-mobility]", "^pay", "not-a-list", "one text", "write tags: [pay]"),
    slip("slip in a topic", "social-mobility]", "^social-mobilty]", "unknown-term", "not a topic", "'social-mobility'"),
    slip("part of a topic's name", "[pay, social", "[pay, ^social, social", "unknown-term", "'social-mobility'?"),
    slip(
        "topic that nobody thought of",
        "social-mobility]",
        "^xylophones]",
        "unknown-term",
        "one of: pay, soc",
        "or add it to",
    ),
    slip(
        "part of a department's name", "[dh]", "[^health]", "unknown-term", "not a department", "Department of Health"
    ),
    slip(
        "person of no register", "kind: report", "kind: report\npeople: [^zoe]", "unknown-term", "people", "people.yaml"
    ),
    slip(
        "entry that is not there",
        "kind: report",
        "kind: report\nrelated: [^zz]",
        "broken-reference",
        "no entry",
        "one of: entry, other",
    ),
    slip("topic twice", "[pay, social", "[pay, ^salaries, social", "repeated-term", "'pay'", "write it once"),
    slip("department as topic", "[pay, social", "[pay, ^dh, social", "unknown-term", "never a topic", "'department'"),
    slip("acronym of later years", "[dh]", "[^DHSC]", "department-not-in-being", "since 2018-01-08", "write dh (Dep"),
    slip(
        "body of later years", "[dh]", "[^dhsc]", "department-not-in-being", "since 2018-01-08", "write dh (Department"
    ),
    slip("acronym of two bodies", "[dh]", "[^SA]", "ambiguous-department", "standards (", "or space (", "since 2010"),
    slip(
        "address without https", "https://example.org/plan", "^www.example.org/plan", "bad-url", "write https://www.ex"
    ),
    slip(
        "marks of a merge",
        "kind: report",
        "^<<<<<<< HEAD\nkind: report\n=======\nkind: news\n>>>>>>> theirs",
        "merge-conflict",
        "unfinished merge",
        "keep one",
        "delete the lines",
    ),
]
BODY = [
    slip(
        "words edited",
        "raise pay by 5",
        "raise pay by five",
        "annotation-no-match",
        "edited",
        "| five per cent, or '5 per cent' in the text",
    ),
    slip("no paragraph above", PARAGRAPH, "^", "annotation-no-match", "no text before", "right after the paragraph"),
    slip(
        "annotation too late",
        PARAGRAPH,
        f"{PARAGRAPH}More.\n\n",
        "annotation-no-match",
        "elsewhere",
        "move the annotation",
    ),
    slip("other capitals", "| 5 per cent", "| ^5 Per cent", "annotation-no-match", "other capitals", "exactly"),
    slip("words twice", "by 5 per cent", "by 5 per cent, not 5 per cent", "annotation-twice", "2 times", "nth: 1"),
    slip("options not indented", "    value: 5 %", "^value: 5 %", "annotation-options", "not indented", "four spaces"),
    slip("tab before an option", "    where", "\t^where", "annotation-options", "a tab", "'where'", "four spaces"),
    slip("two spaces before an option", "    speaker", "  ^speaker", "annotation-options", "2 spaces", "four spaces"),
    slip("empty line above an option", "    speaker", "\n    ^speaker", "annotation-options", "empty line", "delete"),
    slip("empty line within options", "    where", "\n    ^where", "annotation-options", "empty line", "'where'"),
    slip("no indent of a later option", "    where", "^where", "annotation-options", "'where'", "not indented"),
    slip(
        "no colon in an option", "speaker: jo", "^speaker jo", "yaml-syntax", "without a colon", "'speaker: jo-smith'"
    ),
    slip("no space in an option", "speaker: jo", "^speaker:jo", "yaml-syntax", "space behind its colon", "speaker: jo"),
    slip("two slashes", "/// quote |", "^// quote |", "stray-slashes", "three slashes", "write /// quote | a good beg"),
    slip("two slashes at the end", "not a result.\n///", "not a result.\n//", "annotation-open", "on line 22"),
    slip("unknown option", "    where: a speech", "    ^place: a speech", "unknown-key", "'place'", "where"),
    slip("option missing", "    holder: dh\n", "", "missing-field", "'holder' is missing", "holder: …"),
    slip("another word for a kind", "/// quote |", "/// ^quotation |", "annotation-kind", "'quotation'", "'quote'"),
    slip("no bar", "/// quote | a good", "^/// quote a good", "annotation-words", "no bar |", "/// quote | a good beg"),
    slip("unknown speaker", "speaker: jo-smith", "speaker: jo-smyth", "unknown-holder", "no register", "'jo-smith'"),
    slip(
        "slip in a holder's name",
        "holder: dh",
        "holder: Department of Helth",
        "unknown-holder",
        "almost",
        "write holder: dh",
    ),
    slip(
        "name of a speaker", "speaker: jo-smith", "speaker: Dame Jo Smith", "unknown-holder", "not linked", "jo-smith"
    ),
    slip(
        "name of a body",
        "holder: dh",
        "holder: Department of Health",
        "unknown-holder",
        "has a record",
        "write holder: dh",
    ),
    slip("no unit", "value: 5 %", "value: 5", "figure-unit", "no unit", "write value: 5 %"),
    slip("no period", "    period: 2017\n", "", "figure-period", "no period", "period: 2016"),
    slip("link to nowhere", "[[other]]", "^[[othr]]", "broken-reference", "leads nowhere", "'other'"),
    slip("slip in a link", "[[other]]", "^[[jo-smth|Jo Smith]]", "broken-reference", "did you mean 'jo-smith'?"),
    slip("link with words", "[[other]]", "^[[zz-9|Al Green]]", "broken-reference", "without brackets, Al Green"),
    slip(
        "space of another kind before an option",
        "    where",
        "\u00a0   ^where",
        "annotation-options",
        "another kind",
        "four spaces",
    ),
    slip(
        "head of an annotation lost", "/// figure | 5 per cent\n", "", "stray-slashes", "/// figure | words", "line 16"
    ),
    slip(
        "# glued to an option", "jo-smith\n    where", "jo-smith# sure: said\n    where", "yaml-syntax", "before the #"
    ),
    slip("relative time in an option", "period: 2017", "period: last year", "relative-time", "'last year'", "the year"),
    slip(
        "this morning", "Said on the day.", "Said ^this morning.", "relative-time", "'this morning'", "write the date"
    ),
    slip(
        "day and month swapped",
        "Said on the day.",
        "Said on 12 August 2016.",
        "date-swapped",
        "12 August",
        "2016-08-12",
    ),
    slip(
        "day and month swapped, in short",
        "Said on the day.",
        "Said on 12th of Aug. 2016.",
        "date-swapped",
        "12th of Aug",
        "2016-08-12",
    ),
    slip(
        "long ago",
        "Said on the day.",
        "Said ^twenty-five years ago.",
        "relative-time",
        "'twenty-five years",
        "the year",
    ),
    slip("mark of something to do", "Said on the day.", "Said ^TODO on which day.", "unfinished", "'TODO'", "do it"),
    slip(
        "sentence of a draft",
        "A plan, not a result.",
        "^In the source at line 3, column 22.",
        "unfinished",
        "of the draft",
        "delete it",
    ),
    slip(
        "proposal that nobody looked at",
        "holder: dh",
        "holder: dh  ^# doubtful: named in the same sentence",
        "unfinished",
        "as the program proposed it",
        "delete the remark",
    ),
    slip(
        "link to a name",
        "[[other]]",
        "^[[Al Green]]",
        "broken-reference",
        "leads nowhere",
        "without brackets, Al Green",
    ),
    slip(
        "link by an id that is none", "[[other]]", "^[[al-green]]", "broken-reference", "the name as readers should see"
    ),
    slip("link to a name with a record", "[[other]]", "^[[Jo Smith]]", "broken-reference", "[[jo-smith|Jo Smith]]"),
    slip("space without width", "on the day", "on^\u200b the day", "control-character", "U+200B", "delete"),
    slip("address that is not there", "[[other]]", "[other](^/documents/othr/)", "broken-link", "no page", "[[id]]"),
    slip("footnote not written", "beginning”.", "beginning”.^[^1]", "undefined-footnote", "no footnote", "[^1]: …"),
    slip("relative time", "Said on the day.", "Said ^last month.", "relative-time", "'last month'", "write the date"),
    slip("heading skipped", "Staff called", "## Views\n\n^#### Staff\n\nStaff called", "heading-skip", "write ###"),
    slip(
        "picture without words",
        "See [[other]]",
        "^![](/assets/a.png)",
        "no-description",
        "description",
        "what it shows",
    ),
    slip("annotation not closed", "not a result.\n///", "not a result.", "annotation-open", "never closed", "line ///"),
    slip(
        "annotation in a list",
        "Staff called",
        "- A\n\n^    /// context | A\n\nStaff called",
        "stray-slashes",
        "inside a list",
        "begin the line with ///",
    ),
]
REGISTER = {
    "registers/topics.yaml": [
        slip("record without id", "{id: pay, label", "^{label", "missing-field", "'id' is missing", "id: …"),
        slip("capitals in an id", "id: pay,", "id: ^Pay,", "register-id", "'Pay' cannot be an id", "a-z"),
        slip("id given twice", "{id: social-mobility,", "^{id: pay,", "duplicate-id", "twice", "line 2", "its own id"),
        slip(
            "synonym of two topics",
            "{id: social-mobility, label: Social mobility",
            "{id: social-mobility, label: Mobility, synonyms: [^salaries]",
            "synonym-clash",
            "'salaries'",
            "'pay'",
            "take it out",
        ),
        slip(
            "topic broader than itself",
            "label: Pay and pensions",
            "label: Pay, broader: ^pay",
            "register-circle",
            "pay → pay",
            "take out",
        ),
        slip(
            "broader topic with a slip",
            "label: Pay and pensions",
            "label: Pay, broader: ^social-mobilty",
            "register-reference",
            "not a topic",
            "'social-mobility'",
        ),
        slip(
            "replaced by a topic that is not there",
            "label: Pay and pensions",
            "label: Pay, replaced_by: ^wages",
            "register-reference",
            "'wages'",
            "write one of: pay",
        ),
    ],
    "registers/departments.yaml": [
        slip(
            "two successors of a rename",
            "to: [dhsc]",
            "to: [dhsc, space]",
            "lineage",
            "exactly one later body, not 2",
            "keep one",
        ),
        slip("successor with a slip", "to: [dhsc]", "to: [^dhcs]", "lineage", "not in the register", "'dhsc'"),
        slip(
            "end before start",
            "start: {date: 2001}",
            "start: {date: 2001}, end: {date: 1999}",
            "register-date",
            "before it begins",
            "correct",
        ),
        slip(
            "end that disagrees", "end: {date: 2018-01-08}", "end: {date: 2017-01-08}", "lineage", "2017-01-08", "agree"
        ),
        slip(
            "name before the body",
            "from: 2018-01-08",
            "from: 2016-01-08",
            "register-date",
            "before 'dhsc' was set up",
            "correct",
        ),
    ],
    "registers/people.yaml": [
        slip("post before the body", "from: 2014", "from: 1970", "register-date", "before 'dh' was set up", "correct"),
        slip("post that ends before it begins", "to: 2017", "to: 2013", "register-date", "before it begins", "correct"),
        slip(
            "post in no body", "body: dh,", "body: ^dx,", "register-reference", "not a department", "write one of: dh"
        ),
        slip("slip in a key of a post", "title: Perm", "^titel: Perm", "unknown-key", "'titel'", "'title'"),
    ],
}


def with_slip(case: Slip) -> tuple[Site, tuple[int, int] | None]:
    """The site with the slip, and the line and column of its mark, if it has one."""
    assert ENTRY.count(case.right) >= 1
    mark = case.wrong.find("^")
    # A footnote has such a sign of its own.
    wrong = case.wrong if mark < 0 else case.wrong[:mark] + case.wrong[mark + 1 :]
    at = ENTRY.index(case.right) + mark
    text = ENTRY.replace(case.right, wrong, 1)
    made = site({**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER}, assets=["assets/a.png"])
    return made, (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) if mark >= 0 else None


def test_the_entry_without_a_slip_has_nothing_wrong_with_it() -> None:
    assert site({**REGISTERS, "documents/entry.md": ENTRY, "documents/other.md": OTHER}).found == ()


@pytest.mark.parametrize("case", [*FRONT, *BODY], ids=lambda case: case.name)
def test_a_slip_is_named_with_its_place_and_its_cure(case: Slip) -> None:
    made, place = with_slip(case)
    assert [item.rule for item in made.found] == [case.rule], made.found
    (found,) = made.found
    assert found.span.path == "content/documents/entry.md"
    assert place is None or (found.span.line, found.span.column) == place
    assert found.hint
    told = f"{found.message}; {found.hint}"
    assert [words for words in case.says if words not in told] == [], told


def test_keys_of_a_source_that_are_not_indented_are_not_thrown_away() -> None:
    text = ENTRY.replace("  title: A plan", "title: A plan").replace("  url:", "url:")
    found = site({**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER}).found
    assert [(item.span.line, item.rule) for item in found] == [(10, "duplicate-key"), (11, "unknown-key")]
    assert "if it belongs to 'source' above it" in found[0].hint
    assert "below 'source:'" in found[1].hint


def test_a_name_of_the_annotation_that_the_text_writes_otherwise() -> None:
    text = ENTRY.replace("Staff called", "Owen Pryce-Hill called").replace(
        "speaker: jo-smith", "speaker: Owen Price-Hill"
    )
    (found,) = site({**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER}).found
    assert (found.rule, found.span.line) == ("name-differs", 26)
    assert "'Owen Price-Hill'" in found.message
    assert "'Owen Pryce-Hill'" in found.message
    right = text.replace("Price-Hill", "Pryce-Hill")
    assert site({**REGISTERS, "documents/entry.md": right, "documents/other.md": OTHER}).found == ()


def test_what_a_digest_requires_of_a_source() -> None:
    files = {
        **REGISTERS,
        "site.yaml": "title: A\nbase_url: https://a.example/\nrequired: [source.nature]\n",
        "documents/entry.md": ENTRY,
        "documents/other.md": OTHER,
    }
    (found,) = site(files).found
    assert (found.span.line, found.rule, found.message) == (10, "missing-field", "'nature' is missing")
    assert "one of: official, parliamentary" in found.hint
    right = ENTRY.replace("  url:", "  nature: official\n  url:")
    assert site({**files, "documents/entry.md": right}).found == ()
    (found,) = site({**files, "site.yaml": files["site.yaml"].replace("nature", "natur")}).found
    assert "did you mean 'source.nature'?" in found.hint


@pytest.mark.parametrize(("name", "meant"), [("cws", "csw"), ("csx", ""), ("Civil Service Word", "csw"), ("Other", "")])
def test_a_publisher_that_is_almost_one_of_the_register(name: str, meant: str) -> None:
    files = {
        "registers/publishers.yaml": "publishers:\n- {id: csw, name: Civil Service World, nature: trade-press}\n",
        "documents/entry.md": ENTRY.replace("  title: A", f"  publisher: {name}\n  title: A"),
        "documents/other.md": OTHER,
    }
    found = [i for i in site({**REGISTERS, **files}).found if i.rule == "unknown-holder"]
    assert [i.hint for i in found] == ([f"write publisher: {meant}"] if meant else [])


def test_a_text_that_has_its_date_may_have_the_other_one_too() -> None:
    text = ENTRY.replace("Said on the day.", "Said on 8 December 2016, and again on 12 August 2016.")
    assert site({**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER}).found == ()


def test_every_line_with_a_tab_is_named() -> None:
    text = ENTRY.replace("  title: A plan", "\ttitle: A plan").replace("  url:", "\turl:")
    found = site({**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER}).found
    assert [(item.span.line, item.rule) for item in found] == [(10, "yaml-tab"), (11, "yaml-tab")]


@pytest.mark.parametrize(
    ("path", "case"),
    [pytest.param(path, case, id=case.name) for path, cases in REGISTER.items() for case in cases],
)
def test_a_slip_in_a_register_is_named_with_its_place_and_its_cure(path: str, case: Slip) -> None:
    right = REGISTERS[path]
    assert right.count(case.right) >= 1
    mark = case.wrong.find("^")
    text, at = right.replace(case.right, case.wrong.replace("^", ""), 1), right.index(case.right) + mark
    place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    made = site({**REGISTERS, path: text, "documents/other.md": OTHER})
    found = [item for item in made.found if item.rule == case.rule]
    assert found, made.found
    assert {item.span.path for item in made.found} == {f"content/{path}"}
    assert mark < 0 or (found[0].span.line, found[0].span.column) == place
    told = f"{found[0].message}; {found[0].hint}"
    assert [words for words in case.says if words not in told] == [], told


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        (
            b"---\ntitle: x\nyear: 2016\n---\nThe minister\x92s plan\n",
            (5, 13, "not-utf8"),
            ("’", "Windows-1252", "UTF-8"),
        ),
        ("---\ntitle: x\n".encode("utf-16"), (1, 1, "not-utf8"), ("save the file as UTF-8",)),
        (b"", (1, 1, "empty-file"), ("empty", "front matter")),
        (b"Only some text.\n", (1, 1, "no-front-matter"), ("no front matter", "'---'")),
        (
            b"---\ntitle: x\nyear: 2016\n---\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n",
            (6, 1, "merge-conflict"),
            ("keep one",),
        ),
    ],
)
def test_files_that_something_went_wrong_with(
    content: bytes, place: tuple[int, int, str], says: tuple[str, ...]
) -> None:
    (found,) = parse(content).diagnostics
    assert (found.span.line, found.span.column, found.rule) == place
    assert [words for words in says if words not in f"{found.message}; {found.hint}"] == []


# Quotations, figures and claims ---------------------------------------------------------------------------------------

CLAIM = "The plan is new.\n\n/// claim | The plan\n    holder: dh\n    status: stated\n"
PROOF = [
    slip(
        "quotation mistyped in the text",
        "“a good beginning”",
        "“a goood beginning”",
        "annotation-no-match",
        "The text has 'a goood beginning'",
        "/// quote | a goood beginning, or 'a good beginning' in the text, whichever is the source's",
    ),
    slip(
        "stray mark in a quotation", "good beg", "good” beg", "annotation-no-match", "or 'a good beginning' in the te"
    ),
    slip("quotation cut off", "good beginning”", "good beginnin”", "annotation-no-match", "or 'a good beginning' in"),
    slip(
        "value mistyped",
        "value: 5 %",
        "value: 15 %",
        "figure-differs",
        "'15 %' has another number than the words '5 per cent'",
        "the source's number in both",
        "derived: true",
    ),
    *(
        slip(
            f"{words!r} for a reply",
            "Staff called",
            f"{CLAIM}    reply: {words}\n///\n\nStaff called",
            "claim-reply",
            f"'{words.strip(chr(34))}' is no reply",
            "no_reply: none in the source",
        )
        for words in ("none", "None.", "no reply", "n/a", '"-"', "–")
    ),
]


@pytest.mark.parametrize("case", PROOF, ids=lambda case: case.name)
def test_a_slip_in_what_others_say_is_named(case: Slip) -> None:
    test_a_slip_is_named_with_its_place_and_its_cure(case)


def test_two_files_with_one_name_and_two_that_look_alike() -> None:
    made = site({"documents/plan.md": OTHER, "documents/2016/plan.md": OTHER, "documents/Plan.md": OTHER})
    (twice,) = [item for item in made.found if item.rule == "duplicate-id"]
    assert "also by content/documents/2016/plan.md" in twice.message
    assert twice.hint == "delete one of the files, if both are the same entry; if not, rename one"
    (alike,) = [item for item in made.found if item.rule == "same-address"]
    assert "capitals" in alike.message + alike.hint


def test_there_are_forty_of_them_and_more() -> None:
    names = [case.name for case in [*FRONT, *BODY, *PROOF, *(case for cases in REGISTER.values() for case in cases)]]
    assert len(set(names)) == len(names) >= 80


UNITS = [
    slip(
        "count for a percentage",
        "value: 5 %",
        "value: 5 people",
        "figure-differs",
        "'5 people' counts something",
        "'5 per cent' tell a percentage",
        "write value: 5 %",
    ),
]


@pytest.mark.parametrize("case", UNITS, ids=lambda case: case.name)
def test_a_slip_in_a_unit_is_named(case: Slip) -> None:
    test_a_slip_is_named_with_its_place_and_its_cure(case)


def test_all_keys_of_a_source_that_are_not_indented_are_one_problem() -> None:
    text = ENTRY.replace("  title: A plan", "title: A plan").replace("  url: https", "author: Zo Sample\nurl: https")
    (found,) = site({**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER}).found
    assert (found.rule, found.span.line) == ("unknown-key", 9)
    assert found.hint == "put two spaces before each of the lines 10 to 12"
