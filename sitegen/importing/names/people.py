"""People in a text: those of the register, and others, with what the text calls them.

A person is somebody whom the text names in full, or by surname after that, or by a title and surname. Names that are
in no register are found by how English sets them: by a title, a given name, a verb of saying or an office beside them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from sitegen.dates import MONTHS, FuzzyDate
from sitegen.given_names import GIVEN_NAMES
from sitegen.importing.english import NO_NAMES, NO_SURNAMES, OFFICE, OFFICE_WORDS, SAYING
from sitegen.importing.names.firms import is_firm
from sitegen.importing.names.in_passing import InPassing
from sitegen.importing.names.labelled import labelled
from sitegen.importing.names.naming import Mention, Names, straight
from sitegen.importing.names.offices import LETTERS_BEHIND, TITLES, role_beside
from sitegen.importing.names.rolls import addressed_names, listed_names
from sitegen.importing.names.short_names import is_short_for
from sitegen.importing.names.signed import is_signed_before, signed_role
from sitegen.importing.page.debates import surname_of
from sitegen.importing.page.layout import Page, Paragraph

_TITLE_AHEAD = re.compile(rf"{TITLES} $")
_CAP = r"(?:(?:Mac|Mc|O'|D')?[A-Z][a-zéèáàóöüïçñ]+(?:[-'][A-Z][a-zéèáàóöüïçñ]+)*)"
_PARTICLE = r"(?:de|van|von|der|al|bin|di|da|du|la|le|ap)"
_FULL = re.compile(
    rf"(?P<titles>(?:{TITLES} )*)(?P<name>{_CAP}(?: (?:{_CAP}|[A-Z]\.?(?= [A-Z][a-z])|{_PARTICLE}(?= )))+)"
)
_TITLED = re.compile(rf"\b(?P<title>{TITLES}) (?P<name>{_CAP})\b(?! [A-Z][a-z])")
_APPOSITION = re.compile(
    rf",? (?!(?:and|or|to|with|for|in|on|at)\b)"
    rf"(?:(?:then|now|who|whose|whom|formerly|former|chief|head|"
    rf"aged)\b|(?!(?:had|has|have|got|lost|need\w*) )(?:[\w'&-]+ ){{0,5}}?{OFFICE}\b)|"
    rf", [a-z]+(?:-[a-z]+)?, (?:from|of|who)\b|, \d\d,"
)
# What it is may be said of a thing as well: `Tide Points, the scheme for …`.
_EXPLAINED = re.compile(r", (?:the|a|an|its|his|her|our|their)\b")
# `NAME, chairman, Frontier Economics`: what follows the office of somebody else is where he holds it.
# `Home` of a menu is no office, nor is a number.
_OFFICE_BEFORE = re.compile(
    rf"\b(?!(?:home|foreign|first|second|third|responsible|permanent|prime) $){OFFICE} $|"
    rf"(?:^|[^,]) (?:[\w'&-]+ ){{0,6}}?{OFFICE}, $|^{OFFICE}, $",
    re.IGNORECASE,
)
_HELD_BY = re.compile(rf"{_CAP} {_CAP}, (?:[\w'&-]+ ){{0,6}}?{OFFICE}, $")
_SAYS_BEHIND = re.compile(
    rf"^(?:,[^,.;]{{3,90}},| of [^,.;]{{2,50}}?)?(?: (?:also|has|had|then|later|who))? (?:{SAYING})\b|"
    rf"^ (?:joins?|joined|chairs?)\b"
)
# `Keeper of the Quay, NAME, said`: set off by commas before a verb of saying.
_SET_OFF = re.compile(rf"^, (?:{SAYING})\b")
_NEVER_WITHIN = frozenset(
    "Under Over Between With Without Within Through Against About Around Above Below After".split()
)
# Things were and had something as well; what people do more often than things says a little.
_DOES = r"(?:took|led|leads|left|came|went|became|joined|spoke|met|retired|resigned)"
_DOES_BEHIND = re.compile(rf"^ {_DOES}\b")
_THING = r"(?:was|is|has|had|will|were)"
_PRONOUN_BEHIND = re.compile(r"^.{0,160}?\b(?:he|she|his|her|him|himself|herself|He|She|His|Her)\b", re.DOTALL)
_SAYS_BEFORE = re.compile(
    rf"\b(?:{SAYING})(?: by| to| that)? $|\baccording to $|\b(?:said|says)(?:,? [\w' ]{{0,20}})?, $"
)
_LABEL = re.compile(rf"^(?:Q\d+\.? )?(?:{TITLES} )*(?P<name>{_CAP}(?: {_CAP})+): ")


@dataclass(frozen=True)
class Figurehead:
    """Somebody named in the text. `id` is empty for one in no register; `role` is the office as printed, or empty.

    `passing` is true of one of whom nothing is said wherever the name stands.
    """

    id: str
    name: str
    role: str
    start: int
    count: int
    sureness: str
    passing: bool = False


@dataclass(frozen=True)
class Appearance:
    """A place where somebody is named; `who` is a key of `People.by_key`."""

    who: str
    start: int
    end: int


@dataclass(frozen=True)
class People:
    """All people of a text by key (id, or name in lower case), and every place that names one of them, in order."""

    by_key: dict[str, Figurehead]
    places: tuple[Appearance, ...]

    def before(self, offset: int, since: int = 0) -> Appearance | None:
        """The last one named before an offset."""
        return next((p for p in reversed(self.places) if since <= p.start and p.end <= offset), None)


def people_in(page: Page, names: Names, mentions: list[Mention], at: FuzzyDate) -> People:
    """The people that the body of a page names."""
    told = page.of("title", "standfirst", "heading", "body", "notes")
    paragraphs = (*told, *page.of("turn"))
    register = {person.id: person for person in names.registers.people}
    keys: dict[str, str] = {}
    shown: dict[str, str] = {}
    places: list[Appearance] = []
    taken = [(m.start, m.end) for m in mentions]
    persons = [(m.start, m.end) for m in mentions if m.kind == "person"]
    labels, addressed = labelled(page), dict(addressed_names(page))
    listed = dict(listed_names(page)) | addressed | {start: label.name for start, label in labels.items()}
    for mention in mentions:
        if mention.kind == "person":
            key = mention.ids[0]
            places.append(Appearance(key, mention.start, mention.end))
            shown.setdefault(key, register[key].name)
    blocked = [(m.start, m.end) for m in mentions if m.kind != "person" and m.strength > 1]
    for paragraph in told:
        for start, name in _full_names(paragraph, blocked, page):
            if any(low <= start < high for low, high in taken) or start in listed:
                continue
            if any(low < start + len(name) and start < high for low, high in persons):
                continue
            key = registered(name, names) or name.lower()
            shown.setdefault(key, register[key].name if key in register else name)
            places.append(Appearance(key, start, start + len(name)))
    for start, name in listed.items():
        if not any(low < start + len(name) and start < high for low, high in persons):
            key = registered(name, names) or name.lower()
            shown.setdefault(key, register[key].name if key in register else name)
            places.append(Appearance(key, start, start + len(name)))
    places = _as_one(places, shown, register)
    for key, name in shown.items():
        keys.setdefault(_surname(name), key)
    places += _by_surname(paragraphs, keys, shown, places, blocked)
    places += _strangers(page, paragraphs, keys, shown, places, blocked, names, at)
    places.sort(key=lambda p: (p.start, -p.end))
    text = page.text
    heads: dict[str, Figurehead] = {}
    passing = InPassing(page, at.earliest.year)
    for key, name in shown.items():
        mine = [p for p in places if p.who == key]
        if mine:
            offices = (labels[p.start].office for p in mine if p.start in labels)
            roles = (role_beside(text, p.start, p.end) or signed_role(text, p.start, p.end) for p in mine)
            # A caption below the words for who cannot see the picture has the name twice.
            role = next((role.partition(f" {name}")[0] for role in chain(offices, roles) if role), "")
            sure = "sure" if key in register or len(mine) > 1 else "likely"
            only = all(p.start not in labels | addressed and passing.holds(p.start, p.end) for p in mine)
            head = Figurehead(key if key in register else "", name, role, mine[0].start, len(mine), sure, only)
            heads[key] = head
    return People(heads, tuple(places))


def _as_one(places: list[Appearance], shown: dict[str, str], register: Container[str]) -> list[Appearance]:
    """The places with one key for somebody whose given name is also printed in short: `Oliver NAME`, `Ollie NAME`."""
    whole: dict[str, str] = {}
    for key, name in shown.items():
        given, _, rest = straight(name).partition(" ")
        fuller = [k for k, n in shown.items() if n != name and straight(n).partition(" ")[2] == rest]
        fuller = [k for k in fuller if is_short_for(given, shown[k].partition(" ")[0])]
        if len(fuller) == 1 and not (key in register and fuller[0] in register):
            whole.update({fuller[0]: key} if key in register else {key: fuller[0]})
    for key in whole:
        del shown[key]
    return [replace(place, who=whole.get(place.who, place.who)) for place in places]


def _surname(name: str) -> str:
    return surname_of(straight(name))


def registered(name: str, names: Names) -> str:
    """The id of the person of the register who is called so, with a title or without; empty where nobody is."""
    for person in names.registers.people:
        if without_title(name) in map(without_title, (person.name, *person.printed)):
            return person.id
    return ""


def without_title(name: str) -> str:
    """A name, in small letters, without its title, which a page may leave out or give."""
    return straight(re.sub(rf"^(?:{TITLES} )+", "", name)).lower()


def _full_names(paragraph: Paragraph, blocked: list[tuple[int, int]], page: Page) -> Iterator[tuple[int, str]]:
    """Full names that are likely to be a person's, with their offsets."""
    text = _CRIED.sub(lambda m: m[0].title() if m[0].title() in GIVEN_NAMES else m[0], straight(paragraph.text))
    label = _LABEL.match(text)
    for match in _FULL.finditer(text):
        start, name = _trimmed(match.start("name"), match["name"], text[match.end() :])
        start, name = _without_field(text, start, name)
        low, high = paragraph.start + start, paragraph.start + start + len(name)
        words = name.split()
        if len(words) < 2 or any(low < b and a < high for a, b in blocked):
            continue
        if is_firm(text[:start], words, text[start + len(name) :]):
            continue
        of_body = _OF_BODY.search(text[:start]) and not re.match(
            r",? (?:who|the|a|an|its)\b", text[start + len(name) :]
        )
        if words[0] not in GIVEN_NAMES and of_body:
            continue
        barred = _NEVER_WITHIN if words[0] in GIVEN_NAMES else NO_NAMES
        if words[0] not in GIVEN_NAMES and _IS_VERB.fullmatch(words[0]):
            continue
        no_surname = words[-1] in NO_SURNAMES and not (words[0] in GIVEN_NAMES and words[-1] in _SURNAMES_TOO)
        # `Bill NAME, who was`, and no bill.
        unheard = words[0] in NO_NAMES and not (
            words[0] in GIVEN_NAMES and _APPOSITION.match(text[start + len(name) :])
        )
        if no_surname or unheard or any(word in barred for word in words[1:-1]):
            continue
        if words[-1].lower() in OFFICE_WORDS and words[0] not in GIVEN_NAMES:
            continue
        titled = (bool(match["titles"]) and start == match.start("name")) or bool(_TITLE_AHEAD.search(text[:start]))
        titled = titled or _TITLE.fullmatch(words[0]) is not None
        signed = is_signed_before(page.text[max(0, low - 40) : low])
        named = signed or (label is not None and label["name"] == name)
        if named or _weight(text, start, name, titled, paragraph.kind, page) >= _ENOUGH:
            yield low, name


