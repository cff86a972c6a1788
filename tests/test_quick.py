"""The quick parts of Python-Markdown make what the stock parts make, byte for byte."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor

from sitegen.markup import quick, quick_html
from sitegen.markup.body import _ids_in
from sitegen.markup.converter import Converter
from sitegen.markup.pinned import Placing
from sitegen.markup.quick import quicken
from sitegen.markup.quick_inline import needed
from sitegen.markup.quick_words import Words
from sitegen.markup.studied import STUDIED, digest_of, name_of, with_bases

settings.register_profile("sitegen", deadline=None, derandomize=True)
settings.load_profile("sitegen")

REPOSITORY = Path(__file__).parent.parent
SUITES = REPOSITORY / "node_modules"
GLOSSARY = {"HTML": "HyperText Markup Language", "HT": "half-time", "a": "the first letter", "b c": "two", "_x": "mark"}
OURS = "admonition attr_list def_list fenced_code footnotes md_in_html sane_lists tables".split()

# Extensions and their settings: ours and others, so that nothing is right only by the luck of one choice.
SETTINGS: dict[str, tuple[list[str], dict[str, dict[str, object]]]] = {
    "none": ([], {}),
    "extra": (["extra", "admonition", "toc"], {"toc": {"marker": ""}}),
    "ours": ([*OURS, "abbr", "toc"], {"toc": {"marker": ""}, "abbr": {"glossary": GLOSSARY}}),
    "others": (["smarty", "nl2br", "wikilinks", "legacy_em", "legacy_attrs", "toc", "footnotes"], {}),
    "blocks": ([*OURS, "pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.tilde"], {}),
}


@cache
def instance(name: str, form: str, *, quicker: bool) -> Markdown:
    extensions, configs = SETTINGS[name]
    md = Markdown(extensions=extensions, extension_configs=configs, output_format=form)
    if quicker:
        assert quicken(md)
    return md


@cache
def our_converter(*, blocks: bool, quicker: bool) -> Converter:
    return Converter(GLOSSARY, blocks=blocks, quick=quicker)


def outcome(convert: Callable[[str], str], text: str) -> str:
    """What became of a text; what the library fails on, it has to fail on in both."""
    try:
        return convert(text)
    except Exception as error:
        # The library does not clear all of its state after a failure.
        instance.cache_clear()
        our_converter.cache_clear()
        return type(error).__name__


def made_by_us(text: str, *, blocks: bool, quicker: bool) -> str:
    converter = our_converter(blocks=blocks, quicker=quicker)
    return outcome(lambda given: converter.convert(given, Placing()), text)


def assert_same(text: str) -> None:
    for name, form in product(SETTINGS, ("html", "xhtml")):
        stock, quicker = (instance(name, form, quicker=which) for which in (False, True))
        assert outcome(quicker.reset().convert, text) == outcome(stock.reset().convert, text), (name, form)
    simple, full = (made_by_us(text, blocks=blocks, quicker=True) for blocks in (False, True))
    assert simple == made_by_us(text, blocks=False, quicker=False)
    assert full == made_by_us(text, blocks=True, quicker=False)
    if not any(sign in text for sign in ("///", "\x02", "\x03")):
        assert simple == full


def spec_examples() -> Iterator[str]:
    """The examples of the CommonMark specification."""
    text = (SUITES / "commonmark-spec" / "spec.txt").read_text("utf-8")
    for example in re.findall(r"^`{32} example\n(.*?)^\.$", text, re.DOTALL | re.MULTILINE):
        yield example.replace("→", "\t")


def showdown_texts() -> Iterator[str]:
    """The test files of showdown, among them the markdown-testsuite."""
    for path in sorted((SUITES / "showdown" / "test").rglob("*.md")):
        yield path.read_text("utf-8")


def own_texts() -> Iterator[str]:
    """The entries and pages of the digest, and the documents of the project."""
    for path in sorted([*REPOSITORY.glob("content/**/*.md"), *REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md")]):
        yield path.read_text("utf-8")


@pytest.mark.parametrize(
    ("texts", "least"), [(spec_examples, 600), (showdown_texts, 300), (own_texts, 15)], ids=["spec", "showdown", "own"]
)
def test_public_suites_and_own_texts(texts: Callable[[], Iterator[str]], least: int) -> None:
    found = list(texts())
    assert len(found) >= least, "run `npm ci`: the suites come with the development packages of package.json"
    for text in found:
        assert_same(text)


MARKS = [
    *"abc \n*_`~<>[]()!#|&\\:-+=^{}/$1.'\"", "**", "__", "``", "```\n", "~~~\n", "\n\n", "    ", "\t", "  \n", "word ",
    "[^a]", "[^a]: ", "[a][b]", "[b]: c \"d\"\n", "![", "](", "](c)", "<!--", "-->", "<b>", "</b>", "<div markdown=1>",
    "</div>", "<p>", "&#106;", "&amp;", "<http://a.b>", "<a@b.c>", "{: #a .b }", "{: c }", "{: data-toc-label=x }",
    "*[a]: z\n", "*[HT]: ''\n", "HTML", "HTMLs", "b c", "!!! a\n    ", "!!! a \"b\"\n", "\n> ", "\n- ", "\n    - ",
    "\n1. ", "\n# ", "\n## ", "\na | b\n--|:-:\n", "\n:   ", "\nx\n---\n", "\n* * *\n", "///Footnotes Go Here///",
    "\n/// note | a\n", "\n///\n", "\n/// annotation | 1\n", "\x02", "\x03", "\x02klzzwxh:0000\x03", "\u2028", "é",
    "٣. ",
]  # fmt: skip
modest = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    "text",
    [
        "- # a\n*b* and **c** `d`",
        "## *a* {: #b }\n\n*c* d\n{: .e }\n\n- f\n    - g {: .h }\n\n    *i* {: .j }",
        '`\\*` \\* \\/ [\\*](\\_) ![\\*](b "\\_")',
        "# HTML\n\n## HTML\n\n### HTML_1\n\n# *HTML* `x` & <b>y</b>\n\n# &lt;",
        "a\n\n   \n\n \n    b\n  \n\n    \n    c",
        "!!! a\n    b\n\n    - c\n\n        d\n\n    e\n\nf",
        "/// note | a\nb\n\n- c\n\nd | e\n--|--\n///\n\nf",
        "> a\n> > b\n>\n> - c\n\n1. d\n\n    e\n10. f\n",
        "a[^1]\n\n[^1]: b\n\n    HTML and a\n\n///Footnotes Go Here///\n\nc",
        "[a][b] [b] ![c][b] ![b]\n\n[b]: <d> 'e'\nf",
    ],
)
def test_texts_with_what_is_rare(text: str) -> None:
    assert_same(text)


@modest
@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_texts_of_marks(text: str) -> None:
    assert_same(text)


@modest
@given(st.text(max_size=80))
def test_any_texts(text: str) -> None:
    assert_same(text)


# --- what is quick, and what stays as it is


def test_everything_is_quick_with_the_installed_versions() -> None:
    wrong = {name: digest_of(name) for name, digest in STUDIED.items() if digest_of(name) != digest}
    hint = "a release of the libraries changed these: study the change, then write the digests into studied.py"
    assert wrong == {}, hint
    stock = instance("ours", "html", quicker=False)
    parts = [stock.parser, *stock.preprocessors, *stock.treeprocessors, *stock.registeredExtensions]
    expected = {name_of(type(part)) for part in parts if type(part) in quick.QUICK}
    expected |= {name_of(type(processor)) for processor in stock.parser.blockprocessors}
    assert len(expected) >= 29
    again = Markdown(extensions=SETTINGS["ours"][0], output_format="html")
    assert quicken(again) == expected | {"markdown.serializers:to_html_string"}


# fmt: off
TEXT = ('A *b* [c](d) `e` HTML[^1]\n\n# F {: #g }\n\n- h\n- i\n\n!!! note\n    j & k\n\n[^1]: l\n\n| m | n |\n'
        '|---|---|\n| "o" | p |\n')
# fmt: on


@pytest.mark.parametrize("name", [*sorted(STUDIED), "all"])
def test_what_moved_upstream_stays_stock(name: str) -> None:
    """A digest that differs stands for a library that was changed there."""
    md = Markdown(extensions=SETTINGS["ours"][0], extension_configs=SETTINGS["ours"][1], output_format="html")
    everything = quicken(Markdown(extensions=SETTINGS["ours"][0], output_format="html"))
    moved = {} if name == "all" else STUDIED | {name: "0" * 16}
    replaced = quicken(md, moved)
    assert replaced < everything or name not in reached(everything)
    assert (name != "all") or not replaced
    assert md.convert(TEXT) == instance("ours", "html", quicker=False).reset().convert(TEXT)


def reached(everything: frozenset[str]) -> set[str]:
    """The names that the quick parts of an instance lean on."""
    kinds = {name_of(stock): made for stock, made in quick.QUICK.items()}
    leaned = {"all", *quick_html.NEEDS}
    for stock in quick.QUICK:
        leaned |= {*with_bases(stock), *kinds[name_of(stock)].NEEDS}
    md = instance("ours", "html", quicker=False)
    for processor in md.parser.blockprocessors:
        leaned |= set(with_bases(type(processor)))
    return leaned


def test_source_that_cannot_be_read_is_not_known() -> None:
    assert digest_of("markdown.treeprocessors:Nothing") == ""
    assert digest_of("itertools:chain") == ""
    md = Markdown()
    assert quicken(md, dict.fromkeys(STUDIED, "")) == frozenset()


def test_without_the_quick_parts_all_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that moved upstream end the import of the module, and of nothing else."""
    monkeypatch.setitem(sys.modules, "sitegen.markup.quick", None)
    made = Converter(GLOSSARY, blocks=True).convert(TEXT, Placing())
    assert made == made_by_us(TEXT, blocks=True, quicker=False)


