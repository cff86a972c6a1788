"""Which body an address belongs to whose host names it: `careers.xyz.gov.uk` is of the body with the letters XYZ."""

from __future__ import annotations

import re

from sitegen.dates import FuzzyDate
from sitegen.importing.names.naming import straight
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
