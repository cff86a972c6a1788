"""Annotations: blocks pinned to the words they quote (a TextQuoteSelector of the W3C Web Annotation Data Model, 4.2.4).

The blocks extension (`blocks`) puts each numbered block into the tree. The tree step here then finds the quoted words
in the block of text right before it, wraps them in `<mark>`, and gives both sides ids that point to each other. No
match, or more than one, is an error: nothing is ever pinned by guess.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from itertools import repeat

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from sitegen.diagnostics import Findings
from sitegen.markup.bare_links import GAP, meant_link, with_words
from sitegen.markup.likeness import most_like
from sitegen.markup.pinned import NUMBER, PinnedAnnotation, Placing
from sitegen.markup.references import SCHEME
from sitegen.markup.sanitise import FACTS
from sitegen.tables import ANNOTATION_KINDS

# Their text does not run on into what follows.
_BLOCKS = frozenset("p li td th dt dd tr div h1 h2 h3 h4 h5 h6 pre ul ol dl table blockquote".split())
_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-", "\u202f": " "})
_ESCAPED = re.compile("\x02(\\d+)\x03")
_STASHED = re.compile("\x02[^\x03:]*:?([^\x03]*)\x03")
_ENTITY = re.compile(r"&#?\w+;")
_LEFT_OUT = re.compile(r"\[…\]|…|\[?\.{3}\]?")
# Signs of links, with what only they hold; of footnotes, tags, emphasis, code; and the backslash that hides a sign.
_UNSEEN = re.compile(
    r"\[\[(?:[^|\]]*\|)?|\]\]|!?\[(?!\^)(?=[^\[\]]*\]\()|\]\([^()\s]*\)|\[\^[\w-]+\]|</?[a-zA-Z][^<>]*>"
    r"|(?<!\\)[*`]|(?<!\w)_|_(?!\w)|\\(?=[^\w\s])"
)
_WORD_OR_SPACE = re.compile(r"\s+|\S+")


class PinningExtension(Extension):
    """`placing` is set by the caller for each body."""

    def __init__(self) -> None:
        super().__init__()
        self.placing = Placing()

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        # After inline patterns (20), so that emphasis and links are elements; before abbreviations (7) split the text.
        md.treeprocessors.register(_Pinning(md, self), "sitegen-annotations", 15)


class _Pinning(Treeprocessor):
    def __init__(self, md: Markdown, extension: PinningExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: etree.Element) -> None:
        placing = self._extension.placing
        if not placing.annotations:
            return
        by_number = {annotation.number: annotation for annotation in placing.annotations}
        for parent in list(root.iter()):
            target: etree.Element | None = None
            for child in list(parent):
                token, _, number = child.get(NUMBER, "").partition("-")
                if child.tag != "aside" or token != placing.token or not number.isdigit():
                    target = child
                    continue
                annotation = by_number.pop(int(number), None)
                if annotation is not None and placing.found is not None:
                    _pin(annotation, target, root, placing.found, self.md.htmlStash.rawHtmlBlocks)
                    _dress(child, annotation)
        for left in by_number.values():
            if placing.found is not None:
                message = "the annotation could not be placed"
                hint = "put it at the top level, right after a paragraph, with an empty line before and after"
                placing.found.error(left.raw.span, "annotation-placed", message, hint)


def _dress(aside: etree.Element, annotation: PinnedAnnotation) -> None:
    """Turn the bare block into the note that readers see."""
    paragraphs = list(aside)
    text = aside.text
    tail = aside.tail
    status = annotation.record.text("status")
    classes = f"annotation annotation-{annotation.raw.kind}" + (f" annotation-status-{status}" if status else "")
    aside.clear()
    aside.tail = tail
    aside.attrib.update({"class": classes, "id": annotation.id, "aria-label": annotation.label})
    _head(etree.SubElement(aside, "p", {"class": "annotation-head"}), annotation)
    etree.SubElement(aside, "a", {"href": f"{FACTS}:{annotation.number}"})
    if paragraphs or (text and text.strip()):
        body = etree.SubElement(aside, "div", {"class": "annotation-body"})
        body.text = text
        body.extend(paragraphs)


def _head(head: etree.Element, annotation: PinnedAnnotation) -> None:
    back = {
        "class": "annotation-number",
        "href": f"#r-{annotation.id}",
        "aria-label": f"Back to the words of annotation {annotation.number}",
    }
    number = etree.SubElement(head, "a", back)
    number.text, number.tail = str(annotation.number), " "
    kind = etree.SubElement(head, "span", {"class": "annotation-kind"})
    kind.text, kind.tail = ANNOTATION_KINDS[annotation.raw.kind].label, " "
    # Only a quotation has quotation marks: other words are the entry's own, and nobody must seem to have said them.
    quoted = annotation.raw.kind == "quote"
    words = etree.SubElement(head, "span" if quoted else "i", {"class": "annotation-words"})
    words.text = f"“{annotation.raw.words}”" if quoted else annotation.raw.words


@dataclass(frozen=True)
class _Run:
    """A piece of text in the tree: `owner.text`, or `owner.tail` when `tail` is set."""

    owner: etree.Element
    tail: bool

    @property
    def text(self) -> str:
        """The piece of text."""
        return (self.owner.tail if self.tail else self.owner.text) or ""

    @property
    def breaks(self) -> bool:
        """True where the text does not run on from what stands before."""
        return self.owner.tag in _BLOCKS or self.owner.tag == "br"


def _runs(element: etree.Element) -> list[_Run]:
    """The text of an element in reading order, without the marks of footnotes and annotations."""
    if element.tag == "sup" or element.get("class") == "annotation-ref":
        return []
    runs = [_Run(element, False)]
    for child in element:
        runs += _runs(child)
        runs.append(_Run(child, True))
    return runs


@dataclass(frozen=True)
class _Text:
    """Text as it is compared, and for each of its characters the run and offsets it came from."""

    characters: str
    origins: tuple[tuple[int, int, int], ...]


def _comparable(runs: list[_Run], stash: Sequence[object]) -> _Text:
    characters: list[str] = []
    origins: list[tuple[int, int, int]] = []
    for number, run in enumerate(runs):
        text = run.text
        if run.breaks and text[:1].strip() and characters and characters[-1] != " ":
            characters.append(" ")
            origins.append((number, 0, 0))
        in_code = run.owner.tag == "code" and not run.tail
        if "\x02" in text or (in_code and "&" in text):
            _add_characters(text, number, stash, in_code, characters, origins)
        else:
            _add_words(text, number, characters, origins)
    return _Text("".join(characters), tuple(origins))


def _add_words(text: str, number: int, characters: list[str], origins: list[tuple[int, int, int]]) -> None:
    """Add a text without marks of Python-Markdown, each character of which stands for itself."""
    for word in _WORD_OR_SPACE.finditer(text.translate(_FOLD)):
        start, end = word.span()
        if not word[0].isspace():
            characters.extend(word[0])
            origins.extend(zip(repeat(number), range(start, end), range(start + 1, end + 1), strict=False))
        elif not (characters and characters[-1] == " "):
            characters.append(" ")
            origins.append((number, start, start + 1))


def _add_characters(
    text: str,
    number: int,
    stash: Sequence[object],
    in_code: bool,
    characters: list[str],
    origins: list[tuple[int, int, int]],
) -> None:
    at = 0
    while at < len(text):
        step, character = _next_character(text, at, stash, in_code=in_code)
        if character.isspace():
            character = " "
        if character and not (character == " " and characters and characters[-1] == " "):
            characters.append(character)
            origins.append((number, at, at + step))
        at += step


def _next_character(text: str, at: int, stash: Sequence[object], *, in_code: bool) -> tuple[int, str]:
    """The next character as it is compared, and how much of the raw text it takes."""
    if text[at] == "\x02":
        escaped = _ESCAPED.match(text, at)
        if escaped:
            return escaped.end() - at, chr(int(escaped[1]))
        stashed = _STASHED.match(text, at)
        if stashed:
            return stashed.end() - at, _entity(stash, stashed[1])
    # Python-Markdown escapes the text of code before it gets here, and other text after.
    entity = _ENTITY.match(text, at) if in_code else None
    if entity:
        return entity.end() - at, unescape(entity[0]).translate(_FOLD)
    return 1, text[at].translate(_FOLD)


def _entity(stash: Sequence[object], number: str) -> str:
    """The character of an entity that Python-Markdown put aside; nothing for a piece of raw HTML."""
    kept = stash[int(number)] if number.isdigit() and int(number) < len(stash) else ""
    match = _ENTITY.fullmatch(kept) if isinstance(kept, str) else None
    return unescape(match[0]).translate(_FOLD) if match else ""


def fold(words: str) -> str:
    """Words as they are compared: white space collapsed, typographic quotes and non-breaking signs made plain."""
    return " ".join(words.translate(_FOLD).split())


def _occurrences(text: str, words: str) -> list[int]:
    """Where the words stand as whole words."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [match.start() for match in re.finditer(f"(?={before}{re.escape(words)}{after})", text)]


