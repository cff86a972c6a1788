"""Annotations on their way from the raw text to the place that they quote."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.diagnostics import Findings
from sitegen.fields import Record
from sitegen.markup.scan import RawAnnotation
from sitegen.tables import ANNOTATION_KINDS

NUMBER = "data-number"
"""Attribute that the element of a block bears until the note is made: the token of the body, a hyphen, its number."""


@dataclass(frozen=True)
class PinnedAnnotation:
    """An annotation ready to be placed: what was written, its typed options, its number and id."""

    raw: RawAnnotation
    record: Record
    number: int
    id: str

    @property
    def label(self) -> str:
        """`Annotation 3: figure`, for screen readers."""
        return f"Annotation {self.number}: {ANNOTATION_KINDS[self.raw.kind].label.lower()}"


@dataclass
class Placing:
    """The annotations of the body at hand; a fresh one is given to the extension before each body."""

    annotations: tuple[PinnedAnnotation, ...] = ()
    token: str = ""
    found: Findings | None = None
