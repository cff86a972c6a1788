from __future__ import annotations

import re

import pytest

from sitegen.assets import make_assets

FONT = ("assets/fonts/a.woff2", b"font")


def css(text: str, *others: tuple[str, bytes], path: str = "assets/css/site.css") -> str:
    made = make_assets([(path, text.encode()), *others])
    return made.contents[made.names[path]].decode()


def test_names_come_from_content() -> None:
    one, same, other = (make_assets([("assets/js/a.js", content)]).names for content in (b"1", b"1", b"2"))
    assert re.fullmatch(r"assets/js/a\.[0-9a-f]{10}\.js", one["assets/js/a.js"])
    assert one == same
    assert one != other


@pytest.mark.parametrize(
    "path",
    ["assets/images/a.png", "assets/a.css", "assets/report.pdf", "assets/css/LICENSE.txt", "assets/css.css/a"],
)
def test_what_texts_link_to_keeps_its_name(path: str) -> None:
    made = make_assets([(path, b"x")])
    assert made.names == {path: path}
    assert made.contents == {path: b"x"}


@pytest.mark.parametrize(
    "written",
    [
        "url(../fonts/a.woff2)",
        "url('../fonts/a.woff2')",
        'url( "../fonts/a.woff2" )',
        "url(../fonts/a.woff2#iefix)",
        "url(../fonts/a.woff2?v=1#x)",
    ],
)
def test_style_sheets_point_to_the_new_names(written: str) -> None:
    name = make_assets([FONT]).names[FONT[0]].removeprefix("assets/")
    plain = written.replace("( ", "(").replace(" )", ")")
    assert css(f"@font-face{{src:{written}}}", FONT) == "@font-face{src:" + plain.replace("fonts/a.woff2", name) + "}"


@pytest.mark.parametrize("address", ["data:image/png;base64,A", "https://x.example/a.woff2", "nowhere.png", "#x"])
def test_other_addresses_stay(address: str) -> None:
    assert css(f"a{{b:url({address})}}", FONT) == f"a{{b:url({address})}}"


def test_a_new_font_gives_the_style_sheet_a_new_name() -> None:
    text = ("assets/css/site.css", b"url(../fonts/a.woff2)")
    names = [make_assets([text, (FONT[0], content)]).names["assets/css/site.css"] for content in (b"1", b"2")]
    assert names[0] != names[1]


@pytest.mark.parametrize("inner", ["assets/css/a.css", "assets/css/z.css"])
def test_a_style_sheet_that_loads_another_finds_it(inner: str) -> None:
    other = (inner, b"b{}")
    text = f"@import url({inner.rpartition('/')[2]});"
    made = make_assets([("assets/css/site.css", text.encode()), other])
    assert made.names[inner].rpartition("/")[2] in made.contents[made.names["assets/css/site.css"]].decode()


def test_order_and_bytes_make_no_difference() -> None:
    files = [("assets/css/a.css", b"\xff url(../fonts/a.woff2)"), FONT, ("assets/x.bin", b"\x00")]
    assert make_assets(files) == make_assets(reversed(files))
    assert make_assets(files).contents[make_assets(files).names["assets/css/a.css"]].startswith(b"\xff")


def test_a_preview_keeps_all_names() -> None:
    files = [("assets/css/site.css", b"url(../fonts/a.woff2)"), FONT]
    made = make_assets(files, renamed=False)
    assert made.names == {path: path for path, _ in files}
    assert made.contents == dict(files)
