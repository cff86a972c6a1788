"""The command on a pseudo-terminal, as a person sits before it."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys

PROGRAM = ("-m", "sitegen")


def on_terminal(arguments: list[str], *answers: tuple[str, str], program: tuple[str, ...] = PROGRAM) -> tuple[int, str]:
    """Exit code and screen of `sitegen` on a pseudo-terminal. Each (question, answer) is typed once it is asked."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "NO_COLOR": "1"}
    command = [sys.executable, *program, *arguments]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, close_fds=True)
    os.close(theirs)
    screen, waiting = "", list(answers)
    while True:
        readable, _, _ = select.select([ours], [], [], 20)
        try:
            more = os.read(ours, 65536) if readable else b""
        except OSError:
            more = b""  # Linux says so when the other end is closed.
        if not more:
            break
        screen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", more.decode("utf-8", "replace"))
        if waiting and waiting[0][0] in screen:
            os.write(ours, waiting.pop(0)[1].encode())
    os.close(ours)
    return process.wait(20), screen
