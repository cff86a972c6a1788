"""Pictures on pages: they show the counts, and their text equivalents say the same."""

from __future__ import annotations

import re

import pytest
from helpers import site
from sites import TINY
from test_views import REGISTERS, SITE, dated, digest, page, pages

from sitegen.views.parts import HeatTable
from sitegen.views.shapes import GlanceView, TermIndexView, TermView, TimelineView


def test_the_overview_counts_each_entry_once_by_the_group_of_its_first_topic() -> None:
    made = digest(
        {
            "a": dated("2014", "tags: [pay, skills]\n"),
            "b": dated("2016-03", "tags: [skills]\n"),
            "c": dated("2016-04", "tags: [data, pay]\n"),
            "d": dated("2016-05"),
            "e": dated("2016-06", "tags: [bonus]\n"),
        }
    )
    view = page(made, "timeline/", TimelineView).overview
    assert view is not None
    assert [(series.label, series.count) for series in view.series] == [("People", 1), ("Work", 2), ("Other topics", 2)]
    assert [(y.year, y.count, y.counts, y.href) for y in view.years] == [
        ("2014", 1, (0, 1, 0), "timeline/2014/index.html"),
        ("2015", 0, (0, 0, 0), ""),
        ("2016", 4, (1, 1, 2), "timeline/2016/index.html"),
        ("2017", 0, (0, 0, 0), ""),
        ("2018", 0, (0, 0, 0), "timeline/2018/index.html"),
    ]
    assert view.years[2].label == "2016: 4 entries (People 1, Work 1, Other topics 2)"
    assert [column.count for column in view.picture.columns] == [year.count for year in view.years]


def test_terms_of_office_lie_behind_and_are_told_in_words() -> None:
    view = page(digest({"a": dated("2016")}), "timeline/", TimelineView).overview
    assert view is not None
    assert [(lane.label, [b.label for b in lane.bands]) for lane in view.picture.lanes] == [
        ("Prime ministers", ["Doe"])
    ]
    (lane,) = view.lanes
    assert [(link.label, link.href, link.note) for link in lane.holders] == [
        ("A term", "timeline/2016/index.html#event-term", "13 July 2016 to 24 July 2019")
    ]
    assert [mark.kind for mark in view.picture.marks] == ["election", "machinery"]


def test_a_digest_without_entries_or_without_charts_has_no_overview() -> None:
    assert page(digest({}), "timeline/", TimelineView).overview is None
    lean = {"site.yaml": f"{SITE}without: [charts]\n", "documents/a.md": dated("2016")}
    made = site(REGISTERS | lean)
    view = page(made, "timeline/", TimelineView)
    assert view.overview is None
    assert [bar.count for bar in view.bars] == [1]


def test_the_text_beside_the_overview_says_what_is_drawn() -> None:
    html = (TINY / "expected/timeline/index.html").read_text(encoding="utf-8")
    drawn = re.findall(r"<title>([0-9]{4}): ([0-9,]+|no) entr", html)
    listed = re.findall(r'<th scope="row">([0-9]{4})</th><td class="number">([0-9,]+)</td>', html)
    assert sorted(listed) == [(year, count.replace("no", "0")) for year, count in drawn]
    assert len(drawn) == 4


def test_a_term_with_entries_in_several_years_has_a_sparkline_with_its_numbers_in_words() -> None:
    made = digest({f"d{n}": dated(day, "tags: [pay]\n") for n, day in enumerate(("2014", "2016", "2016-02"))})
    view = page(made, "topics/pay/", TermView)
    assert view.spark is not None
    assert view.spark.words == "2014 to 2016, most in 2016 (2)"
    assert [stroke.height for stroke in view.spark.picture.strokes] == [4.67, 9.33]
    assert page(made, "topics/data/", TermView).spark is None


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (("2014", "2014", "2016", "2016"), "2014 to 2016, most in 2014 and 2016 (2 each)"),
        (("2014", "2014", "2015", "2015", "2016", "2016"), "2014 to 2016"),
        (("2014", "2016"), "2014 to 2016"),
    ],
)
def test_years_with_as_many_entries_share_the_honour_or_none_has_it(years: tuple[str, ...], words: str) -> None:
    made = digest({f"d{n}": dated(day, "tags: [pay]\n") for n, day in enumerate(years)})
    view = page(made, "topics/pay/", TermView)
    assert view.spark is not None and view.spark.words == words


def test_the_rows_of_an_index_share_their_years() -> None:
    front = "tags: [pay]\npeople: [jane]\n"
    made = digest({"a": dated("2014", front), "b": dated("2016", front), "c": dated("2017", "tags: [data]\n")})
    rows = {r.label: r for g in page(made, "topics/", TermIndexView).groups for r in g.rows}
    pay = rows["Pay"].spark
    assert pay is not None
    assert pay.width == 5 * 5, "from the first entry to the last event"
    assert [stroke.x for stroke in pay.strokes] == [0, 10]
    assert rows["Data"].spark is None, "one year is named beside it"
    assert page(made, "people/", TermIndexView).groups[0].rows[0].spark == pay


