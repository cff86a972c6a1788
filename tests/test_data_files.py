"""The files of `data/` of a built site, read by those who would: SQLite, pandas, sqlite-utils and Datasette, a Data
Package reader and a JSON-LD processor."""

from __future__ import annotations

import csv
import hashlib
import html
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import frictionless
import pandas
import pytest
from helpers import Site, entry, site
from pyld import jsonld
from sites import REPOSITORY, TINY, build, copy_of

from sitegen.export.database import VERSION, database
from sitegen.export.tables import data_files, document_columns, files_of
from sitegen.export.web_annotations import CONTEXT, MOTIVATIONS
from sitegen.tables import ANNOTATION_KINDS
from sitegen.views.columns import COLUMNS
from sitegen.views.parts import Column

DIGEST = REPOSITORY


@pytest.fixture(scope="module", params=["tiny", "digest"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of(TINY if request.param == "tiny" else DIGEST, tmp_path_factory.mktemp("data"))
    build(root)
    return root / "build/data"


def rows(data: Path, name: str) -> list[dict[str, str]]:
    with (data / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Data Package ---------------------------------------------------------------------------------------------------------


def test_the_package_names_every_file_with_its_size_and_sum(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    assert re.fullmatch("[a-z0-9][a-z0-9._-]*", package["name"])
    resources = {resource["path"]: resource for resource in package["resources"]}
    there = {path.name for path in data.iterdir()} - {"index.html", "datapackage.json", "site.zip"}
    assert resources.keys() == there == {file.name for file in files_of(())[:-1]}
    assert len({resource["name"] for resource in resources.values()}) == len(resources)
    for path, resource in resources.items():
        content = (data / path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["description"] and resource["mediatype"] and resource["format"]


def test_frictionless_finds_the_package_and_its_tables_valid(data: Path) -> None:
    package = frictionless.Package(str(data / "datapackage.json"))
    for resource in package.resources:
        report = resource.validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    tables = {resource.name: resource for resource in package.resources if resource.type == "table"}
    assert tables.keys() >= {"documents", "annotations", "facets"}
    for name in ("documents", "annotations", "facets"):
        assert [field.name for field in tables[name].schema.fields] == list(rows(data, f"{name}.csv")[0])
        assert all(field.description for field in tables[name].schema.fields)
    assert tables["facets"].schema.foreign_keys[0]["reference"]["resource"] == "documents"


def test_frictionless_sees_a_row_that_is_wrong(data: Path, tmp_path: Path) -> None:
    """That the test above can fail: another year, and a term of an entry that there is not."""
    for path in data.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "facets.csv"
    table.write_text(table.read_text("utf-8") + "tags,nothing,Nothing,nobody\n")
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    found = {error.type for error in package.get_resource("facets").validate().tasks[0].errors}
    assert found >= {"hash-count", "byte-count", "foreign-key"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("licence: CC-BY-4.0\n", [{"name": "CC-BY-4.0"}]),
        (
            "licence: Open Government Licence v3.0\nlicence_url: https://x.example/ogl\n",
            [{"path": "https://x.example/ogl", "title": "Open Government Licence v3.0"}],
        ),
        ("licence: As you like it\n", None),
        ("", None),
    ],
)
def test_the_licence_of_the_package(settings: str, expected: object) -> None:
    made = site({"site.yaml": f"title: '日本'\nbase_url: https://x.example/\n{settings}", "documents/a.md": entry()})
    package = json.loads(data_files(made.edition)["data/datapackage.json"])
    assert package.get("licenses") == expected
    assert re.fullmatch("[a-z0-9-]+", package["name"])


def test_columns_that_a_digest_declares_are_described_everywhere() -> None:
    made = own_fields()
    files = data_files(made.edition)
    package = json.loads(files["data/datapackage.json"])
    (table,) = [resource for resource in package["resources"] if resource["name"] == "documents"]
    assert [field["name"] for field in table["schema"]["fields"]] == list(document_columns(made.edition))
    assert table["schema"]["fields"][-1]["description"] == "how many cups"


def own_fields() -> Site:
    return site(
        {
            "site.yaml": "title: T\nbase_url: https://x.example/\nfields:\n"
            "  Title: {type: text, doc: another title}\n  cups: {type: number, doc: how many cups}\n",
            "documents/a.md": entry("Title: Other\ncups: 12\ntags: [x, y]\n"),
            "documents/b.md": entry(),
        }
    )


# SQLite ---------------------------------------------------------------------------------------------------------------


def opened(path: Path) -> closing[sqlite3.Connection]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return closing(connection)


def test_the_database_has_the_rows_of_the_other_files(data: Path) -> None:
    with opened(data / "digest.sqlite") as base:
        assert base.execute("PRAGMA integrity_check").fetchall()[0][0] == "ok"
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        for name in ("documents", "annotations", "facets"):
            expected = rows(data, f"{name}.csv")
            found = base.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
            assert len(found) == len(expected) > 0
            assert list(found[0].keys()) == list(expected[0])
            for column in ("id", "document", "year", "words", "url", "term", "label"):
                if column in expected[0]:
                    assert ["" if row[column] is None else str(row[column]) for row in found] == [
                        row[column] for row in expected
                    ], (name, column)
        keys = base.execute("PRAGMA foreign_key_list(annotations)").fetchall()
        assert [(key["from"], key["table"], key["to"]) for key in keys] == [("document", "documents", "id")]
        tags = [json.loads(row[0]) for row in base.execute("SELECT tags FROM documents ORDER BY rowid")]
        assert tags == [row["tags"] for row in json.loads((data / "documents.json").read_text("utf-8"))]
        assert base.execute("SELECT count(*) FROM documents WHERE source_via = '' OR kind = ''").fetchone()[0] == 0


def test_numbers_are_numbers_and_what_is_not_known_is_null() -> None:
    content = data_files(own_fields().edition)["data/digest.sqlite"]
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        query = "SELECT id, typeof(year), kind, cups, Title_2, tags FROM documents ORDER BY id"
        assert base.execute(query).fetchall() == [
            ("a", "integer", None, 12, "Other", '["x", "y"]'),
            ("b", "integer", None, None, None, "[]"),
        ]


def test_the_same_rows_make_the_same_file() -> None:
    columns = (Column("id", "text", "", required=True), Column("words", "number", ""))
    made = [database([("documents", columns, [{"id": f"e{n}", "words": n} for n in range(900)])]) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0][:16] == b"SQLite format 3\0"
    assert int.from_bytes(made[0][96:100], "big") == VERSION
    assert made[0] != database([("documents", columns, [{"id": "e0", "words": 1}])])


def test_another_folder_and_another_hash_seed_make_the_same_data(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "7"):
        (tmp_path / seed).mkdir()
        root = copy_of(DIGEST, tmp_path / seed)
        command = [sys.executable, "-m", "sitegen", "build", "--root", str(root)]
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)}
        subprocess.run(command, check=True, capture_output=True, env=surroundings, cwd=tmp_path)
        made.append({path.name: path.read_bytes() for path in (root / "build/data").iterdir()})
    assert made[0] == made[1]
    assert made[0].keys() >= {"digest.sqlite", "annotations.jsonld", "datapackage.json"}


# Web Annotations ------------------------------------------------------------------------------------------------------

OA, AS, DCT, RDF = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
# What the terms in use mean, written out of the tables of the Web Annotation Vocabulary (REC, 2017): the published
# context cannot be loaded without a network.
ADDRESSES = {
    "body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector",
    "creator": "dcterms:creator", "partOf": "as:partOf", "first": "as:first",
}  # fmt: skip
LITERALS = {
    "format": "dc:format", "language": "dc:language", "value": "rdf:value", "exact": "oa:exact",
    "prefix": "oa:prefix", "suffix": "oa:suffix", "name": "foaf:name", "label": "rdfs:label",
}  # fmt: skip
TERMS: dict[str, Any] = {
    "oa": OA, "as": AS, "dcterms": DCT, "rdf": RDF, "dc": "http://purl.org/dc/elements/1.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "foaf": "http://xmlns.com/foaf/0.1/",
    "id": "@id", "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector")},
    **{name: f"oa:{name}" for name in ("tagging", *MOTIVATIONS.values())},
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "Person": "foaf:Person", "Organization": "foaf:Organization",
    **{name: {"@type": "@id", "@id": meaning} for name, meaning in ADDRESSES.items()},
    **LITERALS,
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
}  # fmt: skip


