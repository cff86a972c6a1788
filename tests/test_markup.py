from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import html5lib
import pytest
from helpers import body, errors, hint_of, rows
from selectolax.lexbor import LexborHTMLParser

NOTE = "\n/// context | {}\n{}\nNote.\n///\n"


def note(words: str, *options: str) -> str:
    return NOTE.format(words, "".join(f"    {option}\n" for option in options))


def marked(html: str, kind: str = "context") -> str:
    """The words inside the marks of a kind, in the order of the text."""
    return "".join(node.text() for node in LexborHTMLParser(html).css(f"mark.anchor-{kind}"))


# Annotations --------------------------------------------------------------------------------------------------------


def test_an_annotation_and_its_words_point_to_each_other() -> None:
    made, found = body("One two three.\n\n/// claim | two\n    holder: x\n    status: stated\n\nA *note*.\n///\n")
    assert found == ()
    (annotation,) = made.annotations
    assert (annotation.kind, annotation.number, annotation.words, annotation.id) == ("claim", 1, "two", "a-two")
    assert annotation.options == (("holder", "x"), ("status", "stated"))
    assert (annotation.span.line, annotation.span.column) == (3, 1)
    assert annotation.body_html == "<p>A <em>note</em>.</p>"
    tree = LexborHTMLParser(made.html)
    assert tree.css_first("mark").text() == "two"
    reference, back = tree.css_first("a.annotation-ref"), tree.css_first("a.annotation-number")
    assert (reference.attributes["href"], reference.attributes["id"]) == ("#a-two", "r-a-two")
    assert back.attributes["href"] == "#r-a-two"
    assert tree.css_first("aside").attributes["id"] == "a-two"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One *two* three.\n", "One two three"),
        ("One **two *three* four** five.\n", "two three four five"),
        ("See [the report](https://x.example/) now.\n", "the report now"),
        ("See [[x|the body]] now.\n", "See the body now"),
        ("Words over\ntwo lines.\n", "over two lines"),
        ("Hard break  \nhere.\n", "break here"),
        ("It was “so” and it’s.\n", '"so" and it\'s'),
        ("A\u00a0b c.\n", "A b c"),
        ("Use `code` here.\n", "Use code here"),
        ("AT&T and R&amp;D grow.\n", "AT&T and R&D"),
        ("Use `a<b` here.\n", "a<b here"),
        (r"Five \* six." + "\n", "Five * six"),
        ("Noted[^1] here.\n\n[^1]: x\n", None),
        ("- one\n- five cities\n", "five cities"),
        ("- one\n\n- five cities\n", "five cities"),
        ("1. one\n2. five cities\n", "five cities"),
        ("> Quoted five cities.\n", "five cities"),
        ("a | b\n--|--\nfive cities | x\n", "five cities"),
        ("Term\n:   five cities\n", "five cities"),
        ("## A heading\n", "heading"),
        ("!!! note\n    five cities\n", "five cities"),
    ],
)
def test_words_are_found(text: str, words: str | None) -> None:
    if words is None:
        text, words = "Noted[^1] here.\n\n/// context | Noted here\nNote.\n///\n\n[^1]: x\n", "Noted here"
        made, found = body(text)
    else:
        made, found = body(text + note(words))
    assert rows(found) == []
    plain = " ".join(marked(made.html).replace("\u00a0", " ").translate(str.maketrans("“”’", '""\'')).split())
    # A hard break stands for the space between two marks.
    assert plain == words or (plain == words.replace(" ", "") and "<br" in made.html)


def test_composed_and_decomposed_letters_are_the_same_words() -> None:
    made, found = body("A cafe\u0301 there.\n" + note("caf\u00e9"))
    assert found == ()
    assert marked(made.html) == "caf\u00e9"


