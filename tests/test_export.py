from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy
from helpers import Site, entry, site

from sitegen.export.tables import (
    FILES,
    PACKAGE,
    annotation_columns,
    as_csv,
    as_json,
    data_files,
    document_columns,
    files_of,
    robots,
    sitemaps,
)


def digest() -> Site:
    return site(
        {
            "registers/people.yaml": "people: [{id: jane, name: Jane}]",
            "registers/departments.yaml": "departments: [{id: dfe, names: [{name: Department for Education}]}]",
            "documents/a.md": entry(
                "date: 2016-12\ntags: [x, Ünï]\ndepartment: [dfe]\npeople: [jane]\n"
                "source: {title: '=HYPERLINK(1)', url: 'https://x.example', defects: [one, two]}\n",
                "one two\n\n/// figure | two\n    value: -86 %\n    holder: jane\n\nNote.\n///\n",
            ),
            "documents/b.md": entry(title="'A, \"b\"'", year=2020),
        }
    )


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_file_is_there_and_named() -> None:
    assert set(data_files(digest().edition)) == {file.href for file in files_of(())}


def test_all_citations_in_one_file() -> None:
    files = data_files(digest().edition)
    items = json.loads(files["data/citations.json"])
    assert [item["id"] for item in items] == ["b", "a", "a-original"]
    assert [row["id"] for row in rispy.loads(files["data/citations.ris"].decode())] == ["b", "a", "a-original"]
    assert list(bibtexparser.parse_string(files["data/citations.bib"].decode()).entries_dict) == [
        "b",
        "a",
        "a-original",
    ]


def test_a_site_may_do_without_citations_or_without_data() -> None:
    assert files_of(("citations",)) == (*FILES, PACKAGE)
    assert files_of(("data",)) == ()


def test_documents() -> None:
    edition = digest().edition
    files = data_files(edition)
    rows = read(files["data/documents.csv"].decode())
    assert tuple(rows[0]) == document_columns(edition)
    assert [row["id"] for row in rows] == ["b", "a"]
    assert rows[0]["title"] == 'A, "b"'
    a = rows[1]
    assert a["url"] == "https://example.org/digest/documents/a/"
    assert (a["date"], a["date_earliest"], a["date_latest"]) == ("2016-12", "2016-12-01", "2016-12-31")
    assert (a["tags"], a["department"], a["department_names"]) == ("x | uni", "dfe", "Department for Education")
    assert (a["people"], a["source_defects"]) == ("jane", "one | two")
    assert a["source_title"] == "'=HYPERLINK(1)"
    structured = json.loads(files["data/documents.json"])
    assert [row["id"] for row in structured] == ["b", "a"]
    assert structured[1]["source_title"] == "=HYPERLINK(1)"
    assert structured[1]["tags"] == ["x", "uni"]
    assert tuple(structured[0]) == document_columns(edition)


def test_annotations() -> None:
    files = data_files(digest().edition)
    (row,) = read(files["data/annotations.csv"].decode())
    assert tuple(row) == annotation_columns()
    assert row["url"] == "https://example.org/digest/documents/a/#a-two"
    assert (row["kind"], row["words"], row["value"], row["holder"]) == ("figure", "two", "-86 %", "jane")
    assert json.loads(files["data/annotations.json"])[0]["body_html"] == "<p>Note.</p>"


def test_facets() -> None:
    files = data_files(digest().edition)
    facets = json.loads(files["data/facets.json"])
    assert facets == {
        "tags": {"uni": ["a"], "x": ["a"]},
        "department": {"dfe": ["a"]},
        "year": {"2016": ["a"], "2020": ["b"]},
    }
    assert {"facet": "tags", "term": "uni", "label": "Ünï", "document": "a"} in read(files["data/facets.csv"].decode())


def test_the_same_site_makes_the_same_bytes_in_any_order() -> None:
    files = {f"documents/{name}.md": entry(f"tags: [{name}, z]\n") for name in "abcd"}
    assert data_files(site(files).edition) == data_files(site(dict(reversed(files.items()))).edition)


def test_json_has_a_line_for_an_item() -> None:
    assert as_json([{"a": "é"}]) == '[\n {\n  "a": "é"\n }\n]\n'


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        (["=1", "b"], "'=1 | b"),
        ("-86 %", "-86 %"),
        ("a=1", "a=1"),
        ("", ""),
        ('a"b,c\nd', 'a"b,c\nd'),
        (7, "7"),
        (["a", "b"], "a | b"),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: str) -> None:
    text = as_csv([{"x": value, "y": "end"}], ("x", "y"))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["x", "y"], [cell, "end"]]


def test_sitemap_and_robots() -> None:
    paths = ["index.html", "documents/ü/index.html", "old.html", "a&b/index.html"]
    tree = ElementTree.fromstring(sitemaps("https://x.example/", paths)["sitemap.xml"].encode())
    urls = [element.text or "" for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert urls == [
        "https://x.example/",
        "https://x.example/a%26b/",
        "https://x.example/documents/%C3%BC/",
        "https://x.example/old.html",
    ]
    assert "Sitemap: https://x.example/sitemap.xml" in robots("https://x.example/")


def test_a_sitemap_that_would_be_too_long_is_an_index_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.export.tables.MOST_URLS", 3)
    paths = [f"documents/{name}/index.html" for name in "dcbagfe"]
    files = sitemaps("https://x.example/", paths)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index, *parts = [ElementTree.fromstring(text.encode()) for text in files.values()]
    assert index.tag == f"{space}sitemapindex"
    assert [e.text for e in index.iter(f"{space}loc")] == [f"https://x.example/sitemap-{n}.xml" for n in (1, 2, 3)]
    assert [part.tag for part in parts] == [f"{space}urlset"] * 3
    urls = [e.text for part in parts for e in part.iter(f"{space}loc")]
    assert urls == [f"https://x.example/documents/{name}/" for name in "abcdefg"]
