"""Whose figure a figure is, for which time, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitegen.importing.amounts.backdrop import Backdrop, Period
from sitegen.importing.amounts.figures import LONGEST, Figure, is_plural
from sitegen.importing.amounts.hearers import hears
from sitegen.importing.amounts.numbers import GROUP_BEFORE, IN_TIME, NOT_COUNTED, TIME_WORDS
from sitegen.importing.amounts.owners import named_behind, owner_of
from sitegen.importing.amounts.periods import period_of, sentence_of
from sitegen.importing.amounts.strangers import stranger_in
from sitegen.importing.english import SAYING
from sitegen.importing.names.naming import straight
from sitegen.importing.page.layout import Page
from sitegen.importing.speech.pronouns import BODIES
from sitegen.importing.speech.quotations import Quotation
from sitegen.importing.speech.speaker import Speaker
from sitegen.importing.speech.speakers import Voices
from sitegen.importing.speech.subjects import Subject

_PAPER = re.compile(
    r"(?:an?|the|its|this) (?:[\w-]+ ){0,3}(?:report|survey|study|paper|review|analysis|poll)$", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")


@dataclass(frozen=True)
class Held:
    """A figure with its holder, period and what it is about; each empty where the text does not say."""

    figure: Figure
    holder: Speaker
    period: Period
    what: str


def held(
    page: Page,
    figures: list[Figure],
    voices: Voices,
    quotations: Sequence[Quotation],
    speakers: Sequence[Speaker],
    back: Backdrop,
    own: Speaker,
    teller: Speaker,
) -> list[Held]:
    """Each figure with its holder and period. `own` is whoever says `we` in the text; its name is empty if unknown.

    `teller` is whoever tells what the text tells as its own, for numbers beside which nobody is named.
    """
    figures = [_with_whole_name(f, voices.bodies, page) for f in figures]
    counted = frozenset(b.start for b in voices.bodies for f in figures if f.start < b.start < f.end)
    scene = _Scene(
        page, straight(page.text), voices, list(zip(quotations, speakers, strict=True)), counted, own, teller
    )
    return [Held(f, _holder(scene, f), period_of(page, f, figures, back), _what(page, f)) for f in figures]


@dataclass(frozen=True)
class _Scene:
    """A text and who speaks in it. `counted` are the places of bodies whose people a figure counts."""

    page: Page
    text: str
    voices: Voices
    quoted: list[tuple[Quotation, Speaker]]
    counted: frozenset[int]
    own: Speaker
    teller: Speaker


def _with_whole_name(figure: Figure, bodies: Iterable[Subject], page: Page) -> Figure:
    """A figure whose words end within the name of a body, up to the end of the name and who is counted behind it."""
    # `One in eight` of a name that does not look like a noun of many ends before it.
    last = figure.end + (figure.kind == "ratio")
    name = next((b for b in bodies if figure.start < b.start <= last and figure.end < b.end), None)
    if name is None:
        return figure
    people = re.match(r" (?!(?:say|find|feel|warn|know|think)s\b)([a-z]+)", page.text[name.end :])
    counted = people is not None and people[1] not in NOT_COUNTED and is_plural(people[1])
    end = name.end + people.end() if people and counted else name.end
    words = page.text[figure.start : end]
    if len(words.split()) > LONGEST:
        return figure
    unit = words.rpartition(" ")[2] if counted and figure.kind in {"ratio", "count"} else figure.unit
    return replace(figure, words=words, end=end, unit=unit)


def _sentence(page: Page, figure: Figure) -> tuple[int, int, int]:
    """Start and end of the sentence of a figure, and the start of its paragraph."""
    start, end = sentence_of(page, figure)
    return start, end, next(p.start for p in page.paragraphs if p.start <= figure.start < p.end)


def _holder(scene: _Scene, figure: Figure) -> Speaker:
    for quotation, speaker in scene.quoted:
        if quotation.start <= figure.start < quotation.end and (speaker.id or speaker.name):
            return _cited(scene, figure, quotation) or speaker
    start, end, paragraph = _sentence(scene.page, figure)
    text, voices = scene.text, scene.voices
    here = [s for s in voices.subjects if start <= s.start < end and not hears(text[start : s.start])]
    # `One in five of its staff, saying …`: who is counted does not tell the number.
    here = [s for s in here if s.start not in scene.counted]
    saying = _tellers(text, here, [b for b in voices.bodies if start <= b.start < end])
    # `According to a report by the Harbour Office`: whoever made it holds it, not the paper.
    saying = [s for s in saying if s.id or not _PAPER.match(s.name)]
    if saying:
        return _own_clause(scene, figure, saying[0], start) or Speaker(
            saying[0].id, saying[0].name, saying[0].kind, "likely", "says so in the same sentence"
        )
    stranger = stranger_in(text[start:end])
    if stranger and not here:
        return Speaker("", stranger, "publisher", "likely", "says so in the same sentence")
    witness = voices.speaks_in(paragraph)
    if witness is not None:
        return witness
    pronoun = _person_meant(scene, start, end)
    if pronoun is not None and not here:
        return pronoun
    if scene.own.name and any(
        not any(q.start <= start + m.start() < q.end for q, _ in scene.quoted) for m in _OURS.finditer(text[start:end])
    ):
        return scene.own
    return _beside(scene, figure, (start, end), paragraph)


_HE_SAYS = re.compile(
    r"\b(?:[Hh]e|[Ss]he)(?: (?:has|had|also|then|later))* "
    r"(?:said|says|told|tells|added|adds|wrote|writes|warned|warns|claimed|claims|argued|argues|explained|estimated|"
    r"estimates|reckoned|reckons|noted|notes|admitted|revealed)\b"
)


def _person_meant(scene: _Scene, start: int, end: int) -> Speaker | None:
    """The person whom a sentence calls only `he` or `she`, and who says what stands there."""
    for match in _HE_SAYS.finditer(scene.text, start, end):
        if not any(q.start <= match.start() < q.end for q, _ in scene.quoted):
            return scene.voices.meant_at(match.start())
    return None


_CITES = re.compile(
    r" (?:now |also |itself )?(?:(?:has |have )?found|finds|says|said|estimates|estimated|reckons|reported|calculates|"
    r"puts? (?:it|this|that|the [a-z]+) at)\b"
)
"""Behind the name of a body, in what somebody says: the numbers are those of the body."""


def _cited(scene: _Scene, figure: Figure, quotation: Quotation) -> Speaker | None:
    """The body of which somebody says, in the same sentence, that it says the number: `“The DLL puts it at 40”`."""
    low = max(_sentence(scene.page, figure)[0], quotation.start)
    bodies = (s for s in scene.voices.subjects if low <= s.start < figure.start and s.kind in BODIES)
    cited = [s for s in bodies if _CITES.match(scene.text, s.end)]
    return (
        Speaker(cited[-1].id, cited[-1].name, cited[-1].kind, "likely", "says so in the quotation") if cited else None
    )


_MADE = r"(?:report|survey|study|research|analysis|figures|data|statistics|poll|review|numbers|estimates)"
_SHOWS = re.compile(
    rf"(?:'s?)? (?:(?:own|latest|new|recent|annual|official|latest annual) )?{_MADE} (?:\w+ly )?"
    rf"(?:show(?:s|ed)?|reveal(?:s|ed)?|indicate[sd]?|put|puts|{SAYING})\b"
)
"""Behind the name of a body whose numbers say something: `the Harbour Office's figures show`."""


def _tellers(text: str, here: list[Subject], bodies: list[Subject]) -> list[Subject]:
    """Whoever says something in a sentence, or whose numbers it tells."""
    saying = [
        s for s in here if re.match(rf"(?:,[^,.]{{2,80}},)?(?: \w+)? ?\b(?:{SAYING})\b", text[s.end : s.end + 100])
    ]
    behind = re.compile(
        r"(?:\b[Aa]ccording to(?: (?:an?|the|its) (?:[\w-]+ ){0,3}(?:by|from|of))?|"
        rf"\b(?:{SAYING}) by|\bsaid) (?:the )?$"
    )
    saying += [s for s in here if behind.search(text[max(0, s.start - 60) : s.start])]
    # A body behind `to` is none that speaks, but for this one `to`.
    according = re.compile(r"\b[Aa]ccording to (?:the )?$")
    saying += [b for b in bodies if according.search(text[max(0, b.start - 24) : b.start]) and b not in saying]
    return saying or [b for b in bodies if _SHOWS.match(text[b.end : b.end + 80])]


def _own_clause(scene: _Scene, figure: Figure, teller: Subject, start: int) -> Speaker | None:
    """Whoever the clause of a figure is about, where somebody else only says it; None where it is about no other."""
    people = [s for s in scene.voices.subjects if s.kind == "person"]
    others = [b for b in scene.voices.bodies if b.start != teller.start]
    owner = owner_of(scene.text, start, figure, others, people)
    if owner is None or (owner.start <= teller.start < figure.start):
        return None
    body = named_behind(scene.text, figure, scene.voices.bodies) or owner.body
    if body is None:
        return Speaker(why="somebody says it of a body that has no name there; say whose figure it is")
    if (body.id or body.name) == (teller.id or teller.name):
        return None
    return Speaker(body.id, body.name, body.kind, "likely", "the clause of the number is about it")


_MANY = 3
"""So many bodies in a sentence are a list: none of them holds a figure for standing in it."""


def _beside(scene: _Scene, figure: Figure, sentence: tuple[int, int], paragraph: int) -> Speaker:
    """The body whose people are counted, or that the sentence names, else the last one before it.

    Nobody where several are listed.
    """
    text, voices = scene.text, scene.voices
    start, end = sentence
    inside = next((b for b in voices.bodies if figure.start < b.start < figure.end), None)
    if inside is not None and " than " not in text[figure.start : inside.start]:
        others = {b.id or b.name for b in voices.bodies if start <= b.start < end and b.start not in scene.counted}
        sureness = "doubtful" if others - {inside.id or inside.name} else "likely"
        return Speaker(inside.id, inside.name, inside.kind, sureness, "named in the words of the figure")
    behind = named_behind(text, figure, voices.bodies)
    if behind is not None:
        return Speaker(behind.id, behind.name, behind.kind, "likely", "named right behind the figure")
    here = len({s.id or s.name for s in voices.bodies if start <= s.start < end})
    if here >= _MANY:
        return Speaker(why=f"the sentence names {here} bodies; say whose figure it is")
    speaking = [
        s
        for s in voices.subjects
        if s.kind in {"department", "publisher"} and not hears(text[start if s.start >= start else paragraph : s.start])
    ]
    bodies = [s for s in speaking if start <= s.start < end]
    if bodies:
        return _nearest(scene, figure, bodies, start, here)
    return _before(scene, [s for s in speaking if paragraph <= s.start < start], paragraph, start, end)


def _nearest(scene: _Scene, figure: Figure, bodies: list[Subject], start: int, count: int) -> Speaker:
    """The nearest body of a sentence: `likely` only where the clause is about it and no other published the text."""
    if _OF_ALL.search(scene.text[max(start, figure.start - 70) : figure.start]):
        return Speaker(why="what it is compared with is of many bodies; say whose figure it is")
    nearest = min(bodies, key=lambda s: abs(s.start - figure.start))
    if count > 1:
        return Speaker(nearest.id, nearest.name, nearest.kind, "doubtful", "one of two named in the same sentence")
    people = [s for s in scene.voices.subjects if s.kind == "person"]
    owner = owner_of(scene.text, start, figure, scene.voices.bodies, people)
    about = owner is not None and owner.body is not None and owner.body.id == nearest.id
    own = not scene.teller.name or scene.teller.id == nearest.id
    compared = _WITH_ALL.search(
        figure.words + scene.text[figure.end : figure.end + 60].partition(".")[0].partition(",")[0]
    )
    sureness = "likely" if about and own and not compared else "doubtful"
    return Speaker(nearest.id, nearest.name, nearest.kind, sureness, "named in the same sentence")


_ALL = (
    r"(?:[Cc]ivil [Ss]ervice|[Pp]ublic sector|[Nn]ational|UK|Whitehall|[Oo]verall|[Ss]ector|[Ii]ndustry|[Gg]overnment)"
    r"(?:-wide|'s)? (?:median|mean|average|benchmark|norm)\b"
)
_OF_ALL = re.compile(
    rf"\b{_ALL}(?: (?:score|index|figure|rate|response))?(?:,? (?:of|was|is|at|stood at|stands at)|,| \()? ?$"
)
"""Right before a number that is no one body's: `below the civil service median of`."""
_WITH_ALL = re.compile(rf"\b(?:below|above|under|over|behind|ahead of|than) (?:the )?{_ALL}")
"""In the words of a number, or behind it: the distance of a body from all of them."""


