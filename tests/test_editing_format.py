"""The form's format: what is not changed stays as it is, byte by byte; what is changed is what our own reader reads."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sitegen import yamltree
from sitegen.diagnostics import Findings
from sitegen.editing.form import shapes
from sitegen.frontmatter import decode, split
from sitegen.tables import FRONT_MATTER

REPO = Path(__file__).parents[1]
TERMS = {"tags": (("leadership", "Leadership"), ("pay", "Pay"), ("learning", "Learning"))}
FIELDS = shapes(FRONT_MATTER, TERMS, {"tags": {"wages": "pay", "leadership": "learning"}})
EVERY_KIND = """---
# Above everything
title: "Lamps: a short history"   # in double quotes
summary: >-
  Three reports
  on lamps

year: 2016
date: '2016-03~'
tags: [pay, 'leadership', # a comment inside
  "learning"]
department:
- cabinet-office   # the owner
# between two items
- "home-office"
department_note:
people: [ann-lee,bo-day ]
unknown: {kept: "as, it is", too: [1, 2]}
source:
  title: It's a 'lamp' — “so it is”
  # inside the record
  nature:   trade-press
  url: https://example.org/a#b
  extra: [kept]
  defects:
    - "one, two"
    - A caption that runs
      over two lines
    - 'it''s broken'
changes:
  - date: 2026-01-01
    kind: update
    note: "A \\"quoted\\" word\\u2014and a dash"
  - {date: 2026-01-02, kind: correction, note: "x, y"}
draft: false
lang: en
---

Words with [[a link]] and “quotes” and *[HMT]: not here.

/// quote | quotes
    speaker: ann-lee
///

