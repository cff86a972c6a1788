"""Everything found in an original, as one JSON object; with the whole quotations, which go nowhere else."""

from __future__ import annotations

from typing import Any

from sitegen.importing.proposal import Proposal
from sitegen.registers import Registers


def as_object(proposal: Proposal, registers: Registers) -> dict[str, Any]:
    """What `sitegen import --json` prints for one file."""
    page, dating, origin = proposal.page, proposal.dating, proposal.origin
    return {
        "file": proposal.original.name,
        "form": proposal.original.form,
        "id": proposal.identifier,
        "title": page.title,
        "publisher": origin.publisher or None,
        "author": proposal.author or None,
        "author_sureness": ("doubtful" if proposal.author_doubt else "likely") if proposal.author else None,
        "url": proposal.url or None,
        "year": dating.year or None,
        "date": dating.edtf or None,
        "date_basis": dating.basis or None,
        "date_sureness": dating.sureness,
        "departments": [
            {"id": d.id, "sureness": d.sureness, "reason": d.reason, "mentions": d.count} for d in proposal.departments
        ],
        "people": [
            {"id": p.id or None, "name": p.name, "role": p.role or None, "sureness": p.sureness, "mentions": p.count}
            for p in proposal.people
        ],
        "initiatives": list(proposal.initiatives),
        "topics": [
            {"id": t.id, "score": t.score, "sureness": t.sureness, "words": list(t.words), "named": t.named}
            for t in proposal.topics
        ],
        "tags": [t.id for t in proposal.proposed_topics],
        "kind": origin.kind or None,
        "nature": origin.nature or None,
        "quotations": _quotations(proposal, registers),
        "figures": _figures(proposal),
        "defects": list(proposal.defects),
        "remarks": list(proposal.remarks),
        "answers": [
            {"who": a.who.id or a.who.name, "text": a.text, "line": page.place(a.start)[0]} for a in proposal.answers
        ],
    }


def _quotations(proposal: Proposal, registers: Registers) -> list[dict[str, Any]]:
    rows = []
    for quotation, speaker in zip(proposal.quotations, proposal.speakers, strict=True):
        line, column = proposal.page.place(quotation.start)
        rows.append(
            {
                "words": " ".join(quotation.words.split()),
                "short": " ".join(quotation.short.split()),
                "length": quotation.length,
                "form": quotation.form,
                "closed": quotation.closed,
                "marked": quotation.marked,
                "speaker": speaker.id or speaker.name or None,
                "speaker_name": speaker.name or None,
                "speaker_kind": speaker.kind or None,
                "role": proposal.role_of(speaker, registers) or None,
                "sureness": speaker.sureness,
                "why": speaker.why,
                "line": line,
                "column": column,
            }
        )
    return rows


def _figures(proposal: Proposal) -> list[dict[str, Any]]:
    rows = []
    for row in proposal.figures:
        figure = row.figure
        line, column = proposal.page.place(figure.start)
        rows.append(
            {
                "words": " ".join(figure.words.split()),
                "value": figure.value,
                "hedge": figure.hedge or None,
                "unit": figure.unit or None,
                "kind": figure.kind,
                "to": figure.to or None,
                "base": figure.base or None,
                "what": row.what or None,
                "period": row.period.words or None,
                "period_sureness": row.period.sureness if row.period.words else None,
                "holder": row.holder.id or row.holder.name or None,
                "holder_sureness": row.holder.sureness,
                "sureness": figure.sureness,
                "aside": figure.aside,
                "line": line,
                "column": column,
            }
        )
    return rows
