"""Mistakes that the program can notice because it holds both sides: dates, parts and wholes, names and registers.

Each case is a correct entry (or register) with one slip in it. `^` stands before the sign that the message points at;
in annotations it points at their head. What looks like a slip and is none stays without a message.
"""

from __future__ import annotations

import pytest
from helpers import Site, Slip, site, slip

REGISTERS = {
    "registers/topics.yaml": """\
topics:
- {id: pay, label: Pay and pensions, synonyms: [salaries]}
- {id: desks, label: Shared desks}
""",
    "registers/departments.yaml": """\
departments:
- id: mosp
  names: [{name: Ministry of Spoons and Plates}]
  acronyms: [MOSP]
  start: {date: 1988-07-25}
- {id: spoon-office, names: [{name: Spoon Office}], start: {date: 2001}}
- {id: fork-office, names: [{name: Fork Office}], start: {date: 2023-02}}
""",
    "registers/people.yaml": """\
people:
- id: ida-quill
  name: Ida Quill
  sort: Quill, Ida
  roles:
  - {title: permanent secretary, body: mosp, from: 2014}
  - {title: head of the Spoon Office, body: spoon-office, from: 2010-02, to: 2014-06}
- id: noor-abara
  name: Noor Abara
  sort: Abara, Noor
- {id: tom-bowl, name: Tom Bowl, sort: "Bowl, Tom"}
""",
}
ENTRY = """\
---
title: "Spoons: a count of 2016"
summary: The ministry tells how many of its staff share spoons.
date: 2016-12-08
tags: [pay, desks]
department: [mosp]
people: [noor-abara]
kind: report
source:
  title: A count of spoons
  url: https://spoons.example/2016/12/08/count
  accessed: 2017-03-02
added: 2017-03-04
related: [other]
---

The ministry counted 31 of 50 people who share a spoon, said [[ida-quill|Ida Quill]]. Noor Abara counted them.

/// figure | 31 of 50 people
    value: 31 people
    what: people who share a spoon
    base: 50 people
    period: 2015 to 2016
    holder: mosp

The count was taken twice.
///

Staff called it “a good beginning”.

/// quote | a good beginning
    speaker: ida-quill
    role: permanent secretary
    date: 2016-11-24

Said on the day.
///

The ministry holds that spoons are safe.

/// claim | spoons are safe
    holder: mosp
    status: stated
    no_reply: none in the source
///
"""
OTHER = "---\ntitle: Another entry\nyear: 2016\n---\nSome text.\n"
ACCESSED, DATE, ADDED = "accessed: 2017-03-02", "date: 2016-12-08", "added: 2017-03-04\n"
URL = "url: https://spoons.example/2016/12/08/count\n"


FRONT = [
    slip("read too early", ACCESSED, "accessed: ^2016-03-02", "date-order", "before the document", "'accessed' or"),
    slip(
        "event of another age",
        DATE,
        "date: 2016-12-08\nevent_date: ^2061-11-24",
        "date-order",
        "in 2061",
        "the year of",
    ),
    slip("added too early", ADDED, "added: ^2015-03-04\n", "date-order", "before the document", "correct 'added' or"),
    slip(
        "changed too early",
        ADDED,
        f"{ADDED}changes:\n- {{date: ^2016-03-05, kind: correction, note: We wrote six.}}\n",
        "date-order",
        "before it was added (added: 2017-03-04)",
        "the day of the change",
    ),
    slip(
        "the source as its archive",
        URL,
        f"{URL}  archive_url: ^https://spoons.example/2016/12/08/count/\n",
        "archive-address",
        "the source itself",
        "https://web.archive.org/web/…",
    ),
    slip(
        "archive on the same site",
        URL,
        f"{URL}  archive_url: ^https://www.spoons.example/\n",
        "archive-address",
        "on spoons.example, as the source is",
        "delete the line",
    ),
]
FRONT += [
    slip(
        "read before it was published",
        f"{ACCESSED}\nadded: 2017-03-04",
        "accessed: ^2017-03-02\n  published: 2017-10-02\nadded: 2017-11-04",
        "date-order",
        "(accessed: 2017-03-02) before the document was out (published: 2017-10-02)",
        "correct 'accessed' or 'published', whichever",
    ),
    slip(
        "read and added before it was published",
        ACCESSED,
        "accessed: 2017-03-02\n  published: ^2017-10-02",
        "date-order",
        "the document is dated 2017-10-02 by 'published'",
        "correct 'published'; or 'accessed' and 'added'",
    ),
    slip("read before its year", f"{DATE}\n", "year: ^2019\n", "date-order", "dated 2019", "correct 'year'; or"),
    slip("a date of later years", DATE, "date: ^2021-12-18", "date-order", "dated 2021-12-18", "correct 'date'; or"),
    slip(
        "related to itself", "[other]", "[other, ^entry]", "names-itself", "'related' names the entry", "take entry out"
    ),
    slip("answer to itself", "related:", "responds_to: ^entry\nrelated:", "names-itself", "'responds_to'", "another"),
    slip("related twice", "[other]", "[other, ^other]", "repeated-term", "'related' has 'other' twice", "once"),
    slip(
        "person twice", "people: [noor", "people: [noor-abara, ^noor", "repeated-term", "'people' has", "write it once"
    ),
]
CLAIM = "    no_reply: none in the source\n"
CORRECTION = "\n/// correction | spoons are safe\n    date: 2017-05-02\n\nWe wrote forks.\n///\n"
CHANGED = ("under 'changes'", "changes: [{date: 2017-05-02", "kind: correction")
NOTES = [
    slip(
        "reply and none", CLAIM, f"{CLAIM}    reply: A union said no.\n", "claim-reply", "has a reply, and", "keep one"
    ),
    slip(
        "a box ticked", CLAIM, "    no_reply: yes\n", "claim-reply", "'no_reply: yes'", "no_reply: none in the source"
    ),
    slip(
        "a box ticked beside a reply",
        CLAIM,
        "    no_reply: false\n    reply: A union said no.\n",
        "claim-reply",
        "does not say where",
        "delete the line",
    ),
]
NOTES += [
    slip(
        "disputed by nobody", "status: stated", "status: disputed", "claim-reply", "nobody is named", "status: stated"
    ),
    slip("contested by nobody", "status: stated", "status: contested", "claim-reply", "is contested", "write reply:"),
    slip(
        "a reply that is none",
        CLAIM,
        "    reply: None was given.\n",
        "claim-reply",
        "'None was given.' is no reply",
        "no_reply: none in the source",
    ),
    *(
        slip(
            f"{words!r} for a reply",
            CLAIM,
            f"    reply: {words}\n",
            "claim-reply",
            f"{words}' is no reply",
            "no_reply: no",
        )
        for words in (
            "No reply was received.",
            "No reply.",
            "None received",
            "No comment.",
            "Did not reply.",
            "No response has been received so far.",
            "No reply in the copy that we read.",
            "No answer from the Ministry of Spoons and Plates.",
            "Has not yet replied",
            "No one has answered.",
            "Not mentioned in the source.",
            "We found no reply in the source.",
            "Awaiting a reply",
            "Declined to comment.",
            "no",
        )
    ),
    slip(
        "no reply to what is disputed",
        f"stated\n{CLAIM}",
        "disputed\n    reply: No reply was received.\n",
        "claim-reply",
        "is no reply",
        "no_reply: none in the source, and status: stated",
    ),
    slip(
        "said after the document", "date: 2016-11-24", "date: 2017-11-24", "note-date", "2017-11-24", "add elsewhere:"
    ),
    slip("said in a year to come", "date: 2016-11-24", "date: 2061", "note-date", "out on 2016-12-08", "correct"),
    slip("correction nobody lists", f"{CLAIM}///\n", f"{CLAIM}///\n{CORRECTION}", "correction-unlisted", *CHANGED),
    slip(
        "correction before the entry",
        f"{CLAIM}///\n",
        f"{CLAIM}///\n{CORRECTION}".replace("2017-05-02", "2016-05-02"),
        "note-date",
        "older than the entry",
        "correct 'added'",
    ),
]
COUNT = "    value: 31 people\n    what: people who share a spoon\n    base: 50 people\n"


def figure(**options: str) -> str:
    return "".join(f"    {name.removesuffix('_')}: {value}\n" for name, value in options.items())


