"""Edge: whether links to other sites still lead somewhere. Only when asked (`check --links`), and never in a build.

Politely: `HEAD` first (RFC 9110, 9.3.2), `GET` where that is refused, two requests at a time to one host, and what was
seen is kept for a day. What a server refuses to a program (403, 429) or cannot do just now (5xx, a timeout) says
nothing of the link, and is counted only.
"""

from __future__ import annotations

import json
import re
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from sitegen.diagnostics import Diagnostic, LineIndex, Severity, Span

ADDRESS = re.compile(r"https?://[^\s<>\"'`\]\[{}|\\^]+")
KEPT_FOR = 86_400
"""Seconds."""
TIMEOUT = 15
AT_ONCE, AT_ONE_HOST = 16, 2
AGENT = "sitegen-link-check (https://pypi.org/project/sitegen/)"
GONE = frozenset({404, 410})
REFUSED = frozenset({400, 403, 405, 406, 429, 501})
"""Answers to `HEAD` behind which a `GET` may fare better."""


@dataclass(frozen=True)
class Answer:
    """What came of one address: `ok`, `gone`, `moved`, `unknown` (no such host) or `unsure`, with a detail."""

    state: str
    detail: str = ""


def addresses(texts: Mapping[str, str]) -> dict[str, list[Span]]:
    """Every address in some texts, with the places where it stands."""
    found: dict[str, list[Span]] = defaultdict(list)
    for path, text in texts.items():
        index = LineIndex(text)
        for match in ADDRESS.finditer(text):
            found[_trimmed(match[0])].append(index.span(path, match.start()))
    return dict(found)


def _trimmed(address: str) -> str:
    """An address without what ends a sentence or a Markdown link, and without its fragment."""
    address = address.rstrip(".,;:!?…’”*_")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?")
    return address.partition("#")[0]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments: object, **more: object) -> None:
        """Follow nothing: where a page has moved to is what we want to know."""


def ask(address: str, most: int = 6) -> Answer:
    """Ask for one address, following redirects; a permanent one (301, 308) is told."""
    opener = urllib.request.build_opener(_NoRedirect)
    here, moved = address, False
    for _ in range(most):
        try:
            status, target = _status(opener, here)
        except urllib.error.URLError as error:
            name = type(error.reason).__name__ if isinstance(error.reason, Exception) else str(error.reason)
            return Answer("unknown" if name == "gaierror" else "unsure", str(error.reason))
        except (OSError, ValueError) as error:
            return Answer("unsure", str(error))
        if status in {301, 302, 303, 307, 308} and target:
            moved = moved or status in {301, 308}
            here = urljoin(here, target)
            continue
        if status in GONE:
            return Answer("gone", f"{status}")
        if status >= 400:
            return Answer("unsure", f"{status}")
        return Answer("moved", here) if moved and not _same(address, here) else Answer("ok")
    return Answer("unsure", "redirects without end")


def _same(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing that an editor would write otherwise."""
    return one.rstrip("/").removeprefix("http://") == other.rstrip("/").removeprefix("http://")


def _status(opener: urllib.request.OpenerDirector, address: str) -> tuple[int, str]:
    status, target = 0, ""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})
        try:
            with opener.open(request, timeout=TIMEOUT) as answer:
                return int(answer.status), str(answer.headers.get("Location") or "")
        except urllib.error.HTTPError as error:
            status, target = error.code, str(error.headers.get("Location") or "")
            if status not in REFUSED and status not in GONE:
                return status, target
    return status, target


def ask_all(found: Iterable[str], kept: Path, tell: Callable[[int, int], object]) -> dict[str, Answer]:
    """Ask for many addresses, those asked within a day not again. `tell` hears how many are done, and of how many."""
    known = _read(kept)
    wanted = sorted(set(found))
    todo = [address for address in wanted if address not in known]
    hosts: dict[str, threading.Semaphore] = defaultdict(lambda: threading.Semaphore(AT_ONE_HOST))
    gates = [hosts[urlsplit(address).netloc] for address in todo]

    def one(address: str, gate: threading.Semaphore) -> Answer:
        with gate:
            return ask(address)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number, (address, answer) in enumerate(zip(todo, pool.map(one, todo, gates), strict=True), start=1):
            known[address] = answer
            tell(number, len(todo))
    _write(kept, known, wanted)
    return {address: known[address] for address in wanted}


def _read(kept: Path) -> dict[str, Answer]:
    try:
        rows = json.loads(kept.read_bytes())
        return {a: Answer(state, detail) for a, (state, detail, at) in rows.items() if time.time() - at < KEPT_FOR}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(kept: Path, known: Mapping[str, Answer], wanted: Iterable[str]) -> None:
    now = time.time()
    rows = {a: (known[a].state, known[a].detail, now) for a in wanted if known[a].state in {"ok", "gone", "moved"}}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(rows, indent=0), encoding="utf-8")


def problems(found: Mapping[str, list[Span]], answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    """What is wrong, at each place where the address stands."""
    for address, spans in found.items():
        answer = answers[address]
        for span in spans:
            if answer.state in {"gone", "unknown"}:
                what = "there is no such host" if answer.state == "unknown" else f"the server says {answer.detail}"
                hint = "look for a copy at web.archive.org, and write it as archive_url; or take the link out"
                yield Diagnostic(span, "dead-link", Severity.WARNING, f"'{address}' leads nowhere: {what}", hint)
            elif answer.state == "moved":
                message = f"'{address}' has moved for good"
                yield Diagnostic(span, "moved-link", Severity.WARNING, message, f"write {answer.detail}")
