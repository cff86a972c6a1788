"""A proposal as a draft entry, and as JSON. The draft holds nothing of the source but short phrases."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sitegen.importing.figures import Counted
from sitegen.importing.proposal import Proposal
from sitegen.importing.speech import SHORT, Quotation
from sitegen.slugs import slugify
from sitegen.starter import quoted

MOST_FIGURES = 40
UNNAMED = "not named in the text"
_UNSAFE = re.compile(r"[`*_<>\[\]{}|\\~^#$=]|&(?=\w)|/{2,}|\+{2,}|-{2,}|\.{4,}|https?:|www\.|@")


def identifier_of(proposal: Proposal) -> str:
    """An id from the first words of the title and the year."""
    words = slugify(proposal.title).split("-")[:8]
    year = str(proposal.dating.year or "")
    return "-".join([*words, *([year] if year and year not in words else [])])


def draft(proposal: Proposal, name: str, today: date) -> str:
    """The text of the draft; `name` is what the source file is called."""
    return "\n".join([*_front(proposal, today), "", *_body(proposal, name)]) + "\n"


# Front matter --------------------------------------------------------------------------------------------------------


def _front(p: Proposal, today: date) -> Iterator[str]:
    yield "---"
    yield from _comment(_TITLES.get(p.title_from, ""))
    yield f"title: {quoted(p.title)}"
    yield 'summary: ""  # in our own words, at most 300 characters'
    yield f"year: {p.dating.year}" if p.dating.year else "year:  # nothing in the text says when it is from"
    if p.dating.edtf:
        yield f"date: {p.dating.edtf}  # {p.dating.sure}"
    if p.dating.basis:
        yield f"date_basis: {quoted(p.dating.basis)}"
    yield from _comment(*(f"{one.id}: {', '.join(one.words) or 'words of its scope note'}" for one in p.topics))
    yield f"tags: [{', '.join(one.id for one in p.topics)}]"
    yield from _comment(*(f"{one.id}: {one.reason}" for one in p.departments))
    yield f"department: [{', '.join(one.id for one in p.departments)}]"
    if not p.departments:
        yield 'department_note: ""  # no body of the register is named; say why none fits, or add one'
    yield from _people(p)
    if p.initiatives:
        yield f"initiatives: [{', '.join(p.initiatives)}]"
    yield f"kind: {p.kind}  # guess"
    yield "source:"
    yield f"  title: {quoted(p.title)}"
    yield f"  publisher: {quoted(p.publisher)}"
    yield f"  nature: {p.nature}" if p.nature else "  nature:  # who speaks, and from which position?"
    if p.author:
        yield f"  author: {quoted(p.author)}"
    yield f"  url: {quoted(p.url)}" if p.url else "  # url: https://…"
    yield f"  accessed: {today.isoformat()}"
    if p.defects:
        yield "  defects:"
        yield from (f"    - {quoted(defect)}" for defect in p.defects)
    yield f"added: {today.isoformat()}"
    yield "draft: true"
    yield "---"


_TITLES = {
    "first sentence": "The text has no title: this is how it begins. Write one of our own.",
    "text": "The title as printed; one of our own may say more.",
    "file": "The title as the file gives it; one of our own may say more.",
}


def _people(p: Proposal) -> Iterator[str]:
    known = [one.id for one in p.people if one.id]
    others = [f"{one.name}{f', {one.role}' if one.role else ''}" for one in p.people if not one.id]
    if others:
        yield from _comment("Named in the text, but not in registers/people.yaml:", *(f"  {other}" for other in others))
    yield f"people: [{', '.join(known)}]"


def _comment(*lines: str) -> Iterator[str]:
    for line in lines:
        if line:
            yield "# " + "".join(character if character.isprintable() else " " for character in line)


# Body ----------------------------------------------------------------------------------------------------------------


def _body(p: Proposal, name: str) -> Iterator[str]:
    yield f"<!-- A draft from {_safe_comment(name)}. Write the account in our own words. Take over the phrases and"
    yield "figures that you use, each with its block below the paragraph in which its words stand; delete the others."
    yield "What stands behind # in a block says how sure the proposal is. -->"
    yield ""
    yield "Say what the document reports, who says it, in which role, and when."
    yield ""
    blocks = list(_quotations(p.quotations))
    if blocks:
        yield "## Who says what"
        yield ""
        yield from blocks
    numbers = list(_figures(p.figures))
    if numbers:
        yield "## What is counted"
        yield ""
        yield from numbers
    yield "## What is not known"
    yield ""
    yield "Say who was not heard, and what the document leaves open."


def _safe_comment(text: str) -> str:
    return re.sub(r"-{2,}|[<>]", "", text)


def _quotations(found: Sequence[Quotation]) -> Iterator[str]:
    seen: set[str] = set()
    # Speech first: at most three quotations stay in an entry, and terms in quotation marks are seldom among them.
    for one in sorted(found, key=lambda quote: not quote.speech):
        words = safe_words(one.short)
        if not words or slugify(words) in seen:
            continue
        seen.add(slugify(words))
        count = len(one.words.split())
        yield f"“{words}”"
        yield ""
        yield f"/// quote | {words}"
        yield f"    speaker: {quoted(one.speaker or UNNAMED)}  # {one.sure}{f': {one.reason}' if one.reason else ''}"
        if one.role:
            yield f"    role: {quoted(_shorter(one.role))}"
        yield ""
        if count > SHORT:
            yield f"The whole quotation has {count} words."
        elif not one.speech:
            yield "In quotation marks in the source; perhaps a term or a title rather than speech."
        yield "///"
        yield ""


def _figures(found: Sequence[Counted]) -> Iterator[str]:
    seen: set[str] = set()
    for one in found:
        words = safe_words(one.words)
        if not words or slugify(words) in seen or not any(c.isalnum() for c in words):
            continue
        if len(seen) == MOST_FIGURES:
            yield f"<!-- {len(found) - MOST_FIGURES} more figures: see sitegen import --json -->"
            yield ""
            return
        seen.add(slugify(words))
        yield f"In the source: {words}."
        yield ""
        yield f"/// figure | {words}"
        yield f"    value: {quoted(one.value)}"
        if one.unit and one.unit not in one.value:
            yield f"    unit: {quoted(one.unit)}"
        if one.what:
            yield f"    what: {quoted(one.what)}"
        yield (
            f"    period: {quoted(one.period)}  # likely" if one.period else "    # period: not stated in the sentence"
        )
        if one.base:
            yield f"    base: {quoted(one.base)}"
        yield f"    holder: {quoted(one.holder or UNNAMED)}  # {one.sure}"
        yield "///"
        yield ""


def safe_words(words: str) -> str:
    """The longest run of at most `SHORT` words that Markdown leaves alone."""
    runs = [run.strip(" ,;:.–—-“”‘’\"'()") for run in _UNSAFE.split(" ".join(words.split()))]
    best = max(runs, key=len, default="")
    return " ".join(best.split()[:SHORT]) if any(character.isalnum() for character in best) else ""


def _shorter(text: str) -> str:
    return " ".join(text.split()[:SHORT])


# JSON ----------------------------------------------------------------------------------------------------------------


def as_json(p: Proposal, name: str, identifier: str) -> str:
    """One object with everything that was found, whole quotations too, each with its place in the source."""
    place = [row.line for row in p.rows]
    found: dict[str, Any] = {
        "file": name,
        "id": identifier,
        "title": p.title,
        "publisher": p.publisher,
        "author": p.author,
        "url": p.url,
        "kind": p.kind,
        "nature": p.nature,
        "year": p.dating.year,
        "date": p.dating.edtf,
        "date_basis": p.dating.basis,
        "date_sure": p.dating.sure,
        "tags": [{"id": one.id, "score": one.score, "words": list(one.words)} for one in p.topics],
        "department": [{"id": one.id, "score": one.score, "reason": one.reason} for one in p.departments],
        "people": [
            {"id": one.id, "name": one.name, "role": one.role, "sure": one.sure, "line": place[one.places[0][0]]}
            for one in p.people
        ],
        "initiatives": list(p.initiatives),
        "quotations": [
            {
                "words": one.words,
                "short": safe_words(one.short),
                "speaker": one.speaker,
                "role": one.role,
                "sure": one.sure,
                "speech": one.speech,
                "line": place[one.paragraph],
            }
            for one in p.quotations
        ],
        "figures": [
            {
                "words": one.words,
                "value": one.value,
                "unit": one.unit,
                "what": one.what,
                "period": one.period,
                "base": one.base,
                "holder": one.holder,
                "sure": one.sure,
                "line": place[one.paragraph],
            }
            for one in p.figures
        ],
        "defects": list(p.defects),
    }
    return json.dumps(found, ensure_ascii=False)
