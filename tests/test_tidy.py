"""Valid Markdown makes valid HTML, and nothing that is left out goes in silence. See tests/test_html.py as well."""

from __future__ import annotations

import pytest
from helpers import Row, body, rows
from selectolax.lexbor import LexborHTMLParser

WEB = "https://b.example/?c&amp;d"


@pytest.mark.parametrize(
    ("text", "html", "found"),
    [
        ("[x](a b.pdf)", '<p><a href="a%20b.pdf">x</a></p>', ()),
        ("[x](mailto:a@b.example?subject=A b%20c)", '<p><a href="mailto:a@b.example?subject=A%20b%20c">x</a></p>', ()),
        ("[x](a<b>\\c^d)", '<p><a href="a%3Cb%3E%5Cc%5Ed">x</a></p>', ()),
        ("[x](ä?b=1&c=2#d)", '<p><a href="ä?b=1&amp;c=2#d">x</a></p>', ()),
        ('`<a href="a b">`', '<p><code>&lt;a href="a b"&gt;</code></p>', ()),
        ("<a\\+b@c.example>", '<p><a href="mailto:a+b@c.example">a+b@c.example</a></p>', ()),
        ("<https://b.example/?c&d>", f'<p><a class="address" href="{WEB}">{WEB}</a></p>', ()),
        ("A\n\n[](https://b.example/x)", "<p>A</p>\n<p></p>", ((3, 4, "empty-link"),)),
        ('<a href="https://b.example/"><br> </a>.', "<p>.</p>", ((1, 10, "empty-link"),)),
        ("![A <kettle>]()", "<p>A &lt;kettle&gt;</p>", ((1, 15, "empty-link"),)),
        ("[![]()](https://b.example/)", "<p></p>", ((1, 6, "empty-link"), (1, 9, "empty-link"))),
        ('A\n\n<img src="/a.png">', '<p>A</p>\n<p><img src="/a.png" alt=""></p>', ((3, 1, "no-description"),)),
        ("A\n\n## \n\nB", "<p>A</p>\n<p>B</p>", ((3, 1, "empty-heading"),)),
        ('A <a rel="x" id="y">z</a>', '<p>A <a id="y">z</a></p>', ()),
        ('<b lang="no-highlight">z</b>', "<p><b>z</b></p>", ()),
        ('<b lang="en-GB">z</b>', '<p><b lang="en-GB">z</b></p>', ()),
    ],
)
def test_markdown_becomes_valid_html(text: str, html: str, found: tuple[Row, ...]) -> None:
    made, said = body(text + "\n")
    assert made.html.strip() == html
    assert tuple(rows(said)) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A\n\n<li>b</li>\n<li>c</li>", "raw HTML: <li> stands outside a list, and is given one (2 times)"),
        ("A\n\n<ul><p>b</p></ul>", "raw HTML: <p> stands in a list, which holds only <li>"),
        ("A\n\n<dd>b</dd>", "raw HTML: <dd> stands outside a <dl>"),
        ("A\n\n<figcaption>b</figcaption>", "raw HTML: <figcaption> stands outside a <figure>"),
    ],
)
def test_raw_html_in_the_wrong_place_is_told(text: str, message: str) -> None:
    (said,) = body(text + "\n")[1]
    assert (said.rule, said.message, said.span.line) == ("html-nesting", message, 3)


def test_items_outside_a_list_get_one() -> None:
    text = 'A\n\n<div>\n<li id="x">b <em>c</em> &amp; d</li>\n\n<li>e</li><p>f</p><li>g</li></div>\n\n- h\n'
    html = body(text)[0].html
    assert "".join(html.split("\n")) == (
        '<p>A</p><div><ul><li id="x">b <em>c</em> &amp; d</li><li>e</li></ul><p>f</p><ul><li>g</li></ul></div>'
        "<ul><li>h</li></ul>"
    )


def test_right_raw_html_is_no_matter() -> None:
    text = (
        "<ul><li>a</li></ul>\n\n<dl><div><dt>b</dt><dd>c</dd></div></dl>\n\n<details><summary>d</summary>e</details>\n"
    )
    assert body(text)[1] == ()


def test_marks_of_ours_are_no_links_without_words() -> None:
    made, said = body("See [[first]].\n\n/// claim | See\n    holder: x\n    status: stated\n\nA note.\n///\n")
    assert said == ()
    assert '<a href="ref:first"></a>' in made.html
    assert '<a href="facts:1"></a>' in made.html


def test_a_wide_table_can_be_reached_and_has_a_name() -> None:
    wide = "|  | b | c | d | e |\n| --- | --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 | 5 |\n"
    made, said = body(f"{wide}\nA\n\n{wide}\n| a |\n| --- |\n| 1 |\n")
    assert said == ()
    frames = LexborHTMLParser(made.html).css(".table")
    assert [frame.attributes.get("aria-label") for frame in frames] == ["Wide table", "Wide table 2", None]
    assert [frame.attributes.get("tabindex") for frame in frames] == ["0", "0", None]
    corner, *heads = frames[0].css("thead tr > *")
    assert corner.tag == "td"
    assert {(head.tag, head.attributes["scope"]) for head in heads} == {("th", "col")}


def test_nobody_gets_a_place_of_their_own_in_the_order_of_the_keyboard() -> None:
    made, said = body('<section tabindex="3">a</section>\n')
    assert "tabindex" not in made.html
    assert [row.message for row in said] == ["raw HTML: the attribute tabindex of <section> is left out"]
