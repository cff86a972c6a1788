"""Every rule that a diagnostic may name: what it finds, why it matters, a bad and a good sample.

A test holds this list to the code and runs every sample. `docs/rules.md` is written from it, and `explain` tells one
rule at the console.
"""

from __future__ import annotations

from sitegen.rules import bodies, fields, files, notes, registers, terms, wording
from sitegen.rules.record import Rule

__all__ = ["OPTIONAL", "RULES", "SUBJECTS", "Rule", "explain"]

SUBJECTS: dict[str, dict[str, Rule]] = {
    "Files and YAML": files.RULES,
    "Keys and values": fields.RULES,
    "Terms and addresses": terms.RULES,
    "Text, links and pictures": bodies.RULES,
    "Annotations": notes.RULES,
    "Wording": wording.RULES,
    "Registers, settings, templates": registers.RULES,
}
RULES: dict[str, Rule] = {name: rule for rules in SUBJECTS.values() for name, rule in sorted(rules.items())}
OPTIONAL: tuple[str, ...] = tuple(name for name, rule in RULES.items() if rule.optional)
"""Rules that are off unless a site asks for them."""


def explain(rule: str) -> str:
    """The manual page of a rule as plain text. Raises KeyError where there is no such rule."""
    record = RULES[rule]
    parts = [f"{rule}: {record.summary}", record.why]
    if record.optional:
        parts.append(f"Off unless content/site.yaml says also_check: [{rule}].")
    if record.bad:
        parts += ["Bad (the arrow shows where):", _indented(record.bad), "Good:", _indented(record.good)]
    return "\n\n".join(parts) + "\n"


def _indented(sample: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in sample.rstrip("\n").split("\n"))
