"""Where tests put their files: in memory, for those that make site after site and are about what is in them."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
# A program of whoever runs the tests is not asked.
os.environ.pop("SITEGEN_ASK", None)
ENOUGH = 2_000_000_000
"""Bytes that have to be free there."""
ON_DISK = frozenset("test_fresh test_killed test_output test_preview test_staging test_trials test_wheel".split())
"""These are about disks. The others would take three times as long on one."""


LONG = re.compile(
    r"test_(walk_sites|trials)\.py"
    r"|test_walk\.py::test_incremental_equals_clean_after_each_edit\[[1-9]"
    r"|test_offline\.py::test_after_each_edit_it_is_that_of_a_clean_build\[(False-2|True)"
    r"|test_killed\.py::test_killed_at_random_moments"
    r"|test_store\.py::test_damage_anywhere_ends_in_the_right_site\[[1-9]"
    r"|test_noticed\.py::test_site_that_is_copied_with_its_cache_and_output\[moved"
    r"|test_noticed\.py::test_edit_of_the_same_size_is_noticed\[(?!in_place|same_time)"
    r"|test_noticed\.py::test_file_that_changes_around_its_reading\[(?!replaced-before|same_time-right)"
    r"|test_noticed\.py::test_(edit_during_a_build|file_or_folder_that_goes).*\[at the (first|last) page"
)
"""More of what shorter tests look at too: marked `long`, and run by `make test-long`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the long ones."""
    for item in items:
        if LONG.search(item.nodeid):
            item.add_marker(pytest.mark.long)


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder for one test; the one in memory is taken away after it."""
    if request.module.__name__.rpartition(".")[2] in ON_DISK or not _has_room():
        yield tmp_path_factory.mktemp("test")
        return
    folder = Path(tempfile.mkdtemp(prefix="sitegen-test-", dir=MEMORY))
    # One further down, because some tests put things beside their folder.
    (folder / "test").mkdir()
    yield folder / "test"
    shutil.rmtree(folder, ignore_errors=True)


def _has_room() -> bool:
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
