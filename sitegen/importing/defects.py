"""What is wrong with a text as we have it, for readers; and, apart from that, what its editor should look at.

Readers are told of lost letters, a splice, words that repeat, a quotation that is never closed. That captions and parts
of the page were left out, or that dates hang on the day of the text, is for the editor alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importing.names.naming import Mention, straight
from sitegen.importing.page.furniture import BULLET, MONTH
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.importing.speech.quotations import Quotation
from sitegen.numerals import WORD_NUMBER

LOST_LETTERS = re.compile(
    r"\b(?:[oO] (?:ce|ces|cer|cers|cial|cials|cially|er|ered|ers|ering)|[dD]i (?:er|ers|ering|erent|"
    r"erently|erence|erences|cult|culty|culties)|[eE] (?:ect|ects|ective|ectively|ort|orts|cient|"
    r"ciency|ciently)"
    r"|[sS]u (?:er|ers|ered|ering|cient|ciently)|[aA] (?:ect|ects|ected|ecting|airs|ord|ordable)|"
    r"[bB]ene (?:t|ts|cial)|[sS]peci (?:c|cally|ed)|scienti c|[dD]e (?:ne|ned|nition|nitely|cit)|con "
    r"(?:dence|dent|dential|rm|rmed|ict)"
    r"|pro le|[sS]ta (?:ng|ed)|re (?:ect|ects|ected)|[tT]ra c|[wW]ork ow|[iI]n uence|signi cant|signi cantly)\b"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SPAN = r"(?:hour|day|week|weekend|fortnight|month|year|decade|century)s?"
_HOW_MANY = rf"(?:an?|one|{WORD_NUMBER}|\d+|few|several|many|some|couple of)"
_RELATIVE = re.compile(
    rf"\b(?:(?i:last|this|next|(?:earlier|later) this|the (?:past|last|next|coming)|this time last)"
    rf" (?:{_HOW_MANY} )?(?:{_SPAN}|spring|summer|autumn|winter|Christmas|Easter|morning|afternoon|evening|night|"
    rf"term|session|{_DAY}|{MONTH})"
    r"|(?i:yesterday|tomorrow|today|tonight|recently)"
    rf"|(?:(?i:{_HOW_MANY}) )?(?:{_HOW_MANY} )?{_SPAN} (?:ago|from now|hence)"
    rf"|(?i:on|by|until|since|from) {_DAY})(?!\w)"
)
_SHOWN = 6
_NAME = re.compile(r"\b(?:[A-Z]{3,}|[A-Z][a-z]+(?: [A-Z][a-z]+)+)\b")


@dataclass(frozen=True)
class Noticed:
    """What was noticed about a text: `defect` in words for readers, `remark` for its editor; either may be empty."""

    defect: str = ""
    remark: str = ""


def noticed_in(page: Page, mentions: list[Mention], quotations: Sequence[Quotation]) -> list[Noticed]:
    """All that was noticed, in our own words."""
    return [
        *_lost_letters(page),
        *_splice(page, mentions),
        *_repeats(page),
        *_never_closed(page, quotations),
        *_breaks_off(page),
        *_furniture(page),
        *_relative(page),
    ]


def _quoted(text: str, words: int = 4) -> str:
    """The first words of a text, with a sign that it goes on."""
    shown = " ".join(text.split()[:words])
    return f"“{shown}”" if len(text.split()) <= words else f"“{shown.rstrip(',;:.')} …”"


def _lost_letters(page: Page) -> Iterator[Noticed]:
    found = Counter(match[0] for match in LOST_LETTERS.finditer(straight(page.text)))
    if sum(found.values()) > 1 or any(" c" in word for word in found):
        shown = ", ".join(f"“{word}”" for word, _ in found.most_common(3))
        yield Noticed(
            f"Letter pairs such as ff and ffi are lost in the copy that we read ({shown}).",
            f"Letters are lost in {sum(found.values())} places: do not quote damaged words.",
        )


def _furniture(page: Page) -> Iterator[Noticed]:
    captions = [p for p in page.of("caption") if re.search(r"\w", p.text)]
    if captions:
        line = page.place(captions[0].start)[0]
        yield Noticed(remark=f"Left out as a caption or credit: line {line}, {_quoted(captions[0].text)}")
    pieces = [p for p in page.of("furniture") if re.search(r"\w", p.text)]
    if pieces:
        shown = ", ".join(_quoted(p.text) for p in pieces[:3])
        yield Noticed(remark=f"Left out as parts of the page: {shown}")


def _splice(page: Page, mentions: list[Mention]) -> Iterator[Noticed]:
    """A name that is prominent in the last part only, where those of the first part no longer occur."""
    paragraphs = [p for p in page.body if len(p.text) > 60]
    if len(paragraphs) < 4:
        return
    names = [Counter(m[0] for m in _NAME.finditer(p.text)) for p in paragraphs]
    total: Counter[str] = Counter()
    first_seen: dict[str, int] = {}
    for number, row in enumerate(names):
        total.update(row)
        for name in row:
            first_seen.setdefault(name, number)
    mentioned = [
        Counter(m.text for m in mentions if p.start <= m.start < p.end and m.kind in {"department", "publisher"})
        for p in paragraphs
    ]
    for foreign, count in total.items():
        cut = first_seen[foreign]
        if count < 3 or not foreign.isupper() or not 2 <= cut < len(paragraphs) - 1:
            continue
        first, later = set().union(*mentioned[:cut]), set().union(*mentioned[cut:])
        own = sorted(name for name in first if sum(row[name] for row in mentioned[:cut]) >= 3)
        if own and not first & later:
            line = page.place(paragraphs[cut].start)[0]
            yield Noticed(
                f"Possibly two texts in one: {foreign} is named only in the later part, {own[0]} only in the earlier.",
                f"The second text may begin at line {line}: credit no figure of one part to the other.",
            )
            return


def _repeats(page: Page) -> Iterator[Noticed]:
    body = page.body
    plain = [" ".join(re.findall(r"[\w’']+", straight(p.text).lower())) for p in body]
    for number, text in enumerate(plain):
        count = len(text.split())
        if 7 <= count <= 45 and any(
            n != number and text in other and len(other) > len(text) for n, other in enumerate(plain)
        ):
            line = page.place(body[number].start)[0]
            shown = _quoted(body[number].text)
            yield Noticed(f"A passage stands twice in the text: {shown}", f"Stands twice: line {line}, {shown}")
            return


def _never_closed(page: Page, quotations: Sequence[Quotation]) -> Iterator[Noticed]:
    end = _end_of_a_part(page)
    for quotation in quotations:
        if not quotation.closed:
            line, shown = page.place(quotation.start)[0], _quoted(quotation.words)
            # Where our copy breaks off, it is nothing that readers would find in the original.
            ours = end is not None and quotation.start >= end.start
            yield Noticed(
                "" if ours else f"A quotation is opened and never closed: {shown}",
                f"Where the quotation of line {line} ends is uncertain: quote none of its last words.",
            )


_MANY = 8
"""Words of a last paragraph from which it is no heading, credit or name."""


def _end_of_a_part(page: Page) -> Paragraph | None:
    """The last paragraph of the text, where it stops within a sentence: then the copy is only a part.

    Below the word that ends a press release only notes and addresses stand.
    """
    if any(_END.fullmatch(p.text) for p in page.paragraphs[len(page.paragraphs) // 2 :]):
        return None
    last = next((p for p in reversed(page.paragraphs) if p.kind in {"standfirst", "body", "notes"}), None)
    whole = last is None or re.search(r"[.!?:;…”\"’')\]]\W*$", last.text) or BULLET.match(last.text)
    return None if whole or last is None or len(last.text.split()) < _MANY else last


_END = re.compile(r"\W*(?:ends?|ENDS?|Ends?)\W*")


def _breaks_off(page: Page) -> Iterator[Noticed]:
    last = _end_of_a_part(page)
    if last is not None:
        line, words = page.place(last.start)[0], " ".join(last.text.split()[-4:])
        yield Noticed(remark=f"The copy breaks off in line {line} (“… {words}”): look at the original for the rest")


def _relative(page: Page) -> Iterator[Noticed]:
    phrases = (match[0].rstrip(".") for p in page.body for match in _RELATIVE.finditer(p.text))
    found = Counter(phrase[0].lower() + phrase[1:] for phrase in phrases)
    if found:
        shown = ", ".join(f"“{word}”" for word, _ in found.most_common(_SHOWN))
        more = f", and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        yield Noticed(remark=f"Relative to the day of the text: {shown}{more}. Write days, or leave them open.")
