"""The draft of an entry: front matter as proposed, headings for the editor, and a block for each quotation and figure.

Nothing of the source goes in but short runs of words between quotation marks, names, titles and offices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.importing.blocks import Blocks, blocks_of, remark, text_of, value_of
from sitegen.importing.dates.undated import GIVEN
from sitegen.importing.kinds import BY_ADDRESS
from sitegen.importing.proposal import Proposal
from sitegen.importing.topics.ranking import Ranked
from sitegen.registers import Registers
from sitegen.scaffold import FIGURES, KEEP_FIGURES, KEEP_QUOTATIONS, PERHAPS, QUOTATIONS, SAY, WRITE, closing
from sitegen.starter import quoted
from sitegen.vocabularies import KINDS, NATURES


def draft(
    proposal: Proposal, registers: Registers, blocks: Blocks | None = None, sections: tuple[str, ...] = ()
) -> str:
    """The text of a draft entry, which parses and whose annotations all match.

    `blocks` if they are made already; `sections` are the headings that the digest requires.
    """
    front = "\n".join(_front(proposal, registers))
    body = "\n\n".join(_body(blocks or blocks_of(proposal, registers), sections))
    return f"---\n{front}\n---\n\n{body}\n"


# Front matter ------------------------------------------------------------------------------------------------------


def _front(proposal: Proposal, registers: Registers) -> Iterator[str]:
    title = proposal.page.title or proposal.identifier.replace("-", " ").capitalize()
    remark = "as printed: put it in our own words where that says more" if proposal.page.title else "none was found"
    yield f"title: {text_of(title)}  # {remark}"
    yield 'summary: ""'
    yield from _dates(proposal)
    yield from _tags(proposal, registers)
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
        yield f"year: {proposal.year}  # look again: no date was found; this is only the year of the import"
        yield "# date: 2016-12-08"
        return
    given = dating.sureness == GIVEN
    yield f"year: {dating.year}"
    yield f"date: {dating.edtf}  # {'as you gave it with --date' if given else dating.sureness}"
    if dating.basis:
        yield f"date_basis: {text_of(dating.basis)}"
    elif dating.needs_basis:
        # Nobody but the editor knows where a date is from that the editor gave.
        yield 'date_basis: ""  # look again: say how you know' if given else 'date_basis: "As printed on the document."'


def _listed(key: str, rows: Iterable[tuple[str, str]], known: object) -> Iterator[str]:
    items = list(rows)
    if not items:
        yield f"{key}: []"
        return
    yield f"{key}:"
    for identifier, why in items:
        yield f"  - {quoted(identifier)}  # {remark(why)}"


def _tags(proposal: Proposal, registers: Registers) -> Iterator[str]:
    """The topics that are sure or likely, or else the best one; the others in a comment, since most are beside it."""
    topics = proposal.proposed_topics
    tags = [t for t in topics if t.sureness != "doubtful"] or list(topics[:1])
    yield from _listed("tags", ((t.id, f"{t.sureness}: {_why(t)}") for t in tags), registers.topics)
    others = [f"{t.id} ({_why(t)})" for t in topics if t not in tags]
    if others:
        yield f"{PERHAPS}{remark(', '.join(others))}"


def _why(topic: Ranked) -> str:
    words = ", ".join(topic.words)
    if topic.named:
        return f"named by the program you asked{words and '; '}{words}"
    return words or "goes with the topics above"


def _departments(proposal: Proposal, registers: Registers) -> Iterator[str]:
    yield from _listed(
        "department", ((d.id, f"{d.sureness}: {d.reason}") for d in proposal.departments), registers.departments
    )
    if not proposal.departments:
        if not registers.departments:
            yield f"department_note: {text_of('There is no register of departments.')}"
            return
        # That nothing was found is no fact of the document: only who reads it can say so.
        yield 'department_note: "The document names no body of the register."  # look again: is it so?'


def _people(proposal: Proposal) -> Iterator[str]:
    known = [p for p in proposal.people if p.id]
    strangers = [p for p in proposal.people if not p.id]
    yield from _listed(
        "people", ((p.id, f"{p.sureness}: named {p.count} time{'s' if p.count > 1 else ''}") for p in known), ()
    )
    if strangers:
        yield "# Not in the register of people; add whom readers should find, and name no private people:"
        yield from (f"#   {remark(p.name)}{', ' if p.role else ''}{remark(p.role)} ({p.sureness})" for p in strangers)


def _source(proposal: Proposal, title: str) -> Iterator[str]:
    origin = proposal.origin
    yield "source:"
    yield f"  title: {text_of(title)}"
    if origin.publisher:
        yield f"  publisher: {value_of(origin.publisher)}  # {origin.sureness}"
    else:
        yield "  publisher:  # an id of publishers.yaml or departments.yaml, or a name"
    # Who speaks is not to be guessed, a reader goes by it; but an address of a government or parliament is no guess.
    if origin.nature in NATURES and (origin.publisher or origin.nature_why.startswith(BY_ADDRESS)):
        sureness = "doubtful" if origin.sureness == "doubtful" else "likely"
        yield f"  nature: {origin.nature}  # {sureness}: {remark(origin.nature_why)}"
    else:
        yield f"  nature:  # one of: {', '.join(NATURES)}"
    if proposal.author:
        doubt = f"  # doubtful: {remark(proposal.author_doubt)}" if proposal.author_doubt else ""
        yield f"  author: {text_of(proposal.author)}{doubt}"
    if re.fullmatch(r"https?://[^\s<>\"]+", proposal.url):
        yield f"  url: {text_of(proposal.url)}"
        yield f"  accessed: {proposal.asked.today.isoformat()}"
    else:
        yield "  url:  # address of the original, if it has one"
        yield f"  accessed:  # day on which you read it there: {proposal.asked.today.isoformat()}"
    yield "  licence:  # terms that it is published under, such as OGL-3.0; or: not stated in the copy we read"
    if proposal.defects:
        yield "  defects:"
        yield from (f"    - {text_of(defect)}" for defect in proposal.defects)
    yield from _for_the_editor(proposal)


def _for_the_editor(proposal: Proposal) -> Iterator[str]:
    lines = list(proposal.remarks)
    for answer in proposal.answers:
        line = proposal.page.place(answer.start)[0]
        lines.append(f"Line {line}: {answer.text}. If the entry tells the charge, that is the reply of its claim.")
    if lines:
        yield "# For you; readers never see these lines:"
        yield from (f"#   {remark(line)}" for line in lines)


# Body --------------------------------------------------------------------------------------------------------------


def _body(blocks: Blocks, sections: tuple[str, ...]) -> Iterator[str]:
    yield SAY
    yield "## What it says"
    yield WRITE
    if blocks.quotations:
        yield f"## {QUOTATIONS}"
        yield KEEP_QUOTATIONS
        yield from (block.text for block in blocks.quotations)
    if blocks.figures:
        yield f"## {FIGURES}"
        yield KEEP_FIGURES
        yield from (block.text for block in blocks.figures)
    yield from closing(sections)
