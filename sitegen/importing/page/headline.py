"""Which line of the head of a page is its title, and which is only a name, a sort of text or an introduction."""

from __future__ import annotations

import re

from sitegen.importing.english import NO_NAMES
from sitegen.importing.page.furniture import (
    BULLET,
    FULL_DATE,
    NAME,
    POSTED,
    TITLED,
    WORDS,
    is_menu,
    names_a_sort,
)

_HONOURED_ALONE = re.compile(
    r"(?:(?:(?:Rt|Right) Hon(?:ourable)?|Sir|Dame|Lord|Lady|Baroness|Dr|Prof(?:essor)?|Mrs?|Ms|Miss)\.? )+"
    rf"(?:{NAME}|[A-Z][\w'’-]+)(?: (?:MP|KC|QC|CBE|OBE|MBE|KCB|CB))*"
)


def title_at(texts: list[str], kinds: list[str], told: str, known: set[str]) -> int | None:
    """The paragraph that is the title: the one of that name, or the first of the head that the text takes up."""
    if told:
        return next((n for n, b in enumerate(texts[:12]) if plain(b) == plain(told)), None)
    crumb = next((plain(re.split(r"[>›»]|\s/\s", b)[-1]) for b in texts[:8] if _CRUMBS.match(b)), "")
    below_crumb = next((n for n, b in enumerate(texts[:12]) if crumb and plain(b) == crumb), None)
    if below_crumb is not None:
        return below_crumb
    candidates: list[int] = []
    above: list[int] = []
    kickers: list[int] = []
    for number, text in enumerate(texts[:12]):
        if _ends_masthead(texts, kinds, number):
            # A title stands below the menus, and the name of the site above them.
            above, candidates = [*above, *candidates], []
            continue
        if number < 2 and kinds[number] == "body" and _BARRED.fullmatch(text):
            above.append(number)
            continue
        if kinds[number] == "body" and is_kicker(text):
            # Of a text that has nothing else it is the title after all.
            kickers += [number] if _may_be_title(text, known) else []
            continue
        if (len(text) > 180 and kinds[number] == "body") or (
            candidates and (kinds[number] in {"byline", "date"} or POSTED.match(text))
        ):
            break
        # A name near the date, below what may be the title, is the author of it.
        if candidates and "date" in kinds[number + 1 : number + 3] and is_person(text, known):
            break
        if candidates and is_below_title(texts[candidates[-1]], text, kinds[number + 1 : number + 2]):
            break
        if kinds[number] == "body" and _may_be_title(text, known) and not _is_spoken(text, texts):
            candidates.append(number)
    candidates = candidates or above or kickers
    later = " ".join(b for b, kind in zip(texts, kinds, strict=True) if kind == "body" and len(b) > 100)
    stems = {word.lower()[:5] for word in WORDS.findall(later)}
    likeness = [_likeness(texts, kinds, number, stems, candidates) for number in candidates[:6]]
    scored = [
        (like - SECOND * sum(other >= 0.3 for other in likeness[:rank]), -candidates[rank])
        for rank, like in enumerate(likeness)
    ]
    return -max(scored)[1] if scored else None


SECOND = 0.5
"""How much less a line is a title for each line above it that may well be one: it is a standfirst or a heading."""
_CRUMBS = re.compile(
    r".*\w\s*[>›»]|\W*(?:home|magazine|news|blogs?|articles?|features|opinion|publications)\s+/\s|you are here\b",
    re.IGNORECASE,
)
"""The way from the front page to this one."""


_OF_SITE = re.compile(r"Organisations?: ")
"""Whose weblog it is, which stands above the headline."""


def _ends_masthead(texts: list[str], kinds: list[str], number: int) -> bool:
    """Whether a line is a menu, the way to the page, or its address right above what a date or byline follows."""
    text = texts[number]
    if is_menu(text) or _OF_SITE.match(text) or (_CRUMBS.match(text) and kinds[number] in {"furniture", "body"}):
        return True
    return text.startswith("http") and kinds[number + 2 : number + 3] in (["date"], ["byline"])


