"""Everything that is proposed for one original, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitegen.dates import FuzzyDate, parse_date
from sitegen.importing.amounts.backdrop import backdrop_of
from sitegen.importing.amounts.borrowed import with_borrowed_units
from sitegen.importing.amounts.figures import figures_in
from sitegen.importing.amounts.holders import Held, held
from sitegen.importing.dates.dating import dated
from sitegen.importing.dates.undated import Dating
from sitegen.importing.defects import noticed_in
from sitegen.importing.kinds import Origin, origin_of
from sitegen.importing.names.authors import author_of
from sitegen.importing.names.bodies import Concerned, concerned
from sitegen.importing.names.described import described
from sitegen.importing.names.naming import Mention, Names, straight
from sitegen.importing.names.people import Figurehead, People, people_in, registered, without_title
from sitegen.importing.page.furniture import FULL_DATE, is_host
from sitegen.importing.page.layout import Page, laid_out
from sitegen.importing.page.reading import Original
from sitegen.importing.publishing import committee_names
from sitegen.importing.speech.answers import Answer, answers_in
from sitegen.importing.speech.interviews import said_in_answer
from sitegen.importing.speech.quotations import Quotation, quotations_in, quotations_of_title
from sitegen.importing.speech.speaker import Speaker
from sitegen.importing.speech.speakers import Voices, is_of_oneself
from sitegen.importing.speech.unmarked import with_unmarked
from sitegen.importing.topics.consulted import consulted
from sitegen.importing.topics.learned import Learned
from sitegen.importing.topics.ranking import Ranked, chosen, ranked
from sitegen.registers import Registers
from sitegen.slugs import MAX_BYTES, slugify

_BODY_PARTS = ("title", "standfirst", "heading", "body", "notes")
_MINE = re.compile(
    r"\b(?:Permanent Secretary|Director|Minister|Secretary|Chief|Head|Commissioner|Chair|President|Solicitor)\b"
)


_TRANSCRIPT = "A transcript: what is said stands there without quotation marks. Choose the words to quote by hand."
_INTERVIEW = "A transcript: what is said stands there without quotation marks. Some words of each answer are proposed."


@dataclass(frozen=True)
class Asked:
    """What the editor says about an original; empty where the text is to say it. `date` is EDTF."""

    today: date
    url: str = ""
    publisher: str = ""
    date: str = ""
    identifier: str = ""


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one original. Quotations and speakers go in pairs.

    `defects` are for readers of the entry, `remarks` for its editor only. `author_doubt` says why the author is
    doubtful, and is empty where he is not.
    """

    original: Original
    page: Page
    asked: Asked
    identifier: str
    dating: Dating
    at: FuzzyDate
    origin: Origin
    author: str
    author_doubt: str
    departments: tuple[Concerned, ...]
    people: tuple[Figurehead, ...]
    initiatives: tuple[str, ...]
    topics: tuple[Ranked, ...]
    proposed_topics: tuple[Ranked, ...]
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    figures: tuple[Held, ...]
    defects: tuple[str, ...]
    remarks: tuple[str, ...]
    answers: tuple[Answer, ...]

    @property
    def url(self) -> str:
        """Address of the original."""
        return self.asked.url or self.original.url

    @property
    def year(self) -> int:
        """The year to file it under; this year where nothing says one."""
        return self.dating.year or self.asked.today.year

    def role_of(self, speaker: Speaker, registers: Registers) -> str:
        """The office of a speaker: of the register for the date, or else as printed."""
        if speaker.kind != "person":
            return speaker.role
        person = next((p for p in registers.people if p.id == speaker.id and speaker.id), None)
        printed = next((p.role for p in self.people if p.role and (p.id or p.name) == (speaker.id or speaker.name)), "")
        return (person.role_at(self.at) if person else "") or printed


