"""Edge: what is remembered between builds. A cache and only that: missing, damaged or foreign means empty, with a note.

JSON, because reading it can run no code. Lies in `.sitegen-cache/` beside `content/`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from sitegen.plan import Print, Record, Stamp

FOLDER = ".sitegen-cache"
VERSION = 1


def load(root: Path, output: Path) -> tuple[dict[str, Record], str]:
    """Records of the last build into this output, and a note when the store could not be used."""
    path = _path(root, output)
    try:
        stored = json.loads(path.read_bytes())
        if stored["version"] != VERSION:
            return {}, ""
        return {name: _record(stored["tool"], row) for name, row in stored["pages"].items()}, ""
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return {}, f"the cache could not be read ({type(error).__name__}) and is made anew"


def _path(root: Path, output: Path) -> Path:
    """One store for each output, so that the preview and the build do not undo each other's work."""
    return root / FOLDER / f"pages-{hashlib.sha256(str(output).encode()).hexdigest()[:12]}.json"


def _record(tool: str, row: list[object]) -> Record:
    template, view, parts, size, modified = row
    if not (isinstance(parts, dict) and isinstance(size, int) and isinstance(modified, int)):
        raise TypeError("row")
    return Record(Print(tool, str(template), str(view), tuple(parts.items())), Stamp(size, modified))


def save(root: Path, output: Path, tool: str, records: Mapping[str, Record]) -> None:
    """Write the store in one go; a build that dies here leaves the old one."""
    pages = {
        name: [r.made_of.template, r.made_of.view, dict(r.made_of.parts), r.stamp.size, r.stamp.modified]
        for name, r in records.items()
    }
    stored = {"version": VERSION, "tool": tool, "pages": pages}
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("*\n")
    path = _path(root, output)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(stored))
    temporary.replace(path)
