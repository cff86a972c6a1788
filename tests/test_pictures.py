"""Pictures on pages: they show the counts, and their text equivalents say the same."""

from __future__ import annotations

import re

from helpers import site
from sites import TINY
from test_views import REGISTERS, SITE, dated, digest, page

from sitegen.views.shapes import TimelineView


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
