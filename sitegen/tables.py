"""The one table of fields: front matter, annotations, registers and site.yaml, each key with its type and meaning.

Reading, diagnostics, the editor's manual, the data dictionary and the CSV headers all come from here. To add a field,
add a row here, carry it in `model` and `documents`, and show it in a view.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.fields import Field, FieldType
from sitegen.vocabularies import (
    CERTAINTIES,
    CHANGE_KINDS,
    CLAIM_STATUSES,
    EVENT_KINDS,
    KIND_SENSES,
    KINDS,
    LEVELS,
    LINEAGE_TYPES,
    NATURES,
)

T = FieldType

SOURCE = (
    Field("title", T.TEXT, "title of the original, as printed", required=True),
    Field("publisher", T.TEXT, "id out of publishers.yaml or departments.yaml, or the publisher's name"),
    Field("nature", T.TEXT, "who speaks, and from which position", allowed=tuple(NATURES)),
    Field("author", T.TEXT, "name as printed"),
    Field("url", T.URL, "address of the original"),
    Field("published", T.DATE, "date printed on the original, if it differs from `date`"),
    Field("accessed", T.DATE, "day on which the editor read it"),
    Field("archive_url", T.URL, "address of an archived copy"),
    Field("licence", T.TEXT, "terms under which the original is published"),
    Field("defects", T.LIST, "what is wrong with the text as we have it, one line each"),
    Field("via", T.LIST, "the chain of a second-hand report, nearest first"),
)

CHANGE = (
    Field("date", T.DATE, "day of the change", required=True),
    Field("kind", T.TEXT, "correction, update or withdrawal", required=True, allowed=CHANGE_KINDS),
    Field("note", T.TEXT, "what was wrong and what it is now", required=True),
)

FRONT_MATTER = (
    Field("title", T.TEXT, "title of the entry, in our own words or as printed", required=True),
    Field("summary", T.TEXT, "at most 300 characters of plain text, in our own words"),
    Field("year", T.YEAR, "year the document is filed under; needed where there is no `date`"),
    Field("date", T.DATE, "EDTF date of the document, as certain as it is; must agree with `year`"),
    Field("date_basis", T.TEXT, "why we think so, in one line; needed with ~, ? or an inferred date"),
    Field("tags", T.LIST, "topics: ids, labels or synonyms of the topics register"),
    Field("department", T.LIST, "bodies: ids, names or acronyms, as at the document's date", may_be_empty=True),
    Field("department_note", T.TEXT, "why `department` is empty"),
    Field("people", T.LIST, "ids of the people register; also collected from annotations and links"),
    Field("initiatives", T.LIST, "ids of the initiatives register; also collected from links"),
    Field("kind", T.TEXT, "what sort of document it is", allowed=KINDS, senses=KIND_SENSES),
    Field("event_date", T.DATE, "when the thing happened, if not when the document came out"),
    Field("source", T.RECORD, "the original", fields=SOURCE),
    Field("changes", T.RECORDS, "public record of corrections, updates and withdrawal", fields=CHANGE),
    Field("added", T.DATE, "day on which the entry entered the digest; drives feeds and 'recent changes'"),
    Field("draft", T.FLAG, "true keeps the entry out of every output"),
    Field("publish_on", T.DATE, "keeps the entry out of every output before that day"),
    Field("aliases", T.LIST, "old addresses that must keep working, e.g. documents/old-id/"),
    Field("lang", T.LANG, "language of the entry (BCP 47), if not the site's"),
    Field("related", T.LIST, "ids of entries picked by hand as related"),
    Field("responds_to", T.TEXT, "id of the entry that this one answers"),
)

PAGE = (
    Field("title", T.TEXT, "title of the page", required=True),
    Field("summary", T.TEXT, "one sentence for search engines and lists"),
    Field("lang", T.LANG, "language of the page (BCP 47), if not the site's"),
)

OVERVIEW = (Field("title", T.TEXT, "not shown; for the editor"),)

_ANCHOR = (
    Field("id", T.TEXT, "stable id of the annotation, if not the one derived from its words"),
    Field("nth", T.NUMBER, "which occurrence of the words is meant, when the block has them more than once"),
    Field("prefix", T.TEXT, "words right before, to tell two occurrences apart"),
    Field("suffix", T.TEXT, "words right after, to tell two occurrences apart"),
)


@dataclass(frozen=True)
class AnnotationKind:
    """A kind of annotation: its label, what it is for, and the keys it takes."""

    name: str
    label: str
    plural: str
    doc: str
    fields: tuple[Field, ...]


_HOLDER = Field("holder", T.TEXT, "whose figure or claim it is: an id of a register, or a name", required=True)

ANNOTATION_KINDS = {
    kind.name: kind
    for kind in (
        AnnotationKind(
            "quote",
            "Quotation",
            "Quotations",
            "Words quoted exactly, with who said them and in which office.",
            (
                Field("speaker", T.TEXT, "id of a person, department or publisher, or a name", required=True),
                Field("role", T.TEXT, "office at the time; else taken from the person's dated roles"),
                Field("where", T.TEXT, "occasion or place"),
                Field("date", T.DATE, "when it was said, if not the document's date"),
                Field("elsewhere", T.TEXT, "where the words are from, if not from the entry's own source"),
                *_ANCHOR,
            ),
        ),
        AnnotationKind(
            "figure",
            "Figure",
            "Figures",
            "A number with its unit, period and holder.",
            (
                Field("value", T.TEXT, "number and unit: -86 %", required=True),
                Field("unit", T.TEXT, "unit, if it is not written behind the value"),
                Field("what", T.TEXT, "what is counted"),
                Field("from", T.TEXT, "value at the start of the period"),
                Field("to", T.TEXT, "value at its end"),
                Field("period", T.TEXT, "time that the number is about"),
                Field("base", T.TEXT, "of what: 27 of 611"),
                _HOLDER,
                Field("derived", T.FLAG, "true when we worked the number out"),
                *_ANCHOR,
            ),
        ),
        AnnotationKind(
            "claim",
            "Claim",
            "Claims",
            "Something asserted, with its holder, its standing, and the reply or its absence.",
            (
                _HOLDER,
                Field("status", T.TEXT, "how the claim stands", required=True, allowed=CLAIM_STATUSES),
                Field("reply", T.TEXT, "who answered, and what"),
                Field("no_reply", T.TEXT, "where we looked for an answer and found none"),
                *_ANCHOR,
            ),
        ),
        AnnotationKind(
            "context", "Context", "Context", "Background that is not in the source, with where it comes from.", _ANCHOR
        ),
        AnnotationKind(
            "definition",
            "Definition",
            "Definitions",
            "What a term means here.",
            (Field("term", T.TEXT, "the term, if not the words themselves"), *_ANCHOR),
        ),
        AnnotationKind(
            "doubt",
            "Doubt",
            "Doubts",
            "A reason for care about the source, a date, a figure or an attribution.",
            (
                Field(
                    "about",
                    T.TEXT,
                    "what is in doubt",
                    allowed=("source", "date", "text", "figure", "attribution"),
                ),
                *_ANCHOR,
            ),
        ),
        AnnotationKind(
            "correction",
            "Correction",
            "Corrections",
            "What an earlier version of the entry said.",
            (Field("date", T.DATE, "day of the correction", required=True), *_ANCHOR),
        ),
    )
}

_ID = Field("id", T.TEXT, "id that never changes: a-z, 0-9 and hyphens", required=True)
_NOTE = Field("note", T.TEXT, "a remark for readers, in a sentence or two")
_SOURCES = Field("sources", T.LIST, "addresses that support the record")
_ACRONYMS = Field("acronyms", T.LIST, "short forms by which an entry may name it")

BOUND = (
    Field("date", T.DATE, "EDTF date, as certain as it is", required=True),
    Field("certainty", T.TEXT, "how well the date is known", allowed=CERTAINTIES),
    Field("basis", T.TEXT, "how we know"),
)

DEPARTMENT = (
    _ID,
    Field(
        "names",
        T.RECORDS,
        "names in the order of time",
        required=True,
        fields=(
            Field("name", T.TEXT, "the name", required=True),
            Field("from", T.DATE, "first day of the name"),
            Field("to", T.DATE, "last day of the name"),
        ),
    ),
    _ACRONYMS,
    Field("kind", T.TEXT, "kind of body"),
    Field("start", T.RECORD, "when it was set up", fields=BOUND),
    Field("end", T.RECORD, "when it ended", fields=BOUND),
    Field("parent", T.TEXT, "id of the body it belongs to"),
    Field("aliases", T.LIST, "old ids whose addresses must keep working"),
    Field(
        "lineage",
        T.RECORDS,
        "what became of it, recorded once, on the earlier body",
        fields=(
            Field("type", T.TEXT, "in the Institute for Government's terms", required=True, allowed=LINEAGE_TYPES),
            Field("date", T.DATE, "day of the change", required=True),
            Field("to", T.LIST, "ids of the later bodies", required=True),
            _NOTE,
        ),
    ),
    _NOTE,
    Field("url", T.URL, "its own page"),
    _SOURCES,
)

GROUP = (_ID, Field("label", T.TEXT, "heading of the group", required=True))

TOPIC = (
    _ID,
    Field("label", T.TEXT, "name of the topic", required=True),
    Field("group", T.TEXT, "id of its group"),
    Field("scope", T.TEXT, "scope note: what belongs here"),
    Field("broader", T.TEXT, "id of the broader topic, for navigation only"),
    Field("related", T.LIST, "ids of related topics"),
    Field("synonyms", T.LIST, "other words that editors may write"),
    Field("cues", T.LIST, "words of a text that speak for the topic: `import` goes by them, no reader sees them"),
    Field("replaced_by", T.TEXT, "id of the topic that took its place"),
    Field("aliases", T.LIST, "old ids whose addresses must keep working"),
)

PUBLISHER = (
    _ID,
    Field("name", T.TEXT, "name", required=True),
    _ACRONYMS,
    Field("kind", T.TEXT, "press, company, campaign-group, trade-union, think-tank …"),
    Field("nature", T.TEXT, "nature of its documents, when an entry does not say", allowed=tuple(NATURES)),
    _NOTE,
    Field("url", T.URL, "its own page"),
)

PERSON = (
    _ID,
    Field("name", T.TEXT, "name without titles", required=True),
    Field("sort", T.TEXT, "Family, Given"),
    Field("printed", T.LIST, "other forms of the name in sources"),
    Field(
        "roles",
        T.RECORDS,
        "offices, each with its time",
        fields=(
            Field("title", T.TEXT, "the office", required=True),
            Field("body", T.TEXT, "id of a department or publisher"),
            Field("from", T.DATE, "first day"),
            Field("to", T.DATE, "last day"),
            Field("basis", T.TEXT, "how we know"),
            Field("url", T.URL, "where it was seen"),
        ),
    ),
    _NOTE,
)

INITIATIVE = (
    _ID,
    Field("name", T.TEXT, "name", required=True),
    Field("kind", T.TEXT, "programme, strategy, plan, event, network, challenge, code, guidance …"),
    Field("start", T.DATE, "first known date"),
    Field("end", T.DATE, "last known date"),
    Field("lead", T.LIST, "ids of the bodies that lead it"),
    Field("summary", T.TEXT, "one or two neutral sentences"),
    Field("url", T.URL, "its own page"),
    _SOURCES,
)

EVENT = (
    _ID,
    Field("title", T.TEXT, "what happened", required=True),
    Field("kind", T.TEXT, "kind of event", allowed=EVENT_KINDS),
    Field("date", T.DATE, "day, or interval for a term of office", required=True),
    Field("summary", T.TEXT, "one or two neutral sentences"),
    Field("departments", T.LIST, "ids of the bodies concerned"),
    Field("people", T.LIST, "ids of the people concerned"),
    Field("certainty", T.TEXT, "how well the date is known", allowed=CERTAINTIES),
    Field("basis", T.TEXT, "how we know"),
    _SOURCES,
)

GLOSSARY = (
    Field("term", T.TEXT, "the abbreviation as it stands in a text", required=True),
    Field("expansion", T.TEXT, "what it stands for", required=True),
    Field("note", T.TEXT, "a remark for editors; not shown"),
)

REGISTERS: dict[str, tuple[Field, ...]] = {
    "topics": (
        Field("groups", T.RECORDS, "groups of topics, in the order of the index", fields=GROUP),
        Field("topics", T.RECORDS, "the topics", fields=TOPIC),
    ),
    "departments": (Field("departments", T.RECORDS, "the bodies", fields=DEPARTMENT),),
    "publishers": (Field("publishers", T.RECORDS, "publishers and other outside organisations", fields=PUBLISHER),),
    "people": (Field("people", T.RECORDS, "the people", fields=PERSON),),
    "initiatives": (Field("initiatives", T.RECORDS, "the initiatives", fields=INITIATIVE),),
    "events": (Field("events", T.RECORDS, "the background of the timeline", fields=EVENT),),
    "glossary": (Field("glossary", T.RECORDS, "abbreviations that expand by themselves", fields=GLOSSARY),),
}
"""File name without `.yaml` in content/registers/ -> its table."""

_FRONT = {field.name: field for field in FRONT_MATTER}

DOCUMENT_COLUMNS = (
    Field("id", T.TEXT, "id of the entry, which never changes", required=True),
    _FRONT["title"],
    Field("url", T.URL, "address of the entry", required=True),
    _FRONT["date"],
    Field("date_earliest", T.TEXT, "first day that the date can mean, as YYYY-MM-DD", required=True),
    Field("date_latest", T.TEXT, "last day that the date can mean, as YYYY-MM-DD", required=True),
    Field(
        "date_certainty",
        T.TEXT,
        "how sure the date is",
        required=True,
        allowed=("stated", "approximate", "uncertain", "range"),
    ),
    Field("date_basis", T.TEXT, "why we think so, in one line"),
    Field("year", T.YEAR, "year the document is filed under", required=True),
    Field("tags", T.LIST, "ids of the topics"),
    Field("department", T.LIST, "ids of the departments and other bodies"),
    Field("department_names", T.LIST, "their names at the date of the document, in the same order"),
    Field("people", T.LIST, "ids of the people who are named, in front matter, annotations or links"),
    Field("initiatives", T.LIST, "ids of the initiatives that are named"),
    _FRONT["kind"],
    _FRONT["summary"],
    _FRONT["event_date"],
    Field("lang", T.LANG, "language of the entry (BCP 47)", required=True),
    *(
        Field(f"source_{field.name}", field.type, field.doc, allowed=field.allowed)
        for name in (
            "title", "publisher", "nature", "author", "url", "published", "accessed", "archive_url", "licence",
            "defects", "via",
        )
        for field in SOURCE
        if field.name == name
    ),
    Field("added", T.DATE, "day on which the entry entered the digest"),
    Field("changes", T.LIST, "corrections, updates and withdrawal: date, kind and note of each"),
    Field("words", T.NUMBER, "words of the text", required=True),
    Field("annotations", T.NUMBER, "number of annotations", required=True),
)  # fmt: skip
"""The columns of data/documents.csv that every digest has."""
DERIVED_COLUMNS = tuple(field.name for field in DOCUMENT_COLUMNS)

ANCHOR_COLUMNS = (
    Field("id", T.TEXT, "id of the annotation, the fragment of its address", required=True),
    Field("document", T.TEXT, "id of the entry", required=True),
    Field("url", T.URL, "address of the annotation", required=True),
    Field("kind", T.TEXT, "kind of annotation", required=True, allowed=tuple(ANNOTATION_KINDS)),
    Field("number", T.NUMBER, "its place among the annotations of the entry, from 1", required=True),
    Field("words", T.TEXT, "the words that it is pinned to, exactly as in the text", required=True),
    Field("prefix", T.TEXT, "the text right before them"),
    Field("suffix", T.TEXT, "the text right after them"),
)
"""The first columns of data/annotations.csv; the options of the kinds follow."""
NOTE_COLUMN = Field("body_html", T.TEXT, "the note itself, as HTML with full addresses")
PROOF_COLUMN = Field(
    "proof",
    T.TEXT,
    "of quotations: what a comparison with the fingerprint of the source came to (found, differs, absent or short) and "
    "the day of the fingerprint; empty where there was none",
)
FACET_COLUMNS = (
    Field("facet", T.TEXT, "name of the facet: `tags`, `department`, `year` or a further one", required=True),
    Field("term", T.TEXT, "id of the term", required=True),
    Field("label", T.TEXT, "what readers call it", required=True),
    Field("document", T.TEXT, "id of an entry that carries it", required=True),
)

ROUTE_KINDS = (
    "single", "index", "document", "page", "person", "initiative", "publisher", "topic", "event", "alias", "crossing",
    "decade",
)  # fmt: skip

FOLDERS = (
    "a-z", "annotations", "assets", "at-a-glance", "changes", "coverage", "data", "departments", "documents",
    "initiatives", "people", "publishers", "timeline", "topics",
)  # fmt: skip
"""First folders of addresses that every digest has."""

RESERVED_NAMES = frozenset(FOLDERS) | frozenset(DERIVED_COLUMNS) | frozenset(ROUTE_KINDS)
"""Names that a further field cannot have: they would overwrite a column or an address."""

VOCABULARY = (
    Field("vocabulary", T.TEXT, "closed: only terms of the register; open: any label", allowed=("open", "closed")),
    Field("label", T.TEXT, "name of the facet, for one term: Topic"),
    Field("plural", T.TEXT, "name of the facet, for all: Topics"),
)

OWN_FIELD = (
    Field(
        "type",
        T.TEXT,
        "text, number, date, list or reference (to another entry)",
        allowed=("text", "number", "date", "list", "reference"),
    ),
    Field("label", T.TEXT, "what readers call it"),
    Field("plural", T.TEXT, "what readers call all its terms"),
    Field("facet", T.FLAG, "true gives it index pages, feeds and data"),
    Field("required", T.FLAG, "true makes its absence an error"),
    Field("doc", T.TEXT, "what it means, for the manual"),
)

PARTS = (
    "404", "a-z", "annotations", "assets", "changes", "charts", "citations", "coverage", "crossings", "data", "related",
    "robots", "search", "term-feeds", "years",
)  # fmt: skip
"""What a site can do without; `assets` are the packaged ones, `charts` all pictures and the page of tables, `citations`
the files for reference managers and what pages of entries say of themselves to machines, `crossings` the pages where
two terms meet, `related` the entries that are found by shared topics, `robots` also the mark for hosts, `years` also
the pages of decades."""

SWITCH = (
    Field(
        "level",
        T.TEXT,
        "`off` for what is allowed here, `warning`, or `error` for what stops a build; errors stay errors",
        required=True,
        allowed=LEVELS,
    ),
    Field("reason", T.TEXT, "why, for those who come after", required=True),
)

OPTIONAL_RULES = ("unarchived-source", "unused-term")
"""Rules that are off unless a site asks for them; a test holds them to the records in `rules`, which no build needs."""

SITE = (
    Field("title", T.TEXT, "name of the digest", required=True),
    Field("base_url", T.URL, "address at which it is published; absolute links need it", required=True),
    Field("tagline", T.TEXT, "one line below the title"),
    Field("description", T.TEXT, "two sentences for the home page and search engines"),
    Field("lang", T.LANG, "language of the site (BCP 47); en-GB unless said"),
    Field("publisher", T.TEXT, "who is responsible for the digest"),
    Field("contact", T.TEXT, "address for corrections (mail or web)"),
    Field("licence", T.TEXT, "terms of our own text"),
    Field("licence_url", T.URL, "address of those terms"),
    Field("strict", T.FLAG, "true makes every warning an error"),
    Field("required", T.LIST, "optional fields that this digest requires, inner ones as source.nature"),
    Field("sections", T.LIST, "headings that every entry has; `new` and `import` write them into a draft"),
    Field("facets", T.OPEN, "vocabulary and labels of `tags`, `department` and further facets", fields=VOCABULARY),
    Field("fields", T.OPEN, "further fields of this digest, each by its name", fields=OWN_FIELD),
    Field("pages", T.LIST, "free pages in the order of the footer; all of them unless said"),
    Field(
        "listing_size",
        T.NUMBER,
        "entries, annotations or changes that one page lists at most (200); the rest stands on pages by year. "
        "0 means no limit",
    ),
    Field(
        "crossing_size",
        T.NUMBER,
        "entries that a topic and a department, a term of another facet or a decade have in common at least, so that "
        "they get a page (2)",
    ),
    Field("feed_size", T.NUMBER, "entries in a feed (20)"),
    Field(
        "feed_content",
        T.TEXT,
        "what feeds hold of an entry: `summary` (unless said) or its whole `text`",
        allowed=("summary", "text"),
    ),
    Field(
        "without",
        T.LIST,
        "parts of the site that are not made; `charts` are pictures and tables of numbers, `crossings` the pages "
        "where two terms meet, `related` the entries that are found by shared topics, `citations` the files for "
        "reference managers and what pages of entries tell machines, `years` also the pages of decades",
        allowed=PARTS,
    ),
    Field(
        "offline_copy",
        T.FLAG,
        "true adds `data/site.zip`, the whole site as a folder that works from a disk, and names it on the data page; "
        "not with drafts, and not without `data`",
    ),
    Field(
        "social_cards",
        T.FLAG,
        "true draws a picture of the title for each entry, and one for the site, for others to show beside a link "
        "(Open Graph); needs Pillow; not with drafts",
    ),
    Field(
        "also_check",
        T.LIST,
        "rules that are off unless they are named here: what the registers and sources of a digest still lack",
        allowed=OPTIONAL_RULES,
    ),
    Field("rules", T.OPEN, "rules that this digest weighs otherwise, each by its name, with a reason", fields=SWITCH),
    Field("relative_words", T.LIST, "further words of relative time that entries should not use, for `relative-time`"),
    Field("allegation_words", T.LIST, "further words of accusation, for `allegation-without-reply`"),
    Field("tag_authority", T.TEXT, "authority and date of feed ids, `example.org,2026`; never change it"),
)
