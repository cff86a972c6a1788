"""An index of Pagefind with everything in a fixed order, so that the same content makes the same bytes.

Pagefind 1.5 writes the filters, and the values of each, in another order in every run, and names the files by their
content (mended in its 1.6, which is not on PyPI yet). What it writes, as read by its own `pagefind.js`: gzip, in it a
mark, in that CBOR (RFC 8949): of a filter [name, [[value, [page, …]], …]], of the whole [version, pages, chunks,
[[filter, name of its file], …], sorts, fields]; and one JSON file that names the whole.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import cbor2

UNSETTLED = "1.5."
"""The versions that need it."""
ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index with its filters in order; `files` are its files by their paths, none for an empty index.

    Raises KeyError, ValueError and TypeError for an index that is not written as these versions write it.
    """
    entry: dict[str, Any] = json.loads(files[ENTRY]) if files else {}
    if not entry.get("version", "").startswith(UNSETTLED):
        return dict(files)
    made = {path: content for path, content in files.items() if not path.startswith("filter/")}
    for language in entry["languages"].values():
        name = language["hash"]
        prefix = name.rpartition("_")[0]
        whole = _read(made.pop(f"pagefind.{name}.pf_meta"))
        for row in whole[3]:
            kind, values = _read(files[f"filter/{row[1]}.pf_filter"])
            content = _written([kind, sorted(values)])
            row[1] = _named(prefix, content)
            made[f"filter/{row[1]}.pf_filter"] = content
        whole[3].sort()
        content = _written(whole)
        language["hash"] = _named(prefix, content)
        made[f"pagefind.{language['hash']}.pf_meta"] = content
    made[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(made.items()))


def _read(content: bytes) -> list:  # type: ignore[type-arg]
    text = gzip.decompress(content)
    if not text.startswith(_MARK):
        raise ValueError("a file of the index begins otherwise than is known")
    return list(cbor2.loads(text[len(_MARK) :]))


def _written(value: object) -> bytes:
    return gzip.compress(_MARK + cbor2.dumps(value), mtime=0)


def _named(prefix: str, content: bytes) -> str:
    # Of what is in it: another zlib may press the same into other bytes.
    return f"{prefix}_{hashlib.sha256(gzip.decompress(content)).hexdigest()[:10]}"
