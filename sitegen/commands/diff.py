"""`sitegen diff OLD [NEW]`: what changed between two releases or two revisions, in words."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitegen.commands.options import CONTEXT, UsageError, argument, root_option, usage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.comparing import Release
    from sitegen.diagnostics import Diagnostic


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
    from sitegen.commands.revisions import checked_out

    return _built(checked_out(name, root, work / "site"), work, name)


def _built(root: Path, work: Path, revision: str = "") -> Release:
    """What readers get of a site as it lies there. Raises UsageError when it has errors, which are told before."""
    from msgspec import structs

    from sitegen import build as builder
    from sitegen import console
    from sitegen.searching import Indexing

    # The texts only, in a place of their own: templates of another time may not fit this program, and the cache of the
    # site is for its own builds.
    copy = work / "copy"
    shutil.copytree(root / "content", copy / "content", symlinks=True)
    asked = structs.replace(console.options(copy, work / "built", indexing=Indexing.KEEP), in_place=True, compared=True)
    result = builder.build(asked)
    if result.failed:
        _tell_errors(result.diagnostics, copy, revision)
        if revision:
            raise UsageError(f"this program cannot read {revision}, so that nothing can be compared with it")
        raise UsageError(f"{root} has errors, so that nobody can say what readers would get")
    return _read(work / "built" / "data")


def _tell_errors(diagnostics: Iterable[Diagnostic], root: Path, revision: str) -> None:
    """The errors of a side; before those of a revision stands its name, as Git writes it: `REVISION:PATH`."""
    from sitegen import console, report

    lines = console.lines_of(root)
    for line in report.as_text(report.errors_of(diagnostics), lines=lines).splitlines():
        # What belongs to a problem is indented below it.
        told = f"{revision}:{line}" if revision and not line.startswith(" ") else line
        click.echo(told, err=True)


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
