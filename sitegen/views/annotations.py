"""The indexes of annotations: all quotations by speaker, all figures as one table, all claims by status."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.library import Library, list_of
from sitegen.model import Annotation, Document
from sitegen.slugs import slugify
from sitegen.tables import ANNOTATION_KINDS
from sitegen.views.archives import (
    Part,
    archive_at,
    archive_of,
    members_of,
    newest_of,
    parents_at,
    route_at,
)
from sitegen.views.basics import basics, single_link
from sitegen.views.bodies import STATUS_WORDS, annotation_view
from sitegen.views.edition import Edition, route_of
from sitegen.views.parts import AnnotationGroup, Link, TermRow
from sitegen.views.shapes import AnnotationIndexView, AnnotationKindView
from sitegen.vocabularies import CLAIM_STATUSES

Pair = tuple[Document, Annotation]


def kinds_in_use(library: Library) -> dict[str, int]:
    """The number of annotations of each kind in use, in the table's order of kinds."""
    used = library.terms("@annotations")
    return {kind: library.count(f"@annotations/{kind}") for kind in ANNOTATION_KINDS if kind in used}


def annotation_index(edition: Edition) -> AnnotationIndexView:
    """The kinds with their counts and what each is for."""
    kinds = kinds_in_use(edition.library)
    return AnnotationIndexView(
        **basics(edition, route_of(edition, "single", "annotations"), "annotations.html", "Annotations"),
        kinds=tuple(
            TermRow(
                ANNOTATION_KINDS[kind].plural,
                route_of(edition, "annotations", kind).href,
                count,
                ANNOTATION_KINDS[kind].doc,
                "",
            )
            for kind, count in kinds.items()
        ),
        total=sum(kinds.values()),
    )


def annotation_kind(edition: Edition, kind: str) -> AnnotationKindView:
    """All annotations of a kind, or the newest where they are many."""
    key = ("annotations", kind)
    route = route_of(edition, *key)
    known = ANNOTATION_KINDS[kind]
    parents = (single_link(edition, "annotations", "Annotations"),)
    switch = [
        Link(ANNOTATION_KINDS[k].plural, route_of(edition, "annotations", k).href, count)
        for k, count in kinds_in_use(edition.library).items()
    ]
    members, total = newest_of(edition, list_of(key))
    return AnnotationKindView(
        **basics(edition, route, "annotation-kind.html", known.plural, description=known.doc, parents=parents),
        annotation_kind=kind,
        label=known.plural,
        note=known.doc,
        groups=_groups(edition, kind, _pairs(edition, members), route.root),
        total=total,
        kinds=tuple(switch),
        archive=archive_of(edition, key),
    )


def annotation_archive(edition: Edition, kind: str, at: Part) -> AnnotationKindView:
    """The annotations of a kind in one year, or a part of them."""
    key, label = ("annotations", kind), ANNOTATION_KINDS[kind].plural
    archive = archive_at(edition, key, at)
    route, title = route_at(edition, key, at), f"{label}, {archive.title}"
    parents = (single_link(edition, "annotations", "Annotations"), *parents_at(edition, key, label, at))
    description = f"{title}: what is annotated in entries of that year."
    pairs = _pairs(edition, members_of(edition, key, at))
    return AnnotationKindView(
        **basics(edition, route, "annotation-kind.html", title, description=description, parents=parents),
        annotation_kind=kind,
        label=title,
        note="",
        groups=_groups(edition, kind, pairs, route.root),
        total=len(pairs),
        kinds=(),
        archive=archive,
    )


def _pairs(edition: Edition, members: Iterable[str]) -> list[Pair]:
    return [edition.library.part(member) for member in members]


def _groups(edition: Edition, kind: str, pairs: list[Pair], root: str) -> tuple[AnnotationGroup, ...]:
    if kind == "quote":
        return _by_speaker(edition, pairs, root)
    if kind == "claim":
        return _by_status(edition, pairs, root)
    return (_group(edition, "all", "", "", pairs, root),)


def _group(edition: Edition, name: str, label: str, href: str, pairs: list[Pair], root: str) -> AnnotationGroup:
    return AnnotationGroup(name, label, href, tuple(annotation_view(edition, d, a, root) for d, a in pairs))


def _by_speaker(edition: Edition, pairs: list[Pair], root: str) -> tuple[AnnotationGroup, ...]:
    speakers: dict[Link, list[Pair]] = {}
    for document, annotation in pairs:
        link = edition.holder_link(annotation.option("speaker"), document.as_at)
        speakers.setdefault(link, []).append((document, annotation))
    ordered = sorted(speakers, key=lambda link: (link.label.casefold(), link.href))
    return tuple(
        _group(edition, f"by-{slugify(link.label)}", link.label, link.href, speakers[link], root) for link in ordered
    )


def _by_status(edition: Edition, pairs: list[Pair], root: str) -> tuple[AnnotationGroup, ...]:
    groups = []
    for status in CLAIM_STATUSES:
        chosen = [(d, a) for d, a in pairs if a.option("status") == status]
        if chosen:
            label = STATUS_WORDS[status][:1].upper() + STATUS_WORDS[status][1:]
            groups.append(_group(edition, f"status-{status}", label, "", chosen, root))
    return tuple(groups)
