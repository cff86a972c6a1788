"""Every rule keeps its word: its bad sample is found, on the line of the arrow, with a cure; its good one is not."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from helpers import SITE, Site, entry, site

from sitegen.build import Options, check
from sitegen.rules import OPTIONAL, RULES, explain
from sitegen.tables import OPTIONAL_RULES

SAMPLED = {name: rule for name, rule in RULES.items() if not rule.sample_needs}
BASE = {"documents/other.md": "---\ntitle: Another entry\nyear: 2016\n---\nSome text.\n"}
FRONT = "---\ntitle: An entry\nyear: 2016\n---\n"
ARROW = re.compile(r"[ ]*  ←$", re.MULTILINE)


def laid_out(sample: str) -> tuple[Site, tuple[str, int] | None]:
    """The site that a sample is laid over, and the place of its arrow."""
    if not sample.startswith("=== "):
        sample = "=== documents/entry.md\n" + (sample if sample.startswith("---") else FRONT + sample)
    place, files = None, dict(BASE)
    for part in re.split(r"^=== ", sample, flags=re.MULTILINE)[1:]:
        path, _, text = part.partition("\n")
        text = re.sub(r"\{U\+([0-9A-F]{4})\}", lambda m: chr(int(m[1], 16)), text)
        arrow = ARROW.search(text)
        if arrow:
            place = (f"content/{path}", text.count("\n", 0, arrow.start()) + 1)
        files[path] = ARROW.sub("", text)
    return site(files, assets=["assets/plan.png"]), place


@pytest.mark.parametrize("name", SAMPLED)
def test_the_bad_sample_is_found_where_the_arrow_is(name: str) -> None:
    made, place = laid_out(SAMPLED[name].bad)
    found = [item for item in made.found if item.rule == name]
    assert [(item.span.path, item.span.line) for item in found] == [place], made.found
    assert found[0].hint, "a cure"


@pytest.mark.parametrize("name", SAMPLED)
def test_the_good_sample_has_nothing_wrong_with_it(name: str) -> None:
    made, place = laid_out(SAMPLED[name].good)
    assert place is None
    assert made.found == ()


def test_rules_without_a_sample_are_few_and_say_why() -> None:
    assert {name for name in RULES if name not in SAMPLED} == {
        "copied-run", "dead-link", "file-name", "file-size", "fingerprint-damaged", "moved-link",
        "no-config", "no-pillow", "not-a-file", "not-used", "not-utf8", "original-kept", "quote-absent",
        "quote-differs", "template", "yaml-size",
    }  # fmt: skip


def test_files_that_only_a_disk_can_have(tmp_path: Path) -> None:
    documents = tmp_path / "content" / "documents"
    documents.mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(SITE)
    (documents / "link.md").symlink_to(tmp_path / "content" / "site.yaml")
    (documents / "picture.png").write_bytes(b"")
    Path(os.fsdecode(os.fsencode(documents) + b"/caf\xe9.md")).write_text(entry())
    found = check(Options(tmp_path, tmp_path / "build", date(2026, 1, 1))).diagnostics
    assert [(item.span.path.rpartition("/")[2], item.rule) for item in found] == [
        ("caf\ufffd.md", "file-name"),
        ("link.md", "not-a-file"),
        ("picture.png", "not-used"),
    ]
    assert all(item.hint for item in found)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_page_in_the_manual(name: str) -> None:
    rule, page = RULES[name], explain(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert page.startswith(f"{name}: {rule.summary}\n\n{rule.why}\n")
    assert rule.why.endswith(".")
    assert not rule.summary.endswith(".")
    assert ("also_check" in page) == (name in OPTIONAL)
    for sample in (rule.bad, rule.good):
        assert all(f"    {line}".rstrip() in page.splitlines() for line in sample.rstrip().split("\n"))


def test_rules_that_are_off_unless_asked_for_are_those_of_the_setting() -> None:
    assert set(OPTIONAL) == set(OPTIONAL_RULES)


def test_a_rule_that_does_not_exist_has_no_page() -> None:
    with pytest.raises(KeyError):
        explain("no-such-rule")