def test_a_lineage_is_drawn_as_its_list_tells_it() -> None:
    view = page(digest({"a": dated("2016")}), "departments/beis/", TermView)
    assert view.lineage_picture is not None
    drawn = [
        (kin.kind, " ".join(line.text for line in kin.name), " ".join(line.text for line in kin.remark), href)
        for kin, href in zip(view.lineage_picture.picture.kin, view.lineage_picture.hrefs, strict=True)
    ]
    assert drawn == [
        ("merger", "Business and Skills", "merged, 14 July 2016", "departments/bis/index.html"),
        ("merger", "Energy and Climate", "merged, 14 July 2016", "departments/decc/index.html"),
        ("own", "Business and Industry", "14 July 2016 to 7 February 2023", ""),
        ("transfer", "Crown Office", "functions passed on, May 2018", "departments/crown/index.html"),
        ("demerger", "Trade", "split, 7 February 2023", "departments/dbt/index.html"),
        ("demerger", "Net Zero", "split, 7 February 2023", "departments/desnz/index.html"),
    ]
    told = [link.href for row in view.lineage for link in row.bodies]
    assert [href for *_, href in drawn if href] == told


def shown(table: HeatTable) -> list[tuple[str, list[int], int]]:
    return [(row.term.label, [cell.count for cell in row.cells], row.total) for row in table.rows]


def test_topics_are_counted_by_year_and_by_department() -> None:
    made = digest(
        {
            "a": dated("2014", "tags: [pay, skills]\ndepartment: [bis, decc]\n"),
            "b": dated("2016-03", "tags: [pay]\ndepartment: [decc]\n"),
            "c": dated("2016-04", "tags: [pay]\n"),
        }
    )
    by_year, by_body = page(made, "at-a-glance/", GlanceView).tables
    assert [link.label for link in by_year.columns] == ["2014", "2015", "2016"]
    assert [link.href for link in by_year.columns] == ["timeline/2014/index.html", "", "timeline/2016/index.html"]
    assert shown(by_year) == [("Pay", [1, 0, 2], 3), ("Skills", [1, 0, 0], 1)]
    assert [cell.step for cell in by_year.rows[0].cells] == [1, 0, 2]
    assert {cell.href for row in by_year.rows for cell in row.cells} == {""}
    assert [(link.label, link.href) for link in by_body.columns] == [
        ("Energy and Climate", "departments/decc/index.html"),
        ("BIS", "departments/bis/index.html"),
    ]
    assert shown(by_body) == [("Pay", [2, 1], 3), ("Skills", [1, 1], 1)]
    assert page(made, "topics/", TermIndexView).glance == page(made, "timeline/", TimelineView).glance
    assert page(made, "people/", TermIndexView).glance is None


def test_cells_lead_to_the_pages_of_a_long_list_and_old_years_are_one_column() -> None:
    files = {f"documents/d{n}.md": dated(str(1990 + n), "tags: [pay]\n") for n in range(30)}
    made = site(REGISTERS | files | {"site.yaml": f"{SITE}listing_size: 5\n"})
    (table,) = page(made, "at-a-glance/", GlanceView).tables
    assert (table.columns[0].label, table.columns[1].label, len(table.columns)) == ("to 1999", "2000", 21)
    (row,) = table.rows
    assert (row.cells[0].count, row.cells[0].href) == (10, "")
    assert row.cells[1].href == "topics/pay/2000/index.html"
    assert sum(cell.count for cell in row.cells) == row.total == 30


def test_hundreds_of_terms_are_cut_to_the_largest_and_that_is_said() -> None:
    topics = ", ".join(f"t{n:03}" for n in range(60))
    files = {"documents/a.md": dated("2015", f"tags: [{topics}]\n"), "documents/b.md": dated("2016", "tags: [t059]\n")}
    (table,) = page(site(files), "at-a-glance/", GlanceView).tables
    assert len(table.rows) == 40
    assert table.rows[0].term.label == "t059"
    assert table.note.startswith("The 40 with most entries of 60 topics.")


def test_a_digest_without_charts_has_no_pictures_on_other_pages_either() -> None:
    files = {f"documents/{n}.md": dated(f"201{n}", "tags: [pay]\n") for n in (4, 6)}
    made = site(REGISTERS | files | {"site.yaml": f"{SITE}without: [charts]\n"})
    assert page(made, "topics/pay/", TermView).spark is None
    assert page(made, "departments/beis/", TermView).lineage_picture is None
    assert {r.spark for g in page(made, "topics/", TermIndexView).groups for r in g.rows} == {None}
    assert page(made, "topics/", TermIndexView).glance is None
    assert "at-a-glance/index.html" not in pages(made)
    assert "At a glance" not in {link.label for link in made.edition.site.footer}
