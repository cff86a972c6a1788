"""Rules allowed for a line or weighed otherwise for a site: with a reason, and never what makes a page impossible."""

from __future__ import annotations

import pytest
from helpers import Site, entry, site

from sitegen.diagnostics import Severity

PATH = "content/documents/a.md"
HEAD = "---\ntitle: A\nyear: 2016\n---\n"
BASE = "title: A\nbase_url: https://a.example/\n"


def of(text: str, settings: str = "") -> list[tuple[int, str, str]]:
    made: Site = site({"documents/a.md": text, "site.yaml": BASE + settings})
    return [(item.span.line, item.rule, str(item.severity)) for item in made.found]


EMPTY = (7, "empty-heading", "warning")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\n##\n\nText.", [EMPTY]),
        ("\n<!-- sitegen: allow empty-heading: a sample -->\n##\n\nText.", []),
        ("<!-- sitegen: allow empty-heading: a sample -->\n\n##\n\nText.", []),
        ("\n\n## <!-- sitegen: allow empty-heading: a sample -->\n\nText.", []),
        ("<!-- sitegen: allow empty-heading: a sample -->\nText.\n\n##\n\nText.", [
            (5, "allow-nothing", "warning"), (8, "empty-heading", "warning")]),
        ("\n<!-- sitegen: allow empty-heading -->\n##\n\nText.", [(6, "allow-reason", "warning")]),
        ("\n<!-- sitegen: allow empty-headin: why -->\n##\n\nText.", [(6, "allow-rule", "warning"), EMPTY]),
        ("\n<!-- sitegen: allow: why -->\n##\n\nText.", [(6, "allow-rule", "warning"), EMPTY]),
    ],
)  # fmt: skip
def test_in_a_text(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert of(HEAD + text) == expected


def test_in_yaml() -> None:
    why = "# sitegen: allow unknown-key: for another program"
    assert of(f"---\ntitle: A\nyear: 2016\nlayout: x  {why}\n---\nText.") == []
    assert of(f"---\ntitle: A\nyear: 2016\n{why}\nlayout: x\n---\nText.") == []
    assert [row[:2] for row in of(f"---\ntitle: A\n{why}\nyear: 2016\nlayout: x\n---\nText.")] == [
        (3, "allow-nothing"), (5, "unknown-key"),
    ]  # fmt: skip


def test_what_makes_a_page_impossible_cannot_be_allowed() -> None:
    found = of("---\ntitle: A\nyear: 2016  # sitegen: allow year-date: I like it\ndate: 2015\n---\nText.")
    assert (3, "year-date", "error") in found
    settings = "rules:\n  year-date: {level: off, reason: no}\n"
    assert (3, "year-date", "error") in of("---\ntitle: A\nyear: 2016\ndate: 2015\n---\nText.", settings)


def test_the_remark_is_not_part_of_the_page() -> None:
    made = site({"documents/a.md": HEAD + "Text.\n\n<!-- sitegen: allow empty-heading: a sample -->\n##\n\nMore."})
    assert "sitegen" not in made.update.state.body("a").html


def test_for_a_site() -> None:
    text = HEAD + "\n\n##\n\nText."
    assert of(text, "rules:\n  empty-heading: {level: off, reason: templates make them}\n") == []
    assert of(text, "rules:\n  empty-heading: {level: error, reason: we count them}\n") == [
        (7, "empty-heading", "error")
    ]
    assert [row[1] for row in of(text, "rules:\n  empty-headin: {level: off, reason: x}\n")] == [
        "empty-heading", "allow-rule",
    ]  # fmt: skip
    assert [row[1] for row in of(text, "rules:\n  empty-heading: {level: off}\n")] == ["missing-field"]


def test_allowed_is_allowed_where_warnings_are_errors_too() -> None:
    assert of(HEAD + "<!-- sitegen: allow empty-heading: a sample -->\n##\n\nText.", "strict: true\n") == []
    found = site({"documents/a.md": entry("", "##\n\nText."), "site.yaml": BASE + "strict: true\n"}).found
    assert [item.severity for item in found] == [Severity.ERROR]
