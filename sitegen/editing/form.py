"""Field tables and registers -> what the form asks for: Decap's widgets, and the shapes that `format.js` writes by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from sitegen.config import SiteConfig
from sitegen.dates import FORMS
from sitegen.fields import Field, FieldType
from sitegen.model import Department, Topic
from sitegen.registers import Registers
from sitegen.slugs import folded
from sitegen.tables import PAGE

Json: TypeAlias = dict[str, Any]
Options: TypeAlias = tuple[tuple[str, str], ...]
"""(value, label) of each."""

NOT_ASKED = frozenset({"lang"})
"""Hardly ever needed: written in the file itself, which keeps it."""


@dataclass(frozen=True)
class Collection:
    """A folder of texts: `name` names its format too, `own` says what one of them is called."""

    name: str
    folder: str
    label: str
    own: str
    fields: tuple[Field, ...]


def collections(config: SiteConfig) -> tuple[Collection, ...]:
    """What can be edited: entries by the digest's own table, and free pages."""
    return (
        Collection("documents", "content/documents", "Entries", "Entry", _asked(config.front_matter)),
        Collection("pages", "content/pages", "Pages", "Page", _asked(PAGE)),
    )


def _asked(table: Iterable[Field]) -> tuple[Field, ...]:
    return tuple(row for row in table if row.name not in NOT_ASKED)


def choices(registers: Registers) -> dict[str, Options]:
    """Field -> the terms to choose from; a register that does not exist leaves its field open."""
    found = {
        "tags": tuple((t.id, t.label) for t in registers.topics if t.replaced_by is None),
        "department": tuple((d.id, _body_label(d)) for d in registers.departments),
        "people": tuple((p.id, p.name) for p in registers.people),
        "initiatives": tuple((i.id, i.name) for i in registers.initiatives),
        "publisher": tuple((p.id, p.name) for p in registers.publishers),
    }
    return {name: tuple(sorted(options, key=_by_label)) for name, options in found.items() if options}


def spellings(registers: Registers) -> dict[str, dict[str, str]]:
    """Field -> folded spelling -> id, for the terms that an entry names by a label, a synonym or an acronym.

    What two terms share, such as the name of a body and of its successor, is left out: it means what the date says.
    """
    names: dict[str, list[tuple[str, str]]] = {
        "tags": [(text, t.id) for t in registers.topics for text in (t.label, *t.synonyms, *_old_ids(t))],
        "department": [
            (text, d.id) for d in registers.departments for text in (*d.acronyms, *(name.name for name in d.names))
        ],
    }
    return {field: _only_one(pairs) for field, pairs in names.items() if pairs}


def _old_ids(topic: Topic) -> tuple[str, ...]:
    return tuple(alias.text for alias in topic.aliases)


def _only_one(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for text, identifier in pairs:
        meant.setdefault(folded(text), set()).add(identifier)
    return {text: identifier for text, (identifier, *others) in meant.items() if not others}


def _by_label(option: tuple[str, str]) -> tuple[str, str]:
    return option[1].casefold(), option[0]


def _body_label(body: Department) -> str:
    """The latest name, how it is abbreviated, and from when to when there was such a body."""
    start = str(body.start.date.earliest.year) if body.start else ""
    end = str(body.end.date.earliest.year) if body.end else ""
    known = [*body.acronyms[:1], f"{start}–{end}" if start or end else ""]
    about = ", ".join(part for part in known if part)
    return f"{body.names[-1].name} ({about})" if about else body.names[-1].name


# What format.js needs to know


def shapes(
    fields: Iterable[Field],
    terms: Mapping[str, Options],
    spelled: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> list[Json]:
    """The fields as `format.js` takes them: name, type, the terms to choose from and their spellings, inner fields."""
    return [_shape(row, terms, spelled) for row in fields]


_SHAPES = {
    FieldType.LIST: "list",
    FieldType.RECORD: "record",
    FieldType.RECORDS: "records",
    FieldType.FLAG: "flag",
}


def _shape(row: Field, terms: Mapping[str, Options], spelled: Mapping[str, Mapping[str, str]]) -> Json:
    shape: Json = {"name": row.name, "type": _SHAPES.get(row.type, "text")}
    if row.type is FieldType.LIST and row.name in terms:
        shape["options"] = [value for value, _ in terms[row.name]]
        shape["spellings"] = dict(spelled.get(row.name, {}))
    if row.may_be_empty:
        shape["empty"] = True
    if row.fields:
        shape["fields"] = shapes(row.fields, terms, spelled)
    return shape


# What Decap needs to know


def widgets(fields: Iterable[Field], terms: Mapping[str, Options], *, inside: bool = False) -> list[Json]:
    """The fields as Decap takes them. A field of an optional record is not asked for: the record may be absent."""
    return [_widget(row, terms, inside) for row in fields]


def _widget(row: Field, terms: Mapping[str, Options], inside: bool) -> Json:
    widget: Json = {
        "name": row.name,
        "label": label_of(row.name),
        "hint": _hint(row, inside),
        "required": row.required and not inside and not row.may_be_empty,
    }
    return widget | _kind(row, terms)


def _hint(row: Field, inside: bool) -> str:
    """What a field is for. Decap calls optional what it may leave out, which an unfinished draft may as well."""
    if not row.required or not (inside or row.may_be_empty):
        return row.doc
    return f"Needed in an entry that is published{', if only as an empty list' * row.may_be_empty}. {row.doc}"


def label_of(name: str) -> str:
    """A key as the label of its field."""
    return name.replace("_", " ").capitalize().replace("url", "URL").replace("Url", "URL")


def _kind(row: Field, terms: Mapping[str, Options]) -> Json:
    """The widget and what belongs to it. Dates and numbers stay text: a widget of Decap's would write them anew."""
    if row.type is FieldType.RECORD:
        return {"widget": "object", "collapsed": False, "fields": widgets(row.fields, terms, inside=True)}
    if row.type is FieldType.RECORDS:
        return {"widget": "list", "fields": widgets(row.fields, terms)}
    if row.name in terms:
        return {"widget": "select", "options": _options(terms[row.name])} | _many(row)
    if row.allowed:
        return {"widget": "select", "options": list(row.allowed)} | _many(row)
    if row.type is FieldType.LIST:
        # With an item in a field of its own; Decap's plain list would split a text at its commas.
        item = {"name": row.name, "label": label_of(row.name), "widget": "string"}
        return {"widget": "list", "allow_reorder": True, "field": item}
    if row.type is FieldType.FLAG:
        # A new entry is a draft until somebody says otherwise, as with `sitegen new`.
        return {"widget": "boolean", "default": row.name == "draft"}
    return _text(row)


def _many(row: Field) -> Json:
    return {"multiple": True} if row.type is FieldType.LIST else {}


def _options(options: Options) -> list[Json]:
    return [{"label": label, "value": value} for value, label in options]


_LONG = frozenset({"summary", "note", "date_basis", "department_note"})
_DAY = r"\d{4}(-\d{2}(-\d{2})?)?[~?%]?"
_PATTERNS = {
    FieldType.DATE: [rf"^{_DAY}(/({_DAY}|\.\.))?$", f"a date such as {FORMS}"],
    FieldType.YEAR: [r"^[1-9]\d{3}$", "a year of four digits"],
    FieldType.NUMBER: [r"^\d+$", "a whole number"],
    FieldType.URL: [r"^https?://\S+$", "an address that begins with https://"],
}


def _text(row: Field) -> Json:
    widget: Json = {"widget": "text" if row.name in _LONG else "string"}
    if row.type in _PATTERNS:
        widget["pattern"] = _PATTERNS[row.type]
    return widget
