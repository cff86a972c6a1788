"""Edge: the command line, which is its commands. What each does stands in `commands`, and in the rooms below.

Exit codes: 0 fine, 1 problems in content, 2 wrong use, 3 the system (disk, permission, another build).
"""

from __future__ import annotations

import click

from sitegen import __version__
from sitegen.commands import (
    admin,
    build,
    check,
    completion,
    coverage,
    diff,
    importing,
    init,
    new,
    rename,
    schema,
    serve,
    source,
)
from sitegen.commands.options import CONTEXT


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="sitegen")
def main() -> None:
    """Turn annotated Markdown into a browsable digest.

    \b
    Example:
      sitegen serve          preview the digest in this folder
      sitegen build          write it to build/
    """


for command in (
    build.build,
    check.check,
    serve.serve,
    new.new,
    importing.import_,
    init.init,
    schema.schema,
    completion.completion,
    source.source,
    rename.rename,
    diff.diff,
    coverage.coverage,
    admin.admin,
):
    main.add_command(command)