FIGURES = [
    slip(
        "points with their unit beside them",
        COUNT,
        figure(value="+5", unit="per cent", from_="61 %", to="66 %", derived="true"),
        "figure-differs",
        "write value: +5 and unit: percentage points; or",
    ),
    slip(
        "points as per cent",
        COUNT,
        figure(value="+5 %", from_="61 %", to="66 %", derived="true"),
        "figure-differs",
        "in percentage points",
        "write value: +5 percentage points; or, if the change is meant, +8 %",
    ),
    slip(
        "fall in points as per cent",
        COUNT,
        figure(value="−5 per cent", from_="66", to="61 %", derived="true"),
        "figure-differs",
        "'66' and '61 %'",
        "write value: −5 percentage points; or",
        "−8 %",
    ),
    slip(
        "other points",
        COUNT,
        figure(value="+7 percentage points", from_="61 %", to="66 %", derived="true"),
        "figure-differs",
        "that is +5",
        "write value: +5 percentage points, or correct",
    ),
    slip(
        "other points without a sign",
        COUNT,
        figure(value="7 points", from_="61.5", to="66 %", derived="true"),
        "figure-differs",
        "that is +4.5 percentage",
    ),
    slip(
        "points the other way",
        COUNT,
        figure(value="−5 points", from_="61 %", to="66 %", derived="true"),
        "figure-differs",
        "that is +5",
    ),
    slip(
        "change",
        COUNT,
        figure(value="+155 %", from_="9", to="14", derived="true"),
        "figure-differs",
        "write value: +56 %",
    ),
    slip("fall as a rise", COUNT, figure(value="+36 %", from_="14", to="9", derived="true"), "figure-differs", "−36 %"),
    slip("share", COUNT, figure(value="78 %", base="31 of 50", derived="true"), "figure-differs", "write value: 62 %"),
    slip("share, of the words", COUNT, figure(value="78 %", derived="true"), "figure-differs", "value: 62 %"),
    slip("another part", COUNT, figure(value="62 %", base="13 of 50", derived="true"), "figure-differs", "'13 of 50'"),
    slip("share with decimals", COUNT, figure(value="26.0 %", base="31 of 50"), "figure-differs", "62.0 %, or correct"),
    slip(
        "part of less",
        COUNT,
        figure(value="62 %", base="50 of 31", derived="true"),
        "figure-differs",
        "larger than the whole",
        "'of': 18 of 44",
    ),
    slip(
        "more than all", "base: 50 people", "base: 13 people", "figure-differs", "is larger than the whole", "the base"
    ),
]
PERIOD = "period: 2015 to 2016"
COUNTED = "Noor Abara counted them."
FIGURES += [
    slip(
        "period backwards", PERIOD, "period: 2018 to 2016", "figure-period", "before it begins", "period: 2016 to 2018"
    ),
    slip("years backwards", PERIOD, "period: 2016-15", "figure-period", "before it begins", "write period: 2015-16"),
    slip("months backwards", PERIOD, "period: May 2016 to March 2016", "figure-period", "March 2016 to May 2016"),
    slip("interval backwards", PERIOD, "period: 2016-05/2016-02", "figure-period", "2016-02/2016-05"),
    slip("figures of a year swapped", PERIOD, "period: 2106", "figure-period", "90 years after", "by 2106"),
    slip("month without year", PERIOD, "period: July", "figure-period", "'July' does not say of", "period: July 2016"),
    slip("months without year", PERIOD, 'period: "late Sept. to 3 November"', "figure-period", "3 November 2016"),
]
WISH = "    value: 31 people\n    what: people who wish to share a spoon\n    base: 50 people"
COUNT_PERIOD, PLAN = f"{COUNT}    {PERIOD}\n", COUNT.replace("people who share", "people expected to share")
FIGURES += [
    slip(
        f"{period}, of what people wish",
        COUNT_PERIOD,
        f"{WISH} who replied\n    period: {period}\n",
        "figure-period",
        f"the period '{period}' is",
        "years after the document",
        *cure,
    )
    for period, cure in {
        "2061-11": ("write period: 2016-11, or the year that it was; for a target or plan, write period: by 2061",),
        "2031": ("correct the year; for a target or plan, write period: by 2031",),
        "2014 to 2050": ("correct the year;", "by 2050"),
    }.items()
]
FIGURES += [
    slip(
        f"{period}, of a plan",
        COUNT_PERIOD,
        f"{PLAN}    period: {period}\n",
        "figure-period",
        f"the period '{period}' ",
        f"write period: {right}, or the year that it was",
    )
    for period, right in {
        "2106": "2016",
        "2014 to 2106": "2014 to 2016",
        "2014-2061": "2014-2016",
        "1016-11": "2016-11",
        "216-11": "2016-11",
        "20166": "2016",
    }.items()
]
SUMS = [
    (
        f"figure: {options}",
        COUNT,
        figure(derived="true", **options),
        "figure-differs",
        told,
        cure,
    )
    for options, told, cure in (
        ({"value": "+20 %", "from": "400", "to": "500"}, "the change is +25 %", "write value: +25 %"),
        ({"value": "20 %", "from": "400", "to": "500"}, "the change is +25 %", "write value: +25 %"),
        ({"value": "−30 %", "from": "40", "to": "30"}, "the change is −25 %", "write value: −25 %"),
        ({"value": "+90 people", "from": "400", "to": "500"}, "that is +100", "write value: +100 people, or"),
        ({"value": "+9", "unit": "spoons", "from": "4", "to": "14"}, "+10", "write value: +10 and unit: spoons, or"),
        ({"value": "-1,200 spoons", "from": "2,541 spoons", "to": "1,641"}, "that is −900", "write value: −900 spoons"),
        ({"value": "+100 staff", "from": "500 staff", "to": "400 staff"}, "that is −100", "write value: −100 staff"),
    )
]
FIGURES += [slip(*case) for case in SUMS]
SILENT = [
    *(
        (f"figure: {options}", COUNT, figure(derived="true", **options))
        for options in (
            {"value": "+30 %", "from": "400", "to": "510"},
            {"value": "+20 %", "from": "about 400", "to": "500"},
            {"value": "+26 %", "from": "400", "to": "500"},
            {"value": "+100 people", "from": "400 people", "to": "500"},
            {"value": "+900 spoons", "from": "1,641", "to": "2,545"},
            {"value": "+100 spoons", "from": "about 400", "to": "510 spoons"},
            {"value": "+50 people a year", "from": "400", "to": "500"},
            {"value": "+50 people", "what": "mean growth per year", "from": "400", "to": "500"},
            {"value": "+50 spoons", "from": "400 people", "to": "500 people"},
            {"value": "+1 spoons", "from": "2.4 million", "to": "3.4 million"},
            {"value": "50 people", "from": "400", "to": "500"},
        )
    ),
    *(
        (f"{period}, of what people wish", COUNT_PERIOD, f"{WISH} who replied\n    period: {period}\n")
        for period in ("by 2061", "2024", "2016 to 2024", "1914", "2016-11-03 to 2016-11-20", "two weeks to 2061")
    ),
    *(
        (f"{period}, of a plan", COUNT_PERIOD, f"{PLAN}    period: {period}\n")
        for period in ("2030", "2016 to 2051", "2100", "2014 to 2056", "by 2106", "1806", "until 2061", "100")
    ),
    (
        "a wish for a year of which the entry tells",
        f"{COUNTED}\n\n/// figure | 31 of 50 people\n{COUNT_PERIOD}",
        f"{COUNTED} They asked about 2061.\n\n/// figure | 31 of 50 people\n{WISH} who replied\n    period: 2061\n",
    ),
    (
        "an old year of which the entry tells",
        f"{COUNTED}\n\n/// figure | 31 of 50 people\n{COUNT_PERIOD}",
        f"{COUNTED} Spoons are of 1016.\n\n/// figure | 31 of 50 people\n{COUNT}    period: 1016\n",
    ),
    ("a plan for a day to come", DATE, "date: 2016-12-08\nevent_date: 2026-07"),
    *(
        (f"period: {period}", PERIOD, f"period: {period}")
        for period in (
            "2016-05",
            "each July",
            "the year to March",
            "July 16",
            "March to May of both years",
            "2015-16",
            "1998-03",
            "1999-2000",
            "1999-00",
            "2016 to March 2016",
            "March 2016 to 2016",
            "2019",
            "by 2050",
            "2030 to 2050, as planned",
            "2016, compared with 2015",
            "not stated in the source",
            "since 2016",
            "winter 2016 to spring 2016",
            "2016-02-01/2016-02-01",
            "financial year 2016-17",
            "from November 2015, when it was published",
            "January to May 2016",
            "2018, not 2016",
            "2015/2016",
        )
    ),
    *(
        (f"figure: {options}", COUNT, figure(derived="true", **options))
        for options in (
            {"value": "62 %", "base": "31 of 50"},
            {"value": "38 %", "base": "31 of 50", "what": "people who share none"},
            {"value": "60 %", "base": "31 of 50"},
            {"value": "about two thirds", "base": "31 of 50"},
            {"value": "58 %", "base": "31 of about 50"},
            {"value": "66 %", "base": "two of three people"},
            {"value": "60.5 %", "base": "1,200 of 2,000 people"},
            {"value": "31 of 50", "base": "50 of 31 planned places"},
            {"value": "44 spoons", "base": "18 people"},
            {"value": "120 people", "base": "100 people in the year before"},
            {"value": "+56 %", "from": "9", "to": "14"},
            {"value": "+55.6 %", "from": "nine", "to": "14 spoons"},
            {"value": "-36 %", "from": "14", "to": "9"},
            {"value": "36 %", "from": "14", "to": "9", "what": "fall"},
            {"value": "156 %", "from": "9", "to": "14", "what": "spoons, of those of the year before"},
            {"value": "10 %", "from": "40 %", "to": "50 %"},
            {"value": "+2 %", "from": "98 %", "to": "100 %"},
            {"value": "−10 percentage points", "from": "50 %", "to": "40 %"},
            {"value": "10 points", "from": "50 %", "to": "40 %"},
            {"value": "+9 percentage points", "from": "40 %", "to": "50 %"},
            {"value": "+9.6 points", "from": "40.3 %", "to": "49.9 %"},
            {"value": "about 12 percentage points", "from": "40 %", "to": "50 %"},
            {"value": "+12 points", "from": "40", "to": "50"},
            {"value": "+12 points", "from": "40 basis points", "to": "50 %"},
            {"value": "+7 percentage points", "from": "about 40 %", "to": "50 %"},
            {"value": "+25 %", "from": "40 %", "to": "50 %"},
            {"value": "+10 percentage points", "from": "40 %", "to": "50 %"},
            {"value": "50 %", "from": "40 %", "to": "50 %"},
            {"value": "+20 %", "from": "1.2m GBP", "to": "1.4m GBP"},
            {"value": "+3 %", "from": "2014", "to": "2016"},
            {"value": "+50 %", "from": "8 months", "to": "1 year"},
            {"value": "+5 spoons", "from": "9", "to": "14"},
        )
    ),
    (
        "points that the source tells so",
        COUNT,
        figure(value="+5 %", from_="61 %", to="66 %"),
    ),
    ("said in the month of the document", "date: 2016-11-24", "date: 2016-12"),
    ("said before a later print", ACCESSED, f"{ACCESSED}\n  published: 2017-02-01"),
    ("read before an embargo ends", ACCESSED, f"{ACCESSED}\n  published: 2017-03-07"),
    ("read before the month that is printed on it", ACCESSED, f"{ACCESSED}\n  published: 2017-04"),
    ("published nobody knows when", ACCESSED, f"{ACCESSED}\n  published: 2018~"),
    ("read at the end of the year before", f"{DATE}\n", "year: 2017\n"),
    ("said elsewhere, later", "date: 2016-11-24", "date: 2017-11-24\n    elsewhere: her letter of that day"),
    ("disputed, and the reply", f"stated\n{CLAIM}", "disputed\n    reply: A union said no.\n"),
    *(
        (f"reply: {words}", CLAIM, f"    reply: {words}\n")
        for words in (
            "No reply was given to the union; Noor Abara told the House in May that it was under review.",
            "None of the staff agreed, a union said.",
            "No comment, a spokeswoman said.",
            "The ministry did not reply.",
            "Nothing was saved, the union replied.",
            "No response by a department is due before May, the office said.",
            "Unanswered questions remain, the union said.",
            "No, said the union.",
        )
    ),
    ("read on the day", ACCESSED, "accessed: 2016-12-08"),
    ("read in the month", ACCESSED, "accessed: 2016-12"),
    ("a magazine that is out early", f"{DATE}\n", "date: 2017-04\n"),
    ("a date nobody is sure of", f"{DATE}\n", "date: 2019~\ndate_basis: It speaks of winter.\n"),
    ("printed earlier", ACCESSED, "accessed: 2016-11-23\n  published: 2016-11-20"),
    ("changed on the day", ADDED, f"{ADDED}changes:\n- {{date: 2017-03-04, kind: update, note: A second page.}}\n"),
    ("an archive", URL, f"{URL}  archive_url: https://web.archive.org/web/2017/https://spoons.example/count\n"),
    ("an archive of the publisher", URL, f"{URL}  archive_url: https://spoons.example/archive/count\n"),
]

