"""A raw text as paragraphs, each with the part that it plays: title, byline, caption, prose, page furniture …

Rules of thumb for English pages that were copied or saved: what stands before the first full paragraph is the head of
the page, and what trails behind the last one is its foot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct, structs


class Part(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    HEADING = "heading"
    PULL_QUOTE = "pull quote"
    PROSE = "prose"
    FURNITURE = "furniture"


class Paragraph(Struct, frozen=True):
    """Words on one line, the line they begin on in the file (from 1), and what they are."""

    text: str
    line: int
    part: Part = Part.PROSE

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


PROPER = frozenset({Part.TITLE, Part.STANDFIRST, Part.HEADING, Part.PROSE})
"""What belongs to the document itself."""
ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$|[”\"]$")
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MONTH_OR_SHORT = rf"(?:{MONTH}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH_OR_SHORT},? \d{{4}}|{MONTH_OR_SHORT} \d{{1,2}}(?:st|nd"
    rf"|rd|th)?,? \d{{4}})"
)
_BULLET = re.compile(r"^(?:[*•·‣▪–-]|\(?\d{1,2}[.)])\s+")
_CUT = re.compile(r"\b(?:the|a|an|and|or|of|to|in|for|with|by|that|as|on|at|from|is|was)$|,$")
_FOOT = re.compile(r"^(?:\d+ comments?|comments?|leave a (?:comment|reply))$", re.I)
_CAPTION = re.compile(
    r"^\W*(?:photo(?:graph)?|picture|image|credit|caption|pictured)\b\W"
    r"|\b(?:photo|picture|image)(?: credit)?s?:|\bcredit:|\((?:left|right|cent(?:re|er)|pictured|above|below)\)"
    r"|/ ?(?:Alamy|Getty|PA|Reuters|iStock|Shutterstock|Flickr)|^\W*\?\?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:written |posted |story |words )?by:?\s+(?:the )?[A-Z]|^Posted by:|^Author:|^From: ", re.IGNORECASE
)
_DATE = re.compile(
    rf"^(?:(?:date )?(?:published|posted|updated|first published|last updated|released?|issued|delivered)"
    rf"(?: on)?:?\s+|\w+day,? )?(?:{DAY}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{4}}-\d\d-\d\d)"
    rf"(?:\W+\d{{1,2}}[:.]\d\d(?: ?[ap]m)?)?(?:\W.{{0,60}})?$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:skip to|shar(?:e|ing)(?:$| this| on| and|:)|print(?:$| this)|e?-?mail(?:$| this| \S+@)|tweet"
    r"|follow (?:us|@|\w+ \w+ on)|sign up|subscribe|log ?in|register (?:now|here)|menu$|search$|home$"
    r"|cookies?\b|we use (?:some )?(?:essential )?cookies|accept|reject|read (?:more|the most|next|also)"
    r"|also read|see also|more (?:on|from|like)|related (?:content|articles|stories|links|posts)|most (?:read"
    r"|popular)"
    r"|latest (?:news|articles)|trending|recommended|you may (?:also )?like|(?:\d+ )?comments?(?:$| by)"
    r"|leave a (?:comment|reply)"
    r"|tags?:|categor(?:y|ies):|topics?:|filed under|newsletter|advertisement|©|copyright|all (?:rights|content)"
    r"|terms (?:and|of)|privacy|contact(?: us)?$|about us|back to|previous|next\b|loading|for immediate release"
    r"|this (?:blog post|speech|publication|news story) was published under|is this page useful|download\b"
    r"|available (?:at|from)\b|newspapers (?:in|from)|click here|view (?:all|more)|get emails|https?://\S+$|www\.\S+$"
    r"|enjoyed this|note:? (?:to|for) editors|ends$|notes to editors|media enquiries|press office)",
    re.IGNORECASE,
)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order, each with its part."""
    rows = list(_marked(_mended(_rows(text))))
    return tuple(_pull_quotes(_parts(rows)))


