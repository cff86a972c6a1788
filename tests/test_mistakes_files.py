"""Mistakes with whole files and with where an entry is from: each is named once, with a cure that mends it."""

from __future__ import annotations

import pytest
from helpers import Site, site
from test_views import page

from sitegen.diagnostics import Diagnostic
from sitegen.export.tables import document_row
from sitegen.views.parts import Link
from sitegen.views.shapes import DocumentView

REGISTERS = {
    "registers/publishers.yaml": """\
publishers:
- {id: jar-world, name: Jar World, acronyms: [JW], nature: trade-press}
""",
    "registers/departments.yaml": """\
departments:
- id: jars
  names: [{name: Office of Jars, to: 2017-03-01}, {name: Office of Jars and Lids, from: 2017-03-01}]
  acronyms: [OJ]
  start: {date: 2001}
""",
}
ENTRY = """\
---
title: Jars on the shelf
summary: An office counts its jars.
year: 2016
date: 2016-12-08
department: [jars]
kind: report
source:
  title: A count of jars
  publisher: jars
  url: https://jars.example/count
---

The jars were counted.
"""


def made(text: str = ENTRY, **more: str) -> Site:
    return site({**REGISTERS, "documents/entry.md": text, **more})


def told(found: tuple[Diagnostic, ...], rule: str, *says: str) -> Diagnostic:
    """The one finding there is, with what it says."""
    (item,) = found
    assert item.rule == rule, item
    assert [words for words in says if words not in f"{item.message}; {item.hint}"] == [], item
    return item


# Publishers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "name"), [("2016-12-08", "Office of Jars"), ("2018-12-08", "Office of Jars and Lids")])
def test_a_body_that_publishes_is_shown_by_its_name_of_the_time(day: str, name: str) -> None:
    digest = made(ENTRY.replace("2016-12-08", day).replace("year: 2016", f"year: {day[:4]}"))
    assert digest.found == ()
    view = page(digest, "documents/entry/", DocumentView)
    assert view.source is not None
    assert view.source.publisher == Link(name, "departments/jars/index.html")
    assert view.card.publisher == name
    assert view.source_citation.startswith(f"A count of jars. {name}. 8 December")
    assert f'"publisher":{{"@type":"Organization","name":"{name}"}}' in view.json_ld
    assert all(name.replace(" ", "%20") in file.href for file in view.source_citation_files)
    # Data files name records by their ids, as everywhere.
    assert document_row(digest.edition, digest.library.entry("entry"))["source_publisher"] == "jars"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Jar World", "jar-world"),
        ("jar world", "jar-world"),
        ("JW", "jar-world"),
        ("OJ", "jars"),
        ("Office of Jars", "jars"),
    ],
)
def test_a_publisher_by_its_name_is_offered_its_id(name: str, meant: str) -> None:
    found = made(ENTRY.replace("publisher: jars", f"publisher: {name}")).found
    item = told(found, "unknown-holder", f"'{name}' has a record in the registers", f"write publisher: {meant}")
    assert (item.span.line, item.span.column) == (10, 14)


@pytest.mark.parametrize("name", ["jar-world", "Jars", "Jam World Weekly", "jw"])
def test_a_publisher_that_is_none_of_the_registers(name: str) -> None:
    assert made(ENTRY.replace("publisher: jars", f"publisher: {name}")).found == ()
