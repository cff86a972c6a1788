"""Social cards: the picture that others show beside a link to a page. Paper, ink, one rule in the accent, and the
typefaces of the site; nothing that could pass for the mark of an office.

Pillow draws them, and is imported only where a site wants them. A card has sixteen colours, from paper to ink and the
accent: more cannot be told apart, and the file is a third as large.
"""

from __future__ import annotations

import contextlib
import io
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from sitegen.views.shapes import SocialCard

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
EDGE = 80
PAPER, INK, ACCENT = (0xFB, 0xF9, 0xF3), (0x21, 0x1D, 0x18), (0x7C, 0x22, 0x30)
"""As in the style sheet, by day."""
_STEPS = 14
"""Between paper and ink."""
_FULL, _SOFT, _HAIR, _ACCENT = 14 * 17, 10 * 17, 3 * 17, 15 * 17
"""How much ink there is, of 255; the last is the accent."""
_TITLE_TOP, _TITLE_HEIGHT, _LEADING = 206, 296, 1.16
_SIZES = (76, 68, 60, 54, 48, 44)
"""Of the title, in pixels: the first in which it has room."""
_SMALL = 28
_NO_CHARACTER = "\U0010fffe"
Measure = Callable[[str], float]


def drawn_by() -> str:
    """What draws cards here, with its version; empty where it is not installed."""
    try:
        import PIL
    except ImportError:
        return ""
    return f"Pillow {PIL.__version__}"


class Painter:
    """Draws cards with two typefaces, each given as the bytes of a font file; without one, with Pillow's own."""

    def __init__(self, serif: bytes, sans: bytes) -> None:
        self._faces = {"serif": serif, "sans": sans}
        self._font = lru_cache(maxsize=None)(self._loaded)
        self._has = lru_cache(maxsize=None)(self._is_there)

    def draw(self, card: SocialCard) -> bytes:
        """The card as PNG."""
        from PIL import Image
        from PIL.ImageDraw import Draw

        image = Image.new("L", (WIDTH, HEIGHT), 0)
        pen = Draw(image)
        site = self.settable(card.site_title, "serif")
        title = self.settable(card.title, "serif") or site
        if site != title:
            self._line(pen, 92, site, "serif", 32, _FULL)
            pen.rectangle((EDGE, 121, WIDTH - EDGE - 1, 122), _HAIR)
        self._line(pen, 174, self.settable(card.kicker, "sans"), "sans", _SMALL, _SOFT)
        size, lines = self.fitted(title)
        for number, line in enumerate(lines):
            at = (EDGE, _TITLE_TOP + size + round(number * size * _LEADING))
            pen.text(at, line, fill=_FULL, font=self._font("serif", size, 600), anchor="ls")
        pen.rectangle((EDGE, 528, EDGE + 71, 533), _ACCENT)
        self._line(pen, 576, self.settable(card.note, "sans"), "sans", _SMALL, _SOFT)
        made = image.point([(value + 8) // 17 for value in range(256)]).convert("P")
        made.putpalette([part for colour in _colours() for part in colour])
        file = io.BytesIO()
        made.save(file, "PNG", bits=4)
        return file.getvalue()

    def _line(self, pen: ImageDraw, down: int, text: str, face: str, size: int, ink: int) -> None:
        """One line, cut where it is too long; `down` is where it stands."""
        font = self._font(face, size, 600 if face == "serif" else 400)
        pen.text((EDGE, down), shortened(text, font.getlength, WIDTH - 2 * EDGE), fill=ink, font=font, anchor="ls")

    def fitted(self, title: str) -> tuple[int, list[str]]:
        """The size of a title and its lines; of one that is too long in the smallest size the end is left out."""
        for size in _SIZES:
            measure, room = self._font("serif", size, 600).getlength, int(_TITLE_HEIGHT / (size * _LEADING))
            lines = wrapped(title, measure, WIDTH - 2 * EDGE)
            if len(lines) <= room:
                return size, balanced(title, measure, WIDTH - 2 * EDGE)
        rest = " ".join(lines[room - 1 :])
        return size, [*lines[: room - 1], shortened(rest, measure, WIDTH - 2 * EDGE)]

    def settable(self, text: str, face: str) -> str:
        """The text in characters that the face has: accents and signs that it lacks are left out.

        Where it lacks a letter or a digit, nothing is left: half a word is worse than none.
        """
        kept = []
        for character in unicodedata.normalize("NFC", text):
            plain = unicodedata.normalize("NFKD", character)[0]
            if character.isspace() or self._has(character, face):
                kept.append(character)
            elif self._has(plain, face):
                kept.append(plain)
            elif unicodedata.category(character)[0] in "LN":
                return ""
        return " ".join("".join(kept).split())

    def _is_there(self, character: str, face: str) -> bool:
        """Whether a face has a character: what it draws is not what it draws for those it has not."""
        font = self._font(face, _SMALL, 400)
        found, none = font.getmask(character), font.getmask(_NO_CHARACTER)
        return found.size[0] > 0 and (found.size, bytes(found)) != (none.size, bytes(none))

    def _loaded(self, face: str, size: int, weight: int) -> FreeTypeFont:
        from PIL import ImageFont

        if not self._faces[face]:
            default = ImageFont.load_default(size)
            assert isinstance(default, ImageFont.FreeTypeFont), "given a size, it has no other kind"
            return default
        font = ImageFont.truetype(io.BytesIO(self._faces[face]), size)
        # A font of the site's own may have one weight only.
        with contextlib.suppress(OSError):
            font.set_variation_by_axes([weight])
        return font


def wrapped(text: str, measure: Measure, width: float) -> list[str]:
    """The text in lines; a word that is longer than a line is broken where the line ends."""
    lines = [""]
    for word in text.split():
        wider = f"{lines[-1]} {word}".lstrip()
        if measure(wider) <= width:
            lines[-1] = wider
            continue
        lines += [""] if lines[-1] else []
        for character in word:
            if lines[-1] and measure(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return lines


def balanced(text: str, measure: Measure, width: float) -> list[str]:
    """The text in as few lines as it needs, of about the same length; no word is broken for that."""
    lines = wrapped(text, measure, width)
    widest = max(map(measure, text.split()), default=0)
    for part in range(95, 50, -5):
        narrower = wrapped(text, measure, width * part / 100)
        if width * part / 100 < widest or len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def shortened(text: str, measure: Measure, width: float) -> str:
    """The text, or as much of it as there is room for and an ellipsis; whole words where there are any."""
    if measure(text) <= width:
        return text
    while text and measure(f"{text}…") > width:
        text = text.rpartition(" ")[0] if " " in text else text[:-1]
    return f"{text.rstrip(' ,;:–-')}…"


def _colours() -> list[tuple[int, int, int]]:
    """From paper to ink in even steps, then the accent."""
    ramp = [
        tuple(round(paper + (ink - paper) * step / _STEPS) for paper, ink in zip(PAPER, INK, strict=True))
        for step in range(_STEPS + 1)
    ]
    return [(red, green, blue) for red, green, blue in (*ramp, ACCENT)]
