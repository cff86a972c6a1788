"""`data/datapackage.json`: what the files hold, for programs (Data Package 2.0, https://datapackage.org).

Readers of version 1 understand it as well: lists are texts here, because only the second version has a type for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from sitegen.config import SiteConfig
from sitegen.slugs import slugify
from sitegen.views.columns import COLUMNS, is_list, is_number
from sitegen.views.parts import Column, DataFile

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
KEYS = {"documents": ["id"], "annotations": ["document", "id"], "facets": ["facet", "term", "document"]}
"""Table -> the columns that together name a row."""
OF_DOCUMENTS = ("annotations", "facets")
"""Tables whose column `document` names an entry."""
_LICENCE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


def data_package(config: SiteConfig, files: Iterable[DataFile]) -> str:
    """The description of files whose sizes and sums are known."""
    made = {
        "$schema": PROFILE,
        "name": _name(config),
        "title": config.title,
        "description": config.description or config.tagline,
        "homepage": config.base_url,
        "contributors": [{"title": config.publisher, "roles": ["publisher"]}] if config.publisher else [],
        "licenses": _licences(config),
        "resources": [_resource(config, file) for file in files],
    }
    return json.dumps({key: value for key, value in made.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _name(config: SiteConfig) -> str:
    """A name of lower-case ASCII letters, digits and hyphens, as `name` has to be."""
    return re.sub("[^a-z0-9]+", "-", slugify(config.title)).strip("-") or "digest"


def _licences(config: SiteConfig) -> list[dict[str, str]]:
    """The licence as configured. One needs an address or a short name; a sentence alone cannot be said here."""
    if config.licence_url:
        title = {"title": config.licence} if config.licence else {}
        return [{"path": config.licence_url, **title}]
    return [{"name": config.licence}] if _LICENCE_NAME.fullmatch(config.licence) else []


def _resource(config: SiteConfig, file: DataFile) -> dict[str, object]:
    """A file. The CSV of a table bears the name of the table, so that the keys of others can point to it."""
    is_table = bool(file.table) and file.format == "csv"
    made: dict[str, object] = {
        "name": file.table if is_table else slugify(file.name.replace(".", "-")),
        "path": file.name,
        "title": file.name,
        "description": file.note,
        "format": file.format,
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if is_table:
        columns = COLUMNS[file.table](config)
        made |= {"type": "table", "encoding": "utf-8", "schema": _schema(file.table, columns)}
    return made


def _schema(table: str, columns: Iterable[Column]) -> dict[str, object]:
    """Columns, the key of a row, and what leads to other tables (Table Schema)."""
    made: dict[str, object] = {
        "fields": [_field(table, column) for column in columns],
        "missingValues": [""],
        "primaryKey": KEYS[table],
    }
    if table in OF_DOCUMENTS:
        reference = {"resource": "documents", "fields": ["id"]}
        made["foreignKeys"] = [{"fields": ["document"], "reference": reference}]
    return made


def _field(table: str, column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if KEYS[table] == [column.name]:
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    made: dict[str, object] = {"name": column.name, "type": "string", "description": column.doc}
    if is_number(column):
        made["type"] = "integer"
    elif column.type == "true or false":
        made |= {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}
    elif is_list(column):
        made["description"] = f"{column.doc} (joined by ' | ')"
    return made | ({"constraints": constraints} if constraints else {})
