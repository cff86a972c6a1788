"""Who said what: somebody's statements by year and kind, and all speakers by topic."""

from __future__ import annotations

from collections import Counter

from sitegen.charts import step_of
from sitegen.lists import Thing
from sitegen.model import Annotation, Document, Person
from sitegen.tables import ANNOTATION_KINDS
from sitegen.views.archives import newest_of
from sitegen.views.basics import KIND_LABELS
from sitegen.views.edition import Edition
from sitegen.views.parts import HeatCell, HeatRow, HeatTable, Link, StatedTable, StatedYear
from sitegen.views.pictures import drawn

FEWEST = 3
"""Statements below which a table says no more than their list."""
MAX_SPEAKERS, MAX_TOPICS = 40, 12
LONGEST = 120
"""Letters of a statement's words in the label of its link."""
Pair = tuple[Document, Annotation]


def _statements(edition: Edition, thing: Thing) -> list[Pair]:
    """What somebody said or is credited with, the newest of it where it is much."""
    members, _ = newest_of(edition, f"@held/{thing.key}")
    return [edition.library.part(member) for member in members]


def stated_by(edition: Edition, thing: Thing) -> StatedTable | None:
    """Somebody's statements by year and kind; None for a few."""
    pairs = _statements(edition, thing) if drawn(edition) else []
    if len(pairs) < FEWEST:
        return None
    used = {annotation.kind for _, annotation in pairs}
    kinds = [kind for kind in ANNOTATION_KINDS if kind in used]
    cells: dict[int, dict[str, list[Link]]] = {}
    for document, annotation in reversed(pairs):
        links = cells.setdefault(_year(document, annotation), {})
        links.setdefault(annotation.kind, []).append(_link(edition, document, annotation))
    return StatedTable(
        tuple(Link(ANNOTATION_KINDS[kind].plural, "", note=kind) for kind in kinds),
        tuple(
            StatedYear(str(year), tuple(tuple(links.get(kind, ())) for kind in kinds))
            for year, links in sorted(cells.items())
        ),
    )


def _year(document: Document, annotation: Annotation) -> int:
    """The year of the words, where the note says so, else of the document."""
    return annotation.date.earliest.year if annotation.date is not None else document.year


def _link(edition: Edition, document: Document, annotation: Annotation) -> Link:
    words = annotation.words
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0] + " …"
    # Only a quotation has quotation marks: the words of a claim are the entry's own.
    words = f"“{words}”" if annotation.kind == "quote" else words
    label = f"{ANNOTATION_KINDS[annotation.kind].label}: {words}"
    return Link(label, f"{edition.href('document', document.id)}#{annotation.id}", lang=document.lang)


def said_on(edition: Edition) -> HeatTable | None:
    """The people with most statements by the topics of the entries that these stand in; None for next to none."""
    totals = _speakers(edition) if drawn(edition) else {}
    found = {person: _by_topic(edition, person) for person in totals}
    sizes: Counter[str] = Counter()
    for row in found.values():
        sizes.update({topic: len(pairs) for topic, pairs in row.items()})
    topics = sorted(sizes, key=lambda topic: (-sizes[topic], topic))[:MAX_TOPICS]
    if len(found) < 2 or len(topics) < 2:
        return None
    most = max(len(pairs) for row in found.values() for pairs in row.values())
    facet = edition.library.config.facets[0]
    note = f"Quotations, figures and claims. Each counts for every {facet.label.lower()} of its entry."
    if len(sizes) > len(topics):
        note += f" Shown are the {len(topics)} of {len(sizes)} {facet.plural.lower()} with most of them."
    return HeatTable(
        id="by-speaker",
        title=f"Who said what on which {facet.label.lower()}",
        corner=KIND_LABELS["person"],
        note=f"{note} An empty cell means none.",
        columns=tuple(edition.term_link("tags", topic) for topic in topics),
        rows=tuple(
            HeatRow(
                edition.thing_link(Thing("person", person)),
                tuple(_cell(edition, person, found[person].get(topic, []), most) for topic in topics),
                total,
            )
            for person, total in totals.items()
        ),
        total="Statements",
    )


def _speakers(edition: Edition) -> dict[str, int]:
    """The people with most statements, and how many these are; in the order of their names."""
    people = edition.library.rows("people", Person)
    counts = {person.id: edition.library.count(f"@held/person:{person.id}") for person in people}
    sort = {person.id: (person.sort or person.name).casefold() for person in people}
    largest = sorted((i for i in counts if counts[i]), key=lambda i: (-counts[i], i))[:MAX_SPEAKERS]
    return {person: counts[person] for person in sorted(largest, key=lambda i: (sort[i], i))}


def _by_topic(edition: Edition, person: str) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for document, annotation in _statements(edition, Thing("person", person)):
        for topic in edition.library.carried(document.id, "tags"):
            found.setdefault(topic, []).append((document, annotation))
    return found


def _cell(edition: Edition, person: str, pairs: list[Pair], most: int) -> HeatCell:
    """The number leads to the only statement, or else to all of the person's."""
    href = f"{edition.href('person', person)}#annotations" if pairs else ""
    if len(pairs) == 1:
        href = _link(edition, *pairs[0]).href
    return HeatCell(len(pairs), step_of(len(pairs), most), href)