_CRIED = re.compile(r"\b[A-Z]{3,}(?= [A-Z][a-z])")
"""A given name in capitals, as newspapers print the first word of a story."""
_SURNAMES_TOO = frozenset("Bay Best Deal Garden Green Hall Lane Law North Reward West White".split())
"""Behind a given name these are surnames, though they stand in many other names."""


_LEADS = re.compile(rf"{TITLES}|(?i:{SAYING})")
_TITLE = re.compile(TITLES)
_INITIAL = re.compile(r"[A-Z]\.?$")
"""Whoever has only an initial is called by it with a title: `Ms R NAME`."""


def _trimmed(start: int, name: str, behind: str) -> tuple[int, str]:
    """A name without offices and first words of a sentence before it, and without a possessive behind it."""
    words = name.split()
    offices = [n for n, word in enumerate(words) if word.lower() in OFFICE_WORDS]
    first = offices[-1] + 1 if offices and offices[-1] < len(words) - 1 else 0
    while first < len(words) - 1 and (words[first] in NO_NAMES or _LEADS.fullmatch(words[first])):
        if _is_bill(words[first:], behind) or (_INITIAL.match(words[first + 1]) and _TITLE.fullmatch(words[first])):
            break
        first += 1
    start += len(" ".join(words[:first])) + bool(first)
    words = words[first:]
    while len(words) > 2 and (words[-1] in NO_SURNAMES or words[-1] in NO_NAMES):
        words = words[:-1]
    # `Ann Reed Chief Political Correspondent` of a byline.
    known = words[0] in GIVEN_NAMES
    office = next((n for n, word in enumerate(words) if known and n > 1 and word.lower() in OFFICE_WORDS), len(words))
    name = " ".join(words[:office])
    return start, name.removesuffix("'s")


