"""The workflow for pull requests and the hook do what they say: their own commands are run, on a real repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import REPOSITORY, TINY

WORKFLOW = REPOSITORY / ".github/workflows/content.yml"


def steps() -> dict[str, dict[str, Any]]:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    return {step["name"]: step for step in jobs["check"]["steps"] if "name" in step}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "digest"
    shutil.copytree(TINY / "content", root / "content")
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "First"]):
        git(root, *command)
    return root


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=T", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def run(root: Path, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A step as the runner runs it: by bash, stopping at the first failure."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", steps()[name]["run"]],
        cwd=root,
        env={**os.environ, "PATH": path, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_change_is_checked_built_and_told_in_words(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    entry = repository / "content/documents/second.md"
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("title: ", "title: Again, ", 1), "utf-8")
    summary = repository.parent / "summary.md"
    assert run(repository, "Check").returncode == 0
    told = run(repository, "What readers will see change", BASE=base, GITHUB_STEP_SUMMARY=str(summary))
    assert told.returncode == 0, told.stderr
    assert "### Changed entries" in summary.read_text("utf-8")
    assert "title: " in summary.read_text("utf-8")
    assert "Again, " in summary.read_text("utf-8")
    assert run(repository, "Build").returncode == 0
    assert (repository / "build/index.html").is_file()


def test_what_is_wrong_stands_beside_its_line(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    entry = repository / "content/documents/second.md"
    entry.write_text(entry.read_text("utf-8").replace("year:", "yaer:", 1), "utf-8")
    checked = run(repository, "Check")
    assert checked.returncode == 1
    assert "::error file=content/documents/second.md,line=" in checked.stdout
    summary = repository.parent / "summary.md"
    assert run(repository, "What readers will see change", BASE=base, GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    assert "It cannot be said while the content has errors." in summary.read_text("utf-8")


def test_the_workflow_gives_no_rights_and_runs_no_text_of_others() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    # Words of a pull request in a script would be run by it (GitHub's guide to hardening workflows).
    assert not [step for step in steps().values() if "${{" in step.get("run", "")]


def test_the_hook_runs_a_command_that_exists(repository: Path) -> None:
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    command = [sys.executable, "-m", *hook["entry"].split()]
    assert subprocess.run(command, cwd=repository, capture_output=True, check=False).returncode == 0
    assert hook["pass_filenames"] is False
