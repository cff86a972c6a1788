"""The wheel, unpacked in an empty place, builds a site that brings only `content/`."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from sites import REPOSITORY, TINY, copy_of, digests, sitegen


def test_wheel_brings_templates_and_assets(tmp_path: Path) -> None:
    made = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(made, cwd=REPOSITORY, check=True, capture_output=True, timeout=120)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
        names = set(archive.namelist())
    assert {"sitegen/defaults/templates/base.html", "sitegen/defaults/assets/css/site.css", "sitegen/py.typed"} <= names
    root = copy_of(TINY, tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", "build"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    twin = copy_of(TINY, tmp_path / "twin")
    assert sitegen("build", root=twin).returncode == 0
    assert digests(root / "build") == digests(twin / "build")
