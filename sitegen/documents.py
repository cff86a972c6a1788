"""One file -> one document (or page), with its diagnostics. Pure and per file, so that it can be cached and spread."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import structs

from sitegen import yamltree
from sitegen.agreement import check_agreement, check_options
from sitegen.config import SiteConfig
from sitegen.dates import FuzzyDate
from sitegen.diagnostics import Diagnostic, Findings, Span
from sitegen.fields import FieldType, Record, Word, read_record
from sitegen.frontmatter import Split, decode, report_conflicts, split
from sitegen.markup.body import render_body
from sitegen.markup.repeated import begins_again
from sitegen.model import Body, Change, Document, FreePage, Original, OwnValue, Source, Stated, year_date
from sitegen.plain_texts import check_plain
from sitegen.proof.fingerprint import Fingerprint
from sitegen.slugs import copy_of, slugify
from sitegen.tables import FRONT_MATTER, OVERVIEW, PAGE
from sitegen.unfinished import check_unfinished

Glossary = tuple[tuple[str, str], ...]
MAX_SUMMARY = 300
_NO_ID = re.compile(r"[A-Z\s!-,./:-@\[-`{-~]|--|^-|-$")
"""What no id has: capitals, spaces, signs but single hyphens. Letters of other alphabets are letters."""
_NONE_NAMED = (
    r"(?:the )?(?:document|source|text|article|report) (?:names|mentions) no (?:\w+ )?(?:body|department)"
    r"(?: (?:of|in) the register)?\.?"
)
_OF_ENTRIES = frozenset(row.name for row in FRONT_MATTER) - {row.name for row in (*PAGE, *OVERVIEW)}


@dataclass(frozen=True)
class ParsedDocument:
    """A document, or None when its front matter makes a right page impossible; `diagnostics` says why.

    `draft` is true of a draft, even if it is too unfinished to be a document.
    """

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    stated: tuple[Stated, ...] = ()
    draft: bool = False


@dataclass(frozen=True)
class ParsedPage:
    """A free page or overview text, or None."""

    page: FreePage | None
    diagnostics: tuple[Diagnostic, ...]


def parse_document(
    source: Source,
    config: SiteConfig,
    glossary: Glossary,
    *,
    editorial: bool = False,
    fingerprint: Fingerprint | None = None,
    original: str = "",
) -> ParsedDocument:
    """Parse an entry. Never raises on content: whatever is wrong is a diagnostic, all of it in one go.

    `editorial` says that this digest tells of documents in its own words, and so minds its wording; an entry with
    annotations always does. With the `fingerprint` of its source, what it quotes is compared; with the text of the
    `original`, also in which order.
    """
    found = Findings()
    parts = _split(source, found)
    if parts is None:
        return ParsedDocument(None, tuple(found.items))
    name = identify(source.stem)
    if _NO_ID.search(name) or (slugify(name).isascii() and slugify(name) != name):
        found.warning(Span(source.path), "entry-name", *_other_name(name))
    record = read_record(parts.front, config.front_matter, found)
    date, year = _date_and_year(record, found)
    body = render_body(parts.body, source.path, parts.body_line, glossary, found)
    _check_texts(record, found)
    check_plain(record, found)
    if editorial:
        _check_body(parts, record, found)
    found.extend(check_agreement(record))
    found.extend(check_options(parts.body, source.path, parts.body_line))
    check_unfinished(source, parts, record.span_of("draft") if record.flag("draft") else None, found)
    if (record.text("lang") or config.lang).partition("-")[0] == "en":
        _check_english(parts, record, body, config, editorial, found)
    if editorial or body.annotations:
        body = structs.replace(body, names=_names(parts, source.path))
    if fingerprint is not None:
        body = _proved(body, parts, record, fingerprint, original, found)
    document = _document(source, record, date, year, body, config) if year is not None else None
    made = document if record.text("title") else None
    return ParsedDocument(made, tuple(found.items), tuple(_stated(record)), record.flag("draft"))


def _other_name(name: str) -> tuple[str, str]:
    """What is wrong with the name of a file, and what to do: a copy by its name is not to be published as it is."""
    slug = slugify(name)
    if original := copy_of(name):
        message = f"by its name the file is a copy of {original}.md; its address would be documents/{slug}/"
        return message, "delete it, if it is; else rename it after what it is about, in small letters with hyphens"
    return f"the name of the file is no plain id: its address is documents/{slug}/", f"rename it to {slug}.md"


def _stated(record: Record) -> Iterator[Stated]:
    """What has been by the day of publication, if the entry is right. `event_date` may well be still to come."""
    source, due = record.record("source"), record.date("publish_on")
    rows = [(record, "date"), (record, "added"), *((item, "date") for item in record.records("changes"))]
    rows += [(source, name) for name in ("published", "accessed")] if source is not None else []
    for row, name in rows:
        date = row.date(name)
        if date is not None and not (due is not None and date.earliest <= due.latest):
            yield Stated(name, row.span_of(name), date.edtf, date.earliest.toordinal())


def parse_page(source: Source, glossary: Glossary, *, overview: bool = False) -> ParsedPage:
    """Parse a free page, or an overview text of a term, whose front matter is optional."""
    found = Findings()
    text = decode(source.path, source.content, found)
    if text is None:
        return ParsedPage(None, tuple(found.items))
    bare = overview and not text.lstrip("\n").startswith("---")
    empty = yamltree.Mapping((), Span(source.path))
    if bare:
        report_conflicts(source.path, text, 0, found)
    parts = Split(empty, text, 1) if bare else split(source.path, text, found)
    if parts is None:
        return ParsedPage(None, tuple(found.items))
    if _is_entry(parts.front):
        hint = f"move it to content/documents/{source.path.rpartition('/')[2]}"
        found.error(Span(source.path), "misplaced-entry", "an entry, by its keys, in a folder for other texts", hint)
        return ParsedPage(None, tuple(found.items))
    record = read_record(parts.front, OVERVIEW if overview else PAGE, found)
    body = render_body(parts.body, source.path, parts.body_line, glossary, found)
    check_plain(record, found)
    check_unfinished(source, parts, None, found)
    title, summary, lang = record.text("title"), record.text("summary"), record.text("lang")
    page = FreePage(identify(source.stem), Span(source.path), title, summary, lang, body)
    return ParsedPage(page, tuple(found.items))


def _is_entry(front: yamltree.Mapping) -> bool:
    keys = {entry.key for entry in front.entries}
    return len(keys & _OF_ENTRIES) > 1


def identify(stem: str) -> str:
    """The id of an entry: its file stem in Unicode form NFC, whatever form the file system keeps."""
    return unicodedata.normalize("NFC", stem)


def _split(source: Source, found: Findings) -> Split | None:
    text = decode(source.path, source.content, found)
    parts = None if text is None else split(source.path, text, found)
    if text is None or parts is None:
        return None
    again = begins_again(text, parts.body_line, source.path, found)
    # Everything would be told of the copy as well, and of its front matter as if it were words.
    return parts if again is None else Split(parts.front, parts.body[: again - len(text)], parts.body_line)


def _date_and_year(record: Record, found: Findings) -> tuple[FuzzyDate | None, int | None]:
    date = record.date("date")
    year = record.number("year", 0) or None
    if year is None and date is not None and "year" not in record.values:
        year = date.earliest.year
    if year is None:
        if "year" not in record.spans and "date" not in record.spans:
            hint = "write year: 2016, or date: with an EDTF date"
            found.error(record.span, "missing-field", "neither 'year' nor 'date' is given", hint)
    elif date is not None and not date.covers_year(year):
        message = f"the year {year} does not agree with the date {date.edtf}"
        found.error(
            record.span_of("year"), "year-date", message, f"write year: {date.earliest.year}, or correct the date"
        )
    return date, year


def tells_of_none(department_note: str) -> bool:
    """Whether the note on departments says, and no more, that the document names none; import proposes it."""
    return re.fullmatch(_NONE_NAMED, department_note.strip(), re.IGNORECASE) is not None


def _check_texts(record: Record, found: Findings) -> None:
    summary = record.text("summary")
    if len(summary) > MAX_SUMMARY:
        message = f"the summary has {len(summary)} characters"
        found.warning(record.span_of("summary"), "summary-length", message, f"cut it to {MAX_SUMMARY} or fewer")
    date = record.date("date")
    if date is not None and date.certainty in {"approximate", "uncertain"} and not record.text("date_basis"):
        message = f"the date {date.edtf} is not certain, and nothing says why we think so"
        found.warning(record.span_of("date"), "date-basis", message, "write date_basis: … in one line")
    if date is not None and date.parts == ((date.earliest.year, 1, 1),) and not record.text("date_basis"):
        message = f"{date.edtf} is 1 January, which programs write where only the year is known"
        hint = f"write date: {date.earliest.year} if no day is stated, or date_basis: where the day is printed"
        found.warning(record.span_of("date"), "date-first-of-january", message, hint)
    if "department" in record.values and not record.words("department") and not record.text("department_note"):
        message = "'department' is empty, and nothing says why"
        found.warning(record.span_of("department"), "department-note", message, "write department_note: … in one line")
    if record.words("department") and tells_of_none(record.text("department_note")):
        message = "'department_note' says that the document names no body, and 'department' lists some"
        found.warning(record.span_of("department_note"), "department-note", message, "delete the line department_note")


def _check_body(parts: Split, record: Record, found: Findings) -> None:
    """A digest of pointers to other sites may well do without a text; an entry that tells of a document may not."""
    if not parts.body.strip() and not record.flag("draft") and record.record("source") is not None:
        message = "the entry has front matter and no text"
        hint = "write what the document says below the line '---'; until then, draft: true keeps the entry back"
        found.warning(Span(record.span.path, parts.body_line - 1), "no-text", message, hint)


def _check_english(
    parts: Split, record: Record, body: Body, config: SiteConfig, editorial: bool, found: Findings
) -> None:
    # Here and not above: a build that parses nothing does without.
    from sitegen import wording

    passage = wording.Passage(unicodedata.normalize("NFC", parts.body), record.span.path, parts.body_line)
    dates = list(wording.check_dates(record, passage))
    if any(item.rule == "date-differs" for item in dates):
        # Whatever else does not agree with the date is told when that is right.
        found.items = [item for item in found.items if item.rule != "date-order" or "document" not in item.message]
    found.extend(dates)
    found.extend(wording.check_numbers(record, passage, body.annotations))
    found.extend(wording.check_letters(passage))
    found.extend(wording.check_briefs(record))
    if not editorial and not body.annotations:
        return
    found.extend(wording.check_surnames(record, passage))
    own = {"relative": config.relative_words, "allegation": config.allegation_words}
    title = _title_of_source(record)
    found.extend(wording.check_wording(passage, body.annotations, title=title, **own))
    summary = record.word("summary")
    if summary is not None:
        found.extend(wording.check_summary(summary, config.relative_words))
    found.items = wording.without_consequences(found.items)


def _title_of_source(record: Record) -> str:
    original = record.record("source")
    return original.text("title") if original is not None else ""


def _names(parts: Split, path: str) -> tuple[Word, ...]:
    # Here and not above: a build that parses nothing does without.
    from sitegen.capitals import names_in

    return tuple(names_in(unicodedata.normalize("NFC", parts.body), path, parts.body_line))


def _proved(body: Body, parts: Split, record: Record, fingerprint: Fingerprint, original: str, found: Findings) -> Body:
    # Here and not above: entries without a fingerprint do without.
    from sitegen.proof.figures import printed, turned
    from sitegen.proof.original import original_of
    from sitegen.proof.rules import check, check_brief, check_remarks, one_for_each_slip, proved
    from sitegen.wording import Passage

    typed, title = Passage(parts.body, record.span.path, parts.body_line), _title_of_source(record)
    found.extend(check(body, typed, fingerprint, title, original_of(original, fingerprint)))
    for name in ("title", "summary"):
        if (brief := record.word(name)) is not None:
            found.extend(check_brief(brief, name, body, fingerprint, title))
    found.extend(check_remarks(body, record, fingerprint, title))
    found.extend(turned(body, typed, fingerprint))
    found.items = one_for_each_slip(found.items, body, fingerprint)
    return structs.replace(proved(body, fingerprint), printed=tuple(printed(body, typed, fingerprint)))


def _document(
    source: Source, record: Record, date: FuzzyDate | None, year: int, body: Body, config: SiteConfig
) -> Document:
    return Document(
        id=identify(source.stem),
        span=Span(source.path),
        title=record.text("title"),
        year=year,
        summary=record.text("summary"),
        date=date or _declared_year(record),
        date_basis=record.text("date_basis"),
        tags=record.words("tags"),
        department=record.words("department"),
        department_note=record.text("department_note"),
        people=record.words("people"),
        initiatives=record.words("initiatives"),
        kind=record.text("kind"),
        event_date=record.date("event_date"),
        source=_original(record.record("source")),
        changes=tuple(_changes(record)),
        added=record.date("added"),
        draft=record.flag("draft"),
        publish_on=record.date("publish_on"),
        aliases=record.words("aliases"),
        lang=record.text("lang"),
        related=record.words("related"),
        responds_to=record.word("responds_to"),
        own=_own_values(record, config),
        body=body,
        department_note_span=record.spans.get("department_note"),
    )


def _declared_year(record: Record) -> FuzzyDate | None:
    """A document that gives only a year has that year as its date, no more precise."""
    year = record.number("year", 0)
    return year_date(year) if year and "date" not in record.spans else None


def _original(record: Record | None) -> Original | None:
    title = "" if record is None else record.text("title") or record.text("url") or record.text("publisher")
    if record is None or not title:
        return None
    return Original(
        # One without a title is reported; a draft shows the rest all the same.
        title=title,
        span=record.span,
        publisher=record.text("publisher"),
        nature=record.text("nature"),
        author=record.text("author"),
        url=record.text("url"),
        published=record.date("published"),
        accessed=record.date("accessed"),
        archive_url=record.text("archive_url"),
        licence=record.text("licence"),
        defects=record.texts("defects"),
        via=record.texts("via"),
        publisher_span=record.spans.get("publisher"),
        url_span=record.spans.get("url"),
        nature_span=record.spans.get("nature"),
        title_span=record.spans.get("title"),
    )


def _changes(record: Record) -> list[Change]:
    changes = []
    for item in record.records("changes"):
        date = item.date("date")
        if date is not None:
            changes.append(Change(date, item.text("kind"), item.text("note")))
    return changes


def _own_values(record: Record, config: SiteConfig) -> tuple[OwnValue, ...]:
    values = []
    for own in config.fields:
        words = _as_words(record, own.field.type, own.name)
        if words:
            values.append(OwnValue(own.name, words))
    return tuple(values)


def _as_words(record: Record, kind: FieldType, name: str) -> tuple[Word, ...]:
    span = record.span_of(name)
    if kind is FieldType.LIST:
        return record.words(name)
    date = record.date(name)
    if date is not None:
        return (Word(date.edtf, span),)
    if kind is FieldType.NUMBER and name in record.values:
        return (Word(str(record.number(name, 0)), span),)
    return (Word(record.text(name), span),) if record.text(name) else ()
