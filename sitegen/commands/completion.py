"""`sitegen completion`: the script that lets a shell complete commands, options, ids, topics and departments."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

import click

from sitegen.commands.options import CONTEXT, UsageError, argument

VARIABLE = "_SITEGEN_COMPLETE"
"""The environment variable by which the script asks; click makes its name from that of the program."""
HOME = {
    "bash": 'write into ~/.bashrc the line: eval "$({program} completion bash)"',
    "zsh": 'write into ~/.zshrc, below compinit, the line: eval "$({program} completion zsh)"',
    "fish": "{program} completion fish > ~/.config/fish/completions/sitegen.fish",
    "powershell": "& {program} completion powershell >> $PROFILE",
}
"""Shell -> what to do once, so that every new shell has it. A new shell knows the program only by its place."""


@click.command(context_settings=CONTEXT)
@argument("shell", f"the shell: {', '.join(HOME)}", type=click.Choice(list(HOME)))
def completion(shell: str) -> None:
    """Print the script that makes Tab complete commands, options and ids in SHELL.

    Its last line says where to put it.

    \b
    Example:
      eval "$(sitegen completion bash)"
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(f"this version of click cannot complete in {shell}; upgrade it: pip install -U click")
    root = click.get_current_context().find_root()
    script = kind(root.command, {}, "sitegen", VARIABLE).source()
    # In bash: where no environment is active there is nothing to ask, which is no news to spoil a line with.
    script = script.replace("bash_complete $1)", "bash_complete $1 2>/dev/null)")
    # Last, because zsh wants the first line for itself.
    click.echo(f"{script.rstrip()}\n\n# To have it in every new shell: {HOME[shell].format(program=_program(shell))}")


def _program(shell: str) -> str:
    """Where this program is, as one word of a shell; its name where it is in no environment of its own."""
    beside = Path(sys.executable).with_name("sitegen")
    found = str(beside) if beside.is_file() else shutil.which("sitegen") or "sitegen"
    # PowerShell doubles a quotation mark within others; the other shells have no word for what is in it then.
    return "'" + found.replace("'", "''") + "'" if shell == "powershell" else shlex.quote(found)
