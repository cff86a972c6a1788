"""`sitegen build`: write the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.commands.options import CONTEXT, drafts_option, output_option, root_option, strict_option, usage


@click.command(context_settings=CONTEXT)
@root_option
@output_option
@click.option("--explain", is_flag=True, help="Say for every page why it was written or kept.")
@click.option("--profile", is_flag=True, help="Say where the time went: stages, slowest entries, templates.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes to work with.  [default: one for each core]")
@click.option("--clean", is_flag=True, help="Forget earlier builds and make every page anew.")
@click.option("--keep-index", is_flag=True, help="Leave the index of the search as it is, up to date or not.")
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object on standard output.")
@drafts_option
@strict_option
def build(
    root: Path,
    output: Path | None,
    explain: bool,
    profile: bool,
    jobs: int | None,
    clean: bool,
    keep_index: bool,
    as_json: bool,
    drafts: bool,
    strict: bool,
) -> None:
    """Build the site, writing only what changed.

    \b
    Example:
      sitegen build --explain
    """
    from sitegen import console
    from sitegen.build import Indexing

    indexing = Indexing.KEEP if keep_index else Indexing.NOW
    with usage():
        asked = console.options(
            root, output, drafts=drafts, clean=clean, strict=strict, jobs=jobs or 0, indexing=indexing
        )
        sys.exit(console.build_site(asked, explain=explain, profile=profile, as_json=as_json))
