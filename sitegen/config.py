"""content/site.yaml as a frozen value: which facets exist, which vocabularies are closed, which fields are required."""

from __future__ import annotations

import dataclasses
import re

from msgspec import Struct

from sitegen import yamltree
from sitegen.diagnostics import Findings, Span, did_you_mean, nearest, slip_of
from sitegen.fields import Field, FieldType, Record, Word, read_record, read_value
from sitegen.frontmatter import decode
from sitegen.model import Source
from sitegen.slugs import slugify
from sitegen.switches import Switch
from sitegen.tables import FRONT_MATTER, OWN_FIELD, RESERVED_NAMES, SITE, SWITCH, VOCABULARY

PATH = "content/site.yaml"
NO_LIMIT = 1_000_000_000


class Facet(Struct, frozen=True):
    """A way into the digest. `name` is the key in front matter and in `data/facets.json`, `path` its folder."""

    name: str
    label: str
    plural: str
    path: str
    vocabulary: str = ""
    """`open`, `closed`, or empty: closed when a register exists."""


class OwnField(Struct, frozen=True):
    """A field that this digest declares for itself."""

    name: str
    type: str
    label: str
    plural: str
    facet: bool
    required: bool
    doc: str

    @property
    def field(self) -> Field:
        """Its row in the front-matter table."""
        types = {"number": FieldType.NUMBER, "date": FieldType.DATE, "list": FieldType.LIST}
        return Field(self.name, types.get(self.type, FieldType.TEXT), self.doc or self.label, self.required)


class SiteConfig(Struct, frozen=True):
    """site.yaml, typed, with every default filled in."""

    title: str = ""
    base_url: str = ""
    tagline: str = ""
    description: str = ""
    lang: str = "en-GB"
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    licence_url: str = ""
    strict: bool = False
    required: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """Headings that every entry has."""
    section_places: tuple[Span, ...] = ()
    facets: tuple[Facet, ...] = ()
    fields: tuple[OwnField, ...] = ()
    field_places: tuple[Span, ...] = ()
    pages: tuple[Word, ...] = ()
    listing_size: int = 200
    crossing_size: int = 2
    feed_size: int = 20
    feed_content: str = "summary"
    without: tuple[str, ...] = ()
    """Parts that are not made; see `tables.PARTS`."""
    offline_copy: bool = False
    """Whether the whole site is one of its files; see `export.offline`."""
    social_cards: bool = False
    cards_place: Span = Span(PATH)
    also_check: tuple[str, ...] = ()
    """Rules that are off unless named here; see `rules.OPTIONAL`."""
    relative_words: tuple[str, ...] = ()
    allegation_words: tuple[str, ...] = ()
    rules: tuple[Switch, ...] = ()
    """Rules that are weighed otherwise here."""
    tag_authority: str = ""

    @property
    def listing_limit(self) -> int:
        """The longest list that stands on one page."""
        return self.listing_size or NO_LIMIT

    @property
    def front_matter(self) -> tuple[Field, ...]:
        """The front-matter table of this digest: its own fields added, its requirements marked."""
        rows = [_with_required(row, self.required) for row in FRONT_MATTER]
        own = [_require(f.field) if f.name in self.required else f.field for f in self.fields]
        return (*rows, *own)


def _with_required(row: Field, names: tuple[str, ...]) -> Field:
    """A row with what is compulsory marked, its inner rows too (`source.nature`)."""
    inner = tuple(_require(f) if f"{row.name}.{f.name}" in names else f for f in row.fields)
    row = dataclasses.replace(row, fields=inner) if inner != row.fields else row
    return _require(row) if row.name in names else row


def _require(row: Field) -> Field:
    return dataclasses.replace(row, required=True)


DEFAULT_FACETS = (
    Facet("tags", "Topic", "Topics", "topics"),
    Facet("department", "Department", "Departments", "departments"),
)


LOCAL = "base_url"
"""What a problem is about that is none of a preview."""
_OF_THIS_MACHINE = re.compile(
    r"https?://(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])(?::\d+)?(?:/|$)", re.IGNORECASE
)


def read_config(source: Source | None, found: Findings) -> SiteConfig:
    """Read site.yaml. Whatever is wrong is reported, and the rest is used."""
    if source is None:
        span = Span(PATH)
        found.error(span, "no-config", "there is no content/site.yaml", "write one with the lines title: and base_url:")
        return SiteConfig(facets=DEFAULT_FACETS)
    text = decode(source.path, source.content, found)
    tree = None if text is None else yamltree.read_yaml(text, source.path, found)
    if tree is None:
        return SiteConfig(facets=DEFAULT_FACETS)
    record = read_record(tree, SITE, found, what="setting")
    fields = _own_fields(record.mapping("fields"), found)
    facets = _facets(record.mapping("facets"), fields, found)
    base_url = record.text("base_url")
    if _OF_THIS_MACHINE.match(base_url):
        message = "this address is that of your own machine: feeds, cards and the map of the site would lead nowhere"
        hint = "write the address at which readers will find the site; the preview needs none"
        found.warning(record.span_of("base_url"), "bad-url", message, hint, (LOCAL,))
    return SiteConfig(
        title=record.text("title"),
        base_url=base_url.rstrip("/") + "/" if base_url else "",
        tagline=record.text("tagline"),
        description=record.text("description"),
        lang=record.text("lang") or "en-GB",
        publisher=record.text("publisher"),
        contact=record.text("contact"),
        licence=record.text("licence"),
        licence_url=record.text("licence_url"),
        strict=record.flag("strict"),
        required=_required(record, fields, found),
        sections=record.texts("sections"),
        section_places=tuple(word.span for word in record.words("sections")),
        facets=facets,
        fields=fields,
        field_places=_places_of(record.mapping("fields"), fields),
        pages=record.words("pages"),
        listing_size=record.number("listing_size", 200),
        crossing_size=record.number("crossing_size", 2),
        feed_size=record.number("feed_size", 20),
        feed_content=record.text("feed_content") or "summary",
        without=tuple(sorted(record.texts("without"))),
        offline_copy=record.flag("offline_copy") and "data" not in record.texts("without"),
        social_cards=record.flag("social_cards"),
        cards_place=record.span_of("social_cards"),
        also_check=tuple(sorted(record.texts("also_check"))),
        relative_words=record.texts("relative_words"),
        allegation_words=record.texts("allegation_words"),
        rules=_switches(record.mapping("rules"), found),
        tag_authority=record.text("tag_authority") or _host(base_url) + ",2026",
    )


