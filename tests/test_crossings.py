"""Crossings: which there are, where they stand, what they show, and what an edit does to them."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from helpers import entry, rarely, site
from hypothesis import given
from hypothesis import strategies as st
from sites import digests
from test_views import dated, digest, page, pages

from sitegen.build import Options, build
from sitegen.config import DEFAULT_FACETS, Facet, SiteConfig
from sitegen.crossings import MET, address, crossing, crossing_of, decade_of, standing_at, years_of
from sitegen.library import archived
from sitegen.lists import Moves, Postings, Resolved, contributions
from sitegen.routes import crossing_routes
from sitegen.shelf import Shelf
from sitegen.views.parts import HeatTable, Link
from sitegen.views.shapes import ArchiveView, CrossingView, DecadeView, GlanceView, TermView, YearView

CITED = ("bib", "ris", "json")


def cited(pages: set[str]) -> set[str]:
    """Pages with the files of their citations."""
    return pages | {f"{path}cite.{ending}" for path in pages for ending in CITED}


CONFIG = SiteConfig(facets=(*DEFAULT_FACETS, Facet("venue", "Venue", "Venues", "venue")))
terms = st.sampled_from(["pay", "2016", "2010s", "venue", "hmrc", "7", "20s-music", "topics"])
names = st.one_of(
    st.builds(lambda a, b: f"tags/{a}/department/{b}", terms, terms),
    st.builds(lambda a, b: f"tags/{a}/venue/{b}", terms, terms),
    st.builds(
        lambda a, b, year: f"{a}/{b}/decade/{decade_of(year)}",
        st.sampled_from(["tags", "department", "venue"]),
        terms,
        st.integers(1, 2100),
    ),
)


# Names and addresses -------------------------------------------------------------------------------------------------


@given(names)
def test_an_address_says_which_crossing_it_is(name: str) -> None:
    at = crossing(name)
    path = address(CONFIG, at) + "index.html"
    assert at.name == name
    if at.addressed:
        assert standing_at(CONFIG, path) == at
        # It is no page of an archive, and no archive of its own stands where another crossing may.
        assert list(archived(path)) == []
        archive = path.replace("index.html", "2016/index.html")
        assert (found := standing_at(CONFIG, archive)) is None or not found.addressed


@pytest.mark.parametrize(
    "path",
    [
        "topics/pay/index.html",
        "topics/pay/hmrc/feed.xml",
        "documents/pay/hmrc/index.html",
        "departments/hmrc/pay/index.html",
        "topics/pay/departments/hmrc/index.html",
        "topics/pay/topics/x/index.html",
        "venue/hall/departments/hmrc/index.html",
        "topics/pay/venue/hall/2016/index.html",
    ],
)
def test_other_addresses_are_no_crossings(path: str) -> None:
    assert standing_at(CONFIG, path) is None


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("tags/a", "department/b", "tags/a/department/b"),
        ("department/b", "tags/a", "tags/a/department/b"),
        ("decade/2010s", "department/b", "department/b/decade/2010s"),
        ("tags/a", "tags/b", ""),
        ("department/a", "venue/b", ""),
    ],
)
def test_topics_cross_all_facets_and_all_facets_cross_decades(one: str, other: str, name: str) -> None:
    at = crossing_of(one, other)
    assert (at.name if at else "") == name


def test_decades() -> None:
    assert [decade_of(year) for year in (2009, 2010, 2019, 7)] == ["2000s", "2010s", "2010s", "0s"]
    assert list(years_of("2010s")) == list(range(2010, 2020))


# Counts --------------------------------------------------------------------------------------------------------------

YEARS = {"a": 2008, "b": 2011, "c": 2012, "d": 2021, "e": 2025, "f": 2026}
documents = dict(
    site({f"documents/{name}.md": entry(year=year) for name, year in YEARS.items()}).library.tables.documents
)
Entries = dict[str, dict[str, tuple[str, ...]]]
"""Id -> facet -> terms."""
carried = st.fixed_dictionaries(
    {
        facet: st.lists(st.sampled_from(["x", "y", "2016"]), unique=True).map(tuple)
        for facet in ("tags", "department", "venue")
    }
)
digests_of_words = st.dictionaries(st.sampled_from(sorted(documents)), carried)


@rarely
@given(st.lists(digests_of_words, min_size=1, max_size=4))
def test_what_a_term_meets_is_counted_as_entries_come_and_go(
    states: list[Entries],
) -> None:
    lists: Shelf[Postings] = Shelf(Postings)
    for before, now in pairwise([{}, *states]):
        moves, was = Moves(), dict(lists)
        for name in before:
            moves.leave(contributions(documents[name], Resolved(before[name], crossed=True)))
        for name in now:
            moves.join(contributions(documents[name], Resolved(now[name], crossed=True)))
        changed, ends = moves.apply(lists)
        assert {name: dict(met) for name, met in counted(now).items()} == {
            name: {posting.sort: int(posting.member) for posting in postings}
            for name, postings in lists.items()
            if name.startswith(MET)
        }
        assert changed == {name for name in was.keys() | lists.keys() if was.get(name) != lists.get(name)}
        assert not {name for name in ends if name.startswith(("@cross/", MET))}


def counted(entries: Entries) -> dict[str, Counter[str]]:
    """The same, by looking at every pair of every entry."""
    met: dict[str, Counter[str]] = {}
    for name, facets in entries.items():
        of = [f"{facet}/{term}" for facet, terms in facets.items() for term in terms]
        decade = f"decade/{decade_of(documents[name].year)}"
        for one in (*of, decade):
            for other in (*of, decade):
                if crossing_of(one, other) is not None:
                    met.setdefault(f"{MET}/{one}", Counter())[other] += 1
    return met


# Which have a page ---------------------------------------------------------------------------------------------------


def filed(*rows: str, **settings: str) -> dict[str, str]:
    """Entries of topics, bodies and a year: `a b, x y, 2016`."""
    files = {}
    for number, row in enumerate(rows):
        tags, bodies, year = row.split(",")
        front = f"tags: [{', '.join(tags.split())}]\ndepartment: [{', '.join(bodies.split())}]\n"
        files[f"documents/e{number}.md"] = entry(front, title=f"Entry {number}", year=int(year))
    lines = "".join(f"{name}: {value}\n" for name, value in settings.items())
    return {"site.yaml": f"title: A\nbase_url: https://example.org/\n{lines}", **files}


PAIRS = ("a, x, 2016", "a, x y, 2017", "a b, y, 2021", "b, y, 2022")


@pytest.mark.parametrize(
    ("settings", "made"),
    [
        (
            {},
            [
                "departments/y/2020s/",
                "topics/a/2010s/",
                "topics/a/x/",
                "topics/a/y/",
            ],
        ),
        ({"crossing_size": "3"}, []),
        ({"without": "[crossings]"}, []),
        (
            {"crossing_size": "1"},
            [
                "departments/y/2010s/",
                "departments/y/2020s/",
                "topics/a/2010s/",
                "topics/a/2020s/",
                "topics/a/x/",
                "topics/a/y/",
            ],
        ),
    ],
)
def test_a_crossing_has_a_page_where_entries_enough_meet_but_not_all(settings: dict[str, str], made: list[str]) -> None:
    """`b` and `y` have both entries of `b`, and `x` both of its own in the 2010s: these add nothing to their pages."""
    library = site(filed(*PAIRS, **settings)).library
    assert sorted(route.url for _, route in crossing_routes(library)) == made


def test_bodies_called_like_years_have_no_crossings() -> None:
    library = site(filed("a, 2016 2010s, 2016", "a, 2016 2010s, 2017", "a, x, 2018")).library
    assert [route.url for _, route in crossing_routes(library)] == []
    assert dict(library.met("@met/tags/a")) == {
        "decade/2010s": 3,
        "department/2010s": 2,
        "department/2016": 2,
        "department/x": 1,
    }


def test_a_further_facet_stands_below_its_own_folder() -> None:
    files = filed("a, x, 2016", "a, x, 2017", "a, x, 2018", fields="{mood: {facet: true}}")
    for number in (0, 1):
        path = f"documents/e{number}.md"
        files[path] = files[path].replace("---\n", "---\nmood: Calm seas\n", 1)
    made = site(files)
    assert made.found == ()
    assert [route.url for _, route in crossing_routes(made.library)] == ["topics/a/mood/calm-seas/"]
    view = page(made, "topics/a/mood/calm-seas/", CrossingView)
    assert (view.title, view.facet_label) == ("a and Calm seas", "Topic and mood")


def test_a_text_may_link_to_a_crossing() -> None:
    files = filed(*PAIRS)
    links = ("topics/a/x/", "topics/b/y/", "topics/a/2010s/", "topics/a/x/2016/", "timeline/2010s/", "timeline/1990s/")
    files["documents/z.md"] = entry("", "".join(f"[a](/{link})\n\n" for link in links))
    assert [line for _, line, _ in site(files).of_rule("broken-link")] == [7, 11, 15]


# What they show ------------------------------------------------------------------------------------------------------


def made_of(links: tuple[Link, ...]) -> list[tuple[str, str]]:
    return [(link.label, link.href.removesuffix("index.html")) for link in links]


def some() -> dict[str, str]:
    return {
        "a": dated("2014", "tags: [pay, skills]\ndepartment: [bis]\n"),
        "b": dated("2015", "tags: [pay]\ndepartment: [bis, crown]\n"),
        "c": dated("2021", "tags: [pay, skills]\ndepartment: [crown]\n"),
        "d": dated("2022", "tags: [skills]\ndepartment: [crown]\n"),
    }


def test_a_crossing_and_the_ways_on_from_it() -> None:
    view = page(digest(some()), "topics/pay/bis/", CrossingView)
    assert (view.title, view.facet_label, view.kind) == (
        "Pay and Business and Skills",
        "Topic and department",
        "crossing",
    )
    assert [link.label for link in view.breadcrumbs] == ["A digest", "Topics", "Pay"]
    assert [(t.label, t.href, t.count, t.note) for t in view.terms] == [
        ("Pay", "topics/pay/index.html", None, "Topic"),
        ("Business and Skills", "departments/bis/index.html", None, "Department"),
    ]
    assert ([card.id for card in view.cards], view.count) == (["b", "a"], 2)
    assert [(bar.year, bar.count) for bar in view.years] == [("2014", 1), ("2015", 1)]
    assert [(group.label, made_of(group.links)) for group in view.siblings] == [
        ("Pay: other departments", [("Crown Office", "topics/pay/crown/")]),
    ]
    assert [link.href for link in view.citations] == [f"topics/pay/bis/cite.{ending}" for ending in CITED]
    assert view.archive is None


def test_a_crossing_with_a_decade() -> None:
    view = page(digest(some()), "departments/crown/2020s/", CrossingView)
    assert (view.title, view.facet_label) == ("Crown Office, 2020s", "Department by decade")
    assert [(t.label, t.href) for t in view.terms] == [
        ("Crown Office", "departments/crown/index.html"),
        ("2020s", "timeline/2020s/index.html"),
    ]
    assert [card.id for card in view.cards] == ["d", "c"]
    assert view.siblings == ()


def test_a_topic_leads_to_its_crossings_and_a_department_to_the_same() -> None:
    made = digest(some())
    topic = page(made, "topics/pay/", TermView)
    assert [(g.label, made_of(g.links)) for g in topic.by_facet] == [
        (
            "These entries by department",
            [("Business and Skills", "topics/pay/bis/"), ("Crown Office", "topics/pay/crown/")],
        )
    ]
    assert [(made_of((link,)), link.count) for link in topic.decades] == [
        ([("2010s", "topics/pay/2010s/")], 2),
        # A single entry has no page of its own: the decade has.
        ([("2020s", "timeline/2020s/")], 1),
    ]
    body = page(made, "departments/bis/", TermView)
    assert [(made_of(g.links), [link.count for link in g.links]) for g in body.by_facet] == [
        ([("Pay", "topics/pay/bis/"), ("Skills", "topics/skills/")], [2, 1])
    ]
    assert body.decades == ()
    decade = page(made, "timeline/2020s/", DecadeView)
    assert [(g.label, made_of(g.links)) for g in decade.by_facet] == [
        ("These entries by topic", [("Skills", "topics/skills/2020s/"), ("Pay", "topics/pay/")]),
        ("These entries by department", [("Crown Office", "departments/crown/2020s/")]),
    ]


def test_cells_of_the_table_lead_to_the_entries_that_they_count() -> None:
    tables = {table.id: table for table in page(digest(some()), "at-a-glance/", GlanceView).tables}
    assert cells(tables["by-department"]) == {
        ("Pay", "Crown Office"): (2, "topics/pay/crown/"),
        ("Pay", "BIS"): (2, "topics/pay/bis/"),
        ("Skills", "Crown Office"): (2, "topics/skills/crown/"),
        ("Skills", "BIS"): (1, "documents/a/"),
    }


def cells(table: HeatTable) -> dict[tuple[str, str], tuple[int, str]]:
    return {
        (row.term.label, column.label): (cell.count, cell.href.removesuffix("index.html"))
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    }


def test_a_decade_and_the_ways_to_it() -> None:
    made = digest(some())
    view = page(made, "timeline/2010s/", DecadeView)
    assert [(section.year, [card.id for card in section.cards]) for section in view.years] == [
        ("2018", []),
        ("2016", []),
        ("2015", ["b"]),
        ("2014", ["a"]),
    ]
    assert [(bar.year, bar.count) for bar in view.bars] == [("2014", 1), ("2015", 1)]
    assert (view.total, view.earlier, made_of((view.later,) if view.later else ())) == (
        2,
        None,
        [("2020s", "timeline/2020s/")],
    )
    year = page(made, "timeline/2015/", YearView)
    assert [link.href for link in year.breadcrumbs[1:]] == ["timeline/index.html", "timeline/2010s/index.html"]


def test_the_only_decade_has_no_page() -> None:
    made = digest({"a": dated("2017", "tags: [pay]\n")})
    assert "timeline/2010s/index.html" not in pages(made)
    assert [link.href for link in page(made, "timeline/2017/", YearView).breadcrumbs[1:]] == ["timeline/index.html"]


# Long ones -----------------------------------------------------------------------------------------------------------


def test_a_long_crossing_has_an_archive_and_a_long_decade_that_of_its_term() -> None:
    rows = [f"a, {'x' if number % 5 else 'y'}, {2008 + number}" for number in range(10)]
    made = site(filed(*rows, listing_size="3"))
    view = page(made, "topics/a/x/", CrossingView)
    assert (view.count, [card.id for card in view.cards]) == (8, ["e9", "e8", "e7"])
    assert view.archive is not None
    assert view.archive.years[0].href == "topics/a/x/2017/index.html"
    part = page(made, "topics/a/x/2017/", ArchiveView)
    assert (part.title, part.term.href, [card.id for card in part.cards]) == (
        "a and x, 2017",
        "topics/a/x/index.html",
        ["e9"],
    )
    assert [link.href for link in part.breadcrumbs[1:]] == [
        "topics/index.html",
        "topics/a/index.html",
        "topics/a/x/index.html",
    ]
    decade = page(made, "topics/a/2010s/", CrossingView)
    assert (decade.count, len(decade.cards)) == (8, 3)
    assert decade.archive is not None
    assert decade.archive.years[0].href == "topics/a/2017/index.html"
    assert [bar.href for bar in decade.years][-1:] == ["topics/a/2017/index.html"]
    long = page(made, "timeline/2010s/", DecadeView)
    assert (long.total, [(section.count, section.cards) for section in long.years][:1]) == (8, [(1, ())])


# Edits ---------------------------------------------------------------------------------------------------------------


class Ground:
    """A site on disk that is built again and again."""

    def __init__(self, root: Path, files: dict[str, str]) -> None:
        self.root = root
        for name, text in files.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def build(self) -> tuple[set[str], set[str]]:
        """The files below topics and departments that were written, and those that went; all are as if built anew."""
        result = build(Options(self.root, self.root / "build", date(2026, 1, 5), jobs=1))
        assert not result.failed, result.diagnostics
        clean = self.root.parent / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        build(Options(self.root, clean, date(2026, 1, 5), jobs=1))
        assert digests(self.root / "build") == digests(clean)
        return crossed(result.written), crossed(result.deleted)


def test_search_engines_may_list_the_pages(tmp_path: Path) -> None:
    Ground(tmp_path / "site", filed(*PAIRS, listing_size="2")).build()
    listed = (tmp_path / "site/build/sitemap.xml").read_text()
    for path in ("topics/a/x/", "topics/a/2010s/", "timeline/2010s/", "a-z/", "a-z/x/"):
        assert f"<loc>https://example.org/{path}</loc>" in listed


def crossed(paths: tuple[str, ...] | list[str]) -> set[str]:
    """Those of crossings: a folder deeper than their terms."""
    deep = (path for path in paths if path.count("/") > 2 and path.startswith(("topics/", "departments/")))
    return {path.removesuffix("index.html") for path in deep}


def test_an_edit_writes_its_own_crossings_alone(tmp_path: Path) -> None:
    ground = Ground(tmp_path / "site", filed(*PAIRS, "a b, x y, 2023", "c, z, 2024", "c, z x, 1999", "c, z, 1998"))
    first, _ = ground.build()
    assert {"topics/a/x/", "topics/a/y/", "departments/y/2020s/", "topics/c/1990s/"} <= first
    title = (tmp_path / "site/content/documents/e0.md").read_text()
    ground.write("documents/e0.md", title.replace("Entry 0", "Entry nought"))
    pages = {"topics/a/x/", "topics/a/2010s/", "departments/x/2010s/"}
    assert ground.build() == (cited(pages), set())


def test_an_entry_that_gets_or_loses_a_topic_makes_and_ends_crossings(tmp_path: Path) -> None:
    ground = Ground(tmp_path / "site", filed(*PAIRS))
    ground.build()
    both = cited({"topics/a/x/"})
    two = filed("a, x, 2016", "a, y, 2017", "a b, y, 2021", "b, y, 2022")
    ground.write("documents/e1.md", two["documents/e1.md"])
    written, gone = ground.build()
    # The other crossing of the topic shows its entry, which has one department less now.
    assert (written, gone) == ({"topics/a/2010s/", "topics/a/y/"}, both)
    ground.write("documents/e1.md", filed(*PAIRS)["documents/e1.md"])
    written, gone = ground.build()
    assert both <= written
    assert gone == set()


def test_an_entry_of_the_topic_alone_makes_a_crossing_of_others(tmp_path: Path) -> None:
    """Before, the crossing had all entries of the topic; its own list is the same after."""
    ground = Ground(tmp_path / "site", filed("a, x, 2016", "a, x, 2017"))
    assert ground.build() == (set(), set())
    ground.write("documents/e9.md", filed("a, y, 2018")["documents/e0.md"])
    written, gone = ground.build()
    assert (written, gone) == (cited({"topics/a/x/"}), set())
    (tmp_path / "site/content/documents/e9.md").unlink()
    assert ground.build() == (set(), written)


def test_settings_make_and_end_crossings(tmp_path: Path) -> None:
    ground = Ground(tmp_path / "site", filed(*PAIRS))
    first, _ = ground.build()
    for settings in ({"without": "[crossings]"}, {}, {"crossing_size": "3"}, {}):
        ground.write("site.yaml", filed(*PAIRS, **settings)["site.yaml"])
        written, gone = ground.build()
        assert first <= (gone if settings else written)
