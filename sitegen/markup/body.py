"""A body as Markdown -> `Body`; never raises on content."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.diagnostics import Findings, Span
from sitegen.fields import FieldType, read_record
from sitegen.markup import scan
from sitegen.markup.debris import bracketed, check_debris
from sitegen.markup.guard import find_runaway
from sitegen.markup.note_boxes import check_note_boxes
from sitegen.markup.pasted import check_pasted
from sitegen.markup.pinned import PinnedAnnotation, Placing
from sitegen.markup.repeated import check_repeated
from sitegen.markup.run_on import check_run_on
from sitegen.markup.sanitise import ALLOWED, ONLY, OWN_SCHEMES, REFERENCE, SAFE_SCHEMES, sanitise, without_remote_images
from sitegen.markup.tidy import put_in_place, tidied
from sitegen.markup.written import check_written
from sitegen.model import Annotation, Body, HeadingMark, LocalLink, Reference
from sitegen.slips.urls import other_host, past_detour
from sitegen.slugs import slugify
from sitegen.tables import ANNOTATION_KINDS

if TYPE_CHECKING:
    from sitegen.markup.converter import Converter

_ID = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_RAW_H1 = re.compile(r"(</?)h1\b", re.IGNORECASE)
_TYPED_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]*([^\s#].*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_BACK = re.compile(r'<a class="footnote-backref" href="#([^"]+)"[^>]*>.*?</a>', re.DOTALL)
_OWN_MACHINE = re.compile(
    r"localhost|[\w.-]+\.(?:local|localhost|internal)|127(?:\.\d+){3}|0\.0\.0\.0|10(?:\.\d+){3}|192\.168(?:\.\d+){2}"
)
_PREVIEWED = re.compile(r"https?://[^/]+/documents/([a-z0-9]+(?:-[a-z0-9]+)*)/?(?:index\.html)?")
"""The page of an entry, as the preview has it."""
_OF_PROGRAMS = frozenset({"font", "center", "xml", "meta", "link"})
_FOR_MACHINES = frozenset(
    "script style iframe object embed applet template noscript form input button select textarea".split()
)
_SCHEME = re.compile(r"[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")


@lru_cache(maxsize=4)
def _converter(glossary: tuple[tuple[str, str], ...], blocks: bool) -> Converter:
    """One for each process, glossary and kind of body, because making one costs more than most bodies."""
    # Here and not above: a build that converts nothing does without Python-Markdown.
    from sitegen.markup.converter import Converter

    return Converter(dict(glossary), blocks=blocks)


def render_body(text: str, path: str, first_line: int, glossary: tuple[tuple[str, str], ...], found: Findings) -> Body:
    """Turn a Markdown body that begins on `first_line` of `path` into HTML and what was found in it.

    `glossary` holds (abbreviation, expansion) pairs. Faults go into `found`; with errors the body is empty or partial
    and is never published.
    """
    # Composed and decomposed letters look the same, so a quotation has to find both.
    text = unicodedata.normalize("NFC", text)
    runaway = find_runaway(text)
    if runaway:
        span = Span(path, first_line + text.count("\n", 0, runaway[0]))
        found.error(span, "too-complex", f"{runaway[1]} would take too long to read", "shorten this passage")
        return Body()
    scanned = scan.scan(text, path, first_line, found)
    check_written(scanned, path, found)
    check_debris(scanned, path, found)
    check_pasted(scanned, path, found)
    check_note_boxes(scanned, path, found)
    check_run_on(scanned, path, found)
    check_repeated(scanned, path, found)
    pinned = _pinned(scanned, found)
    html = _convert(scanned, path, pinned, glossary, found)
    if any(item.rule == "annotation-open" for item in found.items):
        # Nobody knows where that note ends, so that other annotations may have lost the text they are pinned to.
        found.items = [item for item in found.items if item.rule != "annotation-no-match"]
    return _read_back(html, scanned, path, pinned, found)


def _convert(
    scanned: scan.Scanned,
    path: str,
    pinned: tuple[PinnedAnnotation, ...],
    glossary: tuple[tuple[str, str], ...],
    found: Findings,
) -> str:
    try:
        # Python-Markdown takes its own marks out of a text, which can bring slashes together.
        blocks = any(sign in scanned.text for sign in ("///", "\x02", "\x03"))
        return _converter(glossary, blocks).convert(scanned.text, Placing(pinned, scanned.token, found))
    except Exception as error:
        # The library raises all sorts of exceptions on odd footnotes and deep nesting: content, not a bug of ours.
        _converter.cache_clear()
        at = scan.nested_footnote(scanned)
        span = scanned.index.span(path, at or 0)
        message = f"Python-Markdown cannot convert this body ({type(error).__name__})"
        hint = "a footnote is defined inside another: begin it on its own line" if at is not None else ""
        hint = hint or "look for deeply nested lists or quotations, and for odd footnotes"
        found.error(span, "markdown-failed", message, hint)
        return ""


def _pinned(scanned: scan.Scanned, found: Findings) -> tuple[PinnedAnnotation, ...]:
    """Type the options and give every annotation its id; those derived from words keep clear of the editors' own."""
    records = [
        read_record(raw.options, ANNOTATION_KINDS[raw.kind].fields, found, what=f"key of a {raw.kind}")
        for raw in scanned.annotations
    ]
    taken: dict[str, Span] = {}
    for record in records:
        own_id = record.text("id")
        if own_id and not _ID.fullmatch(own_id):
            message = f"'{own_id}' cannot be an id"
            found.error(record.span_of("id"), "annotation-id", message, "use letters, digits and single hyphens")
        elif own_id and own_id in taken:
            message = f"the annotation id '{own_id}' is used twice (first on line {taken[own_id].line})"
            found.error(record.span_of("id"), "annotation-id", message, "give each annotation its own id")
        elif own_id:
            taken[own_id] = record.span_of("id")
    pinned: list[PinnedAnnotation] = []
    for number, (raw, record) in enumerate(zip(scanned.annotations, records, strict=True), start=1):
        own_id = record.text("id")
        if own_id and taken.get(own_id) == record.span_of("id"):
            name = own_id
        else:
            name = _free_id(slugify(raw.words)[:48].strip("-"), taken)
            taken[name] = raw.span
        pinned.append(PinnedAnnotation(raw, record, number, f"a-{name}"))
    return tuple(pinned)


