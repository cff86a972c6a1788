"""`sitegen rename topic|department|document OLD NEW`: another id, everywhere, with the old address kept alive."""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.options import (
    CONTEXT,
    UsageError,
    argument,
    completes,
    document_argument,
    root_option,
    usage,
)

if TYPE_CHECKING:
    from sitegen.renaming import Plan

_SLUG = {
    "topic": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    "department": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    "document": re.compile(r"[^\W_]+(?:[-_.][^\W_]+)*"),
}
"""What a new id may be. Nothing that needs quotes in YAML, in an address or on a command line."""
yes_option = click.option("--yes", is_flag=True, help="Do it without asking.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Show the plan and change nothing.")


@click.group(context_settings=CONTEXT)
def rename() -> None:
    """Give a topic, department or entry another id: in every text and register, and its old address leads on.

    \b
    Example:
      sitegen rename topic wellbeing health-and-wellbeing
    """


@rename.command(context_settings=CONTEXT)
@argument("old", "id of the topic", shell_complete=completes("topics"))
@argument("new", "its new id")
@root_option
@click.option("--label", default="", help="Another label for it too.")
@yes_option
@dry_run_option
def topic(old: str, new: str, root: Path, label: str, yes: bool, dry_run: bool) -> None:
    """Rename a topic.

    \b
    Example:
      sitegen rename topic wellbeing health --label "Health and wellbeing"
    """
    _rename("topic", old, new, root, yes=yes, dry_run=dry_run, label=label)


@rename.command(context_settings=CONTEXT)
@argument("old", "id of the department", shell_complete=completes("departments"))
@argument("new", "its new id")
@root_option
@yes_option
@dry_run_option
def department(old: str, new: str, root: Path, yes: bool, dry_run: bool) -> None:
    """Rename the id of a department. A body that changed its name keeps its id and gets a further name instead.

    \b
    Example:
      sitegen rename department dcms dcms-2023
    """
    _rename("department", old, new, root, yes=yes, dry_run=dry_run)


@rename.command(context_settings=CONTEXT)
@document_argument("old", "id of the entry")
@argument("new", "its new id")
@root_option
@yes_option
@dry_run_option
def document(old: str, new: str, root: Path, yes: bool, dry_run: bool) -> None:
    """Rename an entry, its file and the fingerprint of its source.

    \b
    Example:
      sitegen rename document tea-room tea-room-survey-2016
    """
    _rename("document", old, new, root, yes=yes, dry_run=dry_run)


def _rename(kind: str, old: str, new: str, root: Path, *, yes: bool, dry_run: bool, label: str = "") -> None:
    from sitegen import console
    from sitegen.renaming import plan

    if not _SLUG[kind].fullmatch(new) or new != new.lower():
        raise UsageError(f"'{new}' cannot be an id: use a-z, 0-9 and single hyphens")
    with usage(), console.system_errors():
        texts = _texts(root)
        folder = _refuse(kind, old, new, root, texts)
        made = plan(texts, kind, old, new, label=label, folder=folder)
        _refuse_plan(root, made)
        _show(made, texts)
        if dry_run or not (yes or _agreed()):
            click.echo("Nothing was changed; the option --yes does it without asking.", err=True)
            return
        _refuse_changed(root, made, texts)
        _apply(root, made, texts)
    count = len({*made.edits, *made.moves})
    click.echo(f"{count} files changed. The old address leads to the new one.", err=True)
    sys.exit(_checked(root))


def _texts(root: Path) -> dict[str, str]:
    """The files of content/ that can be read, by path. Raises OSError."""
    if not (root / "content").is_dir():
        raise UsageError(f"there is no folder content/ in {root.resolve()}; give the site's folder with --root")
    texts = {}
    for path in sorted((root / "content").rglob("*")):
        if path.suffix in {".md", ".yaml", ".fingerprint"} and path.is_file() and not path.is_symlink():
            try:
                texts[path.relative_to(root).as_posix()] = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                click.echo(f"{path} is not UTF-8 and is passed over", err=True)
    return texts


