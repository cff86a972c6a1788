"""Which bodies a document concerns: those that it names, as at its date, and those that its speakers stand for.

A body counts when the document itself names it; a page's furniture, a caption or another name that holds its letters
does not. The whole service is likely where it is named often, and doubtful where it is named at all, or no body is;
once or twice in the midst of a text about one body it is only mentioned.
What is only implied by somebody's office is proposed for people that speak or stand at the top.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sitegen.dates import FuzzyDate
from sitegen.importing.names.former import former_places
from sitegen.importing.names.naming import Mention, Names
from sitegen.importing.names.people import People
from sitegen.importing.page.layout import Page
from sitegen.model import Department

_MANY = 12
_NEARLY = 400
_OFTEN = 3
_FIRST = 3
"""Paragraphs, beside the title, that say what a document is about."""


@dataclass(frozen=True)
class Concerned:
    """A body that the document concerns, how sure that is, and why."""

    id: str
    sureness: str
    reason: str
    count: int = 1


def concerned(
    page: Page,
    names: Names,
    mentions: list[Mention],
    people: People,
    speakers: Iterable[str],
    author: str,
    at: FuzzyDate,
    own: Iterable[str] = (),
    own_sureness: str = "likely",
) -> list[Concerned]:
    """The bodies that a document concerns, most prominent first.

    `speakers` are the ids of people who are quoted, `author` that of one who speaks for himself, `own` those of
    the bodies that published it, which is as sure as `own_sureness` says; each is empty where there is none.
    """
    tally = _tally(page, names, mentions, at, former_places(page.text, mentions, people))
    whole = {i for i in tally if names.bodies[i].kind.startswith("whole")}
    named = [i for i in tally if i not in whole and tally[i].named]
    chosen = {i: Concerned(i, tally[i].sureness, tally[i].reason, tally[i].count) for i in named}
    for body in own:
        if body in names.bodies and body not in chosen:
            chosen[body] = Concerned(body, "doubtful" if own_sureness == "doubtful" else "likely", "published it")
    spoken = [*speakers, *([author] if author and len(named) < 2 else [])]
    for body, reason in _implied(page, names, people, spoken, at, set(named)):
        if body not in chosen and not names.bodies[body].kind.startswith("whole") and len(named) <= 3:
            chosen[body] = Concerned(body, "doubtful", reason)
    for body in whole:
        own_service = any(_is_service_of_its_own(i, body, names) and tally[i].weight >= _OFTEN for i in named)
        if not own_service and not _is_aside(tally[body], [tally[i] for i in named], page):
            chosen[body] = _of_the_whole(body, tally[body].count, len(named))
    if not chosen:
        reason = "the document names no body: is it about the whole service?"
        chosen = {i: Concerned(i, "doubtful", reason, 0) for i, b in names.bodies.items() if _is_whole(b, at)}
    chosen = {i: _in_passing(row, tally[i].first, page) if i in tally else row for i, row in chosen.items()}
    ordered = sorted(chosen.values(), key=lambda c: -(tally[c.id].weight if c.id in tally else 0))
    if len(ordered) > _MANY:
        ordered = [c for c in ordered if c.count > 1 or (c.id in tally and tally[c.id].weight > 1)][:_MANY]
    return ordered


def _is_whole(body: Department, at: FuzzyDate) -> bool:
    return body.kind.startswith("whole") and body.in_being(at)


def _is_service_of_its_own(other: str, whole: str, names: Names) -> bool:
    """Whether the name of another body ends in that of the whole service: `Northern Ireland Civil Service`.

    A text about that one calls it the civil service, too, and does not mean the whole.
    """
    ends = tuple(f" {name.name}" for name in names.bodies[whole].names)
    return any(name.name.endswith(ends) for name in names.bodies[other].names)


def _is_aside(whole: _Tally, parts: list[_Tally], page: Page) -> bool:
    """Whether a text about one or two bodies names the whole service in passing: seldom, and below its beginning."""
    told = [p for p in page.body if p.kind != "heading"]
    titled = any(p.start <= whole.first < p.end for p in page.of("title"))
    if titled or len(told) <= _FIRST or not 0 < len(parts) <= _PAIR:
        return False
    about_one = max(part.count for part in parts) >= _PAIR
    return about_one and whole.count <= _PAIR and whole.first >= told[_FIRST].start


_PAIR = 2


def _of_the_whole(body: str, count: int, parts: int) -> Concerned:
    """The whole service, which most documents about its parts concern as well: an editor is asked, once it is named."""
    if count >= _OFTEN and parts < _OFTEN:
        return Concerned(body, "likely", "the document is about the whole service", count)
    times = "once" if count == 1 else "twice" if count == 2 else f"{count} times"
    beside = "" if not parts else " and one of its bodies" if parts == 1 else f" and {parts} of its bodies"
    return Concerned(body, "doubtful", f"names the whole service {times}{beside}: is it about the whole?", count)


@dataclass
class _Tally:
    count: int = 0
    weight: float = 0.0
    named: bool = False
    first: int = 0
    sureness: str = "doubtful"
    reason: str = ""


def _tally(
    page: Page, names: Names, mentions: list[Mention], at: FuzzyDate, places: frozenset[int]
) -> dict[str, _Tally]:
    """How often and where each body is named; `places` are those where it is somebody's former place."""
    tally: dict[str, _Tally] = {}
    lead = page.body[1].end if len(page.body) > 1 else len(page.text)
    titles = {p.start: p.end for p in page.of("title")}
    notes = page.of("notes")
    for mention in mentions:
        if mention.kind != "department":
            continue
        ids = names.settled(mention, at, page.text) or _ended_or_begun(mention, names, at)
        if not ids:
            continue
        # Where the date leaves it open which body of a name is meant, it is the same one throughout.
        chosen = next((i for i in ids if i in tally), ids[0])
        ids = (chosen, *(i for i in ids if i != chosen))
        row = tally.setdefault(chosen, _Tally())
        row.first = row.first if row.count else mention.start
        row.count += 1
        in_title = any(start <= mention.start < end for start, end in titles.items())
        in_notes = any(p.start <= mention.start < p.end for p in notes)
        former = mention.start in places
        row.weight += 3 if in_title else 2 if mention.start < lead else 0.3 if in_notes or former else 1
        row.named = row.named or (not former and (mention.strength >= 2 or row.count > 1 or in_title))
        _say(row, mention, ids, names, in_title=in_title, former=former, at=at)
    return tally