def _pin(
    annotation: PinnedAnnotation,
    target: etree.Element | None,
    root: etree.Element,
    found: Findings,
    stash: Sequence[object],
) -> None:
    if target is None:
        message = "there is no text before the annotation"
        found.error(annotation.raw.span, "annotation-no-match", message, "put it right after the paragraph it is about")
        return
    text = _comparable(_runs(target), stash)
    words = fold(annotation.raw.words)
    everywhere = _occurrences(text.characters, words)
    starts = _chosen(annotation, text.characters, everywhere, len(words))
    if len(starts) == 1:
        _wrap(annotation, target, text, starts[0], starts[0] + len(words))
    elif starts:
        _report_ambiguous(annotation, len(starts), found)
    elif everywhere:
        count = "once" if len(everywhere) == 1 else f"{len(everywhere)} times"
        message = f"the words '{annotation.raw.words}' stand there {count}, but not where nth, prefix or suffix say"
        found.error(annotation.raw.words_span, "annotation-no-match", message, "correct nth, prefix or suffix")
    else:
        whole = _comparable(_runs(root), stash).characters
        bare = _bare_link(annotation, target, stash)
        if bare is not None:
            message = (
                f"'{annotation.raw.words}' cannot be found: [[{bare[0]}]] has no words of its own in the text, "
                "and gets its name later"
            )
            found.error(annotation.raw.words_span, "annotation-no-match", message, bare[1])
        else:
            _report_absent(annotation, text.characters, whole, _raw_text(stash), found)