# What the text, the summary and the dates tell of each other --------------------------------------------------------


def noted(text: str, words: str, **options: str) -> str:
    """A sentence in the place of another, with a figure."""
    return f"{text}\n\n/// figure | {words}\n{figure(**options)}    period: 2016\n    holder: mosp\n\nNote.\n///"


BRIEF = "The ministry tells how many of its staff share spoons."
UP, DOWN = "It was 11%, up from 10% in 2015.", "Lost spoons fell from 10 in 2015 to 8."
BASIS = f"{DATE}\ndate_basis: "
TURNED = [
    slip(
        "ends turned round",
        COUNTED,
        noted(UP, "11%", value="11 %", from_="11 %", to="10 %"),
        "figure-differs",
        "the text has '11%, up from 10', and the figure the other way round",
        "write from: 10 % and to: 11 %",
    ),
    slip(
        "ends of a fall turned round",
        COUNTED,
        noted(DOWN, "fell from 10 in 2015 to 8", value="8 spoons", from_="8 spoons", to="10 spoons"),
        "figure-differs",
        "'from 10 in 2015 to 8'",
        "write from: 10 spoons and to: 8 spoons",
    ),
    slip(
        "ends of a change turned round",
        COUNTED,
        noted(DOWN, "fell from 10", value="−20 %", from_="8", to="10", derived="true"),
        "figure-differs",
        "'−20 %' is the change from '10' to '8'",
        "write from: 10 and to: 8",
    ),
    slip(
        "points as a percentage",
        COUNTED,
        noted("Trust rose by 5 percentage points.", "5 percentage points", value="+5 %"),
        "figure-differs",
        "the words '5 percentage points' tell percentage points, and the value is '+5 %'",
        "write value: +5 percentage points",
    ),
    slip(
        "points with a unit of their own",
        COUNTED,
        noted("Trust rose by 5pp.", "5pp", value="5", unit="per cent"),
        "figure-differs",
        "write value: 5 and unit: percentage points",
    ),
    slip(
        "a percentage as points",
        COUNTED,
        noted("In all 31 per cent of staff share.", "31 per cent", value="31 percentage points"),
        "figure-differs",
        "the words '31 per cent' tell a percentage",
        "write value: 31 %",
    ),
    slip(
        "billions for millions",
        COUNTED,
        noted("They cost £2.4 million.", "£2.4 million", value="£2.4 billion"),
        "figure-differs",
        "write in both what the source has, million or billion",
    ),
    slip(
        "digits of the summary turned",
        BRIEF,
        "^The ministry tells that 13 people share spoons.",
        "figure-differs",
        "the summary has '13 people', and the text has '31 people'",
        "write 31 people, or correct the text",
    ),
    slip(
        "a date of another year than the address",
        f"{DATE}\n",
        "date: ^2017-12-08\n",
        "date-differs",
        "the address of the source has 2016/12/08",
        "write date: 2016-12-08; if both are right, write published: 2016-12-08 below 'source:'",
    ),
    slip(
        "a date of another month than its basis",
        DATE,
        "date: ^2016-12-08\ndate_basis: The cover has 8 November 2016.",
        "date-differs",
        "'date_basis' has 8 November 2016",
        "write date: 2016-11-08",
    ),
    slip(
        "a year of another century",
        '"Spoons: a count of 2016"',
        '^"Spoons: The People Survey 2106"',
        "date-ahead",
        "2106 is a year of another century",
        "write 2016",
    ),
    slip(
        "since a year to come",
        COUNTED,
        "They have shared spoons since ^2029.",
        "date-ahead",
        "the latest date of the entry is of 2017",
        "for what is planned, write 'from'",
    ),
    slip(
        "held back for decades",
        ADDED,
        f"{ADDED}publish_on: ^2062-01-15\n",
        "date-order",
        "held back until 2062-01-15, 45 years after",
        "correct the year of 'publish_on'",
    ),
    slip(
        "read and added on one day of two years",
        ACCESSED,
        "accessed: ^2018-03-04",
        "date-order",
        "on one day of two different years",
        "correct the year of 'accessed' or 'added'",
    ),
    slip(
        "read on a day years before it was added",
        ADDED,
        "added: 2021-03-02\n",
        "date-order",
        "on one day of two different years",
        "write accessed: 2021-03-02, or correct 'added'",
    ),
]
SILENT += [
    ("a rise as the text has it", COUNTED, noted(UP, "11%", value="11 %", from_="10 %", to="11 %")),
    *(
        (f"{value} of {text}", COUNTED, noted(text, words, value=value, **options))
        for value, text, words, options in (
            ("+5 percentage points", "Trust rose by 5 percentage points.", "5 percentage points", {}),
            ("5 %", "It rose by 5 points on the index.", "5 points", {}),
            ("25 %", "It rose by 25 percentage points.", "25 percentage points", {"derived": "true"}),
            ("5 %", "It is 5 %, or 5 percentage points.", "5 %, or 5 percentage points", {}),
            ("31 percentage points", "Trust rose by 31 per cent of all answers.", "31 per cent", {}),
            ("31 percentage points", "The gap is one of 31 per cent of staff.", "31 per cent", {}),
            ("31 percentage points", "It is 31 per cent.", "31 per cent", {}),
            ("31 %", "In all 31 per cent of staff share.", "31 per cent", {}),
        )
    ),
    (
        "up and down again",
        COUNTED,
        noted("They fell from 10 to 8, and rose from 8 to 10.", "from 10 to 8", value="10 cups", from_="8", to="10"),
    ),
    ("a summary with a number of its own", BRIEF, "The ministry tells that 62 per cent of 50 people share spoons."),
    ("a summary with a range", BRIEF, "The ministry tells that 13 to 31 people share spoons."),
    ("a summary with another small number", BRIEF, "The ministry tells that 41 people share spoons."),
    ("a summary with a rounded number", BRIEF, "The ministry tells that 30 people share spoons."),
    ("the day of the address, told", ACCESSED, f"{ACCESSED}\n  published: 2015-12-08"),
    ("another day in the basis", DATE, f"{BASIS}The address has 12 December 2016."),
    ("two days in the basis", DATE, f"{BASIS}Given on 8 November 2016 and out on 8 December 2016."),
    ("years to come", COUNTED, "They have shared since 2016. By 2109 they end, in 2109 cases of 2106, or from 2029."),
    ("a number in a title", '"Spoons: a count of 2016"', '"Spoons: We share 2106 spoons"'),
    ("held back for a year", ADDED, f"{ADDED}publish_on: 2018-01-15\n"),
]


