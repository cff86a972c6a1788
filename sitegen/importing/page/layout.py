"""Which part of a text is which: title, byline, date line, caption, furniture of the page, heading, body.

Names and numbers are looked for in the body only: a caption, a list of other articles or a line of buttons is no part
of what a document says. The rules are about how pages in English are laid out, not about any one site.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from sitegen.importing.english import OFFICE_WORDS
from sitegen.importing.page.calendars import calendar_lines
from sitegen.importing.page.debates import is_around_turn, labels_in
from sitegen.importing.page.furniture import (
    BULLET,
    BYLINE,
    CAPTION,
    CAPTION_WORDS,
    FULL_DATE,
    FURNITURE,
    LEADS_ON,
    LISTS_FOLLOW,
    MONTH,
    NAME,
    POSTED,
    REST_IS_FURNITURE,
    SENTENCE_END,
    SIGNED,
    TITLED,
    is_host,
    is_menu,
    names_a_sort,
)
from sitegen.importing.page.headline import (
    begins_above,
    introduces,
    is_below_title,
    is_person,
    may_be_paper,
    names_site,
    plain,
    title_at,
)
from sitegen.importing.page.reading import Original
from sitegen.importing.page.teasers import headline_below
from sitegen.importing.page.wrapped import lines_that_go_on


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its offset in the text; line breaks in it are spaces. `kind` says what part it is.

    A `publication` is a line of the byline that names who published the text; a `turn` names who says what follows.
    """

    text: str
    start: int
    kind: str = "body"

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Page:
    """A text in parts. In `text` breaks of wrapped lines are spaces; `lines` has the offsets of lines as printed."""

    text: str
    title: str
    author: str
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[int, ...]

    def of(self, *kinds: str) -> tuple[Paragraph, ...]:
        """The paragraphs of some kinds."""
        return tuple(p for p in self.paragraphs if p.kind in kinds)

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """What the document itself says, from its standfirst to its notes."""
        return self.of("standfirst", "heading", "body", "notes")

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.lines, offset) - 1
        return line + 1, offset - self.lines[line] + 1


def laid_out(original: Original, names: Iterable[str] = ()) -> Page:
    """The parts of a text. `names` are those of publishers and bodies: alone on a line at the top, they head a page."""
    blocks = _blocks(original.text)
    below_lists = headline_below([b.text for b in blocks], _is_byline, _is_date_line)
    kinds = _kinds(blocks, below_lists)
    known = {plain(form) for name in names for form in (name, name.replace("&", "and"))}
    texts = [b.text for b in blocks]
    at = title_at(texts, kinds, original.title, known)
    if below_lists is not None and plain(original.title) in {"", plain(texts[below_lists])}:
        at = below_lists
    told = original.title
    if at is None and names_site(told):
        at = title_at(texts, kinds, "", known)
        told = told if at is None else ""
    title = told or (blocks[at].text.strip(" -–—") if at is not None else "")
    if at is not None:
        if at > 0 and not told and begins_above(original.text[blocks[at - 1].start : blocks[at].start]):
            title = f"{blocks[at - 1].text} {title}"
        for number in range(at):
            if kinds[number] == "body":
                # What introduces a text tells of it, and of whoever spoke.
                kinds[number] = "standfirst" if introduces(blocks[number].text) else "header"
        kinds[at] = "title"
        below = at + 1
        if kinds[below : below + 1] == ["body"] and is_below_title(
            title, blocks[below].text, kinds[below + 1 : below + 2]
        ):
            kinds[below] = "publication" if not is_person(blocks[below].text, known) else "body"
    _mark_byline_in_lines(blocks, kinds, known)
    _mark_names_alone(blocks, kinds, known)
    _mark_shown(blocks, kinds)
    _mark_standfirst(blocks, kinds, at)
    _mark_headings(blocks, kinds)
    paragraphs = tuple(Paragraph(b.text, b.start, kind) for b, kind in zip(blocks, kinds, strict=True))
    lines = (0, *accumulate(len(line) + 1 for line in original.text.split("\n")[:-1]))
    author = original.author or _author(paragraphs)
    return Page(_unwrapped(original.text, paragraphs), " ".join(title.split()), author, paragraphs, lines)


