"""Edge: how long a preview server takes from a saved file to the page with the new text."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

from bench.contestants.base import Contestant, put_back
from bench.corpus import Document
from bench.measure import clean_environment, session_seconds

POLL = 0.005
IDLE = 0.1
"""A server that used less CPU than this within a second is idle; an edit must not fall into a running build."""


def serve(contestant: Contestant, document: Document, edits: int, limit: float, log: Path) -> dict[str, object]:
    """Start the server without any cache, then save one document `edits` times.

    `start`: seconds until the page is first served; `saved`: seconds of each edit; `missed`: edits not seen within
    `limit` seconds (the first one ends the run).
    """
    port = free_port()
    contestant.clean()
    address = f"http://127.0.0.1:{port}{contestant.url(document)}"
    result: dict[str, object] = {"start": None, "saved": [], "missed": 0}
    try:
        with _running(contestant.serve_command(port), contestant.site, log) as session:
            result["start"] = _seconds_until(address, "<h1", limit)
            if result["start"] is not None:
                result |= _edits(contestant, document, address, session, edits, limit, port)
    finally:
        put_back({contestant.source(document): contestant.text(document)})
    return result


def _edits(
    contestant: Contestant, document: Document, address: str, session: int, edits: int, limit: float, port: int
) -> dict[str, object]:
    saved: list[float] = []
    for turn in range(edits):
        wait_until_idle(session, limit)
        token = f"saved-{port}-{turn}"
        put_back(contestant.body_edit(document, token).files)
        seconds = _seconds_until(address, token, limit)
        if seconds is None:
            return {"saved": saved, "missed": 1}
        saved.append(seconds)
    return {"saved": saved, "missed": 0}


@contextmanager
def _running(command: list[str], folder: Path, log: Path) -> Iterator[int]:
    """A server as a session of its own, which is ended as a whole; gives its id."""
    with log.open("ab") as out:
        server = subprocess.Popen(
            command, cwd=folder, env=clean_environment(), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            start_new_session=True,
        )  # fmt: skip
    try:
        yield server.pid
    finally:
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(server.pid, ending)
                server.wait(5)
            except subprocess.TimeoutExpired:
                continue
            except ProcessLookupError:
                break


def wait_until_idle(session: int, limit: float) -> None:
    """Wait until the server has rested for a second, at most `limit` seconds."""
    end = time.monotonic() + limit
    before = session_seconds(session)
    while time.monotonic() < end:
        time.sleep(1)
        now = session_seconds(session)
        if now - before < IDLE:
            return
        before = now


def _seconds_until(address: str, words: str, limit: float) -> float | None:
    start = time.perf_counter()
    while time.perf_counter() - start < limit:
        if words in _get(address, limit):
            return round(time.perf_counter() - start, 4)
        time.sleep(POLL)
    return None


def _get(address: str, limit: float) -> str:
    try:
        with urllib.request.urlopen(address, timeout=limit) as answer:
            text: str = answer.read().decode("utf-8", "replace")
            return text
    except (OSError, HTTPException):
        # Nobody listens yet, or the page is just being written.
        return ""


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number