LINK = "said [[ida-quill|Ida Quill]]"
NAMES = [
    slip(
        "slip in a linked name",
        LINK,
        "said ^[[ida-quill|Ida Quil]]",
        "link-words",
        "[[ida-quill|Ida Quill]]",
        "'printed'",
    ),
    slip(
        "linked name of another",
        LINK,
        "said ^[[ida-quill|Noor Abara]]",
        "link-words",
        "another record",
        "[[noor-abara|",
    ),
    slip(
        "slip in a linked body",
        LINK,
        "said the ^[[mosp|Ministry of Spoon and Plates]]",
        "link-words",
        "write [[mosp|Ministry of Spoons and Plates]]",
    ),
    slip(
        "slip in a linked body with a kind",
        LINK,
        "said the ^[[department:mosp|Ministry of Spoons and Plate]]",
        "link-words",
        "write [[department:mosp|Ministry of Spoons and Plates]]",
    ),
    slip("linked name of another body", LINK, "said the ^[[mosp|Spoon Office]]", "link-words", "[[spoon-office|Spoon"),
]
SILENT += [
    (f"link: {words}", LINK, f"said {words}")
    for words in (
        "[[ida-quill|the permanent secretary]]",
        "[[ida-quill|Dame Ida Quill]]",
        "[[ida-quill|Ida Quill’s]]",
        "[[ida-quill|Quill]]",
        "[[mosp|the Ministry of Spoons & Plates]]",
        "[[mosp|the ministry]]",
        "[[other|Noor Abara]]",
        "[[pay|Pay and pension]]",
        "[[mosp|MOSP]]",
        "[[mosp|Ministry of Spoons]]",
    )
]
SENTENCE = "Noor Abara counted them."
TEXT = [
    slip(
        "body in the text",
        SENTENCE,
        "The ^Ministry of Spoon and Plates knew.",
        "name-differs",
        "'Ministry of Spoon and",
    ),
    slip(
        "little word",
        SENTENCE,
        "A ^Ministry for Spoons and Plates knew.",
        "name-differs",
        "write Ministry of Spoons and",
    ),
    slip("first letter", SENTENCE, "The ^Finistry of Spoons and Plates knew.", "name-differs", "'Finistry of Spoons"),
    slip("note", "Said on the day.", "^Noor Abbara heard it.", "name-differs", "'Noor Abbara'"),
    slip("two letters", SENTENCE, "The ^Ministry of Spoosn & Pates’ plan.", "name-differs", "write Ministry of Spoons"),
    slip(
        "family name",
        SENTENCE,
        "^Noor Abbara counted them.",
        "name-differs",
        "'Noor Abbara'",
        "write Noor Abara",
        "prin",
    ),
]
ROLE = "    role: permanent secretary\n    date: 2016-11-24\n"
NOTES += [
    slip(
        "family name alone",
        "speaker: ida-quill",
        "speaker: Quill",
        "unknown-holder",
        "family name",
        "speaker: ida-quill",
    ),
    slip(
        "speaker of another entry",
        "speaker: ida-quill",
        "speaker: tom-bowl",
        "speaker-not-named",
        "neither the whole name of Tom Bowl, who is said to speak, nor a link; it has Ida Quill",
        "write speaker: ida-quill",
    ),
    slip(
        "post of earlier years",
        ROLE,
        "    role: Head of Spoon Office\n",
        "post-of-another-time",
        "from 2010-02 to 2014-06, and the quotation is of 2016-12-08",
        "write role: permanent secretary",
    ),
    slip(
        "post of later years",
        ROLE,
        "    role: permanent secretary\n    date: 2011-05\n",
        "post-of-another-time",
        "from 2014, and",
        "write role: head of the Spoon Office",
    ),
]
SILENT += [
    ("somebody else of the text", "speaker: ida-quill", "speaker: noor-abara"),
    ("a link to the speaker by other words", "[[ida-quill|Ida Quill]]", "[[ida-quill|its head]]"),
    ("post of the time", ROLE, "    role: head of the Spoon Office\n    date: 2012-05\n"),
    ("a name as the source has it", "Said on the day.", "The source spells her name Noor Abbara."),
    ("former post", ROLE, "    role: former head of the Spoon Office\n"),
    (
        "post of later years, explained",
        f"{ROLE}\nSaid on the day.",
        "    date: 2011\n    role: permanent secretary\n\nShe became so later.",
    ),
    ("a family name of nobody", "speaker: ida-quill", "speaker: Marlow"),
    ("a whole name", "speaker: ida-quill", "speaker: Tam Quill"),
]
SILENT += [
    (f"text: {text}", SENTENCE, text)
    for text in (
        "The Ministry of Spoons and Plates knew.",
        "The Minister of Spoons and Plates knew.",
        "Noor Abara’s count.",
        "The Ministries of Spoons and Plates knew.",
        "Its “Ministry of Spoon and Plates” knew.",
        "Noor Abara-Hill knew.",
        "See [Ministry of Spoon and Plates](https://a.example/).",
        "The Irish Ministry for Spoons and Plates knew.",
        "The Ministry of Spoons and Plates Club knew.",
        "The Ministry of Spoon and Plates Club knew.",
        "Moor Abara knew.",
        "The Ministry of Spooners and Plates knew.",
        "Noor Abba counted them.",
        "Ida Qill counted them.",
        "Noor Abarra Smith counted them.",
        "The ministry of spoon and plates knew.",
    )
]
TEXT += [
    slip(
        "body of a later time",
        SENTENCE,
        "They met at the ^[[fork-office]].",
        "department-not-in-being",
        "did not exist on 2016-12-08: it existed since 2023-02",
        "what is now [[fork-office]]",
    ),
]
SILENT += [
    ("later body, told of", SENTENCE, "They met at what is now the [[fork-office]]."),
    ("later body, by its year", SENTENCE, "In 2023 the work went to the [[fork-office]]."),
    ("later body, in words of our own", SENTENCE, "They met at the [[fork-office|office for forks]]."),
    ("later body, in a note", "Said on the day.", "The [[fork-office]] has the list."),
]
NOTES += [
    slip(
        "speaker of a later time",
        "    speaker: ida-quill\n    role: permanent secretary",
        "    speaker: fork-office",
        "department-not-in-being",
        "the speaker 'fork-office'",
        "write elsewhere: where",
    ),
    slip(
        "empty option", "    speaker: ida", "    ^elsewhere:\n    speaker: ida", "empty-option", "'elsewhere'", "delete"
    ),
    slip(
        "last option empty", CLAIM, f"{CLAIM}    ^reply: \n", "empty-option", "write reply: … (who", "delete the line"
    ),
]
SILENT += [
    (
        "a third, as the source has it",
        ENTRY[ENTRY.index("The ministry counted") : ENTRY.index("    what: people")],
        "A third of them share a spoon, said [[ida-quill|Ida Quill]].\n\n/// figure | A third of them\n"
        "    value: 33 %\n    base: 4 of 11\n    period: 2016\n    holder: mosp\n///\n\nShe counted 50 people.\n\n"
        "/// figure | 50 people\n    value: 50 people\n",
    ),
    ("option on lines of its own", "    role: permanent secretary", "    role:\n      permanent\n      secretary"),
    ("code", "Said on the day.\n", "Said so:\n\n```\n/// quote | a\n    elsewhere:\n```\n"),
]
REGISTER_SLIPS = [
    (
        "topics",
        slip(
            "itself",
            "label: Shared desks",
            "label: Desks, related: [^desks]",
            "register-circle",
            "itself",
            "take desks",
        ),
    ),
    (
        "topics",
        slip(
            "its broader topic",
            "label: Shared desks",
            "label: Desks, broader: pay, related: [^pay]",
            "register-circle",
            "its own broader",
            "take pay out",
        ),
    ),
    (
        "topics",
        slip(
            "twice",
            "label: Shared desks",
            "label: Desks, related: [pay, ^pay]",
            "register-circle",
            "'pay' twice",
            "once",
        ),
    ),
    (
        "people",
        slip("sort with a slip", "Quill, Ida", "^Quil, Ida", "person-name", "the name, Ida Quill", "sort: Quill, Ida"),
    ),
    ("people", slip("sort without a comma", "Quill, Ida", "^Quill Ida", "person-name", "no comma", "sort: Quill, Ida")),
    (
        "people",
        slip("title", "name: Ida Quill", "name: ^Dame Ida Quill", "person-name", "a title", "write name: Ida Quill"),
    ),
    (
        "people",
        slip(
            "one name twice",
            "name: Noor Abara",
            "name: ^Ida Quill",
            "person-name",
            "(line 2)",
            "the name of 'noor-abara'",
        ),
    ),
    (
        "people",
        slip(
            "sort of another",
            "sort: Abara, Noor",
            "sort: ^Quill, Ida",
            "person-name",
            "'Quill, Ida' is the name of 'ida-quill', and not of Noor Abara",
            "write sort: Abara, Noor",
        ),
    ),
    (
        "people",
        slip(
            "printed form of another",
            "sort: Abara, Noor",
            "sort: Abara, Noor\n  printed: ^[Dame Ida Quill]",
            "person-name",
            "'Dame Ida Quill' is the name of 'ida-quill'",
            "take 'Dame Ida Quill' out",
        ),
    ),
    (
        "departments",
        slip(
            "acronym of another",
            "{id: spoon-office, names: [{name: Spoon Office}]",
            "{id: spoon-office, names: [{name: Spoon Office}], acronyms: [SO, ^MOSP]",
            "synonym-clash",
            "'MOSP' is that of 'mosp', and its letters are not in 'Spoon Office'",
            "take it out",
        ),
    ),
    (
        "departments",
        slip(
            "name of another as an acronym",
            "acronyms: [MOSP]",
            "acronyms: [MOSP, ^Spoon Office]",
            "synonym-clash",
            "'Spoon Office' of 'mosp' is the name of 'spoon-office'",
            "take it out",
        ),
    ),
    ("people", slip("post backwards", "to: 2014-06", "to: ^2004-06", "register-date", "before it begins", "on line 7")),
    (
        "people",
        slip("post too early", "from: 2014}", "from: ^1914}", "register-date", "before 'mosp' was", "correct the"),
    ),
    (
        "departments",
        slip("body backwards", "2001}", "2001}, end: {date: ^1999}", "register-date", "before it begins", "on line 6"),
    ),
    (
        "departments",
        slip(
            "name too early",
            "name: Spoon Office",
            "name: Spoon Office, from: ^1991",
            "register-date",
            "before 'spoon-office' was set up",
            "correct the date",
        ),
    ),
    (
        "topics",
        slip("label of another", "label: Shared desks", "label: ^Pay and pensions", "register-reference", "line 2"),
    ),
    (
        "topics",
        slip(
            "synonym of another",
            "label: Shared desks",
            "label: Desks, synonyms: [desk, ^Salaries]",
            "synonym-clash",
            "'Salaries' of 'desks'",
            "take it out",
        ),
    ),
]


