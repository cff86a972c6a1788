"""`sitegen check`: find every problem, write nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.commands.options import CONTEXT, drafts_option, root_option, strict_option, usage


@click.command(context_settings=CONTEXT)
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print the problems.",
)
@drafts_option
@strict_option
def check(root: Path, form: str, drafts: bool, strict: bool) -> None:
    """Find every problem of the content and say what to write instead; write nothing.

    \b
    Example:
      sitegen check --format json
    """
    from sitegen import build as builder
    from sitegen import console, report

    with usage(), console.system_errors():
        diagnostics = builder.check(console.options(root, None, drafts=drafts, strict=strict))
    if form == "text":
        click.echo(report.as_text(diagnostics, colour=console.coloured(sys.stdout)), nl=False)
        click.echo(report.tally(diagnostics), err=True)
    else:
        click.echo(report.FORMATS[form](diagnostics), nl=False)
    sys.exit(console.CONTENT if report.counted(diagnostics)[0] else console.FINE)
