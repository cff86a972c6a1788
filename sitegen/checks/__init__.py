"""One rule a file. A rule looks at one entry, at the links of one text, or at the digest as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.checks import body_links, named_entries, orphans, overviews, pages, sections, topic_count
from sitegen.checks.annotations import (
    claim_words,
    denials,
    holders,
    note_dates,
    posts,
    printed_posts,
    quotations,
    replies,
    reply_dates,
    speakers,
    speaking_bodies,
    standings,
)
from sitegen.checks.figures import (
    contrary,
    differences,
    mistyped_years,
    parts,
    periods,
    points,
    shares_and_points,
    stated,
    surveys,
    units,
    values,
)
from sitegen.checks.names import later_bodies, link_words, listed_people, named_in_text, prominence
from sitegen.checks.registers import dates, lineage, one_at_a_time, people, references, shared_ids, topics, unused_terms
from sitegen.checks.sources import addresses, archives, later_publishers, natures, same_source, titles
from sitegen.diagnostics import Diagnostic
from sitegen.library import Library, Route
from sitegen.lookup import LookUp
from sitegen.model import Document, FreePage
from sitegen.sentences import is_english

ENTRY_RULES: tuple[Callable[[Document], Iterator[Diagnostic]], ...] = (
    quotations.check,
    replies.check,
    stated.check,
    values.check,
    note_dates.check,
    parts.check,
    differences.check,
    points.check,
    periods.check,
    units.check,
    contrary.check,
    named_entries.check,
)
"""What an entry says of itself alone."""
REGISTER_RULES: tuple[Callable[[Library, Document], Iterator[Diagnostic]], ...] = (
    posts.check,
    archives.check,
    natures.check,
    addresses.check,
    sections.check,
    topic_count.check,
    claim_words.check,
    titles.check,
)
"""What an entry says, held against settings and registers; when one of them changes, every entry is looked at again."""
NAME_RULES: tuple[Callable[[Document, LookUp], Iterator[Diagnostic]], ...] = (
    link_words.check,
    named_in_text.check,
    later_bodies.check,
    later_publishers.check,
    listed_people.check,
    speakers.check,
)
"""What an entry calls people and bodies, held against their records."""
ENGLISH_RULES: tuple[Callable[[Document, LookUp], Iterator[Diagnostic]], ...] = (
    standings.check,
    denials.check,
    reply_dates.check,
    holders.check,
    speaking_bodies.check,
    printed_posts.check,
    surveys.check,
    mistyped_years.check,
    shares_and_points.check,
)
"""What an annotation says, held against the sentences around it; these are read as English."""
DIGEST_RULES: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    lineage.check,
    dates.check,
    one_at_a_time.check,
    topics.check,
    references.check,
    overviews.check,
    pages.check,
    orphans.check,
    unused_terms.check,
    people.check,
    shared_ids.check,
)
"""Registers, settings and pages; few enough to look at in every build."""


def check_entry(document: Document, lookup: LookUp) -> Iterator[Diagnostic]:
    """Run the rules for one entry."""
    for rule in ENTRY_RULES:
        yield from rule(document)
    for against in REGISTER_RULES:
        yield from against(lookup.library, document)
    yield from prominence.check(lookup.library, document, lookup)
    for named in NAME_RULES:
        yield from named(document, lookup)
    for read in ENGLISH_RULES if is_english(document, lookup.config.lang) else ():
        yield from read(document, lookup)


def check_digest(library: Library) -> Iterator[Diagnostic]:
    """Run the rules for the digest as a whole."""
    for rule in DIGEST_RULES:
        yield from rule(library)


def check_source(library: Library, name: str) -> Iterator[Diagnostic]:
    """Look at the entries in a list of those with one original."""
    return same_source.check(library, name)


def check_links(library: Library, text: Document | FreePage, route: Route) -> Iterator[Diagnostic]:
    """Look at the ordinary links of one text, which stands at an address."""
    return body_links.check(library, text, route)
