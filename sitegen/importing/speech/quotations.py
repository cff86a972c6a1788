"""Quotations in a text, by their marks: double or single, curly or straight, nested, broken off, never closed.

An apostrophe is no quotation mark. A quotation that goes on in the next paragraph, which then opens with a mark again,
is one quotation; so is what a mark opens and one a few paragraphs further down closes. What is never closed runs to the
end of its paragraph and is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importing.english import SAYING
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.importing.speech.cuts import before_half, other_starts, turns_sense
from sitegen.importing.speech.halved import lone_end, said_within, sentence_before
from sitegen.importing.speech.marks import is_behind_colon, may_be_possessive, mixed_end

LIMIT = 12
"""Words that an entry quotes at most: the house rule."""
MOST = 4
"""Runs of a speech that are proposed at most."""
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“", "”": "”", "″": "″"}
"""Mark that opens -> mark that closes; the last two are opened with a mark that is none of opening."""
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_PAUSE = re.compile(r"(?<=[,;:.!?–—…])\s+")
# Without what follows these the words before them mean something else, or nothing.
_TURN = re.compile(r"(?:not|but|nor|unless|except|only|rather|instead|yet|if|as if|than|that)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\s+(?=(?:which|who|because|while|when|where)\b|and (?:I|we|you|he|she|it|they|there|the|this|these|our|my|nobody|"
    r"have|has|had|are|is|was|were|will|would|can|could|do|did|then)\b)"
)
_CLAUSE_STARTS = re.compile(
    r"(?:[.;:!?–—]|\b(?:that|because)|, (?:and|so))\s+"
    r"(?!(?:is|are|was|were|be|has|have|had|will|would|can|could|may|might|must|should|does|do|did|not|and|but)\b)"
)
_LIST_FIRST = re.compile(r"^[>\s]*$")


@dataclass(frozen=True)
class Quotation:
    """Quoted words as the source has them, without their marks; offsets are those of the words.

    `form` is `speech` for somebody's words, `phrase` for a few words, a title or a term. `closed` is false where the
    closing mark is missing. `paragraph` is the number of its paragraph in the body. `parts` are (offset, words) of each
    paragraph of one that goes on through several. `marked` is false where no marks set it apart, but a line above it.
    """

    words: str
    start: int
    end: int
    form: str
    closed: bool
    paragraph: int
    parts: tuple[tuple[int, str], ...] = ()
    marked: bool = True

    @property
    def short(self) -> str:
        """The most telling run of at most twelve words: the whole, or its first clause of three words and more."""
        return short_run(self.words)

    @property
    def runs(self) -> tuple[tuple[int, str], ...]:
        """(offset, run of at most twelve words) to choose from: one, and of a speech of several paragraphs one of each.

        Of what is never closed only the first sentence is sure to be quoted.
        """
        if not self.closed:
            first = _SENTENCE.match(self.words)
            return ((self.start, short_run(first[0])),) if first else ()
        if not self.parts:
            return ((self.start, self.short),)
        return tuple(_telling(start, words) for start, words in self.parts[:MOST])

    @property
    def length(self) -> int:
        """Number of words."""
        return len(self.words.split())


def quotations_in(page: Page) -> list[Quotation]:
    """All quotations of the body, in order."""
    found: list[Quotation] = []
    going_on: Quotation | None = None
    for number, paragraph in enumerate(page.body):
        following = page.body[number + 1].text if number + 1 < len(page.body) else ""
        here = list(_in(paragraph, number, _Between(going_on is not None, _begins_single(following))))
        # Words in marks within a block are those of its speaker.
        if paragraph.text.startswith(">") and 2 * sum(q.length for q in here) < len(paragraph.text.split()):
            here = list(_block(paragraph, number))
        joined = None
        if going_on is not None and here and _opens_at_once(paragraph, here[0]):
            found[-1] = joined = _joined(going_on, here.pop(0))
        else:
            here = _with_halved(page, number, found, here)
        found += here
        last = here[-1] if here else joined
        going_on = last if last is not None and not last.closed and _runs_to_end(paragraph, last) else None
    return found


def _runs_to_end(paragraph: Paragraph, quotation: Quotation) -> bool:
    return paragraph.end - quotation.end <= _AT_END


_AT_END = 4
"""Signs behind the last word of a paragraph, at most: dots, a comma."""


def _opened_above(page: Page, number: int, found: list[Quotation]) -> Quotation | None:
    """The quotation that is still open a few paragraphs above, with nothing but text in between."""
    above = found[-1] if found else None
    if above is None or above.closed or above.parts or page.text[above.start - 1] not in '“”"″':
        return None
    first = page.body[above.paragraph]
    kinds = {p.kind for p in page.body[above.paragraph : number + 1]}
    near = 0 < number - above.paragraph < MOST
    return (
        above
        if near and (kinds <= {"standfirst", "body"} or kinds == {"notes"}) and _runs_to_end(first, above)
        else None
    )


def _with_halved(page: Page, number: int, found: list[Quotation], here: list[Quotation]) -> list[Quotation]:
    """The quotations of a paragraph with the one whose opening mark is missing, or stands further up in `found`."""
    paragraph = page.body[number]
    end = lone_end(paragraph.text, [(q.start - paragraph.start - 1, q.end - paragraph.start + 3) for q in here])
    if end < 0 or any(q.start - paragraph.start < end for q in here):
        return here
    above = _opened_above(page, number, found)
    if above is not None:
        for passed in page.body[above.paragraph + 1 : number]:
            above = _joined(above, Quotation(passed.text, passed.start, passed.end, "speech", False, number))
        words = paragraph.text[:end].rstrip(",;:")
        last = Quotation(words, paragraph.start, paragraph.start + len(words), "speech", True, number)
        found[-1] = _joined(above, last)
        return here
    start = sentence_before(paragraph.text, end)
    if start < 0:
        return here
    words = paragraph.text[start:end].rstrip(",;:")
    place = paragraph.start + start
    return [Quotation(words, place, place + len(words), "speech", True, number, marked=False), *here]


@dataclass(frozen=True)
class _Between:
    """What stands around a paragraph: a quotation that is still open, and a paragraph that opens with a single mark.

    A single mark that is never closed may be an apostrophe; between such neighbours it opens a quotation that goes on.
    """

    open_before: bool = False
    goes_on: bool = False

    def runs_on(self, text: str, at: int) -> bool:
        """Whether a single mark opens words up to the end of the paragraph, which the next one goes on with."""
        whole = _WHOLE_TO_END.match(text, at + 1) is not None
        if at == 0:
            return whole and (self.open_before or self.goes_on)
        return whole and self.goes_on and _MAY_OPEN.search(text, 0, at) is not None


_MAY_OPEN = re.compile(rf"(?:[:,.!?–—-]|\b(?:{SAYING}|that))\s*$")
_WHOLE_TO_END = re.compile(r"[\"“]?[A-Z\d£](?=.*\s.*\s).*[.!?…,;:][\"”)]?$", re.DOTALL)


def _begins_single(text: str) -> bool:
    return text[:1] in {"'", "‘"} and _opens(text, 0)


def _joined(first: Quotation, more: Quotation) -> Quotation:
    parts = (*(first.parts or ((first.start, first.words),)), (more.start, more.words))
    words = f"{first.words} {more.words}"
    return Quotation(words, first.start, more.end, "speech", more.closed, first.paragraph, parts)


def quotations_of_title(page: Page, found: list[Quotation]) -> list[Quotation]:
    """What the title quotes and the body does not; the title says by whom hardly ever.

    So with captions, which mostly say once more what the body says, but for names of pictures and things.
    """
    known = [_bare(quotation.words) for quotation in found]
    titled = [one for paragraph in page.of("title") for one in _in(paragraph, 0)]
    shown = [one for paragraph in page.of("caption") for one in _in(paragraph, 0) if one.form == "speech"]
    return [one for one in (*titled, *shown) if not any(_bare(one.words) in words for words in known)]


def _bare(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _opens_at_once(paragraph: Paragraph, first: Quotation) -> bool:
    return first.start - paragraph.start <= 2


def _block(paragraph: Paragraph, number: int) -> Iterator[Quotation]:
    words = paragraph.text.lstrip("> ")
    start = paragraph.start + len(paragraph.text) - len(words)
    words = _POSTED_BY.sub("", words)
    yield Quotation(_LINE_OF_BLOCK.sub(" ", words), start, start + len(words), "speech", True, number)


_POSTED_BY = re.compile(r"\s*[—–] [A-Z][^—–]{2,60} \(@\w+\)[^—–]*$")
"""Behind a message that was put into a page: whoever posted it, and when."""
_LINE_OF_BLOCK = re.compile(r"\s+>\s*")


def _in(paragraph: Paragraph, number: int, between: _Between = _Between()) -> Iterator[Quotation]:
    text = paragraph.text
    at = 0
    while at < len(text):
        if text[at] in _PAIRS and _opens(text, at):
            runs_on = text[at] in "'‘" and between.runs_on(text, at)
            end, closed = _closing(text, at)
            behind = is_behind_colon(text, at) or (between.open_before and at == 0)
            if runs_on and closed and behind and may_be_possessive(text, end):
                # `said: ‘The teams’ work is done.`, and the next paragraph goes on: no mark closes it here.
                end, closed = len(text), False
            if not closed and text[at] not in "'‘" and (said := said_within(text, at)) > 0:
                end = said
            quotation = _made(paragraph, at + 1, end, closed, number, runs_on=runs_on)
            if quotation is not None:
                yield quotation
            if closed or quotation is not None:
                at = end
        at += 1


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or (before.isalnum() and text[at] != "“"):
        return False
    if after.isspace():
        # Set off by spaces on both sides, only a mark that never closes opens anything: `“ We row. ”`.
        return text[at] in "“«" and (not before or before.isspace()) and bool(text[at + 1 :].strip())
    if text[at] in "”″":
        return after.isalnum() and (not before or before.isspace() or before in "([")
    if text[at] in "'‘" and (text[at + 1 : at + 3].isdigit() or re.match(r"(?:tis|twas|em|til|n)\b", text[at + 1 :])):
        return False
    return not before or before.isspace() or before in "([{–—-/>“‘\"'…" or text[at] == "“"


def _closing(text: str, at: int) -> tuple[int, bool]:
    """Where a quotation that opens at a mark ends, and whether it is closed."""
    mark, close = text[at], _PAIRS[text[at]]
    depth = 0
    candidates: list[int] = []
    other = mixed_end(text, at)
    for n in range(at + 1, len(text)):
        sign = text[n]
        if n == other:
            return n, True
        if sign == close and _closes(text, n):
            if mark == '"' or depth == 0:
                candidates.append(n)
                if mark in '"“«„' or not (may_be_possessive(text, n) and _later_mark(text, n)):
                    return _weighed(text, at, candidates), True
            else:
                depth -= 1
        elif sign == mark and mark != '"' and _opens(text, n):
            if mark in "'‘" and candidates:
                # Another one opens: what looked like an apostrophe closed this one.
                return candidates[-1], True
            depth += 1
    if candidates:
        return candidates[-1], True
    return len(text), False


def _weighed(text: str, at: int, candidates: list[int]) -> int:
    """Of marks that may close a quotation the last; the first of a few words where the last may be an apostrophe too.

    `made 'real gains' long before the unions' leaders left` quotes two words.
    """
    few = text[at + 1 : at + 2].islower() and may_be_possessive(text, candidates[-1])
    return candidates[0] if few else candidates[-1]


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "”" or text[at] == "»":
        return True
    if before.isspace():
        return not after or not after.isalnum()
    return not after.isalnum() or (text[at] == '"' and before in ".,!?")


def _later_mark(text: str, at: int) -> bool:
    return any(text[n] in "’'" and _closes(text, n) for n in range(at + 1, len(text)))


def _made(
    paragraph: Paragraph, start: int, end: int, closed: bool, number: int, *, runs_on: bool = False
) -> Quotation | None:
    raw = paragraph.text[start:end]
    words = raw.strip().rstrip(",;:")
    words = re.sub(r"\s*(?:…|\.\.\.)$", "", words)
    apostrophe = not closed and not runs_on and paragraph.text[start - 1] in "'‘" and len(words) < 400
    if not _WORD.search(words) or apostrophe or (not closed and raw[:1].isspace()):
        # An apostrophe that opens nothing: ’90s, the rest of a name. Or a mark that is only spoken of.
        return None
    offset = start + len(raw) - len(raw.lstrip())
    count = len(words.split())
    whole = words.lstrip("[(…. ")[:1].isupper() and (count >= 4 or words[-1:] in ".!?")
    form = "speech" if (whole and count >= 4) or count >= 9 else "phrase"
    place = paragraph.start + offset
    return Quotation(words, place, place + len(words), form, closed, number)


_LOOSE_ENDS = frozenset(
    "a all an and any as at be because but by each every for from has have if in is its no not of on or our so that "
    "the their this to was we were when where which while who will with would you your do does did must may could can "
    "should than been being it's we're they're i they he she nobody".split()
)


_LEAST = 4
"""Words that a run has at least, where it ends before the quotation does."""


def short_run(words: str, limit: int = LIMIT) -> str:
    """At most `limit` words in a row, exactly as they stand: from the start to the end of the clause nearest the limit.

    Where none ends well, the end of the quotation from the start of a clause; else as many words as may be.
    """
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", words)]
    if len(tokens) <= limit:
        return words.strip().rstrip(",;:.")
    ends = [(gain, end) for gain, end in _clause_ends(words) if _LEAST <= len(words[:end].split()) <= limit]
    whole = [(gain, end) for gain, end in ends if not turns_sense(words, end)]
    if whole:
        return _longest(words, whole)
    # Of words whose ends all turn the sense only another sentence will do, or what somebody was told.
    clauses = other_starts(words) if ends else (m.end() for m in _CLAUSE_STARTS.finditer(words))
    starts = [at for at in clauses if _LEAST < len(words[at:].split()) <= limit]
    if starts:
        return words[min(starts) :].strip().rstrip(",;:.")
    if ends:
        return _longest(words, ends)
    # A clause with `that` is told to its end or not at all.
    cut = words[: tokens[limit - 1][1]]
    before = re.match(r"(?:\S+\s+){4,}?(?=that\b)", cut)
    return without_loose_end(before[0] if before else cut[: before_half(words, len(cut))])


def _longest(words: str, ends: list[tuple[int, int]]) -> str:
    """The longest of the runs from the start, of which each (gain, end) is as much longer as it gains."""
    best = max(ends, key=lambda row: len(words[: row[1]].split()) + row[0])
    return without_loose_end(words[: best[1]])


_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\w)[^.!?]*)*[.!?](?=\s|$)")


def _telling(start: int, words: str) -> tuple[int, str]:
    """(offset, run): the first sentence that can be quoted whole and says something, else the best run of all."""
    for sentence in _SENTENCE.finditer(words):
        text = sentence[0].strip()
        if _LEAST < len(text.split()) <= LIMIT:
            return start + sentence.start() + len(sentence[0]) - len(sentence[0].lstrip()), short_run(text)
    return start, short_run(words)


def _clause_ends(words: str) -> Iterator[tuple[int, int]]:
    """(gain, offset) of ends of clauses that keep their sense; the end of a sentence gains most."""
    for pause in _PAUSE.finditer(words):
        if not _TURN.match(words[pause.end() :]):
            yield (4 if words[pause.start() - 1] in ".!?…" else 2), pause.start()
    for clause in _CLAUSE.finditer(words):
        yield 0, clause.start()


def without_loose_end(words: str) -> str:
    """Words that were cut, without what only leads to the next ones."""
    words = words.strip().rstrip(",;:.–—… ")
    while len(words.split()) > 3 and words.split()[-1].lower() in _LOOSE_ENDS:
        words = words.rsplit(None, 1)[0].rstrip(",;:.–—… ")
    return words
