"""The walks of tests/test_walk.py over other sites: the digest of this repository, and made-up ones of many entries.

Compared with a clean build after every few edits, and built anew in another process at the end. SITEGEN_WALK_SEED makes
other walks. `bench/soak.py --site DIR` walks further, and over any site.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from sites import REPOSITORY
from walking import Walk

from bench.contestants.sitegen import Sitegen, SitegenFull
from bench.corpus import documents

SEED = int(os.environ.get("SITEGEN_WALK_SEED", "1"))


def walked(place: Path, *, steps: int, every: int) -> Walk:
    """Make so many edits of the site in `place`."""
    walk = Walk(place, SEED, every=every)
    for _ in range(steps):
        walk.step()
    walk.verify_afresh()
    return walk


def test_digest_of_this_repository(tmp_path: Path) -> None:
    for folder in ("content", "templates", "assets"):
        shutil.copytree(REPOSITORY / folder, tmp_path / "site" / folder)
    walk = walked(tmp_path, steps=40, every=20)
    assert len(walk.tally.edits) > 15, walk.tally


@pytest.mark.parametrize("contestant", [Sitegen, SitegenFull])
def test_made_up_site(tmp_path: Path, contestant: type[Sitegen]) -> None:
    contestant(tmp_path / "site").set_up(documents(100))
    walk = walked(tmp_path, steps=25, every=8)
    assert len(walk.tally.edits) > 8, walk.tally