def _free_id(wanted: str, taken: Mapping[str, Span]) -> str:
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)


def _read_back(
    html: str, scanned: scan.Scanned, path: str, pinned: tuple[PinnedAnnotation, ...], found: Findings
) -> Body:
    """Read the HTML before and after cleaning, for everything that later steps need to know of it."""
    # Python-Markdown's way back from a footnote as the cleaner writes it: most bodies then come out as they went in.
    html = html.replace("&#160;", "&nbsp;").replace("&#8617;", "↩")
    places, cleaned = scan.Places(scanned, path), sanitise(html)
    clean = without_remote_images(_without_dead_ends(_RAW_H1.sub(r"\1h2", cleaned)))
    clean = tidied(clean, places, found)
    after = LexborHTMLParser(f"<body>{clean}")
    tree = after
    if clean != html:
        tree = LexborHTMLParser(f"<body>{html}")
        _report_removed(tree, places, found)
    references, links = _links(tree, places, found)
    ids = tuple(n.attributes.get("id") or "" for n in after.css("[id]"))
    clean = put_in_place(clean, after, scanned.masked, places, found)
    _report_same_ids(ids, Span(path, scanned.index.span(path, 0).line), found)
    bodies = {n.parent.attributes.get("id"): n.inner_html or "" for n in after.css(".annotation-body") if n.parent}
    text = after.body.text(separator=" ") if after.body else ""
    return Body(
        html=clean,
        headings=_headings(after, _typed_headings(scanned, path)),
        annotations=tuple(_annotation(p, bodies.get(p.id, "")) for p in pinned),
        references=references,
        links=links,
        bracketed=tuple(Reference(name, scanned.index.span(path, at)) for at, name in bracketed(scanned.masked)),
        ids=ids,
        words=len(text.split()),
    )


def _without_dead_ends(html: str) -> str:
    """A footnote that nothing refers to comes with a link back to nowhere."""
    links = list(_BACK.finditer(html))
    ids = set(_ids_in(html)) if links else set()
    pieces, at = [], 0
    for link in links:
        if link[1] not in ids:
            pieces.append(html[at : link.start()].rstrip())
            at = link.end()
    return "".join((*pieces, html[at:]))


