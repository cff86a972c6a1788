"""Assets: style sheets, scripts, fonts and icons get the digest of their content into their names, so that hosts may
cache them for ever; everything else is copied as it is, because texts link to it by name."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

_NAMED_BY_CONTENT = re.compile(r"assets/(?:css|js|fonts|icons)/.*\.(?:css|js|woff2?|svg|png)")
_URL = re.compile(r"""url\(\s*(['"]?)([^'")]+)\1\s*\)""")


class Assets(Struct, frozen=True):
    """`names` maps an asset to its path in the output, `contents` that path to its bytes."""

    names: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)


def make_assets(files: Iterable[tuple[str, bytes]], *, renamed: bool = True) -> Assets:
    """Name every asset (`assets/css/site.css` -> `assets/css/site.1a2b3c4d5e.css`); style sheets point to new names.

    Unless they are `renamed`, all stay as they are.
    """
    given = dict(files)
    if not renamed:
        return Assets({path: path for path in sorted(given)}, given)
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for path in sorted(given):
        _make(path, given, names, contents, ())
    return Assets(names, contents)


def _make(
    path: str, given: Mapping[str, bytes], names: dict[str, str], contents: dict[str, bytes], under: tuple[str, ...]
) -> None:
    """Name an asset after all that it loads, because its own digest depends on their names."""
    if path in names:
        return
    content = given[path]
    if path.endswith(".css"):
        for loaded in _loads(path, content):
            if loaded in given and loaded not in (*under, path):
                _make(loaded, given, names, contents, (*under, path))
        content = _with_new_names(path, content, names)
    names[path] = _name(path, content)
    contents[names[path]] = content


def _loads(path: str, content: bytes) -> list[str]:
    addresses = (match[2] for match in _URL.finditer(content.decode("utf-8", "surrogateescape")))
    return [posixpath.normpath(posixpath.join(posixpath.dirname(path), re.split("[?#]", a)[0])) for a in addresses]


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
