"""What is known of a rule: one line, the reason for it, and a sample on either side of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule that a diagnostic may name.

    `bad` and `good` are samples in the notation of `docs/rules.md`: files laid over a small valid site, of which the
    bad one has an arrow behind the line that the message names. Where no sample can be written down, `sample_needs`
    says what it would take. A rule that is `optional` is off unless a site asks for it.
    """

    summary: str
    why: str
    bad: str = ""
    good: str = ""
    sample_needs: str = ""
    optional: bool = False
