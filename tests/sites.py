"""Sites on disk for tests that go through the command line, as a user would."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
TINY = Path(__file__).parent / "golden" / "tiny"


def copy_of(site: Path, to: Path, *, search: bool = False) -> Path:
    """A copy of a site's content in an empty place, without search: to make an index takes longer than a small site."""
    shutil.copytree(site / "content", to / "content")
    settings = to / "content" / "site.yaml"
    text = settings.read_text("utf-8")
    # A copy of a copy is without it already.
    if not search and "without:" not in text:
        settings.write_text(f"{text}without: [search]\n", encoding="utf-8")
    return to


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}


SURROUNDINGS = _surroundings()
READ_LATE = frozenset({"SOURCE_DATE_EPOCH", "NO_COLOR"})
"""Variables that Python itself does not read when it starts."""


@functools.cache
def _server() -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("warm.py"))]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def sitegen(*arguments: str, root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own: a warm one (`warm`), or a new one where the surroundings are others."""
    if environment.keys() - READ_LATE or _surroundings() != SURROUNDINGS:
        return _started(*arguments, root=root, **environment)
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        asked = {"arguments": [*arguments, "--root", str(root)], "folder": str(Path.cwd()), "variables": environment}
        server.stdin.write(json.dumps({**asked, "out": str(out), "err": str(err)}) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess(arguments, code, out.read_text("utf-8"), err.read_text("utf-8"))


def _started(*arguments: str, root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sitegen", *arguments, "--root", str(root)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


def build(root: Path, *arguments: str, **environment: str) -> dict[str, int]:
    """Build a site that has no errors, and return what `--json` says."""
    done = sitegen("build", "--json", *arguments, root=root, **environment)
    assert done.returncode == 0, done.stderr
    summary: dict[str, int] = json.loads(done.stdout)
    return summary


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder, hidden ones included, by its digest."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
