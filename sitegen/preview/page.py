"""What the preview adds to a page, and how it reads an address: pure text in, text out.

Nothing added is inline, so it lives under the content security policy of the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlencode

SCRIPT_PATH = "/__sitegen/livereload.js"
STYLE_PATH = "/__sitegen/panel.css"

# Sticky at both edges: as first thing in the body it stays at the top, as last thing (a page without a body tag) at the
# bottom of the window, and neither way hides what the page says.
PANEL_CSS = """\
.sitegen-problems { position: sticky; inset-block: 0; z-index: 2147483647; grid-column: 1 / -1; box-sizing: border-box;
  inline-size: 100%; max-block-size: 45vh; margin: 0; padding: 0.75rem 1rem; overflow: auto; border: solid #f4b8b0;
  border-width: 0.25rem 0; background: #5c1010; color: #fff; font: 1rem/1.5 system-ui, sans-serif; text-align: start; }
.sitegen-problems p { margin: 0 0 0.5rem; color: inherit; font-weight: bold; }
.sitegen-problems ul { margin: 0; padding: 0; list-style: none; }
.sitegen-problems li { margin: 0.25rem 0; color: inherit; font: 0.9375rem/1.5 ui-monospace, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.sitegen-problems pre { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit;
  white-space: pre; overflow: visible; overflow-wrap: normal; }
.sitegen-problems a { color: #ffd9d4; text-decoration: underline; }
.sitegen-problems:focus-visible { outline: 0.1875rem solid #fff; outline-offset: -0.375rem; }
@media print { .sitegen-problems { display: none; } }
"""

# Spelled out, as the tables of operating systems differ and hosts send what stands here.
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".bib": "application/x-bibtex",
    ".css": "text/css",
    ".csv": "text/csv",
    ".gif": "image/gif",
    ".html": "text/html",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems",
    ".rss": "application/rss+xml",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml",
    ".tsv": "text/tab-separated-values",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_TEXTUAL = re.compile(r"text/.*|application/(?:.*\+)?(?:json|xml)|image/svg\+xml|application/x-(?:bibtex|research.*)")
_BODY_TAG = re.compile(rb"""<body(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?>""", re.IGNORECASE)
# A link that skips to the content stays the first thing to be reached.
_SKIP_LINK = re.compile(rb"""\s*<a\s(?:[^>"']|"[^"]*"|'[^']*')*?href="#[^>]*>[^<]*</a>""", re.IGNORECASE)
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\:]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def split_path(path: str) -> tuple[str, ...] | None:
    """The decoded segments of an address, a folder's last one empty; None for what no page of ours is called.

    Decoded once and judged afterwards. Refused are steps upwards, dot files, empty segments, and what means something
    to a file system only: separators in disguise, drive letters, named streams, control characters.
    """
    try:
        segments = tuple(unquote(segment, errors="strict") for segment in path.split("/"))
    except UnicodeDecodeError:
        return None
    if len(segments) < 2 or segments[0]:
        return None
    names = segments[1:-1] if not segments[-1] else segments[1:]
    return segments[1:] if all(map(_is_plain, names)) else None


def _is_plain(name: str) -> bool:
    """Whether a segment can be the name of a published file or folder."""
    return bool(name) and not name.startswith(".") and "/" not in name and not _UNSAFE.search(name)


def folder_address(segments: Sequence[str], query: str) -> str:
    """Where a folder asked for without its slash lives. Built anew, so that it never leads to another host."""
    return "/" + "/".join(quote(name) for name in segments) + "/" + (f"?{query}" if query else "")


def content_type(name: str) -> str:
    """The media type of a file by its name, with its charset where it is text."""
    kind = _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    kind = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json"}.get(name, kind)
    return f"{kind}; charset=utf-8" if _TEXTUAL.fullmatch(kind) else kind


def script_address(host: str, port: str, edition: str) -> str:
    """The address of livereload's script with its settings.

    The script finds host and port in its own address, and tells the server its `snipver` when it connects: by this the
    server notices a page loaded just before a rebuild ended. The delays make it come back soon after a restart.
    """
    settings = {"host": host, "port": port, "snipver": edition, "mindelay": "500", "maxdelay": "4000"}
    return f"{SCRIPT_PATH}?{urlencode(settings, safe='[]:')}"


@dataclass(frozen=True)
class Problem:
    """A problem for the panel: its text, the line of the file that it is about, a link that opens the file there."""

    text: str
    frame: str = ""
    link: str = ""


def panel(problems: Sequence[Problem]) -> str:
    """The problems of the last rebuild as a piece of HTML; empty when there are none."""
    if not problems:
        return ""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    items = "".join(f"<li>{_told(problem)}</li>" for problem in problems)
    return (
        f'<link rel="stylesheet" href="{STYLE_PATH}">'
        # A long list scrolls, and what scrolls must be reachable by keyboard.
        '<div class="sitegen-problems" role="alert" lang="en" dir="ltr" tabindex="0">'
        f"<p>The last change is not on this page: {count}.</p><ul>{items}</ul></div>"
    )


def _told(problem: Problem) -> str:
    # A frame points with a mark below a word, so its lines must not wrap.
    frame = f"<pre>{_shown(problem.frame.rstrip())}</pre>" if problem.frame else ""
    opens = f'<a href="{escape(problem.link)}">Open in editor</a>' if problem.link else ""
    return f"{_shown(problem.text)}{frame}{opens}"


def _shown(text: str) -> str:
    return escape(_CONTROL.sub(_REPLACEMENT, text))


def inject(page: bytes, script: str, problems: Sequence[Problem]) -> bytes:
    """The page with the reload script and, if need be, the panel, as early in its body as can be told."""
    added = f'<script src="{escape(script)}" defer></script>{panel(problems)}'.encode("utf-8", "replace")
    found = _BODY_TAG.search(page) or _HEAD_END.search(page)
    # HTML may leave out both tags; whatever follows the end still belongs to the body.
    at = found.end() if found else len(page)
    skip = _SKIP_LINK.match(page, at)
    at = skip.end() if skip else at
    return page[:at] + added + page[at:]


def bare_page(title: str, text: str) -> bytes:
    """A page for when the site has none to show."""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    body = f"<main><h1>{escape(title)}</h1><p>{escape(text)}</p></main>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>\n'.encode()
