"""The preview: a local server that rebuilds what was saved and reloads the browser, or shows what is wrong.

livereload brings the server, its protocol and its script. Three of its parts are replaced: the watcher (by one that
hears from the operating system and rebuilds in a thread of its own), the static files (read whole, local hosts only)
and the inline snippet (by a script the page's own security policy allows).

    files --> watch --> stale --> rebuild --> Showing --> open pages

Three threads: one watches, one rebuilds, and the caller's runs the IO loop. They share two events and one immutable
value (`Showing`), and nothing else.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import secrets
import signal
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.server import Server
from tornado.httpserver import HTTPServer
from tornado.httputil import split_host_and_port
from tornado.ioloop import IOLoop
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from sitegen.output import Busy
from sitegen.preview.bar import bar
from sitegen.preview.dock import DOCK_CSS, DOCK_SCRIPT, DOCK_SCRIPT_PATH, DOCK_STYLE_PATH, dock, with_dock
from sitegen.preview.files import find_file, read_file
from sitegen.preview.page import (
    SCRIPT_PATH,
    bare_page,
    content_type,
    folder_address,
    inject,
    script_address,
    split_path,
)
from sitegen.preview.panel import Problem, panel
from sitegen.preview.ports import LOOPBACK, SITE_PATH, address_for_others, address_of, answers_to, bind, holder, shows
from sitegen.preview.sources import PageSources
from sitegen.preview.watch import Log, Saved, Sources, SourceWatcher

# A site that is replaced as a whole may be away for an instant (seconds).
SWAP_TIME = 0.05


@dataclass(frozen=True)
class Outcome:
    """What a rebuild came to."""

    ok: bool
    written: int
    deleted: int
    changed: tuple[str, ...]
    """Output paths written or deleted, such as `assets/css/site.ab12.css`."""
    report: str
    """Text for the console."""
    problems: tuple[Problem, ...]
    """What keeps the change from being shown; empty when ok."""
    partial: bool = False
    """Whether a look at everything is still owing: some was left out, to be quick."""
    waits: Callable[[], object] | None = None
    """Waits for something that is being made on the side; then it is time to rebuild."""
    sources: PageSources | None = None
    """What is known of the files behind the pages; None when the rebuild came to no end."""


Rebuild = Callable[[Saved], Outcome]


@dataclass(frozen=True)
class Showing:
    """What every open page should show. Replaced, never changed, so threads need no lock."""

    edition: str
    """Names the state of the site; a page that carries another one is out of date."""
    problems: tuple[Problem, ...] = ()
    sources: PageSources = field(default_factory=PageSources)
    built: bool = False
    """False until the first rebuild has ended."""


@dataclass
class Stage:
    """What all answers have in common: the site, who may ask for it, and what is on show."""

    output: Path
    host: str
    """What we listen on."""
    # The random part tells the pages of an earlier run from ours.
    editions: count[int] = field(default_factory=count)
    run: str = field(default_factory=lambda: secrets.token_hex(4))
    showing: Showing = field(init=False)

    def __post_init__(self) -> None:
        self.showing = Showing(self._next_edition())

    @cached_property
    def site(self) -> str:
        """A name of the site that says nothing of where it is."""
        return hashlib.blake2b(os.fsencode(self.output.resolve()), digest_size=16).hexdigest()

    def _next_edition(self) -> str:
        return f"{self.run}-{next(self.editions)}"

    def show(self, outcome: Outcome) -> tuple[str, ...]:
        """Put an outcome on show, and return the paths that open pages must reload."""
        paths = stale_paths(outcome, self.showing)
        edition = self._next_edition() if paths else self.showing.edition
        self.showing = Showing(edition, _problems(outcome), sources_after(outcome, self.showing), built=True)
        return paths


def sources_after(outcome: Outcome, before: Showing) -> PageSources:
    """What is known of the files behind the pages once a rebuild has ended."""
    return before.sources.after(outcome.sources, failed=not outcome.ok) if outcome.sources else before.sources


def _problems(outcome: Outcome) -> tuple[Problem, ...]:
    """The problems to put on the page: a failure is never silent, even one that names none."""
    return () if outcome.ok else outcome.problems or (Problem("The build failed; the console says why."),)


def stale_paths(outcome: Outcome, before: Showing) -> tuple[str, ...]:
    """What open pages must fetch anew: nothing, some style sheets in place, or (`*`) the page itself."""
    if not outcome.ok or before.problems or not before.built:
        return ("*",)
    # A page may be what it was, and yet its file have another warning.
    if sources_after(outcome, before) != before.sources:
        return ("*",)
    # livereload can swap a style sheet for its new version, but cannot take one away.
    if not outcome.deleted and all(path.endswith(".css") for path in outcome.changed):
        return outcome.changed
    return ("*",)


PATIENCE = 10.0
"""Seconds to wait for the end of another build."""


def attempt(rebuild: Rebuild, saved: Saved = None) -> Outcome:
    """Rebuild. A fault in the builder ends up on the page like any other problem: the preview outlives it.

    While `sitegen build` runs in another terminal, it waits: what was saved would not be shown before the next save.
    """
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(Busy):
            return _rebuilt(rebuild, saved)
        time.sleep(0.1)
    problem = "Another build is still running; save again when it has ended."
    return Outcome(False, 0, 0, (), problem, (Problem(problem),))


def _rebuilt(rebuild: Rebuild, saved: Saved) -> Outcome:
    try:
        return rebuild(saved)
    except Busy:
        raise
    except Exception as error:
        problem = f"The build stopped: {type(error).__name__}: {error}"
        return Outcome(False, 0, 0, (), traceback.format_exc(), (Problem(problem),))


# Answering


class Guarded(RequestHandler):
    """Answers only those who asked for this server by a name of ours: a foreign name may be a DNS rebinding attack."""

    stage: Stage

    def initialize(self, stage: Stage) -> None:
        """Take what all answers share."""
        self.stage = stage

    def prepare(self) -> None:
        """Refuse other hosts, before anything is read."""
        if not answers_to(self.stage.host, self.host_and_port()[0].strip("[]")):
            raise HTTPError(421)

    def write_error(self, status_code: int, **more: Any) -> None:
        """Say why other hosts are refused, and what to do; it may be an editor who reads it."""
        if status_code != 421:
            return super().write_error(status_code, **more)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(MISDIRECTED[self.stage.host in LOOPBACK])
        return None

    def host_and_port(self) -> tuple[str, str]:
        """How the browser reached us, which is not our own port where it is forwarded."""
        host, port = split_host_and_port(self.request.host.lower())
        return host, str(port or 80)

    def set_default_headers(self) -> None:
        """Headers of every answer. The last one keeps other sites from embedding drafts."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def compute_etag(self) -> str | None:
        """None: nothing is to be kept, so nothing needs to be compared."""
        return None


