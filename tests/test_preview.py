"""The preview, tried from outside: a process of its own, real files, real sockets, a real browser.

Run as a program (`python test_preview.py ROOT PORT`), this file is the server under test: it "builds" by copying
`src/` to `out/`. Files in ROOT steer it: `hold` keeps a rebuild from ending, `!` in a source makes it fail.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from typing import Any

import pytest
import watchfiles
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect
from watchfiles.main import FileChange

from sitegen.output import Busy, locked
from sitegen.preview.dock import with_dock
from sitegen.preview.files import find_file
from sitegen.preview.page import (
    bare_page,
    content_type,
    folder_address,
    inject,
    script_address,
    split_path,
)
from sitegen.preview.panel import Problem, panel
from sitegen.preview.ports import bind
from sitegen.preview.server import (
    Outcome,
    Showing,
    Sources,
    SourceWatcher,
    attempt,
    serve,
    stale_paths,
)

# Generous, for slow machines: nobody waits this long unless something is broken.
DEADLINE = 20.0
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; upgrade-insecure-requests"
)
PAGE = (
    f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    f'content="{POLICY}"><title>T</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/site.css">'
    "</head><body><main><p id=text>%s</p><p>More below</p></main></body></html>"
)


# The server under test


def build(root: Path) -> Outcome:
    """Copy the sources that differ, delete what has none, unless one of them is faulty."""
    while (root / "hold").exists():
        time.sleep(0.005)
    files = {p.relative_to(root / "src").as_posix(): p.read_bytes() for p in (root / "src").rglob("*") if p.is_file()}
    if any(b"CRASH" in body for body in files.values()):
        raise RuntimeError("a bug in the builder")
    problems = tuple(f"{name}:1:1: error[bang] no <b>!</b> here" for name, body in files.items() if b"!fail" in body)
    if problems:
        return Outcome(False, 0, 0, (), "\n".join(("REBUILD failed", *problems)), tuple(map(Problem, problems)))
    return publish(root / "out", files)


def publish(output: Path, files: dict[str, bytes]) -> Outcome:
    """Make the output hold just these files, each replaced as a whole."""
    changed = []
    for name, body in files.items():
        target = output / name
        if not target.is_file() or target.read_bytes() != body:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.with_name(".new").write_bytes(body)
            target.with_name(".new").replace(target)
            changed.append(name)
    stale = [p for p in output.rglob("*") if p.is_file() and p.relative_to(output).as_posix() not in files]
    for path in stale:
        path.unlink()
    names = tuple(changed) + tuple(path.relative_to(output).as_posix() for path in stale)
    return Outcome(True, len(changed), len(stale), names, f"REBUILD {len(changed)} written", ())


def main(root: Path, port: int) -> None:
    """Serve until interrupted."""

    def say(text: str) -> None:
        print(text, flush=True)

    serve(
        output=root / "out",
        watched=[root / "src", root / "later", root / "site.yaml", root / "out"],
        rebuild=lambda saved: build(root),
        port=port,
        log=say,
        ready=lambda address: say(f"READY {address}"),
    )
    say("RETURNED")


class Preview:
    """A running preview, and what can be asked of it."""

    def __init__(self, root: Path, port: int = 0) -> None:
        self.root = root
        self.lines: list[str] = []
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONIOENCODING": "utf-8"}
        # Warnings are faults, and development mode warns of each socket left open.
        command = [sys.executable, "-X", "dev", "-W", "error", __file__, str(root), str(port)]
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def await_ready(self) -> Preview:
        wait(lambda: self.said("READY") or self.process.poll() is not None)
        assert self.said("READY"), self.lines
        return self

    def said(self, start: str) -> list[str]:
        return [line for line in list(self.lines) if line.startswith(start)]

    @property
    def rebuilds(self) -> int:
        return len(self.said("REBUILD"))

    @property
    def port(self) -> int:
        return int(self.said("READY")[0].rstrip("/").rsplit(":", 1)[1])

    def save(self, name: str, text: str) -> None:
        path = self.root / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def ask(self, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        try:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def text(self, path: str = "/") -> str:
        return self.ask(path)[1].decode()

    def settle(self) -> None:
        """Wait until no rebuild has followed for longer than a tick and the quiet time together."""
        seen, since = self.rebuilds, time.monotonic()
        while time.monotonic() - since < 0.4:
            if self.rebuilds != seen:
                seen, since = self.rebuilds, time.monotonic()
            time.sleep(0.02)

    def stop(self) -> int:
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


def wait(condition: Callable[[], object]) -> None:
    """Return once the condition holds; fail at the deadline."""
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def make_root(folder: Path) -> Path:
    source = folder / "src"
    for name, text in {
        "index.html": PAGE % "first",
        "404.html": PAGE % "lost",
        "topics/index.html": PAGE % "topics",
        "topics/règles/index.html": PAGE % "rules",
        "feed.xml": "<feed/>",
        "data/all.json": "{}",
        "data/all.csv": "a,b",
        "fonts/a.woff2": "wOF2",
        "site.css": "#text { color: rgb(1, 2, 3); }",
        "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that nobody changes."""
    preview = Preview(make_root(tmp_path_factory.mktemp("still site")))
    yield preview.await_ready()
    preview.stop()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview(make_root(tmp_path))
    yield preview.await_ready()
    preview.stop()


