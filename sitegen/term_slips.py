"""Words of an entry that its registers lack: what they were meant to be, told by how they were typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sitegen.diagnostics import MOST_OFFERED, edit_distance, holds, slip_of
from sitegen.fields import Word
from sitegen.library import Library
from sitegen.model import Topic
from sitegen.named_bodies import NamedBodies
from sitegen.named_holders import NamedHolders
from sitegen.slugs import folded, slugify

_LISTED = {
    "topic": ("a topic", "tags"),
    "department": ("a department", "department"),
    "person": ("a person", "people"),
    "initiative": ("an initiative", "initiatives"),
    "document": ("an entry", "related"),
}
_LINKED = {"publisher": "a publisher", "event": "an event", "page": "a page"}
_OFTEN = 2
"""Entries and topics that name a word before it was an id rather than a slip; topics that a word may tell apart."""
MOST = 4
"""Parts that a name with commas may have."""

Known = Callable[[str], bool]


def what_it_is(kinds: Iterable[str]) -> str:
    """`a person`, of the first of these kinds of thing; empty where there is none."""
    names = {**{kind: name for kind, (name, _) in _LISTED.items()}, **_LINKED}
    return next((names[kind] for kind in kinds if kind in names), "")


def elsewhere(kinds: Sequence[str], name: str, target: str, key: str) -> str:
    """Where a word belongs that stands under `key` and is in another register; or its id, if it is the name of one."""
    if key in {_LISTED[kind][1] for kind in kinds if kind in _LISTED}:
        return f"did you mean '{target}'?" if name != target else ""
    for kind in kinds:
        what, own = _LISTED.get(kind, ("", ""))
        if own:
            return f"'{name}' is {what}: write {target} under '{own}'"
    what = what_it_is(kinds)
    return f"'{name}' is {what}: take it out here, and link to it in the text, [[{target}]]" if what else ""


def joined(words: Sequence[Word], is_start: Known, is_known: Known) -> Iterator[tuple[Word, bool]]:
    """The words; those in a row that are one name, which its commas have parted, as one, and whether it is that."""
    at = 0
    while at < len(words):
        runs = range(MOST, 1, -1) if is_start(words[at].text) else ()
        run = next((n for n in runs if len(words) >= at + n and _is_one(words[at : at + n], is_known)), 1)
        whole = ", ".join(word.text for word in words[at : at + run])
        yield (Word(whole, words[at].span) if run > 1 else words[at]), run > 1
        at += run


def _is_one(words: Sequence[Word], is_known: Known) -> bool:
    on_one_line = all(one.span.line == other.span.line for one, other in pairwise(words))
    parts = [word.text for word in words]
    return on_one_line and is_known(", ".join(parts)) and not all(map(is_known, parts))


def run_together(text: str, is_known: Known) -> list[str]:
    """The known terms that a text is made of, where their commas are missing or are other signs; else empty."""
    parts = [part.strip() for part in text.replace(";", ",").replace("/", ",").replace("|", ",").split(",")]
    if len(parts) > 1:
        return parts if all(map(is_known, parts)) else []
    tokens = text.split()
    for size in range(1, len(tokens)):
        first = " ".join(tokens[:size])
        rest = " ".join(tokens[size:])
        more = [rest] if is_known(rest) else run_together(rest, is_known) if is_known(first) else []
        if is_known(first) and more:
            return [first, *more]
    return []


def other_case(name: str, files: Iterable[str]) -> str:
    """What to do about a file whose name has capitals, where it is named without."""
    twin = next((file for file in files if file != name and file.casefold() == name), "")
    return f"the file is called {twin}.md: rename it to {name}.md" if twin else ""


def by_words(name: str, files: Iterable[str]) -> str:
    """The one file name that has most of the words of a title that was written in its place."""
    words = {word for word in slugify(name).split("-") if len(word) > 3}
    shared = {file: len(words.intersection(file.split("-"))) for file in files}
    most = max(shared.values(), default=0)
    best = [file for file, count in shared.items() if count == most]
    return f"write its file name: {best[0]}" if most >= 2 and len(best) == 1 and name != slugify(name) else ""


def swapped(name: str, acronyms: Mapping[str, str]) -> str:
    """The id of the acronym of which two letters are swapped in a name; empty where there is none, or more."""
    if not name.isupper() or len(name) < 3 or name in acronyms:
        return ""
    near = {i for known, i in acronyms.items() if sorted(known) == sorted(name) and edit_distance(known, name) == 1}
    return near.pop() if len(near) == 1 else ""


class TermSlips:
    """What is known of the registers of one digest, to say what a word was meant to be."""

    def __init__(
        self, library: Library, topics: Mapping[str, Topic], holders: NamedHolders, bodies: NamedBodies
    ) -> None:
        self._library, self._holders, self._bodies, self._topics = library, holders, bodies, topics
        self._carried: Counter[str] | None = None
        registers = library.tables.registers
        self._ids = {topic.id for topic in registers.topics}
        labels = [text for topic in registers.topics for text in (topic.label, *topic.synonyms)]
        labels += [name.name for body in registers.departments for name in body.names]
        self._starts = frozenset(folded(label.partition(",")[0]) for label in labels if "," in label)
        self._acronyms = {item.id.upper(): item.id for item in registers.publishers if item.id.isalpha()}
        for body in registers.departments:
            self._acronyms |= dict.fromkeys(body.acronyms, body.id)
        for publisher in registers.publishers:
            self._acronyms |= dict.fromkeys(publisher.acronyms, publisher.id)

    def words(self, facet: str, words: Sequence[Word]) -> Iterator[tuple[Word, bool]]:
        """The words of a facet; a name that its commas have parted as one, and whether it is that."""
        return joined(words, lambda text: folded(text) in self._starts, lambda text: self._has(facet, text))

    def _has(self, facet: str, text: str) -> bool:
        """Whether a word is a term of the register of a facet."""
        if facet == "department":
            return text in self._bodies.by_id or bool(self._bodies.called(text))
        return facet == "tags" and (text in self._ids or folded(text) in self._topics)

    def several(self, word: Word, key: str) -> str:
        """What to write where terms have become one text: by other signs than commas, or by none."""
        parts = run_together(word.text, lambda text: self._has(key, text))
        return f"these are {len(parts)} terms, with commas between them: {', '.join(parts)}" if parts else ""

    def items_of(self, word: Word, key: str) -> tuple[str, ...]:
        """The terms that a text with commas lists, as they are to be written; none where one of them is no term."""
        parts = [part.strip() for part in word.text.split(",") if part.strip()]
        found = [one if self._has(key, one) else slugify(one) for one in parts]
        return tuple(found) if len(found) > 1 and all(self._has(key, one) for one in found) else ()

    def of_group(self, word: Word) -> str:
        """The topics to choose from where a group of topics stands in place of one; empty for other words."""
        registers = self._library.tables.registers
        groups = {
            group.id for group in registers.groups if word.text == group.id or folded(word.text) == folded(group.label)
        }
        inner = [one.id for one in registers.topics if one.group and one.group.text in groups and not one.replaced_by]
        choose = "it is a group of topics: write those of its topics that the entry is about"
        return f"{choose}, of {', '.join(inner)}" if inner else ""

    def by_other_words(self, text: str, known: Sequence[str]) -> str:
        """The topics that a text of other words speaks for; empty where it has a slip, or is a part of a known one."""
        if (len(text) > 3 and slip_of(text, known)) or any(holds(choice, text) for choice in known):
            return ""
        living = [topic for topic in self._library.tables.registers.topics if topic.replaced_by is None]
        cued = [topic.id for topic in living if slugify(text) in map(slugify, topic.cues)]
        if len(cued) == 1:
            return f"did you mean '{cued[0]}'?"
        parts = {part for part in slugify(text).split("-") if len(part) > 3}
        named = {topic.id: parts & {*topic.id.split("-"), *slugify(topic.label).split("-")} for topic in living}
        often = Counter(part for shared in named.values() for part in shared)
        near = cued or [one for one, shared in named.items() if any(often[part] <= _OFTEN for part in shared)]
        # Of one that shares a word with it, likeness has to say whether it is near.
        add = "or add it to content/registers/topics.yaml"
        return f"write one of: {', '.join(near[:MOST_OFFERED])}; {add}" if len(near) > 1 else ""

    def elsewhere(self, word: Word, key: str) -> str:
        """What to do with a word that another register has."""
        called = (word.text,) if self._kinds(word.text) else self._holders.called(word.text, None)
        return elsewhere(self._kinds(called[0]), word.text, called[0], key) if called else ""

    def _kinds(self, name: str) -> tuple[str, ...]:
        """The kinds of thing with an id. Not noted: what is in error is looked up again in every build."""
        items, documents = self._library.tables.items, self._library.tables.documents
        kinds = (kind for kind in (*_LISTED, *_LINKED) if f"{kind}:{name}" in items)
        return (*kinds, *(("document",) if name in documents else ()))

    def renamed(self, word: str, kind: str, hint: str) -> str:
        """The hint for a word that a register lacks, where others have it as an id too: perhaps it was one."""
        meant = re.fullmatch("did you mean .(.*).[?]", hint)
        ids = self._ids if kind == "topic" else self._bodies.by_id
        if word != slugify(word) or (meant and meant[1] in ids):
            return hint
        if self._carried is None:
            documents = self._library.tables.documents
            entries = (documents[name] for name in sorted(documents))
            self._carried = Counter(one.text for entry in entries for one in {*entry.tags, *entry.department})
            for topic in self._library.tables.registers.topics:
                self._carried.update(one.text for one in {topic.broader, *topic.related} if one is not None)
        if self._carried[word] < _OFTEN:
            return hint
        file = "topics" if kind == "topic" else "departments"
        again = f"write id: {word} in {file}.yaml again, and then: sitegen rename {kind} {word} NEW-ID"
        return f"it stands in {self._carried[word]} places: if its id was changed by hand, {again}; if not, {hint}"

    def acronym(self, name: str) -> str:
        """The id of the only body or publisher whose acronym this is with two letters swapped."""
        return swapped(name, self._acronyms)

    def doubled(self, name: str) -> str:
        """The id of the only body or publisher whose acronym this is with a letter typed twice."""
        if not name.isupper() or name in self._acronyms:
            return ""
        once = {name[:at] + name[at + 1 :] for at, (one, other) in enumerate(pairwise(name)) if one == other}
        near = {self._acronyms[known] for known in once if len(known) > 2 and known in self._acronyms}
        return near.pop() if len(near) == 1 else ""
