"""`data/digest.sqlite`: documents, annotations and facets as tables that point to each other.

The same rows make the same bytes: the page size is fixed, rows go in by their order, nothing is ever deleted (so that
there is nothing to vacuum), and no table holds a time. The header of a file counts its changes and names the version of
SQLite that made it (https://www.sqlite.org/fileformat2.html, 1.3); both say nothing about the content, and are set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from sitegen.export.package import KEYS, OF_DOCUMENTS
from sitegen.views.columns import is_list, is_number
from sitegen.views.parts import Column

PAGE_SIZE = 4096
VERSION = 3_040_001
"""The version of SQLite that every file names."""
Row = Mapping[str, Any]
Table = tuple[str, Sequence[Column], Iterable[Row]]
_decode = msgspec.json.Decoder().decode


def database(tables: Iterable[Table]) -> bytes:
    """A file of tables: name, columns, rows in their order."""
    # Most builds make none, and each would pay for the import.
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("BEGIN")
        for name, columns, rows in tables:
            connection.execute(_definition(name, columns))
            places = ", ".join("?" * len(columns))
            connection.executemany(f"INSERT INTO {name} VALUES ({places})", _values(columns, rows))
            if name in OF_DOCUMENTS and KEYS[name][0] != "document":
                connection.execute(f"CREATE INDEX {name}_document ON {name} (document)")
        connection.execute("COMMIT")
        content = connection.serialize()
    finally:
        connection.close()
    return _with_set_header(content)


def rows_of(items: Iterable[str]) -> Iterator[Row]:
    """Rows out of pieces of JSON, each some objects with commas between them."""
    for text in items:
        yield from _decode(f"[{text}]")


def _definition(name: str, columns: Sequence[Column]) -> str:
    lines = [f"{_quoted(column)} {_type(column)}" for column in _told_apart(columns)]
    lines.append(f"PRIMARY KEY ({', '.join(KEYS[name])})")
    if name in OF_DOCUMENTS:
        lines.append("FOREIGN KEY (document) REFERENCES documents (id)")
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(lines) + "\n)"


def _told_apart(columns: Sequence[Column]) -> Iterator[Column]:
    """To SQLite `Mood` and `mood` are one name; the second of two gets a number."""
    taken: set[str] = set()
    for column in columns:
        name, number = column.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{column.name}_{number}"
        taken.add(name.casefold())
        yield msgspec.structs.replace(column, name=name)


def _quoted(column: Column) -> str:
    return '"' + column.name.replace('"', '""') + '"'


def _type(column: Column) -> str:
    return ("INTEGER" if is_number(column) else "TEXT") + (" NOT NULL" if column.required else "")


def _values(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[list[object]]:
    names = [column.name for column in columns]
    lists = [at for at, column in enumerate(columns) if is_list(column)]
    numbers = [at for at, column in enumerate(columns) if is_number(column)]
    for row in rows:
        # Empty cells are NULL, so that queries can tell what is not known.
        values = [row[name] or None if row[name] != 0 else 0 for name in names]
        for at in lists:
            values[at] = json.dumps(values[at] or [], ensure_ascii=False)
        for at in numbers:
            values[at] = _number(values[at])
        yield [_one(value) for value in values]


def _number(value: object) -> object:
    """A number, also where a further field keeps it as a list of one text."""
    text = value[0] if isinstance(value, list) and value else value
    return int(text) if isinstance(text, str) and text.isdecimal() else text


def _one(value: object) -> object:
    """A further field is a list of texts, whatever its type; a single one is meant."""
    return " | ".join(map(str, value)) if isinstance(value, list) else value


def _with_set_header(content: bytes) -> bytes:
    """The counter of changes (at 24), what it was at the last change (92), and the version (96)."""
    one = (1).to_bytes(4, "big")
    return content[:24] + one + content[28:92] + one + VERSION.to_bytes(4, "big") + content[100:]
