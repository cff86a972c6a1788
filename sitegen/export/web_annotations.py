"""`data/annotations.jsonld`: the annotations after the W3C Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sitegen.library import Route
from sitegen.model import Annotation, Document
from sitegen.tables import ANNOTATION_KINDS
from sitegen.views.edition import Edition

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FILE = "data/annotations.jsonld"
MOTIVATIONS = {
    "quote": "identifying",
    "figure": "describing",
    "claim": "assessing",
    "context": "commenting",
    "definition": "describing",
    "doubt": "questioning",
    "correction": "editing",
}
"""Kind -> why it was made, in the words of the model (3.3.5)."""
_AGENTS = {"person": "Person", "department": "Organization", "publisher": "Organization"}


def web_annotation(edition: Edition, document: Document, annotation: Annotation, row: Mapping[str, object]) -> str:
    """One annotation, out of its row in the other files. Its bodies are the note, its kind as a tag, its options."""
    made: dict[str, object] = {
        "id": row["url"],
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
        "body": _bodies(edition, document, annotation, str(row["body_html"])),
        "target": _target(edition, document, annotation, str(row["url"])),
    }
    return "  " + json.dumps(made, ensure_ascii=False, indent=1).replace("\n", "\n  ")


def _bodies(edition: Edition, document: Document, annotation: Annotation, note: str) -> list[dict[str, str]]:
    language = document.lang or edition.site.lang
    text = {"type": "TextualBody", "language": language}
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": annotation.kind}]
    if annotation.options:
        lines = "\n".join(f"{name}: {value}" for name, value in annotation.options)
        bodies.append({**text, "purpose": "describing", "format": "text/plain", "value": lines})
    if note:
        bodies.append({**text, "purpose": "commenting", "format": "text/html", "value": note})
    return bodies


def _target(edition: Edition, document: Document, annotation: Annotation, url: str) -> dict[str, object]:
    """The words in the entry (4.2.4), and who said them: of a target too the model lets us say the creator (3.3.1)."""
    selector = {"type": "TextQuoteSelector", "exact": annotation.words}
    selector |= {name: text for name in ("prefix", "suffix") if (text := getattr(annotation, name))}
    target: dict[str, object] = {
        "type": "SpecificResource",
        "source": url.partition("#")[0],
        "selector": selector,
    }
    speaker = annotation.option("speaker")
    return target | ({"creator": _agent(edition, document, speaker)} if speaker else {})


def _agent(edition: Edition, document: Document, name: str) -> dict[str, str]:
    """Who speaks: by address, type and name out of a register, or by the name as written."""
    thing = edition.library.holder(name)
    if thing is None:
        return {"name": name}
    made = {"type": _AGENTS[thing.kind], "name": edition.library.name_of(thing, document.as_at)}
    href = edition.href_of(thing)
    return {"id": edition.site.base_url + href.removesuffix("index.html"), **made} if href else made


def collection(edition: Edition, items: Iterable[str]) -> str:
    """All of them on one page of a collection (5)."""
    library, site = edition.library, edition.site
    own = edition.url(Route(FILE, FILE, FILE))
    total = sum(library.count(f"@annotations/{kind}") for kind in ANNOTATION_KINDS)
    head = {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": f"Annotations – {site.title}",
        "creator": {"type": "Organization", "name": site.publisher or site.title},
        "total": total,
    }
    page: dict[str, object] = {"id": f"{own}#page", "type": "AnnotationPage", "partOf": own, "startIndex": 0}
    first = json.dumps(page, ensure_ascii=False, indent=1).removesuffix("\n}").replace("\n", "\n ")
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    listed = ",\n".join(filter(None, items))
    return f'{text},\n "first": {first},\n  "items": [\n{listed}\n  ]\n }}\n}}\n'
