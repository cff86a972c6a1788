"""Looks up every word that editors wrote: topics, departments, people, links. What leads nowhere is a diagnostic.

The result is the `Library`; nothing later looks anything up by label again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from sitegen.config import Facet, SiteConfig
from sitegen.dates import in_words, parse_date
from sitegen.diagnostics import Findings, Span, did_you_mean, nearest
from sitegen.fields import Word
from sitegen.library import YEAR, Item, Library, Term, Thing, lifetime, newest_first
from sitegen.model import Annotation, Body, Department, Document, FreePage, LineageLink, Reference, Topic
from sitegen.registers import Registers
from sitegen.slugs import folded, slugify


def assemble(
    config: SiteConfig,
    registers: Registers,
    documents: Iterable[Document],
    pages: Iterable[FreePage],
    overviews: Mapping[tuple[str, str], FreePage],
    unpublished: frozenset[str],
    found: Findings,
) -> Library:
    """Look everything up. `documents` are the published ones only; `unpublished` holds the ids of the others."""
    ordered = tuple(sorted(map(_stub, _unique(documents, found)), key=newest_first))
    looked_up = _LookUp(config, registers, ordered, tuple(pages), unpublished, found)
    terms, carried = looked_up.facets()
    links = {document.id: looked_up.links_of(document) for document in ordered}
    page_links = {f"page:{page.id}": looked_up.links_of(page) for page in looked_up.pages}
    term_links = {f"{folder}:{name}": looked_up.links_of(page) for (folder, name), page in overviews.items()}
    holders = looked_up.holders()
    people = {d.id: looked_up.named(d, "person", d.people, links[d.id], holders) for d in ordered}
    initiatives = {d.id: looked_up.named(d, "initiative", d.initiatives, links[d.id], {}) for d in ordered}
    return Library(
        config=config,
        registers=registers,
        documents=ordered,
        by_id={d.id: d for d in ordered},
        terms=terms,
        carried=carried,
        people=people,
        initiatives=initiatives,
        links={**links, **page_links, **term_links},
        backlinks=_backlinks(ordered, links),
        predecessors=_predecessors(registers.departments),
        responses=looked_up.responses(),
        holders=holders,
        named=_named(ordered, people, initiatives, links),
        held=_held(ordered, holders),
        pages=looked_up.pages,
        overviews=overviews,
        items=looked_up.items,
    )


def _stub(document: Document) -> Document:
    """Of a withdrawn entry only title, filing and reason are left, here and so everywhere."""
    return structs.replace(document, summary="", body=Body()) if document.withdrawn else document


def _unique(documents: Iterable[Document], found: Findings) -> list[Document]:
    seen: dict[str, Document] = {}
    for document in sorted(documents, key=lambda d: d.span):
        if document.id in seen:
            message = f"the id '{document.id}' is used twice: also by {seen[document.id].span.path}"
            found.error(document.span, "duplicate-id", message, "rename one of the files")
        else:
            seen[document.id] = document
    return list(seen.values())


def _backlinks(ordered: tuple[Document, ...], links: Mapping[str, Mapping[str, Thing]]) -> dict[Thing, tuple[str, ...]]:
    back: dict[Thing, list[str]] = {}
    for document in ordered:
        for thing in dict.fromkeys(links[document.id].values()):
            if thing != Thing("document", document.id):
                back.setdefault(thing, []).append(document.id)
    return {thing: tuple(ids) for thing, ids in back.items()}


def _named(
    ordered: tuple[Document, ...],
    people: Mapping[str, tuple[str, ...]],
    initiatives: Mapping[str, tuple[str, ...]],
    links: Mapping[str, Mapping[str, Thing]],
) -> dict[Thing, tuple[str, ...]]:
    named: dict[Thing, list[str]] = {}
    for document in ordered:
        things = [Thing("person", name) for name in people[document.id]]
        things += [Thing("initiative", name) for name in initiatives[document.id]]
        things += [thing for thing in links[document.id].values() if thing.kind == "publisher"]
        if document.source is not None:
            things.append(Thing("publisher", document.source.publisher))
        for thing in dict.fromkeys(things):
            named.setdefault(thing, []).append(document.id)
    return {thing: tuple(ids) for thing, ids in named.items()}


def _held(
    ordered: tuple[Document, ...], holders: Mapping[str, Thing]
) -> dict[Thing, tuple[tuple[Document, Annotation], ...]]:
    held: dict[Thing, list[tuple[Document, Annotation]]] = {}
    for document in ordered:
        for annotation in document.body.annotations:
            thing = holders.get(annotation.option("speaker") or annotation.option("holder"))
            if thing is not None:
                held.setdefault(thing, []).append((document, annotation))
    return {thing: tuple(pairs) for thing, pairs in held.items()}


def _predecessors(departments: Iterable[Department]) -> dict[str, tuple[tuple[Department, LineageLink], ...]]:
    before: dict[str, list[tuple[Department, LineageLink]]] = {}
    for body in departments:
        for link in body.lineage:
            for word in link.to:
                before.setdefault(word.text, []).append((body, link))
    return {name: tuple(pairs) for name, pairs in before.items()}


class _LookUp:
    """The look-up tables of one assembly."""

    def __init__(
        self,
        config: SiteConfig,
        registers: Registers,
        documents: tuple[Document, ...],
        pages: tuple[FreePage, ...],
        unpublished: frozenset[str],
        found: Findings,
    ) -> None:
        self.config, self.registers, self.found = config, registers, found
        self.documents, self.pages, self.unpublished = documents, pages, unpublished
        self.items = self._items()
        self.things: dict[str, list[Thing]] = {}
        for thing in self.items:
            self.things.setdefault(thing.id, []).append(thing)
        self.topics = _topic_labels(registers.topics)
        self.bodies = _body_labels(registers.departments)
        self.topic_by_id = {topic.id: topic for topic in registers.topics}
        self.department_by_id = {department.id: department for department in registers.departments}

    def _items(self) -> dict[Thing, Item]:
        kinds: tuple[tuple[str, Iterable[Item]], ...] = (
            ("topic", self.registers.topics),
            ("department", self.registers.departments),
            ("person", self.registers.people),
            ("initiative", self.registers.initiatives),
            ("publisher", self.registers.publishers),
            ("event", self.registers.events),
            ("document", self.documents),
            ("page", self.pages),
        )
        return {Thing(kind, item.id): item for kind, items in kinds for item in items}

    # Facets -------------------------------------------------------------------------------------------------------

    def facets(self) -> tuple[dict[str, dict[str, Term]], dict[str, dict[str, tuple[str, ...]]]]:
        """All facets: terms with their documents, and documents with their terms."""
        terms: dict[str, dict[str, Term]] = {}
        carried: dict[str, dict[str, tuple[str, ...]]] = {}
        for facet in self.config.facets:
            labels: dict[str, Counter[str]] = {}
            spans: dict[tuple[str, str], Span] = {}
            carried[facet.name] = {
                document.id: tuple(self._carried(facet, document, labels, spans)) for document in self.documents
            }
            terms[facet.name] = self._terms(facet, carried[facet.name], labels)
            self._report_spellings(facet, labels, spans)
        carried[YEAR] = {document.id: (str(document.year),) for document in self.documents}
        terms[YEAR] = self._terms(Facet(YEAR, "Year", "Years", "timeline"), carried[YEAR], {})
        return terms, carried

    def _terms(
        self, facet: Facet, carried: Mapping[str, tuple[str, ...]], labels: Mapping[str, Counter[str]]
    ) -> dict[str, Term]:
        ids: dict[str, list[str]] = {}
        for document_id, term_ids in carried.items():
            for term_id in term_ids:
                ids.setdefault(term_id, []).append(document_id)
        return {
            term_id: Term(facet.name, term_id, self._label(facet, term_id, labels), tuple(ids[term_id]))
            for term_id in sorted(ids)
        }

    def _label(self, facet: Facet, term_id: str, labels: Mapping[str, Counter[str]]) -> str:
        if facet.name == "tags" and term_id in self.topic_by_id:
            return self.topic_by_id[term_id].label
        if facet.name == "department" and term_id in self.department_by_id:
            return self.department_by_id[term_id].name
        if term_id in labels:
            # The most frequent spelling; the first in the alphabet where two are as frequent.
            label = min(labels[term_id].items(), key=lambda pair: (-pair[1], pair[0]))[0]
            return self._spoken(facet, label)
        return term_id

    def _spoken(self, facet: Facet, label: str) -> str:
        """A term of a further field as readers want it: an entry by its title, a date in words."""
        kind = next((own.type for own in self.config.fields if own.name == facet.name), "")
        if kind == "reference":
            thing = self.items.get(Thing("document", label))
            return thing.title if isinstance(thing, Document) else label
        return in_words(parse_date(label)) if kind == "date" else label

    def _carried(
        self, facet: Facet, document: Document, labels: dict[str, Counter[str]], spans: dict[tuple[str, str], Span]
    ) -> Iterator[str]:
        seen: dict[str, Word] = {}
        for word in self._words(facet, document):
            term_id = self._term_id(facet, word, document, labels, spans)
            if term_id in seen:
                message = f"'{word.text}' is the same {facet.label.lower()} as '{seen[term_id].text}'"
                self.found.warning(word.span, "repeated-term", message, "write it once")
            elif term_id:
                seen[term_id] = word
                yield term_id

    def _words(self, facet: Facet, document: Document) -> tuple[Word, ...]:
        if facet.name == "tags":
            return document.tags
        if facet.name == "department":
            return document.department
        return next((own.words for own in document.own if own.name == facet.name), ())

    def _term_id(
        self,
        facet: Facet,
        word: Word,
        document: Document,
        labels: dict[str, Counter[str]],
        spans: dict[tuple[str, str], Span],
    ) -> str:
        register = {"tags": "topics", "department": "departments"}.get(facet.name, "")
        closed = facet.vocabulary == "closed" or (not facet.vocabulary and register in self.registers.present)
        known = self._known(facet, word, document, closed)
        if known or closed:
            return known
        slug = slugify(word.text)
        labels.setdefault(slug, Counter())[word.text] += 1
        spans.setdefault((slug, word.text), word.span)
        return slug

    def _known(self, facet: Facet, word: Word, document: Document, closed: bool) -> str:
        if facet.name == "tags":
            return self._topic(word, closed)
        if facet.name == "department":
            return self._department(word, document, closed)
        return ""

    def _topic(self, word: Word, closed: bool) -> str:
        topic = self.topic_by_id.get(word.text) or self.topics.get(folded(word.text))
        if topic is None:
            if closed:
                self._report_unknown_topic(word)
            return ""
        if topic.replaced_by is not None and topic.replaced_by.text in self.topic_by_id:
            message = f"the topic '{topic.id}' was replaced by '{topic.replaced_by.text}'"
            self.found.warning(word.span, "replaced-term", message, f"write {topic.replaced_by.text}")
            return topic.replaced_by.text
        return topic.id

    def _report_unknown_topic(self, word: Word) -> None:
        if word.text in self.department_by_id or folded(word.text) in self.bodies:
            hint = "a department is never a topic: list it under 'department'"
        else:
            known = [*self.topic_by_id, *(t.label for t in self.registers.topics), *_synonyms(self.registers.topics)]
            hint = did_you_mean(word.text, known) or "see content/registers/topics.yaml"
        self.found.error(word.span, "unknown-term", f"'{word.text}' is not a topic of the register", hint)

    def _department(self, word: Word, document: Document, closed: bool) -> str:
        at = document.as_at
        exact = self.department_by_id.get(word.text)
        if exact is not None:
            if not exact.in_being(at):
                message = f"'{exact.id}' ({exact.name}) did not exist at the date {at.edtf}"
                self.found.warning(word.span, "department-not-in-being", message, self._bodies_at(exact, document))
            return exact.id
        named = self.bodies.get(folded(word.text), [])
        living = [body for body in named if body.in_being(at)]
        if len(living) == 1:
            return living[0].id
        if closed:
            self._report_department(word, named, living, at.edtf)
        return ""

    def _bodies_at(self, body: Department, document: Document) -> str:
        names = {folded(text) for text in (*body.acronyms, *(n.name for n in body.names))}
        others = {b.id for name in names for b in self.bodies.get(name, []) if b.in_being(document.as_at)}
        return f"did you mean {' or '.join(sorted(others))}?" if others else f"it existed {lifetime(body)}"

    def _report_department(self, word: Word, named: list[Department], living: list[Department], at: str) -> None:
        if living:
            choices = ", ".join(f"{body.id} ({body.name})" for body in living)
            message = f"'{word.text}' may be more than one body in {at}"
            self.found.error(word.span, "ambiguous-department", message, f"write its id: {choices}")
        elif named:
            choices = ", ".join(f"{body.id} ({lifetime(body)})" for body in named)
            message = f"no body called '{word.text}' existed in {at}"
            self.found.error(word.span, "department-not-in-being", message, f"in the register: {choices}")
        else:
            known = [*self.department_by_id, *(b.name for b in self.registers.departments)]
            message = f"'{word.text}' is not a department of the register"
            hint = did_you_mean(word.text, known) or "see content/registers/departments.yaml"
            self.found.error(word.span, "unknown-term", message, hint)

    def _report_spellings(
        self, facet: Facet, labels: Mapping[str, Counter[str]], spans: Mapping[tuple[str, str], Span]
    ) -> None:
        for slug, spellings in labels.items():
            kept = min(spellings.items(), key=lambda pair: (-pair[1], pair[0]))[0]
            for other in sorted(set(spellings) - {kept}):
                message = f"'{other}' and '{kept}' make the same address and are one {facet.label.lower()}"
                self.found.warning(spans[slug, other], "same-slug", message, f"write '{kept}' everywhere")

    # Links and people ---------------------------------------------------------------------------------------------

    def links_of(self, document: Document | FreePage) -> dict[str, Thing]:
        """What each `[[target]]` of a body leads to."""
        links: dict[str, Thing] = {}
        for reference in document.body.references:
            thing = self._thing(reference)
            if thing is not None:
                links[reference.target] = thing
        return links

    def _thing(self, reference: Reference) -> Thing | None:
        kind, colon, name = reference.target.partition(":")
        kind, name = (kind, name) if colon else ("", reference.target)
        if name in self.unpublished:
            hint = "it shows as plain text until that entry is published"
            self.found.warning(reference.span, "link-to-draft", "a link to an entry that is not published", hint)
            return None
        things = [thing for thing in self.things.get(name, []) if kind in {"", thing.kind}]
        if len(things) == 1:
            return things[0]
        if things:
            choices = " or ".join(f"[[{thing.kind}:{thing.id}]]" for thing in things)
            message = f"[[{reference.target}]] may be more than one thing"
            self.found.error(reference.span, "ambiguous-link", message, f"write {choices}")
            return None
        message = f"[[{reference.target}]] leads nowhere"
        hint = did_you_mean(name, self.things) or "write the id of a register or document"
        self.found.error(reference.span, "broken-reference", message, hint)
        return None

    def holders(self) -> dict[str, Thing]:
        """Speakers and holders of annotations that are in a register; others stay names."""
        known = {t.id: t for kind in ("publisher", "department", "person") for t in self.items if t.kind == kind}
        holders: dict[str, Thing] = {}
        near: dict[str, str] = {}
        for document in self.documents:
            for annotation in document.body.annotations:
                name = annotation.option("speaker") or annotation.option("holder")
                if name in known:
                    holders[name] = known[name]
                elif name and name == slugify(name):
                    # Likeness is dear to work out, and the same words come again and again.
                    near.setdefault(name, nearest(name, known, 0.8))
                    self._report_holder(name, near[name], annotation.span)
        return holders

    def _report_holder(self, name: str, meant: str, span: Span) -> None:
        if meant:
            message = f"'{name}' looks like an id, but is in no register"
            self.found.warning(span, "unknown-holder", message, f"did you mean '{meant}'?")

    def responses(self) -> dict[str, tuple[str, ...]]:
        """Entries that answer an entry; a hand-picked or answered entry that does not exist is reported."""
        answers: dict[str, list[str]] = {}
        for document in self.documents:
            for word in document.related:
                self._report_missing_document(word)
            for word in self._own_references(document):
                self._report_missing_document(word)
            if document.responds_to is not None:
                self._report_missing_document(document.responds_to)
                answers.setdefault(document.responds_to.text, []).append(document.id)
        return {name: tuple(ids) for name, ids in answers.items()}

    def _own_references(self, document: Document) -> list[Word]:
        names = {own.name for own in self.config.fields if own.type == "reference"}
        return [word for value in document.own if value.name in names for word in value.words]

    def _report_missing_document(self, word: Word) -> None:
        if word.text in self.unpublished:
            hint = "it is left out until that entry is published"
            self.found.warning(word.span, "link-to-draft", f"the entry '{word.text}' is not published", hint)
        elif Thing("document", word.text) not in self.items:
            message = f"there is no entry '{word.text}'"
            documents = [document.id for document in self.documents]
            self.found.error(word.span, "broken-reference", message, did_you_mean(word.text, documents))

    def named(
        self,
        document: Document,
        kind: str,
        words: tuple[Word, ...],
        links: Mapping[str, Thing],
        holders: Mapping[str, Thing],
    ) -> tuple[str, ...]:
        """Ids of the people or initiatives of a document: from front matter, annotations and links, in that order."""
        ids: list[str] = []
        for word in words:
            if any(thing.kind == kind for thing in self.things.get(word.text, [])):
                ids.append(word.text)
            else:
                known = [name for name, things in self.things.items() if any(t.kind == kind for t in things)]
                message = f"'{word.text}' is not in the register of {kind}s".replace("persons", "people")
                self.found.error(word.span, "unknown-term", message, did_you_mean(word.text, known))
        said = (holders.get(a.option("speaker") or a.option("holder")) for a in document.body.annotations)
        ids += [thing.id for thing in said if thing is not None and thing.kind == kind]
        ids += [thing.id for thing in links.values() if thing.kind == kind]
        return tuple(dict.fromkeys(ids))


def _topic_labels(topics: tuple[Topic, ...]) -> dict[str, Topic]:
    labels: dict[str, Topic] = {}
    for topic in topics:
        for synonym in topic.synonyms:
            labels.setdefault(folded(synonym), topic)
    # Labels and old ids win over synonyms of other topics.
    labels.update({folded(alias.text): topic for topic in topics for alias in topic.aliases})
    labels.update({folded(topic.label): topic for topic in topics})
    return labels


def _synonyms(topics: tuple[Topic, ...]) -> list[str]:
    return [synonym for topic in topics for synonym in topic.synonyms]


def _body_labels(departments: tuple[Department, ...]) -> dict[str, list[Department]]:
    labels: dict[str, list[Department]] = {}
    for body in departments:
        for text in dict.fromkeys(folded(t) for t in (*body.acronyms, *(name.name for name in body.names))):
            labels.setdefault(text, []).append(body)
    return labels
