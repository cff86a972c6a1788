"""Quotations in a text: their exact words, and who is likely to have said them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.importing.bodies import Mention
from sitegen.importing.people import Individual
from sitegen.importing.text import PROPER, Paragraph
from sitegen.importing.words import SAYING

SHORT = 12
"""Words that a quotation in an entry may have."""
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“"}
_SAYS = rf"(?:{'|'.join(SAYING)})"
_ORGANISATION = re.compile(
    r"\b((?:An?|The|One|Another) (?:[\w’'&-]+ ){0,5}(?:spokes(?:person|man|woman)|source|union|report|committee|paper"
    r"|government|department|official|insider|body|group|review|document|letter|strategy|inquiry|study))\b",
)


class Quotation(Struct, frozen=True):
    """Words in quotation marks."""

    words: str
    """All of them, as printed."""
    short: str
    """A run of at most `SHORT` of them, for an entry."""
    speaker: str
    """Id or name of who seems to have said them; empty when nobody can be told."""
    role: str
    sure: str
    """How sure the speaker is: `sure`, `likely`, `guess`."""
    speech: bool
    """Whether it is speech, rather than a term or a title in quotation marks."""
    paragraph: int
    start: int
    reason: str = ""


class Range(Struct, frozen=True):
    """Quoted words within a paragraph."""

    start: int
    end: int
    closed: bool


def quoted(text: str) -> Iterator[Range]:
    """The outer quotations of one paragraph, without their marks."""
    at = 0
    while at < len(text):
        mark = text[at]
        if mark in _PAIRS and _opens(text, at):
            end = _end(text, at)
            stop = end if end is not None else len(text)
            if end is None and mark in "'‘":
                at += 1
                continue
            if stop > at + 1:
                yield Range(at + 1, stop, end is not None)
            at = stop + 1
        else:
            at += 1


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "„":
        return True
    loose = not before or before.isspace() or before in "([{–—-/“‘\"'…"
    return loose and bool(after) and not after.isspace()


def _end(text: str, at: int) -> int | None:
    mark, close = text[at], _PAIRS[text[at]]
    depth = 0
    for spot in range(at + 1, len(text)):
        sign = text[spot]
        if mark == "“" and sign == "“":
            depth += 1
        elif sign == close:
            after, before = text[spot + 1 : spot + 2], text[spot - 1]
            if close in "’'" and (after.isalnum() or (before.isspace() and mark != close)):
                continue  # an apostrophe
            if close in "’'" and before == "s" and after == " " and _closes_later(text, spot, close):
                continue  # a plural's apostrophe
            if mark == close and (before.isspace() or after.isalnum()):
                continue
            if depth:
                depth -= 1
                continue
            return spot
    return None


def _closes_later(text: str, spot: int, close: str) -> bool:
    rest = text[spot + 1 :]
    opening = "‘" if close == "’" else " '"
    until = rest.find(opening)
    return bool(re.search(rf"[\w.,!?]{close}(?!\w)", rest[: until if until >= 0 else len(rest)]))


def shortened(words: str) -> str:
    """At most `SHORT` words of a quotation in one run: its longest clause of that size, else its first words."""
    if len(words.split()) <= SHORT:
        return words.strip().rstrip(",;")
    clauses = [clause for clause in re.split(r"(?<=[,;:.!?…–—])\s*", words) if 4 <= len(clause.split()) <= SHORT]
    best = max(clauses, key=lambda clause: len(clause.split()), default="")
    if not best:
        best = " ".join(words.split()[:SHORT])
        best = best if best in words else words[: len(best)].rsplit(" ", 1)[0]
        best = re.sub(r"\s(?:the|a|an|and|or|of|to|in|for|with|by|that|as|on|at|from|is|was|we|it)$", "", best)
    return best.strip().strip(',;:.–—…“”"').strip()


def quotations(
    rows: Sequence[Paragraph], people: Sequence[Individual], bodies: Sequence[Mention]
) -> tuple[Quotation, ...]:
    """The quotations of the proper text, in order."""
    found: list[Quotation] = []
    seen: set[str] = set()
    last: tuple[str, str] = ("", "")
    for number, row in enumerate(rows):
        if row.part not in PROPER:
            continue
        ranges = list(quoted(row.text)) if not row.text.startswith("> ") else [Range(2, len(row.text), True)]
        for quote in ranges:
            words = row.text[quote.start : quote.end].strip()
            inner = words.rstrip(".,;:!?…").strip()
            if not any(c.isalpha() for c in inner):
                continue
            speaker, role, sure, reason = _speaker(row.text, number, quote, ranges, people, bodies, last)
            count = len(words.split())
            speech = count > 6 or (bool(speaker) and sure != "guess" and count > 1) or words[-1:] in ".,!?"
            if speaker and speech:
                last = (speaker, role)
            if inner.casefold() in seen:
                continue
            seen.add(inner.casefold())
            short = shortened(inner if count <= SHORT else words)
            found.append(Quotation(words, short, speaker, role, sure, speech, number, quote.start, reason))
    return tuple(found)


def _speaker(
    text: str,
    number: int,
    quote: Range,
    ranges: Sequence[Range],
    people: Sequence[Individual],
    bodies: Sequence[Mention],
    last: tuple[str, str],
) -> tuple[str, str, str, str]:
    """(speaker, role, how sure, why)."""
    bare = _blanked(text, ranges)
    start, end = _sentence(bare, quote)
    before, behind = bare[start : quote.start - 1], bare[quote.end + 1 : end]
    named: list[tuple[int, Individual | Mention]] = []
    for person in people:
        named += [
            (at, person) for row, at, _ in person.places if row == number and start <= at < end and bare[at] != "\0"
        ]
    named += [
        (body.start, body)
        for body in bodies
        if body.paragraph == number and start <= body.start < end and bare[body.start] != "\0"
    ]
    says_behind = re.match(
        rf"[,.\s]*(?:(?P<verb>{_SAYS}) (?P<who>.*)|(?P<first>[^,.;]*?) {_SAYS}\b)", behind, re.DOTALL
    )
    says_before = _last_match(rf"\b{_SAYS}\b|\baccording to\b", before)
    if says_behind or says_before:
        verb = _verb(says_behind, says_before, start, quote)
        spot = _voice(named, quote, verb, bool(says_behind))
        pronoun = re.match(r"[,.\s]*(?:he|she|they)\b|[,.\s]*\w+ (?:he|she|they)\b", behind) or re.search(
            r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b[^.;]*$", before
        )
        if spot is not None and not (pronoun and isinstance(spot, Mention)):
            return (*_who(spot), "sure", "named with a verb of saying in the same sentence")
        other = _ORGANISATION.search(behind if says_behind else before)
        if other and not pronoun:
            return (other[1], "", "likely", "named with a verb of saying in the same sentence")
        earlier = _last_person(people, number, quote.start)
        if pronoun and earlier is not None:
            return (earlier.key, earlier.role, "likely", "the person named last before “he”, “she” or “they”")
        if last[0]:
            return (*last, "likely", "the one who spoke before")
    if named:
        near = sorted(named, key=lambda one: abs(one[0] - quote.start))
        nearest = [thing for _, thing in near if isinstance(thing, Individual)]
        if nearest:
            return (nearest[0].key, nearest[0].role, "likely", "named in the same sentence")
    count = len(text[quote.start : quote.end].split())
    if count > 6 and last[0]:
        return (*last, "guess", "the one who spoke before")
    if named:
        return (*_who(named[0][1]), "guess", "named in the same sentence")
    earlier = _last_person(people, number, quote.start)
    if earlier is not None and count > 3:
        return (earlier.key, earlier.role, "guess", "the person named last")
    return ("", "", "guess", "")


def _last_match(pattern: str, text: str) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return found[-1] if found else None


def _who(thing: Individual | Mention) -> tuple[str, str]:
    return (thing.key, thing.role) if isinstance(thing, Individual) else (thing.id, "")


def _blanked(text: str, ranges: Sequence[Range]) -> str:
    for quote in ranges:
        text = text[: quote.start] + "\0" * (quote.end - quote.start) + text[quote.end :]
    return text


def _sentence(bare: str, quote: Range) -> tuple[int, int]:
    """The sentence around a quotation, which may end within it and go on behind it."""
    starts = [
        match.end()
        for match in re.finditer(r"(?<=[.!?])[”’\"']?\s+(?=[\"“‘'A-Z\0])|(?<=\0)[”\"’'] (?=[A-Z])", bare[: quote.start])
    ]
    start = starts[-1] if starts else 0
    stop = re.search(r"[.!?](?=[\s”’\"']|$)", bare[quote.end + 1 :])
    end = quote.end + 1 + stop.end() if stop else len(bare)
    return start, end


def _verb(behind: re.Match[str] | None, before: re.Match[str] | None, start: int, quote: Range) -> int:
    """Where the verb of saying stands in the paragraph."""
    if behind is not None:
        found = re.search(rf"\b{_SAYS}\b", behind[0])
        return quote.end + 1 + (found.start() if found else 0)
    return start + (before.start() if before is not None else 0)


def _voice(
    named: Sequence[tuple[int, Individual | Mention]], quote: Range, verb: int, behind: bool
) -> Individual | Mention | None:
    """Whose voice it is: the name next to the verb, before it or (`said Jane Roe`) behind it; people before bodies."""
    pool = [pair for pair in named if (pair[0] > quote.end if behind else pair[0] < quote.start)] or list(named)
    pool = [pair for pair in pool if isinstance(pair[1], Individual)] or pool
    ahead = [pair for pair in pool if pair[0] < verb]
    if ahead:
        return max(ahead, key=lambda pair: pair[0])[1]
    return min(pool, key=lambda pair: abs(pair[0] - verb))[1] if pool else None


def _last_person(people: Sequence[Individual], number: int, start: int) -> Individual | None:
    spots = [(row, at, person) for person in people for row, at, _ in person.places if (row, at) < (number, start)]
    return max(spots, key=lambda spot: spot[:2])[2] if spots else None
