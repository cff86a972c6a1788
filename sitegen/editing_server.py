"""Edge: the form on this machine. A small server gives out its files, and reads and writes texts below content/.

It speaks the protocol of decap-server (POST /api/v1 with an action and its parameters, JSON both ways), so that no
Node.js is needed. Loopback only; other hosts and origins are refused; nothing but Markdown files of entries and pages
is read or written, no link is followed, and nothing is ever deleted.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import re
import socket
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec
from tornado.httpserver import HTTPServer
from tornado.httputil import split_host_and_port
from tornado.web import Application, HTTPError, RequestHandler

from sitegen.preview.page import content_type
from sitegen.preview.ports import LOOPBACK
from sitegen.preview.server import on_interrupt

API = "/api/v1"
FOLDERS = ("content/documents", "content/pages")
MAX_BODY = 8_000_000
_PATH = re.compile(r"content/(?:documents|pages)/(?:[^/\\\0-\x1f.][^/\\\0-\x1f]*/)*[^/\\\0-\x1f.][^/\\\0-\x1f]*\.md")


class Refusal(Exception):
    """What is not done, with the reason for the person at the form."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class Asked(msgspec.Struct, frozen=True):
    """A request of the protocol."""

    action: str
    params: dict[str, Any] = {}


@dataclass
class Texts:
    """The texts of a site below `root`: listed, read and replaced whole."""

    root: Path
    seen: dict[str, str] = field(default_factory=dict)
    """Path -> digest of the file as the form last got it, so that nobody else's change is overwritten."""

    def answer(self, asked: Asked) -> object:
        """What the protocol says to an action. Raises Refusal and OSError."""
        params = asked.params
        if asked.action == "info":
            return {"repo": self.root.name, "publish_modes": ["simple"], "type": "local_fs"}
        if asked.action == "entriesByFolder":
            return [self._entry(path) for path in self._listed(_text(params, "folder"), params.get("depth"))]
        if asked.action == "entriesByFiles":
            return [self._entry(_text(file, "path")) for file in _mappings(params, "files")]
        if asked.action == "getEntry":
            return self._opened(_text(params, "path"))
        if asked.action == "persistEntry":
            return self._persist(params)
        if asked.action == "getMedia":
            return []
        if asked.action in {"getDeployPreview", "unpublishedEntries"}:
            return None if asked.action == "getDeployPreview" else []
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"this form does not do '{asked.action}'")

    def place(self, path: str) -> Path:
        """Where a text lies. Raises Refusal for what is no text of ours, by its name or by a link on the way."""
        if not _PATH.fullmatch(path) or len(path) > 1000:
            raise Refusal(HTTPStatus.FORBIDDEN, f"'{path}' is not a Markdown file of an entry or a page")
        place = self.root / path
        if place.resolve() != self.root.resolve() / path:
            raise Refusal(HTTPStatus.FORBIDDEN, f"'{path}' is a link, which is never followed")
        return place

    def _listed(self, folder: str, depth: object) -> list[str]:
        if folder not in FOLDERS:
            raise Refusal(HTTPStatus.FORBIDDEN, f"'{folder}' is not a folder of entries or pages")
        deep = depth if isinstance(depth, int) else 1
        found = (self.root / folder).rglob("*.md") if deep > 1 else (self.root / folder).glob("*.md")
        paths = sorted(place.relative_to(self.root).as_posix() for place in found if place.is_file())
        return [path for path in paths if self._is_ours(path) and path.count("/") <= deep + 1]

    def _is_ours(self, path: str) -> bool:
        try:
            self.place(path)
        except Refusal:
            return False
        return True

    def _entry(self, path: str) -> dict[str, object]:
        text = self._read(path)
        digest = None if text is None else _digest(text)
        return {"data": text, "file": {"path": path, "label": None, "id": digest}}

    def _opened(self, path: str) -> dict[str, object]:
        entry = self._entry(path)
        if isinstance(entry["data"], str):
            self.seen[path] = _digest(entry["data"])
        return entry

    def _read(self, path: str) -> str | None:
        """The text with its line ends as they are; None when there is no such file."""
        try:
            return self.place(path).read_bytes().decode("utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"{path} is not UTF-8; save it as UTF-8 first") from None

    def _persist(self, params: Mapping[str, object]) -> object:
        if _items(params, "assets"):
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "this form takes no pictures; put them into assets/")
        options = params.get("options")
        new = isinstance(options, dict) and options.get("newEntry") is True
        changes = [(_text(file, "path"), _text(file, "raw"), file) for file in _mappings(params, "dataFiles")]
        for path, _, file in changes:
            if file.get("newPath") not in (None, path):
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "this form does not rename files")
            self._refuse_conflict(path, new)
        for path, raw, _ in changes:
            self._write(path, raw)
        return {"message": "entry persisted"}

    def _refuse_conflict(self, path: str, new: bool) -> None:
        text = self._read(path)
        if new and text is not None:
            raise Refusal(HTTPStatus.CONFLICT, f"{path} exists already; give the entry another title")
        if text is not None and path in self.seen and self.seen[path] != _digest(text):
            raise Refusal(HTTPStatus.CONFLICT, f"{path} was changed by someone else; reload the page, then edit again")

    def _write(self, path: str, raw: str) -> None:
        before = self._read(path)
        if before is not None and not before.endswith(("\n", "\r")):
            # Decap ends every file with a line end; whether there was one is not for the form to change.
            raw = raw.removesuffix("\n")
        _replace(self.place(path), raw.encode("utf-8"))
        self.seen[path] = _digest(raw)