def _is_bill(words: list[str], behind: str) -> bool:
    """Whether it is `Bill NAME, who was`, and no bill."""
    return (
        len(words) == 2 and words[0] == "Bill" and (_APPOSITION.match(behind) or _SAYS_BEHIND.match(behind)) is not None
    )


_ADDRESSED = re.compile(r"(?:Sir|Dame|Lord|Lady|Baroness|Baron|Miss|Officer|Professor)\.$")
"""A title that nobody shortens, with a full stop behind it."""
_IN_MONTH = re.compile(
    r"\b(?:in|on|of|since|until|till|by|from|to|between|and|last|next|this|early|late|mid|\d{1,2}(?:st|nd|rd|th)?)[ -]$"
)
"""Before the name of a month that is also a surname: `came over in May`."""
_OF_BODY = re.compile(
    r"\b(?:Office|Commission|Authority|Agency|Council|Institute|Institution|Centre|Committee|Board|Directorate|"
    r"Department|Ministry|Inspectorate|Campaign|Network|Foundation|Association|Society|Unit|Inquiry|Bill|Act|Trust|Panel|Forum|Group|Service|Taskforce|Programme)"
    r" (?:for|of|on|into|in|against) (?:the )?$"
)
"""Before the field of a body: `the Office for Police Conduct`."""
_IS_VERB = re.compile(rf"(?i:{SAYING})|[A-Z][a-z]{{3,}}(?:ing|ed)")
"""At the head of a sentence: `Using …`, `Leaked …`, and `Added NAME: …`."""
_FIELD = re.compile(rf"\b{OFFICE} (?:(?:of|for|at|to|in) (?:the )?(?:[A-Z][\w'-]* )*)+$")


