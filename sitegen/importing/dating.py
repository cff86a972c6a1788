"""When a document came out: the date that it prints, or the time that fits what it says, with why and how sure.

Nothing is padded: a year stays a year. A date that is only worked out is marked with `~`, a doubtful one with `?`.
Dates that a page prints for itself (of its last change, of today) count less than one beside title or author, and dates
that a text only speaks of are no dates of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.dates import MONTHS, FuzzyDate, in_words, parse_date, without_time
from sitegen.importing.furniture import MONTH
from sitegen.importing.layout import Page
from sitegen.importing.naming import Mention, Names
from sitegen.importing.reading import Original
from sitegen.model import Person, Role

_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH}),? (\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_SHORT = re.compile(r"^\W*(\d{1,2})[/.](\d{1,2})[/.](\d{2})\W*$")
_MONTH_YEAR = re.compile(rf"\b({MONTH}) (\d{{4}})\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(Spring|Summer|Autumn|Winter) (\d{4})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d£$€.,/-])((?:19[5-9]|20[0-4])\d)(?!\d|%|,\d|\.\d|-year)")
_IN_ADDRESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"/(?P<y>\d{{4}})/(?P<m>\d{{1,2}}|{MONTH})(?:/(?P<d>\d{{1,2}}))?(?=[/?#]|$)",
        r"[/_-](?P<y>(?:19|20)\d{2})-?(?P<m>\d{2})-?(?P<d>\d{2})(?=[/_.?#-]|$)",
        rf"[/_-](?P<y>(?:19|20)\d{{2}})-(?P<m>{MONTH})-(?P<d>\d{{1,2}})(?=[/_.?#-]|$)",
        rf"[/_-](?P<d>\d{{1,2}})-(?P<m>{MONTH})-(?P<y>(?:19|20)\d{{2}})(?=[/_.?#-]|$)",
    )
)
_AHEAD = re.compile(
    r"(?:\bby|\buntil|\btill|\bbefore|\bfrom now to|\bto start in|\bin or after|\bstarting in|\bnot before|\bahead of"
    r"|\bto end in|\bbegin in|\bheld in|\bdue in|\blater in)\b[^.;]{0,30}$|\b(?:will|shall|is to|are "
    r"to|plans? to|aims? to|due to|hopes? to|expected to|likely to)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:founded|established|set up|born|dat(?:es|ing) (?:back to|from)|began life)(?: back)?(?: in)? $"
)
_PAST_RANGE = re.compile(r"\d{4}\s*(?:to|until|[-–/])\s*$")
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_RECORD_OF = re.compile(r"(?:Transcript|Minutes|Record) of\b")
"""What was taken down has the day of it in its title."""
_CHANGED = re.compile(r"updated|modified|reviewed|accessed|retrieved|printed", re.IGNORECASE)


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


@dataclass(frozen=True)
class _Found:
    edtf: str
    start: int
    words: str


def dated(original: Original, page: Page, names: Names, *, told: str = "", url: str = "", today: date) -> Dating:
    """The likeliest date. `told` is what the editor says (EDTF), above all else; raises ValueError if it is none."""
    if told:
        known = parse_date(told)
        return Dating(told, known.earliest.year, "", GIVEN)
    for dating in _stated(original, page, url or original.url, today):
        return dating
    return _worked_out(page, names, today)


def _stated(original: Original, page: Page, url: str, today: date) -> Iterator[Dating]:
    """Dates of the document that are printed or told, best first."""
    printed = list(_printed(page))
    in_file = _first_date(original.date)
    if in_file and _possible(in_file.edtf, today):
        yield _dating(_unpadded(in_file.edtf, page), "", "sure")
    for basis, sureness, found in printed:
        if _possible(found.edtf, today):
            yield _dating(found.edtf, basis, sureness)
    addresses = [url, original.name, *re.findall(r"https?://\S+", page.text[:1500])]
    for address in addresses:
        edtf = _of_address(address)
        if edtf and _possible(edtf, today):
            where = "name of the file" if address == original.name else "address"
            yield _dating(edtf, f"The {where} carries {in_words(parse_date(edtf))}.", "likely")


def _dating(edtf: str, basis: str, sureness: str) -> Dating:
    return Dating(edtf, parse_date(edtf).earliest.year, basis, sureness)


def _unpadded(edtf: str, page: Page) -> str:
    """The first of January of a file, which programs write for a year alone, unless the text prints that day too."""
    if not edtf.endswith("-01-01") or re.search(r"\b0?1(?:st)? Jan|\bJan(?:uary)? 0?1\b|\b0?1[/.]0?1[/.]", page.text):
        return edtf
    return edtf[:4]


def _possible(edtf: str, today: date) -> bool:
    known = parse_date(edtf)
    return known.earliest.year >= 1900 and known.earliest <= today


def _printed(page: Page) -> Iterator[tuple[str, str, _Found]]:
    """(basis, sureness, date) of dates at the head or foot of the text, best first."""
    title = next((p.start for p in page.of("title")), 0)
    lines = list(page.of("date", "byline"))
    lines.sort(key=lambda p: (bool(_CHANGED.match(p.text)), p.start < title, p.start))
    for line in lines:
        for found in _dates_in(line.text):
            if _CHANGED.match(line.text):
                yield f"The page says that it was last changed on {in_words(parse_date(found.edtf))}.", "likely", found
            elif len(found.edtf) >= 10:
                yield "", "sure", found
            else:
                yield "", "likely" if "/" in found.edtf else "sure", found
            break
    yield from _in_head(page)
    for paragraph in page.of("furniture"):
        if re.match(r"\W*last updated", paragraph.text, re.IGNORECASE):
            for found in _dates_in(paragraph.text):
                words = in_words(parse_date(found.edtf))
                yield f"The page says that it was last updated on {words}.", "likely", found


def _in_head(page: Page) -> Iterator[tuple[str, str, _Found]]:
    """Dates in the lines around the title, and in a first sentence that dates itself."""
    head = [p for p in page.of("header", "title", "standfirst") if len(p.text) < 220]
    for paragraph in head:
        for found in _dates_in(paragraph.text):
            if len(found.edtf) >= 7:
                yield "", "sure" if paragraph.kind == "header" or _RECORD_OF.match(paragraph.text) else "likely", found
    for paragraph in page.of("heading", "standfirst", "body")[:6]:
        whole = re.fullmatch(rf"(?:\w+day,? )?.{{0,24}}?{_DAY_FIRST.pattern}.{{0,12}}", paragraph.text, re.IGNORECASE)
        dateline = re.match(r"[A-Z][A-Za-z ,]{2,30}, [^–—-]{6,30} [–—-] ", paragraph.text)
        says = re.search(
            r"(?:published|released|issued|launched|announced)(?: here)?(?: on| today,?)? ", paragraph.text[:160]
        )
        for found in _dates_in(paragraph.text):
            if whole or (dateline and found.start < dateline.end()):
                yield "", "sure", found
            elif says and 0 <= found.start - says.end() < 14 and len(found.edtf) == 10:
                yield f"The text says that it was published on {in_words(parse_date(found.edtf))}.", "likely", found


def _dates_in(text: str) -> list[_Found]:
    """The dates that a text prints, whole ones first, by place."""
    found: dict[int, _Found] = {}
    for match in _DAY_FIRST.finditer(text):
        _note(found, match, match[3], _month(match[2]), match[1])
    for match in _MONTH_FIRST.finditer(text):
        _note(found, match, match[3], _month(match[1]), match[2])
    for match in _ISO.finditer(text):
        _note(found, match, match[1], int(match[2]), match[3])
    for match in _SLASHED.finditer(text):
        _note(found, match, match[3], int(match[2]), match[1])
    for match in _SHORT.finditer(text):
        _note(found, match, f"20{match[3]}", int(match[2]), match[1])
    whole = sorted(found.values(), key=lambda f: f.start)
    if whole:
        return whole
    for match in _MONTH_YEAR.finditer(text):
        _note(found, match, match[2], _month(match[1]), "")
    for match in _SEASON.finditer(text):
        year, season = match[2], match[1].lower()
        if season in _SEASON_MONTHS:
            first, last = _SEASON_MONTHS[season]
            found[match.start()] = _Found(f"{year}-{first:02d}/{year}-{last:02d}", match.start(), match[0])
        else:
            found[match.start()] = _Found(f"{year}~", match.start(), match[0])
    return sorted(found.values(), key=lambda f: f.start)


def _note(found: dict[int, _Found], match: re.Match[str], year: str, month: int, day: str) -> None:
    edtf = f"{int(year):04d}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    try:
        parse_date(edtf)
    except ValueError:
        return
    found[match.start()] = _Found(edtf, match.start(), match[0])


def _month(name: str) -> int:
    short = name.lower()[:3]
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(short))


def _first_date(text: str) -> _Found | None:
    """The date of a field of a file. A stamp at the start of a year with no time of day stays what it says."""
    text = without_time(text.strip())
    dates = _dates_in(text)
    if dates:
        return dates[0]
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text)
    try:
        return _Found(parse_date(text).edtf, 0, text) if match else None
    except ValueError:
        return None


def _of_address(address: str) -> str:
    """The date that an address carries: /2022/05/17/, /2022/may/17/, /2022/05/, 20220517 or 17-may-2022."""
    for match in (m for pattern in _IN_ADDRESS for m in pattern.finditer(address)):
        month = int(match["m"]) if match["m"].isdigit() else _month(match["m"])
        edtf = f"{match['y']}-{month:02d}" + (f"-{int(match['d']):02d}" if match["d"] else "")
        try:
            parse_date(edtf)
        except ValueError:
            continue
        return edtf
    return ""


# Without a printed date ------------------------------------------------------------------------------------------


def _worked_out(page: Page, names: Names, today: date) -> Dating:
    """The time that fits the years in the text, and the bodies and offices that it names; none where that is open."""
    past, ahead, begun = _years(page, today)
    heading = [y for p in page.of("title", "header") for y in _years_of(p.text, today)]
    mentions = names.mentions(page, "title", "standfirst", "heading", "body", "byline", "caption")
    lower, upper = _bounds(mentions, names, today, page)
    newest = max(past, default=0)
    if heading and max(heading) >= newest - 1 and min(heading) != max(past, default=min(heading)) - 20:
        newest = max(newest, max(heading))
    if lower and lower[0].year > newest:
        return _between(lower, upper, ahead, newest, today)
    # A text may tell at any time since then that something was founded in 1952.
    if newest and not (newest in begun and today.year - newest > CLOSE):
        reasons = [_latest(newest)]
        if ahead and min(ahead) > newest:
            reasons.append(f"{min(ahead)} is still ahead")
        return Dating(
            f"{newest}~", newest, f"Undated: {', and '.join(reasons)}.", "likely" if len(past) > 1 else "doubtful"
        )
    return _UNKNOWN


def _latest(year: int) -> str:
    return f"the latest year that it speaks of is {year}"


_UNKNOWN = Dating("", 0, "No date was found in the document.", "unknown")


def _between(
    lower: tuple[date, str], upper: tuple[date, str] | None, ahead: set[int], newest: int, today: date
) -> Dating:
    """A time after a bound and before another. What began long before may be named at any time since."""
    first, why = lower
    reasons = [*([_latest(newest)] if newest else []), why]
    year = first.year
    if upper and upper[0] > first and upper[0].year - year <= CLOSE:
        reasons.append(upper[1])
        # A short time is mostly told near its end, of a longer one the middle is the best guess.
        short = (upper[0] - first).days < 550
        year = upper[0].year if short else (first + (upper[0] - first) / 2).year
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


def _years(page: Page, today: date) -> tuple[set[int], set[int], set[int]]:
    """The years that the body speaks of as gone or present, as ahead, and only as when something began."""
    past: set[int] = set()
    ahead: set[int] = set()
    other: set[int] = set()
    for paragraph in page.of("standfirst", "heading", "body", "caption", "title", "header"):
        for match in _YEAR.finditer(paragraph.text):
            year = int(match[1])
            before = paragraph.text[max(0, match.start() - 80) : match.start()]
            sentence = re.split(r"[.!?] ", before)[-1]
            is_ahead = _AHEAD.search(sentence) and not _PAST_RANGE.search(before)
            is_ahead = is_ahead and not re.match(r"[^.,;]{0,30} had\b", paragraph.text[match.end() :])
            (ahead if is_ahead or year > today.year else past).add(year)
            if not _BEGAN.search(sentence):
                other.add(year)
    return past, ahead - past, past - other


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
            begun = _since(people[mention.ids[0]], lower_text, today) if len(mention.ids) == 1 else None
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
