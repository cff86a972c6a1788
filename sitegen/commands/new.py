"""`sitegen new`: a new entry, ready to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.commands.options import CONTEXT, UsageError, argument, root_option, usage


@click.command(context_settings=CONTEXT)
@argument("name", "name of the new entry; becomes its id")
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

    with usage():
        today = console.today()
    start = Start(name, title or "", day or "", year or "", tags, departments, url or "", not publish, today)
    try:
        identifier, text = entry(start)
    except ValueError as error:
        raise UsageError(str(error)) from None
    path = root / "content" / "documents" / f"{identifier}.md"
    if path.exists():
        raise UsageError(f"{path} exists already")
    with usage(), console.system_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(str(path))