class Page(Guarded):
    """A file of the site; pages carry the reload script and the problems of the last rebuild."""

    async def get(self) -> None:
        """Answer with the file, its folder's address, or the page for what is not there."""
        segments = split_path(self.request.path)
        if segments is None:
            self._send_missing()
        elif content := await self._read_patiently(segments):
            self._send(*content, page="/".join((*segments[:-1], segments[-1] or "index.html")))
        elif segments[-1] and find_file(self.stage.output, (*segments, "")):
            self.redirect(folder_address(segments, self.request.query), status=302)
        else:
            self._send_missing()

    head = get

    async def _read_patiently(self, segments: Sequence[str]) -> tuple[str, bytes] | None:
        """Read, and look twice more for what is not there: the site may just be changing places with its successor."""
        for last in (False, False, True):
            content = read_file(self.stage.output, segments)
            if content is not None or last:
                break
            if not self.stage.output.is_dir():
                await asyncio.sleep(SWAP_TIME)
        return content

    def _send(self, name: str, body: bytes, page: str = "") -> None:
        kind = content_type(name)
        self.set_header("Content-Type", kind)
        if kind.startswith("text/html"):
            showing = self.stage.showing
            body = with_dock(body, dock(panel(showing.problems), bar(page, showing.sources)))
            body = inject(body, script_address(*self.host_and_port(), showing.edition))
        self.finish(body)

    def _send_missing(self) -> None:
        """The site's own page for unknown addresses, or a bare one; 503 while there is no site at all."""
        own = read_file(self.stage.output, ("404.html",))
        empty = own is None and read_file(self.stage.output, ("",)) is None
        self.set_status(503 if empty else 404)
        self._send("404.html", own[1] if own else self._bare(empty))

    def _bare(self, empty: bool) -> bytes:
        if not empty:
            return bare_page("Not found", "The site has no such page.")
        if self.stage.showing.built:
            return bare_page("No site yet", "Nothing was built so far. This page reloads once there is something.")
        return bare_page("Building", "The first build is under way. This page reloads when it ends.")