def _host(base_url: str) -> str:
    match = re.match(r"https?://([^/:]+)", base_url)
    return match[1] if match else "localhost"


def requirable(own: tuple[OwnField, ...]) -> list[str]:
    """The names that `required` may hold: fields, those of a digest too, and the inner ones of mappings."""
    mappings = (row for row in FRONT_MATTER if row.type is FieldType.RECORD)
    inner = [f"{row.name}.{f.name}" for row in mappings for f in row.fields]
    return [*(row.name for row in FRONT_MATTER), *(f.name for f in own), *inner]


def _required(record: Record, own: tuple[OwnField, ...], found: Findings) -> tuple[str, ...]:
    known = requirable(own)
    for word in record.words("required"):
        if word.text not in known:
            found.error(word.span, "unknown-key", f"there is no field '{word.text}'", _field_meant(word.text, known))
    return record.texts("required")


def _field_meant(name: str, known: list[str]) -> str:
    """What to write instead of a field that there is none of; the name of the mapping around it makes none alike."""
    from sitegen.value_slips import other_word  # only faults need it

    outer, dot, last = name.rpartition(".")
    beside = [field.removeprefix(outer + dot) for field in known if dot and field.startswith(outer + dot)]
    if not beside:
        meant = other_word(name, set(known))
        return f"did you mean '{meant}'?" if meant else did_you_mean(name, known)
    meant = slip_of(last, beside) or other_word(last, set(beside)) or nearest(last, beside, 0.8)
    names = ", ".join(outer + dot + field for field in beside)
    return f"did you mean '{outer}.{meant}'?" if meant else f"write one of: {names}"


def _facets(tree: yamltree.Mapping | None, own: tuple[OwnField, ...], found: Findings) -> tuple[Facet, ...]:
    given = {entry.key: entry for entry in tree.entries} if tree else {}
    facets = []
    for facet in (
        *DEFAULT_FACETS,
        *(Facet(f.name, f.label, f.plural, slugify(f.name), "open") for f in own if f.facet),
    ):
        entry = given.pop(facet.name, None)
        facets.append(_facet(facet, entry, found) if entry else facet)
    for entry in given.values():
        names = [facet.name for facet in facets]
        hint = did_you_mean(entry.key, names) or "declare it under 'fields' with facet: true"
        found.error(entry.span, "unknown-key", f"unknown facet '{entry.key}'", hint)
    return tuple(facets)


def _facet(default: Facet, entry: yamltree.Entry, found: Findings) -> Facet:
    row = Field(default.name, FieldType.RECORD, "a facet", fields=VOCABULARY)
    record = read_value(entry.value, row, found)
    if not isinstance(record, Record):
        return default
    return Facet(
        default.name,
        record.text("label") or default.label,
        record.text("plural") or default.plural,
        default.path,
        record.text("vocabulary") or default.vocabulary,
    )


def _switches(tree: yamltree.Mapping | None, found: Findings) -> tuple[Switch, ...]:
    switches = []
    for entry in tree.entries if tree else ():
        from sitegen.rules import RULES  # the records of all rules: few sites weigh any otherwise

        if entry.key not in RULES:
            hint = did_you_mean(entry.key, RULES) or "docs/rules.md lists them"
            found.error(entry.span, "allow-rule", f"there is no rule '{entry.key}'", hint)
            continue
        record = read_value(entry.value, Field(entry.key, FieldType.RECORD, "a rule", fields=SWITCH), found)
        if isinstance(record, Record) and record.text("level"):
            switches.append(Switch(entry.key, record.text("level"), record.text("reason"), entry.span))
    return tuple(switches)


def _own_fields(tree: yamltree.Mapping | None, found: Findings) -> tuple[OwnField, ...]:
    own = []
    taken = {row.name for row in FRONT_MATTER} | RESERVED_NAMES
    for entry in tree.entries if tree else ():
        if entry.key in taken:
            found.error(entry.span, "field-taken", f"the name '{entry.key}' is taken", "choose another name")
            continue
        record = read_value(entry.value, Field(entry.key, FieldType.RECORD, "a field", fields=OWN_FIELD), found)
        own.append(_own_field(entry.key, record if isinstance(record, Record) else Record(entry.span)))
    return tuple(own)


def _places_of(tree: yamltree.Mapping | None, fields: tuple[OwnField, ...]) -> tuple[Span, ...]:
    """Where the fields are declared. Apart from them: who moves a line changes no field."""
    places = {entry.key: entry.span for entry in tree.entries} if tree is not None else {}
    return tuple(places[field.name] for field in fields)


def _own_field(name: str, record: Record) -> OwnField:
    label = record.text("label") or name.replace("_", " ").capitalize()
    return OwnField(
        name,
        record.text("type") or "text",
        label,
        record.text("plural") or label,
        record.flag("facet"),
        record.flag("required"),
        record.text("doc"),
    )
