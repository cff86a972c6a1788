"""Mistakes that a hurried editor makes: each message names the line, says what is wrong, and what to write instead.

Each case is a correct entry (or register) with one slip in it. `^` stands before the sign that the message points at.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from helpers import SITE, Site, parse, site

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


@dataclass(frozen=True)
class Slip:
    """What is written, `right` replaced by `wrong`; and what the message (with its hint) says of it."""

    name: str
    right: str
    wrong: str
    rule: str
    says: tuple[str, ...]


def slip(name: str, right: str, wrong: str, rule: str, *says: str) -> Slip:
    return Slip(name, right, wrong, rule, says)


FRONT = [
    slip("colon in a title", '"Pay: a plan of 2016"', "Pay^: a plan of 2016", "yaml-syntax", "colon", 'title: "One: two"'),
    slip("quote not closed", '"Pay: a plan of 2016"', '^"Pay: a plan of 2016', "yaml-syntax", "never closed", "close"),
    slip("text behind quotes", '"Pay: a plan of 2016"', '"Pay" ^plan', "yaml-syntax", "after a closing quote"),
    slip("apostrophe in quotes", '"Pay: a plan of 2016"', "'The dep'^ts plan'", "yaml-syntax", "''"),
    slip("smart quotes", '"Pay: a plan of 2016"', "“Pay^: a plan of 2016”", "yaml-syntax", "curly", '"'),
    slip("smart quotes around a term", "[pay, social", "[^“pay”, social", "unknown-term", "curly", "straight"),
    slip("tab", "  title: A plan", "^\ttitle: A plan", "yaml-tab", "tab", "spaces"),
    slip("no space behind the colon", "kind: report", "^kind:report", "yaml-syntax", "colon", "space"),
    slip("key without colon", "kind: report", "^kind report", "yaml-syntax", "without a colon", "key: value"),
    slip("bracket not closed", "social-mobility]", "social-mobility", "yaml-syntax", "bracket"),
    slip("value that begins with @", "kind: report", "kind: ^@report", "yaml-syntax", "quotes"),
    slip("value that begins with *", '"Pay: a plan of 2016"', "^*Pay* a plan", "yaml-syntax", "quotes"),
    slip("key of wrong indentation", "kind: report", " ^kind: report", "yaml-syntax", "indent"),
    slip("front matter not closed", "---\n\nThe plan", "\nThe plan", "front-matter-open", "never closed", "'---'"),
    slip("front matter not opened", '---\ntitle: "Pay', '^title: "Pay', "no-front-matter", "'---'", "above"),
    slip("slip of a key", "summary:", "^sumary:", "unknown-key", "'summary'"),
    slip("plural of a key", "department:", "^departments:", "unknown-key", "'department'"),
    slip("key in capitals", "tags:", "^Tags:", "unknown-key", "'tags'"),
    slip("key twice", "kind: report", "kind: report\n^year: 2016", "duplicate-key", "twice", "line 4"),
    slip("no title", 'title: "Pay: a plan of 2016"', "^title:", "missing-field", "title: …"),
    slip("no source title", "  title: A plan for pay\n", "", "missing-field", "title: …"),
    slip("day first", "date: 2016-12-08", "date: ^08/12/2016", "bad-date", "2016-12-08", "year, month, day"),
    slip("month in words", "date: 2016-12-08", "date: ^8 December 2016", "bad-date", "2016-12-08"),
    slip("short date", "date: 2016-12-08", "date: ^2016-12-8", "bad-date", "2016-12-08"),
    slip("30 February", "date: 2016-12-08", "date: ^2016-02-30", "bad-date", "February 2016 has 29 days"),
    slip("month 13", "date: 2016-12-08", "date: ^2016-13-08", "bad-date", "no month 13"),
    slip("about a year", "date: 2016-12-08", "date: ^c. 2016", "bad-date", "2016~"),
    slip("years with a hyphen", "date: 2016-12-08", "date: ^2016-2018", "bad-date", "2016/2018"),
    slip("uncertain without reason", "date: 2016-12-08", "date: ^2016-12~", "date-basis", "date_basis: …"),
    slip("1 January", "date: 2016-12-08", "date: ^2016-01-01", "date-first-of-january", "date: 2016", "date_basis"),
    slip("another year", "year: 2016", "year: ^2015", "year-date", "2015", "2016-12-08", "year: 2016"),
    slip("short year", "year: 2016", "year: ^16", "wrong-type", "four digits", "2016"),
    slip("draft: yes", "kind: report", "kind: report\ndraft: ^yes", "wrong-type", "true or false", "'yes'"),
    slip("kind with a slip", "kind: report", "kind: ^reprot", "not-allowed", "'report'"),
    slip("list written as text", "tags: [pay, social-mobility]", "tags: ^pay, social-mobility", "not-a-list", "[pay, social-mobility]"),
    slip("term with a slip", "social-mobility]", "^social-mobilty]", "unknown-term", "'social-mobility'"),
    slip("term twice", "[pay, social", "[pay, ^salaries, social", "repeated-term", "'pay'", "once"),
    slip("department as topic", "[pay, social", "[pay, ^dh, social", "unknown-term", "'department'"),
    slip("acronym of later years", "[dh]", "[^DHSC]", "department-not-in-being", "since 2018-01-08", "write dh"),
    slip("acronym of two bodies", "[dh]", "[^SA]", "ambiguous-department", "standards (", "space (", "since 2010"),
    slip("www address", "https://example.org/plan", "^www.example.org/plan", "bad-url", "https://"),
    slip("merge marks", "kind: report", "^<<<<<<< HEAD\nkind: report\n=======\nkind: news\n>>>>>>> theirs", "merge-conflict", "merge", "delete"),
]
BODY = [
    slip("words edited", "raise pay by 5", "raise pay by five", "annotation-no-match", "do not stand"),
    slip("annotation above its paragraph", "The plan would raise pay by 5 per cent, said [[jo-smith|Jo Smith]].\n\n", "", "annotation-no-match", "right after the paragraph"),
    slip("other capitals", "| 5 per cent", "| ^5 Per cent", "annotation-no-match", "capitals"),
    slip("words twice", "by 5 per cent", "by 5 per cent, not 5 per cent", "annotation-twice", "2 times", "nth: 1"),
    slip("not closed", "A plan, not a result.\n///", "A plan, not a result.", "annotation-open", "never closed", "///"),
    slip("options not indented", "    value: 5 %", "^value: 5 %", "annotation-options", "four spaces"),
    slip("option unknown", "    where: a speech", "    ^place: a speech", "unknown-key", "place", "where"),
    slip("option missing", "    holder: dh\n", "", "missing-field", "holder: …"),
    slip("kind of annotation", "/// quote |", "/// ^quotation |", "annotation-kind", "'quote'"),
    slip("no bar", "/// quote | a good beginning", "^/// quote a good beginning", "annotation-kind", "/// quote | a good beginning"),
    slip("unknown speaker", "speaker: jo-smith", "speaker: jo-smyth", "unknown-holder", "'jo-smith'"),
    slip("no unit", "value: 5 %", "value: 5", "figure-unit", "unit:"),
    slip("link to nowhere", "[[other]]", "^[[othr]]", "broken-reference", "'other'"),
    slip("link to an address that is not there", "[[other]]", "[other](^/documents/othr/)", "broken-link", "[[id]]"),
    slip("footnote not written", "beginning”.", "beginning”.^[^1]", "undefined-footnote", "[^1]: …"),
    slip("relative time", "a speech\n\nSaid on the day.", "a speech\n\nSaid ^last month.", "relative-time", "'last month'", "date"),
    slip("heading skipped", "Staff called", "## Views\n\n^#### Staff\n\nStaff called", "heading-skip", "write ###"),
]  # fmt: skip


def with_slip(case: Slip) -> tuple[Site, int, int]:
    """The site with the slip, and the line and column of its mark, 0 where it has none."""
    assert case.right in ENTRY
    mark = case.wrong.find("^")
    # A footnote has such a sign of its own.
    wrong = case.wrong if mark < 0 else case.wrong[:mark] + case.wrong[mark + 1 :]
    at = ENTRY.index(case.right) + mark
    text = ENTRY.replace(case.right, wrong, 1)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    made = site({**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER})
    return made, line if mark >= 0 else 0, column if mark >= 0 else 0


if __name__ == "__main__":
    for case in FRONT + BODY:
        made, line, column = with_slip(case)
        print(f"# {case.name}  (wanted {line}:{column} {case.rule})")
        for i in made.found:
            ok = i.rule == case.rule and (not line or (i.span.line, i.span.column) == (line, column)) and all(s in i.message + " | " + i.hint for s in case.says)
            print("   ", "OK " if ok else "NO ", f"{i.span.line}:{i.span.column} [{i.rule}] {i.message} || {i.hint}")
