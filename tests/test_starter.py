from __future__ import annotations

from datetime import date

import pytest
from helpers import errors, parse
from hypothesis import given
from hypothesis import strategies as st

from sitegen.starter import Start, entry


def start(name: str = "an-entry", title: str = "", when: str = "2016-12-08", year: str = "", **more: object) -> Start:
    asked: dict[str, object] = {"tags": (), "departments": (), "url": "", "draft": True, **more}
    return Start(name, title, when, year, today=date(2026, 11, 23), **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "asked",
    [
        start(),
        start(when="", year="2016"),
        start(when="2016-01~"),
        start(when="2024-01?", year="2024"),
        start(when="2022-06/2022-07"),
        start(when="2014-09/.."),
        start(when="0987-01-01"),
        start(tags=("leadership", "A: b", "null", "NO", "it's", "#1"), departments=("dfe", "*", "- x")),
        start(url="https://x.example/a?b=c&d#e"),
        start(url="https://x.example/a:b"),
        start(draft=False),
        start(name="Über uns.md"),
        start(name="../../etc/passwd"),
    ],
)
def test_what_it_writes_is_right(asked: Start) -> None:
    identifier, text = entry(asked)
    parsed = parse(text)
    assert errors(parsed.diagnostics) == []
    document = parsed.document
    assert document is not None
    assert tuple(word.text for word in document.tags) == asked.tags
    assert tuple(word.text for word in document.department) == asked.departments
    assert document.draft == asked.draft
    assert not set(identifier) & set("/.\\ ")
    if asked.when:
        assert document.as_at.edtf == asked.when


@pytest.mark.parametrize(
    "title",
    [
        "One: two", "#hash", "- dash", "-", "null", "Null", "~", "NO", "true", "1854", "2016-02-30",
        "'single'", '"double"',
        "it's", "[list]", "{map}", "*star", "&amp", "!bang", "%percent", "@at", "`tick`", "a #b", "a\\b", "\\u202e",
        "—", "’tis", "“so”", "日本語", "🙂", "---", "...", "? x", "| x", "> x", ": x", "<b>bold</b>", "{{ x }}",
        "a" * 500,
    ],
)  # fmt: skip
def test_odd_titles_come_back(title: str) -> None:
    parsed = parse(entry(start(title=title))[1])
    assert errors(parsed.diagnostics) == []
    assert parsed.document is not None
    assert parsed.document.title == title
    assert parsed.document.source is not None
    assert parsed.document.source.title == title


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"])))
def test_any_title_comes_back(title: str) -> None:
    parsed = parse(entry(start(title=title))[1])
    assert errors(parsed.diagnostics) == []
    assert parsed.document is not None
    assert parsed.document.title == (" ".join(title.split()) or parsed.document.title)


def test_a_title_is_made_from_the_name() -> None:
    parsed = parse(entry(start(name="heywood-2016-priorities"))[1])
    assert parsed.document is not None
    assert parsed.document.title == "Heywood 2016 priorities"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (start(when=""), "give --date or --year"),
        (start(when="2016-02-30"), "29 days"),
        (start(when="soon"), "is not a date"),
        (start(year="2017"), "does not agree"),
        (start(when="", year="16"), "four digits"),
        (start(when="", year="0123"), "four digits"),
        (start(when="", year="²⁰¹⁶"), "four digits"),
        (start(when="", year="２０１６"), "four digits"),
        (start(name="///"), "makes no id"),
        (start(url="javascript:alert(1)"), "address"),
        (start(url="https://x.example/a #b"), "address"),
    ],
)
def test_refusals(asked: Start, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        entry(asked)
