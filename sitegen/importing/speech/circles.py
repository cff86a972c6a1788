"""Those around somebody who speak without a name: an ally, a spokesman, sources close to him, his staff.

The name beside them says whose they are, not who speaks: `An ally of X said` quotes no word of X. A group that a text
names only in general speaks likewise: `staff called it “…”`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importing.english import HELPING, OFFICE, SAYING
from sitegen.importing.names.offices import TITLES

_ONE = (
    r"(?:ally|source|aide|advis[eo]r|spokes(?:man|woman|person)|friend|supporter|critic|opponent|rival|colleague|"
    r"representative|lawyer|solicitor|insider|official|associate|confidante?|backer|loyalist|relative|figure|deputy|"
    r"staffer|assistant|person|member of staff|press officer|agent|minister|civil servant|source close)"
)
_MANY = (
    r"(?:allies|people|those|others|sources|aides|advis[eo]rs|friends|supporters|critics|opponents|rivals|colleagues|"
    r"representatives|lawyers|solicitors|insiders|officials|associates|backers|loyalists|relatives|figures|deputies|"
    r"staffers|staff|civil servants|ministers|spokespeople|team)"
)
_LINK = (
    r"(?:(?:who (?:is|are|was|were|has|have|had) )?(?:very )?(?:close|near|loyal|sympathetic) to|"
    r"familiar with|(?:who )?(?:work(?:s|ed|ing)?|speaking|acting|briefing) (?:for|with|under|on behalf of)|"
    r"(?:of|to|for|around|from|in|at|inside|within|with|under|behind)) "
)
_ARTICLE = r"(?:an?|one|two|three|the|some|several|many|other|another|his|her|their|its)"
_BETWEEN = rf"(?:(?!(?:{SAYING}|to|of|for|by|with|that|who|and|or)\b)[\w-]+ )"
_HEAD = re.compile(
    rf"\b(?:(?i:{_ARTICLE}) {_BETWEEN}{{0,3}}?|(?i:senior|close|former|government|party|unnamed|anonymous) )?"
    rf"(?i:{_ONE}|{_MANY}) {_LINK}"
)
# `Director of People at the Harbour Office` is an office and no people.
_FIELD_OF = re.compile(r"\b(?:of|for|and) $")
_OFFICE = (
    rf"(?:(?:(?!(?:and|or|who|that|{SAYING})\b)[\w'&-]+ ){{0,5}}?"
    rf"(?i:{OFFICE}),? )"
)
_TO_NAME = re.compile(
    rf"(?:(?:[Tt]he|then|former|both) )?{_OFFICE}?(?:{TITLES} )*|(?:[Tt]he )?(?:UK |British )?", re.IGNORECASE
)
_KIN = (
    r"(?:office|husband|wife|partner|mother|father|son|daughter|sister|brother|family|predecessor|successor|boss|"
    r"manager|chief of staff|private secretary|private office|department|campaign|camp)"
)
_NUMBERS = r"(?:(?:own|latest|official|new|annual|recent|internal|published) )?figures\b"
"""Of a body, these are numbers: `the union's figures`; its senior figures are people."""
_OWNED = re.compile(
    rf"'s? (?!{_NUMBERS})(?:own |former |then )?(?:[a-z-]+ ){{0,2}}?(?:{_ONE}|{_MANY}|{_KIN})\b(?! [a-z]+ (?:of|for) )"
)
_PLURAL = re.compile(rf"\b{_MANY}\b", re.IGNORECASE)
# They speak for the body that they work for; a source, an insider or one of its staff does not.
_OF_BODY = re.compile(r"\b(?:officials|spokes(?:man|woman|person|people)|representatives?)\b", re.I)
_TITLED = re.compile(rf"(?:{TITLES} )+$")

_GROUP = (
    r"(?:staff|workers|employees|officials|civil servants|public servants|unions?|union leaders|campaigners|critics|"
    r"experts|ministers|colleagues|sources|insiders|allies|opponents|supporters|aides|advis[eo]rs|lawyers|charities|"
    r"members|managers|respondents|others|peers|MPs|whistleblowers|observers|commentators|participants|people|"
    r"many|some|several)"
)
_JOIN = "as|with|while|when|and|but|that|after|because|before|where|though|if|since"
# `critics of the plan`, in small letters; a name or a pronoun behind it would be the subject.
_TAIL = (
    r"(?-i:(?: (?:of|in|at|from|to|close to|for|within|inside|around|near)"
    rf"(?: (?!(?:I|he|she|it|they|we|who|which|what|{_JOIN})\b)[a-z'-]+){{1,6}}?)?)"
)
_SUBJECT = re.compile(
    rf"(?:^|[,;:.] |\b(?:{_JOIN}) )"
    rf"(?P<who>(?:(?:the|its|his|her|their|some|many|several|other|most) )?"
    rf"(?:(?!(?:{_JOIN})\b)[\w-]+ ){{0,2}}?{_GROUP}{_TAIL}){HELPING}\s*$",
    re.IGNORECASE,
)

# `they said ministers` is a clause and no group.
_IN_WORDS = re.compile(rf"\b(?:I|he|she|it|they|we|you|who|{SAYING})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Circle:
    """Words that say whose ally, spokesman or staff it is: their place, the place of the name, what it is a name of.

    `many` is true for several people, `official` for those who speak for a body.
    """

    start: int
    end: int
    owner: tuple[int, int]
    words: str
    many: bool
    official: bool


def circles_in(text: str, offset: int, names: list[tuple[int, int]]) -> Iterator[Circle]:
    """Those around somebody, in a paragraph that starts at an offset; `names` are all places that name somebody."""
    here = [(a - offset, b - offset) for a, b in names if offset <= a < offset + len(text)]
    for match in _HEAD.finditer(text):
        if match[0][0].isupper() and _FIELD_OF.search(text, 0, match.start()):
            continue
        for start, end in here:
            if start >= match.end() and _TO_NAME.fullmatch(text, match.end(), start):
                yield _circle(text, match.start(), end, (start, end), offset)
                break
    for start, end in here:
        owned = _OWNED.match(text, end) or (_OWNED.match(text, end - 2) if text[start:end].endswith("'s") else None)
        if owned:
            titles = _TITLED.search(text, 0, start)
            yield _circle(text, titles.start() if titles else start, owned.end(), (start, end), offset)


def owned_end(text: str, end: int) -> int:
    """Where words end that belong to somebody named before: `the minister's critics`; `end` where nothing does."""
    owned = _OWNED.match(text, end)
    return owned.end() if owned else end


def _circle(text: str, start: int, end: int, owner: tuple[int, int], offset: int) -> Circle:
    words = " ".join(text[start:end].split())
    apart = f"{text[start : owner[0]]} {text[owner[1] : end]}"
    return Circle(
        start + offset,
        end + offset,
        (owner[0] + offset, owner[1] + offset),
        words if start == owner[0] or _TITLED.fullmatch(text[start : owner[0]]) else words[:1].lower() + words[1:],
        _PLURAL.search(apart) is not None,
        _OF_BODY.search(apart) is not None,
    )


# Groups and what they speak of --------------------------------------------------------------------------------------

_SAID_BY_GROUP = re.compile(
    rf"\b(?P<verb>{SAYING}|calling|describing|branding|labelling|dubbing|warning|claiming|telling|"
    rf"arguing|complaining|accusing|adding|fearing)\b"
)


def group_speaking(front: str) -> str:
    """The group that is the subject of the last verb of saying before a quotation; empty where it is none."""
    verbs = list(_SAID_BY_GROUP.finditer(front))
    if not verbs:
        return ""
    ahead = front[: verbs[-1].start()].rstrip()
    match = _SUBJECT.search(ahead)
    if match is None or _IN_WORDS.search(match["who"]):
        return ""
    if re.search(r"[A-Z][\w'&-]*,? (?:and|of|for) $", ahead[: match.start("who")]):
        # Of `The Rope and Lamp Keepers Union` no part speaks.
        return ""
    words = " ".join(match["who"].split())
    # The first word of a sentence has a capital of its own only before another: `Harbour Office staff`.
    first = not ahead[: match.start("who")].strip() and re.match(r"[A-Z][a-z]+ (?![A-Z][a-z])|[A-Z][a-z]+$", words)
    return words[:1].lower() + words[1:] if first else words
