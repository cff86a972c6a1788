"""Looks up every word of an entry: topics, departments, people, links. What leads nowhere is a diagnostic.

One entry at a time: what it asks of the others (is there such an id?) goes through the library and is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from sitegen.config import Facet, SiteConfig
from sitegen.confusables import odd_dash, with_hyphens
from sitegen.dates import FuzzyDate, when
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span, did_you_mean, holds, listed, nearest, slip_of
from sitegen.fields import Word
from sitegen.library import Library, lifetime
from sitegen.lists import Resolved, Thing
from sitegen.model import Body, Department, Document, FreePage, Reference, Topic
from sitegen.named_bodies import NamedBodies, shown
from sitegen.named_holders import NamedHolders
from sitegen.registers import Registers
from sitegen.slugs import folded, slugify
from sitegen.term_slips import TermSlips, by_words, other_case, what_it_is


def stub(document: Document) -> Document:
    """Of a withdrawn entry only title, filing and reason are left, here and so everywhere."""
    return structs.replace(document, summary="", body=Body()) if document.withdrawn else document


_YEAR = 366
"""Days by which two dates lie so far apart that one is of a later year."""


class LookUp:
    """The look-up tables of one digest."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.config: SiteConfig = library.config
        self.registers: Registers = library.tables.registers
        self.topics = _topic_labels(self.registers.topics)
        self.bodies = NamedBodies(self.registers.departments)
        self.topic_by_id = {topic.id: topic for topic in self.registers.topics}
        self._holders = [
            item.id for name in ("publishers", "departments", "people") for item in getattr(self.registers, name)
        ]
        self._near: dict[str, str] = {}
        self._old: dict[str, str] | None = None
        self.named = NamedHolders(self.registers, self.bodies)
        self._slips = TermSlips(library, self.topics, self.named, self.bodies)

    # Entries ------------------------------------------------------------------------------------------------------

    def entry(self, document: Document, found: Findings) -> Resolved:
        """Look up all words of an entry."""
        spelled: list[tuple[str, str, str]] = []
        carried = {facet.name: tuple(self._carried(facet, document, spelled, found)) for facet in self.config.facets}
        links = self.links(document, found)
        holders = self._holders_of(document, found)
        self._check_publisher(document, found)
        self._check_named_entries(document, found)
        return Resolved(
            carried=carried,
            people=self._named(document, "person", document.people, links, holders, found),
            initiatives=self._named(document, "initiative", document.initiatives, links, {}, found),
            links=links,
            holders=holders,
            spelled=tuple(spelled),
            crossed="crossings" not in self.config.without,
            surveyed="coverage" not in self.config.without,
        )

    # Facets -------------------------------------------------------------------------------------------------------

    def _carried(
        self, facet: Facet, document: Document, spelled: list[tuple[str, str, str]], found: Findings
    ) -> Iterator[str]:
        seen: dict[str, Word] = {}
        for word, parted in self._slips.words(facet.name, words_of(facet.name, document)):
            term_id = self._term_id(facet, word, document, spelled, found)
            if parted:
                message = f"'{word.text}' is one name; without quotes its commas part it"
                hint = f'write it in quotes, "{word.text}"' + (f", or its id, {term_id}" if term_id else "")
                found.error(word.span, "unknown-term", message, hint, (word.text,))
            if term_id in seen:
                message = f"'{word.text}' is the same {facet.label.lower()} as '{seen[term_id].text}'"
                found.warning(word.span, "repeated-term", message, "write it once")
            elif term_id:
                seen[term_id] = word
                yield term_id

    def _term_id(
        self, facet: Facet, word: Word, document: Document, spelled: list[tuple[str, str, str]], found: Findings
    ) -> str:
        register = {"tags": "topics", "department": "departments"}.get(facet.name, "")
        closed = facet.vocabulary == "closed" or (not facet.vocabulary and register in self.registers.present)
        known = self._known(facet, word, document, closed, found)
        if known or closed:
            return known
        slug = slugify(word.text)
        spelled.append((facet.name, slug, word.text))
        return slug

    def _known(self, facet: Facet, word: Word, document: Document, closed: bool, found: Findings) -> str:
        if facet.name == "tags":
            return self._topic(word, closed, found)
        if facet.name == "department":
            return self._department(word, document, closed, found)
        return ""

    def _topic(self, word: Word, closed: bool, found: Findings) -> str:
        topic = self.topic_by_id.get(word.text) or self.topics.get(folded(word.text))
        if topic is None:
            if closed:
                self._report_unknown_topic(word, found)
            return ""
        if topic.replaced_by is not None and topic.replaced_by.text in self.topic_by_id:
            message = f"the topic '{topic.id}' was replaced by '{topic.replaced_by.text}'"
            found.warning(word.span, "replaced-term", message, f"write {topic.replaced_by.text}")
            return topic.replaced_by.text
        return topic.id

    def _report_unknown_topic(self, word: Word, found: Findings) -> None:
        items = self._slips.items_of(word, "tags")
        if word.text in self.bodies.by_id or self.bodies.called(word.text):
            hint = "a department is never a topic: list it under 'department'"
        else:
            # Where the id has the word, its label is not offered as if it were another topic.
            other = [topic for topic in self.registers.topics if not holds(topic.id, word.text)]
            known = [*self.topic_by_id, *(topic.label for topic in other), *_synonyms(other)]
            hint = f"these are {len(items)} terms: write [{', '.join(items)}]" if items else ""
            hint = hint or _in_quotes(word) or self._slips.several(word, "tags") or _several(word)
            hint = hint or self._slips.elsewhere(word, "tags") or self._slips.by_other_words(word.text, known)
            hint = hint or _from_register(word.text, known, "topics")
            hint = self._slips.of_group(word) or self._slips.renamed(word.text, "topic", hint)
        message = f"'{word.text}' is not a topic of the register"
        found.error(word.span, "unknown-term", message, hint, (word.text, *items))

    def _department(self, word: Word, document: Document, closed: bool, found: Findings) -> str:
        at = document.as_at
        exact = self.bodies.by_id.get(word.text)
        if exact is not None:
            if not exact.in_being(at):
                message = f"'{exact.id}' ({exact.name}) did not exist {when(at)}: it existed {lifetime(exact)}"
                found.warning(word.span, "department-not-in-being", message, self.bodies.instead([exact], at))
            return exact.id
        living = self.bodies.meant(word.text, at)
        if len(living) == 1:
            return living[0].id
        if closed:
            self._report_department(word, living, document, found)
        return ""

    def _report_department(self, word: Word, living: list[Department], document: Document, found: Findings) -> None:
        named, at = self.bodies.called(word.text), when(document.as_at)
        if living:
            message = f"'{word.text}' may be more than one body {at}"
            others = [body for body in named if body not in living]
            hint = f"write its id: {' or '.join(map(shown, living))}"
            hint += f"; not in being then: {listed([*map(shown, others)])}" if others else ""
            found.error(word.span, "ambiguous-department", message, hint)
        elif named:
            message = f"no body called '{word.text}' existed {at}; in the register: {listed([*map(shown, named)])}"
            found.error(word.span, "department-not-in-being", message, self.bodies.instead(named, document.as_at))
        else:
            known = [*self.bodies.by_id, *(b.name for b in self.registers.departments)]
            message = f"'{word.text}' is not a department of the register"
            hint = _in_quotes(word) or self._slips.several(word, "department") or _several(word)
            hint = hint or self._slips.elsewhere(word, "department") or _from_register(word.text, known, "departments")
            hint = self._slips.renamed(word.text, "department", hint)
            found.error(word.span, "unknown-term", message, hint, (word.text,))

    # Links and people ---------------------------------------------------------------------------------------------

    def links(self, text: Document | FreePage, found: Findings) -> dict[str, Thing]:
        """What each `[[target]]` of a body leads to."""
        links: dict[str, Thing] = {}
        at = text.as_at if isinstance(text, Document) else None
        for reference in text.body.references:
            thing = self._thing(reference, at, found)
            if thing is not None:
                links[reference.target] = thing
        return links

    def _thing(self, reference: Reference, at: FuzzyDate | None, found: Findings) -> Thing | None:
        kind, colon, name = reference.target.partition(":")
        kind, name = (kind, name) if colon else ("", reference.target)
        kinds = self.library.kinds(name)
        if kinds == ("withheld",):
            hint = "it shows as plain text until that entry is published"
            found.warning(reference.span, "link-to-draft", "a link to an entry that is not published", hint)
            return None
        things = [Thing(known, name) for known in kinds if kind in {"", known}]
        if len(things) == 1:
            return things[0]
        if len({thing.kind for thing in things} & {"person", "department", "publisher"}) > 1:
            # It is told of the records.
            return None
        if things:
            choices = " or ".join(f"[[{thing.kind}:{thing.id}]]" for thing in things)
            message = f"[[{reference.target}]] may be more than one thing: '{name}' is an id of {self._files(things)}"
            found.error(reference.span, "ambiguous-link", message, f"write {choices}")
            return None
        message = f"[[{reference.target}]] leads nowhere"
        if self.library.kinds(plain := with_hyphens(name)):
            message += f": {odd_dash(name)}"
            hint = f"write [[{kind}{colon}{plain}{f'|{reference.words}' if reference.words else ''}]]"
        else:
            hint = self._link_instead(name, reference.words, at)
        found.error(reference.span, "broken-reference", message, hint, (reference.target,))
        return None

    def _files(self, things: list[Thing]) -> str:
        """Where the ids stand that are the same."""
        names = {"person": "people.yaml", "document": "an entry", "page": "a page"}
        return listed([names.get(thing.kind, f"{thing.kind}s.yaml") for thing in things])

    def _link_instead(self, name: str, words: str, at: FuzzyDate | None) -> str:
        """What to write instead of a link that leads nowhere: by its id, or by the name that was typed as one."""
        hint = other_case(name, self.library.tables.documents) or self._called_now(name)
        hint = hint or did_you_mean(name, self._all_ids())
        swapped = words.strip()
        if swapped and name != swapped and self.library.kinds(swapped):
            return f"the id comes first, then the words: write [[{swapped}|{name}]]"
        parts = [part.strip() for part in re.split(r"[/\\\\¦:;,]", name, maxsplit=1)]
        if not words and len(parts) == 2 and self.library.kinds(parts[0]):
            return f"between the id and the words stands a bar |: write [[{parts[0]}|{parts[1]}]]"
        called, like = self.named.called(name, at), self.named.like(name)
        if called and name != slugify(name):
            return f"write [[{called[0]}|{words or name}]]"
        if like and name != slugify(name):
            # Its own name is shown where no words are, and that without the slip.
            return f"write [[{like[0]}|{words}]]" if words else f"write [[{like[0]}]]"
        if family := self.named.of_family(name):
            return "write " + " or ".join(f"[[{person}|{words or name}]]" for person in family)
        if hint and not hint.startswith("write one of"):
            return hint
        if began := self._begun(name):
            return f"did you mean '{began}'?"
        plain = words or (name if name != slugify(name) else "the name as readers should see it")
        return f"write the id of a record or an entry; or, without brackets, {plain}"

    def _begun(self, name: str) -> str:
        """The id of a record that a name begins with, which has one word more: `fda-union` for `fda`."""
        begin, _, more = name.rpartition("-")
        return begin if more.isalpha() and "-" not in begin and begin in self._all_ids() else ""

    def _called_now(self, name: str) -> str:
        """What to write instead of a name that an entry keeps under `aliases`. Not noted, as what is in error."""
        if self._old is None:
            documents = self.library.tables.documents
            aliases = ((alias.text, one) for one in sorted(documents) for alias in documents[one].aliases)
            self._old = {text.strip("/").removeprefix("documents/"): one for text, one in aliases}
        return f"the entry is called otherwise now: write {self._old[name]}" if name in self._old else ""

    def _all_ids(self) -> list[str]:
        """Every id. Not noted: what is in error is looked up again in every build."""
        tables = self.library.tables
        return [*(key.partition(":")[2] for key in tables.items), *sorted(tables.documents), *tables.pages]

    def _holders_of(self, document: Document, found: Findings) -> dict[str, Thing]:
        """Speakers and holders of annotations that are in a register; others stay names."""
        holders: dict[str, Thing] = {}
        for annotation in document.body.annotations:
            key = "speaker" if annotation.option("speaker") else "holder"
            name = annotation.option(key)
            thing = self.library.holder(name)
            if thing is not None:
                holders[name] = thing
            elif name and name == slugify(name):
                self._report_id(key, name, annotation.span, document, found)
            elif name:
                self._report_name(key, name, document, annotation.span, found)
        return holders

    def _report_name(self, key: str, name: str, document: Document, span: Span, found: Findings) -> None:
        """A name that has a record: as long as it is a name, nothing links to that."""
        if self._report_dash(key, name, span, found):
            return
        called = self.named.called(name, document.as_at)
        if called:
            message = f"'{name}' has a record in the registers, and is not linked to it"
            found.warning(span, "unknown-holder", message, f"write {key}: {' or '.join(called)}", (name,))
        elif like := self.named.like(name) or tuple(filter(None, [self._acronym(name, document)])):
            message = f"'{name}' is in no register, but almost the name of one who is"
            hint = (
                f"write {key}: {' or '.join(like)}; if it is somebody else, add a record of their own to the register"
            )
            found.warning(span, "unknown-holder", message, hint, (name,))
        elif family := self.named.of_family(name):
            message = f"'{name}' is the family name of somebody who has a record, and is not linked to it"
            hint = f"write {key}: {' or '.join(family)}; if it is somebody else, write the whole name"
            found.warning(span, "unknown-holder", message, hint, (name,))

    def _report_dash(self, key: str, name: str, span: Span, found: Findings) -> bool:
        """Whether a name is an id but for a sign that only looks like a hyphen; that is reported."""
        plain = with_hyphens(name)
        if plain == name or self.library.holder(plain) is None:
            return False
        message = f"'{name}' has a record in the registers, and is not linked to it: {odd_dash(name)}"
        found.warning(span, "unknown-holder", message, f"write {key}: {plain}", (name,))
        return True

    def _acronym(self, name: str, document: Document) -> str:
        """Whose acronym has a slip: letters swapped, or, of what the entry links to, one typed twice."""
        meant = self._slips.doubled(name)
        linked = meant and any(link.target.rpartition(":")[2] == meant for link in document.body.references)
        if linked and name not in self.library.tables.body(document.id).html:
            return meant
        return self._slips.acronym(name)

    def _report_id(self, key: str, name: str, span: Span, document: Document, found: Findings) -> None:
        # Likeness is dear to work out, and the same words come again and again.
        if name not in self._near:
            self._near[name] = nearest(name, self._holders, 0.8)
        if self._near[name]:
            message, near = f"'{name}' looks like an id, but is in no register", self._near[name]
            hint = f"did you mean '{near}'?"
            if (written := _as_written(name, document)) and near not in self.named.called(written, document.as_at):
                # The text has somebody of just that name: it need not be the one who has a record.
                hint = f"write {key}: {written}, whom the text has; or, if {near} is meant, {key}: {near}"
            found.warning(span, "unknown-holder", message, hint, (name,))
        elif written := _as_written(name, document):
            # `whistle-blower` may be meant as it stands, unless the text has a name of these words.
            message = f"'{name}' looks like an id, but is in no register, and readers would see it as it is typed"
            hint = f"write {key}: {written}; or add a record with the id {name} to the register"
            found.warning(span, "unknown-holder", message, hint, (name,))

    def _check_publisher(self, document: Document, found: Findings) -> None:
        """A publisher that is no id is shown as typed; one that has a record, or almost, was meant to be it."""
        source = document.source
        name = source.publisher if source is not None else ""
        if source is None or not name or self.library.holder(name) is not None:
            return
        span = source.publisher_span or source.span
        if self._report_dash("publisher", name, span, found):
            return
        if called := self.named.called(name, document.as_at):
            message = f"'{name}' has a record in the registers, and is not linked to it"
            found.warning(span, "unknown-holder", message, f"write publisher: {' or '.join(called)}", (name,))
            return
        like = self.named.like(name)
        meant = slip_of(name, self._holders) if len(name) > 2 and name == slugify(name) else ""
        # Of an acronym only swapped letters are surely a slip: any other letter makes another one.
        meant = meant if len(name) > 4 or sorted(meant) == sorted(name) else ""
        meant = meant or self._slips.acronym(name)
        if like or meant:
            message = f"the publisher '{name}' is in no register, but almost one that is"
            hint = f"write publisher: {meant or ' or '.join(like)}"
            found.warning(span, "unknown-holder", message, hint, (name,))

    def _check_named_entries(self, document: Document, found: Findings) -> None:
        """A hand-picked or answered entry that does not exist is reported."""
        for word in (*document.related, *self._own_references(document)):
            self._report_missing_document(word, found)
        if document.responds_to is not None:
            self._report_missing_document(document.responds_to, found)
            self._report_later_document(document, document.responds_to, found)

    def _report_later_document(self, document: Document, answered: Word, found: Findings) -> None:
        """An answer to what came out a year and more after it: nothing answers what is still to come."""
        other = self.library.document(answered.text)
        ours, theirs = document.as_at, other.as_at if other is not None else None
        if theirs is None or ours.is_open or any(one.approximate or one.uncertain for one in (ours, theirs)):
            return
        if (theirs.earliest - ours.latest).days >= _YEAR:
            message = f"the entry is of {ours.edtf}, and responds to one of {theirs.edtf}, which was still to come"
            hint = f"correct the date of one of the two; or name this one there: responds_to: {document.id}"
            found.warning(answered.span, "date-order", message, hint)

    def _own_references(self, document: Document) -> list[Word]:
        names = {own.name for own in self.config.fields if own.type == "reference"}
        return [word for value in document.own if value.name in names for word in value.words]

    def _report_missing_document(self, word: Word, found: Findings) -> None:
        kinds = self.library.kinds(word.text)
        if kinds == ("withheld",):
            hint = "it is left out until that entry is published"
            found.warning(word.span, "link-to-draft", f"the entry '{word.text}' is not published", hint)
        elif "document" not in kinds:
            message, hint = f"there is no entry '{word.text}'", ""
            if what := what_it_is(kinds):
                message = f"'{word.text}' is {what}, and no entry"
                hint = "only entries can be named here: take it out, or write the file name of an entry"
            documents = sorted(self.library.tables.documents)
            hint = (
                hint
                or other_case(word.text, documents)
                or self._called_now(word.text)
                or by_words(word.text, documents)
                or did_you_mean(word.text, documents)
            )
            hint = hint or "write the file name of an entry, or take it out"
            found.error(word.span, "broken-reference", message, hint, (word.text,))

    def _named(
        self,
        document: Document,
        kind: str,
        words: tuple[Word, ...],
        links: Mapping[str, Thing],
        holders: Mapping[str, Thing],
        found: Findings,
    ) -> tuple[str, ...]:
        """Ids of the people or initiatives of a document: from front matter, annotations and links, in that order."""
        ids: list[str] = []
        for word in words:
            if self.library.item(f"{kind}:{word.text}") is not None:
                ids.append(word.text)
            else:
                known = [key.partition(":")[2] for key in self.library.tables.items if key.startswith(f"{kind}:")]
                register = f"{kind}s".replace("persons", "people")
                message = f"'{word.text}' is not in the register of {register}"
                hint = self._slips.elsewhere(word, register) or _from_register(word.text, known, register)
                found.error(word.span, "unknown-term", message, hint, (word.text,))
        said = (holders.get(a.option("speaker") or a.option("holder")) for a in document.body.annotations)
        ids += [thing.id for thing in said if thing is not None and thing.kind == kind]
        ids += [thing.id for thing in links.values() if thing.kind == kind]
        return tuple(dict.fromkeys(ids))


