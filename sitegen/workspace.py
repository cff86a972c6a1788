"""The files of VS Code's workspace that make it an editor for a digest: which schema belongs to which file, and a task
that shows what `sitegen check` finds in the list of problems.

Pure: texts to texts. What people have in these files stays; a file that is not plain JSON (VS Code allows comments
there) is left alone, because writing it anew would lose them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

LABEL = "sitegen: check"
PROBLEM = r"^(\S.*?):(\d+):(\d+): (error|warning)\[([a-z0-9-]+)\] (.*)$"
"""The first line of a problem as `report.as_text` writes it; the lines below it are indented and do not fit."""
MATCHER: dict[str, Any] = {
    "owner": "sitegen",
    "source": "sitegen",
    "fileLocation": ["relative", "${workspaceFolder}"],
    "pattern": {"regexp": PROBLEM, "file": 1, "line": 2, "column": 3, "severity": 4, "code": 5, "message": 6},
}
TASK: dict[str, Any] = {
    "label": LABEL,
    "type": "process",
    "command": "sitegen",
    # An editor is always in a draft, of which a plain check looks up nothing.
    "args": ["check", "--drafts"],
    # A task has a terminal, where colours would stand between the words that the pattern looks for.
    "options": {"env": {"NO_COLOR": "1"}},
    "group": "test",
    "presentation": {"reveal": "silent", "revealProblems": "onProblem", "clear": True},
    "problemMatcher": MATCHER,
}


class NotPlain(ValueError):
    """A file that cannot be written anew without losing something."""


def settings(text: str, mapping: Mapping[str, str]) -> str:
    """settings.json with the schemas (place of the schema -> file that it describes). Raises NotPlain."""
    whole = _read(text)
    known = whole.setdefault("yaml.schemas", {})
    if not isinstance(known, dict):
        raise NotPlain("'yaml.schemas' is not a mapping")
    known.update(mapping)
    return written(whole, text)


def tasks(text: str) -> str:
    """tasks.json with our task; of one that is there, only what reads its problems is renewed. Raises NotPlain."""
    whole = _read(text)
    whole.setdefault("version", "2.0.0")
    known = whole.setdefault("tasks", [])
    if not isinstance(known, list):
        raise NotPlain("'tasks' is not a list")
    for number, task in enumerate(known):
        if isinstance(task, dict) and task.get("label") == LABEL:
            known[number] = {**TASK, **task, "problemMatcher": MATCHER}
            break
    else:
        known.append(TASK)
    return written(whole, text)


def written(value: object, like: str = "") -> str:
    """JSON, indented as another text is."""
    indent = re.search(r"^([ \t]+)\S", like, re.MULTILINE)
    return json.dumps(value, ensure_ascii=False, indent=indent[1] if indent else 2) + "\n"


def _read(text: str) -> dict[str, Any]:
    if not text.strip():
        return {}
    try:
        whole = json.loads(text, object_pairs_hook=_each_once)
    except ValueError as error:
        raise NotPlain(str(error)) from None
    if not isinstance(whole, dict):
        raise NotPlain("it is not a mapping")
    return whole


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands there twice")
    return made
