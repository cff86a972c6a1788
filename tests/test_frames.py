from __future__ import annotations

import pytest
from helpers import at

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.frames import WIDTH, frame


def drawn(column: int, message: str, *lines: str, line: int | None = None) -> str:
    item = Diagnostic(at(line or len(lines), column), "rule", Severity.ERROR, message)
    return frame(item, lines)


@pytest.mark.parametrize(
    ("column", "message", "lines", "expected"),
    [
        (1, "unknown key 'yaer'", ["title: A", "yaer: 2016"], "  1 | title: A\n  2 | yaer: 2016\n    | ^^^^\n"),
        (7, "'30 February' is no day", ["", "date: 30 February"], "  2 | date: 30 February\n    |       ^^^^^^^^^^^\n"),
        (1, "a word", ["word, and more"], "  1 | word, and more\n    | ^^^^\n"),
        (5, "[[x]] leads nowhere", ["See [[x]] now"], "  1 | See [[x]] now\n    |     ^^^^^\n"),
        (3, "a tab", ["\t\tx"], "  1 |   x\n    |   ^\n"),
        (4, "wide 'c'", ["日本 c"], "  1 | 日本 c\n    |      ^\n"),
        (2, "invisible", ["a\u202eb"], "  1 | a·b\n    |  ^\n"),
    ],
)
def test_what_is_wrong_is_underlined(column: int, message: str, lines: list[str], expected: str) -> None:
    assert drawn(column, message, *lines) == expected


def test_the_end_of_a_line_can_be_what_is_wrong() -> None:
    assert drawn(6, "it ends here", "title") == "  1 | title\n    |      ^\n"


def test_long_lines_are_cut_around_the_place() -> None:
    text = "x" * 300 + " wrong " + "y" * 300
    shown = drawn(302, "'wrong'", text).splitlines()
    assert max(map(len, shown)) <= WIDTH + 8
    assert shown[0].startswith("  1 | …xxx")
    assert shown[0].endswith("yyy…")
    mark = shown[1]
    assert shown[0][mark.index("^") : mark.rindex("^") + 1] == "wrong"


def test_no_frame_where_there_is_no_line() -> None:
    assert drawn(1, "gone", "a", line=9) == ""
    assert drawn(1, "empty", "a", "", line=2) == ""
    assert frame(Diagnostic(at(1), "r", Severity.ERROR, "m"), ()) == ""
