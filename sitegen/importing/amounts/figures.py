"""Figures in a text: shares, sums of money, counts, ratios, ranks, spans of time, changes from one number to another.

A figure is a number with what it counts. Dates, years, times of day, telephone numbers, numbers of pages, rooms,
grades, papers and list items are none. `value` and `unit` are plain (`4.5` `percent`); `words` are those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.importing.amounts.ages import is_age
from sitegen.importing.amounts.cutting import Cut
from sitegen.importing.amounts.halves import halves_in
from sitegen.importing.amounts.name_numbers import in_name, is_spelled_name
from sitegen.importing.amounts.numbers import (
    ADDRESS,
    AGO,
    BANDS,
    BARE,
    CHANGE,
    CHANGE_OF,
    CLOCK,
    COUNT,
    DATES,
    GROUP_BEFORE,
    HEDGE,
    LISTED,
    MONEY,
    NO_HEDGE,
    NOT_COUNTED,
    NUMBERED,
    OF_GROUP,
    OF_ONLY,
    OLD_YEAR,
    ONE_AMONG,
    ONE_PER,
    PER,
    PERCENT,
    PLUS,
    RANK,
    RATIO,
    SHARE,
    SPAN,
    SPELLED_BARE,
    TIME_BEHIND,
    TIME_MATTERS_BEFORE,
    TIME_MATTERS_BEHIND,
    TIME_MATTERS_WITHIN,
    TIME_ONLY_BEFORE,
    TIME_SAID,
    TIME_SET_BEHIND,
    TIME_WORDS,
    TIMES,
)
from sitegen.importing.amounts.ones import counts_points, without_ones
from sitegen.importing.amounts.ranges import BETWEEN, MONEY_RANGE, RANGE, are_two, end_of_first, ends_of
from sitegen.importing.names.naming import straight
from sitegen.importing.page.layout import Page, Paragraph
from sitegen.numerals import NUMBER, ORDINALS, SCALES, SMALL, SPELLED, plain_number

_LOOSE_END = re.compile(
    r"(?: (?:in|of|the|a|an|and|to|for|on|at|by|from|with|had|has|were|was|are|is|that|who|which))+$"
)
_MORE_OF_THEM = re.compile(
    r"\b(?:a further|another|an additional|the other|the remaining|the rest,?) (?:some )?$", re.IGNORECASE
)
_NEXT_CLAUSE = re.compile(
    r" (?:as|while|whilst|when|where|after|before|because|since|if|unless|until|though|although|which|who|that|but)\b"
)
"""What begins something else than the thing of which a figure is a part."""


LONGEST = 12
"""Words of a figure, at most."""


@dataclass(frozen=True)
class Figure:
    """A number of the source with its words; `base` is of how many, `to` the end of a range.

    `aside` is true of a span of time that measures nothing: for how long somebody has worked somewhere.
    """

    words: str
    start: int
    end: int
    value: str
    unit: str
    kind: str
    base: str = ""
    to: str = ""
    sureness: str = "likely"
    aside: bool = False

    @property
    def hedge(self) -> str:
        """`more than`, `about`: how exact the words leave the number; empty where they say no more than the number."""
        match = re.match(HEDGE, self.words, re.IGNORECASE)
        return "" if match is None or NO_HEDGE.match(self.words) else match[0].strip().lower()


def figures_in(page: Page) -> list[Figure]:
    """The figures of the title and body, in order; of those that overlap, the first kind that fits."""
    found: list[Figure] = []
    for paragraph in page.of("title", "standfirst", "heading", "body", "notes"):
        here: list[Figure] = []
        for figure in (_apart(f, here) for f in _candidates(paragraph)):
            if all(figure.end <= other.start or figure.start >= other.end for other in here):
                here.append(figure)
        found += _with_groups(sorted(here, key=lambda f: f.start), page.text)
    return [replace(f, aside=_is_aside(f, page)) for f in found]


def _apart(figure: Figure, others: list[Figure]) -> Figure:
    """A share without words that run into the next figure: `27% reduction` of `27% reduction equating to £63`."""
    starts = [other.start for other in others if figure.start < other.start < figure.end]
    if not starts or figure.kind not in {"percent", "share"} or figure.to:
        return figure
    words = _LOOSE_END.sub("", figure.words[: min(starts) - figure.start].rstrip(" ,;:"))
    return replace(figure, words=words, end=figure.start + len(words))


def _with_groups(figures: list[Figure], text: str) -> list[Figure]:
    """`20 of these`, `a further 20` count what the count before them counts, if there is one in the paragraph."""
    made: list[Figure] = []
    for figure in figures:
        if not figure.unit and figure.kind in {"count", "bare"} and _is_of_those(figure, text):
            before = [
                f.unit for f in made if f.kind == "count" and f.unit and not re.search(rf"^{SPAN}|\bper\b", f.unit)
            ]
            unit = before[-1] if before else ""
            figure = replace(figure, unit=unit, kind="count" if unit else figure.kind, sureness="doubtful")
        made.append(figure)
    return made


def _is_of_those(figure: Figure, text: str) -> bool:
    group = figure.kind == "count" and figure.words.lower().split()[-1] in GROUP_BEFORE
    return group or _MORE_OF_THEM.search(straight(text[max(0, figure.start - 24) : figure.start])) is not None


def _is_aside(figure: Figure, page: Page) -> bool:
    """A span of time, unless the words around it make it a measure: `took an average of 313 days`."""
    if figure.kind != "count" or not re.fullmatch(SPAN, figure.unit, re.IGNORECASE):
        return False
    before = straight(page.text[max(0, figure.start - 50) : figure.start]).rpartition("\n")[2]
    behind = straight(page.text[figure.end : figure.end + 30])
    if TIME_ONLY_BEFORE.search(before) or AGO.match(behind):
        return True
    if re.search(rf"-{SPAN}$", figure.words):
        return not TIME_SET_BEHIND.match(behind)
    return not (
        TIME_MATTERS_WITHIN.search(figure.words)
        or TIME_MATTERS_BEFORE.search(before)
        or TIME_MATTERS_BEHIND.match(behind)
    )


def _candidates(paragraph: Paragraph) -> Iterator[Figure]:
    text = straight(paragraph.text)
    masked = CLOCK.sub(lambda m: "~" * len(m[0]), text)
    masked = DATES.sub(lambda m: "~" * len(m[0]), masked)
    masked = LISTED.sub(lambda m: "~" * len(m[0]), masked)
    masked = without_ones(BANDS.sub(lambda m: re.sub(r"\d", "~", m[0]), masked))
    for make in (_halves, _money, _percents, _ratios, _ranks_and_changes, _shares, _times, _counts, _bare):
        for figure in make(masked, paragraph):
            at = figure.start - paragraph.start
            if NUMBERED.search(text[max(0, at - 20) : at]) or in_name(text, at):
                continue
            if figure.kind in {"count", "bare"} and is_age(text, at):
                continue
            if not counts_points(figure.words, figure.unit):
                yield figure


def _figure(
    match: re.Match[str] | Cut,
    paragraph: Paragraph,
    value: str,
    unit: str,
    kind: str,
    *,
    base: str = "",
    to: str = "",
    sureness: str = "likely",
) -> Figure:
    start, end = match.span()
    text = paragraph.text[start:end].rstrip(" ,;:")
    words = text.split()
    if len(words) > LONGEST:
        first = rf"\s*(?:\S+\s+){{{LONGEST - 1}}}\S+"
        text = paragraph.text[start:end][: re.match(first, paragraph.text[start:end]).end()]  # type: ignore[union-attr]
    start += len(paragraph.text[start:end]) - len(paragraph.text[start:end].lstrip())
    text = _LOOSE_END.sub("", text.strip())
    place = paragraph.start + start
    return Figure(text, place, place + len(text), value, unit, kind, base, to, sureness)


def _halves(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for half in halves_in(text):
        cut, noun = _counted(half.match, half.match.end())
        if half.kind == "count" and noun:
            yield _figure(cut, paragraph, half.value, _unit_of(cut[0]), "count")
        else:
            yield _figure(half.match, paragraph, half.value, half.unit, half.kind)


def _money(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in MONEY_RANGE.finditer(text):
        ends = ends_of(match)
        if ends:
            yield _figure(match, paragraph, ends[0], _currency(match), "money", to=ends[1], sureness="sure")
    for match in MONEY.finditer(text):
        # In £10-15k the thousands are those of both.
        shared = re.sub(r"[\d.,\s]", "", match["to"] or "") if match["n"][-1].isdigit() else ""
        yield _figure(
            match,
            paragraph,
            plain_number(match["n"] + shared),
            _currency(match),
            "money",
            to=plain_number(match["to"] or ""),
            sureness="sure",
        )


def _currency(match: re.Match[str]) -> str:
    """The unit of a sum of money: `GBP`, `GBP per hour`."""
    per = re.search(rf"{PER}$", match[0], re.IGNORECASE)
    unit = {"£": "GBP", "$": "USD", "€": "EUR"}[match["sign"]]
    return unit + (f" per {per[0].split()[-1]}" if per and " " in per[0].strip() else "")


def _percents(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in PERCENT.finditer(text):
        unit = "percent" if match["unit"][0] in "%pP" and "point" not in match["unit"].lower() else "percentage points"
        if "point" in match["unit"].lower() and not re.search(
            r"percentage|up|down|rose|fell|gained|lost|better|worse|above|below|higher|lower|increase|drop",
            text[max(0, match.start() - 40) : match.end() + 20],
        ):
            continue
        number = plain_number(match["n"])
        to = plain_number(match["to"] or "")
        second = PERCENT.match(text, match.start("to")) if to and are_two(match) else None
        if second is not None:
            first = Cut(match, end_of_first(match))
            yield _figure(first, paragraph, number, unit, "percent", sureness="sure")
            yield _figure(_in_clause(second, "unit"), paragraph, to, unit, "percent", sureness="sure")
            continue
        yield _figure(_in_clause(match, "unit"), paragraph, number, unit, "percent", to=to, sureness="sure")


def _ratios(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in OF_ONLY.finditer(text):
        yield _figure(
            match, paragraph, plain_number(match["n"]), "", "ratio", base=plain_number(match["base"]), sureness="sure"
        )
    for match in ONE_AMONG.finditer(text):
        yield _figure(match, paragraph, "1", "", "ratio", base=plain_number(match["base"]), sureness="sure")
    for match in RATIO.finditer(text):
        if is_spelled_name(paragraph.text, match.start("base")):
            continue
        if " in " in match[0] and match["base"].isdigit() and int(match["base"]) > 1900:
            continue
        if re.search(rf"\bin {NUMBER} {SPAN}", match[0]) or (
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
    for match in CHANGE_OF.finditer(text):
        low, high, unit = plain_number(match["n"]), plain_number(match["to"]), match["unit"].lower()
        yield _figure(match, paragraph, low, unit, "change", to=high, sureness="sure")
    for match in CHANGE.finditer(text):
        if re.fullmatch(r"from 1[5-8]\d\d to 1[5-9]\d\d", match[0]):
            continue
        yield _figure(
            match, paragraph, plain_number(match["n"]), "", "change", to=plain_number(match["to"]), sureness="sure"
        )
    for match in RANK.finditer(text):
        yield _figure(match, paragraph, match["n"], "rank", "rank")


def _shares(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in SHARE.finditer(text):
        named = match["n"].lower().replace("-", " ").split()
        whole = ORDINALS[named[-1].rstrip("s") if named[-1] != "half" else "half"]
        if len(named) == 1 and named[0] != "half":
            continue
        if re.match(r" of an? (?:hour|century|mile|day)\b", text[match.end("n") :]):
            continue
        scale = re.match(r" an? (hundred|thousand|million|billion)\b", text[match.end("n") :])
        if scale:
            yield _part_of_scale(match, scale, paragraph)
            continue
        top = SMALL.get(named[0], 1) if len(named) > 1 else 1
        yield _figure(_in_clause(match, "n"), paragraph, f"{top}/{whole}", "share", "share")


def _part_of_scale(match: re.Match[str], scale: re.Match[str], paragraph: Paragraph) -> Figure:
    """`Half a billion pounds`, `half a million visitors`: a number, and no share."""
    end = match.end("n") + scale.end()
    value = f"{SCALES[scale[1].lower()] / 2:.10g}"
    pounds = re.match(r" pounds\b", match.string[end:])
    if pounds:
        return _figure(Cut(match, end + pounds.end()), paragraph, value, "GBP", "money")
    cut, noun = _counted(match, end)
    return _figure(cut if noun else Cut(match, end), paragraph, value, _unit_of(cut[0]) if noun else "", "count")


def _in_clause(match: re.Match[str], part: str) -> re.Match[str] | Cut:
    """A match up to where the next clause begins: `a third of its boats` of `a third of its boats as crews ask`."""
    after = _NEXT_CLAUSE.search(match.string, match.end(part), match.end())
    if after is None or match.string[: after.start()].endswith(("those", "them", "you")):
        return match
    return Cut(match, after.start())


def _times(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in TIMES.finditer(text):
        number = "2" if match["twice"] or match["double"] else plain_number(match["n"])
        yield _figure(match, paragraph, number, "times", "times", sureness="doubtful" if match["double"] else "likely")


def _counts(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    for match in PLUS.finditer(text):
        yield _figure(match, paragraph, plain_number(match["n"]), _unit_of(match[0]), "count")
    yield from _ranges(text, paragraph)
    for match in ONE_PER.finditer(text):
        yield _figure(match, paragraph, "1", _unit_of(match[0]), "count")
    for match in OF_GROUP.finditer(text):
        yield _of_group(match, paragraph)
    yield from _nouns_counted(text, paragraph)


def _ranges(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    """A count from one number to another: `10 to 15 boats`, `between 3,000 and 3,400 boats`."""
    for match in (*BETWEEN.finditer(text), *RANGE.finditer(text)):
        ends = ends_of(match)
        if ends is None or ADDRESS.match(text[match.end("to") :]):
            continue
        cut, found = _counted(match, match.end("to"))
        if found:
            yield _figure(cut, paragraph, ends[0], _unit_of(cut[0]), "count", to=ends[1])
        elif float(ends[0]) >= 10 or match.re is RANGE:
            cut = Cut(match, match.end("to"))
            yield _figure(cut, paragraph, ends[0], "", "count", to=ends[1], sureness="doubtful")


def _nouns_counted(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    """A number and the noun behind it; without a noun, the number alone."""
    for match in COUNT.finditer(text):
        first = re.match(r"[- ]?([\w'-]+)", text[match.end("n") :])
        if first is None or first[1].lower() in NOT_COUNTED or "~" in match[0]:
            continue
        if ADDRESS.match(text[match.end("n") :]) or TIME_SAID.search(
            text[max(0, match.start() - 24) : match.start("n")]
        ):
            continue
        span = re.match(rf"-({SPAN})\b", text[match.end("n") :])
        if span:
            short = Cut(match, match.end("n") + span.end())
            yield _figure(short, paragraph, plain_number(match["n"]), span[1], "count", sureness="doubtful")
            continue
        if TIME_BEHIND.match(text[match.end("n") :]):
            # `Up from 450 three years earlier` counts no years.
            if match["n"][0].isdigit():
                alone = Cut(match, match.end("n"))
                yield _figure(alone, paragraph, plain_number(match["n"]), "", "count", sureness="doubtful")
            continue
        cut, plural = _counted(match, match.end("n"))
        spelled = not match["n"][0].isdigit()
        if not plural and first[1][0].isupper() and not spelled:
            continue
        if not plural and spelled and not text[match.end("n") :].startswith("-"):
            continue
        if not plural and not text[match.end("n") :].startswith("-"):
            # What follows may be a verb or an adjective: 45 need, 64 last year.
            yield _figure(
                Cut(match, match.end("n")), paragraph, plain_number(match["n"]), "", "count", sureness="doubtful"
            )
            continue
        sureness = "doubtful" if not plural else "likely" if spelled else "sure"
        yield _figure(cut, paragraph, plain_number(match["n"]), _unit_of(cut[0]), "count", sureness=sureness)


def _of_group(match: re.Match[str], paragraph: Paragraph) -> Figure:
    """`20 of its officials`, `20 of these`: with its noun, if one follows that is no verb."""
    cut, noun = _counted(match, match.end())
    group, number = match["group"].lower(), plain_number(match["n"])
    beside = noun and len(cut[0]) > len(match[0]) and len(cut[0][len(match[0]) :].split()) == 1
    if group in GROUP_BEFORE:
        noun = group in {"these", "those"} and beside
    if not noun:
        return _figure(match, paragraph, number, "", "count")
    return _figure(cut, paragraph, number, _unit_of(cut[0]), "count")


def _bare(text: str, paragraph: Paragraph) -> Iterator[Figure]:
    """Numbers that leave what they count to the words before."""
    for pattern in (BARE, SPELLED_BARE):
        for match in pattern.finditer(text):
            if TIME_SAID.search(text[max(0, match.start() - 24) : match.start()]) or "~" in match[0]:
                continue
            if ADDRESS.match(text[match.end() :]) or OLD_YEAR.search(text[: match.end()]):
                continue
            number = match["n"] or match["m"]
            yield _figure(match, paragraph, plain_number(number), "", "bare", sureness="doubtful")


_PLURAL = re.compile(
    r"(?:[a-z'’-]*[^su\W]s|people|staff|men|women|children|police|others|more|fewer|less|posts?|"
    r"personnel|FTEs?|equivalent)[.,;:)]*$",
    re.IGNORECASE,
)
_ENDS = NOT_COUNTED | TIME_WORDS
_OF_MANY = frozenset("careers sales sports savings communications operations services affairs rights honours".split())
"""Words that look like the noun that is counted, and may only say of which sort it is: `30 careers fairs`."""
_MORE = frozenset({"more", "fewer", "less"})
_SINGULARS = frozenset("this its his across always perhaps towards afterwards besides sometimes".split())


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun of many."""
    return bool(_PLURAL.match(word)) and not word.isupper() and word.lower() not in _SINGULARS


