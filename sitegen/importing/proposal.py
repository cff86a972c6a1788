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
from sitegen.importing.figureheads import figureheads
from sitegen.importing.identifiers import identifier_of
from sitegen.importing.kinds import Origin, origin_of
from sitegen.importing.names.authors import author_of
from sitegen.importing.names.bodies import Concerned, concerned
from sitegen.importing.names.naming import Mention, Names
from sitegen.importing.names.people import Figurehead, people_in, registered
from sitegen.importing.narrators import author_as_speaker, teller_of, who_is_we, who_may_speak
from sitegen.importing.page.furniture import is_host
from sitegen.importing.page.layout import Page, laid_out
from sitegen.importing.page.reading import Original
from sitegen.importing.publishing import committee_names
from sitegen.importing.speech.answers import Answer, answers_in
from sitegen.importing.speech.quotations import Quotation
from sitegen.importing.speech.speaker import Speaker
from sitegen.importing.speech.speakers import Voices
from sitegen.importing.talk import Talk, talk_of
from sitegen.importing.topics.consulted import consulted
from sitegen.importing.topics.learned import Learned
from sitegen.importing.topics.ranking import Ranked, chosen, ranked
from sitegen.registers import Registers

_BODY_PARTS = ("title", "standfirst", "heading", "turn", "body", "notes")
_HEAD = 8


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
            # `A Harbour Office spokesperson` for the body, which is named beside it.
            spokes = re.search(r"\bspokes(?:man|woman|person)\b", speaker.role)
            return spokes[0] if spokes and speaker.id else speaker.role
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
    voices = Voices(page, people, who_may_speak(mentions, names, at, page, people), author_as_speaker(author, names))
    talk = talk_of(page, voices)
    bodies = concerned(
        page,
        names,
        names.mentions(page, *_BODY_PARTS, "byline", "header"),
        people,
        [s.id for s in talk.speakers if s.id and s.sureness != "doubtful"],
        registered(author, names) if voices.first_person else "",
        at,
        own=origin.bodies,
        own_sureness=origin.sureness,
    )
    topics = ranked(page, registers.topics, mentions, _about(origin, registers), _offices(mentions, registers), learned)
    noticed = noticed_in(page, mentions, talk.marked)
    return Proposal(
        original=original,
        page=page,
        asked=asked,
        identifier=asked.identifier or identifier_of(page.title, original.name, dating.year),
        dating=dating,
        at=at,
        origin=origin,
        author=author,
        author_doubt=writer.doubt,
        departments=tuple(bodies),
        people=figureheads(people, "" if writer.spoke else author, page, names, voices, original.byline, origin),
        initiatives=_initiatives(mentions),
        topics=tuple(topics),
        proposed_topics=tuple(chosen(topics)),
        quotations=talk.quotations,
        speakers=talk.speakers_of_all,
        figures=_figures(page, dating, at, voices, talk, origin, teller_of(origin, author, names)),
        defects=tuple(row.defect for row in noticed if row.defect),
        remarks=tuple(filter(None, (talk.remark, *(row.remark for row in noticed)))),
        answers=tuple(answers_in(page, voices)),
    )


def _figures(
    page: Page, dating: Dating, at: FuzzyDate, voices: Voices, talk: Talk, origin: Origin, teller: Speaker
) -> tuple[Held, ...]:
    """The figures of a page, each with its period and with whose it is."""
    figures = with_borrowed_units(page, figures_in(page))
    back = backdrop_of(page, origin.kind, at if dating.edtf else None, _year_of(dating))
    return tuple(held(page, figures, voices, talk.marked, talk.speakers, back, who_is_we(origin), teller))


def with_topics_named(proposal: Proposal, named: Sequence[str]) -> Proposal:
    """The proposal with the topics that a program named, by id and most important first, before the others."""
    topics = consulted(proposal.topics, named) if named else list(proposal.topics)
    return replace(proposal, topics=tuple(topics), proposed_topics=tuple(chosen(topics)))


def _year_of(dating: Dating) -> int:
    """The year by which `last year` is read; 0 where it was itself only guessed at."""
    return dating.year if dating.sureness != "doubtful" else 0


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


def _initiatives(mentions: list[Mention]) -> tuple[str, ...]:
    found = dict.fromkeys(m.ids[0] for m in mentions if m.kind == "initiative" and len(m.ids) == 1)
    return tuple(found)
