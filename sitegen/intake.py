"""What the files say: settings, registers, texts and entries, parsed where they changed; and who is published.

The first half of an update: `update` goes on with what it finds. A step notes which sources of facts it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date

from msgspec import Struct, structs

from sitegen.config import LOCAL, SiteConfig, read_config
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span, nearest
from sitegen.documents import identify, parse_document, parse_page
from sitegen.fingerprints import digest
from sitegen.library import YEAR, Tables, register_items
from sitegen.model import Document, File, FreePage, Mark, Source, Stated, Tree
from sitegen.proof.fingerprint import Damaged, Fingerprint, read_fingerprint
from sitegen.proof.heirs import keeps, of_owner, proves
from sitegen.registers import Registers, glossary_pairs, read_registers
from sitegen.shelf import encode
from sitegen.slugs import slugify
from sitegen.source import file_of
from sitegen.state import Documents, FileState, Gate, Origin, Parsed, State, Text

FINE, COARSE = 100_000_000, 2_500_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""
Glossary = tuple[tuple[str, str], ...]


class Schema(Struct, frozen=True):
    """What the parsing of entries depends on beside their content."""

    config: SiteConfig
    glossary: Glossary
    editorial: bool
    """Whether the digest keeps registers, and so minds its wording."""
    digest: str
    fingerprints: Mapping[str, Fingerprint] = {}
    """Of the sources of the entries that are to be parsed, by id."""


class Outcome(Struct, frozen=True):
    """A file that was parsed: the digest of what was read, the packed `Parsed`, the HTML of the body, its dates."""

    path: str
    content: str
    parsed: bytes
    html: bytes
    stated: tuple[Stated, ...] = ()


Read = Callable[[File], Source | None]
"""Reads a file; None when it is gone."""
Parse = Callable[[list[File], Schema], Iterator[Outcome]]
"""Parses entries, in any order; a file that is gone is left out."""


def parse_source(source: Source, schema: Schema, original: str = "") -> Outcome:
    """Parse one entry; `original` is the text of its source, where it is at hand."""
    known = schema.fingerprints.get(identify(source.stem))
    parsed = parse_document(
        source, schema.config, schema.glossary, editorial=schema.editorial, fingerprint=known, original=original
    )
    document, html = parsed.document, ""
    if document is not None:
        html = document.body.html
        document = structs.replace(document, body=structs.replace(document.body, html=""))
    packed = encode(Parsed(document, parsed.diagnostics, parsed.draft))
    return Outcome(source.path, source.digest, packed, html.encode("utf-8", "surrogatepass"), parsed.stated)


class Intake:
    """The files of one update. After `run`, `tables` has all but what has to be looked up."""

    def __init__(self, state: State, read: Read, parse: Parse, started: int) -> None:
        self.state, self.small = state, state.small
        self._read, self._parse, self._started = read, parse, started
        self.touched: set[str] = set()
        """Sources of facts of which something is not what it was."""
        self.before: dict[str, Document | None] = {}
        """Entries as they were before this update, by id."""
        self.everything = False
        """Whether every entry has to be looked up again."""
        self.unsettled = False
        """Whether a file was read so soon after a change that a further one could go unnoticed by its marks."""
        self.moved_pages = False
        """Whether there may be other pages than before."""
        self.moved: set[str] = set()
        """Ids of entries that are published and were not, or the other way, or from another file."""
        self.heirs: dict[str, str] = {}
        self.gone: set[str] = set()
        """Names of fingerprints without an entry, and the files whose sources they surely are."""
        self._again = False
        """Whether every entry has to be parsed again, though nothing is new but the day."""
        self._renamed = False
        """Whether a file has another entry than before, or one that is published at another time."""
        self._sources: dict[str, Source] = {}
        self.found = Findings()
        self.tables = Tables(
            self.small.config,
            self.small.registers,
            documents=Documents(state),
            resolved=state.resolved,
            lists=state.lists,
            body=state.body,
        )

    def run(self, tree: Tree, today: date, drafts: bool) -> None:
        """Read what changed, and decide who is published."""
        self._forget_files(tree)
        self._config(tree, drafts)
        self._registers(tree)
        self._texts(tree)
        self._documents(tree, today.toordinal())
        self._publication(today, drafts)

    # Files ------------------------------------------------------------------------------------------------------------

    def _forget_files(self, tree: Tree) -> None:
        files, others = self.state.files, tree.others()
        if len(files) == len(tree.kept) + sum(path in files for path in others):
            return
        present = others | tree.kept.keys()
        for path in [path for path in files if path not in present]:
            del files[path]

    def _source(self, file: File) -> Source | None:
        """Read a file and keep what it was."""
        source = self._read(file)
        if source is not None:
            self._saw(file.path, file.mark, source.digest)
        return source

    def _saw(self, path: str, mark: Mark, content: str) -> None:
        last = max(mark.modified, mark.changed)
        # Whole seconds: a file system that keeps no more, and where a second change can hide for as long.
        doubt = COARSE if mark.modified % 1_000_000_000 == 0 else FINE
        settled = self._started - last > doubt
        self.unsettled = self.unsettled or not settled
        self.state.files[path] = FileState(mark, content, settled)

    def digest_of(self, file: File) -> str:
        """The digest of a file's content, from the last time where it has not been touched since; empty if gone."""
        known: FileState | None = self.state.files.get(file.path)
        if known is not None and known.settled and known.mark == file.mark:
            return known.digest
        source = self._source(file)
        if source is not None:
            self._sources[file.path] = source
        return source.digest if source is not None else ""

    def content_of(self, file: File) -> Source | None:
        """The content of a file, or None when it is gone."""
        return self._sources.pop(file.path, None) or self._source(file)

    def unlike(self, step: str, made_of: object) -> bool:
        """Whether a step has to be done again, because what it is made of has changed."""
        now = digest(encode(made_of))
        same = self.small.made_with.get(step) == now
        self.small.made_with[step] = now
        return not same

    # Settings, registers, texts ---------------------------------------------------------------------------------------

    def _config(self, tree: Tree, drafts: bool) -> None:
        if self.unlike("config", (self.digest_of(tree.config) if tree.config else "", drafts)):
            found = Findings()
            config = read_config(self.content_of(tree.config) if tree.config else None, found)
            # A site with drafts is nothing to give away, and the preview is to be quick.
            self.small.config = structs.replace(config, offline_copy=False, social_cards=False) if drafts else config
            # Nor does anybody but its editor read it, at whatever address.
            self.small.config_said = tuple(item for item in found.items if not (drafts and item.about == (LOCAL,)))
            self.everything = self.moved_pages = True
        self.tables.config = self.small.config

    def _registers(self, tree: Tree) -> None:
        if self.unlike("registers", [(f.path, self.digest_of(f)) for f in tree.registers]):
            found = Findings()
            sources = (source for file in tree.registers if (source := self.content_of(file)) is not None)
            before, self.small.registers = self.small.registers, read_registers(sources, found)
            self.small.registers_said = tuple(found.items)
            self._touch_registers(before, self.small.registers)
            self.everything = self.moved_pages = True
        self.tables.registers = self.small.registers
        self.tables.items = register_items(self.small.registers)

    def _touch_registers(self, before: Registers, now: Registers) -> None:
        self.touched |= {f"register:{n}" for n in now.__struct_fields__ if getattr(before, n) != getattr(now, n)}
        was, is_ = register_items(before), register_items(now)
        different = {key for key in was.keys() | is_.keys() if was.get(key) != is_.get(key)}
        self.touched |= {f"item:{key}" for key in different}
        self.touched |= {f"id:{key.partition(':')[2]}" for key in was.keys() ^ is_.keys()}
        self.touched.add(f"keys:{YEAR}")

    def _schema(self) -> Schema:
        config, glossary = self.small.config, glossary_pairs(self.small.registers)
        editorial = bool(self.small.registers.present)
        wording = (config.lang, config.relative_words, config.allegation_words, editorial)
        parts = (config.fields, config.required, glossary, wording)
        return Schema(config, glossary, editorial, digest(encode(parts)))

    def _texts(self, tree: Tree) -> None:
        glossary = glossary_pairs(self.small.registers)
        was = self._texts_by_key()
        pages = self._parsed_texts(tree.pages, self.small.pages, glossary, overview=False)
        overviews = self._parsed_texts(tree.overviews, self.small.overviews, glossary, overview=True)
        self.small.pages, self.small.overviews = pages, overviews
        kept = {f"text/{path}" for path in (*pages, *overviews)}
        for name in [n for n in self.state.said if n.startswith("text/") and n not in kept]:
            del self.state.said[name]
        now = self._texts_by_key()
        different = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
        self.touched |= {f"text:{key}" for key in different}
        self.touched |= {f"id:{key}" for key in was.keys() ^ now.keys()}
        if different:
            self.moved_pages = True
            self.touched.add("keys:pages")
        self.tables.pages = {key: page for key, page in now.items() if "/" not in key}
        self.tables.overviews = {key: page for key, page in now.items() if "/" in key}

    def _texts_by_key(self) -> dict[str, FreePage]:
        """Free pages by id, overview texts as `folder/id`."""
        pages = {text.page.id: text.page for text in self.small.pages.values() if text.page is not None}
        for path, text in self.small.overviews.items():
            if text.page is not None:
                pages[f"{path.split('/')[1]}/{text.page.id}"] = text.page
        return pages

    def _parsed_texts(
        self, files: Iterable[File], known: dict[str, Text], glossary: Glossary, *, overview: bool
    ) -> dict[str, Text]:
        texts: dict[str, Text] = {}
        for file in files:
            made_from = digest(encode((self.digest_of(file), glossary)))
            text = known.get(file.path)
            if text is None or text.made_from != made_from:
                source = self.content_of(file)
                if source is None:
                    continue
                parsed = parse_page(source, glossary, overview=overview)
                text = Text(made_from, parsed.page, parsed.diagnostics)
                self.say(f"text/{file.path}", parsed.diagnostics)
            texts[file.path] = text
        return texts

    def say(self, node: str, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep what is wrong with something, or that nothing is."""
        said = tuple(diagnostics)
        if said:
            self.state.said[node] = said
        else:
            self.state.said.pop(node, None)

    # Entries ----------------------------------------------------------------------------------------------------------

    def _documents(self, tree: Tree, today: int) -> None:
        """Parse what changed, and drop what is gone."""
        # What was past may be to come again when the clock went back.
        self._again = today < self.small.day
        schema = self._schema()
        self._drop_documents({file.path for file in tree.documents}, tree.kept)
        files, proved = tree.documents, self._fingerprints(tree)
        if self._again or self.small.made_with.get("schema") != schema.digest:
            files = [*files, *map(file_of, tree.kept.values())]
        elif proved:
            files = [*files, *(file_of(row) for path, row in tree.kept.items() if _id_of(path) in proved)]
        marks = {file.path: file.mark for file in files}
        todo = [file for file in files if self._needs_parsing(file, schema)]
        schema = structs.replace(schema, fingerprints=self._read_fingerprints(tree, todo))
        for outcome in self._parse(todo, schema):
            self._keep(outcome, marks[outcome.path], schema)
            self._set_ahead(outcome.path, tuple(one for one in outcome.stated if one.day > today))
        self._say_ahead(today)
        self._unused_fingerprints(tree)
        # Only now: a build that is broken off has not parsed them all.
        self.small.made_with["schema"] = schema.digest
        self.state.bodies.flush()

    def _fingerprints(self, tree: Tree) -> set[str]:
        """Take over what the fingerprints of sources are now; returns the ids of the entries whose has changed."""
        before = self.small.fingerprints
        now = {_id_of(file.path): self.digest_of(file) for file in tree.fingerprints}
        self.small.fingerprints = now
        return {known for known in before.keys() | now.keys() if before.get(known) != now.get(known)}

    def _read_fingerprints(self, tree: Tree, todo: list[File]) -> dict[str, Fingerprint]:
        """The fingerprints of the entries that are to be parsed; what cannot be read is reported by every build."""
        wanted, found = {_id_of(file.path) for file in todo}, {}
        for file in tree.fingerprints:
            name = _id_of(file.path)
            source = self.content_of(file) if name in wanted or f"damaged/{file.path}" in self.state.said else None
            if source is None:
                continue
            try:
                found[name] = read_fingerprint(source.content)
                self.say(f"damaged/{file.path}", ())
            except Damaged as damage:
                hint = f"make it again: sitegen source add {name} FILE"
                message = f"the fingerprint cannot be used: {damage}"
                problem = Diagnostic(Span(file.path), "fingerprint-damaged", Severity.ERROR, message, hint)
                self.say(f"damaged/{file.path}", (problem,))
        return found

    def _unused_fingerprints(self, tree: Tree) -> None:
        """Report the fingerprints that belong to no entry, and forget what was said of those that are gone."""
        paths = {file.path for file in tree.fingerprints}
        for name in [n for n in self.state.said if n.startswith("damaged/") and n[8:] not in paths]:
            del self.state.said[name]
        ids = set(self.small.names.values()) if paths else set()
        found = Findings()
        unused = {path for path in paths if _id_of(path) not in ids}
        if unused:
            # An entry that cannot be read has no name, but is there.
            unread = {_id_of(path) for path in self.state.origins}
            unused = {path for path in unused if _id_of(path) not in unread}
        owners = self._owners([file for file in tree.fingerprints if file.path in unused], paths)
        self.heirs = {old: one.span.path for old, one in owners.items() if not keeps(one, old)}
        self.gone = {_id_of(path) for path in unused} - owners.keys()
        for path in sorted(unused):
            # In order: a set has another one in each process, and equally good offers would change places.
            old, like = _id_of(path), nearest(_id_of(path), sorted(ids), 0.65)
            hint = (
                f"rename it to {slugify(like)}.fingerprint, if it is that entry's"
                if like
                else "name it after its entry"
            )
            message = f"there is no entry '{old}'"
            if owner := owners.get(old):
                found.warning(Span(path), "fingerprint-unused", message, of_owner(owner, old), (old,))
                continue
            bare = ids - {_id_of(one) for one in paths}
            if len(bare) == len(unused) == 1 and not like:
                # The only entry that lacks one: its file was renamed, and the old address leads nowhere now.
                new = next(iter(bare))
                hint = f"if {new}.md was called {old}.md, call it so again, and write: "
                # A name that is no plain id is none that a command takes, nor one to keep.
                hint += f"sitegen rename document {old} {slugify(new)}"
                hint += ", which takes the fingerprint and the old address along"
            hint += "; else delete it"
            found.warning(Span(path), "fingerprint-unused", message, hint, (old,))
        self.say("fingerprints", found.items)

    def _owners(self, unused: list[File], fingerprints: set[str]) -> dict[str, Document]:
        """The entries without a fingerprint of their own whose source is surely that of one without an entry."""
        used = {_id_of(path) for path in fingerprints}
        bare = [path for path, name in self.small.names.items() if name not in used] if unused else []
        owners: dict[str, Document] = {}
        for file in unused:
            old, source = _id_of(file.path), self.content_of(file)
            try:
                known = read_fingerprint(source.content) if source is not None else None
            except Damaged:
                continue
            documents = (self.state.parsed[path].document for path in bare if known is not None)
            proved = [one for one in documents if one and known and proves(one, known)]
            if len(proved) == 1:
                owners[old] = proved[0]
        return owners

    def _drop_documents(self, others: Set[str], kept: Mapping[str, object]) -> None:
        """Forget the entries whose files are gone: neither among those that are kept nor among the others."""
        origins = self.state.origins
        if len(origins) == len(kept) + sum(path in origins for path in others):
            return
        for path in [path for path in origins if path not in kept and path not in others]:
            self._remember(path)
            del origins[path]
            del self.state.parsed[path]
            self.say(f"parse/{path}", ())
            self._set_ahead(path, ())
            self._set_name(path, "", None)

    def _needs_parsing(self, file: File, schema: Schema) -> bool:
        origin = self.state.origins.get(file.path)
        if origin is None or self._again:
            return True
        return bool(origin.made_from != self._made_from(file.path, self.digest_of(file), schema))

    def _made_from(self, path: str, content: str, schema: Schema) -> str:
        proof = self.small.fingerprints.get(_id_of(path), "")
        return digest(f"{content} {schema.digest} {proof}".encode())

    def _keep(self, outcome: Outcome, mark: Mark, schema: Schema) -> None:
        path, state = outcome.path, self.state
        self._remember(path)
        self._sources.pop(path, None)
        self._saw(path, mark, outcome.content)
        before: Origin | None = state.origins.get(path)
        same = state.parsed.bytes_of(path) == outcome.parsed
        body = before.body if before and before.body.digest == digest(outcome.html) else state.bodies.add(outcome.html)
        state.origins[path] = Origin(self._made_from(path, outcome.content, schema), body)
        if not same:
            state.parsed.put(path, outcome.parsed)
        parsed: Parsed = state.parsed[path]
        self.say(f"parse/{path}", parsed.diagnostics)
        document = parsed.document
        # A draft that is too unfinished to be an entry stops nobody.
        gate = Gate(True, 0) if parsed.draft else None
        if document is not None:
            if document.draft or document.publish_on is not None:
                due = document.publish_on.earliest.toordinal() if document.publish_on else 0
                gate = Gate(document.draft, due)
            if before is not None and before.body.digest != body.digest:
                self.touched.add(f"doc:{document.id}")
        self._set_name(path, document.id if document is not None else "", gate)

    def _set_name(self, path: str, document_id: str, gate: Gate | None) -> None:
        """Keep which entry a file has, if any, and what may keep it from being published."""
        names, gates = self.small.names, self.small.gates
        if names.get(path, "") == document_id and gates.get(path) == gate:
            return
        self._renamed = True
        names.pop(path, None)
        gates.pop(path, None)
        if document_id:
            names[path] = document_id
        if gate is not None:
            gates[path] = gate

    def _set_ahead(self, path: str, stated: tuple[Stated, ...]) -> None:
        self.small.ahead.pop(path, None)
        if stated:
            self.small.ahead[path] = stated

    def _say_ahead(self, today: int) -> None:
        """Report the dates that are given as past and are still to come."""
        self.small.day = today
        found = Findings()
        for path, stated in sorted(self.small.ahead.items()):
            ahead = tuple(one for one in stated if one.day > today)
            self._set_ahead(path, ahead)
            for one in ahead:
                message = f"'{one.name}' says {one.text}, a day that is still to come"
                found.warning(one.span, "date-ahead", message, "correct it; today is the last day that it can be")
        self.say("ahead", found.items)

    def _remember(self, path: str) -> None:
        """Keep an entry as it was before this update, to know later what it contributed."""
        document_id = self.small.names.get(path, "")
        if document_id and self.small.published.get(document_id) == path and document_id not in self.before:
            self.before[document_id] = self.state.document(document_id)

    def _publication(self, today: date, drafts: bool) -> None:
        """Decide who is published: no draft and nothing of the future, and of two with one id the first."""
        withheld = {path for path in self.small.gates if not drafts and self._is_withheld(path, today)}
        if not self.unlike("withheld", sorted(withheld)) and not self._renamed:
            self.tables.withheld = self.small.withheld
            return
        published: dict[str, str] = {}
        held, found = set(), Findings()
        for path in sorted(self.small.names):
            document_id = self.small.names[path]
            if path in withheld:
                held.add(document_id)
            elif document_id in published:
                message = f"the id '{document_id}' is used twice: also by {published[document_id]}"
                hint = "delete one of the files, if both are the same entry; if not, rename one"
                found.error(Span(path), "duplicate-id", message, hint)
            else:
                published[document_id] = path
        self.say("ids", found.items)
        self._publish(published, held)

    def _publish(self, published: dict[str, str], held: set[str]) -> None:
        """Take over who is published, by id, and which ids are held back."""
        before, withheld = self.small.published, frozenset(held - published.keys())
        moved = {i for i in before.keys() | published.keys() if before.get(i) != published.get(i)}
        self.moved = moved
        for document_id in moved & before.keys() - self.before.keys():
            self.before[document_id] = self.state.document(document_id)
        for document_id in moved - before.keys():
            self.before[document_id] = None
        self.small.complete = self.small.complete and before.keys() == published.keys()
        self.touched |= {f"id:{i}" for i in before.keys() ^ published.keys()}
        self.touched |= {f"id:{i}" for i in withheld ^ self.small.withheld}
        self.small.published.become(published)
        self.small.withheld = withheld
        self.tables.withheld = withheld

    def same_days(self, today: date) -> tuple[int, int]:
        """The first day (an ordinal) on which all is as today, and the day from which something is not.

        Other entries may be published, or a date that was still to come be there.
        """
        dues = [gate.due for gate in self.small.gates.values() if gate.due]
        ends = [*dues, *(one.day for stated in self.small.ahead.values() for one in stated)]
        first = max((due for due in dues if due <= today.toordinal()), default=1)
        ahead = (day for day in ends if day > today.toordinal())
        return max(first, self.small.day), min(ahead, default=date.max.toordinal())

    def _is_withheld(self, path: str, today: date) -> bool:
        gate = self.small.gates.get(path)
        return gate is not None and (gate.draft or gate.due > today.toordinal())


def _id_of(path: str) -> str:
    """The id of an entry by the path of its file, or of the fingerprint of its source."""
    return identify(path.rpartition("/")[2].rpartition(".")[0])