def test_pictures_of_other_sites_become_links() -> None:
    made, found = body(
        "![A plan](https://x.example/p.png) [![Q](//x.example/q.png)](https://y.example) ![own](/assets/a.png)\n"
    )
    assert {row[2] for row in rows(found)} == {"remote-image"}
    assert made.html.count("<img") == 1
    assert '<a href="https://x.example/p.png">Picture: A plan</a>' in made.html
    assert '<a href="https://y.example">Picture: Q</a>' in made.html


def test_cells_of_a_table_know_their_column() -> None:
    made, found = body("| Year | Number |\n|---|---|\n| 2016 | 5 |\n")
    assert found == ()
    assert '<td data-label="Number">5</td>' in made.html


def test_marks_leave_the_text_as_it_was() -> None:
    made, _ = body("One *two* [three](https://x.example) four." + "\n" + note("two three"))
    tree = LexborHTMLParser(made.html)
    for node in tree.css("a.annotation-ref"):
        node.decompose()
    assert tree.css_first("p").text() == "One two three four."
    assert [node.parent.tag for node in tree.css("mark") if node.parent] == ["em", "a"]


@pytest.mark.parametrize(
    ("options", "before"),
    [(["nth: 1"], ""), (["nth: 2"], "x, "), (["prefix: other"], "x, other "), (["suffix: last"], "x, other x, ")],
)
def test_one_of_several(options: list[str], before: str) -> None:
    made, found = body("x, other x, x last.\n" + note("x", *options))
    assert found == ()
    html = made.html.partition("<mark")[0].removeprefix("<p>")
    assert html == {"nth: 2": "x, other ", "prefix: other": "x, other "}.get(options[0], before)


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("One two.\n" + note("three"), (3, 15, "annotation-no-match"), "that block reads: One two."),
        ("One two.\n" + note("One Two"), (3, 15, "annotation-no-match"), "other capitals"),
        ("One two.\n\nThree.\n" + note("two"), (5, 15, "annotation-no-match"), "elsewhere"),
        ("Fortune.\n" + note("tune"), (3, 15, "annotation-no-match"), "| Fortune"),
        ("x and x.\n" + note("x"), (3, 15, "annotation-twice"), "nth: 1"),
        ("x and x.\n" + note("x", "nth: 3"), (3, 15, "annotation-no-match"), ""),
        ("x.\n" + note("x", "nth: two"), (4, 10, "wrong-type"), "digits only"),
        ("x and x.\n" + note("x", "nth: 9"), (3, 15, "annotation-no-match"), "correct nth"),
        ("x.\n\n/// figure | x\nvalue: 3\n///\n", (4, 1, "annotation-options"), "four spaces"),
        (note("x"), (1, 1, "annotation-no-match"), "right after the paragraph"),
        ("x.\n\n/// contxt | x\nNote.\n///\n", (3, 5, "annotation-kind"), "'context'"),
        ("x.\n\n///context | x\n    idd: y\nNote.\n///\n", (4, 5, "unknown-key"), "'id'"),
        ("x.\n\n/// context\nNote.\n///\n", (3, 1, "annotation-words"), "/// context | the words"),
        ("x.\n\n/// quote | x\n///\n", (3, 1, "missing-field"), "speaker:"),
        ("x.\n\n/// figure | x\n    value: 3\n///\n", (4, 5, "missing-field"), "holder:"),
        ("x.\n\n/// claim | x\n    holder: y\n    status: said\n///\n", (5, 13, "not-allowed"), "stated"),
        ("x.\n\n/// context | x\nNote.\n", (3, 1, "annotation-open"), "///"),
        ("x.\n\n/// context | x\nNote.\n\n/// context | x\nB.\n///\n", (3, 1, "annotation-open"), "///"),
        ("x.\n\n///\n", (3, 1, "stray-slashes"), "delete it"),
        ("- x\n\n    /// context | x\n    Note.\n", (3, 1, "stray-slashes"), "without spaces"),
        ("> x\n>\n> /// context | x\n> Note.\n> ///\n", (3, 1, "stray-slashes"), ""),
        ("x.\n\n/// annotation | 1\nNote.\n///\n", (3, 5, "annotation-kind"), "write one of"),
        ("x.\n\n/// context | x\n    a: b: c\nNote.\n///\n", (4, 9, "yaml-syntax"), "quotes"),
        ("x.\n\n/// context | x\n    id: Foo Bar\nNote.\n///\n", (4, 9, "annotation-id"), ""),
        ("x.\n" + note("x", "id: y") + note("x", "id: y"), (10, 9, "annotation-id"), "its own id"),
    ],
)
def test_annotations_that_cannot_be_pinned(text: str, expected: tuple[int, int, str], hint: str) -> None:
    made, found = body(text if text.startswith("\n") is False else text.lstrip("\n"))
    assert errors(found) == [expected]
    assert hint in hint_of(found, expected[2])
    assert "///" not in made.html


