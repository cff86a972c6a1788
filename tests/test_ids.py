"""Ids of the templates and ids that bodies make never meet."""

from __future__ import annotations

import re

from sites import REPOSITORY

from sitegen.markup.outline import RESERVED_IDS, heading_id

PLAIN_ID = re.compile(r'\bid="([a-z][a-z0-9-]*)"')


def test_every_id_of_the_templates_is_reserved() -> None:
    for path in (REPOSITORY / "templates").rglob("*.html"):
        for name in PLAIN_ID.findall(path.read_text(encoding="utf-8")):
            assert name in RESERVED_IDS or name.endswith("-heading"), f"{path.name}: {name}"
            assert heading_id(name) != name


def test_headings_keep_their_ids_when_annotations_come() -> None:
    assert heading_id("A heading here") == "text-a-heading-here"
    assert heading_id("What is not known") == "what-is-not-known"
