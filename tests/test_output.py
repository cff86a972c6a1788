from __future__ import annotations

import contextlib
import hashlib
import json
import multiprocessing
from pathlib import Path

import pytest
from staged import publish

from sitegen import output
from sitegen.output import MANIFEST, Busy, Refused


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (folder / MANIFEST).write_text(json.dumps(dict.fromkeys(names, "")))


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    out, home = tmp_path / "build", tmp_path / "home"
    publish(out, home, {"a/b.html": b"1", "c": b"2"})
    before = output.stamps(out, ["c"])
    publish(out, home, {"a/b.html": b"3", "c": b"2"})
    assert {name: content for name, content in tree(out).items() if name != MANIFEST} == {"a/b.html": b"3", "c": b"2"}
    assert output.stamps(out, ["c"]) == before


def test_a_file_is_replaced_not_written_into(tmp_path: Path) -> None:
    out, home = tmp_path / "build", tmp_path / "home"
    publish(out, home, {"a": b"old"})
    with (out / "a").open("rb") as reader:
        publish(out, home, {"a": b"new!"})
        assert reader.read() == b"old"
    assert (out / "a").read_bytes() == b"new!"


def test_deleting_takes_empty_folders_with_it_and_nothing_else(tmp_path: Path) -> None:
    out, home = tmp_path / "build", tmp_path / "home"
    publish(out, home, dict.fromkeys(["a/b/c.html", "a/d.html", "e/f.html"], b"x"))
    (out / "e" / "thesis.docx").write_bytes(b"theirs")
    publish(out, home, {"a/d.html": b"x"})
    assert set(tree(out)) == {"a/d.html", "e/thesis.docx", MANIFEST}
    assert not (out / "a" / "b").exists()
    publish(out, home, {})
    assert not (out / "a").exists()
    assert out.is_dir()


def test_deleting_what_is_gone_is_no_fault(tmp_path: Path) -> None:
    out, home = tmp_path / "build", tmp_path / "home"
    publish(out, home, {"gone.html": b"x", "gone/too.html": b"x"})
    for name in ("gone.html", "gone/too.html"):
        (out / name).unlink()
    publish(out, home, {})
    assert set(tree(out)) == {MANIFEST}


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("theirs")
    with pytest.raises(Refused, match="did not write"):
        output.files_of(tmp_path)
    assert tree(tmp_path) == {"CNAME": b"theirs"}


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("theirs")
    with pytest.raises(Refused, match="not a folder"):
        output.files_of(tmp_path / "build")


def test_what_is_ours(tmp_path: Path) -> None:
    assert not output.files_of(tmp_path / "none")
    assert not output.files_of(tmp_path)
    made(tmp_path, "b", "a/c")
    (tmp_path / "theirs").write_text("x")
    assert set(output.files_of(tmp_path)) == {"a/c", "b"}


@pytest.mark.parametrize(
    "damaged",
    [
        "", "{", '{"a": ', "null", "7", '"a"', "[[]]", "\x00", "[" * 100_000, '{"../a": ""}', '{"/etc/passwd": ""}',
        '{"x/../../a": ""}', '{"": "", ".": "", "./": ""}', '{"a\\u0000b": ""}', '{"' + "n" * 5000 + '": ""}',
    ],
)  # fmt: skip
def test_a_damaged_manifest_deletes_nothing(tmp_path: Path, damaged: str) -> None:
    out = tmp_path / "build"
    out.mkdir()
    for place in (tmp_path, out):
        (place / "a").write_bytes(b"theirs")
    (out / MANIFEST).write_text(damaged)
    with contextlib.suppress(Refused):
        publish(out, tmp_path / "home", {})
    assert (tmp_path / "a").read_bytes() == (out / "a").read_bytes() == b"theirs"


def test_a_manifest_of_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff\xfe{")
    assert not output.files_of(tmp_path)


def test_equal_sites_have_equal_manifests(tmp_path: Path) -> None:
    publish(tmp_path / "x", tmp_path / "home-x", {"b": b"2", "a": b"1"})
    publish(tmp_path / "y", tmp_path / "home-y", {"a": b"1", "b": b"2"})
    assert tree(tmp_path / "x") == tree(tmp_path / "y")
    listed = json.loads((tmp_path / "x" / MANIFEST).read_bytes())
    assert listed == {"a": hashlib.sha256(b"1").hexdigest(), "b": hashlib.sha256(b"2").hexdigest()}


def test_stamps(tmp_path: Path) -> None:
    made(tmp_path, "a")
    assert output.stamps(tmp_path, ["a", "b", "a/b"]).keys() == {"a"}
    assert output.stamps(tmp_path, ["a"])["a"].size == 1


def _hold(folder: Path, ready: object, done: object) -> None:
    with output.locked(folder):
        ready.set()  # type: ignore[attr-defined]
        done.wait(20)  # type: ignore[attr-defined]


def test_one_build_at_a_time(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path / "cache", ready, done))
    other.start()
    assert ready.wait(20)
    with pytest.raises(Busy, match=f"process {other.pid}"), output.locked(tmp_path / "cache"):
        pytest.fail("two builds at once")
    done.set()
    other.join(20)
    with output.locked(tmp_path / "cache"):
        pass


def test_a_dead_build_holds_no_lock(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("999999")
    with output.locked(tmp_path):
        pass