def _as_written(name: str, document: Document) -> str:
    """The name that an id was made of, as the entry has it: Jo Smith for `jo-smith`; else empty."""
    parts = name.split("-")
    if len(parts) > 1:
        words = re.compile(rf"\b{'[ -]'.join(map(re.escape, parts))}\b", re.IGNORECASE)
        texts = (document.title, document.summary, *(run.text for run in document.body.names))
        found = (match[0] for text in texts for match in words.finditer(text))
        return next((typed for typed in found if all(typed.split(" ")[at][0].isupper() for at in (0, -1))), "")
    return ""


def words_of(facet: str, document: Document) -> tuple[Word, ...]:
    """The words that an entry files itself under."""
    if facet == "tags":
        return document.tags
    if facet == "department":
        return document.department
    return next((own.words for own in document.own if own.name == facet), ())


def spellings(library: Library, facet: Facet, term_id: str) -> Iterator[Diagnostic]:
    """Words of an open vocabulary that are written in more than one way: the rarer ones, each where it stands first."""
    name = f"@spelling/{facet.name}/{term_id}"
    kept = library.spelling(name)
    first: dict[str, str] = {}
    for posting in library.tables.lists.get(name, ()):
        first.setdefault(posting.sort.partition("\0")[0], posting.member)
    for other, member in sorted(first.items()):
        if other != kept:
            words = words_of(facet.name, library.entry(member))
            span = next(word.span for word in words if word.text == other)
            message = f"'{other}' and '{kept}' make the same address and are one {facet.label.lower()}"
            yield Diagnostic(span, "same-slug", Severity.WARNING, message, f"write '{kept}' everywhere")


