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
IN_MEMORY = frozenset(
    "test_crossings test_incremental test_listings test_offline test_sayings test_searching test_site test_store "
    "test_walk test_walk_sites".split()
)
"""On a disk these take three times as long. Those that are about disks (killed, staging, noticed …) stay on one."""


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder for one test; the one in memory is taken away after it."""
    if request.module.__name__.rpartition(".")[2] not in IN_MEMORY or not _has_room():
        yield tmp_path_factory.mktemp("test")
        return
    folder = Path(tempfile.mkdtemp(prefix="sitegen-test-", dir=MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _has_room() -> bool:
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
