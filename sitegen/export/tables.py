"""`data/`: documents, annotations and facets in several formats, the sitemap, and robots.txt."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from urllib.parse import quote

from msgspec import structs

from sitegen.citations import FORMATS, joined, one
from sitegen.export.database import database, rows_of
from sitegen.export.package import data_package
from sitegen.export.web_annotations import collection, web_annotation
from sitegen.library import YEAR, Key, list_of
from sitegen.lists import ALL
from sitegen.model import Annotation, Body, Document
from sitegen.views import columns
from sitegen.views.archives import Part, members_of, newest_of
from sitegen.views.bodies import body_html
from sitegen.views.citing import items
from sitegen.views.edition import DataRows, Edition, route_of
from sitegen.views.parts import DataFile

Row = Mapping[str, object]
MOST_URLS = 50_000
_MINUS = re.compile(r"-|-\d[\d.,]*( ?[%\w ]*)")


def _file(name: str, note: str, media_type: str, table: str = "") -> DataFile:
    return DataFile(name, f"data/{name}", note, name.rpartition(".")[2], media_type, table)


_JSON, _CSV = "application/json", "text/csv"
PACKAGE = _file("datapackage.json", "what the files hold, with sums to check them by (Data Package)", _JSON)
FILES = (
    _file("documents.json", "every entry with its front matter, looked up", _JSON, "documents"),
    _file("documents.csv", "every entry, one row each; lists are joined by a bar ( | )", _CSV, "documents"),
    _file("annotations.json", "every annotation with the words it is pinned to", _JSON, "annotations"),
    _file("annotations.csv", "every annotation, one row each", _CSV, "annotations"),
    _file("annotations.jsonld", "every annotation as a W3C Web Annotation", "application/ld+json"),
    _file("facets.json", "facet, term, ids of its entries, newest first", _JSON),
    _file("facets.csv", "one row for each entry under each term", _CSV, "facets"),
    _file(
        "digest.sqlite", "entries, annotations and facets as tables of an SQLite database", "application/vnd.sqlite3"
    ),
)
CITATIONS = tuple(
    _file(f"citations.{form.ending}", f"every entry and its original as {form.label}", form.media_type)
    for form in FORMATS
)
COPY = _file("site.zip", "the whole site as a folder: unpack it and open index.html", "application/zip")
DATA_PAGE = "data/index.html"
LAST = (PACKAGE.href, COPY.href, DATA_PAGE)
"""What rests on the other files: it says how large they are, or holds them all; in the order of making it."""


def files_of(without: Collection[str]) -> tuple[DataFile, ...]:
    """The files of a site that does without some parts; the last describes the others and is made after them."""
    if "data" in without:
        return ()
    return (*FILES, *(() if "citations" in without else CITATIONS), PACKAGE)


def with_sums(files: Iterable[DataFile], sums: Mapping[str, tuple[int, str]]) -> tuple[DataFile, ...]:
    """The files with their sizes and SHA-256, as far as these are known."""
    return tuple(
        structs.replace(file, size=size, size_text=_in_words(size), sha256=sha256)
        for file in files
        for size, sha256 in [sums.get(file.href, (0, ""))]
    )


def _in_words(size: int) -> str:
    """`1 KB`, `548 KB`, `1.4 MB`: no finer, so that the page stays the same through most edits."""
    if size >= 999_500:
        return f"{size / 1_000_000:,.1f} MB"
    return f"{max(1, round(size / 1000))} KB" if size else ""


def data_files(edition: Edition) -> dict[str, bytes]:
    """Output path -> content of every file of `data/`."""
    files = files_of(edition.library.config.without)
    made = {file.href: data_file(edition, file.href, files) for file in files if file is not PACKAGE}
    sums = {path: (len(content), hashlib.sha256(content).hexdigest()) for path, content in made.items()}
    return made | {PACKAGE.href: data_file(edition, PACKAGE.href, with_sums(files, sums))}


def data_file(edition: Edition, path: str, files: tuple[DataFile, ...]) -> bytes:
    """The content of one file of `data/`; `files` are all of them. Raises KeyError when there is no such file."""
    if path == PACKAGE.href:
        return data_package(edition.library.config, files[:-1]).encode()
    made = _MAKERS[path](edition)
    return made if isinstance(made, bytes) else made.encode()


def data_rows(edition: Edition, document_id: str) -> DataRows:
    """What an entry brings to the files that have all entries."""
    document = edition.library.entry(document_id)
    row = document_row(edition, document)
    annotations = document.body.annotations
    notes = [annotation_row(edition, document, annotation) for annotation in annotations]
    web = [web_annotation(edition, document, *pair) for pair in zip(annotations, notes, strict=True)]
    return DataRows(
        _item(row),
        _csv([row], document_columns(edition)),
        ",\n".join(map(_item, notes)),
        _csv(notes, annotation_columns()),
        ",\n".join(web),
        _citations(edition, document),
    )


def _citations(edition: Edition, document: Document) -> tuple[str, ...]:
    if "citations" in edition.library.config.without:
        return ()
    works = items(edition, document)
    return tuple(joined([one(work, form.ending) for work in works], form.ending, whole=False) for form in FORMATS)


def _item(row: Row) -> str:
    """A row as it stands in `as_json` of a list of them."""
    return " " + json.dumps(row, ensure_ascii=False, indent=1).replace("\n", "\n ")


def _rows(edition: Edition) -> list[DataRows]:
    return [edition.rows[document_id] for document_id in edition.library.members(ALL)]


def _as_list(items: Iterable[str]) -> str:
    text = ",\n".join(filter(None, items))
    return f"[\n{text}\n]\n" if text else "[]\n"


def _as_table(columns: tuple[str, ...], parts: Iterable[str]) -> str:
    return _csv([dict(zip(columns, columns, strict=True))], columns) + "".join(parts)


def document_columns(edition: Edition) -> tuple[str, ...]:
    """The names of the columns of documents.csv."""
    return tuple(column.name for column in columns.document_columns(edition.library.config))


def document_row(edition: Edition, document: Document) -> Row:
    """An entry with its terms as ids, its dates as EDTF, and its address."""
    library = edition.library
    card = edition.card(document.id)
    source = document.source
    at = document.as_at
    row: dict[str, object] = {
        "id": document.id,
        "title": document.title,
        "url": edition.url(route_of(edition, "document", document.id)),
        "date": document.date.edtf if document.date else "",
        "date_earliest": at.earliest.isoformat(),
        "date_latest": at.latest.isoformat(),
        "date_certainty": at.certainty,
        "date_basis": document.date_basis,
        "year": document.year,
        "tags": list(library.carried(document.id, "tags")),
        "department": list(library.carried(document.id, "department")),
        "department_names": [link.label for link in card.departments],
        "people": list(library.people(document.id)),
        "initiatives": list(library.initiatives(document.id)),
        "kind": document.kind,
        "summary": document.summary,
        "event_date": document.event_date.edtf if document.event_date else "",
        "lang": document.lang or edition.site.lang,
        "added": document.added.edtf if document.added else "",
        "changes": [f"{c.date.edtf} {c.kind}: {c.note}" for c in document.changes],
        "words": document.body.words,
        "annotations": len(document.body.annotations),
    }
    for name in ("title", "publisher", "nature", "author", "url", "archive_url", "licence"):
        row[f"source_{name}"] = getattr(source, name) if source else ""
    for name in ("published", "accessed"):
        date = getattr(source, name) if source else None
        row[f"source_{name}"] = date.edtf if date else ""
    for name in ("defects", "via"):
        row[f"source_{name}"] = list(getattr(source, name)) if source else []
    for value in document.own:
        row[value.name] = [word.text for word in value.words]
    return {name: row.get(name, "") for name in document_columns(edition)}


def annotation_columns() -> tuple[str, ...]:
    """The names of the columns of annotations.csv."""
    return tuple(column.name for column in columns.annotation_columns())


def annotation_row(edition: Edition, document: Document, annotation: Annotation) -> Row:
    """An annotation: the words it is pinned to (TextQuoteSelector), its options, its body."""
    address = edition.url(route_of(edition, "document", document.id))
    links = edition.library.links(document.id)
    note = body_html(edition, Body(html=annotation.body_html), links, edition.site.base_url, document.as_at)
    row = {
        "id": annotation.id,
        "document": document.id,
        "url": f"{address}#{annotation.id}",
        "kind": annotation.kind,
        "number": annotation.number,
        "words": annotation.words,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "body_html": note,
        **dict(annotation.options),
    }
    return {name: row.get(name, "") for name in annotation_columns()}


def facet_table(edition: Edition) -> dict[str, dict[str, list[str]]]:
    """Facet -> term -> ids, newest first; only terms in use."""
    library = edition.library
    names = [facet.name for facet in library.config.facets] + [YEAR]
    return {name: {term: list(library.members(f"{name}/{term}")) for term in library.terms(name)} for name in names}


def _facet_rows(edition: Edition) -> list[Row]:
    return [
        {"facet": facet, "term": term, "label": edition.term_name(facet, term), "document": document}
        for facet, terms in facet_table(edition).items()
        for term, documents in terms.items()
        for document in documents
    ]


def _cited(number: int) -> Callable[[Edition], str]:
    """Makes the file of all citations in one of the formats."""
    ending = FORMATS[number].ending
    return lambda edition: joined((rows.citations[number] for rows in _rows(edition)), ending)


def cited(edition: Edition, key: Key, at: Part, path: str) -> str:
    """The entries of one page of a list and their originals, in the format of the path; part 0 is the newest.

    No more than the page has: thousands would be written again with each new entry.
    """
    ending = path.rpartition(".")[2]
    number = next(place for place, form in enumerate(FORMATS) if form.ending == ending)
    members = members_of(edition, key, at) if at[1] else newest_of(edition, list_of(key))[0]
    return joined((edition.rows[name].citations[number] for name in members), ending)


def _database(edition: Edition) -> bytes:
    """The three tables, out of the rows of entries as they are kept."""
    rows = _rows(edition)
    parts = {
        "documents": rows_of(row.entry_json for row in rows),
        "annotations": rows_of(row.notes_json for row in rows if row.notes_json),
        "facets": iter(_facet_rows(edition)),
    }
    config = edition.library.config
    return database((name, columns.COLUMNS[name](config), found) for name, found in parts.items())


OF_ROWS = frozenset(
    f"data/{name}"
    for name in (
        "documents.json",
        "documents.csv",
        "annotations.json",
        "annotations.csv",
        "annotations.jsonld",
        "digest.sqlite",
    )
)
"""The files that are put together from rows of entries, beside those of citations."""


def files_with(before: DataRows | None, now: DataRows) -> set[str]:
    """The files of `data/` that an entry's rows have changed."""
    if before == now:
        return set()
    return {*OF_ROWS, *((file.href for file in CITATIONS) if other_citations(before, now) else ())}


