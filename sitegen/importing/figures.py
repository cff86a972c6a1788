"""Figures in a text: shares, sums of money, counts, ratios, ranks, spans of time, changes from one number to another.

A figure is a number with what it counts. Dates, years, times of day, telephone numbers, numbers of pages, rooms,
grades, papers and list items are none. `value` and `unit` are plain (`4.5` `percent`); `words` are those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importing.furniture import MONTH
from sitegen.importing.layout import Page, Paragraph
from sitegen.importing.naming import straight

_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: number for number, word in enumerate(_UNITS, 2)} | {"one": 1, "a": 1, "an": 1, "zero": 0}
_TENFOLD = {word: number * 10 for number, word in enumerate(_TENS, 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
_ORDINALS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:one|{'|'.join(_UNITS[:8])}))?|{'|'.join(reversed(_UNITS))})"
_SPELLED = (
    rf"(?:(?:{_WORD_NUMBER}|a|one) (?:hundred|thousand|million|billion)(?: and {_WORD_NUMBER})?(?: "
    rf"thousand)?|{_WORD_NUMBER})"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:\s?(?:million|billion|trillion|thousand|hundred|bn|mn|tn|m|k)\b)"
_NUMBER = rf"(?:{_DIGITS}{_SCALE}?|{_SPELLED})"
_HEDGE = (
    r"(?:(?:at least|at most|more than|less than|fewer than|as (?:high|low|many|much|few) as|up to|"
    r"over|under|about|around|almost|nearly|"
    r"roughly|approximately|some|only|just|just over|just under|well over|an estimated|an average of|"
    r"close to|a (?:minimum|maximum|total) of) )"
)
_PER = (
    r"(?: (?:a|an|per|each|every) (?:year|month|week|day|hour|quarter|head|person|annum|officer|"
    r"employee|member of staff|post|pupil|patient)\b"
    r"| (?:annually|yearly|monthly|weekly|pro rata)\b)"
)
_ADJECTIVE = r"(?:[a-z][\w'’-]* |[A-Z][\w'’-]+ )"
_NOUN = r"[A-Za-z][\w'’-]*"
_COUNTED = rf"(?: {_ADJECTIVE}{{0,3}}?{_NOUN})"
_SPAN = r"(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)"
_RATIO_LINK = (
    r"(?: of the| of our| of its| of her| of his| of their| out of(?: the| our| its| every)?| in(?: every)?| of)"
)

_MONEY = re.compile(
    rf"{_HEDGE}?(?P<sign>[£$€])\s?(?P<n>{_DIGITS}(?:\s?(?:million|billion|trillion|thousand|bn|mn|tn|m|"
    rf"k)\b)?)(?:[-–](?P<to>{_DIGITS}\s?(?:million|billion|bn|m|k)?))?{_PER}?",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"{_HEDGE}?(?:between )?(?P<n>{_DIGITS}|{_SPELLED})(?:\s?(?:%|per ?cent))?(?:(?: ?(?:-|–|to|and|"
    rf"or) ?)(?P<to>{_DIGITS}))?"
    rf"\s?(?P<unit>%|per ?cent\b|(?:percentage[- ])?points?\b(?! (?:of|in|out)\b))(?: (?:of|fewer|more|"
    rf"less|higher|lower|reduction|increase|rise|fall|cut|drop|better|worse|above|below)\b(?: "
    rf"{_NOUN}){{0,4}})?",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"{_HEDGE}?\b(?P<n>one|{_SPELLED}|{_DIGITS}){_RATIO_LINK} (?P<base>{_SPELLED}|{_DIGITS})\b(?!%| per ?cent)",
    re.IGNORECASE,
)
_OF_ONLY = re.compile(
    rf"\b[Oo]f (?:the |our |its )?(?P<base>{_DIGITS}|{_SPELLED})\b(?P<what>[^.,;]{{0,40}}?) only "
    rf"(?P<n>{_DIGITS}|{_SPELLED})\b"
)
_SHARE = re.compile(
    rf"{_HEDGE}?\b(?P<n>(?:(?:a|one|two|three|four)[- ])?(?:thirds?|quarters?|fifths?|sixths?|tenths?)|"
    rf"half)\b(?: (?:a|an) (?:year|day|week|month|hour|million|billion)\b{_PER}?| of\b(?: "
    rf"{_NOUN}){{1,4}}|(?= more| less| fewer|[.,;]| as| that))",
    re.IGNORECASE,
)
_RANK = re.compile(
    rf"\b(?P<n>\d{{1,4}})(?:st|nd|rd|th)\b(?! (?:century|anniversary|birthday|floor|edition|day|"
    rf"of)\b)(?: (?:in|on|among|out of) (?:the |[A-Z][\w'’]+ )?{_NOUN}(?: of {_NOUN})?)?"
)
_CHANGE = re.compile(
    rf"\bfrom (?P<n>[£$€]?{_DIGITS}{_SCALE}?%?) to (?P<to>[£$€]?{_DIGITS}{_SCALE}?%?)(?: {_NOUN} per {_NOUN})?"
)
_TIMES = re.compile(
    rf"{_HEDGE}?\b(?:(?P<twice>twice)(?: as \w+| an? {_NOUN}| the {_NOUN})?|(?P<n>{_NUMBER}) "
    rf"times\b(?: (?:as|more|less) \w+)?|(?P<double>doubled|tripled|trebled|halved)\b)",
    re.IGNORECASE,
)
_PLUS = re.compile(rf"\b(?P<n>{_DIGITS})\+{_COUNTED}?")
_RANGE = re.compile(
    rf"{_HEDGE}?\b(?P<n>{_DIGITS}|{_SPELLED})(?: to | or |[-–])(?P<to>{_DIGITS}|{_SPELLED}){_COUNTED}", re.IGNORECASE
)
_COUNT = re.compile(
    rf"{_HEDGE}?(?<![\w£$€.,/:#-])(?P<n>{_NUMBER})(?![\d%]|,\d|\.\d|:\d)(?=-{_SPAN}\b| {_NOUN})", re.IGNORECASE
)
_OF_GROUP = re.compile(
    rf"{_HEDGE}?(?<![\w£$€.,/:#-])(?P<n>{_NUMBER}) of (?:them|these|those|us|you|whom|its|our|their|"
    rf"his|her|my|the)\b(?: {_NOUN}){{0,2}}",
    re.IGNORECASE,
)
_ONE_PER = re.compile(rf"\b(?P<n>one) {_NOUN}{_PER}", re.IGNORECASE)
_BARE = re.compile(
    rf"{_HEDGE}?(?<![\w£$€.,/:#-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{2,6}})(?=[,.;:)\"']*(?:\s|$))(?![.:]\d)",
    re.IGNORECASE,
)
_SPELLED_BARE = re.compile(
    rf"(?:^|(?<=[.!?:;] )|(?<=[,] ))(?P<n>{_SPELLED}) (?=had|have|has|were|was|are|is|said|took|did|"
    rf"went|each\b)|\b(?:first|last|next|take|took) (?P<m>{_SPELLED})(?=[.,;])",
    re.IGNORECASE,
)

_DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: \d{{4}})?\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|"
    rf"th)?(?:,? \d{{4}})?\b(?! (?:per|%))|\b{MONTH} \d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|"
    rf"\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b"
    r"|\b(?:19|20)\d{2}(?:[-–/]\d{2,4}| to (?:19|20)\d{2})?s?\b(?![,.]\d|%)|\b\d{1,2}[:.]\d{2} ?(?:am|"
    r"pm|[ap]\.m\.|hours|GMT|BST|EDT|EST)?\b(?!%)(?<!\d\.\d\d)|\b\d{1,2} ?(?:am|pm|[ap]\.m\.)(?!\w)"
    r"|\b\d{2}[:]\d{2}\b|\b(?:0\d{2,4}|\+\d\d) ?\d{3,4}(?: ?\d{3,4})?\b|(?<=\d )\b\d{2}s\b|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b",
)
_CLOCK = re.compile(r"\b\d{1,2}\.\d{2} ?(?:am|pm)\b")
_NUMBERED = re.compile(
    r"(?:\b(?:[Gg]rade|[Ll]evel|[Pp]ages?|[Nn]o\.?|[Nn]umbers?|[Nn]umbered|[Cc]hapter|[Ss]ection|"
    r"[Pp]aragraphs?|[Pp]art|[Tt]able|[Ff]igure|[Rr]ecommendations?|[Vv]olume|[Ii]ssue|Q|HC|HL|Cm|CP|"
    r"[Tt]erminal|[Mm]odule|[Aa]rticle|[Aa]nnex|[Pp]hase|[Vv]ersion|[Tt]ier|[Bb]and|[Cc]ode|[Rr]oom|"
    r"[Cc]hannel|[Rr]adio|[Ss]tep|[Ff]ootnote|[Nn]ote|[Aa]ged?|[Uu]nder|Covid|COVID|[Rr]egulation|"
    r"[Cc]lause|[Ss]eason|[Ee]pisode|[Qq]uestion|line)[ -]$)|#$|\bS\d*E$"
)
_NOT_COUNTED = frozenset(
    "a an the and or but nor so as at by for from in into of off on onto out over per since than "
    "that then this to until up via was were "
    "is are am be been being has have had do does did will would can could may might must shall "
    "should he she it they we you i who which "
    "where when while if because january february march april may june july august september october "
    "november december am pm bst gmt "
    "edt est say says said not also both percent per cent its his her their our my your these those them past".split()
)
_ADDRESS = re.compile(r"^ (?:[A-Z]\w+ ){1,3}(?:Street|Road|Square|Avenue|Lane|Place|Gardens|Gate|House)\b")
_TIME_SAID = re.compile(rf"\b(?:aged?|at the age of|he was|she was) {_HEDGE}?$", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """A number of the source with its words, at most twelve of them; `base` is of how many, `to` the end of a range."""

    words: str
    start: int
    end: int
    value: str
    unit: str
    kind: str
    base: str = ""
    to: str = ""
    sureness: str = "likely"


def figures_in(page: Page) -> list[Figure]:
    """The figures of the title and body, in order; of those that overlap, the first kind that fits."""
    found: list[Figure] = []
    for paragraph in page.of("title", "standfirst", "heading", "body", "notes"):
        here: list[Figure] = []
        for figure in _candidates(paragraph):
            if all(figure.end <= other.start or figure.start >= other.end for other in here):
                here.append(figure)
        found += sorted(here, key=lambda f: f.start)
    return found


def _candidates(paragraph: Paragraph) -> Iterator[Figure]:
    text = straight(paragraph.text)
    masked = _CLOCK.sub(lambda m: "~" * len(m[0]), text)
    masked = _DATES.sub(lambda m: "~" * len(m[0]), masked)
    masked = re.sub(r"^\W*\(?\d{1,2}(?:[.)] | (?=[A-Z]))", lambda m: "~" * len(m[0]), masked)
    for make in (_money, _percents, _ratios, _ranks_and_changes, _shares, _times, _counts, _bare):
        for figure in make(masked, paragraph):
            if not _NUMBERED.search(text[max(0, figure.start - paragraph.start - 20) : figure.start - paragraph.start]):
                yield figure


def _figure(match: re.Match[str], paragraph: Paragraph, value: str, unit: str, kind: str, **more: str) -> Figure:
    start, end = match.span()
    text = paragraph.text[start:end].rstrip(" ,;:")
    words = text.split()
    if len(words) > 12:
        text = paragraph.text[start:end][: re.match(r"\s*(?:\S+\s+){11}\S+", paragraph.text[start:end]).end()]  # type: ignore[union-attr]
    start += len(paragraph.text[start:end]) - len(paragraph.text[start:end].lstrip())
    text = re.sub(
        r"(?: (?:in|of|the|a|an|and|to|for|on|at|by|from|with|had|has|were|was|are|is|that|who|which))+$",
        "",
        text.strip(),
    )
    return Figure(text, paragraph.start + start, paragraph.start + start + len(text), value, unit, kind, **more)


def plain_number(text: str) -> str:
    """A number in digits: `two hundred and fifty` and `1.3bn` as `250` and `1300000000`; empty where it is none."""
    text = text.lower().replace(",", "").replace("-", " ").strip(" £$€%")
    if not text:
        return ""
    match = re.match(r"(\d+(?:\.\d+)?)\s?([a-z]*)$", text)
    if match:
        return _shown(float(match[1]) * _SCALES.get(match[2], 1))
    total, part = 0.0, 0.0
    for word in text.split():
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _TENFOLD:
            part += _TENFOLD[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total += (part or 1) * _SCALES[word]
            part = 0
        elif word != "and":
            return ""
    return _shown(total + part)


def _shown(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:.10g}"


def _money(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    currency = {"£": "GBP", "$": "USD", "€": "EUR"}
    for match in _MONEY.finditer(text):
        per = re.search(rf"{_PER}$", match[0], re.IGNORECASE)
        unit = currency[match["sign"]] + (f" per {per[0].split()[-1]}" if per and " " in per[0].strip() else "")
        yield _figure(
            match,
            paragraph,
            plain_number(match["n"]),
            unit,
            "money",
            to=plain_number(match["to"] or ""),
            sureness="sure",
        )


def _percents(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in _PERCENT.finditer(text):
        unit = "percent" if match["unit"][0] in "%pP" and "point" not in match["unit"].lower() else "percentage points"
        if "point" in match["unit"].lower() and not re.search(
            r"percentage|up|down|rose|fell|gained|lost|better|worse|above|below|higher|lower|increase|drop",
            text[max(0, match.start() - 40) : match.end() + 20],
        ):
            continue
        number = plain_number(match["n"])
        yield _figure(match, paragraph, number, unit, "percent", to=plain_number(match["to"] or ""), sureness="sure")


def _ratios(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in _OF_ONLY.finditer(text):
        yield _figure(
            match, paragraph, plain_number(match["n"]), "", "ratio", base=plain_number(match["base"]), sureness="sure"
        )
    for match in _RATIO.finditer(text):
        if " in " in match[0] and match["base"].isdigit() and int(match["base"]) > 1900:
            continue
        if re.search(rf"\bin {_NUMBER} {_SPAN}", match[0]) or (
            " in " in match[0] and match["n"][0].isdigit() and len(match["n"]) > 2
        ):
            continue
        cut = _trim_count(match)
        counted = paragraph.text[match.end("base") : cut.span()[1]]
        yield _figure(
            cut,
            paragraph,
            plain_number(match["n"]),
            _unit_of(counted),
            "ratio",
            base=plain_number(match["base"]),
            sureness="sure",
        )


def _ranks_and_changes(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in _CHANGE.finditer(text):
        yield _figure(
            match, paragraph, plain_number(match["n"]), "", "change", to=plain_number(match["to"]), sureness="sure"
        )
    for match in _RANK.finditer(text):
        yield _figure(match, paragraph, match["n"], "rank", "rank")


def _shares(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in _SHARE.finditer(text):
        named = match["n"].lower().replace("-", " ").split()
        whole = _ORDINALS[named[-1].rstrip("s") if named[-1] != "half" else "half"]
        if len(named) == 1 and named[0] != "half":
            continue
        if re.match(r" of an? (?:hour|century|mile|day)\b", text[match.end("n") :]):
            continue
        top = _SMALL.get(named[0], 1) if len(named) > 1 else 1
        yield _figure(match, paragraph, f"{top}/{whole}", "share", "share")


def _times(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in _TIMES.finditer(text):
        number = "2" if match["twice"] or match["double"] else plain_number(match["n"])
        yield _figure(match, paragraph, number, "times", "times", sureness="doubtful" if match["double"] else "likely")


def _counts(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in _PLUS.finditer(text):
        yield _figure(match, paragraph, plain_number(match["n"]), _unit_of(match[0]), "count")
    for match in _RANGE.finditer(text):
        if match["n"].isdigit() and match["to"].isdigit() and int(match["to"]) < int(match["n"]):
            continue
        trimmed = _trim_count(match)
        yield _figure(
            trimmed, paragraph, plain_number(match["n"]), _unit_of(trimmed[0]), "count", to=plain_number(match["to"])
        )
    for match in _ONE_PER.finditer(text):
        yield _figure(match, paragraph, "1", _unit_of(match[0]), "count")
    for match in _OF_GROUP.finditer(text):
        yield _figure(match, paragraph, plain_number(match["n"]), _unit_of(match[0]), "count")
    for match in _COUNT.finditer(text):
        first = re.match(r"[- ]?([\w'-]+)", text[match.end("n") :])
        if first is None or first[1].lower() in _NOT_COUNTED or "~" in match[0]:
            continue
        if _ADDRESS.match(text[match.end("n") :]) or _TIME_SAID.search(
            text[max(0, match.start() - 24) : match.start("n")]
        ):
            continue
        cut, plural = _counted(match, match.end("n"))
        spelled = not match["n"][0].isdigit()
        if not plural and first[1][0].isupper() and not spelled:
            continue
        if not plural and spelled and not text[match.end("n") :].startswith("-"):
            continue
        sureness = "doubtful" if not plural else "likely" if spelled else "sure"
        yield _figure(cut, paragraph, plain_number(match["n"]), _unit_of(cut[0]), "count", sureness=sureness)  # type: ignore[arg-type]


def _bare(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    """Numbers that leave what they count to the words before."""
    for pattern in (_BARE, _SPELLED_BARE):
        for match in pattern.finditer(text):
            if _TIME_SAID.search(text[max(0, match.start() - 24) : match.start()]) or "~" in match[0]:
                continue
            if _ADDRESS.match(text[match.end() :]):
                continue
            number = match["n"] or match["m"]
            yield _figure(match, paragraph, plain_number(number), "", "bare", sureness="doubtful")


class _Cut:
    """A match that ends elsewhere."""

    def __init__(self, match: re.Match[str], end: int) -> None:
        self._match, self._end = match, end

    def span(self) -> tuple[int, int]:
        return self._match.start(), self._end

    def __getitem__(self, key: int) -> str:
        return self._match.string[self._match.start() : self._end]


_PLURAL = re.compile(
    r"(?:[a-z'’-]*[^su\W]s|people|staff|men|women|children|police|others|more|fewer|less|posts?|"
    r"personnel|FTEs?|equivalent)[.,;:)]*$",
    re.IGNORECASE,
)
_SINGULARS = frozenset("this its his across always perhaps towards afterwards besides sometimes".split())


def _counted(match: re.Match[str], number: int) -> tuple[_Cut | re.Match[str], bool]:
    """End a count behind the first plural noun, within five words and one clause; whether there is one."""
    text = match.string
    first_end = end = match.end("n") if "to" not in match.groupdict() else match.end("to")
    for place, word in enumerate(re.finditer(r"[ -]([^\s]+)", text[number : number + 90])):
        bare = word[1].strip(".,;:()\"'").lower()
        if place > 4 or not bare or "~" in bare or bare in _NOT_COUNTED or (place and bare[0].isdigit()):
            break
        if place == 0:
            first_end = number + word.start(1) + len(word[1].rstrip(".,;:()\"'"))
        end = number + word.start(1) + len(word[1].rstrip(".,;:()\"'"))
        if _PLURAL.match(bare) and not word[1].strip(".,;:()").isupper() and bare not in _SINGULARS:
            per = re.match(_PER, text[end:], re.IGNORECASE)
            following = re.match(r" (?:staff|people|employees|servants|officers|posts)\b", text[end:])
            return _Cut(match, end + (per.end() if per else following.end() if following else 0)), True
        if word[1][-1] in ".,;:)":
            break
    return _Cut(match, first_end), False


def _trim_count(match: re.Match[str]) -> re.Match[str]:
    """End a match of a ratio or rank behind what is counted."""
    number = max(match.end(name) for name in match.groupdict() if match.group(name) and name in {"n", "to", "base"})
    cut, found = _counted(match, number)
    return cut if found else _Cut(match, number)  # type: ignore[return-value]


def _unit_of(text: str) -> str:
    """The noun of a count: its last word."""
    words = re.findall(r"[A-Za-z][\w'-]*", text)
    per = re.search(rf"{_PER}$", text, re.IGNORECASE)
    if per:
        inner = re.findall(r"[A-Za-z][\w'-]*", text[: per.start()])
        return f"{inner[-1]} per {per[0].split()[-1]}" if inner else ""
    return words[-1] if words else ""
