"""`body-not-listed`: a body of the register that is prominent in the text is among the entry's departments.

`department-note`, further: nor does the note on an empty list say that the document names none.

Prominent is what a heading or two paragraphs name, by its name, an acronym or a link; annotations, editor's notes and
block quotations do not count. A body that belongs to a listed one, or that has become or was one, is no surprise.

Bad: two paragraphs about a hospital trust in an entry of the Home Office. Good: the trust in `department`, or its
paragraphs taken out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from sitegen.checks.annotations.holders import is_told
from sitegen.diagnostics import Diagnostic, Severity, edit_distance
from sitegen.documents import tells_of_none
from sitegen.fields import Word
from sitegen.library import Library
from sitegen.lookup import LookUp
from sitegen.model import Department, Document
from sitegen.named_bodies import NamedBodies

ENOUGH = 2
# Capitals of the Latin, Greek and Cyrillic scripts by range: three times faster than all that Unicode has.
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de\u0386-\u03ab\u0400-\u042f][\w’'&-]*")
_GOES_ON = re.compile(r"[\w-]| [^\W\da-z_]")
"""A letter, or a capital right behind: the name goes on."""
_LINKED = re.compile('href="(ref:[^"]+)"')
_ASIDE = "aside, blockquote, .admonition, .footnote"
_BLOCKS = "p, h2, h3, h4, h5, h6, li:not(:has(p)), td, dd"
_SHORTEST = 3
"""Shorter acronyms are too often something else."""


def check(library: Library, document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Look at the text of an entry that names departments."""
    if not lookup.bodies.all:
        return
    if not document.department:
        yield from _noted_as_none(library, document, lookup)
        return
    known, html = _Names(document, lookup.bodies), library.tables.body(document.id).html
    listed = {body.id: word for word in document.department for body in lookup.bodies.meant(word.text, document.as_at)}
    if slip := _slip(listed, {*known.linked(_LINKED.findall(html))}, document, lookup):
        yield slip
        return
    related = lookup.bodies.around(frozenset(listed))
    # At the whole text first, which costs little: most texts name no other body.
    if related.issuperset(known.linked(_LINKED.findall(html))) and related.issuperset(known.named(unescape(html))):
        return
    for body_id, where in _prominent(html, known).items():
        if body_id not in related:
            name = lookup.bodies.by_id[body_id].name_at(document.as_at)
            message = f"{name} is prominent in the text ({where}), but not in 'department'"
            hint = f"add {body_id} to 'department', or see whether a passage of another text has slipped in"
            if strange := [word for one, word in listed.items() if not is_told(one, document, lookup, listed=False)]:
                hint = f"write {body_id} in the place of {strange[0].text}, which the entry does not name otherwise"
            yield Diagnostic(document.department[0].span, "body-not-listed", Severity.WARNING, message, hint)


def _slip(listed: Mapping[str, Word], linked: Iterable[str], document: Document, lookup: LookUp) -> Diagnostic | None:
    """A department that the entry tells nothing of, a letter from the acronym of one that its text links to."""
    others = [lookup.bodies.by_id[one] for one in sorted(linked) if one not in listed]
    for one, word in listed.items():
        body = lookup.bodies.by_id[one]
        meant = [other for other in others if _are_alike(body, other)]
        if len(meant) == 1 and not is_told(one, document, lookup, listed=False):
            name, other = body.name_at(document.as_at), meant[0].name_at(document.as_at)
            message = f"the entry does not name {name} ({word.text}) otherwise, and its text links to the {other}"
            hint = (
                f"write {meant[0].id} in the place of {word.text}; if it is about both, say in the text what {name} did"
            )
            return Diagnostic(word.span, "body-not-listed", Severity.WARNING, message, hint)
    return None


def _are_alike(body: Department, other: Department) -> bool:
    """Whether two bodies have acronyms of which one is the other with one slip."""
    return any(
        len(one) >= _SHORTEST and len(one) == len(two) and edit_distance(one.lower(), two.lower()) == 1
        for one in body.acronyms
        for two in other.acronyms
    )


def _noted_as_none(library: Library, document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """A note that the document names no body, beside a text that tells of one."""
    if not tells_of_none(document.department_note):
        return
    publisher = document.source.publisher if document.source is not None else ""
    found = {publisher: "as publisher of the source"} if publisher in lookup.bodies.by_id else {}
    names, html = _Names(document, lookup.bodies), library.tables.body(document.id).html
    for body_id, where in (found or _prominent(html, names)).items():
        name = lookup.bodies.by_id[body_id].name_at(document.as_at)
        message = f"'department_note' says that the document names no body, and the entry has {name} {where}"
        hint = f"write department: [{body_id}], and delete department_note; or say there why it is about no body"
        span = document.department_note_span or document.span
        yield Diagnostic(span, "department-note", Severity.WARNING, message, hint)
        return


def _prominent(html: str, known: _Names) -> dict[str, str]:
    tree = LexborHTMLParser(f"<body>{html}")
    for node in tree.css(_ASIDE):
        node.decompose()
    paragraphs: Counter[str] = Counter()
    headed: set[str] = set()
    for node in tree.css(_BLOCKS):
        linked = (link.attributes.get("href") or "" for link in node.css('a[href^="ref:"]'))
        bodies = {*known.linked(linked), *known.named(node.text())}
        paragraphs.update(bodies)
        if (node.tag or "").startswith("h"):
            headed |= bodies
    prominent = {name: f"in {count} paragraphs" for name, count in paragraphs.items() if count >= ENOUGH}
    return prominent | dict.fromkeys(headed & paragraphs.keys(), "in a heading")


class _Names:
    """The names of the bodies of a register as at the date of an entry."""

    def __init__(self, document: Document, bodies: NamedBodies) -> None:
        self._bodies, self._at = bodies, document.as_at

    def linked(self, addresses: Iterable[str]) -> Iterator[str]:
        """Bodies that links lead to."""
        for address in addresses:
            target = address.removeprefix("ref:").removeprefix("department:")
            if target in self._bodies.by_id:
                yield target

    def named(self, text: str) -> Iterator[str]:
        """Bodies whose whole names stand in a text: not as a part of a longer name, as in 'Home Office Club'."""
        text = " ".join(text.split())
        end = 0
        for match in _CAPITAL.finditer(text):
            names = self._bodies.by_word.get(match[0]) if match.start() >= end else None
            name = next((name for name in names or () if text.startswith(name, match.start())), "")
            if name:
                end = match.start() + len(name)
                if not _GOES_ON.match(text, end):
                    yield from self._meant(name)

    def _meant(self, name: str) -> Iterator[str]:
        meant = self._bodies.meant(name, self._at) if len(name) >= _SHORTEST else []
        if len(meant) == 1:
            yield meant[0].id