def _refuse(kind: str, old: str, new: str, root: Path, texts: dict[str, str]) -> str:
    """Raise UsageError where the old id is nothing or the new one is taken; returns the folder of the term's pages."""
    from sitegen.diagnostics import Findings, did_you_mean
    from sitegen.source import settings_of

    config, registers = settings_of(root, Findings())
    entries = {path.rpartition("/")[2].removesuffix(".md") for path in texts if path.startswith("content/documents/")}
    ids = {
        "topic": {one.id for one in registers.topics},
        "department": {one.id for one in registers.departments},
        "document": entries,
    }
    if old not in ids[kind]:
        hint = did_you_mean(old, ids[kind])
        raise UsageError(f"there is no {kind} '{old}'" + (f"; {hint}" if hint else ""))
    others = {
        "person": {one.id for one in registers.people},
        "initiative": {one.id for one in registers.initiatives},
        "publisher": {one.id for one in registers.publishers},
        "event": {one.id for one in registers.events},
    }
    for name, known in (ids | others).items():
        if new in known:
            raise UsageError(f"'{new}' is taken: there is a {name} of that id")
    name = {"topic": "tags", "department": "department"}.get(kind, "")
    return next((facet.path for facet in config.facets if facet.name == name), "")


def _refuse_plan(root: Path, made: Plan) -> None:
    """Raise UsageError where the old address could not be kept, or where a file would be written over."""
    if made.homeless:
        where = f"{made.homeless.path}:{made.homeless.line}"
        raise UsageError(f"{where}: the old address cannot be added here; write it as a list, 'aliases: []', and again")
    for path in made.moves.values():
        if (root / path).exists():
            raise UsageError(f"{path} is there already; move it away first")


def _refuse_changed(root: Path, made: Plan, texts: dict[str, str]) -> None:
    """Raise UsageError where a file was saved after it was read: the question may have stood open for long."""
    for path in sorted({*made.edits, *made.moves}):
        if not (root / path).is_file() or (root / path).read_bytes() != texts[path].encode("utf-8"):
            raise UsageError(f"{path} was changed meanwhile, and nothing was renamed; start again")


def _show(made: Plan, texts: dict[str, str]) -> None:
    for path, edits in made.edits.items():
        for edit in edits:
            line = texts[path].count("\n", 0, edit.start) + 1
            click.echo(f"{path}:{line}: {edit.says}")
    for before, after in made.moves.items():
        click.echo(f"{before} -> {after}")


def _agreed() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and click.confirm("Do it?", default=False)


def _apply(root: Path, made: Plan, texts: dict[str, str]) -> None:
    """All files or none: new ones are written beside the old ones first, and whatever stops it is taken back.

    Raises what stopped it: OSError, or KeyboardInterrupt from Ctrl-C.
    """
    result = made.result(texts)
    beside = {path: root / f"{path}.renaming" for path in result}
    try:
        for path, text in result.items():
            beside[path].write_bytes(text.encode("utf-8"))
        for path in result:
            beside[path].replace(root / path)
        for old in made.moves:
            (root / old).unlink()
    except BaseException:
        _take_back(root, made, texts, list(beside.values()))
        raise


def _take_back(root: Path, made: Plan, texts: dict[str, str], beside: list[Path]) -> None:
    """Every file as it was. One that cannot be written is named, and the others follow."""
    for path in {*made.edits, *made.moves}:
        try:
            (root / path).write_bytes(texts[path].encode("utf-8"))
        except OSError as error:
            click.echo(f"{path} could not be put back: {error.strerror}", err=True)
    for file in (*beside, *(root / path for path in made.moves.values())):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def _checked(root: Path) -> int:
    from sitegen import build as builder
    from sitegen import console, report

    asked = console.options(root, None, drafts=True)
    diagnostics = builder.check(asked).diagnostics
    click.echo(report.as_text(diagnostics, lines=console.lines_of(asked.root)), nl=False, err=True)
    click.echo(report.tally(diagnostics), err=True)
    return console.CONTENT if report.counted(diagnostics)[0] else console.FINE
