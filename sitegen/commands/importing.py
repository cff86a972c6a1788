"""`sitegen import`: a raw document becomes a draft entry."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.options import CONTEXT, UsageError, argument, root_option, usage

if TYPE_CHECKING:
    from sitegen.importing.proposal import Proposal
    from sitegen.importing.reading import Original
    from sitegen.registers import Registers


@click.command(name="import", context_settings=CONTEXT)
@argument("files", "texts, saved HTML pages or PDF files; - reads a text from standard input", nargs=-1, required=True)
@root_option
@click.option("--id", "identifier", default="", help="Id of the entry, for one file.  [default: from title and year]")
@click.option("--title", default="", help="Title of the document, for one file.")
@click.option("--publisher", default="", help="Its publisher: an id or name of the register, or any name.")
@click.option("--author", default="", help="Its author.")
@click.option("--url", default="", help="Address of the original.")
@click.option("--date", "day", default="", help="EDTF date of the document; else it is looked for in the text.")
@click.option("--dry-run", is_flag=True, help="Print the draft and write nothing.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print all that was found, one JSON object a file; write nothing."
)
def import_(
    files: tuple[str, ...],
    root: Path,
    identifier: str,
    title: str,
    publisher: str,
    author: str,
    url: str,
    day: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read documents and write a draft entry for each: what it is, who speaks, what is counted, and how sure that is.

    The text itself never goes into the entry; phrases of at most twelve words do.

    \b
    Example:
      sitegen import article.html --url https://www.example.org/article
    """
    from sitegen import console
    from sitegen.dates import FORMS, parse_date
    from sitegen.importing.drafting import as_json as json_of
    from sitegen.importing.drafting import draft, identifier_of
    from sitegen.importing.proposal import Given, propose

    if len(files) > 1 and (identifier or title):
        raise UsageError("--id and --title are for one file")
    try:
        if day:
            parse_date(day)
    except ValueError as error:
        raise UsageError(f"{error}; write {FORMS}") from None
    with usage(), console.system_errors():
        today = console.today()
        registers = _registers(root)
        taken: set[Path] = set()
        for file in files:
            original = _original(file)
            found = propose(original, registers, Given(title, publisher, author, url, day), today)
            name = identifier or identifier_of(found)
            if as_json:
                click.echo(json_of(found, file, name))
                continue
            text = draft(found, Path(file).name, today)
            if dry_run:
                click.echo(text, nl=False)
            else:
                _write(root, name, text, taken)
            click.echo(_summary(found), err=True)


def _original(file: str) -> Original:
    from sitegen.importing.reading import Unreadable, original_of, read_original

    try:
        if file == "-":
            return original_of(sys.stdin.buffer.read(), "standard input", "text")
        return read_original(Path(file))
    except Unreadable as error:
        raise UsageError(str(error)) from None


def _registers(root: Path) -> Registers:
    """The registers of the site; what is wrong in them is for `check` to say."""
    from sitegen.diagnostics import Findings
    from sitegen.model import Source
    from sitegen.registers import read_registers

    if not (root / "content").is_dir():
        raise UsageError(f"there is no folder content/ in {root.resolve()}; give the site's folder with --root")
    folder = root / "content" / "registers"
    sources = [
        Source(f"content/registers/{path.name}", path.read_bytes(), "")
        for path in (sorted(folder.glob("*.yaml")) if folder.is_dir() else [])
    ]
    return read_registers(sources, Findings())


def _write(root: Path, name: str, text: str, taken: set[Path]) -> None:
    path = root / "content" / "documents" / f"{name}.md"
    others = {other.stem: other for other in (root / "content" / "documents").rglob("*.md")}
    if path in taken or name in others:
        raise UsageError(f"there is an entry '{name}' already ({others.get(name, path)}); give another --id")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    taken.add(path)
    click.echo(str(path))


def _summary(found: Proposal) -> str:
    when = f"{found.dating.edtf or found.dating.year or 'no date'} ({found.dating.sure})"
    known = sum(bool(one.id) for one in found.people)
    people = f"{known} people of the register and {len(found.people) - known} others"
    return (
        f"{when}; {len(found.departments)} departments, {people}, {len(found.topics)} topics, "
        f"{len(found.quotations)} quotations, {len(found.figures)} figures, {len(found.defects)} defects"
    )
