"""The feeds of a built site, read by libraries that were not written here: Atom by feedparser and lxml, JSON Feed by
the table of its specification."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from sites import TINY, build, copy_of

ATOM = "{http://www.w3.org/2005/Atom}"
# https://www.jsonfeed.org/version/1.1/: key -> type; the first of each are required.
TOP = {
    "version": str, "title": str, "items": list,
    "home_page_url": str, "feed_url": str, "description": str, "authors": list, "language": str,
}  # fmt: skip
ITEM = {
    "id": str,
    "url": str, "title": str, "content_html": str, "content_text": str, "summary": str, "date_modified": str,
    "authors": list, "tags": list,
}  # fmt: skip


@pytest.fixture(scope="module", params=["summary", "text"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of(TINY, tmp_path_factory.mktemp("feeds"))
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text() + f"feed_content: {request.param}\n")
    build(root)
    return root / "build"


def atoms(built: Path) -> list[Path]:
    found = sorted(built.rglob("feed.xml"))
    assert built / "feed.xml" in found and built / "changes/feed.xml" in found and len(found) > 4
    return found


def test_atom_is_read_without_complaint(built: Path) -> None:
    for path in atoms(built):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, (path, parsed.get("bozo_exception"))
        assert parsed.version == "atom10"
        assert all(entry.id.startswith("tag:") and entry.updated_parsed for entry in parsed.entries)


def test_a_browser_finds_the_style_sheet_of_a_feed(built: Path) -> None:
    for path in atoms(built):
        tree = etree.parse(path)
        (instruction,) = tree.xpath("/processing-instruction('xml-stylesheet')")
        assert instruction.get("type") == "text/css"
        assert (path.parent / instruction.get("href")).resolve().is_file()


def test_every_atom_feed_has_a_twin_that_says_the_same(built: Path) -> None:
    assert [p.with_suffix(".json") for p in atoms(built)] == sorted(built.rglob("feed.json"))
    for path in atoms(built):
        feed, twin = etree.parse(path).getroot(), json.loads(path.with_suffix(".json").read_text("utf-8"))
        links = {link.get("type"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["application/feed+json"] == twin["feed_url"]
        assert links["text/html"] == twin["home_page_url"]
        assert feed.findtext(f"{ATOM}title") == twin["title"]
        entries = feed.findall(f"{ATOM}entry")
        for name, key in (("id", "id"), ("title", "title"), ("updated", "date_modified"), ("content", "content_html")):
            assert [e.findtext(f"{ATOM}{name}") for e in entries] == [item.get(key) for item in twin["items"]]
        assert [[c.get("term") for c in e.findall(f"{ATOM}category")] for e in entries] == [
            item.get("tags", []) for item in twin["items"]
        ]


def test_json_feeds_keep_to_the_specification(built: Path) -> None:
    for path in sorted(built.rglob("feed.json")):
        feed = json.loads(path.read_text("utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed.keys() >= {"version", "title", "items"}
        for made, table in ((feed, TOP), *((item, ITEM) for item in feed["items"])):
            assert all(isinstance(value, table[key]) for key, value in made.items()), path
        for item in feed["items"]:
            # A calendar date, which RFC 3339 can only say as a moment of it.
            assert item["date_modified"].endswith("T00:00:00Z")
            assert item["id"].startswith("tag:") and item["url"].startswith("https://")
            assert ("content_html" in item) != ("content_text" in item)
            assert all(author.keys() <= {"name", "url", "avatar"} for author in item.get("authors", []))


def test_pages_name_both(built: Path) -> None:
    for path in (built / "index.html", *sorted(built.glob("topics/*/index.html")), built / "changes/index.html"):
        page = etree.HTML(path.read_text("utf-8"))
        named = {link.get("type"): link.get("href") for link in page.xpath("//link[@rel='alternate']")}
        assert named.keys() == {"application/atom+xml", "application/feed+json"}, path
        assert all((path.parent / href).is_file() for href in named.values())


def test_without_feeds_of_terms_there_are_none_of_either_kind(tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text().replace("[search]", "[search, term-feeds, changes]"))
    build(root)
    found = {
        path.relative_to(root / "build").as_posix()
        for path in (root / "build").rglob("feed.*")
        if path.suffix != ".css"
    }
    assert found == {"feed.xml", "feed.json"}


def test_without_assets_a_feed_has_no_style_sheet(tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text().replace("[search]", "[search, assets]"))
    build(root)
    assert "xml-stylesheet" not in (root / "build/feed.xml").read_text()


@pytest.mark.parametrize("folder", ["people", "publishers", "topics", "departments", "venue"])
def test_whatever_lists_entries_under_a_name_has_a_feed(built: Path, folder: str) -> None:
    """And nothing else has: a list without entries, which has no citations either, has no feed."""
    feeds = {path.parent for path in (built / folder).rglob("feed.xml")}
    # Where two terms meet there is none either: there are very many such pages.
    assert feeds == {path.parent for path in (built / folder).glob("*/cite.ris")} != set()
    for path in feeds:
        page = (path / "index.html").read_text("utf-8")
        listed = feedparser.parse((path / "feed.xml").read_bytes()).entries
        assert listed and all(f"documents/{entry.id.rpartition('/')[2]}/index.html" in page for entry in listed)
        assert f'href="../../{folder}/{path.name}/feed.json"' in page


def test_the_feed_of_a_person_begins_with_what_changed_last(tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    people = sorted((root / "content/registers").glob("people.yaml"))
    assert people
    name = re.findall(r"id: ([\w-]+)", people[0].read_text())[0]
    for day, entry in (("2026-01-02", "old"), ("2026-01-01", "new")):
        year = 1990 if entry == "old" else 2005
        (root / f"content/documents/{entry}-one.md").write_text(
            f"---\ntitle: {entry}\nsummary: s\nyear: {year}\ntags: [openness]\ndepartment: [tea]\n"
            f"people: [{name}]\nadded: {day}\n---\nTo [[{name}]].\n"
        )
    build(root)
    feed = json.loads((root / f"build/people/{name}/feed.json").read_text("utf-8"))
    assert [item["title"] for item in feed["items"] if item["title"] in {"old", "new"}] == ["old", "new"]


def test_a_site_may_do_without_feeds_of_lists(tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path)
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text().replace("[search]", "[search, term-feeds]"))
    build(root)
    assert {path.parent.name for path in (root / "build").rglob("feed.[jx]*")} == {"build", "changes"}
