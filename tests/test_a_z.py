"""The index from A to Z: its order, its other names, its letters."""

from __future__ import annotations

import pytest
from helpers import Site, entry, site
from test_views import dated, digest, page, pages

from sitegen.views.shapes import HomeView, IndexView, TermIndexView

HEADED = "title: A\nbase_url: https://example.org/\n"


def lines(view: IndexView) -> list[str]:
    """Every row as it reads: `Doe, Jane (Person) 1`, `Ms Doe see Jane Doe`."""
    return [
        f"{row.label} see {'; '.join(link.label for link in row.see)}"
        if row.see
        else f"{row.label} ({row.kind}) {row.count}"
        for section in view.sections
        for row in section.rows
    ]


def index(made: Site, path: str = "a-z/") -> IndexView:
    return page(made, path, IndexView)


def test_everything_that_entries_name_and_no_more() -> None:
    made = digest(
        {
            "a": dated(
                "2016-08",
                "tags: [pay]\ndepartment: [beis]\npeople: [jane]\ninitiatives: [one-hr]\nmood: [Calm seas]\n"
                "pair: b\nseen: 2016-09\n",
            ),
            "b": dated("2016-09", "tags: [pay]\nsource: {title: T, publisher: gazette}\n"),
            "c": dated("2016-09", "source: {title: T, publisher: Somebody unknown}\n"),
        }
    )
    view = index(made)
    assert lines(view) == [
        "Business and Energy see Business and Industry",
        "Business and Industry (Department) 1",
        "Calm seas (Mood) 1",
        "Doe, Jane (Person) 1",
        "The Gazette (Publisher) 1",
        "GZ see The Gazette",
        "One HR (Initiative) 1",
        "Pay (Topic) 2",
        "salaries see Pay",
        "wages see Pay",
    ]
    assert [link.label for link in view.letters] == ["B", "C", "D", "G", "O", "P", "S", "W"]
    assert (view.letters[0].href, view.sections[0].id, view.total) == ("a-z/index.html#letter-b", "letter-b", 6)
    hrefs = {row.label: row.href for section in view.sections for row in section.rows}
    assert hrefs["Doe, Jane"] == "people/jane/index.html"
    assert hrefs["Calm seas"] == "mood/calm-seas/index.html"


def of_topics(*labels: str, settings: str = "") -> Site:
    tags = "".join(f'- "{label}"\n' for label in labels)
    return site({"site.yaml": HEADED + settings, "documents/a.md": entry(f"tags:\n{tags}")})


def test_the_order_is_that_of_an_index() -> None:
    made = of_topics(
        "école", "Eclair", "‘E’ numbers", "The Ear", "easy", "3D", "§ 4", "Émile", "Ζωή", "東京", "ear rings"
    )
    assert [(section.label, [row.label for row in section.rows]) for section in index(made).sections] == [
        ("0–9", ["3D", "§ 4"]),
        ("E", ["‘E’ numbers", "The Ear", "ear rings", "easy", "Eclair", "école", "Émile"]),
        ("Ζ", ["Ζωή"]),
        ("Other", ["東京"]),
    ]


def test_another_name_of_several_things_is_one_row() -> None:
    departments = """
        departments:
          - {id: old, names: [{name: Old Office}], acronyms: [DO], end: {date: 2016}}
          - {id: new, names: [{name: New Office}], acronyms: [DO, new office], start: {date: 2017}}
        """
    files = {"registers/departments.yaml": departments}
    files |= {
        f"documents/{name}.md": entry(f"department: [{name}]\n", year=year)
        for name, year in (("old", 2015), ("new", 2018))
    }
    view = index(site(files))
    assert lines(view) == ["DO see New Office; Old Office", "New Office (Department) 1", "Old Office (Department) 1"]


def test_numbers_dates_and_entries_are_in_no_index() -> None:
    settings = (
        HEADED + "fields:\n  cups: {type: number, facet: true}\n  held: {type: date, facet: true}\n"
        "  after: {type: reference, facet: true}\n  hall: {type: text, facet: true}\n"
    )
    made = site(
        {
            "site.yaml": settings,
            "documents/a.md": entry("cups: 4\nheld: 2016-02\nafter: b\nhall: Town Hall\n"),
            "documents/b.md": entry(),
        }
    )
    assert lines(index(made)) == ["Town Hall (Hall) 1"]


def test_a_long_index_has_a_page_for_each_letter() -> None:
    labels = ("alder", "ash", "beech", "3 oaks")
    whole = of_topics(*labels, settings="listing_size: 4\n")
    assert [path for path in pages(whole) if path.startswith("a-z/")] == ["a-z/index.html"]
    made = of_topics(*labels, settings="listing_size: 3\n")
    main = index(made)
    assert (main.sections, main.total) == ((), 4)
    assert [(link.label, link.href, link.note) for link in main.letters] == [
        ("0–9", "a-z/0-9/index.html", "3 oaks"),
        ("A", "a-z/a/index.html", "alder – ash"),
        ("B", "a-z/b/index.html", "beech"),
    ]
    view = index(made, "a-z/b/")
    assert (view.title, view.letter, lines(view), view.total) == ("A–Z: B", "B", ["beech (Topic) 1"], 1)
    assert (view.earlier, view.later) == (view.letters[1], None)
    assert [link.href for link in view.breadcrumbs] == ["index.html", "a-z/index.html"]


@pytest.mark.parametrize(("settings", "there"), [("", True), ("without: [a-z]\n", False)])
def test_the_ways_to_it(settings: str, there: bool) -> None:
    made = of_topics("ash", settings=settings)
    assert ("a-z/index.html" in pages(made)) is there
    assert [link.label for link in made.edition.site.footer if link.label == "A–Z"] == ["A–Z"] * there
    a_z = page(made, "topics/", TermIndexView).a_z
    assert (a_z.href if a_z else "") == ("a-z/index.html" if there else "")
    assert any(link.href == "a-z/index.html" for link in page(made, "", HomeView).facets) is there


def test_an_empty_digest_leads_to_none() -> None:
    made = site({})
    assert index(made).sections == ()
    assert page(made, "topics/", TermIndexView).a_z is None