def _replace(place: Path, content: bytes) -> None:
    """Put a whole file in the place of the old one: a reader sees one or the other."""
    place.parent.mkdir(parents=True, exist_ok=True)
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
    number, name = tempfile.mkstemp(prefix=".sitegen-", dir=place.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            os.fchmod(number, mode)
        Path(name).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    """The system only tells it in exchange for another."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _text(params: Mapping[str, object], name: str) -> str:
    value = params.get(name)
    if not isinstance(value, str):
        raise Refusal(HTTPStatus.BAD_REQUEST, f"'{name}' should be a text")
    return value


def _items(params: Mapping[str, object], name: str) -> list[object]:
    value = params.get(name, [])
    if not isinstance(value, list):
        raise Refusal(HTTPStatus.BAD_REQUEST, f"'{name}' should be a list")
    return value


def _mappings(params: Mapping[str, object], name: str) -> list[dict[str, object]]:
    items = _items(params, name)
    if not all(isinstance(item, dict) for item in items):
        raise Refusal(HTTPStatus.BAD_REQUEST, f"'{name}' should be a list of mappings")
    return [item for item in items if isinstance(item, dict)]


# Answers

Files = Callable[[], Mapping[str, bytes]]
"""Makes the files of the form, by name, as they should be now."""


class Guarded(RequestHandler):
    """Answers only pages of this server: a foreign host may be DNS rebinding, a foreign origin another site's page."""

    def prepare(self) -> None:
        """Refuse others before anything is read."""
        if split_host_and_port(self.request.host.lower())[0].strip("[]") not in LOOPBACK:
            raise HTTPError(HTTPStatus.MISDIRECTED_REQUEST)
        origin = self.request.headers.get("Origin")
        if origin is not None and origin.lower() != f"http://{self.request.host.lower()}":
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def set_default_headers(self) -> None:
        """Headers of every answer."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")


class File(Guarded):
    """A file of the form."""

    def initialize(self, files: Files) -> None:
        """Take what makes the files."""
        self.files = files

    def get(self) -> None:
        """Answer with the file; they are few, and made anew when one is asked for."""
        name = self.request.path.removeprefix("/") or "index.html"
        content = self.files().get(name)
        if content is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "text/yaml; charset=utf-8" if name.endswith(".yml") else content_type(name))
        self.finish(content)


class Api(Guarded):
    """Decap's protocol."""

    def initialize(self, texts: Texts) -> None:
        """Take the texts."""
        self.texts = texts

    def post(self) -> None:
        """Do what is asked, or say why not."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        try:
            # Only a page of ours can send this kind without asking first, which is never allowed.
            if self.request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
                raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send application/json")
            answer = self.texts.answer(msgspec.json.decode(self.request.body, type=Asked))
        except Refusal as refusal:
            self._refuse(refusal.status, str(refusal))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            self._refuse(HTTPStatus.BAD_REQUEST, "the request cannot be read")
        except OSError as error:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, f"the system refused it: {error.strerror or error}")
        else:
            self.finish(msgspec.json.encode(answer))

    def _refuse(self, status: HTTPStatus, message: str) -> None:
        self.set_status(status)
        self.finish(msgspec.json.encode({"error": message}))


def application(root: Path, files: Files) -> Application:
    """All answers of the server."""
    texts = Texts(root.resolve())
    return Application(
        [(API, Api, {"texts": texts}), (".*", File, {"files": files})],
        log_function=lambda _: None,
    )


def serve(sockets: list[socket.socket], answers: Application, ready: Callable[[], None]) -> None:
    """Serve until Ctrl+C."""

    async def run() -> None:
        server = HTTPServer(answers, max_body_size=MAX_BODY)
        server.add_sockets(sockets)
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        with on_interrupt(lambda: loop.call_soon_threadsafe(stop.set)):
            ready()
            await stop.wait()
        server.stop()
        await server.close_all_connections()

    asyncio.run(run())