class Client:
    """An open page as livereload's script plays it: the handshake, then messages until the server closes."""

    def __init__(self, port: int, edition: str | None = None) -> None:
        self.port, self.edition = port, edition
        self.messages: list[dict[str, object]] = []
        self.greeted = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._talk()), daemon=True).start()
        assert self.greeted.wait(DEADLINE)

    async def _talk(self) -> None:
        connection = await open_socket(self.port, f"http://127.0.0.1:{self.port}")
        hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"], "ver": "2.2.1"}
        info = {"command": "info", "plugins": {}, "url": f"http://127.0.0.1:{self.port}/"}
        # The second hello is a barrier: its answer comes once the server has taken in the info.
        for message in ({**hello, "snipver": self.edition} if self.edition else hello, info, hello):
            await connection.write_message(json.dumps(message))
        hellos = 0
        while (text := await connection.read_message()) is not None:
            message = json.loads(text)
            hellos += message["command"] == "hello"
            self.messages.append(message)
            if hellos == 2:
                self.greeted.set()

    @property
    def reloads(self) -> list[object]:
        return [message["path"] for message in list(self.messages) if message["command"] == "reload"]


async def open_socket(port: int, origin: str, host: str | None = None) -> WebSocketClientConnection:
    headers = {"Origin": origin} | ({"Host": host} if host else {})
    return await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{port}/livereload", headers=headers))


SCRIPT = re.compile(r'<script src="([^"]+)" defer></script>|<script src="/__sitegen/dock.js"></script>')


def edition_of(page: str) -> str:
    found = re.search(r"snipver=([\w-]+)", page)
    assert found, page
    return found[1]


# Answers


def test_pages_are_whole_and_carry_only_the_external_script(still: Preview) -> None:
    response, body = still.ask("/")
    page = body.decode()
    script = SCRIPT.search(page)
    assert response.status == 200 and script
    assert SCRIPT.sub("", page) == PAGE % "first"
    assert page.index("</head><body>") < page.index("<script")
    assert script[1].startswith(f"/__sitegen/livereload.js?host=127.0.0.1&amp;port={still.port}&amp;snipver=")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not response.headers["ETag"]


def test_script_is_livereloads_own(still: Preview) -> None:
    response, body = still.ask("/__sitegen/livereload.js?host=x")
    assert response.status == 200 and response.headers["Content-Type"].startswith("application/javascript")
    assert b"LiveReload" in body and response.headers["Cache-Control"] == "no-store"
    assert still.ask("/__sitegen/dock.css")[0].headers["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("/feed.xml", "application/atom+xml; charset=utf-8", "<feed/>"),
        ("/data/all.json", "application/json; charset=utf-8", "{}"),
        ("/data/all.csv", "text/csv; charset=utf-8", "a,b"),
        ("/fonts/a.woff2", "font/woff2", "wOF2"),
        ("/site.css?x=1", "text/css; charset=utf-8", "#text { color: rgb(1, 2, 3); }"),
    ],
)
def test_files_are_sent_as_they_are(still: Preview, path: str, kind: str, text: str) -> None:
    response, body = still.ask(path)
    assert (response.status, response.headers["Content-Type"], body.decode()) == (200, kind, text)


