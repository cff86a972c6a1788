"""Where things stand: notes in the margin, below the paragraph and on paper; the dark theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsing import NewPage, documents, path_of
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAPER = 718
"""Width in pixels of an A4 sheet within its margins."""
ENTRIES = [f"entry:{name}" for name in documents()]

# For every note: its box, and the box of the block that holds its number.
NOTES = """async () => {
  await document.fonts.ready;
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top: top + window.scrollY, bottom: bottom + window.scrollY };
  };
  return [...document.querySelectorAll("main aside.annotation")].map((note) => {
    const number = document.querySelector(`a.annotation-ref[href="#${CSS.escape(note.id)}"]`)
      ?? document.getElementById("r-" + note.id);
    const block = number.closest("p, li, dd, td, th, blockquote, h2, h3, h4, figcaption");
    let top = block;
    while (!top.parentElement.contains(note)) top = top.parentElement;
    return { id: note.id, note: box(note), text: box(block), block: box(top), number: box(number) };
  });
}"""

Note = dict[str, Any]


def notes(page: Page) -> list[Note]:
    found: list[Note] = page.evaluate(NOTES)
    assert found, "the entry has no annotations"
    assert all(note["note"]["bottom"] > note["note"]["top"] for note in found), "a note is not shown"
    return found


def overlapping(found: list[Note]) -> list[str]:
    """Notes that cover one another."""
    return [
        f"{one['id']} and {other['id']}"
        for position, one in enumerate(found)
        for other in found[position + 1 :]
        if one["note"]["left"] < other["note"]["right"] - 0.5
        and other["note"]["left"] < one["note"]["right"] - 0.5
        and one["note"]["top"] < other["note"]["bottom"] - 0.5
        and other["note"]["top"] < one["note"]["bottom"] - 0.5
    ]


def beside(found: list[Note]) -> list[str]:
    """Notes that do not stand to the right of their paragraph: level with it, or right under the note before."""
    faults = []
    above = None
    for each in found:
        note, text = each["note"], each["block"]
        pushed = above is not None and note["top"] - above["bottom"] < 64
        if note["left"] < text["right"] - 0.5:
            faults.append(f"{each['id']} starts at {note['left']:.0f}, its paragraph ends at {text['right']:.0f}")
        if note["top"] > text["bottom"] and not pushed:
            faults.append(f"{each['id']} is {note['top'] - text['bottom']:.0f} px below its paragraph")
        if note["bottom"] < text["top"]:
            faults.append(f"{each['id']} is {text['top'] - note['bottom']:.0f} px above its paragraph")
        above = note
    return faults


def below(found: list[Note]) -> list[str]:
    """Notes that do not follow their paragraph."""
    return [
        f"{each['id']} starts at {each['note']['top']:.0f}, its paragraph ends at {each['block']['bottom']:.0f}"
        for each in found
        if each["note"]["top"] < each["block"]["bottom"] - 0.5
    ]


@pytest.mark.parametrize("place", ENTRIES)
def test_notes_stand_beside_their_paragraph_on_a_wide_screen(
    place: str, digest: Path, site: str, new_page: NewPage
) -> None:
    page = new_page(1600, 1000)
    page.goto(f"{site}/{path_of(place, digest)}")
    found = notes(page)
    faults = beside(found) + [f"{pair} overlap" for pair in overlapping(found)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("place", ENTRIES)
def test_notes_stand_below_their_paragraph_on_a_phone(place: str, digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page(390)
    page.goto(f"{site}/{path_of(place, digest)}")
    found = notes(page)
    faults = below(found) + [f"{pair} overlap" for pair in overlapping(found)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("place", ENTRIES)
def test_notes_never_cover_text_between_phone_and_wide_screen(
    place: str, digest: Path, site: str, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{site}/{path_of(place, digest)}")
    faults = []
    for width in (640, 900, 1024, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        found = notes(page)
        faults += [f"{width} px: {pair} overlap" for pair in overlapping(found)]
        apart = [note for note in found if note["note"]["left"] < note["text"]["right"] - 0.5]
        faults += [f"{width} px: {fault}" for fault in below(apart)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("place", ENTRIES)
def test_paper_has_the_notes_and_no_navigation(place: str, digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page(PAPER)
    page.emulate_media(media="print")
    page.goto(f"{site}/{path_of(place, digest)}")
    for gone in ("nav", "a.skip-link"):
        for element in page.locator(gone).all():
            assert not element.is_visible(), f"{element} would be printed"
    faults = below(notes(page))
    assert not faults, "\n".join(faults)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the text leaves the paper"


def test_paper_is_white_in_the_dark_theme_too(digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page(PAPER, color_scheme="dark")
    page.emulate_media(media="print")
    page.goto(f"{site}/{path_of('home', digest)}")
    assert lightness(page) > 0.95


@pytest.mark.parametrize("place", ["home", "topic", "index:timeline", ENTRIES[0]])
def test_dark_theme_changes_the_page(place: str, digest: Path, site: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site}/{path_of(place, digest)}")
    page.emulate_media(color_scheme="light")
    assert lightness(page) > 0.8
    page.emulate_media(color_scheme="dark")
    assert lightness(page) < 0.2


def lightness(page: Page) -> float:
    """Of the middle pixel at the left edge of the screen, 0 black to 1 white, measured where the reader sees it."""
    picture = page.screenshot(clip={"x": 1, "y": 400, "width": 1, "height": 1})
    grey: float = page.evaluate(
        """async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
          const canvas = new OffscreenCanvas(1, 1).getContext("2d");
          canvas.drawImage(bitmap, 0, 0);
          const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
          return (red + green + blue) / 765;
        }""",
        list(picture),
    )
    return grey
