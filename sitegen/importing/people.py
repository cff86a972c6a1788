"""People in a text: those of the register by any form of their name, others by a name with an office or a voice.

No list of all names exists. A run of capitalised words is taken for a person when something says so: a title, an office
before or behind it, a verb of saying, a given name that is common in English, or the surname alone later on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitegen.dates import FuzzyDate
from sitegen.importing.text import PROPER, Paragraph, Part
from sitegen.importing.words import GIVEN_NAMES, NOT_NAMES, OFFICES, SAYING
from sitegen.model import Person

_TITLE = (
    r"(?:Sir|Dame|Lord|Lady|Baroness|Baron|Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss|Rev|Cllr|Rt Hon|Lt Col|Col|Capt|Maj|Gen"
    r"|Judge|Justice)\.?"
)
_TOKEN = (
    r"(?:[A-ZÀ-Þ](?:['’][A-ZÀ-Þ])?[a-zß-ÿ]+(?:['’][A-Z]?[a-z]+)?(?:-[A-ZÀ-Þ][\w’']+)*|Mc[A-Z]\w+|Mac[A-Z]\w+|[A-Z]\.)"
)
_NAME = re.compile(
    rf"(?<![\w’'-])(?:(?P<title>{_TITLE}) )?(?P<name>{_TOKEN}(?: (?:van|von|de|der|al|bin)| {_TOKEN}){{0,3}})(?!["
    rf"\w-])"
)
_OFFICE = re.compile(rf"\b(?:{'|'.join(OFFICES)})\b", re.IGNORECASE)
_SAYS = re.compile(rf"\b(?:{'|'.join(SAYING)})\b")


class Individual(Struct, frozen=True):
    """A person in a text."""

    name: str
    """As printed, without a title of honour."""
    id: str
    """In the register; empty when it is not there."""
    role: str
    """The office as the text prints it; may be empty."""
    sure: str
    places: tuple[tuple[int, int, int], ...]
    """Paragraph, start and end of every mention, in order."""

    @property
    def key(self) -> str:
        """What a register or an entry names the person by."""
        return self.id or self.name


def people_in(
    rows: Sequence[Paragraph],
    register: Iterable[Person],
    at: FuzzyDate | None,
    other: Sequence[tuple[int, int, int]] = (),
    barred: frozenset[str] = frozenset(),
) -> tuple[Individual, ...]:
    """The people of the proper text, in the order in which they come.

    `other` are the places of other names, `barred` words that are no part of a person's.
    """
    known = tuple(register)
    places: dict[str, list[tuple[int, int, int]]] = {}
    names: dict[str, str] = {}
    for person, place in _registered(rows, known):
        places.setdefault(person.id, []).append(place)
        names[person.id] = person.name
    taken = [*other, *(place for found in places.values() for place in found)]
    for name, place in _others(rows, taken, NOT_NAMES | barred):
        places.setdefault(name, []).append(place)
        names[name] = name
    _surnames(rows, names, places)
    _surnames_alone(rows, known, names, places, at)
    ids = {person.id for person in known}
    found = [
        Individual(
            names[key],
            key if key in ids else "",
            _role(rows, spots),
            "sure" if key in ids else "likely",
            tuple(sorted(spots)),
        )
        for key, spots in places.items()
    ]
    return tuple(sorted(found, key=lambda one: one.places[0]))


def _proper(rows: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(rows):
        if row.part in PROPER:
            yield number, row.text


def _pattern(form: str) -> re.Pattern[str]:
    loose = _either(form).replace(r"\ ", r"\s")
    return re.compile(rf"(?<![\w’'-])(?:{_TITLE} )?{loose}(?![\w-])")


def _registered(rows: Sequence[Paragraph], known: Sequence[Person]) -> Iterator[tuple[Person, tuple[int, int, int]]]:
    for person in known:
        forms = sorted({person.name, *person.printed, *_titled(person, known)}, key=len, reverse=True)
        seen: set[tuple[int, int]] = set()
        for form in forms:
            for number, text in _proper(rows):
                for match in _pattern(form).finditer(text):
                    if (number, match.end()) not in seen:
                        seen.add((number, match.end()))
                        yield person, (number, match.start(), match.end())


def _titled(person: Person, known: Sequence[Person]) -> Iterator[str]:
    """`Lord Heywood`: a title of honour with a surname that only one person of the register has."""
    surname = person.name.split()[-1]
    if sum(other.name.split()[-1] == surname for other in known) == 1:
        yield from (f"{title} {surname}" for title in ("Sir", "Dame", "Lord", "Lady", "Baroness"))


def _others(
    rows: Sequence[Paragraph], taken: Sequence[tuple[int, int, int]], barred: frozenset[str]
) -> Iterator[tuple[str, tuple[int, int, int]]]:
    whole = "\n".join(text for _, text in _proper(rows))
    surnames = _full_surnames(rows, taken)
    accepted: dict[str, str] = {}
    candidates: list[tuple[str, tuple[int, int, int]]] = []
    for number, text in _proper(rows):
        if rows[number].part in {Part.TITLE, Part.HEADING} and text.istitle():
            continue
        for match in _NAME.finditer(text):
            name, start, end = _trimmed(match, barred)
            place = (number, start, end)
            if not name or any(number == row and start < stop and begin < end for row, begin, stop in taken):
                continue
            if " " in name and name.split()[-1] in surnames and re.match(_TITLE, name):
                # `Mr Glen`, where John Glen is known.
                continue
            candidates.append((name, place))
            if name not in accepted and _is_person(name, match["title"] or "", text, start, end, whole):
                accepted[name] = name
    for name, place in candidates:
        if name in accepted:
            yield name, place


def _full_surnames(rows: Sequence[Paragraph], taken: Sequence[tuple[int, int, int]]) -> set[str]:
    """Surnames that stand somewhere behind a given name."""
    known = {rows[number].text[start:end].split()[-1] for number, start, end in taken if end > start}
    for _, text in _proper(rows):
        for match in _NAME.finditer(text):
            words = re.sub(r"[’']s$", "", match["name"]).split()
            if len(words) > 1 and words[-2] in GIVEN_NAMES:
                known.add(words[-1])
    return known


def _trimmed(match: re.Match[str], barred: frozenset[str]) -> tuple[str, int, int]:
    """The name without words that only stand before or behind it in capitals; empty when none is left."""
    start = match.start("name")
    words = re.sub(r"[’']s$", "", match["name"]).split()
    while words and words[-1] in barred:
        words = words[:-1]
    # `Tees Valley Mayor Ben Houchen`: the name is what stands behind the office.
    other = max((at for at, word in enumerate(words) if word in barred or _office_word(word)), default=-1)
    start += sum(len(word) + 1 for word in words[: other + 1])
    words = words[other + 1 :]
    end = start + len(" ".join(words))
    if not words or len(words) > 3:
        return "", 0, 0
    if len(words) == 1 and (not match["title"] or other >= 0 or re.fullmatch(_TITLE, words[0])):
        return "", 0, 0
    name = " ".join(words)
    return (name if len(words) > 1 else f"{match['title']} {name}"), start, end


_LOWER_OFFICES = frozenset(word for office in OFFICES for word in office.casefold().split() if word.isalpha())


_CLOSED = re.compile(r"\b(?:the|a|an|this|that|its|their|our|near|at|in|of) $", re.IGNORECASE)


def _office_word(word: str) -> bool:
    lower = word.casefold()
    return lower in _LOWER_OFFICES or lower.removesuffix("s") in _LOWER_OFFICES


def _is_person(name: str, title: str, text: str, start: int, end: int, whole: str) -> bool:
    words = name.split()
    if title.rstrip(".") in {"Sir", "Dame", "Lord", "Lady", "Baroness", "Dr", "Professor", "Prof", "Mr", "Mrs", "Ms"}:
        return True
    before, behind = text[max(0, start - 70) : start], text[end : end + 90]
    score = 2.0 if words[0] in GIVEN_NAMES else 0.0
    if re.match(r"(?:,| \(|, who is| –| -) ?(?:the |a |an |its |their |his |her |[\w’]+['’]s? )?", behind):
        score += 1.5 if _OFFICE.search(behind[:60]) else 0
    if re.search(rf"\b(?:{'|'.join(OFFICES)})(?: (?:of|for|at|in|to) [\w’' ,&-]{{2,40}})?,? $", before, re.IGNORECASE):
        score += 1.5
    if re.match(rf",? (?:who |also |then |has |had )?(?:{'|'.join(SAYING)})\b", behind):
        score += 1.5
    if re.search(rf"\b(?:{'|'.join(SAYING)}),? $", before):
        score += 1.5
    if re.match(
        r", (?:who|\d\d|[a-z]+teen|[a-z]+ty)\b|, (?:a|an) [a-z]+(?: [a-z]+){0,5},| MP\b| MSP\b| [CO]BE\b", behind
    ):
        score += 1
    if re.search(rf"(?<![A-Z][a-z] )(?<![\w’'-]){re.escape(words[-1])}(?:['’]s)?(?! [A-Z])", whole.replace(name, "")):
        score += 1
    if re.search(rf"(?<![\w’'-]){re.escape(words[0])},? (?:{'|'.join(SAYING)})\b", whole.replace(name, "")):
        # Called by the given name later on.
        score += 1.5
    if title:
        score += 1.5
    if len(words) == 2 and not re.match(r" [A-Z]", behind):
        score += 0.5
        # Somebody does something: the subject of a sentence.
        score += (
            0.5
            if re.match(r" (?:has|had|is|was|will|of the|[a-z]{2,}(?:ed|s)) ", behind) and not _CLOSED.search(before)
            else 0
        )
    if re.search(r"\b(?:is|was|for|to) $", before) and len(words) == 2:
        score += 0.3
    return score >= 1


def _surnames(rows: Sequence[Paragraph], names: dict[str, str], places: dict[str, list[tuple[int, int, int]]]) -> None:
    """Later mentions of a person by surname, or by given name, alone."""
    owners: dict[str, list[str]] = {}
    for key, name in names.items():
        owners.setdefault(name.split()[-1], []).append(key)
    for surname, keys in owners.items():
        if len(keys) > 1 or len(surname) < 3:
            continue
        spots = places[keys[0]]
        for number, text in _proper(rows):
            for match in re.finditer(rf"(?<![\w’'-]){_either(surname)}(?=\b)(?!-)", text):
                inside = any(row == number and start <= match.start() < end for row, start, end in spots)
                if not inside:
                    spots.append((number, match.start(), match.end()))


def _surnames_alone(
    rows: Sequence[Paragraph],
    known: Sequence[Person],
    names: dict[str, str],
    places: dict[str, list[tuple[int, int, int]]],
    at: FuzzyDate | None,
) -> None:
    """People of the register of whom the text prints no more than a surname, where their office fits the date."""
    surnames: dict[str, list[Person]] = {}
    for person in known:
        surnames.setdefault(person.name.split()[-1], []).append(person)
    printed = {name.split()[-1] for name in names.values()}
    for surname, people in surnames.items():
        if len(people) > 1 or surname in printed or surname in NOT_NAMES or len(surname) < 6:
            continue
        person = people[0]
        if at is not None and person.roles and not person.role_at(at):
            continue
        for number, text in _proper(rows):
            pattern = rf"(?<![\w’'-])(?:Mr |Ms |Mrs |Sir |Lord |Dame )?{re.escape(surname)}(?=[,’'. ])"
            for match in re.finditer(pattern, text):
                before = text[: match.start()]
                if re.search(r"[A-Z]\w+ $", before) and not re.search(r"(?:As|And|But|Then|When) $", before):
                    continue
                names[person.id] = person.name
                places.setdefault(person.id, []).append((number, match.start(), match.end()))


def _either(name: str) -> str:
    """A pattern for a name with either apostrophe."""
    return re.sub("[’']", "[’']", re.escape(name.replace("’", "'")))


def _role(rows: Sequence[Paragraph], spots: Iterable[tuple[int, int, int]]) -> str:
    """The office that the text prints beside the name, at its first mention that has one."""
    for number, start, end in sorted(spots):
        text = rows[number].text
        before, behind = text[:start], text[end:]
        match = re.match(
            r"(?:,| \() ?(?:who is |then |now )?((?:the |a |an )?[^,.;:()“”\"]{4,80}?)(?:[,.;)]|$| (?:said|says"
            r"|told|added))",
            behind,
        )
        if match and _OFFICE.search(match[1]):
            return re.sub(r"^(?:the|a|an) ", "", match[1]).strip()
        match = re.match(r"[’']s? ([^,.;:()“”\"]{4,60}?),", behind)
        if match and _OFFICE.search(match[1]):
            return match[1].strip()
        match = re.search(
            r"(?:^|[.,;:–] |\b(?:the|and|with|by|to|from|under|of|said|says|told) )((?:[\w’&'-]+ ){1,9})$",
            re.sub(rf"{_TITLE} ?$", "", before),
        )
        if match and _OFFICE.search(match[1]):
            words = re.split(r"\b(?:the|and|with|by|said|says|told|that|as)\b", match[1])[-1].strip()
            if _OFFICE.search(words):
                return words
    return ""
