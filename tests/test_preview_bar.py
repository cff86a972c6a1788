"""The editor's bar: which file a page has, what the bar says of it, who has the port, and readers meanwhile."""

from __future__ import annotations

import errno
import os
import re
import socket
import threading
import time
from contextlib import suppress
from datetime import date
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from helpers import entry, site
from previewing import served, wait
from sites import TINY, copy_of, sitegen

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.preview.bar import MOST, MOST_ELSEWHERE, bar
from sitegen.preview.dock import with_dock
from sitegen.preview.panel import Problem, panel
from sitegen.preview.ports import address_for_others, address_of, answers_to, bind, holder
from sitegen.preview.server import Outcome, Showing, stale_paths
from sitegen.preview.sources import VS_CODE, Editor, PageSources, fault_of_pattern, page_sources

TODAY = date(2026, 11, 23)
A, B, C = (f"content/documents/{name}.md" for name in "abc")
SAVES, READERS = 30, 10


def problem(path: str, line: int = 1, *, error: bool = False, message: str = "odd", hint: str = "") -> Diagnostic:
    return Diagnostic(Span(path, line, 3), "a-rule", Severity.ERROR if error else Severity.WARNING, message, hint)


def page_of(file: str) -> str:
    return f"documents/{file.rpartition('/')[2][:-3]}/index.html"


def sources(
    *problems: Diagnostic, files: tuple[str, ...] = (A, B, C), marks: dict[str, str] | None = None
) -> PageSources:
    return PageSources({page_of(file): file for file in files}, {}, {}, marks or {}, problems, Editor(VS_CODE, "/site"))


