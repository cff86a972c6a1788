"""Turns of a transcript or an interview: what stands behind `NAME: `, `Q: ` or `A: ` is said by whoever is named there.

A label is the name of a person, or words that stand before several paragraphs: `Counsel: `; in a debate it is a line of
its own. A given name or initials mean the one person of the text that has them. Whoever answers under `A: ` is named
where the text says with whom it talks; else nobody is, and least of all the author.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from sitegen.given_names import GIVEN_NAMES
from sitegen.importing.english import says_i
from sitegen.importing.names.naming import straight
from sitegen.importing.names.people import Figurehead, People
from sitegen.importing.page.debates import PARTY, ends_turn, label_of
from sitegen.importing.page.layout import Page, Paragraph, is_of_record
from sitegen.importing.speech.subjects import Subject

_LABEL = re.compile(
    r"(?:\*\*|__)?(?:Q?\d+\.? )?"
    r"(?:(?P<name>(?:[A-Z][\w.'’-]+ ){0,4}[A-Z][\w.'’-]+)(?: \((?P<short>[A-Z]{2,4})\))?(?:\*\*|__)?:|"
    rf"(?P<member>(?:[\w.'’-]+ ){{1,7}})(?:\([A-Z][^():]{{1,60}}\) )?{PARTY}:|"
    r"(?P<office>The [A-Z][\w,'’ -]{3,100} \([^():]{4,60}\)):|"
    r"(?P<sign>[QA])(?:\.|:))(?:\*\*|__)? "
)
"""`NAME: `, or `NAME (NN): ` the first time, and `NN: ` from then on; in a debate `NAME (SEAT) (PARTY): `."""
_INTERVIEW = re.compile(
    r"\b(?:interview(?:s|ed|ing)?|Q ?(?:&|and) ?A|questions and answers|in conversation)\b", re.IGNORECASE
)
_WITH = re.compile(
    r"(?:\b(?:interview(?:s|ed|ing)?|Q ?(?:&|and) ?A|questions|conversation|talk(?:s|ed|ing)?|spoke|speaks|meets?)\b"
    r"(?: (?:with|to|for|of|about))?|\bto interview) (?:(?!\b(?:by|and)\b)[\w'-]+,? ){0,8}$",
    re.IGNORECASE,
)
_HEADS = frozenset(
    "Action Actions Aim Answer Background Conclusion Contact Date Example Finding Findings Key Measure Note Notes "
    "Objective Outcome Principle Problem Reason Recommendation Recommendations Response Result Solution Source "
    "Step Summary Target Tip Update Warning Where When Why How What".split()
)
"""Words that head a paragraph of a paper, and speak no more than it does."""
_ENOUGH = 3
_HEAD = 2
"""Paragraphs of the body that may still say with whom the text talks."""


@dataclass(frozen=True)
class Turns:
    """Who speaks in each paragraph, by its offset; whoever is not named there has an empty name.

    `transcript` is true of a text that takes down who said what. `labels` are the offsets of people in labels,
    `openings` those of paragraphs that begin with one, with the length of it.
    """

    transcript: bool
    by_paragraph: dict[int, Subject]
    labels: frozenset[int]
    openings: dict[int, int]

    def told_in(self, subjects: list[Subject]) -> list[Subject]:
        """Those of whom the talk may say `he`: named in it, and not by a label, for who is spoken to is `you`."""
        first = min(self.openings, default=0)
        return [s for s in subjects if s.start >= first and s.start not in self.labels]


def turns_of(page: Page, people: People, subjects: list[Subject]) -> Turns:
    """The turns of a page; none where it has too few labels to be a talk."""
    if page.of("turn"):
        return _debated(page, subjects)
    labelled = _labelled(page, people, subjects)
    if not _is_talk(page, labelled):
        return _asked(page, people)
    found: dict[int, Subject] = {}
    current: Subject | None = None
    places: set[int] = set()
    openings: dict[int, int] = {}
    for paragraph in page.body:
        match = _LABEL.match(paragraph.text)
        if match is not None:
            here = _named_in(paragraph, match, subjects)
            places |= {s.start for s in here}
            current = here[-1] if here else labelled.get(paragraph.start)
            if current is not None:
                openings[paragraph.start] = match.end()
        if current is not None:
            found[paragraph.start] = current
    return Turns(True, found, frozenset(places), openings)


def _debated(page: Page, subjects: list[Subject]) -> Turns:
    """The turns of a debate: a line names who says what stands below it, up to the next such line."""
    found: dict[int, Subject] = {}
    openings: dict[int, int] = {}
    places: set[int] = set()
    in_office: dict[str, Subject] = {}
    current: Subject | None = None
    opened = False
    for paragraph in page.of("turn", "standfirst", "heading", "body", "notes"):
        if paragraph.kind == "turn":
            here = [s for s in subjects if s.kind == "person" and paragraph.start <= s.start < paragraph.end]
            places |= {s.start for s in here}
            label = label_of(paragraph.text)
            office = label.office if label else ""
            nobody = Subject(paragraph.start, paragraph.end, "", "", "unnamed")
            current = here[-1] if here else in_office.get(office, nobody)
            in_office |= {office: current} if here and office else {}
            opened = True
        elif ends_turn(paragraph.text) or (paragraph.kind == "heading" and label_of(paragraph.text) is not None):
            # What the House did, or a name of which nothing tells that it speaks.
            current = None
        elif current is not None:
            found[paragraph.start] = current
            if opened:
                openings[paragraph.start] = 0
            opened = False
    return Turns(True, found, frozenset(places), openings)


def _asked(page: Page, people: People) -> Turns:
    """The turns of an interview without labels: short questions on lines of their own, and answers told as I or we."""
    body = [p for p in page.body if p.kind != "notes"]
    questions = [n for n, p in enumerate(body) if p.text.endswith("?") and len(p.text.split()) <= _LONGEST]
    answers = [(n, body[n + 1 : end]) for n, end in pairwise((*questions, len(body))) if end > n + 1]
    # Behind the last answer may come anything.
    answers = [(n, parts[:1] if n == questions[-1] else parts) for n, parts in answers]
    own = sum(says_i(straight(" ".join(p.text for p in parts))) for _, parts in answers)
    who = _interviewee(page, people, "A") or _in_title(page, people)
    if who is None or len(answers) < _ENOUGH or 2 * own <= len(answers):
        return Turns(False, {}, frozenset(), {})
    found: dict[int, Subject] = {}
    openings: dict[int, int] = {}
    for number, parts in answers:
        asked, first = body[number], parts[0]
        found[asked.start] = Subject(asked.start, asked.start, "", "", "unnamed")
        found |= {p.start: Subject(first.start, first.start, who.id, who.name, "person") for p in parts}
        openings |= {asked.start: 0, first.start: 0}
    return Turns(True, found, frozenset(), openings)


_LONGEST = 30
"""Words of a question that has a line of its own."""


def _in_title(page: Page, people: People) -> Figurehead | None:
    """The only person whom the title names."""
    titles = page.of("title")
    named = {place.who for place in people.places for title in titles if title.start <= place.start < title.end}
    return people.by_key.get(named.pop()) if len(named) == 1 else None


def _is_talk(page: Page, labelled: dict[int, Subject]) -> bool:
    """Whether so many labels make one; a single one will do where the page says what it is.

    Else two have to speak, or one whose name is known: `Recommendation:` before several paragraphs is nobody.
    """
    people = [s for s in labelled.values() if s.kind == "person" or not s.name]
    if len(labelled) >= _ENOUGH and (people or len({s.name for s in labelled.values()}) > 1):
        return True
    titles = " ".join(p.text for p in page.of("header", "title"))
    return bool(labelled) and (is_of_record(titles) or _INTERVIEW.search(_head(page)) is not None)


def _head(page: Page) -> str:
    return " ".join(p.text for p in page.of("header", "title", "standfirst"))


def _labelled(page: Page, people: People, subjects: list[Subject]) -> dict[int, Subject]:
    """Whoever each label means, by the offset of its paragraph; a label that names nobody and stands once is none."""
    matches = [(p, match) for p in page.body if (match := _LABEL.match(p.text))]
    counts = Counter(match["name"] for _, match in matches if match["name"])
    asked = any(match["sign"] == "Q" for _, match in matches)
    found: dict[int, Subject] = {}
    for paragraph, match in matches:
        words = match["name"] or ""
        here = _named_in(paragraph, match, subjects)
        place = paragraph.start, paragraph.start + match.end()
        person = _person_called(words, people) if words else _interviewee(page, people, match["sign"])
        if here:
            found[paragraph.start] = here[-1]
        elif person is not None:
            found[paragraph.start] = Subject(*place, person.id, person.name, "person")
        elif words in _HEADS:
            continue
        elif (words and (counts[words] > 1 or words in GIVEN_NAMES)) or (match["sign"] and asked):
            found[paragraph.start] = Subject(*place, "", words, "unnamed")
    return found


def _named_in(paragraph: Paragraph, label: re.Match[str], subjects: list[Subject]) -> list[Subject]:
    end = paragraph.start + label.end()
    return [s for s in subjects if s.kind == "person" and paragraph.start <= s.start < end]


def _person_called(words: str, people: People) -> Figurehead | None:
    """The only person of a text with a given name, a surname or initials."""
    label = straight(words)
    called = [p for p in people.by_key.values() if label in _short_names(p.name)]
    return called[0] if len(called) == 1 else None


def _short_names(name: str) -> set[str]:
    words = straight(name).split()
    initials = "".join(word[0] for word in words)
    return {words[0], words[-1], initials} if len(words) > 1 else set()


def _interviewee(page: Page, people: People, sign: str) -> Figurehead | None:
    """The only person with whom the head of a text says that it talks, for whoever answers."""
    if sign != "A":
        return None
    head = [*page.of("title", "standfirst"), *page.of("body")[:_HEAD]]
    found = set()
    for place in people.places:
        paragraph = next((p for p in head if p.start <= place.start < p.end), None)
        if paragraph is not None and _WITH.search(straight(paragraph.text[: place.start - paragraph.start])):
            found.add(place.who)
    return people.by_key[found.pop()] if len(found) == 1 else None
