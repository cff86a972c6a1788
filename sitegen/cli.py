"""Edge: the command line. Arguments, exit codes, printing; everything else is in the rooms below.

Exit codes: 0 fine, 1 problems in content, 2 wrong use, 3 the system (disk, permission, another build).
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import structs

from sitegen import __version__

if TYPE_CHECKING:
    # The command line must start without importing the builder.
    from sitegen import build as builder

FINE, CONTENT, USAGE, SYSTEM = 0, 1, 2, 3
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
    as_json: bool,
    drafts: bool,
    strict: bool,
) -> None:
    """Build the site, writing only what changed.

    \b
    Example:
      sitegen build --explain
    """
    from sitegen import build as builder
    from sitegen import report

    options = _options(root, output, drafts=drafts, clean=clean, strict=strict, jobs=jobs or 0)
    with _system_errors():
        result = builder.build(options, progress=_progress())
    click.echo(_warned(result, colour=_colour(sys.stderr)), err=True, nl=False)
    for note in result.notes:
        click.echo(f"note: {note}", err=True)
    if explain:
        click.echo(report.explained(result.actions), err=as_json, nl=False)
    if profile:
        click.echo(report.profiled(result.profile), err=as_json, nl=False)
    click.echo(_summary(result, options.output), err=True)
    if as_json:
        click.echo(_result_json(result))
    _remember(options, result)
    sys.exit(CONTENT if result.failed else FINE)


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
    from sitegen import report

    options = _options(root, None, drafts=drafts, strict=strict)
    with _system_errors():
        diagnostics = builder.check(options)
    if form == "text":
        click.echo(report.as_text(diagnostics, colour=_colour(sys.stdout)), nl=False)
        click.echo(report.tally(diagnostics), err=True)
    else:
        click.echo(report.FORMATS[form](diagnostics), nl=False)
    sys.exit(CONTENT if report.counted(diagnostics)[0] else FINE)


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
    from sitegen import preview, report

    preview_output = output or root.resolve() / ".sitegen-cache" / "preview"
    options = _options(root, preview_output, drafts=drafts)
    memory = builder.Memory()

    def rebuild() -> preview.Outcome:
        result = builder.build(_options(root, preview_output, drafts=drafts), memory)
        text = report.as_text(result.diagnostics) + _summary(result, options.output)
        # Only what stops the build goes on the page; the console has the rest.
        problems = tuple(report.as_text([item]).rstrip() for item in report.errors_of(result.diagnostics))
        changed = (*result.written, *result.deleted)
        return preview.Outcome(not result.failed, len(result.written), len(result.deleted), changed, text, problems)

    watched = [root.resolve() / name for name in ("content", "templates", "assets")]
    with _system_errors():
        preview.serve(
            output=options.output,
            watched=[folder for folder in watched if folder.is_dir()],
            rebuild=rebuild,
            host=host,
            port=port,
            log=click.echo,
        )


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
    from sitegen.starter import Start, entry

    start = Start(name, title or "", day or "", year or "", tags, departments, url or "", not publish, _today())
    try:
        identifier, text = entry(start)
    except ValueError as error:
        raise UsageError(str(error)) from None
    path = root / "content" / "documents" / f"{identifier}.md"
    if path.exists():
        raise UsageError(f"{path} exists already")
    with _system_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(str(path))


class _system_errors:
    """Turns faults of the system into a message and exit code 3, and a refused output into wrong use."""

    def __enter__(self) -> None:
        """Nothing to set up."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from sitegen.output import Busy, Refused

        if isinstance(error, Refused):
            raise UsageError(str(error)) from None
        if isinstance(error, Busy | OSError):
            click.echo(f"Error: {error}", err=True)
            if isinstance(error, OSError):
                click.echo("The site is as it was; build again when this is mended.", err=True)
            sys.exit(SYSTEM)


def _warned(result: builder.Result, *, colour: bool) -> str:
    """The problems of a build as text, warnings of one rule folded."""
    from sitegen import report

    shown, left_out = report.folded(result.diagnostics)
    lines = (f"… and {n:,} more warnings of [{rule}]; sitegen check lists them all\n" for rule, n in left_out.items())
    return report.as_text(shown, colour=colour) + "".join(lines)


def _remember(options: builder.Options, result: builder.Result) -> None:
    """Leave word for the next build, which may find that there is nothing to do (`fresh`)."""
    from sitegen.fresh import Request, remember

    if result.resting is None:
        return
    flags = {"--drafts": options.drafts, "--strict": options.strict}
    request = Request(str(options.root), str(options.output), frozenset(name for name, on in flags.items() if on))
    again = structs.replace(result, written=(), kept=result.pages, deleted=())
    said = _warned(result, colour=False) + _summary(again, options.output, "{seconds}")
    with contextlib.suppress(OSError):
        # Only the next build would gain from it.
        remember(request, result.resting.listing, result.resting.days, result.resting.outputs, said)


def _options(
    root: Path,
    output: Path | None,
    *,
    drafts: bool = False,
    clean: bool = False,
    strict: bool = False,
    jobs: int = 0,
) -> builder.Options:
    from sitegen import build as builder

    root = root.resolve()
    if not (root / "content").is_dir():
        raise UsageError(f"there is no folder content/ in {root}; give the site's folder with --root")
    target = (output or root / "build").absolute()
    for folder in ("content", "templates", "assets"):
        if target == root or target.is_relative_to(root / folder):
            raise UsageError(f"{target} is where the site itself is; choose another --output")
    return builder.Options(root, target, _today(), drafts, clean, strict, jobs)


def _today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        # In UTC, so that two builds at the same moment agree wherever they run.
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is '{epoch}', but should be seconds since 1970") from None


def _colour(stream: object) -> bool:
    is_terminal = bool(getattr(stream, "isatty", lambda: False)())
    return is_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _progress() -> Callable[[str, int, int], None]:
    """A line that counts, on a terminal, once work has lasted over a second."""
    started = time.monotonic()
    shown = [0.0]

    def show(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - started < 1 or (now - shown[0] < 0.1 and done < total):
            return
        shown[0] = now
        end = "\r\x1b[K" if done == total else ""
        click.echo(f"\r\x1b[K{stage} {done:,} of {total:,}{end}", err=True, nl=False)

    return show


def _summary(result: builder.Result, output: Path, seconds: str = "") -> str:
    from sitegen import report

    if result.failed:
        return f"{report.tally(result.diagnostics)}: nothing was built, the last good site is as it was"
    shown = os.path.relpath(output)
    shown = str(output) if shown.startswith("..") else shown
    noun = "entry" if result.documents == 1 else "entries"
    return (
        f"{result.documents} {noun}, {result.pages} files in {shown}: {len(result.written)} written, "
        f"{result.kept} kept, {len(result.deleted)} deleted in {seconds or f'{result.seconds:.2f}'} s "
        f"({report.tally(result.diagnostics)})"
    )


def _result_json(result: builder.Result) -> str:
    from sitegen import report

    errors, warnings = report.counted(result.diagnostics)
    return json.dumps(
        {
            "documents": result.documents,
            "pages": result.pages,
            "written": len(result.written),
            "kept": result.kept,
            "deleted": len(result.deleted),
            "errors": errors,
            "warnings": warnings,
            "seconds": result.seconds,
        }
    )
