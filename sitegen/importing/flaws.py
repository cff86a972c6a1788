"""What is wrong with a text as we have it, one line each, for `source.defects`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.importing.bodies import BodyNames, Mention
from sitegen.importing.speech import quoted
from sitegen.importing.text import PROPER, Paragraph, Part

LOST_LIGATURES = re.compile(
    r"\b(?:o (?:ce|cer|cers|ces|cial|cials|cially|er|ers|ered|ering|set)|di (?:erent|erence|erences|erently"
    r"|cult|culty"
    r"|culties|er)|e (?:ect|ects|ective|ectively|ort|orts|ciency|cient|ciently)|sta (?:ng|ed)|su (?:cient"
    r"|ered|ering|er)"
    r"|a (?:ected|ects|ord|orded)|con (?:dence|dent|dential|ict|rmed)|bene (?:t|ts|cial)|speci (?:c|cally|ed)"
    r"|signi (?:cant|cantly)|scienti c|identi ed|quali (?:ed|cations?)|de (?:ned|nition|cit)|re (?:ect|ects|ected)"
    r"|in (?:uence|ation)| rst\b|pro (?:le|t|ts)|work ow|work ows)\b"
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|recently|earlier this (?:week|month|year)|later this (?:week|month|year)"
    r"|(?:last|this|next) (?:week|month|year|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|autumn|spring|summer"
    r"|winter)|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\b"
)


def flaws(rows: Sequence[Paragraph], mentions: Sequence[Mention], names: BodyNames) -> Iterator[str]:
    """Everything noticed, in words for `source.defects`."""
    proper = [row for row in rows if row.part in PROPER]
    lost = [match[0].strip() for row in proper for match in LOST_LIGATURES.finditer(row.text)]
    if lost:
        shown = ", ".join(f"“{word}”" for word in dict.fromkeys(lost[:3]))
        places = "1 place" if len(lost) == 1 else f"{len(lost)} places"
        yield f"Letters are lost in {places} (ligatures: {shown}); do not quote there."
    captions = [row.line for row in rows if row.part is Part.CAPTION]
    if captions:
        yield f"Captions or picture credits run into the text ({_lines(captions)})."
    pulled = [row.line for row in rows if row.part is Part.PULL_QUOTE]
    if pulled:
        yield f"A pull quote repeats words of the text ({_lines(pulled)}); it has no speaker of its own."
    tail = _tail(rows)
    if tail:
        yield f"Page furniture follows the text ({_lines(tail)})."
    unclosed = [row.line for row in proper if any(not one.closed for one in quoted(row.text))]
    if unclosed:
        yield f"A quotation is opened and never closed ({_lines(unclosed)}), so that its end is uncertain."
    relative = list(dict.fromkeys(match[0] for row in proper for match in _RELATIVE.finditer(row.text)))
    if relative:
        yield f"Dates are relative to a day that has to be known: {', '.join(relative[:4])}."
    yield from _splice(rows, mentions)


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:4])) + (" …" if len(numbers) > 4 else "")
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"


def _tail(rows: Sequence[Paragraph]) -> list[int]:
    last = max((at for at, row in enumerate(rows) if row.part is Part.PROSE), default=0)
    return [row.line for row in rows[last + 1 :] if row.part is Part.FURNITURE]


_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")


def _splice(rows: Sequence[Paragraph], mentions: Sequence[Mention]) -> Iterator[str]:
    """An end that speaks of somebody else: names of capitals, thick there, that come nowhere before."""
    prose = [at for at, row in enumerate(rows) if row.part is Part.PROSE and row.words > 20]
    if len(prose) < 4:
        return
    for cut in range(2, len(prose)):
        before = " ".join(rows[at].text for at in prose[:cut])
        after = " ".join(rows[at].text for at in prose[cut:])
        found = _CAPITALS.findall(after)
        foreign = {word for word in found if found.count(word) >= 3 and not re.search(rf"\b{word}\b", before)}
        introduced = {word for word in foreign if f"({word})" in after}
        bodies_before = {mention.id for mention in mentions if mention.paragraph < prose[cut]}
        bodies_after = {mention.id for mention in mentions if mention.paragraph >= prose[cut]}
        if foreign - introduced and bodies_before and not bodies_before & bodies_after:
            name = sorted(foreign - introduced)[0]
            line = rows[prose[cut]].line
            yield f"From line {line} the text speaks of {name}, never named before: perhaps another text was joined on."
            return