def _topic_labels(topics: tuple[Topic, ...]) -> dict[str, Topic]:
    labels: dict[str, Topic] = {}
    for topic in topics:
        for synonym in topic.synonyms:
            labels.setdefault(folded(synonym), topic)
    # Labels and old ids win over synonyms of other topics.
    labels.update({folded(alias.text): topic for topic in topics for alias in topic.aliases})
    labels.update({folded(topic.label): topic for topic in topics})
    return labels


def _synonyms(topics: Iterable[Topic]) -> list[str]:
    return [synonym for topic in topics for synonym in topic.synonyms]


def _from_register(word: str, known: Iterable[str], register: str) -> str:
    """What to write instead of a word that a register lacks; a likely slip is not worth a new record."""
    hint = did_you_mean(word, known)
    if hint.endswith("?"):
        return hint
    add = f"add it to content/registers/{register}.yaml"
    return (
        f"{hint}; or {add}" if hint else f"look for it under another name in that register; if it is not there, {add}"
    )


def _several(word: Word) -> str:
    """What to write where several items have become one text: by commas, or by an item of a list set in further."""
    lines = word.text.split(" - ")
    if len(lines) > 1:
        return f"write each term on a line of its own, every '- ' straight below the first: {', '.join(lines)}"
    parts = [part.strip() for part in word.text.replace(";", ",").split(",") if part.strip()]
    return f"if these are several terms, write each as an item of its own: {', '.join(parts)}" if len(parts) > 1 else ""


def _in_quotes(word: Word) -> str:
    """What to write where curly quotation marks have become part of a word."""
    plain = word.text.strip("“”„‘’«»")
    return f"curly quotation marks are part of the word: write {plain}, or straight ones" if plain != word.text else ""
