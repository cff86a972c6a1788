"""Asks a program of the user: a question to its standard input, the answer from its standard output."""

from __future__ import annotations

import shlex
import subprocess

from sitegen.commands.options import UsageError

SECONDS = 600
"""How long an answer may take: a model on a laptop is slow."""


class Unanswered(Exception):
    """The program ran and gave no answer; the text says why."""


def answer_of(command: str, question: str) -> str:
    """What the command prints when it reads the question. Its standard error goes to the terminal.

    It is started without a shell. Raises UsageError where it cannot be started, Unanswered where it fails.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"--ask: {command!r} is no command: {str(error).lower()}") from None
    if not words:
        raise UsageError("--ask: write the command that is to be asked, such as 'ollama run llama3.2'")
    try:
        done = subprocess.run(words, input=question.encode(), stdout=subprocess.PIPE, timeout=SECONDS, check=False)
    except OSError as error:
        raise UsageError(f"--ask: {words[0]} cannot be started: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise Unanswered(f"{words[0]} did not answer within {SECONDS // 60} minutes") from None
    if done.returncode:
        raise Unanswered(f"{words[0]} ended with status {done.returncode}")
    return done.stdout.decode(errors="replace")