@pytest.mark.parametrize(
    ("name", "case"), REGISTER_SLIPS, ids=[f"{name}: {case.name}" for name, case in REGISTER_SLIPS]
)
def test_a_slip_in_a_register_is_named_with_its_place_and_its_cure(name: str, case: Slip) -> None:
    right = REGISTERS[f"registers/{name}.yaml"]
    text, place = with_slip(right, case)
    found = [item for item in laid_out(ENTRY, **{name: text}).found if item.rule == case.rule]
    assert [(item.span.path, item.span.line, item.span.column) for item in found] == [
        (f"content/registers/{name}.yaml", *place)
    ], found
    told = f"{found[0].message}; {found[0].hint}"
    assert [words for words in case.says if words not in told] == [], told


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("Quill, Ida", "Quill, I."),
        ("name: Ida Quill", "name: Ida de Quill"),
        ("sort: Abara, Noor", "sort: Noor Abara"),
        ("sort: Abara, Noor", "sort: The Spooner"),
        ("sort: Abara, Noor", "sort: Abara, Noor\n  printed: [Lady Quill of Plates, Noor Quill, N. Abara]"),
        ("name: Noor Abara\n", "name: Lord Abara\n"),
        ("noor-abara\n  name: Noor Abara\n", "ida-quill-2\n  name: Ida Quill\n  note: Another, of the Fork Union.\n"),
    ],
)
def test_people_who_are_written_right(right: str, other: str) -> None:
    people = REGISTERS["registers/people.yaml"]
    assert people.count(right) == 1
    assert laid_out(OTHER, people=people.replace(right, other)).found == ()


@pytest.mark.parametrize(
    ("name", "post", "notes", "says"),
    [
        (
            "Ida Quill",
            "permanent secretary, body: mosp",
            ("", "Her niece."),
            "both are permanent secretary at the same",
        ),
        ("Ida Quill", "Permanent Secretary, body: mosp, from: 2012, to: 2015", ("The elder.", ""), "(line 2)"),
        ("Ida Quill", "permanent secretary, body: mosp", ("", ""), "keep one record, and write its id wherever that"),
        ("Dame Ida Quill", "permanent secretary, body: mosp", ("", ""), "without the title, the name of 'ida-quill'"),
        (
            "Dame Ida Quill",
            "clerk, body: mosp",
            ("", ""),
            "if they are two people, write name: Ida Quill, and write note",
        ),
        # A post after another's, the same one elsewhere, one of no known body, and two who are told apart.
        ("Ida Quill", "head of the Spoon Office, body: spoon-office, from: 2015", ("", "Her niece."), ""),
        ("Ida Quill", "permanent secretary, body: spoon-office", ("", "Her niece."), ""),
        ("Ida Quill", "permanent secretary", ("", "Her niece."), ""),
        ("Ida Quill", "permanent secretary, body: mosp", ("The elder.", "Her niece."), ""),
    ],
)
def test_a_person_with_two_records(name: str, post: str, notes: tuple[str, str], says: str) -> None:
    first, second = (f"  note: {note}\n" if note else "" for note in notes)
    people = REGISTERS["registers/people.yaml"].replace("sort: Quill, Ida\n", f"sort: Quill, Ida\n{first}")
    people += f"- id: ida-quill-2\n  name: {name}\n  sort: Quill, Ida\n{second}  roles:\n  - {{title: {post}}}\n"
    found = laid_out(OTHER, people=people).found
    assert [item.rule for item in found] == ["person-name"] * bool(says), found
    assert says in "".join(f"{item.message}; {item.hint}" for item in found)


@pytest.mark.parametrize("base", ["19 of 50", "31 of the 50 people", "50 people", "31 of 90", "about 30 of 50"])
def test_a_base_that_may_well_be_that_of_the_words(base: str) -> None:
    """The rest, the same, another whole, or a part that is rounded."""
    more = "    value: 31 people\n" if base == "31 of 90" else "    value: 62 %\n    derived: true\n"
    assert ENTRY.count(COUNT) == 1
    assert laid_out(ENTRY.replace(COUNT, f"{more}    what: people who share a spoon\n    base: {base}\n")).found == ()


def test_two_bodies_may_share_an_acronym() -> None:
    bodies = REGISTERS["registers/departments.yaml"] + (
        "- {id: society, names: [{name: Museum of Soup}], acronyms: [MOSP]}\n"
        "- {id: spoons, names: [{name: Meeting of Spoon Producers}], acronyms: [MOSP]}\n"
    )
    assert [item.message for item in laid_out(OTHER, departments=bodies).found if item.rule == "synonym-clash"] == []
    other = bodies.replace("Museum of Soup", "Union of Cups")
    assert [item.span.line for item in laid_out(OTHER, departments=other).found] == [8]
    kept = other.replace("id: mosp\n", "id: mosp\n  lineage: [{type: transfer, date: 2001, to: [society]}]\n")
    assert laid_out(OTHER, departments=kept).found == ()


def test_a_term_of_the_glossary_in_the_place_of_what_it_stands_for() -> None:
    text = "glossary:\n- {term: Ministry of Spoons and Plates, expansion: MoSP}\n"
    (found,) = laid_out(OTHER, glossary=text).found
    assert (found.rule, found.span.line, found.span.column) == ("glossary-term", 2, 10)
    assert found.hint == "write term: MoSP and expansion: Ministry of Spoons and Plates"
    for right in ("{term: MoSP, expansion: Ministry of Spoons}", "{term: the long spoon, expansion: Brexit}"):
        assert laid_out(OTHER, glossary=f"glossary:\n- {right}\n").found == ()


