"""The tiny site, page by page, as it should be. SITEGEN_UPDATE_GOLDEN=1 writes the expected pages anew."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from sites import TINY, build, copy_of

EXPECTED = TINY / "expected"
# Binary files and the style sheet are copied, not made; their names (with digests) stand on every page anyway.
MADE = {".html", ".xml", ".json", ".jsonld", ".csv", ".txt", ".bib", ".ris"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of(TINY, tmp_path_factory.mktemp("tiny"), search=True)
    build(root, "--keep-index")
    return root / "build"


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): without_digests(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*"))
        if path.suffix in MADE and "assets" not in path.parts
    }


def without_digests(text: str) -> str:
    """A changed style sheet is no change of a page's text; and another SQLite may lay out the same rows otherwise."""
    text = re.sub(r'("path": "digest\.sqlite"[^}]*"sha256:)[0-9a-f]+', r"\1DIGEST", text)
    return re.sub(r"(assets/[\w/-]+)\.[0-9a-f]{10}\.", r"\1.DIGEST.", text)


def test_every_page_is_as_expected(made: Path) -> None:
    found = texts(made)
    if os.environ.get("SITEGEN_UPDATE_GOLDEN"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in found.items():
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_text(text, encoding="utf-8")
    expected = texts(EXPECTED)
    assert sorted(found) == sorted(expected)
    for name, text in expected.items():
        assert found[name] == text, name
