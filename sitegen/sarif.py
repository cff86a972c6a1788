"""Diagnostics as SARIF 2.1.0 (OASIS Standard, 2020), which code hosts show on the lines of a change.

Of the standard these parts are used: sarifLog (3.13), run (3.14), toolComponent (3.19), reportingDescriptor (3.49),
result (3.27), physicalLocation (3.29), region (3.30). GitHub asks for `partialFingerprints` to follow a result from one
version to the next: a digest of rule, path and message, without the line, which moves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "SRCROOT"


def as_sarif(items: Iterable[Diagnostic], ends: Mapping[Diagnostic, int], version: str) -> str:
    """One log with one run; `ends` gives the column behind what is wrong, where it is known."""
    found = list(items)
    names = sorted({item.rule for item in found})
    numbers = {name: number for number, name in enumerate(names)}
    driver = {
        "name": "sitegen",
        "version": version,
        "rules": [_rule(name) for name in names],
    }
    results = [_result(item, numbers[item.rule], ends.get(item)) for item in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(name: str) -> dict[str, Any]:
    rule = RULES.get(name)
    summary = rule.summary if rule is not None else name
    text = f"{rule.why}\n\nBad:\n\n{rule.bad}\n\nGood:\n\n{rule.good}" if rule is not None and rule.bad else summary
    return {
        "id": name,
        "shortDescription": {"text": summary[:1].upper() + summary[1:]},
        "fullDescription": {"text": rule.why if rule is not None else summary},
        "help": {"text": text},
    }


def _result(item: Diagnostic, number: int, end: int | None) -> dict[str, Any]:
    region = {"startLine": item.span.line, "startColumn": item.span.column}
    if end is not None:
        region["endColumn"] = end
    known = hashlib.sha256("\0".join((item.rule, item.span.path, item.message)).encode("utf-8", "surrogatepass"))
    place = {"artifactLocation": {"uri": quote(item.span.path, errors="replace"), "uriBaseId": ROOT}, "region": region}
    return {
        "ruleId": item.rule,
        "ruleIndex": number,
        "level": "error" if item.severity is Severity.ERROR else "warning",
        "message": {"text": f"{item.message}: {item.hint}" if item.hint else item.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": known.hexdigest()[:32]},
    }