class _OwnInline(InlineProcessor):
    pass


def test_a_class_of_somebody_else_is_left_alone() -> None:
    md = Markdown()
    md.treeprocessors.register(_OwnInline(md), "inline", 20)
    assert "markdown.treeprocessors:InlineProcessor" not in quicken(md)
    assert type(md.treeprocessors["inline"]) is _OwnInline
    assert md.convert("*a*") == "<p><em>a</em></p>"


class _Shout(BlockProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:
        return "shout" in block

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        etree.SubElement(parent, "h1").text = blocks.pop(0).upper()


def test_unknown_processors_are_always_tried() -> None:
    def made(quicker: bool) -> str:
        md = Markdown()
        if quicker:
            quicken(md)
        # After `quicken`, as an extension may do at any time.
        md.parser.blockprocessors.register(_Shout(md.parser), "shout", 10.5)
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"(?i)(x)(y)", "sub"), "xy", 200)
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"([a-f])(\d)", "sup"), "digit", 199)
        return md.convert("plain XY\n\nb1 shout\n\n- shout c2\n- d3")

    assert made(True) == made(False)
    assert "<h1>" in made(True)
    assert "<sub>" in made(True)
    assert "<sup>" in made(True)


# --- the parts one by one


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abc", (("abc",),)),
        (r"\[\[([^\]]+)\]\]", (("[[",), ("]]",))),
        ("a|b", (("a", "b"),)),
        ("(?:ab|c)d", (("ab", "c"), ("d",))),
        ("a*b+", (("b",),)),
        ("(?:a|b*)c", (("c",),)),
        ("(?<=x)y", (("x",), ("y",))),
        ("(?<!x)y", (("y",),)),
        ("(?i)abc", ()),
        ("(?i:abc)d", (("d",),)),
        ("[a-z]", ()),
        ("[ab]", (("a", "b"),)),
        ("[^ab]", ()),
        (".*", ()),
        ("(?>ab)c", (("ab",), ("c",))),
        ("(?:ab)++c{2,}d*+", (("ab",), ("c",))),
    ],
)
def test_literals_that_a_match_needs(pattern: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert needed(re.compile(pattern)) == expected


PATTERNS = sorted(
    {
        pattern.getCompiledRegExp().pattern
        for name in SETTINGS
        for pattern in instance(name, "html", quicker=False).inlinePatterns
    }
)


@modest
@given(st.data(), st.sampled_from(PATTERNS))
def test_every_match_has_the_literals(data: st.DataObject, pattern: str) -> None:
    regex = re.compile(pattern, re.DOTALL)
    text = data.draw(st.one_of(st.lists(st.sampled_from(MARKS), max_size=12).map("".join), st.from_regex(regex)))
    for match in regex.finditer(text):
        assert match is not None
        assert all(any(literal in text for literal in group) for group in needed(regex))


words = st.lists(st.text("ab_ .é-", min_size=1, max_size=3), min_size=1, max_size=6, unique=True)


@modest
@given(words, st.text("ab_ .é-\n", max_size=40))
def test_whole_words_are_those_of_the_regex(some: list[str], text: str) -> None:
    ordered = sorted(some, key=len, reverse=True)
    regex = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
    expected = [(match.start(), match.end(), match[0]) for match in regex.finditer(text)]
    assert [(m.start(), m.end(), m.group(0)) for m in Words(ordered).finditer(text)] == expected


tags = st.sampled_from(["p", "a", "br", "script", "H1", "x-y", "img", "td"])
texts = st.none() | st.sampled_from(["", "a", "<", "&", "&amp;", '"', "&#1;", "\n", ">"])
attributes = st.dictionaries(
    st.sampled_from(["href", "open", "checked", "title"]), st.sampled_from(["open", '"', "&<>\n"]) | st.none()
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> etree.Element:
    element = etree.Element(draw(tags))
    for key, value in draw(attributes).items():
        element.set(key, value)  # type: ignore[arg-type]  # Python-Markdown has attributes without a value
    element.text, element.tail = draw(texts), draw(texts)
    if depth:
        element.extend(draw(st.lists(trees(depth - 1), max_size=3)))
    return element


@settings(max_examples=200)
@given(trees())
def test_elements_are_written_as_ever(element: etree.Element) -> None:
    assert quick_html.quick_html(element) == to_html_string(element)


@modest
@given(st.lists(st.sampled_from(['id="', 'a"', '"', "x", " ", "_", "<p ", 'grid="b"']), max_size=12).map("".join))
def test_ids_are_those_of_the_regex(html: str) -> None:
    assert list(_ids_in(html)) == re.findall(r'\bid="([^"]+)"', html)


def test_odd_and_deep_elements_are_written_as_ever() -> None:
    root = element = etree.Element("div")
    for number in range(3000):
        element = etree.SubElement(element, "b")
        element.text, element.tail = str(number), "&"
    root.append(etree.Comment("a < b"))
    root.append(etree.ProcessingInstruction("c"))
    etree.SubElement(root, etree.QName("{urn:x}d"))  # type: ignore[arg-type]
    assert quick_html.quick_html(root) == to_html_string(root)