class Script(Guarded, LiveReloadJSHandler):  # type: ignore[misc]
    """livereload's script, as it ships."""


MISDIRECTED = {
    True: "This preview answers to localhost and 127.0.0.1 only. To show it to others: sitegen serve --host 0.0.0.0\n",
    False: "This preview does not know itself by this name. Ask for it by the number of its computer, as the terminal\n"
    "shows it, or by that computer's own name; or have it listen on this name: sitegen serve --host NAME\n",
}
"""What those are told who asked by another name; whether it is for this computer only."""

OURS = {DOCK_STYLE_PATH: DOCK_CSS, DOCK_SCRIPT_PATH: DOCK_SCRIPT}


class Ours(Guarded):
    """Style and script of what we add to pages. Files, as the pages' policy allows nothing inline."""

    def get(self) -> None:
        """Answer with the file."""
        self.set_header("Content-Type", content_type(self.request.path))
        self.finish(OURS[self.request.path])


class Name(Guarded):
    """Of which site this is a preview: for another one that finds the port taken."""

    def get(self) -> None:
        """Answer with its name."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(self.stage.site)


class Channel(Guarded, LiveReloadHandler):  # type: ignore[misc]
    """livereload's WebSocket, for pages of this server only."""

    edition: object = None

    def check_origin(self, origin: str) -> bool:
        """Whether a page of ours asks: the same host and port, of which `prepare` has checked the host."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Speak livereload's protocol. A page loaded before the last rebuild ended is told to reload at once."""
        command = _parse_command(message)
        if not command:
            self.close(1002)
            return
        super().on_message(message)
        if command["command"] == "hello":
            self.edition = command.get("snipver")
        elif command["command"] == "info" and self.edition not in (None, self.stage.showing.edition):
            self.send_message({"command": "reload", "path": "*", "liveCSS": True})


def _parse_command(message: str | bytes) -> dict[str, Any]:
    """A message of the protocol; empty when it is none, which livereload itself does not expect."""
    try:
        command = json.loads(message)
    except ValueError:
        return {}
    return command if isinstance(command, dict) and "command" in command else {}


# Serving


class PreviewServer(Server):  # type: ignore[misc]
    """livereload's server with our answers in it, on sockets already bound."""

    def __init__(self, stage: Stage, sockets: list[socket.socket], watcher: SourceWatcher) -> None:
        super().__init__(watcher=watcher)
        self._stage, self._sockets = stage, sockets
        self._http: HTTPServer | None = None

    def application(self, *args: object, **kwargs: object) -> None:
        """Put our answers in place of livereload's, which would inject inline script and reload on any GET."""
        # livereload keeps these on the class, where an earlier run in this process has left its own.
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        LiveReloadHandler._last_reload_time = None
        LiveReloadHandler.waiters.clear()
        shared = {"stage": self._stage}
        answers = [
            ("/livereload", Channel),
            (SCRIPT_PATH, Script),
            (SITE_PATH, Name),
            *((path, Ours) for path in OURS),
            (".*", Page),
        ]
        application = Application([(path, kind, shared) for path, kind in answers], log_function=_keep_quiet)
        self._http = HTTPServer(application)
        self._http.add_sockets(self._sockets)

    def _setup_logging(self) -> None:
        """Leave logging alone: what there is to say goes through `log`."""

    async def close(self) -> None:
        """Stop listening, say goodbye to open pages, and end the loop."""
        if self._http is not None:
            self._http.stop()
            for page in LiveReloadHandler.waiters.copy():
                page.close(1001)
            await self._http.close_all_connections()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        IOLoop.current().stop()