def _unwrapped(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """A text as its paragraphs have it, so that nothing is read otherwise for the width of its lines."""
    pieces: list[str] = []
    at = 0
    for paragraph in paragraphs:
        pieces += [text[at : paragraph.start], paragraph.text]
        at = paragraph.end
    return "".join((*pieces, text[at:]))


def _blocks(text: str) -> list[Paragraph]:
    """Paragraphs by empty lines, and by lines where lines are no mere breaks of a longer one."""
    made: list[Paragraph] = []
    going_on = lines_that_go_on(text, _stands_alone)
    for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        lines = match[0].split("\n")
        longest = max(map(len, lines))
        at = match.start()
        for number, line in enumerate(lines):
            wrapped = number > 0 and longest <= 120 and _goes_on(lines[number - 1], line, longest)
            wrapped = wrapped or at in going_on
            wrapped = wrapped or (len(lines) == 2 and number == 1 and _is_second_half(lines[0].strip(), line.strip()))
            if wrapped:
                before = made.pop()
                made.append(Paragraph(f"{before.text} {line}", before.start))
            else:
                made.append(Paragraph(line, at))
            at += len(line) + 1
    trimmed = (Paragraph(b.text.strip(), b.start + len(b.text) - len(b.text.lstrip())) for b in made)
    return [block for block in trimmed if block.text]


def _stands_alone(line: str) -> bool:
    """Whether a line looks like one that is no part of a paragraph."""
    odd = BYLINE.match(line) or FURNITURE.match(line) or CAPTION.match(line)
    return odd is not None or is_menu(line) or _is_date_line(line)


def _is_second_half(above: str, line: str) -> bool:
    """Whether two lines by themselves are one title or heading: `Diversity`, and below it `in the Fast Stream`."""
    odd = BULLET.match(above) or BYLINE.match(above) or FURNITURE.match(above) or SENTENCE_END.search(above)
    return above[:1].isupper() and line[:1].islower() and not odd


def _goes_on(before: str, line: str, longest: int) -> bool:
    if before.startswith("> ") and not line.startswith(">"):
        return True
    if LEADS_ON.search(before) and line[:1].islower() and not FURNITURE.match(before):
        return True
    if is_menu(before) or is_menu(line):
        return False
    if len(before) < 45 or BULLET.match(line) or BYLINE.match(line) or _is_date_line(line):
        return False
    if FURNITURE.match(before) or FURNITURE.match(line):
        return False
    if _SIGNED_LINE.search(before) and not line[:1].islower():
        return False
    if CAPTION.search(line) and line[:1].isupper() and not LEADS_ON.search(before):
        # A caption is a line of its own, even right below the standfirst.
        return False
    return len(before) > longest * 0.85 or (line[:1].islower() and not SENTENCE_END.search(before))


_SIGNED_LINE = re.compile(rf"[\"”’'][.,]* [–—-] {NAME}[^,.!?]*\.?$")
"""The end of a quotation with whoever signs it."""
_SHOWS = re.compile(
    r"\b(?:speaks|speaking|stands|standing|poses|posing|sits|sitting|appears|appearing|holds|holding|wears|wearing|walks|"
    r"walking|arrives|arriving|smiles|smiling|signs|signing|poster|logo|screen|portrait|aerial|stock)\b"
)
"""What a picture shows: people who stand, sit and speak."""


_REPORTS = re.compile(rf"{NAME} reports\.?|{NAME},? (?:[\w'-]+ ){{0,4}}(?:correspondent|editor|reporter|columnist)")
"""Who wrote a story, in a line without `By`: `NAME Legal affairs correspondent`."""


def _credits_somebody(text: str) -> bool:
    """Whether a line says whose picture stands above it: `Source: NAME`, where a paper would be one as well."""
    return text.startswith("Source: ") and is_person(text.removeprefix("Source: "), set())


def _kinds(blocks: list[Paragraph], headline: int | None) -> list[str]:
    """What each paragraph is; `headline` is the one at which the lists of other articles above it end."""
    kinds: list[str] = []
    listing = rest = notes = told = False
    for number, block in enumerate(blocks):
        text = block.text
        furniture = bool(FURNITURE.match(text)) and (
            len(text) < 200 or text.lower().startswith(("read the most", "http"))
        )
        furniture = furniture or is_menu(text) or is_host(text)
        # In a head, `Comments` is a button.
        rest = rest or (number > 3 and told and bool(REST_IS_FURNITURE.match(text)) and len(text) < 80)
        sentence = len(text) > 110 or (SENTENCE_END.search(text) is not None and len(text) > 60)
        # Below words of somebody the same line signs them.
        signed = not told and is_signed(text)
        told = told or sentence
        listing = bool(LISTS_FOLLOW.match(text)) or (listing and not sentence and number != headline)
        notes = notes or bool(re.match(r"\W*notes (?:to|for) editors?\b", text, re.IGNORECASE))
        if rest or furniture or listing:
            kinds.append("furniture")
        elif _credits_somebody(text) or (
            (CAPTION.search(text) or CAPTION_WORDS.search(text)) and len(text) < 260 and not text.startswith(('"', "“"))
        ):
            kinds.append("caption")
        elif not re.search(r"\w", text):
            kinds.append("furniture")
        elif _is_date_line(text):
            kinds.append("date")
        elif _is_byline(text) or (number < 14 and (_REPORTS.fullmatch(text) or signed)):
            kinds.append("byline")
        else:
            kinds.append("notes" if notes else "body")
    for number in calendar_lines([b.text for b in blocks], kinds):
        kinds[number] = "furniture"
    _mark_tail(blocks, kinds)
    _mark_debate(blocks, kinds)
    return kinds


def _mark_debate(blocks: list[Paragraph], kinds: list[str]) -> None:
    """In a debate, the lines that say whose turn it is, and what the page has between them."""
    labels = labels_in([block.text for block in blocks])
    for number, block in enumerate(blocks if labels else []):
        if number in labels:
            kinds[number] = "turn"
        elif is_around_turn(block.text):
            kinds[number] = "furniture"


_FROM = re.compile(r"(?:From|Organisations?):\s+\S")
"""The line in which a page names the bodies that published it."""
_RECORD = re.compile(r"\b(?:transcript|minutes|record|hearing|(?:oral|written) evidence)\b", re.IGNORECASE)


def is_signed(text: str) -> bool:
    """Whether a line has author, office and day, as in a weblog: `NAME, deputy director, 3 May 2019 - Our people`."""
    match = SIGNED.fullmatch(text) if len(text) < 220 else None
    return match is not None and any(word.lower() in OFFICE_WORDS for word in re.findall(r"\w+", match["office"]))


def _is_byline(text: str) -> bool:
    if _FROM.match(text) and len(text) < 200:
        return True
    return len(text) < 300 and BYLINE.match(text) is not None and not (SENTENCE_END.search(text) and len(text) > 120)


_OCCASION = re.compile(
    r"(?:[A-Z][\w'’-]+ (?:(?:of|on|to|the|for|and) )*)+"
    r"(?:[Ll]ecture|[Ss]peech|[Aa]ddress|[Ss]tatement|[Rr]emarks|[Mm]eeting|[Mm]inutes|[Cc]onference|[Dd]ebate|[Hh]earing|"
    r"[Ss]eminar|[Bb]riefing|[Ii]nterview|[Ll]etter|[Rr]eport|[Uu]pdate|[Ss]urvey|[Nn]ewsletter|[Aa]wards)\b"
)
"""An occasion or paper that a headline names before its day: `Harbour Lecture: 3 March 2019`."""


def _is_date_line(text: str) -> bool:
    if re.match(r"(?:Transcript|Minutes|Record) of\b", text):
        return False
    occasion = _OCCASION.match(text) if len(text) < 150 else None
    if occasion and not names_a_sort(occasion[0]) and not POSTED.match(text):
        return False
    if re.fullmatch(r"\W*\d{1,2}[/.]\d{1,2}[/.]\d{2}\W*", text):
        return True
    bare = re.sub(rf"{FULL_DATE}|\b(?:{MONTH} \d{{4}})", "", text, flags=re.IGNORECASE)
    if bare == text:
        return False
    words = len(re.findall(r"[A-Za-z]+", bare))
    few = words <= (5 if re.search(FULL_DATE, text, re.IGNORECASE) else 2) and len(text) < 90
    return (few and not SENTENCE_END.search(text)) or bool(POSTED.match(text) and len(text) < 120)


def _mark_tail(blocks: list[Paragraph], kinds: list[str]) -> None:
    """Names alone on lines at the end are captions that lost their pictures, or the author of the text."""
    for number in range(len(blocks) - 1, len(blocks) // 2, -1):
        text = blocks[number].text
        if kinds[number] in {"furniture", "caption", "date"}:
            continue
        if kinds[number] == "body" and re.fullmatch(rf"{NAME}(?: and {NAME})?", text) and len(text) < 60:
            twice = sum(block.text == text for block in blocks) > 1
            kinds[number] = "caption" if twice or any(b.text.startswith("??") for b in blocks) else "byline"
            continue
        break


def _mark_names_alone(blocks: list[Paragraph], kinds: list[str], known: set[str]) -> None:
    """A name alone on a line of the head is the author."""
    recorded = any(kind == "title" and is_of_record(b.text) for b, kind in zip(blocks, kinds, strict=True))
    for number, block in enumerate(blocks[:12]):
        name = re.fullmatch(rf"{TITLED}{NAME}", block.text)
        if kinds[number] == "body" and name and is_person(block.text, known):
            around = kinds[max(0, number - 1) : number] + kinds[number + 1 : number + 2]
            titled = block.text.startswith(("Sir ", "Dame ", "Lord ", "Lady ", "Baroness ", "Dr ", "Professor "))
            if (
                "date" in around
                or ("furniture" in around and "title" in kinds[:number])
                or ("title" in around and titled and not recorded)
            ):
                kinds[number] = "byline"
        if len(block.text) > 200:
            return


def is_of_record(title: str) -> bool:
    """A title of what others took down: a name below it is that of a witness, not of an author."""
    return _RECORD.search(title) is not None


def _mark_byline_in_lines(blocks: list[Paragraph], kinds: list[str], known: set[str]) -> None:
    """Author, publication and date on a line each, below the title and in whatever order, are a byline."""
    for number in range(1, min(len(blocks), 12) - 2):
        three = range(number, number + 3)
        if "title" not in kinds[max(0, number - 2) : number] or [kinds[n] for n in three].count("date") != 1:
            continue
        others = [n for n in three if kinds[n] != "date"]
        names = [n for n in others if kinds[n] in {"body", "byline"} and is_person(blocks[n].text, known)]
        papers = [n for n in others if kinds[n] == "body" and n not in names and may_be_paper(blocks[n].text)]
        if len(names) == 2 and kinds[names[1]] == "body":
            # Two names: the paper is the second.
            papers = [names.pop()]
        if len(names) == 1 and len(papers) == 1:
            kinds[names[0]], kinds[papers[0]] = "byline", "publication"
            return


def _mark_shown(blocks: list[Paragraph], kinds: list[str]) -> None:
    """A line right above the name of a photographer that says what the picture shows is its caption."""
    for number, block in enumerate(blocks[:-1]):
        credit = kinds[number + 1] == "caption" and CAPTION.match(blocks[number + 1].text)
        if credit and kinds[number] == "body" and len(block.text) < 160 and _SHOWS.search(block.text):
            kinds[number] = "caption"


def _mark_standfirst(blocks: list[Paragraph], kinds: list[str], title: int | None) -> None:
    for number in range(title + 1 if title is not None else 0, min(len(blocks), 12)):
        if kinds[number] == "body":
            if len(blocks[number].text) > 220:
                return
            kinds[number] = "standfirst"
            return


def _mark_headings(blocks: list[Paragraph], kinds: list[str]) -> None:
    for number, block in enumerate(blocks[:-1]):
        text = block.text
        short = len(text) < 80 and not re.search(r"[.!?:;,\"”’]$", text) and not BULLET.match(text)
        if kinds[number] == "body" and short and len(blocks[number + 1].text) > len(text):
            kinds[number] = "heading"


HONOURED = r"(?:(?:Rt|Right) Hon(?:ourable)?|Sir|Dame|Lord|Lady|Baroness|Dr)"


def _author(paragraphs: tuple[Paragraph, ...]) -> str:
    for paragraph in paragraphs:
        reported = re.search(rf"(?:^|[.!?] )({NAME}) reports\.?$", paragraph.text)
        if reported and paragraph.kind in {"standfirst", "byline"}:
            return clean_name(reported[1])
        match = BYLINE.match(paragraph.text) if paragraph.kind in {"byline", "date"} else None
        if match and not paragraph.text.startswith("From"):
            return clean_name(_without_post(match["names"], paragraph.text[match.end("names") :]))
        signed = SIGNED.fullmatch(paragraph.text) if paragraph.kind == "byline" else None
        if signed:
            return clean_name(signed["names"])
        # On GOV.UK the line names the department first, then the minister or official who spoke.
        of_page = match or _FROM.match(paragraph.text)
        person = re.search(rf"\b(?:and|,) (?:The )?({HONOURED} {NAME})$", paragraph.text) if of_page else None
        if person:
            return clean_name(person[1])
        if paragraph.kind == "byline":
            match = re.fullmatch(
                rf"{TITLED}({NAME}) reports\.?|({NAME})(?: and {NAME})?",
                paragraph.text,
            )
            if match:
                return clean_name(match[1] or match[2])
    return ""


def _without_post(names: str, behind: str) -> str:
    """Of `NAME Political` before ` reporter` only the name."""
    words = names.split()
    return " ".join(words[:-1]) if len(words) > 2 and _POST.match(behind) else names


_POST = re.compile(r" (?:(?:and|[a-z]+) ){0,2}(?:reporter|correspondent|editor|columnist|journalist)\b")


def clean_name(text: str) -> str:
    """A name without what stands before or behind it in a byline."""
    text = re.sub(r"^(?:The )?(?:Rt|Right) Hon(?:ourable)?\.? ", "", text.strip(" ,.;:"))
    text = re.sub(rf"(?:,| on| -| –|\s{MONTH}\b).*$", "", text)
    return re.sub(r" (?:MP|KC|QC|CBE|OBE|MBE|KCB|CB|Posted|Published|Written)\b.*$", "", text).strip()
