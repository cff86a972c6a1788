"""Bodies of the departments register in a text, by the names that they had at its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from sitegen.dates import FuzzyDate
from sitegen.importing.text import PROPER, Paragraph, Part
from sitegen.model import Department

WHOLE = "whole service"
"""Kind of a body that is made of all the others; nearly every text names it, and few are about it."""


class Mention(Struct, frozen=True):
    """Words that name something, where they stand."""

    id: str
    words: str
    paragraph: int
    start: int
    end: int


class BodyNames:
    """The names of all bodies, as texts write them."""

    def __init__(self, departments: Iterable[Department]) -> None:
        self.by_id = {body.id: body for body in departments}
        self.wholes = frozenset(body.id for body in self.by_id.values() if body.kind == WHOLE)
        self._forms: dict[str, list[str]] = {}
        printed: dict[str, None] = {}
        for body in self.by_id.values():
            for form in _forms(body):
                printed[_plain(form)] = None
                owners = self._forms.setdefault(_key(form), [])
                if body.id not in owners:
                    owners.append(body.id)
        forms = sorted(printed, key=len, reverse=True)
        self._pattern = (
            re.compile(r"(?<![\w-])(?:" + "|".join(map(_loose, forms)) + r")(?![\w]|-\w)") if forms else None
        )

    def mentions(self, rows: Sequence[Paragraph], at: FuzzyDate | None) -> Iterator[Mention]:
        """Every name in the proper text that means one body at the date; `at` is None when the date is not known."""
        whole = "\n".join(row.text for row in rows)
        introduced = {word for row in rows for word in re.findall(r"\(([A-Z][\w&.]{1,6})\)", row.text)}
        for number, row in enumerate(rows):
            if row.part not in PROPER or self._pattern is None:
                continue
            for match in self._pattern.finditer(_plain(row.text)):
                # Two letters mean too many things, unless the text says which.
                if len(match[0]) < 3 and match[0] not in introduced:
                    continue
                body = self._meant(_key(_mended(match[0])), at)
                if match[0].isupper() and body and self._stands_for_another(match[0], body, whole):
                    continue
                if body and not _part_of_another_name(row.text, match.start(), match.end()):
                    yield Mention(body, match[0], number, match.start(), match.end())

    def _stands_for_another(self, acronym: str, body: str, whole: str) -> bool:
        """Whether the text has a name of these initials that is not the body's (`Civil Service Live` for CSL)."""
        initials = r"\w+ ".join(acronym) + r"\w+"
        known = {_key(form) for form in _names(self.by_id[body])}
        names = {_key(name) for name in re.findall(rf"\b{initials}\b", whole)}
        return bool(names) and not names & known

    def _meant(self, key: str, at: FuzzyDate | None) -> str:
        owners = [self.by_id[owner] for owner in self._forms.get(key, [])]
        living = [body for body in owners if at is None or body.in_being(at)]
        if len(living) > 1:
            # The fuller claim: a name counts for more than an acronym.
            named = [body for body in living if any(_key(form) == key for form in _names(body))]
            living = named or living
        if not living and owners and at is not None:
            # Named in retrospect, or ahead of its time: the one nearest to the date.
            living = sorted(owners, key=lambda body: _distance(body, at))[:1]
        return max(living, key=_begun).id if living else ""


def _begun(body: Department) -> date:
    return body.start.date.earliest if body.start is not None else date.min


def _distance(body: Department, at: FuzzyDate) -> int:
    start, end = body.start, body.end
    if end is not None and end.date.latest < at.earliest:
        return (at.earliest - end.date.latest).days
    return (start.date.earliest - at.latest).days if start is not None else 0


def _names(body: Department) -> Iterator[str]:
    for name in body.names:
        yield from _spellings(name.name)


def _forms(body: Department) -> Iterator[str]:
    yield from _names(body)
    yield from (acronym for acronym in body.acronyms)


def _spellings(name: str) -> Iterator[str]:
    """A name as it is written in running text."""
    plain = name.removeprefix("The ")
    yield plain
    yield from (
        part for part in re.split(r", (?=\d|[A-Z]\w+ \w+)", plain)[1:] if " and " not in part and "&" not in part
    )
    if plain.startswith("HM "):
        yield from (plain[3:], f"Her Majesty’s {plain[3:]}", f"His Majesty’s {plain[3:]}")
    # `Foreign Office`: the first word stands for a list of subjects.
    short = re.fullmatch(r"(\w+)(?:,| &| and).* Office", plain)
    if short:
        yield f"{short[1]} Office"
    whole = re.fullmatch(r"(.+) of the United Kingdom", plain)
    if whole:
        yield whole[1]


