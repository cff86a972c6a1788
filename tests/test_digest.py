"""What the founding entries must never get wrong: the traps that their sources set, as they stand on the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from sites import REPOSITORY, build, copy_of

HOME_OFFICE = "home-office-network-private-office-recruitment"
WORD_CLOUD = "fsu-2024-word-cloud-impartiality-dispute"
REIMAGINE = "reimagine-challenge-2016-social-mobility"
HEYWOOD = "heywood-2016-priorities-share-ideas-inclusive-culture"
LIVE = "civil-service-live-2022-preview"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of(REPOSITORY, tmp_path_factory.mktemp("digest"))
    build(root)
    return root / "build"


def text_of(page: Path) -> str:
    body = LexborHTMLParser(page.read_text(encoding="utf-8")).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def entry(site: Path, name: str) -> str:
    return text_of(site / "documents" / name / "index.html")


def annotations(site: Path, name: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads((site / "data/annotations.json").read_text())
    return [row for row in rows if row["document"] == name]


@pytest.mark.parametrize("name", [HOME_OFFICE, WORD_CLOUD, REIMAGINE, HEYWOOD, LIVE])
def test_every_founding_entry_is_annotated_and_warns_of_its_source(site: Path, name: str) -> None:
    tree = LexborHTMLParser((site / "documents" / name / "index.html").read_text(encoding="utf-8"))
    assert tree.css(".admonition.editors-note"), "an editor's note that readers see"
    kinds = {row["kind"] for row in annotations(site, name)}
    assert len(annotations(site, name)) >= 5
    assert "doubt" in kinds
    assert "quote" in kinds
    (row,) = [r for r in json.loads((site / "data/documents.json").read_text()) if r["id"] == name]
    assert row["source_defects"]
    assert row["source_url"].startswith("https://")
    assert row["source_nature"]


def test_figures_of_the_hospital_trust_are_not_the_home_offices(site: Path) -> None:
    held = {row["holder"] for row in annotations(site, HOME_OFFICE) if row["kind"] == "figure"}
    assert "home-office" not in held
    for page in ("departments/home-office", f"documents/{HOME_OFFICE}"):
        assert not re.search(
            r"\b(86|93|95) ?(%|per cent)|top 10 ?%|13 (NHS )?trusts", text_of(site / page / "index.html")
        )
    assert "hospital trust" in entry(site, HOME_OFFICE)
    assert "states no result" in entry(site, HOME_OFFICE)


def test_the_trust_is_no_department(site: Path) -> None:
    assert "Wrightington" not in text_of(site / "departments/index.html")
    assert not (site / "departments/wwl").exists()


def test_undated_sources_show_a_basis_and_no_invented_day(site: Path) -> None:
    rows = {row["id"]: row for row in json.loads((site / "data/documents.json").read_text())}
    for name in (HOME_OFFICE, HEYWOOD, WORD_CLOUD):
        assert rows[name]["date_certainty"] != "stated"
        assert rows[name]["date_basis"]
        assert rows[name]["date_basis"][:40] in entry(site, name)
        assert not re.fullmatch(r"\d{4}-\d{2}-\d{2}", rows[name]["date"])


def test_the_allegation_is_labelled_and_its_chain_is_shown(site: Path) -> None:
    page = entry(site, WORD_CLOUD)
    assert "campaign group" in page[: page.index("Editor’s note")]
    assert "allegation" in page.casefold()
    claims = [row for row in annotations(site, WORD_CLOUD) if row["kind"] == "claim"]
    assert all(row["reply"] or row["no_reply"] for row in claims)
    (row,) = [r for r in json.loads((site / "data/documents.json").read_text()) if r["id"] == WORD_CLOUD]
    assert any("Telegraph" in step for step in row["source_via"])
    # The source's own dates conflict, so neither day is printed for the conference.
    assert not re.search(r"\b(18 January|1 February) 2024", page)


def test_both_accounts_of_the_prize_are_given(site: Path) -> None:
    page = entry(site, REIMAGINE)
    assert "Gummer" in page
    assert "Manzoni" in page
    assert "Global Government Forum" in page
    assert "Dods" in page


def test_debris_of_the_copies_is_nowhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = text_of(page)
        assert "Powell" not in text, page
        assert not re.search(r"\bo cials?\b|\bdi erent\b|\bO ce\b", text), page


def test_quotations_are_short_and_few(site: Path) -> None:
    rows = json.loads((site / "data/annotations.json").read_text())
    quotes = [row for row in rows if row["kind"] == "quote"]
    assert quotes
    assert max(len(row["words"].split()) for row in quotes) <= 12
    by_entry = [row["document"] for row in quotes]
    assert max(map(by_entry.count, by_entry)) <= 3
    assert all(row["speaker"] for row in quotes)


def test_figures_have_unit_holder_and_value(site: Path) -> None:
    rows = [r for r in json.loads((site / "data/annotations.json").read_text()) if r["kind"] == "figure"]
    assert rows
    for row in rows:
        assert row["holder"]
        assert row["unit"] or re.search(r"\d\s*[^\d\s]", row["value"]), row