*[HMT]: Treasury
"""
Change = list[tuple[list[str | int], Any]]


def run(cases: Iterable[tuple[str | None, Change]]) -> list[dict[str, Any]]:
    """Data and new text of each case, by one run of Node.js."""
    told = {"fields": FIELDS, "cases": [{"raw": raw, "set": change} for raw, change in cases]}
    script = REPO / "tests" / "format-trial.cjs"
    done = subprocess.run(["node", str(script)], input=json.dumps(told), capture_output=True, text=True, check=True)
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


def texts() -> list[str]:
    files = sorted((REPO / "content/documents").glob("*.md")) + sorted((REPO / "content/pages").glob("*.md"))
    assert len(files) > 5
    return [EVERY_KIND, *(file.read_text("utf-8") for file in files)]


def tree(raw: str) -> tuple[yamltree.Mapping, str]:
    """Front matter and body, as our own reader takes them; no problem is allowed."""
    found = Findings()
    text = decode("a.md", raw.encode(), found)
    assert text is not None
    parts = split("a.md", text, found)
    assert parts is not None
    assert [item.message for item in found.items] == []
    return parts.front, parts.body


def plain(node: yamltree.Node) -> Any:
    if isinstance(node, yamltree.Scalar):
        return None if node.is_null else " ".join(node.text.split())
    if isinstance(node, yamltree.Sequence):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def values(raw: str) -> dict[str, Any]:
    front: dict[str, Any] = plain(tree(raw)[0])
    return front


def known(value: Any, fields: Sequence[dict[str, Any]]) -> Any:
    """The part of a mapping that the form knows of."""
    if isinstance(value, list):
        return [known(item, fields) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {field["name"]: field.get("fields", []) for field in fields}
    return {key: known(each, inner[key]) for key, each in value.items() if key in inner and each not in (None, "", [])}


def test_the_form_reads_what_our_own_reader_reads() -> None:
    for raw, result in zip(texts(), run((raw, []) for raw in texts()), strict=True):
        data = {key: value for key, value in result["data"].items() if key not in {"_original", "body"}}
        if "draft" in data:
            data["draft"] = str(data["draft"]).lower()
        assert data == known(values(raw), FIELDS)
        assert result["data"]["body"] == tree(raw)[1].strip("\n")


def test_a_file_in_which_nothing_was_changed_stays_as_it_is() -> None:
    kinds = [text for raw in texts() for text in (raw, raw.replace("\n", "\r\n"), raw.rstrip("\n"), "\ufeff" + raw)]
    kinds += ["---\ntitle: A\n---", "---\n---\n", "\n---\ntitle: A\n---\r\nMixed\n\nends\r\n", "---\r---\rBody\r"]
    results = run((text, []) for text in kinds)
    assert [result.get("text") for result in results] == kinds


CHANGES: list[tuple[str, Any]] = [
    ("title", 'A new title: with a colon, "quotes" and # a sign'),
    ("title", "Plain words"),
    ("summary", "One line"),
    ("summary", "- begins like a list\nand goes on"),
    ("year", 2019),
    ("date", "2019-05/2019-06"),
    ("date_basis", "null"),
    ("tags", ["pay"]),
    ("tags", ["learning", "pay", "leadership"]),
    ("tags", None),
    ("department", ["home-office", "cabinet-office", "hm-treasury"]),
    ("department", ["new: body", "home-office"]),
    ("department_note", "It's {odd}"),
    ("people", ["cy-fox", "ann-lee"]),
    ("kind", "speech"),
    ("source", {"title": "Another: title", "defects": ["one, two", "added", "it's broken"]}),
    ("source", {"title": "T", "author": "A, B", "via": ["x", "y"]}),
    ("source", None),
    ("changes", [{"date": "2026-01-02", "kind": "correction", "note": "z; y"}]),
    ("changes", [{"date": "2026-03-04", "kind": "update", "note": "first"}]),
    ("changes", None),
    ("draft", True),
    ("related", ["one-entry", "two-entry"]),
    ("aliases", ["documents/a b/"]),
]


def lines_of(front: yamltree.Mapping, key: str, total: int) -> tuple[int, int] | None:
    """First line of a top-level key, and the line after its last (from 1), as our reader sees it."""
    starts = [entry.span.line for entry in front.entries] + [total + 1]
    for number, entry in enumerate(front.entries):
        if entry.key == key:
            return starts[number], starts[number + 1]
    return None


def wanted(value: Any, old: Any) -> Any:
    """A value as it should read afterwards."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return [wanted(item, None) for item in value]
    if isinstance(value, dict):
        # What the form does not know of stays.
        kept = {"extra": ["kept"]} if isinstance(old, dict) and "extra" in old else {}
        return {key: wanted(each, None) for key, each in value.items()} | kept
    return " ".join(str(value).split())


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_change_of_one_field_touches_its_own_lines_only(eol: str) -> None:
    # Line ends are one matter, the ways of writing another.
    tried = texts() if eol == "\n" else texts()[:2]
    cases = [(raw, key, value) for raw in tried for key, value in CHANGES]
    results = run((raw.replace("\n", eol), [([key], value)]) for raw, key, value in cases)
    for (raw, key, value), result in zip(cases, results, strict=True):
        assert "error" not in result, (key, value, result["error"])
        new = result["text"]
        assert new.count("\r\n") == (new.count("\n") if eol == "\r\n" else 0)
        new = new.replace("\r\n", "\n")
        before, after = values(raw), values(new)
        assert {k: v for k, v in after.items() if k != key} == {k: v for k, v in before.items() if k != key}
        if key == "tags" and isinstance(before.get("tags"), list):
            # Terms that no register has stay where they were.
            options = [term for term, _ in TERMS["tags"]]
            strange = [term for term in before["tags"] if term not in options]
            assert [term for term in after.get("tags", []) if term in options] == (value or [])
            assert [term for term in after.get("tags", []) if term not in options] == strange
        elif value is None:
            assert after.get(key) in (None, [])
        else:
            assert after[key] == wanted(value, before.get(key)), (key, value)
        untouched(raw, new, key)


