"""Brings the state of a site up to date with its files: parses what changed, looks it up, and says what is stale.

The order is that of the pipeline. A step first finds what it has to do, from files that changed and from facts whose
answers changed, and touches the sources that its own work changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date

from msgspec import Struct, structs

from sitegen.assets import Assets, make_assets
from sitegen.checks import check_digest, check_entry, check_links
from sitegen.config import SiteConfig, read_config
from sitegen.diagnostics import Diagnostic, Findings, Severity, Span, weighed
from sitegen.documents import parse_document, parse_page
from sitegen.export.tables import data_rows, files_with, other_citations
from sitegen.facts import Fact, noting
from sitegen.fingerprints import digest
from sitegen.library import YEAR, Library, Route, Tables, list_of, register_items
from sitegen.lists import Moves, contributions
from sitegen.lookup import LookUp, spellings
from sitegen.model import Document, File, FreePage, Mark, Source, Tree
from sitegen.registers import Registers, glossary_pairs, read_registers
from sitegen.routes import check_claims, cite_path, claim_files, entry_path, entry_route, wanted
from sitegen.shelf import encode
from sitegen.source import file_of
from sitegen.state import Documents, FileState, Gate, Origin, Parsed, State, Text
from sitegen.views.basics import make_site
from sitegen.views.edition import DataRows, Edition

GENERATOR = "sitegen"
FINE, COARSE = 100_000_000, 2_500_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""
Glossary = tuple[tuple[str, str], ...]


class Schema(Struct, frozen=True):
    """What the parsing of entries depends on beside their content."""

    config: SiteConfig
    glossary: Glossary
    digest: str


class Outcome(Struct, frozen=True):
    """A file that was parsed: the digest of what was read, the packed `Parsed`, the HTML of the body."""

    path: str
    content: str
    parsed: bytes
    html: bytes


Read = Callable[[File], Source | None]
"""Reads a file; None when it is gone."""
Parse = Callable[[list[File], Schema], Iterator[Outcome]]
"""Parses entries, in any order; a file that is gone is left out."""


def parse_source(source: Source, schema: Schema) -> Outcome:
    """Parse one entry."""
    parsed = parse_document(source, schema.config, schema.glossary)
    document, html = parsed.document, ""
    if document is not None:
        html = document.body.html
        document = structs.replace(document, body=structs.replace(document.body, html=""))
    packed = encode(Parsed(document, parsed.diagnostics))
    return Outcome(source.path, source.digest, packed, html.encode("utf-8", "surrogatepass"))


class Update:
    """One update. After `run`, `edition` answers questions and `state.small.stale` names what must be made again."""

    edition: Edition
    everywhere: bool
    """Whether something has changed that stands on every page."""

    def __init__(self, state: State, read: Read, parse: Parse, started: int) -> None:
        self.state, self.small = state, state.small
        self._read, self._parse, self._started = read, parse, started
        self._touched: set[str] = set()
        self._before: dict[str, Document | None] = {}
        """Entries as they were before this update, by id."""
        self._everything = False
        """Whether every entry has to be looked up again."""
        self.unsettled = False
        """Whether a file was read so soon after a change that a further one could go unnoticed by its marks."""
        self._moved_pages = False
        """Whether there may be other pages than before."""
        self._moved: set[str] = set()
        """Ids of entries that are published and were not, or the other way, or from another file."""
        self._renamed = False
        """Whether a file has another entry than before, or one that is published at another time."""
        self._sources: dict[str, Source] = {}
        self._made_assets: Assets | None = None
        self.found = Findings()
        self.tables = Tables(
            self.small.config,
            self.small.registers,
            documents=Documents(state),
            resolved=state.resolved,
            lists=state.lists,
            body=state.body,
        )
        self.library = Library(self.tables)

    def run(self, tree: Tree, today: date, drafts: bool) -> None:
        """Bring everything up to date but the pages."""
        self._forget_files(tree)
        self._config(tree)
        self._registers(tree)
        self._texts(tree)
        self._documents(tree)
        self._publication(today, drafts)
        entries = self._entries()
        self._assets(tree)
        self._pages()
        self._settle()
        self._links(entries)
        self._site()
        self._cards()
        self._rows()

    def diagnostics(self, *, strict: bool) -> tuple[Diagnostic, ...]:
        """Everything that is wrong, in order, with its weight."""
        drafts = frozenset(path for path, gate in self.small.gates.items() if gate.draft)
        said = [*self.found.items, *self.small.config_said, *self.small.registers_said]
        said += check_digest(self.library)
        for name in self.state.said:
            said += self.state.said[name]
        return weighed(said, drafts, strict=strict or self.small.config.strict)

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

    def _config(self, tree: Tree) -> None:
        if self.unlike("config", self.digest_of(tree.config) if tree.config else ""):
            found = Findings()
            self.small.config = read_config(self.content_of(tree.config) if tree.config else None, found)
            self.small.config_said = tuple(found.items)
            self._everything = self._moved_pages = True
        self.tables.config = self.small.config

    def _registers(self, tree: Tree) -> None:
        if self.unlike("registers", [(f.path, self.digest_of(f)) for f in tree.registers]):
            found = Findings()
            sources = (source for file in tree.registers if (source := self.content_of(file)) is not None)
            before, self.small.registers = self.small.registers, read_registers(sources, found)
            self.small.registers_said = tuple(found.items)
            self._touch_registers(before, self.small.registers)
            self._everything = self._moved_pages = True
        self.tables.registers = self.small.registers
        self.tables.items = register_items(self.small.registers)

    def _touch_registers(self, before: Registers, now: Registers) -> None:
        self._touched |= {f"register:{n}" for n in now.__struct_fields__ if getattr(before, n) != getattr(now, n)}
        was, is_ = register_items(before), register_items(now)
        different = {key for key in was.keys() | is_.keys() if was.get(key) != is_.get(key)}
        self._touched |= {f"item:{key}" for key in different}
        self._touched |= {f"id:{key.partition(':')[2]}" for key in was.keys() ^ is_.keys()}
        self._touched.add(f"keys:{YEAR}")

    def _schema(self) -> Schema:
        config, glossary = self.small.config, glossary_pairs(self.small.registers)
        parts = (config.fields, config.required, glossary)
        return Schema(config, glossary, digest(encode(parts)))

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
        self._touched |= {f"text:{key}" for key in different}
        self._touched |= {f"id:{key}" for key in was.keys() ^ now.keys()}
        if different:
            self._moved_pages = True
            self._touched.add("keys:pages")
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

    def _documents(self, tree: Tree) -> None:
        """Parse what changed, and drop what is gone."""
        schema = self._schema()
        self._drop_documents({file.path for file in tree.documents}, tree.kept)
        files = tree.documents
        if self.small.made_with.get("schema") != schema.digest:
            files = [*files, *map(file_of, tree.kept.values())]
        marks = {file.path: file.mark for file in files}
        for outcome in self._parse([file for file in files if self._needs_parsing(file, schema)], schema):
            self._keep(outcome, marks[outcome.path], schema)
        # Only now: a build that is broken off has not parsed them all.
        self.small.made_with["schema"] = schema.digest
        self.state.bodies.flush()

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
            self._set_name(path, "", None)

    def _needs_parsing(self, file: File, schema: Schema) -> bool:
        origin = self.state.origins.get(file.path)
        if origin is None:
            return True
        return bool(origin.made_from != _made_from(self.digest_of(file), schema))

    def _keep(self, outcome: Outcome, mark: Mark, schema: Schema) -> None:
        path, state = outcome.path, self.state
        self._remember(path)
        self._sources.pop(path, None)
        self._saw(path, mark, outcome.content)
        before: Origin | None = state.origins.get(path)
        same = state.parsed.bytes_of(path) == outcome.parsed
        body = before.body if before and before.body.digest == digest(outcome.html) else state.bodies.add(outcome.html)
        state.origins[path] = Origin(_made_from(outcome.content, schema), body)
        if not same:
            state.parsed.put(path, outcome.parsed)
        parsed: Parsed = state.parsed[path]
        self.say(f"parse/{path}", parsed.diagnostics)
        document, gate = parsed.document, None
        if document is not None:
            if document.draft or document.publish_on is not None:
                due = document.publish_on.earliest.toordinal() if document.publish_on else 0
                gate = Gate(document.draft, due)
            if before is not None and before.body.digest != body.digest:
                self._touched.add(f"doc:{document.id}")
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

    def _remember(self, path: str) -> None:
        """Keep an entry as it was before this update, to know later what it contributed."""
        document_id = self.small.names.get(path, "")
        if document_id and self.small.published.get(document_id) == path and document_id not in self._before:
            self._before[document_id] = self.state.document(document_id)

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
                found.error(Span(path), "duplicate-id", message, "rename one of the files")
            else:
                published[document_id] = path
        self.say("ids", found.items)
        self._publish(published, held)

    def _publish(self, published: dict[str, str], held: set[str]) -> None:
        """Take over who is published, by id, and which ids are held back."""
        before, withheld = self.small.published, frozenset(held - published.keys())
        moved = {i for i in before.keys() | published.keys() if before.get(i) != published.get(i)}
        self._moved = moved
        for document_id in moved & before.keys() - self._before.keys():
            self._before[document_id] = self.state.document(document_id)
        for document_id in moved - before.keys():
            self._before[document_id] = None
        self.small.complete = self.small.complete and before.keys() == published.keys()
        self._touched |= {f"id:{i}" for i in before.keys() ^ published.keys()}
        self._touched |= {f"id:{i}" for i in withheld ^ self.small.withheld}
        self.small.published.become(published)
        self.small.withheld = withheld
        self.tables.withheld = withheld

    def same_days(self, today: date) -> tuple[int, int]:
        """The first day (an ordinal) on which the same entries are published, and the day from which others are."""
        dues = [gate.due for gate in self.small.gates.values() if gate.due]
        past = [due for due in dues if due <= today.toordinal()]
        return max(past, default=1), min((due for due in dues if due > today.toordinal()), default=date.max.toordinal())

    def _is_withheld(self, path: str, today: date) -> bool:
        gate = self.small.gates.get(path)
        return gate is not None and (gate.draft or gate.due > today.toordinal())

    def _entries(self) -> set[str]:
        """Look up the entries whose words, or whose register, or whose neighbours' ids have changed."""
        stale = self._stale({s for s in self._touched if s.partition(":")[0] in {"id", "item", "register"}})
        todo = set(self.small.published) if self._everything else self._before.keys() & self.small.published.keys()
        todo |= {
            node[6:] for node in self.small.stale | stale if node.startswith("entry:")
        } & self.small.published.keys()
        todo |= {name[6:] for name in self._failed("entry/")} & self.small.published.keys()
        lookup, moves = LookUp(self.library), Moves()
        for document_id in self._before.keys() - self.small.published.keys():
            self._leave(document_id, moves)
        for document_id in sorted(todo):
            self._look_up(document_id, lookup, moves)
        changed, ends = moves.apply(self.state.lists)
        self.library.refresh()
        self._touched |= {f"list:{name}" for name in changed}
        self._touched |= {f"keys:{name.partition('/')[0]}" for name in ends}
        self._moved_pages = self._moved_pages or bool(ends)
        # A list that grows may get another page of its archive.
        self.small.complete = self.small.complete and not changed
        self._spellings(changed)
        self._look_up_texts(lookup)
        return todo

    def _stale(self, touched: Iterable[str]) -> set[str]:
        """Ask the facts of the touched sources again; return the nodes that rest on a changed answer, and keep them."""
        numbers = self.state.book.changed(touched, self.answer)
        stale = set(self.state.book.resting_on(numbers))
        self.small.stale |= stale
        return stale

    def _failed(self, prefix: str) -> list[str]:
        """What was in error is looked at again each time: its hints name whatever else there is."""
        said = self.state.said
        return [n for n in said if n.startswith(prefix) and any(d.severity is Severity.ERROR for d in said[n])]

    def _leave(self, document_id: str, moves: Moves) -> None:
        """An entry that is no longer published."""
        before = self._before[document_id]
        resolved = self.state.resolved.get(document_id)
        if before is not None and resolved is not None:
            moves.leave(contributions(before, resolved))
            del self.state.resolved[document_id]
        self.say(f"entry/{document_id}", ())
        self.say(f"links/{document_id}", ())
        for kind in ("entry", "links", "card", "row"):
            self.drop(f"{kind}:{document_id}")
        self.state.cards.pop(document_id, None)
        self.state.rows.pop(document_id, None)
        self._touched.add(f"doc:{document_id}")

    def drop(self, node: str) -> None:
        """Forget a node that is no more."""
        self.state.book.forget(node)
        self.small.stale.discard(node)

    def _look_up(self, document_id: str, lookup: LookUp, moves: Moves) -> None:
        found = Findings()
        document = self.tables.documents[document_id]
        with noting(self.library) as seen:
            now = lookup.entry(document, found)
        self.state.book.note(f"entry:{document_id}", seen, self.answer)
        self.small.stale.discard(f"entry:{document_id}")
        found.extend(check_entry(document))
        self.say(f"entry/{document_id}", found.items)
        was = self.state.resolved.get(document_id)
        before = self._before.get(document_id, document)
        if before == document and was == now:
            return
        if before is not None and was is not None:
            moves.leave(contributions(before, was))
        moves.join(contributions(document, now))
        self.state.resolved[document_id] = now
        self._touched.add(f"doc:{document_id}")

    def _look_up_texts(self, lookup: LookUp) -> None:
        links = {}
        for name, text in (*self.tables.pages.items(), *self.tables.overviews.items()):
            found = Findings()
            folder, _, key = name.rpartition("/")
            links[f"{folder or 'page'}:{key}"] = lookup.links(text, found)
            self.found.extend(found.items)
        before = self.small.links
        self._touched |= {f"text:{key}" for key in before.keys() | links.keys() if before.get(key) != links.get(key)}
        self.small.links = self.tables.links = links

    def _spellings(self, changed: Iterable[str]) -> None:
        facets = {facet.name: facet for facet in self.small.config.facets}
        # Those that have something to say are looked at again: the words may stand on other lines now.
        said = [name for name in self.state.said if name.startswith("@spelling/")]
        for name in said:
            self.say(name, ())
        for name in {*changed, *said}:
            kind, _, rest = name.partition("/")
            facet, _, term = rest.partition("/")
            if kind == "@spelling" and facet in facets and name in self.state.lists:
                self.say(name, spellings(self.library, facets[facet], term))

    # Addresses --------------------------------------------------------------------------------------------------------

    def _assets(self, tree: Tree) -> None:
        if "assets" in self.small.config.without:
            tree.assets = {name: file for name, file in tree.assets.items() if name in tree.own_assets}
        if self.unlike("assets", [(f.path, self.digest_of(f)) for f in tree.assets.values()]):
            assets = self.assets(tree)
            self.small.assets = dict(assets.names)
            self.small.asset_digests = {path: digest(content) for path, content in assets.contents.items()}
            self._moved_pages = True

    def assets(self, tree: Tree) -> Assets:
        """All assets with their contents, read once: what a name was made of is what is written under it."""
        if self._made_assets is None:
            sources = (self.content_of(file) for file in tree.assets.values())
            self._made_assets = make_assets((s.path, s.content) for s in sources if s is not None)
        return self._made_assets

    def _pages(self) -> None:
        """Give every page its address, and see that no two want the same one."""
        self.small.complete = self.small.complete and not self._moved_pages
        rows = list(wanted(self.library)) if self._moved_pages else None
        if rows is not None:
            self._touch_routes({key: route for key, route, _ in rows})
        self.tables.routes = dict(self.small.routes)
        renamed = any(source.startswith(("id:", "list:@aliases")) for source in self._touched)
        if rows is not None or renamed or "claims" in self.state.said:
            found = Findings()
            rows = rows if rows is not None else list(wanted(self.library))
            aliases = check_claims(self.library, rows, found)
            entries = map(entry_path, self.small.published)
            taken = [*(route.path for _, route, _ in rows), *entries, *aliases]
            claim_files(taken, self.small.asset_digests, found)
            self.say("claims", found.items)
            self._touch_aliases(aliases)
        self._set_paths()

    def _touch_routes(self, now: dict[tuple[str, str], Route]) -> None:
        before = dict(self.small.routes)
        different = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
        self._touched |= {f"route:{kind}/{name}" for kind, name in different}
        paths = {row.path for key in different for row in (before.get(key), now.get(key)) if row is not None}
        self._touched |= {f"path:{path}" for path in paths}
        self.small.routes = tuple(now.items())

    def _touch_aliases(self, aliases: dict[str, tuple[str, str]]) -> None:
        self.small.complete = self.small.complete and aliases == self.small.aliases
        self._touched |= {f"path:{path}" for path in aliases.keys() ^ self.small.aliases.keys()}
        self.small.aliases = aliases

    def _set_paths(self) -> None:
        paths = {route.path: key for key, route in self.small.routes}
        paths |= {path: ("alias", path) for path in self.small.aliases}
        paths |= {path: ("asset", path) for path in self.small.asset_digests}
        self.tables.paths = paths

    # What is stale ----------------------------------------------------------------------------------------------------

    def answer(self, fact: Fact) -> bytes:
        """The digest of the answer to a question, asked now."""
        question, arguments = str(fact[0]), fact[1:]
        try:
            if question == "body":
                value: object = (
                    self.state.body_digest(str(arguments[0])),
                    self.tables.documents[str(arguments[0])].body,
                )
            else:
                with noting(self.library):
                    value = getattr(self.edition if question == "card" else self.library, question)(*arguments)
        except KeyError:
            # It was asked of an entry that is no more.
            return b""
        return bytes.fromhex(digest(encode(value), 8))

    def _settle(self) -> None:
        """Find all that rests on what changed so far."""
        self._stale(self._touched)

    def _links(self, entries: set[str]) -> None:
        """Look at the ordinary links of the texts that changed, or whose targets did."""
        stale = {node[6:] for node in self.small.stale if node.startswith("links:")}
        for document_id in sorted((entries | stale) & self.small.published.keys()):
            self._check_links(document_id, self.tables.documents[document_id], entry_route(document_id))
        facets = {facet.path: facet.name for facet in self.small.config.facets} | {"years": YEAR}
        for name, page in (*self.tables.pages.items(), *self.tables.overviews.items()):
            folder, _, key = name.rpartition("/")
            route = self.tables.routes.get((facets.get(folder, "") if folder else "page", key))
            if route is not None:
                self.found.extend(check_links(self.library, page, route))
        self.small.stale -= {f"links:{name}" for name in stale}

    def _check_links(self, node: str, document: Document, route: Route) -> None:
        if not document.body.links and f"links:{node}" not in self.state.book.reads:
            return
        with noting(self.library) as seen:
            self.say(f"links/{node}", check_links(self.library, document, route))
        self.state.book.note(f"links:{node}", seen, self.answer)

    def _site(self) -> None:
        """Make the view of the site itself, which stands on every page."""
        with noting(self.library):
            site = make_site(self.small.config, self.library, self.small.assets, GENERATOR)
        self.edition = Edition(self.library, site)
        self.edition.cards, self.edition.rows = self.state.cards, self.state.rows
        self.everywhere = self.unlike("site", (site, self.small.config))
        if self.everywhere:
            self.small.complete = False
            self.small.stale |= {f"page:{path}" for path in self.state.pages}

    def _cards(self) -> None:
        """Make the cards that are missing or stale; they are things by themselves, because many pages show them."""
        stale = {node[5:] for node in self.small.stale if node.startswith("card:")}
        todo = set(self.small.published) if self.everywhere else self._moved | stale
        touched = {f"card:{document_id}" for document_id in self._before}
        for document_id in sorted(todo):
            self.state.cards.pop(document_id, None)
            if document_id in self.small.published:
                self.edition.card(document_id)
                self.state.book.note(f"card:{document_id}", self.edition.rests_on.pop(document_id), self.answer)
            self.small.stale.discard(f"card:{document_id}")
            touched.add(f"card:{document_id}")
        self._stale(touched)

    def _rows(self) -> None:
        """Make what entries bring to `data/` where it is missing or stale; the files only put it together."""
        if "data" in self.small.config.without:
            return
        stale = {node[4:] for node in self.small.stale if node.startswith("row:")}
        todo = set(self.small.published) if self.everywhere else self._moved | stale
        files: set[str] = set()
        cited: list[str] = []
        for document_id in sorted(name for name in todo if name in self.small.published):
            with noting(self.library) as seen:
                rows = data_rows(self.edition, document_id)
            self.state.book.note(f"row:{document_id}", seen, self.answer)
            before: DataRows | None = self.state.rows.get(document_id)
            files |= files_with(before, rows)
            if other_citations(before, rows):
                cited.append(document_id)
            self.state.rows[document_id] = rows
        self.small.stale -= {f"row:{document_id}" for document_id in stale}
        self.small.stale |= {f"page:{path}" for path in files | self._lists_that_cite(cited)}

    def _lists_that_cite(self, documents: Iterable[str]) -> set[str]:
        """The files with citations of the lists that some entries are in."""
        names = {
            name
            for document_id in documents
            for name, _ in contributions(self.tables.documents[document_id], self.state.resolved[document_id])
        }
        with noting(self.library):
            rows = [(key, route) for key, route in self.tables.routes.items() if names and list_of(key) in names]
            return {path for key, route in rows if (path := cite_path(self.library, key, route))}


def _made_from(content: str, schema: Schema) -> str:
    return digest(f"{content} {schema.digest}".encode())
