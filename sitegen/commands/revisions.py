"""Edge: the site as Git has it: in a revision, or as it is about to be committed; put into a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sitegen.commands.options import UsageError

PARTS = ("content", "templates", "assets")
"""The folders that make a site."""


def checked_out(revision: str, root: Path, to: Path) -> Path:
    """The site as it was in a revision, below `to`. Raises UsageError where there is no such revision, or no site."""
    git = shutil.which("git")
    if git is None:
        raise UsageError(f"'{revision}' is no folder with documents.json, and there is no git to ask for a revision")
    top = _git(git, root, "rev-parse", "--show-toplevel")
    known = _git(git, root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if top is None or known is None:
        raise UsageError(f"'{revision}' is neither a folder with documents.json nor a revision of this repository")
    where = root.relative_to(Path(top.strip()).resolve()).as_posix()
    to.mkdir(parents=True)
    packed = subprocess.run(
        [git, "-C", top.strip(), "archive", "--format=tar", f"{known.strip()}{'' if where == '.' else ':' + where}"],
        capture_output=True,
        check=False,
    )
    if packed.returncode:
        raise UsageError(f"{revision} has no folder {where}")
    subprocess.run(["tar", "-x", "-C", str(to)], input=packed.stdout, check=True)
    if not (to / "content").is_dir():
        raise UsageError(f"{revision} has no folder content/ in {where}")
    return to


def staged(root: Path, to: Path) -> Path:
    """The site as the next commit will have it, below `to`: nothing that is not added. Raises UsageError."""
    git = shutil.which("git")
    top = _git(git, root, "rev-parse", "--show-toplevel") if git else None
    if git is None or top is None:
        raise UsageError(f"--staged asks Git what will be committed, and {root} is in no repository of it")
    where = root.relative_to(Path(top.strip()).resolve())
    parts = [(where / part).as_posix() for part in PARTS]
    # From the top, because a hook is given the place of the index as seen from there.
    from_top = [git, "-C", top.strip()]
    listed = subprocess.run([*from_top, "ls-files", "-z", "--", *parts], capture_output=True, check=True, env=_found())
    put = subprocess.run(
        [*from_top, "checkout-index", "-z", "--stdin", f"--prefix={to}/"],
        input=listed.stdout,
        capture_output=True,
        check=False,
        env=_found(),
    )
    if put.returncode:
        raise UsageError(f"Git cannot say what will be committed: {put.stderr.decode('utf-8', 'replace').strip()}")
    if not (to / where / "content").is_dir():
        raise UsageError("nothing of content/ is in Git: git add content")
    return to / where


def _git(git: str, root: Path, *arguments: str) -> str | None:
    command = [git, "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_found())
    return done.stdout if done.returncode == 0 else None


def _found() -> dict[str, str]:
    """Surroundings in which Git finds the repository by the folder that it is asked in.

    To a hook in a linked work tree it gives GIT_DIR, with which any folder would be taken for the top. The index stays:
    that of `git commit -a` is another than the usual one.
    """
    return {name: value for name, value in os.environ.items() if name not in {"GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX"}}