def _counted(match: re.Match[str], number: int) -> tuple[Cut | re.Match[str], bool]:
    """End a count behind the first plural noun, within five words and one clause; whether there is one."""
    text = match.string
    first_end = end = match.end("n") if "to" not in match.groupdict() else match.end("to")
    for place, word in enumerate(re.finditer(r"[ -]([^\s]+)", text[number : number + 90])):
        bare = word[1].strip(".,;:()\"'").lower()
        if place > 4 or not bare or "~" in bare or bare in _ENDS or (place and bare[0].isdigit()):
            break
        if re.fullmatch(rf"one|{SPELLED}", bare):
            break
        if place == 0:
            first_end = number + word.start(1) + len(word[1].rstrip(".,;:()\"'"))
        end = number + word.start(1) + len(word[1].rstrip(".,;:()\"'"))
        if bare in _MORE and re.match(r" \w+ly\b", text[end:]):
            # `Three in five more widely` counts nobody more.
            return Cut(match, number), False
        if is_plural(word[1].strip(".,;:()\"'")):
            next_one = re.match(r" ([a-z]+)", text[end:]) if bare in _OF_MANY | _MORE else None
            of_sort = next_one is not None and next_one[1] not in _ENDS and is_plural(next_one[1])
            if of_sort or _owns(text, end, number):
                continue
            per = re.match(PER, text[end:], re.IGNORECASE)
            following = re.match(r" (?:staff|people|employees|servants|officers|posts)\b", text[end:])
            return Cut(match, end + (per.end() if per else following.end() if following else 0)), True
        if word[1][-1] in ".,;:)":
            break
    return Cut(match, first_end), False


