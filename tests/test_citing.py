"""What an entry's page offers to those who cite: lines, files, meta tags, JSON-LD, links into the source."""

from __future__ import annotations

import json
from urllib.parse import unquote

import bibtexparser
import rispy
from helpers import SITE, Site, entry, site

from sitegen.export.tables import cited
from sitegen.making import all_targets
from sitegen.views.citing import TYPES, items
from sitegen.views.shapes import ArchiveView, DocumentView, TermView, YearView
from sitegen.views.targets import make_view, targets
from sitegen.vocabularies import KINDS

SETTINGS = "publisher: The editors\nlicence_url: https://licence.example/\n"
SOURCE = """
kind: {kind}
tags: [Tea, "Milk, cold"]
department: [tea]
added: 2026-01-05
source:
  title: "The </script> & original"
  publisher: gazette
  author: {author}
  url: https://gz.example/a
  published: {published}
  accessed: 2026-01-02
  archive_url: https://archive.example/1
"""
BODY = """They spoke of cold-water, milk & “tea” at four, and more […] of it.

/// quote | cold-water, milk & “tea”
    speaker: jane

A remark.
///

/// quote | more […] of it
    speaker: An unnamed official

Cut.
///

/// doubt | at four
    about: date

Or five.
///
"""
REGISTERS = {
    "registers/people.yaml": "people: [{id: jane-doe, name: Jane Doe, sort: 'Doe, Jane', printed: [J. Doe]}, "
    "{id: jane, name: Jane, sort: Jane}]",
    "registers/publishers.yaml": "publishers: [{id: gazette, name: The Gazette}]",
    "registers/departments.yaml": "departments: [{id: tea, names: "
    "[{name: Office of Tea, to: 2017-12-31}, {name: Ministry of Tea, from: 2018-01-01}]}]",
}


def made(
    kind: str = "news", author: str = "Jane Doe", published: str = "2016-05", more: str = "", settings: str = ""
) -> Site:
    front = "date: 2016-05" + SOURCE.format(kind=kind, author=author, published=published) + more
    entries = {"documents/a.md": entry(front, BODY, title="Tea"), "documents/b.md": entry()}
    return site({"site.yaml": SITE + SETTINGS + settings, **REGISTERS, **entries})


def view(of: Site, document: str = "a") -> DocumentView:
    target = next(t for t in targets(of.library, {}) if t.kind == "document" and t.name == document)
    shown = make_view(of.edition, target, ())
    assert isinstance(shown, DocumentView)
    return shown


def test_every_kind_of_document_is_a_type_of_csl() -> None:
    assert set(TYPES) == set(KINDS)


def test_the_entry_and_the_original_are_apart() -> None:
    of = made()
    entry_, original = items(of.edition, of.library.entry("a"))
    assert (entry_["id"], original["id"]) == ("a", "a-original")
    assert entry_["author"] == [{"literal": "The editors"}]
    assert entry_["issued"] == {"date-parts": [[2026, 1, 5]]}
    assert entry_["URL"] == "https://example.org/digest/documents/a/"
    assert entry_["note"].startswith("An account of: Jane Doe. The </script> & original. The Gazette. May 2016")
    assert original["type"] == "article-newspaper"
    assert original["author"] == [{"family": "Doe", "given": "Jane"}]
    assert original["container-title"] == "The Gazette"
    assert original["issued"] == {"date-parts": [[2016, 5]]}
    assert original["URL"] == "https://gz.example/a"
    assert original["note"] == "Archived copy: https://archive.example/1"


def test_nothing_is_guessed_about_an_author() -> None:
    of = made(author="Jane Doe and Bea Young")
    assert items(of.edition, of.library.entry("a"))[1]["author"] == [{"literal": "Jane Doe and Bea Young"}]


def test_an_entry_without_a_source_is_cited_alone() -> None:
    shown = view(made(), "b")
    assert (shown.source_citation, shown.source_citation_files) == ("", ())
    assert [file.name for file in shown.citation_files] == ["b.bib", "b.ris", "b.json"]


def test_files_are_in_the_page() -> None:
    file = next(f for f in view(made(kind="report")).source_citation_files if f.label == "RIS")
    head, _, content = file.href.partition(",")
    assert head == "data:application/x-research-info-systems;charset=utf-8"
    (reference,) = rispy.loads(unquote(content))
    assert reference["type_of_reference"] == "RPRT"
    assert reference["title"] == "The </script> & original"
    assert reference["publisher"] == "The Gazette"


def test_meta_tags_are_those_of_the_entry() -> None:
    shown = view(made(published="2016-05-04?"))
    tags = {tag.name: tag.content for tag in shown.meta}
    assert tags["citation_title"] == tags["DCTERMS.title"] == "Tea"
    assert tags["citation_publication_date"] == "2026-01-05"
    assert tags["citation_technical_report_institution"] == "The editors"
    assert "citation_author" not in tags
    assert tags["DCTERMS.temporal"] == "2016-05"
    assert tags["DCTERMS.source"] == "https://gz.example/a"
    assert [(p.name, p.content) for p in shown.properties] == [
        ("article:published_time", "2026-01-05"),
        ("article:tag", "Tea"),
        ("article:tag", "Milk, cold"),
    ]


