"""`sitegen init`: a new digest, of another subject."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.options import CONTEXT, UsageError, argument, no_input_option, usage

if TYPE_CHECKING:
    from sitegen.founding import Founding


@click.command(context_settings=CONTEXT)
@argument("folder", "folder of the new digest; made if it is not there", type=click.Path(path_type=Path))
@click.option("--title", default="", help="Name of the digest.  [default: made from the folder's name]")
@click.option("--base-url", default="", help="Address at which it will be published.  [default: one at example.org]")
@click.option("--lang", default="en-GB", show_default=True, help="Language of the digest (BCP 47): en, cy, zh-Hant …")
@no_input_option
def init(folder: Path, title: str, base_url: str, lang: str, no_input: bool) -> None:
    """Begin a digest of your own in FOLDER: settings, topics, two sample entries and a page. It builds at once.

    Files that are there already are never overwritten.

    \b
    Example:
      sitegen init library-notes --title "Library notes" --base-url https://www.example.org/notes/
    """
    from sitegen import console
    from sitegen.founding import Founding, address_of, files, problems, title_of

    home = folder.resolve()
    with console.system_errors():
        _refuse_if_used(home, folder)
    if not title and not no_input and sys.stdin.isatty() and sys.stderr.isatty():
        title = _asked(title_of(home.name))
    with usage():
        today = console.today()
    founding = Founding(title or title_of(home.name), base_url or address_of(home.name), lang, today)
    wrong = problems(founding)
    if wrong:
        raise UsageError("; ".join(wrong))
    with usage(), console.system_errors():
        kept = [path for path, text in files(founding).items() if not _written(home / path, text)]
    for path in kept:
        click.echo(f"kept: {folder / path} was there already", err=True)
    click.echo(str(folder / "content" / "site.yaml"))
    click.echo(_next_steps(folder, founding, base_url), err=True)


def _asked(default: str) -> str:
    try:
        answer: str = click.prompt("Name of the digest", default=default, err=True)
    except click.Abort:
        raise UsageError("ended by you; nothing was written") from None
    return answer


def _refuse_if_used(home: Path, shown: Path) -> None:
    from sitegen.founding import HARMLESS

    if not home.exists():
        return
    if not home.is_dir():
        raise UsageError(f"{shown} is a file; name a folder")
    others = sorted(path.name for path in home.iterdir() if path.name not in HARMLESS)
    if others:
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        raise UsageError(f"{shown} is not empty ({', '.join(others[:3])}{more}); name a new folder")


def _written(path: Path, text: str) -> bool:
    """Write a file that is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def _next_steps(folder: Path, founding: Founding, base_url: str) -> str:
    there = "" if folder.resolve() == Path.cwd() else f"cd {folder}, then "
    steps = [
        f"{there}sitegen serve: the digest at http://127.0.0.1:8000/, samples and all.",
        f"sitegen new first-entry --year {founding.today.year}: your first entry, by whatever name. "
        "Then delete content/documents/sample-*.md.",
        "content/registers/topics.yaml: put your own topics there.",
    ]
    if not base_url:
        steps.append(f"content/site.yaml: set base_url, now {founding.base_url}, before you publish.")
    return "\n".join(["Next:", *(f"  {number}. {step}" for number, step in enumerate(steps, start=1))])