def _in_passing(row: Concerned, first: int, page: Page) -> Concerned:
    """A body that is sure to be named and may not be what the document is about: once, and below its first lines."""
    told = [p for p in page.body if p.kind != "heading"]
    if row.sureness == "doubtful" or row.count > 1 or len(told) <= _FIRST or first < told[_FIRST].start:
        return row
    share = sum(p.start <= first for p in told) / len(told)
    where = "near the end" if share > 2 / 3 else "half-way down" if share > 1 / 3 else "after the first paragraphs"
    return replace(row, sureness="likely", reason=f"{row.reason}, once, {where}")


def _say(
    row: _Tally, mention: Mention, ids: tuple[str, ...], names: Names, *, in_title: bool, former: bool, at: FuzzyDate
) -> None:
    body = names.bodies[ids[0]]
    if not body.in_being(at):
        ahead = body.start is not None and body.start.date.earliest > at.latest
        when = "not yet" if ahead else "no longer"
        row.sureness, row.reason = "doubtful", f"named as '{mention.text}', but was {when} in being"
    elif len(ids) > 1:
        row.sureness, row.reason = "doubtful", f"'{mention.text}' may also be {' or '.join(ids[1:])}"
    elif former:
        row.reason = row.reason or f"'{mention.text}' as somebody's former place"
    elif mention.strength == 1:
        row.reason = row.reason or f"by the office '{mention.text}'"
    elif row.sureness != "sure":
        row.sureness = "sure" if in_title or mention.strength == 3 or row.count > 1 else "likely"
        row.reason = f"named as '{mention.text}'"


def _ended_or_begun(mention: Mention, names: Names, at: FuzzyDate) -> tuple[str, ...]:
    """A body that ended not long before, or begins not long after: news of its end or of its making speak of it."""
    if mention.strength < _BY_NAME:
        return ()
    ended = [i for i in mention.ids if (end := names.bodies[i].end) and _soon(end.date.latest, at.earliest)]
    begun = [i for i in mention.ids if (start := names.bodies[i].start) and _soon(at.latest, start.date.earliest)]
    return tuple(ended or begun)


_BY_NAME = 2


def _soon(one: date, other: date) -> bool:
    return 0 <= (other - one).days <= _NEARLY


def _implied(
    page: Page, names: Names, people: People, speakers: Iterable[str], at: FuzzyDate, named: set[str]
) -> list[tuple[str, str]]:
    """Bodies of the offices, at the date, of people who speak or stand at the top, where none of theirs is named."""
    spoken = set(speakers)
    register = {person.id: person for person in names.registers.people}
    top = page.body[0].end if page.body else 0
    found: list[tuple[str, str]] = []
    if at.is_open:
        return found
    at_top = {key for key, person in people.by_key.items() if person.start <= top}
    for key in dict.fromkeys((*spoken, *people.by_key)):
        if key not in register or not (key in spoken or key in at_top):
            continue
        roles = [r for r in register[key].roles if r.body and r.body.text in names.bodies and r.held_at(at)]
        for role in roles if not any(r.body and r.body.text in named for r in roles) else ():
            if role.body and (role.start or role.end):
                found.append((role.body.text, f"{register[key].name} was {role.title}"))
    return found
