"""`check --links` against a server that has pages, has lost some, has moved one and refuses one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.link_check import addresses, ask

ANSWERS = {"/ok": 200, "/gone": 404, "/moved": 301, "/for-now": 302, "/refused": 403, "/broken": 503, "/no-head": 405}


class Handler(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        Handler.asked.append(f"{method} {self.path}")
        status = ANSWERS.get(self.path, 404)
        if self.path == "/no-head" and method == "GET":
            status = 200
        self.send_response(status)
        if status in {301, 302}:
            self.send_header("Location", "/ok")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def test_addresses_end_where_the_sentence_goes_on() -> None:
    text = (
        "See [x](https://a.example/b_(c)), <https://a.example/d> and https://a.example/e#f.\nurl: https://a.example/d\n"
    )
    found = addresses({"content/a.md": text})
    assert list(found) == ["https://a.example/b_(c)", "https://a.example/d", "https://a.example/e"]
    assert [str(span) for span in found["https://a.example/d"]] == ["content/a.md:1:36", "content/a.md:2:6"]


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/ok", "ok"),
        ("/gone", "gone"),
        ("/moved", "moved"),
        ("/for-now", "ok"),
        ("/refused", "unsure"),
        ("/broken", "unsure"),
        ("/no-head", "ok"),
    ],
)
def test_what_comes_of_an_address(server: str, path: str, state: str) -> None:
    assert ask(server + path).state == state


# The server of this test is on this machine, which no entry should lead to.
LOCAL = 'rules: {bad-url: {level: "off", reason: a test}}\n'


def test_the_command(server: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "documents").mkdir(parents=True)
    (content / "site.yaml").write_text(f"title: A\nbase_url: {server}/ok\nstrict: true\n{LOCAL}", "utf-8")
    body = f"---\ntitle: A\nyear: 2016\n---\n[one]({server}/gone) [two]({server}/moved) [three]({server}/refused)\n"
    (content / "documents/a.md").write_text(body, "utf-8")

    def run(*options: str) -> tuple[int, str, str]:
        done = CliRunner().invoke(main, ["check", "--root", str(tmp_path), *options])
        return done.exit_code, done.stdout, done.stderr

    assert run()[:2] == (0, "")
    assert Handler.asked == []
    code, out, said = run("--links")
    assert code == 0
    assert f"content/documents/a.md:5:7: warning[dead-link] '{server}/gone' leads nowhere: the server says 404" in out
    assert f"hint: write {server}/ok" in out
    assert "4 addresses asked for; 1 did not answer a program, or not now" in said
    asked = len(Handler.asked)
    run("--links")
    # Only what said nothing is asked for again.
    assert {row.partition(" ")[2] for row in Handler.asked[asked:]} == {"/refused"}
