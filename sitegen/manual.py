"""The manuals, written from the tables that drive the program.

`python -m sitegen.manual > docs/reference.md` for all keys, commands and rules, and
`python -m sitegen.manual rules > docs/rules.md` for what each rule is about. A test holds both files to it, so a field,
key, flag or rule cannot be undocumented.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

import click

from sitegen.cli import main
from sitegen.commands.options import Argument
from sitegen.fields import Field, FieldType
from sitegen.rules import RULES, SUBJECTS, Rule
from sitegen.tables import ANNOTATION_KINDS, FRONT_MATTER, PAGE, REGISTERS, SITE
from sitegen.vocabularies import NATURES


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
    yield from (f"- [`{name}`](rules.md#{name}): {rule.summary}" for name, rule in sorted(RULES.items()))


def rules() -> str:
    """The manual of the rules as Markdown, one heading for each."""
    return "\n".join(_rules()).rstrip() + "\n"


_SAMPLES = """\
Each rule has a bad sample and a good one, and a test runs both. A sample is one file or several, below `content/`; a
line `=== path` begins each. Without such a line it is an entry, or, where it does not begin with `---`, the text of
one. An arrow ← marks the line that the message names, and `{U+202E}` stands for the character of that number. Rules of
wording apply to English entries, of digests that keep registers or with annotations of their own.
"""


def _rules() -> Iterator[str]:
    yield "# Rules\n"
    yield "Written by `python -m sitegen.manual rules` from the rules that the program itself uses; not edited by hand."
    yield "What `sitegen check` and `sitegen build` may find, why it matters, and what to write instead.\n"
    yield _SAMPLES
    for subject, rows in SUBJECTS.items():
        yield f"## {subject}\n"
        for name, rule in sorted(rows.items()):
            yield from _rule(name, rule)


def _rule(name: str, rule: Rule) -> Iterator[str]:
    yield f"### {name}\n"
    yield f"{rule.summary[0].upper()}{rule.summary[1:]}.\n"
    yield f"{rule.why}\n"
    if rule.optional:
        yield f"Off unless `content/site.yaml` says `also_check: [{name}]`.\n"
    if rule.sample_needs:
        yield f"No sample: it would need {rule.sample_needs}.\n"
        return
    yield f"Bad:\n\n```text\n{rule.bad.rstrip()}\n```\n"
    yield f"Good:\n\n```text\n{rule.good.rstrip()}\n```\n"


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


@click.command()
@click.argument("which", type=click.Choice(["reference", "rules"]), default="reference")
def write(which: str) -> None:
    """Print one of the manuals."""
    click.echo(rules() if which == "rules" else reference(), nl=False)


if __name__ == "__main__":
    write()
