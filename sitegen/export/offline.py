"""`data/site.zip`: the whole site as a folder that works from a disk. The same site is the same file: it has no times,
and its files stand in the order of their names.

What is of use on a host only is left out, and so is the page for lost readers, whose address for the style sheet begins
at the root of the host. The page of data is another one in it: it cannot tell how large the file is that it lies in.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from sitegen.config import SiteConfig
from sitegen.dates import in_words
from sitegen.lists import ALL, UPDATED, updated
from sitegen.routes import OFFLINE, SEARCH_INDEX
from sitegen.slugs import slugify
from sitegen.views.edition import Edition

README = "README.txt"
FOR_HOSTS = (".nojekyll", "robots.txt", "sitemap", "404.html", OFFLINE, SEARCH_INDEX)
"""How the names of files begin that a folder on a disk has no use for."""
PACKED_ALREADY = frozenset("7z avif br gif gz jpeg jpg mp3 mp4 ogg pdf png webm webp woff woff2 xz zip zst".split())
"""Endings of files that do not get smaller."""
_AHEAD = re.compile(rb'<link rel="preload"[^>]*>\n?')
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16


def copied(paths: Iterable[str]) -> Iterator[str]:
    """Those of the files of a site that go into the copy, in order."""
    return (path for path in sorted(paths) if not path.startswith(FOR_HOSTS) and not path.endswith("/card.png"))


def packed(folder: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files as one folder in a ZIP archive (APPNOTE 6.3); the names in it are those of the site."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(f"{folder}/{path}", _NO_TIME)
            # By Unix, wherever it is made.
            entry.create_system, entry.external_attr = 3, _PLAIN_FILE
            is_small = path.rpartition(".")[2].lower() in PACKED_ALREADY
            archive.writestr(entry, content, zipfile.ZIP_STORED if is_small else zipfile.ZIP_DEFLATED)
    return made.getvalue()


def from_disk(path: str, content: bytes) -> bytes:
    """A file as it stands in the copy. Browsers refuse to fetch fonts ahead from a disk, and complain of being asked;
    the style sheet gets them all the same.
    """
    return _AHEAD.sub(b"", content) if path.endswith(".html") else content


def folder_name(config: SiteConfig) -> str:
    """What the folder is called: the title, in letters that every disk takes."""
    return slugify(config.title) or "digest"


def read_me(edition: Edition, *, has_search: bool) -> str:
    """A text beside the pages: what this is, of when, whose, and how to open it."""
    config, library = edition.library.config, edition.library
    newest = next((updated(library.entry(name)) for name in library.first(UPDATED, 1)), None)
    of_when = f", as it was after the changes of {in_words(newest)}" if newest else ""
    count = library.count(ALL)
    lines = [
        config.title,
        config.tagline,
        "",
        f"This folder is the whole site, {count:,} {'entry' if count == 1 else 'entries'}{of_when}.",
        "To read it, open the file index.html in a browser. Nothing has to be installed, and no network is needed.",
        "",
        "The search needs a web server, and finds nothing here. The indexes and the timeline work."
        if has_search
        else "",
        f"The newest edition: {config.base_url}",
        f"Publisher: {config.publisher}" if config.publisher else "",
        f"Licence: {' '.join(filter(None, (config.licence, config.licence_url)))}"
        if config.licence or config.licence_url
        else "",
        f"Contact: {config.contact}" if config.contact else "",
    ]
    kept = [line for at, line in enumerate(lines) if line or at in (2, 5)]
    return "\n".join(kept) + "\n"
