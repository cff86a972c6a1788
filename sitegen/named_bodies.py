"""Which bodies of a register a word means at a date, and what to write instead where it means none, or several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from sitegen.dates import FuzzyDate
from sitegen.library import lifetime
from sitegen.model import Department
from sitegen.slugs import folded

SMALL_WORDS = frozenset({"of", "for", "and", "the", "to", "in", "on"})
LongNames = dict[str, list[tuple[tuple[str, ...], int]]]
"""A word of a name, in small letters -> the names that have it, each with its place."""
_LEAST = 3
"""Words of a name in which a slip can be told from another name."""
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w ]|\n")


class NamedBodies:
    """The bodies of a register by id, by name and acronym, and by the first word of these."""

    def __init__(self, departments: tuple[Department, ...]) -> None:
        self.all = departments
        self.by_id = {body.id: body for body in departments}
        self.by_label: dict[str, list[Department]] = {}
        """Folded name or acronym -> the bodies that have or had it."""
        self.by_word: dict[str, list[str]] = {}
        """First word of a name or acronym -> the names that begin with it, the longest first."""
        self._long: LongNames = {}
        self._around: dict[frozenset[str], frozenset[str]] = {}
        for body in departments:
            for text in dict.fromkeys(map(folded, _labels(body))):
                self.by_label.setdefault(text, []).append(body)
        names = {" ".join(text.split()) for body in departments for text in _labels(body)}
        for name in sorted(filter(None, names), key=lambda name: (-len(name), name)):
            self.by_word.setdefault(name.partition(" ")[0], []).append(name)

    def meant(self, text: str, at: FuzzyDate) -> list[Department]:
        """The bodies that a word may mean at a date: that with this id, or all in being of this name or acronym."""
        exact = self.by_id.get(text)
        return [exact] if exact is not None else [body for body in self.called(text) if body.in_being(at)]

    def called(self, text: str) -> list[Department]:
        """The bodies that have or had a name or acronym."""
        return self.by_label.get(folded(text), [])

    def long_names(self) -> LongNames:
        """All names of three words and more."""
        if not self._long:
            names = (name.name for body in self.all for name in body.names)
            self._long = by_inner_word(name for name in names if len(name.split()) >= _LEAST)
        return self._long

    def instead(self, named: Iterable[Department], at: FuzzyDate) -> str:
        """What to write instead of bodies that were not in being: others of their names, forerunners, successors."""
        named = list(named)
        others = {other.id for body in named for text in _labels(body) for other in self.called(text)}
        living = [body for body in self.all if body.id in others | self._kin(named) and body.in_being(at)]
        return (
            f"write {' or '.join(map(shown, living))}" if living else "write the body of the time, or correct the date"
        )

    def related(self, named: Iterable[Department], at: FuzzyDate) -> list[Department]:
        """The forerunners and successors of bodies that were in being at a date."""
        kin = self._kin(list(named))
        return [body for body in self.all if body.id in kin and body.in_being(at)]

    def _kin(self, named: list[Department]) -> set[str]:
        return self._through(named, _successors) | self._through(named, self._forerunners)

    def _through(self, named: Iterable[Department], way: Callable[[Department], list[str]]) -> set[str]:
        """Ids of the bodies that lie in one direction of time, through any number of changes."""
        waiting, found = [name for body in named for name in way(body)], set[str]()
        while waiting:
            name = waiting.pop()
            if name in self.by_id and name not in found:
                found.add(name)
                waiting += way(self.by_id[name])
        return found

    def _forerunners(self, body: Department) -> list[str]:
        return [earlier.id for earlier in self.all if body.id in _successors(earlier)]

    def around(self, listed: frozenset[str]) -> frozenset[str]:
        """Some bodies with all that they belong to, that belongs to them, and that they became or were."""
        if listed not in self._around:
            self._around[listed] = frozenset(self._near(listed))
        return self._around[listed]

    def _near(self, listed: frozenset[str]) -> set[str]:
        near = set(listed).union(*(self._parents(self.by_id[name]) for name in listed))
        for body in self.all:
            later = set(_successors(body))
            if body.id in listed:
                near |= later
            if later & listed or not listed.isdisjoint(self._parents(body)):
                near.add(body.id)
        return near

    def _parents(self, body: Department) -> set[str]:
        found: set[str] = set()
        while body.parent is not None and body.parent.text in self.by_id and body.parent.text not in found:
            found.add(body.parent.text)
            body = self.by_id[body.parent.text]
        return found


def words_of(text: str) -> list[str]:
    """Words and marks of a text, one by one; `&` is a word."""
    return ["and" if word == "&" else word for word in _WORD.findall(text)]


def by_inner_word(names: Iterable[str]) -> LongNames:
    """Names by each of their words but the little ones."""
    known: LongNames = {}
    for name in dict.fromkeys(names):
        words = tuple(words_of(name))
        for place, word in enumerate(words):
            if word.isalpha() and word.lower() not in SMALL_WORDS:
                known.setdefault(word.lower(), []).append((words, place))
    return known


def shown(body: Department) -> str:
    """A body in a message: `dh (Department of Health, 1988 to 2018)`."""
    return f"{body.id} ({body.name}, {lifetime(body)})"


def _labels(body: Department) -> Iterator[str]:
    yield from body.acronyms
    yield from (name.name for name in body.names)


def _successors(body: Department) -> list[str]:
    """What a body became; a transfer gives something away and leaves it what it was."""
    return [word.text for link in body.lineage if link.type != "transfer" for word in link.to]
