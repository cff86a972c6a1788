"""Citations, read back by libraries that know nothing of us: bibtexparser, rispy, citeproc-py, and CSL's own schema."""

from __future__ import annotations

import json

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from sitegen.citations import FORMATS, Name, Work, as_text, certain, csl
from sitegen.dates import parse_date

FULL = Work(
    key="tea-room",
    type="report",
    title="Tea & biscuits: 100% of {rooms}, $5_a #1 ~ ^ \\ end",
    authors=(Name("Ada Lovelace", "Lovelace", "Ada"), Name("The Tea, Room and Kettle Board")),
    container="The Gazette",
    publisher="Department of Tea",
    issued=parse_date("2016-12-08"),
    accessed=parse_date("2026-11-23"),
    url="https://example.org/a%20b?c=d&e=f_g#h~i",
    lang="en-GB",
    abstract="Line one\nline two.",
    keywords=("Tea, hot", "Rooms"),
    notes=("Archived copy: https://web.example/x",),
)


def bibtex(*works: Work) -> list[dict[str, str]]:
    """Entries as bibtexparser understands them, its TeX as Unicode."""
    text = as_text(map(csl, works), "bib")
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks, text
    return [
        {"type": e.entry_type, "key": e.key, **{name: str(f.value) for name, f in e.fields_dict.items()}}
        for e in library.entries
    ]


def ris(*works: Work) -> list[dict[str, object]]:
    return rispy.loads(as_text(map(csl, works), "ris"))


def work(date: str) -> Work:
    return Work("x", "report", "A title", issued=parse_date(date))


def test_csl_json() -> None:
    (item,) = json.loads(as_text([csl(FULL)], "json"))
    assert item["id"] == "tea-room"
    assert item["title"] == FULL.title
    assert item["author"] == [{"family": "Lovelace", "given": "Ada"}, {"literal": "The Tea, Room and Kettle Board"}]
    assert item["issued"] == {"date-parts": [[2016, 12, 8]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert item["abstract"] == "Line one line two."


def test_bibtex() -> None:
    (entry,) = bibtex(FULL)
    assert (entry["type"], entry["key"]) == ("techreport", "tea-room")
    # What pylatexenc makes of \textasciicircum is another sign, and of \textbraceleft nothing.
    assert entry["title"].strip("{}").replace("ˆ", "^") == FULL.title.replace("{rooms}", "rooms")
    assert r"\textbraceleft{}rooms\textbraceright{}" in as_text([csl(FULL)], "bib")
    assert entry["institution"] == "Department of Tea"
    assert (entry["date"], entry["year"], entry["urldate"]) == ("2016-12-08", "2016", "2026-11-23")
    assert "url = {https://example.org/a%20b?c=d&e=f_g#h~i}" in as_text([csl(FULL)], "bib")
    assert "author = {Lovelace, Ada and {The Tea, Room and Kettle Board}}" in as_text([csl(FULL)], "bib")


def test_ris() -> None:
    (entry,) = ris(FULL)
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"] == FULL.title
    assert entry["authors"] == ["Lovelace, Ada", "The Tea; Room and Kettle Board"]
    assert (entry["year"], entry["date"]) == ("2016", "2016/12/08/")
    assert entry["keywords"] == ["Tea, hot", "Rooms"]
    assert entry["urls"] == [FULL.url]


@pytest.mark.parametrize(
    ("type_", "ending", "expected"),
    [
        ("article-newspaper", "bib", "@article{"),
        ("report", "bib", "@techreport{"),
        ("webpage", "bib", "@misc{"),
        ("article-newspaper", "ris", "TY  - NEWS"),
        ("article-magazine", "ris", "TY  - MGZN"),
        ("post-weblog", "ris", "TY  - BLOG"),
        ("webpage", "ris", "TY  - ELEC"),
        ("speech", "ris", "TY  - GEN"),
    ],
)
def test_kinds(type_: str, ending: str, expected: str) -> None:
    assert as_text([csl(Work("x", type_, "T"))], ending).startswith(expected)


@pytest.mark.parametrize(
    ("date", "parts", "words"),
    [
        ("2016-12-08", (2016, 12, 8), ""),
        ("2016-12", (2016, 12), ""),
        ("2016", (2016,), ""),
        ("2019~", (2019,), "about 2019 (EDTF 2019~)"),
        ("2024-01-24?", (2024,), "24 January 2024 (uncertain) (EDTF 2024-01-24?)"),
        ("2024-01/2024-02", (2024,), "January or February 2024 (EDTF 2024-01/2024-02)"),
        ("2019/2021", (), "between 2019 and 2021 (EDTF 2019/2021)"),
        ("2014-09/..", (), "since September 2014 (EDTF 2014-09/..)"),
    ],
)
def test_no_format_is_surer_than_we_are(date: str, parts: tuple[int, ...], words: str) -> None:
    item = csl(work(date))
    assert certain(item) == parts
    assert item.get("note", "") == (f"Date: {words}" if words else "")
    assert bool(item["issued"].get("circa")) == (date[-1] in "~?")
    (entry,) = bibtex(work(date))
    assert entry.get("date", "") == (date if len(parts) > 1 else "")
    assert entry.get("year", "") == "".join(str(part) for part in parts[:1])
    (reference,) = ris(work(date))
    assert reference.get("year", "") == "".join(str(part) for part in parts[:1])
    day = "/".join(f"{part:02d}" for part in parts) + "/" * (4 - len(parts))
    assert reference.get("date", "") == (day if len(parts) > 1 else "")
    if words:
        assert words.split(" (EDTF")[0] in str(reference["notes"])


def test_files_of_several_and_of_none() -> None:
    works = (FULL, work("2016"))
    assert [entry["key"] for entry in bibtex(*works)] == ["tea-room", "x"]
    assert len(ris(*works)) == 2
    assert [as_text([], form.ending) for form in FORMATS] == ["", "", "[]\n"]


def test_a_processor_of_citations_prints_it() -> None:
    """citeproc-py with the style it brings, Harvard."""
    items = json.loads(as_text(map(csl, (FULL, work("2024-01/2024-02"))), "json"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(row) for row in bibliography.bibliography()]
    assert any("Lovelace, A." in row and "2016" in row and FULL.url in row for row in printed), printed


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(lambda t: t.split())


@given(texts, texts)
def test_any_text_stays_inside_its_field(title: str, name: str) -> None:
    made = Work("key", "report", title, (Name(name),), abstract=name, url="https://x.example/{a}\\ b")
    (entry,) = bibtex(made)
    assert entry["key"] == "key"
    (reference,) = ris(made)
    assert reference["title"] == " ".join(title.split())
    (item,) = json.loads(as_text([csl(made)], "json"))
    assert item["title"] == " ".join(title.split())