class Reader(HTMLParser):
    """The words of a piece of HTML, its links by their words, its roles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.links, self._href = "", {}, ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._href = dict(attributes).get("href") or "" if tag == "a" else ""

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._href:
            self.links[data] = self._href
            self._href = ""


# Which file


def file_of(known: PageSources, page: str) -> str:
    place = known.place_of(page)
    return place.path if place else ""


def test_every_page_made_from_a_file_knows_it() -> None:
    made = site(
        {
            "documents/b.md": entry("tags: [tea]\n"),
            "documents/sub/renamed.md": entry("tags: [tea]\n"),
            "documents/hidden.md": entry(),
            "pages/about.md": "---\ntitle: About\n---\nWho we are.\n",
            "registers/topics.yaml": "topics:\n  - {id: cake, label: Cake}\n  - {id: tea, label: Tea}\n",
            "topics/tea.md": "---\ntitle: Tea\n---\nHot.\n",
        },
        unpublished=["hidden"],
    )
    known = page_sources(made.update.state, (), TODAY)
    assert file_of(known, "documents/b/index.html") == "content/documents/b.md"
    assert file_of(known, "documents/renamed/index.html") == "content/documents/sub/renamed.md"
    assert file_of(known, "about/index.html") == "content/pages/about.md"
    assert file_of(known, "topics/tea/index.html") == "content/topics/tea.md"
    # A topic without a text of its own is a few lines of the register.
    assert known.place_of("topics/cake/index.html") == Span("content/registers/topics.yaml", 2, 5)
    assert known.page_of("content/registers/topics.yaml") == ""
    assert known.page_of("content/topics/tea.md") == "topics/tea/index.html"
    assert file_of(known, "index.html") == "content/site.yaml" and known.page_of("content/site.yaml") == ""
    for listing in ("topics/index.html", "documents/hidden/index.html", "404.html"):
        assert file_of(known, listing) == ""
    assert known.marks == {"content/documents/hidden.md": "draft"}
    assert known.neighbours("content/documents/b.md") == ("", "content/documents/sub/renamed.md")


def test_entry_of_a_later_day_is_marked_until_then() -> None:
    state = site({"documents/a.md": entry("publish_on: 2026-12-01\n")}).update.state
    assert page_sources(state, (), date(2026, 11, 30)).marks == {A: "due 2026-12-01"}
    assert page_sources(state, (), date(2026, 12, 1)).marks == {}


def test_neighbours_go_by_file_name_and_stop_at_the_ends() -> None:
    known = sources(files=(C, A, B))
    assert [known.neighbours(file) for file in (A, B, C)] == [("", B), (A, C), (B, "")]
    assert known.neighbours("content/pages/about.md") == ("", "")


def test_build_that_failed_leaves_the_pages_their_files() -> None:
    before, latest = sources(files=(A, B)), sources(problem(A, error=True), files=(B,))
    assert before.after(latest, failed=True).place_of(page_of(A)) == Span(A, 1, 3)
    assert before.after(latest, failed=True).problems == latest.problems
    assert before.after(latest, failed=False).place_of(page_of(A)) is None


def test_another_warning_reloads_pages_although_none_was_written() -> None:
    before = Showing("1", sources=sources(), built=True)
    same, other = (Outcome(True, 0, 0, (), "", (), sources=now) for now in (sources(), sources(problem(A))))
    assert stale_paths(same, before) == ()
    assert stale_paths(other, before) == ("*",)
    css = Outcome(True, 1, 0, ("a.css",), "", (), sources=sources())
    assert stale_paths(css, before) == ("a.css",)


# Links to editors


def test_link_opens_the_place() -> None:
    spot = Span("content/documents/é #1?.md", 7, 3)
    assert Editor(VS_CODE, "/home/me/a site").link(spot) == (
        "vscode://file/home/me/a%20site/content/documents/%C3%A9%20%231%3F.md:7:3"
    )
    assert Editor(VS_CODE, "C:/site").link(Span("x.md", 2)) == "vscode://file/C:/site/x.md:2:1"
    other = Editor("idea://open?file={path}&line={line}", "/s")
    assert other.link(Span("{line}.md", 2)) == "idea://open?file=/s/%7Bline%7D.md&line=2"
    assert Editor().link(spot) == ""


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("", ""),
        (VS_CODE, ""),
        ("subl://open?url=file://{path}&line={line}", ""),
        ("code -g {path}", "scheme"),
        ("JavaScript:alert('{path}')", "opens no editor"),
        ("data:text/html,{path}", "opens no editor"),
        ("vscode://file{path}:{row}", "{row} is unknown"),
        ("vscode://file", "should hold {path}"),
    ],
)
def test_patterns_that_make_no_link_are_told(pattern: str, fault: str) -> None:
    said = fault_of_pattern(pattern)
    assert fault in said and bool(fault) == bool(said)


def test_command_refuses_a_bad_pattern() -> None:
    run = sitegen("serve", "--editor", "javascript:{path}", root=TINY)
    assert run.returncode == 2
    assert "opens no editor" in run.stderr


# What the bar says


def test_bar_tells_file_mark_problems_and_ways() -> None:
    known = sources(
        problem(B, 4, message="an odd word", hint="write 'even'"), problem(B, 9, error=True), problem(A, 2),
        problem("content/site.yaml", 4), problem("content/site.yaml", 5, error=True), marks={B: "draft"},
    )  # fmt: skip
    read = Reader(bar(page_of(B), known))
    assert f"{B}draft1 error, 1 warning" in read.words
    assert "line 4: warning [a-rule] an odd wordHint: write 'even'" in read.words
    assert "Elsewhere: 1 error, 2 warnings in 2 other files" in read.words
    # What keeps the site from being built comes first.
    assert read.words.index("content/site.yaml: 1 error, 1 warning") < read.words.index(f"{A}: 1 warning")
    assert read.links == {
        # At the first error, which is what keeps the page from being built.
        "Open in editor": f"vscode://file/site/{B}:9:3",
        "Previous: a.md": "/documents/a/",
        "Next: c.md": "/documents/c/",
        "line 4": f"vscode://file/site/{B}:4:3",
        "line 9": f"vscode://file/site/{B}:9:3",
        "content/site.yaml": "vscode://file/site/content/site.yaml:5:3",
        A: "/documents/a/",
    }


def test_bar_of_a_fine_file_is_calm() -> None:
    html = bar(page_of(A), sources())
    assert "no problems" in html and "sitegen-bar-bad" not in html and "sitegen-bar-mark" not in html
    assert "No problems in other files." in html
    assert bar("index.html", sources(problem(A))) == ""


def test_bar_lists_no_endless_rows() -> None:
    many = [problem(A, line) for line in range(1, MOST + 4)]
    others = [problem(f"content/documents/x{number:02}.md") for number in range(MOST_ELSEWHERE + 2)]
    html = bar(page_of(A), sources(*many, *others))
    assert html.count("<li>") == MOST + MOST_ELSEWHERE
    assert "… and 3 more;" in html and "… and 2 more files" in html


def test_bar_shows_text_as_text_and_holds_nothing_inline() -> None:
    file = 'content/documents/"><img src=x>.md'
    known = PageSources({"p": file}, {}, {}, {file: "<i>"}, (problem(file, message="<b>\x1b\u202e", hint="</aside>"),))
    html = bar("p", known)
    assert "<img" not in html and "<b>" not in html and "<i>" not in html and html.count("</aside>") == 1
    assert "\x1b" not in html and "\u202e" not in html
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script>", html)
    # Without a pattern, the file cannot be opened from here.
    assert "Open in editor" not in html and "line 1: warning" in Reader(html).words


def test_bar_is_the_last_thing_in_the_body() -> None:
    assert with_dock(b"<body>x</body></html>", "BAR") == b"<body>xBAR</body></html>"
    assert with_dock(b"<body><!-- </body> -->x</BODY >\n", "BAR") == b"<body><!-- </body> -->xBAR</BODY >\n"
    assert with_dock(b"<p>\xff", "BAR\ud800") == b"<p>\xffBAR?"
    assert with_dock(b"<body></body>", "") == b"<body></body>"


def test_panel_shows_the_line_and_opens_it() -> None:
    html = panel([Problem("a.md:1:1: error", "  1 | <b>\n    | ^\n", 'x://y?"')])
    assert "<pre>  1 | &lt;b&gt;\n    | ^</pre>" in html
    assert '<a href="x://y?&quot;">Open in editor</a>' in html
    assert "<a" not in panel([Problem("x")]) and "<pre" not in panel([Problem("x")])


def test_panel_keeps_its_name_while_its_problems_are_the_same() -> None:
    """By it the browser knows a panel that was folded away."""

    def name(*texts: str) -> str:
        found = re.search(r'data-problems="(\w+)"', panel([Problem(text) for text in texts]))
        assert found
        return found[1]

    known = name("a.md:7:8: error[odd] 7 is odd", "b.md:1: error[even]")
    assert known == name("a.md:12:3: error[odd] 7 is odd", "b.md:2: error[even]")
    assert known not in {name("a.md:7:8: error[odd] 9 is odd", "b.md:1: error[even]"), name("a.md:7:8: error[odd]")}


# Who has the port


def made_proc(root: Path, state: str = "0A", table: str = "tcp") -> Path:
    head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
    row = f"   0: 0100007F:1F40 00000000:0000 {state} 00000000:00000000 00:00000000 00000000  1000        0 4242 1\n"
    (root / "net").mkdir(parents=True)
    (root / "net" / table).write_text(head + row)
    for process, inode in (("7", "1"), ("12", "4242")):
        (root / process / "fd").mkdir(parents=True)
        (root / process / "fd" / "3").symlink_to(f"socket:[{inode}]")
        (root / process / "comm").write_text(f"tea\x1bpot{process}\n")
    return root


@pytest.mark.parametrize("table", ["tcp", "tcp6"])
def test_holder_of_a_port_is_named(tmp_path: Path, table: str) -> None:
    proc = made_proc(tmp_path, table=table)
    assert holder(8000, proc) == "Port 8000 is held by teapot12 (process 12)."
    assert "ss -ltnp 'sport = :8001'" in holder(8001, proc)


def test_who_only_talks_through_a_port_or_may_not_be_seen_is_not_named(tmp_path: Path) -> None:
    assert holder(8000, made_proc(tmp_path / "talking", state="01")).startswith("To see who holds it: ")
    hidden = made_proc(tmp_path / "hidden")
    (hidden / "12" / "fd" / "3").unlink()
    assert holder(8000, hidden).startswith("To see who holds it: ")
    assert holder(8000, tmp_path / "none").startswith("To see who holds it: ")


def test_last_port_taken_is_told_with_its_holder() -> None:
    with socket.socket() as other:
        # Should somebody else have it already, it is just as taken.
        with suppress(OSError):
            other.bind(("127.0.0.1", 65535))
            other.listen()
        with pytest.raises(OSError, match="port 65535 is taken") as caught:
            bind("127.0.0.1", 65535)
    assert caught.value.errno == errno.EADDRINUSE


# Names and addresses


@pytest.mark.parametrize(
    ("host", "name", "answers"),
    [
        ("127.0.0.1", "localhost", True),
        ("127.0.0.1", "::1", True),
        ("127.0.0.1", "192.0.2.7", False),
        ("127.0.0.1", "desk-7", False),
        ("0.0.0.0", "127.0.0.1", True),
        ("0.0.0.0", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.7", True),
        ("::", "2001:db8::7", True),
        ("0.0.0.0", "desk-7.office.example", True),
        ("0.0.0.0", "desk-7", True),
        ("192.0.2.7", "desk-7.local", True),
        ("Digest.Example", "digest.example", True),
        ("0.0.0.0", "evil.example", False),
        ("0.0.0.0", "desk-7.evil.example", False),
        ("0.0.0.0", "192.0.2.7.evil.example", False),
        ("0.0.0.0", "", False),
    ],
)
def test_names_that_are_ours(monkeypatch: pytest.MonkeyPatch, host: str, name: str, *, answers: bool) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Desk-7.office.example")
    assert answers_to(host, name) is answers


def test_address_that_is_told_can_be_opened() -> None:
    assert address_of("0.0.0.0", 8000) == "http://127.0.0.1:8000/"
    assert address_of("::", 8000) == "http://[::1]:8000/"
    assert address_of("desk-7", 8000) == "http://desk-7:8000/"
    for_others = urlsplit(address_for_others("0.0.0.0", 8000))
    assert for_others.port == 8000 and for_others.hostname not in ("0.0.0.0", "")
    assert address_for_others("192.0.2.7", 80) == "http://192.0.2.7:80/"


def test_address_that_is_not_ours_is_told_as_such() -> None:
    """192.0.2.0/24 and 198.51.100.0/24 are for documentation (RFC 5737)."""
    run = sitegen("serve", "--host", "198.51.100.9", root=TINY)
    assert run.returncode == 3
    assert run.stderr == "Error: 198.51.100.9 is no address of this computer; 0.0.0.0 stands for all that it has\n"


def test_preview_for_the_network_answers_to_its_names_and_says_why_not_to_others(tmp_path: Path) -> None:
    def ask(host: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", preview.port, timeout=20)
        connection.request("GET", "/", headers={"Host": host})
        response = connection.getresponse()
        answer = response.status, response.read().decode()
        connection.close()
        return answer

    with served(copy_of(TINY, tmp_path), "--host", "0.0.0.0", "--port", "8450") as preview:
        assert preview.address.startswith("http://127.0.0.1:")
        assert any("everyone on your network can read this preview at http://" in line for line in preview.lines)
        for host in (f"{socket.gethostname()}:8450", "192.0.2.7:8450"):
            assert ask(host)[0] == 200
        status, text = ask("evil.example:8450")
    assert status == 421
    assert "by the number of its computer" in text and "Tiny" not in text


# The command


def test_second_preview_of_a_digest_tells_of_the_first(tmp_path: Path) -> None:
    root, other = copy_of(TINY, tmp_path / "one"), copy_of(TINY, tmp_path / "two")
    with served(root, "--port", "8470") as first:
        port = str(first.port)
        with served(root, "--port", port) as second, served(other, "--port", port) as third:
            told = f"That is a preview of this same digest, which you can use: {first.address}"
            assert second.lines.count(told) == 1
            assert any(line.startswith(f"Port {port} is taken; ") for line in third.lines)
            assert not [line for line in third.lines if "same digest" in line]
            assert second.stop() == 0


def test_nothing_of_a_preview_lives_on(tmp_path: Path) -> None:
    """Not even an index that is under way, when only the preview itself is told to end."""
    told = tmp_path / "told"
    slow = tmp_path / "slow/pagefind/__main__.py"
    slow.parent.mkdir(parents=True)
    (slow.parent / "__init__.py").touch()
    slow.write_text(f"import os, time\nopen({str(told)!r}, 'w').write(f'{{os.getpid()}}.')\ntime.sleep(60)\n")
    path = f"{slow.parents[1]}{os.pathsep}{Path(__file__).parents[1]}"
    with served(copy_of(TINY, tmp_path / "site", search=True), "--port", "8460", PYTHONPATH=path) as preview:
        wait(lambda: told.exists() and told.read_text().endswith("."))
        os.kill(int(told.read_text()[:-1]), 0)
        assert preview.stop() == 0
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()[:-1]), 0)
    assert not list((tmp_path / "site").rglob("making-*"))


def test_no_reader_gets_half_a_page_while_somebody_saves(tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n')
    browser.chmod(0o755)
    path = "content/documents/second.md"
    text = (root / path).read_text("utf-8")
    faults: list[object] = []
    over = threading.Event()
    with served(root, "--port", "8400", "--open", BROWSER=str(browser)) as preview:
        wait(lambda: opened.exists() and opened.read_text())
        assert opened.read_text().strip() == preview.address

        def read() -> None:
            while not over.is_set():
                for address in ("/documents/second/", "/", "/about/"):
                    faults.extend(faults_of(preview.ask(address), has_bar=True))

        readers = [threading.Thread(target=read) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        for number in range(SAVES):
            wrong = "\n[[nowhere at all]]\n" if number % 4 == 3 else ""
            preview.save(path, f"{text}\n\nSaved {number}.{wrong}\n")
            time.sleep(0.03)
        preview.save(path, f"{text}\n\nSaved last.\n")
        wait(lambda: "Saved last." in preview.text("/documents/second/"))
        preview.save(path, f"{text}\n\n[[nowhere at all]]\n")
        wait(lambda: 'role="alert"' in preview.text("/documents/second/"))
        page = preview.text("/documents/second/")
        over.set()
        for reader in readers:
            reader.join()
        assert preview.stop() == 0
    assert "Saved last." in page and "^^^" in page and f"vscode://file{root}/{path}:" in page
    assert '<span class="sitegen-bar-count sitegen-bar-bad">1 error</span>' in page
    assert faults == []
    assert not [line for line in preview.lines if "Traceback" in line or "Uncaught" in line]
    # The bar is in the answers only.
    built = root / ".sitegen-cache" / "preview" / "documents" / "second" / "index.html"
    assert "Saved last." in built.read_text("utf-8") and "sitegen-bar" not in built.read_text("utf-8")


def faults_of(answer: tuple[object, bytes], *, has_bar: bool) -> list[object]:
    """What is wrong with an answer: it is no whole page, with one bar at its end."""
    response, body = answer
    whole = body.startswith(b"<!") and body.rstrip().endswith(b"</html>")
    bars = body.count(b'<aside class="sitegen-bar"')
    return [] if getattr(response, "status", 0) == 200 and whole and bars == has_bar else [(response, body[-200:])]
