"""How many spaces the tabs before a line of YAML stand for, as far as the lines around it say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.slips.yaml_words import ODD_SPACES

_LINE = re.compile(rf"(?P<space>[ \t{ODD_SPACES}]*)(?P<dash>(?:- +)*)(?P<rest>.*)")
_KEY = re.compile(r"[\w-]+:(?=\s|$)")
_OPEN = re.compile(r"[\w-]+:\s*(?:#.*)?$")


def indent_for(lines: Sequence[str], number: int) -> int | None:
    """The column (from 0) in which a line, counted from 0, should begin; None where it may be more than one."""
    space = _parts(lines[number])[0]
    above = number - 1
    while above >= 0 and (not lines[above].strip() or _parts(lines[above])[0] == space):
        above -= 1
    if above < 0:
        return None
    first = next(n for n in range(above + 1, number + 1) if lines[n].strip())
    before, dash, rest = _parts(lines[above])
    if not _is_plain(before):
        # Tabs on both lines: one more of them is one level more.
        return len(space) + space.count("\t") if first == number or _is_tabs(space) else None
    is_item = bool(_parts(lines[first])[1])
    if _OPEN.match(rest):
        return _below(lines, first, space, len(before) + len(dash), is_item)
    if is_item:
        return len(before) if dash else None
    column = len(before) + len(dash)
    naive = len(space) + space.count("\t")
    return column if _KEY.match(rest) and (dash or naive == column) else None


def _below(lines: Sequence[str], first: int, space: str, column: int, is_item: bool) -> int:
    """The column of what belongs to an open key: that of its sister lines with spaces, else two further in."""
    for line in lines[first + 1 :]:
        if not line.strip() or _parts(line)[0] == space:
            continue
        before, dash, _ = _parts(line)
        inside = len(before) > column or (is_item and bool(dash) and len(before) == column)
        if _is_plain(before) and inside and bool(dash) == is_item:
            return len(before)
        break
    return column + 2


def _parts(line: str) -> tuple[str, str, str]:
    match = _LINE.match(line)
    assert match is not None
    return match["space"], match["dash"], match["rest"]


def _is_plain(space: str) -> bool:
    return not space.strip(" ")


def _is_tabs(space: str) -> bool:
    return not space.strip("\t")