_IN_PLACE = re.compile(r"\b(?:in|at|near|from) $")


def _without_field(text: str, start: int, name: str) -> tuple[int, str]:
    """A name without the last word of an office or a place before it: `Chancellor of the Duchy of Lancaster NAME`."""
    words = name.split()
    first = next((n for n, word in enumerate(words[:-1]) if word in GIVEN_NAMES), 0)
    before = text[max(0, start - 90) : start]
    if first and (_FIELD.search(before) or _IN_PLACE.search(before) or words[0] in {"State", "Commons", "Lords"}):
        start += len(" ".join(words[:first])) + 1
        name = " ".join(words[first:])
    return start, name


def _weight(text: str, start: int, name: str, titled: bool, kind: str, page: Page) -> int:
    words = name.split()
    before, behind = text[max(0, start - 60) : start], text[start + len(name) :]
    before = re.sub(rf"(?:{TITLES} )+$", "", before)
    behind = behind.removeprefix("'s")
    weight = 3 if titled else 0
    weight += 2 if words[0] in GIVEN_NAMES or words[0].partition("-")[0] in GIVEN_NAMES else 0
    if kind in {"title", "heading"}:
        headed = kind == "heading" and start == 0 and _HEADED.match(behind)
        # `Interview: NAME`, `Lunch with NAME`, `“…”: NAME on research`
        last = kind == "title" and re.match(r"$| (?:on|talks|reflects|explains)\b", behind)
        last = last and re.search(r"(?:: |\b(?:[Ww]ith|[Mm]eet)(?:\.{3}|…)? )(?:\w+ )?$", before)
        return weight if titled or headed or last else 0
    weight += 2 if LETTERS_BEHIND.match(behind) else 0
    weight += 2 if _APPOSITION.match(behind) else (1 if _EXPLAINED.match(behind) else 0)
    # `NAME, deputy director, Harbour Lamps`: where somebody holds the office that stands before it.
    unit = words[0] not in GIVEN_NAMES and _HELD_BY.search(before)
    weight += 2 if _OFFICE_BEFORE.search(before) and not unit else 0
    says = _SAYS_BEHIND.match(behind) or _SAYS_BEFORE.search(before)
    weight += 2 if says or (before.endswith(", ") and _SET_OFF.match(behind)) else 0
    weight += 1 if _DOES_BEHIND.match(behind) else 0
    # Common words with capitals are titles of things, unless much speaks for a name.
    weight -= 2 if any(w.lower() in _COMMON for w in words) and words[0] not in GIVEN_NAMES else 0
    if weight >= _ENOUGH:
        return weight
    alone = _by_surname_alone(words[0], words[-1], straight(page.text))
    # `the Xxxx Yyyy` is a thing.
    thing = len(words) > 2 or re.search(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts) $", before)
    return weight + (min(alone, 1) if thing else alone)


