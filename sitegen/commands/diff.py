"""`sitegen diff OLD [NEW]`: what changed between two releases or two revisions, in words."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitegen.commands.options import CONTEXT, UsageError, argument, root_option, usage

if TYPE_CHECKING:
    from sitegen.comparing import Release


@click.command(context_settings=CONTEXT)
@argument("old", "a built site, its data folder, or a git revision")
@argument("new", "the same; what lies in the folder of the site now, unless given", required=False)
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print the changes; markdown is for a pull request.",
)
def diff(old: str, new: str | None, root: Path, form: str) -> None:
    """Say in words what changed: entries, topics, dates, annotations, texts. Drafts do not count.

    \b
    Example:
      sitegen diff main
      sitegen diff release-2026-10/data build/data
    """
    from sitegen import console
    from sitegen.comparing import as_json, changes, in_words

    with usage(), console.system_errors(), tempfile.TemporaryDirectory(prefix="sitegen-diff-") as work:
        before = _release(old, root.resolve(), Path(work, "old"))
        now = _release(new, root.resolve(), Path(work, "new")) if new else _built(root.resolve(), Path(work, "new"))
        found = changes(before, now)
    if form == "json":
        click.echo(as_json(found), nl=False)
    else:
        click.echo(in_words(found, markdown=form == "markdown"), nl=False)


def _release(name: str, root: Path, work: Path) -> Release:
    """A release by the name of a folder, or of a revision. Raises UsageError when it is neither."""
    for folder in (Path(name), Path(name) / "data"):
        if (folder / "documents.json").is_file():
            return _read(folder)
    return _built(_checked_out(name, root, work / "site"), work)


def _checked_out(revision: str, root: Path, to: Path) -> Path:
    """The site as it was in a revision, in a folder of its own."""
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


def _git(git: str, root: Path, *arguments: str) -> str | None:
    done = subprocess.run([git, "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def _built(root: Path, work: Path) -> Release:
    """What readers get of a site as it lies there. Raises UsageError when it has errors."""
    from msgspec import structs

    from sitegen import build as builder
    from sitegen import console, report

    # The texts only, in a place of their own: templates of another time may not fit this program, and the cache of the
    # site is for its own builds.
    copy = work / "copy"
    shutil.copytree(root / "content", copy / "content", symlinks=True)
    asked = structs.replace(console.options(copy, work / "built"), in_place=True)
    result = builder.build(asked)
    if result.failed:
        problems = report.errors_of(result.diagnostics)
        click.echo(report.as_text(problems, lines=console.lines_of(copy)), nl=False, err=True)
        raise UsageError(f"{root} has errors, so that nobody can say what readers would get")
    return _read(work / "built" / "data")


def _read(folder: Path) -> Release:
    from sitegen.comparing import release

    documents = _json(folder / "documents.json")
    annotations = _json(folder / "annotations.json") if (folder / "annotations.json").is_file() else []
    texts = {}
    for entry in documents:
        twin = folder.parent / "documents" / str(entry["id"]) / "index.json"
        if twin.is_file():
            texts[entry["id"]] = _json(twin).get("body_html", "")
    return release(documents, annotations, _labels(folder), texts)


def _labels(folder: Path) -> dict[tuple[str, str], str]:
    import csv

    path = folder / "facets.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {(row["facet"], row["term"]): row["label"] for row in csv.DictReader(stream) if row["facet"] != "year"}


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except ValueError:
        raise UsageError(f"{path} is not JSON") from None
