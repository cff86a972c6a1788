"""Names of the registers, found in a text: bodies, publishers, initiatives and people, as at a date.

A name is matched in all the ways a text may print it: with `&` or `and`, without its `The` or `HM`, by the name of a
part before a comma, by its letters, with lost ligatures. The longest name at a place counts, so that a magazine is not
taken for the service that it is named after. Which body of a name is meant is settled by the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sitegen.dates import FuzzyDate
from sitegen.given_names import GIVEN_NAMES
from sitegen.importing.english import OFFICE_WORDS, SAYING
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.model import Department
from sitegen.registers import Registers

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})
_LETTERS = re.compile(r"[A-Z]{2,}")


@dataclass(frozen=True)
class Mention:
    """A name in the text: its kind and the ids that it may stand for, its place, and how the text prints it.

    `strength` is 3 for a whole name, 2 for letters or a short form, 1 for an office or a description that implies it.
    `described` is true where only the sort of a body that was named before stands there: `the union`.
    """

    kind: str
    ids: tuple[str, ...]
    start: int
    end: int
    text: str
    strength: int
    described: bool = False


@lru_cache(maxsize=512)
def straight(text: str) -> str:
    """A text with plain quotation marks and hyphens, as long as before."""
    return text.translate(_QUOTES)


def _key(text: str) -> str:
    return " ".join(straight(text).replace(" & ", " and ").split())


def loose(name: str) -> str:
    """A pattern for a name as texts print it: `&` or `and`, any white space, ligatures that may be lost."""
    pattern = re.escape(straight(name))
    # With a comma before the last of several, or without: `Energy and Industry`, `Energy, and Industry`.
    pattern = re.sub(r",?(\\ )(?:\\&|\band\b)", r",?\1(?:&|and)", pattern)
    pattern = re.sub(r"^(Department|Ministry)(\\ )(?:for|of)\b", r"\1\2(?:for|of)", pattern)
    pattern = re.sub(r"ffi|ffl|ff|fi|fl", lambda m: f"(?:{m[0]}| )", pattern)
    return pattern.replace("\\ ", r"\s+").replace("\\-", "[- –]")


class Names:
    """Everything that the registers name, ready to be looked for."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self.bodies = {body.id: body for body in registers.departments}
        table: dict[tuple[str, bool], tuple[str, list[str], int]] = {}

        def add(text: str, kind: str, identifier: str, strength: int, *, any_case: bool = False) -> None:
            text = _key(text)
            if len(text) < 2:
                return
            key = (text.lower() if any_case else text, any_case)
            old = table.get(key)
            if old is None or (old[0] == kind and old[2] < strength):
                table[key] = (kind, [identifier], strength)
            elif old[0] == kind and old[2] == strength and identifier not in old[1]:
                old[1].append(identifier)

        for person in registers.people:
            for text in (person.name, *person.printed):
                add(text, "person", person.id, 3)
        for initiative in registers.initiatives:
            for text in (initiative.name, *_shorter(initiative.name)):
                add(text, "initiative", initiative.id, 3)
        for publisher in registers.publishers:
            for text in (*_titles(publisher.name), *publisher.acronyms):
                add(text, "publisher", publisher.id, 3)
        for body in registers.departments:
            for text, strength in _aliases(body):
                add(text, "department", body.id, strength, any_case=body.kind.startswith("whole"))
        self._table = table
        acronyms = {_key(a) for body in registers.departments for a in body.acronyms}
        # Letters that the register has with small ones are also printed with capitals only: DSTL.
        self._capitals = {a.upper(): a for a in acronyms if len(a) >= 4 and a.isalpha() and not a.isupper()}
        self._leads = {i.id: {word.text for word in i.lead} for i in registers.initiatives}
        texts = [text for text, any_case in table if not any_case]
        self._pattern = _pattern_of([*texts, *(capitals for capitals in self._capitals if capitals not in texts)])
        self._any_case = _pattern_of((text for text, any_case in table if any_case), re.IGNORECASE)
        self._implied = list(_implied(registers))

    def mentions(self, page: Page, *kinds: str) -> list[Mention]:
        """The names in some parts of a page, in order; letters that the page defines as something else are left out."""
        found: list[Mention] = []
        foreign = _foreign_letters(page, self._full_names())
        for paragraph in page.of(*kinds):
            here = [m for m in self._in(paragraph) if not (m.text in foreign and m.kind == "department")]
            found += self._without_common_words(_longest(here), paragraph)
        return _with_weak_letters_backed(found, self.bodies)

    def _without_common_words(self, mentions: list[Mention], paragraph: Paragraph) -> Iterator[Mention]:
        """Names without `Network` for `The NETWORK`: one word in another spelling, unless its body is beside it."""
        for mention in mentions:
            own = (mention.text, False) in self._table or " " in mention.text or mention.kind != "initiative"
            if own or self._is_beside_its_body(mention, mentions, paragraph):
                yield mention

    def _is_beside_its_body(self, mention: Mention, mentions: list[Mention], paragraph: Paragraph) -> bool:
        leads = self._leads.get(mention.ids[0], set())
        return any(
            leads & set(other.ids)
            and re.fullmatch(
                r"(?:'s)? ", straight(paragraph.text)[other.end - paragraph.start :][: mention.start - other.end]
            )
            for other in mentions
            if other.kind == "department" and other.end < mention.start
        )

    def _full_names(self) -> set[str]:
        return {text.lower() for (text, _), row in self._table.items() if row[0] == "department" and row[2] == 3}

    def _in(self, paragraph: Paragraph) -> Iterator[Mention]:
        text = straight(paragraph.text)
        for pattern, any_case in ((self._pattern, False), (self._any_case, True)):
            for match in pattern.finditer(text) if pattern else ():
                mention = self._mention(match, paragraph, any_case)
                if mention is not None and _is_address(mention, text, match.end()):
                    continue
                if mention is not None and not _goes_on_as_other_name(mention, text, match.end(), self._pattern):
                    yield mention
        for phrase, ids in self._implied:
            for match in phrase.finditer(text):
                start = paragraph.start + match.start()
                yield Mention("department", ids, start, paragraph.start + match.end(), match[0], 1)

    def _mention(self, match: re.Match[str], paragraph: Paragraph, any_case: bool) -> Mention | None:
        printed = _key(match[0])
        row = self._table.get((printed.lower() if any_case else printed, any_case)) or self._by_shape(printed, any_case)
        if row is None:
            return None
        kind, ids, strength = row
        start = paragraph.start + match.start()
        return Mention(kind, tuple(ids), start, paragraph.start + match.end(), printed, strength)

    def _by_shape(self, printed: str, any_case: bool) -> tuple[str, list[str], int] | None:
        """The row of a name that is printed in another way than the register has it."""
        for (text, other), row in self._table.items():
            alike = other == any_case and text[:1].lower() == printed[:1].lower()
            if alike and re.fullmatch(loose(text), printed, re.IGNORECASE if any_case else 0):
                return row
        if printed in self._capitals:
            return self._table.get((self._capitals[printed], False))
        # Short forms are also printed with a capital only: Acoba.
        return next((row for (text, _), row in self._table.items() if text.isupper() and text == printed.upper()), None)

    def settled(self, mention: Mention, at: FuzzyDate, text: str = "") -> tuple[str, ...]:
        """The bodies of a mention that were in being at a date; those that the text names in full win."""
        living = [i for i in mention.ids if self.bodies[i].in_being(at)]
        if len(living) > 1:
            named = [i for i in living if any(re.search(loose(n.name), straight(text)) for n in self.bodies[i].names)]
            exact = [i for i in living if any(straight(n.name) == mention.text for n in self.bodies[i].names)]
            living = exact or named or living
        return tuple(living)

    def as_at(self, mention: Mention, at: FuzzyDate, text: str) -> Mention:
        """A mention of a body that means those only which were in being at a date, where there are any."""
        living = self.settled(mention, at, text) if mention.kind == "department" else ()
        return replace(mention, ids=living) if living else mention


