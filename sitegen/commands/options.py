"""What commands have in common: options, and words for wrong use."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

USAGE = 2
CONTEXT = {"help_option_names": ["-h", "--help"]}

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="here",
    help="Folder of the site; it holds content/site.yaml.",
)
output_option = click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.  [default: build]"
)
drafts_option = click.option("--drafts", is_flag=True, help="Take drafts and entries of the future in, marked.")
no_input_option = click.option(
    "--no-input", "--yes", "no_input", is_flag=True, help="Ask nothing, not even on a terminal."
)
strict_option = click.option("--strict", is_flag=True, help="Treat every warning as an error.")


class Argument(click.Argument):
    """An argument that says in the reference what it is; click itself has no place for that."""

    def __init__(self, *args: Any, meaning: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meaning = meaning


def argument(name: str, meaning: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An argument of a command, with what it means."""
    return click.argument(name, cls=Argument, meaning=meaning, **settings)


def completes(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Completion in the shell: of `documents`, `rules`, a register, `kinds` or `natures`. It never fails."""

    def complete(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from sitegen.completing import offers

        root = context.params.get("root") or "."
        return [CompletionItem(name, help=label or None) for name, label in offers(Path(root), what, typed)]

    return complete


def document_argument(name: str, meaning: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An argument that is the id of an entry, completed in the shell."""
    return argument(name, meaning, shell_complete=completes("documents"), **settings)


class UsageError(click.ClickException):
    """Wrong use: a missing folder, somebody else's output."""

    exit_code = USAGE


@contextlib.contextmanager
def usage() -> Iterator[None]:
    """Turn wrong use into click's error."""
    from sitegen.console import Wrong

    try:
        yield
    except Wrong as error:
        raise UsageError(str(error)) from None