def propose(
    original: Original,
    registers: Registers,
    asked: Asked,
    names: Names | None = None,
    learned: Learned | None = None,
) -> Proposal:
    """Read an original with the registers of a site, and with what it learned of topics.

    Raises ValueError for a date of the editor that is none.
    """
    names = names or Names(registers)
    page = laid_out(original, _heads(registers))
    dating = dated(original, page, names, told=asked.date, url=asked.url, today=asked.today)
    at = dating.as_at(parse_date(str(asked.today.year)))
    origin = origin_of(
        original,
        page,
        registers,
        url=asked.url or original.url or _address(page),
        publisher=asked.publisher,
        at=at if dating.edtf else None,
    )
    mentions = names.mentions(page, *_BODY_PARTS)
    people = people_in(page, names, mentions, at)
    writer = author_of(page, people, {name.lower() for name in _heads(registers)})
    author = writer.name
    voices = Voices(page, people, _who_may_speak(mentions, names, at, page), _author_as_speaker(author, names))
    quotations = with_unmarked(page, quotations_in(page), voices)
    speakers = voices.speakers(quotations)
    bodies = concerned(
        page,
        names,
        names.mentions(page, *_BODY_PARTS, "byline", "header"),
        at,
        own=origin.bodies,
        own_sureness=origin.sureness,
    )
    labelled = said_in_answer(page, voices.turns)
    titled = quotations_of_title(page, [*quotations, *(words for words, _ in labelled)])
    topics = ranked(page, registers.topics, mentions, _about(origin, registers), _offices(mentions, registers), learned)
    figures = with_borrowed_units(page, figures_in(page))
    back = backdrop_of(page, origin.kind, at if dating.edtf else None, _year_of(dating))
    noticed = noticed_in(page, quotations)
    return Proposal(
        original=original,
        page=page,
        asked=asked,
        identifier=asked.identifier or _identifier(page, dating, original),
        dating=dating,
        at=at,
        origin=origin,
        author=author,
        author_doubt=writer.doubt,
        departments=tuple(bodies),
        people=_people(people, "" if writer.spoke else author, page, names, voices, original.byline, origin),
        initiatives=_initiatives(mentions),
        topics=tuple(topics),
        proposed_topics=tuple(chosen(topics)),
        quotations=(*quotations, *(words for words, _ in labelled), *titled),
        speakers=(*speakers, *(who for _, who in labelled), *(Speaker() for _ in titled)),
        figures=tuple(
            held(page, figures, voices, quotations, speakers, back, _we(origin), _teller(origin, author, names))
        ),
        defects=tuple(row.defect for row in noticed if row.defect),
        remarks=(*_told_of_talk(voices, labelled), *(row.remark for row in noticed if row.remark)),
        answers=tuple(answers_in(page, voices)),
    )


def _told_of_talk(voices: Voices, answers: Sequence[object]) -> list[str]:
    """What the editor of a talk should know of its words."""
    if not voices.transcript:
        return []
    return [_INTERVIEW if answers else _TRANSCRIPT]


def with_topics_named(proposal: Proposal, named: Sequence[str]) -> Proposal:
    """The proposal with the topics that a program named, by id and most important first, before the others."""
    topics = consulted(proposal.topics, named) if named else list(proposal.topics)
    return replace(proposal, topics=tuple(topics), proposed_topics=tuple(chosen(topics)))


def _year_of(dating: Dating) -> int:
    """The year by which `last year` is read; 0 where it was itself only guessed at."""
    return dating.year if dating.sureness != "doubtful" else 0


def _we(origin: Origin) -> Speaker:
    """Whoever says `we` in a text: the body that published it, unless somebody speaks there or it is a paper."""
    if origin.kind in {"speech", "letter", "blog", "feature"} or not origin.holder:
        return Speaker()
    return Speaker(origin.holder, origin.name, "publisher", "likely", "it published the text, which says “we”")


_OF_OTHERS = frozenset({"speech", "letter", "blog", "feature", "transcript", "case-study"})
"""Kinds of texts in which whoever published them need not be the one who tells."""


def _teller(origin: Origin, author: str, names: Names) -> Speaker:
    """Whoever tells the numbers of a text beside which nobody is named: who gave the speech, or published it."""
    if author and origin.kind == "speech":
        return Speaker(registered(author, names), author, "person", "likely", "gave the speech")
    body = names.bodies.get(origin.holder)
    if origin.kind in _OF_OTHERS and body is not None and body.kind.startswith("whole"):
        # A weblog of the whole service tells of its parts.
        return Speaker()
    if origin.holder:
        sureness = "doubtful" if origin.kind in _OF_OTHERS else "likely"
        return Speaker(origin.holder, origin.name, "publisher", sureness, "it published the text; nobody else is named")
    if author and origin.kind in {"blog", "letter"}:
        return Speaker(registered(author, names), author, "person", "doubtful", "wrote the text")
    return Speaker()


def _who_may_speak(mentions: list[Mention], names: Names, at: FuzzyDate, page: Page) -> list[Mention]:
    """Names with the bodies of the day; a whole service is written about and does not speak."""
    whole = {body.id for body in names.bodies.values() if body.kind.startswith("whole")}
    named = [names.as_at(m, at, page.text) for m in mentions if not whole & set(m.ids)]
    return sorted((*named, *described(page, named, names)), key=lambda m: m.start)


def _about(origin: Origin, registers: Registers) -> str:
    """Who published it, in words: name, sort of organisation, nature."""
    kind = next((p.kind for p in registers.publishers if p.id == origin.publisher), "")
    return f"{origin.name}, {kind.replace('-', ' ')}, {origin.nature.replace('-', ' ')}"


def _offices(mentions: list[Mention], registers: Registers) -> str:
    """The offices of the people that are named, whose words are often those of topics."""
    named = {m.ids[0] for m in mentions if m.kind == "person"}
    return ". ".join(r.title for p in registers.people if p.id in named for r in p.roles if r.start or r.end)


def _heads(registers: Registers) -> list[str]:
    names = [n.name for d in registers.departments for n in d.names]
    return names + [n for p in registers.publishers for n in (*committee_names(p.name), *p.acronyms)]


def _address(page: Page) -> str:
    """An address that the text gives at its top."""
    match = re.search(r"https?://\S+", page.text[:600])
    host = next((p.text for p in page.paragraphs[:_HEAD] if is_host(p.text)), "")
    if match is not None:
        return match[0]
    return f"https://{host}" if host else ""


