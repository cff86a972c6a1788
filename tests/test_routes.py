from __future__ import annotations

import unicodedata

import pytest
from helpers import entry, site

from sitegen.diagnostics import Findings
from sitegen.library import Route
from sitegen.lists import Thing
from sitegen.routes import claim_files, wanted
from sitegen.views.edition import route_of

NFD = unicodedata.normalize("NFD", "café")


def test_addresses() -> None:
    made = site(
        {
            "registers/topics.yaml": "topics: [{id: data, label: Data}]",
            "registers/people.yaml": "people: [{id: jane, name: Jane}]",
            "registers/events.yaml": "events: [{id: x, title: X, date: 2016-05}]",
            "documents/Über uns.md": entry("tags: [data]\n"),
            "documents/日本.md": entry("department: [Some Body]\n"),
            "pages/about.md": "---\ntitle: About\n---\n",
        }
    )

    def at(kind: str, name: str) -> Route:
        return route_of(made.edition, kind, name)

    def of(kind: str, name: str) -> str:
        return made.edition.href_of(Thing(kind, name))

    assert at("document", "Über uns").path == "documents/uber-uns/index.html"
    japanese = at("document", "日本")
    assert (japanese.url, japanese.root) == ("documents/%E6%97%A5%E6%9C%AC/", "../../")
    assert japanese.href == "documents/%E6%97%A5%E6%9C%AC/index.html"
    assert at("page", "about").url == "about/"
    assert at("department", "some-body").path == "departments/some-body/index.html"
    assert at("single", "home").url == ""
    assert of("topic", "data") == "topics/data/index.html"
    assert of("event", "x") == "timeline/2016/index.html#event-x"
    assert of("event", "nothing") == ""
    assert of("person", "nobody") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("doc-4", "DOC-4"), ("a b", "a-b"), ("strasse", "straße"), ("café", "cafe"), ("a.b", "a_b")],
)
def test_entries_of_one_address(one: str, other: str) -> None:
    made = site({f"documents/{one}.md": entry(), f"documents/{other}.md": entry()})
    assert len(made.of_rule("same-address")) == 1
    message = next(item.message for item in made.found if item.rule == "same-address")
    assert {p[0] for p in made.of_rule("same-address")} <= {f"content/documents/{n}.md" for n in (one, other)}
    assert "content/documents/" in message


@pytest.mark.parametrize("stem", ["timeline", "Data", "topics", "departments", "changes", "annotations", "people"])
def test_a_page_takes_no_address_of_ours(stem: str) -> None:
    made = site(
        {
            f"pages/{stem}.md": "---\ntitle: x\n---\n",
            "registers/people.yaml": "people: [{id: jane, name: Jane}]",
        }
    )
    assert made.of_rule("same-address") == [(f"content/pages/{stem}.md", 1, 1)]


def test_aliases() -> None:
    made = site(
        {
            "documents/a.md": entry("aliases: [documents/old-a/, old.html, blog/2016/a]\n"),
            "registers/topics.yaml": "topics: [{id: data, label: Data, aliases: [old-data]}]",
        }
    )
    assert made.found == ()
    assert made.update.small.aliases == {
        "documents/old-a/index.html": ("document", "a"),
        "old.html": ("document", "a"),
        "blog/2016/a/index.html": ("document", "a"),
        "topics/old-data/index.html": ("tags", "data"),
    }


@pytest.mark.parametrize(
    "alias",
    [
        "/", "../x/", "a/../b/", "a//b/", "./a", ".git/", "a/.b", "https://x.example/a", "C:/x", "a\\b", "a" * 300,
        "a/" + "b" * 260,
    ],
)  # fmt: skip
def test_bad_aliases(alias: str) -> None:
    made = site({"documents/a.md": entry(f"aliases: ['{alias}']\n")})
    assert made.of_rule("bad-alias") == [("content/documents/a.md", 4, 11)]
    assert made.update.small.aliases == {}


@pytest.mark.parametrize(
    "alias",
    [
        "documents/b/", "DOCUMENTS/B/", "documents/b/index.html", "404.html", "index.html", "timeline", "topics/",
        # Nothing can stand below a file, and these files are ours.
        "404.html/", "index.html/x", "feed.xml", "robots.txt/", "sitemap.xml", "data/documents.json",
    ],
)  # fmt: skip
def test_aliases_that_are_taken(alias: str) -> None:
    made = site({"documents/a.md": entry(f"aliases: ['{alias}']\n"), "documents/b.md": entry()})
    assert [place for rule in ("same-address", "bad-alias") for place in made.of_rule(rule)] == [
        ("content/documents/a.md", 4, 11)
    ]
    assert made.update.small.aliases == {}


def test_one_alias_for_two_entries() -> None:
    made = site({name: entry("aliases: [old/]\n") for name in ("documents/a.md", "documents/b.md")})
    assert made.of_rule("same-address") == [("content/documents/b.md", 4, 11)]


def test_an_alias_and_a_page_below_it_go_together() -> None:
    made = site({"documents/a.md": entry("aliases: [old/, old/er/]\n")})
    assert made.found == ()


@pytest.mark.parametrize(
    ("files", "count"),
    [
        (["assets/a.png", "assets/A.png"], 1),
        (["assets/café.png", f"assets/{NFD}.png"], 1),
        (["Timeline/INDEX.html"], 1),
        (["assets/a.png", "assets/b.png"], 0),
    ],
)
def test_copied_files(files: list[str], count: int) -> None:
    found = Findings()
    claim_files([route.path for _, route, _ in wanted(site({}).library)], files, found)
    assert [item.rule for item in found.items] == ["same-address"] * count
