"""The office or part that a text prints beside a name: behind it, before it, or in what somebody does."""

from __future__ import annotations

import re

from sitegen.given_names import GIVEN_NAMES
from sitegen.importing.english import NO_NAMES, OFFICE_WORDS, SAYING
from sitegen.importing.names.naming import straight

LONGEST = 12
"""Words of an office at most."""
TITLES = (
    r"(?:(?:(?:The )?(?:Rt|Right) Hon(?:ourable)?\.?|Sir|Dame|Lord|Lady|Baroness|Baron|Dr|Professor|Prof|"
    r"(?:(?:Employment|District|Circuit) )?Judge|Mr|Mrs|Ms|Miss|Rev|Lt Col|Colonel|Cllr|Officer)\.?)"
)
LETTERS_BEHIND = re.compile(
    r",? (?:MP|MSP|MS|MLA|QC|KC|DL|JP|CBE|OBE|MBE|GBE|DBE|KBE|CB|KCB|DCB|GCB|CMG|KCMG|DCMG|GCMG|CVO|KCVO|DCVO|GCVO|"
    r"CH|OM|KG|KT|LG|QPM|KPM|FBA|FRS|FRSE|PhD|CEng)\b"
)
# Words of offices that are none by themselves: `the first forty`, `a former secretary`.
_ONLY_PARTS = frozenset(
    "permanent prime foreign home deputy executive general first second third acting interim senior responsible former "
    "conservative labour second principal".split()
)
_OFFICE = rf"(?i:{'|'.join(sorted(OFFICE_WORDS - _ONLY_PARTS, key=len, reverse=True))})"
_SMALL = r"(?:the|a|an|its|his|her|our|their|then|my|as)"
_ORG = r"(?:the )?(?:[a-z]+ )?[A-Z][\w'&-]*(?: (?:(?:of|for|and|the|in|at) )*[A-Z&][\w'&-]*)*"
# A noun for somebody who does something: negotiator, economist, assistant, foreman.
_DOER = r"[a-z][a-z-]*(?:[eo]r|ist|ant|ian|man|woman|person|lead|rep|member|fellow|chair|clerk|head)"
_DOES = (
    r"(?:(?:chairs|runs|leads|heads|manages|represents|negotiates|speaks|works|teaches|directs|advises|handles|edits|studies|"
    r"organises|coordinates|oversees|tests|audits|inspects)\b)"
)
_REST = r"[^,.;:()\"\n]{0,90}"

_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:, |\()(?!with |and |but |in |on |at |for |from |who |whose )"
        rf"(?P<role>(?:{_SMALL} )?(?:[\w'&-]+ ){{0,6}}?{_OFFICE}\b{_REST})",
        rf",? who (?:is|was|has been|had been)(?: (?:appointed|named|made))? "
        rf"(?P<role>(?:[\w'&-]+ ){{0,6}}?{_OFFICE}\b{_REST})",
        rf",? who (?P<role>{_DOES}{_REST})",
        rf", (?P<role>(?:an? )?(?:[a-z][\w'-]* ){{0,2}}{_DOER} (?:for|at|of|in|with|on) {_ORG}"
        rf"(?: (?:at|in) {_ORG})?)(?=[,.;])",
        rf", (?P<role>an? [a-z][\w'-]*(?: (?:of|at|for|in) {_ORG})?)",
        rf",? (?P<role>of {_ORG})(?=[,.;:]| (?:{SAYING}|is|was|has|had)\b)",
    )
)
_START = (
    rf"(?:^|[.,;:\"(] |\b(?:the|a|an|by|of|and|its|that|while|when|but|as|from|with|to|my|our|(?:{SAYING})) |"
    r"(?<= )(?=[A-Z][\w&-]*'s ))"
)
_BEFORE = (
    re.compile(rf"{_START}(?P<role>(?:[\w'&-]+ ){{0,5}}?{_OFFICE})$", re.IGNORECASE),
    # With a comma only behind an article: the permanent secretary, NAME.
    re.compile(
        rf"\b(?i:the|an?|its|their|our|his|her) (?P<role>(?:[\w'&-]+ ){{0,5}}?{_OFFICE}(?: (?:of|for|to|at) {_ORG})?),$"
    ),
    re.compile(rf"(?:{_START}|\b)(?P<role>{_OFFICE} (?:of|for|to|at) {_ORG})$"),
)
_OWNER = re.compile(r"(?:^|[ \"(])(?P<org>(?:[A-Z][\w&-]*(?: (?:of|for|and) (?:the )?| ))*[A-Z][\w&-]*)'s$")
# A paragraph, or a point of a list, ends there.
_BREAK = re.compile(r"\n\n|\s*[•●▪◦‣·]\s*|\n\s*[-–*]\s")
_SEAT = re.compile(r"^ of (?!the )[A-Z][\w'-]*(?:[ -](?:[a-z]{2,5}[ -])*[A-Z][\w'-]*[a-z])?(?=[,.;:(]| )")
"""Behind the name of a peer the place of the title, which is no office."""
_ENDS = rf"\b(?:is|was|were|has|had|who|whose|and is|{SAYING}|made|may|will|would|since|until)\b"


def role_beside(text: str, start: int, end: int) -> str:
    """The office that is printed beside the name at a place of a text, at most twelve words; empty where none is."""
    noble = re.search(r"\b(?:Lord|Lady|Baroness|Baron|Viscount|Earl) $", text[:start][-12:]) or re.match(
        r"(?:Lord|Lady|Baroness|Baron|Viscount|Earl) ", text[start:end]
    )
    return _behind(text, end, noble=noble is not None) or _before(text, start)