_SOMEBODY = re.compile(rf"\b(?:{SAYING}|according to|estimated by)\b")
_ITSELF = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Oo]ur|[Tt]oday's) (?:\w+ )?(?:union|department|committee|report|survey|study|institute|"
    rf"ministry|agency|office|figures|data|research|analysis) (?:also )?(?:{SAYING})\b|\b(?:[Ww]e|[Ii]t) (?:{SAYING})\b"
    rf"|\b(?:{SAYING}) they\b|\b(?:[Pp]eople|[Rr]espondents|[Ss]taff|[Oo]fficials|[Mm]embers|[Tt]hose|who|%|per cent)"
    rf"(?: also)? (?:{SAYING})\b"
)
"""Words by which whoever published a text speaks of itself, or tells what it was told when it asked."""


def _before(scene: _Scene, bodies: list[Subject], paragraph: int, start: int, end: int) -> Speaker:
    """Who published a text tells what no sentence gives to another; of a paper, the body named last before."""
    count = len({s.id or s.name for s in scene.voices.bodies if paragraph <= s.start < start})
    if scene.teller.name and not (bodies and count == 1 and scene.teller.sureness == "doubtful"):
        sentence = scene.text[start:end]
        others = any(s.id != scene.teller.id for s in bodies) or _SOMEBODY.search(_ITSELF.sub("", sentence))
        return replace(scene.teller, sureness="doubtful") if others else scene.teller
    if count >= _MANY:
        return Speaker(why=f"the sentences before name {count} bodies; say whose figure it is")
    if bodies:
        return Speaker(bodies[-1].id, bodies[-1].name, bodies[-1].kind, "doubtful", "named in the sentence before")
    return Speaker()


