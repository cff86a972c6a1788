"""Who said what: somebody's statements by year and kind, and all speakers by topic."""

from __future__ import annotations

from helpers import Site, site
from test_crossings import cells
from test_views import REGISTERS, SITE, dated, digest, page

from sitegen.views.shapes import TermIndexView, TermView

SAID = """\
One said. Two said. Three said.

/// quote | One
    speaker: jane
///

/// figure | Two
    value: 2
    holder: jane
///

/// claim | Three
    holder: abel
    status: stated
///
"""
LATER = """\
Four said, and Five.

/// quote | Four
    speaker: jane
    date: 2011-02
///

/// quote | Five
    speaker: jane
///
"""


def made() -> Site:
    return digest(
        {
            "a": dated("2016", "tags: [pay, skills]\n", SAID),
            "b": dated("2018", "tags: [pay]\nlang: de\n", LATER),
        }
    )


def test_statements_by_the_year_of_the_words_and_by_kind() -> None:
    table = page(made(), "people/jane/", TermView).said
    assert table is not None
    assert [(kind.label, kind.note) for kind in table.kinds] == [("Quotations", "quote"), ("Figures", "figure")]
    assert [(row.year, [[link.label for link in cell] for cell in row.cells]) for row in table.rows] == [
        ("2011", [["Quotation: “Four”"], []]),
        ("2016", [["Quotation: “One”"], ["Figure: Two"]]),
        ("2018", [["Quotation: “Five”"], []]),
    ]
    link = table.rows[2].cells[0][0]
    assert (link.href, link.lang) == ("documents/b/index.html#a-five", "de")


def test_few_statements_need_no_table_and_without_charts_there_is_none() -> None:
    assert page(made(), "people/abel/", TermView).said is None
    lean = {"site.yaml": f"{SITE}without: [charts]\n", "documents/a.md": dated("2016", "tags: [pay]\n", SAID + LATER)}
    bare = site(REGISTERS | lean)
    assert page(bare, "people/jane/", TermView).said is None
    assert page(bare, "people/", TermIndexView).said is None


def test_long_words_are_cut_between_words() -> None:
    words = "word " * 40 + "end"
    text = f"{words}.\n\n" + "".join(
        f"/// quote | {words}\n    id: a-{n}\n    speaker: jane\n///\n\n" for n in range(3)
    )
    table = page(digest({"a": dated("2016", "", text)}), "people/jane/", TermView).said
    assert table is not None
    label = table.rows[0].cells[0][0].label
    assert len(label) < 140
    assert label.endswith("word …”")


def test_people_by_topic_each_number_a_way_to_the_words() -> None:
    table = page(made(), "people/", TermIndexView).said
    assert table is not None
    assert (table.title, table.total) == ("Who said what on which topic", "Statements")
    assert [(row.term.label, row.total) for row in table.rows] == [("Jane Doe", 4), ("Abel Zed", 1)]
    assert cells(table) == {
        ("Jane Doe", "Pay"): (4, "people/jane/index.html#annotations"),
        ("Jane Doe", "Skills"): (2, "people/jane/index.html#annotations"),
        ("Abel Zed", "Pay"): (1, "documents/a/index.html#a-three"),
        ("Abel Zed", "Skills"): (1, "documents/a/index.html#a-three"),
    }


def test_a_single_speaker_makes_no_table() -> None:
    one = digest({"b": dated("2018", "tags: [pay, skills]\n", LATER)})
    assert page(one, "people/", TermIndexView).said is None
