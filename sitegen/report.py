"""Diagnostics and summaries as text: for a terminal, as JSON, as GitHub annotations. Returns strings; `cli` prints."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.plan import Action, ActionKind, Profile

COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
RESET = "\x1b[0m"
DIM = "\x1b[2m"


def as_text(items: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """`path:line:col: severity[rule] message`, with the hint indented below."""
    return "".join(_line(item, colour) for item in items)


def _line(item: Diagnostic, colour: bool) -> str:
    severity = f"{item.severity}[{item.rule}]"
    if colour:
        severity = f"{COLOURS[item.severity]}{severity}{RESET}"
    line = f"{one_line(str(item.span))}: {severity} {one_line(item.message)}\n"
    hint = f"    hint: {one_line(item.hint)}\n" if item.hint else ""
    return line + (f"{DIM}{hint}{RESET}" if colour and hint else hint)


def one_line(text: str) -> str:
    """Text of a file as it may stand on a console: what would break the line or steer the terminal is spelled out."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def as_json(items: Iterable[Diagnostic]) -> str:
    """A list of {path, line, column, severity, rule, message, hint}."""
    rows = [
        {
            "path": item.span.path,
            "line": item.span.line,
            "column": item.span.column,
            "severity": str(item.severity),
            "rule": item.rule,
            "message": item.message,
            "hint": item.hint,
        }
        for item in items
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_github(items: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    return "".join(
        f"::{item.severity} file={_property(item.span.path)},line={item.span.line},col={item.span.column},"
        f"title={_property(item.rule)}::{_message(item)}\n"
        for item in items
    )


def _message(item: Diagnostic) -> str:
    text = f"{item.message} (hint: {item.hint})" if item.hint else item.message
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def errors_of(items: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The errors among them."""
    return [item for item in items if item.severity is Severity.ERROR]


def counted(items: Iterable[Diagnostic]) -> tuple[int, int]:
    """Number of errors and of warnings."""
    severities = [item.severity for item in items]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def folded(items: Iterable[Diagnostic], limit: int = 20) -> tuple[list[Diagnostic], dict[str, int]]:
    """At most `limit` warnings of each rule, and how many more there are; errors are all kept."""
    kept: list[Diagnostic] = []
    counts: Counter[str] = Counter()
    for item in items:
        counts[item.rule] += item.severity is Severity.WARNING
        if item.severity is Severity.ERROR or counts[item.rule] <= limit:
            kept.append(item)
    return kept, {rule: count - limit for rule, count in counts.items() if count > limit}


def tally(items: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`."""
    errors, warnings = counted(items)
    return f"{errors} {'error' if errors == 1 else 'errors'}, {warnings} {'warning' if warnings == 1 else 'warnings'}"


def profiled(profile: Profile) -> str:
    """Where the time of a build went, as three small tables in seconds."""
    lines = [f"{seconds:8.3f} s  {name}" for name, seconds in profile.stages]
    lines += ["slowest entries:"] + [f"{seconds:8.3f} s  {path}" for path, seconds in profile.entries]
    lines += ["templates (all their pages, in all processes):"]
    lines += [f"{seconds:8.3f} s  {name}, {count} pages" for name, count, seconds in profile.templates]
    return "\n".join(lines) + "\n"


def explained(actions: Iterable[Action]) -> str:
    """One line a page with the reason for what is done with it; what is kept comes first, what happens last."""
    ordered = sorted(actions, key=lambda action: action.kind is not ActionKind.KEEP)
    return "".join(f"{action.kind:<6} {action.path}: {action.reason}\n" for action in ordered)
