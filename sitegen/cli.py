"""Edge: the command line. Arguments, exit codes, printing; everything else is in the rooms below.

Exit codes: 0 fine, 1 problems in content, 2 wrong use, 3 the system (disk, permission, another build).
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import structs

from sitegen import __version__

if TYPE_CHECKING:
    # The command line must start without importing the builder.
    from sitegen.build import Result
    from sitegen.preview import Outcome

USAGE = 2
CONTEXT = {"help_option_names": ["-h", "--help"]}

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="here",
    help="Folder of the site; it holds content/site.yaml.",
)
drafts_option = click.option("--drafts", is_flag=True, help="Take drafts and entries of the future in, marked.")
strict_option = click.option("--strict", is_flag=True, help="Treat every warning as an error.")


class UsageError(click.ClickException):
    """Wrong use: a missing folder, somebody else's output."""

    exit_code = USAGE


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="sitegen")
def main() -> None:
    """Turn annotated Markdown into a browsable digest.

    \b
    Example:
      sitegen serve          preview the digest in this folder
      sitegen build          write it to build/
    """


@main.command()
@root_option
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.  [default: build]"
)
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
    with _usage():
        asked = console.options(
            root, output, drafts=drafts, clean=clean, strict=strict, jobs=jobs or 0, indexing=indexing
        )
        sys.exit(console.build_site(asked, explain=explain, profile=profile, as_json=as_json))


@main.command()
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

    with _usage(), console.system_errors():
        diagnostics = builder.check(console.options(root, None, drafts=drafts, strict=strict))
    if form == "text":
        click.echo(report.as_text(diagnostics, colour=console.coloured(sys.stdout)), nl=False)
        click.echo(report.tally(diagnostics), err=True)
    else:
        click.echo(report.FORMATS[form](diagnostics), nl=False)
    sys.exit(console.CONTENT if report.counted(diagnostics)[0] else console.FINE)


@main.command()
@root_option
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.  [default: build]"
)
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
    with _usage():
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
    with _usage(), console.system_errors():
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


@main.command()
@click.argument("name")
@root_option
@click.option("--title", help="Title of the entry.  [default: made from NAME]")
@click.option("--date", "day", help="EDTF date of the document: 2016-12-08, 2016-12, 2016, 2019~ …")
@click.option("--year", help="Year, where there is no date.")
@click.option("--tag", "tags", multiple=True, help="Topic; give it more than once for more.")
@click.option("--department", "departments", multiple=True, help="Department; give it more than once for more.")
@click.option("--url", help="Address of the original.")
@click.option("--publish", is_flag=True, help="Do not mark the entry as a draft.")
def new(
    name: str,
    root: Path,
    title: str | None,
    day: str | None,
    year: str | None,
    tags: tuple[str, ...],
    departments: tuple[str, ...],
    url: str | None,
    publish: bool,
) -> None:
    """Write a new entry, content/documents/NAME.md, ready to be filled in.

    \b
    Example:
      sitegen new heywood-2016-priorities --date 2016-01~ --tag leadership --department cabinet-office
    """
    from sitegen import console
    from sitegen.starter import Start, entry

    with _usage():
        today = console.today()
    start = Start(name, title or "", day or "", year or "", tags, departments, url or "", not publish, today)
    try:
        identifier, text = entry(start)
    except ValueError as error:
        raise UsageError(str(error)) from None
    path = root / "content" / "documents" / f"{identifier}.md"
    if path.exists():
        raise UsageError(f"{path} exists already")
    with _usage(), console.system_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(str(path))


@contextlib.contextmanager
def _usage() -> Iterator[None]:
    """Turn wrong use into click's error."""
    from sitegen.console import Wrong

    try:
        yield
    except Wrong as error:
        raise UsageError(str(error)) from None
