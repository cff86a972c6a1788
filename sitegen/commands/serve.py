"""`sitegen serve`: the preview."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import structs

from sitegen.commands.options import CONTEXT, UsageError, root_option, usage

if TYPE_CHECKING:
    from sitegen.build import Memory, Options, Result
    from sitegen.preview.server import Outcome
    from sitegen.preview.sources import Editor, PageSources


@click.command(context_settings=CONTEXT)
@root_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the preview.  [default: .sitegen-cache/preview]",
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; loopback unless you say so."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="First port to try.")
@click.option("--open", "opens", is_flag=True, help="Open the preview in the browser once it is built.")
@click.option(
    "--editor",
    metavar="PATTERN",
    help="Link that opens a file, with {path}, {line} and {column}; '' for none.  [default: VS Code]",
)
@click.option("--drafts/--no-drafts", default=True, show_default=True, help="Show drafts, marked.")
def serve(root: Path, output: Path | None, host: str, port: int, opens: bool, editor: str | None, drafts: bool) -> None:
    """Preview the site and keep it right while you write. Ctrl+C ends it.

    \b
    Example:
      sitegen serve --open
      sitegen serve --editor "idea://open?file={path}&line={line}&column={column}"
    """
    from sitegen import build as builder
    from sitegen import console
    from sitegen.preview import ports, server
    from sitegen.preview.sources import page_sources

    opener = _editor(root, editor, local=host in ports.LOOPBACK)
    preview_output = output or root.resolve() / ".sitegen-cache" / "preview"
    with usage():
        # Our own folder, which nobody else serves: file by file is quicker.
        asked = console.options(root, preview_output, drafts=drafts, in_place=output is None)
    # A style sheet under the name that it had is swapped in open pages, and none of them has to be made again.
    asked = structs.replace(asked, renamed=False)
    memory = builder.Memory()

    def rebuild(saved: frozenset[str] | None) -> server.Outcome:
        # The index of the search is begun when everything is looked at: never while somebody is writing.
        indexing = builder.Indexing.LATER if saved is None else builder.Indexing.KEEP
        # Asked anew each time, because the day may have changed.
        options = structs.replace(asked, today=console.today(), indexing=indexing)
        result = builder.build(options, memory, saved=saved)
        sources = page_sources(memory.state, result.diagnostics, options.today, opener)
        return _outcome(result, asked, sources, owing=saved is not None)

    watched = [root.resolve() / name for name in ("content", "templates", "assets")]
    with usage(), console.system_errors(), _placed(), _no_index_left(memory):
        server.serve(
            output=asked.output,
            watched=watched,
            rebuild=rebuild,
            host=host,
            port=port,
            log=click.echo,
            ready=_open_browser if opens else None,
        )


def _editor(root: Path, pattern: str | None, *, local: bool) -> Editor:
    """How the links of the bar open files. Raises UsageError for a pattern that makes none."""
    from sitegen.preview.sources import VS_CODE, Editor, fault_of_pattern

    # Over the network, nobody should learn where our files are unless that is asked for.
    chosen = pattern if pattern is not None else VS_CODE if local else ""
    if fault := fault_of_pattern(chosen):
        raise UsageError(f"--editor '{chosen}': {fault}")
    return Editor(chosen, root.resolve().as_posix())


@contextlib.contextmanager
def _no_index_left(memory: Memory) -> Iterator[None]:
    """Give up, at the end, an index that is under way: it would outlive us."""
    try:
        yield
    finally:
        if memory.search is not None:
            memory.search.end()


@contextlib.contextmanager
def _placed() -> Iterator[None]:
    """Tell where nothing can be listened on: a fault of the system, but none that leaves anything to build."""
    from sitegen.console import SYSTEM
    from sitegen.preview.ports import NoPlace

    try:
        yield
    except NoPlace as error:
        click.echo(f"Error: {error.strerror}", err=True)
        sys.exit(SYSTEM)


def _open_browser(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        click.echo(f"There is no browser to open here; go to {address}")


def _outcome(result: Result, asked: Options, sources: PageSources, *, owing: bool) -> Outcome:
    """A build as the preview shows it; `owing` when everything has still to be looked at."""
    from sitegen import console, report
    from sitegen.frames import frame
    from sitegen.preview.panel import Problem
    from sitegen.preview.server import Outcome
    from sitegen.routes import SEARCH_INDEX

    lines = console.lines_of(asked.root)
    text = report.as_text(result.diagnostics) + console.summary(result, asked.output)
    # Only what stops the build goes on the page; the console has the rest.
    problems = tuple(
        Problem(report.as_text([item]).rstrip(), frame(item, lines(item.span.path)), sources.editor.link(item.span))
        for item in report.errors_of(result.diagnostics)
    )
    # An open page need not be loaded again for a new index; it asks for one when it searches.
    written, deleted = (
        [path for path in paths if not path.startswith(SEARCH_INDEX)] for paths in (result.written, result.deleted)
    )
    if result.written and not written and not deleted:
        text = "The search is up to date."
    changed = (*written, *deleted)
    ok, waits = not result.failed, result.waits
    return Outcome(ok, len(written), len(deleted), changed, text, problems, owing, waits, sources)
