"""Assets: style sheets, scripts, fonts and icons get the digest of their content into their names, so that hosts may
cache them for ever; everything else is copied as it is, because texts link to it by name."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_NAMED_BY_CONTENT = re.compile(r"assets/(?:css|js|fonts|icons)/.*\.(?:css|js|woff2?|svg|png)")
_URL = re.compile(r"""url\(\s*(['"]?)([^'")]+)\1\s*\)""")


@dataclass(frozen=True)
class Assets:
    """`names` maps an asset to its path in the output, `contents` that path to its bytes."""

    names: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)


def make_assets(files: Iterable[tuple[str, bytes]]) -> Assets:
    """Name every asset (`assets/css/site.css` -> `assets/css/site.1a2b3c4d5e.css`); style sheets point to new names."""
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    # Style sheets last: their own digest depends on the names of what they load.
    for path, content in sorted(files, key=lambda pair: (pair[0].endswith(".css"), pair[0])):
        made = _with_new_names(path, content, names) if path.endswith(".css") else content
        names[path] = _name(path, made)
        contents[names[path]] = made
    return Assets(names, contents)


def _name(path: str, content: bytes) -> str:
    if not _NAMED_BY_CONTENT.fullmatch(path):
        return path
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{hashlib.blake2b(content, digest_size=5).hexdigest()}{dot}{ending}"


def _with_new_names(path: str, content: bytes, names: Mapping[str, str]) -> bytes:
    folder = posixpath.dirname(path)

    def renamed(match: re.Match[str]) -> str:
        address, mark, rest = match[2], "", ""
        for mark in "?#":
            address, found, rest = address.partition(mark)
            if found:
                break
        target = names.get(posixpath.normpath(posixpath.join(folder, address)))
        if target is None:
            return match[0]
        return f"url({match[1]}{posixpath.relpath(target, folder)}{mark + rest if rest else ''}{match[1]})"

    return _URL.sub(renamed, content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
