"""What the browser tests and the screenshots share: build the digest, serve it, start Chromium, name page kinds."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
import samples

REPO = Path(__file__).resolve().parents[2]
# The first is the same browser without its windows, and quicker.
_USUAL = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(shutil.which, _USUAL), _USUAL[0])
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


Address = Callable[[str], str]
"""The full address of a page by the name of its kind, of `PLACES` or `RARE`."""
NewPage = Callable[..., Page]
"""Opens a page in a context of its own; see the fixture `new_page`."""


class Missing(Exception):
    """Something that the tests need is not on this machine; the message says how to get it."""


# The digest


def build_digest(folder: Path) -> Path:
    """Build the real digest from a copy of its content, so that nobody else's build is disturbed."""
    root = folder / "root"
    shutil.copytree(REPO / "content", root / "content")
    return _built(root, folder / "digest")


def build_kinds(folder: Path) -> Path:
    """Build a small site with the kinds of page that the digest has none of; see `RARE`."""
    output = _built(samples.every_kind(folder / "root"), folder / "kinds")
    # The page of an old address, without what leads away from it at once.
    moved = (output / MOVED).read_text(encoding="utf-8")
    (output / STILL).parent.mkdir()
    (output / STILL).write_text(re.sub(r'<meta http-equiv="refresh"[^>]*>\n', "", moved), encoding="utf-8")
    return output


def _built(root: Path, output: Path) -> Path:
    command = [sys.executable, "-m", "sitegen", "build", "--root", str(root), "--output", str(output)]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"the site cannot be built (sitegen build ended with {done.returncode}):\n{done.stderr}")
    return output


