"""`data/site.zip`: the whole site and nothing else; the same site is the same file, and no build leaves an old one."""

from __future__ import annotations

import io
import os
import random
import re
import signal
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from msgspec import structs
from selectolax.lexbor import LexborHTMLParser
from sites import REPOSITORY, TINY, build, copy_of, digests, sitegen
from test_killed import die_at_step
from test_site import edits

from sitegen.build import Options, Result
from sitegen.build import build as build_here
from sitegen.export.offline import copied, packed

ZIP = "data/site.zip"
NOT_COPIED = {".sitegen-manifest", ".nojekyll", "robots.txt", "sitemap.xml", "404.html", ZIP}
OWN = "data/index.html"


def wanting(site: Path, to: Path) -> Path:
    """A copy of a site that wants the copy for readers."""
    root = copy_of(site, to)
    settings = root / "content/site.yaml"
    if "offline_copy" not in settings.read_text("utf-8"):
        settings.write_text(settings.read_text("utf-8") + "offline_copy: true\nsocial_cards: true\n", "utf-8")
    return root


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return wanting(TINY, tmp_path / "tiny")


def members(output: Path) -> dict[str, bytes]:
    """The files of the copy by their path in its folder."""
    with zipfile.ZipFile(output / ZIP) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        (folder,) = {name.partition("/")[0] for name in names}
        return {name.removeprefix(f"{folder}/"): archive.read(name) for name in names}


def check(output: Path) -> None:
    """The copy has the files of the site as they are."""
    found = members(output)
    del found["README.txt"]
    there = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    left_out = {name for name in there if name.endswith("/card.png") or name.startswith("pagefind/")}
    wanted = there.keys() - NOT_COPIED - left_out
    assert found.keys() == wanted
    for name in wanted - {OWN}:
        content = there[name].read_bytes()
        # Hints to load fonts ahead are refused by browsers on a disk.
        expected = re.sub(rb'<link rel="preload".*>\n', b"", content) if name.endswith(".html") else content
        assert found[name] == expected, name


# What is in it


@pytest.mark.parametrize("site", [TINY, REPOSITORY], ids=["tiny", "digest"])
def test_the_copy_has_every_page_and_no_link_leads_out_of_it(site: Path, tmp_path: Path) -> None:
    root = wanting(site, tmp_path / "site")
    build(root)
    check(root / "build")
    found = members(root / "build")
    for name, content in found.items():
        if name.endswith(".html"):
            for node in LexborHTMLParser(content).css("[href], [src]"):
                address = node.attributes.get("href") or node.attributes.get("src") or ""
                path = urldefrag(address).url
                if path and ":" not in path:
                    target = os.path.normpath(Path(name).parent / unquote(path))
                    assert target in found, (name, address)


def test_it_says_what_it_is(tiny: Path) -> None:
    settings = tiny / "content/site.yaml"
    licence = "licence: CC BY 4.0\nlicence_url: https://licence.example/by\n"
    settings.write_text(settings.read_text().replace("without: [search]\n", licence))
    build(tiny)
    text = members(tiny / "build")["README.txt"].decode()
    for part in (
        "Tiny: a digest\n",
        "open the file index.html",
        "Publisher: The tiny editors\n",
        "Licence: CC BY 4.0 https://licence.example/by\n",
        "The newest edition: https://tiny.example/sub/\n",
    ):
        assert part in text
    assert "search" in text
    settings.write_text(settings.read_text() + "without: [search]\n")
    build(tiny)
    # Of a search that there is not, nothing is said.
    assert "search" not in members(tiny / "build")["README.txt"].decode().casefold()
    with zipfile.ZipFile(tiny / "build" / ZIP) as archive:
        assert archive.namelist()[0] == "tiny-a-digest/README.txt"