def _ids_in(html: str) -> Iterator[str]:
    """What stands in `id="…"`, as a regex with a word boundary before it would find it, at a tenth of the time."""
    at = html.find('id="')
    while at >= 0:
        end = html.find('"', at + 4)
        if end > at + 4 and not (at and (html[at - 1].isalnum() or html[at - 1] == "_")):
            yield html[at + 4 : end]
            at = end
        at = html.find('id="', at + 1)


def _report_same_ids(ids: tuple[str, ...], span: Span, found: Findings) -> None:
    for name, count in Counter(ids).items():
        if count > 1:
            message = f"{count} parts of the text have the id '{name}'"
            found.error(span, "same-id", message, "give each its own id, {: #id } or id:")


def _annotation(pinned: PinnedAnnotation, body_html: str) -> Annotation:
    record, raw = pinned.record, pinned.raw
    options = []
    for row in ANNOTATION_KINDS[raw.kind].fields:
        if row.name in {"id", "nth", "prefix", "suffix"} or row.name not in record.values:
            continue
        date = record.date(row.name)
        text = date.edtf if date else record.text(row.name)
        options.append((row.name, "true" if row.type is FieldType.FLAG and record.flag(row.name) else text))
    return Annotation(
        raw.kind,
        pinned.id,
        pinned.number,
        raw.words,
        record.text("prefix"),
        record.text("suffix"),
        raw.span,
        tuple((name, text) for name, text in options if text),
        record.date("date"),
        body_html.strip(),
    )


def _typed_headings(scanned: scan.Scanned, path: str) -> dict[str, int]:
    """The line of every heading by its words, as typed; 0 for words that two have."""
    lines: dict[str, int] = {}
    for match in _TYPED_HEADING.finditer(scanned.masked):
        words = " ".join(match[1].split())
        lines[words] = 0 if words in lines else scanned.index.span(path, match.start()).line
    return lines


def _headings(tree: LexborHTMLParser, lines: dict[str, int]) -> tuple[HeadingMark, ...]:
    marks = []
    for node in tree.css("h2, h3, h4, h5, h6"):
        for reference in node.css(".footnote-ref, .annotation-ref"):
            reference.decompose()
        text = " ".join(node.text().split())
        level = int((node.tag or "h2")[1])
        marks.append(HeadingMark(node.attributes.get("id") or "", text, level, lines.get(text, 0)))
    return tuple(marks)


def _report_removed(tree: LexborHTMLParser, places: scan.Places, found: Findings) -> None:
    """Say what the cleaning will take away: raw HTML is never dropped in silence."""
    tags: Counter[str] = Counter()
    attributes: Counter[tuple[str, str]] = Counter()
    for node in tree.css("body *"):
        tag = node.tag or ""
        allowed = ALLOWED.get(tag)
        if allowed is None:
            tags[tag] += 1
            continue
        for name, value in node.attributes.items():
            if name not in allowed or value not in ONLY.get((tag, name), (value,)):
                attributes[tag, name] += 1
    for tag, count in tags.items():
        message = f"raw HTML: <{tag}> is not allowed and is left out{_times(count)}"
        hint = "write it as Markdown, or as code between back ticks"
        if ":" in tag or tag in _OF_PROGRAMS:
            hint = "delete it: it came with text that was pasted from a program"
        elif tag in _FOR_MACHINES:
            hint = "delete it with all that it holds: a page takes nothing of the kind"
        found.warning(places.of_tag(tag), "raw-html", message, hint)
    lines: set[int] = set()
    for (tag, name), count in sorted(attributes.items()):
        # What stands on one line was pasted in one go: whoever mends the first sees the others.
        span = places.of_tag(tag, name)
        if span.line in lines:
            continue
        lines.add(span.line)
        message = f"raw HTML: the attribute {name} of <{tag}> is left out{_times(count)}"
        found.warning(span, "raw-html", message, "remove it; looks belong in a style sheet")


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""