def _pattern_of(texts: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    ordered = sorted(texts, key=len, reverse=True)
    if not ordered:
        return None
    forms: list[str] = []
    for text in ordered:
        forms.append(loose(text))
        if text.isupper() and len(text) >= 4 and text.isalpha():
            forms.append(text[0] + text[1:].lower())
    return re.compile(rf"(?<![\w&@/.-])(?:{'|'.join(forms)})(?![\w&]|-\w|\.\w)", flags)


def _aliases(body: Department) -> Iterator[tuple[str, int]]:
    for name in body.names:
        full = straight(name.name)
        yield full, 3
        yield from ((text, 3) for text in _shorter(full))
        yield from ((text, 2) for text in _short_forms(full))
        if body.kind.startswith("whole") and full.endswith(" Service"):
            # Who writes of a service writes of its people.
            yield f"{full.removesuffix('ice')}ants", 1
    yield from ((acronym, 2) for acronym in body.acronyms)


def _shorter(name: str) -> Iterator[str]:
    """A name without what is often left out: The, HM, what stands in brackets, the first of two parts."""
    name = straight(name)
    bare = re.sub(r"\s*\([^)]*\)", "", name)
    if bare != name:
        yield bare
    bare = bare.removeprefix("The ")
    if bare != name.removeprefix("The ") or name.startswith("The "):
        yield bare
    for start in ("HM ", "UK ", "His Majesty's ", "Her Majesty's "):
        if bare.startswith(start) and len(bare.split()) > 2:
            yield bare.removeprefix(start)
    if bare.startswith("HM "):
        yield from (f"{start}{bare[3:]}" for start in ("Her Majesty's ", "His Majesty's "))
    parts = re.split(r", | and (?=[A-Z]\w+ \w+ \w+)", bare)
    if (
        len(parts) == 2
        and all(len(part.split()) >= 3 for part in parts)
        and not re.match(r"(?:Department|Ministry)", bare)
    ):
        yield from parts


def _short_forms(name: str) -> Iterator[str]:
    """How papers shorten the name of a department: its first field of work, or that and its last word."""
    match = re.match(r"(Department|Ministry) (for|of) (?:the )?(\w+)((?: \w+)*?)(?:,| &| and\b|$)", name)
    if match:
        first = f"{match[3]}{match[4]}"
        if name != f"{match[1]} {match[2]} {first}":
            yield f"{match[1]} {match[2]} {first}"
            yield f"{match[1]} for {first}" if match[2] == "of" else f"{match[1]} of {first}"
        noun = "department" if match[1] == "Department" else "ministry"
        yield f"{match[3].lower()} {noun}"
    # A long name is also printed with another little word; of a short one that would be another body.
    match = re.match(r"(?:Department|Ministry) (for|of) (?:the )?(\w.*(?:,| and | & ).+)$", name)
    if match:
        noun, others = name.partition(" ")[0], {"for", "of", "for the", "of the"}
        yield from (f"{noun} {word} {match[2]}" for word in sorted(others) if f"{noun} {word} {match[2]}" != name)
    match = re.match(r"(\w+)(?:,| &| and) .*\b(Office|Agency)$", name)
    if match and not name.startswith("Office"):
        yield f"{match[1]} {match[2]}"
    for long, short in (("European Union", "EU"), ("United Kingdom", "UK"), ("Artificial Intelligence", "AI")):
        if long in name:
            yield name.replace(long, short)
    match = re.match(r"(.+) Department$", name)
    if match and len(match[1].split()) > 1:
        yield match[1].removesuffix("'s")
    match = re.match(r"(\w+) Government$", name)
    if match:
        yield f"{match[1]} Governments"


def _titles(name: str) -> Iterator[str]:
    """The name of a publisher as it is printed. `The Times` keeps its article, for times are no paper."""
    match = re.fullmatch(r"The (\w+)", name)
    forms = (name, f"the {match[1]}") if match else (name, *_shorter(name))
    if match:
        # `A Guardian investigation` is one of the paper.
        forms += tuple(f"{match[1]} {noun}" for noun in ("investigation", "analysis", "interview", "article", "column"))
    yield from (text.removeprefix("The ") if len(text) > 14 and not match else text for text in forms)


_FIELD = re.compile(r"(?:Department|Ministry) (?:for|of) (?:the )?(\w+)")


def _implied(registers: Registers) -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
    """Offices that imply a body: `the justice secretary`, and offices of the register that only one body has."""
    fields: dict[str, list[str]] = {}
    for body in registers.departments:
        for name in body.names:
            match = _FIELD.match(name.name) or re.match(
                r"(?!Office)(\w+)(?: Office$|,.* Office$| &.* Office$| and.* Office$)", name.name
            )
            if match and body.kind.startswith("ministerial"):
                fields.setdefault(match[1].lower(), []).append(body.id)
    for word, ids in fields.items():
        title = f"{word[0].upper()}{word[1:]}"
        yield (
            re.compile(rf"\b(?:[{word[0]}{title[0]}]{word[1:]} (?:[Ss]ecretary|[Mm]inister))\b"),
            tuple(dict.fromkeys(ids)),
        )
        yield re.compile(rf"\b[Ss]ecretary of [Ss]tate for {title}\b"), tuple(dict.fromkeys(ids))
    offices: dict[str, set[str]] = {}
    for person in registers.people:
        for role in person.roles:
            if role.body is not None and any(role.body.text == body.id for body in registers.departments):
                offices.setdefault(role.title.lower(), set()).add(role.body.text)
    for title, bodies in offices.items():
        if len(bodies) == 1 and 1 < len(title.split()) < 4 and "minister" not in title:
            yield re.compile(rf"\b{re.escape(title)}\b", re.IGNORECASE), tuple(bodies)


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Of names that overlap, the longest; in order of place."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, -m.strength)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


_STREET = re.compile(r"(?!\d)\D* Street$")
_SPEAKS = re.compile(
    rf" (?:(?:also|then|later|again|has|had|have|yesterday|today) )*(?:{SAYING}|dismissed|rejected|refused|declined|"
    r"insiders?|sources?|spokes\w+|officials?|aides?|advis[eo]rs?|staff)\b"
)
_BESIDE_VERB = re.compile(rf"\b(?:{SAYING}) $")


def _is_address(mention: Mention, text: str, end: int) -> bool:
    """Whether the name of a street, which a body is called by, only says where something is: it does not speak."""
    if mention.kind != "department" or not _STREET.match(mention.text):
        return False
    start = end - len(mention.text)
    return not (_SPEAKS.match(text, end) or _BESIDE_VERB.search(text[max(0, start - 20) : start]))


def _goes_on_as_other_name(mention: Mention, text: str, end: int, pattern: re.Pattern[str] | None) -> bool:
    """`Department for Education` in `Department for Education and Skills` is another body.

    So is `The Times` in `The Times Literary Board`.
    """
    if mention.kind == "publisher" and re.fullmatch(r"[Tt]he \w+", mention.text):
        return re.match(r" (?!I\b)[A-Z]", text[end:]) is not None
    if mention.kind == "publisher" and re.fullmatch(r"[A-Z][a-z]+", mention.text):
        # `Reform Plan`, `Reform UK`; but `Prospect General Secretary NAME`.
        behind = re.match(r" (?!I\b)([A-Z][\w'-]*)", text[end:])
        return behind is not None and behind[1].lower() not in OFFICE_WORDS and behind[1] not in GIVEN_NAMES
    if mention.kind != "department" or not mention.text.startswith(("Department", "Ministry")):
        return False
    match = re.match(r"(?:,| and| &) ([A-Z]\w+)", text[end:])
    if match is None or pattern is None:
        return False
    following = text[end + match.start(1) :]
    known = pattern.match(text, end + match.start(1))
    return known is None and not re.match(r"[A-Z][\w'-]+ [A-Z]", following) and not _LETTERS.match(following)


def _foreign_letters(page: Page, full_names: set[str]) -> set[str]:
    """Letters that stand for a name of this text which is no body's, such as an event of the same initials."""
    phrases: dict[str, set[str]] = {}
    for paragraph in page.paragraphs:
        for match in re.finditer(r"\b[A-Z][\w'’-]*(?: (?:(?:of|for|and|the) )?[A-Z][\w'’-]*){1,6}", paragraph.text):
            words = match[0].split()
            for start in range(len(words)):
                for end in range(start + 2, len(words) + 1):
                    capitals = "".join(w[0] for w in words[start:end] if w[0].isupper())
                    if len(capitals) >= 2:
                        phrases.setdefault(capitals, set()).add(straight(" ".join(words[start:end])).lower())
    foreign = set()
    for letters, names in phrases.items():
        if not any(_same(name, full) for name in names for full in full_names if full[:1] == name[:1]):
            foreign.add(letters)
    return foreign


def _same(name: str, full: str) -> bool:
    if name == full or _similar(name, full):
        return True
    return name.replace(" & ", " and ") == full.replace(" & ", " and ").replace(",", "")


def _similar(name: str, full: str) -> bool:
    """A name that is misprinted, or printed with another preposition."""
    from difflib import SequenceMatcher

    return abs(len(name) - len(full)) < 6 and SequenceMatcher(None, name, full).ratio() > 0.88


def _with_weak_letters_backed(mentions: list[Mention], bodies: dict[str, Department]) -> list[Mention]:
    """Two letters mean a body only where the text also has its name: `CO` may be anything."""
    named = {i for m in mentions if m.strength == 3 for i in m.ids}
    return [m for m in mentions if m.kind != "department" or m.strength != 2 or len(m.text) > 2 or named & set(m.ids)]
