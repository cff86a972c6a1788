"""The names in the labels of a debate, by the places where they begin."""

from __future__ import annotations

from sitegen.importing.page.debates import Label, label_of
from sitegen.importing.page.layout import Page


def labelled(page: Page) -> dict[int, Label]:
    """Label -> where its name begins. `Mr NAME` is known by his surname, and whoever is in the chair has no name."""
    found: dict[int, Label] = {}
    for paragraph in page.of("turn"):
        label = label_of(paragraph.text)
        if label is not None and " " in label.name:
            found[paragraph.start + label.at] = label
    return found
