"""Any bytes at all are an entry, or a reason that names a place in the file."""

from __future__ import annotations

import pytest
from helpers import parse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sitegen.diagnostics import Severity

YAML = [
    *"abc:-[]{},&*!|>'\"%@`#?~ \t\n", "---\n", "---", "...", "title: x\n", "year: 2016\n", "date: ",
    "2016-12-08", "tags:",
    "- ", ": ", "\n  ", "source:\n  ", "department", "\u2028", "\ufeff", "\x85", "é", "🙂", "\\u0000", "<<: ",
    "null", "=",
]  # fmt: skip
MARKDOWN = [
    *"abc \n*_`~<>[]()!#|&\\:-+=^{}/$1.'\"", "\n\n", "    ", "\t", "```", "~~~", "[^a]", "[^a]: ", "[[a]]",
    "[[a|b]]", "![",
    "](", "<!--", "-->", "<b>", "</b>", "<div markdown=1>", "<script>", "&#106;", "javascript:", "{: #a .b }",
    "*[a]: ", "!!! a",
    "\n/// quote | a\n", "\n/// context | a\n", "    speaker: b\n", "    nth: 2\n", "\n///\n", "\n> ", "\n- ",
    "\n1. ", "\n# ",
    "\na | b\n--|--\n", "\n:   ", "\n---\n", "{{ a }}", "\u202e", "\u2028", "é", "🙂", "\x02", "\x03", "\r\n",
    "https://a.b ",
]  # fmt: skip

yaml_text = st.lists(st.sampled_from(YAML), max_size=25).map("".join)
markdown_text = st.lists(st.sampled_from(MARKDOWN), max_size=30).map("".join)
modest = settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])


def examine(content: bytes) -> None:
    parsed = parse(content)
    lines = (
        content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    for item in parsed.diagnostics:
        assert item.rule
        assert item.message
        assert item.span.path == "content/documents/entry.md"
        assert 1 <= item.span.line <= len(lines)
        assert 1 <= item.span.column <= len(lines[item.span.line - 1]) + 1
    failed = any(item.severity is Severity.ERROR for item in parsed.diagnostics)
    assert parsed.document is not None or failed
    if parsed.document is not None and not failed:
        assert parsed.document.title
        assert "<script" not in parsed.document.body.html


@modest
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes(content: bytes) -> None:
    examine(content)


@modest
@given(yaml_text)
@example("\u2028\n\na: b: c")
@example('title: "a\u2028b"\nyear: x')
def test_any_front_matter(text: str) -> None:
    examine(f"---\n{text}\n---\nText\n".encode())


@modest
@given(markdown_text)
@example("[^a]: [^b]: x\n[^c]: y")
@example("a\n\n/// quote | a\n    nth: 2")
def test_any_body(text: str) -> None:
    examine(f"---\ntitle: x\nyear: 2016\n---\n{text}".encode())


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(["tags", "title", "date", "year", "x", "changes"]), yaml_text), max_size=4))
def test_any_values(fields: list[tuple[str, str]]) -> None:
    examine(("---\n" + "".join(f"{key}: {value}\n" for key, value in fields) + "---\n").encode())


@pytest.mark.parametrize("count", [1, 7, 60])
def test_faults_are_found_each_once(count: int) -> None:
    text = "".join(f"[x{n}](javascript:{n})\n\n" for n in range(count))
    found = parse(f"---\ntitle: x\nyear: 2016\n---\n{text}".encode()).diagnostics
    assert [item.span.line for item in found] == [5 + 2 * n for n in range(count)]