def _links(
    tree: LexborHTMLParser, places: scan.Places, found: Findings
) -> tuple[tuple[Reference, ...], tuple[LocalLink, ...]]:
    references: list[Reference] = []
    links: list[LocalLink] = []
    for node in tree.css("a[href], img[src]"):
        href = (node.attributes.get("src" if node.tag == "img" else "href") or "").strip()
        scheme = _scheme(href)
        if scheme == REFERENCE:
            target = unquote(href[len(REFERENCE) + 1 :])
            references.append(Reference(target, places.of_reference(target), node.text().strip()))
        elif node.tag == "img" and (scheme in {"http", "https"} or href.startswith("//")):
            message = "a picture on another site is shown as a link: a page loads nothing from elsewhere"
            found.warning(places.of_address(href), "remote-image", message, "put the picture into assets/, if you may")
        elif scheme and scheme not in SAFE_SCHEMES | OWN_SCHEMES:
            described = bool((node.attributes.get("alt") or "").strip())
            _report_scheme(scheme, href, node.tag == "img", places.of_address(href), found, described=described)
        elif not href and node.tag == "a":
            message, hint = "a link has no address", "write one between the round brackets; or take all brackets away"
            found.warning(places.of_address(""), "empty-link", message, hint)
        elif scheme in {"http", "https"} and node.tag == "a":
            _check_host(href, " ".join(node.text().split()), places, found)
        elif not scheme and not href.startswith("//") and not _is_ours(node):
            links.append(LocalLink(href, places.of_address(href), node.tag == "img"))
    return tuple(references), tuple(links)


def _check_host(href: str, words: str, places: scan.Places, found: Findings) -> None:
    host = (re.match(r"https?:/*([^/?#]*)", href) or [""] * 2)[1].rpartition("@")[2].partition(":")[0].lower()
    if meant := past_detour(href):
        message = f"the address leads by way of {host}, which notes who goes there"
        found.warning(places.of_address(href), "bad-url", message, f"write {meant}")
    elif _OWN_MACHINE.fullmatch(host):
        message = f"'{host}' is your own machine or network: no reader gets there"
        hint = "look for the page's address on the web, and write that"
        if entry := _PREVIEWED.fullmatch(href):
            link = (
                f"[[{entry[1]}|{words}]]" if re.fullmatch(r"[^|\[\]]+", words) and words != href else f"[[{entry[1]}]]"
            )
            hint = f"if this is the preview of the digest, write {link} in place of the whole link; if not, {hint}"
        found.warning(places.of_address(href), "bad-url", message, hint)
    elif ".." in host or host.startswith(".") or not re.match(r"https?://[^/]", href, re.IGNORECASE):
        message = f"'{href}' is not a whole web address"
        hint = "correct the part between https:// and the next /: one dot between its words, as in https://www.example.org/"
        found.warning(places.of_address(href), "bad-url", message, hint)
    elif named := other_host(words, href):
        message = f"the words of the link are an address of {named}, and it leads to {host}"
        hint = "write one address in both places; if the one it leads to is right, put words that say what is there"
        found.warning(places.of_address(href), "bad-url", message, hint)


def _is_ours(node: LexborNode) -> bool:
    """Links that Markdown or the annotations made themselves."""
    classes = (node.attributes.get("class") or "").split()
    return bool({"annotation-ref", "annotation-number", "footnote-ref", "footnote-backref"} & set(classes))


def _scheme(href: str) -> str:
    match = _SCHEME.match(scan.plain_address(href))
    return match[1].lower() if match else ""


def _report_scheme(scheme: str, href: str, image: bool, span: Span, found: Findings, *, described: bool = True) -> None:
    message = f"a link to '{scheme}:' is refused"
    if len(scheme) == 1 or scheme == "file":
        message = "the address of a file on your own machine: no reader has it"
        name = re.split(r"[\\/]", unquote(href).rstrip("\\/"))[-1]
        hint = f"put the file into {'assets/images' if image else 'assets'}/, and write "
        address = f"/assets/{'images/' if image else ''}{name.replace(' ', '-')}"
        # A picture without words is spoken of here, and not a second time.
        hint += f"![what it shows]({address})" if image and not described else address
        (found.error if scheme == "file" else found.warning)(
            span, "unsafe-link" if scheme == "file" else "unknown-scheme", message, hint
        )
    elif scheme in {"javascript", "vbscript", "data", "file"}:
        found.error(span, "unsafe-link", message, "write an https address")
    else:
        found.warning(span, "unknown-scheme", message, "write an https address")
