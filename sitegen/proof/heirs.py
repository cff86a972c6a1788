"""An entry whose file was renamed by hand: its fingerprint and the links of others still have the old name.

One problem, of the file, and not one of each link: their cure would be to give the published address up. It takes a
fingerprint in which the title or the quotations of the entry stand, and others that link to the old name; an entry
that was never linked to may have been renamed before anybody saw it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.follow_ons import stem_of
from sitegen.model import Document
from sitegen.proof.fingerprint import Fingerprint
from sitegen.proof.proving import State, prove
from sitegen.proof.tokens import tokens
from sitegen.slugs import slugify

_ENOUGH = 8
"""Words that are found: of a run of three one in 256 seems to be there by chance."""
_LINKS = frozenset({"broken-link", "broken-reference"})


def proves(document: Document, fingerprint: Fingerprint) -> bool:
    """Whether a fingerprint is surely that of the source of an entry."""
    quoted = [note.words for note in document.body.annotations if note.kind == "quote" and not note.option("elsewhere")]
    titles = [document.source.title] if document.source is not None else []
    if any(prove(words, fingerprint).state is State.ABSENT for words in quoted):
        return False
    found = [words for words in (*quoted, *titles) if prove(words, fingerprint).state is State.FOUND]
    return sum(len(tokens(words)) for words in found) >= _ENOUGH


def old_address(name: str) -> str:
    """What stands under `aliases` to keep the address of an entry of old."""
    return f"documents/{name}/"


def keeps(document: Document, name: str) -> bool:
    """Whether an entry keeps the address of another name."""
    return any(word.text.strip("/") == old_address(name).strip("/") for word in document.aliases)


def of_owner(document: Document, old: str) -> str:
    """What to do with a fingerprint that has another name than the entry whose source it is."""
    hint = f"it is the source of {document.id}: rename it to {document.id}.fingerprint"
    again = f"; but if the entry was published as {old}, call its file {old}.md again, so that its address stays"
    # A name that is no plain id never was an address.
    return hint if keeps(document, old) or slugify(old) == document.id else hint + again


def told_once(said: list[Diagnostic], heirs: Mapping[str, str], gone: Collection[str] = ()) -> list[Diagnostic]:
    """Problems, with one of the file for each entry that others link to by the name that its fingerprint still has.

    `heirs` are the names of fingerprints without an entry, and the files whose sources they are. Of those named in
    `gone` no file is known: the links stay as they are, and lead there again when it is back.
    """
    for item in [item for item in said if item.rule == "fingerprint-unused" and not set(item.about).isdisjoint(gone)]:
        old = item.about[0]
        lost = [link for link in said if link.rule in _LINKS and old in map(_entry_of, link.about)]
        if lost:
            said = [other for other in said if other is not item and other not in lost]
            said.append(_gone(item.span, old, len(lost)))
    for old, path in heirs.items():
        named = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
        links = sum(item.rule in _LINKS and any(map(named.search, item.about)) for item in said)
        if links:
            said = [item for item in said if not (item.rule == "fingerprint-unused" and old in item.about)]
            said.append(_renamed(path, old, links))
    return said


def _entry_of(target: str) -> str:
    """The id of the entry that a link means: `x` of `x`, `document:x`, `x.md`, `../x/index.html`."""
    return stem_of(re.sub(r"(?:/|/index\.html)?(?:#.*)?$", "", target)).rpartition(":")[2]


def _gone(span: Span, old: str, links: int) -> Diagnostic:
    message = f"there is no content/documents/{old}.md, of which this is the fingerprint; "
    message += f"{links} {'link leads' if links == 1 else 'links lead'} to it"
    hint = f"bring {old}.md back, or call it so again if it was renamed; an entry that is not to be read any more is "
    hint += "withdrawn: keep its file, and add 'changes' with an item of 'kind: withdrawal'"
    return Diagnostic(span, "fingerprint-unused", Severity.ERROR, message, hint, (old,))


def _renamed(path: str, old: str, links: int) -> Diagnostic:
    new = stem_of(path)
    message = f"this file was called {old}.md: its fingerprint, content/sources/{old}.fingerprint, still has that name"
    message += f", and {links} {'link leads' if links == 1 else 'links lead'} to it"
    hint = f"call it {old}.md again, so that its address stays; if it has to be {new}.md, write then: sitegen rename "
    hint += f"document {old} {new}, which takes all of them along (by hand: write here aliases: [{old_address(old)}], "
    hint += f"call the fingerprint {new}.fingerprint, and write {new} in the links)"
    return Diagnostic(Span(path), "entry-name", Severity.ERROR, message, hint, (old,))
