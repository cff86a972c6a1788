"""An entry and its original as works to be cited: each by itself, and never mixed up."""

from __future__ import annotations

from urllib.parse import quote

from sitegen.citations import FORMATS, Format, Item, Name, Work, as_text, csl
from sitegen.dates import in_words
from sitegen.lists import updated
from sitegen.model import Annotation, Document, Person
from sitegen.slugs import slugify
from sitegen.views.edition import Edition, capital, route_of
from sitegen.views.parts import Download

TYPES = {
    "news": "article-newspaper",
    "feature": "article-magazine",
    "case-study": "report",
    "speech": "speech",
    "strategy": "report",
    "report": "report",
    "guidance": "report",
    "statistics": "report",
    "blog": "post-weblog",
    "letter": "personal_communication",
    "review": "report",
    "transcript": "hearing",
}
"""Kind of document -> type of CSL."""
PERIODICAL = frozenset({"article-newspaper", "article-magazine", "post-weblog"})
_NOT_EXACT = ("…", "...", "[", "]")


def citation(edition: Edition, document: Document) -> str:
    """A copyable line for the digest's own entry, in the order of ISO 690: body, title, site, day, address."""
    last = updated(document)
    day = in_words(last) if last else ""
    parts = [edition.site.publisher, f"“{document.title}”", edition.site.title, day, _address(edition, document)]
    return ". ".join(part for part in parts if part)


def source_citation(edition: Edition, document: Document) -> str:
    """A copyable line for the original."""
    source = document.source
    if source is None:
        return ""
    published = capital(in_words(source.published or document.as_at))
    publisher = edition.holder_name(source.publisher, document.as_at)
    parts = [source.author, source.title, publisher, published, source.url]
    return ". ".join(part for part in parts if part)


def entry_item(edition: Edition, document: Document) -> Item:
    """The entry as CSL-JSON: the digest's own text, dated by its last change."""
    account = source_citation(edition, document)
    notes = [f"An account of: {account}" if account else ""]
    notes += [f"Withdrawn: {document.withdrawn}" if document.withdrawn else ""]
    site, topics = edition.site, edition.library.carried(document.id, "tags")
    work = Work(
        key=slugify(document.id),
        type="webpage",
        title=document.title,
        authors=(Name(site.publisher),) if site.publisher else (),
        container=site.title,
        issued=updated(document),
        url=_address(edition, document),
        lang=document.lang or site.lang,
        abstract=document.summary,
        keywords=tuple(edition.term_name("tags", topic) for topic in topics),
        notes=tuple(notes),
    )
    return csl(work)


def source_item(edition: Edition, document: Document) -> Item | None:
    """The original as CSL-JSON."""
    source = document.source
    if source is None:
        return None
    kind = TYPES.get(document.kind, "webpage" if source.url else "document")
    publisher = edition.holder_name(source.publisher, document.as_at)
    work = Work(
        key=f"{slugify(document.id)}-original",
        type=kind,
        title=source.title,
        authors=(_author(edition, source.author),) if source.author else (),
        container=publisher if kind in PERIODICAL else "",
        publisher=publisher if kind not in PERIODICAL else "",
        issued=source.published or document.as_at,
        accessed=source.accessed,
        url=source.url,
        notes=(f"Archived copy: {source.archive_url}",) if source.archive_url else (),
    )
    return csl(work)


def items(edition: Edition, document: Document) -> tuple[Item, ...]:
    """Both, the entry first."""
    original = source_item(edition, document)
    entry = entry_item(edition, document)
    return (entry, original) if original is not None else (entry,)


def downloads(item: Item | None) -> tuple[Download, ...]:
    """A work as files that the page itself holds: tens of thousands of small ones would cost every build a look."""
    return tuple(_download(item, form) for form in FORMATS) if item is not None else ()


def _download(item: Item, form: Format) -> Download:
    content = quote(as_text([item], form.ending), safe="!()*,:;@/?=")
    return Download(form.label, f"{item['id']}.{form.ending}", f"data:{form.media_type};charset=utf-8,{content}")


def in_source(document: Document, annotation: Annotation) -> str:
    """The place of a quotation in its original, by its words; empty where they are not exact.

    By the URL Fragment Text Directives (WICG), which has `-`, `,` and `&` percent-encoded within the words.
    """
    url = document.source.url if document.source is not None else ""
    if not url or annotation.kind != "quote" or any(mark in annotation.words for mark in _NOT_EXACT):
        return ""
    words = quote(" ".join(annotation.words.split()), safe="").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={words}"


def _address(edition: Edition, document: Document) -> str:
    return edition.url(route_of(edition, "document", document.id))


def _author(edition: Edition, printed: str) -> Name:
    """An author as printed. Only the register of people can tell family and given name apart."""
    person = edition.library.item(f"person:{slugify(printed)}")
    if not isinstance(person, Person) or printed not in (person.name, *person.printed):
        return Name(printed)
    family, comma, given = person.sort.partition(",")
    return Name(printed, family.strip(), given.strip()) if comma else Name(printed)
