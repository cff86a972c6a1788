"""Figures in a text: numbers that count or measure something, with unit, period and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.importing.bodies import Mention
from sitegen.importing.people import Individual
from sitegen.importing.text import MONTH_OR_SHORT, PROPER, Paragraph
from sitegen.importing.words import SAYING


class Counted(Struct, frozen=True):
    """A number with what stands around it."""

    words: str
    """The exact words of the text, at most twelve."""
    value: str
    """Number and unit, as an entry writes them: `86 %`, `£5,000 a year`, `27 of 611`."""
    unit: str
    what: str
    period: str
    base: str
    holder: str
    """Id or name of whose figure it seems to be; empty when nobody can be told."""
    sure: str
    paragraph: int
    start: int


_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: number for number, word in enumerate(_UNITS + _TEENS, start=1)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALE_LETTERS = {"k": 1000, "m": 10**6, "bn": 10**9, "tn": 10**12}
_SMALL_WORD = rf"(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_SPELLED = (
    rf"(?:(?:a |{_SMALL_WORD}[- ])?(?:(?:{'|'.join(_SCALES)}) (?:and )?)*{_SMALL_WORD}(?:[- ](?:{'|'.join(_SCALES)}"
    rf"))*(?:(?: and |-){_SMALL_WORD})?|(?:a|several|half a) (?:hundred|thousand|million|billion|dozen))"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:[£$€]\s?)?(?:{_DIGITS})(?:\s?(?:million|billion|trillion|thousand|bn|m|k|tn)\b)?"
_FRACTION = (
    r"(?:(?:a|one|two|three|four|nearly a|almost a)[- ](?:third|quarter|fifth|sixth|tenth|half)s?"
    r"|half|two-thirds|three-quarters)"
)
_MORE = (
    r"(?:(?:(?:at least|at most|more than|less than|fewer than|no more than|not less than|about|around"
    r"|some|over|under"
    r"|nearly|almost|roughly|approximately|up to|only|just|just over|just under|an? (?:average|total|minimum"
    r"|maximum) of"
    r"|as (?:many|much|high|low|few) as|an (?:extra|additional)|another|a further|circa|close to|between"
    r"|from|well over"
    r"|all|first|extra|additional)) )"
)
_ONE_IN = (
    rf"(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of|of(?: (?:its|our|their|the"
    rf"|those|her|his))?) (?:every )?(?:(?:our|its|their|the|her|his) )?(?:{_SMALL_WORD}|\d[\d,]*)"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/–-])(?P<more>{_MORE}{{0,2}})(?P<number>(?:{_ONE_IN})|(?:{_NUMBER})(?:(?: ?[–-] ?| to "
    rf"| and | or )(?:{_NUMBER}))?(?=\D|$)|{_FRACTION}(?![\w-])|{_SPELLED}(?![\w’'])|twice)"
    rf"(?P<unit>\s?%| ?per ?cent\b| percentage points?| points?| times\b|-[a-z]+|(?:st|nd|rd|th)\b)?",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"^\s?(?:of )?{MONTH_OR_SHORT}\b", re.IGNORECASE)
_IS_YEAR = re.compile(r"(?:19|20)\d\d$")
_NOT_BEFORE = re.compile(
    r"(?:\b(?:page|pages|p|pp|no|nos|number|section|sections|paragraph|para|chapter|part|figure|fig|table"
    r"|annex|appendix"
    r"|recommendation|question|q|volume|vol|issue|article|clause|level|grade|band|phase|stage|room|floor|hc|hl|cm|cp"
    r"|version|covid|tel|telephone|phone|call|building|route|ref|isbn|issn|downing|windows)\.? ?"
    r"|\b(?-i:[A-Z]{1,4}|Cop|Covid) ?|[@#]|\b(?:0\d+) )$",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(
    rf"^(?:\s?(?:am|pm|a\.m\.|p\.m\.|o[’']clock|Downing|Whitehall|Great|King|Victoria|Horse|Marsham|Street\b)"
    rf"|[:.]\d\d\b|\s?{MONTH_OR_SHORT}\b|/\d)",
    re.IGNORECASE,
)
_NOUN_STOP = frozenset(
    """and or but in on at by for from to with who which that as than if when while because so after before since until
    was were is are be been being has have had will would can could should may might must said says said, including
    during across under over between within against into through about per""".split()
)
_PARTITIVE = re.compile(
    r"^ (?:of (?:them|those|us|these|the \w+)|as (?:many|much|likely)(?: as \w+)?|that|(?=had |have |were )\w+ \w+)\b"
)
_ORDINAL = re.compile(r"^ (?:in|on|out of|place|among|of)\b|^[.,;]")
_IDIOMS = re.compile(
    r"^(?:one of|one (?:day|thing|another|person|who|that|which|is|has|was|in particular)|no one|any one"
    r"|one$|number one)",
    re.IGNORECASE,
)


def figures(
    rows: Sequence[Paragraph], people: Sequence[Individual], bodies: Sequence[Mention], publisher: str, year: int | None
) -> tuple[Counted, ...]:
    """The figures of the proper text, in order."""
    found: list[Counted] = []
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.part not in PROPER:
            continue
        for start, words, value, unit, what, base in _amounts(row.text):
            if words.casefold() in seen:
                continue
            seen.add(words.casefold())
            holder, sure = _holder(row.text, number, start, people, bodies, publisher)
            period = _period(row.text, start, start + len(words), year)
            found.append(Counted(words, value, unit, what, period, base, holder, sure, number, start))
    return tuple(found)


def _amounts(text: str) -> Iterator[tuple[int, str, str, str, str, str]]:
    for match in _AMOUNT.finditer(text):
        number, unit = match["number"].strip(), (match["unit"] or "").strip()
        start, end = match.start("number"), match.end()
        before, behind = text[:start], text[end:]
        if _refused(number, unit, match["more"] or "", before, behind):
            continue
        ordinal = unit in {"st", "nd", "rd", "th"}
        if ordinal and not _ORDINAL.match(behind):
            continue
        start = match.start("more") if (match["more"] or "").strip() else start
        fraction = bool(re.fullmatch(_FRACTION, number, re.IGNORECASE)) or bool(_base(number))
        share = fraction or (bool(unit) and not unit.startswith("-"))
        noun = "" if ordinal else _noun(text, end, share)
        if not noun and number.casefold() in _SMALL | {"twice": 2}:
            noun = (_PARTITIVE.match(behind) or [""])[0]
        rate = re.match(
            r"\s?(?:a|an|per|each|every) (?:year|month|week|day|hour|head|officer|person|annum|quarter)\b",
            text[end + len(noun) :],
        )
        stop = end + len(noun) + (rate.end() if rate else 0)
        words = text[start:stop].strip()
        words = words.rstrip(",;:")
        base = _base(number)
        name = unit.lstrip("-") if unit.startswith("-") else unit
        value = f"{number.strip()}{_unit_mark(name)}"
        what = noun.strip()
        if name.strip() in {"%", "per cent", "percent"} or number[:1] in "£$€":
            shown_unit = "%" if "%" in name or "cent" in name else number[:1]
        else:
            shown_unit = name or (what.removeprefix("of ").split(" of ")[0])
        if rate:
            value += rate[0]
        elif what and not name and number[:1] not in "£$€" and not base:
            value = f"{number} {what}"
        if not (any(c.isdigit() for c in number) or name or what or base or number.casefold() in {"half"}):
            continue
        yield (
            match.start("number") if not (match["more"] or "").strip() else start,
            words,
            value.strip(),
            shown_unit,
            what,
            base,
        )


def _unit_mark(name: str) -> str:
    if name in {"%", "per cent", "percent"}:
        return " %"
    return f" {name}" if name else ""


def _refused(number: str, unit: str, more: str, before: str, behind: str) -> bool:
    digits = number.lstrip("£$€ ")
    if _NOT_BEHIND.match(behind) and not unit:
        return True
    if unit in {"st", "nd", "rd", "th"} and _MONTH.match(behind):
        return True
    if not unit and number[0] not in "£$€":
        if _MONTH.match(behind):
            return True
        if _IS_YEAR.match(digits) and not re.match(
            r" (?:[a-z]+ )?(?:people|staff|officials|members|posts|jobs)", behind
        ):
            return True
        if re.fullmatch(r"(?:19|20)\d\d(?: ?[–-] ?| to | and | or )\d{2,4}", digits) or re.match(r"[-–/]\d", behind):
            return True
        if re.search(rf"{MONTH_OR_SHORT} $", before, re.IGNORECASE):
            return True
        if re.search(r"\b(?:0\d{2,}|\+44)[ \d]*$", before) or (
            digits.startswith("0") and len(digits) > 1 and "." not in digits
        ):
            return True
    plain = before.rstrip("(“\"' ") + " " if not before.endswith(" ") else before
    if _NOT_BEFORE.search(plain) and not unit and number[0] not in "£$€":
        return not (more.strip() or re.match(r" [a-z]+s\b", behind)) or bool(
            re.search(r"(?:recommendation|page|section|chapter|paragraph|level|grade|no\.?) $", plain, re.IGNORECASE)
        )
    if _IDIOMS.match(number + behind) and not re.match(r"(?:in|out of) ", behind.strip()) and not _base(number):
        return not re.match(r" (?:day|week|month|year|hour)s? (?:a|per)\b", behind)
    if number.casefold() in {"a third", "a quarter", "half"} and re.match(r" (?:party|time|day an?|way)\b", behind):
        return True
    if number.casefold() == "one" and (not unit or unit.startswith("-")):
        return not re.match(r" (?:day|week|month|year|hour)s? (?:a|per)\b", behind)
    return False


def _noun(text: str, end: int, percent: bool) -> str:
    """The words behind a number that say what is counted, as they stand in the text."""
    rest = text[end:]
    taken: list[str] = []
    for match in re.finditer(r"\s*([\w£’'&-]+)([,.;:!?)”\"]?)", rest):
        word, closes = match[1], match[2]
        if word[0].isdigit() or word[0] in "£$€":
            break
        if match.start() != sum(map(len, taken)) or rest[match.start() : match.start() + 1] not in {" ", "\u00a0"}:
            break
        lower = word.casefold()
        if lower in _NOUN_STOP or (lower in {"a", "an", "the"} and not taken) or lower == "each":
            break
        if lower == "of" and not percent and not taken:
            break
        if taken and taken[-1].endswith("s") and lower.endswith(("ing", "ed")):
            # `teams developed`: the noun has ended.
            break
        if len(taken) >= (7 if "of" in [t.strip() for t in taken] else 4):
            break
        taken.append(rest[match.start() : match.start() + len(match[0]) - len(closes)])
        if closes:
            break
    while taken and taken[-1].strip().casefold() in {
        "of",
        "the",
        "a",
        "an",
        "its",
        "their",
        "our",
        "his",
        "her",
        "those",
        "all",
        "more",
        "new",
    } - {"more", "new"}:
        taken.pop()
    return "".join(taken)


def _base(number: str) -> str:
    match = re.fullmatch(r"(\S+) (?:in|out of|of)(?: \w+)*? (\S+)", number)
    return number if match else ""


def number_of(text: str) -> float | None:
    """The value of a number in digits or English words (`1.5bn`, `two hundred and fifty`, `a third`), or None."""
    plain = text.casefold().strip().lstrip("£$€ ").replace(",", "")
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s?(million|billion|trillion|thousand|bn|m|k|tn)?", plain)
    if match:
        return float(match[1]) * (_SCALES | _SCALE_LETTERS).get(match[2] or "", 1)
    fractions = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6, "tenth": 0.1}
    match = re.fullmatch(rf"(?:(a|one|{_SMALL_WORD})[- ])?({'|'.join(fractions)})s?", plain)
    if match:
        return _SMALL.get(match[1] or "one", 1) * fractions[match[2]]
    total = current = 0
    for word in re.split(r"[\s-]+", plain):
        if word in {"and", "a"}:
            continue
        if word in _SMALL:
            current += _SMALL[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0
        else:
            return None
    return float(total + current)


_SAYS = rf"\b(?:{'|'.join(SAYING)}|according to|found|finds|shows?|showed|reports?)\b"


def _holder(
    text: str, number: int, start: int, people: Sequence[Individual], bodies: Sequence[Mention], publisher: str
) -> tuple[str, str]:
    """Who says it: the subject of a verb of saying in the sentence, else a body named before it, else the publisher."""
    low, high = _sentence(text, start)
    named = [
        (at, person.key) for person in people for row, at, _ in person.places if row == number and low <= at < high
    ]
    named += [(body.start, body.id) for body in bodies if body.paragraph == number and low <= body.start < high]
    if named and re.search(_SAYS, text[low:high]):
        return min(named, key=lambda one: abs(one[0] - start))[1], "likely"
    ahead = [one for one in named if one[0] < start]
    if ahead:
        return max(ahead)[1], "guess"
    return publisher, "guess"


def _sentence(text: str, at: int) -> tuple[int, int]:
    starts = [match.end() for match in re.finditer(r"[.!?][”’\"']?\s+(?=[\"“‘'A-Z])", text[:at])]
    stop = re.search(r"[.!?](?=[\s”’\"']|$)(?!\d)", text[at:])
    return (starts[-1] if starts else 0), (at + stop.end() if stop else len(text))


_WHEN = re.compile(
    rf"\b(?:{MONTH_OR_SHORT} )?(?:19|20)\d\d(?:(?:[-–/]| to | and |/20)(?:\d{{2,4}}))?\b|\b(?:19|20)\d0s\b",
    re.IGNORECASE,
)


def _period(text: str, start: int, end: int, year: int | None) -> str:
    """The time that the sentence names, nearest to the number; else the year of the document where it says so."""
    low, high = _sentence(text, start)
    times = [match for match in _WHEN.finditer(text, low, high) if match.end() <= start or match.start() >= end]
    if times:
        return min(times, key=lambda match: min(abs(match.start() - end), abs(start - match.end())))[0]
    now = re.search(r"\b(?:this|last) year\b", text[low:high], re.IGNORECASE)
    if now and year:
        return str(year if now[0].casefold().startswith("this") else year - 1)
    return ""
