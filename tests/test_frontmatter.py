from __future__ import annotations

import pytest
from helpers import rows

from sitegen.diagnostics import Diagnostic, Findings
from sitegen.frontmatter import MAX_BYTES, Split, decode, split

BOM = b"\xef\xbb\xbf"


def decoded(content: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    found = Findings()
    return decode("a.md", content, found), tuple(found.items)


def parted(text: str) -> tuple[Split | None, tuple[Diagnostic, ...]]:
    found = Findings()
    return split("a.md", text, found), tuple(found.items)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (BOM + b"a", "a"),
        ("é🙂".encode(), "é🙂"),
        (b"", ""),
        (b"a\tb", "a\tb"),
    ],
)
def test_line_ends_and_marks(content: bytes, text: str) -> None:
    assert decoded(content) == (text, ())


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff", (1, 1)),
        (b"one\ncaf\xe9 x\n", (2, 4)),
        ("é🙂".encode() + b"\xe9", (1, 3)),
        (b"one\r\ntwo \x80", (2, 5)),
        (b"one\rtwo \x80", (2, 5)),
        ("a\nb".encode("utf-16"), (1, 1)),
        (BOM + b"one\ncaf\xe9\n", (2, 4)),
        (BOM + b"caf\xe9", (1, 4)),
        (b"a\xed\xa0\x80", (1, 2)),
    ],
)
def test_not_utf8(content: bytes, place: tuple[int, int]) -> None:
    text, found = decoded(content)
    assert text is None
    assert rows(found) == [(*place, "not-utf8")]


def test_the_byte_is_named() -> None:
    assert "0xe9" in decoded(BOM + b"caf\xe9")[1][0].message


@pytest.mark.parametrize("character", ["\x00", "\u202e", "\u2066", "\ufffe", "\uffff"])
def test_refused_characters(character: str) -> None:
    text, found = decoded(f"one\ntw{character}o".encode())
    assert text is None
    assert rows(found) == [(2, 3, "control-character")]
    assert f"U+{ord(character):04X}" in found[0].message


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x7f", "\x85", "\x0c"])
def test_dropped_characters(character: str) -> None:
    text, found = decoded(f"one\ntw{character}o".encode())
    assert text == "one\ntwo"
    assert rows(found) == [(2, 3, "control-character")]


def test_size() -> None:
    assert decoded(b"a" * MAX_BYTES)[1] == ()
    assert rows(decoded(b"a" * (MAX_BYTES + 1))[1]) == [(1, 1, "file-size")]


def test_the_two_parts() -> None:
    parts, found = parted("---\ntitle: x\n---\nBody\n---\nmore\n")
    assert found == ()
    assert parts is not None
    assert [entry.key for entry in parts.front.entries] == ["title"]
    assert (parts.body, parts.body_line) == ("Body\n---\nmore\n", 4)


def test_no_body_and_empty_front_matter() -> None:
    parts, found = parted("---\n---")
    assert found == ()
    assert parts is not None
    assert (parts.front.entries, parts.body) == ((), "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, 1, "empty-file")),
        (" \n\n", (1, 1, "empty-file")),
        ("Just text\n", (1, 1, "no-front-matter")),
        ("\n\n# Heading\n", (3, 1, "no-front-matter")),
        ("title: x\n---\n", (1, 1, "no-front-matter")),
        (" ---\ntitle: x\n---\n", (1, 1, "no-front-matter")),
        ("---\ntitle: x\n\nBody\n", (1, 1, "front-matter-open")),
        ("---js\n---\n", (1, 1, "no-front-matter")),
        ("+++\ntitle = 1\n+++\n", (1, 1, "no-front-matter")),
        ("---\na: b: c\n---\n", (2, 5, "yaml-syntax")),
    ],
)
def test_refused(text: str, expected: tuple[int, int, str]) -> None:
    parts, found = parted(text)
    assert parts is None
    assert rows(found) == [expected]
    assert found[0].hint


def test_a_loose_key_gets_its_own_words() -> None:
    assert "no opening line" in parted("title: x\n")[1][0].message
    assert "no opening line" not in parted("Text: and more\n".replace(":", ""))[1][0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\n---\ntitle: x\n---\n", (1, 1, "front-matter-odd")),
        ("----\ntitle: x\n----\n", (1, 1, "front-matter-odd")),
        ("---\ntitle: x\n---\nA\n<<<<<<< HEAD\nB\n=======\nC\n>>>>>>> x\n", (5, 1, "merge-conflict")),
    ],
)
def test_read_with_a_warning(text: str, expected: tuple[int, int, str]) -> None:
    parts, found = parted(text)
    assert parts is not None
    assert rows(found) == [expected]


def test_a_setext_line_is_no_conflict() -> None:
    assert parted("---\ntitle: x\n---\nHeading\n=======\n")[1] == ()
