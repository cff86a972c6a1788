"""Edge: runs commands of contestants and reads what they took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.places import HERE

Figures = dict[str, float]
# A user has neither of the first two set; the third would make some peers quicker or slower than for a user.
_UNSET = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONOPTIMIZE", "NODE_OPTIONS")


def clean_environment() -> dict[str, str]:
    """The environment for contestants: compiled files of Python are written and used, as for a user."""
    kept = {key: value for key, value in os.environ.items() if key not in _UNSET}
    return kept | {"NO_COLOR": "1"}


def measure(command: list[str], folder: Path, log: Path, limit: float) -> Figures:
    """Run a command in a folder; the figures of `stopwatch`. `limit` in seconds."""
    watch = [sys.executable, "-S", str(HERE / "stopwatch.py"), str(limit), str(log), *command]
    done = subprocess.run(watch, cwd=folder, env=clean_environment(), capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def session_seconds(session: int) -> float:
    """CPU seconds that the living processes of a session have used so far (Linux, proc(5))."""
    ticks = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            ticks += int(fields[11]) + int(fields[12]) if int(fields[3]) == session else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def machine() -> dict[str, str | int]:
    """What the figures were taken on."""
    return {
        "processor": _line("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count() or 0,
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": _line("/etc/os-release", "PRETTY_NAME").strip('"'),
        "python": sys.version.split()[0],
    }


def _line(path: str, key: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown"
    found = [line for line in lines if line.startswith(key)]
    return found[0].replace("=", ":", 1).partition(":")[2].strip() if found else "unknown"