def _keep_quiet(answer: RequestHandler) -> None:
    """Log no request: the console is for the builds."""


@contextmanager
def on_interrupt(act: Callable[[], object]) -> Iterator[None]:
    """Have the first Ctrl+C call `act`, and a second one raise as usual.

    Raising at once could strike inside tornado, which takes it for the fault of one request, logs it and serves on.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return
    before = signal.getsignal(signal.SIGINT) or signal.default_int_handler

    def act_once(number: int, frame: object) -> None:
        signal.signal(signal.SIGINT, before)
        act()

    signal.signal(signal.SIGINT, act_once)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def serve(
    *,
    output: Path,
    watched: Sequence[Path],
    rebuild: Rebuild,
    host: str = "127.0.0.1",
    port: int = 8000,
    log: Log,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Preview the site in `output` until Ctrl+C, rebuilding whenever something in `watched` changes.

    Browsers are answered from the start; the first rebuild runs meanwhile, and when it has ended, well or not, `log`
    and `ready` get the address. `rebuild`, `log` and `ready` are called in a thread of their own, never two at once;
    `rebuild` gets the places of what was saved, or None when anything may have changed.
    Raises NoPlace if no port is free, or the host is not ours.
    """
    stage = Stage(output, host.lower())
    sockets = bind(host, port)
    taken = sockets[0].getsockname()[1]
    if port not in (0, taken):
        log(f"Port {port} is taken; using {taken}. {holder(port)}")
        for other in (other for other in range(port, taken) if shows(other, stage.site)):
            log(f"That is a preview of this same digest, which you can use: {address_of(host, other)}")
    if host not in LOOPBACK:
        there = address_for_others(host, taken)
        log(f"Warning: everyone on your network can read this preview at {there}")
    preview = _Preview(stage, rebuild, log, ready, address_of(host, taken))
    sources = Sources(tuple(path.resolve() for path in watched), output.resolve())
    preview.run(sockets, sources)


def _afterwards(waits: Callable[[], object], look: Callable[[], None]) -> None:
    waits()
    look()


@dataclass
class _Preview:
    """One run of the preview."""

    stage: Stage
    rebuild: Rebuild
    log: Log
    ready: Callable[[str], None] | None
    address: str
    _partial: bool = False
    _awaited: Callable[[], object] | None = None

    def run(self, sockets: list[socket.socket], sources: Sources) -> None:
        """Serve until Ctrl+C."""
        events = asyncio.new_event_loop()
        # Set by hand: newer Pythons warn when a loop is made on being asked for.
        asyncio.set_event_loop(events)
        loop = IOLoop.current()
        watcher = SourceWatcher(sources, lambda saved: self._refresh(loop, saved, watcher.look), self.log)
        server = PreviewServer(self.stage, sockets, watcher)
        try:
            with on_interrupt(lambda: events.call_soon_threadsafe(loop.add_callback, server.close)):
                server.serve()
                watcher.close()
        finally:
            if not events.is_closed():
                loop.close(all_fds=True)
            asyncio.set_event_loop(None)

    def _refresh(self, loop: IOLoop, saved: Saved, look: Callable[[], None]) -> bool:
        """Rebuild, tell open pages, and report; True when nothing was looked at but what was saved."""
        first, again = not self.stage.showing.built, self._partial and saved is None
        outcome = attempt(self.rebuild, saved)
        self._partial = outcome.partial
        if outcome.waits is not None and outcome.waits != self._awaited:
            self._awaited = outcome.waits
            threading.Thread(target=_afterwards, args=(outcome.waits, look), daemon=True).start()
        if again and not stale_paths(outcome, self.stage.showing):
            # The second look found what the first had made of it.
            return outcome.partial
        for path in self.stage.show(outcome):
            loop.add_callback(Channel.reload_waiters, path)
        if outcome.report:
            self.log(outcome.report)
        if first:
            self.log(f"Preview at {self.address} (stop with Ctrl+C)")
            if self.ready:
                self.ready(self.address)
        return outcome.partial
