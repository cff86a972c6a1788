"""Every rule keeps its word: its bad sample is found, on the line of the arrow, with a cure; its good one is not."""

from __future__ import annotations

import re

import pytest
from helpers import Site, site

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
        "copied-run", "file-name", "file-size", "fingerprint-damaged", "no-config", "no-pillow", "not-a-file",
        "not-used", "not-utf8", "quote-absent", "quote-differs", "template", "yaml-size",
    }  # fmt: skip


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
