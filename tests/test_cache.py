from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitegen import cache
from sitegen.plan import ActionKind, Print, Record, Stamp, make_plan

RECORDS = {
    "a/ü.html": Record(Print("t", "tpl", "v", (("title", "1"), ("body", "2"))), Stamp(3, 1_700_000_000_000_000_001)),
    "b": Record(Print("t", "", "w"), Stamp(0, 5)),
}


def saved(root: Path) -> Path:
    cache.save(root, root / "build", "t", RECORDS)
    (path,) = (root / cache.FOLDER).glob("*.json")
    return path


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    saved(tmp_path)
    assert cache.load(tmp_path, tmp_path / "build") == (RECORDS, "")


def test_saving_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = saved(tmp_path)
    assert {p.name for p in path.parent.iterdir()} == {path.name, ".gitignore"}


def test_no_cache_is_empty_without_a_word(tmp_path: Path) -> None:
    assert cache.load(tmp_path, tmp_path / "build") == ({}, "")


def test_the_cache_of_another_output_is_not_ours(tmp_path: Path) -> None:
    saved(tmp_path)
    assert cache.load(tmp_path, tmp_path / "other")[0] == {}


def test_every_truncation_is_empty_with_a_note(tmp_path: Path) -> None:
    path = saved(tmp_path)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        records, note = cache.load(tmp_path, tmp_path / "build")
        assert records == {}
        assert "made anew" in note


def pages(row: object) -> dict[str, object]:
    return {"pages": {"a": row}}


@pytest.mark.parametrize(
    "change",
    [
        {"pages": None}, {"pages": []}, {"pages": "x"}, {"pages": 7}, pages(None), pages([]), pages(7), pages({}),
        pages(["t", "v", {}, 1]), pages(["t", "v", {}, 1, 2, 3]), pages(["t", "v", [], 1, 2]),
        pages(["t", "v", {}, "1", 2]), pages(["t", "v", {}, 1, None]), pages(["t", "v", {}, 1.5, 2]),
        pages("abcde"),
    ],
)  # fmt: skip
def test_foreign_content_is_empty_with_a_note(tmp_path: Path, change: dict[str, object]) -> None:
    path = saved(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    records, note = cache.load(tmp_path, tmp_path / "build")
    assert records == {}
    assert note


@pytest.mark.parametrize("change", [pages(["t", "v", {"a": {"b": []}}, 1, 2]), {"tool": ["x"]}, {"tool": None}])
def test_values_of_an_odd_type_keep_nothing(tmp_path: Path, change: dict[str, object]) -> None:
    path = saved(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    records, _ = cache.load(tmp_path, tmp_path / "build")
    wanted = {name: Print("t2", "tpl", "v") for name in ("a", *RECORDS)}
    present = {name: record.stamp for name, record in records.items()}
    assert {action.kind for action in make_plan(wanted, records, present, ())} == {ActionKind.WRITE}


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"7", b'"x"', b"{}", b"\xff\xfe", b"\x80\x04\x95.", b"[" * 100_000, b'{"version": 1}',
     b"1" * 5000],
)  # fmt: skip
def test_no_cache_at_all_is_empty_with_a_note(tmp_path: Path, content: bytes) -> None:
    saved(tmp_path).write_bytes(content)
    records, note = cache.load(tmp_path, tmp_path / "build")
    assert records == {}
    assert note


def test_another_version_is_empty(tmp_path: Path) -> None:
    path = saved(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), "version": cache.VERSION + 1}))
    assert cache.load(tmp_path, tmp_path / "build")[0] == {}


def test_a_folder_in_its_place_is_empty_with_a_note(tmp_path: Path) -> None:
    path = saved(tmp_path)
    path.unlink()
    path.mkdir()
    records, note = cache.load(tmp_path, tmp_path / "build")
    assert records == {}
    assert note