PACKED = frozenset({".html", ".css", ".js", ".svg", ".xml", ".json"})
"""What hosts send in gzip; fonts are packed already."""


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder as a good web host would: index.html for folders, 404.html where nothing is; all in gzip."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        packs = path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        if not packs or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes() if code == 404 else str(code).encode()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# The browser


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium that the machine has; none is downloaded."""
    path = shutil.which(CHROMIUM)
    if path is None:
        raise Missing(
            f"there is no browser at {CHROMIUM}: install Chromium (Debian: apt-get install chromium-headless-shell), "
            "or set CHROMIUM to the program of a Chromium or Chrome"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def without_style(page: Page) -> Page:
    """A page that gets no style sheet, as with a text browser or a failed request."""
    page.route("**/*.css", lambda route: route.abort())
    return page


def axe_source() -> str:
    """axe-core, pinned in package.json."""
    path = REPO / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        raise Missing(f"axe-core is not at {path.relative_to(REPO)}: run 'npm ci' (or 'make test', which does)")
    return path.read_text(encoding="utf-8")


# Page kinds: a name for the test's report -> the path of one such page in a built digest


def _facets(digest: Path) -> dict[str, dict[str, list[str]]]:
    facets: dict[str, dict[str, list[str]]] = json.loads((digest / "data/facets.json").read_text(encoding="utf-8"))
    return facets


def _fullest(facet: str, folder: str, digest: Path) -> str:
    """The term with most entries."""
    terms = _facets(digest)[facet]
    term = max(sorted(terms), key=lambda name: len(terms[name]))
    return f"{folder}/{term}/index.html"


def _without_entries(facet: str, folder: str, digest: Path) -> str:
    used = _facets(digest)[facet]
    return next(path for path in _pages_in(folder, digest) if path.split("/")[1] not in used)


def _largest(folder: str, digest: Path) -> str:
    return max(_pages_in(folder, digest), key=lambda path: (digest / path).stat().st_size)


def _pages_in(folder: str, digest: Path) -> list[str]:
    return sorted(path.relative_to(digest).as_posix() for path in (digest / folder).glob("*/index.html"))


def _crossing(pattern: str, digest: Path) -> str:
    """The largest page of two terms that meet, or of a term and a decade."""
    found = sorted(path for path in digest.glob(f"topics/*/{pattern}/index.html"))
    return max(found, key=lambda path: path.stat().st_size).relative_to(digest).as_posix()


def _fixed(path: str, digest: Path) -> str:
    return path


def documents() -> list[str]:
    """Names of the two longest entries, so that a growing digest does not make the tests ever slower."""
    files = sorted((REPO / "content/documents").glob("*.md"), key=lambda path: (-path.stat().st_size, path.name))
    return sorted(path.stem for path in files[:2])


INDEXES = (
    "topics", "departments", "timeline", "at-a-glance", "coverage", "a-z", "people", "initiatives", "publishers",
    "annotations", "changes", "data", "search",
)  # fmt: skip
ANNOTATION_KINDS = ("quote", "figure", "claim", "context", "doubt", "definition")

PLACES: dict[str, Callable[[Path], str]] = {
    "home": partial(_fixed, "index.html"),
    **{f"entry:{name}": partial(_fixed, f"documents/{name}/index.html") for name in documents()},
    **{f"index:{name}": partial(_fixed, f"{name}/index.html") for name in INDEXES},
    "topic": partial(_fullest, "tags", "topics"),
    "topic-without-entries": partial(_without_entries, "tags", "topics"),
    "department": partial(_fullest, "department", "departments"),
    "department-without-entries": partial(_without_entries, "department", "departments"),
    "department-with-lineage": partial(_fixed, "departments/beis/index.html"),
    "crossing": partial(_crossing, "*[!0-9s]"),
    "crossing-with-a-decade": partial(_crossing, "[0-9]*s"),
    "year": partial(_fullest, "year", "timeline"),
    "decade": partial(_fixed, "timeline/2010s/index.html"),
    "person": partial(_largest, "people"),
    "initiative": partial(_largest, "initiatives"),
    "publisher": partial(_largest, "publishers"),
    **{f"annotations:{kind}": partial(_fixed, f"annotations/{kind}/index.html") for kind in ANNOTATION_KINDS},
    "about": partial(_fixed, "about/index.html"),
    "editorial-policy": partial(_fixed, "editorial-policy/index.html"),
    "how-to-cite": partial(_fixed, "how-to-cite/index.html"),
    "404": partial(_fixed, "404.html"),
}


MOVED, STILL = "documents/number-one/index.html", "documents/number-one-still/index.html"

# The same in the small site with every kind of page: what the digest has none of, and what is hard to lay out.
RARE: dict[str, str] = {
    "rare:home": "index.html",
    "rare:entry": "documents/first/index.html",
    "rare:entry-full": "documents/strain/index.html",
    "rare:entry-foreign": "documents/second/index.html",
    "rare:entry-withdrawn": "documents/withdrawn/index.html",
    "rare:moved": STILL,
    "rare:topic": "topics/kettles/index.html",
    "rare:topic-archive": "topics/kettles/2016/index.html",
    "rare:department": "departments/tea/index.html",
    "rare:year-archive": "timeline/2016/2/index.html",
    "rare:glance": "at-a-glance/index.html",
    "rare:annotations-correction": "annotations/correction/index.html",
    "rare:annotations-archive": "annotations/claim/2016/index.html",
    "rare:annotations-long": "annotations/figure/index.html",
    "rare:changes": "changes/index.html",
    "rare:changes-archive": "changes/2026/index.html",
    "rare:facet-index": "flavours/index.html",
    "rare:facet-term": "venue/town-hall/index.html",
    "rare:facet-of-lists": "flavours/mint/index.html",
    "rare:facet-of-days": "held/2019-02/index.html",
    "rare:person": "people/ada/index.html",
    "rare:free-page": "policy/index.html",
}


def path_of(place: str, digest: Path) -> str:
    """Where a page of this kind is in a built digest."""
    path = PLACES[place](digest)
    if not (digest / path).is_file():
        raise Missing(f"the digest has no page of the kind '{place}': {path} was not built")
    return path