_ENOUGH = 2
"""What has to speak for a name, so that it is one."""


@lru_cache(maxsize=2048)
def _by_surname_alone(first: str, last: str, text: str) -> int:
    """What it says that the last word of a name stands alone elsewhere with a verb, as a surname does."""
    weight = 0
    for match in re.finditer(
        rf"(?<!{re.escape(first)} )(?<![Tt]he )(?<![Aa] )(?<![Tt]his )(?<![Oo]ur )\b{re.escape(last)}(?:'s)? "
        rf"(?:(?P<does>{SAYING}|{_DOES})|{_THING})\b",
        text,
    ):
        if match["does"] or _PRONOUN_BEHIND.match(text, match.end()):
            return 2
        weight = 1
    return weight


_HEADED = re.compile(rf" ?[-–—:|] ?\S|, (?:[\w'&-]+ ){{0,5}}?{OFFICE}\b")
"""Behind a name that heads what is told of somebody: `NAME – Rising Star`, `NAME, keeper of the quay`."""
_COMMON = frozenset(
    "disability fast stream open data people social public civil senior special general annual smart new old "
    "great good best first last "
    "white green black north south east west central national royal big bad free real true human digital".split()
)


def _by_surname(
    paragraphs: Iterable[Paragraph],
    keys: dict[str, str],
    shown: dict[str, str],
    places: list[Appearance],
    blocked: list[tuple[int, int]],
) -> list[Appearance]:
    """Where people that are named in full elsewhere are named by surname, or by title and given name."""
    found: list[Appearance] = []
    taken = blocked + [(p.start, p.end) for p in places]
    firsts = {(name.split()[0], key) for key, name in shown.items()}
    for paragraph in paragraphs:
        text = straight(paragraph.text)
        for surname, key in keys.items():
            for match in re.finditer(rf"\b{re.escape(surname)}\b(?!-)", text):
                start, end = paragraph.start + match.start(), paragraph.start + match.end()
                if surname in MONTHS and _IN_MONTH.search(text[: match.start()]):
                    continue
                if not any(a < end and start < b for a, b in taken):
                    found.append(Appearance(key, start, end))
        for first, key in firsts:
            for match in re.finditer(
                rf"\b(?:Sir|Dame|Lord|Lady|Baroness) {re.escape(first)}\b|(?<![\w'] )\b{re.escape(first)}\b(?= "
                rf"(?:{SAYING})\b)",
                text,
            ):
                start, end = paragraph.start + match.start(), paragraph.start + match.end()
                if not any(a < end and start < b for a, b in taken):
                    found.append(Appearance(key, start, end))
    return found