def test_a_change_is_the_date_of_the_entry_from_then_on() -> None:
    shown = view(made(more="changes: [{date: 2026-02, kind: update, note: n}]\n"))
    tags = {tag.name: tag.content for tag in shown.meta}
    assert (tags["citation_publication_date"], tags["DCTERMS.issued"]) == ("2026-02", "2026-01-05")
    assert tags["DCTERMS.modified"] == "2026-02"
    # Open Graph wants a whole day, and there is none.
    assert "article:modified_time" not in {p.name for p in shown.properties}


def test_json_ld() -> None:
    shown = view(made(published="2016-05-04?"))
    assert "<" not in shown.json_ld
    article, crumbs = json.loads(shown.json_ld)["@graph"]
    assert article["headline"] == "Tea"
    assert article["license"] == "https://licence.example/"
    assert article["about"] == [
        {
            "@type": "GovernmentOrganization",
            "name": "Office of Tea",
            "url": "https://example.org/digest/departments/tea/",
        }
    ]
    based = article["isBasedOn"]
    assert (based["@type"], based["name"], based["creditText"]) == (
        "NewsArticle",
        "The </script> & original",
        "Jane Doe",
    )
    assert based["datePublished"] == "2016"
    first, second = article["hasPart"]
    assert (first["@type"], first["text"]) == ("Quotation", "cold-water, milk & “tea”")
    assert first["spokenByCharacter"]["@type"] == "Person"
    assert second["creditText"] == "An unnamed official"
    assert [row["item"] for row in crumbs["itemListElement"]] == [
        "https://example.org/digest/",
        "https://example.org/digest/timeline/",
        "https://example.org/digest/timeline/2016/",
        "https://example.org/digest/documents/a/",
    ]


def test_exact_quotations_lead_into_the_source() -> None:
    first, second, doubt = view(made()).annotations
    assert first.source_href == ("https://gz.example/a#:~:text=cold%2Dwater%2C%20milk%20%26%20%E2%80%9Ctea%E2%80%9D")
    assert (second.source_href, doubt.source_href) == ("", "")


def test_a_site_may_do_without() -> None:
    shown = view(made(settings="without: [citations]\n"))
    assert (shown.citation_files, shown.source_citation_files, shown.meta, shown.json_ld) == ((), (), (), "")
    assert shown.citation.startswith("The editors. “Tea”")


def test_each_list_in_use_has_its_citations() -> None:
    of = made()
    paths = {path for path, target in all_targets(of.library, {}).items() if target.kind == "citations"}
    lists = ("topics/tea", "topics/milk-cold", "departments/tea", "people/jane", "publishers/gazette", "timeline/2016")
    assert paths == {f"{folder}/cite.{ending}" for folder in lists for ending in ("bib", "ris", "json")}
    ids = ["a", "a-original"]
    references = rispy.loads(cited(of.edition, ("tags", "tea"), (0, 0), "topics/tea/cite.ris"))
    assert [reference["id"] for reference in references] == ids
    bibtex = bibtexparser.parse_string(cited(of.edition, ("tags", "tea"), (0, 0), "topics/tea/cite.bib"))
    assert list(bibtex.entries_dict) == ids
    assert [item["id"] for item in json.loads(cited(of.edition, ("tags", "tea"), (0, 0), "cite.json"))] == ids


def test_a_list_brings_no_more_than_its_page() -> None:
    of = made(settings="listing_size: 1\n")
    assert of.library.count("year/2016") == 2
    for part, ids in ((1, ["b"]), (2, ["a", "a-original"])):
        references = rispy.loads(cited(of.edition, ("year", "2016"), (2016, part), "cite.ris"))
        assert [reference["id"] for reference in references] == ids


def test_every_page_of_an_archive_has_the_citations_of_its_entries() -> None:
    front = "date: {day}\ntags: [tea]\n"
    days = ("2015-01-01", "2016-01-01", "2016-01-02", "2016-01-03")
    of = site(
        {
            "site.yaml": f"{SITE}listing_size: 1\n",
            **{f"documents/e{n}.md": entry(front.format(day=day), year=int(day[:4])) for n, day in enumerate(days)},
        }
    )
    every = all_targets(of.library, {})
    found = {}
    for path, target in every.items():
        if target.kind == "citations" and path.endswith(".json"):
            text = cited(of.edition, (target.facet, target.name), (target.year, target.part), path)
            found[path.removesuffix("cite.json")] = [item["id"] for item in json.loads(text)]
    assert found == {
        "topics/tea/": ["e3"],
        "topics/tea/2015/": ["e0"],
        "topics/tea/2016/": ["e1"],
        "topics/tea/2016/2/": ["e2"],
        "topics/tea/2016/3/": ["e3"],
        "timeline/2015/": ["e0"],
        "timeline/2016/": ["e1"],
        "timeline/2016/2/": ["e2"],
        "timeline/2016/3/": ["e3"],
    }
    for path, target in every.items():
        if target.kind in {"term", "archive", "one-year"}:
            shown = make_view(of.edition, target, ())
            assert isinstance(shown, TermView | ArchiveView | YearView)
            folder = path.removesuffix("index.html")
            assert [link.href for link in shown.citations] == [f"{folder}cite.{e}" for e in ("bib", "ris", "json")]
            assert all(link.href in every for link in shown.citations)


def test_without_citations_or_data_there_are_no_such_files() -> None:
    for part in ("citations", "data"):
        of = made(settings=f"without: [{part}]\n")
        assert not [path for path in all_targets(of.library, {}) if "cit" in path]
