"""Social cards: pictures of 1200 by 630 pixels in which nothing overflows and no box stands for a letter."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image, ImageChops
from selectolax.lexbor import LexborHTMLParser
from sites import REPOSITORY, TINY, build, copy_of, digests, sitegen

from sitegen.export.cards import EDGE, HEIGHT, PAPER, WIDTH, Painter, balanced, shortened, wrapped
from sitegen.views.shapes import SocialCard

FONTS = REPOSITORY / "assets/fonts"
LONG = "Annual report of the Comptroller and Auditor General on the accounts, with observations upon control, " * 4
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 4


@pytest.fixture(scope="module")
def painter() -> Painter:
    names = ("digest-serif.woff2", "public-sans.woff2")
    return Painter(*((FONTS / name).read_bytes() for name in names))


def card(
    title: str, kicker: str = "Report, about 2019", note: str = "Gazette, trade press", site: str = "A digest"
) -> SocialCard:
    return SocialCard(title, kicker, note, site, (), "")


def drawn(painter: Painter, shown: SocialCard) -> Image.Image:
    image = Image.open(io.BytesIO(painter.draw(shown)))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    return image.convert("RGB")


def extent(image: Image.Image) -> tuple[int, int, int, int]:
    """What is not paper: left, top, right, bottom."""
    found = ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).getbbox()
    assert found
    return found


@pytest.mark.parametrize("title", ["Tea", "Tea and " * 12, LONG, LONG_WORD, "…" * 400, "A\tB\nC", "fj" * 300, ""])
@pytest.mark.parametrize("rest", ["", "short", LONG, LONG_WORD])
def test_nothing_overflows(painter: Painter, title: str, rest: str) -> None:
    left, top, right, bottom = extent(drawn(painter, card(title, rest, rest, rest)))
    # Letters may stand out of their place by a pixel or two.
    assert left >= EDGE - 4 and right <= WIDTH - EDGE + 4
    assert top >= 50 and bottom <= HEIGHT - 36


def test_long_titles_are_set_smaller_then_cut(painter: Painter) -> None:
    sizes = [painter.fitted("Tea and milk " * count)[0] for count in (1, 8, 12, 60)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > sizes[-1]
    _, lines = painter.fitted(LONG)
    assert lines[-1].endswith("…") and LONG.startswith(" ".join(lines).rstrip("…"))
    whole = " ".join(("Tea and milk " * 8).split())
    assert " ".join(painter.fitted(whole)[1]) == whole


def test_a_title_ends_above_what_stands_below_it(painter: Painter) -> None:
    full, bare = (drawn(painter, card(title, "", "", "x")) for title in (LONG, "Tea"))
    band = (0, 512, WIDTH, HEIGHT)
    assert ImageChops.difference(full.crop(band), bare.crop(band)).getbbox() is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("naïve “Œuvres” – 50 %, ½", "naïve “Œuvres” – 50 %, ½"),
        ("Romașcani", "Romascani"),
        ("Tea → milk 🎉 now", "Tea milk now"),
        ("e\u0301tude", "étude"),
        ("Донесение", ""),
        ("報告 2016", ""),
        ("", ""),
    ],
)
def test_what_the_face_lacks_is_no_box(painter: Painter, text: str, expected: str) -> None:
    assert painter.settable(text, "serif") == expected


def test_a_title_in_another_script_leaves_its_place_to_the_name_of_the_site(painter: Painter) -> None:
    assert painter.draw(card("Донесение")) == painter.draw(card("A digest"))
    assert painter.draw(card("Донесение")) != painter.draw(card("Report"))


def test_a_site_without_fonts_has_cards_too() -> None:
    left, _, right, _ = extent(drawn(Painter(b"", b""), card(LONG)))
    assert left >= EDGE - 4 and right <= WIDTH - EDGE + 4


def test_lines() -> None:
    assert wrapped("aa bb cc", len, 5) == ["aa bb", "cc"]
    assert wrapped("a bbbbbbb", len, 3) == ["a", "bbb", "bbb", "b"]
    assert wrapped("", len, 3) == [""]
    assert balanced("aaa bb cc dd", len, 9) == ["aaa bb", "cc dd"]
    assert balanced("aaaaaaaa b", len, 9) == ["aaaaaaaa", "b"]
    assert (shortened("aa bb", len, 5), shortened("aa, bb cc", len, 8)) == ("aa bb", "aa, bb…")
    assert shortened("aa, bb cc", len, 6) == "aa…"
    assert shortened("aaaa", len, 3) == "aa…"


# In a site


def wanting(to: Path, more: str = "") -> Path:
    root = copy_of(TINY, to)
    settings = root / "content/site.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}social_cards: true\n{more}", "utf-8")
    return root


def cards_of(output: Path) -> set[str]:
    return {path.relative_to(output).as_posix() for path in output.rglob("card.png")}


def test_every_page_names_a_card_that_is_there(tmp_path: Path) -> None:
    allowed = "rules:\n  entry-name: {level: off, reason: the name of the file is what is tried}\n"
    root = wanting(tmp_path / "tiny", allowed)
    (root / "content/documents/zürich.md").write_text(
        "---\ntitle: Über\nsummary: s\nyear: 2016\ntags: [openness]\ndepartment: [tea]\n---\nText.\n", "utf-8"
    )
    build(root)
    output, base = root / "build", "https://tiny.example/sub/"
    named = set()
    for path in output.rglob("*.html"):
        tree = LexborHTMLParser(path.read_bytes())
        tags = {node.attributes["property"]: node.attributes["content"] for node in tree.css("meta[property]")}
        if tree.css_first("meta[http-equiv=refresh]"):
            continue
        address = tags["og:image"] or ""
        assert address.startswith(base) and address.isascii()
        named.add(unquote(address.removeprefix(base)))
        assert (tags["og:image:width"], tags["og:image:height"]) == (str(WIDTH), str(HEIGHT))
        assert tags["og:image:alt"] and tags["og:image:type"] == "image/png"
        (kind,) = tree.css('meta[name="twitter:card"]')
        assert kind.attributes["content"] == "summary_large_image"
        if path.parent.name == "zurich":
            assert (tags["og:image:alt"] or "").startswith("Über. ")
    assert named == cards_of(output)
    assert named == {"card.png", *(f"documents/{name}/card.png" for name in ("first", "second", "zurich"))}
    assert "card.png" not in (output / "sitemap.xml").read_text("utf-8")


def test_only_the_card_of_a_changed_title_is_drawn_again(tmp_path: Path) -> None:
    root = wanting(tmp_path / "tiny")
    build(root)
    path = root / "content/documents/second.md"
    path.write_text(path.read_text("utf-8").replace("Das Jahr ist erschlossen.", "Das Jahr ist vermutet."), "utf-8")
    explained = sitegen("build", "--explain", root=root).stdout
    assert not [line for line in explained.splitlines() if line.startswith("write") and "card.png" in line]
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Noch ein "), "utf-8")
    explained = sitegen("build", "--explain", root=root).stdout
    written = [line.split()[1] for line in explained.splitlines() if line.startswith("write") and "card.png" in line]
    assert written == ["documents/second/card.png:"]
    assert "changed: title" in explained


def test_a_card_that_was_removed_or_changed_is_drawn_again(tmp_path: Path) -> None:
    root = wanting(tmp_path / "tiny")
    build(root)
    good = digests(root / "build")
    (root / "build/card.png").unlink()
    (root / "build/documents/first/card.png").write_bytes(b"no picture")
    assert build(root)["written"] == 2
    assert digests(root / "build") == good
    assert build(root)["written"] == 0


def test_who_turns_them_off_has_none(tmp_path: Path) -> None:
    root = wanting(tmp_path / "tiny")
    build(root)
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("social_cards: true", "social_cards: false"), "utf-8")
    build(root)
    assert cards_of(root / "build") == set()
    assert "og:image" not in (root / "build/index.html").read_text("utf-8")


def test_drafts_have_no_cards(tmp_path: Path) -> None:
    root = wanting(tmp_path / "tiny")
    build(root, "--drafts")
    assert cards_of(root / "build") == set()


def run(code: str, root: Path, command: str = "build") -> subprocess.CompletedProcess[str]:
    """A command in a process that is prepared by some code, and says at its end whether it has Pillow."""
    program = f"""import sys
{code}
from sitegen.cli import main
try:
    main([{command!r}, "--root", {str(root)!r}])
except SystemExit as ended:
    print("PIL" in sys.modules, ended.code)
"""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)


def test_a_site_that_wants_none_does_not_load_what_draws_them(tmp_path: Path) -> None:
    assert run("", copy_of(TINY, tmp_path / "without")).stdout == "False 0\n"
    assert run("", wanting(tmp_path / "with")).stdout == "True 0\n"


def test_without_pillow_the_build_says_what_to_install(tmp_path: Path) -> None:
    root = wanting(tmp_path / "tiny")
    done = run("sys.modules['PIL'] = None", root)
    assert done.stdout == "True 1\n"
    lines = (root / "content/site.yaml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if text.startswith("social_cards: "))
    assert f"content/site.yaml:{line}:15: error[no-pillow] social_cards: there is no Pillow" in done.stderr
    assert "pip install 'pillow>=" in done.stderr
    assert not (root / "build").exists()


def test_to_check_nobody_needs_pillow(tmp_path: Path) -> None:
    done = run("sys.modules['PIL'] = None", wanting(tmp_path / "tiny"), "check")
    assert (done.stdout.splitlines()[-1], "no-pillow" in done.stdout) == ("True 0", False)
