"""The form's own server: reads and replaces texts below content/, and nothing for anybody else."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from sitegen.editing_server import Asked, Refusal, Texts, application
from sitegen.preview.ports import bind

ENTRY = "content/documents/a.md"


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    root = tmp_path / "site"
    (root / "content/documents/deep").mkdir(parents=True)
    (root / "content/pages").mkdir()
    (root / "content/site.yaml").write_text("title: A\n")
    (root / ENTRY).write_bytes("---\r\ntitle: “A”\r\n---\r\nBody".encode())
    (root / "content/documents/deep/b.md").write_text("---\ntitle: B\n---\n")
    (root / "content/documents/.hidden.md").write_text("no")
    (tmp_path / "secret.md").write_text("secret")
    (root / "content/documents/link.md").symlink_to(tmp_path / "secret.md")
    (root / "content/documents/out").symlink_to(tmp_path)
    return Texts(root)


def ask(texts: Texts, action: str, **params: Any) -> Any:
    return texts.answer(Asked(action, params))


def save(texts: Texts, raw: str, path: str = ENTRY, **options: Any) -> Any:
    return ask(texts, "persistEntry", dataFiles=[{"path": path, "raw": raw, "slug": "a"}], assets=[], options=options)


def test_texts_are_listed_and_read_with_their_line_ends(texts: Texts) -> None:
    listed = ask(texts, "entriesByFolder", folder="content/documents", extension="md", depth=1)
    assert [entry["file"]["path"] for entry in listed] == [ENTRY]
    assert listed[0]["data"] == "---\r\ntitle: “A”\r\n---\r\nBody"
    deep = ask(texts, "entriesByFolder", folder="content/documents", extension="md", depth=2)
    assert [entry["file"]["path"] for entry in deep] == [ENTRY, "content/documents/deep/b.md"]
    assert ask(texts, "getEntry", path=ENTRY)["data"] == listed[0]["data"]
    assert ask(texts, "getEntry", path="content/documents/none.md")["data"] is None
    assert ask(texts, "info")["type"] == "local_fs"


def test_a_save_replaces_the_file_and_keeps_its_mode(texts: Texts) -> None:
    (texts.root / ENTRY).chmod(0o640)
    ask(texts, "getEntry", path=ENTRY)
    save(texts, "---\r\ntitle: B\r\n---\r\nBody\n")
    assert (texts.root / ENTRY).read_bytes() == b"---\r\ntitle: B\r\n---\r\nBody"
    assert (texts.root / ENTRY).stat().st_mode & 0o777 == 0o640
    save(texts, "---\ntitle: C\n---\n", "content/pages/new.md", newEntry=True)
    assert (texts.root / "content/pages/new.md").read_text() == "---\ntitle: C\n---\n"
    assert not list(texts.root.rglob(".sitegen-*"))


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(texts: Texts) -> None:
    ask(texts, "getEntry", path=ENTRY)
    (texts.root / ENTRY).write_text("---\ntitle: Theirs\n---\n")
    with pytest.raises(Refusal, match="changed by someone else"):
        save(texts, "---\ntitle: Ours\n---\n")
    assert (texts.root / ENTRY).read_text() == "---\ntitle: Theirs\n---\n"
    ask(texts, "getEntry", path=ENTRY)
    save(texts, "---\ntitle: Ours\n---\n")
    save(texts, "---\ntitle: Ours again\n---\n")
    assert (texts.root / ENTRY).read_text() == "---\ntitle: Ours again\n---\n"


def test_a_new_entry_takes_no_place_of_another(texts: Texts) -> None:
    with pytest.raises(Refusal, match="exists already"):
        save(texts, "new", newEntry=True)
    assert "“A”" in (texts.root / ENTRY).read_text()


@pytest.mark.parametrize(
    "path",
    [
        "content/site.yaml",
        "content/registers/topics.yaml",
        "content/documents/../../../secret.md",
        "content/documents/./a.md",
        "content/documents//a.md",
        "/etc/passwd.md",
        "../secret.md",
        "content/documents/link.md",
        "content/documents/out/secret.md",
        "content/documents/.hidden.md",
        "content/documents/a\\..\\b.md",
        "content/documents/a\0.md",
        "content/documents/a.md\n",
        "content/documents/a.txt",
        "templates/base.md",
        "content/documents/" + "a" * 2000 + ".md",
    ],
)
def test_no_other_file_is_read_or_written(texts: Texts, path: str) -> None:
    before = {place: place.read_bytes() for place in texts.root.parent.rglob("*") if place.is_file()}
    with pytest.raises(Refusal):
        ask(texts, "getEntry", path=path)
    with pytest.raises(Refusal):
        save(texts, "mine", path)
    with pytest.raises(Refusal):
        ask(texts, "entriesByFiles", files=[{"path": path}])
    assert {place: place.read_bytes() for place in texts.root.parent.rglob("*") if place.is_file()} == before


def test_one_bad_file_of_a_save_stops_all_of_it(texts: Texts) -> None:
    files = [{"path": ENTRY, "raw": "x"}, {"path": "../secret.md", "raw": "y"}]
    with pytest.raises(Refusal):
        ask(texts, "persistEntry", dataFiles=files)
    assert "“A”" in (texts.root / ENTRY).read_text()


@pytest.mark.parametrize(
    ("action", "params"),
    [
        ("deleteFiles", {"paths": [ENTRY]}),
        ("persistMedia", {"asset": {"path": ENTRY, "content": "", "encoding": "base64"}}),
        ("persistEntry", {"dataFiles": [], "assets": [{"path": ENTRY}]}),
        ("persistEntry", {"dataFiles": [{"path": ENTRY, "raw": "x", "newPath": "content/documents/b.md"}]}),
        ("persistEntry", {"dataFiles": [{"path": ENTRY}]}),
        ("persistEntry", {"dataFiles": "x"}),
        ("entriesByFolder", {"folder": "content/registers"}),
        ("entriesByFolder", {"folder": "content/documents/../.."}),
        ("getEntry", {}),
        ("nothing", {}),
    ],
)
def test_what_it_does_not_do_it_refuses(texts: Texts, action: str, params: dict[str, Any]) -> None:
    before = (texts.root / ENTRY).read_bytes()
    with pytest.raises(Refusal):
        ask(texts, action, **params)
    assert (texts.root / ENTRY).read_bytes() == before


def test_a_file_that_is_not_utf8_is_left_alone(texts: Texts) -> None:
    (texts.root / ENTRY).write_bytes(b"\xff")
    with pytest.raises(Refusal, match="not UTF-8"):
        save(texts, "x")
    assert (texts.root / ENTRY).read_bytes() == b"\xff"


# Over the wire

Send = Callable[..., tuple[int, str, dict[str, str]]]


@pytest.fixture
def send(texts: Texts) -> Iterator[Send]:
    """Sends a request to a running server; gives status, body and headers."""
    import asyncio

    from tornado.httpserver import HTTPServer

    [listening] = bind("127.0.0.1", 0)
    port = listening.getsockname()[1]
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def run() -> None:
        server = HTTPServer(application(texts.root, lambda: {"index.html": b"<p>form", "config.yml": b"a: b"}))
        server.add_sockets([listening])
        await stop.wait()
        server.stop()
        await server.close_all_connections()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()

    def request(method: str, path: str, body: object = None, **headers: str) -> tuple[int, str, dict[str, str]]:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        sent = {"Host": f"127.0.0.1:{port}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        text = body if isinstance(body, str) else json.dumps(body)
        connection.request(method, path, text if method == "POST" else None, sent)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.headers)

    yield request
    loop.call_soon_threadsafe(stop.set)
    thread.join()
    loop.close()


def test_the_server_answers_its_own_pages_and_nobody_else(send: Send) -> None:
    kind = {"Content_Type": "application/json; charset=utf-8"}
    info = {"action": "info", "params": {}}
    status, body, headers = send("GET", "/")
    assert (status, body, headers["X-Frame-Options"]) == (200, "<p>form", "DENY")
    assert send("GET", "/config.yml")[0] == 200
    assert [send("GET", path)[0] for path in ("/other", "/../secret.md", "/content/site.yaml")] == [404, 404, 404]
    assert json.loads(send("POST", "/api/v1", info, **kind)[1])["type"] == "local_fs"
    for foreign in ("https://evil.example", "null", "http://127.0.0.1:1", "http://localhost.evil.example"):
        assert send("POST", "/api/v1", info, Origin=foreign, **kind)[0] == 403
        assert send("GET", "/", Origin=foreign)[0] == 403
    for host in ("evil.example", "127.0.0.1.evil.example"):
        assert send("POST", "/api/v1", info, Host=host, **kind)[0] == 421
    assert send("POST", "/api/v1", info, Content_Type="text/plain")[0] == 415
    for bad in ("{", "[]", '{"params": {}}', '{"action": 1}', "[" * 5000):
        assert send("POST", "/api/v1", bad, **kind)[0] == 400
    change = {"action": "getEntry", "params": {"path": "../secret.md"}}
    status, body, _ = send("POST", "/api/v1", change, **kind)
    assert (status, "not a Markdown file" in json.loads(body)["error"]) == (403, True)