def test_slashes_in_code_are_code() -> None:
    for fence in ("```", "~~~~"):
        made, found = body(f"x\n\n{fence}\n/// quote | x\nNote.\n///\n{fence}\n")
        assert (found, made.annotations) == ((), ())
        assert "/// quote | x" in made.html


def test_code_or_a_comment_that_is_never_closed_hides_no_annotation() -> None:
    for opening in ("```", "~~~", "<!-- so"):
        made, found = body(f"{opening}\n\nOne two.\n" + note("two"))
        assert [a.words for a in made.annotations] == ["two"], opening
        assert "///" not in made.html or errors(found), opening


def test_slashes_in_a_comment_are_a_comment() -> None:
    made, found = body("Text.\n\n<!--\n/// context | x\nfoo\n///\n-->\n")
    assert (found, made.annotations) == ((), ())


def test_longer_slashes_end_where_they_should() -> None:
    made, found = body("One two.\n\n//// context | two\nNote.\n////\n\nAfter.\n")
    assert found == ()
    assert made.annotations[0].body_html == "<p>Note.</p>"
    assert "////" not in made.html


def test_overlapping_annotations_keep_both_and_all_words() -> None:
    text = "One two three four.\n" + note("One two three") + "\n/// definition | two three four\nB.\n///\n"
    made, found = body(text)
    assert found == ()
    tree = LexborHTMLParser(made.html)
    assert [node.text() for node in tree.css("a.annotation-ref")] == ["1", "2"]
    for node in tree.css("a.annotation-ref"):
        node.decompose()
    html = tree.html or ""
    assert marked(html, "definition") == "two three four"
    assert marked(html) == "One two three"


def test_numbers_stand_in_order_where_two_annotations_end_together() -> None:
    made, found = body("One two three.\n" + note("two three") + note("three") + note("two three"))
    assert [item.rule for item in found] == ["repeated-text"]
    assert [n.text() for n in LexborHTMLParser(made.html).css("a.annotation-ref")] == ["1", "2", "3"]


def test_a_forged_block_takes_nobodys_place() -> None:
    for forged in (
        '<aside markdown="1" data-number="1">x</aside>\n\n',
        "> x\n>\n> /// annotation | 1\n> F.\n> ///\n\n",
    ):
        made, found = body(forged + "three\n" + note("three"))
        assert marked(made.html) == "three"
        assert made.annotations[0].body_html == "<p>Note.</p>"
        assert found


def ids_of(html: str) -> list[str]:
    return [node.attributes["id"] or "" for node in LexborHTMLParser(html).css("[id]")]


@pytest.mark.parametrize(
    "text",
    [
        "x and y.\n" + note("x") + note("x") + note("y"),
        "## A budget\n\nThe budget.\n" + note("budget"),
        "## One\n\n## One\n\n## One\n",
        "Budget\n{: #a-budget}\n\nThe budget.\n" + note("budget"),
        "a\n{: #x}\n\nb\n{: #x}\n",
        "x\n" + note("x", "id: x-2") + note("x") + note("x"),
        "[^1] [^1]\n\n[^1]: Note.\n",
    ],
)
def test_ids_are_unique_or_reported(text: str) -> None:
    made, found = body(text)
    ids = ids_of(made.html)
    assert len(ids) == len(set(ids)) or errors(found)
    assert tuple(ids) == made.ids
    assert not [name for name in ids if any(c.isspace() for c in name)]