def begins_above(above: str) -> bool:
    """Whether a title begins in the line right above it: `Permanent secretaries:` over `Their removal`."""
    words = above.strip()
    begun = words.endswith(":") and " " in words and len(words.split()) <= _SHORT
    return begun and above.count("\n") == 1 and not names_a_sort(words)


def names_site(title: str) -> bool:
    """Whether a title that a page gives in its head is no more than the name of the site: `Harbour | NEWS`."""
    parts = re.split(r"\s[|–—-]\s", title)
    return len(parts) > 1 and all(len(part.split()) <= _NAME_OF_SITE for part in parts)


_NAME_OF_SITE = 2


def is_kicker(text: str) -> bool:
    """Whether a short line only leads on to the headline below: `Prisons`, `Winner: Skills Award`, `NAME says:`."""
    return len(text.split()) <= _SHORT and (" " not in text or _KICKER.fullmatch(text) is not None)


_SHORT = 8
_KICKER = re.compile(
    r".*:|(?i:key (?:facts|points|findings|messages)|at a glance|in brief|in focus|spotlight|breaking(?: news)?|"
    r"(?:\w+ )?exclusive|long read|q ?& ?a|as it happened|updated?|new|embargoed.*|award winners?|profiles?|"
    r"(?:case stud(?:y|ies)|press releases?|news(?: stor(?:y|ies))?|blog posts?|speech|exclusive)(?: (?:no\.? ?)?\d+)?)"
    # Who won what prize; `Winner takes all` is a headline.
    r"|(?i:(?:joint |overall )?winners?|runners?[- ]up|highly commended|shortlisted|finalists?|nominees?|category|"
    r"award)(?:(?::| [-–—|]) .{1,60}| 20\d\d)?"
)


def is_below_title(title: str, text: str, after: list[str]) -> bool:
    """Whether a line between what may be the title and the date has the name of who published it."""
    return after == ["date"] and may_be_paper(text) and not may_be_paper(title)


def names_organisation(text: str) -> bool:
    """Whether a few words end in one that says what sort of organisation or paper they name."""
    return len(text.split()) <= 6 and _ORGANISATION.search(text) is not None


def may_be_paper(text: str) -> bool:
    """A few words of which all but the small ones have capitals."""
    words = text.split()
    capitals = all(word[0].isupper() or len(word) < 4 for word in words)
    return text[:1].isupper() and capitals and len(words) <= 6 and not re.search(r"\d|[.!?:;,]$", text)


def _is_spoken(text: str, texts: list[str]) -> bool:
    """A line of a transcript: its label stands before other lines too."""
    label = re.match(r"(?:[\w.'’-]+ ){0,4}[\w.'’-]+: ", text)
    # The title itself may be printed again at the head of each page.
    return label is not None and sum(b.startswith(label[0]) for b in {*texts}) > 1


def _likeness(texts: list[str], kinds: list[str], number: int, stems: set[str], candidates: list[int]) -> float:
    """How like a title a line is: the text takes its words up, and a byline or date follows."""
    text = texts[number]
    words = {word.lower()[:5] for word in WORDS.findall(text)}
    shared = len(words & stems) / len(words) if words else 0.0
    # A line or two may come between the title and the byline: the standfirst.
    last = number
    while (last + 1 in candidates or kinds[last + 1 : last + 2] == ["caption"]) and last < number + 3:
        last += 1
    followed = any(kind in {"byline", "date"} for kind in kinds[last + 1 : last + 2])
    # At the very top stand the names of sites, and what they say of themselves.
    of_site = number < 2 and len(candidates) > 1 and (_MOTTO.match(text) is not None or names_organisation(text))
    of_site = of_site or _BESIDE.match(text) is not None
    spoken = _SAID_FIRST.match(text) is not None
    return shared + 0.5 * followed + 0.5 * spoken + 0.02 * min(len(words), 8) - 0.6 * of_site


