"""Everybody in a text who may speak: people, bodies, those around them, and somebody without a name, by place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sitegen.importing.names.former import former_places
from sitegen.importing.names.naming import Mention, straight
from sitegen.importing.names.people import People
from sitegen.importing.page.layout import Page
from sitegen.importing.speech.circles import Circle, circles_in, owned_end

_UNNAMED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he) (?!words? of )(?:(?!(?:my|our)\b)[\w'-]+ ){0,4}?"
    r"(?:source|spokes(?:man|woman|person)|insider|"
    r"official|caseworker|director|member|"
    r"manager|colleague|adviser|ally|aide|supporter|minister|officer|reader|woman|man|Grade \d|general|respondent|"
    r"employee|critic|friend|newspaper|survey|report)\b"
    r"(?: (?:in|at|for|of) (?:the )?[A-Z][\w'-]*(?: (?:(?:and|of|for|the) )?[A-Z][\w'-]*){0,5})?"
)


@dataclass(frozen=True)
class Subject:
    """A place of a text that names somebody who may speak, or holds what is said there.

    `around` is true for those around somebody: an ally, a spokesman, officials of a body. `role` is how somebody who
    speaks for a body is called there. `described` is true where only the sort of a body stands there: `the union`.
    """

    start: int
    end: int
    id: str
    name: str
    kind: str
    around: bool = False
    role: str = ""
    described: bool = False


@dataclass(frozen=True)
class Everybody:
    """Whoever may speak in a text, in order of place.

    `bodies` are all bodies, also those that only say whose head somebody is, without the former places of people.
    `behind` are people whose allies speak, and who may be `he` in what follows; `around` is how those around
    somebody are called.
    """

    subjects: list[Subject]
    bodies: tuple[Subject, ...]
    behind: list[Subject]
    around: frozenset[str]


def everybody(page: Page, people: People, mentions: list[Mention]) -> Everybody:
    """Whoever may speak in the body of a page."""
    named = [
        Subject(p.start, p.end, people.by_key[p.who].id, people.by_key[p.who].name, "person")
        for p in people.places
        if p.who in people.by_key
    ]
    named += [
        Subject(m.start, m.end, m.ids[0], m.text, m.kind, described=m.described)
        for m in mentions
        if m.kind in {"publisher", "department"} and (m.strength > 1 or m.described)
    ]
    circles = _circles(page, named)
    many = {c.owner for c in circles if c.many}
    former = former_places(page.text, mentions)
    subjects = _with_circles(page, named, circles)
    subjects += _unnamed(page, subjects, circles)
    unnamed = [s for s in subjects if s.kind == "unnamed" or s.end - s.start > len(s.name) + 2]
    subjects = [s for s in subjects if s.kind == "person" or not any(o is not s and _holds(o, s) for o in unnamed)]
    return Everybody(
        sorted((s for s in subjects if not _only_of(page, s)), key=lambda s: (s.start, -s.end)),
        tuple(s for s in named if s.kind != "person" and s.start not in former),
        # Of allies in the plural, `he` is the one whose allies they are.
        [s for s in named if s.kind == "person" and (s.start, s.end) in many],
        frozenset(c.words for c in circles),
    )


def _circles(page: Page, subjects: list[Subject]) -> list[Circle]:
    """Those around somebody, the longest words at a place."""
    places = [(s.start, s.end) for s in subjects]
    for paragraph in page.body:
        # An ally of the minister is not the minister either.
        for match in _UNNAMED.finditer(straight(paragraph.text)):
            places.append((paragraph.start + match.start(), paragraph.start + match.end()))
    found = [c for p in page.body for c in circles_in(straight(p.text), p.start, places)]
    return [c for c in found if not any(o.start <= c.start and c.end < o.end for o in found)]


def _with_circles(page: Page, subjects: list[Subject], circles: list[Circle]) -> list[Subject]:
    """Everybody, with those around somebody in place of the name that says whose they are."""
    text = straight(page.text)
    owners = {c.owner: c for c in circles}
    kept = [s for s in subjects if (s.start, s.end) not in owners]
    unnamed = owners.keys() - {(s.start, s.end) for s in subjects}
    for subject in subjects:
        circle = owners.pop((subject.start, subject.end), None)
        if circle is None or _is_named(circle, kept, text):
            continue
        if subject.kind != "person" and circle.official:
            name = subject.name if "spokes" in circle.words.lower() else circle.words
            role = circle.words if name != circle.words else ""
            kept.append(replace(subject, start=circle.start, end=circle.end, name=name, around=True, role=role))
        else:
            kept.append(Subject(circle.start, circle.end, "", circle.words, "unnamed", around=True))
    for place in unnamed:
        circle = owners[place]
        if not _is_named(circle, kept, text):
            kept.append(Subject(circle.start, circle.end, "", circle.words, "unnamed", around=True))
    return kept


def _unnamed(page: Page, subjects: list[Subject], circles: list[Circle]) -> list[Subject]:
    """Somebody whom a text does not name: a source, a caseworker, the official."""
    found: list[Subject] = []
    for paragraph in page.body:
        text = straight(paragraph.text)
        for match in _UNNAMED.finditer(text):
            close = owned_end(text, match.end())
            start, end = paragraph.start + match.start(), paragraph.start + close
            if any(c.start < end and start < c.end for c in circles):
                continue
            near = [s for s in subjects if start <= s.start and s.end <= end + _NEAR_BY and s.kind != "person"]
            inner = [s for s in near if not _is_told(page, s)]
            named = [
                s
                for s in subjects
                if s.kind == "person" and (start <= s.start < end + 3 or start - 3 <= s.end <= start)
            ]
            if named:
                continue
            words = " ".join(text[match.start() : close].split())
            if inner and re.search(r"spokes", match[0]):
                role = words[:1].lower() + words[1:]
                found.append(replace(inner[0], start=start, end=end, role=role, around=False))
            else:
                found.append(Subject(start, end, "", words, "unnamed"))
    return found


_NEAR_BY = 25
_TOLD = re.compile(
    r"\b(?:(?:told|tells|telling|tell|informed|assured|emailed|phoned)|"
    r"(?:spoke|speaks|speaking|spoken|talked|talks|talking|wrote|writes|writing|(?:statement|e-?mail|letter|reply|"
    r"response|comment)s?) to) (?:the )?$"
)
"""Whoever stands right behind hears what is said: a paper that a spokesperson told something."""


def _is_told(page: Page, subject: Subject) -> bool:
    """Whether a body is only told what is said; of `told the paper, which said` it speaks as well."""
    before = straight(page.text[max(0, subject.start - 30) : subject.start])
    return _TOLD.search(before) is not None and not page.text.startswith((", which", ", who"), subject.end)


def _only_of(page: Page, subject: Subject) -> bool:
    """A body that only says whose head, minister or member somebody is, or that is told what others say."""
    if subject.kind in {"department", "publisher"} and _is_told(page, subject):
        return True
    before = straight(page.text[max(0, subject.start - 30) : subject.start])
    return (
        subject.kind == "department"
        and not subject.around
        and re.search(r"\b(?:of|for|from|at|in|with|to|asked?|told) (?:the )?(?:UK )?$", before) is not None
    )


_NEAR = 3


def _is_named(circle: Circle, subjects: list[Subject], text: str) -> bool:
    """Whether one around somebody is named beside it: `NAME, an ally of X`, `X's adviser, NAME`."""
    for subject in subjects:
        if subject.kind != "person" or subject.start > circle.end + _NEAR or subject.end < circle.start - _NEAR:
            continue
        between = text[subject.end : circle.start] if subject.end <= circle.start else text[circle.end : subject.start]
        apart = subject.end <= circle.start or subject.start >= circle.end
        if apart and re.fullmatch(r",? ?(?:\()?", between):
            return True
    return False


def _holds(outer: Subject, inner: Subject) -> bool:
    return (
        outer.start <= inner.start and inner.end <= outer.end and (outer.start, outer.end) != (inner.start, inner.end)
    )
