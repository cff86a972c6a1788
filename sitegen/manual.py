"""The reference manual, written from the tables that drive the program: `python -m sitegen.manual > docs/reference.md`.

A test holds docs/reference.md to it, so a field, key, flag or rule cannot be undocumented.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

import click

from sitegen.cli import main
from sitegen.commands.options import Argument
from sitegen.fields import Field, FieldType
from sitegen.rules import RULES
from sitegen.tables import ANNOTATION_KINDS, FRONT_MATTER, NATURES, PAGE, REGISTERS, SITE


def reference() -> str:
    """The whole manual as Markdown."""
    return "\n".join(_parts()).rstrip() + "\n"


def _parts() -> Iterator[str]:
    yield "# Reference\n"
    yield "Written by `python -m sitegen.manual` from the tables that the program itself uses; not edited by hand.\n"
    yield "## Front matter of an entry\n"
    yield from _table(FRONT_MATTER)
    yield "### Natures of a source\n"
    yield from (f"- `{name}`: {meaning}" for name, meaning in NATURES.items())
    yield "\n## Front matter of a free page\n"
    yield from _table(PAGE)
    yield "## Annotations\n"
    for kind in ANNOTATION_KINDS.values():
        yield f"### `/// {kind.name} | words`\n\n{kind.doc}\n"
        yield from _table(kind.fields)
    yield "## content/site.yaml\n"
    yield from _table(SITE)
    yield "## Registers\n"
    for name, fields in REGISTERS.items():
        yield f"### content/registers/{name}.yaml\n"
        yield from _table(fields)
    yield "## Commands\n"
    yield from _commands()
    yield "## Rules\n"
    yield "What `sitegen check` and `sitegen build` may find.\n"
    yield from (f"- `{rule}`: {meaning}" for rule, meaning in sorted(RULES.items()))


def _table(fields: Iterable[Field], prefix: str = "") -> Iterator[str]:
    rows = list(_rows(fields, prefix))
    yield "| key | type | need | meaning |\n| --- | --- | --- | --- |"
    yield "\n".join(rows) + "\n"


def _rows(fields: Iterable[Field], prefix: str) -> Iterator[str]:
    for row in fields:
        allowed = f" One of: {', '.join(f'`{value}`' for value in row.allowed)}." if row.allowed else ""
        need = "required" if row.required else ""
        meaning = row.doc[:1].upper() + row.doc[1:]
        yield f"| `{prefix}{row.name}` | {row.type} | {need} | {meaning}.{allowed} |".replace("..", ".")
        inner = f"{row.name}.NAME." if row.type is FieldType.OPEN else f"{row.name}."
        yield from _rows(row.fields, prefix + inner)


def commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, `source add`; a group stands for its commands."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield prefix + name, command


def _commands() -> Iterator[str]:
    for name, command in commands(main):
        yield f"### sitegen {name}\n"
        # click leaves the indentation of a docstring to whoever prints it.
        text = inspect.cleandoc(command.help or "").replace("\b\n", "").partition("Example:")
        yield f"{text[0].strip()}\n\n    {text[2].strip()}\n"
        for parameter in command.params:
            yield _parameter(parameter)
        yield ""


def _parameter(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return f"- `{', '.join((*parameter.opts, *parameter.secondary_opts))}`: {parameter.help}"
    assert isinstance(parameter, Argument)
    return f"- `{(parameter.name or '').upper()}`: {parameter.meaning}"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
