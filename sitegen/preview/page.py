"""What the preview adds to a page, and how it reads an address: pure text in, text out.

Nothing added is inline, so it lives under the content security policy of the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlencode

SCRIPT_PATH = "/__sitegen/livereload.js"

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


def inject(page: bytes, script: str) -> bytes:
    """The page with the reload script as early in its body as can be told."""
    added = f'<script src="{escape(script)}" defer></script>'.encode("utf-8", "replace")
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
