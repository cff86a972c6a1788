from __future__ import annotations

import pytest
from helpers import rows

from sitegen.diagnostics import Diagnostic, Findings
from sitegen.fields import Field, FieldType, Record, clean, read_record
from sitegen.yamltree import read_yaml

T = FieldType
TABLE = (
    Field("title", T.TEXT, "a title", required=True),
    Field("when", T.DATE, "a day"),
    Field("year", T.YEAR, "a year"),
    Field("count", T.NUMBER, "how many"),
    Field("draft", T.FLAG, "yes or no"),
    Field("url", T.URL, "an address"),
    Field("tags", T.LIST, "words"),
    Field("kind", T.TEXT, "a kind", allowed=("news", "report")),
    Field("source", T.RECORD, "inner", fields=(Field("name", T.TEXT, "a name", required=True),)),
    Field("changes", T.RECORDS, "inner", fields=(Field("note", T.TEXT, "a note", required=True),)),
    Field("free", T.OPEN, "anything"),
)


def read(text: str) -> tuple[Record, tuple[Diagnostic, ...]]:
    found = Findings()
    tree = read_yaml(text, "a.md", found, 2)
    assert tree is not None
    return read_record(tree, TABLE, found), tuple(found.items)


def test_values_come_out_typed_with_their_places() -> None:
    record, found = read(
        "title: ' One\n  two '\nwhen: 2016-01~\nyear: 1854\ncount: 0\ndraft: true\nurl: https://x.example/\n"
        "tags: [NO, 007]\nkind: news\nsource: {name: x}\nchanges: [{note: y}]\nfree: {any: thing}\n"
    )
    assert found == ()
    assert record.text("title") == "One two"
    when = record.date("when")
    assert when is not None
    assert when.edtf == "2016-01~"
    assert (record.number("year", 0), record.number("count", 9), record.flag("draft")) == (1854, 0, True)
    assert record.texts("tags") == ("NO", "007")
    assert [(w.span.line, w.span.column) for w in record.words("tags")] == [(9, 8), (9, 12)]
    inner = record.record("source")
    assert inner is not None
    assert inner.text("name") == "x"
    assert [r.text("note") for r in record.records("changes")] == ["y"]
    free = record.mapping("free")
    assert free is not None
    assert [entry.key for entry in free.entries] == ["any"]


def test_absent_and_empty_keys_read_alike() -> None:
    record, found = read("title: x\nkind:\nwhen: ~\nurl: ''\ntags: []\n")
    assert found == ()
    assert (record.text("kind"), record.date("when"), record.word("url")) == ("", None, None)
    assert (record.flag("draft"), record.number("count", 7), record.record("source")) == (False, 7, None)
    assert record.span_of("when") == record.span


@pytest.mark.parametrize(
    ("line", "expected", "hint"),
    [
        ("titel: y", (3, 1, "unknown-key"), "title"),
        ("Tags: [y]", (3, 1, "unknown-key"), "tags"),
        ("layout: y", (3, 1, "unknown-key"), "remove it"),
        ("when: 2016-02-30", (3, 7, "bad-date"), "2016-02 or 2016"),
        ("when: [2016]", (3, 7, "wrong-type"), "when:"),
        ("when: 2016-12-08 10:00:00", (3, 7, "date-time"), "write 2016-12-08"),
        ("year: 16", (3, 7, "wrong-type"), "2016"),
        ("year: 02016", (3, 7, "wrong-type"), "2016"),
        ("year: ٢٠١٦", (3, 7, "wrong-type"), "2016"),
        ("count: -1", (3, 8, "wrong-type"), ""),
        ("count: 1_000", (3, 8, "wrong-type"), ""),
        ("count: " + "9" * 5000, (3, 8, "wrong-type"), ""),
        ("draft: yes", (3, 8, "wrong-type"), "draft: true"),
        ("draft: True", (3, 8, "wrong-type"), "draft: true"),
        ("url: example.org", (3, 6, "bad-url"), "https"),
        ("url: javascript:alert(1)", (3, 6, "bad-url"), "https"),
        ("url: 'https://x y'", (3, 6, "bad-url"), "https"),
        ("tags: one", (3, 7, "not-a-list"), "tags: [one]"),
        ("tags: {a: b}", (3, 7, "wrong-type"), "[one, two]"),
        ("tags: [[a]]", (3, 8, "wrong-type"), "without brackets of its own: a"),
        ("tags: [a, '']", (3, 11, "empty-item"), "remove"),
        ("kind: new", (3, 7, "not-allowed"), "news"),
        ("kind: zzzzzz", (3, 7, "not-allowed"), "news, report"),
        ("kind: [news]", (3, 7, "wrong-type"), "kind:"),
        ("source: text", (3, 9, "wrong-type"), "indented"),
        ("source: {name: ''}", (3, 10, "missing-field"), "name:"),
        ("source: {name: x, nam: y}", (3, 19, "unknown-key"), "name"),
        ("changes: {note: x}", (3, 10, "wrong-type"), "'- '"),
        ("changes: [x]", (3, 11, "wrong-type"), "'- '"),
        ("changes: [{}]", (3, 11, "missing-field"), "note:"),
        ("free: x", (3, 7, "wrong-type"), ""),
    ],
)
def test_faults(line: str, expected: tuple[int, int, str], hint: str) -> None:
    _, found = read(f"title: x\n{line}\n")
    assert rows(found) == [expected]
    assert hint in found[0].hint
    assert found[0].hint


def test_one_string_for_a_list_is_used() -> None:
    record, _ = read("title: x\ntags: one thing\n")
    assert record.texts("tags") == ("one thing",)


def test_a_missing_key_is_reported_at_the_record_and_an_empty_one_at_its_key() -> None:
    assert rows(read("kind: news")[1]) == [(2, 1, "missing-field")]
    assert rows(read("kind: news\ntitle:")[1]) == [(3, 1, "missing-field")]


def test_a_key_of_the_wrong_type_is_not_called_empty_as_well() -> None:
    assert rows(read("title: [x]")[1]) == [(2, 8, "wrong-type")]


def test_all_faults_at_once_and_the_rest_is_kept() -> None:
    record, found = read("title: x\nyear: x\nwhen: x\nkind: x\nurl: x\ntags: [a]\n")
    assert [rule for _, _, rule in rows(found)] == ["wrong-type", "bad-date", "not-allowed", "bad-url"]
    assert record.texts("tags") == ("a",)


def test_clean() -> None:
    assert clean(" a \n b\u00a0c ") == "a b c"