def untouched(raw: str, new: str, key: str) -> None:
    """All lines but those of the key are as they were."""
    old_lines, new_lines = raw.split("\n"), new.split("\n")
    place = lines_of(tree(raw)[0], key, raw[: raw.index("\n---", 3)].count("\n") + 1)
    if place is None:
        added = len(new_lines) - len(old_lines)
        at = next((n for n, (a, b) in enumerate(zip(old_lines, new_lines, strict=False)) if a != b), len(old_lines))
        assert new_lines[:at] + new_lines[at + added :] == old_lines
        return
    first, end = place
    rest = len(old_lines) - (end - 1)
    assert new_lines[: first - 1] == old_lines[: first - 1]
    assert new_lines[len(new_lines) - rest :] == old_lines[end - 1 :]


def difference(old: str, new: str) -> tuple[list[str], list[str]]:
    """Lines that are gone, and lines that have come."""
    before, after = old.split("\n"), new.split("\n")
    return [line for line in before if line not in after], [line for line in after if line not in before]


WORDS: list[tuple[list[str | int], Any, list[str], list[str]]] = [
    (["title"], "B", ['title: "Lamps: a short history"   # in double quotes'], ['title: "B"   # in double quotes']),
    (["date"], "2016", ["date: '2016-03~'"], ["date: '2016'"]),
    (
        ["tags"],
        ["pay", "learning"],
        ["tags: [pay, 'leadership', # a comment inside"],
        ["tags: [pay, # a comment inside"],
    ),
    (["department"], ["home-office"], ["- cabinet-office   # the owner"], []),
    (["department"], ["a", "home-office"], ["- cabinet-office   # the owner"], ["- a   # the owner"]),
    (["department_note"], "x", ["department_note:"], ["department_note: x"]),
    (["people"], ["ann-lee"], ["people: [ann-lee,bo-day ]"], ["people: [ann-lee ]"]),
    (["source", "nature"], "audit", ["  nature:   trade-press"], ["  nature:   audit"]),
    (["source", "author"], "Di", [], ["  author: Di"]),
    (["source", "url"], None, ["  url: https://example.org/a#b"], []),
    (["source", "defects", 1], "C", ["    - A caption that runs", "      over two lines"], ["    - C"]),
    (["source", "defects", 2], "it's", ["    - 'it''s broken'"], ['    - "it\'s"']),
    (["changes", 0, "kind"], "correction", ["    kind: update"], ["    kind: correction"]),
    (["changes", 0, "date"], None, ["  - date: 2026-01-01", "    kind: update"], ["  - kind: update"]),
    (
        ["changes", 1, "note"],
        "new",
        ['  - {date: 2026-01-02, kind: correction, note: "x, y"}'],
        ['  - {date: 2026-01-02, kind: correction, note: "new"}'],
    ),
    (["draft"], True, ["draft: false"], ["draft: true"]),
    (["lang"], "cy", ["lang: en"], ["lang: cy"]),
]


def test_the_words_that_change_are_those_of_the_value() -> None:
    results = run((EVERY_KIND, [(path, value)]) for path, value, _, _ in WORDS)
    assert [
        (path, *difference(EVERY_KIND, result["text"])) for (path, *_), result in zip(WORDS, results, strict=True)
    ] == [(path, gone, come) for path, _, gone, come in WORDS]


SIGNS = [
    *(f"{sign}word" for sign in "-?:,[]{}#&*!|>'\"%@`~=.+/\\(“£$§…–é"),
    *(f"a{sign}b" for sign in "-?:,[]{}#&*!|>'\"%@`~\\"),
    *(f"a {sign} b" for sign in "-?:,[]{}#&*!|>'\"%@`~\\"),
    *(f"a{sign}" for sign in "-?:,[]{}#&*!|>'\"%@`~\\"),
    *"null Null ~ true yes No on off y 2016 2016-01-01 0x1F 1e3 1_000 --- ... = << - : # ' \" \\ [] {} a:b a,b".split(),
    "- a",
    "a: b",
    'it\'s "both" \\ and: more #',
    "\u2028line",
    "\U0001f600 face",
    "a\nb\tc",
]


