"""`sitegen coverage`: what the digest lacks, at the console."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sitegen.commands.options import CONTEXT, drafts_option, root_option, usage


@click.command(context_settings=CONTEXT)
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@drafts_option
def coverage(root: Path, form: str, drafts: bool) -> None:
    """Say what the digest lacks: entries with thin evidence, topics and years with few entries or none.

    \b
    Example:
      sitegen coverage
    """
    from sitegen import build as builder
    from sitegen import console
    from sitegen.views.coverage import survey

    with usage(), console.system_errors():
        composed = builder.compose(console.options(root, None, drafts=drafts))
    tables = survey(composed.update.edition)
    if form == "json":
        rows = {table.id: [_row(row) for row in table.rows] for table in tables}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for table in tables:
        click.echo(f"{table.title}:")
        for row in table.rows:
            names = "; ".join(link.label for link in row.links)
            more = f" and {row.count - len(row.links)} more" if row.links and row.count > len(row.links) else ""
            click.echo(f"{row.count:6}  {row.label}" + (f": {names}{more}" if names else ""))


def _row(row: object) -> dict[str, object]:
    from sitegen.views.parts import Lack

    assert isinstance(row, Lack)
    return {"label": row.label, "count": row.count, "which": [link.label for link in row.links]}
