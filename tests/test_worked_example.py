"""docs/worked-example.md from beginning to end: its files are written, its commands run, and they say what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from sites import REPOSITORY, sitegen

PAGE = (REPOSITORY / "docs/worked-example.md").read_text("utf-8")
_PART = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```|```console\n(.*?)```", re.DOTALL)


def said_by(command: str, root: Path) -> str:
    """What a command of the page says."""
    program, *arguments = shlex.split(command)
    if program == "sitegen":
        done = sitegen(*arguments, root=root)
        return done.stdout.replace(f"{root}/", "") + done.stderr
    assert program == "sed"
    return subprocess.run([program, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def test_every_step_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    commands = 0
    for name, text, console in _PART.findall(PAGE):
        if name:
            (tmp_path / name).write_text(text, "utf-8")
            continue
        for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            said = said_by(command, tmp_path)
            for line in expected.splitlines():
                assert line in said, f"{command}: {line}\n\n{said}"
            commands += 1
    assert commands == 9
    built = (tmp_path / "build/documents/desk-sharing-trial-2016/index.html").read_text("utf-8")
    assert "a small step with a long reach" in built
    assert "word for word with the source" in built
