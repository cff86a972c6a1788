"""Which body an address belongs to whose host names it: `careers.xyz.gov.uk` is of the body with the letters XYZ."""

from __future__ import annotations

import re

from sitegen.dates import FuzzyDate
from sitegen.importing.names.naming import loose, straight
from sitegen.model import Department
from sitegen.registers import Registers

_GOVERNMENT = re.compile(r"\.gov(?:\.uk)?$")


def host_of(address: str) -> str:
    """The host of an address, without `www.`."""
    match = re.match(r"https?://(?:www\.)?([^/:]+)", address)
    return match[1].lower() if match else ""


def run_together(name: str) -> str:
    """A name as hosts write it: `Harbour Weekly` as `harbourweekly`."""
    return re.sub(r"[^a-z0-9]+", "", straight(name).lower()).removeprefix("the")


def body_of_host(registers: Registers, address: str, at: FuzzyDate | None) -> Department | None:
    """The one body, in being at a date, whose letters, id or name are a label of a government's host."""
    host = host_of(address)
    if not _GOVERNMENT.search(host):
        return None
    labels = set(_GOVERNMENT.sub("", host).split(".")) - {"www", "blog", "blogs"}
    found = [b for b in registers.departments if labels & _labels(b) and (at is None or b.in_being(at))]
    return found[0] if len(found) == 1 else None


def _labels(body: Department) -> set[str]:
    names = {run_together(text) for text in (body.id, *body.acronyms, *(n.name for n in body.names))}
    return {body.id, *(name for name in names if len(name) > 2)}


_OF_BODY = frozenset(
    "analysis blog careers data design digital jobs news people security services tech technology".split()
)
"""What a body adds to its letters for one of its sites: `XYZ digital`, `xyzdigital.blog.gov.uk`."""
_LETTERS = 3


def body_of_site(registers: Registers, name: str, address: str, at: FuzzyDate | None) -> tuple[Department, str] | None:
    """The one body whose letters begin the name of a site or its host, and how sure that is: `likely` where both do."""
    host = host_of(address)
    labels = _GOVERNMENT.sub("", host).split(".") if _GOVERNMENT.search(host) else []
    first, *rest = straight(name).split() or [""]
    adds = bool(rest) and all(word.lower() in _OF_BODY for word in rest)
    found: dict[str, tuple[Department, str]] = {}
    for body in registers.departments:
        for letters in body.acronyms if at is None or body.in_being(at) else ():
            low = letters.lower()
            named, begins = first == letters, any(label.startswith(low) for label in labels)
            own = any(label.removeprefix(low) in _OF_BODY for label in labels if label.startswith(low))
            if len(letters) >= _LETTERS and ((named and (begins or (adds and not host))) or own):
                found[body.id] = body, "likely" if named and begins else "doubtful"
    return next(iter(found.values())) if len(found) == 1 else None


def bodies_in(registers: Registers, line: str, at: FuzzyDate | None) -> list[Department]:
    """The bodies, in being at a date, that a line of a page names, in its order; no name that is within another."""
    places: list[tuple[int, int, Department]] = []
    for body in registers.departments:
        for form in (*(n.name for n in body.names), *body.acronyms) if at is None or body.in_being(at) else ():
            places += [(*m.span(), body) for m in re.finditer(rf"(?<!\w){loose(form)}(?!\w)", straight(line))]
    whole = [p for p in places if not any(o[0] <= p[0] and p[1] <= o[1] and o[:2] != p[:2] for o in places)]
    return list({body.id: body for *_, body in sorted(whole, key=lambda p: p[0])}.values())