def other_citations(before: DataRows | None, now: DataRows) -> bool:
    """Whether an entry is cited in another way than before; few changes of an entry do that."""
    return bool(now.citations) and (before is None or before.citations != now.citations)


_MAKERS: dict[str, Callable[[Edition], str | bytes]] = {
    "data/documents.json": lambda edition: _as_list(rows.entry_json for rows in _rows(edition)),
    "data/documents.csv": lambda edition: _as_table(
        document_columns(edition), (rows.entry_csv for rows in _rows(edition))
    ),
    "data/annotations.json": lambda edition: _as_list(rows.notes_json for rows in _rows(edition)),
    "data/annotations.csv": lambda edition: _as_table(
        annotation_columns(), (rows.notes_csv for rows in _rows(edition))
    ),
    **{file.href: _cited(number) for number, file in enumerate(CITATIONS)},
    "data/facets.json": lambda edition: as_json(facet_table(edition)),
    "data/annotations.jsonld": lambda edition: collection(edition, (rows.notes_web for rows in _rows(edition))),
    "data/facets.csv": lambda edition: as_csv(
        _facet_rows(edition), tuple(column.name for column in columns.facet_columns())
    ),
    "data/digest.sqlite": _database,
}


def as_json(value: object) -> str:
    """JSON with one item a line where it can be, so that two releases diff well."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Iterable[Row], columns: tuple[str, ...]) -> str:
    """CSV of RFC 4180 with a header and `\\n` line ends; a list is one cell, joined by ` | `."""
    return _as_table(columns, [_csv(rows, columns)])


def _csv(rows: Iterable[Row], columns: tuple[str, ...]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        writer.writerow(_cell(row.get(column, "")) for column in columns)
    return text.getvalue()


def _cell(value: object) -> str:
    text = " | ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    # A spreadsheet would run a cell that begins like a formula (OWASP: CSV injection); a number with a unit is none.
    if text[:1] in {"=", "+", "@", "\t", "\r"} or (text[:1] == "-" and not _MINUS.fullmatch(text)):
        text = "'" + text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def sitemaps(base_url: str, paths: Iterable[str]) -> dict[str, str]:
    """Path -> text of the sitemap of every page that search engines may list. No dates but those we know: none.

    sitemaps.org 0.9 allows 50,000 addresses a file; beyond that `sitemap.xml` names the files that have them.
    """
    urls = sorted(base_url + quote(path.removesuffix("index.html")) for path in paths)
    if len(urls) <= MOST_URLS:
        return {"sitemap.xml": _sitemap("urlset", "url", urls)}
    parts = {
        f"sitemap-{number}.xml": _sitemap("urlset", "url", urls[at : at + MOST_URLS])
        for number, at in enumerate(range(0, len(urls), MOST_URLS), start=1)
    }
    return {"sitemap.xml": _sitemap("sitemapindex", "sitemap", [base_url + path for path in parts]), **parts}


def _sitemap(root: str, row: str, urls: Iterable[str]) -> str:
    rows = "".join(f"  <{row}><loc>{html.escape(url, quote=False)}</loc></{row}>\n" for url in urls)
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</{root}>\n"


def robots(base_url: str) -> str:
    """robots.txt: everything is open."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n"
