"""The office or part that a text prints beside a name: behind it, before it, or in what somebody does."""

from __future__ import annotations

import re

from sitegen.importing.english import NO_NAMES, OFFICE_WORDS, SAYING
from sitegen.importing.naming import straight

LONGEST = 12
"""Words of an office at most."""
TITLES = (
    r"(?:(?:(?:The )?(?:Rt|Right) Hon(?:ourable)?\.?|Sir|Dame|Lord|Lady|Baroness|Baron|Dr|Professor|Prof|"
    r"Mr|Mrs|Ms|Miss|Rev|Lt Col|Colonel|Cllr|Officer)\.?)"
)
LETTERS_BEHIND = re.compile(r",? (?:MP|MSP|MS|QC|KC|CBE|OBE|MBE|KCB|CB|DBE|KBE|PhD)\b")
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
        rf",? who (?:is|was|has been|had been) (?P<role>(?:[\w'&-]+ ){{0,6}}?{_OFFICE}\b{_REST})",
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
_ENDS = rf"\b(?:is|was|were|has|had|who|whose|and is|{SAYING}|made|may|will|would|since|until)\b"


def role_beside(text: str, start: int, end: int) -> str:
    """The office that is printed beside the name at a place of a text, at most twelve words; empty where none is."""
    return _behind(text, end) or _before(text, start)


def _behind(text: str, end: int) -> str:
    behind = " ".join(straight(text[end : end + 160]).split("\n\n")[0].split())
    behind = behind if behind[:1] in {",", "("} else f" {behind}"
    behind = LETTERS_BEHIND.sub("", behind, count=1)
    for pattern in _BEHIND:
        match = pattern.match(behind)
        does = match is not None and re.match(_DOES, match["role"])
        role = _short(match["role"], " (?:and|but|when|while|where|that) (?=[a-z])" if does else _ENDS) if match else ""
        if role:
            return role
    return ""


def _before(text: str, start: int) -> str:
    before = " ".join(straight(text[max(0, start - 90) : start]).rpartition("\n\n")[2].split())
    before = re.sub(rf"(?: ?{TITLES})+$", "", before)
    for pattern in _BEFORE:
        match = pattern.search(before)
        if match is None:
            continue
        # Of `said its adviser` only the office.
        role = re.split(rf"\b(?:with|by|under|when|that|as|but|where|while|{SAYING})\s", match["role"])[-1].strip()
        role = re.sub(
            r"^(?:(?!\b(?:secretary|minister|director|head|chief|leader|president|chair)\b)[\w'-]+ ){1,3}?of the ",
            "",
            role,
        )
        if _short(role):
            return _short(role)
    owner = _OWNER.search(before)
    return f"of {owner['org']}" if owner and owner["org"].split()[-1] not in NO_NAMES else ""


def _short(role: str, ends: str = _ENDS) -> str:
    """An office without what stands around it."""
    role = re.sub(rf"^(?:{_SMALL} )+", "", re.split(ends, role)[0].strip(), flags=re.IGNORECASE)
    words = role.split()
    if "former" in words[1:]:
        words = words[words.index("former") :]
    words = words[:LONGEST]
    while words and words[-1].lower() in _LOOSE:
        words.pop()
    return " ".join(words)


_LOOSE = frozenset("and or of for at in on to the a an its by with from that which".split())
