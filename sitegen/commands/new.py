"""`sitegen new`: a new entry, ready to be filled in."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen import how_to_get
from sitegen.commands.options import CONTEXT, UsageError, argument, completes, no_input_option, root_option, usage

if TYPE_CHECKING:
    from sitegen.choices import Choices
    from sitegen.starter import Start

ASKING = "prompt_toolkit"


@click.command(context_settings=CONTEXT)
@argument("name", "name of the new entry; becomes its id. Asked for on a terminal", required=False, default="")
@root_option
@click.option("--title", default="", help="Title of the entry.  [default: made from NAME]")
@click.option("--date", "day", default="", help="EDTF date of the document: 2016-12-08, 2016-12, 2016, 2019~ …")
@click.option("--year", default="", help="Year, where there is no date.")
@click.option(
    "--tag",
    "tags",
    multiple=True,
    shell_complete=completes("topics"),
    help="Topic: its id, label or a synonym; give it more than once for more.",
)
@click.option(
    "--department",
    "departments",
    multiple=True,
    shell_complete=completes("departments"),
    help="Department: its id, name or acronym; give it more than once for more.",
)
@click.option("--kind", default="", shell_complete=completes("kinds"), help="Kind of document: report, speech …")
@click.option(
    "--publisher",
    default="",
    shell_complete=completes("publishers"),
    help="Publisher: an id of the register, or a name.",
)
@click.option(
    "--nature", default="", shell_complete=completes("natures"), help="Who speaks: official, national-press, union …"
)
@click.option("--url", default="", help="Address of the original.")
@click.option("--summary", default="", help="Summary in our own words, at most 300 characters.")
@click.option("--publish", is_flag=True, help="Do not mark the entry as a draft.")
@no_input_option
def new(
    name: str,
    root: Path,
    title: str,
    day: str,
    year: str,
    tags: tuple[str, ...],
    departments: tuple[str, ...],
    kind: str,
    publisher: str,
    nature: str,
    url: str,
    summary: str,
    publish: bool,
    no_input: bool,
) -> None:
    """Write a new entry, content/documents/NAME.md, ready to be filled in.

    On a terminal it asks for what is missing, and completes from the registers what you type.

    \b
    Example:
      sitegen new annual-report-2016 --date 2016-12-08 --kind report --url https://www.example.org/report
    """
    from sitegen import console
    from sitegen.starter import Start, entry

    with usage():
        today = console.today()
    if not (root / "content").is_dir():
        raise UsageError(f"there is no folder content/ in {root.resolve()}; begin a digest with sitegen init")
    choices = _choices(root)
    start = Start(name, title, day, year, tags, departments, url, not publish, today, publisher, kind, nature, summary)
    # What was said wrongly is told at once, before anything is asked.
    start = _settled(start, choices) if day or year else start
    start = _asked(start, choices, root, silent=no_input)
    try:
        identifier, text = entry(_settled(start, choices))
    except ValueError as error:
        raise UsageError(str(error)) from None
    path = _folder(root, start.name) / f"{identifier}.md"
    with usage(), console.system_errors():
        if (there := _entry(root, identifier)) is not None:
            raise UsageError(f"{there} exists already")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    click.echo(str(path))
    click.echo(_next_steps(root, path, draft=start.draft), err=True)


def _folder(root: Path, name: str) -> Path:
    """The folder below content/documents that a name as `2016/tea` asks for. Raises UsageError for one outside."""
    documents = root / "content" / "documents"
    asked = name.replace("\\", "/").removeprefix("./").removeprefix("content/documents/")
    if asked.startswith("/") or ".." in asked.split("/"):
        raise UsageError(f"'{name}' is outside of content/documents; write a name, with folders in there if you like")
    return documents / asked.rpartition("/")[0]


def _entry(root: Path, identifier: str) -> Path | None:
    """The file of the entry with this id, in whatever folder, if there is one."""
    from sitegen.starter import identifier_of

    files = sorted((root / "content" / "documents").rglob("*.md"))
    return next((path for path in files if identifier_of(path.name) == identifier), None)


def _choices(root: Path) -> Choices:
    from sitegen import console, source
    from sitegen.choices import Choices
    from sitegen.diagnostics import Findings

    found = Findings()
    with usage(), console.system_errors():
        config, registers = source.settings_of(root, found)
    if found.failed:
        click.echo("note: the settings or registers have errors; sitegen check names them", err=True)
    return Choices(config, registers)


def _settled(start: Start, choices: Choices) -> Start:
    """The same with ids for words. Raises UsageError with all that is wrong."""
    from sitegen.starter import date_of

    try:
        settled, problems = choices.settled(start, date_of(start))
    except ValueError as error:
        raise UsageError(str(error)) from None
    if problems:
        raise UsageError("\n       ".join([*problems, "Nothing was written."]))
    return settled


def _asked(start: Start, choices: Choices, root: Path, *, silent: bool) -> Start:
    """What was not said, asked for where somebody can answer."""
    import importlib.util

    from sitegen.starter import identifier_of

    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if silent or not terminal or importlib.util.find_spec(ASKING) is None:
        if not start.name:
            why = "" if silent or not terminal else f"; to be asked instead: {how_to_get('wizard')}"
            raise UsageError(f"say what to call it: sitegen new NAME --date 2016-12-08{why}")
        return start
    from sitegen import asking

    try:
        return asking.ask(start, choices, lambda name: _entry(root, identifier_of(name)) is not None)
    except ValueError as error:
        raise UsageError(str(error)) from None
    except (EOFError, KeyboardInterrupt):
        raise UsageError("ended by you; nothing was written") from None


def _next_steps(root: Path, path: Path, *, draft: bool) -> str:
    where = "" if root.resolve() == Path.cwd() else f" --root {shlex.quote(str(root))}"
    steps = [
        f"Open {path}, and write what is still empty.",
        f"sitegen serve{where} shows it at http://127.0.0.1:8000/documents/{path.stem}/",
        f"sitegen check{where} {shlex.quote(str(path))} says what it still lacks.",
    ]
    if draft:
        steps.append("Delete the line 'draft: true' when it is ready to be published.")
    return "\n".join(["Next:", *(f"  {number}. {step}" for number, step in enumerate(steps, start=1))])