def test_whatever_is_typed_reads_as_it_was_typed() -> None:
    typed = [" ".join(text.split()) for text in SIGNS]
    places: list[list[str | int]] = [
        ["title"],
        ["date"],
        ["kind"],
        ["people", 1],
        ["department", 0],
        ["changes", 1, "note"],
    ]
    places += [["changes", 0, "note"], ["source", "defects", 1], ["source", "author"], ["aliases", 0], ["summary"]]
    raw = EVERY_KIND.replace("lang: en", "lang: en\naliases: [one]")
    results = iter(run((raw, [(place, text)]) for place in places for text in SIGNS))
    for place in places:
        for text in typed:
            value: Any = values(next(results)["text"])
            for key in place:
                value = value[key]
            assert value == text, (place, text)


def test_a_term_written_by_another_name_is_shown_as_itself_and_stays_as_written() -> None:
    raw = "---\ntitle: A\ntags: ['Wages', leadership, unheard-of]\n---\n"
    shown = ["pay", "leadership", "unheard-of"]
    same, more, less = run(
        (raw, [(["tags"], tags)]) for tags in (shown, ["pay", "leadership", "learning"], ["leadership"])
    )
    assert same["data"]["tags"] == shown
    assert same["text"] == raw
    assert values(more["text"])["tags"] == ["Wages", "leadership", "unheard-of", "learning"]
    assert "'Wages'" in more["text"]
    assert values(less["text"])["tags"] == ["leadership", "unheard-of"]


def test_a_comment_less_deep_than_a_block_of_text_ends_it() -> None:
    raw = "---\nsummary: >-\n   one\n   # two\n # three\nyear: 2016\n---\n"
    [result] = run([(raw, [(["summary"], "new")])])
    assert result["data"]["summary"] == "one # two"
    assert result["text"] == "---\nsummary: new\n # three\nyear: 2016\n---\n"


def test_a_switch_that_is_off_writes_nothing_where_nothing_stood() -> None:
    raw = "---\ntitle: A\n---\n"
    off, on = run([(raw, [(["draft"], False)]), (raw, [(["draft"], True)])])
    assert off["text"] == raw
    assert on["text"] == "---\ntitle: A\ndraft: true\n---\n"


def test_spaces_and_signs_around_a_value_stay() -> None:
    raw = "---\ntitle: A\ndate_basis: |\n  one\n  # two\n\n# three\nlang: en\npeople: [ a , b , c ]\n---\n"
    people, kind, basis = run(
        [
            (raw, [(["people"], ["a", "d", "c", "e"])]),
            (raw, [(["tags"], ["pay"])]),
            (raw, [(["date_basis"], None)]),
        ]
    )
    assert people["text"] == raw.replace("[ a , b , c ]", "[ a , d , c, e ]")
    assert kind["text"] == raw.replace("  # two\n", "  # two\ntags: [pay]\n")
    assert basis["text"] == "---\ntitle: A\n\n# three\nlang: en\npeople: [ a , b , c ]\n---\n"


def test_an_item_that_loses_its_first_lines_is_not_guessed_at() -> None:
    [result] = run([(EVERY_KIND, [(["changes", 0, "date"], None), (["changes", 0, "kind"], "")])])
    assert "delete the whole item" in result["error"]


def damaged(chance: Random) -> str:
    """The entry with one to three signs more, less or others in its front matter."""
    head, fence, body = EVERY_KIND.rpartition("\n---\n")
    for _ in range(chance.randint(1, 3)):
        at, sign = chance.randrange(4, len(head)), chance.choice([*"\"'#:,[]{}-|>&*\n ab", " #", ": ", "\n  ", "\n- "])
        head = head[:at] + chance.choice(["", sign]) + head[at + chance.choice([0, 1]) :]
    return head + fence + body


def sound(raw: str) -> dict[str, Any] | None:
    try:
        return values(raw)
    except AssertionError:
        return None


