from __future__ import annotations

import pytest
from helpers import SITE, entry, rows, site, source

from sitegen.config import DEFAULT_FACETS, SiteConfig, read_config
from sitegen.diagnostics import Diagnostic, Findings
from sitegen.views.edition import route_of
from sitegen.views.targets import targets

GOOD = "title: T\nbase_url: https://x.example/d\n"


def read(text: str | bytes) -> tuple[SiteConfig, tuple[Diagnostic, ...]]:
    found = Findings()
    return read_config(source(text, "content/site.yaml"), found), tuple(found.items)


def test_defaults() -> None:
    config, found = read(GOOD)
    assert found == ()
    assert (config.title, config.base_url, config.lang, config.feed_size) == ("T", "https://x.example/d/", "en-GB", 20)
    assert config.facets == DEFAULT_FACETS
    assert (config.strict, config.tag_authority) == (False, "x.example,2026")


def test_no_file() -> None:
    found = Findings()
    config = read_config(None, found)
    assert rows(found.items) == [(1, 1, "no-config")]
    assert config.facets == DEFAULT_FACETS


def test_facets_take_other_names_but_keep_their_folder() -> None:
    config, found = read(GOOD + "facets:\n  tags: {label: Theme, plural: Themes, vocabulary: closed}\n")
    assert found == ()
    tags, department = config.facets
    assert (tags.label, tags.plural, tags.vocabulary, tags.path) == ("Theme", "Themes", "closed", "topics")
    assert department == DEFAULT_FACETS[1]


def test_own_fields() -> None:
    config, found = read(
        GOOD + "fields:\n  region: {type: list, plural: Regions, facet: true}\n  votes: {type: number}\n"
    )
    assert found == ()
    assert [(f.name, f.label, f.plural, f.type) for f in config.fields] == [
        ("region", "Region", "Regions", "list"),
        ("votes", "Votes", "Votes", "number"),
    ]
    assert [(f.name, f.path, f.vocabulary) for f in config.facets[2:]] == [("region", "region", "open")]
    assert [row.name for row in config.front_matter][-2:] == ["region", "votes"]


def test_required_fields() -> None:
    config, found = read(GOOD + "required: [tags]\n")
    assert found == ()
    assert [row.name for row in config.front_matter if row.required] == ["title", "tags"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", [(1, 1, "missing-field"), (1, 1, "missing-field")]),
        (b"title: T\n", [(1, 1, "missing-field")]),
        (b"title: T\nbase_url: x.example\n", [(2, 11, "bad-url")]),
        (GOOD + "strict: yes\n", [(3, 9, "wrong-type")]),
        (GOOD + "titel: x\n", [(3, 1, "unknown-key")]),
        (GOOD + "plugins: x\n", [(3, 1, "unknown-key")]),
        (GOOD + "required: [tag]\n", [(3, 12, "unknown-key")]),
        (GOOD + "facets: {topics: {label: x}}\n", [(3, 10, "unknown-key")]),
        (GOOD + "facets: {tags: {vocabulary: shut}}\n", [(3, 29, "not-allowed")]),
        (GOOD + "fields: {title: {type: text}}\n", [(3, 10, "field-taken")]),
        (GOOD + "fields: {region: {type: colour}}\n", [(3, 25, "not-allowed")]),
        (GOOD + "feed_size: many\n", [(3, 12, "wrong-type")]),
        (GOOD + "title: again\n", [(3, 1, "duplicate-key")]),
        ("title: a: b\n", [(1, 9, "yaml-syntax")]),
        (b"title: caf\xe9\nbase_url: https://x.example\n", [(1, 11, "not-utf8")]),
        (b"title: a\x00b\nbase_url: https://x.example\n", [(1, 9, "control-character")]),
    ],
)
def test_faults(text: str | bytes, expected: list[tuple[int, int, str]]) -> None:
    config, found = read(text)
    assert rows(found) == expected
    assert config.facets == DEFAULT_FACETS


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("document", "a"), ("page", "about"), ("index", "tags"), ("single", "home"), ("person", "jane"),
        ("annotations", "context"),
    ],
)  # fmt: skip
def test_a_facet_of_our_own_name_takes_no_address(name: str, term: str) -> None:
    files = {
        "registers/people.yaml": "people: [{id: jane, name: Jane}]",
        "documents/a.md": entry(f"{name}: {term}\n", "x\n\n/// context | x\n///\n"),
        "pages/about.md": "---\ntitle: About\n---\n",
    }
    before = route_of(site(files).edition, name, term)
    made = site({**files, "site.yaml": SITE + f"fields: {{{name}: {{facet: true}}}}\n"})
    paths = {target.path for target in targets(made.library, {})}
    assert "field-taken" in [item.rule for item in made.found] or {before.path, f"{name}/{term}/index.html"} <= paths


@pytest.mark.parametrize("name", ["id", "url", "words", "annotations", "source_title", "date_earliest"])
def test_a_field_of_our_own_overwrites_no_column(name: str) -> None:
    assert [rule for _, _, rule in rows(read(GOOD + f"fields: {{{name}: {{type: text}}}}\n")[1])] == ["field-taken"]


def test_line_ends_and_marks_change_nothing() -> None:
    assert read(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == read(GOOD)