_LINKS = frozenset("of in a an the its their our his her my these those".split())
_MORE = frozenset("others fewer more less reduction increase rise fall".split())


def _what(page: Page, figure: Figure) -> str:
    """What is counted: the noun of a count, or the words behind a share or sum up to their noun, at most six."""
    if figure.kind == "count":
        return "" if figure.unit.lower() in _MORE else figure.unit
    behind = straight(page.text[figure.end : figure.end + 70]).partition("\n")[0]
    match = re.match(r"\s*((?:[\w'-]+ ?){1,6})", behind)
    words = match[1].split() if match else []
    if words and words[0].lower() == "in" and " of " in figure.words:
        # What is counted stands in the words of the figure; behind them only where.
        return ""
    if len(words) > 1 and words[0].lower() in _MORE and words[1].endswith("ly"):
        return ""
    if not words or words[0].lower() not in {"of", "in", *_MORE} or IN_TIME.match(" ".join(words)):
        return ""
    kept = _up_to_noun(words)
    while kept and kept[-1].lower() in _LINKS:
        kept.pop()
    return " ".join(kept) if len(kept) > 1 and kept[-1].lower() not in GROUP_BEFORE else ""


def _up_to_noun(words: list[str]) -> list[str]:
    """Words up to the first plural noun, or to one that begins something else: a verb, a pronoun, a time."""
    kept = words[:1]
    for word in words[1:]:
        if (word.lower() in NOT_COUNTED | TIME_WORDS and word.lower() not in _LINKS) or word[0].isdigit():
            break
        if len(kept) > 2 and _VERB.fullmatch(word):
            break
        kept.append(word)
        if is_plural(word):
            break
    return kept


_VERB = re.compile(r"(?!need|speed|indeed)\w{3,}ed|said|say|felt|feel|thought|think|had|left|knew|saw|gave|took|made")
"""What begins the verb of a clause, behind its noun: `in the harbour agreed with`."""
