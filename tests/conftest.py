"""Where tests put their files: in memory, for those that make site after site and are about what is in them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ENOUGH = 2_000_000_000
"""Bytes that have to be free there."""
ON_DISK = frozenset("test_fresh test_killed test_output test_preview test_staging test_trials test_wheel".split())
"""These are about disks. The others would take three times as long on one."""


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder for one test; the one in memory is taken away after it."""
    if request.module.__name__.rpartition(".")[2] in ON_DISK or not _has_room():
        yield tmp_path_factory.mktemp("test")
        return
    folder = Path(tempfile.mkdtemp(prefix="sitegen-test-", dir=MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _has_room() -> bool:
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
