"""Crossings: the entries that two terms have in common, or a term and a decade; where their pages stand.

A topic crosses the terms of every other facet, and every term crosses decades. All else follows from the name of a
crossing, so that pages of crossings are no routes: a large digest has many, and an entry changes few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sitegen.config import SiteConfig

DECADE, TOPICS, BODIES = "decade", "tags", "department"
CROSSED = "@cross/"
"""`@cross/tags/pay/department/hmrc`: the list of the entries of both."""
MET = "@met"
"""`@met/tags/pay`: what its entries are also filed under (`department/hmrc`), and how many of them."""
_DECADE = re.compile("[0-9]+s")
_NUMERIC = re.compile("[0-9]+s?")


class Crossing(Struct, frozen=True):
    """A term, and a term of another facet or a decade that entries of it are also filed under."""

    facet: str
    term: str
    other: str
    other_term: str

    @property
    def name(self) -> str:
        """As one text: `tags/pay/department/hmrc`."""
        return f"{self.host}/{self.guest}"

    @property
    def host(self) -> str:
        """The term below whose page the crossing stands."""
        return f"{self.facet}/{self.term}"

    @property
    def guest(self) -> str:
        """The other one."""
        return f"{self.other}/{self.other_term}"

    @property
    def listed(self) -> str:
        """The list of its entries."""
        return CROSSED + self.name

    @property
    def met(self) -> str:
        """The list that says how many entries it has, and how many its host."""
        return f"{MET}/{self.host}"

    @property
    def addressed(self) -> bool:
        """Whether it can have a page. `2016` and `2010s` beside a department's id are years and decades."""
        return self.other == DECADE or not _NUMERIC.fullmatch(self.other_term)


def crossing(name: str) -> Crossing:
    """A crossing by its name."""
    return Crossing(*name.split("/"))


def crossing_of(one: str, other: str) -> Crossing | None:
    """The crossing of two terms (`tags/pay`), whichever of them is its host; None for two that do not cross."""
    for host, guest in ((one, other), (other, one)):
        facet, of = host.partition("/")[0], guest.partition("/")[0]
        if facet not in {DECADE, of} and (of == DECADE or facet == TOPICS):
            return crossing(f"{host}/{guest}")
    return None


def decade_of(year: int) -> str:
    """`2016` -> `2010s`."""
    return f"{year // 10 * 10}s"


def years_of(decade: str) -> range:
    """`2010s` -> 2010 to 2019."""
    first = int(decade.removesuffix("s"))
    return range(first, first + 10)


def crossings(carried: Mapping[str, tuple[str, ...]], year: int) -> Iterator[Crossing]:
    """All crossings of an entry: each of its terms with its decade, each of its topics with each other term."""
    for facet, terms in carried.items():
        for term in terms:
            yield Crossing(facet, term, DECADE, decade_of(year))
            if facet != TOPICS:
                for topic in carried.get(TOPICS, ()):
                    yield Crossing(TOPICS, topic, facet, term)


def address(config: SiteConfig, at: Crossing) -> str:
    """Where its page stands: `topics/pay/hmrc/`, `topics/pay/2010s/`; further facets `topics/pay/venue/town-hall/`.

    The last folder of it is never a number, as those of archives are.
    """
    paths = {facet.name: facet.path for facet in config.facets}
    between = "" if at.other in {DECADE, BODIES} else f"{paths[at.other]}/"
    return f"{paths[at.facet]}/{at.term}/{between}{at.other_term}/"


def standing_at(config: SiteConfig, path: str) -> Crossing | None:
    """The crossing whose page would stand at a path of the output."""
    names = {facet.path: facet.name for facet in config.facets}
    folders = path.split("/")
    if folders.pop() != "index.html" or not 3 <= len(folders) <= 4 or folders[0] not in names:
        return None
    facet, last = names[folders[0]], folders[-1]
    other = names.get(folders[2], "") if len(folders) == 4 else DECADE if _DECADE.fullmatch(last) else BODIES
    found = Crossing(facet, folders[1], other, last)
    known = bool(other) and crossing_of(found.host, found.guest) == found
    return found if known and address(config, found) == path.removesuffix("index.html") else None
