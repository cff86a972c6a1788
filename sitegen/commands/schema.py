"""`sitegen schema`: what editors such as VS Code need to know to check settings and registers while they are typed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.options import CONTEXT, UsageError, root_option, usage

if TYPE_CHECKING:
    from sitegen.schemas import Schema


@click.command(context_settings=CONTEXT)
@root_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the schemas.  [default: .vscode/sitegen]",
)
@click.option(
    "--stdout", "only", metavar="NAME", help="Print one schema instead: site, front-matter, page or a register."
)
def schema(root: Path, output: Path | None, only: str | None) -> None:
    """Write JSON Schemas of site.yaml, the registers and front matter, and set up VS Code to use them.

    Also adds the schemas to .vscode/settings.json, and to .vscode/tasks.json a task that lists what `sitegen check`
    finds among the problems. Whatever else is in these two files stays.

    \b
    Example:
      sitegen schema
    """
    from sitegen import console
    from sitegen.diagnostics import did_you_mean
    from sitegen.workspace import written

    if not (root / "content").is_dir():
        raise UsageError(f"there is no folder content/ in {root.resolve()}; give the site's folder with --root")
    made = _schemas(root)
    if only is not None:
        if only not in made:
            raise UsageError(f"there is no schema '{only}': {did_you_mean(only, made)}")
        click.echo(written(made[only]), nl=False)
        return
    with usage(), console.system_errors():
        _write_all(root, output or root / ".vscode" / "sitegen", made)


def _schemas(root: Path) -> dict[str, Schema]:
    from sitegen import console, source
    from sitegen.diagnostics import Findings
    from sitegen.schemas import schemas

    # Faults of the settings are for `check` to tell; whatever can be read of them counts.
    with usage(), console.system_errors():
        config, _ = source.settings_of(root, Findings())
    return schemas(config)


def _write_all(root: Path, folder: Path, made: dict[str, Schema]) -> None:
    from sitegen import workspace
    from sitegen.schemas import applies_to

    places = {name: folder / f"{name}.schema.json" for name in made}
    for name, place in places.items():
        _write(place, workspace.written(made[name]))
    mapping = {_seen_from(root, place): applies_to(name) for name, place in places.items() if applies_to(name)}
    click.echo(f"{len(made)} schemas in {folder}")
    _renew(root / ".vscode" / "settings.json", lambda text: workspace.settings(text, mapping))
    _renew(root / ".vscode" / "tasks.json", workspace.tasks)


def _seen_from(root: Path, place: Path) -> str:
    """A place as VS Code wants it: relative to the workspace, or in full when it lies outside."""
    relative = os.path.relpath(place.resolve(), root.resolve())
    return place.resolve().as_posix() if relative.startswith("..") else "./" + Path(relative).as_posix()


def _renew(path: Path, renewed: Callable[[str], str]) -> None:
    """Write one of VS Code's files anew with what is ours, or say what to add to it by hand."""
    try:
        old = path.read_text("utf-8-sig") if path.exists() else ""
        new = renewed(old)
    except ValueError as reason:
        click.echo(f"{path} was left as it is, because it is not plain JSON ({reason}). Add to it:", err=True)
        click.echo(renewed(""), nl=False)
        return
    if new != old:
        _write(path, new)
        click.echo(f"{path} {'written' if not old else 'brought up to date'}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