def _behind(text: str, end: int, *, noble: bool) -> str:
    behind = " ".join(_BREAK.split(straight(text[end : end + 160]))[0].split())
    behind = behind if behind[:1] in {",", "("} else f" {behind}"
    if noble:
        behind = _SEAT.sub("", behind, count=1)
    while LETTERS_BEHIND.match(behind):
        behind = LETTERS_BEHIND.sub("", behind, count=1)
    for pattern in _BEHIND:
        match = pattern.match(behind)
        does = match is not None and re.match(_DOES, match["role"])
        role = _short(match["role"], " (?:and|but|when|while|where|that) (?=[a-z])" if does else _ENDS) if match else ""
        if role:
            return role
    return ""


def _before(text: str, start: int) -> str:
    before = " ".join(_BREAK.split(straight(text[max(0, start - 90) : start]))[-1].split())
    before = re.sub(rf"(?: ?{TITLES})+$", "", before)
    long = _in_capitals(before)
    if long:
        return _short(long)
    for pattern in _BEFORE:
        match = pattern.search(before)
        if match is None:
            continue
        # Of `said its adviser` only the office; of `the union has written to director` too.
        role = _AFTER_VERB.split(match["role"])[-1]
        role = re.split(rf"\b(?:with|by|under|when|that|as|but|where|while|{SAYING})\s", role)[-1].strip()
        role = _of_own(re.split(r"\b(?:close|loyal|adviser|aide|deputy|spokes\w+|ally|friend) to (?:the )?", role)[-1])
        if _short(role):
            return _short(role)
    owner = _OWNER.search(before)
    return f"of {owner['org']}" if owner and owner["org"].split()[-1] not in NO_NAMES else ""


_AFTER_VERB = re.compile(r"\b(?:is|was|were|has|had|have|will|would)(?: [a-z]+)?(?: (?:to|by|with|for|from))? ")


def _of_own(role: str) -> str:
    """An office without what only leads to it: of `arrival of the permanent secretary` the last two words."""
    lead, _, rest = role.rpartition(" of the ")
    leads = lead and not _LEADS_OFFICE.search(lead) and re.search(rf"\b{_OFFICE}\b", rest)
    return rest if leads and len(lead.split()) < 4 else role


_LEADS_OFFICE = re.compile(
    r"\b(?:secretary|minister|director|head|chief|leader|president|chair|chairman|chancellor|lord|master|clerk|speaker|"
    r"general|manager|governor|keeper|comptroller|permanent)\b",
    re.IGNORECASE,
)


def _short(role: str, ends: str = _ENDS) -> str:
    """An office without what stands around it."""
    role = re.sub(rf"^(?:{_SMALL} )+", "", re.split(ends, role)[0].strip(), flags=re.IGNORECASE)
    words = _before_verb(role.split())
    if "former" in words[1:]:
        words = words[words.index("former") :]
    words = words[:LONGEST]
    while words and words[-1].lower() in _LOOSE:
        words.pop()
    return " ".join(words)


def _before_verb(words: list[str]) -> list[str]:
    """The words of an office up to what its holder did: a verb, by its form, behind a name or an office."""
    for number in range(1, len(words)):
        before, word = words[number - 1], words[number]
        if word == "and" and " ".join(words[number + 1 : number + 2]) in GIVEN_NAMES:
            return words[:number]
        if not (_PAST.fullmatch(word) or word in _VERBS):
            continue
        named = before[:1].isupper() or before.lower() in OFFICE_WORDS
        noun = before.lower() not in _LOOSE and not before.endswith("ly")
        if named or (noun and any(w.lower() in OFFICE_WORDS for w in words[:number])):
            return words[:number]
    return words


def _in_capitals(before: str) -> str:
    """A long office in capitals that ends before a name: `Economic Secretary to the Treasury NAME`."""
    match = _CAPITALS.search(before)
    if match is None or (match["comma"] and match["lead"].rstrip().endswith((",", "("))):
        # Behind a comma it is the office of somebody named before.
        return ""
    words = match["role"].split()
    while words and words[0].lower() in _OPENERS:
        words.pop(0)
    if len(words) < 3 or not any(w.islower() for w in words) or any(w in GIVEN_NAMES for w in words):
        return ""
    first = next((n for n, word in enumerate(words) if word.lower() in OFFICE_WORDS), len(words))
    return " ".join(words) if first < 3 and all(w[0].isupper() or w == "and" for w in words[:first]) else ""


_CAPITAL = r"[A-Z][\w'&-]*"
_CAPITALS = re.compile(
    rf"(?P<lead>(?:^|.) ?)(?<![\w-])"
    rf"(?P<role>{_CAPITAL}(?: (?:(?:of|for|and|to|at|in|on)(?: the)? )?{_CAPITAL})*)(?P<comma>,?)$"
)
_OPENERS = frozenset(
    "the a an in on at by for from to of and but or if as when while where after before during under over with then "
    "however meanwhile january february march april may june july august september october november december".split()
)


_PAST = re.compile(r"[a-z]{3,}(?<!e)(?<!learn)(?<!relat)(?<!unit)ed")
_VERBS = frozenset(
    "gave took led came went spoke met wrote told began became left held set put got made kept ran sent sat stood won "
    "lost joins gives takes comes goes speaks meets writes tells begins leaves holds sits stands opens presents sets "
    "does did can could should must might".split()
)
_LOOSE = frozenset("and or of for at in on to the a an its by with from that which".split())
