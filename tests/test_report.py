from __future__ import annotations

import json

import pytest
from helpers import at, rows

from sitegen.diagnostics import Diagnostic, Findings, Severity, in_order, nearest, slip_of, weighed
from sitegen.plan import Action, ActionKind
from sitegen.report import FORMATS, as_github, as_json, as_text, counted, explained, tally

ERROR = Diagnostic(at(3, 7), "bad-date", Severity.ERROR, "no such day", "write 2016-12-08")
WARNING = Diagnostic(at(1, path="content/ä b.md"), "odd", Severity.WARNING, "50% odd")
NASTY = Diagnostic(at(1, path="a\nb,c:d.md"), "r", Severity.ERROR, "one\r\n::error::two\x1b[2J\u202e", "x\ny")


def test_text() -> None:
    assert as_text([ERROR, WARNING]) == (
        "a.md:3:7: error[bad-date] no such day\n    hint: write 2016-12-08\ncontent/ä b.md:1:1: warning[odd] 50% odd\n"
    )


def test_colour_only_frames_the_text() -> None:
    coloured = as_text([ERROR], colour=True)
    assert "\x1b[1;31merror[bad-date]\x1b[0m no such day" in coloured
    assert "\x1b" not in as_text([ERROR])


def test_json() -> None:
    assert json.loads(as_json([ERROR])) == [
        {
            "path": "a.md", "line": 3, "column": 7, "severity": "error", "rule": "bad-date",
            "message": "no such day", "hint": "write 2016-12-08", "end_column": None, "fixable": False,
        }
    ]  # fmt: skip
    assert json.loads(as_json([])) == []
    assert json.loads(as_json([NASTY]))[0]["message"] == NASTY.message


def test_github() -> None:
    assert as_github([ERROR, WARNING]) == (
        "::error file=a.md,line=3,col=7,title=bad-date::no such day (hint: write 2016-12-08)\n"
        "::warning file=content/ä b.md,line=1,col=1,title=odd::50%25 odd\n"
    )


def test_github_escapes_what_would_end_a_command() -> None:
    line = as_github([NASTY])
    assert line.count("\n") == 1
    assert line.startswith("::error file=a%0Ab%2Cc%3Ad.md,line=1")
    assert "one%0D%0A::error::two" in line
    assert "\r" not in as_github([Diagnostic(at(1, path="a\rb"), "r", Severity.ERROR, "m")])


def test_content_cannot_forge_lines_or_colours_of_the_console() -> None:
    lines = as_text([NASTY]).split("\n")
    assert len([line for line in lines if line]) == 2
    assert not [c for line in lines for c in line if not c.isprintable()]


@pytest.mark.parametrize("form", ["json", "github"])
def test_nothing_found(form: str) -> None:
    assert FORMATS[form]([]).strip() in {"", "[]"}


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], "0 errors, 0 warnings"),
        ([ERROR], "1 error, 0 warnings"),
        ([WARNING, ERROR, ERROR], "2 errors, 1 warning"),
    ],
)
def test_tally(items: list[Diagnostic], words: str) -> None:
    assert tally(items) == words
    assert counted(items) == (int(words[0]), int(words.split(", ")[1][0]))


def test_explained() -> None:
    actions = [
        Action("a", ActionKind.WRITE, "new"),
        Action("b", ActionKind.KEEP, "nothing changed"),
        Action("c", ActionKind.DELETE, "no longer part of the site"),
    ]
    assert explained(actions) == ("keep   b: nothing changed\nwrite  a: new\ndelete c: no longer part of the site\n")


def test_drafts_never_fail_the_others() -> None:
    taken = Diagnostic(at(1), "duplicate-id", Severity.ERROR, "m")
    own = weighed([ERROR, WARNING, taken], frozenset({"a.md"}), strict=True)
    assert [(item.rule, str(item.severity)) for item in own] == [
        ("duplicate-id", "error"),
        ("bad-date", "warning"),
        ("odd", "error"),
    ]


def test_order_and_strictness() -> None:
    items = [ERROR, Diagnostic(at(2), "b", Severity.WARNING, "m"), Diagnostic(at(2), "a", Severity.WARNING, "m"), ERROR]
    assert [item.rule for item in in_order(items)] == ["a", "b", "bad-date"]
    assert {item.severity for item in weighed(items, frozenset(), strict=True)} == {Severity.ERROR}
    assert rows(weighed(items, frozenset(), strict=False)) == rows(in_order(items))
    assert (Findings(items[1:3]).failed, Findings(items).failed) == (False, True)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("tag", "tags"),
        ("TAGS", "tags"),
        ("sumary", "summary"),
        ("smumary", "summary"),
        ("dtae", "date"),
        ("layout", ""),
    ],
)
def test_slips(word: str, meant: str) -> None:
    assert slip_of(word, ["tags", "summary", "title", "date"]) == meant


def test_the_nearest_word() -> None:
    assert nearest("Leaderhsip", ["leadership", "leaders"]) == "leadership"
    assert nearest("xyz", ["leadership"]) == ""


def test_formats_for_programs_say_where_the_words_end() -> None:
    named = Diagnostic(at(2, 5), "unknown-key", Severity.ERROR, "unknown key 'yaer'", "did you mean 'year'?")
    (row,) = json.loads(as_json([named], lambda path: ("", "    yaer: 2016")))
    assert (row["column"], row["end_column"], row["fixable"]) == (5, 9, True)


def test_sarif_has_what_code_hosts_ask_for() -> None:
    """Required by SARIF 2.1.0: 3.13.2 version, 3.14.6 tool, 3.19.8 name, 3.27.11 message, 3.49.3 id; columns from 1."""
    log = json.loads(FORMATS["sarif"]([ERROR, WARNING], lambda path: ("a", "b", "date: 2016-13-01")))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "sitegen"
    assert [rule["id"] for rule in driver["rules"]] == ["bad-date", "odd"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    first, second = run["results"]
    assert [driver["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == ["bad-date", "odd"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["message"]["text"] == "no such day: write 2016-12-08"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a.md", "uriBaseId": "SRCROOT"}
    assert place["region"] == {"startLine": 3, "startColumn": 7, "endColumn": 17}
    uri = second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/%C3%A4%20b.md"
    moved = Diagnostic(at(30, 2), "bad-date", Severity.ERROR, "no such day")
    (again,) = json.loads(FORMATS["sarif"]([moved], lambda path: ()))["runs"][0]["results"]
    assert again["partialFingerprints"] == first["partialFingerprints"]
