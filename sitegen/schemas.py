"""JSON Schemas of site.yaml, the registers and front matter, made from the field tables.

Draft 7, because the YAML extension of VS Code reads that in every version (newer drafts only lately, and in part). A
schema refuses what `sitegen check` finds wrong, as far as a schema can say it; the rest, such as whether an id exists,
is left to `check`. YAML 1.2 reads `year: 2016` and `title: 1984` as numbers, where the program keeps the text:
so a text may be a number here, too. `patternErrorMessage` and `markdownEnumDescriptions` are VS Code's own additions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sitegen.config import SiteConfig, requirable
from sitegen.dates import FORMS
from sitegen.fields import Field, FieldType
from sitegen.registers import ID, MAX_ID
from sitegen.tables import PAGE, REGISTERS, SITE
from sitegen.vocabularies import NATURES

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
SETTINGS, ENTRY, FREE_PAGE = "site", "front-matter", "page"

_POINT = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?"
_TEXT = ["string", "number", "boolean"]
_TYPES: dict[FieldType, Schema] = {
    FieldType.TEXT: {"type": _TEXT, "minLength": 1},
    # A year alone is a number to YAML. Whether 30 February exists is for `check` to say.
    FieldType.DATE: {
        "type": ["string", "integer"],
        "pattern": f"^{_POINT}(/({_POINT}|\\.\\.))?$",
        "patternErrorMessage": f"Write {FORMS}.",
        "minimum": 1000,
        "maximum": 9998,
    },
    FieldType.YEAR: {"type": "integer", "minimum": 1000, "maximum": 9999},
    FieldType.NUMBER: {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    FieldType.FLAG: {"type": "boolean"},
    FieldType.LANG: {
        "type": "string",
        "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        "patternErrorMessage": "Write for example en, cy or zh-Hant.",
    },
    FieldType.URL: {
        "type": "string",
        "pattern": '^https?://[^\\s<>"]+$',
        "patternErrorMessage": "Write it in full: https://…",
    },
}


def schemas(config: SiteConfig) -> dict[str, Schema]:
    """Name -> schema: `site`, every register, `front-matter` (with the fields of this digest) and `page`."""
    made = {SETTINGS: _settings(config)}
    for name, table in REGISTERS.items():
        made[name] = _document(f"content/registers/{name}.yaml", _with_ids(_table(table)))
    entry = _table(config.front_matter)
    made[ENTRY] = _document("Front matter of an entry", {**entry, "anyOf": [_has("date"), _has("year")]})
    made[FREE_PAGE] = _document("Front matter of a free page", _table(PAGE))
    return made


def applies_to(name: str) -> str:
    """The path of the YAML file that a schema describes, or empty: editors do not look into front matter."""
    if name == SETTINGS:
        return "content/site.yaml"
    return f"content/registers/{name}.yaml" if name in REGISTERS else ""


def _document(title: str, schema: Schema) -> Schema:
    comment = "Written by `sitegen schema` from the tables of the program; not edited by hand."
    return {"$schema": DRAFT, "$comment": comment, "title": title, **schema}


def _has(key: str) -> Schema:
    return {"required": [key]}


def _table(fields: Iterable[Field]) -> Schema:
    rows = tuple(fields)
    required = [row.name for row in rows if row.required]
    made: Schema = {
        "type": "object",
        "properties": {row.name: _property(row) for row in rows},
        "additionalProperties": False,
    }
    return {**made, "required": required} if required else made


def _property(row: Field) -> Schema:
    made = {"description": row.doc[:1].upper() + row.doc[1:] + ".", **_value(row)}
    # An optional key without a value is as good as no key.
    return made if row.required else _nullable(made)


def _nullable(schema: Schema) -> Schema:
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    made = {**schema, "type": [*types, "null"]}
    return {**made, "enum": [*schema["enum"], None]} if "enum" in schema else made


def _value(row: Field) -> Schema:
    if row.type is FieldType.LIST:
        items = {"type": "string", "enum": list(row.allowed)} if row.allowed else {"type": _TEXT}
        least = {"minItems": 1} if row.required and not row.may_be_empty else {}
        return {"type": "array", "items": items, **least}
    if row.type is FieldType.RECORDS:
        return {"type": "array", "items": _table(row.fields)}
    if row.type is FieldType.RECORD:
        return _table(row.fields)
    if row.type is FieldType.OPEN:
        return {"type": "object", "additionalProperties": _nullable(_table(row.fields))}
    if row.allowed:
        return {"type": "string", "enum": list(row.allowed), **_meanings(row)}
    # A copy, because an optional text may be empty.
    made = dict(_TYPES[row.type])
    if not row.required:
        made.pop("minLength", None)
    return made


def _meanings(row: Field) -> Schema:
    """What each value means, where we know; shown by VS Code while somebody chooses."""
    if row.allowed != tuple(NATURES):
        return {}
    return {"markdownEnumDescriptions": list(NATURES.values())}


def _with_ids(schema: Schema) -> Schema:
    """The same with the form of ids, which tables do not hold."""
    for row in schema["properties"].values():
        inner = row["items"]["properties"]
        if "id" in inner:
            form = {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": MAX_ID}
            told = {"patternErrorMessage": "Use a-z, 0-9 and single hyphens; labels may have any letters."}
            inner["id"] = {**inner["id"], **form, **told}
    return schema


def _settings(config: SiteConfig) -> Schema:
    schema = _table(SITE)
    properties = schema["properties"]
    # Offered, not prescribed: a field or facet that was declared a minute ago is not in this schema yet.
    fields = requirable(config.fields)
    properties["required"]["items"] = {"anyOf": [{"type": "string", "enum": fields}, {"type": "string"}]}
    facet = properties["facets"]["additionalProperties"]
    properties["facets"]["properties"] = {known.name: facet for known in config.facets}
    return _document("content/site.yaml", schema)
