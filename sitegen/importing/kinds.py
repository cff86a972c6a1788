"""What sort of document a text is, who published it, and from which position it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.dates import FuzzyDate
from sitegen.importing.hosts import bodies_in, body_of_host, body_of_site, host_of, run_together
from sitegen.importing.names.naming import loose, straight
from sitegen.importing.page.furniture import KIND_OF_LINE, NAME, names_a_sort
from sitegen.importing.page.layout import Page
from sitegen.importing.page.reading import Original
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
_PRESS = re.compile(
    r"\b(?:news|world|times|post|herald|telegraph|guardian|mail|express|magazine|daily|weekly|gazette|"
    r"journal|review|today|mirror|sun|independent|bbc|press)\b",
    re.IGNORECASE,
)
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
    identifier, name, sureness = _publisher(original, page, registers, url, publisher, at)
    bodies = {body.id for body in registers.departments}
    body = identifier if identifier in bodies else ""
    printed = _printed_kind(page)
    kind = printed or _kind(page, url)
    nature, why = _nature(page, registers, identifier, name, url, kind)
    # A page that says what it is, in a word for which there is no kind, is not guessed at.
    if not kind and printed is None:
        kind = _kind_by_nature(page, nature) or ("news" if re.search(_NEWS, _path(url), re.IGNORECASE) else "")
    own = tuple(
        dict.fromkeys([*([body] if body else []), *(b.id for b in bodies_in(registers, original.organisations, at))])
    )
    return Origin(identifier or name, name, nature, kind, sureness, body, why, _holder(registers, identifier), own)


def _holder(registers: Registers, identifier: str) -> str:
    """The publisher, where it may hold what its text counts: a paper reports the figures of others."""
    papers = {p.id for p in registers.publishers if p.kind == "press" or p.nature.endswith("press")}
    return "" if identifier in papers else identifier


_OF_SITE = re.compile(r"(?: \([A-Z]{2,}\)| News| Online| [Ww]ebsite)$")
"""What a site adds to the name of whoever publishes it."""


def _publisher(
    original: Original, page: Page, registers: Registers, url: str, told: str, at: FuzzyDate | None
) -> tuple[str, str, str]:
    """(id or empty, name, how sure)."""
    known = [(p.id, (*committee_names(p.name), *p.acronyms), p.url) for p in registers.publishers]
    known += [(d.id, (*(n.name for n in d.names), *d.acronyms), d.url) for d in registers.departments]
    address = url or original.url
    for text, sureness in ((told, "sure"), (original.publisher, "likely")):
        if text:
            forms = (text, _OF_SITE.sub("", text))
            found = next((i for form in forms for i, names, _ in known if _same(form, (i, *names))), "")
            if found:
                return found, _name(found, known), sureness
            return (None if told else _of_page(original, registers, address, at)) or ("", text, sureness)
    of_page = _of_page(original, registers, "", at)
    if of_page:
        return of_page
    for identifier, names, own in known:
        if own and address and _under(address, own):
            return identifier, names[0], "likely"
    for identifier, names, own in known:
        if own and address and host_of(own) == host_of(address) and host_of(own).count(".") >= 1 and _is_own_host(own):
            return identifier, names[0], "likely"
    by_host = _named_by_host(registers, address)
    if by_host:
        return by_host
    owner = body_of_host(registers, address, at)
    if owner is not None:
        return owner.id, owner.name if at is None else owner.name_at(at), "likely"
    of_site = body_of_site(registers, "", address, at)
    if of_site is not None:
        return of_site[0].id, of_site[0].name if at is None else of_site[0].name_at(at), of_site[1]
    lines = [p.text for p in page.of("byline", "date")[:4] if re.match(r"From|Organisations?:", p.text)]
    lines += [p.text for p in page.of("publication", "header", "furniture")[:8]]
    for line in lines:
        for identifier, names, _ in known:
            if any(
                _same(line, (n, f"{n} blog"))
                or re.match(rf"(?:From:?|Organisations?:) (?:The )?{loose(n)}(?!\w)", straight(line))
                for n in names
            ):
                return identifier, names[0], "likely"
    top = [p.text for p in page.paragraphs[:6] if p.kind != "title" and len(p.text) < 80]
    if not page.of("byline", "publication") or host_of(address).endswith("gov.uk"):
        # The name of a body alone on a line of the head, below the title.
        alone = {i for line in top for i, names, _ in known if _same(_WITH_SOMEBODY.sub("", line), names)}
        if len(alone) == 1:
            return (only := alone.pop()), _name(only, known), "likely"
    by_line = _in_byline(page, registers)
    if by_line:
        return by_line
    # `Press release` is what a text is, not who published it.
    for paragraph in page.of("publication"):
        if not names_a_sort(paragraph.text):
            return "", paragraph.text, "likely"
    heads = [p.text for p in page.of("header") if not names_a_sort(p.text)]
    if heads:
        first = heads[0].partition(" | ")[0]
        if len(first) < 50 and _PRESS.search(first) and first[:1].isupper():
            return "", first, "doubtful"
    return "", "", "unknown"


def _of_page(
    original: Original, registers: Registers, address: str, at: FuzzyDate | None
) -> tuple[str, str, str] | None:
    """The body that a page says it is of, outside its article, or whose letters begin the name of its site."""
    bodies = bodies_in(registers, original.organisations, at)
    if len(bodies) == 1:
        return bodies[0].id, bodies[0].name if at is None else bodies[0].name_at(at), "likely"
    of_site = body_of_site(registers, original.publisher, address, at)
    return (of_site[0].id, of_site[0].name if at is None else of_site[0].name_at(at), of_site[1]) if of_site else None


_BY = re.compile(rf"\W*(?:[Ww]ritten )?[Bb]y:? {NAME}, (?:(?i:for) )?(?P<paper>[A-Z][^,.|]{{2,40}})$")


def _in_byline(page: Page, registers: Registers) -> tuple[str, str, str] | None:
    """The paper behind the name of who wrote for it: `By NAME, Harbour Weekly`; no other body stands there for sure."""
    for line in page.of("byline"):
        match = _BY.match(line.text)
        for publisher in registers.publishers if match else ():
            names = (*committee_names(publisher.name), *publisher.acronyms)
            if match and publisher.nature.endswith("press") and _same(match["paper"], names):
                return publisher.id, publisher.name, "likely"
    return None


def _name(identifier: str, known: Iterable[tuple[str, tuple[str, ...], str]]) -> str:
    return next(names[0] for i, names, _ in known if i == identifier)


def _same(text: str, names: Iterable[str]) -> bool:
    plain = straight(text).lower().removeprefix("the ").strip()
    return any(plain == straight(name).lower().removeprefix("the ") for name in names)


def committee_names(name: str) -> tuple[str, ...]:
    """A name, and the other ways to write that of a committee: `Committee of Harbours` for `Harbours Committee`."""
    field = name.removesuffix(" Committee")
    return (name,) if field == name else (name, f"Committee of {field}", f"Committee on {field}")


_WITH_SOMEBODY = re.compile(r"(?:,| and) (?:the )?(?:rt hon|right honourable|sir|dame|lord|lady|baroness)\b.*$", re.I)
"""A minister or official of the body that published, named behind it."""
_SUFFIXES = frozenset("co com org net ac gov uk ie eu info news".split())


def _named_by_host(registers: Registers, address: str) -> tuple[str, str, str] | None:
    """The publisher of whose name or letters a host consists: harbourweekly.com; only of those without an address."""
    parts = [part for part in host_of(address).split(".")[:-1] if part not in _SUFFIXES]
    site = run_together(parts[-1]) if parts else ""
    if len(site) < 3:
        return None
    for sureness, forms in (("likely", lambda p: (p.name,)), ("doubtful", lambda p: p.acronyms)):
        found = [p for p in registers.publishers if not p.url and site in map(run_together, forms(p))]
        if len(found) == 1:
            return found[0].id, found[0].name, sureness
    return None


def _is_own_host(address: str) -> bool:
    """A site of its own, not a page on a site of many."""
    return len(re.sub(r"https?://[^/]+/?", "", address)) < 2


def _under(address: str, own: str) -> bool:
    shorter = re.sub(r"^https?://(?:www\.)?", "", own).rstrip("/")
    whole = re.sub(r"^https?://(?:www\.)?", "", address)
    return "/" in shorter and re.match(rf"{re.escape(shorter)}(?![\w-])", whole) is not None


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
