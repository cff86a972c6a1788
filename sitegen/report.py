"""Diagnostics and summaries as text: for a terminal, as JSON, as GitHub annotations. Returns strings; `cli` prints.

Lines of the files come from a function, `Lines`: to read is not the business of this module.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.frames import end_column, frame
from sitegen.plan import Action, ActionKind, Profile

COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
RESET = "\x1b[0m"
DIM = "\x1b[2m"


MOST_NAMED = 5
"""Entries that are named in a tally."""
Lines = Callable[[str], Sequence[str]]
"""The lines of a file of the site by its path; none when it cannot be read."""


def no_lines(path: str) -> Sequence[str]:
    """No lines: problems are told without their frames."""
    return ()


def as_text(items: Iterable[Diagnostic], *, colour: bool = False, lines: Lines = no_lines) -> str:
    """`path:line:col: severity[rule] message`, with the line itself and the hint indented below."""
    return "".join(_told(item, colour, lines) for item in items)


def _told(item: Diagnostic, colour: bool, lines: Lines) -> str:
    severity = f"{item.severity}[{item.rule}]"
    if colour:
        severity = f"{COLOURS[item.severity]}{severity}{RESET}"
    line = f"{one_line(str(item.span))}: {severity} {one_line(item.message)}\n"
    drawn = frame(item, lines(item.span.path))
    hint = f"    hint: {one_line(item.hint)}\n" if item.hint else ""
    return line + (f"{DIM}{drawn}{RESET}" if colour and drawn else drawn) + hint


def one_line(text: str) -> str:
    """Text of a file as it may stand on a console: what would break the line or steer the terminal is spelled out."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def as_json(items: Iterable[Diagnostic], lines: Lines = no_lines) -> str:
    """A list of {path, line, column, end_column, severity, rule, message, hint, fixable}.

    `end_column` is the column behind what is wrong, null where the line cannot be read; `fixable` says whether
    `check --fix` has a cure for this problem.
    """
    from sitegen.fixing import edits_for

    rows = [
        {
            "path": item.span.path,
            "line": item.span.line,
            "column": item.span.column,
            "end_column": end_of(item, lines),
            "severity": str(item.severity),
            "rule": item.rule,
            "message": item.message,
            "hint": item.hint,
            "fixable": bool(edits_for("\n".join(lines(item.span.path)), [item])),
        }
        for item in items
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def end_of(item: Diagnostic, lines: Lines) -> int | None:
    """The column behind what is wrong; None where the line cannot be read."""
    known = lines(item.span.path)
    return end_column(item, known[item.span.line - 1]) if 1 <= item.span.line <= len(known) else None


def as_github(items: Iterable[Diagnostic], lines: Lines = no_lines) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    return "".join(
        f"::{item.severity} file={_property(item.span.path)},line={item.span.line},col={item.span.column},"
        f"title={_property(item.rule)}::{_message(item)}\n"
        for item in items
    )


def as_notices(lines: Iterable[str]) -> str:
    """What a tally does not count, as workflow commands."""
    return "".join(f"::notice title=sitegen check::{_data(line)}\n" for line in lines)


def _message(item: Diagnostic) -> str:
    return _data(f"{item.message} (hint: {item.hint})" if item.hint else item.message)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(items: Iterable[Diagnostic], lines: Lines = no_lines) -> str:
    """SARIF 2.1.0; see `sarif`."""
    from sitegen import __version__, sarif

    found = list(items)
    ends = {item: end for item in found if (end := end_of(item, lines)) is not None}
    return sarif.as_sarif(found, ends, __version__)


FORMATS = {"json": as_json, "github": as_github, "sarif": as_sarif}
"""Formats for programs."""


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


def besides(
    allowed: int, withheld: Sequence[str], elsewhere: int, following: int = 0, unread: Sequence[str] = ()
) -> Iterator[str]:
    """What a tally does not count, in a line each: nobody should take silence for a clean file."""
    if following:
        files = ", ".join(unread[:MOST_NAMED]) + (" …" if len(unread) > MOST_NAMED else "")
        many = "1 problem more follows, it seems," if following == 1 else f"{following} problems more follow, it seems,"
        yield f"{many} from what is wrong with another file, and will be told later: mend {files} first"
    if allowed:
        yield f"{allowed} {'problem is' if allowed == 1 else 'problems are'} allowed by a remark or by site.yaml"
    if withheld:
        names = ", ".join(withheld[:MOST_NAMED]) + (" …" if len(withheld) > MOST_NAMED else "")
        entries = (
            "1 entry is held back and was" if len(withheld) == 1 else f"{len(withheld)} entries are held back and were"
        )
        yield f"{entries} read only in part (draft, or publish_on): {names}; sitegen check --drafts reads the rest"
    if elsewhere:
        yield f"{elsewhere} {'problem' if elsewhere == 1 else 'problems'} in other files: sitegen check"


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
