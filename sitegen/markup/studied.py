"""Which classes and functions of the Markdown libraries were studied for `quick`, and whether they are as they were."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

Studied = Mapping[str, str]
"""`module:name` -> digest of source text."""

STUDIED: Studied = {
    "markdown.blockparser:BlockParser": "82352d1403782f76",
    "markdown.blockprocessors:BlockProcessor": "b852020751c09d33",
    "markdown.blockprocessors:BlockQuoteProcessor": "8aa16c2de5f2b03e",
    "markdown.blockprocessors:CodeBlockProcessor": "a0c83170e5a8ccce",
    "markdown.blockprocessors:EmptyBlockProcessor": "a0d40b94ba7996f7",
    "markdown.blockprocessors:HRProcessor": "5241227fba48f0c2",
    "markdown.blockprocessors:HashHeaderProcessor": "e57b737e7e173a68",
    "markdown.blockprocessors:ListIndentProcessor": "f9803cd421e48103",
    "markdown.blockprocessors:OListProcessor": "a4ca1dc9075352a0",
    "markdown.blockprocessors:ParagraphProcessor": "3316b42c3f1e92c9",
    "markdown.blockprocessors:ReferenceProcessor": "b280e0b898700fe9",
    "markdown.blockprocessors:SetextHeaderProcessor": "c7e8ae7525251779",
    "markdown.blockprocessors:UListProcessor": "c6d2fce2c0e60494",
    "markdown.extensions.abbr:AbbrBlockprocessor": "6a4c06253f126f31",
    "markdown.extensions.abbr:AbbrTreeprocessor": "f55eb53867f33c56",
    "markdown.extensions.admonition:AdmonitionProcessor": "459506f598865268",
    "markdown.extensions.attr_list:AttrListTreeprocessor": "6d67f96a68ef72e3",
    "markdown.extensions.def_list:DefListIndentProcessor": "3a0b46d9b40270ec",
    "markdown.extensions.def_list:DefListProcessor": "ff832210845ed64b",
    "markdown.extensions.fenced_code:FencedBlockPreprocessor": "f0e40684abd8f3bd",
    "markdown.extensions.footnotes:FootnoteBlockProcessor": "8fc2684fbdcaaa3a",
    "markdown.extensions.footnotes:FootnoteExtension": "a46faba99eb12e84",
    "markdown.extensions.md_in_html:HTMLExtractorExtra": "84d680058d33dbcd",
    "markdown.extensions.md_in_html:HtmlBlockPreprocessor": "fa90ccc4244a5dfa",
    "markdown.extensions.md_in_html:MarkdownInHtmlProcessor": "18a552d66000d63d",
    "markdown.extensions.sane_lists:SaneOListProcessor": "850c071cc64a84b4",
    "markdown.extensions.sane_lists:SaneUListProcessor": "9cc3da355c4797cc",
    "markdown.extensions.tables:TableProcessor": "722105fe7326cf8c",
    "markdown.extensions.toc:TocTreeprocessor": "c2a3e12af44a1c9e",
    "markdown.extensions.toc:remove_fnrefs": "3d45ca772d56650a",
    "markdown.extensions.toc:render_inner_html": "4ac814e54247142b",
    "markdown.extensions.toc:strip_tags": "f8da7e8146dc67fc",
    "markdown.extensions.toc:unique": "d1c5f1ba821cefe1",
    "markdown.extensions:Extension": "b7ea4c0cccd12031",
    "markdown.htmlparser:HTMLExtractor": "cc21f87318b743f5",
    "markdown.inlinepatterns:ImageInlineProcessor": "bb1ca2ac51543a94",
    "markdown.inlinepatterns:ImageReferenceInlineProcessor": "5f210181418b24c1",
    "markdown.inlinepatterns:InlineProcessor": "5ec95e7524acca7c",
    "markdown.inlinepatterns:LinkInlineProcessor": "cc7cc90e1f0d1203",
    "markdown.inlinepatterns:Pattern": "70e3ae7fc0f06e78",
    "markdown.inlinepatterns:ReferenceInlineProcessor": "780ceb56a59b9236",
    "markdown.inlinepatterns:ShortImageReferenceInlineProcessor": "83f9b12488a8730b",
    "markdown.inlinepatterns:ShortReferenceInlineProcessor": "a5ddafa7bc64d78b",
    "markdown.preprocessors:NormalizeWhitespace": "ee1aa886f134d57f",
    "markdown.preprocessors:Preprocessor": "5607036adbe36d1f",
    "markdown.serializers:_escape_attrib_html": "fbbe279389787010",
    "markdown.serializers:_escape_cdata": "4d520fbd4356d011",
    "markdown.serializers:_serialize_html": "697599794ef23b61",
    "markdown.serializers:_write_html": "5149c96c970b7bca",
    "markdown.serializers:to_html_string": "3d4ad824526ba420",
    "markdown.treeprocessors:InlineProcessor": "5abe3ad440fe9308",
    "markdown.treeprocessors:PrettifyTreeprocessor": "ed5ffc97334dbbdb",
    "markdown.treeprocessors:Treeprocessor": "48ad92aa80efcfff",
    "markdown.treeprocessors:UnescapeTreeprocessor": "b19d4a96fe18867f",
    "markdown.util:ETX": "7b14cfe2ecf6e2f6",
    "markdown.util:HTML_PLACEHOLDER": "50983a7d24347b5e",
    "markdown.util:HTML_PLACEHOLDER_RE": "24d64e58b5d17451",
    "markdown.util:Processor": "090e07f2de2143d0",
    "markdown.util:STX": "fb0d113f72cc401a",
    "pymdownx.blocks:BlocksProcessor": "35bcd2d445e80beb",
}
"""`module:name` of every class and function that a quick class leans on -> digest of its source text."""


@lru_cache(maxsize=32)
def _module_text(name: str) -> bytes:
    try:
        module = import_module(name)
        loader: Any = module.__spec__.loader if module.__spec__ else None
        return bytes(loader.get_data(module.__file__))
    except (ImportError, AttributeError, OSError, TypeError):
        return b""


@lru_cache(maxsize=256)
def digest_of(name: str) -> str:
    """Digest of the source of a class, function or constant `module:name`; empty when it cannot be read."""
    module, _, own = name.partition(":")
    text = _module_text(module)
    starts = (text.find(b"\n%s%s%s" % (word, own.encode(), end)) for word, end in _DEFINITIONS)
    start = next((at for at in starts if at >= 0), None)
    if start is None:
        return ""
    end = _NEXT.search(text, start + 1)
    body = text[start : end.start() if end else len(text)]
    return hashlib.blake2b(body, digest_size=8).hexdigest()


_DEFINITIONS = ((b"class ", b"("), (b"class ", b":"), (b"def ", b"("), (b"", b" "))
_NEXT = re.compile(rb"\n(?=[^ \t\n#)])")


def name_of(kind: type) -> str:
    """`module:name` of a class."""
    return f"{kind.__module__}:{kind.__qualname__}"


def with_bases(kind: type) -> Iterator[str]:
    """The names of a class and of those of the libraries that it comes from."""
    return (name_of(k) for k in kind.__mro__ if k.__module__.partition(".")[0] in {"markdown", "pymdownx"})
