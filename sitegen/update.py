"""Brings the state of a site up to date with its files: looks up what changed, and says what is stale.

The order is that of the pipeline. A step first finds what it has to do, from what `intake` found and from facts whose
answers changed, and touches the sources that its own work changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sitegen import how_to_get
from sitegen.assets import Assets, make_assets
from sitegen.checks import check_digest, check_entry, check_links, check_source
from sitegen.checks.own_fields import misnamed
from sitegen.checks.sections import lacked_by_all
from sitegen.config import PATH
from sitegen.crossings import CROSSED
from sitegen.diagnostics import Diagnostic, Findings, Severity, weighed
from sitegen.export.cards import drawn_by
from sitegen.export.tables import data_rows, files_with, other_citations
from sitegen.facts import Fact, noting
from sitegen.fingerprints import digest
from sitegen.follow_ons import called_before, is_astray, left_out, parted, stem_of, without_lost_sections
from sitegen.intake import Intake
from sitegen.library import CROSSING, YEAR, Library, Route, list_of
from sitegen.lists import SOURCED, Moves, contributions, sourced
from sitegen.lookup import LookUp, spellings
from sitegen.model import Document, Tree
from sitegen.proof.heirs import told_once
from sitegen.routes import (
    check_claims,
    cite_paths,
    cited_pages,
    claim_files,
    entry_path,
    entry_route,
    find,
    twin_path,
    wanted,
)
from sitegen.shelf import encode
from sitegen.switches import applied
from sitegen.tables import REGISTERS
from sitegen.views.basics import make_site
from sitegen.views.edition import DataRows, Edition

GENERATOR = "sitegen"


class Update:
    """One update. After `run`, `edition` answers questions and `state.small.stale` names what must be made again."""

    edition: Edition
    everywhere: bool
    """Whether something has changed that stands on every page."""

    def __init__(self, intake: Intake, *, renamed: bool = True) -> None:
        self.intake, self.tables, self._renamed = intake, intake.tables, renamed
        self.state, self.small = intake.state, intake.small
        self._touched, self._before = intake.touched, intake.before
        self._moved_pages = False
        self._made_assets: Assets | None = None
        self.library = Library(self.tables)
        self.allowed = 0
        """How many problems were found and are allowed; see `switches`."""
        self.following = 0
        """How many were found that may follow from `unread`, and are not told."""
        self.unread: tuple[str, ...] = ()
        """The files that make no entry, page or register, or one under another name."""

    def run(self, tree: Tree, today: date, drafts: bool) -> None:
        """Bring everything up to date but the pages."""
        self.intake.run(tree, today, drafts)
        self._moved_pages = self.intake.moved_pages
        entries = self._entries()
        self._assets(tree)
        self._pages()
        self._settle()
        self._links(entries)
        self._site()
        self._cards()
        self._rows()

    def diagnostics(self, *, strict: bool, draws: bool = True, compared: bool = False) -> tuple[Diagnostic, ...]:
        """Everything that is wrong, in order, with its weight; `draws`: whether cards are to be drawn here."""
        drafts = frozenset(path for path, gate in self.small.gates.items() if gate.draft)
        said = [*self.intake.found.items, *self.small.config_said, *self.small.registers_said]
        said += check_digest(self.library)
        if draws and self.small.config.social_cards and not self._cards_by:
            message = "social_cards: there is no Pillow, which draws them"
            place = self.small.config.cards_place
            said.append(Diagnostic(place, "no-pillow", Severity.ERROR, message, how_to_get("cards")))
        for name in self.state.said:
            said += self.state.said[name]
        said = told_once(said, self.intake.heirs, self.intake.gone)
        astray = sorted({item.span.path for item in said if is_astray(item)})
        nameless = left_out(said)
        self.unread = (*self._unread(), *astray)
        names = [name for path in nameless for name in nameless[path]]
        said, following = parted(without_lost_sections(said), self.unread, names, called_before(said))
        self.unread = tuple(dict.fromkeys((*self.unread, *nameless)))
        said, lacking = lacked_by_all(self.small.config, self._published(), said)
        said, otherwise = misnamed(self.small.config, self._published(), said)
        if lacking or otherwise:
            self.unread = (*self.unread, PATH)
        self.following = len(following) + lacking + otherwise
        kept, self.allowed = applied(said, {switch.rule: switch for switch in self.small.config.rules})
        return weighed(kept, drafts, strict=(strict or self.small.config.strict) and not compared)

    def _published(self) -> Iterator[Document]:
        return (self.tables.documents[name] for name in self.small.published)

    def _unread(self) -> tuple[str, ...]:
        """The files that make no entry, page or register, because of what is wrong with them."""
        present = self.small.registers.present
        registers = {item.span.path for item in self.small.registers_said if item.severity is Severity.ERROR}
        return (
            *sorted(self.state.origins.keys() - self.small.names.keys()),
            *sorted(path for path, text in {**self.small.pages, **self.small.overviews}.items() if text.page is None),
            *sorted(path for path in registers if stem_of(path) in REGISTERS.keys() - present),
        )

    # Entries ----------------------------------------------------------------------------------------------------------

    def _entries(self) -> set[str]:
        """Look up the entries whose words, or whose register, or whose neighbours' ids have changed."""
        stale = self._stale({s for s in self._touched if s.partition(":")[0] in {"id", "item", "register"}})
        todo = (
            set(self.small.published) if self.intake.everything else self._before.keys() & self.small.published.keys()
        )
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
        self._sources({*changed, *(sourced(self.tables.documents[name]) for name in todo)})
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
        self.intake.say(f"entry/{document_id}", ())
        self.intake.say(f"links/{document_id}", ())
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
        found.extend(check_entry(document, lookup))
        self.intake.say(f"entry/{document_id}", found.items)
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
            self.intake.found.extend(found.items)
        before = self.small.links
        self._touched |= {f"text:{key}" for key in before.keys() | links.keys() if before.get(key) != links.get(key)}
        self.small.links = self.tables.links = links

    def _spellings(self, changed: Iterable[str]) -> None:
        facets = {facet.name: facet for facet in self.small.config.facets}
        # Those that have something to say are looked at again: the words may stand on other lines now.
        said = [name for name in self.state.said if name.startswith("@spelling/")]
        for name in said:
            self.intake.say(name, ())
        for name in {*changed, *said}:
            kind, _, rest = name.partition("/")
            facet, _, term = rest.partition("/")
            if kind == "@spelling" and facet in facets and name in self.state.lists:
                self.intake.say(name, spellings(self.library, facets[facet], term))

    def _sources(self, names: set[str]) -> None:
        """Look at the originals that several entries have; again at those that have something to say."""
        said = [name for name in self.state.said if name.startswith(f"{SOURCED}/")]
        for name in said:
            self.intake.say(name, ())
        for name in sorted({*names, *said}):
            if name.startswith(f"{SOURCED}/") and len(self.state.lists.get(name, ())) > 1:
                self.intake.say(name, check_source(self.library, name))

    # Addresses --------------------------------------------------------------------------------------------------------

    def _assets(self, tree: Tree) -> None:
        if "assets" in self.small.config.without:
            tree.assets = {name: file for name, file in tree.assets.items() if name in tree.own_assets}
        contents = [(file.path, self.intake.digest_of(file)) for file in tree.assets.values()]
        if self.intake.unlike("assets", (self._renamed, contents)):
            assets = self.assets(tree)
            self.small.assets = dict(assets.names)
            self.small.asset_digests = {path: digest(content) for path, content in assets.contents.items()}
            self._moved_pages = True

    def assets(self, tree: Tree) -> Assets:
        """All assets with their contents, read once: what a name was made of is what is written under it."""
        if self._made_assets is None:
            sources = (self.intake.content_of(file) for file in tree.assets.values())
            self._made_assets = make_assets(
                ((s.path, s.content) for s in sources if s is not None), renamed=self._renamed
            )
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
            self.intake.say("claims", found.items)
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
                self.intake.found.extend(check_links(self.library, page, route))
        self.small.stale -= {f"links:{name}" for name in stale}

    def _check_links(self, node: str, document: Document, route: Route) -> None:
        body = document.body
        if not (body.links or body.bracketed) and f"links:{node}" not in self.state.book.reads:
            return
        with noting(self.library) as seen:
            self.intake.say(f"links/{node}", check_links(self.library, document, route))
        self.state.book.note(f"links:{node}", seen, self.answer)

    @property
    def _cards_by(self) -> str:
        """What draws social cards, where this digest wants them."""
        return drawn_by() if self.small.config.social_cards else ""

    def _site(self) -> None:
        """Make the view of the site itself, which stands on every page."""
        with noting(self.library):
            site = make_site(self.small.config, self.library, self.small.assets, GENERATOR, self._cards_by)
        self.edition = Edition(self.library, site)
        self.edition.cards, self.edition.rows = self.state.cards, self.state.rows
        self.everywhere = self.intake.unlike("site", (site, self.small.config))
        if self.everywhere:
            self.small.complete = False
            self.small.stale |= {f"page:{path}" for path in self.state.pages}

    def _cards(self) -> None:
        """Make the cards that are missing or stale; they are things by themselves, because many pages show them."""
        stale = {node[5:] for node in self.small.stale if node.startswith("card:")}
        todo = set(self.small.published) if self.everywhere else self.intake.moved | stale
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
        todo = set(self.small.published) if self.everywhere else self.intake.moved | stale
        files: set[str] = set()
        cited: list[str] = []
        for document_id in sorted(name for name in todo if name in self.small.published):
            with noting(self.library) as seen:
                rows = data_rows(self.edition, document_id)
            self.state.book.note(f"row:{document_id}", seen, self.answer)
            before: DataRows | None = self.state.rows.get(document_id)
            if before != rows:
                files |= {*files_with(before, rows), twin_path(self.library, document_id)}
            if other_citations(before, rows):
                cited.append(document_id)
            self.state.rows[document_id] = rows
        self.small.stale -= {f"row:{document_id}" for document_id in stale}
        self.small.stale |= {f"page:{path}" for path in files | self._lists_that_cite(cited)}

    def _lists_that_cite(self, documents: Iterable[str]) -> set[str]:
        """The files with citations of the lists that some entries are in."""
        changed: dict[str, set[str]] = {}
        for document_id in documents:
            for name, _ in contributions(self.tables.documents[document_id], self.state.resolved[document_id]):
                changed.setdefault(name, set()).add(document_id)
        size = self.small.config.listing_limit
        with noting(self.library):
            rows = [(key, route) for key, route in self.tables.routes.items() if changed and list_of(key) in changed]
            for name in (name.removeprefix(CROSSED) for name in changed if name.startswith(CROSSED)):
                route = find(self.library, CROSSING, name)
                rows += [((CROSSING, name), route)] if route is not None else []
            return {
                path
                for key, route in rows
                for listed in [list_of(key)]
                for year, part, page in cited_pages(self.library, key, route)
                if not part or not changed[listed].isdisjoint(self.library.of_year(listed, year, part, size))
                for path in cite_paths(page)
            }