def _mended(rows: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Sentences that a page break cut in two made whole."""
    held: Paragraph | None = None
    for row in rows:
        if held is not None and held.words > 30 and _CUT.search(held.text):
            held = structs.replace(held, text=f"{held.text} {row.text}")
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _rows(text: str) -> Iterator[Paragraph]:
    """Paragraphs as they are set: a line each, or lines up to an empty one where lines are broken by width."""
    lines = [" ".join(line.split()) for line in text.replace("\u00ad", "").splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    # Most lines of about one length, and none much longer: broken by width, not by paragraphs.
    broken = bool(lengths) and 50 <= lengths[len(lengths) * 2 // 3] <= lengths[-1] <= 130
    block: list[str] = []
    start = 1
    for number, line in enumerate([*lines, ""], start=1):
        if line and (not block or _runs_on(block[-1], line, broken)):
            start = start if block else number
            block.append(line)
            continue
        if block:
            yield Paragraph(_joined(block), start)
        block, start = ([line], number) if line else ([], number)


def _runs_on(before: str, line: str, broken: bool) -> bool:
    """Whether a line goes on with the sentence before it."""
    if _BULLET.match(line) or any(_kind(text) not in {Part.PROSE, Part.HEADING} for text in (before, line)):
        return False
    if line[:1].islower() and len(before) > 30:
        return True
    return broken and len(before) >= 45 and not ENDS.search(before)


def _joined(block: list[str]) -> str:
    text = block[0]
    for line in block[1:]:
        text = text[:-1] + line if text.endswith("-") and line[:1].islower() and len(text) > 40 else f"{text} {line}"
    return text


def _marked(rows: Iterable[Paragraph]) -> Iterator[Paragraph]:
    for row in rows:
        yield structs.replace(row, part=_kind(row.text))


def _kind(text: str) -> Part:
    if _DATE.match(text) and len(text) < 120:
        return Part.DATE
    if _BYLINE.match(text) and len(text) < 200:
        return Part.BYLINE
    if _CAPTION.search(text) and len(text.split()) < 45:
        return Part.CAPTION
    if _FURNITURE.match(text) and len(text.split()) < 25:
        return Part.FURNITURE
    if not any(character.isalpha() for character in text):
        return Part.FURNITURE
    return Part.PROSE if _full(text) else Part.HEADING


def _full(text: str) -> bool:
    """A sentence, or an item of a list, rather than a heading."""
    words = len(text.split())
    return (words >= 8 and bool(ENDS.search(text))) or words >= 22 or bool(_BULLET.match(text))


def _parts(rows: list[Paragraph]) -> list[Paragraph]:
    """Head and foot of the page, told apart from its body."""
    full = [at for at, row in enumerate(rows) if row.part is Part.PROSE and not _BULLET.match(row.text)]
    if not full:
        return rows
    foot = next((at for at, row in enumerate(rows) if at > full[0] and _FOOT.match(row.text)), len(rows))
    full = [at for at in full if at < foot]
    first, last = full[0], full[-1]
    title = _title_at(rows[:first])
    done: list[Paragraph] = []
    for at, row in enumerate(rows):
        part = row.part
        if at == title:
            part = Part.TITLE
        elif at < first and part is Part.HEADING:
            part = Part.STANDFIRST if title is not None and at > title and row.words >= 5 else Part.FURNITURE
        elif at > foot or (at > last and part is Part.HEADING):
            part = Part.FURNITURE
        done.append(structs.replace(row, part=part))
    return done


def _title_at(head: list[Paragraph]) -> int | None:
    """The first line of the head that is long enough; else the longest."""
    named = [
        at for at, row in enumerate(head) if (row.part is Part.HEADING and row.words > 1) or row.part is Part.HEADING
    ]
    for at in named:
        if head[at].words >= 4:
            return at
    return max(named, key=lambda at: (head[at].words, at), default=None)


def _pull_quotes(rows: list[Paragraph]) -> Iterator[Paragraph]:
    """A paragraph in quotation marks whose words stand in another one is decoration."""
    for row in rows:
        inner = row.text.strip("\"'“”‘’ ")
        quoted = row.text[:1] in "\"“‘'" and row.text[-1:] in "\"”’'" and row.words < 45
        others = (other.text for other in rows if other is not row)
        if quoted and any(inner.rstrip(".").casefold() in text.casefold() for text in others):
            row = structs.replace(row, part=Part.PULL_QUOTE)
        yield row
