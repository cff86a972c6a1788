"""The draft of an entry: front matter as proposed, headings for the editor, and a block for each quotation and figure.

Each block is tried before it is put in: its words stand once in the line above it, or it is left out. Nothing of the
source goes in but short runs of words between quotation marks, names, titles and offices.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from sitegen.diagnostics import Findings
from sitegen.importing.defects import LOST_LETTERS
from sitegen.importing.holders import Held
from sitegen.importing.proposal import Proposal
from sitegen.importing.quotations import LIMIT, Quotation, short_run
from sitegen.importing.speakers import Speaker
from sitegen.importing.topics import Ranked, sureness
from sitegen.markup.body import render_body
from sitegen.numerals import DIGITS, SCALE
from sitegen.registers import Registers, glossary_pairs
from sitegen.starter import quoted
from sitegen.tables import KINDS, NATURES

_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~^$])")


def draft(proposal: Proposal, registers: Registers) -> str:
    """The text of a draft entry, which parses and whose annotations all match."""
    front = "\n".join(_front(proposal, registers))
    body = "\n\n".join(_body(proposal, registers))
    return f"---\n{front}\n---\n\n{body}\n"


# Front matter ------------------------------------------------------------------------------------------------------


def _text(text: str) -> str:
    """A text between quotation marks, whatever it holds."""
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]", " ", text).split())


def _remark(text: str) -> str:
    return _plain(text).replace("#", "no. ")


def _front(proposal: Proposal, registers: Registers) -> Iterator[str]:
    title = proposal.page.title or proposal.identifier.replace("-", " ").capitalize()
    remark = "as printed: put it in our own words where that says more" if proposal.page.title else "none was found"
    yield f"title: {_text(title)}  # {remark}"
    yield 'summary: ""'
    yield from _dates(proposal)
    yield from _listed(
        "tags",
        ((t.id, _of_topic(t, proposal.proposed_topics[0])) for t in proposal.proposed_topics),
        registers.topics,
    )
    yield from _departments(proposal, registers)
    yield from _people(proposal)
    if proposal.initiatives and registers.initiatives:
        yield from _listed("initiatives", ((i, "named") for i in proposal.initiatives), registers.initiatives)
    kind = proposal.origin.kind
    yield f"kind: {kind}  # likely" if kind in KINDS else f"kind:  # one of: {', '.join(KINDS)}"
    yield from _source(proposal, title)
    yield f"added: {proposal.asked.today.isoformat()}"
    yield "draft: true"


def _dates(proposal: Proposal) -> Iterator[str]:
    dating = proposal.dating
    if not dating.year:
        yield f"year: {proposal.year}  # unknown: no date was found; this is only the year of the import"
        yield "# date: 2016-12-08"
        return
    yield f"year: {dating.year}"
    yield f"date: {dating.edtf}  # {dating.sureness}"
    if dating.basis:
        yield f"date_basis: {_text(dating.basis)}"
    elif dating.edtf[-1] in "~?%" or "/" in dating.edtf:
        yield 'date_basis: "As printed on the document."'


def _listed(key: str, rows: Iterable[tuple[str, str]], known: object) -> Iterator[str]:
    items = list(rows)
    if not items:
        yield f"{key}: []"
        return
    yield f"{key}:"
    for identifier, why in items:
        yield f"  - {quoted(identifier)}  # {_remark(why)}"


def _of_topic(topic: Ranked, best: Ranked) -> str:
    return f"{sureness(topic, best)}: {', '.join(topic.words) or 'goes with the topics above'}"


def _departments(proposal: Proposal, registers: Registers) -> Iterator[str]:
    yield from _listed(
        "department", ((d.id, f"{d.sureness}: {d.reason}") for d in proposal.departments), registers.departments
    )
    if not proposal.departments:
        why = (
            "The document names no body of the register."
            if registers.departments
            else "There is no register of departments."
        )
        yield f"department_note: {_text(why)}"


def _people(proposal: Proposal) -> Iterator[str]:
    known = [p for p in proposal.people if p.id]
    strangers = [p for p in proposal.people if not p.id]
    yield from _listed(
        "people", ((p.id, f"{p.sureness}: named {p.count} time{'s' if p.count > 1 else ''}") for p in known), ()
    )
    if strangers:
        yield "# Not in the register of people; add whom readers should find, and name no private people:"
        yield from (f"#   {_remark(p.name)}{', ' if p.role else ''}{_remark(p.role)} ({p.sureness})" for p in strangers)


def _source(proposal: Proposal, title: str) -> Iterator[str]:
    origin = proposal.origin
    yield "source:"
    yield f"  title: {_text(title)}"
    if origin.publisher:
        yield f"  publisher: {_value(origin.publisher)}  # {origin.sureness}"
    else:
        yield "  publisher:  # an id of publishers.yaml or departments.yaml, or a name"
    # Who speaks is not to be guessed: a reader goes by it.
    if origin.publisher and origin.nature in NATURES:
        yield f"  nature: {origin.nature}  # likely: {_remark(origin.nature_why)}"
    else:
        yield f"  nature:  # one of: {', '.join(NATURES)}"
    if proposal.author:
        yield f"  author: {_text(proposal.author)}"
    if re.fullmatch(r"https?://[^\s<>\"]+", proposal.url):
        yield f"  url: {_text(proposal.url)}"
        yield f"  accessed: {proposal.asked.today.isoformat()}"
    else:
        yield "  url:  # address of the original, if it has one"
        yield f"  accessed:  # day on which you read it there: {proposal.asked.today.isoformat()}"
    yield "  licence:  # terms that it is published under, such as OGL-3.0; or: not stated in the copy we read"
    if proposal.defects:
        yield "  defects:"
        yield from (f"    - {_text(defect)}" for defect in proposal.defects)
    if proposal.remarks:
        yield "# For you; readers never see these lines:"
        yield from (f"#   {_remark(remark)}" for remark in proposal.remarks)


def _value(text: str) -> str:
    text = _plain(text)
    return text if re.fullmatch(r"[a-z][a-z0-9-]*", text) and text not in {"null", "true", "false"} else _text(text)


# Body --------------------------------------------------------------------------------------------------------------


def _body(proposal: Proposal, registers: Registers) -> Iterator[str]:
    yield "Say in our own words what the document reports, who says it, in which role, and when."
    yield "## What it says"
    yield "Write here. Move the blocks that you keep below the sentences that quote their words, and delete the rest."
    glossary = glossary_pairs(registers)
    blocks = list(_quotations(proposal, registers, glossary))
    if blocks:
        yield "## Quotations to choose from"
        yield "Keep three at most, each with speaker and office."
        yield from blocks
    blocks = list(_figures(proposal, glossary))
    if blocks:
        yield "## Figures to choose from"
        yield "Keep what the entry needs, each with unit, period and holder."
        yield from blocks
    yield "## What is not known"
    yield "Say who was not heard, and what the document leaves open."


def _quotations(proposal: Proposal, registers: Registers, glossary: tuple[tuple[str, str], ...]) -> Iterator[str]:
    seen: set[str] = set()
    pairs = list(zip(proposal.quotations, proposal.speakers, strict=True))
    # Words of somebody who is named come first, terms and titles in quotation marks last.
    pairs.sort(key=lambda pair: (not pair[1].name, pair[0].form == "phrase" and pair[1].sureness == "doubtful"))
    for quotation, speaker in pairs:
        words = _plain(quotation.short)
        if not words or words.lower() in seen:
            continue
        seen.add(words.lower())
        block = _quotation_block(proposal, registers, quotation, speaker, words, glossary)
        if block:
            yield block


def _quotation_block(
    proposal: Proposal,
    registers: Registers,
    quotation: Quotation,
    speaker: Speaker,
    words: str,
    glossary: tuple[tuple[str, str], ...],
) -> str:
    name = speaker.id or speaker.name
    role = proposal.role_of(speaker, registers)
    options = [f"speaker: {_value(name) if name else 'not stated'}  # {speaker.sureness}: {_remark(speaker.why)}"]
    options += [f"role: {_text(role)}"] if role else []
    options += [f"where: {_text(proposal.origin.name)}"] if proposal.origin.name else []
    line, column = proposal.page.place(quotation.start)
    note = f"In the source at line {line}, column {column}"
    if quotation.length > LIMIT or words != _plain(quotation.words).rstrip(",;:."):
        note += f"; the whole is {quotation.length} words long"
    note += "." if quotation.closed else "; it is never closed there."
    note += " It has lost letters: quote it from another copy only." if LOST_LETTERS.search(words) else ""
    note += " A phrase, title or term rather than speech." if quotation.form == "phrase" and not name else ""
    said = f"{_escaped(_plain(speaker.name))} says: " if speaker.name else "The source has the words "
    return _pinned(f"{said}“{{}}”.", "quote", words, options, note, glossary)


def _figures(proposal: Proposal, glossary: tuple[tuple[str, str], ...]) -> Iterator[str]:
    seen: set[str] = set()
    titles = proposal.page.of("title")
    in_body = {
        (h.figure.value, h.figure.kind)
        for h in proposal.figures
        if not any(t.start <= h.figure.start < t.end for t in titles)
    }
    for figure in proposal.figures:
        words = _plain(short_run(figure.figure.words))
        twice = (
            any(t.start <= figure.figure.start < t.end for t in titles)
            and (figure.figure.value, figure.figure.kind) in in_body
        )
        if not words or words.lower() in seen or twice or figure.figure.aside:
            continue
        seen.add(words.lower())
        block = _figure_block(proposal, figure, words, glossary)
        if block:
            yield block


def _figure_block(proposal: Proposal, row: Held, words: str, glossary: tuple[tuple[str, str], ...]) -> str:
    figure, holder = row.figure, row.holder
    options = [f"value: {_text(_shown(row))}  # {figure.sureness}"]
    options += [f"what: {_text(row.what)}"] if row.what else []
    options += [f"base: {_text(f'{figure.value} of {figure.base}')}"] if figure.base else []
    if figure.to:
        options += [f"from: {_text(figure.value)}", f"to: {_text(figure.to)}"]
    period, why = (row.period, "the nearest that the text states") if row.period else ("not stated", "look again")
    options.append(f"period: {_text(period)}  # {why}")
    name = holder.id or holder.name
    if name:
        options.append(f"holder: {_value(name)}  # {holder.sureness}: {_remark(holder.why)}")
    else:
        # Nobody is named near it, or too many are.
        own = (proposal.author if proposal.origin.kind == "speech" else "") or proposal.origin.publisher
        options.append(f"holder: {_value(own) if own else 'not stated'}  # doubtful: {_remark(holder.why)}")
    line, column = proposal.page.place(figure.start)
    return _pinned(
        "The source gives “{}”.", "figure", words, options, f"In the source at line {line}, column {column}.", glossary
    )


def _shown(row: Held) -> str:
    """Number and unit for the entry."""
    figure = row.figure
    number = f"{figure.value} to {figure.to}" if figure.to else figure.value
    if figure.unit == "percent":
        return f"{number} %"
    if figure.kind == "money":
        # As printed, in full: £10K is not £10.
        amount = rf"{DIGITS}{SCALE}?"
        printed = re.search(rf"[£$€]\s?{amount}(?:[-–]{amount})?", figure.words, re.IGNORECASE)
        per = figure.unit.partition(" per ")[2]
        return (printed[0] if printed else number) + (f" per {per}" if per else "")
    if figure.kind == "share":
        return number
    if figure.base:
        return f"{figure.value} of {figure.base}"
    return f"{number} {figure.unit}".strip() or figure.words


def _escaped(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", text).replace("&", "&amp;")


def _pinned(
    stub: str, kind: str, words: str, options: list[str], note: str, glossary: tuple[tuple[str, str], ...]
) -> str:
    """A line that holds the words and a block that pins them; empty where no form of it can be read without a fault."""
    written = "\n".join(f"    {option}" for option in options)
    for line in (stub, "“{}”.", "The words: “{}”."):
        for form in dict.fromkeys((words, _letters(words))):
            text = f"{line.format(_escaped(form))}\n\n/// {kind} | {form}\n{written}\n\n{note}\n///"
            if form and _reads_well(text, glossary):
                return text
    return ""


def _letters(words: str) -> str:
    """The longest run of words without signs that mean something to Markdown."""
    return max(re.split(r"[\\`*_\[\]<>#|~^$&/“”\"]+", words), key=len).strip(" ,.;:'’‘")


def _reads_well(text: str, glossary: tuple[tuple[str, str], ...]) -> bool:
    found = Findings()
    body = render_body(text, "draft.md", 1, glossary, found)
    return not found.items and len(body.annotations) == 1
