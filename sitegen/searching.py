"""Edge: the index of the search. Pagefind makes it from `export.search_records`, when what can be found has changed.

It is made before the new site is put together, and published with it. What Pagefind made lies in `search/` beside the
state, so that a build that changes no text does not need it again. Nor does such a build import what making one takes.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import sys
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from sitegen.bodies import Damaged
from sitegen.export.search_records import NOT_INDEXED
from sitegen.routes import SEARCH_INDEX

if TYPE_CHECKING:
    from subprocess import Popen

MOST_WORDS = 300
"""Characters of what Pagefind says that are handed on."""
_WORK = "making-"
_READY_MADE = ("pagefind-component-ui.", "pagefind-highlight.", "pagefind-modular-ui.", "pagefind-ui.", "wasm.unknown.")
"""What Pagefind brings for those who have no interface of their own."""


class Indexing(Enum):
    """What a build does about an index that is out of date."""

    KEEP = "keep"
    """Nothing: the site keeps the index that it has."""
    NOW = "now"
    LATER = "later"
    """Begin with it; a later build publishes it. For the preview."""


class Bundle(Struct, frozen=True):
    """An index as Pagefind made it: a digest of what it was made of, its files in the site with their SHA-256."""

    of: str = ""
    files: dict[str, str] = {}


class Search:
    """The index of one output. `home` is the folder that keeps what is known of it."""

    def __init__(self, home: Path) -> None:
        self._home = home / "search"
        self._running: tuple[str, Popen[bytes]] | None = None
        self._work = self._home

    def bundle(self) -> Bundle:
        """The index there is; an empty one where there is none."""
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode((self._home / "bundle.json").read_bytes(), type=Bundle)
        return Bundle()

    def files(self, bundle: Bundle) -> dict[str, tuple[str, Callable[[], bytes]]]:
        """Its files by their paths in the site, each with its digest and its content."""
        return {
            path: (sha256, lambda path=path, sha256=sha256: self._content(path, sha256))  # type: ignore[misc]
            for path, sha256 in bundle.files.items()
        }

    def _content(self, path: str, sha256: str) -> bytes:
        """A file of the index. Raises Damaged when it is not what Pagefind made; then there is no index any more."""
        with contextlib.suppress(OSError):
            content = (self._home / "bundle" / path.removeprefix(SEARCH_INDEX)).read_bytes()
            if hashlib.sha256(content).hexdigest() == sha256:
                return content
        (self._home / "bundle.json").unlink(missing_ok=True)
        raise Damaged(path)

    @property
    def wait(self) -> Callable[[], object] | None:
        """Waits until an index is made that is under way; None when none is."""
        return self._running[1].wait if self._running is not None else None

    @property
    def under_way(self) -> str:
        """What an index is made of that is not ready yet; empty when none is under way."""
        return self._running[0] if self._running is not None and self._running[1].poll() is None else ""

    def begin(self, of: str, pages: Iterable[tuple[str, str]], lang: str) -> str:
        """Have an index made of pages (file name, HTML). Returns what stands against it, or nothing."""
        import subprocess
        import tempfile

        if importlib.util.find_spec("pagefind") is None:
            return "Pagefind is not installed"
        self.end()
        self._home.mkdir(parents=True, exist_ok=True)
        self._tidy()
        # A name of its own: a Pagefind of a build that was killed may still be writing.
        self._work = Path(tempfile.mkdtemp(prefix=_WORK, dir=self._home))
        if not self._write(pages):
            # Pagefind would take it for a mistake.
            self._take(of)
            return ""
        # One language for all: a reader looks for a word in every entry, whatever language it is in.
        options = ["--force-language", lang.lower(), "--exclude-selectors", NOT_INDEXED, "--silent"]
        places = ["--site", str(self._work / "pages"), "--output-path", str(self._work / "made")]
        command = [sys.executable, "-m", "pagefind", *places, *options]
        # In a folder without settings of Pagefind's own.
        self._running = of, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=self._work)
        return ""

    def _write(self, pages: Iterable[tuple[str, str]]) -> int:
        folder, count = self._work / "pages", 0
        folder.mkdir()
        for name, page in pages:
            (folder / name).write_text(page, encoding="utf-8")
            count += 1
        return count

    def finish(self) -> str:
        """Wait for the index that is under way and take it. Returns what went wrong, or nothing."""
        if self._running is None:
            return ""
        of, process = self._running
        said, _ = process.communicate()
        self._running = None
        if process.returncode:
            text = " ".join(said.decode(errors="replace").split())[-MOST_WORDS:]
            return text or f"Pagefind ended with {process.returncode}"
        self._take(of)
        return ""

    def _take(self, of: str) -> None:
        import shutil

        from sitegen.export.settled_index import settled

        bundle, told = self._home / "bundle", self._home / "bundle.json"
        files = {
            path.relative_to(self._work / "made").as_posix(): path.read_bytes()
            for path in sorted((self._work / "made").rglob("*"))
            if path.is_file() and not path.name.startswith(_READY_MADE)
        }
        # One that is written otherwise than is known finds as much; it is not the same bytes each time.
        with contextlib.suppress(KeyError, ValueError, TypeError, EOFError):
            files = settled(files)
        made = {SEARCH_INDEX + path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
        # Without the list there is no index: a kill between two of these steps loses it, and nothing else.
        told.unlink(missing_ok=True)
        shutil.rmtree(bundle, ignore_errors=True)
        for path, content in files.items():
            (bundle / path).parent.mkdir(parents=True, exist_ok=True)
            (bundle / path).write_bytes(content)
        self._tidy()
        ready = told.with_suffix(".new")
        ready.write_bytes(msgspec.json.encode(Bundle(of, made)))
        ready.rename(told)

    def _tidy(self) -> None:
        import shutil

        for left in self._home.glob(f"{_WORK}*"):
            shutil.rmtree(left, ignore_errors=True)

    def end(self) -> None:
        """Give up an index that is under way."""
        if self._running is not None:
            self._running[1].kill()
            self._running[1].communicate()
            self._running = None
            self._tidy()


def _version() -> str:
    """Another Pagefind makes another index; empty where there is none."""
    from importlib import metadata

    with contextlib.suppress(metadata.PackageNotFoundError):
        return metadata.version("pagefind")
    return ""


def brought_up(
    search: Search,
    indexing: Indexing,
    source: Callable[[], str],
    pages: Callable[[], Iterable[tuple[str, str]]],
    lang: str,
) -> tuple[Bundle, str]:
    """The index to publish, and what went wrong with it.

    `source` is the digest of all that it is made of, `pages` makes what search looks through.
    """
    fault = ""
    if search.wait is not None and not search.under_way:
        fault = search.finish()
    bundle = search.bundle()
    if indexing is Indexing.KEEP:
        return bundle, fault
    of = f"{source()} {_version()}"
    if of not in {bundle.of, search.under_way}:
        fault = search.begin(of, pages(), lang) or fault
    if indexing is Indexing.NOW and search.wait is not None:
        fault = search.finish() or fault
        bundle = search.bundle()
    return bundle, fault