def loader(url: str, _: object) -> dict[str, object]:
    assert url == CONTEXT
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": TERMS},
    }


def web(data: Path) -> dict[str, Any]:
    return dict(json.loads((data / "annotations.jsonld").read_text("utf-8")))


def test_a_json_ld_processor_reads_what_the_model_means(data: Path) -> None:
    expanded = jsonld.expand(web(data), {"documentLoader": loader})
    (collection,) = expanded
    assert collection["@type"] == [f"{AS}OrderedCollection"]
    items = collection[f"{AS}first"][0][f"{AS}items"][0]["@list"]
    assert len(items) == collection[f"{AS}totalItems"][0]["@value"] == len(rows(data, "annotations.csv")) > 0
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        (motivation,) = item[f"{OA}motivatedBy"]
        assert motivation["@id"].startswith(OA)
        (target,) = item[f"{OA}hasTarget"]
        (selector,) = target[f"{OA}hasSelector"]
        assert selector["@type"] == [f"{OA}TextQuoteSelector"] and len(selector[f"{OA}exact"]) == 1
        assert all(f"{RDF}value" in body for body in item[f"{OA}hasBody"])
    # A key that the model does not know would be lost on the way: as many statements come out as keys went in.
    quads = jsonld.to_rdf(web(data), {"documentLoader": loader})["@default"]
    assert {quad["predicate"]["value"] for quad in quads} >= {f"{OA}exact", f"{OA}hasSource", f"{DCT}creator"}


def keys_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return value.keys() | {key for inner in value.values() for key in keys_of(inner)}
    return {key for inner in value for key in keys_of(inner)} if isinstance(value, list) else set()


