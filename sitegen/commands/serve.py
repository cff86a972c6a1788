"""`sitegen serve`: the preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import structs

from sitegen.commands.options import CONTEXT, output_option, root_option, usage

if TYPE_CHECKING:
    from sitegen.build import Result
    from sitegen.preview import Outcome


@click.command(context_settings=CONTEXT)
@root_option
@output_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; loopback unless you say so."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="First port to try.")
@click.option("--drafts/--no-drafts", default=True, show_default=True, help="Show drafts, marked.")
def serve(root: Path, output: Path | None, host: str, port: int, drafts: bool) -> None:
    """Preview the site and keep it right while you write. Ctrl+C ends it.

    \b
    Example:
      sitegen serve --port 8080
    """
    from sitegen import build as builder
    from sitegen import console, preview

    preview_output = output or root.resolve() / ".sitegen-cache" / "preview"
    with usage():
        # Our own folder, which nobody else serves: file by file is quicker.
        asked = console.options(root, preview_output, drafts=drafts, in_place=output is None)
    memory = builder.Memory()

    def rebuild(saved: frozenset[str] | None) -> preview.Outcome:
        # The index of the search is begun when everything is looked at: never while somebody is writing.
        indexing = builder.Indexing.LATER if saved is None else builder.Indexing.KEEP
        # Asked anew each time, because the day may have changed.
        options = structs.replace(asked, today=console.today(), indexing=indexing)
        return _outcome(builder.build(options, memory, saved=saved), asked.output, owing=saved is not None)

    watched = [root.resolve() / name for name in ("content", "templates", "assets")]
    with usage(), console.system_errors():
        preview.serve(
            output=asked.output,
            watched=[folder for folder in watched if folder.is_dir()],
            rebuild=rebuild,
            host=host,
            port=port,
            log=click.echo,
        )


def _outcome(result: Result, output: Path, *, owing: bool) -> Outcome:
    """A build as the preview shows it; `owing` when everything has still to be looked at."""
    from sitegen import console, report
    from sitegen.preview import Outcome
    from sitegen.routes import SEARCH_INDEX

    text = report.as_text(result.diagnostics) + console.summary(result, output)
    # Only what stops the build goes on the page; the console has the rest.
    problems = tuple(report.as_text([item]).rstrip() for item in report.errors_of(result.diagnostics))
    # An open page need not be loaded again for a new index; it asks for one when it searches.
    written, deleted = (
        [path for path in paths if not path.startswith(SEARCH_INDEX)] for paths in (result.written, result.deleted)
    )
    if result.written and not written and not deleted:
        text = "The search is up to date."
    changed = (*written, *deleted)
    return Outcome(not result.failed, len(written), len(deleted), changed, text, problems, owing, waits=result.waits)