def _chosen(annotation: PinnedAnnotation, text: str, starts: list[int], length: int) -> list[int]:
    record = annotation.record
    prefix, suffix = fold(record.text("prefix")), fold(record.text("suffix"))
    if prefix:
        starts = [start for start in starts if text[:start].rstrip().endswith(prefix)]
    if suffix:
        starts = [start for start in starts if text[start + length :].lstrip().startswith(suffix)]
    nth = record.number("nth", 0)
    return starts[nth - 1 : nth] if nth else starts


def _report_ambiguous(annotation: PinnedAnnotation, count: int, found: Findings) -> None:
    message = f"the words '{annotation.raw.words}' stand {count} times in the block before the annotation"
    found.error(
        annotation.raw.words_span,
        "annotation-twice",
        message,
        "quote more words, or add an indented line nth: 1 (the first of them) below the header",
    )


def _bare_link(annotation: PinnedAnnotation, target: etree.Element, stash: Sequence[object]) -> tuple[str, str] | None:
    """The `[[link]]` without words whose name is a part of those looked for, and what to write."""
    links = [a for a in target.iter("a") if (a.get("href") or "").startswith(SCHEME) and not a.text and not len(a)]
    if not links:
        return None
    for link in links:
        link.text = GAP
    block = _comparable(_runs(target), stash).characters
    for link in links:
        link.text = None
    ids = [(link.get("href") or "")[len(SCHEME) :] for link in links]
    words = fold(annotation.raw.words)
    meant = meant_link(words, block, ids)
    if meant is not None:
        hint = f"give it the words in the text: [[{meant[0]}|{meant[1]}]]"
        return meant[0], hint if meant[2] == words else f"{hint}, and write /// {annotation.raw.kind} | {meant[2]}"
    like = most_like(words, block)
    if GAP not in like:
        return None
    one = ids[block[: block.index(like) + like.index(GAP)].count(GAP)] if like in block else ids[0]
    return one, f"give it words in the text, {with_words(one)}, and quote the text as it then reads"


def _report_absent(annotation: PinnedAnnotation, block: str, whole: str, raw: str, found: Findings) -> None:
    message = f"the words '{annotation.raw.words}' do not stand in the block before the annotation"
    hint = _where_they_are(annotation, block, whole, raw) or _as_pieces(annotation, block)
    if not hint:
        like = most_like(annotation.raw.words, block)
        reads = f"that block reads: {block.strip()[:120]}…; copy the words from it, or move the annotation"
        hint = _either(annotation, like) if like else reads
    found.error(annotation.raw.words_span, "annotation-no-match", message, hint)