def test_ids_do_not_depend_on_later_text() -> None:
    before = body("x and y.\n" + note("x") + note("y"))[0]
    after = body("x and y and z.\n" + note("x") + note("y") + note("z") + note("x"))[0]
    assert [a.id for a in after.annotations][:2] == [a.id for a in before.annotations]


# Links --------------------------------------------------------------------------------------------------------------


def test_references_stay_symbolic() -> None:
    made, found = body("A `[[no]]` and [[dfe]] and\n\n[[person:x|Some *one*]] [[ dfe ]]\n")
    assert found == ()
    assert [(r.target, r.span.line, r.span.column) for r in made.references] == [
        ("dfe", 1, 16),
        ("person:x", 3, 1),
        ("dfe", 3, 25),
    ]
    assert '<a href="ref:dfe"></a>' in made.html
    assert '<a href="ref:person:x">' in made.html


@pytest.mark.parametrize("bar", ["|", r"\|"])
def test_a_link_with_words_of_its_own_stands_in_a_cell(bar: str) -> None:
    made, found = body(f"| Body | Share |\n| --- | --- |\n| [[dfe{bar}DfE *now*]] and `[[x]]` | 8.8 |\n")
    assert found == ()
    assert [(r.target, r.span.line, r.span.column) for r in made.references] == [("dfe", 3, 3)]
    assert '<a href="ref:dfe">DfE <em>now</em></a> and <code>[[x]]</code></td>' in made.html
    assert ">8.8</td>" in made.html


def test_bars_outside_of_tables_and_in_code_are_as_typed() -> None:
    made, found = body("Left | right [[dfe|DfE]], `a|b [[dfe|x]]`.\n\n    a | [[dfe|x]]\n\n```\n| [[dfe|x]] |\n```\n")
    assert found == ()
    assert "Left | right " in made.html
    assert '<a href="ref:dfe">DfE</a>, <code>a|b [[dfe|x]]</code>' in made.html
    assert "a | [[dfe|x]]\n" in made.html
    assert "| [[dfe|x]] |\n" in made.html


def test_local_links_stand_where_they_are_written() -> None:
    made, _ = body("Our policy text.\n\n[x](policy) [y](#one) ![z](a.png) [w](https://x.example) [v](policy)\n")
    assert [(link.href, link.span.line, link.span.column, link.image) for link in made.links] == [
        ("policy", 3, 5, False),
        ("#one", 3, 17, False),
        ("a.png", 3, 28, True),
        ("policy", 3, 62, False),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "DATA:text/html;base64,PHNjcmlwdD4=",
        "file:///etc/passwd",
    ],
)
def test_addresses_that_run_are_refused(address: str) -> None:
    made, found = body(f"Text.\n\n[x]({address})\n")
    assert [row[2] for row in errors(found)] == ["unsafe-link"]
    assert "href" not in made.html


def test_an_unsafe_address_is_found_behind_the_same_word() -> None:
    assert errors(body("We like javascript.\n\n[x](javascript:alert(1))\n")[1]) == [(3, 5, "unsafe-link")]


def test_other_schemes_are_named() -> None:
    assert rows(body("[x](gopher://y)\n")[1]) == [(1, 5, "unknown-scheme")]
    assert body("[x](mailto:a@b.example) [y](tel:1) <https://z.example>\n")[1] == ()


def test_raw_html_goes_with_a_warning() -> None:
    made, found = body('Text style.\n\n<script>alert(1)</script>\n\n<p style="color:red" id="k">kept</p>\n')
    assert rows(found) == [(3, 1, "raw-html"), (5, 4, "raw-html")]
    assert "script" not in made.html
    assert '<p id="k">kept</p>' in made.html


