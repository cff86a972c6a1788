"""Rules switched off or weighed otherwise, with a reason: for a site in `site.yaml`, for a line by a remark in a file.

    <!-- sitegen: allow quotation-length: the Act is quoted in full -->     in a text
    department_note: none  # sitegen: allow date-basis: it is a sample      in YAML

A remark counts for its own line and for what follows it up to an empty line; in YAML for its own line, or for the next
one when it stands alone. What makes a right page impossible cannot be allowed. A remark travels with the diagnostics
of its file as one more of them (`REMARK`), so that it is kept, dropped and looked up again together with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import Struct

from sitegen.diagnostics import Diagnostic, LineIndex, Severity, Span, did_you_mean

REMARK = "sitegen-allow"
"""The rule of a remark; never shown."""
_REMARK = re.compile(r"(<!--|#)[ \t]*sitegen:[ \t]*allow\b[ \t]*([\w-]*)[ \t]*:?[ \t]*(.*?)[ \t]*(-->|$)", re.MULTILINE)
MARK = "sitegen:"
"""What a file has to hold for a remark to be in it."""


class Switch(Struct, frozen=True):
    """A rule of one site: `off`, `warning` or `error`, and why."""

    rule: str
    level: str
    reason: str
    span: Span


def remarks_in(path: str, text: str) -> Iterator[Diagnostic]:
    """The remarks of a file, each as a diagnostic that `applied` takes out again: about a rule, up to a line."""
    if MARK not in text:
        return
    index, lines = LineIndex(text), text.split("\n")
    for match in _REMARK.finditer(text):
        span = index.span(path, match.start())
        about = (match[2], str(_last_line(lines, span, match)))
        yield Diagnostic(span, REMARK, Severity.WARNING, match[0], match[3].strip(), about)


def _last_line(lines: Sequence[str], span: Span, match: re.Match[str]) -> int:
    """The last line that a remark counts for."""
    own = lines[span.line - 1]
    alone = not own.replace(match[0], "").strip()
    if match[1] == "#":
        return span.line + alone
    last = span.line
    # A remark that stands alone counts for the next block of lines.
    while alone and last < len(lines) and not lines[last].strip():
        last += 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return last


def applied(items: Iterable[Diagnostic], switches: Mapping[str, Switch]) -> tuple[list[Diagnostic], int]:
    """The diagnostics that are left, those about the switches themselves among them; and how many were allowed."""
    every = list(items)
    remarks = [item for item in every if item.rule == REMARK]
    kept: list[Diagnostic] = []
    used: set[Diagnostic] = set()
    allowed = 0
    for item in every:
        if item.rule == REMARK:
            continue
        by = [remark for remark in remarks if _covers(remark, item)]
        used.update(by)
        switch = switches.get(item.rule)
        if item.severity is Severity.ERROR or item.rule in _OWN:
            kept.append(item)
        elif by or (switch is not None and switch.level == "off"):
            allowed += 1
        elif switch is not None and switch.level == "error":
            kept.append(replace(item, severity=Severity.ERROR))
        else:
            kept.append(item)
    kept += [problem for remark in remarks for problem in _wrong(remark, remark in used)]
    return kept, allowed


_OWN = frozenset({"allow-nothing", "allow-reason", "allow-rule"})


def _covers(remark: Diagnostic, item: Diagnostic) -> bool:
    rule, last = remark.about
    place = item.span
    return rule == item.rule and place.path == remark.span.path and remark.span.line <= place.line <= int(last)


def _wrong(remark: Diagnostic, used: bool) -> Iterator[Diagnostic]:
    from sitegen.rules import RULES  # the records of all rules: few files have a remark

    rule = remark.about[0]
    if rule not in RULES:
        hint = did_you_mean(rule, RULES) or "docs/rules.md lists them"
        message = f"there is no rule '{rule}' to allow" if rule else "the remark names no rule"
        yield Diagnostic(remark.span, "allow-rule", Severity.WARNING, message, hint)
    elif not remark.hint:
        message, hint = (
            f"'{rule}' is allowed here, and nothing says why",
            f"write sitegen: allow {rule}: and the reason",
        )
        yield Diagnostic(remark.span, "allow-reason", Severity.WARNING, message, hint)
    elif not used:
        message = f"nothing here is a case of '{rule}'"
        yield Diagnostic(remark.span, "allow-nothing", Severity.WARNING, message, "delete the remark, or move it")