def _where_they_are(annotation: PinnedAnnotation, block: str, whole: str, raw: str) -> str:
    """What to do about words that stand in the text, but not so or not there; empty where they do not."""
    words = fold(annotation.raw.words)
    if _occurrences(whole, words):
        return "they stand elsewhere in the text: move the annotation right below that paragraph"
    if _occurrences(block.casefold(), words.casefold()):
        return "they stand there with other capitals: quote them exactly"
    if "{++" in block or "{--" in block:
        return "the text holds changes that were only proposed, {++ or {--: settle them, and the words will be found"
    if _occurrences(raw, words):
        return "they stand inside HTML tags, where nothing can be pinned: write that paragraph without tags"
    return ""


def _as_pieces(annotation: PinnedAnnotation, block: str) -> str:
    """What to write where an annotation leaves words out, or has marks of Markdown that readers do not see."""
    kind, words = annotation.raw.kind, fold(annotation.raw.words)
    pieces = [piece.strip() for piece in _LEFT_OUT.split(words) if piece.strip() and _occurrences(block, piece.strip())]
    if pieces and pieces != [words]:
        return f"an annotation is pinned to one piece of text, without '…': write /// {kind} | {pieces[0]}"
    bare = fold(unescape(_UNSEEN.sub("", annotation.raw.words))).strip("\"' ")
    if bare and bare != words and _occurrences(block, bare):
        return f"write them as readers see them, without marks: /// {kind} | {bare}"
    return ""


def _raw_text(stash: Sequence[object]) -> str:
    """What stands in raw HTML, without its tags."""
    return fold(unescape(re.sub("<[^<>]*>", "", " ".join(kept for kept in stash if isinstance(kept, str)))))


def _either(annotation: PinnedAnnotation, like: str) -> str:
    """Say how to make text and annotation agree; which of the two has the slip is not known here."""
    kind, words = annotation.raw.kind, annotation.raw.words
    # A source has one way only of saying what is quoted or counted; all else is in our own words.
    source = ", whichever is the source's" if kind in {"quote", "figure"} else ""
    if _UNSEEN.search(words):
        # They may well stand in the text so, and would still not be found.
        return f"were they edited? Readers see '{like}': write /// {kind} | {like}"
    return f"were they edited? The text has '{like}': write /// {kind} | {like}, or '{words}' in the text{source}"


def _wrap(annotation: PinnedAnnotation, target: etree.Element, text: _Text, start: int, end: int) -> None:
    """Put `<mark>` around the words, run by run from the last one, so that earlier offsets stay true."""
    runs = _runs(target)
    pieces: dict[int, tuple[int, int]] = {}
    for number, low, high in text.origins[start:end]:
        pieces[number] = (pieces.get(number, (low, high))[0], high)
    parents = {child: parent for parent in target.iter() for child in parent}
    last: etree.Element | None = None
    for number in sorted(pieces, reverse=True):
        low, high = pieces[number]
        if runs[number].text[low:high].strip():
            mark = etree.Element("mark", {"class": f"anchor anchor-{annotation.raw.kind}"})
            _replace(runs[number], low, high, mark, parents)
            last = last if last is not None else mark
    if last is not None:
        _refer(_reference(annotation), last, target)


def _reference(annotation: PinnedAnnotation) -> etree.Element:
    attributes = {
        "class": "annotation-ref",
        "href": f"#{annotation.id}",
        "id": f"r-{annotation.id}",
        "aria-label": annotation.label,
    }
    element = etree.Element("a", attributes)
    # Raised even without a style sheet: "2024" with note 8 must not read "20248".
    etree.SubElement(element, "sup").text = str(annotation.number)
    return element


def _replace(run: _Run, low: int, high: int, mark: etree.Element, parents: dict[etree.Element, etree.Element]) -> None:
    """Replace `run.text[low:high]` by `mark`."""
    text = run.text
    before, mark.text, mark.tail = text[:low], type(text)(text[low:high]), text[high:]
    if run.tail:
        parent = parents[run.owner]
        position = list(parent).index(run.owner) + 1
        run.owner.tail = before
    else:
        parent, position = run.owner, 0
        run.owner.text = before
    parent.insert(position, mark)


def _refer(reference: etree.Element, mark: etree.Element, target: etree.Element) -> None:
    """Put the reference behind the mark, outside of other marks that end there and after their references."""
    parents = {child: parent for parent in target.iter() for child in parent}
    while not mark.tail and parents[mark].tag == "mark" and list(parents[mark])[-1] is mark:
        mark = parents[mark]
    siblings = list(parents[mark])
    at = siblings.index(mark)
    while not mark.tail and at + 1 < len(siblings) and siblings[at + 1].get("class") == "annotation-ref":
        at += 1
        mark = siblings[at]
    reference.tail, mark.tail = mark.tail, None
    parents[mark].insert(at + 1, reference)
