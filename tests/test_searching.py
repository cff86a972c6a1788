"""The index of the search: made by the real Pagefind when what can be found has changed, and published with
the site."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sites import REPOSITORY, TINY, copy_of, digests, sitegen

from sitegen.build import Indexing, Memory, Options, Result, build, compose
from sitegen.export.search_records import ENTRIES, INDEXES, NOTES, PAGES, SearchRecord, records, search_pages
from sitegen.routes import SEARCH_INDEX
from sitegen.searching import Search

DAY = date(2026, 1, 5)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return copy_of(TINY, tmp_path / "tiny", search=True)


def made(root: Path, indexing: Indexing = Indexing.NOW, memory: Memory | None = None, **more: bool) -> Result:
    result = build(Options(root, root / "build", DAY, indexing=indexing, **more), memory)
    assert not result.failed, result.diagnostics
    return result


def add(root: Path, name: str, front: str = "", body: str = "Text.") -> Path:
    path = root / "content" / "documents" / f"{name}.md"
    path.write_text(f"---\ntitle: T\nsummary: s\nyear: 2016\ntags: [openness]\ndepartment: [tea]\n{front}---\n{body}\n")
    return path


def index(root: Path) -> dict[str, int]:
    """The files of the index in the site, with a mark that a file made anew does not share."""
    return {str(path): path.stat().st_ino for path in (root / "build" / SEARCH_INDEX).rglob("*") if path.is_file()}


def pages_found(root: Path) -> int:
    languages = json.loads((root / "build" / SEARCH_INDEX / "pagefind-entry.json").read_text())["languages"]
    return sum(language["page_count"] for language in languages.values())


def found(root: Path, **more: bool) -> list[SearchRecord]:
    return list(records(compose(Options(root, root / "build", DAY, **more)).update.edition))


# What can be found ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def digest_records() -> list[SearchRecord]:
    return found(REPOSITORY)


def test_everything_can_be_found(digest_records: list[SearchRecord]) -> None:
    count = {what: sum(r.what == what for r in digest_records) for what in (ENTRIES, NOTES, INDEXES, PAGES)}
    texts = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "content" / "documents").glob("*.md")]
    assert count[ENTRIES] == len(texts)
    assert count[PAGES] == len(list((REPOSITORY / "content" / "pages").glob("*.md")))
    kinds = ("quote", "figure", "claim", "context", "definition", "doubt", "correction")
    assert count[NOTES] == sum(text.count(f"\n/// {kind} |") for text in texts for kind in kinds)
    assert count[INDEXES] > len(texts)
    assert sum(count.values()) == len(digest_records)


def test_every_record_leads_to_a_place_of_its_own(digest_records: list[SearchRecord], tmp_path: Path) -> None:
    assert len({r.href for r in digest_records}) == len(digest_records)
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    build(Options(tmp_path, tmp_path / "build", DAY))
    for record in digest_records:
        path, _, anchor = record.href.partition("#")
        page = (tmp_path / "build" / path).read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in page


def test_a_note_says_who_when_and_where(digest_records: list[SearchRecord]) -> None:
    note = next(r for r in digest_records if r.title == "“The things we do really matter”")
    assert (note.what, note.kind) == (NOTES, "Quotation")
    assert note.who.startswith("Alex Chisholm, ") and note.when == "17 May 2022"
    assert note.entry.startswith("Civil Service Live 2022")
    entry = next(r for r in digest_records if r.what == ENTRIES and note.href.startswith(r.href))
    assert set(entry.filters) - {("kind", "Feature")} <= set(note.filters)
    assert {("kind", "Quotation"), ("year", "2022"), ("year", "2020s"), ("nature", "Trade press")} <= set(note.filters)


def test_a_topic_is_found_by_its_synonyms_and_a_body_by_its_acronym(digest_records: list[SearchRecord]) -> None:
    others = {r.title: r.others for r in digest_records if r.what == INDEXES}
    assert "silos" in others["Working across government"]
    assert "HMRC" in others["HM Revenue & Customs"]


def test_what_is_not_published_cannot_be_found(tiny: Path) -> None:
    add(tiny, "draft", "draft: true\n", "Heliotrope.")
    add(tiny, "future", "publish_on: 2026-01-06\n", "Heliotrope.")
    assert not [r for r in found(tiny) if "Heliotrope" in r.text]
    assert len([r for r in found(tiny, drafts=True) if "Heliotrope" in r.text]) == 2


def test_what_is_found_of_a_draft_says_so(tiny: Path) -> None:
    add(tiny, "draft", "draft: true\n", "Heliotrope.\n\n/// context | Heliotrope\nA colour.\n///")
    entry, note = (r for r in found(tiny, drafts=True) if "/draft/" in r.href)
    assert (entry.kind, note.entry) == ("Entry, draft", "T (draft)")
    assert not [r for r in found(tiny, drafts=True) if "draft" in r.kind + r.entry and "draft/" not in r.href]


def test_text_is_text(tiny: Path) -> None:
    add(tiny, "odd", 'aliases: []\nkind: "speech"\n', "A &lt;script&gt; & more.").write_text(
        '---\ntitle: "<b>&"\nyear: 2016\ntags: [openness]\ndepartment: [tea]\nsummary: "<i>"\n---\nText.\n'
    )
    edition = compose(Options(tiny, tiny / "b", DAY)).update.edition
    page = next(page for _, page in search_pages(edition) if "odd" in page)
    assert "<h1>&lt;b&gt;&amp;</h1><p>&lt;i&gt;</p>" in page
    assert '<i data-pagefind-meta="title">&lt;b&gt;&amp;</i>' in page


# When it is made ------------------------------------------------------------------------------------------------------


def test_an_index_is_published_with_the_site(tiny: Path) -> None:
    result = made(tiny)
    assert f"{SEARCH_INDEX}pagefind.js" in result.outputs and result.notes == ()
    assert pages_found(tiny) == len(found(tiny))
    assert not [path for path in result.outputs if "-ui." in path or "highlight" in path]


def test_it_is_made_again_only_when_what_can_be_found_has_changed(tiny: Path) -> None:
    made(tiny)
    before = index(tiny)
    templates = tiny / "templates"
    templates.mkdir()
    (templates / "404.html").write_text("{{ page.title }} – now another page")
    add(tiny, "draft", "draft: true\n")
    assert "404.html" in made(tiny).written
    assert index(tiny) == before
    add(tiny, "more")
    made(tiny)
    assert index(tiny) != before and pages_found(tiny) == len(found(tiny))
    (tiny / "content" / "documents" / "more.md").unlink()
    made(tiny)
    assert pages_found(tiny) == len(found(tiny))


def test_a_page_that_has_moved_is_found_where_it_is(tiny: Path) -> None:
    """Its text is the same, only its name is another."""
    made(tiny)
    before = index(tiny)
    page = next((tiny / "content" / "pages").glob("*.md"))
    page.rename(page.with_name("somewhere-else.md"))
    made(tiny)
    assert index(tiny) != before


def test_it_can_be_kept_and_is_caught_up_with(tiny: Path) -> None:
    made(tiny)
    before = index(tiny)
    add(tiny, "more")
    assert "documents/more/index.html" in made(tiny, Indexing.KEEP).written
    assert index(tiny) == before
    made(tiny)
    assert pages_found(tiny) == len(found(tiny))


def test_a_site_without_search_has_none(tiny: Path) -> None:
    made(tiny)
    with (tiny / "content" / "site.yaml").open("a") as settings:
        settings.write("without: [search]\n")
    result = made(tiny)
    assert not index(tiny) and not (tiny / "build" / "search").exists()
    assert f"{SEARCH_INDEX}pagefind.js" in result.deleted
    assert 'href="search/' not in (tiny / "build" / "index.html").read_text()


def test_a_damaged_index_is_made_again(tiny: Path) -> None:
    made(tiny)
    home = next((tiny / ".sitegen-cache").glob("*/search"))
    (home / "bundle" / "pagefind.js").write_text("something else")
    shutil.rmtree(tiny / "build")
    made(tiny)
    assert (tiny / "build" / SEARCH_INDEX / "pagefind.js").stat().st_size > 1000
    assert pages_found(tiny) == len(found(tiny))


def test_a_lost_list_of_the_index_costs_a_new_one(tiny: Path) -> None:
    made(tiny)
    next((tiny / ".sitegen-cache").glob("*/search/bundle.json")).write_text("[")
    made(tiny)
    assert pages_found(tiny) == len(found(tiny))


def test_without_pagefind_the_site_is_built_and_says_so(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tiny)
    before = index(tiny)
    add(tiny, "more")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = made(tiny)
    assert result.notes == ("the index of the search is not up to date: Pagefind is not installed",)
    assert "documents/more/index.html" in result.written and index(tiny) == before
    assert result.resting is None


def test_what_pagefind_says_against_it_is_handed_on(tmp_path: Path) -> None:
    search = Search(tmp_path)
    # It takes only pages that end in .html.
    assert search.begin("x", [("a.txt", "no page")], "en-GB") == ""
    assert search.finish().startswith("Error: Pagefind was not able to build an index.")
    assert search.bundle().files == {}


def test_a_site_without_anything_to_find_has_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("title: T\nbase_url: https://example.org/\n")
    assert made(tmp_path).notes == () and not index(tmp_path)
    assert made(tmp_path).written == ()


# In the preview -------------------------------------------------------------------------------------------------------


@pytest.fixture
def memory() -> Iterator[Memory]:
    memory = Memory()
    yield memory
    if memory.search is not None:
        memory.search.end()


def test_the_preview_does_not_wait_for_an_index(tiny: Path, memory: Memory) -> None:
    first = made(tiny, Indexing.LATER, memory)
    assert first.waits is not None and not index(tiny)
    first.waits()
    second = made(tiny, Indexing.KEEP, memory)
    assert second.waits is None and pages_found(tiny) == len(found(tiny))
    add(tiny, "more")
    third = made(tiny, Indexing.KEEP, memory)
    assert third.waits is None and "documents/more/index.html" in third.written
    fourth = made(tiny, Indexing.LATER, memory)
    assert fourth.waits is not None and not fourth.written
    fourth.waits()
    assert all(path.startswith(SEARCH_INDEX) for path in made(tiny, Indexing.KEEP, memory).written)
    assert pages_found(tiny) == len(found(tiny))


def test_an_index_that_is_overtaken_is_begun_anew(tiny: Path, memory: Memory) -> None:
    made(tiny, Indexing.LATER, memory)
    add(tiny, "more")
    result = made(tiny, Indexing.LATER, memory)
    assert result.waits is not None
    result.waits()
    made(tiny, Indexing.KEEP, memory)
    assert pages_found(tiny) == len(found(tiny))
    assert made(tiny, Indexing.LATER, memory).waits is None


# By the command -------------------------------------------------------------------------------------------------------


def test_a_build_that_kept_its_index_is_not_taken_for_done(tiny: Path) -> None:
    assert sitegen("build", root=tiny).returncode == 0
    add(tiny, "more")
    before = index(tiny)
    assert sitegen("build", "--keep-index", root=tiny).returncode == 0
    assert index(tiny) == before
    assert sitegen("build", root=tiny).returncode == 0
    assert index(tiny) != before and pages_found(tiny) == len(found(tiny))


def test_a_build_killed_while_the_index_is_made_harms_nothing(tiny: Path) -> None:
    assert sitegen("build", root=tiny).returncode == 0
    for number in range(3):
        add(tiny, f"more-{number}")
        before = digests(tiny / "build")
        command = [sys.executable, "-m", "sitegen", "build", "--root", str(tiny)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as build_of:
            while build_of.poll() is None and not list((tiny / ".sitegen-cache").glob("*/search/making-*")):
                time.sleep(0.001)
            os.killpg(build_of.pid, signal.SIGKILL)
        assert digests(tiny / "build") == before
    assert sitegen("build", root=tiny).returncode == 0
    assert pages_found(tiny) == len(found(tiny))
    assert not list((tiny / ".sitegen-cache").glob("*/search/making-*"))


def test_the_same_content_makes_the_same_index(tmp_path: Path) -> None:
    """Which Pagefind itself does not do: it orders filters, and their values, anew in every run."""
    sites = [copy_of(REPOSITORY, tmp_path / name, search=True) for name in "ab"]
    for root in sites:
        made(root)
    first, second = (digests(root / "build" / SEARCH_INDEX) for root in sites)
    assert first == second and any(path.startswith("filter/") for path in first)
