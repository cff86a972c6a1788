"""When a document without a date came out: the time that fits the years it speaks of, and the bodies and offices.

A year that lies ahead of a text bounds it from above, one since when something has been so from below; neither is its
own year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.dates import MONTHS, FuzzyDate, parse_date
from sitegen.importing.english import OFFICE_WORDS
from sitegen.importing.names.naming import Mention, Names
from sitegen.importing.page.furniture import MONTH, WORDS
from sitegen.importing.page.layout import Page
from sitegen.model import Person, Role

_YEAR = re.compile(r"(?<![\d£$€.,/-])((?:19[5-9]|20[0-4])\d)(?!\d|%|,\d|\.\d|-year)")
_AHEAD = re.compile(
    r"(?:\bby|\buntil|\btill|\bbefore|\bfrom now to|\bto start in|\bin or after|\bstarting in|\bnot before|\bahead of"
    r"|\bto end in|\bbegin in|\bheld in|\bdue in|\blater in)\b[^.;]{0,30}$"
    r"|\b(?:opens|closes|ends|begins|starts|runs (?:to|until|from)|takes place|is (?:due|held)|deadline)\b[^.;]{0,25}$"
    r"|\b(?:will|shall|is to|are to|plans? to|aims? to|due to|hopes? to|expected to|likely to)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_UP_TO_DAY = (
    r"(?:[ ,:]*(?:on|from|at|until|to|by|in|is|midnight|noon|today|[\d.:]+ ?[ap]m|\w+day|the end of)\b)*[ ,:]*$"
)
_DAY_AHEAD = re.compile(
    rf"\b(?:opens|closes|closing|ends|begins|starts|runs|takes place|due|deadline|closing date|until|till)"
    rf"{_UP_TO_DAY}|\b(?!posted|published|written|author)[a-z]+ by(?: (?:midnight|noon|\w+day|the end of))*,? $|"
    r"\b(?-i:will|shall|is to|are to|to be held)\b[^.,;:?!|–—]{0,60}$|"
    r"\bnext (?:publication|release|update|edition|issue|review|meeting|bulletin)(?: date)?\b[ :]*$",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:founded|established|set up|born|dat(?:es|ing) (?:back to|from)|began life)(?: back)?(?: in)? $"
)
_LAW = re.compile(r"\b(?:Act|Acts|Order|Regulations|Rules|Scheme|Measure)(?: \([A-Z][\w ]*\))? $")
"""Before the year in the name of a law, which is spoken of as long as it is in force."""
_SINCE = re.compile(r"\b[Ss]ince (?:(?:early|late|mid|the|end|start|of|\d{1,2}|[A-Z][a-z]+)[ -])*$")


GIVEN = "given"
CLOSE = 5
"""Years between the times after and before which a text was written, at most, for a date to be proposed of them."""


@dataclass(frozen=True)
class Dating:
    """When a document came out. `edtf` is empty where nothing says it; `year` is 0 then.

    `sureness` is `given` for what the editor said: how sure that is, only the editor knows.
    """

    edtf: str
    year: int
    basis: str
    sureness: str

    @property
    def needs_basis(self) -> bool:
        """True of a date that is no plain day, month or year: a reader wants to know where it is from."""
        return self.edtf[-1:] in {"~", "?", "%"} or "/" in self.edtf

    def as_at(self, otherwise: FuzzyDate) -> FuzzyDate:
        """The date for looking up names."""
        return parse_date(self.edtf) if self.edtf else otherwise


def worked_out(page: Page, names: Names, today: date) -> Dating:
    """The time that fits the years in the text, and the bodies and offices that it names; none where that is open."""
    past, ahead, begun, since = _years(page, today)
    heading = [y for p in page.of("title", "header") for y in _years_of(p.text, today)]
    mentions = names.mentions(page, "title", "standfirst", "heading", "body", "byline", "caption")
    lower, upper = _bounds(mentions, names, today, page)
    newest = max(past, default=0)
    if heading and max(heading) >= newest - 1 and min(heading) != max(past, default=min(heading)) - 20:
        newest = max(newest, max(heading))
    if lower and lower[0].year > newest:
        return _between(lower, upper, ahead, newest, today)
    if newest in since:
        return _after(newest, ahead)
    # A text may tell at any time since then that something was founded in 1952.
    if newest and (dated := _day_alone(page, newest, today)):
        return dated
    if newest and not (newest in begun and today.year - newest > CLOSE):
        reasons = [_latest(newest)]
        if ahead and min(ahead) > newest:
            reasons.append(f"{min(ahead)} is still ahead")
        # Whatever a text speaks of, it may have been written years later.
        return Dating(f"{newest}~", newest, f"Undated: {', and '.join(reasons)}.", "doubtful")
    return _UNKNOWN


_ALONE = re.compile(
    rf"(?:(?:Published|Posted|Updated)(?: on)?:? )?(?:\w+day,? )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{MONTH})"
    rf"|(?P<m2>{MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
"""A line that prints a day without its year."""
_MONTH_OF = re.compile(rf"\b(?P<m>{MONTH}) (?P<y>\d{{4}})")
_TOP = 12


def _day_alone(page: Page, newest: int, today: date) -> Dating | None:
    """The first day of that name after the latest month that a text speaks of, where its head prints no year."""
    line = next((m for p in page.paragraphs[:_TOP] if (m := _ALONE.fullmatch(p.text.strip()))), None)
    if line is None:
        return None
    told = [_number_of(m["m"]) for p in page.body for m in _MONTH_OF.finditer(p.text) if int(m["y"]) == newest]
    month, day = _number_of(line["m"] or line["m2"]), int(line["d"] or line["d2"])
    year = newest + 1 if month < max(told, default=0) else newest
    edtf = f"{year}-{month:02d}-{day:02d}?"
    try:
        if parse_date(edtf).earliest > today:
            return None
    except ValueError:
        return None
    latest = f"{MONTHS[max(told) - 1]} {newest}" if told else f"of the year {newest}"
    basis = f"The page prints {line[0].strip()} without a year; the latest that it speaks of is {latest}."
    return Dating(edtf, year, basis, "doubtful")


def _number_of(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(month.lower()[:3]))


def _latest(year: int) -> str:
    return f"the latest year that it speaks of is {year}"


_UNKNOWN = Dating("", 0, "No date was found in the document.", "unknown")


def _after(since: int, ahead: set[int]) -> Dating:
    """What has been so since a year may be told at any time after it: dated only where another year closes the time."""
    last = min((year for year in ahead if year > since), default=0)
    if not last or last - since > CLOSE:
        return _UNKNOWN
    basis = f"Undated: it tells what has been so since {since}, and {last} is still ahead."
    return Dating(f"{since}/{last}", (since + last) // 2, basis, "doubtful")


def _between(
    lower: tuple[date, str], upper: tuple[date, str] | None, ahead: set[int], newest: int, today: date
) -> Dating:
    """A time after a bound and before another. What began long before may be named at any time since."""
    first, why = lower
    reasons = [*([_latest(newest)] if newest else []), why]
    year = first.year
    if upper and upper[0] > first and upper[0].year - year <= CLOSE:
        reasons.append(upper[1])
        year = (first + (upper[0] - first) / 2).year
        return Dating(_months(first, upper[0]), year, f"Undated: {', and '.join(reasons)}.", "doubtful")
    last = min((y for y in (*ahead, today.year, upper[0].year if upper else today.year) if y >= year), default=year)
    # A year that the text looks back to is near its own, so that it closes the time as well.
    if last - year > CLOSE and year - newest > CLOSE:
        return _UNKNOWN
    if ahead and min(ahead) >= year:
        reasons.append(f"{min(ahead)} is still ahead")
    return Dating(f"{year}~", year, f"Undated: {', and '.join(reasons)}.", "doubtful")


def _months(first: date, last: date) -> str:
    return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"


def _years(page: Page, today: date) -> tuple[set[int], set[int], set[int], set[int]]:
    """The years that the body speaks of as gone or present, as ahead, only as when something began, only as `since`."""
    past: set[int] = set()
    ahead: set[int] = set()
    other: set[int] = set()
    at: set[int] = set()
    for paragraph in page.of("standfirst", "heading", "body", "caption", "title", "header"):
        for match in _YEAR.finditer(paragraph.text):
            year = int(match[1])
            before = paragraph.text[max(0, match.start() - 80) : match.start()]
            sentence = re.split(r"[.!?] ", before)[-1]
            coming = _AHEAD.search(sentence) is not None
            behind = paragraph.text[match.end() :]
            coming = coming and not re.match(r"[^.,;]{0,30} had\b", behind)
            (ahead if coming or year > today.year else past).add(year)
            if not (_BEGAN.search(sentence) or _LAW.search(sentence)):
                other.add(year)
            if not _SINCE.search(sentence):
                at.add(year)
    return past, ahead - past, past - other, past - at


def is_ahead(before: str) -> bool:
    """Whether what stands before a day says that it is still to come: `it closes on`, `will be held on`."""
    return _DAY_AHEAD.search(before) is not None


def _years_of(text: str, today: date) -> list[int]:
    return [int(m[1]) for m in _YEAR.finditer(text) if int(m[1]) <= today.year]


def _bounds(
    mentions: Iterable[Mention], names: Names, today: date, page: Page
) -> tuple[tuple[date, str] | None, tuple[date, str] | None]:
    """The time after which all bodies and offices named were there, and before which the offices were over."""
    mentions = list(mentions)
    lower_text = " ".join(p.text for p in page.body).lower()
    lower = _begun(mentions, names, None)
    # Of bodies that bore one name one after the other, those that ended before the others began cannot be meant.
    lower = _begun(mentions, names, lower[0] if lower else None)
    upper: tuple[date, str] | None = None
    people = {person.id: person for person in names.registers.people}
    for person, roles in _roles_printed(mentions, people, page):
        told = f"{person.name} is {roles[0].title.partition(',')[0]}"
        starts = [r.start.earliest for r in roles if r.start is not None]
        ends = [r.end.latest for r in roles if r.end is not None]
        since = min(starts) if len(starts) == len(roles) else None
        until = max(ends) if len(ends) == len(roles) else None
        if since is not None and (lower is None or since > lower[0]):
            lower = since, f"{told}, from {since.year}"
        if until is not None and (upper is None or until < upper[0]):
            upper = until, f"{told}, until {until.year}"
    for mention in mentions:
        if mention.kind == "person":
            roles = [r for i in mention.ids for r in people[i].roles]
            known = len(mention.ids) == 1 and not _in_another_office(people[mention.ids[0]], mention, page)
            begun = _since(people[mention.ids[0]], lower_text, today) if known else None
            if begun is not None and (lower is None or begun[0] > lower[0]):
                lower = begun
            ends = [r.end.latest for r in roles if r.end]
            printed = [r.end.latest for r in roles if r.end and _office(r.title) in lower_text]
            if printed or (ends and all(r.end or not r.start for r in roles)):
                last = max(printed or ends)
                if upper is None or last < upper[0]:
                    upper = last, f"{people[mention.ids[0]].name} is known in office until {last.year}"
        elif mention.kind == "initiative":
            for initiative in names.registers.initiatives:
                if initiative.id in mention.ids and initiative.start and len(mention.ids) == 1:
                    first = initiative.start.earliest
                    if first <= today and (lower is None or first > lower[0]):
                        lower = first, f"it names {initiative.name}, which began in {first.year}"
    return lower, upper


def _in_another_office(person: Person, mention: Mention, page: Page) -> bool:
    """Whether an office right before a name is none that is known of somebody: they may have held it years before."""
    before = re.search(r"([A-Z][\w-]+) (?:(?:Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Dr) )?$", page.text[: mention.start])
    office = before[1].lower() if before else ""
    return office in OFFICE_WORDS and not any(office in WORDS.findall(role.title.lower()) for role in person.roles)


def _since(person: Person, text: str, today: date) -> tuple[date, str] | None:
    """When the office began that a text prints of somebody, else the first of all that are known."""
    printed = [r for r in person.roles if _office(r.title) in text] or list(person.roles)
    starts = [(r.start.earliest, r.title.partition(",")[0]) for r in printed if r.start is not None]
    if not starts or len(starts) < len(printed) or min(starts)[0] > today:
        return None
    first, title = min(starts)
    return first, f"it names {person.name}, {title} from {first.year}"


def _begun(mentions: list[Mention], names: Names, after: date | None) -> tuple[date, str] | None:
    """The latest beginning of a body named, each counted as the earliest of its name."""
    lower: tuple[date, str] | None = None
    for mention in mentions:
        if mention.kind == "department" and mention.strength >= 2:
            bodies = [names.bodies[i] for i in mention.ids]
            if after is not None and len(bodies) > 1:
                bodies = [b for b in bodies if b.end is None or b.end.date.latest >= after] or bodies
            starts = [(b.start.date.earliest, b.name) for b in bodies if b.start]
            if starts and len(starts) == len(bodies) and (lower is None or min(starts)[0] > lower[0]):
                first, name = min(starts)
                lower = first, f"it names {name}, which began in {first.year}"
    return lower


def _roles_printed(
    mentions: list[Mention], people: dict[str, Person], page: Page
) -> Iterator[tuple[Person, list[Role]]]:
    """Dated roles of the register that the text may mean: office and body stand beside the name."""
    for mention in mentions:
        if mention.kind != "person" or len(mention.ids) != 1:
            continue
        low, high = mention.start - 100, mention.end + 120
        near = page.text[max(0, low) : high].lower()
        bodies = {i for m in mentions if m.kind == "department" and low <= m.start <= high for i in m.ids}
        person = people[mention.ids[0]]
        roles = [
            role
            for role in person.roles
            if role.body is not None and role.body.text in bodies and " ".join(role.title.lower().split()[:2]) in near
        ]
        for office in {" ".join(role.title.lower().split()[:2]): None for role in roles}:
            yield person, [role for role in roles if role.title.lower().startswith(office)]


def _office(title: str) -> str:
    """The office without its body: `director general for policy, Desk Office` -> `director general for policy`."""
    office = title.lower().partition(",")[0]
    return office if len(office.split()) > 3 else "\0"