def test_template_marks_are_text() -> None:
    made, found = body("{{ page.secret }} {% include 'x' %} {# no #} `{{ y }}`\n")
    assert found == ()
    assert made.html == "<p>{{ page.secret }} {% include 'x' %} {# no #} <code>{{ y }}</code></p>"


# Headings, footnotes, abbreviations ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ([1, 2, 3], [2, 3, 4]),
        ([2, 4, 4, 2], [2, 3, 3, 2]),
        ([4, 2, 6], [2, 2, 3]),
        ([1, 3, 2, 6], [2, 3, 3, 4]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_headings_nest_without_gaps(written: list[int], levels: list[int]) -> None:
    made, found = body("".join(f"{'#' * level} Part {n}\n\nText.\n\n" for n, level in enumerate(written)))
    skips = [later for one, later in pairwise(written) if later > one + 1]
    assert [item.rule for item in found] == ["heading-skip"] * len(skips)
    assert [mark.level for mark in made.headings] == levels
    assert [(mark.id, mark.text) for mark in made.headings][:1] == [("part-0", "Part 0")]


def test_raw_headings_are_no_second_title() -> None:
    assert "<h1" not in body("<h1>Big</h1>\n\n## One\n")[0].html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A[^1].\n\n[^1]: Note.\n", []),
        ("A.\n\n[^1]: Note.\n", [(3, 1, "unused-footnote")]),
        ("A\nb[^1].\n", [(2, 2, "undefined-footnote")]),
        ("A `[^1]`.\n\n```\n[^2]\n```\n", []),
        ("A[^a b].\n", [(1, 2, "undefined-footnote")]),
    ],
)
def test_footnotes(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert rows(body(text)[1]) == expected


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("One[^b] and two[^a].\n", "ba"),
        # Python-Markdown comes to lists, quotations and tables after the paragraphs below them.
        ("- One[^c] *and[^b]*\n\nTwo[^a].\n\n| A |\n| - |\n| x[^d] |\n\nEnd[^e].\n", "cbade"),
        ("> One[^d].\n\nTwo[^a], and again[^d].\n", "dad"),
        ("## Part[^d]\n\nOne[^a].\n", "da"),
        ("A plan[^c].\n\n/// context | A plan\n\n- Of 2015[^a].\n///\n\nMore[^b].\n", "cab"),
        # A note that only another note leads to comes behind those of the text.
        ("One[^f], two[^e].\n", "fegc"),
        ("///Footnotes Go Here///\n\nOne[^b], two[^a].\n", "ba"),
    ],
)
def test_footnotes_are_numbered_as_a_reader_comes_to_them(text: str, order: str) -> None:
    inner = {"f": "[^g]", "g": "[^c]"} if "[^f]" in text else {}
    notes = "".join(f"[^{name}]: Note {name}{inner.get(name, '')}.\n" for name in "abcdefg")
    tree = LexborHTMLParser(body(f"{text}\n{notes}")[0].html)
    told = tree.css(".footnote-ref")
    assert "".join((node.attributes["href"] or "")[-1] for node in told) == order
    numbers = {name: str(number) for number, name in enumerate(dict.fromkeys(order), start=1)}
    assert [node.text() for node in told] == [numbers[name] for name in order]
    items = [(node.id or "")[-1] for node in tree.css(".footnote li")]
    assert items[: len(numbers)] == list(numbers)
    assert sorted(items) == list("abcdefg")
    for name, number in numbers.items():
        (back, *_) = tree.css(f'.footnote li[id="fn:{name}"] .footnote-backref')
        assert back.attributes["title"] == f"Jump back to footnote {number} in the text"


@pytest.mark.parametrize("text", ["A[^1].\n\n[^1]: Note.\n", "A.\n\n[^1]: Note.\n", "x.\n" + note("x"), "# A\n"])
def test_every_fragment_leads_somewhere(text: str) -> None:
    html = body(text)[0].html
    targets = [(n.attributes["href"] or "")[1:] for n in LexborHTMLParser(html).css('a[href^="#"]')]
    assert set(targets) <= set(ids_of(html))