_BARRED = re.compile(r"(?:[^\s|]+ ){1,4}\|(?: [^\s|]+){1,4}")
"""The name of a site with what it says of itself: `Harbour North | North harbour news`."""
_BESIDE = re.compile(r"(?:A )?[Rr]eport by (?:the )?[A-Z]|Guidance for [\w ]{3,40}$")
"""What stands below a headline: whose report it is, and for whom."""
_MOTTO = re.compile(
    r"(?:The \w+ (?:for|of) |[A-Z]\w+ing (?:to|for|the|a|our|your|people|together) |Registered charity"
    r"|.*\b(?:news|views|announcements|analysis)(?: and | & | from |, )[\w', ]+$|.*\b(?:magazine|newspaper|journal)$)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:Commons|Lords|Parliament|Trust|Institute|Union|Association|Society|Foundation|Forum|Committee|Council|Office|"
    r"Department|Ministry|Agency|Club|Group|Team|Service|Fund|League|Campaign|Centre|Board|briefing|newsletter|magazine|Times|Post|News|Weekly|Daily|World|Network|Awards)$"
)


def _may_be_title(text: str, known: set[str]) -> bool:
    words = plain(text)
    if not words or names_a_sort(text) or _HONOURED_ALONE.fullmatch(text) or _NO_TITLE.match(text):
        return False
    # Of a text without a title, words that it sets in large letters are none; nor is where somebody begins to speak.
    spoken = text[0] in "“\"‘'" and len(text.split()) > 12 and not _SAID_FIRST.match(text)
    if spoken or text.count("“") > text.count("”"):
        return False
    # A heading page of one body, such as a case study, may have nothing but its name.
    if words in known or words.removesuffix(" blog") in known:
        return False
    sentences = len(re.findall(r"[.!?][\"'”’]? [A-Z\"“]", _CRY.sub("", text)))
    return not (
        text.endswith(".")
        or (sentences > 0 and len(text) > 60)
        or BULLET.match(text)
        or text.startswith(("Dear ", "Speech by", "Statement by", "A speech by", "A speech given"))
    )


_NO_TITLE = re.compile(
    rf"By:? [A-Z]|(?:{FULL_DATE}).{{0,6}}\b[Bb]y [A-Z]|(?:\w+[ -])?\w+ (?:Special )?Report of Session\b"
    r"|\(?\d+[.:]\d\d ?[ap]m\)?$|Report, together with|Ordered by the House|[a-z]+$"
)
"""A byline, also behind the date; number and printer's lines of a report; a time of day; a word without a capital."""
_SAID_FIRST = re.compile(r"[“\"‘'][^“”\"]{3,80}[”\"’']: ")
"""Words of somebody at the head of a headline: `‘Come and see us’: what the harbour says`."""
_CRY = re.compile(r"^[^.!?]{1,40}[!?] (?=[A-Z])")
"""A short cry or question before the headline proper."""


def plain(text: str) -> str:
    """A line as two of them are compared: in small letters, without punctuation."""
    return " ".join(re.sub(r"[^\w ]+", " ", text.replace("’", "").replace("'", "")).lower().split())


def is_person(text: str, known: set[str]) -> bool:
    """Two to four words that may be a name, with or without a `by`."""
    name = re.fullmatch(rf"(?:[Bb]y:? )?{TITLED}({NAME})", text)
    if name is None or len(name[1].split()) > 4 or plain(name[1]) in known or names_organisation(name[1]):
        return False
    if any(names_a_sort(part) for part in (name[1], name[1].split()[-1])):
        return False
    words = set(name[1].split())
    return not re.search(r"\d", text) and not words & NO_NAMES and words - {"of"} == words
