"""The columns of the data files, with what they mean: one table for the files, their description and the data page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.config import SiteConfig
from sitegen.fields import Field, FieldType
from sitegen.tables import ANCHOR_COLUMNS, ANNOTATION_KINDS, DOCUMENT_COLUMNS, FACET_COLUMNS, NOTE_COLUMN, PROOF_COLUMN
from sitegen.views.parts import Column

_ANCHOR = frozenset({"id", "nth", "prefix", "suffix"})


def document_columns(config: SiteConfig) -> tuple[Column, ...]:
    """Of documents: the keys of front matter by their own names, further fields last."""
    return tuple(_column(field) for field in (*DOCUMENT_COLUMNS, *(own.field for own in config.fields)))


def annotation_columns() -> tuple[Column, ...]:
    """Of annotations: the anchor, then every option that any kind takes, the proof, the note."""
    return (*map(_column, ANCHOR_COLUMNS), *_options(), _column(PROOF_COLUMN), _column(NOTE_COLUMN))


def facet_columns() -> tuple[Column, ...]:
    """Of facets: one row for each entry under each term."""
    return tuple(map(_column, FACET_COLUMNS))


COLUMNS: dict[str, Callable[[SiteConfig], tuple[Column, ...]]] = {
    "documents": document_columns,
    "annotations": lambda _: annotation_columns(),
    "facets": lambda _: facet_columns(),
}
"""Table -> its columns, in a digest with these settings."""


def _column(field: Field) -> Column:
    # What this digest requires of its entries binds only the new ones; `title` is never empty.
    required = field.required and (field in DOCUMENT_COLUMNS or field in ANCHOR_COLUMNS or field in FACET_COLUMNS)
    return Column(field.name, field.type.value, field.doc, required, field.allowed)


def _options() -> Iterator[Column]:
    """One column for an option of several kinds; where they differ in meaning, each is told."""
    found: dict[str, dict[str, list[str]]] = {}
    fields: dict[str, Field] = {}
    for kind in ANNOTATION_KINDS.values():
        for field in kind.fields:
            if field.name not in _ANCHOR:
                fields.setdefault(field.name, field)
                found.setdefault(field.name, {}).setdefault(field.doc, []).append(kind.plural.lower())
    for name, meanings in found.items():
        doc = "; ".join(f"of {' and '.join(kinds)}: {doc}" for doc, kinds in meanings.items())
        yield Column(name, fields[name].type.value, doc, allowed=fields[name].allowed)


def is_list(column: Column) -> bool:
    """Whether a cell holds several texts."""
    return column.type == FieldType.LIST


def is_number(column: Column) -> bool:
    """Whether a cell holds a whole number."""
    return column.type in {FieldType.NUMBER, FieldType.YEAR}
