"""A build with nothing to do ends before anything heavy is imported, and never when there is something to do."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sites import TINY, copy_of, digests, sitegen

from sitegen.build import Options, build

HEAVY = ("jinja2", "markdown", "yaml", "msgspec", "click", "sitegen.build")
EPOCH = date(1970, 1, 1).toordinal()
DAY = 86_400
NOON = 20_500 * DAY + DAY // 2
"""2026-02-16."""


def plain(root: Path, *flags: str, now: int = NOON) -> tuple[str, set[str]]:
    """What a plain build says, and which heavy modules it imported."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "sitegen", "build", *flags],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(now)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stderr.splitlines()
    imported = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
    said = "\n".join(line for line in lines if not line.startswith("import time:"))
    return said, imported & set(HEAVY)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The tiny site, built once its files were old enough to be known by their marks alone."""
    root = copy_of(TINY, tmp_path / "tiny")
    (root / "templates").mkdir()
    (root / "templates/year.html").write_text("{{ page.title }}")
    (root / "assets").mkdir()
    (root / "assets/a.txt").write_text("a")
    late = root / "content/documents/late.md"
    late.write_text(
        (root / "content/documents/second.md").read_text().replace("title:", "publish_on: 2026-02-18\ntitle:")
    )
    time.sleep(0.3)
    assert "written" in sitegen("build", root=root, SOURCE_DATE_EPOCH=str(NOON)).stderr
    return root


def test_nothing_to_do_imports_nothing(built: Path) -> None:
    said, imported = plain(built)
    assert imported == set()
    assert " 0 written, " in said
    assert said.startswith("2 entries, ")
    assert " 0 deleted in 0." in said


def same_size_and_time(path: Path) -> None:
    status = path.stat()
    path.write_bytes(path.read_bytes()[:-2] + b"!\n")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def replaced(path: Path) -> None:
    copy = path.with_suffix(".tmp")
    shutil.copy2(path, copy)
    copy.replace(path)


def document(root: Path) -> Path:
    return root / "content/documents/first.md"


def test_a_date_to_come_is_told_until_its_day_is_there(built: Path) -> None:
    text = document(built).read_text()
    document(built).write_text(re.sub(r"(?m)^  accessed: .*$", "  accessed: 2026-02-17", text))
    time.sleep(0.3)
    for _ in range(2):
        said, imported = plain(built)
        assert "a day that is still to come" in said
    assert imported == set()
    assert "a day that is still to come" not in plain(built, now=NOON + DAY)[0]


CHANGES: dict[str, Callable[[Path], object]] = {
    "an entry": lambda root: document(root).write_text(document(root).read_text() + "\nMore.\n"),
    "an entry of the same size and time": lambda root: same_size_and_time(document(root)),
    "an entry replaced by a copy of itself": lambda root: replaced(document(root)),
    "an entry more": lambda root: shutil.copy(
        root / "content/documents/second.md", root / "content/documents/third.md"
    ),
    "an entry less": lambda root: (root / "content/documents/late.md").unlink(),
    "a register": lambda root: (root / "content/registers/topics.yaml").open("a").write("\n"),
    "the settings": lambda root: (root / "content/site.yaml").open("a").write("# x\n"),
    "a template": lambda root: (root / "templates/year.html").write_text("{{ page.title }}!"),
    "a template less": lambda root: shutil.rmtree(root / "templates"),
    "an asset": lambda root: (root / "assets/a.txt").write_text("b"),
    "an asset more": lambda root: (root / "assets/b.txt").write_text("b"),
    "a page that was edited": lambda root: (root / "build/index.html").write_text("x"),
    "a page of the same size and time": lambda root: same_size_and_time(root / "build/index.html"),
    "a page that is gone": lambda root: (root / "build/index.html").unlink(),
    "the site that is gone": lambda root: shutil.rmtree(root / "build"),
    "the state that is gone": lambda root: [path.unlink() for path in root.glob(".sitegen-cache/*/state")],
    "a word that is damaged": lambda root: [p.write_bytes(b"\xff" * 99) for p in root.glob(".sitegen-cache/*/fresh")],
    "a word that is cut short": lambda root: [os.truncate(p, 60) for p in root.glob(".sitegen-cache/*/fresh")],
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_is_looked_at(built: Path, tmp_path: Path, change: str) -> None:
    CHANGES[change](built)
    assert "sitegen.build" in plain(built)[1]
    clean = tmp_path / "clean"
    for folder in ("content", "templates", "assets"):
        if (built / folder).is_dir():
            shutil.copytree(built / folder, clean / folder)
    build(Options(clean, clean / "build", date.fromordinal(EPOCH + NOON // DAY)))
    assert digests(built / "build") == digests(clean / "build")


def test_the_day_of_an_entry_is_noticed_and_other_days_are_not(built: Path) -> None:
    assert plain(built, now=NOON + DAY)[1] == set()
    said, imported = plain(built, now=NOON + 2 * DAY)
    assert "sitegen.build" in imported
    assert said.startswith("3 entries, ")
    time.sleep(0.2)
    assert plain(built, now=NOON + 400 * DAY)[1] == set()
    assert plain(built)[0].startswith("2 entries, ")


@pytest.mark.parametrize("flags", [("--drafts",), ("--strict",), ("--clean",), ("--explain",), ("--output", "other")])
def test_what_was_not_asked_before_is_done(built: Path, flags: tuple[str, ...]) -> None:
    assert "sitegen.build" in plain(built, *flags)[1]


def test_the_number_of_processes_does_not_matter(built: Path) -> None:
    assert plain(built, "--jobs", "1")[1] == set()


@pytest.mark.parametrize(
    "flags", [("--jobs", "0x"), ("--jobs", "65"), ("--jobs",), ("--root", "nowhere"), ("--unknown",)]
)
def test_wrong_use_is_told_by_the_command_line(built: Path, flags: tuple[str, ...]) -> None:
    said, imported = plain(built, *flags)
    assert "click" in imported
    assert "Error: " in said


def test_a_build_that_runs_has_the_last_word(built: Path) -> None:
    with (built / ".sitegen-cache/lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "another build is running here" in plain(built)[0]


def test_a_file_that_changed_just_now_is_not_taken_on_trust(built: Path) -> None:
    document(built).write_text(document(built).read_text() + "\nMore.\n")
    plain(built)
    # Whether that build came late enough to trust the file's time depends on the machine; a second change never hides.
    same_size_and_time(document(built))
    assert "sitegen.build" in plain(built)[1]
    assert "More!" in (built / "build/documents/first/index.html").read_text()