def test_folders(still: Preview) -> None:
    assert "topics" in still.text("/topics/") and "topics" in still.text("/topics/index.html")
    response, _ = still.ask("/topics?a=b")
    assert (response.status, response.headers["Location"]) == (302, "/topics/?a=b")
    assert "rules" in still.text("/topics/r%C3%A8gles/")
    assert still.ask("/topics/r%C3%A8gles")[0].headers["Location"] == "/topics/r%C3%A8gles/"


@pytest.mark.parametrize("path", ["/nowhere", "/data/", "/data", "/feed.xml/", "/topics/nowhere/", "/forcereload"])
def test_unknown_address_shows_the_sites_own_page(still: Preview, path: str) -> None:
    response, body = still.ask(path)
    assert response.status == 404 and b"lost" in body and b"/__sitegen/livereload.js" in body
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_head_has_no_body_and_post_is_refused(still: Preview) -> None:
    response, body = still.ask("/feed.xml", method="HEAD")
    assert (response.status, response.headers["Content-Length"], body) == (200, "7", b"")
    assert still.ask("/", method="POST")[0].status == 405


def test_page_may_be_reached_by_another_local_name(still: Preview) -> None:
    for name in ("localhost:9000", "[::1]:9000", "LOCALHOST"):
        response, body = still.ask("/", {"Host": name})
        assert response.status == 200
    assert "host=localhost&amp;port=80&amp;" in body.decode()
    assert "host=[::1]&amp;port=9000&amp;" in still.ask("/", {"Host": "[::1]:9000"})[1].decode()