def test_what_a_disk_has_no_use_for_is_left_out() -> None:
    paths = [
        "index.html",
        "404.html",
        "pagefind/pagefind.js",
        "sitemap-2.xml",
        "documents/a/card.png",
        "a/card.png.html",
    ]
    assert list(copied(paths)) == ["a/card.png.html", "index.html"]


def test_what_is_packed_already_is_stored() -> None:
    text = b"some text " * 100
    with zipfile.ZipFile(io.BytesIO(packed("folder", [("a.woff2", text), ("ü/b.html", text)]))) as archive:
        stored, deflated = archive.infolist()
    assert (stored.compress_type, deflated.compress_type) == (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    assert deflated.filename == "folder/ü/b.html"
    assert {info.date_time for info in (stored, deflated)} == {(1980, 1, 1, 0, 0, 0)}
    assert oct(deflated.external_attr >> 16) == "0o100644"


def test_the_data_page_says_how_large_it_is_but_not_in_the_copy(tiny: Path) -> None:
    build(tiny)
    page = (tiny / "build" / OWN).read_text("utf-8")
    size = round((tiny / "build" / ZIP).stat().st_size / 1000)
    assert f'<a href="../data/site.zip">site.zip</a> <span class="note nowrap">{size} KB</span>' in page
    package = round((tiny / "build/data/datapackage.json").stat().st_size / 1000)
    assert re.search(rf'datapackage.json</a></th>\s*<td>[^<]*</td>\s*<td class="nowrap">{package} KB</td>', page)
    assert "site.zip" not in members(tiny / "build")[OWN].decode()


def test_nobody_gets_a_copy_unasked(tmp_path: Path) -> None:
    root = copy_of(TINY, tmp_path / "tiny")
    build(root)
    assert not (root / "build" / ZIP).exists()
    assert "site.zip" not in (root / "build" / OWN).read_text("utf-8")


def test_drafts_are_nothing_to_take_away(tiny: Path) -> None:
    build(tiny, "--drafts")
    assert not (tiny / "build" / ZIP).exists()
    build(tiny)
    check(tiny / "build")
    assert "secret" not in " ".join(members(tiny / "build"))
    build(tiny, "--drafts")
    assert not (tiny / "build" / ZIP).exists()


def test_without_the_data_there_is_no_page_for_it(tiny: Path) -> None:
    settings = tiny / "content/site.yaml"
    settings.write_text(settings.read_text().replace("[search]", "[search, data]"))
    page = tiny / "content/documents/first.md"
    page.write_text(page.read_text("utf-8").replace("/data/", "/about/"), "utf-8")
    build(tiny)
    assert not (tiny / "build/data").exists()


# When it is made


def built(root: Path, output: Path, **more: bool | int) -> Result:
    result = build_here(structs.replace(Options(root, output, date(2026, 1, 5)), **more))
    assert not result.failed, result.diagnostics
    return result


def test_the_same_site_is_the_same_file(tiny: Path, tmp_path: Path) -> None:
    build(tiny, PYTHONHASHSEED="0", TZ="UTC")
    other = wanting(TINY, tmp_path / "elsewhere")
    build(other, PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", SOURCE_DATE_EPOCH="1000000000")
    assert digests(other / "build") == digests(tiny / "build")


def test_a_build_with_nothing_to_do_leaves_it(tiny: Path) -> None:
    build(tiny)
    before = (tiny / "build" / ZIP).stat().st_mtime_ns
    assert build(tiny)["written"] == 0
    # Not even when it is looked at: a file that was touched is as it was.
    os.utime(tiny / "build/index.html")
    assert build(tiny)["written"] == 0
    assert (tiny / "build" / ZIP).stat().st_mtime_ns == before


@pytest.mark.parametrize("name", [ZIP, OWN, "index.html", "data/datapackage.json"])
def test_a_file_that_was_changed_or_removed_is_made_again(tiny: Path, name: str) -> None:
    build(tiny)
    good = digests(tiny / "build")
    (tiny / "build" / name).write_bytes(b"defaced")
    build(tiny)
    assert digests(tiny / "build") == good
    (tiny / "build" / name).unlink()
    build(tiny)
    assert digests(tiny / "build") == good


@pytest.mark.parametrize(("in_place", "jobs"), [(False, 1), (False, 2), (True, 1)])
def test_after_each_edit_it_is_that_of_a_clean_build(tiny: Path, tmp_path: Path, in_place: bool, jobs: int) -> None:
    dice = random.Random(5)
    built(tiny, tiny / "build", in_place=in_place, jobs=jobs)
    for step in range(10):
        dice.choice(edits())(tiny, dice)
        built(tiny, tiny / "build", in_place=in_place, jobs=jobs)
        check(tiny / "build")
        built(tiny, tmp_path / f"clean-{step}")
        assert digests(tiny / "build") == digests(tmp_path / f"clean-{step}")


def test_copies_of_the_process_make_the_same_file(tmp_path: Path) -> None:
    """The digest is large enough for several of them."""
    root = wanting(REPOSITORY, tmp_path / "digest")
    for jobs in (1, 3):
        built(root, tmp_path / f"jobs-{jobs}", jobs=jobs)
    assert digests(tmp_path / "jobs-1") == digests(tmp_path / "jobs-3")


def test_killed_at_any_step_the_copy_and_the_site_are_of_one_build(tiny: Path) -> None:
    output, page = tiny / "build", tiny / "content/documents/second.md"
    text = page.read_text("utf-8")
    built(tiny, output)
    killed, step = 0, 1
    while True:
        page.write_text(f"{text}\n\nStep {step}.\n", "utf-8")
        child = os.fork()
        if not child:
            die_at_step(step, [0])
            built(tiny, output, jobs=1)
            os._exit(0)
        ended = os.waitpid(child, 0)[1]
        check(output)
        if not os.WIFSIGNALED(ended):
            break
        assert os.WTERMSIG(ended) == signal.SIGKILL
        killed += 1
        if killed % 3 == 0:
            built(tiny, output)
            check(output)
        step += 23
    assert killed > 10
    built(tiny, output)
    clean = tiny / "clean"
    built(tiny, clean)
    assert digests(output) == digests(clean)


def test_after_a_kill_between_two_renames_it_is_made_again(tiny: Path, tmp_path: Path) -> None:
    """In place, files come out one after the other: here a page came out, and neither the copy nor word of it."""
    output, page = tiny / "build", tiny / "content/pages/about.md"
    built(tiny, output, in_place=True)
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    built(tiny, tmp_path / "clean")
    name = "about/index.html"
    (output / name).write_bytes((tmp_path / "clean" / name).read_bytes())
    built(tiny, output, in_place=True)
    assert digests(output) == digests(tmp_path / "clean")


def test_what_is_switched_on_and_off_is_as_in_a_clean_build(tiny: Path, tmp_path: Path) -> None:
    settings = tiny / "content/site.yaml"
    text = settings.read_text("utf-8").partition("offline_copy")[0]
    for step, (copy, cards) in enumerate(((True, True), (False, True), (True, False), (False, False), (True, True))):
        switches = f"offline_copy: {copy}\nsocial_cards: {cards}\n".lower()
        settings.write_text(text + switches, "utf-8")
        built(tiny, tiny / "build")
        built(tiny, tmp_path / f"clean-{step}")
        assert digests(tiny / "build") == digests(tmp_path / f"clean-{step}")
        assert ((tiny / "build" / ZIP).exists(), (tiny / "build/card.png").exists()) == (copy, cards)


def test_a_fault_in_a_template_leaves_the_last_good_copy(tiny: Path) -> None:
    build(tiny)
    good = digests(tiny / "build")
    (tiny / "templates").mkdir()
    (tiny / "templates/data.html").write_text("{{ page.nothing }}")
    assert sitegen("build", root=tiny).returncode == 1
    assert digests(tiny / "build") == good