def test_a_post_without_dates_is_named() -> None:
    people = REGISTERS["registers/people.yaml"].replace(", from: 2014}", "}")
    people = people.replace("body: mosp}", "body: mosp, from: 2017}\n  - {title: head of forks}")
    (found,) = laid_out(ENTRY.replace("    role: permanent secretary\n", ""), people=people).found
    assert found.rule == "person-without-post"
    assert found.message == "people.yaml has 'head of forks' as a post of Ida Quill, without dates"
    assert found.hint == "write role: head of forks, if they held it on 2016-11-24; or add its dates to people.yaml"


def test_a_post_that_the_text_prints_is_the_one_to_write() -> None:
    people = REGISTERS["registers/people.yaml"].replace("mosp, from: 2014}", "mosp, from: 2017}")
    text = ENTRY.replace("    role: permanent secretary\n", "").replace(
        "Quill]].", "Quill]], head of its [[mosp]] for years."
    )
    (found,) = laid_out(text, people=people).found
    assert (found.rule, found.hint) == (
        "person-without-post",
        "write role: head of its Ministry of Spoons and Plates, which the text has, if they held it on 2016-11-24",
    )
    left = text.replace(", head of", ", who told the head of")
    assert "in the options of the quotation" in laid_out(left, people=people).found[0].hint


def test_a_post_that_the_text_prints_and_that_was_over_is_a_former_one() -> None:
    people = REGISTERS["registers/people.yaml"].replace("from: 2014}", "from: 2012, to: 2015}")
    text = ENTRY.replace("    role: permanent secretary\n", "").replace("Quill]].", "Quill]], permanent secretary.")
    (found,) = laid_out(text, people=people).found
    assert found.rule == "person-without-post"
    assert found.hint == (
        "the text has 'permanent secretary', which they were from 2012 to 2015, says people.yaml: "
        "write role: former permanent secretary; or write date: the day of the words"
    )
    cured = text.replace("    speaker: ida-quill\n", "    speaker: ida-quill\n    role: former permanent secretary\n")
    assert cured != text
    assert laid_out(cured, people=people).found == ()


def test_a_post_that_the_text_prints_and_that_was_still_to_come_is_not_proposed() -> None:
    people = REGISTERS["registers/people.yaml"].replace("from: 2014}", "from: 2018}")
    text = ENTRY.replace("    role: permanent secretary\n", "").replace("Quill]].", "Quill]], permanent secretary.")
    (found,) = laid_out(text, people=people).found
    assert "they were from 2018" in found.hint
    assert "write role: the post that they held on 2016-11-24" in found.hint


@pytest.mark.parametrize("note", ['"…"', "…", "'...'", '"what was wrong, and what it is now"'])
def test_the_note_of_a_correction_is_written_by_somebody(note: str) -> None:
    text = ENTRY.replace("\n---\n", f"\nchanges: [{{date: 2017-05-02, kind: correction, note: {note}}}]\n---\n", 1)
    (found,) = laid_out(text).found
    assert (found.rule, found.hint) == ("unfinished", "write what 'note' is")
    assert laid_out(text.replace(note, '"It was 40 cups, and not 4."')).found == ()


def test_a_family_name_in_the_place_of_an_id() -> None:
    for typed, right in (("[[Quill]]", "[[ida-quill|Quill]]"), ("[[Quill|Dame Ida]]", "[[ida-quill|Dame Ida]]")):
        (found,) = laid_out(ENTRY.replace("[[ida-quill|Ida Quill]]", typed)).found
        assert (found.rule, found.hint) == ("broken-reference", f"write {right}")


def test_an_id_that_was_changed_by_hand_is_renamed_by_command() -> None:
    topics = REGISTERS["registers/topics.yaml"].replace("id: desks", "id: sharing")
    files = {**REGISTERS, "registers/topics.yaml": topics, "documents/other.md": OTHER}
    found = site({**files, "documents/entry.md": ENTRY}).found
    assert [item.hint for item in found] == ["did you mean 'Shared desks'?"]
    found = site({**files, "documents/entry.md": ENTRY, "documents/third.md": ENTRY}).found
    told = [item.hint for item in found if item.rule == "unknown-term"]
    assert told == 2 * [
        "it stands in 2 places: if its id was changed by hand, write id: desks in topics.yaml again, and then: "
        "sitegen rename topic desks NEW-ID; if not, did you mean 'Shared desks'?"
    ]


def test_a_topic_that_several_name_is_one_finding() -> None:
    topics = REGISTERS["registers/topics.yaml"].replace("synonyms: [salaries]", "related: [desks]")
    topics = f"{topics.replace('id: desks', 'id: sharing')}- {{id: forks, label: Forks, broader: desks}}\n"
    found = laid_out(OTHER, topics=topics).found
    assert [(item.rule, item.span.line) for item in found] == [("register-reference", 2)]
    assert found[0].message == "'desks' is not a topic, and 2 topics name it"
    assert "write id: desks there again, and then: sitegen rename topic desks NEW-ID" in found[0].hint


@pytest.mark.parametrize("more", ["Later eighteen fewer did.", "Thirteen people have one.", "The other 13 are lost."])
def test_a_number_that_the_text_tells_in_another_way_is_none_of_its_slips(more: str) -> None:
    text = ENTRY.replace(BRIEF, "The ministry tells that 13 people share spoons.")
    assert [item.rule for item in laid_out(text).found] == ["figure-differs"]
    assert laid_out(text.replace(COUNTED, more)).found == ()


def test_a_number_of_the_summary_keeps_its_unit() -> None:
    text = ENTRY.replace(COUNTED, "They were 59% of all, and 1,342 spoons.")
    told = "The ministry tells that 95 per cent share them, and 1,324 spoons are lost."
    found = laid_out(text.replace(BRIEF, told)).found
    assert {item.hint for item in found} == {
        "write 59 per cent, or correct the text",
        "write 1,342 spoons, or correct the text",
    }
    assert laid_out(text.replace(BRIEF, told.replace("95", "59").replace("1,324", "1,342"))).found == ()


def test_an_id_in_two_registers_names_both() -> None:
    text = ENTRY.replace("[[ida-quill|Ida Quill]]", "[[ida-quill]]")
    made = laid_out(text, publishers="publishers:\n- {id: ida-quill, name: The Quill}\n")
    (found,) = [item for item in made.found if item.rule in {"ambiguous-link", "duplicate-id"}]
    assert (found.span.path, found.rule) == ("content/registers/people.yaml", "duplicate-id")
    assert "the id 'ida-quill' of Ida Quill is that of The Quill too (publishers.yaml, line 2)" in found.message
    assert "if The Quill is, another id in publishers.yaml" in found.hint
    made = laid_out(text, topics="topics:\n- {id: ida-quill, label: Quills}\n")
    assert "duplicate-id" not in {item.rule for item in made.found}


def test_a_new_person_with_the_id_of_a_body_is_told_of_and_not_the_entries_that_link_to_that() -> None:
    registers = {
        "registers/people.yaml": "people:\n- {id: jo-smith, name: Jo Smith}\n- id: tea\n  name: Alex Example\n",
        "registers/publishers.yaml": "publishers:\n- {id: tea, name: Tea Club}\n",
    }
    for link in ("[[tea]]", "[[publisher:tea]]", "Nothing"):
        files = {**registers, "documents/a.md": f"---\ntitle: A\nyear: 2016\n---\n{link} is a club.\n"}
        (found,) = site(files).found
        assert (str(found.span), found.rule) == ("content/registers/people.yaml:3:3", "duplicate-id")
        assert "write id: alex-example here, if Alex Example is the new one" in found.hint
        people = registers["registers/people.yaml"].replace("id: tea", "id: alex-example")
        assert site({**files, "registers/people.yaml": people}).found == ()


@pytest.mark.parametrize(
    ("date", "found"),
    [("2017~", True), ("2016-06~", False), ("2016~", False), ("2019?", False), ("2012~", False)],
)
def test_a_post_held_years_before_a_date_that_is_about_right(date: str, found: bool) -> None:
    text = ENTRY.replace(ROLE, f"    role: head of the Spoon Office\n    date: {date}\n").replace(
        DATE, "date: 2019-12-08"
    )
    text = text.replace("accessed: 2017-03-02", "accessed: 2020-03-02").replace("added: 2017", "added: 2020")
    assert [item.rule for item in laid_out(text).found if item.rule == "post-of-another-time"] == (
        ["post-of-another-time"] if found else []
    )


def test_a_post_of_the_day_that_the_document_is_about() -> None:
    text = ENTRY.replace(ROLE, "    role: head of the Spoon Office\n")
    assert [item.rule for item in laid_out(text).found] == ["post-of-another-time"]
    assert laid_out(text.replace(DATE, f"{DATE}\nevent_date: 2011-05")).found == ()


