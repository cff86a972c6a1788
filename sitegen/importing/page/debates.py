"""Labels of a debate as Hansard prints them: a line of its own names who says what stands below it.

`Sir NAME (SEAT) (PARTY)`, `Lord NAME of PLACE (PARTY)`, `The Minister for … (NAME) (PARTY)`, and from then on the name
alone. Sites that copy it put the alternative text of a picture before the name: `NAME Portrait NAME (PARTY)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from sitegen.importing.english import OFFICE_WORDS

_CAP = r"(?:[A-Z][\w'’]*[a-zé](?:-[A-Z][\w'’]*)*)"
_WORD = r"(?:[A-Z][\w'’]*)"
_INITIAL = r"(?:[A-Z]\.?)"
_PEER = (
    rf"(?:(?:The |the )?(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|Duke|Marquess)(?: of)? {_CAP}"
    rf"(?: {_CAP})*(?: of (?:the )?{_WORD}(?:[ -](?:(?:on|in|le|by|of|under|upon|the|and)[ -])*{_WORD})*)?)"
)
_MEMBER = (
    rf"(?:(?P<titles>(?:(?:Rt\.? Hon\.?|Sir|Dame|Dr|Mr|Mrs|Ms|Miss|Professor|Rev|Colonel)\.? )*)"
    rf"(?P<member>{_CAP}(?: (?:{_INITIAL}|{_CAP}|de|van|von|al))*))"
)
PARTY = (
    r"\((?:(?:Con|Conservative|Lab|Labour|LD|Lib Dem|Liberal Democrat|CB|Crossbench|SNP|DUP|PC|Plaid Cymru|GP|"
    r"Green|UUP|SDLP|APNI|Alliance|TUV|Alba|Reform|UKIP|Ind|Independent|Non-Afl|Non-affiliated|Bishops|Lord Bishop|"
    r"Co-op|Speaker|Your Party)(?:[ /-](?:Lab|LD|Con|SD|UU|Co-op|Ind))*)\)"
)
_SEAT = r"\((?P<seat>[A-Z][^()]{2,60})\)"
_NAMED = re.compile(rf"(?:(?P<peer>{_PEER})|{_MEMBER})(?: {_SEAT})??(?: (?P<party>{PARTY}))?")
_PARTY_ALONE = re.compile(rf"(?:{_SEAT} )?{PARTY}")
_IN_OFFICE = re.compile(
    rf"(?P<office>[A-Z][\w,/&’' -]{{3,120}}) (?!{PARTY})\((?:(?P<peer>{_PEER})|{_MEMBER})\)(?: (?P<party>{PARTY}))?"
)
_WITH_OFFICE = re.compile(rf"(?:(?P<peer>{_PEER})|{_MEMBER}), (?P<office>[A-Z][\w,/&’' -]{{3,120}}) (?P<party>{PARTY})")
_PORTRAIT = re.compile(rf"(?P<alt>(?:{_PEER}|{_CAP}(?: {_INITIAL}| {_CAP})+)) Portrait(?: (?P<label>.+))?")
_CHAIR = re.compile(
    r"(?:(?:Mr\.?|Madam) (?:Deputy )?(?:Speaker|Chairman)|(?:The )?(?:Deputy|Temporary|Second)?(?: Deputy)? ?"
    r"(?:Speaker|Chair|Chairman)(?: of Committees)?|(?:Several |A )?(?:[Nn]oble [Ll]ords?|[Hh]on\.? [Mm]embers?))"
    r"(?: \([^()]+\))*"
)
_ENDS = re.compile(
    r"(?:Motion|Amendment|Question|Debate|Bill|House|Sitting|Committee)s? (?:\([^)]*\) )?(?:(?:put|accordingly|"
    r"by leave|and|not|,) ?)*(?:agreed|adjourned|withdrawn|suspended|resumed|read|moved|negatived|disagreed)\b.{0,90}"
)
"""What the House did, which nobody says."""
_HOUSE = re.compile(
    r"\b(?:[Mm]y (?:right )?[Hh]on(?:ourable|\.)? |(?:the|The) (?:right )?hon\. |noble Lord|My Lords, )"
)
"""How members speak of each other, in the chambers only."""
_ENOUGH = 2
_OFFICES = OFFICE_WORDS | {"general", "seal", "whip", "waiting", "lord", "speaker", "paymaster", "leader"}


@dataclass(frozen=True)
class Label:
    """Who speaks below a line: name and office as printed there, and where in the line the name begins.

    `sure` is true of one that only a debate has, with a party or the mark of a picture; `seated` of one with a title
    and a seat, or with an office. The chair has no name.
    """

    name: str
    at: int
    office: str = ""
    sure: bool = False
    seated: bool = False


def labels_in(lines: list[str]) -> dict[int, Label]:
    """The labels of a text by the number of their line; none where it is no debate.

    A list of members has no words below them. A name alone, or an office with one, is a label below a sure one only.
    """
    found = {n: label for n, line in enumerate(lines) if not is_around_turn(line) and (label := label_of(line))}
    house = any(map(_HOUSE.search, lines))
    for number, label in found.items():
        # `NAME`, and on the next line `(PARTY)`. Older volumes give no parties.
        if (house and label.seated) or _PARTY_ALONE.fullmatch("".join(lines[number + 1 : number + 2])):
            found[number] = replace(label, sure=True)
    first = next((n for n, label in found.items() if label.sure), len(lines))
    known = {surname_of(label.name) for label in found.values() if label.name and (label.sure or label.office)}
    known |= {label.office for label in found.values() if label.name and label.office}
    labels = {n: label for n, label in found.items() if label.sure or (n > first and _may_follow(label, known))}
    ends = pairwise((*labels, len(lines)))
    labels = {n: labels[n] for n, following in ends if any(map(_is_said, lines[n + 1 : following]))}
    # A page of one member's words in the House has one label.
    return labels if sum(label.sure for label in labels.values()) >= (1 if house else _ENOUGH) else {}


def _may_follow(label: Label, known: set[str]) -> bool:
    """Whether it names somebody with an office, the chair, or whoever had a whole label above."""
    if label.name:
        return bool(label.office) or surname_of(label.name) in known
    return label.office in known or _CHAIR.fullmatch(label.office) is not None


def label_of(line: str) -> Label | None:
    """The label that a whole line is, if it stands in a debate; None for any other line."""
    if len(line) > 2 * _LONGEST:
        return None
    portrait = _PORTRAIT.fullmatch(line)
    if portrait is None:
        return _label(line)
    told = _label(portrait["label"]) if portrait["label"] else None
    if told is not None and told.name and surname_of(told.name) in portrait["alt"].split():
        return replace(told, at=portrait.start("label") + told.at, sure=True)
    return Label(portrait["alt"], 0, portrait["label"] or "", sure=True)


def _label(text: str) -> Label | None:
    if len(text) > _LONGEST:
        return None
    if _CHAIR.fullmatch(text):
        return Label("", 0, text)
    if text.startswith("The ") and _is_office(text) and "(" not in text:
        return Label("", 0, text.removeprefix("The "))
    match = _IN_OFFICE.fullmatch(text) or _WITH_OFFICE.fullmatch(text)
    office = match["office"].removeprefix("The ") if match is not None and _is_office(match["office"]) else ""
    match = match if office else _NAMED.fullmatch(text)
    if match is None:
        return None
    group = "peer" if match["peer"] else "member"
    seated = bool(office or (match["titles"] and match["seat"]))
    return Label(match[group], match.start(group), office, sure=match["party"] is not None, seated=seated)


_LONGEST = 200


def _is_office(words: str) -> bool:
    return any(word in _OFFICES for word in re.findall(r"[a-z]+", words.lower()))


def _is_said(line: str) -> bool:
    return len(line.split()) >= _SAID and line.rstrip("\"”’' )")[-1:] in {".", "?", "!", ":", "—", "-"}


_SAID = 4


def surname_of(name: str) -> str:
    """By which word somebody is called: the last one, and of a peer the one before the place."""
    words = name.partition(" of ")[0].split() if _TITLE.match(name) else name.split()
    return words[-1] if words else ""


_TITLE = re.compile(r"(?:[Tt]he )?(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess) ")


def ends_turn(line: str) -> bool:
    """Whether a line says what the House did, so that nobody speaks on below it."""
    return len(line) < _LONGEST and _ENDS.fullmatch(line.strip()) is not None


_AROUND = re.compile(
    r"\W*(?:(?:View Speech|Hansard|Excerpts|Share(?: this contribution)?|Link to this speech|Add Hansard snippet|"
    r"Read Hansard Text|Watch Debate|Read Full [Dd]ebate|Read Debate)[\W]*)+|"
    r"\(?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.? ?m\.?)?\)?|\((?:\d+ \w+,? ?)+ago\)|Moved by|Asked by|"
    rf"{_PARTY_ALONE.pattern}|(?:\d{{1,2}} [A-Z]\w+ \d{{4}} : )?Column \d+"
)


def is_around_turn(line: str) -> bool:
    """Whether a line of a debate is a button of the page, a time or the number of a column."""
    return _AROUND.fullmatch(line.strip()) is not None
