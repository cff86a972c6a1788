"""Mistakes with whole files and with where an entry is from: each is named once, with a cure that mends it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers import SITE, Site, parse, site
from test_views import page

from sitegen.build import Options, check
from sitegen.cli import main
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.export.tables import document_row
from sitegen.proof.fingerprint import make_fingerprint
from sitegen.slugs import slugify
from sitegen.views.parts import Link
from sitegen.views.shapes import DocumentView

REGISTERS = {
    "registers/publishers.yaml": """\
publishers:
- {id: jar-world, name: Jar World, acronyms: [JW], nature: trade-press}
""",
    "registers/departments.yaml": """\
departments:
- id: jars
  names: [{name: Office of Jars, to: 2017-03-01}, {name: Office of Jars and Lids, from: 2017-03-01}]
  acronyms: [OJ]
  start: {date: 2001}
""",
}
ENTRY = """\
---
title: Jars on the shelf
summary: An office counts its jars.
year: 2016
date: 2016-12-08
department: [jars]
kind: report
source:
  title: A count of jars
  publisher: jars
  url: https://jars.example/count
---

The jars were counted.
"""


def made(text: str = ENTRY, **more: str) -> Site:
    return site({**REGISTERS, "documents/entry.md": text, **more})


def told(found: tuple[Diagnostic, ...], rule: str, *says: str) -> Diagnostic:
    """The one finding there is, with what it says."""
    (item,) = found
    assert item.rule == rule, item
    assert [words for words in says if words not in f"{item.message}; {item.hint}"] == [], item
    return item


# Publishers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "name"), [("2016-12-08", "Office of Jars"), ("2018-12-08", "Office of Jars and Lids")])
def test_a_body_that_publishes_is_shown_by_its_name_of_the_time(day: str, name: str) -> None:
    digest = made(ENTRY.replace("2016-12-08", day).replace("year: 2016", f"year: {day[:4]}"))
    assert digest.found == ()
    view = page(digest, "documents/entry/", DocumentView)
    assert view.source is not None
    assert view.source.publisher == Link(name, "departments/jars/index.html")
    assert view.card.publisher == name
    assert view.source_citation.startswith(f"A count of jars. {name}. 8 December")
    assert f'"publisher":{{"@type":"Organization","name":"{name}"}}' in view.json_ld
    assert all(name.replace(" ", "%20") in file.href for file in view.source_citation_files)
    # Data files name records by their ids, as everywhere.
    assert document_row(digest.edition, digest.library.entry("entry"))["source_publisher"] == "jars"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Jar World", "jar-world"),
        ("jar world", "jar-world"),
        ("JW", "jar-world"),
        ("OJ", "jars"),
        ("Office of Jars", "jars"),
    ],
)
def test_a_publisher_by_its_name_is_offered_its_id(name: str, meant: str) -> None:
    found = made(ENTRY.replace("publisher: jars", f"publisher: {name}")).found
    item = told(found, "unknown-holder", f"'{name}' has a record in the registers", f"write publisher: {meant}")
    assert (item.span.line, item.span.column) == (10, 14)


@pytest.mark.parametrize("name", ["jar-world", "Jars", "Jam World Weekly", "jw"])
def test_a_publisher_that_is_none_of_the_registers(name: str) -> None:
    assert made(ENTRY.replace("publisher: jars", f"publisher: {name}")).found == ()


# The same original ----------------------------------------------------------------------------------------------------

OTHER = ENTRY.replace("title: Jars on the shelf", "title: The jars of 2017").replace("2016", "2017")
URL = "https://jars.example/count"
TITLE = "title: A count of jars"


def second(text: str, first: str = ENTRY) -> tuple[Diagnostic, ...]:
    return made(first, **{"documents/later.md": text}).found


def test_an_entry_that_is_a_copy_of_another_is_told_once() -> None:
    item = told(
        second(OTHER), "same-source", "'A count of jars' has two entries: this one and content/documents/entry.md"
    )
    assert item.hint == (
        "write the title and address of its own source in the one that was copied from the other; "
        "delete it, if it is nothing else; if both entries are about one document, write related: [entry]"
    )
    assert (item.span.path, item.span.line, item.span.column) == ("content/documents/later.md", 11, 8)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.jars.example/count/",
        "https://JARS.example/count?utm_source=mail",
        "https://jars.example/count#:~:text=jars",
    ],
)
def test_one_address_in_another_spelling(url: str) -> None:
    assert "same-source" in {item.rule for item in second(OTHER.replace(URL, url))}


def test_the_address_of_another_source_is_named_with_it() -> None:
    found = second(OTHER.replace(TITLE, "title: Lids and their numbers"))
    says = (
        "that of 'A count of jars' too",
        "the address of 'Lids and their numbers' here, or that of 'A count of jars'",
    )
    told(found, "same-source", *says)


def test_the_later_file_is_the_one_that_was_added_later() -> None:
    early = OTHER.replace("kind: report", "kind: report\nadded: 2018-01-01")
    late = ENTRY.replace("kind: report", "kind: report\nadded: 2018-01-02")
    says = ("has an entry already: content/documents/later.md", "of the source of this entry", "delete it")
    assert told(second(early, late), "same-source", *says).span.path == "content/documents/entry.md"


def test_a_file_that_others_link_to_is_not_taken_for_the_copy() -> None:
    link = "---\ntitle: Lids\nyear: 2016\n---\nSee [[later]].\n"
    files = {"documents/later.md": OTHER, "documents/lids.md": link}
    item = told(made(**files).found, "same-source", "has an entry already: content/documents/later.md")
    assert item.span.path == "content/documents/entry.md"
    # Added later all the same, it is not to be deleted.
    files["documents/later.md"] = OTHER.replace("kind: report", "kind: report\nadded: 2018-01-02")
    item = told(made(**files).found, "same-source", "has an entry already: content/documents/entry.md")
    assert "delete" not in item.hint


NO_URL = f"  url: {URL}\n"


def test_a_source_without_an_address_is_known_by_title_publisher_and_day() -> None:
    paper, copy = ENTRY.replace(NO_URL, ""), OTHER.replace(NO_URL, "")
    assert second(copy, paper) == ()
    item = told(second(copy.replace("2017", "2016"), paper), "same-source", "'A count of jars' has two entries")
    assert item.span.path == "content/documents/later.md"


RELATED = "kind: report\nrelated: [{}]"
TWO = [
    ("related", OTHER.replace("kind: report", RELATED.format("entry")), ENTRY),
    ("related in the first", OTHER, ENTRY.replace("kind: report", RELATED.format("later"))),
    ("a link", OTHER.replace("were counted", "were counted, as [[entry]] tells"), ENTRY),
    ("an answer", OTHER.replace("kind: report", "kind: report\nresponds_to: entry"), ENTRY),
    ("another page", OTHER.replace(URL, f"{URL}/2017"), ENTRY),
    ("another query", OTHER.replace(URL, f"{URL}?id=2"), ENTRY.replace(URL, f"{URL}?id=1")),
    ("another part of a page", OTHER.replace(URL, f"{URL}#lids"), ENTRY),
    ("the first page of a site", *(text.replace(URL, "https://jars.example/") for text in (OTHER, ENTRY))),
    (
        "articles of an issue",
        OTHER.replace(URL, f"{URL}.pdf").replace(TITLE, "title: Lids"),
        ENTRY.replace(URL, f"{URL}.pdf"),
    ),
    (
        "copies of a page of two years",
        OTHER.replace(URL, f"{URL}\n  archive_url: https://web.archive.org/web/2017/{URL}"),
        ENTRY.replace(URL, f"{URL}\n  archive_url: https://web.archive.org/web/2016/{URL}"),
    ),
    (
        "a withdrawn entry",
        OTHER,
        ENTRY.replace("kind: report", "kind: report\nchanges: [{date: 2017-05-02, kind: withdrawal, note: Wrong.}]"),
    ),
]


@pytest.mark.parametrize(("name", "text", "first"), TWO, ids=[case[0] for case in TWO])
def test_two_entries_that_may_well_have_one_address(name: str, text: str, first: str) -> None:
    assert second(text, first) == (), name


# Files ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["entry - Copy", "entry - Copy (2)", "entry copy", "entry copy 3", "entry (1)", "entry(2)", "Copy of entry"]
)
def test_a_copy_by_its_name_is_not_to_be_published(name: str) -> None:
    found = made(**{f"documents/{name}.md": ENTRY}).found
    item = next(one for one in found if one.rule == "entry-name")
    assert "is a copy of entry.md" in item.message
    assert item.hint.startswith("delete it, if it is; else rename it after what it is about")
    # Renamed all the same, it is told as what it is.
    renamed = made(**{f"documents/{slugify(name)}-2.md": ENTRY}).found
    assert [one.rule for one in (*found, *renamed)] == ["entry-name", "same-source"]


@pytest.mark.parametrize(
    ("name", "plain"), [("Count (2016)", "count-2016"), ("Hard copy_1", "hard-copy-1"), ("copy Desk", "copy-desk")]
)
def test_a_name_that_is_none_of_a_copy(name: str, plain: str) -> None:
    found = site({**REGISTERS, f"documents/{name}.md": ENTRY}).found
    assert told(found, "entry-name").hint == f"rename it to {plain}.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {"site.yaml": SITE, **REGISTERS, "documents/entry.md": ENTRY}.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "content/sources").mkdir()
    return tmp_path


def checked(root: Path) -> tuple[Diagnostic, ...]:
    return check(Options(root, root / "build", date(2026, 1, 1))).diagnostics


@pytest.mark.parametrize("name", ["entry.txt", "A saved page.HTML", "2016/report.pdf", "letter.docx", "entry.md"])
def test_an_original_among_the_fingerprints(root: Path, name: str) -> None:
    file = root / "content/sources" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"%PDF-1.4")
    item = told(checked(root), "original-kept", "an original in the folder of the digest", "sitegen source add ENTRY")
    assert item.span.path == f"content/sources/{name}"
    file.rename(root / "original")
    assert checked(root) == ()


@pytest.mark.parametrize("name", ["README.md", "readme.txt", ".gitignore", ".gitkeep"])
def test_what_may_lie_among_the_fingerprints(root: Path, name: str) -> None:
    (root / "content/sources" / name).write_text("Fingerprints.\n")
    assert checked(root) == ()


# Addresses ------------------------------------------------------------------------------------------------------------

SAFE = "https://eur02.safelinks.protection.outlook.com/?url="
DETOURS = [
    (f"{URL}?utm_source=mail&utm_medium=email", URL, "who sent a reader"),
    (f"{URL}?id=3&fbclid=IwAR0x#lids", f"{URL}?id=3#lids", "who sent a reader"),
    (f"{URL}?at_medium=RSS&at_campaign=K", URL, "who sent a reader"),
    (f"{URL}#:~:text=jars%20were", URL, "words that a browser shall show"),
    (f"{URL}#lids:~:text=jars,lids", f"{URL}#lids", "words that a browser shall show"),
    (f"{SAFE}https%3A%2F%2Fjars.example%2Fcount&data=05%7C01&reserved=0", URL, "a mail program"),
    ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fjars.example%2Fcount&usg=x", URL, "another site"),
    (f"https://urldefense.com/v3/__{URL}__;!!abc$", URL, "a mail program"),
]


@pytest.mark.parametrize(("typed", "right", "says"), DETOURS)
def test_an_address_with_more_than_the_address(root: Path, typed: str, right: str, says: str) -> None:
    item = told(made(ENTRY.replace(URL, typed)).found, "bad-url", says)
    assert (item.span.line, item.span.column, item.hint) == (11, 8, f"write {right}")
    file = root / "content/documents/entry.md"
    file.write_text(ENTRY.replace(URL, typed), "utf-8")
    CliRunner().invoke(main, ["check", "--root", str(root), "--fix"])
    assert file.read_text("utf-8") == ENTRY.replace(URL, right)


@pytest.mark.parametrize(
    "url",
    [
        f"{URL}?id=3&page=2#part-4",
        f"{URL}?source=utm",
        f"{URL}?q=a:~b",
        "https://web.archive.org/web/2016/https://jars.example/count?utm_source=mail",
        "https://www.google.com/search?q=jars",
        "https://docs.google.com/document?url=x",
    ],
)
def test_an_address_that_needs_its_query(url: str) -> None:
    assert made(ENTRY.replace(URL, url)).found == ()


# What is no text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "Word or LibreOffice"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"%PDF-1.4 " + b"x" * 3_000_000, "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word"),
        (b"{\\rtf1\\ansi A text.}", "RTF"),
    ],
)
def test_a_file_of_a_program_with_the_ending_of_a_text(content: bytes, says: str) -> None:
    item = told(parse(content).diagnostics, "not-utf8", says, "under another name", "copy its text into a new file")
    assert (item.span.line, item.span.column) == (1, 1)


@pytest.mark.parametrize("text", ["PK is no packed file.\n", "{rtf}\n", "%PDF is a format.\n"])
def test_a_text_that_begins_like_a_file_of_a_program(text: str) -> None:
    assert {item.rule for item in parse(text).diagnostics} == {"no-front-matter"}


# The fingerprint of another entry -------------------------------------------------------------------------------------

QUOTED = ENTRY + "\nIt found them “full to the brim”, and “nobody had put them back”.\n"
RIGHT = "The jars were full to the brim on the day, since nobody had put them back on the shelf."
WRONG = "A report on lids, of which there were so many that the office had to send for a second cupboard."


def print_of(source: str) -> str:
    return make_fingerprint(source, salt="0" * 32, sha256="ab", added="2026-11-27")


def proved(source: str, text: str = QUOTED) -> tuple[Diagnostic, ...]:
    return made(text, **{"sources/entry.fingerprint": print_of(source)}).found


def test_the_fingerprint_of_another_entry_is_one_slip() -> None:
    assert proved(RIGHT) == ()
    item = told(
        proved(WRONG), "quote-absent", "none of the 2 quotations", "(lines 16)", "fingerprint may be that of another"
    )
    assert item.hint.startswith("take it again: sitegen source add entry FILE (FILE is the original of this entry)")
    assert item.span.line == 16


def test_one_quotation_that_is_absent_is_a_slip_of_its_own() -> None:
    one = proved(RIGHT, QUOTED.replace("full to the brim", "empty on that Monday"))
    told(one, "quote-absent", "“empty on that Monday”")
    titled = QUOTED.replace("full to the brim", "empty on that Monday").replace("“nobody had put them back”", "so on")
    told(proved(f"A count of jars. {RIGHT}", titled), "quote-absent", "do not stand in the source")


def test_one_quotation_and_the_title_of_the_source_are_enough() -> None:
    item = told(proved(WRONG, ENTRY + "\nIt found them “full to the brim”.\n"), "quote-absent")
    assert "neither “full to the brim” nor the title “A count of jars” stands in the source" in item.message


# Who speaks -----------------------------------------------------------------------------------------------------------

PAPERS = {
    "registers/publishers.yaml": "publishers:\n- {id: jar-world, name: Jar World, nature: trade-press}\n"
    "- {id: jar-union, name: Union of Jars, nature: union}\n"
    "- {id: jar-audit, name: Jar Auditors, nature: audit}\n- {id: daily, name: The Daily}\n"
}


def spoken(publisher: str, nature: str, kind: str) -> tuple[Diagnostic, ...]:
    text = ENTRY.replace("publisher: jars", f"publisher: {publisher}\n  nature: {nature}").replace("report", kind)
    return made(text, **PAPERS).found


@pytest.mark.parametrize(
    ("publisher", "nature", "kind", "meant"),
    [
        ("jar-world", "official", "news", "trade-press"),
        ("jar-world", "audit", "news", "trade-press"),
        ("jar-world", "national-press", "blog", "trade-press"),
        ("jar-audit", "national-press", "report", "audit"),
        ("jar-union", "official", "news", "union"),
        ("jar-union", "audit", "news", "union"),
        ("jars", "union", "news", "official"),
    ],
)
def test_a_nature_that_the_publisher_cannot_have(publisher: str, nature: str, kind: str, meant: str) -> None:
    item = told(spoken(publisher, nature, kind), "nature-differs", f"'{nature}' cannot be", f"write nature: {meant};")
    assert (item.span.line, item.span.column, item.severity) == (11, 11, Severity.WARNING)
    assert spoken(publisher, meant, kind) == ()


@pytest.mark.parametrize(
    ("publisher", "nature", "kind"),
    [
        ("jar-world", "official", "speech"),
        ("jar-world", "official", "feature"),
        ("jar-world", "opinion", "feature"),
        ("jar-world", "self-description", "feature"),
        ("jar-audit", "official", "news"),
        ("daily", "official", "news"),
        ("jar-union", "official", "letter"),
        ("jar-union", "trade-press", "news"),
        ("jars", "union", "letter"),
        ("jars", "staff-network", "news"),
        ("jars", "trade-press", "news"),
        ("The Jar", "official", "news"),
    ],
)
def test_a_nature_that_may_be_another_than_the_record_has(publisher: str, nature: str, kind: str) -> None:
    assert spoken(publisher, nature, kind) == ()