def test_more_than_six_topics() -> None:
    topics = "topics:\n" + "".join(f"- {{id: topic-{n}, label: Topic number {n}}}\n" for n in range(9))
    seven, six = (", ".join(f"topic-{n}" for n in range(count)) for count in (7, 6))
    (found,) = laid_out(ENTRY.replace("pay, desks", seven), topics=topics).found
    assert (found.rule, found.span.line) == ("many-topics", 5)
    assert "7 topics" in found.message
    assert laid_out(ENTRY.replace("pay, desks", six), topics=topics).found == ()


def test_a_correction_that_is_listed() -> None:
    text = ENTRY.replace(ADDED, f"{ADDED}changes: [{{date: 2017-05-02, kind: correction, note: It was forks.}}]\n")
    assert laid_out(text + CORRECTION).found == ()


def test_a_linked_body_may_have_the_name_of_another_time() -> None:
    bodies = """\
departments:
- id: mosp
  names: [{name: Ministry of Spoons and Plates, to: 2015-05}, {name: Ministry of Spoons and Cups, from: 2015-05}]
  acronyms: [MOSP]
- id: board
  names: [{name: Board of Spoons}]
  end: {date: 2001}
  lineage: [{type: name-change, date: 2001, to: [spoon-office]}]
- {id: spoon-office, names: [{name: Spoon Office}], start: {date: 2001}}
"""
    for words in ("[[mosp|Ministry of Spoons and Plates]]", "[[spoon-office|Board of Spoons]]"):
        assert laid_out(ENTRY.replace(LINK, f"said {words}"), departments=bodies).found == ()


@pytest.mark.parametrize("typed", ["assets/images/My chart.png", "/assets/images/My-chart.png", "My chart.png"])
def test_a_file_with_a_space_in_its_name_is_renamed_first(typed: str) -> None:
    text = ENTRY.replace("Noor Abara counted them.", f"![A chart]({typed})")
    files = {**REGISTERS, "documents/entry.md": text, "documents/other.md": OTHER}
    (found,) = site(files, assets=["assets/images/My chart.png"]).found
    assert (found.rule, found.span.line) == ("broken-link", text[: text.index("![A chart]")].count("\n") + 1)
    assert found.hint == (
        "rename the file 'My chart.png' in assets/images/ to My-chart.png, and write /assets/images/My-chart.png"
    )
    right = text.replace(typed, "/assets/images/My-chart.png")
    assert site({**files, "documents/entry.md": right}, assets=["assets/images/My-chart.png"]).found == ()


@pytest.mark.parametrize("typed", ["C:\\Users\\me\\chart 1.png", "chart 1.png 'A title'", "</images/chart 1.png>"])
def test_an_address_with_a_space_is_named_with_its_place(typed: str) -> None:
    text = ENTRY.replace("Noor Abara counted them.", f"![A chart]({typed})")
    (found,) = laid_out(text).found
    assert found.span.line == text[: text.index("![A chart]")].count("\n") + 1
    assert "/assets/images/chart-1.png" in found.hint


MARKED = (
    "It was the idea of the [[mosp]], and [[ida-quill|Ida Quill]] *gladly* spoke to [the union](https://a.example/)."
)
WORDS = [
    (
        "the idea of the [[mosp]]",
        "[[mosp]] has no words of its own in the text",
        "give it the words in the text: [[mosp|mosp]], and write /// context | the idea of the mosp",
    ),
    (
        "the idea of the Ministry of Spoons and Plates",
        "[[mosp]] has no words of its own in the text",
        "give it the words in the text: [[mosp|Ministry of Spoons and Plates]]",
    ),
    (
        "the idea of the ministry, and Ida Quil",
        "[[mosp]] has no words of its own in the text",
        "give it words in the text, [[mosp|mosp]], and quote the text as it then reads",
    ),
    ("[[ida-quill|Ida Quill]] *gladly*", "do not stand", "without marks: /// context | Ida Quill gladly"),
    ("spoke to [the union](https://a.example/)", "do not stand", "without marks: /// context | spoke to the union"),
    ("Ida Quill *gladli* spoke", "do not stand", "Readers see 'Ida Quill gladly spoke': write /// context | Ida"),
]


@pytest.mark.parametrize(("words", "message", "hint"), WORDS)
def test_words_of_an_annotation_are_those_that_readers_see(words: str, message: str, hint: str) -> None:
    text = f"---\ntitle: A\nyear: 2016\n---\n{MARKED}\n\n/// context | {{}}\n\nA note.\n///\n"
    (found,) = laid_out(text.format(words)).found
    assert found.rule == "annotation-no-match"
    assert message in found.message
    assert hint in found.hint
    assert f"or '{words}'" not in found.hint
    if "[[mosp|M" in hint:
        assert laid_out(text.format(words).replace("[[mosp]]", "[[mosp|Ministry of Spoons and Plates]]")).found == ()


def laid_out(text: str, **registers: str) -> Site:
    """The site with an entry, and with other registers."""
    other = {f"registers/{name}.yaml": content for name, content in registers.items()}
    return site({**REGISTERS, **other, "documents/entry.md": text, "documents/other.md": OTHER})


