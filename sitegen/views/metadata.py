"""What pages say of themselves to machines: meta tags for Zotero and libraries, Open Graph, JSON-LD by schema.org.

On the page of an entry all of it is about the entry, which is the digest's own text. The original is only named as what
the entry is based on: a reference manager that took over its author or date would credit us with it.

Lists say what they are about and where they stand, and do not repeat their entries (`ItemList`): each entry says all
of itself on its own page, and a list of 200 would be said twice on every one of its pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.citations import Item, certain, iso
from sitegen.dates import FuzzyDate
from sitegen.library import YEAR, Registered
from sitegen.lists import updated
from sitegen.model import Department, Document, Initiative, Person, Publisher, Topic
from sitegen.views.citing import citation
from sitegen.views.edition import Edition, route_of
from sitegen.views.parts import AnnotationView, Card, DataFile, Link, Meta

Node = dict[str, Any]
TYPES = {
    "article-newspaper": "NewsArticle",
    "article-magazine": "NewsArticle",
    "post-weblog": "BlogPosting",
    "report": "Report",
}
"""Type of CSL -> type of schema.org."""
THINGS: dict[type[Registered], str] = {
    Department: "GovernmentOrganization",
    Person: "Person",
    Initiative: "Project",
    Publisher: "Organization",
}
"""What a register has -> type of schema.org."""
WHAT_DATA_HOLD = (
    "The entries, their annotations and the terms that they are filed under, as files with described columns."
)
_UNSAFE = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"})


def meta(edition: Edition, document: Document, card: Card, entry: Item) -> tuple[Meta, ...]:
    """Tags of Google Scholar and Zotero (`citation_*`), and Dublin Core (DCMI Metadata Terms).

    With an institution Zotero files a report; without one it would be an article of a journal.
    """
    site, day = edition.site, iso(certain(entry))
    topics = [link.label for link in card.topics]
    added, changed = _plain(document.added), _plain(updated(document)) if document.changes else ""
    rows = [
        ("citation_title", document.title),
        ("citation_publication_date", day),
        ("citation_technical_report_institution", site.publisher or site.title),
        ("citation_public_url", entry["URL"]),
        ("citation_language", entry["language"]),
        ("citation_keywords", "; ".join(topics)),
        ("DCTERMS.title", document.title),
        ("DCTERMS.abstract", document.summary),
        ("DCTERMS.issued", added),
        ("DCTERMS.modified", changed),
        # The time that the entry is about; its doubt is kept.
        ("DCTERMS.temporal", document.as_at.edtf),
        ("DCTERMS.language", entry["language"]),
        ("DCTERMS.publisher", site.publisher),
        ("DCTERMS.isPartOf", site.title),
        ("DCTERMS.rights", site.licence or site.licence_url),
        *(("DCTERMS.subject", topic) for topic in topics),
        ("DCTERMS.source", document.source.url if document.source else ""),
        ("DCTERMS.bibliographicCitation", citation(edition, document)),
        ("DCTERMS.identifier", entry["URL"]),
    ]
    return _tags(rows)


def properties(document: Document, card: Card) -> tuple[Meta, ...]:
    """Open Graph of an article (ogp.me); its times are whole days or nothing."""
    rows = [
        ("article:published_time", _day(document.added)),
        ("article:modified_time", _day(updated(document)) if document.changes else ""),
        *(("article:tag", link.label) for link in card.topics),
    ]
    return _tags(rows)


def _tags(rows: Iterable[tuple[str, str]]) -> tuple[Meta, ...]:
    return tuple(Meta(name, content) for name, content in rows if content)


def _plain(date: FuzzyDate | None) -> str:
    return date.edtf if date is not None and date.certainty == "stated" else ""


def _day(date: FuzzyDate | None) -> str:
    return _plain(date) if date is not None and date.earliest == date.latest else ""


def json_ld(
    edition: Edition,
    document: Document,
    items: tuple[Item, ...],
    annotations: Iterable[AnnotationView],
    parents: Iterable[Link],
) -> str:
    """The entry as JSON-LD by schema.org, safe inside `<script>` (HTML, 4.12.1.3: no `<` at all)."""
    entry, original = items[0], items[1] if len(items) > 1 else None
    article = _article(edition, document, entry)
    article["isBasedOn"] = _original(original) if original is not None else None
    article["hasPart"] = [_quotation(edition, row) for row in annotations if row.kind == "quote"]
    crumbs = _breadcrumbs(edition, (*parents, Link(document.title, route_of(edition, "document", document.id).href)))
    return _script(_full(article), crumbs)


def _script(*nodes: Node) -> str:
    """Nodes as the text of a script element."""
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def is_silent(edition: Edition) -> bool:
    """Whether the pages of this site say nothing of themselves to machines."""
    return "citations" in edition.library.config.without


def site_json_ld(edition: Edition) -> str:
    """The home page: the site itself. No `SearchAction`: no page of a static site takes words in its address."""
    if is_silent(edition):
        return ""
    site = edition.site
    node = {
        **_site(edition),
        "@id": site.base_url,
        "alternateName": site.tagline,
        "description": site.description,
        "inLanguage": site.lang,
        "publisher": _publisher(edition),
        "license": site.licence_url,
    }
    return _script(_full(node))


def list_json_ld(edition: Edition, page: Link, parents: Iterable[Link], thing: Registered | None, note: str) -> str:
    """The page of a term, a person, an initiative or a publisher: what it is about, and where it stands."""
    if is_silent(edition):
        return ""
    url = _absolute(edition, page.href)
    node = {
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": page.label,
        "description": note,
        "inLanguage": edition.site.lang,
        "isPartOf": _site(edition),
        "about": _thing(page.label, thing),
    }
    return _script(_full(node), _breadcrumbs(edition, (*parents, page)))


def _thing(label: str, thing: Registered | None) -> Node:
    """What a list is about. A term that no register has is a term, whatever it stands for."""
    kind = next((name for known, name in THINGS.items() if isinstance(thing, known)), "DefinedTerm")
    node: Node = {"@type": kind, "name": label}
    if isinstance(thing, Department):
        names = [*(name.name for name in thing.names), *thing.acronyms]
        node["alternateName"] = [name for name in dict.fromkeys(names) if name != label]
        node["foundingDate"] = _plain(thing.start.date) if thing.start else ""
        node["dissolutionDate"] = _plain(thing.end.date) if thing.end else ""
    if isinstance(thing, Topic):
        node["alternateName"] = list(thing.synonyms)
    if isinstance(thing, Publisher | Initiative):
        node["url"] = thing.url
    return _full(node)


def dataset_json_ld(edition: Edition, page: Link, parents: Iterable[Link], files: Iterable[DataFile]) -> str:
    """The data page, by the table of Google's documentation of `Dataset` (name and description required, the rest
    recommended). Sizes are those in words, which stay the same through most edits.
    """
    if is_silent(edition):
        return ""
    site, url, years = edition.site, _absolute(edition, page.href), edition.library.terms(YEAR)
    maker = _publisher(edition) or {"@type": "Organization", "name": site.title, "url": site.base_url}
    node = {
        "@type": "Dataset",
        "@id": url,
        "url": url,
        "name": f"{site.title}: the data",
        "description": f"{site.description or site.tagline or site.title} {WHAT_DATA_HOLD}",
        "inLanguage": site.lang,
        "license": site.licence_url or site.licence,
        "isAccessibleForFree": True,
        "creator": maker,
        "publisher": maker,
        "temporalCoverage": "/".join(dict.fromkeys((years[0], years[-1]))) if years else "",
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site.title, "url": site.base_url},
        "distribution": [_distribution(edition, file) for file in files],
    }
    return _script(_full(node), _breadcrumbs(edition, (*parents, page)))


def _distribution(edition: Edition, file: DataFile) -> Node:
    return _full(
        {
            "@type": "DataDownload",
            "name": file.name,
            "description": file.note,
            "contentUrl": edition.site.base_url + file.href,
            "encodingFormat": file.media_type,
            "contentSize": file.size_text,
        }
    )


def _site(edition: Edition) -> Node:
    return {"@type": "WebSite", "name": edition.site.title, "url": edition.site.base_url}


def _publisher(edition: Edition) -> Node | None:
    name = edition.site.publisher
    return {"@type": "Organization", "name": name} if name else None


def _article(edition: Edition, document: Document, entry: Item) -> Node:
    site = edition.site
    return {
        "@type": "Article",
        "@id": entry["URL"],
        "url": entry["URL"],
        "headline": document.title,
        "description": document.summary,
        "inLanguage": entry["language"],
        "datePublished": _plain(document.added),
        "dateModified": _plain(updated(document)) if document.changes else "",
        "publisher": _publisher(edition),
        "license": site.licence_url,
        "creativeWorkStatus": "Withdrawn" if document.withdrawn else "",
        "isPartOf": _site(edition),
        "keywords": [link.label for link in edition.card(document.id).topics],
        "about": [_body(edition, document, name) for name in edition.library.carried(document.id, "department")],
    }


def _body(edition: Edition, document: Document, name: str) -> Node:
    """A body by the name that it had at the date of the document."""
    link = edition.term_link("department", name, document.as_at)
    kind = (
        "GovernmentOrganization"
        if isinstance(edition.library.item(f"department:{name}"), Department)
        else "Organization"
    )
    return _full({"@type": kind, "name": link.label, "url": _absolute(edition, link.href)})


def _original(item: Item) -> Node:
    publisher = item.get("publisher") or item.get("container-title")
    return _full(
        {
            "@type": TYPES.get(item["type"], "CreativeWork"),
            "name": item["title"],
            "url": item.get("URL"),
            # As printed: nobody has said whether it is one person, or several, or a body.
            "creditText": next((_printed(name) for name in item.get("author", ())), ""),
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "datePublished": iso(certain(item)),
        }
    )


def _printed(name: Mapping[str, str]) -> str:
    return name.get("literal") or f"{name['given']} {name['family']}".strip()


def _quotation(edition: Edition, row: AnnotationView) -> Node:
    return _full(
        {
            "@type": "Quotation",
            "url": _absolute(edition, row.href),
            "text": row.words,
            **(_speaker(edition, row.speaker) if row.speaker else {}),
        }
    )


def _speaker(edition: Edition, speaker: Link) -> Node:
    """Who spoke. Of a name that no register has, nobody has said whether it is a person or a body."""
    if not speaker.href:
        return {"creditText": speaker.label}
    kind = "Person" if speaker.href.startswith("people/") else "Organization"
    return {"spokenByCharacter": {"@type": kind, "name": speaker.label, "url": _absolute(edition, speaker.href)}}


def _breadcrumbs(edition: Edition, links: Iterable[Link]) -> Node:
    rows = [
        {"@type": "ListItem", "position": number, "name": link.label, "item": _absolute(edition, link.href)}
        for number, link in enumerate(links, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": rows}


def _absolute(edition: Edition, href: str) -> str:
    """The public address behind a link of ours; empty where there is none."""
    path, mark, fragment = href.partition("#")
    return f"{edition.site.base_url}{path.removesuffix('index.html')}{mark}{fragment}" if href else ""


def _full(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value}