_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-", "\u202f": " "})


def _plain(text: str) -> str:
    return text.translate(_SAME)


def _key(form: str) -> str:
    text = re.sub(r"\s+", " ", _plain(form).replace(" & ", " and ").replace(", and ", " and ")).casefold()
    return re.sub(r"\bhm's\b", "hm", text)


def _loose(form: str) -> str:
    """A pattern for a name: its capitals as they are, either way to write `and`, acronyms in capitals too."""
    if " " not in form:
        return rf"(?:{re.escape(form)}|{re.escape(form.upper())})" if len(form) < 8 else _with_gaps(form)
    if form[:1].islower() or form == "Civil Service":
        return "".join(
            f"[{c.upper()}{c}]" if (at and form[at - 1] == " ") or not at else re.escape(c)
            for at, c in enumerate(form.lower())
        )
    text = ""
    for word in form.split(" "):
        if word in {"and", "&"}:
            text += r"(?:,? and|,? &)"
        else:
            text += (r"\s" if text else "") + _with_gaps(word)
    return text.replace(r"(?:,? and|,? &)", r"(?:,?\sand|,?\s&)")


_LIGATURE = re.compile("ffi|ffl|ff|fi|fl")


def _mended(words: str) -> str:
    """A name without the gaps of lost ligatures, as far as names have them: `Home O ce`."""
    return re.sub(r"\b([Oo]) ce\b", r"\1ffice", words)


def _with_gaps(word: str) -> str:
    """A word in which a ligature may be lost, and have left a gap."""
    return re.escape(word[:1]) + _LIGATURE.sub(lambda found: rf"(?:{found[0]}|\s)", re.escape(word[1:]))


_MORE = re.compile(
    r"\s(?:(?:Select )?Committee|Convention|Agreement|Building|Street|Act\b|Union\b|World\b|Live\b|Awards?\b"
    r"|Learning\b)"
)


def _part_of_another_name(text: str, start: int, end: int) -> bool:
    """`Treasury Select Committee`; `Department for Education and Skills`, where only the first half is known."""
    longer = re.match(r" and ([A-Z][a-z]+)\b", text[end:])
    subject = re.match(r"(?:Department|Ministry) ", text[start:end])
    return bool(
        _MORE.match(text[end:]) or (longer and subject and not re.match(r" and \w+ (?:[A-Z]|for|of)", text[end:]))
    )


_PASSING = re.compile(
    r"(?:\b(?:former|formerly|previously|ex-|used to|once|moved from|joined from|came from|leaving|left)\b[^.;]{"
    r"0,60})$",
    re.IGNORECASE,
)


class Found(Struct, frozen=True):
    """A body that a text is concerned with: how much it counts for, and why."""

    id: str
    score: float
    reason: str


def concerned(
    names: BodyNames, mentions: Sequence[Mention], rows: Sequence[Paragraph], roles: Iterable[tuple[str, str]]
) -> tuple[Found, ...]:
    """The bodies that a text is concerned with, most prominent first.

    `roles` are (body, reason) for offices that people in the text hold, where the text names the office.
    """
    scores: dict[str, float] = {}
    reasons: dict[str, str] = {}
    first = next((number for number, row in enumerate(rows) if row.part is Part.PROSE), 0)
    for mention in mentions:
        row = rows[mention.paragraph]
        weight = 3.0 if row.part is Part.TITLE else 2.0 if mention.paragraph <= first + 1 else 1.0
        if _PASSING.search(row.text[: mention.start]):
            weight = 0.3
        scores[mention.id] = scores.get(mention.id, 0) + weight
        reasons.setdefault(mention.id, f"“{mention.words}” in line {row.line}")
    for body, reason in roles:
        if body in names.by_id:
            scores[body] = scores.get(body, 0) + 0.8
            reasons.setdefault(body, reason)
    kept = [body for body, score in scores.items() if score >= 0.7 and body not in names.wholes]
    if not kept:
        kept = [body for body in scores if body in names.wholes]
    return tuple(Found(body, scores[body], reasons[body]) for body in sorted(kept, key=lambda one: -scores[one]))