def test_only_terms_of_the_model_are_used(data: Path) -> None:
    assert keys_of(web(data)) - {"@context"} <= TERMS.keys()
    assert web(data)["@context"] == CONTEXT


def test_each_annotation_is_that_of_the_other_files(data: Path) -> None:
    items, table = web(data)["first"]["items"], rows(data, "annotations.csv")
    documents = {row["id"]: row for row in rows(data, "documents.csv")}
    for item, row in zip(items, table, strict=True):
        assert item["id"] == row["url"]
        assert item["motivation"] == MOTIVATIONS[row["kind"]]
        assert item["target"]["source"] == documents[row["document"]]["url"]
        assert item["target"]["selector"]["exact"] == row["words"]
        assert item["body"][0] == {"type": "TextualBody", "purpose": "tagging", "value": row["kind"]}
        assert ("creator" in item["target"]) == bool(row["speaker"])
        assert "ref:" not in row["body_html"]


def test_every_kind_has_a_motivation_of_the_model() -> None:
    assert MOTIVATIONS.keys() == ANNOTATION_KINDS.keys()
    known = "assessing bookmarking classifying commenting describing editing highlighting identifying linking"
    assert set(MOTIVATIONS.values()) <= {*known.split(), "moderating", "questioning", "replying", "tagging"}


def test_a_site_without_annotations_has_an_empty_collection() -> None:
    made = json.loads(data_files(site({"documents/a.md": entry()}).edition)["data/annotations.jsonld"])
    assert (made["total"], made["first"]["items"]) == (0, [])


def test_a_speaker_is_named_with_address_and_type() -> None:
    made = site(
        {
            "registers/people.yaml": "people: [{id: jane, name: Jane Zebra}]",
            "documents/a.md": entry(
                "lang: cy\n",
                "one two\n\n/// quote | one\n    speaker: jane\n\nBy [[jane]].\n///\n\n"
                "/// quote | two\n    speaker: Somebody Else\n///\n",
            ),
        }
    )
    items = json.loads(data_files(made.edition)["data/annotations.jsonld"])["first"]["items"]
    assert items[0]["target"]["creator"] == {
        "id": "https://example.org/digest/people/jane/",
        "type": "Person",
        "name": "Jane Zebra",
    }
    assert items[1]["target"]["creator"] == {"name": "Somebody Else"}
    note = items[0]["body"][-1]
    assert (note["language"], note["format"]) == ("cy", "text/html")
    assert "https://example.org/digest/people/jane/" in note["value"]
    assert len(items[1]["body"]) == 2


# The page -------------------------------------------------------------------------------------------------------------


def page(data: Path) -> str:
    return (data / "index.html").read_text("utf-8")


def test_the_page_lists_every_file_and_explains_every_column(data: Path) -> None:
    text = page(data)
    for file in files_of(()):
        assert f'href="{file.name}"' in text or f"data/{file.name}" in text
    headings = re.findall(r'<th scope="row" class="code">([^<]+)</th>', text)
    expected = [name for table in ("documents", "annotations", "facets") for name in rows(data, f"{table}.csv")[0]]
    assert headings == expected
    assert set(COLUMNS) == {"documents", "annotations", "facets"}


def snippet(data: Path, name: str) -> str:
    """The lines as they stand on the page, for the files as they lie here."""
    found = re.search(f'<code id="load-{name}">(.*?)</code>', page(data), re.S)
    assert found
    code = html.unescape(found[1])
    assert len(code.splitlines()) == 3
    return re.sub(r"https://[^\"\s]*/data/", f"{data.as_uri()}/", code)


def test_the_lines_for_pandas_load_the_entries(data: Path) -> None:
    names: dict[str, Any] = {}
    exec(snippet(data, "pandas"), names)
    entries = names["entries"]
    assert isinstance(entries, pandas.DataFrame)
    assert len(entries) == len(rows(data, "documents.csv"))
    assert pandas.api.types.is_integer_dtype(entries["year"])


def test_the_lines_for_datasette_load_the_database(data: Path, tmp_path: Path) -> None:
    lines = snippet(data, "datasette").splitlines()
    assert lines[-1] == "datasette digest.sqlite"
    # It would serve for ever; asked for one page, it makes that and ends.
    lines[-1] += " --get /digest/annotations.json?_shape=array"
    search = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-ec", "\n".join(lines)],
        cwd=tmp_path,
        env={**os.environ, "PATH": search},
        capture_output=True,
        text=True,
        check=True,
    )
    counts, _, served = done.stdout.partition("]\n")
    kinds = {row["kind"]: row["count(*)"] for row in json.loads(counts + "]")}
    assert sum(kinds.values()) == len(rows(data, "annotations.csv")) == len(json.loads(served))


def test_without_data_there_is_none_of_it(tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text().replace("[search]", "[search, data]"))
    for path in (root / "content").rglob("*.md"):
        path.write_text(path.read_text().replace("(/data/)", "(/timeline/)"))
    result = build(root)
    assert not (root / "build/data").exists()
    assert result["errors"] == 0
