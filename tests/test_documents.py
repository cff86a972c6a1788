from __future__ import annotations

import unicodedata

import pytest
from helpers import entry, errors, hint_of, parse, rows, source

from sitegen.config import read_config
from sitegen.diagnostics import Findings, Severity
from sitegen.documents import parse_page

Rows = list[tuple[int, int, str]]


def test_a_good_entry() -> None:
    parsed = parse(entry("date: 2016-12-08\ntags: [a]\n", "One two.\n"))
    assert parsed.diagnostics == ()
    document = parsed.document
    assert document is not None
    assert (document.id, document.title, document.year) == ("entry", "An entry", 2016)
    assert document.as_at.edtf == "2016-12-08"
    assert [(word.text, word.span.line, word.span.column) for word in document.tags] == [("a", 5, 8)]
    assert document.body.html == "<p>One two.</p>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [(1, 1, "empty-file")]),
        (b"\xef\xbb\xbf", [(1, 1, "empty-file")]),
        (b"No front matter\n", [(1, 1, "no-front-matter")]),
        (b"---\ntitle: x\nyear: 2016\n\nText\n", [(1, 1, "front-matter-open")]),
        (b"---\ntitle: x\n\tyear: 2016\n---\n", [(3, 1, "yaml-tab")]),
        (b"---\ntitle: One: two\nyear: 2016\n---\n", [(2, 11, "yaml-syntax")]),
        (b"---\ntitle: x\nyear: 2016\ntag: [a]\n---\n", [(4, 1, "unknown-key")]),
        (b"---\ntitle: x\nyear: 2016\ntags: {a: b}\n---\n", [(4, 7, "wrong-type")]),
        (b"---\ntitle: x\nyear: soon\n---\n", [(3, 7, "wrong-type")]),
        (b"---\ntitle: x\ndate: 2016-02-30\n---\n", [(3, 7, "bad-date")]),
        (b"---\ntitle: x\nyear: 2016\ndate: 2016-02-30\n---\n", [(4, 7, "bad-date")]),
        (b"---\ntitle: x\nyear: 2016\ndate: 2017-01-01\n---\n", [(3, 7, "year-date")]),
        (b"---\ntitle: x\nyear: 2016\nyear: 2017\n---\n", [(4, 1, "duplicate-key")]),
        (b"---\ntitle: x\n---\n", [(2, 1, "missing-field")]),
        (b"---\nyear: 2016\n---\n", [(2, 1, "missing-field")]),
        (b"---\ntitle: ''\nyear: 2016\n---\n", [(2, 1, "missing-field")]),
        (b"---\n---\n", [(2, 1, "missing-field"), (2, 1, "missing-field")]),
        (b"---\ntitle: caf\xe9\n---\n", [(2, 11, "not-utf8")]),
        (b"---\ntitle: x\nyear: 2016\n---\nA\x00\n", [(5, 2, "control-character")]),
        (b"---\ntitle: &a x\nyear: 2016\n---\n", [(2, 8, "yaml-alias")]),
        (b"---\ntitle: !!python/name:os.system x\nyear: 2016\n---\n", [(2, 8, "yaml-tag")]),
        (b"a" * 2_000_001, [(1, 1, "file-size")]),
        (b"---\ntitle: " + b"a " * 32_001 + b"\n---\n", [(2, 1, "yaml-size")]),
        (b"---\ntitle: x\nyear: 2016\n---\nA[^a]\n\n[^a]: [^b]: x\n[^c]: y\n", [(7, 1, "markdown-failed")]),
        (b"---\ntitle: x\nyear: 2016\n---\n[x](javascript:alert)\n", [(5, 5, "unsafe-link")]),
    ],
)
def test_errors(content: bytes, expected: Rows) -> None:
    found = parse(content).diagnostics
    assert errors(found) == expected
    assert all(item.message for item in found)
    assert {item.span.path for item in found} == {"content/documents/entry.md"}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("layout: post\n", [(4, 1, "unknown-key")]),
        ("tags: one\n", [(4, 7, "not-a-list")]),
        ("date: 2016~\n", [(4, 7, "date-basis")]),
        ("date: 2016~\ndate_basis: why\n", []),
        ("department: []\n", [(4, 13, "department-note")]),
        ("department: []\ndepartment_note: why\n", []),
        (f"summary: {'a' * 301}\n", [(4, 10, "summary-length")]),
        (f"summary: {'a' * 300}\n", []),
        ("date: 2016-12-08T10:00:00Z\n", [(4, 7, "date-time")]),
    ],
)
def test_warnings(front: str, expected: Rows) -> None:
    parsed = parse(entry(front))
    assert rows(parsed.diagnostics) == expected
    assert {item.severity for item in parsed.diagnostics} <= {Severity.WARNING}
    assert parsed.document is not None


