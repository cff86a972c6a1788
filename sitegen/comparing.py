"""What changed between two releases of a digest, in words: for a pull request, a newsletter, whoever uses the data.

A release is what readers get: `data/documents.json`, `data/annotations.json`, the labels of terms, and the texts of
entries where they are at hand. Pure; `commands.diff` reads and prints.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from msgspec import Struct

from sitegen.diagnostics import listed

NOTHING = "No change that a reader can see."
Item = Mapping[str, Any]


class Release(Struct, frozen=True):
    """One release: entries by id, annotations by entry and id, labels of terms by facet and id, HTML of texts by id."""

    entries: Mapping[str, Item]
    notes: Mapping[tuple[str, str], Item]
    labels: Mapping[tuple[str, str], str]
    texts: Mapping[str, str] = {}


class Change(Struct, frozen=True):
    """One change: `what` is `added`, `removed`, `withdrawn`, `changed` or `terms`; `details` are sentences."""

    what: str
    id: str
    title: str
    details: tuple[str, ...] = ()


def release(
    documents: Iterable[Item],
    annotations: Iterable[Item],
    labels: Mapping[tuple[str, str], str],
    texts: Mapping[str, str],
) -> Release:
    """A release out of what its files hold."""
    return Release(
        {item["id"]: item for item in documents},
        {(item["document"], item["id"]): item for item in annotations},
        labels,
        texts,
    )


# What is told of a field: name, and what readers call it.
_FIELDS = {
    "title": "title",
    "date": "date",
    "date_basis": "basis of the date",
    "year": "year",
    "kind": "kind",
    "summary": "summary",
    "event_date": "date of the event",
    "source_title": "title of the source",
    "source_publisher": "publisher",
    "source_nature": "nature of the source",
    "source_author": "author",
    "source_url": "address of the source",
    "source_published": "date printed on the source",
    "source_archive_url": "archived copy",
    "source_licence": "licence of the source",
}
_LISTS = {
    "tags": "topic",
    "department": "department",
    "people": "person",
    "initiatives": "initiative",
    "source_defects": "defect of the source",
}
_LONG = frozenset({"summary", "date_basis"})
_PLURALS = {"person": "people", "defect of the source": "defects of the source"}
_UNTOLD = frozenset({"id", "document", "url", "number", "prefix", "suffix", "body_html", "proof", "kind", "words"})


def changes(old: Release, new: Release) -> list[Change]:
    """All changes: entries that came, went, or are other than before, in the order of their ids; then terms."""
    found: list[Change] = []
    for name in sorted(new.entries.keys() - old.entries.keys()):
        found.append(Change("added", name, new.entries[name]["title"], tuple(_introduced(new.entries[name], new))))
    for name in sorted(old.entries.keys() - new.entries.keys()):
        found.append(Change("removed", name, old.entries[name]["title"]))
    for name in sorted(old.entries.keys() & new.entries.keys()):
        before, now = old.entries[name], new.entries[name]
        said = (_fields(before, now, old, new), _notes(name, old, new), _text(name, old, new), _records(before, now))
        details = tuple(detail for details in said for detail in details)
        withdrawn = any(change.get("kind") == "withdrawal" for change in _added_records(before, now))
        if details:
            found.append(Change("withdrawn" if withdrawn else "changed", name, now["title"], details))
    found += _terms(old, new)
    return found


def _introduced(entry: Item, new: Release) -> Iterator[str]:
    words = [entry.get("kind") or "", f"of {entry['date']}" if entry.get("date") else ""]
    about = " ".join(word for word in words if word)
    topics = listed([new.labels.get(("tags", tag), tag) for tag in entry.get("tags") or ()])
    yield f"{about or 'an entry'}, under {topics or 'no topic'}"


def _fields(before: Item, now: Item, old: Release, new: Release) -> Iterator[str]:
    for name, label in _FIELDS.items():
        was, is_ = before.get(name) or "", now.get(name) or ""
        if was == is_:
            continue
        if name in _LONG and was and is_:
            yield f"{label}: reworded"
        elif not was:
            yield f"{label}: now {is_}"
        elif not is_:
            yield f"{label}: no longer said (was {was})"
        else:
            yield f"{label}: {was} → {is_}"
    for name, label in _LISTS.items():
        was, is_ = list(before.get(name) or ()), list(now.get(name) or ())
        more, less = [x for x in is_ if x not in was], [x for x in was if x not in is_]
        for word, items in (("added", more), ("taken off", less)):
            if items:
                shown = [new.labels.get((name, x)) or old.labels.get((name, x)) or x for x in items]
                noun = label if len(items) == 1 else _PLURALS.get(label, f"{label}s")
                yield f"{noun} {word}: {listed(shown)}"


def _notes(name: str, old: Release, new: Release) -> Iterator[str]:
    was = {key[1]: item for key, item in old.notes.items() if key[0] == name}
    is_ = {key[1]: item for key, item in new.notes.items() if key[0] == name}
    for known in sorted(is_.keys() - was.keys()):
        yield f"{is_[known]['kind']} added: “{is_[known]['words']}”"
    for known in sorted(was.keys() - is_.keys()):
        yield f"{was[known]['kind']} removed: “{was[known]['words']}”"
    for known in sorted(was.keys() & is_.keys()):
        before, now = was[known], is_[known]
        told = [
            f"{key} {_value(before.get(key))} → {_value(now.get(key))}"
            for key in dict.fromkeys((*before, *now))
            if key not in _UNTOLD and (before.get(key) or None) != (now.get(key) or None)
        ]
        if before["kind"] != now["kind"]:
            told.insert(0, f"{before['kind']} → {now['kind']}")
        if before.get("body_html") != now.get("body_html"):
            told.append("its note reworded")
        if told:
            yield f"{now['kind']} “{now['words']}”: {'; '.join(told)}"


def _value(value: object) -> str:
    return "nothing" if value in (None, "", False) else f"“{value}”" if isinstance(value, str) else str(value)


def _text(name: str, old: Release, new: Release) -> Iterator[str]:
    before, now = old.texts.get(name), new.texts.get(name)
    if before is None or now is None:
        was, is_ = old.entries[name].get("words"), new.entries[name].get("words")
        if was != is_:
            yield f"text: {was} → {is_} words"
        return
    one, other = _words(before), _words(now)
    if one == other:
        return
    changed = [
        code for code in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if code[0] != "equal"
    ]
    more, less = sum(d - c for *_, c, d in changed), sum(b - a for _, a, b, _, _ in changed)
    shown = [
        _place(one[max(a - AROUND, 0) : a], one[a:b], other[c:d], one[b : b + AROUND]) for _, a, b, c, d in changed
    ]
    rest = f" and {len(shown) - PLACES} places more" if len(shown) > PLACES else ""
    places = ", ".join(shown[:PLACES])
    yield f"text: {more} {'word' if more == 1 else 'words'} new, {less} gone: {places}{rest}"


AROUND, PLACES, SHOWN = 2, 3, 12
"""Words shown on both sides of a change; changes that are shown; words of one."""


def _place(before: list[str], gone: list[str], come: list[str], behind: list[str]) -> str:
    """A change with the words around it, `“was [-not-] {+never+} asked”`, as wdiff writes it."""
    marked = [f"[-{_short(gone)}-]"] * bool(gone) + [f"{{+{_short(come)}+}}"] * bool(come)
    return f"“{' '.join((*before, *marked, *behind))}”"


def _short(words: list[str]) -> str:
    return " ".join(words) if len(words) <= SHOWN else " ".join((*words[:SHOWN], "…"))


def _words(html: str) -> list[str]:
    # Notes are told by themselves.
    text = re.sub(r"<aside\b.*?</aside>", " ", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^<>]*>", " ", text)).split()


def _added_records(before: Item, now: Item) -> list[Item]:
    known = [json.dumps(change, sort_keys=True) for change in before.get("changes") or ()]
    return [c for c in now.get("changes") or () if isinstance(c, dict) and json.dumps(c, sort_keys=True) not in known]


def _records(before: Item, now: Item) -> Iterator[str]:
    for change in _added_records(before, now):
        yield f"public record: {change.get('kind')} of {change.get('date')}: {change.get('note')}"


def _terms(old: Release, new: Release) -> Iterator[Change]:
    for key in sorted(old.labels.keys() & new.labels.keys()):
        if old.labels[key] != new.labels[key]:
            yield Change("terms", key[1], new.labels[key], (f"{key[0]}: was called {old.labels[key]}",))
    more, less = new.labels.keys() - old.labels.keys(), old.labels.keys() - new.labels.keys()
    for word, keys in (("new", more), ("no longer used", less)):
        for facet in sorted({key[0] for key in keys}):
            labels = sorted((new.labels.get(key) or old.labels[key]) for key in keys if key[0] == facet)
            yield Change("terms", facet, facet, (f"{word}: {listed(labels)}",))


# In words ------------------------------------------------------------------------------------------------------------

_HEADS = {
    "added": "New entries",
    "withdrawn": "Withdrawn entries",
    "removed": "Removed entries",
    "changed": "Changed entries",
    "terms": "Terms",
}


def in_words(found: Iterable[Change], *, markdown: bool = False) -> str:
    """The changes as text for a person, or as Markdown for a remark on a pull request."""
    every = list(found)
    if not every:
        return NOTHING + "\n"
    lines: list[str] = []
    for what, head in _HEADS.items():
        chosen = [change for change in every if change.what == what]
        if not chosen:
            continue
        lines += [f"### {head}", ""] if markdown else [f"{head}:"]
        for change in chosen:
            name = f"**{_escaped(change.title)}** (`{change.id}`)" if markdown else f"{change.title} ({change.id})"
            lines.append(f"- {name if what != 'terms' else (_escaped(change.title) if markdown else change.title)}")
            lines += [f"  - {_escaped(detail) if markdown else detail}" for detail in change.details]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_<>\[\]#@])", r"\\\1", text)


def as_json(found: Iterable[Change]) -> str:
    """The changes as a list of objects."""
    rows = [{"what": c.what, "id": c.id, "title": c.title, "details": list(c.details)} for c in found]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
