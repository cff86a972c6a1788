"""`sitegen check`: find every problem; write nothing, or only what `--fix` is asked to put right."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.options import (
    CONTEXT,
    UsageError,
    argument,
    completes,
    drafts_option,
    root_option,
    strict_option,
    usage,
)

if TYPE_CHECKING:
    from sitegen.build import Options
    from sitegen.diagnostics import Diagnostic
    from sitegen.report import Lines

MOST_PASSES = 4


@click.command(context_settings=CONTEXT)
@argument(
    "files",
    "the files or folders whose problems are told; those of all when none is named",
    nargs=-1,
    type=click.Path(path_type=Path),
)
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to print the problems.",
)
@click.option("--fix", is_flag=True, help="Put right what has one answer only, and say what was changed.")
@click.option("--dry-run", is_flag=True, help="With --fix: say what would be changed, and change nothing.")
@click.option("--links", is_flag=True, help="Also ask whether links to other sites still lead somewhere.")
@click.option(
    "--explain",
    "rule",
    shell_complete=completes("rules"),
    help="Print the manual page of a rule, with a bad and a good sample.",
)
@click.option("--staged", is_flag=True, help="Read what Git is about to commit, not what lies in the folder.")
@drafts_option
@strict_option
def check(
    files: tuple[Path, ...],
    root: Path,
    form: str,
    fix: bool,
    dry_run: bool,
    links: bool,
    rule: str | None,
    staged: bool,
    drafts: bool,
    strict: bool,
) -> None:
    """Find every problem of the content and say what to write instead; write nothing.

    All files are read, since entries speak of one another. With FILES (or folders) only the problems of these are told,
    mended and counted, those of drafts among them too. --staged is for a hook of Git: files and changes that are
    not added count for nothing there.

    \b
    Examples:
      sitegen check --format json
      sitegen check content/documents/reimagine-challenge-2016.md
      sitegen check --staged
    """
    from sitegen import build as builder
    from sitegen import console, report

    if rule is not None:
        _explain(rule)
        return
    if dry_run and not fix:
        raise UsageError("--dry-run goes with --fix")
    if staged and (fix or links):
        raise UsageError("--staged only says what is wrong; --fix and --links are for the files in the folder")
    with usage(), console.system_errors(), _site(root, staged) as site:
        asked = console.options(site, None, drafts=drafts or bool(files), strict=strict)
        named = _named(root.resolve(), files)
        checked = builder.check(asked)
        diagnostics = tuple(item for item in checked.diagnostics if named(item))
        if fix:
            diagnostics = _fixed(asked, diagnostics, dry_run, named)
            # What is besides has changed with it.
            checked = checked if dry_run else builder.check(asked)
        elsewhere = sum(not named(item) for item in checked.diagnostics)
        if links:
            diagnostics = (*diagnostics, *filter(named, _links(asked)))
        besides = report.besides(checked.allowed, checked.withheld, elsewhere, checked.following, checked.unread)
        _tell(diagnostics, tuple(besides), console.lines_of(asked.root), form, fix)
    sys.exit(console.CONTENT if report.counted(diagnostics)[0] else console.FINE)


@contextlib.contextmanager
def _site(root: Path, staged: bool) -> Iterator[Path]:
    """The folder that is checked: the site's own, or what Git is about to commit of it."""
    if not staged:
        yield root
        return
    import tempfile

    from sitegen.commands import revisions

    with tempfile.TemporaryDirectory(prefix="sitegen-staged-") as work:
        yield revisions.staged(root.resolve(), Path(work))


def _tell(diagnostics: tuple[Diagnostic, ...], besides: Sequence[str], lines: Lines, form: str, fixed: bool) -> None:
    from sitegen import console, report

    if form != "text":
        click.echo(report.FORMATS[form](diagnostics, lines), nl=False)
        # Who looks at a pull request sees no more than this: silence would pass for a file that was read as a whole.
        click.echo(report.as_notices(besides) if form == "github" else "", nl=False)
        return
    click.echo(report.as_text(diagnostics, colour=console.coloured(sys.stdout), lines=lines), nl=False)
    click.echo(report.tally(diagnostics), err=True)
    for line in besides:
        click.echo(line, err=True)
    if diagnostics and not fixed:
        click.echo(f"About a rule: sitegen check --explain {diagnostics[0].rule}", err=True)