def test_abbreviations_are_marked_at_their_first_use() -> None:
    made, _ = body("NHS and NHS, `NHS`.\n", (("NHS", "National Health Service"),))
    assert made.html.count('title="National Health Service"') == 2
    assert made.html.count('class="first"') == 1
    assert made.html.index('class="first"') < made.html.index(" and ")


def test_words_are_counted() -> None:
    assert body("One *two* three.\n\n- four\n- five\n")[0].words == 5


# Hostile text -------------------------------------------------------------------------------------------------------

RUN = "alert(1)"
PAYLOADS = [
    f"<script>{RUN}</script>", f"<SCRIPT>{RUN}</SCRIPT>", f"<scr<script>ipt>{RUN}</script>", f"<script {RUN}",
    "<script src=//evil.example/x.js></script>", f"<svg onload={RUN}>", f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>", f"<svg><a xlink:href='javascript:{RUN}'>x</a></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x></svg>", f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<img src=x onerror={RUN}>", f"<img src=x onerror='{RUN}'//", f'<img """><script>{RUN}</script>">',
    f"<img src='javascript:{RUN}'>", f"<IMG SRC=`javascript:{RUN}`>", f"<img src=x:x onerror\n={RUN}>",
    f"<body onload={RUN}>", f"<iframe src='javascript:{RUN}'></iframe>", f"<iframe srcdoc='<script>{RUN}</script>'>",
    f"<object data='javascript:{RUN}'></object>", f"<embed src='javascript:{RUN}'>", "<base href='javascript:/a/'>",
    f"<form action='javascript:{RUN}'><button>x</button></form>", f"<button formaction='javascript:{RUN}'>x</button>",
    f"<input autofocus onfocus={RUN}>", f"<details open ontoggle={RUN}>x</details>", f"<video onerror={RUN} src=x>",
    f"<audio src=x onerror={RUN}>", f"<marquee onstart={RUN}>x</marquee>", f"<a href='javascript:{RUN}'>x</a>",
    f"<a href=' javascript:{RUN}'>x</a>", f"<a href='jav&#x09;ascript:{RUN}'>x</a>",
    f"<a href=javascript&colon;{RUN}>x",
    f"<a href='java\nscript:{RUN}'>x</a>", f"<a onclick={RUN} href=#>x</a>", f"<a href='&#0;javascript:{RUN}'>x</a>",
    f"<math><a xlink:href='javascript:{RUN}'>x</a></math>", f"<math href='javascript:{RUN}'>x</math>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><script>{RUN}</script></template>", f"<style>@import 'javascript:{RUN}';</style>",
    f"<link rel=stylesheet href='javascript:{RUN}'>", f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<div style='background:url(javascript:{RUN})'>x</div>", f"<div onmouseover={RUN}>x</div>", f"<p/onclick={RUN}>x",
    f"<xss onpointerenter={RUN}>x</xss>", f"<!--><script>{RUN}</script>-->", f"<![CDATA[<script>{RUN}</script>]]>",
    f"<?php <script>{RUN}</script> ?>", f"<textarea><script>{RUN}</script></textarea>",
    f"<title><script>{RUN}</script></title>",
    f"[x](javascript:{RUN})", f"[x](<javascript:{RUN}>)", f"[x][y]\n\n[y]: javascript:{RUN}", f"![x](javascript:{RUN})",
    f"<javascript:{RUN}>", f"[x](JAVASCRIPT:{RUN})", f"[x](&#x6a&#x61vascript:{RUN})", f"[x](vbscript:{RUN})",
    f"[x](data:text/html,<script>{RUN}</script>)", f'[x](https://y "\" onclick={RUN}")', f'![x](y "\" onerror={RUN}")',
    f"x {{: onclick={RUN} }}", f"# x {{: onmouseover={RUN} style=x }}", f"[x](y){{: href=javascript:{RUN} }}",
    f"``` {{ .x onclick={RUN} }}\nx\n```", f'``` "><script>{RUN}</script>\nx\n```', f"[[x|<script>{RUN}</script>]]",
    f"[[javascript:{RUN}|x]]", f'[["><img src=x onerror={RUN}>|x]]', f"*[x]: <script>{RUN}</script>\n\nx",
    f'*[x]: " onmouseover={RUN}\n\nx', f"[^x]\n\n[^x]: <script>{RUN}</script>",
    f"a | b\n--|--\n<img onerror={RUN} src=x> | c",
    f"!!! note \"<script>{RUN}</script>\"\n    x", f'<div markdown="1" onclick={RUN}>\n\n*x*\n\n</div>',
    f"x\n\n/// context | x\n<script>{RUN}</script>\n///\n",
    f"<x>\n\n/// context | <x>\n    id: '\"><script>{RUN}</script>'\nN\n///\n",
    f"x\n\n/// quote | x\n    speaker: <script>{RUN}</script>\n///\n",
    f'<aside data-number=1 onclick={RUN} markdown="1">x</aside>',
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("frame", ["{}", "Text {} text", "> {}", "- {}"])
def test_nothing_active_gets_through(payload: str, frame: str) -> None:
    made, _ = body(frame.format(payload) + "\n")
    for html in (made.html, *(a.body_html for a in made.annotations)):
        assert active_parts(html) == []


def active_parts(html: str) -> list[str]:
    """What a browser would run, by a parser that had no part in making the HTML."""
    active = []
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag.rpartition("}")[2] in DANGEROUS:
            active.append(element.tag)
        for name, value in element.attrib.items():
            address = "".join(c for c in value if c > " ").lower()
            if str(name).startswith("on") or name in {"style", "srcdoc", "formaction"}:
                active.append(f"{element.tag} {name}")
            if address.startswith(("javascript:", "vbscript:", "data:")):
                active.append(f"{element.tag} {name}={value}")
    return active


DANGEROUS = frozenset(
    "script style iframe object embed base form input button link meta svg math template noscript frame".split()
)


def test_the_detector_detects() -> None:
    seen = [p for p in PAYLOADS if active_parts(p)]
    assert len(PAYLOADS) >= 60
    assert len(seen) >= 45


@contextmanager
def within(seconds: float) -> Iterator[None]:
    class Late(BaseException):
        """Not an Exception, so that nothing takes it for a fault of the content."""

    def stop(number: int, frame: object) -> None:
        raise Late(f"took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


SLOW = {
    "spaced rule": "- " * 3000,
    "starred rule": "* " * 40,
    "spaced quotes": "> " * 3000,
    "spaced quotes and text": "> " * 40 + "x",
    "long underline": "Heading\n" + "-" * 5000,
    "brackets": "[" * 3000,
    "brackets with words": "[abcd" * 2500,
    "brackets on lines": "[\n" * 3000,
    "bracket pairs": "[a][" * 3000,
    "rising back ticks": " ".join("`" * n for n in range(1, 200)),
    "open tags": "<aaaaa " * 3000,
    "open addresses": "<http://" * 2500,
    "open images": "![a](" * 4000,
    "open links": "[a](<b" * 3000,
    "open CDATA": "<![CDATA[" * 2000,
    "headings": "a\n=\n" * 5000,
    "fence and spaces": "``` " + " " * 20000,
    "deep list": "\n".join("    " * n + "- a" for n in range(300)),
}


@pytest.mark.parametrize("rule", ["-" * 200, "*" * 200, "- " * 40 + "-", "* " * 100 + "*", "_ " * 100 + "_", "=" * 200])
def test_rules_and_underlines_of_any_length_are_fine(rule: str) -> None:
    assert body(f"Text.\n\n{rule}\n\nMore.\n")[1] == ()
    assert body(f"Heading\n{rule.replace(' ', '')}\n")[1] == ()


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW.keys())
def test_no_text_takes_for_ever(text: str) -> None:
    with within(5):
        body(text)
