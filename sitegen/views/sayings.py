"""What was said on a subject: the quotations and claims of its entries, with who said it, when, and who reports it."""

from __future__ import annotations

from itertools import groupby

from sitegen.library import Key
from sitegen.lists import SAID, parted
from sitegen.tables import ANNOTATION_KINDS
from sitegen.views.bodies import office
from sitegen.views.edition import Edition, date_view
from sitegen.views.parts import EntrySayings, Link, Saying, Sayings

MAX_SAYINGS = 20


def sayings_of(edition: Edition, key: Key) -> Sayings | None:
    """The newest quotations and claims in the entries of a subject, by entry; None where there are none."""
    name = "@said/" + "/".join(key)
    members = [parted(member) for member in edition.library.first(name, MAX_SAYINGS)]
    if not members:
        return None
    total = edition.library.count(name)
    return Sayings(
        entries=tuple(
            EntrySayings(edition.card(entry), tuple(_saying(edition, entry, number) for _, number in rows))
            for entry, rows in groupby(members, key=lambda member: member[0])
        ),
        shown=len(members),
        total=total,
        more=_indexes(edition) if total > len(members) else (),
    )


def _saying(edition: Edition, document_id: str, number: int) -> Saying:
    annotation = edition.library.annotation(document_id, number)
    at = edition.library.dated(document_id)
    name = annotation.option("speaker") or annotation.option("holder")
    return Saying(
        kind=annotation.kind,
        kind_label=ANNOTATION_KINDS[annotation.kind].label,
        words=annotation.words,
        href=f"{edition.href('document', document_id)}#{annotation.id}",
        speaker=edition.holder_link(name, at) if name else None,
        role=annotation.option("role") or office(edition, annotation, name, at),
        said=date_view(annotation.date) if annotation.date is not None and annotation.date != at else None,
        status=annotation.option("status"),
        reply=annotation.option("reply") or annotation.option("no_reply"),
    )


def _indexes(edition: Edition) -> tuple[Link, ...]:
    links = (edition.link("annotations", kind, ANNOTATION_KINDS[kind].plural) for kind in SAID)
    return tuple(link for link in links if link.href)