_HEAD = 8


def _author_as_speaker(author: str, names: Names) -> Speaker:
    found = registered(author, names)
    return Speaker(found, author, "person", "likely", "the author") if author else Speaker()


def _people(
    people: People, author: str, page: Page, names: Names, voices: Voices, byline: str, origin: Origin
) -> tuple[Figurehead, ...]:
    """The people of the text, and its author where he speaks for himself in office; a reporter is not one of them."""
    own = registered(author, names)
    found = [p for p in people.by_key.values() if not p.passing and (p.id or not _same_name(p.name, author))]
    told = next((p.role for p in people.by_key.values() if p.role and _same_name(p.name, author)), "")
    told = told or _office_below(author, page)
    alone = bool(author) and (is_of_oneself(page) or without_title(author) in straight(page.title).lower())
    first_person = voices.first_person or alone
    if author and own and own not in people.by_key and first_person:
        found.insert(0, Figurehead(own, author, "", 0, 1, "sure"))
    elif author and not own and (first_person or (_leads(told) and (origin.nature == "opinion" or _is_comment(page)))):
        above = [byline, *(p.text for p in page.paragraphs[:12])]
        lines = [text.partition(author)[2] for text in above if author in text]
        office = next((line for line in lines if _MINE.search(line[:60])), "")
        if origin.kind == "speech" or _MINE.search(office) or told or alone:
            found.insert(0, Figurehead("", author, _DATED.split(office.strip(" ,-–"))[0] or told, 0, 1, "likely"))
    return tuple(sorted(found, key=lambda p: p.start))


def _office_below(author: str, page: Page) -> str:
    """The office of an author by the line at the end that says who he is: `NAME is head of the Harbour Office`."""
    line = re.compile(rf"\W*{re.escape(author)} is (?:the |an? )?(?P<role>[^.;\n]{{3,80}})[.]?")
    lines = (line.match(paragraph.text) for paragraph in page.paragraphs[-_FOOT:]) if author else ()
    return next((match["role"] for match in lines if match), "")


_FOOT = 6


def _is_comment(page: Page) -> bool:
    """Whether a word above the title files a text under opinions."""
    return any(_COMMENT.fullmatch(paragraph.text.strip()) for paragraph in page.paragraphs[:_HEAD])


_COMMENT = re.compile(r"(?:opinions?|comment|viewpoint|views?|guest (?:post|blog|column|comment))", re.IGNORECASE)


def _leads(role: str) -> bool:
    """Whether somebody leads a body, by the office at the end of what he wrote; a writer or reporter does not."""
    return _MINE.search(role.title()) is not None and _WRITES.search(role) is None


_WRITES = re.compile(
    r"\b(?:editor\w*|report\w+|correspondent|writer|columnist|journalist|research\w*|fellow|lecturer|professor)\b",
    re.IGNORECASE,
)


_DATED = re.compile(rf" - |,? Posted|,? (?:on )?{FULL_DATE}")
"""Where an office ends in a byline: before the day, and before what the text is filed under."""


def _same_name(one: str, other: str) -> bool:
    return (
        bool(other)
        and one.lower().replace("’", "'").endswith(other.lower().replace("’", "'").split(" ", 1)[-1])
        and one.split()[-1].lower() == other.split()[-1].lower()
    )


def _initiatives(mentions: list[Mention]) -> tuple[str, ...]:
    found = dict.fromkeys(m.ids[0] for m in mentions if m.kind == "initiative" and len(m.ids) == 1)
    return tuple(found)


def _identifier(page: Page, dating: Dating, original: Original) -> str:
    """An id from the title and year, short enough to be typed."""
    title = page.title or re.sub(r"\.\w+$", "", original.name.rpartition("/")[2]) or "document"
    slug = _short_slug(title)
    year = str(dating.year) if dating.year else ""
    if year and year not in slug:
        slug = f"{slug}-{year}"
    return slug[:MAX_BYTES].strip("-")


_LONGEST_SLUG = 60
_PARTS = re.compile(r":(?= )|:?[\"”’](?=:? )|[?!](?= )| [–—-] ")
"""Where a headline may end before its end: behind words of somebody, before a colon, a dash."""
_LOOSE = re.compile(
    r"(?:-(?:a|an|and|are|as|at|but|by|for|from|has|have|how|in|into|is|its|no|not|of|on|or|our|over|than|that|the|"
    r"their|to|was|were|what|which|who|why|will|with))+$"
)
"""Little words that lead to others: no id ends with one."""


def _short_slug(title: str) -> str:
    """The words of a title for an id: of a long one its first part, or as many as fit and do not end with `of the`."""
    slug = slugify(title)
    if len(slug) <= _LONGEST_SLUG:
        return slug
    ends = (slugify(title[: m.start()]) for m in _PARTS.finditer(title))
    parts = [part for part in ends if len(part) <= _LONGEST_SLUG and part.count("-") >= _SAYS_ENOUGH]
    cut = slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
    return parts[-1] if parts else _LOOSE.sub("", cut)


_SAYS_ENOUGH = 3
"""So many hyphens has the part of a title that may stand for the whole of it."""