def _named(root: Path, files: tuple[Path, ...]) -> Callable[[Diagnostic], bool]:
    """Whether a problem is of one of the files; of any where none is named."""
    if not files:
        return lambda item: True
    paths = []
    for file in files:
        if not file.exists():
            raise UsageError(f"there is no {file}")
        if not file.resolve().is_relative_to(root.resolve()):
            raise UsageError(f"{file} is not a file of the digest in {root}")
        paths.append(file.resolve().relative_to(root.resolve()).as_posix())
    return lambda item: any(
        path == "." or item.span.path == path or item.span.path.startswith(f"{path}/") for path in paths
    )


def _links(asked: Options) -> tuple[Diagnostic, ...]:
    """Links to other sites that lead nowhere any more; they never stop anything, whatever `strict` says."""
    from sitegen import console
    from sitegen.diagnostics import in_order
    from sitegen.link_check import addresses, ask_all, problems

    texts = {}
    for path in sorted((asked.root / "content").rglob("*")):
        if path.suffix in {".md", ".yaml"} and path.is_file():
            texts[path.relative_to(asked.root).as_posix()] = path.read_bytes().decode("utf-8", "replace")
    found = addresses(texts)
    show = console.progress()
    kept = asked.root / ".sitegen-cache" / "links.json"
    answers = ask_all(found, kept, lambda done, total: show("asking for links", done, total))
    states = [answer.state for answer in answers.values()]
    if states and set(states) <= {"unknown", "unsure"} and "unknown" in states:
        console.tell("Error: no host can be reached from here, so that nothing is known of the links")
        sys.exit(console.SYSTEM)
    unsure = states.count("unsure")
    told = f"; {unsure} did not answer a program, or not now" if unsure else ""
    console.tell(f"{len(states)} addresses asked for{told}")
    return in_order(problems(found, answers))


def _explain(rule: str) -> None:
    from sitegen.diagnostics import did_you_mean
    from sitegen.rules import RULES, explain

    if rule not in RULES:
        raise UsageError(f"there is no rule '{rule}'; {did_you_mean(rule, RULES) or 'docs/rules.md lists them'}")
    click.echo(explain(rule), nl=False)


def _fixed(
    asked: Options, diagnostics: tuple[Diagnostic, ...], dry_run: bool, named: Callable[[Diagnostic], bool]
) -> tuple[Diagnostic, ...]:
    """Put right what can be, and once more what stood in the way of one another."""
    said, after = _fix(asked, diagnostics, dry_run, named)
    if not said:
        click.echo("Nothing that --fix can put right.", err=True)
    for _ in range(MOST_PASSES):
        if dry_run or not said:
            break
        said, after = _fix(asked, after, dry_run, named)
    return after


def _fix(
    asked: Options, diagnostics: tuple[Diagnostic, ...], dry_run: bool, named: Callable[[Diagnostic], bool]
) -> tuple[dict[str, list[str]], tuple[Diagnostic, ...]]:
    """Make the edits of every file, look again, and take back those of a file in which something new is wrong."""
    from sitegen.fixing import applied, edits_for

    before: dict[Path, bytes] = {}
    said: dict[str, list[str]] = {}
    for path in sorted({item.span.path for item in diagnostics}):
        file = asked.root / path
        text = _text_of(file)
        edits = edits_for(text, (item for item in diagnostics if item.span.path == path)) if text is not None else []
        if text is None or not edits:
            continue
        said[path] = [f"{item.span}: {edit.says}" for item, edit in edits]
        if not dry_run:
            before[file] = text.encode("utf-8")
            _replace(file, applied(text, [edit for _, edit in edits]).encode("utf-8"))
    after = _again(asked, named) if before else diagnostics
    for file, content in before.items():
        path = file.relative_to(asked.root).as_posix()
        if _worse(path, diagnostics, after):
            _replace(file, content)
            del said[path]
            click.echo(f"{path} is left as it was: with its problems mended something else would be wrong", err=True)
            after = _again(asked, named)
    for line in (line for lines in said.values() for line in lines):
        click.echo(f"{'would fix' if dry_run else 'fixed'} {line}", err=True)
    return said, after


def _again(asked: Options, named: Callable[[Diagnostic], bool]) -> tuple[Diagnostic, ...]:
    from sitegen import build as builder

    return tuple(filter(named, builder.check(asked).diagnostics))


def _text_of(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _worse(path: str, before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...]) -> bool:
    """Whether a file has more problems than it had: a cure may bring one to light that stood behind another."""
    then, now = (sum(item.span.path == path for item in items) for items in (before, after))
    return now > then


def _replace(file: Path, content: bytes) -> None:
    import tempfile

    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as new:
        new.write(content)
    Path(new.name).chmod(file.stat().st_mode & 0o7777)
    Path(new.name).replace(file)
