"""`sitegen serve` as a process of its own, and what can be asked of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

# Generous, for slow machines: nobody waits this long unless something is broken.
DEADLINE = 20.0


def wait(condition: Callable[[], object]) -> None:
    """Return once the condition holds; fail at the deadline."""
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


class Served:
    """A running preview of a site on disk."""

    def __init__(self, root: Path, *arguments: str, **environment: str) -> None:
        self.root = root
        self.lines: list[str] = []
        variables = {
            **os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUNBUFFERED": "1", **environment,
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sitegen", "serve", "--root", str(root), *arguments],
            env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )  # fmt: skip
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        self.lines += (line.rstrip("\n") for line in self.process.stdout)

    @property
    def address(self) -> str:
        """Where it is served, once the first build has ended; empty before."""
        said = [line for line in list(self.lines) if line.startswith("Preview at ")]
        return said[0].split()[2] if said else ""

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def save(self, path: str, text: str) -> None:
        """Save as many editors do: a new file takes the place of the old one."""
        target = self.root / path
        new = target.with_name(f".{target.name}.new")
        new.write_text(text, encoding="utf-8")
        new.replace(target)

    def ask(self, path: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def text(self, path: str) -> str:
        return self.ask(path)[1].decode()

    def stop(self) -> int:
        """End it as Ctrl+C does; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self.reader.join(DEADLINE)
            assert self.process.stdout
            self.process.stdout.close()


@contextmanager
def served(root: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """A preview that has made its first build."""
    preview = Served(root, *arguments, **environment)
    try:
        wait(lambda: preview.address or preview.process.poll() is not None)
        assert preview.address, preview.lines
        yield preview
    finally:
        preview.stop()