def test_a_slip_gets_the_key_that_was_meant() -> None:
    assert hint_of(parse(entry("depratment: [a]\n")).diagnostics, "unknown-key") == "did you mean 'department'?"


@pytest.mark.parametrize("change", [lambda b: b"\xef\xbb\xbf" + b, lambda b: b.replace(b"\n", b"\r\n")])
def test_marks_and_line_ends_change_nothing(change: object) -> None:
    raw = entry("tags: [a]\n", "# One\n\ntwo\n").encode()
    assert callable(change)
    assert parse(change(raw)) == parse(raw)


@pytest.mark.parametrize("escape", ["\\u202e", "\\0", "\\x1b", "\\ufffe", "\\u2066"])
def test_yaml_escapes_bring_no_hidden_characters(escape: str) -> None:
    found = parse(f'---\ntitle: "a{escape}b"\nyear: 2016\n---\n').diagnostics
    assert [(line, rule) for line, _, rule in rows(found)] == [(2, "control-character")]


def test_all_faults_in_one_run() -> None:
    text = (
        "---\ntitle: x\nyear: 2016\ndate: 2017\nkind: novel\ntagz: [a]\nlayout: y\ntags: one\n---\n"
        "One [^a] two.\n\n/// quote | three\n    speeker: x\n\nText.\n///\n\n[x](javascript:1)\n\n"
        "/// nonsense | one\n///\n"
    )
    assert rows(parse(text).diagnostics) == [
        (3, 7, "year-date"),
        (5, 7, "not-allowed"),
        (6, 1, "unknown-key"),
        (7, 1, "unknown-key"),
        (8, 7, "not-a-list"),
        (10, 5, "undefined-footnote"),
        (12, 13, "annotation-no-match"),
        (13, 5, "unknown-key"),
        (18, 5, "unsafe-link"),
        (20, 5, "annotation-kind"),
    ]


def test_the_year_follows_from_the_date_and_no_day_is_invented() -> None:
    dated = parse("---\ntitle: x\ndate: 2016-12\n---\n").document
    yearly = parse("---\ntitle: x\nyear: 2016\n---\n").document
    assert dated is not None
    assert yearly is not None
    assert (dated.year, dated.as_at.edtf, yearly.as_at.edtf) == (2016, "2016-12", "2016")


def test_the_id_is_the_same_in_both_unicode_forms() -> None:
    ids = {
        parse(entry(), path=f"content/documents/{unicodedata.normalize(form, 'Café')}.md").document.id  # type: ignore[union-attr]
        for form in ("NFC", "NFD")
    }
    assert ids == {"Café"}


def test_fields_of_the_digest_itself() -> None:
    found = Findings()
    text = "title: t\nbase_url: https://x.example\nrequired: [tags]\nfields:\n  region: {type: list, required: true}\n"
    config = read_config(source(text, "content/site.yaml"), found)
    assert found.items == []
    assert rows(parse(entry(), config).diagnostics) == [(2, 1, "missing-field")] * 2
    document = parse(entry("tags: [a]\nregion: [north, south]\n"), config).document
    assert document is not None
    assert [(own.name, [w.text for w in own.words]) for own in document.own] == [("region", ["north", "south"])]


def test_the_same_words_give_the_same_document_whatever_came_before() -> None:
    noisy = entry("", "A[^1] HTM {: #a}\n\n# H\n\n*[HTM]: Hyper\n\n[^1]: note\n\n[ref]: https://x.example\n")
    plain = entry("", "HTM [ref] [^1]\n\n# H\n")
    before = parse(plain)
    parse(noisy)
    parse(entry("", "[^a]: [^b]: x\n[^c]: y\n"))
    assert parse(plain) == before


def test_pages_and_overviews() -> None:
    page = parse_page(source("---\ntitle: About\nlayout: x\n---\nText\n", "content/pages/about.md"), ())
    assert page.page is not None
    assert (page.page.id, page.page.title, rows(page.diagnostics)) == ("about", "About", [(3, 1, "unknown-key")])
    assert rows(parse_page(source("Text"), ()).diagnostics) == [(1, 1, "no-front-matter")]
    overview = parse_page(source("\nText [^x]\n"), (), overview=True)
    assert overview.page is not None
    assert rows(overview.diagnostics) == [(2, 6, "undefined-footnote")]