def test_in_damaged_files_a_change_is_right_or_refused() -> None:
    chance = Random(5)
    tries = [(raw, *chance.choice(CHANGES)) for raw in (damaged(chance) for _ in range(400)) if sound(raw)]
    refused = 0
    for (raw, key, value), result in zip(tries, run((r, [([k], v)]) for r, k, v in tries), strict=True):
        if "error" in result:
            refused += 1
            continue
        before, after = sound(raw), sound(result["text"])
        assert before is not None
        assert after is not None, (raw, key, value)
        assert before | {key: None} == after | {key: None}, (raw, key, value)
    assert len(tries) > 150
    assert refused < len(tries) / 3


def test_an_emptied_list_that_may_be_empty_says_so() -> None:
    [result] = run([(EVERY_KIND, [(["department"], [])])])
    assert values(result["text"])["department"] == []


def test_a_change_of_the_body_leaves_its_other_lines_alone() -> None:
    old = "---\ntitle: A\n---\r\n\n\nOne\r\nTwo  \n\nThree\n\n\n"
    bodies = ["One\nTwo  \n\nThree and four", "One\nTwo  \nand a half\n\nThree", "Zero\n\nOne\nTwo  \n\nThree\n", ""]
    bodies.append("Two  \n\nThree")
    results = run((old, [(["body"], body)]) for body in bodies)
    head = "---\ntitle: A\n---\r\n\n\n"
    assert [result["text"].removeprefix(head) for result in results] == [
        "One\r\nTwo  \n\nThree and four\n\n\n",
        "One\r\nTwo  \nand a half\n\nThree\n\n\n",
        "Zero\n\nOne\r\nTwo  \n\nThree\n\n\n",
        "\n\n\n",
        "Two  \n\nThree\n\n\n",
    ]


def test_a_body_is_put_where_there_was_none() -> None:
    results = run((text, [(["body"], "One\n\nTwo")]) for text in ("---\ntitle: A\n---\n", "---\ntitle: A\n---"))
    for result in results:
        assert values(result["text"]) == {"title": "A"}
        assert tree(result["text"])[1].strip("\n") == "One\n\nTwo"


UNREADABLE = [
    "title: A\ntitle: B",
    "title: &a A",
    "title: !!str A",
    'title: "never closed',
    "tags: [a, b",
    "title: A: b",
    "  title: A\n other: B",
    "tags:\n- - a",
    "? title\n: A",
    "just words",
]


def test_a_file_that_cannot_be_read_in_full_is_not_changed() -> None:
    raws = [f"---\n{front}\n---\n\nBody\n" for front in UNREADABLE]
    results = run((raw, [(["title"], "B"), (["body"], "C")]) for raw in [*raws, "No front matter\n"])
    for result in results:
        assert result["data"]["title"].startswith("This file cannot be edited here"), result
        assert "cannot be edited here" in result["error"]
        assert "text" not in result


def test_a_value_of_another_kind_than_its_field_is_not_changed() -> None:
    raw = "---\ntitle: {a: b}\nsource: words\n---\n"
    same, changed = run([(raw, []), (raw, [(["source"], {"title": "T"})])])
    assert same["text"] == raw
    assert "'source' is not written as a record" in changed["error"]


def test_a_new_entry_reads_as_it_was_filled_in() -> None:
    data: Change = [
        (["title"], "A: first # entry"),
        (["tags"], ["pay", "learning"]),
        (["department"], ["a b", "c, d"]),
        (["source"], {"title": "'It'", "defects": ["x: y"], "author": ""}),
        (["changes"], [{"date": "2026-01-01", "kind": "update", "note": "[n]"}]),
        (["draft"], True),
        (["body"], "Words.\n"),
    ]
    [result] = run([(None, data)])
    assert values(result["text"]) == {
        "title": "A: first # entry",
        "tags": ["pay", "learning"],
        "department": ["a b", "c, d"],
        "source": {"title": "'It'", "defects": ["x: y"]},
        "changes": [{"date": "2026-01-01", "kind": "update", "note": "[n]"}],
        "draft": "true",
    }
    assert result["text"].endswith("---\n\nWords.\n")
