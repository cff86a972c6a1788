"""What sort of document a text is, and from which position it speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.dates import FuzzyDate
from sitegen.importing.hosts import bodies_in, host_of
from sitegen.importing.page.furniture import KIND_OF_LINE
from sitegen.importing.page.layout import Page
from sitegen.importing.page.reading import Original
from sitegen.importing.publishing import publisher_of
from sitegen.importing.speech.quotations import quotations_in
from sitegen.importing.speech.speakers import is_first_person
from sitegen.registers import Registers

_BY_HEAD = (
    ("speech", (
        r"\bspeech\b|\blecture\b|oral statement|\bdelivered (?:at|by|in|to)\b|\bgiven (?:at|in) \w+ on\b|"
        r"ladies and gentlemen|statement to (?:the )?(?:house|parliament)"
    )),
    ("case-study", r"\bcase stud(?:y|ies)\b"),
    ("letter", r"^dear \w+|\bopen letter\b"),
    ("guidance", r"^guidance\b|\bguidance\b.{0,40}$|\bnotes for\b|^how to\b|: how to\b|working for\b"),
    ("statistics", r"\bstatistics\b|\bsurvey \d{4}\b.*results|official statistics|\bbenchmark scores\b"),
    ("transcript", r"\btranscript of\b|\boral evidence\b|^minutes of evidence\b"),
    ("report", (
        r"\bcommittee report\b|\breport of\b|\ba (?:paper|report) by\b|^report\b|"
        r"\bsummary$|\bthis paper\b|\bour (?:\w+ )?report\b"
    )),
    ("blog", r"\bblog\b|\bposted by\b|\bposted on\b|weeknotes|\bnewsletter\b"),
    ("news", r"^press release\b|^news\b|for immediate release|notes (?:for|to) editors"),
    ("feature", r"^(?:feature|interview|special report|in[- ]depth|profile)\b|\binterview:|special report"),
    ("review", r"\b(?:independent )?review of\b"),
    ("strategy", r"\bstrategy\b|\baction plan\b|\breform plan\b|^corporate plan"),
)  # fmt: skip
_INTERVIEW = re.compile(r"(?:the )?(?:[\w-]+ )?(?:interview|profile|q ?& ?a)(?: with [^:]+)?:", re.IGNORECASE)
# Folders of an address, which say what lies in them. `article` and `story` say too little: columns lie there as well.
_BLOG = re.compile(r"https?://[^/]*blog|https?://[^?#]*/(?:blogs?|weeknotes?)/", re.IGNORECASE)
_BY_FOLDER = (
    ("blog", r"/(?:comment|opinion)/"),
    ("speech", r"/speech(?:es)?/"),
    ("case-study", r"/case-?stud(?:y|ies)/"),
    ("feature", r"/(?:features?|interviews?|in-depth|long-?reads?)/"),
    ("statistics", r"/statistics/"),
)
_NEWS = r"/(?:news|press-?releases?|media-?releases?)/"
"""Of all folders the one that says least: it is asked last."""
# Words by which a publisher speaks of itself. What a text says of unions, committees or think tanks is its subject.
_OF_ITSELF = (
    ("union", r"\bour members\b|\bour (?:trade )?union\b|\bwe are (?:an?|the) (?:\w+ ){0,3}union\b"),
    ("staff-network", r"\b(?:our|this) (?:staff )?network\b|\bwe are (?:an?|the) (?:\w+ ){0,3}network\b"),
    ("parliamentary", r"\b(?:our|this) (?:select )?committee\b|\bwe, the (?:select )?committee\b"),
    ("campaign", r"\bwe campaign\b|\bour campaign\b|\bsign our petition\b"),
    ("research", (
        r"\bour (?:\w+ )?(?:research|report|findings)\b|\bin this paper we\b|"
        r"\bwe are (?:an?|the) (?:[\w-]+ ){0,3}(?:think[- ]tank|institute)\b"
    )),
)  # fmt: skip


BY_ADDRESS = "its address is"


@dataclass(frozen=True)
class Origin:
    """Where a document comes from; `publisher` is an id of a register or a name, or empty.

    `nature` is empty where only its subject speaks for one; `nature_why` says where it is from. `holder` is the
    publisher's id if it may hold figures of its own; `bodies` are those that the page is of.
    """

    publisher: str
    name: str
    nature: str
    kind: str
    sureness: str
    body: str = ""
    nature_why: str = ""
    holder: str = ""
    bodies: tuple[str, ...] = ()


def origin_of(
    original: Original, page: Page, registers: Registers, *, url: str, publisher: str, at: FuzzyDate | None
) -> Origin:
    """Publisher, nature and kind of a document; `at` is its date, if there is one."""
    by = publisher_of(original, page, registers, url=url, told=publisher, at=at)
    bodies = {body.id for body in registers.departments}
    body = by.id if by.id in bodies else ""
    printed = _printed_kind(page)
    # What the headline says of its text is surer than the part of the site that it stands in.
    kind = "feature" if _INTERVIEW.match(page.title) else printed or _kind(page, url)
    kind = "transcript" if page.of("turn") else kind
    nature, why = _nature(page, registers, by.id, by.name, url, kind)
    # A page that says what it is, in a word for which there is no kind, is not guessed at.
    if not kind and printed is None:
        kind = _kind_by_nature(page, nature) or ("news" if re.search(_NEWS, _path(url), re.IGNORECASE) else "")
    own = tuple(
        dict.fromkeys([*([body] if body else []), *(b.id for b in bodies_in(registers, original.organisations, at))])
    )
    return Origin(by.id or by.name, by.name, nature, kind, by.sureness, body, why, _holder(registers, by.id), own)


def _holder(registers: Registers, identifier: str) -> str:
    """The publisher, where it may hold what its text counts: a paper reports the figures of others."""
    papers = {p.id for p in registers.publishers if p.kind == "press" or p.nature.endswith("press")}
    return "" if identifier in papers else identifier


_SAYS_SORT = re.compile(r"\W*(?:for immediate release|https?://|(?:this )?(?:was|[\w ]+ was) published)", re.IGNORECASE)


def _kind(page: Page, url: str) -> str:
    head = [p.text for p in page.paragraphs[:10] if p.kind in {"header", "title", "byline", "date"}]
    # What a button offers (a newsletter, a blog) is not what the text is.
    head += [p.text for p in page.of("furniture") if p in page.paragraphs[:10] and _SAYS_SORT.match(p.text)]
    head += [p.text for p in page.of("standfirst")]
    head += [p.text for p in page.body[:2] if len(p.text) < 200]
    sections = [p.text for p in page.of("header")]
    if _BLOG.match(url) or any(re.match(r"https?://[^/]*blog", line) for line in head):
        return "blog"
    for lines in (sections, [page.title], head):
        text = "\n".join(lines)
        for kind, pattern in _BY_HEAD:
            if lines is head and kind in {"guidance", "statistics", "strategy", "review", "case-study"}:
                continue
            if re.search(pattern, text, re.IGNORECASE | re.MULTILINE):
                return kind
    foot = "\n".join(p.text for p in page.paragraphs[-3:])
    if re.search(r"\b(?:delivered|given) (?:at|in|to) .{3,60}\d{4}", foot, re.IGNORECASE):
        return "speech"
    if page.of("notes"):
        return "news"
    return next((kind for kind, pattern in _BY_FOLDER if re.search(pattern, _path(url), re.IGNORECASE)), "")


def _path(url: str) -> str:
    return re.split(r"[?#]", url)[0]


def _printed_kind(page: Page) -> str | None:
    """What a line of the head says that the text is: `Corporate report`; none where no line or several do so."""
    lines = {" ".join(p.text.lower().split()).strip(" :|-–—") for p in page.paragraphs[:6] if len(p.text) < 50}
    kinds = {KIND_OF_LINE[line] for line in lines if line in KIND_OF_LINE}
    return kinds.pop() if len(kinds) == 1 else None


def _kind_by_nature(page: Page, nature: str) -> str:
    if nature == "self-description":
        return "case-study"
    if nature == "judicial":
        # A statement, a ruling, a transcript: only the page can say.
        return ""
    if nature in {"research", "audit", "parliamentary"}:
        return "report"
    if is_first_person(page):
        # Somebody's own words are a blog; a body that says `we` may do so in any sort of text.
        return "blog" if page.author or _says_i(page) else ""
    reported = nature.endswith("press") or page.of("byline", "date", "publication") or quotations_in(page)
    return "news" if reported else ""


def _says_i(page: Page) -> bool:
    return len(re.findall(r"\bI\b", _unquoted(page))) > 2


def _nature(page: Page, registers: Registers, identifier: str, name: str, url: str, kind: str) -> tuple[str, str]:
    """(nature, why): by the register, by who published it, or by how it speaks of itself; both empty else."""
    registered = next((p.nature for p in registers.publishers if p.id == identifier), "")
    own = is_first_person(page)
    if registered:
        if own and page.author and registered.endswith("press"):
            return "opinion", "its author speaks in the first person"
        return registered, "of the register"
    if identifier:
        return "official", "a body of the register published it"
    host = host_of(url)
    if re.search(r"(?:^|\.)parliament\.|(?:^|\.)congress\.", host):
        return "parliamentary", f"{BY_ADDRESS} {host}"
    if re.search(r"(?:^|\.)judiciary\.|tribunal|inquiry", host):
        return "judicial", f"{BY_ADDRESS} {host}"
    if re.search(r"(?:^|\.)gov(?:\.\w\w)?$|(?:^|\.)mil(?:\.\w\w)?$", host):
        return "official", f"{BY_ADDRESS} {host}"
    if re.search(r"\b(?:department|ministry|government)\b", name, re.IGNORECASE):
        return "official", "by the name of the publisher"
    return _of_itself(page, name, kind, own=own)


def _of_itself(page: Page, name: str, kind: str, *, own: bool) -> tuple[str, str]:
    """(nature, why) by the first person, outside of quotations."""
    if not page.of("byline"):
        text = _unquoted(page)
        for nature, pattern in _OF_ITSELF:
            match = re.search(pattern, text, re.IGNORECASE)
            if match:
                return nature, f"it says of itself “{' '.join(match[0].split())}”"
    if own and kind == "case-study":
        return "self-description", "a case study in the first person"
    if own and kind in {"", "blog"} and not name and _says_i(page):
        return "opinion", "somebody’s own words, who says “I”"
    return ("opinion", "its author speaks in the first person") if own and page.author else ("", "")


def _unquoted(page: Page) -> str:
    """The text and what stands around it, without the words of others."""
    text = page.text
    for quotation in quotations_in(page):
        text = text[: quotation.start] + "·" * (quotation.end - quotation.start) + text[quotation.end :]
    return "\n".join(text[p.start : p.end] for p in page.of("standfirst", "heading", "body", "notes", "furniture"))
