"""The geometry of pictures: numbers to frozen values that `partials/charts.html` draws. Knows nothing of entries.

Across, a picture counts in per cent of its frame, so that it fits every screen while its words keep their size; down,
in heights of its own type (em). A label has the level from which its frame has room for it: `LEVELS` gives the widths
of frames in em, and the style sheet hides the labels of higher levels in narrower frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

LEVELS = (24.0, 40.0, 66.0)
"""A phone held upright, one held across, a desk."""
NEVER = len(LEVELS)
"""The level of a label that no frame has room for."""
LOWEST, HIGHEST = 6.0, 12.0
"""The plot is not lower or higher than this, however small or large the counts are."""
UNIT = 2.4
"""The height of one entry at most: a single one is no tower."""
WIDEST = 5.0
"""A column is no wider, however few there are."""
GAP = 0.3
STEPS = (1, 5, 10, 50, 100, 500, 1000)
"""Every so many columns bear a label; each step divides the next, so that a wider frame only adds labels."""
LANE, BAND = 3.5, 1.6
"""Height of a lane with its heading, and of the bands in it."""

_NARROW, _WIDE = frozenset("fijlrt'’.,:;|()[] -"), frozenset("mwMWQO@%&—")


class Piece(Struct, frozen=True):
    """The part of a column that one series has; series count from 1, in the order of the stack from below."""

    series: int
    count: int
    y: float
    height: float


class Column(Struct, frozen=True):
    """A year: its whole width from `x`, and within it the bar, whose pieces stand on each other."""

    label: str
    label_level: int
    count: int
    count_level: int
    x: float
    width: float
    bar_x: float
    bar_width: float
    top: float
    """Where the bar ends above."""
    pieces: tuple[Piece, ...]

    @property
    def middle(self) -> float:
        """Where its labels are centred."""
        return round(self.x + self.width / 2, 3)


class Band(Struct, frozen=True):
    """A stretch of time in a lane; every second one is `odd`."""

    label: str
    level: int
    x: float
    width: float
    odd: bool

    @property
    def middle(self) -> float:
        """Where its label is centred."""
        return round(self.x + self.width / 2, 3)


class Lane(Struct, frozen=True):
    """Stretches of time beside each other, below a heading; they do not overlap."""

    label: str
    y: float
    bands: tuple[Band, ...]


class Mark(Struct, frozen=True):
    """A day."""

    label: str
    kind: str
    x: float


class Overview(Struct, frozen=True):
    """Columns on a base line, with `top` to `base` for the tallest; lanes above them, marks below them."""

    height: float
    top: float
    base: float
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...] = ()
    marks: tuple[Mark, ...] = ()


class Stretch(Struct, frozen=True):
    """A stretch of time to be drawn: first and last day."""

    label: str
    first: date
    last: date


def text_width(text: str) -> float:
    """The width of a text in heights of its type, estimated on the large side."""
    return round(sum(0.38 if c in _NARROW else 0.95 if c in _WIDE else 0.72 if c.isupper() else 0.64 for c in text), 3)


def level_for(share: float, wanted: float) -> int:
    """The first level at which a share of the frame, in per cent, is as wide as is wanted."""
    return next((level for level, frame in enumerate(LEVELS) if frame * share / 100 >= wanted), NEVER)


def overview(
    first: int,
    columns: Sequence[Sequence[int]],
    lanes: Iterable[tuple[str, Iterable[Stretch]]] = (),
    marks: Iterable[tuple[str, str, date]] = (),
) -> Overview:
    """Years from `first` on, each with the counts of its series; lanes by heading; marks as (label, kind, day)."""
    span = (first, len(columns))
    drawn = [(label, bands) for label, stretches in lanes if (bands := tuple(_bands(span, stretches)))]
    placed = tuple(Lane(label, LANE * number, bands) for number, (label, bands) in enumerate(drawn))
    top = LANE * len(placed) + 1.5
    dots = tuple(Mark(label, kind, x) for label, kind, day in marks if 0 <= (x := _at(span, day)) <= 100)
    most = max(map(sum, columns), default=0) or 1
    unit = min(UNIT, HIGHEST / most)
    base = round(top + max(LOWEST, most * unit), 3)
    height = round(base + (3.4 if dots else 1.8), 3)
    return Overview(height, top, base, tuple(_columns(span, columns, base, unit)), placed, dots)


def _columns(span: tuple[int, int], columns: Sequence[Sequence[int]], base: float, unit: float) -> Iterator[Column]:
    first, number = span
    width = 100 / number
    room = level_for(width, max(text_width(str(sum(counts))) for counts in columns) + GAP)
    bar = min(0.72 * width, WIDEST)
    for at, counts in enumerate(columns):
        year, total = first + at, sum(counts)
        yield Column(
            label=str(year),
            label_level=_label_level(year, width),
            count=total,
            count_level=room,
            x=round(at * width, 3),
            width=round(width, 3),
            bar_x=round(at * width + (width - bar) / 2, 3),
            bar_width=round(bar, 3),
            top=round(base - total * unit, 3),
            pieces=tuple(_pieces(counts, base, unit)),
        )


def _pieces(counts: Sequence[int], base: float, unit: float) -> Iterator[Piece]:
    below = 0
    for series, count in enumerate(counts, start=1):
        below += count
        if count:
            yield Piece(series, count, round(base - below * unit, 3), round(count * unit, 3))


def _label_level(year: int, width: float) -> int:
    """The first level at which the label of a year is drawn: all, or every fifth, tenth … where they are close."""
    wanted = text_width("2000") + GAP
    for level, frame in enumerate(LEVELS):
        step = next((step for step in STEPS if step * frame * width / 100 >= wanted), STEPS[-1])
        if year % step == 0:
            return level
    return NEVER


def _at(span: tuple[int, int], day: date) -> float:
    """A day across the frame; below 0 or above 100 outside it."""
    passed = day.toordinal() - date(day.year, 1, 1).toordinal()
    return round(100 * (day.year - span[0] + passed / 366) / span[1], 3)


def _bands(span: tuple[int, int], stretches: Iterable[Stretch]) -> Iterator[Band]:
    """Stretches cut to the frame; where two overlap, the later one begins where the earlier one ends."""
    end, odd = 0.0, False
    for stretch in sorted(stretches, key=lambda s: (s.first, s.last)):
        start, stop = max(end, _at(span, stretch.first)), min(100.0, _at(span, stretch.last))
        if stop > start:
            width = round(stop - start, 3)
            yield Band(stretch.label, level_for(width, text_width(stretch.label) + 2 * GAP), start, width, odd)
            end, odd = stop, not odd


def step_of(count: int, most: int, steps: int = 5) -> int:
    """The step of shade of a count: 0 for none, else 1 to `steps`, in equal parts of the largest count."""
    return -(-steps * count // max(most, steps)) if count > 0 else 0


class Stroke(Struct, frozen=True):
    """A year of a sparkline: where it stands, and how high."""

    x: float
    height: float


class Spark(Struct, frozen=True):
    """A line of strokes, `SPARK` high; years without any have none."""

    width: float
    stroke: float
    strokes: tuple[Stroke, ...]


SPARK, STEP, LONGEST = 14, 5.0, 120.0
"""Height of a sparkline, distance of its years, and its width at most."""


def spark(counts: Sequence[int]) -> Spark:
    """One stroke for each year that has any; the scale reaches three at least."""
    step = min(STEP, LONGEST / max(1, len(counts)))
    most = max(3, *counts, 0)
    strokes = (Stroke(round(at * step, 2), round(SPARK * n / most, 2)) for at, n in enumerate(counts) if n)
    return Spark(round(len(counts) * step, 2), round(step * 0.6, 2), tuple(strokes))


class Line(Struct, frozen=True):
    """A line of words and its place."""

    text: str
    y: float


class Kin(Struct, frozen=True):
    """A body in a lineage: its name and a remark below it, in lines; it stands on the stem or on a branch."""

    kind: str
    y: float
    """Where its dot is."""
    branch: bool
    top: float
    height: float
    name: tuple[Line, ...]
    remark: tuple[Line, ...]


class Stem(Struct, frozen=True):
    """A lineage from top to bottom: what came before, the body itself, what came after."""

    height: float
    first: float
    last: float
    """From where to where the stem is drawn."""
    kin: tuple[Kin, ...]


LEADING = 1.3
ROOM = 19.0
"""Lines of a lineage are no wider, so that they fit a margin and a phone."""


def stem(before: Sequence[tuple[str, str, str]], own: tuple[str, str], after: Sequence[tuple[str, str, str]]) -> Stem:
    """Bodies as (kind of link, name, remark); a change of name stays on the stem, all else is a branch."""
    y, kin = 0.0, []
    for kind, name, remark in (*before, ("own", *own), *after):
        names, remarks = wrapped(name, ROOM), wrapped(remark, ROOM)
        lines = [round(y + LEADING * number, 3) for number in range(1, len(names) + len(remarks) + 1)]
        placed = tuple(map(Line, [*names, *remarks], lines))
        height = round(LEADING * len(placed) + 0.5, 3)
        branch = kind not in {"own", "name-change"}
        dot = round(y + LEADING - 0.35, 3)
        kin.append(Kin(kind, dot, branch, round(y, 3), height, placed[: len(names)], placed[len(names) :]))
        y += height + 0.5
    return Stem(round(y - 0.5, 3), kin[0].y, kin[-1].y, tuple(kin))


def wrapped(text: str, room: float) -> list[str]:
    """A text in lines that are no wider than `room`, unless a single word is."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
