from __future__ import annotations

import pytest
from helpers import dedent, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.diagnostics import Diagnostic, Findings
from sitegen.yamltree import Entry, Mapping, Node, Scalar, Sequence, read_yaml


def read(text: str, first_line: int = 1) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    found = Findings()
    return read_yaml(text, "a.yaml", found, first_line), tuple(found.items)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


@pytest.mark.parametrize(
    "typed", "NO on 1854 0123 0777 12:30:45 1e3 .inf ~ null true 2024-02-30 2016-12-08 0x1F 1_000 = <<".split()
)
def test_a_scalar_stays_what_was_typed(typed: str) -> None:
    tree, found = read(f"key: {typed}")
    assert found == ()
    assert tree is not None
    assert plain(tree) == {"key": typed}


def test_every_key_and_value_has_its_place() -> None:
    tree, _ = read(
        dedent("""
        title: "One"
        tags: [a, b]
        source:
          url: x
        via:
          - y
        """),
        first_line=2,
    )
    assert tree is not None
    places = {e.key: (e.span.line, e.span.column, e.value.span.line, e.value.span.column) for e in tree.entries}
    assert places == {"title": (2, 1, 2, 8), "tags": (3, 1, 3, 7), "source": (4, 1, 5, 3), "via": (6, 1, 7, 3)}


def test_places_count_characters() -> None:
    tree, _ = read("é🙂: x")
    assert tree is not None
    assert (tree.entries[0].key, tree.entries[0].value.span.column) == ("é🙂", 5)


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85"])
def test_only_newlines_count_as_lines(odd: str) -> None:
    _, found = read(f'a: "x{odd}y"\nb: 1\nb: 2\n')
    assert rows(found) == [(3, 1, "duplicate-key")]


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_null_only_without_quotes(typed: str) -> None:
    bare, quoted = (read(f"a: {value}")[0] for value in (typed, f'"{typed}"'))
    nulls = [e.value.is_null for t in (bare, quoted) if t for e in t.entries if isinstance(e.value, Scalar)]
    assert nulls == [True, False]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "~"])
def test_nothing_is_an_empty_mapping(text: str) -> None:
    tree, found = read(text)
    assert found == ()
    assert tree is not None
    assert tree.entries == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", (1, 5, "yaml-syntax")),
        ("title: One: two", (1, 11, "yaml-syntax")),
        ("a: 1\n\tb: 2", (2, 1, "yaml-tab")),
        ("a: 1\nb: x\ty", (2, 5, "yaml-tab")),
        ("a: &x 1", (1, 4, "yaml-alias")),
        ("a: 1\nb: *x", (2, 4, "yaml-alias")),
        ("a: !!python/object:os.system x", (1, 4, "yaml-tag")),
        ("a: !x y", (1, 4, "yaml-tag")),
        ("a: [1\nb: 2", (1, 4, "yaml-syntax")),
        ('a: 1\nb: "open\nc: 2', (2, 4, "yaml-syntax")),
        ("a: @x", (1, 4, "yaml-syntax")),
        ("a: `x`", (1, 4, "yaml-syntax")),
        ("a: %x", (1, 4, "yaml-syntax")),
        ("- a\n- b", (1, 1, "yaml-syntax")),
        ("just words", (1, 1, "yaml-syntax")),
        ("a: 1\n--- \nb: 2", (2, 1, "yaml-syntax")),
        ("[a, b]: c", (1, 1, "yaml-syntax")),
        ("a: " + "[" * 9 + "]" * 9, (1, 12, "yaml-depth")),
        ("a: x\n" + "b" * 64_000, (1, 1, "yaml-size")),
    ],
)
def test_refused(text: str, expected: tuple[int, int, str]) -> None:
    tree, found = read(text)
    assert tree is None
    assert rows(found) == [expected]
    assert found[0].message


def test_duplicate_keys_are_named_with_the_first_line_and_the_rest_is_kept() -> None:
    tree, found = read("a: 1\nb: 2\na: 3\nc:\n  d: 4\n  d: 5\n")
    assert rows(found) == [(3, 1, "duplicate-key"), (6, 3, "duplicate-key")]
    assert "line 1" in next(item.message for item in found if item.span.line == 3)
    assert tree is not None
    assert plain(tree) == {"a": "1", "b": "2", "c": {"d": "4"}}


def test_a_flood_of_brackets_ends_at_once() -> None:
    tree, found = read("a: " + "[" * 60_000)
    assert (tree, [item.rule for item in found]) == (None, ["yaml-depth"])


tokens = st.sampled_from([*"abc:-[]{},&*!|>'\"%@`#?~ \n", ": ", "- ", "---", "...", "<<", "\n  ", "é", "\\u0000"])


@settings(max_examples=300)
@given(st.lists(tokens, max_size=30).map("".join))
def test_any_text_is_a_mapping_or_a_reason_within_it(text: str) -> None:
    tree, found = read(text)
    assert (tree is None) <= bool(found)
    assert all(item.rule and item.message for item in found)
    assert all(1 <= item.span.line <= text.count("\n") + 2 for item in found)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_a_quoted_text_comes_back(text: str) -> None:
    tree, found = read("key: '" + text.replace("'", "''") + "'")
    assert found == ()
    assert tree is not None
    entry: Entry = tree.entries[0]
    assert isinstance(entry.value, Scalar)
    if not set(text) & set("\u2028\u2029\ufeff"):
        assert entry.value.text == text