@pytest.mark.parametrize("path", ["/", "/nowhere", "/__sitegen/livereload.js", "/__sitegen/dock.css", "/livereload"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.", "192.0.2.1:8000"])
def test_foreign_host_is_refused(still: Preview, path: str, host: str) -> None:
    response, body = still.ask(path, {"Host": host})
    assert response.status == 421 and b"first" not in body
    if path != "/livereload":
        assert b"answers to localhost and 127.0.0.1 only" in body


def test_only_pages_of_this_server_may_listen(still: Preview) -> None:
    here = f"127.0.0.1:{still.port}"
    foreign = ["http://evil.example", f"http://evil.example:{still.port}", "http://127.0.0.1:1", "null"]

    async def status(origin: str, host: str | None = None) -> int:
        try:
            connection = await open_socket(still.port, origin, host)
        except HTTPClientError as error:
            return error.code
        connection.close()
        return 101

    assert [asyncio.run(status(origin)) for origin in foreign] == [403] * len(foreign)
    assert asyncio.run(status("http://evil.example", "evil.example")) == 421
    assert asyncio.run(status(f"http://{here}")) == 101


def test_nonsense_on_the_socket_closes_it(still: Preview) -> None:
    async def talk(text: str) -> object:
        connection = await open_socket(still.port, f"http://127.0.0.1:{still.port}")
        await connection.write_message(text)
        return await connection.read_message()

    for text in ("{", "[]", "{}", "7"):
        assert asyncio.run(talk(text)) is None
    assert "first" in still.text()


TRAVERSALS = [
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "/topics/../../secret.txt",
    "/topics/..%2f..%2fsecret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/%5c..%5csecret.txt",
    "/topics/..%5c..%5csecret.txt",
    "//secret.txt",
    "/.%00./secret.txt",
    "/secret.txt%00.html",
    "/%c0%ae%c0%ae/secret.txt",
    "/..;/secret.txt",
    "/./../secret.txt",
    "/C:/secret.txt",
    "/C:%5csecret.txt",
    "/index.html::$DATA",
    "/.hidden",
    "/.git/config",
    "/topics/.hidden",
    "/leak.txt",
    "/folder/secret.txt",
    "/folder/",
    "/fifo",
    "/loop/x",
    "/" + "a" * 5000,
    "/" + "a/" * 3000,
    "http://127.0.0.1/secret.txt",
    "*",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_nothing_outside_the_site_is_served(still: Preview, path: str) -> None:
    output = still.root / "out"
    if not (output / "fifo").exists():
        (still.root / "secret.txt").write_text("SECRET")
        (output / ".git").mkdir()
        for hidden in (output / ".hidden", output / "topics/.hidden", output / ".git/config"):
            hidden.write_text("SECRET")
        (output / "leak.txt").symlink_to(still.root / "secret.txt")
        (output / "folder").symlink_to(still.root)
        (output / "loop").symlink_to(output / "loop")
        os.mkfifo(output / "fifo")
    with socket.create_connection(("127.0.0.1", still.port), DEADLINE) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.split()[1] in (b"400", b"404") and b"SECRET" not in answer


def test_redirect_never_leads_to_another_host(still: Preview) -> None:
    for path in ("//evil.example", "//evil.example/..", "/%2fevil.example", "//topics", "/\\evil.example"):
        assert not still.ask(path)[0].headers["Location"]


# Rebuilding


def test_save_reloads_open_pages_and_shows(preview: Preview) -> None:
    client = Client(preview.port)
    preview.save("index.html", PAGE % "second")
    wait(lambda: client.reloads)
    assert client.reloads == ["*"] and "second" in preview.text()


def test_style_sheet_alone_is_swapped_in_place(preview: Preview) -> None:
    client = Client(preview.port)
    preview.save("site.css", "#text { color: rgb(4, 5, 6); }")
    wait(lambda: client.reloads)
    message = client.messages[-1]
    assert (message["path"], message["liveCSS"]) == ("site.css", True)


def test_rebuild_without_a_change_reloads_nothing(preview: Preview) -> None:
    client, edition = Client(preview.port), edition_of(preview.text())
    preview.save("index.html", PAGE % "first")
    wait(lambda: preview.rebuilds == 2)
    assert edition_of(preview.text()) == edition
    preview.save("index.html", PAGE % "second")
    wait(lambda: client.reloads)
    assert len(client.reloads) == 1


def test_page_loaded_before_the_rebuild_ended_reloads_on_connecting(preview: Preview) -> None:
    edition = edition_of(preview.text())
    assert Client(preview.port, edition).reloads == []
    preview.save("index.html", PAGE % "second")
    wait(lambda: edition_of(preview.text()) != edition)
    assert Client(preview.port, edition).reloads == ["*"]
    assert Client(preview.port, "0badcafe-7").reloads == ["*"]


def test_many_saves_at_once_are_one_rebuild(preview: Preview) -> None:
    client = Client(preview.port)
    (preview.root / "hold").touch()
    prepared = preview.root / "prepared"
    prepared.mkdir()
    for number in range(20):
        (prepared / f"{number}.html").write_text(PAGE % number)
    (preview.root / "hold").unlink()
    for path in prepared.iterdir():
        path.rename(preview.root / "src" / path.name)
    wait(lambda: "19" in preview.text("/19.html"))
    preview.settle()
    # A machine that stalls between two renames may need a second one.
    assert preview.rebuilds - 1 in (1, 2) and len(client.reloads) <= 2


def test_save_during_a_rebuild_is_not_lost(preview: Preview) -> None:
    client = Client(preview.port)
    hold = preview.root / "hold"
    hold.touch()
    preview.save("index.html", PAGE % "second")
    # The server answers while a rebuild hangs, with the last good page.
    for _ in range(10):
        assert "first" in preview.text()
        time.sleep(0.05)
    hold.unlink()
    wait(lambda: "second" in preview.text())
    for number in range(15):
        preview.save("index.html", PAGE % f"edit {number}.")
        time.sleep(0.03)
    wait(lambda: "edit 14." in preview.text())
    wait(lambda: len(client.reloads) >= 2)


def by_writing(path: Path, text: str) -> None:
    path.write_text(text)


def by_renaming(path: Path, text: str) -> None:
    path.with_name(".tmp").write_text(text)
    path.with_name(".tmp").replace(path)


def with_a_backup(path: Path, text: str) -> None:
    path.rename(path.with_name("index.html~"))
    path.write_text(text)


def by_deleting_first(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


def with_the_same_time_stamp(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, (1, 1))


def by_appending(path: Path, text: str) -> None:
    with path.open("a") as file:
        file.write(text)


WAYS = [by_writing, by_renaming, with_a_backup, by_deleting_first, with_the_same_time_stamp, by_appending]


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that several tests change, each in its own way."""
    preview = Preview(make_root(tmp_path_factory.mktemp("busy")))
    os.utime(preview.root / "src/index.html", (1, 1))
    yield preview.await_ready()
    preview.stop()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_of_saving_is_seen(busy: Preview, way: Callable[[Path, str], None]) -> None:
    way(busy.root / "src/index.html", PAGE % f"saved {way.__name__}")
    wait(lambda: f"saved {way.__name__}" in busy.text())


def test_new_moved_and_replaced_folders_are_seen(busy: Preview) -> None:
    source = busy.root / "src"
    moved = busy.root / "elsewhere/deep"
    moved.mkdir(parents=True)
    (moved / "index.html").write_text(PAGE % "moved")
    moved.parent.rename(source / "here")
    wait(lambda: "moved" in busy.text("/here/deep/"))
    busy.save("here/deep/index.html", PAGE % "and edited")
    wait(lambda: "and edited" in busy.text("/here/deep/"))
    # The root itself, as some version control does it.
    source.rename(busy.root / "old")
    make_root(busy.root)
    wait(lambda: "first" in busy.text())
    busy.save("index.html", PAGE % "after all that")
    wait(lambda: "after all that" in busy.text())


def test_single_file_and_late_folder_are_watched(busy: Preview) -> None:
    def causes_a_rebuild(change: Callable[[], object]) -> None:
        busy.settle()
        before = busy.rebuilds
        change()
        wait(lambda: busy.rebuilds > before)

    single = busy.root / "site.yaml"
    causes_a_rebuild(lambda: single.write_text("title: x"))
    causes_a_rebuild(lambda: by_renaming(single, "title: y"))
    causes_a_rebuild(lambda: with_the_same_time_stamp(single, "title: z"))
    causes_a_rebuild((busy.root / "later").mkdir)
    causes_a_rebuild(lambda: (busy.root / "later/page.md").write_text("x"))


def test_traces_of_editors_and_the_output_cause_no_rebuild(busy: Preview) -> None:
    busy.settle()
    before = busy.rebuilds
    for name in ("a.md~", ".#a.md", "a.swp", "4913", ".git/index", "#a.md#", "__pycache__/x.py"):
        busy.save(name, "x")
    (busy.root / "out/foreign.txt").write_text("x")
    busy.settle()
    # Folders made on the way are seen as such, hidden ones are not.
    assert busy.rebuilds == before


def test_failure_is_shown_and_clears_itself(preview: Preview) -> None:
    client = Client(preview.port)
    preview.save("bad.html", "!fail")
    wait(lambda: client.reloads)
    page = preview.text()
    assert client.reloads == ["*"] and "first" in page
    assert 'role="alert"' in page and "bad.html:1:1: error[bang] no &lt;b&gt;!&lt;/b&gt; here" in page
    assert (
        '<link rel="stylesheet" href="/__sitegen/dock.css"><div class="sitegen-dock">' in page and "<style" not in page
    )
    assert 'role="alert"' in preview.text("/nowhere")
    wait(lambda: preview.said("bad.html:1:1: error[bang]"))
    (preview.root / "src/bad.html").unlink()
    # The output is what it was; only the panel has to go.
    wait(lambda: len(client.reloads) == 2)
    assert 'role="alert"' not in preview.text()


def test_fault_in_the_builder_is_survived(preview: Preview) -> None:
    preview.save("bad.html", "CRASH")
    wait(lambda: "RuntimeError: a bug in the builder" in preview.text())
    wait(lambda: preview.said("Traceback"))
    preview.save("bad.html", "fine")
    wait(lambda: 'role="alert"' not in preview.text())


def test_starts_on_a_broken_site_without_output(tmp_path: Path) -> None:
    root = make_root(tmp_path)
    (root / "src/bad.html").write_text("!fail")
    preview = Preview(root).await_ready()
    try:
        response, body = preview.ask("/")
        assert response.status == 503 and b"No site yet" in body and b"bad.html:1:1" in body
        client = Client(preview.port)
        (root / "src/bad.html").unlink()
        wait(lambda: client.reloads)
        response, body = preview.ask("/")
        assert response.status == 200 and b"first" in body
    finally:
        preview.stop()


def test_readers_never_get_half_a_page(preview: Preview) -> None:
    pages = [PAGE % "first", *(PAGE % (str(number) * 50_000) for number in range(8))]
    ended = threading.Event()
    seen: set[str] = set()

    def read() -> None:
        while not ended.is_set():
            seen.add(SCRIPT.sub("", preview.text()))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        for page in pages:
            # Saved by rename: the copying rebuild of this test would publish a source caught half written.
            preview.save("index.html.new", page)
            (preview.root / "src" / "index.html.new").replace(preview.root / "src" / "index.html")
            time.sleep(0.1)
        wait(lambda: pages[-1] in seen)
    finally:
        ended.set()
        for reader in readers:
            reader.join(DEADLINE)
    assert seen <= set(pages)


# Starting and stopping


def test_taken_port_gives_way_to_the_next(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        preview = Preview(make_root(tmp_path), taken).await_ready()
        try:
            assert preview.port > taken
            assert preview.said(f"Port {taken} is taken; using {preview.port}. Port {taken} is held by ")
            assert f"(process {os.getpid()})" in preview.said("Port ")[0]
            assert preview.said(f"Preview at http://127.0.0.1:{preview.port}/")
            assert "first" in preview.text()
        finally:
            preview.stop()


def test_interrupt_returns_cleanly_with_pages_open(tmp_path: Path) -> None:
    preview = Preview(make_root(tmp_path)).await_ready()
    Client(preview.port)
    assert preview.stop() == 0
    assert preview.lines[-1] == "RETURNED"
    # Nothing else was printed: no warning, no left-over task, no trace of a request.
    expected = ("REBUILD", "READY", "Preview at", "RETURNED")
    assert [line for line in preview.lines if not line.startswith(expected)] == []


def test_interrupt_ends_a_busy_preview(tmp_path: Path) -> None:
    preview = Preview(make_root(tmp_path)).await_ready()
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            with suppress(OSError, HTTPException):
                preview.text()

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        time.sleep(0.2)
        assert preview.stop() == 0
    finally:
        ended.set()
        for reader in readers:
            reader.join(DEADLINE)
    assert preview.lines[-1] == "RETURNED" and not preview.said("Traceback")


def test_interrupt_waits_for_the_rebuild(tmp_path: Path) -> None:
    preview = Preview(make_root(tmp_path)).await_ready()
    (tmp_path / "hold").touch()
    preview.save("index.html", PAGE % "second")
    preview.settle()
    preview.process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert preview.process.poll() is None
    (tmp_path / "hold").unlink()
    assert preview.process.wait(DEADLINE) == 0
    preview.stop()
    assert "second" in (tmp_path / "out/index.html").read_text()


def test_listens_on_loopback_only_and_refuses_impossible_ports() -> None:
    sockets = bind("127.0.0.1", 0)
    try:
        assert {one.getsockname()[0] for one in sockets} == {"127.0.0.1"}
    finally:
        for one in sockets:
            one.close()
    with pytest.raises(ValueError, match="70000"):
        bind("127.0.0.1", 70000)


# Parts


def test_addresses_are_decoded_once_and_judged_after() -> None:
    assert split_path("/") == ("",)
    assert split_path("/a/b.html") == ("a", "b.html")
    assert split_path("/r%C3%A8gles/") == ("règles", "")
    for path in ("", "a", "/..", "/%2e%2e/", "/a//b", "/a%2fb", "/a%5cb", "/C:", "/x:$DATA", "/%ff", "/%00", "/.git"):
        assert split_path(path) is None, path
    assert folder_address(("r è", "b"), "") == "/r%20%C3%A8/b/"


def test_links_inside_the_site_are_judged_by_where_they_lead(tmp_path: Path) -> None:
    (tmp_path / "out/.secret").mkdir(parents=True)
    (tmp_path / "out/.secret/a.txt").touch()
    (tmp_path / "out/a.txt").touch()
    (tmp_path / "out/same.txt").symlink_to("a.txt")
    (tmp_path / "out/hidden.txt").symlink_to(".secret/a.txt")
    assert find_file(tmp_path / "out", ("same.txt",)) == (tmp_path / "out/a.txt").resolve()
    assert find_file(tmp_path / "out", ("hidden.txt",)) is None


def test_types() -> None:
    assert content_type("X.HTML") == "text/html; charset=utf-8"
    assert content_type("sitemap.xml") == "application/xml; charset=utf-8"
    assert content_type("a.svg") == "image/svg+xml; charset=utf-8"
    assert content_type("a.jsonld") == "application/ld+json; charset=utf-8"
    assert content_type("a.png") == "image/png"
    assert content_type("index.pf_meta") == "application/octet-stream"


def test_injection_finds_the_body_or_does_without() -> None:
    script = script_address("localhost", "1", "a-1")
    tag = f'<script src="{script}" defer></script>'.replace("&", "&amp;")
    for before, after in [
        ("<html><body>", "<p>x"),
        ('<BODY class="a>b">', "<p>x</BODY>"),
        ("<head></head >", "<p>x"),
        ('<body>\n<a class="skip" href="#main">Skip to it</a>', '<a href="#x">x</a>'),
        ("<body>", '<a href="/x">x</a>'),
        ("<title>x</title><p>the end", ""),
        ("<p><bodyguard>", ""),
    ]:
        assert inject((before + after).encode(), script).decode() == before + tag + after
    assert inject(b"\xff<body>", script).startswith(b"\xff<body><script")


def test_panel_shows_text_as_text() -> None:
    assert panel(()) == ""
    html = panel([Problem("a <script>alert(1)</script> & \x1b[31m\u202e"), Problem("b")])
    assert "2 problems" in html and "1 problem." in panel([Problem("x")]) + "."
    assert "&lt;script&gt;" in html and "\x1b" not in html
    assert with_dock(b"<body>", panel([Problem("\ud800")])).decode().count("?") == 1
    assert b"<h1>&lt;t&gt;</h1>" in bare_page("<t>", "x")


def test_what_must_be_fetched_anew() -> None:
    calm, failing, starting = Showing("1", built=True), Showing("1", (Problem("x"),), built=True), Showing("1")

    def outcome(*changed: str, deleted: int = 0, ok: bool = True) -> Outcome:
        return Outcome(ok, len(changed) - deleted, deleted, changed, "", ())

    assert stale_paths(outcome(), calm) == ()
    assert stale_paths(outcome("a.css", "b.css"), calm) == ("a.css", "b.css")
    assert stale_paths(outcome("a.css", "b.css", deleted=1), calm) == ("*",)
    assert stale_paths(outcome("a.css", "index.html"), calm) == ("*",)
    for before in (failing, starting):
        assert stale_paths(outcome(), before) == ("*",)
    assert stale_paths(outcome(ok=False), calm) == ("*",)


def test_a_save_while_another_build_runs_is_shown_once_that_has_ended(tmp_path: Path) -> None:
    def rebuild(_: object) -> Outcome:
        with locked(tmp_path):
            return Outcome(True, 1, 0, (), "built", ())

    def hold(there: threading.Event) -> None:
        with locked(tmp_path):
            there.set()
            time.sleep(0.3)

    there = threading.Event()
    other = threading.Thread(target=hold, args=(there,))
    other.start()
    there.wait()
    assert attempt(rebuild).report == "built"
    other.join()


def test_a_build_that_does_not_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: object) -> Outcome:
        raise Busy("another build is running here")

    monkeypatch.setattr("sitegen.preview.server.PATIENCE", 0.2)
    outcome = attempt(busy)
    assert (outcome.ok, outcome.report) == (False, "Another build is still running; save again when it has ended.")


def test_fault_becomes_an_outcome() -> None:
    def fail(saved: frozenset[str] | None) -> Outcome:
        raise KeyError("x")

    outcome = attempt(fail)
    assert not outcome.ok and outcome.problems == (Problem("The build stopped: KeyError: 'x'"),)
    assert "Traceback" in outcome.report


def test_sources_below_a_hidden_folder_still_count(tmp_path: Path) -> None:
    root = tmp_path / ".home/site"
    sources = Sources((root,), root / "build")
    assert root / "content/a.md" in sources and root in sources
    for name in ("build/a.html", ".git/HEAD", "a/.x/b", "a/b~", "4913"):
        assert root / name not in sources, name
    assert tmp_path not in sources


def test_falls_back_to_looking_where_the_system_cannot_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def limited(*paths: Path, **options: Any) -> Iterator[set[FileChange]]:
        if not options["force_polling"]:
            raise OSError("limit reached")
        return watchfiles.watch(*paths, **options)

    monkeypatch.setattr("sitegen.preview.watch.watch", limited)
    said: list[str] = []
    runs: list[bool] = []
    watcher = SourceWatcher(Sources((tmp_path,), tmp_path / "out"), lambda saved: bool(runs.append(True)), said.append)
    assert watcher.start(lambda: None) is True
    try:
        wait(lambda: len(runs) == 1)
        (tmp_path / "a.md").write_text("x")
        wait(lambda: len(runs) >= 2)
    finally:
        watcher.close()
    assert len(said) == 1 and "limit reached" in said[0]


def test_what_was_saved_is_named_and_looked_at_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.preview.watch.SECOND_LOOK", 200)
    told: list[frozenset[str] | None] = []

    def act(saved: frozenset[str] | None) -> bool:
        told.append(saved)
        return saved is not None

    watcher = SourceWatcher(Sources((tmp_path,), tmp_path / "out"), act, lambda text: None)
    watcher.start(lambda: None)
    try:
        wait(lambda: told == [None])
        time.sleep(0.3)
        assert told == [None], "a look at everything needs no other"
        (tmp_path / "a.md").write_text("x")
        wait(lambda: len(told) >= 3)
        assert told[1:] == [frozenset({str(tmp_path / "a.md")}), None]
    finally:
        watcher.close()


def test_site_that_changes_places_is_never_missing(still: Preview) -> None:
    ended = threading.Event()

    def swap() -> None:
        while not ended.is_set():
            (still.root / "out").rename(still.root / "away")
            (still.root / "away").rename(still.root / "out")
            time.sleep(0.002)

    swapper = threading.Thread(target=swap)
    swapper.start()
    try:
        answers = {still.ask("/")[0].status for _ in range(200)}
    finally:
        ended.set()
        swapper.join(DEADLINE)
    assert answers == {200}


# A browser


@pytest.mark.browser
def test_open_page_follows_the_source_under_its_own_policy(preview: Preview) -> None:
    # Here, because the programs that serve the other tests are this file too.
    sys.path.insert(0, str(Path(__file__).parent / "browser"))
    from browsing import chromium
    from playwright.sync_api import expect

    with chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(DEADLINE * 1000)
        expect.set_options(timeout=DEADLINE * 1000)
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for name in ("127.0.0.1", "localhost"):
            page.goto(f"http://{name}:{preview.port}/")
            text, alert = page.locator("#text"), page.get_by_role("alert")
            preview.save("index.html", PAGE % f"seen at {name}")
            expect(text).to_have_text(f"seen at {name}")
            preview.save("bad.html", "!fail")
            expect(alert).to_contain_text("bad.html:1:1: error[bang] no <b>!</b> here")
            expect(page.locator(".sitegen-dock")).to_have_css("position", "sticky")
            expect(text).to_have_text(f"seen at {name}")
            (preview.root / "src/bad.html").unlink()
            expect(alert).to_have_count(0)
            # No alert is in a page either of which nothing is there yet; its parser would overrule the title below.
            expect(text).to_have_text(f"seen at {name}")
            page.wait_for_load_state()
            # A style sheet is swapped without loading the page again, so what was typed or opened stays.
            page.evaluate("document.title = 'still the same document'")
            shade = f"rgb(9, 9, {len(name)})"
            preview.save("site.css", f"#text {{ color: {shade}; }}")
            expect(text).to_have_css("color", shade)
            assert page.title() == "still the same document"
    assert complaints == []


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
