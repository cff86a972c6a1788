"""All that is proposed about one document, each part with how sure it is. Pure: text and registers in, a value out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from sitegen.importing.bodies import BodyNames, Found, Mention, concerned
from sitegen.importing.dating import Dating, Term, dated
from sitegen.importing.figures import Counted, figures
from sitegen.importing.flaws import flaws
from sitegen.importing.people import Individual, people_in
from sitegen.importing.reading import Original
from sitegen.importing.speech import Quotation, quotations, quoted
from sitegen.importing.subjects import Ranked, proposed, ranked
from sitegen.importing.text import PROPER, Paragraph, Part, paragraphs
from sitegen.model import Department, Name, Person, Publisher
from sitegen.registers import Registers


class Given(Struct, frozen=True):
    """What the editor said of a document; empty where nothing was said."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    date: str = ""


class Proposal(Struct, frozen=True):
    """What is proposed about a document."""

    title: str
    title_from: str
    """Where the title is from: `given`, `text`, `file`, `first sentence`."""
    publisher: str
    """Id in the register, or a name."""
    author: str
    url: str
    kind: str
    nature: str
    dating: Dating
    departments: tuple[Found, ...]
    people: tuple[Individual, ...]
    initiatives: tuple[str, ...]
    topics: tuple[Ranked, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[Counted, ...]
    defects: tuple[str, ...]
    rows: tuple[Paragraph, ...]


def propose(original: Original, registers: Registers, given: Given, today: date) -> Proposal:
    """Read a document. Raises ValueError when the date that was given is none."""
    rows = paragraphs(original.text)
    names = BodyNames(registers.departments)
    loose = list(names.mentions(rows, None))
    spots = [(one.paragraph, one.start, one.end) for one in loose]
    barred = _words_of_names(registers)
    people = people_in(rows, registers.people, None, spots, barred)
    terms = [*_terms_of_bodies(names, loose), *_terms_of_people(people, registers.people, rows)]
    url = given.url or original.url
    dating = dated(rows, given.date, original.date, url, terms, today=today)
    mentions = list(names.mentions(rows, dating.at))
    people = people_in(rows, registers.people, dating.at, spots, barred)
    author = given.author or original.author or _author(rows)
    voices = [*mentions, *_outside(registers.publishers).mentions(rows, dating.at)]
    people = tuple(person for person in people if person.name != author and person.name not in author)
    publisher = _publisher(given.publisher or original.publisher, url, rows, registers.publishers)
    offices = list(_offices(people, registers.people, rows, dating, names.wholes))
    title, title_from = _title(given.title, original.title, rows)
    return Proposal(
        title=title,
        title_from=title_from,
        publisher=publisher,
        author=author,
        url=url,
        kind=_kind(rows, url),
        nature=_nature(publisher, registers.publishers, rows, mentions),
        dating=dating,
        departments=concerned(names, mentions, rows, offices),
        people=people,
        initiatives=tuple(_initiatives(rows, registers)),
        topics=proposed(ranked(rows, registers.topics)),
        quotations=quotations(rows, people, voices),
        figures=figures(rows, people, voices, publisher, dating.year),
        defects=tuple(flaws(rows, mentions, names)),
        rows=rows,
    )


def _words_of_names(registers: Registers) -> frozenset[str]:
    """Words of the names of bodies and topics: no person is called by them."""
    names = [name.name for body in registers.departments for name in body.names]
    names += [topic.label for topic in registers.topics]
    return frozenset(word for name in names for word in re.findall(r"[A-Z][a-z]{2,}", name))


def _outside(publishers: Sequence[Publisher]) -> BodyNames:
    """Organisations outside the register of departments, which speak too."""
    return BodyNames(Department(one.id, one.span, (Name(one.name),), one.acronyms) for one in publishers)


def _terms_of_bodies(names: BodyNames, mentions: Sequence[Mention]) -> Iterator[Term]:
    for mention in mentions:
        body = names.by_id[mention.id]
        start = body.start.date.earliest if body.start is not None else date.min
        end = body.end.date.latest if body.end is not None else date.max
        yield start, end


def _terms_of_people(
    people: Sequence[Individual], register: Sequence[Person], rows: Sequence[Paragraph]
) -> Iterator[Term]:
    """When people held the offices that the text gives them."""
    by_id = {person.id: person for person in register}
    for one in people:
        said = _said_of(one, rows) if one.id else set()
        for role in by_id[one.id].roles if one.id else ():
            if role.start is not None or role.end is not None:
                words = _telling(role.title)
                if len(words & said) >= min(3, len(words)):
                    start = role.start.earliest if role.start is not None else date.min
                    yield start, role.end.latest if role.end is not None else date.max


def _said_of(one: Individual, rows: Sequence[Paragraph]) -> set[str]:
    """The words that stand near the name, and the office that the text gives the person."""
    near = (rows[number].text[max(0, start - 90) : end + 160] for number, start, end in one.places)
    return _telling(" ".join((one.role, *near)))


def _telling(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


def _offices(
    people: Sequence[Individual],
    register: Sequence[Person],
    rows: Sequence[Paragraph],
    dating: Dating,
    wholes: frozenset[str],
) -> Iterator[tuple[str, str]]:
    """The bodies that people of the register work for at the date, if the text names an office of theirs or speaks of
    them more than once."""
    by_id = {person.id: person for person in register}
    for one in people:
        if not one.id or dating.at is None:
            continue
        held = [role for role in by_id[one.id].roles if role.body is not None and role.held_at(dating.at)]
        said = _said_of(one, rows)
        named = [role for role in held if len(_telling(role.title) & said) >= min(3, len(_telling(role.title)))]
        single = [role for role in named if role.body is not None and role.body.text not in wholes]
        # Whoever speaks for all bodies has a seat in one of them.
        chosen = single or (held if len(one.places) > 1 or not one.role else [])
        yield from ((role.body.text, f"the office of {one.name}") for role in chosen if role.body is not None)


def _title(given: str, printed: str, rows: Sequence[Paragraph]) -> tuple[str, str]:
    if given:
        return given, "given"
    own = next((row.text for row in rows if row.part is Part.TITLE), "")
    if printed and (not own or printed.casefold() in own.casefold() or own.casefold() not in printed.casefold()):
        return printed, "file"
    if own:
        return own, "text"
    first = next((row.text for row in rows if row.part is Part.PROSE), "")
    return " ".join(first.split()[:9]).rstrip(",;:.") + " …", "first sentence"


_POSTED = re.compile(r"(?:posted )?by:?\s+(.+?)(?:,? Posted on|\s[-–|•]\s|,|\s\d|$)", re.IGNORECASE)


def _author(rows: Sequence[Paragraph]) -> str:
    for row in rows:
        match = _POSTED.match(row.text) if row.part is Part.BYLINE else None
        if match:
            return re.sub(r"^(?:Sir|Dame) ", "", match[1].strip())
    first = next((at for at, row in enumerate(rows) if row.part is Part.PROSE), len(rows))
    title = next((at for at, row in enumerate(rows) if row.part is Part.TITLE), -1)
    for row in rows[title + 1 : first]:
        if re.fullmatch(r"(?:(?:Sir|Dame|Lord|Dr|Professor) )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2}", row.text):
            return re.sub(r"^(?:Sir|Dame|Lord) ", "", row.text)
    return ""


def _publisher(named: str, url: str, rows: Sequence[Paragraph], register: Sequence[Publisher]) -> str:
    """The publisher by the name given, by the address, or by a line of its own in the head or foot of the page."""
    if named:
        folded = named.casefold().removeprefix("the ")
        for one in register:
            known = {one.id, one.name.casefold().removeprefix("the "), *(a.casefold() for a in one.acronyms)}
            if folded in known:
                return one.id
    host = _host(url)
    for one in register:
        if host and one.url and _host(one.url) == host:
            return one.id
    if named:
        return named
    lines = {row.text.strip(" |•-").casefold() for row in rows if row.part not in {Part.PROSE}}
    for one in register:
        if lines & {
            one.name.casefold(),
            one.name.casefold().removeprefix("the "),
            *(a.casefold() for a in one.acronyms),
        }:
            return one.id
    return host


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


_KINDS = (
    (
        "speech",
        r"^(?:speech\b|.*\bspeech (?:by|at|to|given|delivered)|delivered on|transcript of|check against delivery)",
    ),
    ("blog", r"posted by:|\bblog\b|blog\.gov|/blog/|leave a comment|^\d+ comments?"),
    ("letter", r"^dear \w+|^(?:open )?letter (?:to|from)"),
    ("guidance", r"^guidance\b|^this guidance|statutory guidance"),
    ("statistics", r"statistical (?:bulletin|release)|national statistics|^statistics"),
    ("strategy", r"\bstrategy 20\d\d|^strategy\b|action plan 20\d\d"),
    ("review", r"independent review|^review of|^the .* review$"),
    ("report", r"^report\b|committee report|^annual report|^summary$|^executive summary|this (?:is a|report)"),
    ("case-study", r"case stud(?:y|ies)"),
    ("feature", r"^(?:interview|feature|profile)\b|in[- ]depth|what to expect"),
)


def _kind(rows: Sequence[Paragraph], url: str) -> str:
    head = [row.text for row in rows[:8]] + [row.text for row in rows if row.part is Part.FURNITURE] + [url]
    for kind, pattern in _KINDS:
        if any(len(text) < 200 and re.search(pattern, text, re.IGNORECASE) for text in head):
            return kind
    return "news"


def _nature(
    publisher: str,
    register: Sequence[Publisher],
    rows: Sequence[Paragraph],
    mentions: Sequence[Mention],
) -> str:
    for one in register:
        if one.id == publisher:
            return one.nature
    text = " ".join(row.text for row in rows[:6])
    if re.search(r"\bcommittee\b.{0,80}\b(?:report|evidence)\b", text, re.IGNORECASE):
        return "parliamentary"
    own = [_unquoted(row.text) for row in rows if row.part is Part.PROSE]
    if sum(len(re.findall(r"\b(?:our members|our reps|your rep)\b", said, re.IGNORECASE)) for said in own) >= 2:
        return "union"
    first_person = sum(len(re.findall(r"\b(?:we|our|us)\b", said, re.IGNORECASE)) for said in own)
    words = sum(len(said.split()) for said in own) or 1
    return "official" if first_person / words > 0.015 and mentions else ""


def _unquoted(text: str) -> str:
    for quote in reversed(list(quoted(text))):
        text = text[: quote.start] + text[quote.end :]
    return text


def _initiatives(rows: Sequence[Paragraph], registers: Registers) -> Iterator[str]:
    text = " ".join(row.text for row in rows if row.part in PROPER).replace("’", "'").casefold()
    for one in registers.initiatives:
        plain = re.sub(r" \(.*\)$", "", one.name).replace("’", "'").casefold().removeprefix("the ")
        if len(plain.split()) > 1 and re.search(rf"\b{re.escape(plain)}\b", text):
            yield one.id
