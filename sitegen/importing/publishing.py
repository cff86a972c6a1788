"""Who published a document: what says so in words comes first, then its address, then the lines of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sitegen.dates import FuzzyDate
from sitegen.importing.hosts import bodies_in, body_of_host, body_of_site, host_of, run_together
from sitegen.importing.names.naming import loose, straight
from sitegen.importing.page.furniture import NAME, is_host, names_a_sort
from sitegen.importing.page.layout import Page
from sitegen.importing.page.reading import Original
from sitegen.model import Department
from sitegen.registers import Registers


@dataclass(frozen=True)
class Publisher:
    """Who published it, and how sure that is; `id` is empty for one in no register, `name` too where nothing tells."""

    id: str
    name: str
    sureness: str


@dataclass(frozen=True)
class _Known:
    """A publisher or a body of the register, by all its names; the first is the one to show."""

    id: str
    names: tuple[str, ...]
    url: str

    def is_called(self, text: str) -> bool:
        return _same(text, self.names)

    def publisher(self, sureness: str) -> Publisher:
        return Publisher(self.id, self.names[0], sureness)


@dataclass(frozen=True)
class _Case:
    """All that may tell: the file, its page, its address (`""`: unknown) and date."""

    original: Original
    page: Page
    registers: Registers
    address: str
    at: FuzzyDate | None

    @cached_property
    def known(self) -> tuple[_Known, ...]:
        publishers = [_Known(p.id, (*committee_names(p.name), *p.acronyms), p.url) for p in self.registers.publishers]
        bodies = [_Known(d.id, (*(n.name for n in d.names), *d.acronyms), d.url) for d in self.registers.departments]
        return (*publishers, *bodies)

    def body(self, body: Department, sureness: str) -> Publisher:
        return Publisher(body.id, body.name if self.at is None else body.name_at(self.at), sureness)


def publisher_of(
    original: Original, page: Page, registers: Registers, *, url: str, told: str, at: FuzzyDate | None
) -> Publisher:
    """Who published a document; `told` is the name that the user gives, `url` the address, `at` the date."""
    # `source: www.harbour.example` at the top of a text is as good as an address.
    host = f"https://{original.publisher}/" if is_host(original.publisher) else ""
    case = _Case(original, page, registers, url or original.url or host, at)
    for text, sureness in ((told, "sure"), (original.publisher, "likely")):
        if text and not (host and text == original.publisher):
            forms = (text, _OF_SITE.sub("", text))
            meant = next((k for form in forms for k in case.known if _same(form, (k.id, *k.names))), None)
            if meant:
                return meant.publisher(sureness)
            return (None if told else _of_site(case, case.address)) or Publisher("", text, sureness)
    none = Publisher("", original.publisher, "doubtful") if host else Publisher("", "", "unknown")
    return next((found for way in _WAYS if (found := way(case))), none)


_OF_SITE = re.compile(r"(?: \([A-Z]{2,}\)| News| Online| [Ww]ebsite)$")
"""What a site adds to the name of whoever publishes it."""


def _by_page(case: _Case) -> Publisher | None:
    return _of_site(case, "")


def _of_site(case: _Case, address: str) -> Publisher | None:
    """The body that a page says it is of, outside its article, or whose letters begin the name of its site."""
    bodies = bodies_in(case.registers, case.original.organisations, case.at)
    if len(bodies) == 1:
        return case.body(bodies[0], "likely")
    of_site = body_of_site(case.registers, case.original.publisher, address, case.at)
    return case.body(*of_site) if of_site else None


def _by_address(case: _Case) -> Publisher | None:
    """The one whose page the address is under; else the one whose site it is."""
    owners = [known for known in case.known if known.url and case.address]
    under = (known for known in owners if _under(case.address, known.url))
    on_site = (k for k in owners if host_of(k.url) == host_of(case.address) and _is_whole_site(k.url))
    found = next(under, None) or next(on_site, None)
    return found.publisher("likely") if found else None


def _is_whole_site(address: str) -> bool:
    """A site of its own, not a page on a site of many."""
    return host_of(address).count(".") >= 1 and len(re.sub(r"https?://[^/]+/?", "", address)) < 2


def _under(address: str, own: str) -> bool:
    shorter = re.sub(r"^https?://(?:www\.)?", "", own).rstrip("/")
    whole = re.sub(r"^https?://(?:www\.)?", "", address)
    return "/" in shorter and re.match(rf"{re.escape(shorter)}(?![\w-])", whole) is not None


_SUFFIXES = frozenset("co com org net ac gov uk ie eu info news".split())


def _named_by_host(case: _Case) -> Publisher | None:
    """The publisher of whose name or letters a host consists: harbourweekly.com; only of those without an address."""
    parts = [part for part in host_of(case.address).split(".")[:-1] if part not in _SUFFIXES]
    site = run_together(parts[-1]) if parts else ""
    if len(site) < 3:
        return None
    for sureness, forms in (("likely", lambda p: (p.name,)), ("doubtful", lambda p: p.acronyms)):
        found = [p for p in case.registers.publishers if not p.url and site in map(run_together, forms(p))]
        if len(found) == 1:
            return Publisher(found[0].id, found[0].name, sureness)
    return None


def _body_by_host(case: _Case) -> Publisher | None:
    owner = body_of_host(case.registers, case.address, case.at)
    of_site = (owner, "likely") if owner else body_of_site(case.registers, "", case.address, case.at)
    return case.body(*of_site) if of_site else None


def _by_label(case: _Case) -> Publisher | None:
    """One that a line of the head says it is from: `From: Department of Harbours`, or one that is named at the top."""
    page = case.page
    lines = [p.text for p in page.of("byline", "date")[:4] if re.match(r"From|Organisations?:", p.text)]
    lines += [p.text for p in page.of("publication", "header", "furniture")[:8]]
    found = next((known for line in lines for known in case.known if _labels(line, known)), None)
    return found.publisher("likely") if found else None


def _labels(line: str, known: _Known) -> bool:
    return any(
        _same(line, (name, f"{name} blog"))
        or re.match(rf"(?:From:?|Organisations?:) (?:The )?{loose(name)}(?!\w)", straight(line))
        for name in known.names
    )


_WITH_SOMEBODY = re.compile(r"(?:,| and) (?:the )?(?:rt hon|right honourable|sir|dame|lord|lady|baroness)\b.*$", re.I)
"""A minister or official of the body that published, named behind it."""


def _alone_at_the_top(case: _Case) -> Publisher | None:
    """The name of a body alone on a line of the head, below the title."""
    if case.page.of("byline", "publication") and not host_of(case.address).endswith("gov.uk"):
        return None
    top = [p.text for p in case.page.paragraphs[:6] if p.kind != "title" and len(p.text) < 80]
    alone = {k.id: k for line in top for k in case.known if k.is_called(_WITH_SOMEBODY.sub("", line))}
    if len(alone) != 1:
        return None
    [only] = alone.values()
    return only.publisher("likely")


_BY = re.compile(rf"\W*(?:[Ww]ritten )?[Bb]y:? {NAME}, (?:(?i:for) )?(?P<paper>[A-Z][^,.|]{{2,40}})$")


def _in_byline(case: _Case) -> Publisher | None:
    """The paper behind the name of who wrote for it: `By NAME, Harbour Weekly`; no other body stands there for sure."""
    for line in case.page.of("byline"):
        match = _BY.match(line.text)
        for publisher in case.registers.publishers if match else ():
            names = (*committee_names(publisher.name), *publisher.acronyms)
            if match and publisher.nature.endswith("press") and _same(match["paper"], names):
                return Publisher(publisher.id, publisher.name, "likely")
    return None


def _as_printed(case: _Case) -> Publisher | None:
    """A name that the head prints and no register has. `Press release` is what a text is, not who published it."""
    printed = [p.text for p in case.page.of("publication") if not names_a_sort(p.text)]
    return Publisher("", printed[0], "likely") if printed else None


_PRESS = re.compile(
    r"\b(?:news|world|times|post|herald|telegraph|guardian|mail|express|magazine|daily|weekly|gazette|"
    r"journal|review|today|mirror|sun|independent|bbc|press)\b",
    re.IGNORECASE,
)


def _by_running_head(case: _Case) -> Publisher | None:
    heads = [p.text for p in case.page.of("header") if not names_a_sort(p.text)]
    first = heads[0].partition(" | ")[0] if heads else ""
    is_name = len(first) < 50 and _PRESS.search(first) and first[:1].isupper()
    return Publisher("", first, "doubtful") if is_name else None


_WAYS = (
    _by_page,
    _by_address,
    _named_by_host,
    _body_by_host,
    _by_label,
    _alone_at_the_top,
    _in_byline,
    _as_printed,
    _by_running_head,
)
"""What tells who published a document that does not say so in words, the surest first."""


def _same(text: str, names: Iterable[str]) -> bool:
    plain = straight(text).lower().removeprefix("the ").strip()
    return any(plain == straight(name).lower().removeprefix("the ") for name in names)


def committee_names(name: str) -> tuple[str, ...]:
    """A name, and the other ways to write that of a committee: `Committee of Harbours` for `Harbours Committee`."""
    field = name.removesuffix(" Committee")
    return (name,) if field == name else (name, f"Committee of {field}", f"Committee on {field}")
