"""The workflow for pull requests and the hook do what they say: their own commands are run, on a real repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import REPOSITORY, TINY, sitegen

from sitegen import EXTRAS, how_to_get

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


def run(root: Path, name: str) -> subprocess.CompletedProcess[str]:
    """A step as the runner runs it: by bash, stopping at the first failure."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    summary = {"GITHUB_STEP_SUMMARY": str(root.parent / "summary.md"), "RUNNER_TEMP": str(root.parent)}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", steps()[name]["run"]],
        cwd=root,
        env={**os.environ, "PATH": path, **summary},
        capture_output=True,
        text=True,
        check=False,
    )


def merged(root: Path, change: Callable[[], None]) -> None:
    """What GitHub checks out for a pull request: the merge of a branch into main, where others went on meanwhile."""
    git(root, "checkout", "-q", "-b", "change")
    change()
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Change")
    git(root, "checkout", "-q", "main")
    other = root / "content/documents/first.md"
    other.write_text(other.read_text("utf-8").replace("title: ", "title: By others, ", 1), "utf-8")
    git(root, "commit", "-q", "-a", "-m", "Meanwhile")
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "change")


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_change_is_checked_built_and_told_in_words(repository: Path) -> None:
    merged(repository, lambda: replaced(repository / "content/documents/second.md", "title: ", "title: Again, "))
    assert run(repository, "Check").returncode == 0
    told = run(repository, "What readers will see change")
    assert told.returncode == 0, told.stderr
    summary = (repository.parent / "summary.md").read_text("utf-8")
    assert "### Changed entries" in summary
    assert "title: " in summary
    assert "Again, " in summary
    # What others did meanwhile is no part of this pull request.
    assert "→ By others" not in summary
    assert run(repository, "Build").returncode == 0
    assert (repository / "build/index.html").is_file()


def test_what_is_wrong_stands_beside_its_line(repository: Path) -> None:
    merged(repository, lambda: replaced(repository / "content/documents/second.md", "year:", "yaer:"))
    checked = run(repository, "Check")
    assert checked.returncode == 1
    assert "::error file=content/documents/second.md,line=" in checked.stdout
    assert run(repository, "What readers will see change").returncode == 0
    summary = (repository.parent / "summary.md").read_text("utf-8")
    assert "It cannot be said:" in summary
    assert "\n    content/documents/second.md:" in summary
    assert "has errors, so that nobody can say what readers would get" in summary


def test_a_draft_that_was_read_in_part_only_is_named(repository: Path) -> None:
    draft = "---\ntitle: Tea\nyear: 2016\ntags: [no-such-topic]\ndraft: true\n---\nTea.\n"
    (repository / "content/documents/tea.md").write_text(draft, "utf-8")
    checked = run(repository, "Check")
    assert checked.returncode == 0
    (notice,) = [line for line in checked.stdout.splitlines() if line.startswith("::notice ") and " tea" in line]
    assert "read only in part" in notice
    assert "sitegen check --drafts" in notice


def test_the_workflow_gives_no_rights_and_runs_no_text_of_others() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    # Words of a pull request in a script would be run by it (GitHub's guide to hardening workflows).
    assert not [step for step in steps().values() if "${{" in step.get("run", "")]


def test_the_workflow_can_be_copied_into_a_digest_that_has_no_python_project() -> None:
    (job,) = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"].values()
    (python,) = [step for step in job["steps"] if step.get("uses", "").startswith("actions/setup-python@")]
    # `cache: pip` fails where there is neither requirements.txt nor pyproject.toml.
    assert "cache" not in python["with"]


# The hook ------------------------------------------------------------------------------------------------------------


def hook_of_git() -> str:
    """The lines of docs/checking.md that put a hook into a clone."""
    text = (REPOSITORY / "docs/checking.md").read_text("utf-8")
    block = re.search(r"```sh\n(hook=.*?)```", text, re.DOTALL)
    assert block is not None
    return block[1]


@pytest.fixture
def hooked(repository: Path) -> Path:
    """A clone with the hook; in the place of `sitegen` one that runs this program."""
    programs = repository.parent / "bin"
    programs.mkdir()
    (programs / "sitegen").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sitegen "$@"\n')
    (programs / "sitegen").chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    subprocess.run(["bash", "-e", "-c", hook_of_git()], cwd=repository, env={**os.environ, "PATH": path}, check=True)
    return repository