def _strangers(
    page: Page,
    paragraphs: Iterable[Paragraph],
    keys: dict[str, str],
    shown: dict[str, str],
    places: list[Appearance],
    blocked: list[tuple[int, int]],
    names: Names,
    at: FuzzyDate,
) -> list[Appearance]:
    """People who are never named in full: by title and surname, or by the surname of somebody in office."""
    found: list[Appearance] = []
    taken = blocked + [(p.start, p.end) for p in places]
    in_office = _surnames_in_office(names, at)
    anybody = _unique_surnames(names)
    for paragraph in paragraphs:
        text = straight(paragraph.text)
        for match in _TITLED.finditer(text):
            surname = match["name"]
            start, end = paragraph.start + match.start("name"), paragraph.start + match.end("name")
            if _ADDRESSED.search(match["title"]):
                # `my Lady. May I …` ends a sentence.
                continue
            if surname in keys or surname in NO_SURNAMES or surname.lower() in OFFICE_WORDS:
                continue
            if any(a < end and start < b for a, b in taken):
                continue
            if any(name.split()[0] == surname for name in shown.values()):
                continue
            whole = _whole_name(match["title"], surname, page)
            titled = f"{match['title']} {surname}"
            key = (registered(whole, names) or whole.lower()) if whole else in_office.get(surname, "")
            key = key or anybody.get(surname) or titled.lower()
            shown.setdefault(key, _name_of(key, names) or whole or titled + _seat(titled, page))
            keys[surname] = key
            found.append(Appearance(key, start, end))
        for surname, key in in_office.items():
            pattern = (
                rf"\b(?:{re.escape(surname)})(?:'s? (?:[a-z]+ )?(?:priorities|speech|plans?|remarks|letter|review|"
                rf"blog)\b|,? (?:{SAYING})\b|, (?:the|who|a)\b)"
            )
            if surname in keys or key in shown or len(surname) < 4:
                continue
            match2 = re.search(
                rf"(?:\b(?:[Aa]s|[Ss]ays?|[Ss]aid|[Mm]inister|[Ss]ecretary|and|by|from|of|that|[Bb]ut) |^|[.,;:\"] "
                rf"?){pattern}",
                text,
            )
            if match2 is not None:
                start = paragraph.start + match2.start() + match2[0].index(surname)
                shown[key], keys[surname] = _name_of(key, names), key
                found.append(Appearance(key, start, start + len(surname)))
    if found:
        found += _by_surname(
            paragraphs, {s: k for s, k in keys.items() if k in {f.who for f in found}}, {}, [*places, *found], blocked
        )
    return found


def _whole_name(title: str, given: str, page: Page) -> str:
    """Of `Sir GIVEN` or `Ms SURNAME` the whole name, where a caption or any other line has it, and all the same."""
    text = straight(page.text)
    if re.match(r"Lord|Lady|Baron|Officer|Rev", title):
        return ""
    ahead = {m[1] for m in re.finditer(rf"\b({_CAP}) {re.escape(given)}\b", text)} & GIVEN_NAMES
    behind = {m[1] for m in re.finditer(rf"\b{re.escape(given)} ({_CAP})\b", text)} - NO_SURNAMES
    if len(ahead) == 1:
        return f"{ahead.pop()} {given}"
    knight = re.match(r"Sir\b|Dame\b", title) and given in GIVEN_NAMES
    return f"{given} {behind.pop()}" if knight and len(behind) == 1 else ""


def _seat(titled: str, page: Page) -> str:
    """The place in the title of a peer, where the text never leaves it out: `Baroness NAME of PLACE`."""
    if not re.match(r"(?:Lord|Lady|Baroness|Baron|Viscount|Earl)\b", titled):
        return ""
    seats = [m["seat"] or "" for m in re.finditer(rf"\b{re.escape(titled)}\b{_SEAT}", straight(page.text))]
    return seats[0] if all(seat == seats[0] for seat in seats) else ""


_SEAT = r"(?P<seat> of (?!the )[A-Z][\w'-]*[a-z](?:[ -](?:[a-z]{2,5}[ -])*[A-Z][\w'-]*[a-z])*)?"


def _surnames_in_office(names: Names, at: FuzzyDate) -> dict[str, str]:
    """Surname -> id, of people of the register who held an office at a date and share their surname with nobody."""
    counts: dict[str, list[str]] = {}
    for person in names.registers.people:
        if any(role.held_at(at) and (role.start or role.end) for role in person.roles):
            counts.setdefault(_surname(person.name), []).append(person.id)
    known = {surname: ids[0] for surname, ids in counts.items() if len(ids) == 1 and surname not in NO_SURNAMES}
    # `Case complains`, `Owen says` may be about anybody and anything, where no whole name or title is near.
    return {surname: who for surname, who in known.items() if surname not in GIVEN_NAMES | _WORDS_AS_WELL}


_WORDS_AS_WELL = frozenset(
    "Case Little May Brown Green White Black Mills Gray Grey Young Long Short Hill Wood Field Rose".split()
)


def _unique_surnames(names: Names) -> dict[str, str]:
    counts: dict[str, list[str]] = {}
    for person in names.registers.people:
        counts.setdefault(_surname(person.name), []).append(person.id)
    return {surname: ids[0] for surname, ids in counts.items() if len(ids) == 1}


def _name_of(key: str, names: Names) -> str:
    return next((person.name for person in names.registers.people if person.id == key), "")
