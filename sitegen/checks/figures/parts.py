"""`figure-differs`, further: a percentage follows from the numbers that stand beside it, and no part exceeds its whole.

Bad: `value: +155 %` with `from: 9` and `to: 14`; `value: 78 %` with `base: 31 of 50`; `base: 44 of 18`. Good: `+56 %`,
`62 %`, `18 of 44`. What the source itself prints in the words is the source's; and numbers that are rounded leave room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sitegen.checks.figures.points import problem_of as points
from sitegen.checks.figures.values import HEDGE, LOOSE, value_of
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Annotation, Document

if TYPE_CHECKING:
    from sitegen.numerals import Number

# Patterns as text, as in `figure_values`.
_PER_CENT = r"([+−–-]?) ?(\d[\d,]*(?:\.\d+)?) ?(?:%|per ?cent\b|pc\b)(?!.*(?:\d|point))"
_SHARE = r"(.*?) (?:out )?of (?:the |all |its |their |some )*(.*)"
_OVER = r"\b(?:plan|target|expect|place|need|allow|order|aim|goal|before|earlier|previous|year|capacity|quota|budget)"
"""Words of a base that may well be exceeded: 120 of 100 planned places."""
_COUNT = r"(\d[\d,]*) ([^\W\d_]+)\b[^\d]*"


def check(document: Document) -> Iterator[Diagnostic]:
    """Look at the values of the figures of an entry."""
    for figure in document.body.annotations:
        # What is told of points is told once.
        if figure.kind == "figure" and not points(figure):
            message, hint = (
                _part_of_less(figure)
                or _other_part(figure)
                or _part_as_share(figure)
                or _wrong_share(figure)
                or _wrong_change(figure)
                or ("", "")
            )
            if message:
                yield Diagnostic(figure.span, "figure-differs", Severity.WARNING, message, hint)


Problem = tuple[str, str] | None


def _part_of_less(figure: Annotation) -> Problem:
    """A part that is larger than its whole."""
    base = figure.option("base")
    share = _share(base)
    if re.search(_OVER, base.lower()):
        return None
    if share and share[0].value > share[1].value:
        message = f"the base '{base}' has a part that is larger than the whole"
        return message, "write the part first and the whole behind 'of': 18 of 44"
    part, whole = (re.fullmatch(_COUNT, text.lower()) for text in (value_of(figure), base))
    if part and whole and part[2] == whole[2] and _plain(part[1]) > _plain(whole[1]):
        message = f"the value '{value_of(figure)}' is larger than the whole, '{base}'"
        return message, "the value is the part, the base the whole of which it is one: correct the one that is mistyped"
    return None


def _other_part(figure: Annotation) -> Problem:
    """A base of another part than the words, which tell a part of the same whole; the rest of it is right too."""
    base, words = figure.option("base"), figure.words
    ours, theirs = _share(base), _share(words)
    if ours is None or theirs is None or ours[1].value != theirs[1].value:
        return None
    part, whole = theirs[0].value, theirs[1].value
    if ours[0].value in {part, whole - part} or re.search(HEDGE, f"{base} {words}".lower()):
        return None
    message = f"the base '{base}' has another part of the whole than the words '{words}'"
    return message, "write the source's numbers in the text, behind /// and in 'base:', and reckon 'value:' anew"


def _part_as_share(figure: Annotation) -> Problem:
    """The number of a part that has become a percentage: 31 % for "31 of the 40 people"."""
    value, share = re.fullmatch(_PER_CENT, value_of(figure).lower()), _share_of_words(figure)
    if value is None or value[1] or share is None or figure.option("derived") == "true":
        return None
    part, whole = share[0].value, share[1].value
    if _plain(value[2]) != part or not 0 < part <= whole or re.search("%|per ?cent", figure.words.lower()):
        return None
    right = 100 * part / whole
    if _near(value[2], right, figure, share) or _near(value[2], 100 - right, figure, share):
        return None
    told = _told(right, value[2])
    write = f"{told} and unit: %" if figure.option("unit") else f"{told} %"
    message = f"the words '{figure.words}' count, and the value '{value_of(figure)}' is a percentage"
    counted = re.search(r"[^\W\d_]+\W*$", figure.words)
    counts = f"{value[2]} {counted[0].strip()}" if counted else figure.words
    return message, f"write value: {write} and derived: true, or value: {counts}"


def _share_of_words(figure: Annotation) -> tuple[Number, Number] | None:
    """Part and whole in the words, where the base tells of no other whole."""
    share, base = _share(figure.words), figure.option("base")
    whole = _one(base) if base else None
    return share if share and (not base or (whole and whole.value == share[1].value)) else None


def _wrong_share(figure: Annotation) -> Problem:
    """A percentage that is not the share beside it; one that is the rest of it is right too."""
    value = _percentage(figure)
    text = figure.option("base")
    share = _share(text)
    if not share and figure.option("derived") == "true" and not (figure.option("from") or figure.option("to")):
        text, share = figure.words, _share_of_words(figure)
    if value is None or value[0] or share is None or not 0 < share[0].value <= share[1].value:
        return None
    right = 100 * share[0].value / share[1].value
    if any(_near(value[1], one, figure, share) for one in (right, 100 - right)):
        return None
    told = _told(right, value[1])
    message = f"the value '{value_of(figure)}' is not the share that '{text}' comes to, {told} %"
    return message, f"write value: {told} %, or correct the numbers beside it"


def _wrong_change(figure: Annotation) -> Problem:
    """A percentage that is not the change from one number to the other, nor, without a sign, anything else of them."""
    value, first, last = _percentage(figure), _one(figure.option("from")), _one(figure.option("to"))
    if value is None or first is None or last is None or not first.value or _units_differ(figure):
        return None
    sign, number = value
    change = 100 * (last.value - first.value) / first.value
    ours = -1 if sign in {"-", "−", "–"} else 1
    possible = [ours * change] if sign else [change, -change, 100 + change]
    if "%" in figure.option("to"):
        # Points, or the last of the two itself.
        possible += [ours * (last.value - first.value), last.value, first.value, abs(last.value - first.value)]
    if any(_near(number, one, figure, (first, last)) for one in possible):
        return None
    ends = figure.option("from"), figure.option("to")
    if (
        sign
        and last.value
        and _near(number, ours * 100 * (first.value - last.value) / last.value, figure, (first, last))
    ):
        message = f"the value '{value_of(figure)}' is the change from '{ends[1]}' to '{ends[0]}', and not the other way"
        return message, f"write from: {ends[1]} and to: {ends[0]}"
    told = f"{'−' if change < 0 else '+'}{_told(abs(change), number)}"
    message = f"the value '{value_of(figure)}' does not follow from '{ends[0]}' and '{ends[1]}': the change is {told} %"
    return message, f"write value: {told} %, or correct from: and to:"


def _plain(number: str) -> float:
    return float(number.replace(",", ""))


def _percentage(figure: Annotation) -> tuple[str, str] | None:
    """Sign and digits of a value in per cent that the words do not print themselves."""
    match = re.match(_PER_CENT, value_of(figure).lower())
    if match is None:
        return None
    printed = figure.option("derived") != "true" and _prints(figure.words, match[2])
    return None if printed else (match[1], match[2])


def _prints(words: str, digits: str) -> bool:
    """Whether the words have a percentage themselves, as a number or as a part: a third."""
    from sitegen.numerals import numbers_in

    if re.search(rf"(?<![\d.,]){re.escape(digits)}\b", words):
        return True
    parts = [number for number in numbers_in(words.lower()) or () if number.value < 1]
    return any(abs(part.value - _plain(digits) / 100) <= part.step / 2 for part in parts)


def _share(text: str) -> tuple[Number, Number] | None:
    """Part and whole of `31 of the 50`."""
    match = re.fullmatch(_SHARE, text.lower())
    parts = (_one(match[1]), _one(match[2])) if match else (None, None)
    return (parts[0], parts[1]) if parts[0] is not None and parts[1] is not None else None


def _one(text: str) -> Number | None:
    """The number of a text that has one, and surely is no year."""
    # Here and not above, for the same reason.
    from sitegen.numerals import numbers_in

    numbers = numbers_in(text) or ()
    wanted = 2 if re.search("%|per ?cent", text) else 1
    return numbers[0] if len(numbers) == wanted and numbers[0].sure else None


def _units_differ(figure: Annotation) -> bool:
    units = {re.sub(r"[\d,. ]|thousand|million|[mb]n", "", figure.option(name).lower()) for name in ("from", "to")}
    return len(units - {""}) > 1


def _near(digits: str, right: float, figure: Annotation, beside: tuple[Number, Number]) -> bool:
    """Whether a percentage is what was worked out, as far as it and the numbers that it is of are rounded."""
    number = _plain(digits)
    step = 10.0 ** -len(digits.partition(".")[2])
    derived = figure.option("derived") == "true"
    # What we have worked out is of the numbers as they are printed. A source may have had others before it rounded, and
    # so has who gives more digits than numbers in hundreds have.
    as_printed = derived and "." not in digits
    loose = any(one.step != 1 or (not as_printed and one.value >= 1000 and one.value % 100 == 0) for one in beside)
    texts = (value_of(figure), figure.words, *(figure.option(name) for name in ("base", "from", "to")))
    loose = loose or any(re.search(HEDGE, text.lower()) for text in texts)
    # Nobody who has worked out 25 rounds it to 20.
    settled = not loose and derived and round(right, 9) % 5 == 0
    if step == 1 and number % 5 == 0 and not settled:
        step = 5 if number % 10 else 10
    room = step if step < 5 else step / 2
    return abs(number - right) <= room + (LOOSE * max(abs(right), 10) if loose else 0) + 1e-9


def _told(number: float, like: str) -> str:
    """A number with as many decimals as the one in whose place it would stand."""
    return f"{number:.{len(like.partition('.')[2])}f}"