def committed(root: Path, *arguments: str) -> tuple[bool, str]:
    """Whether a commit went through the hook, and what was said."""
    who = ["-c", "user.name=T", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = ["git", *who, "commit", "-m", "Change", *arguments]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout + done.stderr


WRONG = "---\ntitel: Tea\n---\nTea.\n"


def test_the_hook_reads_what_is_about_to_be_committed_and_nothing_else(hooked: Path) -> None:
    entries = hooked / "content/documents"
    # A file that is not added, and a change that is not.
    (entries / "unknown.md").write_text(WRONG, "utf-8")
    replaced(entries / "second.md", "title: ", "title: Again, ")
    git(hooked, "add", "content/documents/second.md")
    replaced(entries / "second.md", "year:", "yaer:")
    assert committed(hooked)[0]
    # `-a` takes the change along, by an index of its own.
    went, said = committed(hooked, "-a")
    assert not went
    assert "content/documents/second.md:" in said
    assert "unknown.md" not in said
    assert "yaer" in said
    git(hooked, "checkout", "content/documents/second.md")
    git(hooked, "add", "content/documents/unknown.md")
    assert not committed(hooked)[0]


def test_a_commit_that_only_deletes_is_checked(hooked: Path) -> None:
    replaced(hooked / "content/documents/second.md", "---\n\n", "---\n\nSee [[first]].\n\n")
    assert committed(hooked, "-a")[0]
    git(hooked, "rm", "-q", "content/documents/first.md")
    went, said = committed(hooked)
    assert (went, "content/documents/second.md" in said) == (False, True)
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    # Else pre-commit skips it where no file is left to be named.
    assert hook["always_run"] is True


def test_staged_in_a_folder_of_a_repository_and_in_none(repository: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    shutil.copytree(repository / "content", outer / "site/content")
    (outer / "site/content/documents/unknown.md").write_text(WRONG, "utf-8")
    said = sitegen("check", "--staged", root=outer / "site")
    assert (said.returncode, "is in no repository of it" in said.stderr) == (2, True)
    git(outer, "init", "-q")
    said = sitegen("check", "--staged", root=outer / "site")
    assert (said.returncode, "git add content" in said.stderr) == (2, True)
    git(outer, "add", "-A", ":!*unknown.md")
    assert sitegen("check", "--staged", root=outer / "site").returncode == 0
    git(outer, "add", "-A")
    said = sitegen("check", "--staged", root=outer / "site")
    assert (said.returncode, said.stdout.startswith("content/documents/unknown.md:")) == (1, True)
    assert sitegen("check", "--staged", "--fix", root=outer / "site").returncode == 2


def test_the_hook_in_a_linked_work_tree_whose_digest_is_in_a_folder(hooked: Path, tmp_path: Path) -> None:
    (hooked / "site").mkdir()
    git(hooked, "mv", "content", "site/content")
    hook = hooked / ".git/hooks/pre-commit"
    replaced(hook, "--staged", "--staged --root site")
    assert committed(hooked)[0]
    linked = tmp_path / "linked"
    git(hooked, "worktree", "add", "-q", str(linked), "-b", "other")
    replaced(linked / "site/content/documents/second.md", "year:", "yaer:")
    went, said = committed(linked, "-a")
    assert (went, "content/documents/second.md:" in said) == (False, True), said
    replaced(linked / "site/content/documents/second.md", "yaer:", "year:")
    replaced(linked / "site/content/documents/second.md", "title: ", "title: Again, ")
    assert committed(linked, "-a")[0]


def test_the_hook_of_pre_commit_runs_a_command_that_exists(repository: Path) -> None:
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    command = [sys.executable, "-m", *hook["entry"].split()]
    assert subprocess.run(command, cwd=repository, capture_output=True, check=False).returncode == 0
    assert hook["pass_filenames"] is False


# How it is installed -------------------------------------------------------------------------------------------------


def texts() -> list[Path]:
    """What people read of the project. docs/reference.md is made from the code."""
    named = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "Makefile", ".pre-commit-hooks.yaml"]
    folders = {"docs": "*.md", "sitegen": "*.py", ".github": "*.yml", "content": "*.*", "templates": "*.*"}
    found = [path for folder, files in folders.items() for path in sorted((REPOSITORY / folder).rglob(files))]
    return [*(REPOSITORY / name for name in named), *(path for path in found if path.name != "reference.md")]


OF_PYPI = re.compile(
    r"(?:pip3?|pipx|uv(?: tool)?) (?:install|run) [^\n`]*?\bsitegen\b(?![^\n`]* @ )|\bsitegen\[[\w,]+\](?! @ )"
)


@pytest.mark.parametrize("text", ["pip install sitegen", "pip install 'sitegen[cards]'", "the extra: sitegen[import]"])
def test_the_name_alone_is_found(text: str) -> None:
    assert OF_PYPI.search(text)
    assert not OF_PYPI.search("pip install 'sitegen[cards] @ git+https://a.example/x@1'; pip install 'path/to[cards]'")


def test_no_text_says_to_install_the_sitegen_of_pypi() -> None:
    """That name belongs to another program there."""
    said = {str(path): OF_PYPI.search(path.read_text("utf-8", "replace")) for path in texts() if path.is_file()}
    assert {path: found[0] for path, found in said.items() if found} == {}


def test_what_a_hint_says_to_install_is_what_the_extra_brings() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {name: tuple(packages) for name, packages in project["optional-dependencies"].items() if name != "dev"}
    assert extras == EXTRAS
    assert how_to_get("import") == "pip install 'lxml_html_clean>=0.4' 'pypdf>=6' 'trafilatura>=2'"


def test_make_installs_what_the_readme_promises() -> None:
    (installed,) = re.findall(r"--editable '\.\[((?!dev)[\w,]+)\]'", (REPOSITORY / "Makefile").read_text("utf-8"))
    assert set(installed.split(",")) == EXTRAS.keys()