def with_slip(text: str, case: Slip) -> tuple[str, tuple[int, int]]:
    """A text with a slip in it, and the line and column of its mark."""
    assert text.count(case.right) == 1
    at = text.index(case.right) + max(case.wrong.find("^"), 0)
    text = text.replace(case.right, case.wrong.replace("^", ""), 1)
    return text, (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def test_the_entry_without_a_slip_has_nothing_wrong_with_it() -> None:
    assert laid_out(ENTRY).found == ()


@pytest.mark.parametrize("case", [*FRONT, *NOTES, *FIGURES, *TURNED, *NAMES, *TEXT], ids=lambda case: case.name)
def test_a_slip_is_named_with_its_place_and_its_cure(case: Slip) -> None:
    text, place = with_slip(ENTRY, case)
    made = laid_out(text)
    assert [item.rule for item in made.found] == [case.rule], made.found
    (found,) = made.found
    assert "^" not in case.wrong or (found.span.line, found.span.column) == place
    told = f"{found.message}; {found.hint}"
    assert found.hint
    assert [words for words in case.says if words not in told] == [], told


@pytest.mark.parametrize(("name", "right", "other"), SILENT, ids=[name for name, *_ in SILENT])
def test_what_looks_like_a_slip_and_is_none(name: str, right: str, other: str) -> None:
    assert ENTRY.count(right) == 1, name
    assert laid_out(ENTRY.replace(right, other)).found == ()


def test_a_file_that_was_renamed_by_hand_is_renamed_by_command() -> None:
    (found,) = site(
        {"documents/spoons.md": OTHER, "sources/a-count-of-2016.fingerprint": "sitegen fingerprint 1"}
    ).found
    assert found.rule == "fingerprint-unused"
    assert found.hint == (
        "if spoons.md was called a-count-of-2016.md, call it so again, and write: sitegen rename document "
        "a-count-of-2016 spoons, which takes the fingerprint and the old address along; else delete it"
    )


def test_the_command_that_renames_is_offered_with_a_name_that_it_takes() -> None:
    files = {"documents/Spoon List 2016.md": OTHER, "sources/a-count-of-2016.fingerprint": "sitegen fingerprint 1"}
    (found,) = [item for item in site(files).found if item.rule == "fingerprint-unused"]
    assert "if Spoon List 2016.md was called a-count-of-2016.md" in found.hint
    assert "sitegen rename document a-count-of-2016 spoon-list-2016, which" in found.hint


# Parts of a whole in the summary --------------------------------------------------------------------------------------


def summed_up(told: str, there: str) -> list[str]:
    text = ENTRY.replace(BRIEF, f"The ministry tells that {told} forks are clean.")
    text = text.replace(COUNTED, f"Of the forks, {there} are clean.")
    return [f"{item.rule}: {item.message}; {item.hint}" for item in laid_out(text).found]


@pytest.mark.parametrize(
    ("told", "there", "right"),
    [
        ("42 of 60", "24 of 60", "24 of 60"),
        ("42 of 60", "24 of the 60", "24 of 60"),
        ("42 of the 60", "24 out of 60", "24 of the 60"),
        ("421 of 1,600", "241 of all 1600", "241 of 1,600"),
        ("£71m of", "£17m", "£17m"),
    ],
)
def test_a_part_of_a_whole_with_its_digits_turned(told: str, there: str, right: str) -> None:
    (found,) = summed_up(told, there)
    assert found.startswith(
        f"figure-differs: the summary has '{told.removesuffix(' of')}', and the text has '{right}' and"
    )


@pytest.mark.parametrize(
    ("told", "there", "found"),
    [
        ("460 staff", "640 people", "has '460 staff', and the text has '640 people' and nothing of the other number; "
         "write 640 staff, or correct the text"),
        ("460 staff", "640 spoons", ""),
        ("460 staff", "640 people, of 460 then,", ""),
        ("46 staff", "46 people, and 64 officials", ""),
        ("460 staff", "six hundred people", ""),
    ],
)  # fmt: skip
def test_people_are_people_whatever_they_are_called(told: str, there: str, found: str) -> None:
    text = ENTRY.replace(BRIEF, f"The ministry tells of {told} with spoons.").replace(COUNTED, f"There were {there}.")
    assert [f"{item.message}; {item.hint}" for item in laid_out(text).found] == [f"the summary {found}"] * bool(found)


@pytest.mark.parametrize(
    ("told", "there"),
    [
        # The rest: those who did not.
        ("63 of 99", "36 of 99"),
        # Of another whole, or with the number somewhere else.
        ("42 of 60", "24 of 80"),
        ("42 of 60", "24 of 60, and later 42,"),
        ("42 of 60", "24 of 60, and later forty-two,"),
        ("43 of 60", "42 of 60"),
        ("42 of 60", "24 of 60.5"),
    ],
)
def test_another_part_of_a_whole(told: str, there: str) -> None:
    assert summed_up(told, there) == []


# Replies and their dates ----------------------------------------------------------------------------------------------


def replied(reply: str, *, publisher: str = "mosp", date: str = DATE) -> list[str]:
    text = ENTRY.replace(CLAIM, f'    reply: "{reply}"\n').replace(DATE, date)
    text = text.replace("  title: A count", f"  publisher: {publisher}\n  title: A count")
    return [f"{item.span.line} {item.rule}: {item.message}" for item in laid_out(text).found]


@pytest.mark.parametrize("status", ["disputed", "contested"])
@pytest.mark.parametrize(
    "reply",
    [
        "The Ministry of Spoons and Plates did not respond to a request for comment.",
        "A spokesman for the ministry declined to comment on 3 May 2016.",
        "Spoon News has been approached for comment",
        "The ministry would not be drawn when Spoon News asked.",
        "The ministry had nothing further to add.",
        "Its head was unavailable for comment",
        "The union didn’t comment.",
        "Both the Spoon Office and the ministry refused to answer when asked",
        "The ministry was asked to comment before publication.",
        "The permanent secretary gave no answer",
    ],
)
def test_silence_disputes_nothing(status: str, reply: str) -> None:
    text = ENTRY.replace(f"    status: stated\n{CLAIM}", f'    status: {status}\n    reply: "{reply}"\n')
    (found,) = laid_out(text).found
    message = f"the claim is {status}, and its reply says only that nobody answered"
    assert (found.rule, found.span.line, found.message) == ("claim-reply", 41, message)
    assert f"write no_reply: {reply.rstrip('.')}, in place of the line 'reply', and status: stated" in found.hint
    cured = text.replace(f'reply: "{reply}"', f"no_reply: {reply}").replace(f"status: {status}", "status: stated")
    assert not laid_out(cured).found


@pytest.mark.parametrize(
    ("status", "reply"),
    [
        ("stated", "The ministry did not respond to a request for comment."),
        ("disputed", "The ministry did not respond to the union, which called it a tale."),
        ("disputed", "The ministry declined to comment on the count but called it old."),
        ("disputed", "The ministry would not be drawn, said the union, which denied it."),
        ("disputed", "The union denied it and the ministry declined to comment."),
        ("disputed", "A union did not reply at once. In May 2016 it said no."),
        ("disputed", "The ministry did not answer the charge that it had counted twice; others did."),
        ("contested", "A clerk says that the ministry did not respond because it was wrong."),
        ("contested", "The ministry was asked by a union to count again."),
        ("disputed", "Noor Abara would not have it so."),
    ],
)
def test_an_answer_that_tells_of_silence_too(status: str, reply: str) -> None:
    text = ENTRY.replace(f"    status: stated\n{CLAIM}", f'    status: {status}\n    reply: "{reply}"\n')
    assert not laid_out(text).found


@pytest.mark.parametrize("day", ["in May 2013", "on 8 May 2015", "in 2014"])
def test_a_reply_before_what_it_replies_to(day: str) -> None:
    told = f"the reply is of {day.partition(' ')[2]}, and the claim stands in a document that was out on 2016-12-08"
    assert replied(f"A union replied {day} that they were sharp.") == [f"42 note-date: {told}"]


@pytest.mark.parametrize(
    ("reply", "publisher", "date"),
    [
        # Who is written about may have read a draft.
        ("A union replied in May 2016 that they were sharp.", "mosp", DATE),
        ("A union had replied in May 2013 that they were sharp.", "mosp", DATE),
        ("A union replied in May 2013 to the same words that they were sharp.", "mosp", DATE),
        # What was found may well be older than what it does not let stand.
        ("A union found in May 2013 that they were sharp.", "mosp", DATE),
        ("A union replied in May 2013 and in 2017 that they were sharp.", "mosp", DATE),
        # Somebody else tells of the claim and its answer, perhaps a year or two later.
        ("A union replied in May 2015 that they were sharp.", "Spoon News", DATE),
        ("A union replied in May 2013 that they were sharp.", "mosp", "date: 2016~\ndate_basis: By its paper."),
        ("A union replied in May 2013 that they were sharp.", "mosp", f"{DATE}\nevent_date: 2013-05-02"),
    ],
)
def test_a_reply_that_may_well_be_older(reply: str, publisher: str, date: str) -> None:
    assert replied(reply, publisher=publisher, date=date) == []


# Posts that are exchanged ---------------------------------------------------------------------------------------------

HEAD_OF_OFFICE = "{title: head of the Spoon Office, body: spoon-office, from: 2014-06}"
EXCHANGED = REGISTERS["registers/people.yaml"].replace(
    '"Bowl, Tom"}', f'"Bowl, Tom", roles: [{HEAD_OF_OFFICE}, {{title: keeper, from: 2012, to: 2014-06}}]}}'
)


def exchanged(role: str, *more: tuple[str, str], people: str = EXCHANGED) -> list[str]:
    """What is told of an entry in which Ida Quill speaks with a role, and Tom Bowl is named."""
    text = ENTRY.replace("Noor Abara counted them.", "[[tom-bowl|Tom Bowl]] counted them.")
    text = text.replace("role: permanent secretary", f"role: {role}")
    for right, other in more:
        assert text.count(right) == 1
        text = text.replace(right, other)
    return [
        f"{item.span.line} {item.rule}: {item.message}; {item.hint}" for item in laid_out(text, people=people).found
    ]


# Ida Quill's own time at the Spoon Office is over; see `post of the time` above for a role that was once hers.
OTHERS = EXCHANGED.replace(
    "  - {title: head of the Spoon Office, body: spoon-office, from: 2010-02, to: 2014-06}\n", ""
)


def test_a_post_of_somebody_else_of_the_entry() -> None:
    (told,) = exchanged("head of the Spoon Office", people=OTHERS)
    assert told == (
        "31 post-of-another-time: the register gives the post 'head of the Spoon Office' on 2016-11-24 to Tom Bowl, "
        "whom the entry names too, and to Ida Quill 'permanent secretary'; write role: permanent secretary; or, if Tom "
        "Bowl is who speaks, speaker: tom-bowl"
    )


SECOND = "\nThey called it “a tidy drawer”.\n\n/// quote | a tidy drawer\n    speaker: tom-bowl\n    role: {}\n///\n"


def test_two_speakers_with_each_others_posts() -> None:
    people = OTHERS.replace("head of the Spoon Office", "director")
    both = ("\nThe ministry holds", SECOND.format("permanent secretary") + "\nThe ministry holds")
    told = exchanged("director", both, people=people)
    assert [line.partition(":")[0] for line in told] == ["31 post-of-another-time", "41 post-of-another-time"]
    # One alone may well be a director too.
    assert exchanged("director", people=people) == []


@pytest.mark.parametrize(
    ("role", "more", "people"),
    [
        # A successor, at another date of the words.
        ("head of the Spoon Office", ("date: 2016-11-24", "date: 2012-05"), EXCHANGED),
        # Not quite the same title.
        ("deputy head of the Spoon Office", ("", ""), OTHERS),
        ("acting head of the Spoon Office", ("", ""), OTHERS),
        # Told in the note.
        ("head of the Spoon Office", ("Said on the day.", "She took office on the day."), OTHERS),
        # Nobody else is named who had it.
        ("head of the Spoon Office", ("[[tom-bowl|Tom Bowl]]", "Somebody"), OTHERS),
        # The one came and the other went on a day that is not known.
        ("head of the Spoon Office", ("", ""), OTHERS.replace("from: 2014-06}", "from: 2016}")),
        ("head of the Spoon Office", ("", ""), OTHERS.replace("from: 2014-06}", "from: 2014~}")),
        ("head of the Spoon Office", ("", ""), OTHERS.replace("from: 2014}", "from: 2016-11}")),
        # There are many directors.
        ("director", ("", ""), OTHERS.replace("head of the Spoon Office", "director")),
    ],
)
def test_a_post_that_may_well_be_the_speakers(role: str, more: tuple[str, str], people: str) -> None:
    assert exchanged(role, *([more] if more[0] else []), people=people) == []
