"""Where the benchmark keeps what it installs, generates and measures: all of it below one folder."""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
CACHE = Path(os.environ.get("BENCH_CACHE") or HERE / ".cache").resolve()
RESULTS = CACHE / "results"
"""JSON of every run; what README.md shows is kept in PUBLISHED."""
PUBLISHED = HERE / "results"


def installed(name: str) -> Path:
    """The folder that a peer is installed in."""
    return CACHE / "installed" / name
