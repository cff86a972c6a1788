"""Bodies and annotations for pages: every symbolic address resolved, every option in words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from sitegen.dates import FuzzyDate, day_in_words, in_words, parse_date
from sitegen.lists import Thing
from sitegen.model import Annotation, Body, Document, Person
from sitegen.proof import PROOF
from sitegen.tables import ANNOTATION_KINDS
from sitegen.views.edition import Edition, date_view
from sitegen.views.parts import AnnotationView, Fact, Heading, Link

_REFERENCE = re.compile(r'<a href="ref:([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_FACTS = re.compile(r'<a href="facts:([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ROOTED = re.compile(r'(<(?:a|img)\b[^>]*? (?:href|src)=")/(?!/)([^"?#]*)')
_NUMBER = re.compile(r"^-(?=\d)")
_LONG = re.compile(r"(?<![\d.,])[1-9]\d{4,}(?![\d,])")

OPTION_LABELS = {
    "speaker": "Speaker",
    "role": "Office",
    "where": "Where",
    "date": "Date",
    "value": "Value",
    "unit": "Unit",
    "what": "What",
    "from": "From",
    "to": "To",
    "period": "Period",
    "base": "Base",
    "holder": "Holder",
    "derived": "Worked out by",
    "status": "Status",
    "reply": "Reply",
    "no_reply": "Reply",
    "term": "Term",
    "about": "In doubt",
    "elsewhere": "From",
    PROOF: "Compared",
}
STATUS_WORDS = {
    "stated": "stated by its holder",
    "disputed": "disputed",
    "contested": "contested by others in the source",
    "confirmed": "confirmed by a second source",
}


def body_html(edition: Edition, body: Body, links: Mapping[str, Thing], root: str, at: FuzzyDate | None) -> str:
    """The HTML of a body with every symbolic address resolved, for a page that is `root` away from the site's root.

    `links` says what its links lead to; `at` is the date that names of bodies are shown as at.
    """
    facts = {str(annotation.number): annotation for annotation in body.annotations}

    def reference(match: re.Match[str]) -> str:
        target, label = unquote(html.unescape(match[1])), match[3]
        thing = links.get(target)
        if thing is None:
            return label or html.escape("an entry that is not published yet")
        words = label or html.escape(edition.library.name_of(thing, at))
        href = edition.href_of(thing)
        return f'<a href="{root}{html.escape(href)}"{match[2]}>{words}</a>' if href else words

    def facts_list(match: re.Match[str]) -> str:
        annotation = facts.get(match[1])
        # Our own mark is empty; a link that an editor wrote with this scheme is only its words.
        if match[2] or annotation is None:
            return match[2]
        return _facts_html(annotation_facts(edition, annotation, at), root)

    def rooted(match: re.Match[str]) -> str:
        path = match[2]
        # A folder opened from a disk is a list of its files.
        is_folder = "://" not in root and (not path or path.endswith("/"))
        return f"{match[1]}{root}{path}{'index.html' if is_folder else ''}"

    text = _REFERENCE.sub(reference, body.html)
    text = _FACTS.sub(facts_list, text)
    return _ROOTED.sub(rooted, text)


def _facts_html(facts: Iterable[Fact], root: str) -> str:
    rows = "".join(f"<div><dt>{html.escape(fact.label)}</dt><dd>{_fact_html(fact, root)}</dd></div>" for fact in facts)
    return f'<dl class="annotation-facts">{rows}</dl>' if rows else ""


def _fact_html(fact: Fact, root: str) -> str:
    links = [
        f'<a href="{root}{html.escape(link.href)}">{html.escape(link.label)}</a>'
        if link.href
        else html.escape(link.label)
        for link in fact.links
    ]
    return "; ".join([*links, html.escape(fact.text)] if fact.text else links)


def annotation_facts(edition: Edition, annotation: Annotation, at: FuzzyDate | None) -> tuple[Fact, ...]:
    """The options of an annotation in reading order; the office is filled in from the register where it is missing."""
    facts = []
    for name, value in annotation.options:
        if name == PROOF and not value.startswith("found"):
            # Whether it may stand is for the editor to say; see `proof.rules`.
            continue
        label = OPTION_LABELS.get(name, name)
        if name in {"speaker", "holder"}:
            facts.append(Fact(label, "", (edition.holder_link(value, at),)))
            held = office(edition, annotation, value, at)
            if held and not annotation.option("role"):
                facts.append(Fact(OPTION_LABELS["role"], held))
        else:
            facts.append(Fact(label, _option_text(edition, annotation, name, value)))
    return tuple(facts)


def _option_text(edition: Edition, annotation: Annotation, name: str, value: str) -> str:
    if name == "value":
        return figure_value(annotation)
    if name == PROOF:
        return f"word for word with the source, {day_in_words(value.partition(' ')[2])}"
    if name == "derived":
        return "us, from the figures of the source"
    if name == "status":
        return STATUS_WORDS.get(value, value)
    if name == "date" and annotation.date is not None:
        return in_words(annotation.date)
    if name == "period":
        return _period(value)
    if name in {"from", "to", "base"}:
        return _typeset(value)
    return value


def _period(text: str) -> str:
    """A period in words where it is a date; `2007-08/2014-15` and the like stay as the editor wrote them."""
    try:
        return in_words(parse_date(text), period=True)
    except ValueError:
        return text


def figure_value(annotation: Annotation) -> str:
    """The value of a figure with its unit, with a real minus sign."""
    parts = [annotation.option("value"), annotation.option("unit")]
    return _typeset(" ".join(part for part in parts if part))


def _beside(value: str, words: str) -> str:
    """A value, unless it would say again what the words beside it say: 59 % of “59%”."""
    same = [re.sub(r"[\s,]", "", text.replace("−", "-")).lower() for text in (value, words)]
    return "" if same[0] == same[1] else value


def _typeset(number: str) -> str:
    """A number as it is set: a real minus sign, and commas from ten thousand on."""
    return _LONG.sub(lambda match: f"{int(match[0]):,}", _NUMBER.sub("−", number))


def office(edition: Edition, annotation: Annotation, name: str, at: FuzzyDate | None) -> str:
    """The office that a speaker held when it was said, as far as the register knows."""
    thing = edition.library.holder(name)
    person = edition.library.thing(thing) if thing is not None else None
    when = annotation.date or at
    return person.role_at(when) if isinstance(person, Person) and when is not None else ""


def annotation_view(edition: Edition, document: Document, annotation: Annotation, root: str) -> AnnotationView:
    """An annotation as a row of an index that is `root` away from the site's root."""
    at = document.as_at
    kind = ANNOTATION_KINDS[annotation.kind]
    name = annotation.option("speaker") or annotation.option("holder")
    body = Body(html=annotation.body_html, annotations=())
    title = Link(document.title, edition.href("document", document.id), lang=document.lang)
    return AnnotationView(
        id=annotation.id,
        href=f"{title.href}#{annotation.id}",
        number=annotation.number,
        kind=annotation.kind,
        kind_label=kind.label,
        words=annotation.words,
        body_html=body_html(edition, body, edition.library.links(document.id), root, at),
        facts=annotation_facts(edition, annotation, at),
        status=annotation.option("status"),
        speaker=edition.holder_link(name, at) if name else None,
        role=annotation.option("role") or office(edition, annotation, name, at),
        value=figure_value(annotation),
        value_beside=_beside(figure_value(annotation), annotation.words),
        document=title,
        date=date_view(at, document.date_basis),
        draft=document.draft,
    )


def headings(body: Body) -> tuple[Heading, ...]:
    """The headings of a body for a table of contents: the first two levels."""
    return tuple(Heading(h.id, h.text, h.level) for h in body.headings if h.id and h.level <= 3)
