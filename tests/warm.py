"""A server of processes for `sites.sitegen`: each is a copy of this one, which has done nothing but build a small site.

So a process of a test has its imports and its compiled templates behind it, and no threads and no state of any site. It
starts in a hundredth of a second instead of half a second. A line of JSON asks, a line with the exit code answers.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
from pathlib import Path

from sitegen import __main__ as program
from sitegen import cli, console  # noqa: F401

TINY = Path(__file__).parent / "golden" / "tiny"


def run(arguments: list[str], folder: str, variables: dict[str, str], out: str, err: str) -> None:
    """`sitegen` with these arguments; what it says goes into two files."""
    os.chdir(folder)
    os.environ.update(variables)
    for number, name in enumerate((os.devnull, out, err)):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
    sys.stdout, sys.stderr = _text(1), _text(2)
    # It ends by itself, as `subprocess.run` would have it end.
    signal.alarm(120)
    sys.argv = ["sitegen", *arguments]
    code: object = 0
    try:
        program.main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def _text(number: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(os.fdopen(number, "wb", closefd=False), encoding="utf-8", errors="backslashreplace")


def compile_templates() -> None:
    """Build a small site, and forget it: the templates stay compiled."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(TINY / "content", Path(folder) / "content")
        console.builder.build(console.options(Path(folder), None, jobs=1))


def serve() -> None:
    """Answer until nobody asks any more."""
    compile_templates()
    for line in sys.stdin:
        process = os.fork()
        if not process:
            run(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