def _owns(text: str, end: int, number: int) -> bool:
    """Whether a noun of many only says whose those are that are counted: `40 rowers' oars`; but not `40 days' leave`.

    The sign may also close a quotation that has begun before.
    """
    owned = re.match(r"' ([a-z-]+)(?: ([a-z-]+))?", text[end:])
    if owned is None or not any(word and is_plural(word) and word not in _ENDS for word in owned.groups()):
        return False
    noun = text[number:end].split()[-1]
    return not re.fullmatch(SPAN, noun, re.IGNORECASE) and not re.search(r"(?<!\w)'[^']*$", text[:end])


def _trim_count(match: re.Match[str]) -> re.Match[str]:
    """End a match of a ratio or rank behind what is counted."""
    number = max(match.end(name) for name in match.groupdict() if match.group(name) and name in {"n", "to", "base"})
    cut, found = _counted(match, number)
    return cut if found else Cut(match, number)  # type: ignore[return-value]


def _unit_of(text: str) -> str:
    """The noun of a count: its last word, unless that can be none."""
    words = re.findall(r"[A-Za-z][\w'-]*", text)
    per = re.search(rf"{PER}$", text, re.IGNORECASE)
    if per:
        inner = re.findall(r"[A-Za-z][\w'-]*", text[: per.start()])
        return f"{inner[-1]} per {per[0].split()[-1]}" if inner else ""
    if not words or words[-1].lower() in _ENDS:
        return ""
    # `900 fewer posts` are not 900 posts.
    beside = re.search(r"(?<!than )\b\d[\d,.]* (more|fewer|extra|additional) [a-z]", text)
    return f"{beside[1]} {words[-1]}" if beside else words[-1]
